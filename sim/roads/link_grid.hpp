// A uniform grid of square cells over the drawn segments of a network's links: the index behind
// "which road is nearest". Knows points and numbers only; the caller measures.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/geo.hpp"

namespace tocsin::roads {

/// Which links have a segment whose box meets a cell. Built once.
class LinkGrid {
 public:
  /// A segment of one link's drawn line.
  struct Segment {
    std::uint32_t link = 0;
    GridPoint a;
    GridPoint b;
  };

  LinkGrid() = default;
  /// Cells of about `cell_m` metres, larger where the area would need over a million cells.
  /// REQUIRES: cell_m > 0.
  LinkGrid(std::vector<Segment> segments, double cell_m);

  bool empty() const { return segments_.empty(); }

  /// Calls `visit(segment)` for segments in rings of cells round `p`, outwards, some more than once.
  /// `visit` returns the segment's distance from `p` in metres (infinity where it does not count); it
  /// stops when no segment further out can be as near as the least of those.
  template <class Visit>
  void visit_outwards(GridPoint p, Visit visit) const;

 private:
  struct Cell {
    std::int64_t column = 0;
    std::int64_t row = 0;
  };
  Cell cell_of(GridPoint p) const;
  std::span<const std::uint32_t> at(Cell cell) const;

  std::vector<Segment> segments_;
  std::vector<std::uint32_t> start_;
  std::vector<std::uint32_t> contents_;
  GridPoint origin_;
  double cell_m_ = 1.0;
  std::int64_t columns_ = 0;
  std::int64_t rows_ = 0;
};

template <class Visit>
void LinkGrid::visit_outwards(GridPoint p, Visit visit) const {
  if (segments_.empty()) return;
  const Cell centre = cell_of(p);
  const std::int64_t column_reach = std::max(centre.column, columns_ - 1 - centre.column);
  const std::int64_t row_reach = std::max(centre.row, rows_ - 1 - centre.row);
  const std::int64_t reach = std::max(column_reach, row_reach);
  double best_m = 1e300;
  for (std::int64_t ring = 0; ring <= reach; ++ring) {
    // Whatever lies in this ring or further out is at least (ring - 1) whole cells away.
    if (static_cast<double>(ring - 1) * cell_m_ > best_m) return;
    const std::int64_t first_row = std::max<std::int64_t>(0, centre.row - ring);
    const std::int64_t last_row = std::min(rows_ - 1, centre.row + ring);
    for (std::int64_t row = first_row; row <= last_row; ++row) {
      const bool whole_row = row == centre.row - ring || row == centre.row + ring;
      const std::int64_t step = whole_row || ring == 0 ? 1 : 2 * ring;
      for (std::int64_t column = centre.column - ring; column <= centre.column + ring; column += step) {
        for (const std::uint32_t index : at({column, row})) {
          best_m = std::min(best_m, visit(segments_[index]));
        }
      }
    }
  }
}

}  // namespace tocsin::roads
