#include "sim/hazard/source.hpp"

#include <cassert>
#include <cmath>
#include <numbers>

namespace tocsin::hazard {

namespace {

constexpr double gravity_m_s2 = 9.80665;

double area_m2(const Hole& hole) {
  return std::numbers::pi / 4.0 * hole.diameter.value * hole.diameter.value;
}

}  // namespace

KgPerSecond liquid_rate(const Hole& hole, const LiquidBehind& liquid) {
  const double rho = liquid.density.value;
  const double speed2 = 2.0 * liquid.overpressure.value / rho + 2.0 * gravity_m_s2 * liquid.head.value;
  if (speed2 <= 0.0) return KgPerSecond{0.0};
  return KgPerSecond{hole.discharge * area_m2(hole) * rho * std::sqrt(speed2)};
}

bool is_choked(const GasBehind& gas) {
  const double k = gas.heat_ratio;
  assert(k > 1.0);
  return gas.pressure_outside / gas.pressure < std::pow(2.0 / (k + 1.0), k / (k - 1.0));
}

KgPerSecond gas_rate(const Hole& hole, const GasBehind& gas) {
  const double k = gas.heat_ratio;
  const double ratio = gas.pressure_outside / gas.pressure;
  if (ratio >= 1.0) return KgPerSecond{0.0};
  const double flow = is_choked(gas)
                          ? k * std::pow(2.0 / (k + 1.0), (k + 1.0) / (k - 1.0))
                          : 2.0 * k / (k - 1.0) * (std::pow(ratio, 2.0 / k) - std::pow(ratio, (k + 1.0) / k));
  return KgPerSecond{hole.discharge * area_m2(hole) *
                     std::sqrt(gas.density.value * gas.pressure.value * flow)};
}

}  // namespace tocsin::hazard
