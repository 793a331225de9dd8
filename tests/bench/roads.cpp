// Routes on real streets and on a made-up country: what each question takes, and how many times quicker it is
// than Boost.Graph's Dijkstra with early exit on the same questions in the same run. Processor time, medians
// of five rounds.
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "sim/roads/osm/import.hpp"
#include "sim/roads/road_index_data.hpp"
#include "sim/roads/route_ends.hpp"
#include "sim/roads/travel_costs.hpp"
#include "tests/bench/landmarks.hpp"
#include "tests/roads/country.hpp"
#include "tests/roads/random_queries.hpp"

using namespace tocsin;
using namespace tocsin::roads;

namespace {

constexpr std::size_t query_count = 200;
constexpr std::size_t crew_count = 20;
constexpr std::size_t cordon_count = 20;
constexpr std::size_t landmark_count = 16;
constexpr int rounds = 5;
constexpr Travel appliance{Profile::FireAppliance, Urgency::Responding};

/// A network, the questions asked on it, and what answers them.
struct Ground {
  explicit Ground(Network roads) : network(std::move(roads)), index(network), router(network, index, model) {
    RandomStream random({20, 0}, "bench", "roads");
    for (std::size_t i = 0; i < query_count; ++i) {
      queries.push_back({some_position(network, random), some_position(network, random), appliance});
    }
    for (std::size_t i = 0; i < crew_count; ++i) {
      crews.push_back({some_position(network, random), queries.front().to, appliance});
    }
    for (std::size_t i = 0; i < cordon_count; ++i) {
      cordons.push_back(cordon_of(network, network.point_at(queries[i].to), 100));
    }
    order.assign(index.junction_order().begin(), index.junction_order().end());
  }
  Ground(const Ground&) = delete;
  Ground& operator=(const Ground&) = delete;

  Network network;
  TravelModel model = default_travel_model();
  RoadIndex index;
  Router router;
  std::vector<RouteQuery> queries;
  std::vector<RouteQuery> crews;
  std::vector<RoadState> cordons;
  std::vector<std::uint32_t> order;
};

using Question = void (*)(Ground&, std::size_t);

void distance_by(Ground& ground, std::size_t i, Method method) {
  RouteQuery query = ground.queries[i % query_count];
  query.method = method;
  benchmark::DoNotOptimize(ground.router.time(query));
}
void plain(Ground& ground, std::size_t i) { distance_by(ground, i, Method::Plain); }
void guided(Ground& ground, std::size_t i) { distance_by(ground, i, Method::Guided); }
void distance_only(Ground& ground, std::size_t i) { distance_by(ground, i, Method::Fast); }
void path(Ground& ground, std::size_t i) {
  benchmark::DoNotOptimize(ground.router.route(ground.queries[i % query_count]));
}
void twenty_crews(Ground& ground, std::size_t) {
  benchmark::DoNotOptimize(ground.router.times_to_goal(ground.crews));
}
void reach_ten_minutes(Ground& ground, std::size_t i) {
  const auto reached = ground.router.reach(ground.queries[i % query_count], std::chrono::minutes{10});
  benchmark::DoNotOptimize(reached);
}

/// The same questions with sixteen landmarks; each answer is compared with the hierarchy's.
void by_landmarks(benchmark::State& state, Ground& ground) {
  const TravelCosts costs(ground.network, ground.index, ground.model, {appliance, std::nullopt});
  Landmarks landmarks(ground.index.data().graph, costs.edge_weights(), landmark_count);
  RouteEnds ends;
  std::size_t i = 0;
  for (auto _ : state) {
    const RouteQuery& query = ground.queries[i++ % query_count];
    ends.find(ground.network, ground.index, costs, query);
    const auto search_ends = [](std::span<const EndLeg> legs) {
      std::vector<SearchEnd<Cost>> found;
      for (const EndLeg& leg : legs) found.push_back({leg.node, leg.time.count()});
      return found;
    };
    Cost known = unreachable;
    for (const EndLeg& direct : ends.direct()) known = std::min(known, Cost{direct.time.count()});
    const Cost best = landmarks.run(search_ends(ends.starts()), search_ends(ends.goals()), known);
    state.PauseTiming();
    const auto time = ground.router.time(query);
    if (time && time->count() != best) state.SkipWithError("landmarks give another answer");
    state.ResumeTiming();
  }
}

/// A cordon of 100 links taken in, and lifted, in one place after another: each is one change.
void take_in_cordon(benchmark::State& state, Ground& ground) {
  TravelCosts costs(ground.network, ground.index, ground.model, {appliance, std::nullopt});
  std::vector<std::uint64_t> waiting;
  const RoadState usual;
  std::size_t i = 0;
  for (auto _ : state) {
    costs.set_state(ground.cordons[i++ % cordon_count], waiting);
    costs.set_state(usual, waiting);
  }
}

void new_profile(benchmark::State& state, Ground& ground) {
  for (auto _ : state) {
    TravelCosts costs(ground.network, ground.index, ground.model, {appliance, HourOfWeek{8}});
    benchmark::DoNotOptimize(costs.metric().data());
  }
}

void index_from_order(benchmark::State& state, Ground& ground) {
  for (auto _ : state) {
    RoadIndex index(ground.network, ground.order);
    benchmark::DoNotOptimize(index.junction_order().data());
  }
}

void index_with_order(benchmark::State& state, Ground& ground) {
  for (auto _ : state) {
    RoadIndex index(ground.network);
    benchmark::DoNotOptimize(index.junction_order().data());
  }
}

void ask(const std::string& name, Ground& ground, Question question, std::int64_t iterations) {
  benchmark::RegisterBenchmark(name.c_str(),
                               [&ground, question](benchmark::State& state) {
                                 std::size_t i = 0;
                                 for (auto _ : state) question(ground, i++);
                               })
      ->Iterations(iterations)
      ->Repetitions(rounds)
      ->ReportAggregatesOnly()
      ->Unit(benchmark::kMicrosecond);
}

template <class Work>
void time_of_work(const std::string& name, Ground& ground, Work work, std::int64_t iterations) {
  benchmark::RegisterBenchmark(name.c_str(),
                               [&ground, work](benchmark::State& state) { work(state, ground); })
      ->Iterations(iterations)
      ->Repetitions(rounds)
      ->ReportAggregatesOnly()
      ->Unit(benchmark::kMicrosecond);
}

void measure_on(const std::string& name, Ground& ground) {
  constexpr auto all = static_cast<std::int64_t>(query_count);
  ask(name + "/plain", ground, plain, all);
  ask(name + "/a_star", ground, guided, all);
  ask(name + "/distance", ground, distance_only, 50 * all);
  ask(name + "/path", ground, path, 20 * all);
  ask(name + "/twenty_crews", ground, twenty_crews, 10 * all);
  ask(name + "/reach_ten_minutes", ground, reach_ten_minutes, all / 4);
  time_of_work(name + "/landmarks", ground, by_landmarks, all);
  time_of_work(name + "/cordon_on_and_off", ground, take_in_cordon, all);
  time_of_work(name + "/new_profile", ground, new_profile, 20);
  time_of_work(name + "/index_from_order", ground, index_from_order, 5);
  time_of_work(name + "/index_with_order", ground, index_with_order, 1);
}

/// Prints as always, keeps the medians, and says the ratios at the end.
class Ratios : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      if (run.aggregate_name == "median") medians_[run.run_name.function_name] = run.GetAdjustedCPUTime();
    }
  }
  void print(const std::string& ground) const {
    const auto us = [&](const char* what) {
      const auto found = medians_.find(ground + "/" + what);
      return found == medians_.end() ? 0.0 : found->second;
    };
    if (us("plain") == 0.0) return;
    const auto times = [&](const char* what, double questions) { return questions * us("plain") / us(what); };
    std::printf("\n%s: against Boost.Graph's Dijkstra with early exit, %.0f us a question\n", ground.c_str(),
                us("plain"));
    std::printf("  a distance               %8.1f us  %6.0f times quicker\n", us("distance"),
                times("distance", 1));
    std::printf("  a path                   %8.1f us  %6.0f times quicker\n", us("path"), times("path", 1));
    std::printf("  twenty crews, one goal   %8.1f us  %6.0f times quicker than twenty questions\n",
                us("twenty_crews"), times("twenty_crews", 20));
    std::printf("  A*, straight line        %8.1f us  %6.1f times quicker\n", us("a_star"),
                times("a_star", 1));
    std::printf("  A*, sixteen landmarks    %8.1f us  %6.1f times quicker\n", us("landmarks"),
                times("landmarks", 1));
    std::printf("  a cordon of 100 links    %8.3f ms\n", us("cordon_on_and_off") / 2000.0);
    std::printf("  a whole new profile      %8.3f ms\n", us("new_profile") / 1000.0);
    std::printf("  index, order known       %8.1f ms\n", us("index_from_order") / 1000.0);
    std::printf("  index, order sought      %8.1f ms\n", us("index_with_order") / 1000.0);
  }

 private:
  std::map<std::string, double> medians_;
};

void describe(const std::string& name, const Ground& ground) {
  const Hierarchy& hierarchy = ground.index.data().hierarchy;
  std::printf("%s: %zu junctions, %zu arcs; graph of %u nodes, %zu edges, %zu shortcuts, %zu triangles\n",
              name.c_str(), ground.network.junctions().size(), ground.network.arcs().size(),
              ground.index.data().graph.node_count(), ground.index.data().graph.edges().size(),
              hierarchy.shortcut_count(), hierarchy.triangle_count());
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  std::unique_ptr<Ground> streets;
  if (std::filesystem::exists(TOCSIN_STREETS)) {
    auto imported = osm::import_extract(TOCSIN_STREETS, {}, {});
    if (!imported) throw std::runtime_error(format(imported.error()));
    streets = std::make_unique<Ground>(std::move(imported->map.network));
    describe("streets", *streets);
    measure_on("streets", *streets);
  } else {
    std::printf("streets: not measured, the extract is not here\n");
  }
  Ground country(country_of_100_000());
  describe("country", country);
  measure_on("country", country);
  Ratios reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  if (streets) reporter.print("streets");
  reporter.print("country");
  return 0;
}
