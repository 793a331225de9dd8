// What was planned: triggers, injects, alerts, activation, objectives.
#include <algorithm>

#include "sim/model/turn.hpp"

namespace tocsin::model {

namespace {

/// True where both end the same closure, slow-down or cordon, or convene the same group.
bool is_same_deed(const Event& a, const Event& b) {
  if (const auto* lifted = std::get_if<ClosureLifted>(&a)) {
    const auto* other = std::get_if<ClosureLifted>(&b);
    return other != nullptr && lifted->closure == other->closure;
  }
  if (const auto* ended = std::get_if<SlowdownEnded>(&a)) {
    const auto* other = std::get_if<SlowdownEnded>(&b);
    return other != nullptr && ended->slowdown == other->slowdown;
  }
  if (const auto* lifted = std::get_if<CordonLifted>(&a)) {
    const auto* other = std::get_if<CordonLifted>(&b);
    return other != nullptr && lifted->cordon == other->cordon;
  }
  if (const auto* convened = std::get_if<GroupConvened>(&a)) {
    const auto* other = std::get_if<GroupConvened>(&b);
    return other != nullptr && convened->group == other->group;
  }
  return false;
}

}  // namespace

void Turn::on(ExerciseStarted) {
  schedule(SimTime{} + scenario_.duration, ExerciseEnded{});
  for (std::size_t row = 0; row < setting_.plan.size(); ++row) {
    const Trigger& trigger = setting_.plan[row].trigger;
    if (trigger.at || !trigger.when.empty()) consider(row);
  }
  for (std::size_t i = 0; i < scenario_.weather.points.size(); ++i) {
    schedule(scenario_.weather.points[i].at, WeatherChanged{static_cast<std::uint32_t>(i)});
  }
  if (has_hazard(setting_)) {
    schedule(hazard_begins(setting_), ReleaseStarted{});
    if (const SimTime end = hazard_ends(setting_); end < SimTime{} + scenario_.duration) {
      schedule(end, ReleaseStopped{});
    }
  }
  for (std::size_t i = 0; i < scenario_.objectives.size(); ++i) {
    const auto id = id_of<ObjectiveTag>(i);
    if (const auto by = scenario_.objectives[i].by) {
      world_.objectives[i].overdue_ticket = schedule(*by, ObjectiveOverdue{id});
    }
  }
}

void Turn::on(ExerciseEnded) {
  world_.is_over = true;
  if (world_.end_reason.empty()) world_.end_reason = "the planned time was up";
}

bool Turn::all_hold(const std::vector<Fact>& facts) const {
  return std::all_of(facts.begin(), facts.end(), [&](const Fact& fact) {
    return std::binary_search(world_.facts.begin(), world_.facts.end(), fact);
  });
}

// Schedules a planned row once everything it waits for holds.
void Turn::consider(std::size_t row) {
  PlanState& plan = world_.plan[row];
  if (plan.is_due_known || plan.status == PlanStatus::Done || plan.status == PlanStatus::Skipped) return;
  const Trigger& trigger = setting_.plan[row].trigger;
  if (!all_hold(trigger.when)) return;
  plan.due = std::max(world_.now, trigger.at.value_or(world_.now)) + trigger.delay;
  plan.is_due_known = true;
  if (plan.status == PlanStatus::Held) return;
  plan.status = PlanStatus::Scheduled;
  plan.ticket = schedule(plan.due, setting_.plan[row].event);
}

void Turn::establish(Fact fact) {
  const auto place = std::lower_bound(world_.facts.begin(), world_.facts.end(), fact);
  if (place != world_.facts.end() && *place == fact) return;
  world_.facts.insert(place, fact);
  for (std::size_t row = 0; row < setting_.plan.size(); ++row) {
    const auto& when = setting_.plan[row].trigger.when;
    if (std::find(when.begin(), when.end(), fact) != when.end()) consider(row);
  }
  watch_expected();
  notice_progress();
}

// What somebody did by hand does not take place again when its planned time comes.
void Turn::skip_planned(const Event& event) {
  for (std::size_t row = 0; row < setting_.plan.size(); ++row) {
    if (!is_same_deed(setting_.plan[row].event, event)) continue;
    cancel(world_.plan[row].ticket);
    world_.plan[row].status = PlanStatus::Skipped;
    world_.plan[row].why = "done by hand";
  }
}

void Turn::on(InjectDelivered event) {
  world_.injects[event.inject.index()].delivered = world_.now;
  world_.plan[plan_row(setting_, event.inject)].status = PlanStatus::Done;
  establish({FactKind::InjectDelivered, event.inject.value, 0});
}

void Turn::on(AlertSent event) {
  const Alert& alert = scenario_.alerts[event.alert.index()];
  if (alert.tells.activation || alert.tells.methane) {
    const std::uint32_t row = write_message(alert.from, alert.to);
    const OrganisationState& sender = world_.organisations[alert.from.index()];
    if (alert.tells.activation) world_.messages[row].state = ToldState{sender.activation, sender.since};
    if (alert.tells.methane) world_.messages[row].methane = methane_of(alert.from);
    world_.alert_messages[event.alert.index()] = row;
  }
  if (alert.caller.valid()) begin_at_desk(alert.caller, {DeskCall::Kind::Alert, event.alert.value});
  if (alert.desk.valid()) {
    schedule_now(CallQueued{alert.desk, {DeskCall::Kind::AlertIn, event.alert.value}});
  } else {
    schedule(world_.now + alert.takes, AlertReceived{event.alert});
  }
}

void Turn::on(AlertReceived event) {
  const DeskId caller = scenario_.alerts[event.alert.index()].caller;
  if (caller.valid()) leave_desk(caller, {DeskCall::Kind::Alert, event.alert.value});
  establish({FactKind::AlertReceived, event.alert.value, 0});
  if (const auto message = world_.alert_messages[event.alert.index()]) deliver(*message);
}

void Turn::on(ActivationDue event) {
  const ActivationRule& rule = scenario_.activations[event.rule];
  OrganisationState& organisation = world_.organisations[rule.organisation.index()];
  if (!why_not(organisation.decided, rule.state).empty()) {
    schedule_now(ActivationRefused{rule.organisation, rule.state});
    return;
  }
  organisation.decided = rule.state;
  schedule_now(ActivationChanged{rule.organisation, rule.state});
}

void Turn::on(ActivationChanged event) {
  OrganisationState& organisation = world_.organisations[event.organisation.index()];
  organisation.activation = event.state;
  organisation.decided = event.state;
  organisation.since = world_.now;
  establish({FactKind::ActivationReached, event.organisation.value, static_cast<std::uint32_t>(event.state)});
}

void Turn::on(ObjectiveEvidenced event) {
  ObjectiveState& objective = world_.objectives[event.objective.index()];
  objective.evidenced = world_.now;
  cancel(objective.overdue_ticket);
}

void Turn::on(ObjectiveOverdue event) { world_.objectives[event.objective.index()].is_overdue = true; }

}  // namespace tocsin::model
