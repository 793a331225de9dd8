// An officer who practises: pages that only they answer, questions, decisions, calls by hand, expectations.
#include "sim/model/drill.hpp"

#include <catch2/catch.hpp>

#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

constexpr RoleId duty{0};     // Ann: mobile 30 s, then home 20 s
constexpr RoleId deputy{1};   // Cat, who has no method at all
constexpr RoleId manager{2};  // Ben (mobile 30 s) and Dan (home 20 s)
constexpr OrganisationId works{0};

/// Ann is called at T+0:01, and would answer at once if she were simulated.
Scenario with_page() {
  Scenario scenario = small_scenario();
  scenario.people[0].answering = answers_after(2s);
  scenario.escalations = {{"callout", "Call-out", works, {{{{duty.value}, 5min, 0}}}, at(1min)}};
  return scenario;
}

Run playing(Scenario scenario) {
  Run run(std::move(scenario));
  run.run_until(Duration{0});
  REQUIRE(run.submit(TakeRole{"duty"}) == "");
  return run;
}

std::string order(Run& run, const std::string& seat, const std::string& text) {
  return run.submit_from(seat, AddNote{text});
}

ExpectedAction expected(std::string id, std::vector<Fact> after, Duration within,
                        std::vector<Fact> evidence) {
  return {id, duty, "Do " + id, "The plan", std::move(after), within, std::move(evidence)};
}

Fact acknowledged(RoleId role) { return {FactKind::RoleAcknowledged, role.value, 0}; }

}  // namespace

TEST_CASE("who is played answers nothing of themselves, and every method rings its whole time") {
  Run run = playing(with_page());
  run.run_until(10min);
  CHECK(run.all_told() ==
        Lines{"T+00:00:00 ExerciseStarted 10:00:00 GMT Small world", "T+00:00:00 WeatherChanged 270 5 D 15",
              "T+00:01:00 EscalationStarted callout works", "T+00:01:00 StepStarted callout 1 1 [ann]",
              "T+00:01:00 AttemptMade callout ann duty mobile 07700 900001 1",
              "T+00:01:30 AttemptUnanswered callout ann duty mobile 30000 not_heard",
              "T+00:01:35 AttemptMade callout ann duty home 0151 496 0001 2",
              "T+00:01:55 AttemptUnanswered callout ann duty home 20000 not_heard",
              "T+00:01:55 StepTimedOut callout 1 1", "T+00:01:55 CascadeExhausted callout"});
}

TEST_CASE("who is played acknowledges and declines by command") {
  Run run = playing(with_page());
  run.run_until(80s);
  CHECK(run.submit(AcknowledgeFor{"ann", "callout"}) == "");
  run.run_until(10min);
  CHECK(run.told({"Acknowledged", "CascadeExhausted"}) ==
        Lines{"T+00:01:20 Acknowledged callout ann duty 20000"});

  Run other = playing(with_page());
  other.run_until(80s);
  CHECK(other.submit(DeclineFor{"ann", "callout"}) == "");
  CHECK(other.told({"Acknowledged", "CascadeExhausted"}) == Lines{"T+00:01:20 CascadeExhausted callout"});
}

TEST_CASE("without anybody who plays the role its holder answers as ever") {
  Run run(with_page());
  run.run_until(10min);
  CHECK(run.told({"Acknowledged"}) == Lines{"T+00:01:02 Acknowledged callout ann duty 2000"});
}

TEST_CASE("of several who hold a role the first is played, and the others are simulated") {
  Scenario scenario = small_scenario();
  for (const std::size_t row : {1U, 3U}) scenario.people[row].answering = answers_after(15s);
  scenario.escalations = {{"callout", "Call-out", works, {{{{manager.value}, 5min, 0}}}, at(1min)}};
  Run run(scenario);
  REQUIRE(run.submit(TakeRole{"manager"}) == "");
  run.run_until(10min);
  CHECK(run.told({"Acknowledged"}) == Lines{"T+00:01:15 Acknowledged callout dan manager 15000"});
}

TEST_CASE("a call that rings when the role is taken is the officer's from there on") {
  Scenario scenario = with_page();
  scenario.people[0].answering = answers_after(20s);
  Run run(scenario);
  run.run_until(70s);
  REQUIRE(run.submit(TakeRole{"duty"}) == "");
  run.run_until(91s);
  CHECK(run.told({"Acknowledged", "AttemptUnanswered"}) ==
        Lines{"T+00:01:30 AttemptUnanswered callout ann duty mobile 30000 not_heard"});
}

TEST_CASE("after a hand-over neither the old holder nor the new one is simulated") {
  Scenario scenario = with_page();
  scenario.people[3].answering = answers_after(1s);
  scenario.rotas[duty.index()].layers = {{{oncall::Shift{0, scenario.start, scenario.start + 80s},
                                           oncall::Shift{3, scenario.start + 80s, scenario.start + 600min}}}};
  scenario.escalations[0].policy.steps = {{{duty.value}, 40s, 1}};
  Run run = playing(scenario);
  run.run_until(10min);
  CHECK(run.told({"AttemptMade", "Acknowledged", "CascadeExhausted"}) ==
        Lines{"T+00:01:00 AttemptMade callout ann duty mobile 07700 900001 1",
              "T+00:01:35 AttemptMade callout ann duty home 0151 496 0001 2",
              "T+00:01:40 AttemptMade callout dan duty home 0151 496 0001 1",
              "T+00:02:00 CascadeExhausted callout"});
}

TEST_CASE("a role is taken once, and must be one") {
  Run run = playing(with_page());
  CHECK(run.submit(TakeRole{"duty"}) == "error: the role 'duty' has been taken\n");
  CHECK(run.submit(TakeRole{"dutty"}) == "error: no role is called 'dutty'\n  hint: did you mean 'duty'?\n");
}

TEST_CASE("what was expected is seen in time, late or not at all, counted from when it was expected") {
  Scenario scenario = with_page();
  scenario.injects = {inject("go", at(2min)), inject("hand", {})};
  scenario.expected = {expected("answer", {}, 2min, {acknowledged(duty)}),
                       expected("late", {delivered(0)}, 1min, {delivered(1)}),
                       expected("never", {delivered(0)}, 3min, {acknowledged(manager)}),
                       expected("not-due", {acknowledged(deputy)}, 1min, {acknowledged(manager)})};
  Run run = playing(scenario);
  run.run_until(80s);
  REQUIRE(run.submit(AcknowledgeFor{"ann", "callout"}) == "");
  run.run_until(4min);
  REQUIRE(run.submit(DeliverInject{"hand"}) == "");
  run.run_until(10min);
  CHECK(run.told({"ExpectedActionSeen", "ExpectedActionMissed"}) ==
        Lines{"T+00:01:20 ExpectedActionSeen answer duty Do answer 80000",
              "T+00:03:00 ExpectedActionMissed late duty Do late 60000",
              "T+00:04:00 ExpectedActionSeen late duty Do late 120000 60000",
              "T+00:05:00 ExpectedActionMissed never duty Do never 180000"});
}

TEST_CASE("what is done at the very end of its time was in time") {
  Scenario scenario = with_page();
  scenario.injects = {inject("go", at(2min)), inject("hand", {})};
  scenario.expected = {expected("edge", {delivered(0)}, 1min, {delivered(1)})};
  Run run = playing(scenario);
  run.run_until(3min);
  REQUIRE(run.submit(DeliverInject{"hand"}) == "");
  CHECK(run.told({"ExpectedActionSeen"}) == Lines{"T+00:03:00 ExpectedActionSeen edge duty Do edge 60000"});
}

TEST_CASE("what is done before it is expected is seen then, and is not missed later") {
  Scenario scenario = with_page();
  scenario.injects = {inject("go", at(5min))};
  scenario.expected = {expected("early", {delivered(0)}, 1min, {acknowledged(duty)})};
  Run run = playing(scenario);
  run.run_until(80s);
  REQUIRE(run.submit(AcknowledgeFor{"ann", "callout"}) == "");
  run.run_until(20min);
  CHECK(run.told({"ExpectedActionSeen", "ExpectedActionMissed"}) ==
        Lines{"T+00:01:20 ExpectedActionSeen early duty Do early 0 before it was expected"});
}

TEST_CASE("nothing is expected of a role that nobody plays") {
  Scenario scenario = with_page();
  scenario.expected = {expected("answer", {}, 1min, {acknowledged(duty)})};
  Run run(scenario);
  run.run_until(20min);
  CHECK(run.told({"ExpectedActionSeen", "ExpectedActionMissed"}).empty());
}

TEST_CASE("a question is answered with the last thing known by then, or by saying that nothing is") {
  Scenario scenario = with_page();
  scenario.injects = {inject("first", at(2min)), inject("second", at(4min))};
  scenario.injects.push_back(inject("after", when({{FactKind::QuestionAnswered, 0, 0}})));
  scenario.questions = {
      {"wind", duty, {1}, "The wind?", "", 10s, {{"West", {delivered(0)}}, {"North", {delivered(1)}}}}};
  Run run = playing(scenario);
  for (const Duration moment : {Duration{1min}, Duration{115s}, Duration{5min}}) {
    run.run_until(moment);
    CHECK(run.submit(Ask{"duty", "wind"}) == "");
  }
  run.run_until(10min);
  CHECK(run.told({"QuestionAsked", "QuestionAnswered", "InjectDelivered"}) ==
        Lines{"T+00:01:00 QuestionAsked wind duty brigade The wind?",
              "T+00:01:10 QuestionAnswered wind duty brigade Nothing is known of that yet.",
              "T+00:01:10 InjectDelivered after Inject after works brigade telephone ",
              "T+00:01:55 QuestionAsked wind duty brigade The wind?",
              "T+00:02:00 InjectDelivered first Inject first works brigade telephone ",
              "T+00:02:05 QuestionAnswered wind duty brigade West",
              "T+00:04:00 InjectDelivered second Inject second works brigade telephone ",
              "T+00:05:00 QuestionAsked wind duty brigade The wind?",
              "T+00:05:10 QuestionAnswered wind duty brigade North"});
}

TEST_CASE("a question is asked by those whose it is, who play their role, and once at a time") {
  Scenario scenario = with_page();
  scenario.questions = {{"wind", duty, {1}, "The wind?", "", 10s, {{"West", {}}}},
                        {"smoke", manager, {1}, "Smoke?", "", 10s, {{"No", {}}}}};
  Run run = playing(scenario);
  CHECK(run.submit(Ask{"manager", "wind"}) ==
        "error: nobody plays the role 'manager'\n  expected: TakeRole first\n");
  CHECK(run.submit(Ask{"duty", "smoke"}) == "error: the question 'smoke' is not one for the role 'duty'\n");
  CHECK(run.submit(Ask{"duty", "winds"}) ==
        "error: no question is called 'winds'\n  hint: did you mean 'wind'?\n");
  CHECK(run.submit(Ask{"duty", "wind"}) == "");
  CHECK(run.submit(Ask{"duty", "wind"}) == "error: 'wind' has been asked, and the answer is on its way\n");
}

TEST_CASE("a decision comes, can be made once, also late, and others wait for what was chosen") {
  Scenario scenario = with_page();
  scenario.decisions = {{"open", duty, "Open?", {{"yes", "Open it"}, {"no", "Wait"}}, 2min, at(1min)}};
  scenario.injects = {inject("any", when({{FactKind::DecisionMade, 0, 0}})),
                      inject("yes", when({{FactKind::DecisionMade, 0, 1}})),
                      inject("no", when({{FactKind::DecisionMade, 0, 2}}))};
  Run run = playing(scenario);
  CHECK(run.submit(Decide{"open", "no", ""}) == "error: the decision 'open' is not called for yet\n");
  run.run_until(4min);
  CHECK(run.submit(Decide{"open", "nay", ""}) == "error: no option is called 'nay'\n");
  CHECK(run.submit(Decide{"open", "no", "Nobody is hurt"}) == "");
  CHECK(run.submit(Decide{"open", "yes", ""}) == "error: the decision 'open' has been made\n");
  run.run_until(10min);
  CHECK(run.told({"DecisionDue", "DecisionMade", "DecisionOverdue", "InjectDelivered"}) ==
        Lines{"T+00:01:00 DecisionDue open duty Open? [yes: Open it, no: Wait] 120000",
              "T+00:03:00 DecisionOverdue open duty 120000",
              "T+00:04:00 DecisionMade open duty no Wait Nobody is hurt 180000",
              "T+00:04:00 InjectDelivered any Inject any works brigade telephone ",
              "T+00:04:00 InjectDelivered no Inject no works brigade telephone "});
}

TEST_CASE("a decision made in time is never overdue") {
  Scenario scenario = with_page();
  scenario.decisions = {{"open", duty, "Open?", {{"yes", "Open it"}, {"no", "Wait"}}, 2min, at(1min)}};
  Run run = playing(scenario);
  run.run_until(2min);
  REQUIRE(run.submit(Decide{"open", "yes", ""}) == "");
  run.run_until(10min);
  CHECK(run.told({"DecisionMade", "DecisionOverdue"}) ==
        Lines{"T+00:02:00 DecisionMade open duty yes Open it  60000"});
}

TEST_CASE("a call by hand tries each number in turn, and an answer to it is a fact") {
  Scenario scenario = with_page();
  scenario.people[1].answering = answers_after(12s);
  scenario.injects = {inject("told", when({{FactKind::RoleCalled, manager.value, 0}}))};
  Run run = playing(scenario);
  CHECK(run.submit(PlaceCall{"duty", "manager", "Standby"}) == "");
  run.run_until(50s);
  CHECK(run.submit(PlaceCall{"duty", "dan", "Standby too"}) == "");
  run.run_until(10min);
  CHECK(run.told({"CallPlaced", "CallAnswered", "CallUnanswered", "InjectDelivered"}) ==
        Lines{"T+00:00:00 CallPlaced duty ben manager mobile 07700 900001 Standby",
              "T+00:00:12 CallAnswered duty ben manager mobile Standby 12000",
              "T+00:00:12 InjectDelivered told Inject told works brigade telephone ",
              "T+00:00:50 CallPlaced duty dan  home 0151 496 0001 Standby too",
              "T+00:01:10 CallUnanswered duty dan  home 20000 not_heard no other way to reach them"});
}

TEST_CASE("between two numbers of one person there is a pause, and the telephone stays in use") {
  Scenario scenario = small_scenario();
  scenario.roles.push_back({"caller", "Caller", works});
  scenario.rotas.push_back({scenario.time_zone});
  Run run(scenario);
  REQUIRE(run.submit(TakeRole{"caller"}) == "");
  REQUIRE(run.submit(PlaceCall{"caller", "duty", ""}) == "");
  run.run_until(32s);
  CHECK(run.submit(PlaceCall{"caller", "manager", ""}) ==
        "error: the telephone is in use: a call to Ann Example\n  expected: one call at a time\n");
  run.run_until(2min);
  CHECK(run.told({"CallPlaced", "CallUnanswered"}) ==
        Lines{"T+00:00:00 CallPlaced caller ann duty mobile 07700 900001 ",
              "T+00:00:30 CallUnanswered caller ann duty mobile 30000 not_heard",
              "T+00:00:35 CallPlaced caller ann duty home 0151 496 0001 ",
              "T+00:00:55 CallUnanswered caller ann duty home 20000 not_heard no other way to reach them"});
  CHECK(run.submit(PlaceCall{"caller", "manager", ""}) == "");
}

TEST_CASE("an answered call keeps the telephone for a conversation, and no longer") {
  Scenario scenario = with_page();
  scenario.people[1].answering = answers_after(10s);
  Run run = playing(scenario);
  REQUIRE(run.submit(PlaceCall{"duty", "ben", ""}) == "");
  run.run_until(39s);
  CHECK(run.submit(PlaceCall{"duty", "dan", ""}) != "");
  run.run_until(40s);
  CHECK(run.submit(PlaceCall{"duty", "dan", ""}) == "");
}

TEST_CASE("a call to nobody, to oneself or to somebody without a telephone is refused") {
  Run run = playing(with_page());
  CHECK(run.submit(PlaceCall{"duty", "managr", ""}) ==
        "error: no role or person is called 'managr'\n  hint: did you mean 'manager'?\n");
  CHECK(run.submit(PlaceCall{"duty", "duty", ""}) ==
        "error: 'duty' is the role of the officer who is calling\n");
  CHECK(run.submit(PlaceCall{"duty", "ann", ""}) == "error: Ann Example is the officer who is calling\n");
  CHECK(run.submit(PlaceCall{"duty", "deputy", ""}) == "error: there is no way to reach Cat Example\n");
}

TEST_CASE("a note of the officer's is a fact, whatever it says, and other people's notes are none") {
  Scenario scenario = with_page();
  scenario.injects = {inject("noted", when({{FactKind::RoleNoted, duty.value, 0}})),
                      inject("reported", when({{FactKind::RoleReported, duty.value, 0}}))};
  Run run = playing(scenario);
  REQUIRE(order(run, "facilitator", "The room is settled") == "");
  REQUIRE(order(run, "manager", "Nobody plays this role") == "");
  run.run_until(1s);
  CHECK(run.told({"InjectDelivered"}).empty());
  REQUIRE(order(run, "duty", "METHANE E: the works") == "");
  run.run_until(10min);
  CHECK(run.told({"InjectDelivered"}) ==
        Lines{"T+00:00:01 InjectDelivered noted Inject noted works brigade telephone "});
}

TEST_CASE("a METHANE from the organisation of the role that is played is a fact, and no other is") {
  Scenario scenario = with_page();
  scenario.findings = {{"gate", works, Letter::ExactLocation, "At the gate.", at(10s)}};
  scenario.alerts = {{.id = "told",
                      .from = works,
                      .to = {1},
                      .channel = "phone",
                      .text = "Told.",
                      .trigger = at(20s),
                      .tells = {.methane = true}}};
  scenario.injects = {inject("reported", when({{FactKind::RoleReported, duty.value, 0}}))};
  Run run = playing(scenario);
  REQUIRE(run.submit(SendMethane{.from = "brigade", .to = "works", .type = "leak"}) == "");
  run.run_until(1min);
  REQUIRE(run.told({"AlertReceived"}).size() == 1);
  CHECK(run.told({"InjectDelivered"}).empty());
  REQUIRE(run.submit_from("duty", SendMethane{.from = "works", .to = "works", .type = "leak"}) == "");
  CHECK(run.told({"InjectDelivered"}) ==
        Lines{"T+00:01:00 InjectDelivered reported Inject reported works brigade telephone "});
}

TEST_CASE("where nobody plays a role no METHANE is a fact of a drill") {
  Scenario scenario = with_page();
  scenario.injects = {inject("reported", when({{FactKind::RoleReported, duty.value, 0}}))};
  scenario.expected = {expected("report", {}, 1min, {{FactKind::RoleReported, duty.value, 0}})};
  Run run(scenario);
  REQUIRE(run.submit(SendMethane{.from = "works", .to = "brigade", .type = "leak"}) == "");
  run.run_until(10min);
  CHECK(run.told({"MethaneReceived"}).size() == 1);
  CHECK(run.told({"InjectDelivered", "ExpectedActionSeen", "ExpectedActionMissed"}).empty());
}
