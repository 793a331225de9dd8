// Triggers: the keys `at`, `when` and `delay`, and the conditions in `when`, as facts to wait for.
// Whether those can ever come true is plan.hpp's business.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/scenario/context.hpp"

namespace tocsin::scenario {

/// The trigger keys of a row of a planned table. Warns of what would begin after the end.
model::Trigger read_trigger(const Context& context, const Row& row);

/// The trigger of the nested row that ends what `began` begins: at most one; a fault where it comes before.
/// `what_began` completes the complaint: "the road is closed".
model::Trigger read_end(const Context& context, const std::vector<Row>& ends, const model::Trigger& began,
                        std::string_view what_began);

/// A fact for each row of the table `condition`; for one with a fault, one that never comes to hold.
std::vector<model::Fact> read_conditions(const Context& context, const std::vector<Row>& conditions);

/// The fact that a row of the table `condition` stands for; nothing, with a fault, where it stands for
/// none or for several.
std::optional<model::Fact> read_condition(const Context& context, const Row& condition);

/// "standby" ... as a state; the row's key must be a Choice of such, and written.
model::Activation read_state(const Row& row);
/// The same for the Choice `letter`.
model::Letter read_letter(const Row& row);

}  // namespace tocsin::scenario
