#include "sim/hazard/footprint.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "sim/hazard/exponential.hpp"

namespace tocsin::hazard {

namespace {

/// Shares of one puff below this part of the threshold do not move its edge.
constexpr double negligible_share = 1e-5;
/// What interpolation takes for a corner that is lower still, so that its logarithm exists.
constexpr double least_share = 1e-6;
/// Where the edge of a train is looked for: its concentration at the puffs' centres, with some to spare.
constexpr double centre_margin = 1.1;
constexpr double widening = 1.5;

using Ring = std::vector<GridPoint>;

/// Concentrations at the nodes of an upright grid, row by row from the south-west.
struct Lattice {
  GridPoint origin;
  double cell_m = 1.0;
  std::size_t columns = 0;
  std::size_t rows = 0;
  std::vector<double> values;

  double at(std::size_t column, std::size_t row) const { return values[row * columns + column]; }
};

Lattice lattice_over(const GridBox& box, const FootprintOptions& options) {
  const GridPoint size = box.high - box.low;
  const double longer = std::max(size.easting_m, size.northing_m);
  Lattice lattice;
  lattice.cell_m = std::max(longer / options.cells, options.smallest_cell.value);
  lattice.origin = box.low;
  lattice.columns = static_cast<std::size_t>(std::ceil(size.easting_m / lattice.cell_m)) + 1;
  lattice.rows = static_cast<std::size_t>(std::ceil(size.northing_m / lattice.cell_m)) + 1;
  lattice.values.assign(lattice.columns * lattice.rows, 0.0);
  return lattice;
}

/// The nodes of one axis that lie within `reach` of `centre`: [first, last).
struct Stretch {
  std::size_t first;
  std::size_t last;
};

Stretch nodes_within(double centre, double reach, double origin, double cell_m, std::size_t count) {
  const double low = std::ceil((centre - reach - origin) / cell_m);
  const double high = std::floor((centre + reach - origin) / cell_m) + 1.0;
  const auto most = static_cast<double>(count);
  return {static_cast<std::size_t>(std::clamp(low, 0.0, most)),
          static_cast<std::size_t>(std::clamp(high, 0.0, most))};
}

/// Adds one puff of `amplitude` at its centre: the exponential is a product of one factor for the column
/// and one for the row, so it costs one row and one column of them.
void add_puff(Lattice& lattice, const Puff& puff, double amplitude, double reach,
              std::vector<double>& column_factors) {
  const Stretch columns =
      nodes_within(puff.centre.easting_m, reach, lattice.origin.easting_m, lattice.cell_m, lattice.columns);
  const Stretch rows =
      nodes_within(puff.centre.northing_m, reach, lattice.origin.northing_m, lattice.cell_m, lattice.rows);
  if (columns.first >= columns.last || rows.first >= rows.last) return;
  const double rate = -0.5 / (puff.sigma_y.value * puff.sigma_y.value);
  const std::size_t width = columns.last - columns.first;
  const double west = lattice.origin.easting_m - puff.centre.easting_m;
  for (std::size_t i = 0; i < width; ++i) {
    const double dx = west + static_cast<double>(columns.first + i) * lattice.cell_m;
    column_factors[i] = exponential(rate * dx * dx);
  }
  const double south = lattice.origin.northing_m - puff.centre.northing_m;
  for (std::size_t row = rows.first; row < rows.last; ++row) {
    const double dy = south + static_cast<double>(row) * lattice.cell_m;
    const double factor = amplitude * exponential(rate * dy * dy);
    double* out = &lattice.values[row * lattice.columns + columns.first];
    for (std::size_t i = 0; i < width; ++i) out[i] += factor * column_factors[i];
  }
}

void fill(Lattice& lattice, const Cloud& cloud, std::span<const double> amplitudes, double threshold) {
  std::vector<double> column_factors(lattice.columns);
  const double negligible = threshold * negligible_share;
  for (std::size_t i = 0; i < cloud.puffs.size(); ++i) {
    if (amplitudes[i] <= negligible) continue;
    const Puff& puff = cloud.puffs[i];
    const double share_m = puff.sigma_y.value * std::sqrt(2.0 * std::log(amplitudes[i] / negligible));
    add_puff(lattice, puff, amplitudes[i], std::min(share_m, puff.reach.value), column_factors);
  }
}

/// Where the threshold may be exceeded, from the concentrations at the puffs' centres: across a train the
/// concentration falls as the puff's own Gaussian does. May be too small; `closed` tells.
GridBox likely_box(const Cloud& cloud, std::span<const double> at_centres, double threshold) {
  GridBox box;
  for (std::size_t i = 0; i < cloud.puffs.size(); ++i) {
    const double excess = centre_margin * at_centres[i] / threshold;
    if (excess < 1.0) continue;
    const double away = cloud.puffs[i].sigma_y.value * (0.5 + std::sqrt(2.0 * std::log(excess)));
    box.add(cloud.puffs[i].centre - GridPoint{away, away});
    box.add(cloud.puffs[i].centre + GridPoint{away, away});
  }
  return box;
}

GridBox widened(const GridBox& box) {
  const GridPoint middle = (box.low + box.high) * 0.5;
  const GridPoint half = (box.high - box.low) * (0.5 * widening);
  GridBox wider;
  wider.add(middle - half);
  wider.add(middle + half);
  return wider;
}

/// True where no node on the border is above the threshold, so that every edge closes inside.
bool closed(const Lattice& lattice, double threshold) {
  for (std::size_t i = 0; i < lattice.columns; ++i) {
    if (lattice.at(i, 0) >= threshold || lattice.at(i, lattice.rows - 1) >= threshold) return false;
  }
  for (std::size_t j = 0; j < lattice.rows; ++j) {
    if (lattice.at(0, j) >= threshold || lattice.at(lattice.columns - 1, j) >= threshold) return false;
  }
  return true;
}

/// The four sides of a grid cell.
enum class Side { South, East, North, West };
using enum Side;

/// Sides crossed by the edge of the high ground in one cell, walked with the high ground on the left.
struct Crossing {
  Side from;
  Side to;
};

/// Marching squares: for each of the 16 patterns of high corners (1 south-west, 2 south-east, 4 north-east,
/// 8 north-west) the crossings, and how many. Opposite corners are never joined (5 and 10), so that a
/// higher threshold on the same grid always lies within a lower one.
struct Pattern {
  int count;
  Crossing crossings[2];
};
constexpr Pattern patterns[16] = {
    {0, {}},
    {1, {{South, West}}},
    {1, {{East, South}}},
    {1, {{East, West}}},
    {1, {{North, East}}},
    {2, {{South, West}, {North, East}}},
    {1, {{North, South}}},
    {1, {{North, West}}},
    {1, {{West, North}}},
    {1, {{South, North}}},
    {2, {{East, South}, {West, North}}},
    {1, {{East, North}}},
    {1, {{West, East}}},
    {1, {{South, East}}},
    {1, {{West, South}}},
    {0, {}},
};

/// Traces the rings of one threshold. A grid line between two nodes is an index: lines to the east of each
/// node first, then lines to the north.
class Tracer {
 public:
  Tracer(const Lattice& lattice, double threshold) : lattice_(lattice), threshold_(threshold) {}

  std::vector<Ring> rings() {
    link();
    std::vector<Ring> rings;
    for (std::size_t line = 0; line < next_.size(); ++line) {
      if (next_[line] != none) rings.push_back(follow(line));
    }
    return rings;
  }

 private:
  static constexpr std::uint32_t none = 0xffffffffU;

  std::size_t line_of(std::size_t column, std::size_t row, Side side) const {
    const std::size_t nodes = lattice_.columns * lattice_.rows;
    const std::size_t node = row * lattice_.columns + column;
    switch (side) {
      case South:
        return node;
      case North:
        return node + lattice_.columns;
      case West:
        return nodes + node;
      case East:
        return nodes + node + 1;
    }
    return node;
  }

  void link() {
    next_.assign(2 * lattice_.columns * lattice_.rows, none);
    for (std::size_t row = 0; row + 1 < lattice_.rows; ++row) {
      for (std::size_t column = 0; column + 1 < lattice_.columns; ++column) {
        const unsigned high = (is_high(column, row) ? 1U : 0U) | (is_high(column + 1, row) ? 2U : 0U) |
                              (is_high(column + 1, row + 1) ? 4U : 0U) | (is_high(column, row + 1) ? 8U : 0U);
        const Pattern& pattern = patterns[high];
        for (int i = 0; i < pattern.count; ++i) {
          next_[line_of(column, row, pattern.crossings[i].from)] =
              static_cast<std::uint32_t>(line_of(column, row, pattern.crossings[i].to));
        }
      }
    }
  }

  bool is_high(std::size_t column, std::size_t row) const { return lattice_.at(column, row) >= threshold_; }

  Ring follow(std::size_t start) {
    Ring ring;
    for (std::size_t line = start; next_[line] != none;) {
      ring.push_back(crossing_on(line));
      const std::size_t following = next_[line];
      next_[line] = none;
      line = following;
    }
    return ring;
  }

  /// Where a line between a high and a low node meets the threshold: straight in the logarithm, in which
  /// a Gaussian is a parabola.
  GridPoint crossing_on(std::size_t line) const {
    const std::size_t nodes = lattice_.columns * lattice_.rows;
    const bool northward = line >= nodes;
    const std::size_t node = northward ? line - nodes : line;
    const std::size_t other = northward ? node + lattice_.columns : node + 1;
    const double a = std::log(std::max(lattice_.values[node] / threshold_, least_share));
    const double b = std::log(std::max(lattice_.values[other] / threshold_, least_share));
    const double share = a / (a - b);
    const std::size_t row = node / lattice_.columns;
    GridPoint p{static_cast<double>(node % lattice_.columns), static_cast<double>(row)};
    (northward ? p.northing_m : p.easting_m) += share;
    return lattice_.origin + p * lattice_.cell_m;
  }

  const Lattice& lattice_;
  double threshold_;
  std::vector<std::uint32_t> next_;
};

/// Twice the area, positive where the ring runs anticlockwise. Measured from its first point, so that
/// large coordinates cost no digits.
double doubled_area_m2(const Ring& ring) {
  double sum = 0.0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    const GridPoint a = ring[i] - ring.front();
    const GridPoint b = ring[i + 1] - ring.front();
    sum += a.easting_m * b.northing_m - a.northing_m * b.easting_m;
  }
  return sum;
}

/// Rings below this are a node that just touches the threshold.
constexpr double least_doubled_area_m2 = 1e-6;

std::vector<FootprintPiece> pieces_of(std::vector<Ring> rings) {
  std::vector<FootprintPiece> pieces;
  std::vector<double> areas;
  for (Ring& ring : rings) {
    const double area = doubled_area_m2(ring);
    if (area < least_doubled_area_m2) continue;
    pieces.push_back({std::move(ring), {}});
    areas.push_back(area);
    ring.clear();
  }
  for (Ring& ring : rings) {
    if (ring.size() < 3 || doubled_area_m2(ring) > -least_doubled_area_m2) continue;
    // Rings never cross, so one point tells; the smallest outer ring around it is its own.
    std::size_t home = pieces.size();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const bool closer = home == pieces.size() || areas[i] < areas[home];
      if (closer && inside_ring(ring.front(), pieces[i].outer)) home = i;
    }
    if (home < pieces.size()) pieces[home].holes.push_back(std::move(ring));
  }
  return pieces;
}

Footprint footprint_of(const Cloud& cloud, std::span<const double> amplitudes,
                       std::span<const double> at_centres, KgPerCubicMetre threshold,
                       const FootprintOptions& options) {
  Footprint footprint{threshold, {}};
  GridBox box = likely_box(cloud, at_centres, threshold.value);
  if (box.empty()) return footprint;
  // Ends at the latest when the box holds all that the puffs reach.
  for (;; box = widened(box)) {
    Lattice lattice = lattice_over(box, options);
    fill(lattice, cloud, amplitudes, threshold.value);
    if (!closed(lattice, threshold.value)) continue;
    footprint.pieces = pieces_of(Tracer(lattice, threshold.value).rings());
    return footprint;
  }
}

}  // namespace

std::vector<Footprint> footprints(const Cloud& cloud, std::span<const KgPerCubicMetre> thresholds,
                                  const FootprintOptions& options) {
  assert(options.cells >= 8 && options.cells <= 1024 && options.smallest_cell.value > 0.0);
  std::vector<GridPoint> centres;
  std::vector<double> amplitudes;
  centres.reserve(cloud.puffs.size());
  amplitudes.reserve(cloud.puffs.size());
  for (const Puff& puff : cloud.puffs) {
    centres.push_back(puff.centre);
    amplitudes.push_back(peak(puff, cloud.height, options.above_ground).value);
  }
  const std::vector<double> at_centres = concentrations(cloud, centres, options.above_ground);
  std::vector<Footprint> result;
  result.reserve(thresholds.size());
  for (const KgPerCubicMetre threshold : thresholds) {
    assert(threshold.value > 0.0);
    result.push_back(footprint_of(cloud, amplitudes, at_centres, threshold, options));
  }
  return result;
}

bool is_inside(const Footprint& footprint, GridPoint p) {
  for (const FootprintPiece& piece : footprint.pieces) {
    if (!inside_ring(p, piece.outer)) continue;
    const bool in_hole = std::any_of(piece.holes.begin(), piece.holes.end(),
                                     [p](const Ring& hole) { return inside_ring(p, hole); });
    if (!in_hole) return true;
  }
  return false;
}

double area_m2(const Footprint& footprint) {
  double doubled = 0.0;
  for (const FootprintPiece& piece : footprint.pieces) {
    doubled += doubled_area_m2(piece.outer);
    for (const Ring& hole : piece.holes) doubled += doubled_area_m2(hole);
  }
  return 0.5 * doubled;
}

}  // namespace tocsin::hazard
