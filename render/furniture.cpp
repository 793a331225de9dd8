#include "render/furniture.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sim/hazard/weather.hpp"

namespace tocsin::render {

ScaleBar scale_bar(double metres_per_pixel, double longest_px) {
  static constexpr std::array<double, 3> steps{5.0, 2.0, 1.0};
  const double longest_m = metres_per_pixel * longest_px;
  const double decade = std::pow(10.0, std::floor(std::log10(longest_m)));
  double metres = decade;
  for (const double step : steps) {
    if (step * decade <= longest_m) {
      metres = step * decade;
      break;
    }
  }
  const std::string text =
      metres >= 1000.0 ? fmt::format("{:g} km", metres / 1000.0) : fmt::format("{:g} m", metres);
  return {metres, metres / metres_per_pixel, text};
}

std::vector<GridLine> grid_lines(const Camera& camera) {
  double spacing_m = 1000.0;
  for (const double wider : {5000.0, 10000.0}) {
    if (spacing_m / camera.metres_per_pixel < 36.0) spacing_m = wider;
  }
  std::vector<GridLine> lines;
  const GridBox ground = camera.ground();
  const auto add = [&](GridAxis axis, double low, double high) {
    for (double at = std::ceil(low / spacing_m) * spacing_m; at <= high; at += spacing_m) {
      const auto kilometre = static_cast<long>(std::lround(at / 1000.0));
      lines.push_back({axis, at, fmt::format("{:02}", kilometre % 100)});
    }
  };
  add(GridAxis::Easting, ground.low.easting_m, ground.high.easting_m);
  add(GridAxis::Northing, ground.low.northing_m, ground.high.northing_m);
  return lines;
}

std::string compass_point(Degrees direction) {
  static constexpr std::array<const char*, 16> points{"N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE",
                                                      "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"};
  const double turn = direction.value - 360.0 * std::floor(direction.value / 360.0);
  return points[static_cast<std::size_t>(std::lround(turn / 22.5)) % points.size()];
}

std::optional<WindArrow> wind_arrow(const model::Setting& setting, SimTime now) {
  if (setting.scenario.weather.points.empty()) return std::nullopt;
  const hazard::Wind wind = hazard::wind_at(setting.scenario.weather, now);
  constexpr double mph_per_m_s = 2.236936;
  return WindArrow{wind.from,
                   fmt::format("from {:03.0f}° {}", std::fmod(std::round(wind.from.value), 360.0),
                               compass_point(wind.from)),
                   fmt::format("{:.1f} m/s ({:.0f} mph)", wind.speed.value, wind.speed.value * mph_per_m_s),
                   model::local_clock(setting, now)};
}

std::string banner(const model::Scenario& scenario) { return "EXERCISE  " + scenario.code_word; }

std::vector<std::string> attribution(const roads::Map& map) { return map.credits; }

}  // namespace tocsin::render
