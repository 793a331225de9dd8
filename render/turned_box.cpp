#include "render/turned_box.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tocsin::render {

namespace {

Pixel direction_of(double turn_deg) {
  const double turn = turn_deg * std::numbers::pi / 180.0;
  return {std::cos(turn), std::sin(turn)};
}

struct Reach {
  double low;
  double high;
};
Reach reach_along(const std::array<Pixel, 4>& corners, Pixel axis) {
  Reach reach{1e300, -1e300};
  for (const Pixel p : corners) {
    const double along = p.x * axis.x + p.y * axis.y;
    reach = {std::min(reach.low, along), std::max(reach.high, along)};
  }
  return reach;
}

bool are_apart_along(const std::array<Pixel, 4>& a, const std::array<Pixel, 4>& b, Pixel axis) {
  const Reach p = reach_along(a, axis);
  const Reach q = reach_along(b, axis);
  return p.high <= q.low || q.high <= p.low;
}

}  // namespace

std::array<Pixel, 4> corners_of(const TurnedBox& turned) {
  const PixelBox& box = turned.box;
  if (turned.turn_deg == 0.0) return {box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}};
  const Pixel centre = box.centre();
  const Pixel along = direction_of(turned.turn_deg);
  const Pixel across{-along.y, along.x};
  const Pixel a = along * (box.width() / 2.0);
  const Pixel d = across * (box.height() / 2.0);
  return {centre - a - d, centre + a - d, centre + a + d, centre - a + d};
}

PixelBox bounds_of(const TurnedBox& turned) {
  if (turned.turn_deg == 0.0) return turned.box;
  PixelBox bounds{{1e300, 1e300}, {-1e300, -1e300}};
  for (const Pixel p : corners_of(turned)) {
    bounds.low = {std::min(bounds.low.x, p.x), std::min(bounds.low.y, p.y)};
    bounds.high = {std::max(bounds.high.x, p.x), std::max(bounds.high.y, p.y)};
  }
  return bounds;
}

bool meet(const TurnedBox& a, const TurnedBox& b) {
  if (a.turn_deg == 0.0 && b.turn_deg == 0.0) return a.box.meets(b.box);
  const std::array<Pixel, 4> p = corners_of(a);
  const std::array<Pixel, 4> q = corners_of(b);
  for (const double turn_deg : {a.turn_deg, b.turn_deg}) {
    const Pixel along = direction_of(turn_deg);
    if (are_apart_along(p, q, along) || are_apart_along(p, q, {-along.y, along.x})) return false;
  }
  return true;
}

}  // namespace tocsin::render
