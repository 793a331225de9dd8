#include "sim/roads/reach_area.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <map>
#include <utility>

namespace tocsin::roads {

namespace {

using Corner = std::pair<std::int64_t, std::int64_t>;  // column, row: the south-west corner of that cell

/// One side of a cell, with the area on its left.
struct Side {
  Corner from;
  Corner to;
  std::uint32_t part = 0;
  bool is_used = false;

  std::pair<std::int64_t, std::int64_t> step() const {
    return {to.first - from.first, to.second - from.second};
  }
};

/// A closed line of corners with the area on its left: an outline, or clockwise round a hole.
struct Ring {
  std::vector<Corner> corners;
  std::uint32_t part = 0;

  /// Twice the area inside; below zero where it runs clockwise.
  std::int64_t doubled_area() const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
      const Corner& a = corners[i];
      const Corner& b = corners[i + 1 < corners.size() ? i + 1 : 0];
      sum += a.first * b.second - b.first * a.second;
    }
    return sum;
  }
};

/// All sides by the corner where they start: at most two there.
using Sides = std::map<Corner, std::vector<Side>>;

/// The next side of an outline. Where four cells meet of which two opposite ones are in, the outline stays
/// with its own cell, which lies on the left.
Side* next_side(Sides& sides, const Side& last) {
  std::vector<Side>& out = sides.at(last.to);
  Side* best = nullptr;
  for (Side& side : out) {
    if (side.is_used) continue;
    const auto [x, y] = last.step();
    const auto [u, v] = side.step();
    const bool is_left_turn = x * v - y * u > 0;
    if (best == nullptr || is_left_turn) best = &side;
  }
  return best;
}

/// Cuts a closed walk into rings that pass no corner twice.
void add_rings(const std::vector<Corner>& walk, std::uint32_t part, std::vector<Ring>& rings) {
  std::vector<Corner> path;
  std::map<Corner, std::size_t> place;
  for (const Corner& corner : walk) {
    const auto found = place.find(corner);
    if (found != place.end()) {
      const auto first = path.begin() + static_cast<std::ptrdiff_t>(found->second);
      rings.push_back({{first, path.end()}, part});
      for (auto it = first; it != path.end(); ++it) place.erase(*it);
      path.erase(first, path.end());
    }
    place[corner] = path.size();
    path.push_back(corner);
  }
  if (!path.empty()) rings.push_back({std::move(path), part});
}

std::vector<Ring> trace(Sides& sides) {
  std::vector<Ring> rings;
  for (auto& [corner, out] : sides) {
    for (Side& first : out) {
      if (first.is_used) continue;
      std::vector<Corner> walk;
      for (Side* side = &first; side != nullptr && !side->is_used; side = next_side(sides, *side)) {
        side->is_used = true;
        walk.push_back(side->from);
      }
      add_rings(walk, first.part, rings);
    }
  }
  return rings;
}

/// Only the corners at which the ring turns, on the National Grid.
std::vector<GridPoint> points_of(const Ring& ring, double cell_m) {
  std::vector<GridPoint> points;
  const std::size_t count = ring.corners.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Corner& before = ring.corners[(i + count - 1) % count];
    const Corner& here = ring.corners[i];
    const Corner& after = ring.corners[(i + 1) % count];
    const bool is_straight = (before.first == here.first && here.first == after.first) ||
                             (before.second == here.second && here.second == after.second);
    if (is_straight) continue;
    points.push_back({static_cast<double>(here.first) * cell_m, static_cast<double>(here.second) * cell_m});
  }
  return points;
}

}  // namespace

CellArea::CellArea(const Network& network, std::span<const ReachedArc> reached, ReachGrid grid)
    : cell_m_(grid.cell.value) {
  assert(grid.cell.value > 0.0 && grid.spread.value >= 0.71 * grid.cell.value);
  std::vector<std::vector<GridPoint>> lines;
  GridBox box;
  for (const ReachedArc& arc : reached) {
    lines.push_back(line_of(network, arc));
    for (const GridPoint p : lines.back()) box.add(p);
  }
  if (box.empty()) return;
  const auto cell_at = [this](double metres) { return static_cast<Cells>(std::floor(metres / cell_m_)); };
  west_ = cell_at(box.low.easting_m - grid.spread.value);
  south_ = cell_at(box.low.northing_m - grid.spread.value);
  columns_ = cell_at(box.high.easting_m + grid.spread.value) - west_ + 1;
  rows_ = cell_at(box.high.northing_m + grid.spread.value) - south_ + 1;
  in_.assign(static_cast<std::size_t>(columns_ * rows_), 0);
  for (const auto& line : lines) {
    for (std::size_t i = 1; i < line.size(); ++i) mark_along(line[i - 1], line[i], grid.spread);
  }
}

bool CellArea::is_in(Cells column, Cells row) const {
  const Cells x = column - west_;
  const Cells y = row - south_;
  return x >= 0 && y >= 0 && x < columns_ && y < rows_ &&
         in_[static_cast<std::size_t>(y * columns_ + x)] != 0;
}

void CellArea::mark_along(GridPoint a, GridPoint b, Metres spread) {
  const auto first = [this](double metres) { return static_cast<Cells>(std::floor(metres / cell_m_)); };
  const Cells east = first(std::max(a.easting_m, b.easting_m) + spread.value);
  const Cells north = first(std::max(a.northing_m, b.northing_m) + spread.value);
  for (Cells row = first(std::min(a.northing_m, b.northing_m) - spread.value); row <= north; ++row) {
    for (Cells column = first(std::min(a.easting_m, b.easting_m) - spread.value); column <= east; ++column) {
      char& cell = in_[static_cast<std::size_t>((row - south_) * columns_ + (column - west_))];
      if (cell != 0) continue;
      const GridPoint centre{(static_cast<double>(column) + 0.5) * cell_m_,
                             (static_cast<double>(row) + 0.5) * cell_m_};
      if (foot_on_segment(centre, a, b).away <= spread) cell = 1;
    }
  }
}

bool CellArea::contains(GridPoint p) const {
  return is_in(static_cast<Cells>(std::floor(p.easting_m / cell_m_)),
               static_cast<Cells>(std::floor(p.northing_m / cell_m_)));
}

double CellArea::size_m2() const {
  return static_cast<double>(std::count(in_.begin(), in_.end(), 1)) * cell_m_ * cell_m_;
}

CellArea CellArea::without(const CellArea& other) const {
  assert(cell_m_ == other.cell_m_ || in_.empty() || other.in_.empty());
  CellArea rest = *this;
  for (Cells row = 0; row < rows_; ++row) {
    for (Cells column = 0; column < columns_; ++column) {
      if (other.is_in(west_ + column, south_ + row))
        rest.in_[static_cast<std::size_t>(row * columns_ + column)] = 0;
    }
  }
  return rest;
}

/// For each cell the part it belongs to, from 1 in the order of the parts' first cells; 0 outside. Cells
/// that meet in a corner only are in different parts.
std::vector<std::uint32_t> CellArea::part_of_cells() const {
  std::vector<std::uint32_t> part(in_.size(), 0);
  std::vector<std::size_t> open;
  std::uint32_t count = 0;
  const auto width = static_cast<std::size_t>(columns_);
  for (std::size_t first = 0; first < in_.size(); ++first) {
    if (in_[first] == 0 || part[first] != 0) continue;
    part[first] = ++count;
    open.push_back(first);
    while (!open.empty()) {
      const std::size_t cell = open.back();
      open.pop_back();
      const auto visit = [&](std::size_t next) {
        if (in_[next] == 0 || part[next] != 0) return;
        part[next] = count;
        open.push_back(next);
      };
      if (cell % width > 0) visit(cell - 1);
      if (cell % width + 1 < width) visit(cell + 1);
      if (cell >= width) visit(cell - width);
      if (cell + width < in_.size()) visit(cell + width);
    }
  }
  return part;
}

std::vector<ReachedPart> CellArea::parts() const {
  const std::vector<std::uint32_t> part_of = part_of_cells();
  Sides sides;
  for (Cells y = 0; y < rows_; ++y) {
    for (Cells x = 0; x < columns_; ++x) {
      const std::uint32_t part = part_of[static_cast<std::size_t>(y * columns_ + x)];
      if (part == 0) continue;
      const Cells column = west_ + x;
      const Cells row = south_ + y;
      const auto add = [&](Corner from, Corner to) { sides[from].push_back({from, to, part}); };
      if (!is_in(column, row - 1)) add({column, row}, {column + 1, row});
      if (!is_in(column + 1, row)) add({column + 1, row}, {column + 1, row + 1});
      if (!is_in(column, row + 1)) add({column + 1, row + 1}, {column, row + 1});
      if (!is_in(column - 1, row)) add({column, row + 1}, {column, row});
    }
  }
  const std::uint32_t count = part_of.empty() ? 0 : *std::max_element(part_of.begin(), part_of.end());
  std::vector<ReachedPart> parts(count);
  for (const Ring& ring : trace(sides)) {
    ReachedPart& part = parts[ring.part - 1];
    if (ring.doubled_area() > 0) {
      assert(part.outer.empty());
      part.outer = points_of(ring, cell_m_);
    } else {
      part.holes.push_back(points_of(ring, cell_m_));
    }
  }
  return parts;
}

std::vector<GridPoint> line_of(const Network& network, const ReachedArc& reached) {
  const LinkId id = network.arc(reached.arc).link;
  const Link& link = network.link(id);
  const double low_m = std::min(reached.from_m, reached.to_m);
  const double high_m = std::max(reached.from_m, reached.to_m);
  double drawn_m = 0.0;
  for (std::size_t i = 1; i < link.line.size(); ++i)
    drawn_m += distance(link.line[i - 1], link.line[i]).value;
  std::vector<GridPoint> line{network.point_at({id, low_m})};
  double before_m = 0.0;
  for (std::size_t i = 1; drawn_m > 0.0 && i + 1 < link.line.size(); ++i) {
    before_m += distance(link.line[i - 1], link.line[i]).value;
    const double along_m = before_m / drawn_m * link.length_m;
    if (along_m > low_m && along_m < high_m) line.push_back(link.line[i]);
  }
  line.push_back(network.point_at({id, high_m}));
  return line;
}

ReachedRoads::ReachedRoads(const Network& network, std::span<const ReachedArc> reached) {
  for (const ReachedArc& arc : reached) {
    parts_.push_back(
        {network.arc(arc.arc).link, std::min(arc.from_m, arc.to_m), std::max(arc.from_m, arc.to_m)});
  }
  std::stable_sort(parts_.begin(), parts_.end(),
                   [](const Part& a, const Part& b) { return a.link < b.link; });
}

bool ReachedRoads::contains(RoadPosition position) const {
  auto part = std::lower_bound(parts_.begin(), parts_.end(), position.link,
                               [](const Part& a, LinkId link) { return a.link < link; });
  for (; part != parts_.end() && part->link == position.link; ++part) {
    if (position.along_m >= part->low_m && position.along_m <= part->high_m) return true;
  }
  return false;
}

}  // namespace tocsin::roads
