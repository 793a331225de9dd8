#include "sim/roads/link_grid.hpp"

#include <cassert>
#include <cmath>
#include <utility>

namespace tocsin::roads {

namespace {

constexpr std::int64_t most_cells = 1'000'000;

std::int64_t cells_over(double length_m, double cell_m) {
  return static_cast<std::int64_t>(std::floor(length_m / cell_m)) + 1;
}

GridBox box_of(const LinkGrid::Segment& segment) {
  const auto [west, east] = std::minmax(segment.a.easting_m, segment.b.easting_m);
  const auto [south, north] = std::minmax(segment.a.northing_m, segment.b.northing_m);
  return {{west, south}, {east, north}};
}

}  // namespace

LinkGrid::LinkGrid(std::vector<Segment> segments, double cell_m)
    : segments_(std::move(segments)), cell_m_(cell_m) {
  assert(cell_m > 0.0);
  if (segments_.empty()) return;
  GridBox all;
  for (const Segment& segment : segments_) {
    all.add(segment.a);
    all.add(segment.b);
  }
  origin_ = all.low;
  const GridPoint extent = all.high - all.low;
  // Few cells bound the memory; as many as four to a segment are of use.
  const double limit = static_cast<double>(
      std::min<std::int64_t>(most_cells, 64 + 4 * static_cast<std::int64_t>(segments_.size())));
  while ((extent.easting_m / cell_m_ + 1.0) * (extent.northing_m / cell_m_ + 1.0) > limit) cell_m_ *= 2.0;
  columns_ = cells_over(extent.easting_m, cell_m_);
  rows_ = cells_over(extent.northing_m, cell_m_);

  // Two passes over the same cells: count, then place.
  struct Cells {
    Cell low;
    Cell high;
  };
  std::vector<Cells> cells;
  cells.reserve(segments_.size());
  for (const Segment& segment : segments_) {
    const GridBox box = box_of(segment);
    cells.push_back({cell_of(box.low), cell_of(box.high)});
  }
  const auto each_cell = [this, &cells](auto&& act) {
    for (std::uint32_t index = 0; index < cells.size(); ++index) {
      const auto& [low, high] = cells[index];
      for (std::int64_t row = low.row; row <= high.row; ++row) {
        for (std::int64_t column = low.column; column <= high.column; ++column) {
          act(static_cast<std::size_t>(row * columns_ + column), index);
        }
      }
    }
  };
  start_.assign(static_cast<std::size_t>(columns_ * rows_) + 1, 0);
  each_cell([this](std::size_t cell, std::uint32_t) { ++start_[cell + 1]; });
  for (std::size_t cell = 1; cell < start_.size(); ++cell) start_[cell] += start_[cell - 1];
  contents_.resize(start_.back());
  std::vector<std::uint32_t> next(start_.begin(), start_.end() - 1);
  each_cell([this, &next](std::size_t cell, std::uint32_t index) { contents_[next[cell]++] = index; });
}

LinkGrid::Cell LinkGrid::cell_of(GridPoint p) const {
  const auto along = [this](double offset_m, std::int64_t count) {
    // Never negative once clamped, so cutting the fraction off rounds down.
    return static_cast<std::int64_t>(std::clamp(offset_m / cell_m_, 0.0, static_cast<double>(count - 1)));
  };
  return {along(p.easting_m - origin_.easting_m, columns_), along(p.northing_m - origin_.northing_m, rows_)};
}

std::span<const std::uint32_t> LinkGrid::at(Cell cell) const {
  if (cell.column < 0 || cell.column >= columns_ || cell.row < 0 || cell.row >= rows_) return {};
  const auto index = static_cast<std::size_t>(cell.row * columns_ + cell.column);
  return std::span(contents_).subspan(start_[index], start_[index + 1] - start_[index]);
}

}  // namespace tocsin::roads
