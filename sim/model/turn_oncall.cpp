// The call-out: steps, attempts on each person's contact methods, answers, time-outs, exhaustion.
#include <algorithm>

#include "sim/model/turn.hpp"

namespace tocsin::model {

namespace {

// Between an unanswered attempt and the next on the same person: hanging up, and finding the number.
constexpr Duration redial_gap = std::chrono::seconds{5};

int minute_of_day(const LocalDateTime& local) { return local.hour * 60 + local.minute; }

}  // namespace

void Turn::on(EscalationStarted event) {
  EscalationState& state = escalation(event.escalation);
  // A second start while it runs (a person was quicker than the plan) changes nothing.
  if (state.progress.state == oncall::Progress::State::Running) return;
  state = EscalationState{};
  state.started = world_.now;
  go_on(event.escalation, oncall::started(scenario_.escalations[event.escalation.index()].policy));
}

// Takes the step that `next` names, or ends the call-out.
void Turn::go_on(EscalationId id, oncall::Progress next) {
  EscalationState& state = escalation(id);
  state.progress = next;
  if (next.state == oncall::Progress::State::Exhausted) {
    schedule_now(CascadeExhausted{id});
  } else {
    schedule_now(StepStarted{id});
  }
}

void Turn::on(StepStarted event) {
  EscalationState& state = escalation(event.escalation);
  const Escalation& row = scenario_.escalations[event.escalation.index()];
  const oncall::Step& step = row.policy.steps[state.progress.step];
  state.calls.clear();
  const Instant moment = scenario_.start + Duration{world_.now.ms};
  for (const std::uint32_t person : oncall::people_of_step(step, scenario_.rotas, moment)) {
    if (!oncall::next_method(scenario_.people[person].contacts, 0)) continue;
    Call call;
    call.person = {person};
    call.role = role_of(step, person, moment);
    call.since = world_.now;
    state.calls.push_back(call);
  }
  if (state.calls.empty()) {
    const auto at = time_out_of(event.escalation);
    state.step_ends = world_.now;
    state.step_ticket = schedule_now(StepSkipped{at.escalation, at.step, at.round});
    return;
  }
  state.step_ends = world_.now + step.wait;
  state.step_ticket = schedule(state.step_ends, time_out_of(event.escalation));
  for (std::uint32_t call = 0; call < state.calls.size(); ++call) {
    const auto& contacts = scenario_.people[state.calls[call].person.index()].contacts;
    const auto method = static_cast<std::uint32_t>(*oncall::next_method(contacts, 0));
    state.calls[call].ticket = schedule_now(AttemptMade{event.escalation, call, method});
  }
}

/// The first of the step's roles that this person holds.
RoleId Turn::role_of(const oncall::Step& step, std::uint32_t person, Instant moment) const {
  for (const std::uint32_t role : step.roles) {
    const auto holders = oncall::on_call(scenario_.rotas[role], moment);
    if (std::find(holders.begin(), holders.end(), person) != holders.end()) return {role};
  }
  return {};
}

void Turn::on(AttemptMade event) {
  Call& call = escalation(event.escalation).calls[event.call];
  const Person& person = scenario_.people[call.person.index()];
  const oncall::ContactMethod& contact = person.contacts[event.method];
  const std::uint32_t nth = world_.attempts[call.person.index()]++;
  call.method = event.method;
  call.since = world_.now;
  call.rings_until = world_.now + contact.ring_for;
  RandomStream stream(seed_, person.id, "answer", nth);
  const auto local = scenario_.time_zone.to_local(scenario_.start + Duration{world_.now.ms});
  const auto answer =
      oncall::draw_answer(person.answering, contact.method, minute_of_day(local), contact.ring_for, stream);
  call.ticket =
      answer ? schedule(world_.now + *answer, Acknowledged{event.escalation, event.call})
             : schedule(call.rings_until, AttemptUnanswered{event.escalation, event.call, event.method});
}

void Turn::on(AttemptUnanswered event) {
  Call& call = escalation(event.escalation).calls[event.call];
  const Person& person = scenario_.people[call.person.index()];
  const auto next = oncall::next_method(person.contacts, event.method + 1);
  if (next) {
    call.ticket = schedule(world_.now + redial_gap,
                           AttemptMade{event.escalation, event.call, static_cast<std::uint32_t>(*next)});
  } else {
    give_up(event.escalation, event.call, CallStatus::Unreached);
  }
}

StepTimedOut Turn::time_out_of(EscalationId id) const {
  const oncall::Progress& progress = world_.escalations[id.index()].progress;
  return {id, static_cast<std::uint32_t>(progress.step), static_cast<std::uint32_t>(progress.round)};
}

// This person will not answer in this step. With nobody left to try, the step does not wait on.
void Turn::give_up(EscalationId id, std::uint32_t call, CallStatus outcome) {
  EscalationState& state = escalation(id);
  cancel(state.calls[call].ticket);
  state.calls[call].status = outcome;
  state.calls[call].since = world_.now;
  const bool is_anyone_left = std::any_of(state.calls.begin(), state.calls.end(), [](const Call& other) {
    return other.status == CallStatus::Trying;
  });
  if (is_anyone_left) return;
  cancel(state.step_ticket);
  state.step_ends = world_.now;
  state.step_ticket = schedule_now(time_out_of(id));
}

// Ends every attempt of the step under way.
void Turn::close_step(EscalationId id) {
  EscalationState& state = escalation(id);
  cancel(state.step_ticket);
  for (Call& call : state.calls) {
    if (call.status != CallStatus::Trying) continue;
    cancel(call.ticket);
    call.status = CallStatus::Unreached;
    call.since = world_.now;
  }
}

void Turn::on(Acknowledged event) {
  EscalationState& state = escalation(event.escalation);
  Call& call = state.calls[event.call];
  cancel(call.ticket);
  call.status = CallStatus::Acknowledged;
  call.since = world_.now;
  close_step(event.escalation);
  state.progress = oncall::after_acknowledgement(state.progress);
  state.ended = world_.now;
  establish({FactKind::RoleAcknowledged, call.role.value, 0});
}

void Turn::on(StepTimedOut event) {
  close_step(event.escalation);
  const oncall::Policy& policy = scenario_.escalations[event.escalation.index()].policy;
  go_on(event.escalation, oncall::after_timeout(policy, escalation(event.escalation).progress));
}

void Turn::on(StepSkipped event) {
  const oncall::Policy& policy = scenario_.escalations[event.escalation.index()].policy;
  go_on(event.escalation, oncall::after_skip(policy, escalation(event.escalation).progress));
}

void Turn::on(CascadeExhausted event) {
  escalation(event.escalation).ended = world_.now;
  establish({FactKind::CascadeExhausted, event.escalation.value, 0});
}

}  // namespace tocsin::model
