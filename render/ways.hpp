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

namespace tocsin::render {

/// Everything in `make_overlay` but the lines of the ways that units drive.
Scene make_overlay_without_ways(const model::Setting& setting, const model::World& world, SimTime now,
                                const HazardPicture& picture, const Palette& palette,
                                const OverlayOptions& options);

/// The lines that `make_overlay_without_ways` leaves out, in their order.
std::vector<LineShape> make_ways(const model::Setting& setting, const model::World& world, SimTime now,
                                 const Palette& palette, const OverlayOptions& options);

/// Whether a unit drives along a route, so that it has a way to be drawn.
bool is_on_its_way(const model::UnitState& unit);

/// A unit on the road: with the moment, all of a world that its way is drawn from.
struct Driver {
  model::UnitId unit;
  model::UnitStatus status = model::UnitStatus::Mobile;
  bool is_stuck = false;
  GridPoint parked;
  SimTime route_started;
  roads::Route route;

  friend bool operator==(const Driver&, const Driver&) = default;
};
/// In the order of the scenario.
std::vector<Driver> drivers(const model::World& world);
/// Whether `drivers(world)` would be equal to these, without making them.
bool are_drivers_of(const std::vector<Driver>& drivers, const model::World& world);

/// The moment at or before `now` whose ways may be shown for those of `now`: none is out by more than a
/// unit's symbol covers.
SimTime moment_of_ways(SimTime now, double metres_per_pixel);

}  // namespace tocsin::render
