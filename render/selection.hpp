// What can be selected on the map and in the lists, as a value, and what every view needs to know of it: its
// name, its place, its outline, what comes next. Knows nothing of pixels or of who selects.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/model/setting.hpp"
#include "sim/model/world.hpp"

namespace tocsin::render {

/// The incident's place.
struct Site {
  friend constexpr auto operator<=>(Site, Site) = default;
};

/// One thing of the exercise that has a place. Roads and people are none.
using Thing = std::variant<model::UnitId, model::RvpId, model::StationId, model::ReceptorId, model::ClosureId,
                           model::SlowdownId, model::CordonId, Site>;
using Selection = std::optional<Thing>;

/// The exercise at one moment: what everything about a thing is asked of. Keeps references.
struct Shown {
  const model::Setting& setting;
  const model::World& world;
  SimTime now;
};

/// True unless it is a closure or the like that is not in force.
bool is_there(const Shown& shown, const Thing& thing);

/// "Runcorn P1", "RVP 2 Weston Road", "Closed: Weston Road".
std::string title_of(const Shown& shown, const Thing& thing);

/// Where it is; nothing for a unit beyond the map and for a closure without links.
std::optional<GridPoint> place_of(const Shown& shown, const Thing& thing);

/// The lines it consists of: the roads of a closure or slow-down, a cordon; none for a thing that is a point.
std::vector<std::vector<GridPoint>> lines_of(const Shown& shown, const Thing& thing);

/// Closures, slow-downs and cordons in force: what consists of lines.
std::vector<Thing> line_things(const Shown& shown);

/// What the keyboard steps through: units in the order of their list as far as they are on the map, then
/// rendezvous points, closures, slow-downs and cordons.
std::vector<Thing> things_on_map(const Shown& shown);

/// RVPs in the order of their ids: the scenario's own, and those that have been set up since.
std::vector<model::RvpId> rvps_there(const Shown& shown);

enum class Step { Next, Previous };
/// The one after or before `selected`, round and round; from nothing the first or the last. Nothing where
/// there are no things.
Selection stepped(const std::vector<Thing>& things, const Selection& selected, Step step);

}  // namespace tocsin::render
