#include "render/clip.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

namespace tocsin::render {

namespace {

struct Segment {
  Pixel from;
  Pixel to;
};

// Liang and Barsky: what of a segment lies within the box.
std::optional<Segment> clipped(Segment s, const PixelBox& box) {
  const Pixel d = s.to - s.from;
  double first = 0.0, last = 1.0;
  const std::array<std::pair<double, double>, 4> sides{{{-d.x, s.from.x - box.low.x},
                                                        {d.x, box.high.x - s.from.x},
                                                        {-d.y, s.from.y - box.low.y},
                                                        {d.y, box.high.y - s.from.y}}};
  for (const auto& [towards, room] : sides) {
    if (towards == 0.0) {
      if (room < 0.0) return std::nullopt;
      continue;
    }
    const double share = room / towards;
    if (towards < 0.0) {
      first = std::max(first, share);
    } else {
      last = std::min(last, share);
    }
  }
  if (first > last) return std::nullopt;
  return Segment{first == 0.0 ? s.from : s.from + d * first, last == 1.0 ? s.to : s.from + d * last};
}

enum class Side : std::uint8_t { Left, Right, Top, Bottom };

double room_at(Pixel p, Side side, const PixelBox& box) {
  switch (side) {
    case Side::Left:
      return p.x - box.low.x;
    case Side::Right:
      return box.high.x - p.x;
    case Side::Top:
      return p.y - box.low.y;
    case Side::Bottom:
      return box.high.y - p.y;
  }
  return 0.0;
}

double away_px(Pixel p, Pixel a, Pixel b) {
  const Pixel d = b - a;
  const double length2 = d.x * d.x + d.y * d.y;
  const Pixel to = p - a;
  const double share = length2 > 0.0 ? std::clamp((to.x * d.x + to.y * d.y) / length2, 0.0, 1.0) : 0.0;
  const Pixel off = to - d * share;
  return std::hypot(off.x, off.y);
}

}  // namespace

std::vector<std::vector<Pixel>> clipped_line(std::span<const Pixel> points, const PixelBox& box) {
  std::vector<std::vector<Pixel>> pieces;
  bool goes_on = false;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const auto inside = clipped({points[i], points[i + 1]}, box);
    if (!inside) {
      goes_on = false;
      continue;
    }
    if (!goes_on) pieces.push_back({inside->from});
    pieces.back().push_back(inside->to);
    goes_on = inside->to == points[i + 1];
  }
  return pieces;
}

// Sutherland and Hodgman: one side of the box after the other.
std::vector<Pixel> clipped_ring(std::span<const Pixel> corners, const PixelBox& box) {
  std::vector<Pixel> ring(corners.begin(), corners.end());
  for (const Side side : {Side::Left, Side::Right, Side::Top, Side::Bottom}) {
    std::vector<Pixel> kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Pixel from = ring[i];
      const Pixel to = ring[(i + 1) % ring.size()];
      const double room_from = room_at(from, side, box);
      const double room_to = room_at(to, side, box);
      if (room_from >= 0.0) kept.push_back(from);
      if ((room_from < 0.0) != (room_to < 0.0))
        kept.push_back(from + (to - from) * (room_from / (room_from - room_to)));
    }
    ring = std::move(kept);
  }
  if (ring.size() < 3) ring.clear();
  return ring;
}

// Douglas and Peucker, with a list of what is still to be looked at instead of recursion.
std::vector<Pixel> thinned(std::span<const Pixel> points, double tolerance_px) {
  if (points.size() < 3) return {points.begin(), points.end()};
  std::vector<bool> is_kept(points.size(), false);
  is_kept.front() = is_kept.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, points.size() - 1}};
  while (!open.empty()) {
    const auto [first, last] = open.back();
    open.pop_back();
    double worst_px = tolerance_px;
    std::size_t worst = first;
    for (std::size_t i = first + 1; i < last; ++i) {
      const double away = away_px(points[i], points[first], points[last]);
      if (away > worst_px) worst_px = away, worst = i;
    }
    if (worst == first) continue;
    is_kept[worst] = true;
    open.emplace_back(first, worst);
    open.emplace_back(worst, last);
  }
  std::vector<Pixel> kept;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (is_kept[i]) kept.push_back(points[i]);
  }
  return kept;
}

}  // namespace tocsin::render
