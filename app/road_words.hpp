// Arguments about roads that are more than a word: positions, areas, links, slow-downs, hours of the week.
// Knows their forms only: whether a map has such a place or link is asked elsewhere.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/diagnostics.hpp"
#include "sim/base/geo.hpp"
#include "sim/roads/travel.hpp"

namespace tocsin::app {

/// A degree as written: "53.33,-2.73", latitude first, spaces allowed. A fault on other text or off the
/// British National Grid.
Result<LatLon> lat_lon(const std::string& text);
/// Corners as written: three or more pairs in one list.
Result<std::vector<LatLon>> ring_of_lat_lon(const std::string& text);
/// The form of a position, before there is a map: LAT,LON, a grid reference or the id of a place.
Result<void> position_form(const std::string& text);

/// How much longer each metre of a link takes.
struct SlowLink {
  std::uint32_t number = 0;
  std::uint16_t percent = 100;
};
/// "886:150".
Result<SlowLink> slow_link(const std::string& text);
/// A link's id: a whole number.
Result<std::uint32_t> link_number(const std::string& text);
/// How long a drive may take: 0.1 to 180 minutes.
Result<double> minutes_number(const std::string& text);
/// "2026-11-17 08:00", as a clock in that zone shows it.
Result<roads::HourOfWeek> hour_at(const std::string& text, const std::string& zone);

}  // namespace tocsin::app
