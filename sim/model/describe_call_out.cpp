#include "sim/model/describe_call_out.hpp"

#include <array>
#include <utility>
#include <vector>

#include "sim/model/describe_coordination.hpp"

namespace tocsin::model {

namespace {

std::int64_t whole(std::size_t n) { return static_cast<std::int64_t>(n); }
std::int64_t milliseconds(Duration d) { return d.count(); }

constexpr std::array<std::string_view, 6> passed_over_names{"nobody_on_call",         "nobody_reachable",
                                                            "outside_its_hours",      "no_contact_method",
                                                            "no_method_at_this_time", "declined_before"};

}  // namespace

std::string_view name_of(PassedOver reason) { return passed_over_names[static_cast<std::size_t>(reason)]; }

Fields DescribeCallOut::alert(AlertId id) const {
  const Alert& row = scenario_.alerts[id.index()];
  Fields fields{{"alert", row.id},
                {"from", organisation(row.from)},
                {"to", organisation(row.to)},
                {"channel", row.channel},
                {"text", row.text}};
  for (auto& field : carried_by(world_, id)) fields.push_back(std::move(field));
  return fields;
}

// Of a call that has just begun at the desk.
void DescribeCallOut::add_wait(Fields& fields, DeskId desk) const {
  if (!desk.valid()) return;
  fields.emplace_back("desk", scenario_.desks[desk.index()].id);
  fields.emplace_back("queued_ms", milliseconds(world_.desks[desk.index()].last_waited));
}

Fields DescribeCallOut::operator()(const AlertSent& e) const {
  Fields fields = alert(e.alert);
  add_wait(fields, scenario_.alerts[e.alert.index()].caller);
  return fields;
}

Fields DescribeCallOut::operator()(const AlertReceived& e) const { return alert(e.alert); }

Fields DescribeCallOut::operator()(const EscalationStarted& e) const {
  const Escalation& row = scenario_.escalations[e.escalation.index()];
  Fields fields{{"escalation", row.id}, {"organisation", organisation(row.organisation)}};
  if (state_of(e.escalation).started != world_.now) fields.emplace_back("note", "running already");
  return fields;
}

Fields DescribeCallOut::step(EscalationId id, std::uint32_t number, std::uint32_t round) const {
  return {{"escalation", escalation(id)}, {"step", whole(number) + 1}, {"round", whole(round) + 1}};
}

Fields DescribeCallOut::operator()(const StepStarted& e) const {
  const EscalationState& state = state_of(e.escalation);
  std::vector<std::string> people;
  oncall::Part part = oncall::Part::Needed;
  for (std::size_t i = state.first_call; i < state.calls.size(); ++i) {
    people.push_back(person(state.calls[i].person));
    part = state.calls[i].part;
  }
  Fields fields = step(e.escalation, e.step, e.round);
  const bool is_empty = people.empty();
  fields.emplace_back("people", std::move(people));
  if (is_empty && state.step_ends > world_.now) fields.emplace_back("waits_until_ms", state.step_ends.ms);
  if (part == oncall::Part::Optional) fields.emplace_back("part", "optional");
  return fields;
}

Fields DescribeCallOut::operator()(const StepJumped& e) const {
  return {{"escalation", escalation(e.escalation)}, {"from", whole(e.from) + 1}, {"to", whole(e.to) + 1}};
}

const oncall::ContactMethod& DescribeCallOut::contact_of(const Call& call, std::uint32_t method) const {
  return scenario_.people[call.person.index()].contacts[method];
}

Fields DescribeCallOut::called(EscalationId id, std::uint32_t call) const {
  const Call& row = call_of(id, call);
  return {{"escalation", escalation(id)}, {"person", person(row.person)}, {"role", role(row.role)}};
}

Fields DescribeCallOut::operator()(const AttemptMade& e) const {
  Fields fields = called(e.escalation, e.call);
  const Call& call = call_of(e.escalation, e.call);
  const oncall::ContactMethod& contact = contact_of(call, e.method);
  fields.emplace_back("method", std::string(oncall::name_of(contact.method)));
  fields.emplace_back("number", contact.number);
  fields.emplace_back("attempt", whole(world_.attempts[call.person.index()]));
  add_wait(fields, scenario_.escalations[e.escalation.index()].caller);
  return fields;
}

Fields DescribeCallOut::operator()(const AttemptUnanswered& e) const {
  Fields fields = called(e.escalation, e.call);
  const Call& call = call_of(e.escalation, e.call);
  fields.emplace_back("method", std::string(oncall::name_of(contact_of(call, e.method).method)));
  fields.emplace_back("rang_ms", milliseconds(call.lasted));
  fields.emplace_back("why", std::string(oncall::name_of(e.why)));
  return fields;
}

Fields DescribeCallOut::operator()(const Acknowledged& e) const {
  Fields fields = called(e.escalation, e.call);
  const EscalationState& state = state_of(e.escalation);
  const Call& call = call_of(e.escalation, e.call);
  fields.emplace_back("after_ms", milliseconds(world_.now - *state.started));
  if (call.part == oncall::Part::Optional) {
    fields.emplace_back("stops", "nothing");
  } else if (call.still_needed > 0) {
    fields.emplace_back("still_needed", whole(static_cast<std::size_t>(call.still_needed)));
  } else if (state.progress.state != oncall::Progress::State::Acknowledged) {
    fields.emplace_back("stops", "step");
  }
  return fields;
}

Fields DescribeCallOut::operator()(const TargetPassedOver& e) const {
  return {{"escalation", escalation(e.escalation)},
          {"person", person(e.person)},
          {"reason", std::string(name_of(e.reason))}};
}

Fields DescribeCallOut::operator()(const OnCallChanged& e) const {
  const EscalationState& state = state_of(e.escalation);
  std::vector<std::string> people;
  for (std::size_t i = state.first_call; i < state.calls.size(); ++i) {
    const CallStatus status = state.calls[i].status;
    if (status == CallStatus::Trying || status == CallStatus::Waiting) {
      people.push_back(person(state.calls[i].person));
    }
  }
  Fields fields = called(e.escalation, e.call);
  fields.emplace_back("people", std::move(people));
  return fields;
}

Fields DescribeCallOut::operator()(const StepTimedOut& e) const {
  Fields fields = step(e.escalation, e.step, e.round);
  if (e.part == oncall::Part::Optional) fields.emplace_back("part", "optional");
  return fields;
}

Fields DescribeCallOut::operator()(const StepSkipped& e) const {
  Fields fields = step(e.escalation, e.step, e.round);
  fields.emplace_back("reason", std::string(name_of(e.reason)));
  return fields;
}

Fields DescribeCallOut::operator()(const LastResortStarted& e) const {
  return {{"escalation", escalation(e.escalation)}};
}

std::vector<std::string> DescribeCallOut::acknowledged_by(EscalationId id) const {
  std::vector<std::string> people;
  for (const PersonId each : state_of(id).acknowledged) people.push_back(person(each));
  return people;
}

Fields DescribeCallOut::operator()(const ReminderSent& e) const {
  return {{"escalation", escalation(e.escalation)},
          {"people", acknowledged_by(e.escalation)},
          {"reminder", whole(static_cast<std::size_t>(state_of(e.escalation).reminders_sent))}};
}

Fields DescribeCallOut::operator()(const Unacknowledged& e) const {
  return {{"escalation", escalation(e.escalation)}, {"people", acknowledged_by(e.escalation)}};
}

Fields DescribeCallOut::operator()(const CascadeExhausted& e) const {
  return {{"escalation", escalation(e.escalation)}};
}

Fields DescribeCallOut::at_desk(DeskId desk, const DeskCall& what) const {
  Fields fields{{"desk", scenario_.desks[desk.index()].id}};
  switch (what.kind) {
    case DeskCall::Kind::Attempt:
    case DeskCall::Kind::AttemptIn: {
      const Call& call = call_of({what.row}, what.call);
      fields.emplace_back("escalation", escalation({what.row}));
      fields.emplace_back("person", person(call.person));
      fields.emplace_back("method", std::string(oncall::name_of(contact_of(call, what.method).method)));
      break;
    }
    case DeskCall::Kind::Alert:
    case DeskCall::Kind::AlertIn:
      fields.emplace_back("alert", scenario_.alerts[what.row].id);
      break;
  }
  return fields;
}

Fields DescribeCallOut::operator()(const CallQueued& e) const {
  Fields fields = at_desk(e.desk, e.what);
  const bool is_out = e.what.kind == DeskCall::Kind::Attempt || e.what.kind == DeskCall::Kind::Alert;
  fields.emplace_back("way", is_out ? "out" : "in");
  fields.emplace_back("position", whole(world_.desks[e.desk.index()].queue.size()));
  if (staff_at(setting_, e.desk, world_.now) == 0) fields.emplace_back("note", "nobody is at the desk");
  return fields;
}

Fields DescribeCallOut::operator()(const CallTaken& e) const {
  Fields fields = at_desk(e.desk, e.what);
  fields.emplace_back("queued_ms", milliseconds(world_.desks[e.desk.index()].last_waited));
  return fields;
}

Fields DescribeCallOut::fault(ChannelFaultId id) const {
  const ChannelFault& row = scenario_.channel_faults[id.index()];
  const Channel& channel = scenario_.channels[row.channel.index()];
  Fields fields{{"channel_fault", row.id}, {"channel", channel.id}, {"name", channel.name}};
  if (row.kind == ChannelFaultKind::Saturated) {
    fields.emplace_back("blocked", row.blocked);
  }
  return fields;
}

Fields DescribeCallOut::operator()(const ChannelFaultBegan& e) const { return fault(e.fault); }
Fields DescribeCallOut::operator()(const ChannelFaultEnded& e) const { return fault(e.fault); }

}  // namespace tocsin::model
