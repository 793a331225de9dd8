// What the panels say of a caller's queue.
#include <catch2/catch.hpp>

#include "render/panels.hpp"
#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

/// Ann, Ben and Dan called out at T+1 min by one officer with one telephone.
Scenario called_by_one() {
  Scenario scenario = small_scenario();
  scenario.desks = {{"phone", "Officer's telephone", {0}, {0}, {}}};
  scenario.escalations = {{"callout", "Call-out", {0}, {{{{0, 2}, 10min}}}, at(1min), DeskId{0}}};
  return scenario;
}

}  // namespace

TEST_CASE("a caller's queue is shown with the ladder, the calls and the desk") {
  Run run(called_by_one());
  run.run_until(75s);
  const auto ladders = render::ladder_rows(run.setting(), run.world(), run.now());
  CHECK(ladders[0].caller == "Officer's telephone: 2 calls waiting, next: Ben Example");
  Lines calls;
  for (const render::CallRow& row : ladders[0].steps[0].calls) {
    calls.push_back(row.person + ": " + row.state + " " + row.countdown);
  }
  CHECK(calls == Lines{"Ann Example: ringing 0:15", "Ben Example: waiting, 1st in the queue ",
                       "Dan Example: waiting, 2nd in the queue "});
  const auto desks = render::desk_rows(run.setting(), run.world(), run.now());
  CHECK(desks[0].staff == "1 of 1 position staffed");
  CHECK(desks[0].state == "2 calls waiting, next: Ben Example");
  CHECK(desks[0].queue == Lines{"Ben Example, waiting 0:15", "Dan Example, waiting 0:15"});
}

TEST_CASE("a desk without a queue is free, in a call, or nobody is there") {
  Run run(called_by_one());
  const auto state = [&] { return render::desk_rows(run.setting(), run.world(), run.now())[0].state; };
  CHECK(state() == "free");
  run.run_until(140s);  // Ann rings out at 90 s, Ben at 120 s, Dan at 140 s; Ann's other number is the last
  CHECK(state() == "in a call");
  run.run_until(170s);
  CHECK(state() == "free");
  run.run_for(Duration{24h});
  CHECK(render::desk_rows(run.setting(), run.world(), SimTime{} + 24h)[0].state == "nobody is at the desk");
}
