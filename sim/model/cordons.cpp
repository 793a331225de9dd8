#include "sim/model/cordons.hpp"

#include <algorithm>

namespace tocsin::model {

namespace {

constexpr int circle_corners = 48;

/// Above zero where `c` lies to the left of the line from `a` to `b`, zero on it.
double side_of(GridPoint a, GridPoint b, GridPoint c) {
  const GridPoint along = b - a;
  const GridPoint to_c = c - a;
  return along.easting_m * to_c.northing_m - along.northing_m * to_c.easting_m;
}

bool within_box(GridPoint p, GridPoint a, GridPoint b) {
  GridBox box;
  box.add(a);
  box.add(b);
  return box.contains(p);
}

/// True where the two have a point in common.
bool meet(GridPoint a, GridPoint b, GridPoint c, GridPoint d) {
  const double c_side = side_of(a, b, c);
  const double d_side = side_of(a, b, d);
  const double a_side = side_of(c, d, a);
  const double b_side = side_of(c, d, b);
  const bool are_apart_c_d = (c_side > 0.0 && d_side < 0.0) || (c_side < 0.0 && d_side > 0.0);
  const bool are_apart_a_b = (a_side > 0.0 && b_side < 0.0) || (a_side < 0.0 && b_side > 0.0);
  if (are_apart_c_d && are_apart_a_b) return true;
  return (c_side == 0.0 && within_box(c, a, b)) || (d_side == 0.0 && within_box(d, a, b)) ||
         (a_side == 0.0 && within_box(a, c, d)) || (b_side == 0.0 && within_box(b, c, d));
}

/// True where the way from `a` by `b` to `c` goes back over itself.
bool folds_back(GridPoint a, GridPoint b, GridPoint c) {
  const GridPoint in = b - a;
  const GridPoint out = c - b;
  return side_of(a, b, c) == 0.0 && in.easting_m * out.easting_m + in.northing_m * out.northing_m < 0.0;
}

}  // namespace

RingFlaw flaw_of(std::span<const GridPoint> ring) {
  const std::size_t n = ring.size();
  if (n < least_corners) return RingFlaw::TooFewCorners;
  if (n > most_corners) return RingFlaw::TooManyCorners;
  const auto corner = [&](std::size_t i) { return ring[i % n]; };
  for (std::size_t i = 0; i < n; ++i) {
    if (corner(i) == corner(i + 1)) return RingFlaw::RepeatedCorner;
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (folds_back(corner(i), corner(i + 1), corner(i + 2))) return RingFlaw::CrossesItself;
    // The sides before and behind this one share a corner with it.
    const std::size_t last = i == 0 ? n - 1 : n;
    for (std::size_t k = i + 2; k < last; ++k) {
      if (meet(corner(i), corner(i + 1), corner(k), corner(k + 1))) return RingFlaw::CrossesItself;
    }
  }
  return RingFlaw::None;
}

std::string_view words_of(RingFlaw flaw) {
  switch (flaw) {
    case RingFlaw::None:
      return "";
    case RingFlaw::TooFewCorners:
      return "the ring has too few corners";
    case RingFlaw::TooManyCorners:
      return "the ring has too many corners";
    case RingFlaw::RepeatedCorner:
      return "two corners of the ring that follow each other are the same point";
    case RingFlaw::CrossesItself:
      return "the ring crosses or touches itself";
  }
  return "";
}

std::string_view expected_of(RingFlaw flaw) {
  switch (flaw) {
    case RingFlaw::None:
      return "";
    case RingFlaw::TooFewCorners:
    case RingFlaw::TooManyCorners:
      return "3 to 200 corners";
    case RingFlaw::RepeatedCorner:
      return "each corner once: the last is joined to the first";
    case RingFlaw::CrossesItself:
      return "corners in order about the ground that is meant";
  }
  return "";
}

std::vector<GridPoint> ring_about(GridPoint centre, Metres radius) {
  std::vector<GridPoint> ring;
  ring.reserve(circle_corners);
  for (int i = 0; i < circle_corners; ++i) {
    const Degrees direction{360.0 * i / circle_corners};
    ring.push_back(rounded_to_decimetres(centre + heading(direction) * radius.value));
  }
  return ring;
}

}  // namespace tocsin::model
