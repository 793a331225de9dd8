#include "render/picking.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace tocsin::render {

namespace {

constexpr double unit_px = 8.0;
constexpr double station_px = 6.0;
constexpr double receptor_px = 6.0;
constexpr double site_px = 12.0;
constexpr double flag_height_px = 30.0;
constexpr double flag_width_px = 34.0;

double distance_to_box(const PixelBox& box, Pixel at) {
  const double across = std::max({box.low.x - at.x, at.x - box.high.x, 0.0});
  const double down = std::max({box.low.y - at.y, at.y - box.high.y, 0.0});
  return std::hypot(across, down);
}

double distance_to_line(const std::vector<Pixel>& points, Pixel at) {
  // The grid's plane geometry serves pixels as well.
  const auto plane = [](Pixel p) { return GridPoint{p.x, p.y}; };
  double best = 1e300;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const Foot foot = foot_on_segment(plane(at), plane(points[i]), plane(points[i + 1]));
    best = std::min(best, foot.away.value);
  }
  return best;
}

}  // namespace

Drawn drawn_things(const Shown& shown, std::span<const DrawnUnit> units, const Camera& camera) {
  Drawn drawn;
  const PixelBox frame = camera.frame.grown(flag_width_px);
  const auto add = [&](const Thing& thing, Pixel at, double half_px, int rank) {
    if (frame.contains(at)) drawn.points.push_back({thing, PixelBox{at, at}.grown(half_px), rank});
  };
  const model::Scenario& scenario = shown.setting.scenario;
  for (std::size_t i = 0; i < scenario.receptors.size(); ++i)
    add(id_of<model::ReceptorTag>(i), camera.to_pixel(scenario.receptors[i].position), receptor_px, 0);
  for (std::size_t i = 0; i < scenario.stations.size(); ++i)
    add(id_of<model::StationTag>(i), camera.to_pixel(scenario.stations[i].position), station_px, 1);
  add(Site{}, camera.to_pixel(scenario.incident.position), site_px, 2);
  for (const model::RvpId rvp : rvps_there(shown)) {
    const Pixel foot = camera.to_pixel(*place_of(shown, rvp));
    const PixelBox flag{foot - Pixel{3.0, flag_height_px}, foot + Pixel{flag_width_px, 3.0}};
    if (frame.contains(foot)) drawn.points.push_back({rvp, flag, 3});
  }
  for (const auto& [id, offset] : units) {
    if (const auto at = place_of(shown, id)) add(id, camera.to_pixel(*at) + offset, unit_px, 4);
  }
  for (const Thing& thing : line_things(shown)) {
    for (const std::vector<GridPoint>& line : lines_of(shown, thing)) {
      DrawnLine on_screen{thing, {}};
      for (const GridPoint p : line) on_screen.points.push_back(camera.to_pixel(p));
      drawn.lines.push_back(std::move(on_screen));
    }
  }
  return drawn;
}

Selection pick(const Drawn& drawn, Pixel at, const PickReach& reach) {
  Selection best;
  using PointKey = std::tuple<double, int, double, Thing>;
  std::optional<PointKey> nearest_point;
  for (const DrawnPoint& point : drawn.points) {
    const double away = distance_to_box(point.box, at);
    if (away > reach.symbol_px) continue;
    const Pixel off = point.box.centre() - at;
    const PointKey key{away, -point.rank, std::hypot(off.x, off.y), point.thing};
    if (!nearest_point || key < *nearest_point) nearest_point = key, best = point.thing;
  }
  if (best) return best;
  using LineKey = std::pair<double, Thing>;
  std::optional<LineKey> nearest_line;
  for (const DrawnLine& line : drawn.lines) {
    const LineKey key{distance_to_line(line.points, at), line.thing};
    if (key.first > reach.line_px) continue;
    if (!nearest_line || key < *nearest_line) nearest_line = key, best = line.thing;
  }
  return best;
}

}  // namespace tocsin::render
