// Desks and channels: the caller with one telephone, the room with one operator, and networks that fail.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <catch2/catch.hpp>

#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

constexpr std::uint32_t ann = 0;

/// Eleven people on call at once, each on a mobile that rings for 30 s; a desk calls them out.
Scenario eleven(int positions) {
  Scenario scenario = small_scenario();
  scenario.roles.push_back({"list", "The list", {0}});
  scenario.rotas.push_back(rota_of(scenario.time_zone, {}));
  for (int i = 0; i < 11; ++i) {
    const auto row = static_cast<std::uint32_t>(scenario.people.size());
    const oncall::ContactMethod mobile{oncall::Method::Mobile, "07700 900002", 30s};
    scenario.people.push_back({fmt::format("p{}", i), "Somebody", {mobile}, answers_after(4s * (i + 1))});
    scenario.rotas.back().layers[0].duties.push_back(
        oncall::Shift{row, scenario.start, scenario.start + 600min});
  }
  scenario.desks = {{"phone", "The officer's telephone", {0}, {}, {.positions = positions}}};
  oncall::Step all{.roles = {3}, .wait = 60min, .needs = std::nullopt};
  scenario.escalations = {{"callout", "Call-out", {0}, {{all}}, at(1min), DeskId{0}}};
  return scenario;
}

Run played(const Scenario& scenario) {
  Run run(scenario);
  run.run_until(110min);
  return run;
}

struct CallTime {
  std::string person;
  SimTime queued;
  SimTime begun;
  SimTime over;  ///< until the line is free again
};

/// Each call of the eleven, in the order in which it began.
std::vector<CallTime> calls_of(const Scenario& scenario) {
  std::vector<CallTime> calls;
  std::map<std::string, SimTime> queued;
  Run run(scenario);
  const auto person = [&](const auto& e) {
    const Call& call = run.world().escalations[e.escalation.index()].calls[e.call];
    return run.setting().scenario.people[call.person.index()].id;
  };
  const auto call = [&](const std::string& id) {
    return std::find_if(calls.begin(), calls.end(), [&](const CallTime& each) { return each.person == id; });
  };
  run.watch(
      [&](const Event& event) {
        if (const auto* made = std::get_if<AttemptMade>(&event)) {
          calls.push_back({person(*made), queued.at(person(*made)), run.now(), {}});
        } else if (const auto* answered = std::get_if<Acknowledged>(&event)) {
          call(person(*answered))->over = run.now() + 60s;
        } else if (const auto* rang_out = std::get_if<AttemptUnanswered>(&event)) {
          call(person(*rang_out))->over = run.now();
        } else if (const auto* waits = std::get_if<CallQueued>(&event)) {
          const Call& row = run.world().escalations[waits->what.row].calls[waits->what.call];
          queued[run.setting().scenario.people[row.person.index()].id] = run.now();
        }
      },
      {});
  run.run_until(110min);
  return calls;
}

Lines attempts(const Run& run) {
  Lines lines = run.told({"AttemptMade"});
  for (std::string& line : lines) line = line.substr(0, line.find(" list"));
  return lines;
}

}  // namespace

TEST_CASE("eleven calls by one officer take at least eleven times the shortest, first come first served") {
  const auto calls = calls_of(eleven(1));
  REQUIRE(calls.size() == 11);
  Duration shortest = calls[0].over - calls[0].begun;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    CHECK(calls[i].person == fmt::format("p{}", i));
    shortest = std::min(shortest, calls[i].over - calls[i].begun);
    if (i > 0) CHECK(calls[i].begun == calls[i - 1].over);
  }
  CHECK(calls.back().over - calls.front().begun >= 11 * shortest);
}

TEST_CASE("at a desk of n positions no more than n calls go on at once, and none waits beside a free one") {
  for (const int positions : {1, 2, 3, 5}) {
    const auto calls = calls_of(eleven(positions));
    for (const CallTime& call : calls) {
      const auto others = std::count_if(calls.begin(), calls.end(), [&](const CallTime& other) {
        return &other != &call && other.begun <= call.begun && other.over > call.begun;
      });
      CHECK(others < positions);
      const auto just_before = std::count_if(calls.begin(), calls.end(), [&](const CallTime& other) {
        return other.begun < call.begun && other.over >= call.begun;
      });
      if (call.begun > call.queued) CHECK(just_before == positions);
    }
    for (std::size_t i = 1; i < calls.size(); ++i) CHECK(calls[i - 1].queued <= calls[i].queued);
  }
}

TEST_CASE("with as many positions as calls the times are those without a caller") {
  Scenario without = eleven(11);
  without.escalations[0].caller = {};
  for (Scenario* scenario : {&without}) scenario->people[5].answering = never_answers();
  Scenario with = without;
  with.escalations[0].caller = DeskId{0};
  CHECK(attempts(played(with)) == attempts(played(without)));
  CHECK(played(with).told({"Acknowledged", "AttemptUnanswered", "StepTimedOut", "CascadeExhausted"}) ==
        played(without).told({"Acknowledged", "AttemptUnanswered", "StepTimedOut", "CascadeExhausted"}));
}

TEST_CASE("calls that wait say where they stand, and those that begin how long they waited") {
  Scenario scenario = eleven(1);
  scenario.rotas.back().layers[0].duties.resize(2);
  const Run run = played(scenario);
  CHECK(run.told({"CallQueued", "AttemptMade", "Acknowledged"}) ==
        Lines{"T+00:01:00 CallQueued phone callout p0 mobile out 1",
              "T+00:01:00 CallQueued phone callout p1 mobile out 2",
              "T+00:01:00 AttemptMade callout p0 list mobile 07700 900002 1 phone 0",
              "T+00:01:04 Acknowledged callout p0 list 4000 1",
              "T+00:02:04 AttemptMade callout p1 list mobile 07700 900002 1 phone 64000",
              "T+00:02:12 Acknowledged callout p1 list 72000"});
}

TEST_CASE("calls of a step that is over leave the queue, and the one under way is cut off") {
  Scenario scenario = eleven(1);
  for (Person& person : scenario.people) person.answering = never_answers();
  scenario.escalations[0].policy.steps[0].wait = 50s;
  Run run(scenario);
  run.run_until(100s);
  CHECK(run.world().desks[0].queue.size() == 9);
  run.run_until(110min);
  CHECK(run.told({"AttemptMade", "AttemptUnanswered", "StepTimedOut"}) ==
        Lines{"T+00:01:00 AttemptMade callout p0 list mobile 07700 900002 1 phone 0",
              "T+00:01:30 AttemptUnanswered callout p0 list mobile 30000 not_heard",
              "T+00:01:30 AttemptMade callout p1 list mobile 07700 900002 1 phone 30000",
              "T+00:01:50 StepTimedOut callout 1 1"});
  CHECK(run.world().desks[0].queue.empty());
  CHECK(run.world().desks[0].lines[0].line.is_free_at(run.now()));
}

TEST_CASE("what is sent keeps the sender only while it is sent") {
  Scenario scenario = eleven(1);
  scenario.rotas.back().layers[0].duties.resize(2);
  scenario.people[4].contacts = {{oncall::Method::Pager, "01632 960001", 5min}};
  scenario.people[4].answering = answers_after(3min);
  const Run run = played(scenario);
  CHECK(run.told({"AttemptMade", "Acknowledged"}) ==
        Lines{"T+00:01:00 AttemptMade callout p0 list pager 01632 960001 1 phone 0",
              "T+00:01:20 AttemptMade callout p1 list mobile 07700 900002 1 phone 20000",
              "T+00:01:28 Acknowledged callout p1 list 28000 1",
              "T+00:04:00 Acknowledged callout p0 list 180000"});
}

TEST_CASE("with nobody at the desk calls wait, that is said, and they begin when somebody comes") {
  Scenario scenario = eleven(2);
  scenario.rotas.back().layers[0].duties.resize(3);
  scenario.desks[0].role = {0};
  scenario.rotas[0] = rota_of(scenario.time_zone, {{ann, scenario.start + 20min, scenario.start + 600min}});
  const Run run = played(scenario);
  CHECK(run.told({"CallQueued"}) ==
        Lines{"T+00:01:00 CallQueued phone callout p0 mobile out 1 nobody is at the desk",
              "T+00:01:00 CallQueued phone callout p1 mobile out 2 nobody is at the desk",
              "T+00:01:00 CallQueued phone callout p2 mobile out 3 nobody is at the desk"});
  // One of two positions is staffed.
  CHECK(attempts(run) == Lines{"T+00:20:00 AttemptMade callout p0", "T+00:21:04 AttemptMade callout p1",
                               "T+00:22:12 AttemptMade callout p2"});
}

TEST_CASE("an understaffed room takes calls late, and a caller may hang up before") {
  Scenario scenario = small_scenario();
  scenario.desks = {{"room", "CCTV room", {0}, {}, {}}};
  scenario.people[0].contacts = {{oncall::Method::ControlRoom, "01632 960001", 45s}};
  scenario.people[0].contacts[0].desk = 0;
  scenario.people[0].answering = answers_after(6s);
  scenario.alerts = {{"first", {1}, {0}, "phone", "Look at the bridge.", 80s, at(1min), {}, {}, DeskId{0}},
                     {"second", {1}, {0}, "phone", "And now?", 30s, at(90s), {}, {}, DeskId{0}}};
  scenario.escalations = {{"callout", "Call-out", {0}, {{{{0}, 10min, 2}}}, at(100s)}};
  const Run run = played(scenario);
  CHECK(run.told({"AlertSent", "AlertReceived", "CallQueued", "CallTaken", "AttemptMade", "AttemptUnanswered",
                  "Acknowledged"}) ==
        Lines{"T+00:01:00 AlertSent first brigade works phone Look at the bridge.",
              "T+00:01:00 CallQueued room first in 1", "T+00:01:00 CallTaken room first 0",
              "T+00:01:30 AlertSent second brigade works phone And now?",
              "T+00:01:30 CallQueued room second in 1",
              "T+00:01:40 AttemptMade callout ann duty control_room 01632 960001 1",
              "T+00:01:40 CallQueued room callout ann control_room in 2",
              "T+00:02:20 AlertReceived first brigade works phone Look at the bridge.",
              "T+00:02:20 CallTaken room second 50000",
              "T+00:02:25 AttemptUnanswered callout ann duty control_room 45000 queued",
              "T+00:02:25 AttemptMade callout ann duty control_room 01632 960001 2",
              "T+00:02:25 CallQueued room callout ann control_room in 1",
              "T+00:02:50 AlertReceived second brigade works phone And now?",
              "T+00:02:50 CallTaken room callout ann control_room 25000",
              "T+00:02:56 Acknowledged callout ann duty 76000"});
}

TEST_CASE("a call that was taken as it was about to ring out is answered") {
  Scenario scenario = small_scenario();
  scenario.desks = {{"room", "CCTV room", {0}, {}, {}}};
  scenario.people[0].contacts = {{oncall::Method::ControlRoom, "01632 960001", 45s}};
  scenario.people[0].contacts[0].desk = 0;
  scenario.people[0].answering = answers_after(6s);
  scenario.alerts = {{"first", {1}, {0}, "phone", "Look at the bridge.", 80s, at(1min), {}, {}, DeskId{0}}};
  scenario.escalations = {{"callout", "Call-out", {0}, {{{{0}, 10min, 2}}}, at(98s)}};
  CHECK(played(scenario).told({"CallTaken", "AttemptMade", "AttemptUnanswered", "Acknowledged"}) ==
        Lines{"T+00:01:00 CallTaken room first 0",
              "T+00:01:38 AttemptMade callout ann duty control_room 01632 960001 1",
              "T+00:02:20 CallTaken room callout ann control_room 42000",
              "T+00:02:26 Acknowledged callout ann duty 48000"});
}

TEST_CASE("alerts and calls of one telephone are made one after another") {
  Scenario scenario = eleven(1);
  scenario.rotas.back().layers[0].duties.resize(1);
  scenario.alerts = {{"tell", {0}, {1}, "phone", "Stand by.", 50s, at(61s), {}, DeskId{0}, {}}};
  const Run run = played(scenario);
  CHECK(run.told({"CallQueued", "AttemptMade", "AlertSent", "AlertReceived"}) ==
        Lines{"T+00:01:00 CallQueued phone callout p0 mobile out 1",
              "T+00:01:00 AttemptMade callout p0 list mobile 07700 900002 1 phone 0",
              "T+00:01:01 CallQueued phone tell out 1",
              "T+00:02:04 AlertSent tell works brigade phone Stand by. phone 63000",
              "T+00:02:54 AlertReceived tell works brigade phone Stand by."});
}

// Other work at the desk: of n single calls to an idle-or-busy desk, the share that waits is its `busy`, and
// those that do wait as the exponential says. Fixed seeds; the margins are four standard errors.
TEST_CASE("a call waits for other work as often and as long as the desk's figures say") {
  constexpr int calls = 4000;
  constexpr double busy = 0.35;
  const oncall::DeskRules rules{.busy = busy, .handling = 90s};
  int waited = 0;
  int waited_longer_than_mean = 0;
  double sum_s = 0.0;
  for (std::uint32_t i = 0; i < calls; ++i) {
    RandomStream stream({5, 0}, "room", "other work", i);
    const auto left = oncall::draw_other_work(rules, stream);
    if (!left) continue;
    ++waited;
    sum_s += seconds(*left);
    waited_longer_than_mean += *left > Duration{90s} ? 1 : 0;
  }
  const double share = waited / double{calls};
  CHECK(std::abs(share - busy) < 4 * std::sqrt(busy * (1 - busy) / calls));
  // The standard deviation of an exponential is its mean.
  CHECK(std::abs(sum_s / waited - 90.0) < 4 * 90.0 / std::sqrt(waited));
  const double beyond = std::exp(-1.0);
  CHECK(std::abs(waited_longer_than_mean / double(waited) - beyond) <
        4 * std::sqrt(beyond * (1 - beyond) / waited));
}

// Two positions, alerts an hour apart so that each finds the desk as other work has it: a call waits when
// both are busy, for the shorter of two exponentials.
TEST_CASE("at two positions a call waits for the one that is free first") {
  constexpr int alerts = 1500;
  Scenario scenario = small_scenario();
  scenario.duration = Duration{60min} * (alerts + 1);
  scenario.weather.points.resize(1);
  scenario.desks = {{"room", "Room", {0}, {}, {.positions = 2, .busy = 0.5, .handling = 60s}}};
  for (int i = 0; i < alerts; ++i) {
    scenario.alerts.push_back({fmt::format("a{}", i),
                               {1},
                               {0},
                               "phone",
                               "?",
                               5s,
                               at(Duration{60min} * (i + 1)),
                               {},
                               {},
                               DeskId{0}});
  }
  Run run(scenario);
  std::vector<double> waits_s;
  run.watch({}, [&](const Event& event) {
    if (std::holds_alternative<CallTaken>(event))
      waits_s.push_back(seconds(run.world().desks[0].last_waited));
  });
  run.run_until(scenario.duration);
  REQUIRE(waits_s.size() == alerts);
  const auto waited = std::count_if(waits_s.begin(), waits_s.end(), [](double s) { return s > 0; });
  const double both = 0.25;
  CHECK(std::abs(static_cast<double>(waited) / alerts - both) < 4 * std::sqrt(both * (1 - both) / alerts));
  double sum_s = 0.0;
  for (const double s : waits_s) sum_s += s;
  const double mean = 30.0;
  CHECK(std::abs(sum_s / static_cast<double>(waited) - mean) <
        4 * mean / std::sqrt(static_cast<double>(waited)));
}

// --- channels ---

namespace {

Scenario with_fault(ChannelFaultKind kind, double blocked) {
  Scenario scenario = small_scenario();
  scenario.people[0].answering = answers_after(10s);
  scenario.channels = {{"masts", "Mobile network", {oncall::Method::Mobile, oncall::Method::Text}, {}}};
  scenario.channel_faults = {{"down", {0}, kind, blocked, at(30s), at(20min)}};
  scenario.escalations = {{"callout", "Call-out", {0}, {{{{0}, 5min}}}, at(1min)}};
  return scenario;
}

}  // namespace

TEST_CASE("an attempt over a failed channel fails in seconds, and the next way is tried") {
  Scenario scenario = with_fault(ChannelFaultKind::Failed, 1.0);
  scenario.injects = {inject("masts", when({{FactKind::ChannelFaultBegan, 0, 0}}))};
  const Run run = played(scenario);
  CHECK(run.told({"ChannelFaultBegan", "ChannelFaultEnded", "InjectDelivered", "AttemptMade",
                  "AttemptUnanswered", "Acknowledged"}) ==
        Lines{"T+00:00:30 ChannelFaultBegan down masts Mobile network",
              "T+00:00:30 InjectDelivered masts Inject masts works brigade telephone ",
              "T+00:01:00 AttemptMade callout ann duty mobile 07700 900001 1",
              "T+00:01:05 AttemptUnanswered callout ann duty mobile 5000 channel_failed",
              "T+00:01:10 AttemptMade callout ann duty home 0151 496 0001 2",
              "T+00:01:20 Acknowledged callout ann duty 20000",
              "T+00:20:00 ChannelFaultEnded down masts Mobile network"});
}

TEST_CASE("a channel that has recovered carries attempts again") {
  Scenario scenario = with_fault(ChannelFaultKind::Failed, 1.0);
  scenario.escalations[0].trigger = at(21min);
  CHECK(played(scenario).told({"Acknowledged"}) == Lines{"T+00:21:10 Acknowledged callout ann duty 10000"});
}

TEST_CASE("a saturated channel lets through as many attempts as it says") {
  constexpr int attempts_made = 2000;
  Scenario scenario = with_fault(ChannelFaultKind::Saturated, 0.6);
  scenario.channel_faults[0].mended = {};
  scenario.duration = Duration{60min} * 100;
  scenario.rotas[0] = rota_of(scenario.time_zone, {{0, scenario.start, scenario.start + scenario.duration}});
  scenario.people[0].contacts.resize(1);
  scenario.people[0].answering = never_answers();
  scenario.escalations[0].policy.steps[0].repeats = attempts_made - 1;
  Run run(scenario);
  run.run_until(scenario.duration);
  int blocked = 0;
  for (const std::string& line : run.told({"AttemptUnanswered"}))
    blocked += line.ends_with("network_busy") ? 1 : 0;
  CHECK(run.told({"AttemptUnanswered"}).size() == attempts_made);
  CHECK(std::abs(blocked / double{attempts_made} - 0.6) < 4 * std::sqrt(0.6 * 0.4 / attempts_made));
}

TEST_CASE("beyond its capacity a channel is busy") {
  Scenario scenario = eleven(1);
  scenario.escalations[0].caller = {};
  scenario.channels = {{"masts", "Mobile network", {oncall::Method::Mobile}, 4}};
  const Run run = played(scenario);
  CHECK(run.told({"AttemptUnanswered"}).size() == 7);
  for (const std::string& line : run.told({"AttemptUnanswered"})) CHECK(line.ends_with(" 5000 network_busy"));
}
