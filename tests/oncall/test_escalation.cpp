#include <algorithm>
#include <utility>

#include <catch2/catch.hpp>

#include "sim/base/random.hpp"
#include "sim/oncall/escalation.hpp"

using namespace tocsin;
using namespace tocsin::oncall;

namespace {

using State = Progress::State;

Duration minutes_long(int n) { return std::chrono::minutes{n}; }

/// A policy whose steps are (minutes to wait, further tries).
Policy policy(std::initializer_list<std::pair<int, int>> steps) {
  Policy p;
  for (const auto& [wait, repeats] : steps) p.steps.push_back({{0}, minutes_long(wait), repeats});
  return p;
}

Policy random_policy(RandomStream& stream) {
  Policy p;
  for (auto n = stream() % 5; n > 0; --n) {
    p.steps.push_back(
        {{0}, minutes_long(static_cast<int>(1 + stream() % 9)), static_cast<int>(stream() % 4)});
  }
  return p;
}

/// The reference: the whole cascade written out beforehand, one row a try, with the minute at which it ends.
struct Row {
  std::size_t step;
  int round;
  Duration ends;
};

std::vector<Row> written_out(const Policy& p) {
  std::vector<Row> rows;
  Duration ends{0};
  for (std::size_t step = 0; step < p.steps.size(); ++step) {
    for (int round = 0; round <= p.steps[step].repeats; ++round) {
      ends += p.steps[step].wait;
      rows.push_back({step, round, ends});
    }
  }
  return rows;
}

/// What the reference says of a moment, where somebody acknowledges at `acknowledged`.
Progress expected_at(const Policy& p, Duration t, Duration acknowledged) {
  const Duration seen = std::min(t, acknowledged);
  for (const Row& row : written_out(p)) {
    if (row.ends <= seen) continue;
    return {row.step, row.round, t >= acknowledged ? State::Acknowledged : State::Running};
  }
  return {p.steps.size(), 0, State::Exhausted};
}

/// The functions under test, driven minute by minute as a clock would drive them.
Progress driven_to(const Policy& p, Duration t, Duration acknowledged) {
  Progress progress = started(p, {});
  Duration round_began{0};
  for (Duration now{0}; now <= t; now += minutes_long(1)) {
    const bool running = progress.state == State::Running;
    if (running && now - round_began == p.steps[progress.step].wait) {
      progress = after_timeout(p, progress, {});
      round_began = now;
    }
    if (now == acknowledged) progress = after_acknowledgement(p, progress, {});
  }
  return progress;
}

Rota always(std::initializer_list<std::uint32_t> people) {
  Rota rota{*TimeZone::find("UTC")};
  rota.layers.emplace_back();
  for (const std::uint32_t person : people)
    rota.layers.back().duties.emplace_back(Shift{person, {0}, {1'000'000}});
  return rota;
}

}  // namespace

TEST_CASE("a cascade tries each step, and each repeat of it, and then says that it is exhausted") {
  const Policy p = policy({{5, 1}, {10, 0}});
  Progress progress = started(p, {});
  CHECK(progress == Progress{0, 0, State::Running});
  progress = after_timeout(p, progress, {});
  CHECK(progress == Progress{0, 1, State::Running});
  progress = after_timeout(p, progress, {});
  CHECK(progress == Progress{1, 0, State::Running});
  progress = after_timeout(p, progress, {});
  CHECK(progress == Progress{2, 0, State::Exhausted});
  CHECK(time_to_exhaustion(p, {}) == minutes_long(20));
}

TEST_CASE("a policy without steps is exhausted as it starts") {
  CHECK(started(Policy{}, {}) == Progress{0, 0, State::Exhausted});
  CHECK(time_to_exhaustion(Policy{}, {}) == Duration{0});
}

TEST_CASE("at every minute a cascade stands where the cascade written out beforehand stands") {
  RandomStream stream{{1, 0}, "test", "policies"};
  for (int trial = 0; trial < 200; ++trial) {
    const Policy p = random_policy(stream);
    const Duration end = time_to_exhaustion(p, {});
    const Duration acknowledged = minutes_long(static_cast<int>(stream() % 60));
    for (Duration t{0}; t <= end + minutes_long(2); t += minutes_long(1)) {
      REQUIRE(driven_to(p, t, acknowledged) == expected_at(p, t, acknowledged));
    }
  }
}

TEST_CASE("a cascade that nobody acknowledges takes exactly as long as it says") {
  RandomStream stream{{2, 0}, "test", "policies"};
  for (int trial = 0; trial < 200; ++trial) {
    const Policy p = random_policy(stream);
    Duration taken{0};
    std::size_t tries = 0;
    for (Progress progress = started(p, {}); progress.state == State::Running;
         progress = after_timeout(p, progress, {})) {
      taken += p.steps[progress.step].wait;
      ++tries;
    }
    REQUIRE(taken == time_to_exhaustion(p, {}));
    REQUIRE(tries == written_out(p).size());
  }
}

TEST_CASE("once a cascade has ended no timer and nobody changes it") {
  const Policy p = policy({{5, 1}, {10, 0}});
  for (const State state : {State::Idle, State::Acknowledged, State::Exhausted}) {
    const Progress ended{1, 0, state};
    CHECK(after_timeout(p, ended, {}) == ended);
    CHECK(after_skip(p, ended, {}) == ended);
    CHECK(after_acknowledgement(p, ended, {}) == ended);
  }
}

TEST_CASE("an acknowledgement stops the cascade where it stands") {
  const Policy p = policy({{5, 1}, {10, 2}});
  CHECK(after_acknowledgement(p, {1, 2, State::Running}, {}) == Progress{1, 2, State::Acknowledged});
}

TEST_CASE("a step that reaches nobody is passed over with all its repeats") {
  const Policy p = policy({{5, 3}, {10, 0}});
  CHECK(after_skip(p, {0, 0, State::Running}, {}) == Progress{1, 0, State::Running});
  CHECK(after_skip(p, {0, 2, State::Running}, {}) == Progress{1, 0, State::Running});
  CHECK(after_skip(p, {1, 0, State::Running}, {}) == Progress{2, 0, State::Exhausted});
}

TEST_CASE("a step tries who is on call for its roles, in order, each once") {
  const std::vector<Rota> rotas{always({3, 1}), always({}), always({2, 3, 4})};
  const auto targets = [&](std::vector<std::uint32_t> roles, Instant t) {
    return targets_of({std::move(roles), minutes_long(1), 0}, rotas, t);
  };
  using Targets = std::vector<Target>;
  CHECK(targets({0, 1, 2}, {0}) == Targets{{3, 0}, {1, 0}, {2, 2}, {4, 2}});
  CHECK(targets({2, 0}, {0}) == Targets{{2, 2}, {3, 2}, {4, 2}, {1, 0}});
  CHECK(targets({1}, {0}).empty());
  CHECK(targets({}, {0}).empty());
  CHECK(targets({0, 1, 2}, {1'000'000}).empty());
}

TEST_CASE("a failed step jumps as often as it may, and then goes on") {
  Policy p = policy({{5, 0}, {5, 0}, {5, 1}, {5, 0}});
  p.steps[1].name = "again";
  p.steps[2].then = "again";
  p.steps[2].times = 2;
  std::vector<std::size_t> order;
  for (Progress progress = started(p, {}); progress.state == State::Running;
       progress = after_timeout(p, progress, {})) {
    if (progress.round == 0) order.push_back(progress.step);
  }
  CHECK(order == std::vector<std::size_t>{0, 1, 2, 1, 2, 1, 2, 3});
  CHECK(time_to_exhaustion(p, {}) == minutes_long(5 * 11));
}

TEST_CASE("a step that is passed over is not jumped from") {
  Policy p = policy({{5, 0}, {5, 0}});
  p.steps[0].name = "first";
  p.steps[1].then = "first";
  CHECK(after_skip(p, {1, 0, State::Running}, {}) == Progress{2, 0, State::Exhausted});
}

TEST_CASE("the last resort comes when everything else has failed, and then nothing") {
  Policy p = policy({{5, 0}});
  p.last_resort = Step{.roles = {0}, .wait = minutes_long(3), .repeats = 1};
  Progress progress = after_timeout(p, started(p, {}), {});
  CHECK(progress == Progress{1, 0, State::Running});
  CHECK(is_last_resort(p, progress));
  progress = after_timeout(p, after_timeout(p, progress, {}), {});
  CHECK(progress == Progress{2, 0, State::Exhausted});
  CHECK(time_to_exhaustion(p, {}) == minutes_long(11));
}

TEST_CASE("an acknowledgement that stops only its step leads to the next, and never to the last resort") {
  Policy p = policy({{5, 0}, {5, 0}});
  p.last_resort = Step{.roles = {0}, .wait = minutes_long(3)};
  for (Step& step : p.steps) step.stops = Stops::Step;
  CHECK(after_acknowledgement(p, {0, 0, State::Running}, {}) == Progress{1, 0, State::Running});
  CHECK(after_acknowledgement(p, {1, 0, State::Running}, {}) == Progress{1, 0, State::Acknowledged});
}

TEST_CASE("without progress the cascade goes on with the step after the one acknowledged") {
  const Policy p = policy({{5, 0}, {5, 3}});
  CHECK(after_no_progress(p, {0, 2, State::Acknowledged}, {}) == Progress{1, 0, State::Running});
  CHECK(after_no_progress(p, {1, 2, State::Acknowledged}, {}) == Progress{2, 0, State::Exhausted});
  CHECK(after_no_progress(p, {0, 2, State::Running}, {}) == Progress{0, 2, State::Running});
}

TEST_CASE("a live policy goes on with the steps then in force, also where they are fewer") {
  Policy p = policy({{5, 0}, {5, 0}, {5, 0}});
  p.revisions = {{{1000}, policy({{1, 0}}).steps}};
  p.last_resort = Step{.roles = {0}, .wait = minutes_long(3)};
  CHECK(after_timeout(p, {1, 0, State::Running}, {2000}) == Progress{2, 0, State::Running});
  p.keeps = Keeps::Live;
  CHECK(after_timeout(p, {1, 0, State::Running}, {999}) == Progress{2, 0, State::Running});
  const Progress last = after_timeout(p, {1, 0, State::Running}, {1000});
  CHECK(last == Progress{1, 0, State::Running, 1});
  CHECK(is_last_resort(p, last));
  CHECK(started(p, {1000}).edition == 1);
}

TEST_CASE("hours of the week hold from their first minute until just before their last, over Sunday too") {
  const WeekWindow evening{{0, 17, 30}, {1, 8, 30}};
  CHECK_FALSE(covers(evening, {0, 17, 29}));
  CHECK(covers(evening, {0, 17, 30}));
  CHECK(covers(evening, {1, 8, 29}));
  CHECK_FALSE(covers(evening, {1, 8, 30}));
  const WeekWindow weekend{{4, 17, 0}, {0, 9, 0}};
  CHECK(covers(weekend, {6, 23, 59}));
  CHECK(covers(weekend, {0, 8, 59}));
  CHECK_FALSE(covers(weekend, {0, 9, 0}));
  CHECK(covers(WeekWindow{{2, 0, 0}, {2, 0, 0}}, {5, 12, 0}));
}

TEST_CASE("a step tries those on call, then who is next, then whom it names, each once") {
  const Layer layer{{Shift{3, {0}, {1000}}, Shift{5, {2000}, {3000}}, Shift{4, {1500}, {3000}}}};
  const std::vector<Rota> rotas{{*TimeZone::find("UTC"), {layer}}};
  const Step step{.roles = {0}, .next_of = {0}, .people = {3, 9}};
  CHECK(targets_of(step, rotas, {10}) == std::vector<Target>{{3, 0}, {4, 0}, {9, Target::no_role}});
  CHECK(next_arrival(step, rotas, {10}) == Instant{1500});
  CHECK(next_arrival(step, rotas, {2000}) == std::nullopt);
}

TEST_CASE("a step needs so many acknowledgements, or those of everybody it tries") {
  Step step;
  CHECK(still_needed(step, 0, 4) == 1);
  CHECK(still_needed(step, 1, 4) == 0);
  step.needs = 3;
  CHECK(still_needed(step, 1, 4) == 2);
  CHECK(still_needed(step, 4, 4) == 0);
  step.needs.reset();
  CHECK(still_needed(step, 3, 4) == 1);
  CHECK(still_needed(step, 4, 4) == 0);
}
