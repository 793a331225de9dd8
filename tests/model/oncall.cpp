// The call-out: methods in order, repeats, steps that reach nobody, acknowledging and declining.
#include <catch2/catch.hpp>

#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

constexpr std::uint32_t duty = 0;     // Ann: mobile 30 s, then home 20 s
constexpr std::uint32_t deputy = 1;   // Cat, who has no method at all
constexpr std::uint32_t manager = 2;  // Ben (mobile 30 s) and Dan (home 20 s)

Scenario with_steps(std::vector<oncall::Step> steps) {
  Scenario scenario = small_scenario();
  scenario.escalations = {{"callout", "Call-out", {0}, {std::move(steps)}, at(1min)}};
  return scenario;
}

Lines call_out(const Run& run) {
  return run.told({"EscalationStarted", "StepStarted", "AttemptMade", "AttemptUnanswered", "Acknowledged",
                   "StepTimedOut", "StepSkipped", "CascadeExhausted"});
}

}  // namespace

TEST_CASE("unanswered methods are tried in order, then the step is over at once, then the cascade") {
  Run run(with_steps({{{duty}, 5min}}));
  run.run_until(60min);
  CHECK(call_out(run) == Lines{"T+00:01:00 EscalationStarted callout works",
                               "T+00:01:00 StepStarted callout 1 1 [ann]",
                               "T+00:01:00 AttemptMade callout ann duty mobile 07700 900001 1",
                               "T+00:01:30 AttemptUnanswered callout ann duty mobile 30000 not_heard",
                               "T+00:01:35 AttemptMade callout ann duty home 0151 496 0001 2",
                               "T+00:01:55 AttemptUnanswered callout ann duty home 20000 not_heard",
                               "T+00:01:55 StepTimedOut callout 1 1", "T+00:01:55 CascadeExhausted callout"});
  CHECK(run.world().escalations[0].progress.state == oncall::Progress::State::Exhausted);
  CHECK(run.world().escalations[0].ended == SimTime{} + 115s);
}

TEST_CASE("a step that waits shorter than its calls take is cut off at its time, and tried again") {
  Run run(with_steps({{{duty}, 40s, 1}}));
  run.run_until(60min);
  CHECK(call_out(run) ==
        Lines{"T+00:01:00 EscalationStarted callout works", "T+00:01:00 StepStarted callout 1 1 [ann]",
              "T+00:01:00 AttemptMade callout ann duty mobile 07700 900001 1",
              "T+00:01:30 AttemptUnanswered callout ann duty mobile 30000 not_heard",
              "T+00:01:35 AttemptMade callout ann duty home 0151 496 0001 2",
              "T+00:01:40 StepTimedOut callout 1 1", "T+00:01:40 StepStarted callout 1 2 [ann]",
              "T+00:01:40 AttemptMade callout ann duty mobile 07700 900001 3",
              "T+00:02:10 AttemptUnanswered callout ann duty mobile 30000 not_heard",
              "T+00:02:15 AttemptMade callout ann duty home 0151 496 0001 4",
              "T+00:02:20 StepTimedOut callout 1 2", "T+00:02:20 CascadeExhausted callout"});
}

TEST_CASE("a step that can reach nobody is passed over, and that is said") {
  Scenario scenario = with_steps({{{deputy}, 5min, 3}, {{duty}, 5min}});
  scenario.people[0].answering = answers_after(10s);
  Run run(scenario);
  run.run_until(60min);
  CHECK(call_out(run) == Lines{"T+00:01:00 EscalationStarted callout works",
                               "T+00:01:00 StepStarted callout 1 1 []",
                               "T+00:01:00 StepSkipped callout 1 1 nobody_reachable",
                               "T+00:01:00 StepStarted callout 2 1 [ann]",
                               "T+00:01:00 AttemptMade callout ann duty mobile 07700 900001 1",
                               "T+00:01:10 Acknowledged callout ann duty 10000"});
}

TEST_CASE("the first acknowledgement stops every other attempt and the cascade") {
  Scenario scenario = with_steps({{{manager, duty}, 5min, 2}, {{duty}, 5min}});
  scenario.people[3].answering = answers_after(12s);
  scenario.injects = {inject("answered", when({{FactKind::RoleAcknowledged, manager, 0}}, 1min))};
  Run run(scenario);
  run.run_until(60min);
  CHECK(call_out(run) == Lines{"T+00:01:00 EscalationStarted callout works",
                               "T+00:01:00 StepStarted callout 1 1 [ben, dan, ann]",
                               "T+00:01:00 AttemptMade callout ben manager mobile 07700 900001 1",
                               "T+00:01:00 AttemptMade callout dan manager home 0151 496 0001 1",
                               "T+00:01:00 AttemptMade callout ann duty mobile 07700 900001 1",
                               "T+00:01:12 Acknowledged callout dan manager 12000"});
  const EscalationState& state = run.world().escalations[0];
  CHECK(state.progress.state == oncall::Progress::State::Acknowledged);
  CHECK(state.ended == SimTime{} + 72s);
  CHECK(state.calls[0].status == CallStatus::Unreached);
  CHECK(state.calls[1].status == CallStatus::Acknowledged);
  CHECK(run.told({"InjectDelivered"}) ==
        Lines{"T+00:02:12 InjectDelivered answered Inject answered works brigade telephone "});
}

TEST_CASE("who answers later than the telephone rings has not answered") {
  Scenario scenario = with_steps({{{manager}, 5min}});
  scenario.people[1].answering = answers_after(31s);
  scenario.people[3].answering = answers_after(20s);
  Run run(scenario);
  run.run_until(60min);
  CHECK(run.told({"AttemptUnanswered", "Acknowledged"}) ==
        Lines{"T+00:01:20 Acknowledged callout dan manager 20000"});
}

TEST_CASE("a person who acknowledges by hand stops the cascade, even between two attempts") {
  for (const Duration moment : {Duration{75s}, Duration{92s}}) {
    Run run(with_steps({{{duty}, 5min, 1}}));
    run.run_until(moment);
    CHECK(run.submit(AcknowledgeFor{"ann", "callout"}) == "");
    run.run_until(60min);
    const SimTime at = SimTime{} + moment;
    CHECK(run.told({"Acknowledged", "StepTimedOut", "CascadeExhausted"}) ==
          Lines{fmt::format("{} Acknowledged callout ann duty {}", format_t_plus(at), at.ms - 60'000)});
  }
}

TEST_CASE("a person who declines is not tried on, and the others are") {
  Run run(with_steps({{{manager}, 5min}}));
  run.run_until(65s);
  CHECK(run.submit(DeclineFor{"ben", "callout"}) == "");
  CHECK(run.world().escalations[0].calls[0].status == CallStatus::Declined);
  run.run_until(60min);
  CHECK(run.told({"AttemptUnanswered", "StepTimedOut", "CascadeExhausted"}) ==
        Lines{"T+00:01:20 AttemptUnanswered callout dan manager home 20000 not_heard",
              "T+00:01:20 StepTimedOut callout 1 1", "T+00:01:20 CascadeExhausted callout"});
}

TEST_CASE("when the last one called declines, the cascade goes on at once") {
  Run run(with_steps({{{duty}, 5min}, {{manager}, 5min}}));
  run.run_until(65s);
  CHECK(run.submit(DeclineFor{"ann", "callout"}) == "");
  CHECK(run.told({"StepTimedOut", "StepStarted"}) == Lines{"T+00:01:00 StepStarted callout 1 1 [ann]",
                                                           "T+00:01:05 StepTimedOut callout 1 1",
                                                           "T+00:01:05 StepStarted callout 2 1 [ben, dan]"});
}

TEST_CASE("an exhausted cascade is a fact, and the call-out can be started again by hand") {
  Scenario scenario = with_steps({{{duty}, 5min}});
  scenario.injects = {inject("nobody", when({{FactKind::CascadeExhausted, 0, 0}}, 1min))};
  Run run(scenario);
  run.run_until(10min);
  CHECK(run.told({"InjectDelivered"}) ==
        Lines{"T+00:02:55 InjectDelivered nobody Inject nobody works brigade telephone "});
  CHECK(run.submit(StartEscalation{"callout"}) == "");
  CHECK(run.submit(AcknowledgeFor{"ann", "callout"}) == "");
  CHECK(run.told({"Acknowledged"}) == Lines{"T+00:10:00 Acknowledged callout ann duty 0"});
}

TEST_CASE("a call-out without steps is exhausted as soon as it starts") {
  Run run(with_steps({}));
  run.run_until(60min);
  CHECK(call_out(run) ==
        Lines{"T+00:01:00 EscalationStarted callout works", "T+00:01:00 CascadeExhausted callout"});
}

TEST_CASE("a planned start of a call-out that runs already changes nothing, and that is said") {
  Run run(with_steps({{{duty}, 5min}}));
  run.run_until(50s);
  CHECK(run.submit(StartEscalation{"callout"}) == "");
  run.run_until(60min);
  CHECK(call_out(run) == Lines{"T+00:00:50 EscalationStarted callout works",
                               "T+00:00:50 StepStarted callout 1 1 [ann]",
                               "T+00:00:50 AttemptMade callout ann duty mobile 07700 900001 1",
                               "T+00:01:00 EscalationStarted callout works running already",
                               "T+00:01:20 AttemptUnanswered callout ann duty mobile 30000 not_heard",
                               "T+00:01:25 AttemptMade callout ann duty home 0151 496 0001 2",
                               "T+00:01:45 AttemptUnanswered callout ann duty home 20000 not_heard",
                               "T+00:01:45 StepTimedOut callout 1 1", "T+00:01:45 CascadeExhausted callout"});
}
