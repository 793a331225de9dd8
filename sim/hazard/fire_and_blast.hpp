// Heat and blast at a distance, by formulas of one line. An exercise shows them as rings that an author
// asked for; nothing here spreads, escalates or injures. Marks as in docs/hazards.md.
#pragma once

#include <optional>

#include "sim/base/units.hpp"

namespace tocsin::hazard {

using Kilowatts = Quantity<struct KilowattUnit>;
using KilowattsPerSquareMetre = Quantity<struct KilowattPerSquareMetreUnit>;
using Kilopascals = Quantity<struct KilopascalUnit>;
using Seconds = Quantity<struct SecondUnit>;

/// A burning pool: mass burning rate of a pool without end (kg/m2 s), heat of combustion (kJ/kg) and the
/// empirical k beta (1/m) of the liquid.
struct PoolFire {
  double burning_rate_kg_m2_s = 0.0;
  double heat_kj_kg = 0.0;
  double k_beta_per_m = 0.0;
  double area_m2 = 0.0;
};

/// m'' (1 - exp(-k beta D)) Hc A with D the diameter of a round pool of that area (NUREG-1805) [V].
Kilowatts heat_release(const PoolFire& fire);

/// chi Q / (4 pi R^2): heat on a surface that faces a point source `away` of which the share `radiated`
/// is radiated, air taken as clear (which errs high) [S]. REQUIRES: away > 0.
KilowattsPerSquareMetre point_source_heat(Kilowatts heat, double radiated, Metres away);

/// The fireball of a burst vessel: 5.8 m^(1/3) across; lasting 0.45 m^(1/3) under 30 t, else
/// 2.6 m^(1/6) [K].
struct Fireball {
  Metres diameter;
  Seconds duration;
  Metres height;  ///< of its centre: 0.75 diameters
};
Fireball fireball(Kilograms fuel);

/// Incident overpressure of a hemispherical TNT charge at ground level, from the scaled distance
/// Z = R / W^(1/3): the fit of Swisdak (1994) to Kingery and Bulmash [V within 0.2 % of the table].
/// Nothing outside Z 0.2 to 198.5 m/kg^(1/3), where there is no fit.
std::optional<Kilopascals> incident_overpressure(Kilograms tnt, Metres away);

/// TNT with the blast of a vapour cloud: `yield` (0.03 to 0.10) of its heat over 4,600 kJ/kg [S].
Kilograms tnt_equivalent(Kilograms fuel, double heat_kj_kg, double yield);

}  // namespace tocsin::hazard
