#include <catch2/catch.hpp>

#include "sim/roads/retime.hpp"
#include "tests/roads/ascii_map.hpp"
#include "tests/roads/steady.hpp"

using namespace tocsin;
using namespace tocsin::roads;
using namespace std::chrono_literals;

namespace {

Town crossroads() {
  return town(
      "A-----B-----C\n"
      "      |     |\n"
      "      D-----E");
}

/// From A to E with waits and turns as they are by default.
Route some_route(Driver& driver, const Town& town) {
  const auto route = driver.router.route({.from = town.at('A'), .to = town.at('E'), .travel = car});
  REQUIRE(route);
  return *route;
}

}  // namespace

TEST_CASE("what is left of a route takes what was left of it, at every moment") {
  const Town town = crossroads();
  Driver driver(town.network, default_travel_model());
  const Route route = some_route(driver, town);
  for (Duration after{0}; after < route.total; after += 137ms) {
    const Route rest = rest_of(route, after);
    REQUIRE(rest.total == route.total - after);
    REQUIRE(rest.to == route.to);
    REQUIRE(rest.legs.front().enter == 0ms);
    REQUIRE(rest.legs.back().leave == rest.total);
    for (const Duration later : {Duration{0}, Duration{400}, Duration{3000}}) {
      const auto one = on_route_after(route, after + later);
      const auto other = on_route_after(rest, later);
      REQUIRE(one.position.link == other.position.link);
      REQUIRE(one.heading == other.heading);
      REQUIRE(std::abs(one.position.along_m - other.position.along_m) <= 0.2);
      REQUIRE(one.held == other.held);
    }
  }
}

TEST_CASE("of a driven route nothing is left") {
  const Town town = crossroads();
  Driver driver(town.network);
  const Route route = some_route(driver, town);
  const Route rest = rest_of(route, route.total);
  CHECK(rest.legs.empty());
  CHECK(rest.total == 0ms);
  CHECK(rest.from == route.to);
}

TEST_CASE("roads in the same state leave a route as it is") {
  const Town town = crossroads();
  Driver driver(town.network, default_travel_model());
  const Route route = some_route(driver, town);
  CHECK(retimed(route, {}, town.state) == route);
}

TEST_CASE("a slower link is slower to drive, and nothing else changes but the time of what comes after") {
  const Town town = crossroads();
  Driver driver(town.network);
  const Route route = some_route(driver, town);
  REQUIRE(town.driven(route) == "AB BC CE");
  RoadState slow;
  slow.slow(town.link("BC"), 250);
  const Route slower = retimed(route, {}, slow);
  const Duration bridge = route.legs[1].leave - route.legs[1].enter;
  CHECK(slower.legs[0] == route.legs[0]);
  CHECK(slower.legs[1].leave - slower.legs[1].enter == bridge * 5 / 2);
  CHECK(slower.legs[2].enter == slower.legs[1].leave);
  CHECK(slower.total == route.total + bridge * 3 / 2);
  CHECK(retimed(slower, slow, {}) == route);
  // As the router would have it.
  const auto found =
      driver.router.route({.from = town.at('A'), .to = town.at("BC", 550.0), .travel = car}, slow);
  REQUIRE(found);
  CHECK(retimed(*found, slow, slow) == *found);
}

TEST_CASE("what is waited and turned is not slowed") {
  const Town town = crossroads();
  TravelModel model = steady_model();
  for (VehicleProfile& vehicle : model.vehicles) vehicle.turn_right = 9s;
  Driver driver(town.network, model);
  Route route = some_route(driver, town);
  route.legs[1].wait = 4s;
  route.legs[1].leave += 4s;
  route.legs[2].enter += 4s;
  route.legs[2].leave += 4s;
  route.total += 4s;
  RoadState slow;
  for (const Leg& leg : route.legs) slow.slow(leg.link, 300);
  Duration standing{0};
  for (const Leg& leg : route.legs) standing += leg.turn + leg.wait;
  REQUIRE(standing >= 4s);
  CHECK(retimed(route, {}, slow).total == (route.total - standing) * 3 + standing);
}

TEST_CASE("a change of pace on the way keeps what is driven, and what is left takes as long as by itself") {
  const Town town = crossroads();
  Driver driver(town.network, default_travel_model());
  const Route route = some_route(driver, town);
  RoadState slow;
  for (const Leg& leg : route.legs) slow.slow(leg.link, 250);
  for (Duration after{0}; after < route.total; after += 137ms) {
    const Route changed = retimed(route, {}, slow, after);
    REQUIRE(changed.total == after + retimed(rest_of(route, after), {}, slow).total);
    REQUIRE(changed.legs.back().leave == changed.total);
    for (std::size_t i = 1; i < changed.legs.size(); ++i)
      REQUIRE(changed.legs[i].enter == changed.legs[i - 1].leave);
    for (Duration then{0}; then <= after; then += 1s) {
      REQUIRE(
          distance(point_after(town.network, changed, then), point_after(town.network, route, then)).value <
          1e-6);
    }
    REQUIRE(point_after(town.network, changed, after) == point_after(town.network, route, after));
  }
}
