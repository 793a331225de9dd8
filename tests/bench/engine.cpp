// The hold model on the future-event list: pop the next event, schedule one at its time plus a random
// increment, with a fixed number pending. The same on std::priority_queue is the baseline; quote ratios.
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <queue>
#include <vector>

#include <benchmark/benchmark.h>

#include "sim/base/random.hpp"
#include "sim/engine/future_event_list.hpp"
#include "sim/model/world.hpp"

namespace {

using tocsin::Duration;
using tocsin::SimTime;

/// As small as an event gets: a kind and ids.
struct SmallEvent {
  std::uint32_t kind = 0;
  std::array<std::uint32_t, 3> ids{};
};
static_assert(sizeof(SmallEvent) == 16);

/// Increments drawn before the clock runs, so that no generator is measured: uniform up to ten minutes,
/// more of them than any branch predictor learns by heart.
std::vector<Duration> draw_increments() {
  constexpr std::size_t count = std::size_t{1} << 18U;
  tocsin::RandomStream stream({.seed = 7}, "bench", "increment");
  std::vector<Duration> increments(count);
  for (Duration& increment : increments) {
    increment = Duration{static_cast<std::int64_t>(stream.uniform() * 600'000.0)};
  }
  return increments;
}

void count_items(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations());
  state.counters["pending"] = static_cast<double>(state.range(0));
}

template <class Event>
void hold(benchmark::State& state) {
  const auto increments = draw_increments();
  const auto pending = static_cast<std::size_t>(state.range(0));
  tocsin::engine::FutureEventList<Event> list;
  list.reserve(pending);
  for (std::size_t i = 0; i < pending; ++i) list.schedule(SimTime{} + increments[i], Event{});
  std::size_t next = pending;
  for (auto _ : state) {
    const auto taken = list.pop();
    benchmark::DoNotOptimize(list.schedule(taken->at + increments[next], taken->event));
    next = (next + 1) & (increments.size() - 1);
  }
  count_items(state);
}

/// Time, sequence, kind and one id: what a plain simulator would queue.
struct PlainEvent {
  std::int64_t at_ms = 0;
  std::uint64_t sequence = 0;
  std::uint32_t kind = 0;
  std::uint32_t id = 0;
};
static_assert(sizeof(PlainEvent) == 24);
struct Later {
  bool operator()(const PlainEvent& a, const PlainEvent& b) const {
    return a.at_ms != b.at_ms ? a.at_ms > b.at_ms : a.sequence > b.sequence;
  }
};

void hold_priority_queue(benchmark::State& state) {
  const auto increments = draw_increments();
  const auto pending = static_cast<std::size_t>(state.range(0));
  std::priority_queue<PlainEvent, std::vector<PlainEvent>, Later> queue;
  std::uint64_t sequence = 0;
  for (std::size_t i = 0; i < pending; ++i) queue.push({increments[i].count(), sequence++, 0, 0});
  std::size_t next = pending;
  for (auto _ : state) {
    PlainEvent event = queue.top();
    queue.pop();
    event.at_ms += increments[next].count();
    event.sequence = sequence++;
    queue.push(event);
    benchmark::DoNotOptimize(event);
    next = (next + 1) & (increments.size() - 1);
  }
  count_items(state);
}

/// Four in five events are taken back before their time, as an acknowledgement takes back time-outs.
void hold_with_cancelling(benchmark::State& state) {
  const auto increments = draw_increments();
  const auto pending = static_cast<std::size_t>(state.range(0));
  tocsin::engine::FutureEventList<SmallEvent> list;
  list.reserve(pending);
  for (std::size_t i = 0; i < pending; ++i) list.schedule(SimTime{} + increments[i], SmallEvent{});
  std::size_t next = pending;
  for (auto _ : state) {
    const auto taken = list.pop();
    for (int i = 0; i < 4; ++i) {
      const auto ticket =
          list.schedule(taken->at + increments[next] + std::chrono::minutes{10}, taken->event);
      benchmark::DoNotOptimize(list.cancel(ticket));
    }
    list.schedule(taken->at + increments[next], taken->event);
    next = (next + 1) & (increments.size() - 1);
  }
  count_items(state);
}

}  // namespace

BENCHMARK(hold_priority_queue)->Arg(100)->Arg(1'000)->Arg(100'000);
BENCHMARK_TEMPLATE(hold, SmallEvent)->Arg(100)->Arg(1'000)->Arg(100'000);
BENCHMARK_TEMPLATE(hold, tocsin::model::Pending)->Arg(100)->Arg(1'000)->Arg(100'000);
BENCHMARK(hold_with_cancelling)->Arg(1'000);

BENCHMARK_MAIN();
