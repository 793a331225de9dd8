#include "sim/roads/osm/outlines.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace tocsin::osm {

namespace {

using Ring = std::vector<GridPoint>;

/// Twice the area, positive where the ring turns to the left. From its first point, for the sake of rounding.
double doubled_area(std::span<const GridPoint> ring) {
  double area = 0.0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    const GridPoint a = ring[i] - ring[0];
    const GridPoint b = ring[i + 1] - ring[0];
    area += a.easting_m * b.northing_m - a.northing_m * b.easting_m;
  }
  return area;
}

/// The pieces that begin or end at a node and are not used yet.
class PiecesAt {
 public:
  explicit PiecesAt(std::span<const std::vector<std::uint32_t>> pieces)
      : pieces_(pieces), is_used_(pieces.size(), 0) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i].empty()) {
        is_used_[i] = 1;
        continue;
      }
      at_[pieces[i].front()].push_back(i);
      at_[pieces[i].back()].push_back(i);
    }
  }

  bool is_used(std::size_t piece) const { return is_used_[piece] != 0; }
  void use(std::size_t piece) { is_used_[piece] = 1; }

  /// The nodes of a piece that goes on from there, that node left out; empty where none does.
  std::vector<std::uint32_t> take_next(std::uint32_t node) {
    for (const std::size_t i : at_[node]) {
      if (is_used_[i] != 0) continue;
      is_used_[i] = 1;
      std::vector<std::uint32_t> nodes = pieces_[i];
      if (nodes.front() != node) std::reverse(nodes.begin(), nodes.end());
      nodes.erase(nodes.begin());
      return nodes;
    }
    return {};
  }

 private:
  std::span<const std::vector<std::uint32_t>> pieces_;
  std::vector<char> is_used_;
  std::map<std::uint32_t, std::vector<std::size_t>> at_;
};

}  // namespace

Rings join_rings(std::span<const std::vector<std::uint32_t>> pieces) {
  Rings found;
  PiecesAt unused(pieces);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (unused.is_used(i)) continue;
    unused.use(i);
    std::vector<std::uint32_t> ring = pieces[i];
    std::uint64_t joined = 1;
    while (ring.size() < 2 || ring.front() != ring.back()) {
      const std::vector<std::uint32_t> more = unused.take_next(ring.back());
      if (more.empty()) break;
      ring.insert(ring.end(), more.begin(), more.end());
      ++joined;
    }
    if (ring.size() < 4 || ring.front() != ring.back()) {
      found.open_pieces += joined;
      continue;
    }
    ring.pop_back();
    found.rings.push_back(std::move(ring));
  }
  return found;
}

std::vector<std::vector<Ring>> put_holes_in(std::vector<Ring> outer, std::vector<Ring> inner) {
  std::vector<std::vector<Ring>> areas;
  std::vector<double> sizes;
  for (Ring& ring : outer) {
    sizes.push_back(std::abs(doubled_area(ring)));
    areas.push_back({std::move(ring)});
  }
  for (Ring& hole : inner) {
    // The smallest outer ring round it: islands with ponds lie in lakes.
    std::size_t best = areas.size();
    for (std::size_t i = 0; i < areas.size(); ++i) {
      if (!inside_ring(hole.front(), areas[i].front())) continue;
      if (best == areas.size() || sizes[i] < sizes[best]) best = i;
    }
    if (best < areas.size()) areas[best].push_back(std::move(hole));
  }
  return areas;
}

Ring without_repeats(Ring ring) {
  ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
  while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
  if (ring.size() < 3) ring.clear();
  return ring;
}

GridPoint centre_of(std::span<const GridPoint> ring) {
  const double area = doubled_area(ring);
  GridPoint sum;
  if (std::abs(area) < 1.0) {
    for (const GridPoint p : ring) sum = sum + (p - ring[0]);
    return ring[0] + sum * (1.0 / static_cast<double>(ring.size()));
  }
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    const GridPoint a = ring[i] - ring[0];
    const GridPoint b = ring[i + 1] - ring[0];
    sum = sum + (a + b) * (a.easting_m * b.northing_m - a.northing_m * b.easting_m);
  }
  return ring[0] + sum * (1.0 / (3.0 * area));
}

}  // namespace tocsin::osm
