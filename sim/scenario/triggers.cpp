#include "sim/scenario/triggers.hpp"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tocsin::scenario {

namespace {

using model::Fact;
using model::FactKind;

/// The key of a condition that stands for a fact of that kind.
constexpr std::array<std::pair<std::string_view, FactKind>, 11> condition_keys{
    {{"inject", FactKind::InjectDelivered},
     {"alert", FactKind::AlertReceived},
     {"acknowledged", FactKind::RoleAcknowledged},
     {"exhausted", FactKind::CascadeExhausted},
     {"activation", FactKind::ActivationReached},
     {"arrived", FactKind::UnitArrived},
     {"finished", FactKind::TaskFinished},
     {"closed", FactKind::ClosureMade},
     {"slowed", FactKind::SlowdownBegan},
     {"in_cloud", FactKind::ReceptorInCloud},
     {"untenable", FactKind::RvpUntenable}}};

/// Waits for nothing that could ever be brought about; never leaves a reading.
constexpr Fact nowhere{FactKind::InjectDelivered, Names::none, 0};

/// `state` stands beside `activation` and nowhere else.
bool has_fitting_state(const Row& condition) {
  return condition.is_written("activation") == condition.is_written("state");
}

void complain_of_state(const Context& context, const Row& condition) {
  const bool lacks_state = condition.is_written("activation");
  context.faults().error(lacks_state ? condition.spot() : condition.key_spot("state"),
                         {lacks_state ? "`activation` lacks `state`" : "`state` stands without `activation`",
                          "{ activation = \"an-organisation\", state = \"declared\" }"});
}

void warn_of_late_start(const Context& context, const Row& row, const model::Trigger& trigger) {
  if (!trigger.at || context.calendar.is_after_end(*trigger.at)) return;
  if (!context.calendar.is_after_end(*trigger.at + trigger.delay)) return;
  context.faults().warning(row.spot("delay"),
                           {fmt::format("with this delay it comes at {}, after the end of the exercise",
                                        format_t_plus(*trigger.at + trigger.delay))});
}

}  // namespace

model::Trigger read_trigger(const Context& context, const Row& row) {
  model::Trigger trigger;
  trigger.at = context.calendar.time(row, "at");
  trigger.delay = row.duration("delay");
  for (const Row& condition : row.rows("when")) {
    // One that was complained of keeps its place, so that facts and conditions stay side by side.
    trigger.when.push_back(read_condition(context, condition).value_or(nowhere));
  }
  warn_of_late_start(context, row, trigger);
  return trigger;
}

std::optional<Fact> read_condition(const Context& context, const Row& condition) {
  const std::pair<std::string_view, FactKind>* chosen = nullptr;
  for (const auto& candidate : condition_keys) {
    if (!condition.is_written(candidate.first)) continue;
    if (chosen != nullptr) {
      context.faults().error(condition.key_spot(candidate.first),
                             {fmt::format("a condition has `{}` and `{}`", chosen->first, candidate.first),
                              "one of them; a list of conditions where both must hold"});
      return std::nullopt;
    }
    chosen = &candidate;
  }
  if (chosen == nullptr) {
    // An unknown key has been complained of, and was meant to be the condition.
    if (condition.is_empty()) {
      context.faults().error(condition.spot(),
                             {"a condition waits for nothing", "{ inject = \"an-inject\" } or the like"});
    } else if (condition.is_written("state")) {
      complain_of_state(context, condition);
    }
    return std::nullopt;
  }
  if (!has_fitting_state(condition)) {
    complain_of_state(context, condition);
    return std::nullopt;
  }
  if (condition.is_written("state") && !condition.has("state")) return std::nullopt;
  Fact fact{chosen->second, context.names.index(condition, chosen->first), 0};
  if (fact.index == Names::none) return std::nullopt;
  if (fact.kind == FactKind::ActivationReached)
    fact.state = static_cast<std::uint32_t>(read_state(condition));
  return fact;
}

model::Activation read_state(const Row& row) {
  constexpr std::array states{model::Activation::Standby, model::Activation::Declared,
                              model::Activation::StoodDown};
  return states[row.choice("state").value_or(0)];
}

}  // namespace tocsin::scenario
