#include <cmath>

#include <catch2/catch.hpp>

#include "sim/roads/routing.hpp"
#include "tests/roads/ascii_map.hpp"
#include "tests/roads/steady.hpp"

using namespace tocsin;
using namespace tocsin::roads;

namespace {

Route route_of(const Town& t, RoadPosition from, RoadPosition to) {
  Driver driver(t.network);
  const auto route = driver.router.route({from, to, car}, t.state);
  REQUIRE(route);
  return *route;
}

}  // namespace

TEST_CASE("a vehicle is where its route says, at the start, on the way and at the end") {
  const Town t = town("A--B--C");
  const Route route = route_of(t, t.at("AB", 100.0), t.at("BC", 200.0));
  REQUIRE(route.total == Duration{30'000});
  CHECK(position_after(route, Duration{-5}) == t.at("AB", 100.0));
  CHECK(position_after(route, Duration{0}) == t.at("AB", 100.0));
  CHECK(position_after(route, Duration{7'500}) == t.at("AB", 200.0));
  CHECK(position_after(route, Duration{22'500}) == t.at("BC", 100.0));
  CHECK(position_after(route, Duration{30'000}) == t.at("BC", 200.0));
  CHECK(position_after(route, Duration{999'000}) == t.at("BC", 200.0));
  CHECK(point_after(t.network, route, Duration{22'500}) == t.network.point_at(t.at("BC", 100.0)));
}

TEST_CASE("at a junction a vehicle is on the leg that it enters") {
  const Town t = town("A--B--C");
  const Route route = route_of(t, t.at('A'), t.at('C'));
  const OnRoute at_b = on_route_after(route, route.legs[0].leave);
  CHECK(at_b.leg == 1U);
  CHECK(at_b.position == t.at("BC", 0.0));
  CHECK(at_b.heading == t.towards("BC"));
  CHECK(on_route_after(route, route.legs[0].leave - Duration{1}).leg == 0U);
}

TEST_CASE("a vehicle that drives against a link's own direction counts down along it") {
  const Town t = town("A--B");
  const Route route = route_of(t, t.at('B'), t.at('A'));
  const OnRoute halfway = on_route_after(route, Duration{11'250});
  CHECK(halfway.heading == Direction::Backward);
  CHECK(halfway.position == RoadPosition{t.link("AB"), 150.0});
}

TEST_CASE("a vehicle that has arrived has a last leg but no heading") {
  const Town t = town("A--B");
  const Route route = route_of(t, t.at('A'), t.at('B'));
  const OnRoute end = on_route_after(route, route.total);
  CHECK(end.leg == 0U);
  CHECK_FALSE(end.heading);
}

TEST_CASE("positions on the way are whole decimetres and stay on the link") {
  const Town t = town("A--B--C");
  const Route route = route_of(t, t.at('A'), t.at('C'));
  for (Duration after{0}; after <= route.total; after += Duration{37}) {
    const RoadPosition p = position_after(route, after);
    CHECK(std::abs(p.along_m * 10.0 - std::round(p.along_m * 10.0)) < 1e-9);
    CHECK(p.along_m >= 0.0);
    CHECK(p.along_m <= t.network.link(p.link).length_m);
  }
}

TEST_CASE("a route to where one stands has no legs and takes no time") {
  const Town t = town("A--B--C");
  const Route route = route_of(t, t.at("AB", 50.0), t.at("AB", 50.0));
  CHECK(route.legs.empty());
  CHECK(route.total == Duration{0});
  CHECK(position_after(route, Duration{10}) == t.at("AB", 50.0));
  CHECK_FALSE(on_route_after(route, Duration{0}).leg);
  CHECK(timed_line(t.network, route).size() == 1);
  CHECK(roads_along(t.network, route).empty());
}

TEST_CASE("the drawn route bends with the road and its times never fall") {
  const std::vector<Junction> junctions = {{{350000.0, 380000.0}}, {{350300.0, 380000.0}}};
  Link link;
  link.from = {0};
  link.to = {1};
  link.road_class = RoadClass::Primary;
  link.line = {junctions[0].at, {350000.0, 380100.0}, {350300.0, 380100.0}, junctions[1].at};
  const Network network(junctions, {link});
  Driver driver(network);

  SECTION("with the link") {
    const auto route = driver.router.route({{{0}, 50.0}, {{0}, 500.0}, car});
    REQUIRE(route);
    const auto line = timed_line(network, *route);
    REQUIRE(line.size() == 4);
    CHECK(line[0].at == GridPoint{350000.0, 380050.0});
    CHECK(line[1].at == GridPoint{350000.0, 380100.0});
    CHECK(line[2].at == GridPoint{350300.0, 380100.0});
    CHECK(line[3].at == junctions[1].at);
    CHECK(line[1].after == Duration{3'750});
    CHECK(line[2].after == Duration{26'250});
    CHECK(line[3].after == Duration{33'750});
  }
  SECTION("against it") {
    const auto route = driver.router.route({{{0}, 450.0}, {{0}, 100.0}, car});
    REQUIRE(route);
    const auto line = timed_line(network, *route);
    REQUIRE(line.size() == 3);
    CHECK(line[0].at == GridPoint{350300.0, 380050.0});
    CHECK(line[1].at == GridPoint{350300.0, 380100.0});
    CHECK(line[2].at == GridPoint{350000.0, 380100.0});
    CHECK(line[1].after == Duration{3'750});
  }
}

TEST_CASE("the roads of a route are merged, and links without a name belong to the road before them") {
  const Town plain = town("A--B--C--D--E--F");
  std::vector<Link> links(plain.network.links().begin(), plain.network.links().end());
  links[1].name = "Mill Lane";
  links[2].name = "Mill Lane";
  links[4].ref = "A557";
  Town t = plain;
  t.network = Network({plain.network.junctions().begin(), plain.network.junctions().end()}, links);
  const auto roads = roads_along(t.network, route_of(t, t.at('A'), t.at('F')));
  REQUIRE(roads.size() == 2);
  CHECK(roads[0].name == "Mill Lane");
  CHECK(roads[0].length.value == 1200.0);
  CHECK(roads[1].ref == "A557");
  CHECK(roads[1].length.value == 300.0);
}
