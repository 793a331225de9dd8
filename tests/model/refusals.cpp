// What cannot be done, and the whole message that says so.
#include <limits>

#include <catch2/catch.hpp>

#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

Scenario busy_scenario() {
  Scenario scenario = small_scenario();
  scenario.injects = {inject("gas-alarm", at(5min)), inject("wind-turns", at(50min))};
  scenario.escalations = {{"callout", "Call-out", {0}, {{{{0}, 5min}}}, {}}};
  scenario.groups = {{.id = "tcg", .name = "Group", .organisation = {0}, .members = {{.role = {0}}}}};
  scenario.closures = {closure("bridge", {small_town().link("BC")}, at(30min))};
  return scenario;
}

}  // namespace

TEST_CASE("what the scenario does not have is refused by name, with the nearest that it has") {
  Run run(busy_scenario());
  CHECK(run.submit(DeliverInject{"gas-alrm"}) ==
        "error: no inject is called 'gas-alrm'\n  hint: did you mean 'gas-alarm'?\n");
  CHECK(run.submit(HoldInject{"zzz"}) == "error: no inject is called 'zzz'\n");
  CHECK(run.submit(ResumeInject{"zzz"}) == "error: no inject is called 'zzz'\n");
  CHECK(run.submit(SkipInject{"zzz", "why"}) == "error: no inject is called 'zzz'\n");
  CHECK(run.submit(AddInject{"Title", "", "brigad", "works", ""}) ==
        "error: no organisation is called 'brigad'\n  hint: did you mean 'brigade'?\n");
  CHECK(run.submit(AddInject{"Title", "", "brigade", "zzz", ""}) ==
        "error: no organisation is called 'zzz'\n");
  CHECK(run.submit(LiftClosure{"bridg"}) ==
        "error: no closure is called 'bridg'\n  hint: did you mean 'bridge'?\n");
  CHECK(run.submit(DispatchUnit{"pump-3", "rvp-c"}) ==
        "error: no unit is called 'pump-3'\n  hint: did you mean 'pump-1'?\n");
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-x"}) ==
        "error: no RVP is called 'rvp-x'\n  hint: did you mean 'rvp-c'?\n");
  CHECK(run.submit(ReleaseUnit{"zzz"}) == "error: no unit is called 'zzz'\n");
  CHECK(run.submit(StartEscalation{"calout"}) ==
        "error: no escalation is called 'calout'\n  hint: did you mean 'callout'?\n");
  CHECK(run.submit(AcknowledgeFor{"ann", "zzz"}) == "error: no escalation is called 'zzz'\n");
  CHECK(run.submit(DeclineFor{"anne", "callout"}) ==
        "error: no person is called 'anne'\n  hint: did you mean 'ann'?\n");
  CHECK(run.submit(SetActivation{"zzz", Activation::Declared}) == "error: no organisation is called 'zzz'\n");
  CHECK(run.submit(SendMethane{.from = "brigad", .to = "works", .type = "A leak."}) ==
        "error: no organisation is called 'brigad'\n  hint: did you mean 'brigade'?\n");
  CHECK(run.submit(SendMethane{.from = "brigade", .to = "zzz", .type = "A leak."}) ==
        "error: no organisation is called 'zzz'\n");
  CHECK(run.submit(ConveneGroup{"tgc"}) == "error: no group is called 'tgc'\n  hint: did you mean 'tcg'?\n");
}

TEST_CASE("an inject that is not where the command needs it is refused with where it is") {
  Run run(busy_scenario());
  run.run_until(6min);
  CHECK(run.submit(DeliverInject{"gas-alarm"}) ==
        "error: inject 'gas-alarm' cannot be delivered: it has been delivered\n");
  CHECK(run.submit(HoldInject{"gas-alarm"}) ==
        "error: inject 'gas-alarm' cannot be held: it has been delivered\n");
  CHECK(run.submit(SkipInject{"gas-alarm", ""}) ==
        "error: inject 'gas-alarm' cannot be skipped: it has been delivered\n");
  CHECK(run.submit(ResumeInject{"wind-turns"}) ==
        "error: inject 'wind-turns' cannot be resumed: it is not held\n");
  CHECK(run.submit(HoldInject{"wind-turns"}) == "");
  CHECK(run.submit(HoldInject{"wind-turns"}) ==
        "error: inject 'wind-turns' cannot be held: it is held already\n");
  CHECK(run.submit(SkipInject{"wind-turns", ""}) == "");
  CHECK(run.submit(DeliverInject{"wind-turns"}) ==
        "error: inject 'wind-turns' cannot be delivered: it has been skipped\n");
  CHECK(run.submit(ResumeInject{"wind-turns"}) ==
        "error: inject 'wind-turns' cannot be resumed: it has been skipped\n");
}

TEST_CASE("roads that are not there, and closures not in force, are refused") {
  Run run(busy_scenario());
  CHECK(run.submit(CloseRoad{"Nothing", {}}) == "error: a closure needs at least one road link\n");
  CHECK(run.submit(CloseRoad{"Far away", {1, 8}}) == "error: the map has no road link 8\n");
  CHECK(run.submit(CloseRoad{"Nowhere", {-1}}) == "error: the map has no road link -1\n");
  CHECK(run.submit(LiftClosure{"bridge"}) == "error: closure 'bridge' is not in force\n");
}

TEST_CASE("a slow-down is refused without links of the map, and where it is no slow-down") {
  Scenario scenario = busy_scenario();
  scenario.slowdowns = {{"queue", "Queue", {small_town().link("BC")}, 300, at(30min)}};
  Run run(scenario);
  CHECK(run.submit(SlowRoad{"Nothing", {}, 200}) == "error: a slow-down needs at least one road link\n");
  CHECK(run.submit(SlowRoad{"Far away", {1, 8}, 200}) == "error: the map has no road link 8\n");
  for (const std::int64_t percent : {-1, 100, 2001}) {
    CHECK(run.submit(SlowRoad{"Odd", {1}, percent}) ==
          fmt::format("error: {} % of the usual time is out of range\n  expected: 101 to 2000\n", percent));
  }
  CHECK(run.submit(EndSlowdown{"quee"}) ==
        "error: no slow-down is called 'quee'\n  hint: did you mean 'queue'?\n");
  CHECK(run.submit(EndSlowdown{"queue"}) == "error: slow-down 'queue' is not in force\n");
}

TEST_CASE("units that cannot be sent or released are refused with the reason") {
  Run run(busy_scenario());
  CHECK(run.submit(ReleaseUnit{"pump-1"}) == "error: unit 'pump-1' has nothing to be released from\n");
  CHECK(run.submit(DispatchUnit{"far-1", "rvp-f"}) == "");
  REQUIRE(run.run_to("UnitTurnedOut"));
  const std::string beyond = "error: unit 'far-1' cannot be sent elsewhere while it is beyond the map\n";
  CHECK(run.submit(DispatchUnit{"far-1", "rvp-c"}) == beyond);
  CHECK(run.submit(ReleaseUnit{"far-1"}) == "error: unit 'far-1' has nothing to be released from\n");
  REQUIRE(run.run_to("UnitArrived"));
  CHECK(run.submit(ReleaseUnit{"far-1"}) == "");
  REQUIRE(run.run_to("UnitLeftMap"));
  CHECK(run.submit(DispatchUnit{"far-1", "rvp-c"}) == beyond);
}

TEST_CASE("nobody can answer a call that is not being made") {
  Run run(busy_scenario());
  const std::string not_called = "error: 'ann' is not being called in escalation 'callout' now\n";
  CHECK(run.submit(AcknowledgeFor{"ann", "callout"}) == not_called);
  CHECK(run.submit(StartEscalation{"callout"}) == "");
  CHECK(run.submit(StartEscalation{"callout"}) == "error: escalation 'callout' is running already\n");
  CHECK(run.submit(DeclineFor{"ben", "callout"}) ==
        "error: 'ben' is not being called in escalation 'callout' now\n");
  CHECK(run.submit(AcknowledgeFor{"ann", "callout"}) == "");
  CHECK(run.submit(AcknowledgeFor{"ann", "callout"}) == not_called);
  CHECK(run.submit(DeclineFor{"ann", "callout"}) == not_called);
}

TEST_CASE("a state that cannot follow is refused with the one that is") {
  Run run(busy_scenario());
  CHECK(run.submit(SetActivation{"works", Activation::StoodDown}) ==
        "error: 'works' cannot go to stood_down: it is neither on standby nor declared\n");
  CHECK(run.submit(SetActivation{"works", Activation::Declared}) == "");
  CHECK(run.submit(SetActivation{"works", Activation::Standby}) ==
        "error: 'works' cannot go to standby: it has declared already\n");
  CHECK(run.submit(SetActivation{"works", Activation::None}) ==
        "error: 'works' cannot go to none: an organisation leaves a state by standing down or cancelling\n");
}

TEST_CASE("a METHANE without letters, an ETHANE with an M and a second convening are refused") {
  Run run(busy_scenario());
  CHECK(run.submit(SendMethane{.from = "brigade", .to = "works"}) ==
        "error: a METHANE needs at least one of its letters\n");
  CHECK(run.submit(SendMethane{
            .from = "brigade", .to = "works", .form = MethaneForm::Ethane, .major_incident = "declared"}) ==
        "error: an ETHANE has no M: below the threshold of a major incident it is left out\n");
  CHECK(run.submit(ConveneGroup{"tcg"}) == "");
  CHECK(run.submit(ConveneGroup{"tcg"}) == "error: group 'tcg' has been convened already\n");
}

TEST_CASE("empty notes and titles and impossible speeds are refused") {
  Run run(busy_scenario());
  CHECK(run.submit(AddNote{""}) == "error: a note needs a text\n");
  CHECK(run.submit(AddInject{"", "text", "works", "brigade", ""}) ==
        "error: an added inject needs a title\n");
  for (const double speed : {0.0, -1.0, 1000.5, std::numeric_limits<double>::quiet_NaN()}) {
    CHECK(run.submit(SetSpeed{speed}) ==
          "error: the speed is out of range\n  expected: more than 0 and at most 1000 times real time\n");
  }
  CHECK(run.submit(SetSpeed{1000.0}) == "");
}

TEST_CASE("a refused command changes nothing, and a clock command nothing in the world") {
  Run run(busy_scenario());
  Run untouched(busy_scenario());
  for (const Command& command :
       std::vector<Command>{DeliverInject{"zzz"}, ReleaseUnit{"pump-1"}, SetSpeed{0.0}, PauseClock{},
                            ResumeClock{}, SetSpeed{4.0}, StepClock{1min}, JumpToNext{}}) {
    run.submit(command);
  }
  run.run_until(120min);
  untouched.run_until(120min);
  const auto kinds = {std::string_view{"InjectDelivered"}, std::string_view{"ClosureMade"},
                      std::string_view{"WeatherChanged"}, std::string_view{"ExerciseEnded"}};
  CHECK(run.told(kinds) == untouched.told(kinds));
  CHECK(run.told(kinds).size() == 5);
}
