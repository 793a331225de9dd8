// Which pumps could be first at a place: turnout, the drive beyond the map and the drive on it, for every
// pump of a scenario. Planning assumptions; nothing here draws luck, and nobody is sent.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "sim/model/setting.hpp"
#include "sim/roads/routing.hpp"

namespace tocsin::model {

/// One unit's way to a place.
struct Attendance {
  UnitId unit;
  Duration turnout{0};  ///< the median
  Duration off_map{0};
  Duration drive{0};  ///< with blue lights

  Duration total() const { return turnout + off_map + drive; }
  friend bool operator==(const Attendance&, const Attendance&) = default;
};

/// The first `count` pumps to be at `goal` if all were sent at once and stood at their stations, soonest
/// first (ties: the order of the scenario); fewer where fewer can get there. All roads as usual, with the
/// traffic of `hour`. REQUIRES: the router is one of the setting's map and travel model.
std::vector<Attendance> first_pumps(const Setting& setting, roads::Router& router, roads::RoadPosition goal,
                                    std::optional<roads::HourOfWeek> hour, std::size_t count);

}  // namespace tocsin::model
