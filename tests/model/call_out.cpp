// The choices of a call-out, one by one; and what users of other tools asked for, each by the name of the
// thread in which they did.
#include <catch2/catch.hpp>

#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

constexpr std::uint32_t duty = 0;     // Ann: mobile 30 s, then home 20 s
constexpr std::uint32_t deputy = 1;   // Cat, who has no method at all
constexpr std::uint32_t manager = 2;  // Ben (mobile 30 s) and Dan (home 20 s)
constexpr std::uint32_t ben = 1;

oncall::Step step(std::vector<std::uint32_t> roles, Duration wait) { return {std::move(roles), wait}; }

oncall::Step named(std::string name, oncall::Step step) {
  step.name = std::move(name);
  return step;
}
oncall::Step then(std::string name, oncall::Step step) {
  step.then = std::move(name);
  return step;
}

Scenario with_policy(oncall::Policy policy) {
  Scenario scenario = small_scenario();
  scenario.escalations = {{"callout", "Call-out", {0}, std::move(policy), at(1min)}};
  return scenario;
}

/// Nobody holds the role until that time after the start, and then Ann does.
void on_call_from(Scenario& scenario, std::uint32_t role, Duration after_start) {
  scenario.rotas[role] =
      rota_of(scenario.time_zone, {{0, scenario.start + after_start, scenario.start + 600min}});
}

/// The steps alone.
Lines steps(const Run& run) {
  return run.told({"StepStarted", "StepSkipped", "StepJumped", "StepTimedOut", "LastResortStarted",
                   "ReminderSent", "Unacknowledged", "CascadeExhausted"});
}
/// The whole call-out.
Lines call_out(const Run& run) {
  return run.told({"EscalationStarted", "StepStarted", "AttemptMade", "AttemptUnanswered", "Acknowledged",
                   "StepTimedOut", "StepSkipped", "CascadeExhausted"});
}
/// The people alone.
Lines people(const Run& run) {
  return run.told({"AttemptMade", "AttemptUnanswered", "Acknowledged", "TargetPassedOver", "OnCallChanged"});
}

Lines first_three(Lines lines) {
  lines.resize(3);
  return lines;
}

Run played(const Scenario& scenario) {
  Run run(scenario);
  run.run_until(100min);
  return run;
}

}  // namespace

// --- asked for elsewhere ---

TEST_CASE("GoAlert 4548: a step with no one on call does not wait out its delay") {
  Scenario scenario = with_policy({{step({deputy}, 30min), step({manager}, 5min)}});
  scenario.rotas[deputy].layers.clear();
  const Run run = played(scenario);
  CHECK(first_three(steps(run)) == Lines{"T+00:01:00 StepStarted callout 1 1 []",
                                         "T+00:01:00 StepSkipped callout 1 1 nobody_on_call",
                                         "T+00:01:00 StepStarted callout 2 1 [ben, dan]"});
}

TEST_CASE("a step with no one on call waits out its delay where the policy says so") {
  Scenario scenario = with_policy({{step({deputy}, 30min), step({manager}, 5min)}});
  scenario.escalations[0].policy.steps[0].if_empty = oncall::IfEmpty::Wait;
  scenario.rotas[deputy].layers.clear();
  const Run run = played(scenario);
  CHECK(first_three(steps(run)) == Lines{"T+00:01:00 StepStarted callout 1 1 [] 1860000",
                                         "T+00:31:00 StepTimedOut callout 1 1",
                                         "T+00:31:00 StepStarted callout 2 1 [ben, dan]"});
}

TEST_CASE("GoAlert 3085: jump to a chosen step") {
  const Run run = played(with_policy(
      {{then("top", step({duty}, 2min)), step({manager}, 2min), named("top", step({manager}, 1min))}}));
  CHECK(steps(run) == Lines{"T+00:01:00 StepStarted callout 1 1 [ann]", "T+00:01:55 StepTimedOut callout 1 1",
                            "T+00:01:55 StepJumped callout 1 3",
                            "T+00:01:55 StepStarted callout 3 1 [ben, dan]",
                            "T+00:02:25 StepTimedOut callout 3 1", "T+00:02:25 CascadeExhausted callout"});
}

TEST_CASE("OnCall 3760: repeat the escalation from a chosen step") {
  // The duty officer once; then manager and duty officer, twice more from the manager on.
  oncall::Step last = then("again", step({duty}, 40s));
  last.times = 2;
  const Run run =
      played(with_policy({{step({duty}, 40s), named("again", step({manager}, 40s)), std::move(last)}}));
  std::vector<std::string> order;
  for (const std::string& line : run.told({"StepStarted", "StepJumped", "CascadeExhausted"})) {
    order.push_back(line.substr(line.find(' ') + 1));
  }
  const Lines once{"StepStarted callout 2 1 [ben, dan]", "StepStarted callout 3 1 [ann]"};
  CHECK(order == Lines{"StepStarted callout 1 1 [ann]", once[0], once[1], "StepJumped callout 3 2", once[0],
                       once[1], "StepJumped callout 3 2", once[0], once[1], "CascadeExhausted callout"});
}

TEST_CASE("GoAlert 3492, 3511: a gap in the schedule falls to the fallback, at once") {
  Scenario scenario = with_policy({{step({duty}, 10min)}, step({manager}, 5min)});
  scenario.rotas[duty].layers.clear();
  scenario.people[ben].answering = answers_after(20s);
  const Run run = played(scenario);
  CHECK(steps(run) ==
        Lines{"T+00:01:00 StepStarted callout 1 1 []", "T+00:01:00 StepSkipped callout 1 1 nobody_on_call",
              "T+00:01:00 LastResortStarted callout", "T+00:01:00 StepStarted callout 2 1 [ben, dan]"});
  CHECK(run.told({"Acknowledged"}) == Lines{"T+00:01:20 Acknowledged callout ben manager 20000"});
}

TEST_CASE("OnCall 4576: notify the next on call") {
  Scenario scenario = with_policy({{step({duty}, 1min)}});
  scenario.escalations[0].policy.steps.push_back({.wait = 5min, .next_of = {duty}});
  scenario.rotas[duty].layers[0].duties.push_back(
      oncall::Shift{ben, scenario.start + 90min, scenario.start + 200min});
  scenario.people[ben].answering = answers_after(7s);
  const Run run = played(scenario);
  CHECK(run.told({"StepStarted", "Acknowledged"}) == Lines{"T+00:01:00 StepStarted callout 1 1 [ann]",
                                                           "T+00:01:55 StepStarted callout 2 1 [ben]",
                                                           "T+00:02:02 Acknowledged callout ben duty 62000"});
}

TEST_CASE("OnCall 4846: nobody on call when the chain starts") {
  Scenario scenario = with_policy({{step({duty}, 5min), step({manager}, 5min)}});
  scenario.escalations[0].policy.steps[0].if_empty = oncall::IfEmpty::Hold;
  on_call_from(scenario, duty, 40min);
  scenario.people[0].answering = answers_after(9s);
  const Run run = played(scenario);
  CHECK(run.told({"StepStarted", "StepSkipped", "Acknowledged"}) ==
        Lines{"T+00:01:00 StepStarted callout 1 1 [] 2400000", "T+00:40:00 StepStarted callout 1 1 [ann]",
              "T+00:40:09 Acknowledged callout ann duty 2349000"});
}

TEST_CASE("a call-out is not held for somebody who never comes") {
  Scenario scenario = with_policy({{step({duty}, 5min), step({manager}, 5min)}});
  scenario.escalations[0].policy.steps[0].if_empty = oncall::IfEmpty::Hold;
  scenario.rotas[duty].layers.clear();
  const Run run = played(scenario);
  CHECK(run.told({"StepSkipped"}) == Lines{"T+00:01:00 StepSkipped callout 1 1 nobody_on_call"});
}

// --- steps ---

TEST_CASE("in turn, the next is tried when the one before was tried on every method or has declined") {
  Scenario scenario =
      with_policy({{{.roles = {manager, duty}, .wait = 10min, .manner = oncall::Manner::InTurn}}});
  scenario.people[ben].contacts.push_back({oncall::Method::Home, "0151 496 0009", 20s});
  Run run(scenario);
  run.run_until(120s);
  CHECK(run.submit(DeclineFor{"dan", "callout"}) == "");
  run.run_until(100min);
  CHECK(people(run) == Lines{"T+00:01:00 AttemptMade callout ben manager mobile 07700 900001 1",
                             "T+00:01:30 AttemptUnanswered callout ben manager mobile 30000 not_heard",
                             "T+00:01:35 AttemptMade callout ben manager home 0151 496 0009 2",
                             "T+00:01:55 AttemptUnanswered callout ben manager home 20000 not_heard",
                             "T+00:01:55 AttemptMade callout dan manager home 0151 496 0001 1",
                             "T+00:02:00 AttemptMade callout ann duty mobile 07700 900001 1",
                             "T+00:02:30 AttemptUnanswered callout ann duty mobile 30000 not_heard",
                             "T+00:02:35 AttemptMade callout ann duty home 0151 496 0001 2",
                             "T+00:02:55 AttemptUnanswered callout ann duty home 20000 not_heard"});
  CHECK(run.told({"StepTimedOut"}) == Lines{"T+00:02:55 StepTimedOut callout 1 1"});
}

TEST_CASE("who has declined is not tried again in the call-out, and that is said") {
  Run run(with_policy({{{{manager}, 5min, 1}}}));
  run.run_until(61s);
  CHECK(run.submit(DeclineFor{"ben", "callout"}) == "");
  run.run_until(100min);
  CHECK(run.told({"StepStarted", "TargetPassedOver"}) ==
        Lines{"T+00:01:00 StepStarted callout 1 1 [ben, dan]", "T+00:01:20 StepStarted callout 1 2 [dan]",
              "T+00:01:20 TargetPassedOver callout ben declined_before"});
}

TEST_CASE("a step is used in its hours only, and outside them passed over") {
  // The run starts on a Thursday at 10:00.
  Scenario scenario = with_policy({{step({duty}, 5min), step({manager}, 5min)}});
  scenario.escalations[0].policy.steps[0].hours = {{{3, 17, 30}, {4, 8, 30}}};
  scenario.escalations[0].policy.steps[1].hours = {{{3, 10, 1}, {3, 10, 2}}};
  CHECK(steps(played(scenario)) == Lines{"T+00:01:00 StepSkipped callout 1 1 outside_its_hours",
                                         "T+00:01:00 StepStarted callout 2 1 [ben, dan]",
                                         "T+00:01:30 StepTimedOut callout 2 1",
                                         "T+00:01:30 CascadeExhausted callout"});
}

TEST_CASE("an optional step's people are told while the next step begins at once") {
  Scenario scenario = with_policy({{step({manager}, 4min), step({duty}, 4min)}});
  scenario.escalations[0].policy.steps[0].part = oncall::Part::Optional;
  scenario.people[ben].answering = answers_after(11s);
  scenario.people[0].answering = answers_after(17s);
  const Run run = played(scenario);
  CHECK(call_out(run) == Lines{"T+00:01:00 EscalationStarted callout works",
                               "T+00:01:00 StepStarted callout 1 1 [ben, dan] optional",
                               "T+00:01:00 AttemptMade callout ben manager mobile 07700 900001 1",
                               "T+00:01:00 AttemptMade callout dan manager home 0151 496 0001 1",
                               "T+00:01:00 StepStarted callout 2 1 [ann]",
                               "T+00:01:00 AttemptMade callout ann duty mobile 07700 900001 1",
                               "T+00:01:11 Acknowledged callout ben manager 11000 nothing",
                               "T+00:01:17 Acknowledged callout ann duty 17000",
                               "T+00:01:20 AttemptUnanswered callout dan manager home 20000 not_heard",
                               "T+00:01:20 StepTimedOut callout 1 1 optional"});
  CHECK(run.world().escalations[0].progress.state == oncall::Progress::State::Acknowledged);
}

TEST_CASE("a step that needs two acknowledgements is not over with the first") {
  Scenario scenario = with_policy({{{.roles = {manager, duty}, .wait = 5min, .repeats = 1, .needs = 2}}});
  scenario.people[ben].answering = answers_after(12s);
  scenario.people[0].answering = answers_after(25s);
  const Run run = played(scenario);
  CHECK(run.told({"Acknowledged", "StepStarted"}) ==
        Lines{"T+00:01:00 StepStarted callout 1 1 [ben, dan, ann]",
              "T+00:01:12 Acknowledged callout ben manager 12000 1",
              "T+00:01:25 Acknowledged callout ann duty 25000"});
}

TEST_CASE("who has acknowledged is not tried again in the rounds that wait for others") {
  Scenario scenario =
      with_policy({{{.roles = {manager}, .wait = 5min, .repeats = 1, .needs = std::nullopt}}});
  scenario.people[ben].answering = answers_after(12s);
  const Run run = played(scenario);
  CHECK(run.told({"StepStarted", "Acknowledged", "CascadeExhausted"}) ==
        Lines{"T+00:01:00 StepStarted callout 1 1 [ben, dan]",
              "T+00:01:12 Acknowledged callout ben manager 12000 1",
              "T+00:01:20 StepStarted callout 1 2 [dan]", "T+00:01:40 CascadeExhausted callout"});
}

TEST_CASE("a step that stops only itself is followed by the next at once, and the last one ends it") {
  Scenario scenario = with_policy({{step({duty}, 5min), step({manager}, 5min)}, step({duty}, 5min)});
  for (auto& each : scenario.escalations[0].policy.steps) each.stops = oncall::Stops::Step;
  scenario.people[0].answering = answers_after(10s);
  scenario.people[ben].answering = answers_after(20s);
  const Run run = played(scenario);
  CHECK(run.told({"StepStarted", "Acknowledged", "LastResortStarted"}) ==
        Lines{"T+00:01:00 StepStarted callout 1 1 [ann]",
              "T+00:01:10 Acknowledged callout ann duty 10000 step",
              "T+00:01:10 StepStarted callout 2 1 [ben, dan]",
              "T+00:01:30 Acknowledged callout ben manager 30000"});
  CHECK(run.world().escalations[0].ended == SimTime{} + 90s);
}

TEST_CASE("when the last resort fails too, the call-out has reached nobody") {
  const Run run = played(with_policy({{step({duty}, 5min)}, step({manager}, 5min)}));
  CHECK(steps(run) == Lines{"T+00:01:00 StepStarted callout 1 1 [ann]", "T+00:01:55 StepTimedOut callout 1 1",
                            "T+00:01:55 LastResortStarted callout",
                            "T+00:01:55 StepStarted callout 2 1 [ben, dan]",
                            "T+00:02:25 StepTimedOut callout 2 1", "T+00:02:25 CascadeExhausted callout"});
}

// --- who is on call, when ---

TEST_CASE("a hand-over inside a wait reaches the new person, where it is looked up at each attempt") {
  Scenario scenario = with_policy({{{{duty}, 10min}}});
  scenario.rotas[duty] = rota_of(scenario.time_zone, {{0, scenario.start, scenario.start + 80s},
                                                      {ben, scenario.start + 80s, scenario.start + 600min}});
  scenario.people[ben].answering = answers_after(8s);
  scenario.escalations[0].policy.looked_up = oncall::LookedUp::AtAttempt;
  CHECK(people(played(scenario)) ==
        Lines{"T+00:01:00 AttemptMade callout ann duty mobile 07700 900001 1",
              "T+00:01:30 AttemptUnanswered callout ann duty mobile 30000 not_heard",
              "T+00:01:30 OnCallChanged callout ann duty [ben]",
              "T+00:01:30 AttemptMade callout ben duty mobile 07700 900001 1",
              "T+00:01:38 Acknowledged callout ben duty 38000"});
}

TEST_CASE("who is on call is looked up once for a step, or for each round, as the policy says") {
  Scenario scenario = with_policy({{{{duty}, 10min, 1}}});
  scenario.rotas[duty] = rota_of(scenario.time_zone, {{0, scenario.start, scenario.start + 80s},
                                                      {ben, scenario.start + 80s, scenario.start + 600min}});
  CHECK(played(scenario).told({"StepStarted"}) ==
        Lines{"T+00:01:00 StepStarted callout 1 1 [ann]", "T+00:01:55 StepStarted callout 1 2 [ben]"});
  scenario.escalations[0].policy.looked_up = oncall::LookedUp::AtStep;
  CHECK(played(scenario).told({"StepStarted"}) ==
        Lines{"T+00:01:00 StepStarted callout 1 1 [ann]", "T+00:01:55 StepStarted callout 1 2 [ann]"});
}

TEST_CASE("a policy that changes while the call-out runs is kept, or followed from the next step on") {
  Scenario scenario = with_policy({{step({duty}, 5min), step({duty}, 5min)}});
  oncall::Policy& policy = scenario.escalations[0].policy;
  policy.revisions = {{scenario.start + 90s, {step({deputy}, 1min), step({manager}, 5min)}}};
  CHECK(played(scenario).told({"StepStarted"}) ==
        Lines{"T+00:01:00 StepStarted callout 1 1 [ann]", "T+00:01:55 StepStarted callout 2 1 [ann]"});
  policy.keeps = oncall::Keeps::Live;
  CHECK(played(scenario).told({"StepStarted"}) ==
        Lines{"T+00:01:00 StepStarted callout 1 1 [ann]", "T+00:01:55 StepStarted callout 2 1 [ben, dan]"});
}

// --- methods ---

TEST_CASE("a person whose every method is left alone at night is passed over, and that is said") {
  Scenario scenario = with_policy({{step({manager, deputy}, 5min)}});
  scenario.people[ben].contacts[0].quiet = {9 * 60, 11 * 60};
  scenario.escalations[0].policy.urgency = oncall::Urgency::Routine;
  const Run run = played(scenario);
  CHECK(run.told({"StepStarted", "TargetPassedOver", "AttemptMade"}) ==
        Lines{"T+00:01:00 StepStarted callout 1 1 [dan]",
              "T+00:01:00 TargetPassedOver callout ben no_method_at_this_time",
              "T+00:01:00 TargetPassedOver callout cat no_contact_method",
              "T+00:01:00 AttemptMade callout dan manager home 0151 496 0001 1"});
  scenario.escalations[0].policy.urgency = oncall::Urgency::Urgent;
  CHECK(played(scenario).told({"StepStarted"}) == Lines{"T+00:01:00 StepStarted callout 1 1 [ben, dan]"});
}

TEST_CASE("a method with a delay is not tried before it, and the step does not end meanwhile") {
  Scenario scenario = with_policy({{step({duty}, 10min)}});
  scenario.people[0].contacts[1].after = 4min;
  const Run run = played(scenario);
  CHECK(run.told({"AttemptMade", "StepTimedOut"}) ==
        Lines{"T+00:01:00 AttemptMade callout ann duty mobile 07700 900001 1",
              "T+00:05:00 AttemptMade callout ann duty home 0151 496 0001 2",
              "T+00:05:20 StepTimedOut callout 1 1"});
}

// --- acknowledged, then no progress ---

namespace {

Scenario with_reminders(int reminders, Duration progress_at) {
  Scenario scenario = with_policy({{step({duty}, 5min), step({manager}, 5min)}});
  scenario.people[0].answering = answers_after(10s);
  scenario.people[ben].answering = answers_after(20s);
  scenario.injects = {inject("opened", at(progress_at))};
  Escalation& escalation = scenario.escalations[0];
  escalation.progress = {delivered(0)};
  escalation.remind_after = 5min;
  escalation.reminders = reminders;
  return scenario;
}

Lines reminded(const Scenario& scenario) {
  return played(scenario).told({"Acknowledged", "ReminderSent", "Unacknowledged", "StepStarted"});
}

}  // namespace

TEST_CASE("who acknowledges and gets on with it is not reminded") {
  CHECK(reminded(with_reminders(1, 3min)) ==
        Lines{"T+00:01:00 StepStarted callout 1 1 [ann]", "T+00:01:10 Acknowledged callout ann duty 10000"});
}

TEST_CASE("who acknowledges and does not get on with it is reminded, and then the next step begins") {
  CHECK(reminded(with_reminders(2, 30min)) ==
        Lines{"T+00:01:00 StepStarted callout 1 1 [ann]", "T+00:01:10 Acknowledged callout ann duty 10000",
              "T+00:06:10 ReminderSent callout [ann] 1", "T+00:11:10 ReminderSent callout [ann] 2",
              "T+00:16:10 Unacknowledged callout [ann]", "T+00:16:10 StepStarted callout 2 1 [ben, dan]",
              "T+00:16:30 Acknowledged callout ben manager 930000", "T+00:21:30 ReminderSent callout [ben] 1",
              "T+00:26:30 ReminderSent callout [ben] 2"});
}

TEST_CASE("progress after a reminder is progress") {
  CHECK(reminded(with_reminders(2, 8min)) == Lines{"T+00:01:00 StepStarted callout 1 1 [ann]",
                                                   "T+00:01:10 Acknowledged callout ann duty 10000",
                                                   "T+00:06:10 ReminderSent callout [ann] 1"});
}

TEST_CASE("a call-out taken up again when its acknowledgement counted no more can reach nobody") {
  Scenario scenario = with_reminders(0, 90min);
  scenario.escalations[0].policy.steps.pop_back();
  scenario.injects.push_back(inject("nobody", when({{FactKind::CascadeExhausted, 0, 0}})));
  const Run run = played(scenario);
  CHECK(run.told({"Unacknowledged", "CascadeExhausted"}) ==
        Lines{"T+00:06:10 Unacknowledged callout [ann]", "T+00:06:10 CascadeExhausted callout"});
  CHECK(run.world().escalations[0].progress.state == oncall::Progress::State::Exhausted);
  CHECK(run.world().injects[1].delivered == SimTime{} + 370s);
}
