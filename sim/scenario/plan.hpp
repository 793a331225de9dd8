// The plan as a whole: what waits for what, and whether it can ever happen. Conditions that wait for each
// other in a circle are faults; ones that nothing planned brings about are warnings.
#pragma once

#include "sim/scenario/context.hpp"
#include "sim/scenario/coordination.hpp"
#include "sim/scenario/drill.hpp"
#include "sim/scenario/parts.hpp"

namespace tocsin::scenario {

/// Looks for circles in any case, and for the rest only where nothing has been complained of before.
/// REQUIRES: the parts were read from that context.
void check_plan(const Context& context, const model::Incident& incident, const CallOut& call_out,
                const Calls& calls, const Responders& responders, const Coordination& coordination,
                const Drills& drills);

}  // namespace tocsin::scenario
