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
  Progress progress = started(p);
  Duration round_began{0};
  for (Duration now{0}; now <= t; now += minutes_long(1)) {
    const bool running = progress.state == State::Running;
    if (running && now - round_began == p.steps[progress.step].wait) {
      progress = after_timeout(p, progress);
      round_began = now;
    }
    if (now == acknowledged) progress = after_acknowledgement(progress);
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
  Progress progress = started(p);
  CHECK(progress == Progress{0, 0, State::Running});
  progress = after_timeout(p, progress);
  CHECK(progress == Progress{0, 1, State::Running});
  progress = after_timeout(p, progress);
  CHECK(progress == Progress{1, 0, State::Running});
  progress = after_timeout(p, progress);
  CHECK(progress == Progress{2, 0, State::Exhausted});
  CHECK(time_to_exhaustion(p) == minutes_long(20));
}

TEST_CASE("a policy without steps is exhausted as it starts") {
  CHECK(started({}) == Progress{0, 0, State::Exhausted});
  CHECK(time_to_exhaustion({}) == Duration{0});
}

TEST_CASE("at every minute a cascade stands where the cascade written out beforehand stands") {
  RandomStream stream{{1, 0}, "test", "policies"};
  for (int trial = 0; trial < 200; ++trial) {
    const Policy p = random_policy(stream);
    const Duration end = time_to_exhaustion(p);
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
    for (Progress progress = started(p); progress.state == State::Running;
         progress = after_timeout(p, progress)) {
      taken += p.steps[progress.step].wait;
      ++tries;
    }
    REQUIRE(taken == time_to_exhaustion(p));
    REQUIRE(tries == written_out(p).size());
  }
}

TEST_CASE("once a cascade has ended no timer and nobody changes it") {
  const Policy p = policy({{5, 1}, {10, 0}});
  for (const State state : {State::Idle, State::Acknowledged, State::Exhausted}) {
    const Progress ended{1, 0, state};
    CHECK(after_timeout(p, ended) == ended);
    CHECK(after_skip(p, ended) == ended);
    CHECK(after_acknowledgement(ended) == ended);
  }
}

TEST_CASE("an acknowledgement stops the cascade where it stands") {
  CHECK(after_acknowledgement({1, 2, State::Running}) == Progress{1, 2, State::Acknowledged});
}

TEST_CASE("a step that reaches nobody is passed over with all its repeats") {
  const Policy p = policy({{5, 3}, {10, 0}});
  CHECK(after_skip(p, {0, 0, State::Running}) == Progress{1, 0, State::Running});
  CHECK(after_skip(p, {0, 2, State::Running}) == Progress{1, 0, State::Running});
  CHECK(after_skip(p, {1, 0, State::Running}) == Progress{2, 0, State::Exhausted});
}

TEST_CASE("methods are tried one after another, without those that ring for no time") {
  const std::vector<ContactMethod> methods{{Method::Pager, "", Duration{0}},
                                           {Method::Mobile, "07700 900001", minutes_long(1)},
                                           {Method::Text, "07700 900001", Duration{0}},
                                           {Method::Home, "0151 496 0001", minutes_long(1)},
                                           {Method::Email, "", Duration{0}}};
  CHECK(next_method(methods, 0) == 1U);
  CHECK(next_method(methods, 1) == 1U);
  CHECK(next_method(methods, 2) == 3U);
  CHECK(next_method(methods, 4) == std::nullopt);
  CHECK(next_method(methods, 99) == std::nullopt);
  CHECK(next_method({}, 0) == std::nullopt);
}

TEST_CASE("the people of a step are those on call for its roles, in order, each once") {
  const std::vector<Rota> rotas{always({3, 1}), always({}), always({2, 3, 4})};
  const auto people = [&](std::vector<std::uint32_t> roles, Instant t) {
    return people_of_step({std::move(roles), minutes_long(1), 0}, rotas, t);
  };
  using People = std::vector<std::uint32_t>;
  CHECK(people({0, 1, 2}, {0}) == People{3, 1, 2, 4});
  CHECK(people({2, 0}, {0}) == People{2, 3, 4, 1});
  CHECK(people({1}, {0}).empty());
  CHECK(people({}, {0}).empty());
  CHECK(people({0, 1, 2}, {1'000'000}).empty());
}

TEST_CASE("a step reaches somebody when one of its people has a method to be tried on") {
  const std::vector<std::vector<ContactMethod>> contacts{
      {},
      {{Method::Mobile, "07700 900001", Duration{0}}},
      {{Method::Text, "07700 900002", Duration{0}}, {Method::Mobile, "07700 900002", minutes_long(1)}}};
  const ContactsOf contacts_of = [&contacts](std::uint32_t person) {
    return std::span<const ContactMethod>{contacts[person]};
  };
  using People = std::vector<std::uint32_t>;
  CHECK_FALSE(step_reaches_anyone(People{}, contacts_of));
  CHECK_FALSE(step_reaches_anyone(People{0, 1}, contacts_of));
  CHECK(step_reaches_anyone(People{0, 1, 2}, contacts_of));
}
