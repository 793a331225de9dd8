// Many points that one cloud after another is asked about, sorted into squares once: most squares are seen
// to lie outside without a look at their points. Knows nothing of what stands at the points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/geo.hpp"
#include "sim/base/units.hpp"
#include "sim/hazard/cloud.hpp"

namespace tocsin::hazard {

class PointSquares {
 public:
  PointSquares() = default;
  explicit PointSquares(std::span<const GridPoint> points);

  /// Which points, ascending, have a concentration of `threshold` or more: exactly those of which
  /// `concentrations` says so. REQUIRES: threshold > 0.
  std::vector<std::uint32_t> at_least(const Cloud& cloud, KgPerCubicMetre threshold,
                                      Metres above_ground = Metres{1.5}) const;

 private:
  struct Square {
    GridBox box;  ///< of the points in it
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };
  std::vector<double> bounds(const Cloud& cloud, Metres above_ground) const;
  std::size_t square_of(GridPoint p) const;

  GridPoint origin_;
  double side_m_ = 1.0;
  std::size_t columns_ = 0;
  std::size_t rows_ = 0;
  std::vector<Square> squares_;         // row by row from the south-west
  std::vector<GridPoint> points_;       // square by square
  std::vector<std::uint32_t> numbers_;  // of the same, as they were given
};

}  // namespace tocsin::hazard
