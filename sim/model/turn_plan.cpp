// What was planned: triggers, injects, alerts, activation, objectives.
#include <algorithm>

#include "sim/model/turn.hpp"

namespace tocsin::model {

namespace {

/// True where both end the same closure or the same slow-down.
bool is_same_end(const Event& a, const Event& b) {
  if (const auto* lifted = std::get_if<ClosureLifted>(&a)) {
    const auto* other = std::get_if<ClosureLifted>(&b);
    return other != nullptr && lifted->closure == other->closure;
  }
  if (const auto* ended = std::get_if<SlowdownEnded>(&a)) {
    const auto* other = std::get_if<SlowdownEnded>(&b);
    return other != nullptr && ended->slowdown == other->slowdown;
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

// Schedules a planned row once everything it waits for holds.
void Turn::consider(std::size_t row) {
  PlanState& plan = world_.plan[row];
  if (plan.is_due_known || plan.status == PlanStatus::Done || plan.status == PlanStatus::Skipped) return;
  const Trigger& trigger = setting_.plan[row].trigger;
  const bool all_hold = std::all_of(trigger.when.begin(), trigger.when.end(), [&](const Fact& fact) {
    return std::binary_search(world_.facts.begin(), world_.facts.end(), fact);
  });
  if (!all_hold) return;
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
}

// What somebody did by hand does not take place again when its planned time comes.
void Turn::skip_planned(const Event& event) {
  for (std::size_t row = 0; row < setting_.plan.size(); ++row) {
    if (!is_same_end(setting_.plan[row].event, event)) continue;
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
  schedule(world_.now + scenario_.alerts[event.alert.index()].takes, AlertReceived{event.alert});
}

void Turn::on(AlertReceived event) { establish({FactKind::AlertReceived, event.alert.value, 0}); }

void Turn::on(ActivationChanged event) {
  OrganisationState& organisation = world_.organisations[event.organisation.index()];
  organisation.activation = event.state;
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
