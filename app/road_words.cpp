#include "app/road_words.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "sim/base/civil.hpp"

namespace tocsin::app {

namespace {

/// The whole text as a number; none of it may be left over but spaces.
std::optional<double> number_of(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<std::vector<double>> numbers_of(const std::string& text) {
  std::vector<double> numbers;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    const auto number = number_of(std::string_view{text}.substr(at, end - at));
    if (!number) return std::nullopt;
    numbers.push_back(*number);
    at = end + 1;
  }
  return numbers;
}

bool has_form_of_id(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

template <class Whole>
std::optional<Whole> whole(std::string_view text) {
  Whole value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value == 0) return std::nullopt;
  return value;
}

}  // namespace

Result<LatLon> lat_lon(const std::string& text) {
  const auto numbers = numbers_of(text);
  if (!numbers || numbers->size() != 2) {
    return fault(fmt::format("'{}' is not a position", text), "LAT,LON in degrees, such as 53.3294,-2.7307");
  }
  const LatLon at{(*numbers)[0], (*numbers)[1]};
  if (!on_national_grid(at)) {
    return fault(fmt::format("{} is not on the British National Grid", text),
                 "latitude 49 to 61.5, then longitude -9.5 to 2.5",
                 on_national_grid({at.lon_deg, at.lat_deg}) ? "latitude comes first" : "");
  }
  return at;
}

Result<std::vector<LatLon>> ring_of_lat_lon(const std::string& text) {
  const auto numbers = numbers_of(text);
  if (!numbers || numbers->size() < 6 || numbers->size() % 2 != 0) {
    return fault(fmt::format("'{}' is not an area", text),
                 "LAT,LON,LAT,LON,LAT,LON: three corners or more, in order");
  }
  std::vector<LatLon> ring;
  for (std::size_t i = 0; i < numbers->size(); i += 2) {
    const auto corner = lat_lon(fmt::format("{},{}", (*numbers)[i], (*numbers)[i + 1]));
    if (!corner) return tl::unexpected(corner.error());
    ring.push_back(*corner);
  }
  return ring;
}

Result<void> position_form(const std::string& text) {
  if (has_form_of_id(text) || parse_grid_reference(text)) return {};
  if (text.find(',') != std::string::npos) {
    const auto degrees = lat_lon(text);
    return degrees ? Result<void>{} : tl::unexpected(degrees.error());
  }
  return fault(
      fmt::format("'{}' is not a position", text),
      "LAT,LON in degrees, a grid reference such as \"SJ 514 816\", or the id of a place of the map");
}

Result<std::uint32_t> link_number(const std::string& text) {
  if (const auto number = whole<std::uint32_t>(text)) return *number;
  return fault(fmt::format("'{}' is not the id of a link", text), "a whole number from 1");
}

Result<SlowLink> slow_link(const std::string& text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  const auto number = whole<std::uint32_t>(std::string_view{text}.substr(0, colon));
  const auto percent = whole<std::uint16_t>(std::string_view{text}.substr(std::min(colon + 1, text.size())));
  if (!number || !percent || *percent < 100 || *percent > 1000) {
    return fault(fmt::format("'{}' does not slow a link", text),
                 "ID:PERCENT of the usual time, 100 to 1000: 886:150 takes half as long again");
  }
  return SlowLink{*number, *percent};
}

Result<double> minutes_number(const std::string& text) {
  const auto minutes = number_of(text);
  if (minutes && *minutes >= 0.1 && *minutes <= 180.0) return *minutes;
  return fault(fmt::format("'{}' is not a drive's time", text), "minutes, 0.1 to 180");
}

Result<roads::HourOfWeek> hour_at(const std::string& text, const std::string& zone_name) {
  const auto zone = TimeZone::find(zone_name);
  if (!zone)
    return fault(fmt::format("there is no time zone \"{}\"", zone_name), "an IANA name: Europe/London");
  const auto written = parse_written_time(text);
  if (!written) {
    return fault(fmt::format("'{}' is not a local date and time", text), "such as 2026-11-17 08:00");
  }
  const Resolution resolution = zone->resolve(*written);
  if (resolution.kind == Resolution::Kind::Missing) {
    return fault(fmt::format("{} does not exist that day: the clocks go forward over it", text));
  }
  if (resolution.kind == Resolution::Kind::BadOffset) {
    return fault(fmt::format("{} has an offset that {} does not have then", text, zone_name));
  }
  // An hour that comes twice has the same traffic both times.
  return roads::hour_of_week(written->local);
}

}  // namespace tocsin::app
