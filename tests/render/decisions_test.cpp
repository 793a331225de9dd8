// What the facilitator reads of decisions, what the room does, and what slows the clock down.
#include "render/decisions.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "render/attention.hpp"
#include "render/room_strip.hpp"
#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::render;
using namespace tocsin::model;

namespace {

/// Ann, on duty, has two minutes from T+1 and one from T+1:30; the deputy is asked once that is decided.
Scenario three_decisions() {
  Scenario scenario = small_scenario();
  scenario.decisions = {
      {"open", {0}, "Open the centre?", {{"yes", "Open it."}, {"no", "Wait."}}, 2min, at(1min)},
      {"warn", {0}, "Warn the public?", {{"now", "Now."}}, 60s, at(90s)},
      {"close", {1}, "Close it?", {{"yes", "Close it."}}, 1min, when({{FactKind::DecisionMade, 0, 0}})}};
  return scenario;
}

std::vector<std::string> lines(const Run& run) {
  std::vector<std::string> lines;
  for (const DecisionPrompt& prompt : decision_prompts(run.setting(), run.world(), run.now())) {
    std::string line =
        fmt::format("{} | {}, {} | {}", prompt.question, prompt.role, prompt.who, prompt.state);
    for (const auto& option : prompt.options) line += (option.is_chosen ? " | *" : " | ") + option.text;
    if (!prompt.rationale.empty()) line += " | because " + prompt.rationale;
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string notice(const Run& run) {
  return decision_notice(decision_prompts(run.setting(), run.world(), run.now()));
}

}  // namespace

TEST_CASE("decisions stand in the order in which they press, then those to come, then those made") {
  Run run(three_decisions());
  run.run_until(30s);
  CHECK(lines(run) ==
        std::vector<std::string>{
            "Open the centre? | Duty officer, Ann Example | planned, not before 10:01:00 | Open it. | Wait.",
            "Warn the public? | Duty officer, Ann Example | planned, not before 10:01:30 | Now.",
            "Close it? | Deputy, Cat Example | planned, waits for its conditions | Close it."});
  CHECK(notice(run).empty());

  run.run_until(100s);
  CHECK(lines(run) == std::vector<std::string>{
                          "Warn the public? | Duty officer, Ann Example | 0:50 left | Now.",
                          "Open the centre? | Duty officer, Ann Example | 1:20 left | Open it. | Wait.",
                          "Close it? | Deputy, Cat Example | planned, waits for its conditions | Close it."});
  CHECK(notice(run) == "0:50 left, Duty officer: Warn the public? (and 1 more)");

  REQUIRE(run.submit(Decide{"open", "no", "Nobody is hurt."}) == "");
  run.run_until(158s);
  CHECK(
      lines(run) ==
      std::vector<std::string>{
          "Warn the public? | Duty officer, Ann Example | its time passed at 10:02:30; it can still be made "
          "| Now.",
          "Close it? | Deputy, Cat Example | 0:02 left | Close it.",
          "Open the centre? | Duty officer, Ann Example | decided 10:01:40, after 0:40 | Open it. | *Wait. | "
          "because Nobody is hurt."});
}

TEST_CASE("a decision that can still be made in time is told before one whose time has passed") {
  Run run(three_decisions());
  run.run_until(155s);
  CHECK(notice(run) == "0:25 left, Duty officer: Open the centre? (and 1 more)");
  run.run_until(200s);
  CHECK(notice(run) == "time has passed, Duty officer: Warn the public? (and 1 more)");
}

TEST_CASE("the room reads what is to be decided without the options, but not what one officer practises") {
  Run run(three_decisions());
  run.run_until(70s);
  CHECK(room_decision(run.setting(), run.world(), run.now()) == "1:50 left, Duty officer: Open the centre?");
  REQUIRE(run.submit(TakeRole{"duty"}) == "");
  CHECK(room_decision(run.setting(), run.world(), run.now()).empty());
}

TEST_CASE("a fast clock drops to real time for an inject and for a decision, and for nothing else") {
  CHECK(calls_for_attention({1, 0}, {1, 0}).empty());
  CHECK(calls_for_attention({1, 0}, {2, 0}) == "An inject was delivered: back to real time");
  CHECK(calls_for_attention({1, 0}, {2, 1}) == "A decision is called for: back to real time");
  // Looking back shows fewer, and that is no news.
  CHECK(calls_for_attention({5, 2}, {1, 0}).empty());
  Scenario scenario = three_decisions();
  scenario.injects = {inject("one", at(2min)), inject("two", at(60min))};
  Run run(std::move(scenario));
  run.run_until(2min);
  CHECK(come_up(run.world()) == ComeUp{1, 2});
}

TEST_CASE("the room's strip has the state in words, the three latest messages and the decision") {
  Run run(three_decisions());
  run.run_until(70s);
  std::vector<FeedRow> rows;
  for (const char* words : {"first", "second", "hidden", "third", "", "fourth"}) {
    FeedRow row{.clock = "10:01:05", .audience = Audience::Everybody, .text = words};
    if (row.text == "hidden") row.audience = Audience::FacilitatorOnly;
    rows.push_back(row);
  }
  const auto strip = [&](const char* state) {
    return room_strip(run.setting(), run.world(), run.now(), {"10:01:10 GMT", "T+00:01:10", state}, rows);
  };
  CHECK(strip("RUN 1x").state == "RUNNING");
  CHECK(strip("RUN 5x").state == "RUNNING 5x");
  CHECK(strip("PAUSED").state == "PAUSED");
  CHECK(strip("PAUSED").messages ==
        std::vector<std::string>{"10:01  fourth", "10:01  third", "10:01  second"});
  CHECK(strip("PAUSED").decision == "To decide, 1:50 left, Duty officer: Open the centre?");
}
