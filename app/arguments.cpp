#include "app/arguments.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <system_error>
#include <tuple>

#include <fmt/format.h>

#include "sim/base/text.hpp"

namespace tocsin::app {

namespace {

constexpr int least_side_px = 320;
constexpr int greatest_side_px = 7680;

Result<SimTime> moment_of(const WrittenTime& written, const std::string& text,
                          const model::Scenario& scenario) {
  const Resolution resolution = scenario.time_zone.resolve(written);
  switch (resolution.kind) {
    case Resolution::Kind::Unique:
      return SimTime{(resolution.first - scenario.start).count()};
    case Resolution::Kind::Doubled:
      return fault(fmt::format("{} comes twice that night: the clocks go back", text),
                   "an offset behind it, such as +01:00, to pick one");
    case Resolution::Kind::Missing:
      return fault(fmt::format("{} does not exist that day: the clocks go forward over it", text));
    case Resolution::Kind::BadOffset:
      return fault(
          fmt::format("{} has an offset that {} does not have then", text, scenario.time_zone.name()));
  }
  return fault("no such moment");
}

}  // namespace

Result<SimTime> moment(const std::string& text, const model::Scenario& scenario) {
  Result<SimTime> found = fault(fmt::format("'{}' is not a moment", text),
                                "T+1:30, T+01:30:00 or a local date and time such as 2026-11-18 10:05");
  if (const auto t = parse_t_plus(text)) {
    found = *t;
  } else if (const auto written = parse_written_time(text)) {
    found = moment_of(*written, text, scenario);
  }
  if (!found) return found;
  const SimTime end = SimTime{} + scenario.duration;
  if (*found < SimTime{} || *found > end) {
    return fault(fmt::format("{} lies outside the exercise", text),
                 fmt::format("T+0:00 to {}", format_t_plus(end)));
  }
  return found;
}

Result<std::uint64_t> seed_number(const std::string& text) {
  std::uint64_t seed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  const bool is_plain = text == "0" || (!text.empty() && text.front() != '0');
  if (error != std::errc{} || end != text.data() + text.size() || !is_plain) {
    return fault(fmt::format("'{}' is not a seed", text), "a whole number from 0 to 18446744073709551615");
  }
  return seed;
}

Result<std::pair<int, int>> picture_size(const std::string& text) {
  const auto wrong = [&] {
    return fault(fmt::format("'{}' is not a size", text),
                 fmt::format("WIDTHxHEIGHT in pixels, each {} to {}", least_side_px, greatest_side_px));
  };
  const auto cross = text.find('x');
  if (cross == std::string::npos) return wrong();
  const auto side = [](std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() ? value : -1;
  };
  const int width = side(std::string_view(text).substr(0, cross));
  const int height = side(std::string_view(text).substr(cross + 1));
  for (const int px : {width, height}) {
    if (px < least_side_px || px > greatest_side_px) return wrong();
  }
  return std::pair{width, height};
}

Result<window::WindowOptions> window_options(const std::string& view, const std::string& theme,
                                             const std::string& size) {
  window::WindowOptions options;
  options.views = view == "room"   ? window::Views::Room
                  : view == "both" ? window::Views::Both
                                   : window::Views::Facilitator;
  options.theme = theme == "dark" ? render::Theme::Dark : render::Theme::Light;
  const auto sides = picture_size(size);
  if (!sides) return tl::unexpected(sides.error());
  std::tie(options.width_px, options.height_px) = *sides;
  return options;
}

Result<std::string> line_of_text(const std::string& text) {
  constexpr std::size_t longest = 200;
  const bool has_control = std::any_of(text.begin(), text.end(), [](char c) { return c >= 0 && c < ' '; });
  const bool is_blank = std::all_of(text.begin(), text.end(), [](char c) { return c == ' '; });
  if (!is_blank && !has_control && text.size() <= longest && is_utf8_text(text)) return text;
  return fault("that is not a line of text", fmt::format("1 to {} characters of UTF-8 on one line", longest));
}

Result<osm::LatLonBox> lat_lon_box(const std::string& text) {
  const auto wrong = [&] {
    return fault(fmt::format("'{}' is not a box", text),
                 "WEST,SOUTH,EAST,NORTH in degrees, within Great Britain: -2.95,53.25,-2.55,53.45");
  };
  std::array<double, 4> sides{};
  const char* at = text.data();
  const char* const text_end = text.data() + text.size();
  for (std::size_t i = 0; i < sides.size(); ++i) {
    if (i > 0 && (at == text_end || *at++ != ',')) return wrong();
    const auto [end, error] = std::from_chars(at, text_end, sides[i], std::chars_format::fixed);
    if (error != std::errc{}) return wrong();
    at = end;
  }
  const auto [west, south, east, north] = sides;
  const osm::LatLonBox box{{south, west}, {north, east}};
  const bool is_box = west < east && south < north;
  if (at != text_end || !is_box || !on_national_grid(box.south_west) || !on_national_grid(box.north_east)) {
    return wrong();
  }
  return box;
}

}  // namespace tocsin::app
