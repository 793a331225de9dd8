// Rings from the pieces of an outline, as multipolygon relations give them: in any order and either
// direction. Knows nodes as numbers and points; nothing of what an outline is of.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/geo.hpp"

namespace tocsin::osm {

/// Closed rings, without their first node repeated, and how many pieces did not close.
struct Rings {
  std::vector<std::vector<std::uint32_t>> rings;
  std::uint64_t open_pieces = 0;
};

/// Joins pieces at their ends, in the order given; where more than two meet, the first that fits.
Rings join_rings(std::span<const std::vector<std::uint32_t>> pieces);

/// Each outer ring with the inner rings that lie in it, the outer one first. An inner ring in none is left
/// out.
std::vector<std::vector<std::vector<GridPoint>>> put_holes_in(std::vector<std::vector<GridPoint>> outer,
                                                              std::vector<std::vector<GridPoint>> inner);

/// Without repeated points; empty where fewer than three are left.
std::vector<GridPoint> without_repeats(std::vector<GridPoint> ring);

/// The middle of a ring by area, or of its points where it has none.
GridPoint centre_of(std::span<const GridPoint> ring);

}  // namespace tocsin::osm
