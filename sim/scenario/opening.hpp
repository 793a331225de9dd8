// From texts to checked rows: what reading a scenario and linting it have in common.
// Knows nothing of what the rows mean.
#pragma once

#include <optional>
#include <vector>

#include "sim/scenario/context.hpp"
#include "sim/scenario/document.hpp"

namespace tocsin::scenario {

/// Parses and checks the sources, and hands their rows to `use`, unless there are none to hand over. Faults
/// gather in `faults`.
template <class Use>
void with_rows(const std::vector<model::SourceText>& sources, const roads::Map& map, Faults& faults,
               Use use) {
  const Schema schema;
  const Reading reading{schema, faults};
  const std::vector<Node> documents = parse_sources(sources, faults);
  if (documents.empty()) {
    if (!faults.any_errors()) faults.error({}, {"the scenario has no files", "at least one .toml file"});
    return;
  }
  const Coverage coverage = documents.size() == sources.size() ? Coverage::Whole : Coverage::Partial;
  const Tables tables{reading, documents, coverage};
  const Names names{reading, tables, map, coverage};
  const Calendar calendar{reading, tables.only("exercise")};
  const Positions positions{reading, map};
  use(Context{reading, map, tables, names, calendar, positions});
}

}  // namespace tocsin::scenario
