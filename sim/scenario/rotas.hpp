// Who is on call when: the tables of shifts, rotations, rosters, overrides, leave and swaps, to one rota for
// each role. Knows nothing of how a rota is asked.
#pragma once

#include <vector>

#include "sim/oncall/rota.hpp"
#include "sim/scenario/context.hpp"

namespace tocsin::scenario {

/// One rota for each [[role]], in their order; none where the time zone has a fault. A role that nobody
/// holds at the start is a warning.
std::vector<oncall::Rota> read_rotas(const Context& context);

}  // namespace tocsin::scenario
