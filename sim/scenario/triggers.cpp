#include "sim/scenario/triggers.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/model/coordination_state.hpp"

namespace tocsin::scenario {

namespace {

using model::Fact;
using model::FactKind;

/// The key of a condition that stands for a fact of that kind.
constexpr std::array<std::pair<std::string_view, FactKind>, 24> condition_keys{
    {{"inject", FactKind::InjectDelivered},
     {"alert", FactKind::AlertReceived},
     {"acknowledged", FactKind::RoleAcknowledged},
     {"exhausted", FactKind::CascadeExhausted},
     {"activation", FactKind::ActivationReached},
     {"arrived", FactKind::UnitArrived},
     {"finished", FactKind::TaskFinished},
     {"closed", FactKind::ClosureMade},
     {"slowed", FactKind::SlowdownBegan},
     {"cordon", FactKind::CordonSet},
     {"channel_fault", FactKind::ChannelFaultBegan},
     {"in_cloud", FactKind::ReceptorInCloud},
     {"untenable", FactKind::RvpUntenable},
     {"believes", FactKind::StateBelieved},
     {"knows", FactKind::LetterHeld},
     {"informed", FactKind::Informed},
     {"convened", FactKind::GroupConvened},
     {"quorate", FactKind::QuorumReached},
     {"decided", FactKind::DecisionMade},
     {"asked", FactKind::QuestionAsked},
     {"answered", FactKind::QuestionAnswered},
     {"called", FactKind::RoleCalled},
     {"noted", FactKind::RoleNoted},
     {"reported", FactKind::RoleReported}}};

/// What stands beside the key of a condition, and with that key only.
struct Companion {
  std::string_view name;
  std::array<std::string_view, 2> beside;
  std::string_view expected;
  Presence presence = Presence::Required;
};
constexpr std::array<Companion, 4> companions{
    {{"state", {"activation", "believes"}, "{ activation = \"an-organisation\", state = \"declared\" }"},
     {"of", {"believes", ""}, "{ believes = \"an-organisation\", of = \"another\", state = \"declared\" }"},
     {"letter", {"knows", ""}, "{ knows = \"an-organisation\", letter = \"hazards\" }"},
     {"option", {"decided", ""}, "{ decided = \"a-decision\", option = \"yes\" }", Presence::Optional}}};

/// Waits for nothing that could ever be brought about; never leaves a reading.
constexpr Fact nowhere{FactKind::InjectDelivered, Names::none, 0};

/// Complains of what is missing beside the key that was chosen (none: empty), and of what should not be
/// there; true where nothing is.
bool has_fitting_companions(const Context& context, const Row& condition, std::string_view chosen) {
  bool fits = true;
  for (const Companion& each : companions) {
    const bool is_wanted =
        !chosen.empty() && std::find(each.beside.begin(), each.beside.end(), chosen) != each.beside.end();
    const bool may_lack = is_wanted && each.presence == Presence::Optional;
    if (may_lack || is_wanted == condition.is_written(each.name)) continue;
    fits = false;
    context.faults().error(
        is_wanted ? condition.spot() : condition.key_spot(each.name),
        {is_wanted ? fmt::format("`{}` lacks `{}`", chosen, each.name)
                   : fmt::format("`{}` stands without `{}`", each.name, each.beside.front()),
         std::string{chosen == "believes" ? companions[1].expected : each.expected}});
  }
  return fits;
}

/// The row of the beliefs that a condition is about; nothing, with a fault, where it can be about none.
std::optional<std::uint32_t> read_belief(const Context& context, const Row& condition) {
  const auto who = context.names.id<model::OrganisationTag>(condition, "believes");
  const auto of = context.names.id<model::OrganisationTag>(condition, "of");
  if (!who.valid() || !of.valid()) return std::nullopt;
  if (who == of) {
    context.faults().error(condition.spot("of"), {"an organisation knows its own state without being told",
                                                  "{ activation = \"an-organisation\", state = ... }"});
    return std::nullopt;
  }
  return model::belief_row(context.tables.rows("organisation").size(), who, of);
}

/// The state of the fact "that decision was made": 0 without `option`; nothing, with a fault, where the
/// decision has no such option.
std::optional<std::uint32_t> read_option(const Context& context, const Row& condition,
                                         std::uint32_t decision) {
  if (!condition.is_written("option")) return 0;
  if (!condition.has("option")) return std::nullopt;
  const Row& row = context.tables.rows("decision")[decision];
  const std::string wanted = condition.text("option");
  std::vector<std::string> ids;
  for (const Row& option : row.rows("option")) ids.push_back(option.text("id"));
  const auto found = std::find(ids.begin(), ids.end(), wanted);
  if (found != ids.end()) return static_cast<std::uint32_t>(found - ids.begin()) + 1;
  context.faults().error(condition.spot("option"),
                         {fmt::format("the decision \"{}\" has no option \"{}\"", row.text("id"), wanted),
                          "the id of one of its options", did_you_mean(wanted, ids)});
  return std::nullopt;
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
  trigger.when = read_conditions(context, row.rows("when"));
  warn_of_late_start(context, row, trigger);
  return trigger;
}

model::Trigger read_end(const Context& context, const std::vector<Row>& ends, const model::Trigger& began,
                        std::string_view what_began) {
  model::Trigger end;
  for (const Row& row : ends) {
    end = read_trigger(context, row);
    if (!began.at || !end.at || *end.at > *began.at) continue;
    context.faults().error(
        row.spot("at"),
        {fmt::format("this is not after {}, when {}", format_t_plus(*began.at), what_began), "a later time"});
  }
  return end;
}

std::vector<Fact> read_conditions(const Context& context, const std::vector<Row>& conditions) {
  std::vector<Fact> facts;
  // One that was complained of keeps its place, so that facts and conditions stay side by side.
  for (const Row& condition : conditions)
    facts.push_back(read_condition(context, condition).value_or(nowhere));
  return facts;
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
    } else {
      has_fitting_companions(context, condition, {});
    }
    return std::nullopt;
  }
  if (!has_fitting_companions(context, condition, chosen->first)) return std::nullopt;
  for (const Companion& each : companions) {
    if (condition.is_written(each.name) && !condition.has(each.name)) return std::nullopt;
  }
  Fact fact{chosen->second, context.names.index(condition, chosen->first), 0};
  if (fact.index == Names::none) return std::nullopt;
  if (fact.kind == FactKind::StateBelieved) {
    const auto belief = read_belief(context, condition);
    if (!belief) return std::nullopt;
    fact.index = *belief;
  }
  if (condition.is_written("state")) fact.state = static_cast<std::uint32_t>(read_state(condition));
  if (condition.is_written("letter")) fact.state = static_cast<std::uint32_t>(read_letter(condition));
  if (fact.kind == FactKind::DecisionMade) {
    const auto option = read_option(context, condition, fact.index);
    if (!option) return std::nullopt;
    fact.state = *option;
  }
  return fact;
}

model::Activation read_state(const Row& row) {
  constexpr std::array states{model::Activation::Standby, model::Activation::Declared,
                              model::Activation::StoodDown, model::Activation::Cancelled};
  return states[row.choice("state").value_or(0)];
}

model::Letter read_letter(const Row& row) { return model::all_letters[row.choice("letter").value_or(0)]; }

}  // namespace tocsin::scenario
