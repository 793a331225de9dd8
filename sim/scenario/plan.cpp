#include "sim/scenario/plan.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/scenario/waiting.hpp"

namespace tocsin::scenario {

namespace {

using model::Fact;
using model::FactKind;

Fact fact(FactKind kind, std::size_t index, model::Activation state = model::Activation::None) {
  return {kind, static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(state)};
}

std::string named(const Row& row) {
  const std::string table{row.table().name};
  return row.table().find("id") == nullptr ? table : fmt::format("{} \"{}\"", table, row.text("id"));
}

/// Everything planned, with what it waits for and what it brings about.
class Plan {
 public:
  explicit Plan(const Context& context) : context_(context) {}

  void add(const Row& row, std::string name, const model::Trigger& trigger, std::vector<Fact> brings) {
    rows_.push_back(&row.rows("when"));
    waiting_.push_back({std::move(name), trigger.when, std::move(brings)});
  }
  /// What waits at another key, and brings nothing about.
  void add(const Row& row, std::string_view key, std::string name, const std::vector<Fact>& facts) {
    rows_.push_back(&row.rows(key));
    waiting_.push_back({std::move(name), facts, {}});
  }

  void add_call_out(const CallOut& call_out);
  void add_calls(const Calls& calls, const Knowledge& knowledge);
  void add_responders(const Responders& responders);
  void add_coordination(const Coordination& coordination, const Knowledge& knowledge);
  void add_drills(const Drills& drills);

  void complain_of_circles() const;
  void warn_of_hopes(model::IncidentKind incident, const std::vector<std::uint32_t>& practised) const;

 private:
  Spot condition_spot(std::size_t row, std::size_t condition) const {
    return (*rows_[row])[condition].spot();
  }
  const std::vector<Row>& rows(std::string_view table) const { return context_.tables.rows(table); }

  const Context& context_;
  std::vector<const std::vector<Row>*> rows_;  ///< the conditions of each that waits
  std::vector<Waiting> waiting_;
};

/// The roles for which somebody may acknowledge in that call-out.
std::vector<std::uint32_t> roles_called(const oncall::Policy& policy) {
  std::vector<std::uint32_t> roles;
  const auto add = [&roles](const oncall::Step& step) {
    roles.insert(roles.end(), step.roles.begin(), step.roles.end());
    roles.insert(roles.end(), step.next_of.begin(), step.next_of.end());
  };
  for (std::size_t edition = 0; edition <= policy.revisions.size(); ++edition) {
    for (const oncall::Step& step : oncall::steps_of(policy, edition)) add(step);
  }
  if (policy.last_resort) add(*policy.last_resort);
  return roles;
}

void Plan::add_call_out(const CallOut& call_out) {
  for (std::size_t i = 0; i < call_out.escalations.size(); ++i) {
    std::vector<Fact> brings{fact(FactKind::CascadeExhausted, i)};
    for (const std::uint32_t role : roles_called(call_out.escalations[i].policy)) {
      brings.push_back(fact(FactKind::RoleAcknowledged, role));
    }
    const Row& row = rows("escalation")[i];
    add(row, named(row), call_out.escalations[i].trigger, std::move(brings));
  }
  for (std::size_t i = 0; i < call_out.channel_faults.size(); ++i) {
    const Row& row = rows("channel_fault")[i];
    add(row, named(row), call_out.channel_faults[i].began, {fact(FactKind::ChannelFaultBegan, i)});
    if (!row.rows("mended").empty()) {
      add(row.rows("mended").front(), "the end of " + named(row), call_out.channel_faults[i].mended, {});
    }
  }
}

void Plan::add_calls(const Calls& calls, const Knowledge& knowledge) {
  for (std::size_t i = 0; i < calls.objectives.size(); ++i) {
    const Row& row = rows("objective")[i];
    add(row, named(row), calls.objectives[i].evidence, {});
  }
  for (std::size_t i = 0; i < calls.alerts.size(); ++i) {
    const Row& row = rows("alert")[i];
    std::vector<Fact> brings = knowledge.by_alert[i];
    brings.push_back(fact(FactKind::AlertReceived, i));
    add(row, named(row), calls.alerts[i].trigger, std::move(brings));
  }
  for (std::size_t i = 0; i < calls.activations.size(); ++i) {
    const model::ActivationRule& rule = calls.activations[i];
    const Row& row = rows("activation")[i];
    const std::string name = fmt::format("activation of \"{}\"", row.text("organisation"));
    add(row, name, rule.trigger, {fact(FactKind::ActivationReached, rule.organisation.value, rule.state)});
  }
  for (std::size_t i = 0; i < calls.injects.size(); ++i) {
    const Row& row = rows("inject")[i];
    add(row, named(row), calls.injects[i].trigger, {fact(FactKind::InjectDelivered, i)});
  }
}

void Plan::add_responders(const Responders& responders) {
  for (std::size_t i = 0; i < responders.tasks.size(); ++i) {
    const model::Task& task = responders.tasks[i];
    const Row& row = rows("task")[i];
    add(row, named(row), task.trigger,
        {fact(FactKind::UnitArrived, task.unit.value), fact(FactKind::TaskFinished, i)});
  }
  for (std::size_t i = 0; i < responders.closures.size(); ++i) {
    const Row& row = rows("closure")[i];
    add(row, named(row), responders.closures[i].made, {fact(FactKind::ClosureMade, i)});
    if (!row.rows("lifted").empty()) {
      add(row.rows("lifted").front(), "the end of " + named(row), responders.closures[i].lifted, {});
    }
  }
  for (std::size_t i = 0; i < responders.slowdowns.size(); ++i) {
    const Row& row = rows("slowdown")[i];
    add(row, named(row), responders.slowdowns[i].began, {fact(FactKind::SlowdownBegan, i)});
    if (!row.rows("ended").empty()) {
      add(row.rows("ended").front(), "the end of " + named(row), responders.slowdowns[i].ended, {});
    }
  }
  for (std::size_t i = 0; i < responders.cordons.size(); ++i) {
    const Row& row = rows("cordon")[i];
    add(row, named(row), responders.cordons[i].set, {fact(FactKind::CordonSet, i)});
    if (!row.rows("lifted").empty()) {
      add(row.rows("lifted").front(), "the end of " + named(row), responders.cordons[i].lifted, {});
    }
  }
}

void Plan::add_coordination(const Coordination& coordination, const Knowledge& knowledge) {
  for (std::size_t i = 0; i < coordination.findings.size(); ++i) {
    const Row& row = rows("finding")[i];
    add(row, named(row), coordination.findings[i].trigger, knowledge.by_finding[i]);
  }
  for (std::size_t i = 0; i < coordination.groups.size(); ++i) {
    const Row& row = rows("group")[i];
    add(row, named(row), coordination.groups[i].trigger,
        {fact(FactKind::GroupConvened, i), fact(FactKind::QuorumReached, i)});
  }
}

void Plan::add_drills(const Drills& drills) {
  for (std::size_t i = 0; i < drills.decisions.size(); ++i) {
    std::vector<Fact> brings;
    for (std::uint32_t state = 0; state <= drills.decisions[i].options.size(); ++state) {
      brings.push_back({FactKind::DecisionMade, static_cast<std::uint32_t>(i), state});
    }
    const Row& row = rows("decision")[i];
    add(row, named(row), drills.decisions[i].trigger, std::move(brings));
  }
  for (std::size_t i = 0; i < drills.expected.size(); ++i) {
    const Row& row = rows("expected")[i];
    add(row, "after", named(row), drills.expected[i].after);
    add(row, "evidence", named(row), drills.expected[i].evidence);
  }
  for (std::size_t i = 0; i < drills.questions.size(); ++i) {
    const Row& row = rows("question")[i];
    for (std::size_t j = 0; j < drills.questions[i].answers.size(); ++j) {
      add(row.rows("answer")[j], "when", named(row), drills.questions[i].answers[j].when);
    }
  }
}

void Plan::complain_of_circles() const {
  constexpr std::size_t most_named = 6;
  for (const Circle& circle : circles_of_waiting(waiting_)) {
    std::string text = waiting_[circle.members.front().row].name;
    for (std::size_t i = 1; i < circle.members.size() && i < most_named; ++i) {
      text += " waits for " + waiting_[circle.members[i].row].name + ", which";
    }
    if (circle.members.size() > most_named) text += " waits for more, which";
    text += circle.members.size() == 1 ? " waits for itself" : " waits for the first of them";
    context_.faults().error(
        condition_spot(circle.members.front().row, circle.members.front().condition),
        {"this can never come true: " + text, "conditions that do not go round in a circle"});
  }
}

std::string hope_text(FactKind kind) {
  switch (kind) {
    case FactKind::RoleAcknowledged:
      return "no [[escalation]] calls this role, so nobody can acknowledge for it";
    case FactKind::ActivationReached:
      return "no [[activation]] brings this organisation to that state";
    case FactKind::UnitArrived:
      return "no [[task]] sends this unit anywhere";
    case FactKind::StateBelieved:
      return "no [[alert]] that tells its activation brings that state from the one to the other";
    case FactKind::LetterHeld:
      return "no [[finding]] and no [[alert]] that tells a METHANE brings this organisation that letter";
    case FactKind::Informed:
      return "[[finding]] and [[alert]] never bring this organisation all the letters";
    case FactKind::ReceptorInCloud:
    case FactKind::RvpUntenable:
      return "nothing is in the air in an incident of the kind \"upset\"";
    default:
      return {};
  }
}

/// True where it is for an officer who practises to bring it about.
bool is_for_an_officer(const Fact& wanted, const std::vector<std::uint32_t>& practised) {
  switch (wanted.kind) {
    case FactKind::QuestionAsked:
    case FactKind::QuestionAnswered:
    case FactKind::RoleCalled:
    case FactKind::RoleNoted:
    case FactKind::RoleReported:
      return true;
    case FactKind::ActivationReached:
      return std::find(practised.begin(), practised.end(), wanted.index) != practised.end();
    default:
      return false;
  }
}

void Plan::warn_of_hopes(model::IncidentKind incident, const std::vector<std::uint32_t>& practised) const {
  std::vector<Fact> brought;
  for (const Waiting& waiting : waiting_)
    brought.insert(brought.end(), waiting.brings.begin(), waiting.brings.end());
  std::sort(brought.begin(), brought.end());
  const auto can_come = [&](const Fact& wanted) {
    const bool is_of_the_air =
        wanted.kind == FactKind::ReceptorInCloud || wanted.kind == FactKind::RvpUntenable;
    if (is_for_an_officer(wanted, practised)) return true;
    if (is_of_the_air) return incident != model::IncidentKind::Upset;
    return std::binary_search(brought.begin(), brought.end(), wanted);
  };
  for (std::size_t i = 0; i < waiting_.size(); ++i) {
    for (std::size_t j = 0; j < waiting_[i].when.size(); ++j) {
      const Fact& wanted = waiting_[i].when[j];
      if (can_come(wanted)) continue;
      context_.faults().warning(
          condition_spot(i, j),
          {hope_text(wanted.kind), "", "only an order during the exercise could bring it about"});
    }
  }
}

/// Members whom nobody calls out, and who so never come of themselves.
void warn_of_uncalled_members(const Context& context, const CallOut& call_out,
                              const Coordination& coordination) {
  std::set<std::uint32_t> called;
  for (const model::Escalation& escalation : call_out.escalations) {
    const auto roles = roles_called(escalation.policy);
    called.insert(roles.begin(), roles.end());
  }
  for (std::size_t i = 0; i < coordination.groups.size(); ++i) {
    for (std::size_t j = 0; j < coordination.groups[i].members.size(); ++j) {
      if (called.contains(coordination.groups[i].members[j].role.value)) continue;
      context.faults().warning(
          context.tables.rows("group")[i].rows("member")[j].spot("role"),
          {hope_text(FactKind::RoleAcknowledged), "a step of an [[escalation]] that calls it"});
    }
  }
}

/// Whose state an officer who practises can change: rows of the organisations.
std::vector<std::uint32_t> organisations_practised(const Context& context, const Drills& drills) {
  std::vector<std::uint32_t> organisations;
  for (const model::Drill& drill : drills.drills) {
    const Row& role = context.tables.rows("role")[drill.role.index()];
    organisations.push_back(context.names.index(role, "organisation"));
  }
  return organisations;
}

/// What has neither a time nor a condition, and cannot be meant to wait for the facilitator's hand.
void warn_of_idle_rows(const Context& context) {
  for (const std::string_view table : {"alert", "escalation", "activation", "task", "closure", "slowdown",
                                       "cordon", "channel_fault", "finding", "decision"}) {
    for (const Row& row : context.tables.rows(table)) {
      if (row.is_written("at") || row.is_written("when")) continue;
      context.faults().warning(
          row.spot(),
          {fmt::format("{} has neither `at` nor `when`, so it never happens of itself", named(row)),
           "`at`, or `when`, or both"});
    }
  }
}

}  // namespace

void check_plan(const Context& context, const model::Incident& incident, const CallOut& call_out,
                const Calls& calls, const Responders& responders, const Coordination& coordination,
                const Drills& drills) {
  Plan plan{context};
  const Knowledge knowledge =
      knowledge_brought(calls, coordination, context.tables.rows("organisation").size());
  plan.add_call_out(call_out);
  plan.add_calls(calls, knowledge);
  plan.add_responders(responders);
  plan.add_coordination(coordination, knowledge);
  plan.add_drills(drills);
  plan.complain_of_circles();
  if (context.faults().any_errors()) return;
  plan.warn_of_hopes(incident.kind, organisations_practised(context, drills));
  warn_of_idle_rows(context);
  warn_of_uncalled_members(context, call_out, coordination);
}

}  // namespace tocsin::scenario
