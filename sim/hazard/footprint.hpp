// Footprints: the ground on which a cloud is above a threshold, as polygons. Knows nothing of what the
// threshold means, and draws nothing. Doses are never taken from here: see harm.hpp.
#pragma once

#include <span>
#include <vector>

#include "sim/base/geo.hpp"
#include "sim/base/units.hpp"
#include "sim/hazard/cloud.hpp"

namespace tocsin::hazard {

/// One piece of ground and the gaps in it. Rings do not repeat their first point; the outer runs
/// anticlockwise, holes clockwise.
struct FootprintPiece {
  std::vector<GridPoint> outer;
  std::vector<std::vector<GridPoint>> holes;
};

/// Where one threshold is exceeded. No pieces: nowhere. Pieces in order of their lowest, then leftmost
/// grid cell.
struct Footprint {
  KgPerCubicMetre threshold;
  std::vector<FootprintPiece> pieces;
};

/// Nine in ten arc maxima of the field data lie within this factor of the formulas (docs/hazards.md): show
/// the footprints of a threshold times and divided by it beside its own.
inline constexpr double concentration_doubt = 3.0;

struct FootprintOptions {
  Metres above_ground{1.5};
  /// Cells along the longer side of the grid that is laid over each threshold's ground. 8 to 1024.
  int cells = 192;
  /// Cells are never smaller than this.
  Metres smallest_cell{2.0};
};

/// One footprint for each threshold, in their order, each on a grid of its own fitted to it. The edge is
/// interpolated in the logarithm of the concentration. Ground narrower than a cell may be missed.
/// REQUIRES: thresholds above the cloud's significance.
std::vector<Footprint> footprints(const Cloud& cloud, std::span<const KgPerCubicMetre> thresholds,
                                  const FootprintOptions& options = {});

bool is_inside(const Footprint& footprint, GridPoint p);

/// Of all pieces, less their holes.
double area_m2(const Footprint& footprint);

}  // namespace tocsin::hazard
