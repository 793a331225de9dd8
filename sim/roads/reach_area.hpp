// What can be reached, as an area to draw and a number of people: the reached parts of roads are spread
// over square cells, and the cells' outline is traced. Knows nothing of how far anybody drives: that is
// the Router's (routing.hpp).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/geo.hpp"
#include "sim/base/units.hpp"
#include "sim/roads/network.hpp"
#include "sim/roads/routing.hpp"

namespace tocsin::roads {

/// How roads become an area: cells this wide, and all of them whose centre lies within `spread` of a road.
struct ReachGrid {
  Metres cell{50.0};
  Metres spread{100.0};
};

/// One part of an area: its outer ring anticlockwise, its holes clockwise, seen with north up. Rings do
/// not repeat their first point, do not cross, and touch at corners at most.
struct ReachedPart {
  std::vector<GridPoint> outer;
  std::vector<std::vector<GridPoint>> holes;
};

/// Square cells of the National Grid, each in or out. Cells are counted from the grid's origin, so that
/// areas of the same cell width fit on to each other.
class CellArea {
 public:
  CellArea() = default;
  /// All cells whose centre lies within `grid.spread` of the driven part of one of the arcs.
  /// REQUIRES: spread is at least 0.71 of the cell's width, so that every reached point is inside.
  CellArea(const Network& network, std::span<const ReachedArc> reached, ReachGrid grid = {});

  bool contains(GridPoint p) const;
  /// Square metres.
  double size_m2() const;
  /// What is in this area and not in `other`. REQUIRES: the same cell width, or one of the two empty.
  CellArea without(const CellArea& other) const;
  /// Its parts from south to north, then west to east, by their first cell.
  std::vector<ReachedPart> parts() const;

 private:
  using Cells = std::int64_t;
  bool is_in(Cells column, Cells row) const;
  void mark_along(GridPoint a, GridPoint b, Metres spread);
  std::vector<std::uint32_t> part_of_cells() const;

  double cell_m_ = 50.0;
  Cells west_ = 0;  // the first column and row that are held
  Cells south_ = 0;
  Cells columns_ = 0;
  Cells rows_ = 0;
  std::vector<char> in_;  // by row, then column
};

/// The driven part of the arc as a line on the grid: two points or more.
std::vector<GridPoint> line_of(const Network& network, const ReachedArc& reached);

/// Asks whether places on the road are reached.
class ReachedRoads {
 public:
  ReachedRoads(const Network& network, std::span<const ReachedArc> reached);
  /// True where the position lies on the driven part of an arc.
  bool contains(RoadPosition position) const;

 private:
  struct Part {
    LinkId link;
    double low_m = 0.0;
    double high_m = 0.0;
  };
  std::vector<Part> parts_;  // by link
};

}  // namespace tocsin::roads
