// The scripted footprint: ground that somebody has drawn for a hazard that no simple model covers honestly
// (smoke of a mixed fire, reacting acids). It has an author instead of physics, and says so everywhere.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/base/geo.hpp"
#include "sim/base/time.hpp"

namespace tocsin::hazard {

/// From `from` on the footprint is this ring, until the next stage. An empty ring: nowhere.
struct ScriptedStage {
  SimTime from;
  std::vector<GridPoint> ring;
};

/// Stages in order of time, no two at the same time; rings have no points or at least three.
struct ScriptedFootprint {
  std::string author;  ///< who drew it: shown wherever it is shown
  std::vector<ScriptedStage> stages;
};

/// The ring in force at `t`; empty before the first stage. Lives as long as `footprint`.
std::span<const GridPoint> ring_at(const ScriptedFootprint& footprint, SimTime t);

bool is_inside(const ScriptedFootprint& footprint, GridPoint p, SimTime t);

}  // namespace tocsin::hazard
