// How crews come up to an RVP while something is in the air: not through the ground downwind of the source.
// Geometry only: knows nothing of clouds, routes, or what anybody has been told.
#pragma once

#include <span>
#include <vector>

#include "sim/base/geo.hpp"
#include "sim/base/units.hpp"
#include "sim/roads/network.hpp"

namespace tocsin::model {

/// The part of a way to an RVP that is planned with the wind in mind.
inline constexpr Metres approach_distance{1000.0};

/// The ground downwind of a source. A planning assumption, not a footprint: a right angle about where the
/// wind blows to, wide enough for a plume's own width, for the 25 degrees by which a wind's direction is
/// commonly out, and for a wind that turns while a crew drives.
struct DownwindSector {
  GridPoint source;
  Degrees towards;  ///< where the wind blows to, clockwise from grid north
};
inline constexpr Degrees sector_half_angle{45.0};
/// Nearer to the source than this, every direction counts as downwind: eddies and the first spread of
/// a release keep to no wind.
inline constexpr Metres sector_nearest{100.0};
/// Beyond this the direction tells too little to turn a crew from its way: what the cloud really reaches is
/// kept clear of at any distance.
inline constexpr Metres sector_farthest{5000.0};

/// True within the sector, its edges included.
bool lies_downwind(const DownwindSector& sector, GridPoint p);

/// A point on a road.
struct RoadPoint {
  roads::LinkId link;
  GridPoint at;
};

/// Links with any of the points downwind: ascending, each once. REQUIRES: the points' links ascend.
std::vector<roads::LinkId> downwind_links(const DownwindSector& sector, std::span<const RoadPoint> points);

}  // namespace tocsin::model
