#include <cmath>

#include <catch2/catch.hpp>

#include "sim/base/random.hpp"
#include "sim/roads/routing.hpp"
#include "tests/roads/ascii_map.hpp"
#include "tests/roads/reference_router.hpp"
#include "tests/roads/steady.hpp"

using namespace tocsin;
using namespace tocsin::roads;

namespace {

std::string driven(const Town& t, RoadPosition from, RoadPosition to,
                   std::optional<Direction> heading = std::nullopt,
                   ClosedStart closed_start = ClosedStart::Stay) {
  Driver driver(t.network);
  return t.driven(driver.router.route({from, to, car, heading, closed_start}, t.state));
}

}  // namespace

TEST_CASE("the shorter way is taken") {
  const Town t = town(
      "A---B---C\n"
      "|       |\n"
      "|       |\n"
      "D-------E");
  CHECK(driven(t, t.at('A'), t.at('C')) == "AB BC");
  CHECK(driven(t, t.at('D'), t.at('B')) == "DA AB");
  CHECK(driven(t, t.at('B'), t.at('E')) == "BC CE");
}

TEST_CASE("a longer motorway beats a shorter road") {
  const Town t = town(
      "A=====B\n"
      ":     :\n"
      "C-----D");
  CHECK(driven(t, t.at('C'), t.at('D')) == "CA AB BD");
}

TEST_CASE("a one-way road is driven one way only") {
  const Town t = town(
      "A->-B\n"
      "|   |\n"
      "C---D");
  CHECK(driven(t, t.at('A'), t.at('B')) == "AB");
  CHECK(driven(t, t.at('B'), t.at('A')) == "BD DC CA");
  CHECK(driven(t, t.at("AB", 250.0), t.at("AB", 150.0)) == "AB BD DC CA AB");
}

TEST_CASE("a closed road is never on a route") {
  const Town t = town(
      "A-#-B\n"
      "|   |\n"
      "C---D");
  CHECK(driven(t, t.at('A'), t.at('B')) == "AC CD DB");
  const Town cut = town("A-#-B---C");
  CHECK(driven(cut, cut.at('A'), cut.at('C')) == "none");
  CHECK(driven(cut, cut.at('A'), cut.at("AB", 200.0)) == "none");
}

TEST_CASE("a road can be closed one way") {
  Town t = town(
      "A---B\n"
      "|   |\n"
      "C---D");
  t.state.close(t.link("AB"), t.towards("AB"));
  CHECK(driven(t, t.at('A'), t.at('B')) == "AC CD DB");
  CHECK(driven(t, t.at('B'), t.at('A')) == "BA");
  t.state.open(t.link("AB"));
  CHECK(driven(t, t.at('A'), t.at('B')) == "AB");
}

TEST_CASE("the end of a closed road is a junction, which other roads may lead to and from") {
  const Town t = town("A---B-#-C");
  CHECK(driven(t, t.at('A'), t.at("BC", 0.0)) == "AB");
  CHECK(driven(t, t.at("BC", 0.0), t.at('A')) == "BA");
}

TEST_CASE("a vehicle caught on a closed road drives off it only where it may") {
  const Town t = town("A-#-B---C");
  CHECK(driven(t, t.at("AB", 100.0), t.at('C')) == "none");
  CHECK(driven(t, t.at("AB", 100.0), t.at('C'), std::nullopt, ClosedStart::DriveOff) == "AB BC");
  CHECK(driven(t, t.at('C'), t.at("AB", 100.0), std::nullopt, ClosedStart::DriveOff) == "none");
  CHECK(driven(t, t.at("AB", 100.0), t.at("AB", 200.0), std::nullopt, ClosedStart::DriveOff) == "none");
}

TEST_CASE("an avoided road is kept clear of, however long the way round") {
  const Town t = town(
      "A-~-B\n"
      "|   |\n"
      "|   |\n"
      "|   |\n"
      "C---D");
  CHECK(driven(t, t.at('A'), t.at('B')) == "AC CD DB");
}

TEST_CASE("an avoided road is used where nothing else leads there, as little as can be, and said") {
  const Town t = town(
      "A-~-B----~----D\n"
      "    |         |\n"
      "    |         |\n"
      "    C--~--E---F");
  Driver driver(t.network);
  const auto route = driver.router.route({t.at('A'), t.at('D'), car}, t.state);
  REQUIRE(route);
  CHECK(t.driven(route) == "AB BC CE EF FD");
  CHECK(route->through_avoided);
  std::string avoided;
  for (const Leg& leg : route->legs) avoided += leg.avoided ? '~' : '-';
  CHECK(avoided == "~-~--");
  const auto clear = driver.router.route({t.at('E'), t.at('D'), car}, t.state);
  REQUIRE(clear);
  CHECK_FALSE(clear->through_avoided);
}

TEST_CASE("a moving vehicle keeps its direction to the next junction and may turn round there") {
  const Town t = town(
      "A------B\n"
      "|      |\n"
      "C--D---E");
  const RoadPosition mid = t.at("AB", 100.0);
  CHECK(driven(t, mid, t.at('A')) == "BA");
  CHECK(driven(t, mid, t.at('A'), t.towards("AB")) == "AB BA");
  CHECK(driven(t, mid, t.at("AB", 50.0), t.towards("AB")) == "AB BA");
  CHECK(driven(t, mid, t.at("AB", 300.0), t.towards("AB")) == "AB");
  CHECK(driven(t, mid, t.at("AB", 300.0), t.towards("BA")) == "BA AB");
}

TEST_CASE("of two equal ways the one with the lower arcs, read from the goal, is taken") {
  const Town t = town(
      "A---B\n"
      "|   |\n"
      "C---D");
  // Into D lead BD (arc 4) and CD (arc 6); into A lead BA (arc 1) and CA (arc 3).
  CHECK(driven(t, t.at('A'), t.at('D')) == "AB BD");
  CHECK(driven(t, t.at('D'), t.at('A')) == "DB BA");
}

TEST_CASE("the legs follow on from each other in place and time and add up to the total") {
  const Town t = town(
      "A--B-->--C\n"
      "|  |     |\n"
      "D--E--F--G");
  Driver driver(t.network);
  const auto route = driver.router.route({t.at("AD", 40.0), t.at("CG", 30.0), car}, t.state);
  REQUIRE(route);
  Duration sum{0};
  double length_m = 0.0;
  for (std::size_t i = 0; i < route->legs.size(); ++i) {
    const Leg& leg = route->legs[i];
    CHECK(leg.enter == sum);
    CHECK(leg.leave - leg.enter ==
          time_along(driver.model, t.network.link(leg.link), std::abs(leg.to_m - leg.from_m), car));
    sum = leg.leave;
    length_m += std::abs(leg.to_m - leg.from_m);
    if (i > 0) {
      CHECK(t.network.arc(route->legs[i - 1].arc).to == t.network.arc(leg.arc).from);
    }
  }
  CHECK(route->total == sum);
  CHECK(route->length.value == Approx(length_m));
  CHECK(driver.router.time({t.at("AD", 40.0), t.at("CG", 30.0), car}, t.state) == route->total);
}

TEST_CASE("a router gives the same answer after other questions as when it was new") {
  const Town t = town(
      "A--B--C\n"
      "|  |  |\n"
      "D--E--F");
  const RouteQuery query{t.at('A'), t.at('F'), car};
  Driver used(t.network);
  const auto first = used.router.route(query, t.state);
  RoadState closed = t.state;
  closed.close(t.link("AB"));
  CHECK(used.router.route(query, closed) != first);
  CHECK(used.router.route({t.at('F'), t.at('D'), {Profile::Police, Urgency::Responding}}, t.state));
  CHECK(used.router.route(query, t.state) == first);
}

TEST_CASE("on random towns the route is the one that a plain search finds, arc for arc") {
  // Equal squares: most pairs have many equally quick routes, so this is a test of the tie-break too.
  const Town t = town(
      "A--B--C--D\n"
      "|  |  v  |\n"
      "E--F--G--H\n"
      "|  ^  |  |\n"
      "I--J->K--L\n"
      "|  |  |  |\n"
      "M--N--O--P");
  Driver driver(t.network);
  RandomStream random({11, 0}, "test", "towns");
  int found = 0;
  for (int i = 0; i < 2000; ++i) {
    RoadState state;
    for (std::size_t l = 0; l < t.network.links().size(); ++l) {
      const double draw = random.uniform();
      if (draw < 0.10) state.close(id_of<LinkTag>(l));
      if (draw > 0.85) state.avoid(id_of<LinkTag>(l));
      if (draw > 0.40 && draw < 0.45) state.close(id_of<LinkTag>(l), Direction::Forward);
    }
    const auto pick = [&] { return static_cast<char>('A' + static_cast<int>(random() % 16)); };
    const char from = pick();
    const char to = pick();
    if (from == to) continue;
    const auto route = driver.router.route({t.at(from), t.at(to), car}, state);
    const auto expected = reference_route(t.network, driver.model, t.junctions.at(from), t.junctions.at(to),
                                          car, std::nullopt, state);
    REQUIRE(route.has_value() == expected.has_value());
    if (!route) continue;
    ++found;
    std::vector<ArcId> arcs;
    std::int64_t avoided_ms = 0;
    for (const Leg& leg : route->legs) {
      arcs.push_back(leg.arc);
      avoided_ms += leg.avoided ? (leg.leave - leg.enter).count() : 0;
    }
    CHECK(arcs == expected->arcs);
    CHECK(std::pair(avoided_ms, route->total.count()) == expected->cost);
    CHECK(route->through_avoided == (avoided_ms > 0));
  }
  CHECK(found > 1000);
}
