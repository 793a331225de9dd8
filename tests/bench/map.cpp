// How long a real extract takes to import and its map to open, and that both grow with the map. Without the
// extract there is nothing to measure, and that is said.
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>

#include <benchmark/benchmark.h>

#include "sim/roads/map_file.hpp"
#include "sim/roads/osm/import.hpp"

using namespace tocsin;

namespace {

osm::Imported imported() {
  auto result = osm::import_extract(TOCSIN_STREETS, {}, {});
  if (!result) throw std::runtime_error(format(result.error()));
  return std::move(*result);
}

/// The same streets again and again, each time further north: a county of `copies` boroughs.
roads::Map county(const roads::Map& borough, std::size_t copies) {
  roads::Map map = borough;
  std::vector<roads::Junction> junctions;
  std::vector<roads::Link> links;
  for (std::size_t copy = 0; copy < copies; ++copy) {
    const GridPoint shift{0.0, 20'000.0 * static_cast<double>(copy)};
    const auto first = static_cast<std::uint32_t>(junctions.size());
    for (roads::Junction junction : borough.network.junctions()) {
      junction.at = junction.at + shift;
      junctions.push_back(junction);
    }
    for (roads::Link link : borough.network.links()) {
      link.number = static_cast<std::uint32_t>(links.size() + 1);
      link.from.value += first;
      link.to.value += first;
      // Shifted ends and shifted lines are rounded alike, so they still meet.
      for (GridPoint& p : link.line) p = p + shift;
      links.push_back(std::move(link));
    }
  }
  map.network = roads::Network(std::move(junctions), std::move(links));
  map.index = roads::RoadIndex(map.network);
  map.bounds.high.northing_m += 20'000.0 * static_cast<double>(copies - 1);
  return map;
}

class SavedMap {
 public:
  explicit SavedMap(const roads::Map& map)
      : path_(std::filesystem::temp_directory_path() / "tocsin-bench-map.bin") {
    if (const auto written = roads::write_map_file(map, path_); !written) {
      throw std::runtime_error(format(written.error()));
    }
  }
  ~SavedMap() { std::filesystem::remove(path_); }
  SavedMap(const SavedMap&) = delete;
  SavedMap& operator=(const SavedMap&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

void import_streets(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(osm::import_extract(TOCSIN_STREETS, {}, {}));
}

void write_streets(benchmark::State& state) {
  const osm::Imported streets = imported();
  for (auto _ : state) benchmark::DoNotOptimize(roads::map_file_bytes(streets.map));
}

void open_streets(benchmark::State& state) {
  const SavedMap saved(county(imported().map, static_cast<std::size_t>(state.range(0))));
  for (auto _ : state) benchmark::DoNotOptimize(roads::open_map_file(saved.path()));
  state.counters["MB"] = static_cast<double>(std::filesystem::file_size(saved.path())) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (!std::filesystem::exists(TOCSIN_STREETS)) {
    std::fprintf(stderr, "skipped: %s is not there\n", TOCSIN_STREETS);
    return 0;
  }
  benchmark::RegisterBenchmark("import_streets", import_streets)->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("write_streets", write_streets)->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("open_streets", open_streets)->Arg(1)->Arg(10)->Unit(benchmark::kMillisecond);
  benchmark::RunSpecifiedBenchmarks();
}
