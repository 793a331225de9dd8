// One person being tried in a call-out: methods one after another, answers, and giving up. Which people, and
// what follows when they have been tried, is in turn_oncall.cpp.
#include <algorithm>

#include "sim/model/drill.hpp"
#include "sim/model/turn.hpp"

namespace tocsin::model {

namespace {

DeskCall call_at_caller(EscalationId id, std::uint32_t call, std::uint32_t method) {
  return {DeskCall::Kind::Attempt, id.value, call, method};
}

DeskCall call_coming_in(EscalationId id, std::uint32_t call, std::uint32_t method) {
  return {DeskCall::Kind::AttemptIn, id.value, call, method};
}

}  // namespace

// All of the round, or in turn the first of them.
void Turn::begin_calls(EscalationId id, oncall::Manner manner) {
  const EscalationState& state = escalation(id);
  const auto first = static_cast<std::uint32_t>(state.first_call);
  const auto end =
      manner == oncall::Manner::InTurn ? first + 1 : static_cast<std::uint32_t>(state.calls.size());
  for (std::uint32_t call = first; call < end; ++call) try_next(id, call, 0, Duration{0});
}

std::optional<oncall::NextMethod> Turn::method_for(EscalationId id, const Call& call, std::size_t tried,
                                                   Duration gap) const {
  const auto instant = [&](SimTime t) { return scenario_.start + Duration{t.ms}; };
  const oncall::Trying trying{instant(call.first_tried.value_or(world_.now)), moment(), gap,
                              escalation_row(id).policy.urgency};
  return oncall::next_method(scenario_.people[call.person.index()].contacts, tried, trying,
                             scenario_.time_zone);
}

// The next method when the first `tried` have failed, or nobody any more.
void Turn::try_next(EscalationId id, std::uint32_t call, std::size_t tried, Duration gap) {
  Call& row = escalation(id).calls[call];
  row.status = CallStatus::Trying;
  const auto next = method_for(id, row, tried, gap);
  if (!next) {
    if (!row.first_tried) {
      schedule_now(TargetPassedOver{id, row.person, PassedOver::NoMethodAtThisTime});
    }
    return give_up(id, call, CallStatus::Unreached);
  }
  const auto method = static_cast<std::uint32_t>(next->index);
  const SimTime at = world_.now + (next->at - moment());
  const DeskId caller = escalation_row(id).caller;
  row.stage = CallStage::Due;
  row.ticket = caller.valid() ? schedule(at, CallQueued{caller, call_at_caller(id, call, method)})
                              : schedule(at, AttemptMade{id, call, method});
}

void Turn::on(AttemptMade event) {
  const EscalationId id = event.escalation;
  Call& call = escalation(id).calls[event.call];
  const Person& person = scenario_.people[call.person.index()];
  const oncall::ContactMethod& contact = person.contacts[event.method];
  const std::uint32_t nth = world_.attempts[call.person.index()]++;
  const DeskId caller = escalation_row(id).caller;
  if (caller.valid()) {
    const DeskCall what = call_at_caller(id, event.call, event.method);
    begin_at_desk(caller, what);
    // What is sent needs nobody to wait for the answer.
    if (!oncall::is_spoken(contact.method)) talk_on(caller, what, desk_row(caller).rules.sending);
  }
  const Outcome outcome = draw_outcome(call.person, contact, nth);
  call.method = event.method;
  call.stage = CallStage::Ringing;
  call.since = world_.now;
  call.rings_until = world_.now + contact.ring_for;
  if (!call.first_tried) call.first_tried = world_.now;
  ring(id, event.call, outcome);
}

// What becomes of an attempt, the person's `nth`, that is about to ring.
Turn::Outcome Turn::draw_outcome(PersonId id, const oncall::ContactMethod& contact, std::uint32_t nth) {
  const Person& person = scenario_.people[id.index()];
  be_holders_of_roles();
  if (const auto why = blocked_by_channel(person, contact.method, nth)) return {{}, *why};
  if (is_played(world_, id)) return {};
  const oncall::TimeOfWeek now = oncall::time_of_week(scenario_.time_zone.to_local(moment()));
  RandomStream answers(seed_, person.id, "answer", nth);
  const auto answer = oncall::draw_answer(person.answering, contact.method, now, contact.ring_for, answers);
  if (answer) return {answer};
  RandomStream reasons(seed_, person.id, "reason", nth);
  return {{}, oncall::draw_reason(person.answering, contact.method, now, reasons)};
}

void Turn::ring(EscalationId id, std::uint32_t row, const Outcome& outcome) {
  Call& call = escalation(id).calls[row];
  const oncall::ContactMethod& contact = scenario_.people[call.person.index()].contacts[call.method];
  const auto fail = [&](oncall::Unanswered why) {
    call.ticket = schedule(world_.now + oncall::lasts(why, contact.ring_for),
                           AttemptUnanswered{id, row, call.method, why});
  };
  if (!outcome.answer) return fail(outcome.why);
  if (contact.desk == oncall::ContactMethod::no_desk) {
    call.ticket = schedule(world_.now + *outcome.answer, Acknowledged{id, row});
    return;
  }
  call.answers_after = *outcome.answer;
  fail(oncall::Unanswered::Queued);
  call.desk_ticket = schedule_now(CallQueued{{contact.desk}, call_coming_in(id, row, call.method)});
}

void Turn::on(AttemptUnanswered event) {
  const EscalationId id = event.escalation;
  Call& call = escalation(id).calls[event.call];
  const oncall::ContactMethod& contact = scenario_.people[call.person.index()].contacts[event.method];
  call.lasted = world_.now - call.since;
  call.stage = CallStage::Due;
  if (const DeskId caller = escalation_row(id).caller; caller.valid()) {
    leave_desk(caller, call_at_caller(id, event.call, event.method));
  }
  if (contact.desk != oncall::ContactMethod::no_desk) {
    leave_desk({contact.desk}, call_coming_in(id, event.call, event.method));
  }
  const bool looks_again = escalation_row(id).policy.looked_up == oncall::LookedUp::AtAttempt;
  const bool is_under_way = call.part == oncall::Part::Needed;
  if (looks_again && is_under_way && (!is_on_call_still(id, call.person) || !new_targets(id).empty())) {
    call.ticket = schedule_now(OnCallChanged{id, event.call});
  } else {
    try_next(id, event.call, event.method + 1, oncall::redial_gap);
  }
}

// Whom the step under way would try if it began now and who is not tried in this round.
std::vector<oncall::Target> Turn::new_targets(EscalationId id) const {
  const EscalationState& state = world_.escalations[id.index()];
  const oncall::Step& step = oncall::step_at(escalation_row(id).policy, state.progress);
  std::vector<oncall::Target> targets = oncall::targets_of(step, scenario_.rotas, moment());
  std::erase_if(targets, [&](const oncall::Target& target) {
    return std::any_of(state.targets.begin(), state.targets.end(),
                       [&](const oncall::Target& old) { return old.person == target.person; });
  });
  return targets;
}

bool Turn::is_on_call_still(EscalationId id, PersonId person) const {
  const EscalationState& state = world_.escalations[id.index()];
  const oncall::Step& step = oncall::step_at(escalation_row(id).policy, state.progress);
  const auto targets = oncall::targets_of(step, scenario_.rotas, moment());
  return std::any_of(targets.begin(), targets.end(),
                     [&](const oncall::Target& target) { return target.person == person.value; });
}

void Turn::on(OnCallChanged event) {
  const EscalationId id = event.escalation;
  EscalationState& state = escalation(id);
  const oncall::Step& step = oncall::step_at(escalation_row(id).policy, state.progress);
  for (const oncall::Target& target : new_targets(id)) {
    state.targets.push_back(target);
    if (!open_call(id, step, target) || step.manner == oncall::Manner::InTurn) continue;
    try_next(id, static_cast<std::uint32_t>(state.calls.size() - 1), 0, Duration{0});
  }
  const Call& call = state.calls[event.call];
  if (is_on_call_still(id, call.person)) {
    try_next(id, event.call, call.method + 1, oncall::redial_gap);
  } else {
    give_up(id, event.call, CallStatus::HandedOver);
  }
}

// Whatever is under way for this person ends.
void Turn::stop_call(EscalationId id, std::uint32_t row, CallStatus outcome) {
  Call& call = escalation(id).calls[row];
  cancel(call.ticket);
  cancel(call.desk_ticket);
  const auto& contacts = scenario_.people[call.person.index()].contacts;
  const bool is_answered = outcome == CallStatus::Acknowledged;
  if (const DeskId caller = escalation_row(id).caller; caller.valid()) {
    const DeskCall what = call_at_caller(id, row, call.method);
    if (is_answered) talk_on(caller, what, desk_row(caller).rules.talk);
    leave_desk(caller, what);
  }
  if (call.method < contacts.size() && contacts[call.method].desk != oncall::ContactMethod::no_desk) {
    const DeskId there{contacts[call.method].desk};
    const DeskCall what = call_coming_in(id, row, call.method);
    if (is_answered) talk_on(there, what, desk_row(there).rules.talk);
    leave_desk(there, what);
  }
  call.status = outcome;
  call.stage = CallStage::Due;
  call.since = world_.now;
}

// This person will not be tried on in this round.
void Turn::give_up(EscalationId id, std::uint32_t call, CallStatus outcome) {
  stop_call(id, call, outcome);
  if (outcome == CallStatus::Declined) {
    escalation(id).declined.push_back(escalation(id).calls[call].person);
  }
  after_call(id, call);
}

// The next whose turn it is; with nobody left to try, the step does not wait on.
void Turn::after_call(EscalationId id, std::uint32_t ended) {
  EscalationState& state = escalation(id);
  const Call& call = state.calls[ended];
  const auto is_beside = [&](const Call& other) {
    return other.part == call.part && (other.part == oncall::Part::Needed || other.step == call.step);
  };
  const auto with = [&](CallStatus status) {
    return std::find_if(state.calls.begin(), state.calls.end(),
                        [&](const Call& other) { return is_beside(other) && other.status == status; });
  };
  if (with(CallStatus::Trying) != state.calls.end()) return;
  if (const auto next = with(CallStatus::Waiting); next != state.calls.end()) {
    return try_next(id, static_cast<std::uint32_t>(next - state.calls.begin()), 0, Duration{0});
  }
  if (call.part == oncall::Part::Needed) return end_round(id);
  const auto side = std::find_if(state.side_steps.begin(), state.side_steps.end(),
                                 [&](const SideStep& other) { return other.step == call.step; });
  if (side == state.side_steps.end()) return;
  cancel(side->ticket);
  const bool is_anyone_unreached = std::any_of(
      state.calls.begin(), state.calls.end(),
      [&](const Call& other) { return is_beside(other) && other.status != CallStatus::Acknowledged; });
  if (is_anyone_unreached) {
    side->ticket = schedule_now(StepTimedOut{id, call.step, 0, oncall::Part::Optional});
  } else {
    state.side_steps.erase(side);
  }
}

}  // namespace tocsin::model
