// A real extract of streets, where it is there: what must be true of any import, and what is known of the
// place.
#include <algorithm>
#include <filesystem>
#include <set>

#include "sim/roads/map_file.hpp"
#include "tests/osm/town.hpp"

using namespace tocsin;
using namespace tocsin::osm;

namespace {

constexpr const char* streets = TOCSIN_STREETS;

bool is_there() {
  if (std::filesystem::exists(streets)) return true;
  WARN("skipped: " << streets << " is not there");
  return false;
}

Imported halton_streets() {
  auto imported = import_extract(streets, {}, {});
  if (!imported) FAIL(format(imported.error()));
  return std::move(*imported);
}

}  // namespace

TEST_CASE("every link of a real import is a road on the ground") {
  if (!is_there()) return;
  const Imported imported = halton_streets();
  const roads::Network& network = imported.map.network;
  std::uint64_t wrong_ends = 0;
  std::uint64_t too_short = 0;
  std::uint64_t loops = 0;
  std::uint64_t outside = 0;
  for (const roads::Link& link : network.links()) {
    const GridPoint from = network.junction(link.from).at;
    const GridPoint to = network.junction(link.to).at;
    if (link.line.front() != from || link.line.back() != to) ++wrong_ends;
    if (link.length_m < distance(from, to).value || link.length_m <= 0.0) ++too_short;
    if (link.from == link.to) ++loops;
    for (const GridPoint p : link.line) outside += imported.map.bounds.contains(p) ? 0 : 1;
  }
  CHECK(wrong_ends == 0);
  CHECK(too_short == 0);
  CHECK(loops == 0);
  CHECK(outside == 0);
}

TEST_CASE("a junction of a real import is where roads meet, end or change") {
  if (!is_there()) return;
  const Imported imported = halton_streets();
  const roads::Network& network = imported.map.network;
  std::vector<int> ends(network.junctions().size(), 0);
  for (const roads::Link& link : network.links()) {
    ++ends[link.from.index()];
    ++ends[link.to.index()];
  }
  CHECK(std::count(ends.begin(), ends.end(), 0) == 0);
  CHECK(network.junctions().size() < imported.report.nodes_read / 4);
}

TEST_CASE("most of a real import leads to everywhere else") {
  if (!is_there()) return;
  const Imported imported = halton_streets();
  const auto links = imported.map.network.links().size();
  CHECK(imported.report.unconnected.links * 5 < links);
  CHECK(imported.report.unconnected.names.size() == 20);
}

TEST_CASE("the river crossings of Halton are in its streets") {
  if (!is_there()) return;
  const Imported imported = halton_streets();
  const std::vector<std::string> names = imported.map.network.road_names();
  for (const char* name : {"Silver Jubilee Bridge", "Mersey Gateway", "M56", "M62", "A557"}) {
    CAPTURE(name);
    CHECK(std::binary_search(names.begin(), names.end(), std::string(name)));
  }
}

TEST_CASE("a real import keeps its roads, rings, bridges and buildings") {
  if (!is_there()) return;
  const Imported imported = halton_streets();
  CHECK(imported.report.nodes_read == 193'747);
  CHECK(imported.report.ways_read == 39'607);
  CHECK(imported.report.relations_read == 87);
  CHECK(imported.report.kept.at("links on bridges") >= 250);
  CHECK(imported.report.kept.at("links of roundabouts") >= 400);
  CHECK(imported.map.receptors.size() > 250);
  CHECK(imported.map.areas.size() > 2'000);
  double length_m = 0.0;
  for (const ClassTotal& total : imported.report.by_class) length_m += total.length_m;
  CHECK(length_m > 2'000'000.0);
  std::set<std::string> ids;
  for (const roads::Receptor& receptor : imported.map.receptors) ids.insert(receptor.id);
  CHECK(ids.size() == imported.map.receptors.size());
}

TEST_CASE("the same extract gives the same bytes, and they open as the same map") {
  if (!is_there()) return;
  const Imported imported = halton_streets();
  const std::string bytes = *roads::map_file_bytes(imported.map);
  CHECK(bytes == *roads::map_file_bytes(halton_streets().map));
  const auto opened = roads::read_map_file("map.bin", bytes);
  REQUIRE(opened);
  CHECK(*roads::map_file_bytes(*opened) == bytes);
}
