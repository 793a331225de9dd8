// The call-out: its steps and rounds, acknowledgements, and what follows from them. Each person's attempts
// are in turn_calls.cpp.
#include <algorithm>
#include <utility>

#include "sim/model/turn.hpp"

namespace tocsin::model {

namespace {

bool is_open(const Call& call) {
  return call.status == CallStatus::Trying || call.status == CallStatus::Waiting;
}

bool contains(const std::vector<PersonId>& people, PersonId person) {
  return std::find(people.begin(), people.end(), person) != people.end();
}

/// How many more must acknowledge the step under way.
int needed_still(const EscalationState& state, const oncall::Step& step) {
  auto tried = static_cast<int>(state.acknowledged.size());
  for (std::size_t i = state.first_call; i < state.calls.size(); ++i) {
    const Call& call = state.calls[i];
    if (call.status != CallStatus::HandedOver && !contains(state.acknowledged, call.person)) ++tried;
  }
  return oncall::still_needed(step, static_cast<int>(state.acknowledged.size()), tried);
}

}  // namespace

void Turn::on(EscalationStarted event) {
  const EscalationId id = event.escalation;
  // A second start while it runs (a person was quicker than the plan) changes nothing.
  if (escalation(id).progress.state == oncall::Progress::State::Running) return;
  forget_call_out(id);
  escalation(id).started = world_.now;
  go_on(id, oncall::started(escalation_row(id).policy, moment()));
}

// What is left of an earlier start: people still being told, and reminders.
void Turn::forget_call_out(EscalationId id) {
  EscalationState& state = escalation(id);
  for (const SideStep& side : state.side_steps) cancel(side.ticket);
  cancel(state.reminder_ticket);
  for (std::uint32_t call = 0; call < state.calls.size(); ++call) {
    if (is_open(state.calls[call])) stop_call(id, call, CallStatus::Unreached);
  }
  state = EscalationState{};
}

// Takes the step that `next` names, or ends the call-out.
void Turn::go_on(EscalationId id, const oncall::Progress& next) {
  const oncall::Policy& policy = escalation_row(id).policy;
  EscalationState& state = escalation(id);
  const oncall::Progress before = std::exchange(state.progress, next);
  if (next.state == oncall::Progress::State::Exhausted) {
    schedule_now(CascadeExhausted{id});
    return;
  }
  const auto step = static_cast<std::uint32_t>(next.step);
  if (next.jumps != before.jumps && !next.jumps.empty()) {
    schedule_now(StepJumped{id, static_cast<std::uint32_t>(before.step), step});
  }
  if (next.round == 0) {
    if (oncall::is_last_resort(policy, next)) schedule_now(LastResortStarted{id});
    if (!oncall::is_used_at(oncall::step_at(policy, next), scenario_.time_zone.to_local(moment()))) {
      state.step_ends = world_.now;
      state.step_ticket = schedule_now(StepSkipped{id, step, 0, PassedOver::OutsideItsHours});
      return;
    }
  }
  state.step_ticket = schedule_now(StepStarted{id, step, static_cast<std::uint32_t>(next.round)});
}

void Turn::on(StepStarted event) {
  const EscalationId id = event.escalation;
  const oncall::Policy& policy = escalation_row(id).policy;
  EscalationState& state = escalation(id);
  const oncall::Step& step = oncall::step_at(policy, state.progress);
  if (event.round == 0) state.acknowledged.clear();
  if (event.round == 0 || policy.looked_up != oncall::LookedUp::AtStep) {
    state.targets = oncall::targets_of(step, scenario_.rotas, moment());
  }
  if (step.part == oncall::Part::Optional) close_step(id, step.part, event.step);
  if (std::none_of(state.calls.begin(), state.calls.end(), is_open)) state.calls.clear();
  state.first_call = state.calls.size();
  for (const oncall::Target& target : state.targets) open_call(id, step, target);
  if (state.first_call == state.calls.size()) return pass_over_empty(id, step);
  if (step.part == oncall::Part::Optional) return start_side_step(id, step);
  state.step_ends = world_.now + step.wait;
  state.step_ticket =
      schedule(state.step_ends, StepTimedOut{id, event.step, event.round, oncall::Part::Needed});
  begin_calls(id, step.manner);
}

// Nobody is left to be tried in this round.
void Turn::pass_over_empty(EscalationId id, const oncall::Step& step) {
  EscalationState& state = escalation(id);
  const auto row = static_cast<std::uint32_t>(state.progress.step);
  const auto round = static_cast<std::uint32_t>(state.progress.round);
  if (step.if_empty == oncall::IfEmpty::Wait && step.part == oncall::Part::Needed) {
    state.step_ends = world_.now + step.wait;
    state.step_ticket = schedule(state.step_ends, StepTimedOut{id, row, round, oncall::Part::Needed});
    return;
  }
  const auto arrival = oncall::next_arrival(step, scenario_.rotas, moment());
  if (step.if_empty == oncall::IfEmpty::Hold && state.targets.empty() && arrival) {
    state.step_ends = world_.now + (*arrival - moment());
    state.step_ticket = schedule(state.step_ends, StepStarted{id, row, round});
    return;
  }
  const PassedOver reason = state.targets.empty() ? PassedOver::NobodyOnCall : PassedOver::NobodyReachable;
  state.step_ends = world_.now;
  state.step_ticket = schedule_now(StepSkipped{id, row, round, reason});
}

// Its people are told while the cascade goes on.
void Turn::start_side_step(EscalationId id, const oncall::Step& step) {
  EscalationState& state = escalation(id);
  const auto row = static_cast<std::uint32_t>(state.progress.step);
  const auto ticket = schedule(world_.now + step.wait, StepTimedOut{id, row, 0, oncall::Part::Optional});
  state.side_steps.push_back({row, ticket});
  begin_calls(id, step.manner);
  go_on(id, oncall::after_skip(escalation_row(id).policy, escalation(id).progress, moment()));
}

// True where somebody of the step can be tried, or will be when their turn comes.
bool Turn::open_call(EscalationId id, const oncall::Step& step, const oncall::Target& target) {
  EscalationState& state = escalation(id);
  Call call;
  call.person = {target.person};
  call.role = {target.role};
  call.since = world_.now;
  call.step = static_cast<std::uint32_t>(state.progress.step);
  call.part = step.part;
  call.status = step.manner == oncall::Manner::InTurn ? CallStatus::Waiting : CallStatus::Trying;
  if (contains(state.acknowledged, call.person)) return false;
  if (contains(state.declined, call.person)) {
    schedule_now(TargetPassedOver{id, call.person, PassedOver::Declined});
    return false;
  }
  if (!method_for(id, call, 0, Duration{0})) {
    const auto& contacts = scenario_.people[target.person].contacts;
    const bool has_method =
        std::any_of(contacts.begin(), contacts.end(),
                    [](const oncall::ContactMethod& contact) { return contact.ring_for > Duration{0}; });
    schedule_now(TargetPassedOver{id, call.person,
                                  has_method ? PassedOver::NoMethodAtThisTime : PassedOver::NoContactMethod});
    return false;
  }
  state.calls.push_back(call);
  return true;
}

// The round under way does not wait on.
void Turn::end_round(EscalationId id) {
  EscalationState& state = escalation(id);
  cancel(state.step_ticket);
  state.step_ends = world_.now;
  state.step_ticket =
      schedule_now(StepTimedOut{id, static_cast<std::uint32_t>(state.progress.step),
                                static_cast<std::uint32_t>(state.progress.round), oncall::Part::Needed});
}

// Ends every attempt of the step under way, or of that optional step.
void Turn::close_step(EscalationId id, oncall::Part part, std::uint32_t step) {
  EscalationState& state = escalation(id);
  if (part == oncall::Part::Needed) cancel(state.step_ticket);
  for (std::uint32_t call = 0; call < state.calls.size(); ++call) {
    const Call& row = state.calls[call];
    const bool is_of_it = row.part == part && (part == oncall::Part::Needed || row.step == step);
    if (is_of_it && is_open(row)) stop_call(id, call, CallStatus::Unreached);
  }
  if (part == oncall::Part::Needed) return;
  std::erase_if(state.side_steps, [&](const SideStep& side) {
    if (side.step != step) return false;
    cancel(side.ticket);
    return true;
  });
}

void Turn::on(Acknowledged event) {
  const EscalationId id = event.escalation;
  const oncall::Policy& policy = escalation_row(id).policy;
  EscalationState& state = escalation(id);
  stop_call(id, event.call, CallStatus::Acknowledged);
  Call& call = state.calls[event.call];
  const RoleId role = call.role;
  const PersonId person = call.person;
  if (call.part == oncall::Part::Optional) {
    after_call(id, event.call);
  } else {
    state.acknowledged.push_back(call.person);
    call.still_needed = needed_still(state, oncall::step_at(policy, state.progress));
    if (call.still_needed > 0) {
      after_call(id, event.call);
    } else {
      close_step(id, oncall::Part::Needed, call.step);
      const oncall::Progress next = oncall::after_acknowledgement(policy, state.progress, moment());
      if (next.state == oncall::Progress::State::Acknowledged) {
        state.progress = next;
        state.ended = world_.now;
        expect_progress(id);
      } else {
        go_on(id, next);
      }
    }
  }
  if (!role.valid()) return;
  note_holder(role, person);
  establish({FactKind::RoleAcknowledged, role.value, 0});
}

void Turn::on(StepTimedOut event) {
  close_step(event.escalation, event.part, event.step);
  if (event.part == oncall::Part::Optional) return;
  const oncall::Policy& policy = escalation_row(event.escalation).policy;
  go_on(event.escalation, oncall::after_timeout(policy, escalation(event.escalation).progress, moment()));
}

void Turn::on(StepSkipped event) {
  const oncall::Policy& policy = escalation_row(event.escalation).policy;
  go_on(event.escalation, oncall::after_skip(policy, escalation(event.escalation).progress, moment()));
}

// Whoever has acknowledged is to get on with it.
void Turn::expect_progress(EscalationId id) {
  const Escalation& row = escalation_row(id);
  EscalationState& state = escalation(id);
  state.reminders_sent = 0;
  if (row.progress.empty() || row.remind_after <= Duration{0} || all_hold(row.progress)) return;
  const Event next = row.reminders > 0 ? Event{ReminderSent{id}} : Unacknowledged{id};
  state.reminder_ticket = schedule(world_.now + row.remind_after, next);
}

// A fact has come to hold: for whom was it the progress that they are to be reminded of?
void Turn::notice_progress() {
  for (std::size_t i = 0; i < scenario_.escalations.size(); ++i) {
    const Escalation& row = scenario_.escalations[i];
    EscalationState& state = world_.escalations[i];
    const bool is_expected = state.progress.state == oncall::Progress::State::Acknowledged;
    if (is_expected && !row.progress.empty() && all_hold(row.progress)) cancel(state.reminder_ticket);
  }
}

void Turn::on(ReminderSent event) {
  const Escalation& row = escalation_row(event.escalation);
  EscalationState& state = escalation(event.escalation);
  ++state.reminders_sent;
  const bool is_last = state.reminders_sent >= row.reminders;
  const Event next = is_last ? Event{Unacknowledged{event.escalation}} : ReminderSent{event.escalation};
  state.reminder_ticket = schedule(world_.now + row.remind_after, next);
}

void Turn::on(Unacknowledged event) {
  EscalationState& state = escalation(event.escalation);
  state.ended.reset();
  const oncall::Policy& policy = escalation_row(event.escalation).policy;
  go_on(event.escalation, oncall::after_no_progress(policy, state.progress, moment()));
}

void Turn::on(CascadeExhausted event) {
  escalation(event.escalation).ended = world_.now;
  establish({FactKind::CascadeExhausted, event.escalation.value, 0});
}

}  // namespace tocsin::model
