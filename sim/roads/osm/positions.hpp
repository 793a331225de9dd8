// Where the nodes of an extract lie on the National Grid. A node is called by its index here, which follows
// its id. Knows nothing of what a node is part of.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/base/geo.hpp"
#include "sim/roads/osm/extract.hpp"

namespace tocsin::osm {

/// A part of the earth, WGS84 degrees.
struct LatLonBox {
  LatLon south_west;
  LatLon north_east;
};

/// The nodes that somebody needs and the extract has, on the National Grid, to a decimetre.
class Positions {
 public:
  /// Turns the nodes named in `needed` (in any order, repeated or not).
  Positions(const Extract& extract, std::vector<std::int64_t> needed, const std::optional<LatLonBox>& box);

  std::size_t size() const { return points_.size(); }
  /// None where the extract does not have the node, or it lies off the National Grid.
  std::optional<std::uint32_t> find(std::int64_t node) const;
  GridPoint at(std::uint32_t index) const { return points_[index]; }
  /// True where the node lies in the box that was asked for, or none was.
  bool is_inside(std::uint32_t index) const { return is_inside_[index] != 0; }
  /// True where each of the nodes is known and lies in the box.
  bool has_all(std::span<const std::int64_t> nodes) const;

  /// Nodes that lie off the National Grid.
  std::uint64_t off_grid() const { return off_grid_; }

 private:
  std::vector<std::int64_t> ids_;
  std::vector<GridPoint> points_;
  std::vector<char> is_inside_;
  std::uint64_t off_grid_ = 0;
};

}  // namespace tocsin::osm
