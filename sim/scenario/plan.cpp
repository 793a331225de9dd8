#include "sim/scenario/plan.hpp"

#include <algorithm>
#include <string>
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
    rows_.push_back(&row);
    waiting_.push_back({std::move(name), trigger.when, std::move(brings)});
  }

  void add_calls(const Calls& calls);
  void add_responders(const Responders& responders);

  void complain_of_circles() const;
  void warn_of_hopes(model::IncidentKind incident) const;

 private:
  Spot condition_spot(std::size_t row, std::size_t condition) const {
    return rows_[row]->rows("when")[condition].spot();
  }
  const std::vector<Row>& rows(std::string_view table) const { return context_.tables.rows(table); }

  const Context& context_;
  std::vector<const Row*> rows_;
  std::vector<Waiting> waiting_;
};

void Plan::add_calls(const Calls& calls) {
  for (std::size_t i = 0; i < calls.objectives.size(); ++i) {
    const Row& row = rows("objective")[i];
    add(row, named(row), calls.objectives[i].evidence, {});
  }
  for (std::size_t i = 0; i < calls.escalations.size(); ++i) {
    std::vector<Fact> brings{fact(FactKind::CascadeExhausted, i)};
    for (const oncall::Step& step : calls.escalations[i].policy.steps) {
      for (const std::uint32_t role : step.roles) brings.push_back(fact(FactKind::RoleAcknowledged, role));
    }
    const Row& row = rows("escalation")[i];
    add(row, named(row), calls.escalations[i].trigger, std::move(brings));
  }
  for (std::size_t i = 0; i < calls.alerts.size(); ++i) {
    const Row& row = rows("alert")[i];
    add(row, named(row), calls.alerts[i].trigger, {fact(FactKind::AlertReceived, i)});
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
    case FactKind::ReceptorInCloud:
    case FactKind::RvpUntenable:
      return "nothing is in the air in an incident of the kind \"upset\"";
    default:
      return {};
  }
}

void Plan::warn_of_hopes(model::IncidentKind incident) const {
  std::vector<Fact> brought;
  for (const Waiting& waiting : waiting_)
    brought.insert(brought.end(), waiting.brings.begin(), waiting.brings.end());
  std::sort(brought.begin(), brought.end());
  const auto can_come = [&](const Fact& wanted) {
    const bool is_of_the_air =
        wanted.kind == FactKind::ReceptorInCloud || wanted.kind == FactKind::RvpUntenable;
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

/// What has neither a time nor a condition, and cannot be meant to wait for the facilitator's hand.
void warn_of_idle_rows(const Context& context) {
  for (const std::string_view table : {"alert", "escalation", "activation", "task", "closure", "slowdown"}) {
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

void check_plan(const Context& context, const model::Incident& incident, const Calls& calls,
                const Responders& responders) {
  Plan plan{context};
  plan.add_calls(calls);
  plan.add_responders(responders);
  plan.complain_of_circles();
  if (context.faults().any_errors()) return;
  plan.warn_of_hopes(incident.kind);
  warn_of_idle_rows(context);
}

}  // namespace tocsin::scenario
