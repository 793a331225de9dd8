// The passive cloud: a train of Gaussian puffs in a wind that changes with time. A cloud is a value worked
// out afresh from (release, weather, moment); nothing is carried from one moment to the next.
// Knows nothing of what the substance does, nor of density: see docs/hazards.md for dense gases.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/base/geo.hpp"
#include "sim/base/time.hpp"
#include "sim/base/units.hpp"
#include "sim/hazard/dispersion.hpp"
#include "sim/hazard/weather.hpp"

namespace tocsin::hazard {

/// From `at` on, `rate` leaves, until the next point.
struct RatePoint {
  SimTime at;
  KgPerSecond rate;
};

/// Something that is let go: stepwise rates in order of time (no two at the same time, none negative). The
/// last rate holds for ever, so a release that ends has a last point with rate zero. An empty table
/// releases nothing.
struct Release {
  std::string substance;
  GridPoint at;
  Metres height;
  Terrain terrain = Terrain::Rural;
  std::vector<RatePoint> rates;
};

/// The same release with nothing more leaving from `t` on: a valve shut, a leak plugged.
Release stopped_at(Release release, SimTime t);

/// What has left by `t`.
Kilograms released_by(const Release& release, SimTime t);

/// One puff at one moment. Across and along the wind it is equally wide.
struct Puff {
  GridPoint centre;
  Metres path;     ///< travelled, along the way it took
  Metres sigma_y;  ///< horizontal, both ways
  Metres sigma_z;
  Kilograms mass;
  Metres reach;  ///< beyond this its share is below significance and counts as none
};

/// A cloud at one moment; youngest puff last. `height` is that of the release, for all puffs alike.
struct Cloud {
  std::vector<Puff> puffs;
  Metres height;
  /// Released, but no longer in `puffs`: travelled beyond the limit, or thinned below significance.
  Kilograms departed;
};

/// How a cloud is cut into puffs.
struct CloudOptions {
  /// Puffs this far travelled are dropped. Briggs' curves were fitted to 10 km.
  Metres farthest{15000.0};
  /// What one puff stands for is strung out over at most this many sigmas of its young end. At 1 a
  /// steady train lies within 3 % of the plume; smaller values make more puffs. Above 0.
  double spacing_in_sigmas = 1.0;
  /// Below this distance the train is not cut finer and may show beads.
  Metres finest_path{20.0};
  /// Shares of one puff below this are left out: 1 % of a microgramme, about a ten-thousandth of the
  /// lowest AEGL-1 in the table of substances.
  KgPerCubicMetre significance{1e-11};
};

/// No puff is narrower than this: no source is a point, and the formula divides by it.
inline constexpr Metres narrowest_sigma{0.5};

/// The cloud of `release` at `t`. A pure function of its arguments. Empty before the release.
Cloud cloud_at(const Release& release, const Weather& weather, SimTime t, const CloudOptions& options = {});

/// One puff's own concentration right above or below its centre, where it is highest.
KgPerCubicMetre peak(const Puff& puff, Metres cloud_height, Metres above_ground);

/// Concentration at a point, `above_ground` metres up. Instantaneous in time, but made with ten-minute
/// sigmas: what ten minutes of a meandering cloud would average to.
KgPerCubicMetre concentration(const Cloud& cloud, GridPoint at, Metres above_ground = Metres{1.5});

/// `concentration` in kg/m3 at each of many points: the same bits, much faster than one by one.
std::vector<double> concentrations(const Cloud& cloud, std::span<const GridPoint> points,
                                   Metres above_ground = Metres{1.5});

/// The box outside which every concentration is zero. Empty for an empty cloud.
GridBox extent(const Cloud& cloud);

}  // namespace tocsin::hazard
