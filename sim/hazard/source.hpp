// How fast something leaves a hole: textbook rates for an author to reason with. Nothing in a cloud uses
// these by itself; its rates are what the scenario says. Marks as in docs/hazards.md.
#pragma once

#include "sim/base/units.hpp"

namespace tocsin::hazard {

using Pascals = Quantity<struct PascalUnit>;

/// A round, sharp hole. `discharge` is the coefficient Cd: 0.61 to 0.63 for liquids [S].
struct Hole {
  Metres diameter;
  double discharge = 0.61;
};

/// A liquid behind a hole: `overpressure` above the air outside, `head` of liquid above the hole.
struct LiquidBehind {
  KgPerCubicMetre density;
  Pascals overpressure;
  Metres head;
};

/// Bernoulli: Cd A rho sqrt(2 dP / rho + 2 g H) [V against the CCPS example]. No flashing in the hole.
KgPerSecond liquid_rate(const Hole& hole, const LiquidBehind& liquid);

/// An ideal gas behind a hole; `heat_ratio` is cp / cv, above 1.
struct GasBehind {
  Pascals pressure;  ///< absolute
  KgPerCubicMetre density;
  double heat_ratio = 1.4;
  Pascals pressure_outside{101'325.0};
};

/// True where the flow through the hole is sonic, so that lower pressure outside changes nothing.
bool is_choked(const GasBehind& gas);

/// Isentropic flow of an ideal gas, choked or not [S]. Zero where the pressure outside is higher.
KgPerSecond gas_rate(const Hole& hole, const GasBehind& gas);

}  // namespace tocsin::hazard
