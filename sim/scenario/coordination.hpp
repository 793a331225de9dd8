// Findings and co-ordinating groups of a scenario, and what in the plan can bring their facts about. Knows
// nothing of how they were written, and nothing of what happens in a run.
#pragma once

#include <vector>

#include "sim/scenario/context.hpp"
#include "sim/scenario/parts.hpp"

namespace tocsin::scenario {

struct Coordination {
  std::vector<model::Finding> findings;
  std::vector<model::Group> groups;
};

/// Who may be a member of a group. `rotas` has one for each role, or none where the time zone has a fault.
struct Staff {
  const std::vector<model::Person>& people;
  const std::vector<oncall::Rota>& rotas;
};
/// Faults: a quorum that the members cannot make, a role twice, and somebody who drives from nowhere.
Coordination read_coordination(const Context& context, const Staff& staff);

/// What each alert and each finding may let organisations know: the facts that those rows bring about.
struct Knowledge {
  std::vector<std::vector<model::Fact>> by_alert;
  std::vector<std::vector<model::Fact>> by_finding;
};
/// REQUIRES: no organisation in them has an index of `organisations` or more.
Knowledge knowledge_brought(const Calls& calls, const Coordination& coordination, std::size_t organisations);

}  // namespace tocsin::scenario
