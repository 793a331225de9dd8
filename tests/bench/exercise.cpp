// A whole four-hour exercise after loading, without a window: as studies run it (nobody listens) and as the
// `run` verb does (every entry written as a journal line, into nothing). The bound is 150 ms for one run.
#include "sim/exercise/exercise.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string_view>

#include <benchmark/benchmark.h>

namespace {

using tocsin::SimTime;
namespace exercise = tocsin::exercise;

/// Read once, outside every timed loop.
const exercise::Loaded& chlorine() {
  static const exercise::Loaded loaded = [] {
    const std::filesystem::path root(TOCSIN_ROOT);
    auto read = exercise::load(root / "scenarios/runcorn-chlorine", root / "maps");
    if (!read) throw std::runtime_error(tocsin::format(read.error()));
    return std::move(*read);
  }();
  return loaded;
}

void count_runs(benchmark::State& state, std::uint64_t entries) {
  state.counters["exercises/s"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
  state.counters["events/s"] = benchmark::Counter(static_cast<double>(entries), benchmark::Counter::kIsRate);
  state.counters["events"] = static_cast<double>(entries) / static_cast<double>(state.iterations());
}

void run_unheard(benchmark::State& state) {
  const SimTime end = SimTime{} + chlorine().setting->scenario.duration;
  std::uint64_t entries = 0;
  std::uint64_t seed = 1;
  for (auto _ : state) {
    exercise::Exercise exercise(chlorine(), {.seed = seed++});
    exercise.run_until(end);
    entries += exercise.entries();
  }
  count_runs(state, entries);
}

void run_journalled(benchmark::State& state) {
  const SimTime end = SimTime{} + chlorine().setting->scenario.duration;
  std::uint64_t entries = 0;
  std::uint64_t seed = 1;
  std::size_t bytes = 0;
  for (auto _ : state) {
    exercise::Exercise exercise(chlorine(), {.seed = seed++});
    tocsin::journal::Writer writer([&bytes](std::string_view line) { bytes += line.size(); });
    writer.begin(exercise.header("bench"));
    exercise.listen([&writer](const tocsin::journal::Entry& entry) { writer.append(entry); });
    exercise.run_until(end);
    entries += exercise.entries();
  }
  count_runs(state, entries);
  state.counters["bytes"] = static_cast<double>(bytes) / static_cast<double>(state.iterations());
}

/// What rewinding by ten minutes costs at most: a copy of the state half-way, and the way back to it.
void snapshot_and_restore(benchmark::State& state) {
  exercise::Exercise exercise(chlorine(), {.seed = 1});
  exercise.run_until(SimTime{} + chlorine().setting->scenario.duration / 2);
  for (auto _ : state) {
    const exercise::Snapshot snapshot = exercise.snapshot();
    exercise.restore(snapshot);
  }
}

}  // namespace

BENCHMARK(run_unheard)->Unit(benchmark::kMillisecond);
BENCHMARK(run_journalled)->Unit(benchmark::kMillisecond);
BENCHMARK(snapshot_and_restore)->Unit(benchmark::kMicrosecond);

BENCHMARK_MAIN();
