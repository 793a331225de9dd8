#include "sim/hazard/fire_and_blast.hpp"

#include <cassert>
#include <cmath>
#include <numbers>

namespace tocsin::hazard {

Kilowatts heat_release(const PoolFire& fire) {
  const double diameter_m = std::sqrt(4.0 * fire.area_m2 / std::numbers::pi);
  const double burning = fire.burning_rate_kg_m2_s * -std::expm1(-fire.k_beta_per_m * diameter_m);
  return Kilowatts{burning * fire.heat_kj_kg * fire.area_m2};
}

KilowattsPerSquareMetre point_source_heat(Kilowatts heat, double radiated, Metres away) {
  assert(away.value > 0.0);
  return KilowattsPerSquareMetre{radiated * heat.value / (4.0 * std::numbers::pi * away.value * away.value)};
}

Fireball fireball(Kilograms fuel) {
  assert(fuel.value >= 0.0);
  const double root = std::cbrt(fuel.value);
  const double diameter_m = 5.8 * root;
  const double duration_s = fuel.value < 30'000.0 ? 0.45 * root : 2.6 * std::sqrt(root);
  return {Metres{diameter_m}, Seconds{duration_s}, Metres{0.75 * diameter_m}};
}

std::optional<Kilopascals> incident_overpressure(Kilograms tnt, Metres away) {
  assert(tnt.value > 0.0 && away.value >= 0.0);
  const double z = away.value / std::cbrt(tnt.value);
  if (z < 0.2 || z > 198.5) return std::nullopt;
  const double l = std::log(z);
  double log_kpa = 6.0536 - 1.4066 * l;
  if (z < 2.9) {
    log_kpa = 7.2106 + l * (-2.1069 + l * (-0.3229 + l * (0.1117 + l * 0.0685)));
  } else if (z < 23.8) {
    log_kpa = 7.5938 + l * (-3.0523 + l * (0.40977 + l * (0.0261 + l * -0.01267)));
  }
  return Kilopascals{std::exp(log_kpa)};
}

Kilograms tnt_equivalent(Kilograms fuel, double heat_kj_kg, double yield) {
  return fuel * (yield * heat_kj_kg / 4600.0);
}

}  // namespace tocsin::hazard
