// Short ways to write weather, releases and sums for the hazard tests.
#pragma once

#include <cmath>

#include "sim/hazard/cloud.hpp"

namespace hazard_test {

using namespace tocsin;
using namespace tocsin::hazard;

inline SimTime at_s(double s) { return SimTime{} + from_seconds(s); }

inline Weather steady(double from_deg, double speed_m_s, Stability stability) {
  return {{{SimTime{0}, Degrees{from_deg}, MetresPerSecond{speed_m_s}, stability, Celsius{15.0}}}};
}

/// From the origin of `at`, a metre up, at a constant rate from T+0.
inline Release constant(double kg_s, GridPoint at = {350'000.0, 380'000.0},
                        Terrain terrain = Terrain::Rural) {
  return {"chlorine", at, Metres{1.0}, terrain, {{SimTime{0}, KgPerSecond{kg_s}}}};
}

inline double mass_kg(const Cloud& cloud) {
  double sum = cloud.departed.value;
  for (const Puff& puff : cloud.puffs) sum += puff.mass.value;
  return sum;
}

/// The wind that carries a release of `height_m`, by the track itself.
inline double carrying_m_s(const Weather& weather, Terrain terrain, double height_m) {
  return WindTrack(weather, terrain, Metres{height_m}).between(at_s(0), at_s(1000)).path.value / 1000.0;
}

}  // namespace hazard_test
