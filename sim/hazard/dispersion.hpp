// Passive dispersion: how wide a cloud is after so many metres, how wind grows with height, and the steady
// plume that the train of puffs in cloud.hpp must add up to; also one puff by itself, and plume rise. Knows
// nothing of substances, time or places. Marks as in docs/hazards.md: [S] read in a secondary source, [V]
// recomputed.
#pragma once

#include "sim/base/units.hpp"

namespace tocsin::hazard {

/// Pasquill's classes: A very unstable (hot afternoon), D neutral (wind or cloud), F stable (clear night).
enum class Stability { A, B, C, D, E, F };

/// What the wind has run over: open country, or a town.
enum class Terrain { Rural, Urban };

/// Standard deviations of concentration across the wind and upwards.
struct Sigmas {
  Metres y;
  Metres z;
};

/// Briggs (1973) [S]: sigmas after `path` metres of travel, for ten-minute averages. Fitted from 100 m to
/// 10 km; continued outside that range by the same formulas. REQUIRES: path >= 0.
Sigmas briggs_sigmas(Stability stability, Terrain terrain, Metres path);

/// The sigmas of a cloud that already is `before` wide and travels `path` metres more. Each grows along
/// the Briggs curve of the class, from the distance at which that curve has today's width (the virtual
/// distance); where the curve never gets that wide, the width stays: a cloud does not shrink.
Sigmas grown_sigmas(Stability stability, Terrain terrain, Sigmas before, Metres path);

/// Exponent of u(z) = u10 (z/10)^p: US EPA ISC3 (1995) defaults [S].
double wind_profile_exponent(Stability stability, Terrain terrain);

/// Lower releases are carried by the wind at this height: where the wind of the field data stands that
/// the sigmas are checked against (Prairie Grass; docs/hazards.md gives the figures either way).
inline constexpr Metres lowest_carrying_height{2.0};

/// Wind that carries a release at `height` over the wind at 10 m, by the power law.
double wind_profile_factor(Stability stability, Terrain terrain, Metres height);

/// (2 pi)^(3/2): the volume of a Gaussian puff over the product of its three sigmas.
inline constexpr double gaussian_volume = 15.749609945722419;

/// A point as the plume sees it. `downwind` > 0.
struct PlumePoint {
  Metres downwind;
  Metres crosswind;
  Metres above_ground;
};

/// A steady source in a steady wind. `wind` is what carries the plume; at least 0.5 m/s.
struct PlumeSource {
  KgPerSecond rate;
  MetresPerSecond wind;
  Metres height;
};

/// The Gaussian plume with full reflection at the ground, no lid and no deposition, for given sigmas [V].
KgPerCubicMetre steady_plume(const PlumeSource& source, Sigmas sigmas, const PlumePoint& at);

/// Sigmas of one puff let go at once, as CCPS (1999) gives them [S]: sigma_y a x^b. A puff by itself is
/// narrower than the plume; a train made of these would be too thin, so clouds do not use them.
Sigmas instantaneous_sigmas(Stability stability, Metres path);

/// Concentration of one puff at a point `away` from its centre on the plan, reflected at the ground [V].
struct PuffPoint {
  Metres away;
  Metres above_ground;
};
KgPerCubicMetre puff_concentration(Kilograms mass, Metres height, Sigmas sigmas, const PuffPoint& at);

/// Final rise of a hot plume above its stack (Briggs, as in ISC3) [V]: from the buoyancy flux in m4/s3 and
/// the wind at the stack. A to D by the neutral formula; E and F with the potential temperature rising
/// 0.020 and 0.035 K/m. `air` is the temperature at the stack. No cloud uses it by itself.
Metres plume_rise(double buoyancy_flux_m4_s3, MetresPerSecond wind, Stability stability, Celsius air);

}  // namespace tocsin::hazard
