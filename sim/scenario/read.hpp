// The door to scenarios: from a folder of TOML files to values that are complete and consistent, or every
// fault in them at once. Knows the map that the scenario plays on, and nothing of what happens in a run.
// docs/scenario-format.md is the format; schema.hpp holds it as data.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/diagnostics.hpp"
#include "sim/base/time.hpp"
#include "sim/model/scenario.hpp"
#include "sim/roads/map.hpp"

namespace tocsin::scenario {

/// A scenario's files may hold this much together.
inline constexpr std::size_t source_limit_bytes = 4U << 20U;
/// A scenario folder may hold this many TOML files.
inline constexpr std::size_t source_limit_files = 200;

/// The scenario's files: every *.toml of a folder, by name, or the one .toml file given. A fault where
/// there is none, where one cannot be read, and where they are too many or too long.
Result<std::vector<model::SourceText>> read_sources(const std::filesystem::path& path);

/// What [exercise] says under `map`: the name of a folder in maps/, or a path relative to the scenario.
/// Needs no map, so it comes before `read`. Faults are those that stand in its way only.
Result<std::string> map_name_of(const std::vector<model::SourceText>& sources);

/// A scenario that can be run, and what its planner should look at again (Severity::Warning only).
struct Read {
  model::Scenario scenario;
  Diagnostics warnings;
};

/// Reads, resolves and checks the whole scenario, or gives every fault (and the warnings with them), in
/// reading order. The order of the sources and of the tables in them is the order of every table in
/// the Scenario.
Result<Read> read(const std::vector<model::SourceText>& sources, const roads::Map& map);

/// A small, commented, valid scenario on maps/halton, to start from.
std::vector<model::SourceText> starter_scenario();

}  // namespace tocsin::scenario
