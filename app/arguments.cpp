#include "app/arguments.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string_view>
#include <system_error>
#include <tuple>

#include <fmt/format.h>

#include "sim/base/text.hpp"

namespace tocsin::app {

namespace {

constexpr int least_side_px = 320;
constexpr int greatest_side_px = 7680;

Result<Instant> instant_of(const WrittenTime& written, const std::string& text, const TimeZone& zone) {
  const Resolution resolution = zone.resolve(written);
  const auto offset_at = [&zone](Instant t) { return format_offset(zone.offset_minutes(t)); };
  switch (resolution.kind) {
    case Resolution::Kind::Unique:
      return resolution.first;
    case Resolution::Kind::Doubled:
      return fault(fmt::format("{} comes twice that night: the clocks go back", text),
                   fmt::format("{} or {} behind it, to pick one", offset_at(resolution.first),
                               offset_at(resolution.second)));
    case Resolution::Kind::Missing:
      return fault(fmt::format("{} does not exist that day: the clocks go forward over it", text),
                   fmt::format("a time before or after the change at {}",
                               format_local(zone.to_local(resolution.first))));
    case Resolution::Kind::BadOffset:
      return fault(fmt::format("{} has an offset that {} does not have then", text, zone.name()),
                   fmt::format("{} there", offset_at(resolution.first)));
  }
  return fault("no such moment");
}

}  // namespace

Result<SimTime> moment(const std::string& text, const model::Scenario& scenario) {
  Result<SimTime> found = fault(fmt::format("'{}' is not a moment", text),
                                "T+1:30, T+01:30:00 or a local date and time such as 2026-11-18 10:05");
  if (const auto t_plus = parse_t_plus(text)) {
    found = *t_plus;
  } else if (const auto written = parse_written_time(text)) {
    found = instant_of(*written, text, scenario.time_zone).map([&](Instant t) {
      return SimTime{(t - scenario.start).count()};
    });
  }
  if (!found) return found;
  const SimTime end = SimTime{} + scenario.duration;
  if (*found < SimTime{} || *found > end) {
    return fault(fmt::format("{} lies outside the exercise", text),
                 fmt::format("T+0:00 to {}", format_t_plus(end)));
  }
  return found;
}

Result<Instant> local_moment(const std::string& text, const TimeZone& zone) {
  if (const auto written = parse_written_time(text)) return instant_of(*written, text, zone);
  return fault(fmt::format("'{}' is not a local date and time", text),
               "such as 2026-10-25 02:30, or 2026-10-25 01:30+01:00 in an hour that comes twice");
}

Result<oncall::Period> rota_period(const std::string& from, const std::string& to,
                                   const model::Scenario& scenario) {
  constexpr Duration usual = std::chrono::hours{5 * 7 * 24};  // each of a month's hand-overs is in it
  constexpr Duration longest = std::chrono::hours{2 * 366 * 24};
  const auto moment_or = [&](const std::string& text, Instant otherwise) {
    return text.empty() ? Result<Instant>(otherwise) : local_moment(text, scenario.time_zone);
  };
  const auto begins = moment_or(from, scenario.start);
  if (!begins) return tl::unexpected(begins.error());
  const auto ends = moment_or(to, *begins + usual);
  if (!ends) return tl::unexpected(ends.error());
  if (*ends <= *begins) {
    return fault("--to is not after --from",
                 fmt::format("a time after {}", format_moment(*begins, scenario.time_zone)));
  }
  if (*ends - *begins > longest) return fault("--from and --to are too far apart", "at most two years");
  return oncall::Period{*begins, *ends};
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

Result<double> number_within(const std::string& text, double least, double greatest, const char* what) {
  double value = 0.0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc{} || end != text.data() + text.size() || !(value >= least && value <= greatest))
    return fault(fmt::format("'{}' is not {}", text, what), fmt::format("{:g} to {:g}", least, greatest));
  return value;
}

Result<std::string> one_of(const std::string& text, const std::vector<std::string>& words) {
  if (std::find(words.begin(), words.end(), text) != words.end()) return text;
  std::string offered;
  for (std::size_t i = 0; i < words.size(); ++i)
    offered += (i == 0 ? "" : i + 1 < words.size() ? ", " : " or ") + words[i];
  return fault(fmt::format("'{}' is not known", text), offered);
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
  options.settings.theme = theme == "dark" ? render::Theme::Dark : render::Theme::Light;
  const auto sides = picture_size(size);
  if (!sides) return tl::unexpected(sides.error());
  std::tie(options.width_px, options.height_px) = *sides;
  return options;
}

Result<render::ReadSymbols> symbols_from(const std::optional<std::filesystem::path>& file) {
  constexpr std::size_t longest_bytes = 1U << 20U;
  if (!file) return render::ReadSymbols{render::standard_symbols(), {}};
  const auto text = read_file(*file, longest_bytes);
  if (!text) return tl::unexpected(text.error());
  return render::read_symbols(*text, file->string());
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
