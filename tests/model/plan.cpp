// Triggers, injects, alerts, activation and objectives.
#include <catch2/catch.hpp>

#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

Run run_with(std::vector<Inject> injects) {
  Scenario scenario = small_scenario();
  scenario.injects = std::move(injects);
  return Run(std::move(scenario));
}

/// Only when, and which inject.
Lines deliveries(const Run& run) {
  Lines lines;
  for (const std::string& line : run.told({"InjectDelivered"})) {
    const auto title = line.find(" Inject ");
    std::string brief = line.substr(0, title);
    brief.erase(brief.find("InjectDelivered "), 16);
    lines.push_back(brief);
  }
  return lines;
}

}  // namespace

TEST_CASE("an inject with a time is delivered then, with all that it says") {
  Inject one = inject("gas-alarm", at(5min));
  one.text = "The gas alarm sounds.";
  Run run = run_with({one});
  run.run_until(60min);
  CHECK(run.told({"InjectDelivered"}) ==
        Lines{"T+00:05:00 InjectDelivered gas-alarm Inject gas-alarm works brigade telephone "
              "The gas alarm sounds."});
}

TEST_CASE("an inject with a condition waits for it, and then its delay") {
  Run run = run_with({inject("a", at(5min)), inject("b", when({delivered(0)}, 2min))});
  run.run_until(60min);
  CHECK(deliveries(run) == Lines{"T+00:05:00 a", "T+00:07:00 b"});
}

TEST_CASE("a trigger with a time and a condition takes place when both have come, in either order") {
  Trigger early = when({delivered(0)}, 1min);
  early.at = SimTime{} + 2min;
  Trigger late = early;
  late.at = SimTime{} + 9min;
  Run run = run_with({inject("a", at(5min)), inject("early", early), inject("late", late)});
  run.run_until(60min);
  CHECK(deliveries(run) == Lines{"T+00:05:00 a", "T+00:06:00 early", "T+00:10:00 late"});
}

TEST_CASE("a trigger with two conditions waits for the later one") {
  Run run = run_with(
      {inject("a", at(5min)), inject("b", at(3min)), inject("c", when({delivered(0), delivered(1)}))});
  run.run_until(60min);
  CHECK(deliveries(run) == Lines{"T+00:03:00 b", "T+00:05:00 a", "T+00:05:00 c"});
}

TEST_CASE("a trigger with neither time nor condition never comes of itself, but a person can deliver it") {
  Run run = run_with({inject("spare", {})});
  run.run_until(30min);
  CHECK(deliveries(run).empty());
  CHECK(run.submit(DeliverInject{"spare"}) == "");
  run.run_until(60min);
  CHECK(deliveries(run) == Lines{"T+00:30:00 spare"});
}

TEST_CASE("injects of one time are delivered in the scenario's order") {
  Run run = run_with({inject("z", at(5min)), inject("a", at(5min)), inject("m", at(5min))});
  run.run_until(60min);
  CHECK(deliveries(run) == Lines{"T+00:05:00 z", "T+00:05:00 a", "T+00:05:00 m"});
}

TEST_CASE("an inject delivered by hand is not delivered again at its time") {
  Run run = run_with({inject("a", at(5min)), inject("b", when({delivered(0)}, 1min))});
  run.run_until(2min);
  CHECK(run.submit(DeliverInject{"a"}) == "");
  run.run_until(60min);
  CHECK(deliveries(run) == Lines{"T+00:02:00 a", "T+00:03:00 b"});
}

TEST_CASE("an inject delivered by hand before its condition holds is not delivered again with it") {
  Run run = run_with({inject("a", at(5min)), inject("b", when({delivered(0)}))});
  CHECK(run.submit(DeliverInject{"b"}) == "");
  run.run_until(60min);
  CHECK(deliveries(run) == Lines{"T+00:00:00 b", "T+00:05:00 a"});
}

TEST_CASE("a held inject resumed before its time is delivered at its time") {
  Run run = run_with({inject("a", at(5min))});
  CHECK(run.submit(HoldInject{"a"}) == "");
  CHECK(run.world().plan[0].why == "held by facilitator");
  run.run_until(4min);
  CHECK(run.submit(ResumeInject{"a"}) == "");
  CHECK(run.world().plan[0].why.empty());
  run.run_until(60min);
  CHECK(deliveries(run) == Lines{"T+00:05:00 a"});
}

TEST_CASE("a held inject whose time has passed is delivered as soon as it is resumed") {
  Run run = run_with({inject("a", at(5min))});
  CHECK(run.submit(HoldInject{"a"}) == "");
  run.run_until(20min);
  CHECK(deliveries(run).empty());
  CHECK(run.submit(ResumeInject{"a"}) == "");
  CHECK(deliveries(run) == Lines{"T+00:20:00 a"});
}

TEST_CASE("an inject held before its condition holds keeps the time that the condition gave it") {
  const std::vector<Inject> injects{inject("a", at(5min)), inject("b", when({delivered(0)}, 10min))};
  Run early = run_with(injects);
  CHECK(early.submit(HoldInject{"b"}) == "");
  early.run_until(8min);
  CHECK(early.submit(ResumeInject{"b"}) == "");
  early.run_until(60min);
  CHECK(deliveries(early) == Lines{"T+00:05:00 a", "T+00:15:00 b"});

  Run waiting = run_with(injects);
  CHECK(waiting.submit(HoldInject{"b"}) == "");
  CHECK(waiting.submit(ResumeInject{"b"}) == "");
  waiting.run_until(60min);
  CHECK(deliveries(waiting) == Lines{"T+00:05:00 a", "T+00:15:00 b"});
}

TEST_CASE("a skipped inject is never delivered, nor what waits for it, and it says why") {
  Run run = run_with({inject("a", at(5min)), inject("b", when({delivered(0)})), inject("c", at(6min))});
  CHECK(run.submit(SkipInject{"a", "the room has moved on"}) == "");
  CHECK(run.submit(SkipInject{"c", ""}) == "");
  run.run_until(60min);
  CHECK(deliveries(run).empty());
  CHECK(run.world().plan[0].status == PlanStatus::Skipped);
  CHECK(run.world().plan[0].why == "the room has moved on");
  CHECK(run.world().plan[2].why == "skipped by facilitator");
}

TEST_CASE("an added inject is delivered at once, with all that it says") {
  Run run = run_with({inject("a", at(5min))});
  run.run_until(1min);
  const AddInject added{"A call", "Where is the RVP?", "brigade", "works", "radio"};
  CHECK(run.submit(added) == "");
  CHECK(run.submit(added) == "");
  run.run_until(2min);
  CHECK(run.told({"InjectDelivered"}) ==
        Lines{"T+00:01:00 InjectDelivered added-1 A call brigade works radio Where is the RVP?",
              "T+00:01:00 InjectDelivered added-2 A call brigade works radio Where is the RVP?"});
}

TEST_CASE("an alert is received after the time it takes, and what waits for it follows") {
  Scenario scenario = small_scenario();
  scenario.alerts = {{"999", {0}, {1}, "telephone", "Chlorine released.", 3min, at(1min)}};
  scenario.activations = {
      {{1}, Activation::Standby, when({{FactKind::AlertReceived, 0, 0}}, 2min)},
      {{1},
       Activation::Declared,
       when({{FactKind::ActivationReached, 1, static_cast<std::uint32_t>(Activation::Standby)}}, 4min)}};
  scenario.injects = {inject("declared", when({{FactKind::ActivationReached, 1,
                                                static_cast<std::uint32_t>(Activation::Declared)}}))};
  Run run(scenario);
  run.run_until(60min);
  CHECK(run.told({"AlertSent", "AlertReceived", "ActivationChanged", "InjectDelivered"}) ==
        Lines{"T+00:01:00 AlertSent 999 works brigade telephone Chlorine released.",
              "T+00:04:00 AlertReceived 999 works brigade telephone Chlorine released.",
              "T+00:06:00 ActivationChanged brigade standby", "T+00:10:00 ActivationChanged brigade declared",
              "T+00:10:00 InjectDelivered declared Inject declared works brigade telephone "});
  CHECK(run.world().organisations[0].activation == Activation::None);
}

TEST_CASE("a state set by hand is a state reached") {
  Scenario scenario = small_scenario();
  scenario.injects = {
      inject("a", when({{FactKind::ActivationReached, 0, static_cast<std::uint32_t>(Activation::Standby)}}))};
  Run run(scenario);
  run.run_until(7min);
  CHECK(run.submit(SetActivation{"works", Activation::Standby}) == "");
  CHECK(run.told({"ActivationChanged"}) == Lines{"T+00:07:00 ActivationChanged works standby"});
  CHECK(deliveries(run) == Lines{"T+00:07:00 a"});
}

TEST_CASE("an objective is overdue once, unless its evidence came in time") {
  Scenario scenario = small_scenario();
  scenario.injects = {inject("a", at(5min))};
  scenario.objectives = {
      {.id = "met", .text = "Met", .evidence = when({delivered(0)}), .by = SimTime{} + 6min},
      {.id = "late", .text = "Late", .evidence = when({delivered(0)}), .by = SimTime{} + 4min},
      {.id = "never", .text = "Never", .evidence = {}, .by = SimTime{} + 8min}};
  Run run(scenario);
  run.run_until(60min);
  CHECK(run.told({"ObjectiveEvidenced", "ObjectiveOverdue"}) ==
        Lines{"T+00:04:00 ObjectiveOverdue late Late 240000", "T+00:05:00 ObjectiveEvidenced met Met",
              "T+00:05:00 ObjectiveEvidenced late Late", "T+00:08:00 ObjectiveOverdue never Never 480000"});
}

TEST_CASE("an exercise begins and ends as planned") {
  Run run(small_scenario());
  run.run_until(500min);
  CHECK(run.told({"ExerciseStarted", "ExerciseEnded"}) ==
        Lines{"T+00:00:00 ExerciseStarted 10:00:00 GMT Small world",
              "T+02:00:00 ExerciseEnded the planned time was up"});
  CHECK(run.now() == SimTime{} + 120min);
}

TEST_CASE("an exercise ended by hand is over, and nothing more can be done or comes") {
  Run run = run_with({inject("a", at(30min))});
  run.run_until(3min);
  CHECK(run.submit(EndExercise{""}) == "");
  run.run_until(60min);
  CHECK(run.told({"ExerciseEnded"}) == Lines{"T+00:03:00 ExerciseEnded ended by facilitator"});
  CHECK(deliveries(run).empty());
  CHECK(run.submit(AddNote{"too late"}) == "error: the exercise is over\n");
}

TEST_CASE("notes and bookmarks are kept with who made them and when") {
  Run run(small_scenario());
  run.run_until(3min);
  CHECK(run.submit(AddNote{"good METHANE"}) == "");
  CHECK(run.submit(AddBookmark{""}) == "");
  REQUIRE(run.world().notes.size() == 2);
  CHECK(run.world().notes[0].text == "good METHANE");
  CHECK(run.world().notes[0].seat == "facilitator");
  CHECK(run.world().notes[0].at == SimTime{} + 3min);
  CHECK(run.world().notes[0].kind == NoteKind::Note);
  CHECK(run.world().notes[1].kind == NoteKind::Bookmark);
}
