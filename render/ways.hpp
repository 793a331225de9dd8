// The overlay in two parts: the ways that units drive, and everything else. A picture made many times a
// second can keep the first part longer than the second. Knows no toolkit and keeps nothing itself, but for
// the rule how long a way may be kept.
#pragma once

#include <vector>

#include "render/hazard_picture.hpp"
#include "render/palette.hpp"
#include "render/scene.hpp"
#include "sim/model/setting.hpp"
#include "sim/model/world.hpp"
#include "sim/roads/route.hpp"

namespace tocsin::render {

/// Everything in `make_overlay` but the lines of the ways that units drive.
Scene make_overlay_without_ways(const model::Setting& setting, const model::World& world, SimTime now,
                                const HazardPicture& picture, const Palette& palette,
                                const OverlayOptions& options);

/// Whether a line is drawn under that one, on the same points, to set it off from the map.
bool is_border_of(const LineShape& under, const LineShape& line);

/// Whether a unit drives along a route, so that it has a way to be drawn.
bool is_on_its_way(const model::UnitState& unit);

/// A unit on the road: with the moment, all of a world that its way is drawn from; and that way.
struct Driver {
  model::UnitId unit;
  model::UnitStatus status = model::UnitStatus::Mobile;
  bool is_stuck = false;
  GridPoint parked;
  SimTime route_started;
  roads::Route route;
  std::vector<roads::TimedPoint> line;  ///< follows from the route
};
/// In the order of the scenario. Lines are taken over from former drivers where those drive the same route.
std::vector<Driver> drivers(const model::Setting& setting, const model::World& world,
                            std::vector<Driver> former = {});
/// Whether `drivers` of this world would be equal to these, without making them.
bool are_drivers_of(const std::vector<Driver>& drivers, const model::World& world);

/// The lines that `make_overlay_without_ways` leaves out, in their order. REQUIRES: are_drivers_of(drivers,
/// world).
std::vector<LineShape> make_ways(const model::Setting& setting, const model::World& world, SimTime now,
                                 const Palette& palette, const OverlayOptions& options,
                                 const std::vector<Driver>& drivers);

/// The moment at or before `now` whose ways may be shown for those of `now`: none is out by more than a
/// unit's symbol covers.
SimTime moment_of_ways(SimTime now, double metres_per_pixel);

/// The moment at or before `now` whose cloud may be shown for that of `now`: two to four a second of wall
/// time where an exercise runs `speed` times as fast as that, and a second of exercise at the least. Each is
/// a moment of ways too, or each of ways is one of these: what lies under cloud and ways is drawn once for
/// both. REQUIRES: speed > 0.
SimTime moment_of_cloud(SimTime now, double metres_per_pixel, double speed);

}  // namespace tocsin::render
