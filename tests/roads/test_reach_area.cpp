// The area around reached roads: everything reached lies in it, it shrinks with the time, its rings are
// simple and wound the right way.
#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "sim/base/random.hpp"
#include "sim/roads/map.hpp"
#include "sim/roads/reach_area.hpp"
#include "tests/roads/ascii_map.hpp"
#include "tests/roads/steady.hpp"

using namespace tocsin;
using namespace tocsin::roads;

namespace {

std::vector<ReachedArc> reached_from(Driver& driver, RoadPosition from, Duration limit,
                                     const RoadState& state = {}) {
  return driver.router.reach({from, from, car}, limit, state);
}

double signed_area_m2(const std::vector<GridPoint>& ring) {
  double sum = 0.0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GridPoint a = ring[i];
    const GridPoint b = ring[i + 1 < ring.size() ? i + 1 : 0];
    sum += (a.easting_m * b.northing_m - b.easting_m * a.northing_m) / 2.0;
  }
  return sum;
}

bool is_inside(const std::vector<ReachedPart>& parts, GridPoint p) {
  return std::any_of(parts.begin(), parts.end(), [&](const ReachedPart& part) {
    const bool in_hole = std::any_of(part.holes.begin(), part.holes.end(),
                                     [&](const auto& hole) { return inside_ring(p, hole); });
    return inside_ring(p, part.outer) && !in_hole;
  });
}

/// No corner twice, right angles only, wound as `sign` says.
void check_ring(const std::vector<GridPoint>& ring, double sign) {
  REQUIRE(ring.size() >= 4);
  CHECK(signed_area_m2(ring) * sign > 0.0);
  std::set<std::pair<double, double>> corners;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GridPoint a = ring[i];
    const GridPoint b = ring[i + 1 < ring.size() ? i + 1 : 0];
    CHECK(corners.insert({a.easting_m, a.northing_m}).second);
    CHECK((a.easting_m == b.easting_m) != (a.northing_m == b.northing_m));
  }
}

void check_parts(const CellArea& area) {
  double size_m2 = 0.0;
  for (const ReachedPart& part : area.parts()) {
    check_ring(part.outer, 1.0);
    size_m2 += signed_area_m2(part.outer);
    for (const auto& hole : part.holes) {
      check_ring(hole, -1.0);
      size_m2 += signed_area_m2(hole);
    }
  }
  CHECK(size_m2 == Approx(area.size_m2()));
}

/// A town whose streets cross on a grid, some left out by the dice.
Town chequered_town(RandomStream& random) {
  std::vector<Junction> junctions;
  for (int i = 0; i < 100; ++i)
    junctions.push_back({{350000.0 + 230.0 * (i % 10), 380000.0 + 230.0 * (i / 10)}});
  std::vector<Link> links;
  const auto join = [&](std::uint32_t from, std::uint32_t to) {
    Link link;
    link.number = static_cast<std::uint32_t>(links.size() + 1);
    link.from = {from};
    link.to = {to};
    link.line = {junctions[from].at, junctions[to].at};
    links.push_back(std::move(link));
  };
  for (std::uint32_t i = 0; i < 100; ++i) {
    if (i % 10 != 9 && random() % 4 != 0) join(i, i + 1);
    if (i / 10 != 9 && random() % 4 != 0) join(i, i + 10);
  }
  Town made;
  made.network = Network(std::move(junctions), std::move(links));
  return made;
}

}  // namespace

TEST_CASE("a single road becomes a band around it") {
  Town t = town("A---------B");
  Driver driver(t.network);
  const auto reached = reached_from(driver, t.at("AB", 500), std::chrono::seconds{15});
  const CellArea area(t.network, reached);
  const auto parts = area.parts();
  REQUIRE(parts.size() == 1);
  CHECK(parts[0].holes.empty());
  check_parts(area);
  // 200 m each way, and at most the spread and a cell around it.
  CHECK(area.size_m2() > 400.0 * 150.0);
  CHECK(area.size_m2() < 700.0 * 300.0);
  CHECK(area.contains(t.network.point_at(t.at("AB", 310))));
  CHECK_FALSE(area.contains(t.network.point_at(t.at("AB", 50))));
}

TEST_CASE("nothing reached is no area") {
  const CellArea area(Network{}, {});
  CHECK(area.parts().empty());
  CHECK(area.size_m2() == 0.0);
  CHECK_FALSE(area.contains({350000.0, 380000.0}));
}

TEST_CASE("a ring of roads leaves a hole in the middle") {
  Town t = town(
      "A---------B\n"
      "|         |\n"
      "|         |\n"
      "|         |\n"
      "|         |\n"
      "|         |\n"
      "C---------D");
  Driver driver(t.network);
  const CellArea area(t.network, reached_from(driver, t.at('A'), std::chrono::seconds{600}));
  const auto parts = area.parts();
  REQUIRE(parts.size() == 1);
  REQUIRE(parts[0].holes.size() == 1);
  check_parts(area);
  const GridPoint middle =
      (t.network.junction(t.junctions.at('A')).at + t.network.junction(t.junctions.at('D')).at) * 0.5;
  CHECK_FALSE(is_inside(parts, middle));
  CHECK(is_inside(parts, t.network.junction(t.junctions.at('D')).at));
}

TEST_CASE("everything reached lies within the area, its rings are simple, and it grows with the time") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    RandomStream random({seed, 0}, "town", "reach");
    const Town t = chequered_town(random);
    Driver driver(t.network);
    const RoadPosition from{{static_cast<std::uint32_t>(random() % t.network.links().size())}, 40.0};
    double smaller_m2 = 0.0;
    CellArea smaller;
    for (const int limit_s : {20, 60, 120, 240}) {
      const auto reached = reached_from(driver, from, std::chrono::seconds{limit_s});
      const CellArea area(t.network, reached);
      check_parts(area);
      const auto parts = area.parts();
      for (const ReachedArc& arc : reached) {
        for (const GridPoint p : line_of(t.network, arc)) {
          CHECK(area.contains(p));
          CHECK(is_inside(parts, p + GridPoint{0.01, 0.01}) == area.contains(p + GridPoint{0.01, 0.01}));
        }
      }
      CHECK(smaller.without(area).size_m2() == 0.0);
      CHECK(area.without(smaller).size_m2() == Approx(area.size_m2() - smaller_m2));
      smaller_m2 = area.size_m2();
      smaller = area;
    }
  }
}

TEST_CASE("a position is reached where an arc is driven as far as there") {
  Town t = town("A---------B");
  Driver driver(t.network);
  const ReachedRoads reached(t.network, reached_from(driver, t.at("AB", 500), std::chrono::seconds{15}));
  CHECK(reached.contains(t.at("AB", 500)));
  CHECK(reached.contains(t.at("AB", 301)));
  CHECK(reached.contains(t.at("AB", 699)));
  CHECK_FALSE(reached.contains(t.at("AB", 299)));
  CHECK_FALSE(reached.contains(t.at("AB", 701)));
}

TEST_CASE("with both crossings of the Mersey shut, Runcorn's reach ends at the river") {
  auto map = open_map(TOCSIN_ROOT "/maps/halton");
  REQUIRE(map);
  const TravelModel model = default_travel_model();
  Router router(map->network, map->index, model);
  const auto start = map->network.nearest_connected(map->find_place("runcorn-fire-station")->at);
  RoadState shut;
  for (const char* name : {"Silver Jubilee Bridge", "Mersey Gateway Bridge"}) {
    const auto links = map->network.links_named(name, start->point, Metres{1e5});
    REQUIRE_FALSE(links.empty());
    for (const LinkId link : links) shut.close(link);
  }
  const RouteQuery query{start->position, start->position, {Profile::FireAppliance, Urgency::Responding}};
  const CellArea usual(map->network, router.reach(query, std::chrono::minutes{10}));
  const CellArea cut(map->network, router.reach(query, std::chrono::minutes{10}, shut));
  const GridPoint widnes = map->network.nearest_connected(map->find_place("widnes-fire-station")->at)->point;
  CHECK(usual.contains(widnes));
  CHECK_FALSE(cut.contains(widnes));
  CHECK(usual.without(cut).contains(widnes));
  CHECK(cut.without(usual).size_m2() == 0.0);
  check_parts(usual);
  check_parts(cut);
  check_parts(usual.without(cut));
}
