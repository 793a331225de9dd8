// The future-event list against a reference that cannot be wrong: a std::set ordered by (time, sequence).
#include "sim/engine/future_event_list.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using tocsin::SimTime;
using tocsin::engine::Ticket;

struct Named {
  std::uint32_t number = 0;
};
using List = tocsin::engine::FutureEventList<Named>;
using Popped = std::vector<std::pair<std::int64_t, std::uint32_t>>;

Popped drain(List list) {
  Popped popped;
  while (const auto taken = list.pop()) popped.emplace_back(taken->at.ms, taken->event.number);
  return popped;
}

class Reference {
 public:
  using Key = std::pair<std::int64_t, std::uint32_t>;

  void schedule(std::int64_t at_ms, std::uint32_t number) { pending_.insert({at_ms, number}); }
  bool cancel(Key key) { return pending_.erase(key) == 1; }
  std::optional<Key> pop() {
    if (pending_.empty()) return std::nullopt;
    const Key first = *pending_.begin();
    pending_.erase(pending_.begin());
    return first;
  }
  std::size_t size() const { return pending_.size(); }
  Popped all() const { return {pending_.begin(), pending_.end()}; }

 private:
  std::set<Key> pending_;
};

/// How often a random program does what, out of the sum; and over how many milliseconds it schedules.
struct Habits {
  unsigned schedule = 1;
  unsigned cancel = 1;
  unsigned pop = 1;
  std::uint64_t spread_ms = 1;
};

void compare_with_reference(std::uint64_t seed, Habits habits) {
  std::mt19937_64 random(seed);
  List list;
  Reference reference;
  std::vector<std::pair<Ticket, Reference::Key>> tickets;  // of everything ever scheduled
  std::int64_t now_ms = 0;
  for (std::uint32_t number = 0; number < 4000; ++number) {
    const auto what = random() % (habits.schedule + habits.cancel + habits.pop);
    if (what < habits.schedule) {
      const std::int64_t at_ms = now_ms + static_cast<std::int64_t>(random() % habits.spread_ms);
      tickets.push_back({list.schedule({at_ms}, {number}), {at_ms, number}});
      reference.schedule(at_ms, number);
    } else if (what < habits.schedule + habits.cancel) {
      if (tickets.empty()) continue;
      const auto& [ticket, key] = tickets[random() % tickets.size()];
      REQUIRE(list.cancel(ticket) == reference.cancel(key));
    } else {
      const auto expected = reference.pop();
      REQUIRE(list.next_time() == (expected ? std::optional(SimTime{expected->first}) : std::nullopt));
      const auto taken = list.pop();
      REQUIRE(taken.has_value() == expected.has_value());
      if (!taken) continue;
      REQUIRE(std::pair(taken->at.ms, taken->event.number) == *expected);
      now_ms = taken->at.ms;
    }
    REQUIRE(list.size() == reference.size());
    REQUIRE(list.empty() == (reference.size() == 0));
    if (number % 500 == 0) REQUIRE(drain(list) == reference.all());
  }
  REQUIRE(drain(list) == reference.all());
}

}  // namespace

TEST_CASE("any program of schedules, cancels and pops comes out as an ordered set would have it") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    CAPTURE(seed);
    compare_with_reference(seed, {.schedule = 5, .cancel = 2, .pop = 3, .spread_ms = 600'000});
    compare_with_reference(seed, {.schedule = 5, .cancel = 2, .pop = 3, .spread_ms = 3});
    compare_with_reference(seed, {.schedule = 3, .cancel = 6, .pop = 1, .spread_ms = 1000});
    compare_with_reference(seed, {.schedule = 1, .cancel = 1, .pop = 4, .spread_ms = 50});
    compare_with_reference(seed, {.schedule = 9, .cancel = 0, .pop = 1, .spread_ms = 1'000'000'000'000});
  }
}

TEST_CASE("events of one time are taken in the order in which they were scheduled") {
  List list;
  list.schedule({20}, {0});
  for (std::uint32_t number = 1; number <= 9; ++number) list.schedule({10}, {number});
  CHECK(drain(list) ==
        Popped{{10, 1}, {10, 2}, {10, 3}, {10, 4}, {10, 5}, {10, 6}, {10, 7}, {10, 8}, {10, 9}, {20, 0}});
}

TEST_CASE("an event scheduled for the present moment comes after those already due then") {
  List list;
  list.schedule({10}, {1});
  list.schedule({10}, {2});
  CHECK(list.pop()->event.number == 1);
  list.schedule({10}, {3});
  CHECK(drain(list) == Popped{{10, 2}, {10, 3}});
}

TEST_CASE("an empty list has no next time and pops nothing") {
  List list;
  CHECK(list.empty());
  CHECK(list.size() == 0);
  CHECK_FALSE(list.next_time());
  CHECK_FALSE(list.pop());
}

TEST_CASE("the next time is that of the first event that has not been cancelled") {
  List list;
  const Ticket first = list.schedule({5}, {1});
  list.schedule({8}, {2});
  CHECK(list.next_time() == SimTime{5});
  CHECK(list.cancel(first));
  CHECK(list.next_time() == SimTime{8});
  CHECK(list.size() == 1);
}

TEST_CASE("a ticket cancels once, and not after its event was taken") {
  List list;
  const Ticket cancelled = list.schedule({5}, {1});
  const Ticket taken = list.schedule({6}, {2});
  CHECK(list.cancel(cancelled));
  CHECK_FALSE(list.cancel(cancelled));
  CHECK(list.pop()->event.number == 2);
  CHECK_FALSE(list.cancel(taken));
  CHECK_FALSE(list.cancel(cancelled));
}

TEST_CASE("a stale ticket never cancels the event that has taken its place") {
  List list;
  const Ticket old = list.schedule({5}, {1});
  list.pop();
  const Ticket present = list.schedule({6}, {2});
  REQUIRE(present.slot == old.slot);
  CHECK_FALSE(list.cancel(old));
  CHECK(drain(list) == Popped{{6, 2}});
}

TEST_CASE("a default ticket and one from nowhere name nothing") {
  List list;
  CHECK_FALSE(list.cancel({}));
  list.schedule({5}, {1});
  CHECK_FALSE(list.cancel({}));
  CHECK_FALSE(list.cancel({.slot = 900, .generation = 1}));
  CHECK(drain(list) == Popped{{5, 1}});
}

TEST_CASE("a copy is a snapshot: what happens to either does not touch the other") {
  List list;
  for (std::uint32_t number = 0; number < 40; ++number) list.schedule({1000 - number * 7 % 50}, {number});
  const Ticket late = list.schedule({5000}, {99});
  List snapshot = list;
  const Popped before = drain(list);
  for (int i = 0; i < 20; ++i) list.pop();
  list.schedule({1}, {100});
  CHECK(drain(snapshot) == before);
  CHECK(snapshot.cancel(late));
  CHECK(drain(snapshot) == Popped(before.begin(), before.end() - 1));
  CHECK(drain(list).back() == std::pair<std::int64_t, std::uint32_t>{5000, 99});
}

TEST_CASE("a copy and its original go on alike when the same is done to both") {
  List list;
  for (std::uint32_t number = 0; number < 100; ++number) list.schedule({number * 37 % 11}, {number});
  List copy = list;
  for (std::uint32_t number = 200; number < 260; ++number) {
    list.pop();
    copy.pop();
    list.schedule({number % 13}, {number});
    copy.schedule({number % 13}, {number});
  }
  CHECK(drain(list) == drain(copy));
}

TEST_CASE("room made ahead of time changes nothing else") {
  List list;
  list.schedule({7}, {1});
  list.reserve(10'000);
  list.schedule({3}, {2});
  CHECK(list.size() == 2);
  CHECK(drain(list) == Popped{{3, 2}, {7, 1}});
}

TEST_CASE("a list whose events have all been cancelled is as good as new") {
  List list;
  std::vector<Ticket> tickets;
  for (std::uint32_t number = 0; number < 5000; ++number) {
    tickets.push_back(list.schedule({number * 7919 % 5000}, {number}));
  }
  for (const Ticket ticket : tickets) REQUIRE(list.cancel(ticket));
  CHECK(list.empty());
  CHECK_FALSE(list.next_time());
  CHECK_FALSE(list.pop());
  list.schedule({2}, {1});
  list.schedule({1}, {2});
  for (const Ticket ticket : tickets) REQUIRE_FALSE(list.cancel(ticket));
  CHECK(drain(list) == Popped{{1, 2}, {2, 1}});
}

TEST_CASE("the few events left among thousands cancelled keep their order") {
  List list;
  std::vector<Ticket> tickets;
  for (std::uint32_t number = 0; number < 3000; ++number) tickets.push_back(list.schedule({50}, {number}));
  for (std::uint32_t number = 0; number < 3000; ++number) {
    if (number % 1000 != 500) list.cancel(tickets[number]);
  }
  CHECK(drain(list) == Popped{{50, 500}, {50, 1500}, {50, 2500}});
}

TEST_CASE("a timer set and taken back for ever keeps one place warm, not more and more") {
  List list;
  list.schedule({1'000'000'000}, {0});
  std::uint32_t highest_slot = 0;
  for (std::uint32_t number = 1; number <= 200'000; ++number) {
    const Ticket ticket = list.schedule({1'000'000}, {number});
    highest_slot = std::max(highest_slot, ticket.slot);
    REQUIRE(list.cancel(ticket));
  }
  CHECK(highest_slot < 100);
  CHECK(drain(list) == Popped{{1'000'000'000, 0}});
}
