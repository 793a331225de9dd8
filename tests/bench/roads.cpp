#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "sim/roads/map.hpp"
#include "sim/roads/routing.hpp"

using namespace tocsin;
using namespace tocsin::roads;

namespace {

Map halton() {
  auto map = open_map(TOCSIN_ROOT "/maps/halton");
  if (!map) throw std::runtime_error(format(map.error()));
  return std::move(*map);
}

RoadPosition at(const Map& map, std::string_view id) {
  return map.network.nearest_connected(map.find_place(id)->at)->position;
}

RouteQuery across(const Map& map) {
  return {at(map, "runcorn-fire-station"),
          at(map, "warrington-hospital"),
          {Profile::FireAppliance, Urgency::Responding},
          std::nullopt,
          ClosedStart::Stay};
}

void open_halton(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(open_map(TOCSIN_ROOT "/maps/halton"));
}

void make_router(benchmark::State& state) {
  const Map map = halton();
  for (auto _ : state) {
    Router router(map.network);
    benchmark::DoNotOptimize(router);
  }
}

void route_across_halton(benchmark::State& state) {
  const Map map = halton();
  Router router(map.network);
  const RouteQuery query = across(map);
  for (auto _ : state) benchmark::DoNotOptimize(router.route(query));
}

void time_between_all_places(benchmark::State& state) {
  const Map map = halton();
  Router router(map.network);
  std::vector<RoadPosition> positions;
  for (const KnownPlace& place : map.places) {
    if (map.bounds.contains(place.at)) positions.push_back(at(map, place.id));
  }
  std::size_t next = 0;
  for (auto _ : state) {
    const RoadPosition from = positions[next % positions.size()];
    const RoadPosition to = positions[(next / positions.size() + next + 1) % positions.size()];
    benchmark::DoNotOptimize(router.time({from, to, {}, std::nullopt, ClosedStart::Stay}));
    ++next;
  }
}

void nearest_road(benchmark::State& state) {
  const Map map = halton();
  const GridPoint town_hall = map.find_place("runcorn-town-hall")->at;
  for (auto _ : state) benchmark::DoNotOptimize(map.network.nearest_connected(town_hall));
}

BENCHMARK(open_halton)->Unit(benchmark::kMillisecond);
BENCHMARK(make_router)->Unit(benchmark::kMicrosecond);
BENCHMARK(route_across_halton)->Unit(benchmark::kMicrosecond);
BENCHMARK(time_between_all_places)->Unit(benchmark::kMicrosecond);
BENCHMARK(nearest_road)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
