// A route as a value: the legs that a vehicle drives, each with the times at which it enters and leaves
// it, and where on it a vehicle is after a while. Knows nothing of how routes are found.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/geo.hpp"
#include "sim/base/time.hpp"
#include "sim/base/units.hpp"
#include "sim/roads/network.hpp"

namespace tocsin::roads {

/// Part of one link, driven one way. `from_m` and `to_m` are metres from the link's `from` junction, so
/// a Backward leg has from_m >= to_m. Times count from the route's start.
struct Leg {
  ArcId arc;
  LinkId link;
  Direction direction = Direction::Forward;
  double from_m = 0.0;
  double to_m = 0.0;
  Duration enter{0};
  Duration leave{0};
  Duration turn{0};      ///< of that time, spent standing at its beginning: turning in
  Duration wait{0};      ///< and at its end: at lights, giving way
  bool avoided = false;  ///< this link was to be avoided, and there was no other way

  friend bool operator==(const Leg&, const Leg&) = default;
};

/// How to drive from one position to another. Legs follow on from each other in place and time; none
/// where the two positions are the same place.
struct Route {
  RoadPosition from;
  RoadPosition to;
  std::vector<Leg> legs;
  Duration total{0};
  Metres length;
  bool through_avoided = false;  ///< some leg is `avoided`

  friend bool operator==(const Route&, const Route&) = default;
};

/// A point of a route's drawn line and when the vehicle is there, counted from the start.
struct TimedPoint {
  GridPoint at;
  Duration after{0};
};

/// A run of legs on one road, for directions and for the journal: "A557 Weston Point Expressway".
struct RoadStretch {
  std::string ref;
  std::string name;
  Metres length;
  Duration time{0};  ///< waits and turns included

  friend bool operator==(const RoadStretch&, const RoadStretch&) = default;
};

/// Where a vehicle on the route is `since_start` after it set off (clamped to the route's ends).
/// `position.along_m` is rounded to decimetres: the resolution of a journal.
struct OnRoute {
  RoadPosition position;
  /// The leg it is on, as an index into `legs`: at a leg's last moment already the next. None without legs.
  std::optional<std::size_t> leg;
  /// The way it is driving; none without legs and once it has arrived.
  std::optional<Direction> heading;
  /// How long it will still stand there before it drives on.
  Duration held{0};
};
OnRoute on_route_after(const Route& route, Duration since_start);

/// Only the position of the above.
RoadPosition position_after(const Route& route, Duration since_start);
/// Its point on the grid, not rounded.
GridPoint point_after(const Network& network, const Route& route, Duration since_start);

/// The route as drawn, with times that never fall. At least one point.
std::vector<TimedPoint> timed_line(const Network& network, const Route& route);

/// The roads in the order driven; neighbouring legs of one ref and name are one stretch, and legs without
/// either (links inside junctions, mostly) add to the stretch before them, or to the first.
std::vector<RoadStretch> roads_along(const Network& network, const Route& route);

}  // namespace tocsin::roads
