#include "sim/hazard/harm.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace tocsin::hazard {

PartsPerMillion indoor_after(PartsPerMillion indoors, const OutdoorStep& step, PerHour air_changes) {
  assert(step.length.count() >= 0 && air_changes.value >= 0.0);
  const double hours = seconds(step.length) / 3600.0;
  if (hours == 0.0) return indoors;
  const double x = air_changes.value * hours;
  const double exchanged = -std::expm1(-x);
  // How much of the outdoor rise has been taken up: (x - exchanged) / x, which needs its series where
  // the two are nearly equal.
  const double risen = x > 1e-3 ? 1.0 - exchanged / x : x * (0.5 - x * (1.0 / 6.0 - x / 24.0));
  return indoors + (step.from - indoors) * exchanged + (step.to - step.from) * risen;
}

double toxic_load_over(const OutdoorStep& step, int exponent) {
  assert(exponent >= 1 && exponent <= 16 && step.length.count() >= 0);
  // The integral of a straight line's nth power is the mean of a^k b^(n-k) over k = 0..n.
  const double a = std::max(step.from.value, 0.0);
  const double b = std::max(step.to.value, 0.0);
  double sum = 0.0;
  double power_of_a = 1.0;
  for (int k = 0; k <= exponent; ++k) {
    sum = sum * b + power_of_a;
    power_of_a *= a;
  }
  return sum / (exponent + 1) * seconds(step.length) / 60.0;
}

Exposure exposed(const Exposure& before, PartsPerMillion outdoors_now, Duration length,
                 const Shelter& shelter) {
  const OutdoorStep outside{before.outdoors, outdoors_now, length};
  Exposure after = before;
  after.outdoors = outdoors_now;
  after.indoors = indoor_after(before.indoors, outside, shelter.air_changes);
  after.outdoor_peak = std::max(before.outdoor_peak, outdoors_now);
  after.indoor_peak = std::max(before.indoor_peak, after.indoors);
  const OutdoorStep inside{before.indoors, after.indoors, length};
  after.outdoor_load_ppm_n_min += toxic_load_over(outside, shelter.toxic_exponent);
  after.indoor_load_ppm_n_min += toxic_load_over(inside, shelter.toxic_exponent);
  return after;
}

}  // namespace tocsin::hazard
