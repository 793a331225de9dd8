// The default map itself: that it opens, is what it says, and that known journeys on it are as long as
// they are on the ground.
#include <algorithm>
#include <cmath>
#include <set>

#include <catch2/catch.hpp>

#include "sim/base/random.hpp"
#include "sim/roads/map.hpp"
#include "sim/roads/routing.hpp"
#include "tests/roads/reference_router.hpp"
#include "tests/roads/same_answers.hpp"

using namespace tocsin;
using namespace tocsin::roads;

namespace {

const Travel appliance{Profile::FireAppliance, Urgency::Responding};
const TravelModel model = default_travel_model();

Map halton() {
  auto map = open_map(TOCSIN_ROOT "/maps/halton");
  if (!map) FAIL(format(map.error()));
  return std::move(*map);
}

RoadPosition at(const Map& map, std::string_view place) {
  const KnownPlace* found = map.find_place(place);
  REQUIRE(found);
  const auto road = map.network.nearest_connected(found->at);
  REQUIRE(road);
  return road->position;
}

Route drive(Router& router, const Map& map, std::string_view from, std::string_view to,
            const RoadState& state = {}) {
  const auto route = router.route({at(map, from), at(map, to), appliance}, state);
  REQUIRE(route);
  return *route;
}

bool drives_over(const Map& map, const Route& route, std::string_view name) {
  return std::any_of(route.legs.begin(), route.legs.end(),
                     [&](const Leg& leg) { return map.network.link(leg.link).name == name; });
}

}  // namespace

TEST_CASE("the Halton map opens and holds what its notes say") {
  const Map map = halton();
  CHECK(map.network.junctions().size() == 2372);
  CHECK(map.network.links().size() == 3233);
  double total_m = 0.0;
  for (const Link& link : map.network.links()) total_m += link.length_m;
  CHECK(total_m / 1000.0 == Approx(654.0).epsilon(0.005));
  CHECK(map.population.size() == 79);
  int residents = 0;
  for (const PopulationArea& area : map.population) residents += area.residents;
  CHECK(residents == 129'759);
  CHECK(map.receptors.size() == 139);
  CHECK(map.places.size() == 49);
  CHECK(map.settlements.size() == 104);
  CHECK(map.areas.size() == 358);
  CHECK(map.lines.size() == 201);
  CHECK(map.licence == "ODbL 1.0");
  CHECK(map.credits.front() == "© OpenStreetMap contributors, ODbL 1.0");
  for (const Junction& junction : map.network.junctions()) CHECK(map.bounds.contains(junction.at));
}

TEST_CASE("grid positions in the Halton map are those of this program's own projection") {
  // Latitudes as published with the fire stations and for the council's headquarters.
  const Map map = halton();
  const GridProjection projection;
  const auto off = [&](std::string_view id, LatLon where) {
    return distance(map.find_place(id)->at, projection.to_grid(where)).value;
  };
  CHECK(off("runcorn-fire-station", {53.32938, -2.73074}) < 1.0);
  CHECK(off("widnes-fire-station", {53.36032, -2.73114}) < 1.0);
  CHECK(off("winsford-fire-station", {53.19357, -2.52698}) < 1.0);
  CHECK(off("royal-liverpool-hospital", {53.40951, -2.96481}) < 1.0);
}

TEST_CASE("no link of the Halton map shortens a distance") {
  const Map map = halton();
  for (const Arc& arc : map.network.arcs()) {
    const double straight_m =
        distance(map.network.junction(arc.from).at, map.network.junction(arc.to).at).value;
    CHECK(map.network.link(arc.link).length_m >= straight_m - 1e-6);
  }
}

TEST_CASE("the known journeys in Halton are as long as on the ground") {
  const Map map = halton();
  Router router(map.network, map.index, model);
  const Route widnes = drive(router, map, "runcorn-fire-station", "widnes-fire-station");
  CHECK(widnes.length.value == Approx(4600.0).epsilon(0.04));
  CHECK(drives_over(map, widnes, "Silver Jubilee Bridge"));
  const Route works = drive(router, map, "runcorn-fire-station", "ineos-inovyn-runcorn");
  CHECK(works.length.value == Approx(3100.0).epsilon(0.04));
  const Route hospital = drive(router, map, "runcorn-fire-station", "warrington-hospital");
  CHECK(hospital.length.value == Approx(14'500.0).epsilon(0.04));
}

TEST_CASE("closing the Silver Jubilee Bridge sends the crews over the Mersey Gateway") {
  const Map map = halton();
  Router router(map.network, map.index, model);
  RoadState state;
  const GridPoint bridge = map.find_place("silver-jubilee-bridge")->at;
  const auto links = map.network.links_named("Silver Jubilee Bridge", bridge, Metres{200.0});
  REQUIRE_FALSE(links.empty());
  for (const LinkId id : links) state.close(id);
  const Route open = drive(router, map, "runcorn-fire-station", "widnes-fire-station");
  const Route closed = drive(router, map, "runcorn-fire-station", "widnes-fire-station", state);
  CHECK_FALSE(drives_over(map, closed, "Silver Jubilee Bridge"));
  CHECK(drives_over(map, closed, "Mersey Gateway Bridge"));
  CHECK(closed.total > open.total);

  // With both shut there is no way over the river inside the borough: only the long way by Warrington.
  const GridPoint gateway = map.find_place("mersey-gateway")->at;
  for (const LinkId id : map.network.links_named("Mersey Gateway Bridge", gateway, Metres{200.0}))
    state.close(id);
  const Route round = drive(router, map, "runcorn-fire-station", "widnes-fire-station", state);
  CHECK_FALSE(drives_over(map, round, "Mersey Gateway Bridge"));
  CHECK(round.length.value > 20'000.0);
}

TEST_CASE("a place in the borough is near a road that leads everywhere") {
  const Map map = halton();
  for (const KnownPlace& place : map.places) {
    if (!map.bounds.contains(place.at)) continue;
    const auto road = map.network.nearest_connected(place.at);
    REQUIRE(road);
    INFO(place.id);
    CHECK(road->away.value < 700.0);
  }
}

TEST_CASE("every two connected places in the borough have a route either way") {
  const Map map = halton();
  Router router(map.network, map.index, model);
  std::vector<RoadPosition> positions;
  for (const KnownPlace& place : map.places) {
    if (map.bounds.contains(place.at)) positions.push_back(at(map, place.id));
  }
  for (const RoadPosition from : positions) {
    for (const RoadPosition to : positions) {
      CHECK(router.time({from, to, appliance}).has_value());
    }
  }
}

TEST_CASE("ids in the Halton map are unique") {
  const Map map = halton();
  std::set<std::string> ids;
  for (const KnownPlace& place : map.places) CHECK(ids.insert(place.id).second);
  for (const Receptor& receptor : map.receptors) CHECK(ids.insert(receptor.id).second);
}

TEST_CASE("with random closures a Halton route is the plain search's, and drives nothing closed") {
  const Map map = halton();
  const Network& network = map.network;
  Router router(network, map.index, model);
  RandomStream random({3, 0}, "test", "halton");
  int found = 0;
  for (int i = 0; i < 150; ++i) {
    RoadState state;
    for (std::size_t l = 0; l < network.links().size(); ++l) {
      const double draw = random.uniform();
      if (draw < 0.02) state.close(id_of<LinkTag>(l));
      if (draw > 0.98) state.avoid(id_of<LinkTag>(l));
      if (draw > 0.50 && draw < 0.51) state.close(id_of<LinkTag>(l), Direction::Backward);
    }
    const Travel travel{static_cast<Profile>(random() % profile_count),
                        static_cast<Urgency>(random() % urgency_count)};
    const JunctionId from = some_junction(network, random);
    const JunctionId to = some_junction(network, random);
    if (from == to) continue;
    const auto route = router.route({at_junction(network, from), at_junction(network, to), travel}, state);
    const auto expected = reference_route(network, model, from, to, travel, std::nullopt, state);
    REQUIRE(route.has_value() == expected.has_value());
    if (!route) continue;
    ++found;
    std::vector<ArcId> arcs;
    Duration sum{0};
    for (const Leg& leg : route->legs) {
      arcs.push_back(leg.arc);
      CHECK_FALSE(state.is_closed(leg.link, leg.direction));
      CHECK_FALSE((network.link(leg.link).one_way && leg.direction == Direction::Backward));
      CHECK(leg.enter == sum);
      sum = leg.leave;
    }
    CHECK(arcs == expected->arcs);
    CHECK(sum == route->total);
    CHECK(route->total.count() == expected->cost.second);
    CHECK(route->through_avoided == (expected->cost.first > 0));
  }
  CHECK(found > 100);
}

TEST_CASE("ten thousand quick answers in Halton, with closures, are those of Dijkstra's algorithm") {
  Driver driver(halton().network, default_travel_model());
  RandomStream random({51, 0}, "test", "halton");
  check_plain(driver, random, 200, 50);
}

TEST_CASE("thousands of routes by roads of last resort in Halton are those of Dijkstra's algorithm") {
  Driver driver(halton().network, default_travel_model());
  RandomStream random({52, 0}, "test", "halton");
  CHECK(check_last_resort(driver, random, 150, 20) > 2'000);
}

TEST_CASE("going on from anywhere on a route takes no longer than staying on it") {
  const Map map = halton();
  Router router(map.network, map.index, model);
  const RouteQuery query{at(map, "frodsham-fire-station"), at(map, "lanxess-widnes"), appliance};
  const auto route = router.route(query);
  REQUIRE(route);
  for (Duration after{0}; after < route->total; after += Duration{7'001}) {
    const OnRoute on = on_route_after(*route, after);
    RouteQuery rest = query;
    rest.from = on.position;
    rest.heading = on.heading;
    rest.held = on.held;
    const auto time = router.time(rest);
    REQUIRE(time);
    // A position is rounded to a decimetre, half of which takes some milliseconds.
    CHECK(*time <= route->total - after + Duration{15});
    CHECK(*time >= route->total - after - Duration{15});
  }
}
