// An officer who practises: the role taken, questions, decisions, calls placed by hand, and what was
// expected.
#include <algorithm>

#include "sim/model/drill.hpp"
#include "sim/model/turn.hpp"

namespace tocsin::model {

namespace {

template <class T>
void insert_sorted(std::vector<T>& all, T value) {
  const auto place = std::lower_bound(all.begin(), all.end(), value);
  if (place == all.end() || *place != value) all.insert(place, value);
}

bool hold(const std::vector<Fact>& facts, const std::vector<Fact>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const Fact& fact) { return std::binary_search(facts.begin(), facts.end(), fact); });
}

}  // namespace

// The officer is whoever holds the role now; attempts that ring already are theirs from here on.
void Turn::take_role(RoleId role) {
  insert_sorted(world_.played_roles, role);
  be_holders_of_roles();
  for (std::uint32_t i = 0; i < world_.escalations.size(); ++i) {
    std::vector<Call>& calls = world_.escalations[i].calls;
    for (std::uint32_t call = 0; call < calls.size(); ++call) {
      Call& row = calls[call];
      const bool is_ringing = row.status == CallStatus::Trying && row.stage == CallStage::Ringing;
      if (!is_ringing || !is_played(world_, row.person)) continue;
      cancel(row.ticket);
      cancel(row.desk_ticket);
      row.ticket =
          schedule(row.rings_until, AttemptUnanswered{{i}, call, row.method, oncall::Unanswered::NotHeard});
    }
  }
  watch_expected();
}

// Who has once been the officer stays so: after a hand-over nobody else answers an old call for them.
void Turn::be_holders_of_roles() {
  for (const RoleId role : world_.played_roles) {
    if (const auto holder = holder_of(setting_, role, world_.now)) {
      insert_sorted(world_.played_people, *holder);
    }
  }
}

// Looks at the expected actions of the roles that are played: which are due from now on, which were done.
void Turn::watch_expected() {
  if (world_.played_roles.empty()) return;
  for (std::uint32_t i = 0; i < world_.expected.size(); ++i) {
    const ExpectedAction& action = scenario_.expected[i];
    ExpectedState& state = world_.expected[i];
    if (state.is_evidenced || !is_played(world_, action.role)) continue;
    if (!state.since && hold(world_.facts, action.after)) {
      state.since = world_.now;
      state.missed_ticket = schedule(world_.now + action.within, ExpectedActionMissed{{i}});
    }
    if (!hold(world_.facts, action.evidence)) continue;
    state.is_evidenced = true;
    cancel(state.missed_ticket);
    schedule_now(ExpectedActionSeen{{i}});
  }
}

void Turn::on(ExpectedActionMissed event) { world_.expected[event.expected.index()].is_missed = true; }

void Turn::ask(QuestionId question) {
  world_.questions[question.index()] = {.asked = world_.now};
  schedule_now(QuestionAsked{question});
}

void Turn::on(QuestionAsked event) {
  schedule(world_.now + scenario_.questions[event.question.index()].takes, QuestionAnswered{event.question});
  establish({FactKind::QuestionAsked, event.question.value, 0});
}

void Turn::on(QuestionAnswered event) {
  const auto& answers = scenario_.questions[event.question.index()].answers;
  QuestionState& state = world_.questions[event.question.index()];
  state.answered = world_.now;
  for (std::uint32_t i = 0; i < answers.size(); ++i) {
    if (hold(world_.facts, answers[i].when)) state.answer = i;
  }
  establish({FactKind::QuestionAnswered, event.question.value, 0});
}

void Turn::on(DecisionDue event) {
  DecisionState& state = world_.decisions[event.decision.index()];
  state.due = world_.now;
  const Duration within = scenario_.decisions[event.decision.index()].within;
  state.overdue_ticket = schedule(world_.now + within, DecisionOverdue{event.decision});
}

void Turn::on(DecisionOverdue event) { world_.decisions[event.decision.index()].is_overdue = true; }

void Turn::decide(const Decide& order) {
  const DecisionId id = *find_decision(setting_, order.decision);
  const auto& options = scenario_.decisions[id.index()].options;
  const auto chosen = std::find_if(options.begin(), options.end(),
                                   [&](const DecisionOption& option) { return option.id == order.option; });
  const auto option = static_cast<std::uint32_t>(chosen - options.begin());
  DecisionState& state = world_.decisions[id.index()];
  cancel(state.overdue_ticket);
  state.option = option;
  state.rationale = order.rationale;
  schedule_now(DecisionMade{id, option});
}

void Turn::on(DecisionMade event) {
  world_.decisions[event.decision.index()].made = world_.now;
  establish({FactKind::DecisionMade, event.decision.value, 0});
  establish({FactKind::DecisionMade, event.decision.value, event.option + 1});
}

void Turn::place_call(const PlaceCall& order) {
  PhoneCall call;
  call.from = *find_role(setting_, order.role);
  if (const auto role = find_role(setting_, order.to)) {
    call.to = *role;
    call.person = *holder_of(setting_, *role, world_.now);
  } else {
    call.person = *find_person(setting_, order.to);
  }
  call.about = order.about;
  call.placed = world_.now;
  const auto row = static_cast<std::uint32_t>(world_.phone_calls.size());
  const auto method = *method_for_officer(setting_, call.person, 0);
  world_.phone_calls.push_back(std::move(call));
  schedule_now(CallPlaced{row, method});
}

void Turn::on(CallPlaced event) {
  PhoneCall& call = world_.phone_calls[event.call];
  const Person& person = scenario_.people[call.person.index()];
  const oncall::ContactMethod& contact = person.contacts[event.method];
  const Outcome outcome = draw_outcome(call.person, contact, world_.attempts[call.person.index()]++);
  call.method = event.method;
  call.status = PhoneStatus::Ringing;
  call.rings_until = world_.now + contact.ring_for;
  if (outcome.answer) {
    schedule(world_.now + *outcome.answer, CallAnswered{event.call});
  } else {
    const SimTime fails = world_.now + oncall::lasts(outcome.why, contact.ring_for);
    schedule(fails, CallUnanswered{event.call, event.method, outcome.why});
  }
}

void Turn::on(CallAnswered event) {
  PhoneCall& call = world_.phone_calls[event.call];
  call.status = PhoneStatus::Answered;
  call.busy_until = world_.now + conversation;
  const RoleId asked_for = call.to;
  const PersonId person = call.person;
  if (asked_for.valid()) {
    establish({FactKind::RoleCalled, asked_for.value, 0});
    return;
  }
  // Who was rung by name is told in every role that they hold now.
  const Instant moment = scenario_.start + Duration{world_.now.ms};
  for (std::uint32_t role = 0; role < scenario_.rotas.size(); ++role) {
    const auto holders = oncall::on_call(scenario_.rotas[role], moment);
    if (std::find(holders.begin(), holders.end(), person.value) != holders.end()) {
      establish({FactKind::RoleCalled, role, 0});
    }
  }
}

void Turn::on(CallUnanswered event) {
  PhoneCall& call = world_.phone_calls[event.call];
  const auto next = method_for_officer(setting_, call.person, event.method + 1);
  call.status = next ? PhoneStatus::Redialling : PhoneStatus::Unanswered;
  if (!next) return;
  schedule(world_.now + oncall::redial_gap, CallPlaced{event.call, *next});
}

void Turn::note_taken(const std::string& seat) {
  const auto role = find_role(setting_, seat);
  if (role && is_played(world_, *role)) establish({FactKind::RoleNoted, role->value, 0});
}

// It is the organisation that reports, so it counts for whoever practises a role in it.
void Turn::reported_from(OrganisationId organisation) {
  for (const RoleId role : world_.played_roles) {
    if (scenario_.roles[role.index()].organisation == organisation) {
      establish({FactKind::RoleReported, role.value, 0});
    }
  }
}

}  // namespace tocsin::model
