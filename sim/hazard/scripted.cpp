#include "sim/hazard/scripted.hpp"

#include <algorithm>

namespace tocsin::hazard {

std::span<const GridPoint> ring_at(const ScriptedFootprint& footprint, SimTime t) {
  const auto after = std::upper_bound(footprint.stages.begin(), footprint.stages.end(), t,
                                      [](SimTime at, const ScriptedStage& stage) { return at < stage.from; });
  if (after == footprint.stages.begin()) return {};
  return (after - 1)->ring;
}

bool is_inside(const ScriptedFootprint& footprint, GridPoint p, SimTime t) {
  const std::span<const GridPoint> ring = ring_at(footprint, t);
  return !ring.empty() && inside_ring(p, ring);
}

}  // namespace tocsin::hazard
