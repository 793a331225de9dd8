#include "sim/hazard/point_squares.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "sim/hazard/exponential.hpp"

namespace tocsin::hazard {

namespace {

constexpr double usual_side_m = 200.0;
/// Far more than all that rounding can make of a sum.
constexpr double margin = 1.000001;

std::size_t step_of(double away_m, double side_m, std::size_t count) {
  return static_cast<std::size_t>(std::clamp(away_m / side_m, 0.0, static_cast<double>(count - 1)));
}

/// Squared, from a point to the nearest of a box.
double distance2(GridPoint p, const GridBox& box) {
  const double dx = std::max({0.0, box.low.easting_m - p.easting_m, p.easting_m - box.high.easting_m});
  const double dy = std::max({0.0, box.low.northing_m - p.northing_m, p.northing_m - box.high.northing_m});
  return dx * dx + dy * dy;
}

}  // namespace

PointSquares::PointSquares(std::span<const GridPoint> points) {
  if (points.empty()) return;
  GridBox all;
  for (const GridPoint p : points) all.add(p);
  origin_ = all.low;
  const GridPoint size = all.high - all.low;
  // No more squares than points, nearly: a map may be large and empty.
  const double side_of_share_m =
      std::sqrt(size.easting_m * size.northing_m / static_cast<double>(points.size()));
  const double longest_m = std::max(size.easting_m, size.northing_m);
  side_m_ = std::max({usual_side_m, side_of_share_m, longest_m / static_cast<double>(points.size())});
  columns_ = static_cast<std::size_t>(size.easting_m / side_m_) + 1;
  rows_ = static_cast<std::size_t>(size.northing_m / side_m_) + 1;

  squares_.resize(columns_ * rows_);
  for (const GridPoint p : points) ++squares_[square_of(p)].end;
  std::uint32_t count = 0;
  for (Square& square : squares_) {
    square.first = count;
    count += square.end;
    square.end = square.first;
  }
  points_.resize(points.size());
  numbers_.resize(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    Square& square = squares_[square_of(points[i])];
    square.box.add(points[i]);
    points_[square.end] = points[i];
    numbers_[square.end++] = static_cast<std::uint32_t>(i);
  }
}

std::size_t PointSquares::square_of(GridPoint p) const {
  const std::size_t column = step_of(p.easting_m - origin_.easting_m, side_m_, columns_);
  return step_of(p.northing_m - origin_.northing_m, side_m_, rows_) * columns_ + column;
}

/// For each square, what no point in it exceeds: every puff as if its nearest point were there.
std::vector<double> PointSquares::bounds(const Cloud& cloud, Metres above_ground) const {
  std::vector<double> bounds(squares_.size(), 0.0);
  for (const Puff& puff : cloud.puffs) {
    const double reach = puff.reach.value * margin;
    const double rate = -0.5 / (puff.sigma_y.value * puff.sigma_y.value);
    const double most = peak(puff, cloud.height, above_ground).value * margin;
    const std::size_t low = square_of(puff.centre - GridPoint{reach, reach});
    const std::size_t high = square_of(puff.centre + GridPoint{reach, reach});
    const std::size_t width = high % columns_ - low % columns_ + 1;
    for (std::size_t row = low; row <= high; row += columns_) {
      for (std::size_t i = row; i < row + width; ++i) {
        const double away2 = distance2(puff.centre, squares_[i].box);
        if (away2 <= reach * reach) bounds[i] += most * exponential(rate * away2);
      }
    }
  }
  return bounds;
}

std::vector<std::uint32_t> PointSquares::at_least(const Cloud& cloud, KgPerCubicMetre threshold,
                                                  Metres above_ground) const {
  assert(threshold.value > 0.0);
  std::vector<std::uint32_t> found;
  if (squares_.empty()) return found;
  std::vector<GridPoint> near_points;
  std::vector<std::uint32_t> near;
  const std::vector<double> most = bounds(cloud, above_ground);
  for (std::size_t i = 0; i < squares_.size(); ++i) {
    if (most[i] < threshold.value) continue;
    const Square& square = squares_[i];
    near_points.insert(near_points.end(), points_.begin() + square.first, points_.begin() + square.end);
    near.insert(near.end(), numbers_.begin() + square.first, numbers_.begin() + square.end);
  }
  const std::vector<double> kg_m3 = concentrations(cloud, near_points, above_ground);
  for (std::size_t i = 0; i < near.size(); ++i) {
    if (kg_m3[i] >= threshold.value) found.push_back(near[i]);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace tocsin::hazard
