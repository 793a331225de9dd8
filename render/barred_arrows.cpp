#include "render/barred_arrows.hpp"

#include <algorithm>

namespace tocsin::render {

std::vector<std::vector<GridPoint>> barred_arrows(std::span<const GridPoint> way, double half_m,
                                                  double metres_per_pixel) {
  std::vector<std::vector<GridPoint>> strokes;
  const auto add = [&](GridPoint at, GridPoint ahead) {
    const GridPoint aside = GridPoint{-ahead.northing_m, ahead.easting_m} * half_m;
    const GridPoint tip = at + ahead * half_m, tail = at - ahead * (half_m * 0.5);
    strokes.push_back({tail + aside, tip, tail - aside});
    const GridPoint bar = tip + ahead * (3.0 * metres_per_pixel);
    strokes.push_back({bar + aside, bar - aside});
  };
  double whole_m = 0.0;
  for (std::size_t i = 0; i + 1 < way.size(); ++i) whole_m += distance(way[i], way[i + 1]).value;
  const double spacing_m = 34.0 * metres_per_pixel;
  double until_next = std::min(spacing_m, whole_m) / 2.0;
  for (std::size_t i = 0; i + 1 < way.size(); ++i) {
    const double length = distance(way[i], way[i + 1]).value;
    double along = until_next;
    for (; along < length; along += spacing_m)
      add(way[i] + (way[i + 1] - way[i]) * (along / length), heading(bearing(way[i], way[i + 1])));
    until_next = along - length;
  }
  return strokes;
}

}  // namespace tocsin::render
