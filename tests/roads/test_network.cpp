#include <cmath>

#include <catch2/catch.hpp>

#include "sim/base/random.hpp"
#include "tests/roads/ascii_map.hpp"

using namespace tocsin;
using namespace tocsin::roads;

namespace {

/// Nearest by looking at every link.
NearestRoad nearest_by_looking(const Network& network, GridPoint p) {
  NearestRoad best{{}, {}, Metres{1e300}};
  for (std::size_t i = 0; i < network.links().size(); ++i) {
    const Link& link = network.links()[i];
    for (std::size_t s = 1; s < link.line.size(); ++s) {
      const Foot foot = foot_on_segment(p, link.line[s - 1], link.line[s]);
      if (foot.away < best.away) best = {{id_of<LinkTag>(i), 0.0}, foot.point, foot.away};
    }
  }
  return best;
}

}  // namespace

TEST_CASE("a two-way link is two arcs and a one-way link is one") {
  const Town t = town("A--B->-C");
  REQUIRE(t.network.arcs().size() == 3);
  CHECK(t.network.arc_of(t.link("AB"), Direction::Forward) == ArcId{0});
  CHECK(t.network.arc_of(t.link("AB"), Direction::Backward) == ArcId{1});
  CHECK(t.network.arc_of(t.link("BC"), Direction::Forward) == ArcId{2});
  CHECK_FALSE(t.network.arc_of(t.link("BC"), Direction::Backward));
}

TEST_CASE("the arcs at a junction are those that leave it and those that arrive") {
  const Town t = town(
      "A--B->-C\n"
      "   ^    \n"
      "   D    ");
  const auto out = t.network.arcs_out(t.junctions.at('B'));
  const auto in = t.network.arcs_in(t.junctions.at('B'));
  REQUIRE(out.size() == 2);
  REQUIRE(in.size() == 2);
  for (const ArcId id : out) CHECK(t.network.arc(id).from == t.junctions.at('B'));
  for (const ArcId id : in) CHECK(t.network.arc(id).to == t.junctions.at('B'));
}

TEST_CASE("a length below the drawn line is raised to it, so that no link is a short cut") {
  const std::vector<Junction> junctions = {{{350000.0, 380000.0}}, {{350300.0, 380400.0}}};
  Link link;
  link.from = {0};
  link.to = {1};
  link.length_m = 10.0;
  link.line = {junctions[0].at, junctions[1].at};
  const Network network(junctions, {link});
  CHECK(network.links()[0].length_m == 500.0);
}

TEST_CASE("a position is spread over the drawn line in proportion to the measured length") {
  const std::vector<Junction> junctions = {{{350000.0, 380000.0}}, {{350100.0, 380100.0}}};
  Link link;
  link.from = {0};
  link.to = {1};
  link.length_m = 400.0;  // drawn: 200 m, east then north
  link.line = {junctions[0].at, {350100.0, 380000.0}, junctions[1].at};
  const Network network(junctions, {link});
  CHECK(network.point_at({{0}, 100.0}) == GridPoint{350050.0, 380000.0});
  CHECK(network.point_at({{0}, 300.0}) == GridPoint{350100.0, 380050.0});
  CHECK(network.point_at({{0}, -5.0}) == junctions[0].at);
  CHECK(network.point_at({{0}, 1e9}) == junctions[1].at);
  CHECK(network.bearing_at({{0}, 100.0}, Direction::Forward).value == 90.0);
  CHECK(network.bearing_at({{0}, 100.0}, Direction::Backward).value == 270.0);
  CHECK(network.bearing_at({{0}, 300.0}, Direction::Forward).value == 0.0);
}

TEST_CASE("the nearest road is the one that a look at every road finds") {
  const Town t = town(
      "A-------B----C\n"
      "|       |     \n"
      "|   D---E     \n"
      "|       |     \n"
      "F-------G----H");
  RandomStream random({7, 0}, "test", "points");
  for (int i = 0; i < 500; ++i) {
    // From well inside to far outside the drawn box.
    const GridPoint p = {349000.0 + 4000.0 * random.uniform(), 382600.0 + 3000.0 * random.uniform()};
    const auto found = t.network.nearest(p);
    const NearestRoad expected = nearest_by_looking(t.network, p);
    REQUIRE(found);
    CHECK(found->away.value == expected.away.value);
    CHECK(found->position.link == expected.position.link);
    CHECK(distance(t.network.point_at(found->position), found->point).value < 1e-6);
  }
}

TEST_CASE("a point tens of kilometres off still has its nearest road") {
  const Town t = town("A--B");
  const auto found = t.network.nearest({300000.0, 384000.0});
  REQUIRE(found);
  CHECK(found->away.value == 50000.0);
  CHECK(found->position == RoadPosition{{0}, 0.0});
}

TEST_CASE("a network without links has no nearest road") {
  CHECK_FALSE(Network().nearest({350000.0, 380000.0}));
  CHECK_FALSE(Network().nearest_connected({350000.0, 380000.0}));
}

TEST_CASE("the connected part is the largest in which every junction leads to every other") {
  const Town t = town(
      "A---B->-C---D\n"
      "|   |        \n"
      "E---F        ");
  CHECK(t.network.is_connected(t.link("AB")));
  CHECK(t.network.is_connected(t.link("EF")));
  CHECK_FALSE(t.network.is_connected(t.link("BC")));
  CHECK_FALSE(t.network.is_connected(t.link("CD")));
  const auto near_d = t.network.nearest_connected(t.network.junction(t.junctions.at('D')).at);
  REQUIRE(near_d);
  CHECK(near_d->point == t.network.junction(t.junctions.at('B')).at);
  CHECK(near_d->away.value == 800.0);
}

TEST_CASE("links are found by name or number near a point, and only there") {
  Town t = town("A---B---C---D");
  std::vector<Link> links(t.network.links().begin(), t.network.links().end());
  links[0].name = "Mill Lane";
  links[1].ref = "B5178";
  links[2].name = "Mill Lane";
  const Network network({t.network.junctions().begin(), t.network.junctions().end()}, links);
  const GridPoint a = network.junctions()[0].at;
  CHECK(network.links_named("mill LANE", a, Metres{100.0}) == std::vector<LinkId>{{0}});
  CHECK(network.links_named("Mill Lane", a, Metres{800.0}) == std::vector<LinkId>{{0}, {2}});
  CHECK(network.links_named("b5178", a, Metres{400.0}) == std::vector<LinkId>{{1}});
  CHECK(network.links_named("Mill", a, Metres{9000.0}).empty());
  CHECK(network.links_named("", a, Metres{9000.0}).empty());
  CHECK(network.road_names() == std::vector<std::string>{"B5178", "Mill Lane"});
}

TEST_CASE("links that cross, touch or lie inside an area are found") {
  const Town t = town(
      "A---B---C\n"
      "|       |\n"
      "D-------E");
  const GridPoint b = t.network.junction(t.junctions.at('B')).at;
  const std::vector<GridPoint> round_b = {b + GridPoint{-50, -50}, b + GridPoint{50, -50},
                                          b + GridPoint{50, 50}, b + GridPoint{-50, 50}};
  CHECK(t.network.links_meeting(round_b) == std::vector<LinkId>{t.link("AB"), t.link("BC")});
  // A strip between two junctions holds no end of any link.
  const std::vector<GridPoint> strip = {b + GridPoint{100, -20}, b + GridPoint{150, -20},
                                        b + GridPoint{150, 20}, b + GridPoint{100, 20}};
  CHECK(t.network.links_meeting(strip) == std::vector<LinkId>{t.link("BC")});
}
