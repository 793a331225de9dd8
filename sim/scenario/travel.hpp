// How vehicles drive, from the tables [[vehicle]] and [traffic]: of a scenario, or of a file of profiles by
// itself. What is not written is as docs/travel.md gives it. Knows nothing of roads.
#pragma once

#include <string>

#include "sim/base/diagnostics.hpp"
#include "sim/roads/travel.hpp"
#include "sim/scenario/tables.hpp"

namespace tocsin::scenario {

/// The default model with what the tables change in it. REQUIRES: the tables have [[vehicle]] and [traffic].
roads::TravelModel read_travel(const Reading& reading, const Tables& tables);

/// A model and what its planner should look at again.
struct Profiles {
  roads::TravelModel model;
  Diagnostics warnings;
};

/// A .toml file that holds these two tables and nothing else, or every fault in it. `name` is the file's
/// in faults.
Result<Profiles> read_profiles(const std::string& name, const std::string& text);

}  // namespace tocsin::scenario
