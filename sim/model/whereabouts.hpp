// Where on the roads somebody is who drives, or is about to: a unit, or a member of a group. A value; knows
// neither who that is nor where to.
#pragma once

#include <optional>

#include "sim/base/time.hpp"
#include "sim/roads/network.hpp"

namespace tocsin::model {

/// Where on the roads a vehicle is, and how.
struct Whereabouts {
  roads::RoadPosition position;
  std::optional<roads::Direction> heading;  ///< the way it drives there or has come there; none: it stood
  Duration held{0};                         ///< how long it still stands there before it can drive on
};

}  // namespace tocsin::model
