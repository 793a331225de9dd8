// What else bears on a route: turns, waits, what a vehicle may not or will not drive, traffic, and the
// questions that are asked about many places at once.
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/roads/ascii_map.hpp"
#include "tests/roads/random_queries.hpp"
#include "tests/roads/same_answers.hpp"
#include "tests/roads/steady.hpp"

using namespace tocsin;
using namespace tocsin::roads;
using Seconds = std::chrono::seconds;

namespace {

VehicleProfile& car_of(TravelModel& model) { return model.vehicles[static_cast<std::size_t>(Profile::Car)]; }

std::string driven(const Town& t, char from, char to, const TravelModel& model = steady_model()) {
  Driver driver(t.network, model);
  RouteQuery query{t.at(from), t.at(to), car};
  const auto route = driver.router.route(query, t.state);
  query.method = Method::Plain;
  CHECK(driver.router.route(query, t.state) == route);
  return t.driven(route);
}

/// The town with one of its links changed.
template <class Change>
Town with(Town t, std::string_view ends, Change change) {
  std::vector<Link> links(t.network.links().begin(), t.network.links().end());
  change(links[t.link(ends).index()]);
  t.network = Network({t.network.junctions().begin(), t.network.junctions().end()}, std::move(links));
  return t;
}

/// The town with traffic lights at those junctions.
Town with_lights(Town t, std::string_view at) {
  std::vector<Junction> junctions(t.network.junctions().begin(), t.network.junctions().end());
  for (const char letter : at) junctions[t.junctions.at(letter).index()].has_signals = true;
  t.network = Network(std::move(junctions), {t.network.links().begin(), t.network.links().end()});
  return t;
}

const char* const side_road =
    "A-B-C\n"
    "  |\n"
    "  D";

const char* const square =
    "A---B\n"
    "|   |\n"
    "C---D";

const char* const long_way_round =
    "A---B\n"
    "|   |\n"
    "|   |\n"
    "C---D";

}  // namespace

TEST_CASE("a banned turn is not made, and the way round it is found") {
  const char* const cross =
      "  B\n"
      "  |\n"
      "  |\n"
      "  |\n"
      "A-C-D\n"
      "  | |\n"
      "  E-F";
  CHECK(driven(town(cross), 'A', 'D') == "AC CD");
  // Into an arm and back out of it is a way too, where turning round at its end is not banned.
  CHECK(driven(town(cross, "ACD"), 'A', 'D') == "AC CE EC CD");
  CHECK(driven(town(cross, "ACD CEC"), 'A', 'D') == "AC CE EF FD");
  // Straight on, right and round banned, and no turning at the end of the arm to the left: no way.
  CHECK(driven(town(cross, "ACD ACE ACA CBC"), 'A', 'D') == "none");
}

TEST_CASE("a turn is banned one way only, and for those who come by that road") {
  const Town t = town(
      "A-C-D\n"
      "  |\n"
      "  E",
      "ACD");
  CHECK(driven(t, 'D', 'A') == "DC CA");
  CHECK(driven(t, 'E', 'D') == "EC CD");
}

TEST_CASE("a turn that takes long is worth a way round") {
  const Town t = town(
      "A-B-C\n"
      "  | |\n"
      "  D-E",
      "BCB");
  TravelModel model = steady_model();
  CHECK(driven(t, 'A', 'E', model) == "AB BC CE");
  car_of(model).turn_right = Seconds{1};
  CHECK(driven(t, 'A', 'E', model) == "AB BC CE");
  CHECK(driven(t, 'A', 'D', model) == "AB BD");
  car_of(model).turn_right = Seconds{31};
  CHECK(driven(t, 'A', 'D', model) == "AB BC CE ED");
}

TEST_CASE("a route's time is its driving, its turns and its waits, and a vehicle stands while it waits") {
  Town t = with_lights(town(side_road), "B");
  TravelModel model = steady_model();
  car_of(model).signals = Seconds{10};
  car_of(model).turn_right = Seconds{4};
  Driver driver(t.network, model);
  const auto route = driver.router.route({t.at('A'), t.at('D'), car});
  REQUIRE(route);
  // 200 m at 48 km/h take 15 s.
  CHECK(route->total == Seconds{15 + 10 + 4 + 15});
  CHECK(route->legs[0].wait == Seconds{10});
  CHECK(route->legs[1].turn == Seconds{4});
  CHECK(position_after(*route, Seconds{15}) == position_after(*route, Seconds{25} - Duration{1}));
  CHECK(position_after(*route, Seconds{25}) == position_after(*route, Seconds{29}));
  const OnRoute waiting = on_route_after(*route, Seconds{20});
  CHECK(waiting.held == Seconds{5});
  CHECK(on_route_after(*route, Seconds{26}).held == Seconds{3});
  CHECK(on_route_after(*route, Seconds{31}).held == Seconds{0});

  // Whoever asks again while it waits is not let off the rest of the wait.
  const RouteQuery again{waiting.position, t.at('D'), car, waiting.heading, ClosedStart::Stay, waiting.held};
  CHECK(driver.router.time(again) == route->total - Seconds{20});
}

TEST_CASE("what holds a vehicle that is already there counts as time and is not driven") {
  const Town t = town("A-B");
  Driver driver(t.network);
  const RouteQuery query{t.at('A'), t.at('A'), car, {}, {}, Seconds{7}};
  const auto route = driver.router.route(query);
  REQUIRE(route);
  CHECK(route->legs.empty());
  CHECK(route->total == Seconds{7});
}

TEST_CASE("a vehicle drives no road that it is too heavy, too high or too wide for") {
  const Town heavy = with(town(square), "AB", [](Link& link) { link.max_weight_t = 1.5; });
  const Town low = with(town(square), "AB", [](Link& link) { link.max_height_m = 1.5; });
  const Town narrow = with(town(square), "AB", [](Link& link) { link.max_width_m = 1.5; });
  for (const Town* t : {&heavy, &low, &narrow}) {
    CHECK(driven(*t, 'A', 'B') == "AC CD DB");
    Driver driver(t->network);
    CHECK_FALSE(driver.router.route({t->at("AC", 50.0), t->at("AB", 100.0), car}));
  }
}

TEST_CASE(
    "a private road is for those whom it is for, for its own ends, and where nothing else leads there") {
  const auto make_private = [](Link& link) { link.is_restricted = true; };
  const Town t = with(town(square), "AB", make_private);
  CHECK(driven(t, 'A', 'B') == "AC CD DB");
  Driver driver(t.network);
  const auto to_middle = driver.router.route({t.at('C'), t.at("AB", 100.0), car});
  REQUIRE(to_middle);
  CHECK(t.driven(to_middle) == "CA AB");
  const Travel pump{Profile::FireAppliance, Urgency::Responding};
  CHECK(t.driven(driver.router.route({t.at('A'), t.at('B'), pump})) == "AB");

  const Town only = with(town("C---A---B---D"), "AB", make_private);
  CHECK(driven(only, 'C', 'D') == "CA AB BD");
}

TEST_CASE("what a hazard on the road means is for the vehicle's profile to say") {
  Town t = town(long_way_round);
  t.state.avoid(t.link("AB"));
  TravelModel model = steady_model();
  CHECK(driven(t, 'A', 'B', model) == "AC CD DB");
  car_of(model).in_hazard = HazardRule::Ignore;
  CHECK(driven(t, 'A', 'B', model) == "AB");
  car_of(model).in_hazard = HazardRule::Penalise;
  // The way round is two and a half times as long.
  car_of(model).hazard_factor = 2.0;
  CHECK(driven(t, 'A', 'B', model) == "AB");
  car_of(model).hazard_factor = 3.0;
  CHECK(driven(t, 'A', 'B', model) == "AC CD DB");
}

TEST_CASE("a penalty steers and takes no time") {
  Town t = town("A---B");
  t.state.avoid(t.link("AB"));
  TravelModel model = steady_model();
  car_of(model).in_hazard = HazardRule::Penalise;
  car_of(model).hazard_factor = 5.0;
  Driver driver(t.network, model);
  const RouteQuery query{t.at('A'), t.at('B'), car};
  CHECK(driver.router.time(query, t.state) == Seconds{30});
  CHECK(driver.router.route(query, t.state)->total == Seconds{30});
  CHECK(driver.router.route(query, t.state)->through_avoided);
  const std::vector<RouteQuery> one{query};
  CHECK(driver.router.times_to_goal(one, t.state).front() == Seconds{30});
}

TEST_CASE("a forbidden hazard is never driven into, but driven out of") {
  Town t = town("A---B---C");
  t.state.avoid(t.link("AB"));
  TravelModel model = steady_model();
  car_of(model).in_hazard = HazardRule::Forbid;
  CHECK(driven(t, 'A', 'C', model) == "none");
  Driver driver(t.network, model);
  const auto out =
      driver.router.route({t.at("AB", 100.0), t.at('C'), car, {}, ClosedStart::DriveOff}, t.state);
  CHECK(t.driven(out) == "AB BC");
  CHECK_FALSE(driver.router.route({t.at("AB", 100.0), t.at('C'), car}, t.state));
  CHECK_FALSE(driver.router.route({t.at('C'), t.at("AB", 100.0), car, {}, ClosedStart::DriveOff}, t.state));
}

TEST_CASE("a slowed road takes longer, and is left for another where that is quicker") {
  Town t = town(long_way_round);
  t.state.slow(t.link("AB"), 200);
  Driver driver(t.network);
  CHECK(driver.router.time({t.at('A'), t.at('B'), car}, t.state) == Seconds{60});
  CHECK(driven(t, 'A', 'B') == "AB");
  t.state.slow(t.link("AB"), 300);
  CHECK(driven(t, 'A', 'B') == "AC CD DB");
  t.state.slow(t.link("AB"), 100);
  CHECK(t.state == RoadState{});
}

TEST_CASE("the hour's traffic is in a route's time") {
  const Town t = town("A---B");
  TravelModel model = steady_model();
  model.traffic[8] = 1.5;
  Driver driver(t.network, model);
  RouteQuery query{t.at('A'), t.at('B'), car};
  query.hour = HourOfWeek{8};
  CHECK(driver.router.time(query) == Seconds{45});
  query.hour = HourOfWeek{9};
  CHECK(driver.router.time(query) == Seconds{30});
}

TEST_CASE("costs brought from one state of the roads to another are those made for it") {
  const Town t = town(
      "A--B--C--D\n"
      "|  |  v  |\n"
      "E--F--G--H\n"
      "|  ^  |  |\n"
      "I--J->K--L");
  Driver used(t.network, default_travel_model());
  RandomStream random({5, 0}, "test", "states");
  for (int i = 0; i < 200; ++i) {
    const RoadState trouble = some_trouble(t.network, random, random() % 6);
    const RoadState state = in_smoke(trouble, t.network, random, random() % 8);
    Driver fresh(t.network, default_travel_model());
    for (const char from : {'A', 'G', 'L'}) {
      const RouteQuery query{t.at(from), t.at('F'), some_travel(random)};
      REQUIRE(used.router.route(query, state) == fresh.router.route(query, state));
    }
  }
}

TEST_CASE(
    "whatever a hazard means to a vehicle, private roads and smoke are driven as Dijkstra's algorithm says") {
  Town t = town(
      "A--B--C--D\n"
      "|  |  v  |\n"
      "E--F--G--H\n"
      "|  ^  |  |\n"
      "I--J->K--L");
  for (const char* const road : {"AB", "FG", "KL", "CD"})
    t = with(std::move(t), road, [](Link& link) { link.is_restricted = true; });
  RandomStream random({8, 0}, "test", "smoke");
  std::size_t found = 0;
  for (const HazardRule rule :
       {HazardRule::Avoid, HazardRule::Penalise, HazardRule::Forbid, HazardRule::Ignore}) {
    TravelModel model = steady_model();
    for (VehicleProfile& vehicle : model.vehicles) vehicle.in_hazard = rule, vehicle.hazard_factor = 7.5;
    Driver driver(t.network, model);
    const std::size_t found_before = found;
    found += check_last_resort(driver, random, 100, 10);
    CHECK(found > found_before);
  }
  CHECK(found > 500);
}

TEST_CASE("times from many to one are those of each alone") {
  const Town t = town(
      "A--B--C--D\n"
      "|  |  v  |\n"
      "E--F~~G--H\n"
      "|  ^  #  |\n"
      "I--J->K--L");
  Driver driver(t.network, default_travel_model());
  RandomStream random({6, 0}, "test", "many");
  for (int i = 0; i < 100; ++i) {
    const RoadPosition to = some_position(t.network, random);
    const Travel travel = some_travel(random);
    std::vector<RouteQuery> queries;
    for (int k = 0; k < 8; ++k) {
      queries.push_back({some_position(t.network, random), to, travel});
      if (k % 3 == 0) queries.back().heading = Direction::Forward;
      if (k % 4 == 0) queries.back().from = at_junction(t.network, some_junction(t.network, random));
      if (k == 5) queries.back().held = Seconds{9};
    }
    const auto times = driver.router.times_to_goal(queries, t.state);
    for (std::size_t k = 0; k < queries.size(); ++k) {
      CHECK(times[k] == driver.router.time(queries[k], t.state));
    }
  }
}

TEST_CASE(
    "more time never reaches less, from the middle of a one-way street that leads back into itself too") {
  const Town t = town(
      "A->-B\n"
      "|   |\n"
      "C---D");
  Driver driver(t.network);
  const RouteQuery query{t.at("AB", 200.0), {}, car};
  double before_m = 0.0;
  for (Duration limit{0}; limit < Seconds{200}; limit += Seconds{5}) {
    double reached_m = 0.0;
    for (const ReachedArc& part : driver.router.reach(query, limit)) {
      reached_m += std::abs(part.to_m - part.from_m);
    }
    CHECK(reached_m >= before_m);
    before_m = reached_m;
  }
  CHECK(before_m > 2'000.0);
}

TEST_CASE("what is reached in a time is what a route leads to in it") {
  const Town t = town(
      "A--B--C--D\n"
      "|  |  v  |\n"
      "E--F--G--H\n"
      "|  ^  #  |\n"
      "I--J->K--L");
  Driver driver(t.network, default_travel_model());
  RandomStream random({7, 0}, "test", "reach");
  for (int i = 0; i < 50; ++i) {
    const RouteQuery query{some_position(t.network, random), {}, some_travel(random)};
    const Duration limit{20'000 + static_cast<std::int64_t>(random() % 120'000)};
    const std::vector<ReachedArc> reached = driver.router.reach(query, limit, t.state);
    REQUIRE(std::is_sorted(reached.begin(), reached.end(),
                           [](const auto& a, const auto& b) { return a.arc < b.arc; }));
    for (std::size_t a = 0; a < t.network.arcs().size(); ++a) {
      const Arc& arc = t.network.arcs()[a];
      // The part that reaches furthest along the arc.
      auto found = reached.end();
      for (auto part = reached.begin(); part != reached.end(); ++part) {
        if (part->arc.index() != a) continue;
        const bool is_forward = arc.direction == Direction::Forward;
        if (found == reached.end() || (part->to_m > found->to_m) == is_forward) found = part;
      }
      // Halfway along the arc, by a vehicle that comes this way.
      const double half_m = t.network.link(arc.link).length_m / 2.0;
      RouteQuery there = query;
      there.to = {arc.link, half_m};
      const auto route = driver.router.route(there, t.state);
      const bool comes_this_way = route && !route->legs.empty() && route->legs.back().arc.index() == a;
      if (comes_this_way && route->total <= limit) {
        REQUIRE(found != reached.end());
        CHECK((found->to_m - half_m) * (arc.direction == Direction::Forward ? 1.0 : -1.0) >= -1e-6);
      }
      if (found == reached.end()) continue;
      const auto enters =
          driver.router.time({query.from, at_junction(t.network, arc.from), query.travel}, t.state);
      const bool is_start = arc.link == query.from.link;
      CHECK((is_start || (enters && *enters <= found->enter)));
      CHECK(found->enter <= limit);
    }
  }
}

TEST_CASE("going on from any moment of a route, standing or driving, takes what was left of it") {
  Town t = with_lights(town(side_road), "ABCD");
  // Lengths that are no whole decimetres.
  for (const char* const road : {"AB", "BC", "BD"})
    t = with(t, road, [](Link& link) { link.length_m += 0.043; });
  TravelModel model = steady_model();
  car_of(model).signals = Seconds{10};
  car_of(model).turn_right = Seconds{4};
  Driver driver(t.network, model);
  const auto check = [&](RoadPosition from, RoadPosition to) {
    const RouteQuery query{from, to, car};
    const auto route = driver.router.route(query);
    REQUIRE(route);
    for (Duration after{0}; after <= route->total; after += Duration{41}) {
      const OnRoute on = on_route_after(*route, after);
      const auto rest = driver.router.time({on.position, to, car, on.heading, {}, on.held});
      REQUIRE(rest);
      // A position is rounded to a decimetre, half of which takes some milliseconds.
      CHECK(std::abs((*rest - (route->total - after)).count()) <= 8);
    }
  };
  check(t.at('A'), t.at('D'));
  check(t.at('D'), t.at("AB", 12.34));
  check(t.at("BC", 77.77), t.at("AB", 112.34));
  check(t.at("AB", 0.5), t.at('C'));
}

TEST_CASE("a junction is as far away by whichever of its roads it is named") {
  Town t = with_lights(town(side_road), "B");
  TravelModel model = steady_model();
  car_of(model).signals = Seconds{10};
  Driver driver(t.network, model);
  for (const char* const road : {"BA", "BC", "BD"}) {
    CHECK(driver.router.time({t.at("AB", 100.0), t.at(road, 0.0), car}) == Duration{7'500 + 10'000});
  }
}

TEST_CASE(
    "a wait at the end of a road does not shorten what is reached of it, nor one before it lengthen it") {
  Town t = town("A--B");
  t = with_lights(std::move(t), "B");
  TravelModel model = steady_model();
  car_of(model).signals = Seconds{12};
  Driver driver(t.network, model);
  RouteQuery query{t.at('A'), {}, car, t.towards("AB")};
  const auto reached_m = [&](Duration limit) {
    double furthest_m = 0.0;
    for (const ReachedArc& part : driver.router.reach(query, limit)) {
      if (part.arc == *t.network.arc_of(t.link("AB"), t.towards("AB"))) furthest_m = part.to_m;
    }
    return furthest_m;
  };
  // 300 m at 48 km/h take 22.5 s.
  CHECK(reached_m(Duration{22'500}) == 300.0);
  CHECK(reached_m(Duration{7'500}) == Approx(100.0));
  query.held = Seconds{30};
  CHECK(reached_m(Seconds{10}) == 0.0);
  CHECK(reached_m(Duration{37'500}) == Approx(100.0));
}

TEST_CASE("penalties that add up to weeks hide no way") {
  Town t = town("A---------B---------C");
  TravelModel model = steady_model();
  car_of(model).speed_km_per_h.fill(5.0);
  car_of(model).in_hazard = HazardRule::Penalise;
  car_of(model).hazard_factor = 100.0;
  Driver driver(t.network, model);
  for (std::size_t i = 0; i < t.network.links().size(); ++i) {
    t.state.avoid(id_of<LinkTag>(i));
    t.state.slow(id_of<LinkTag>(i), 2'000);
  }
  // Two times 1 km at 5 km/h, twenty times slower: eight hours, which count as 800.
  RouteQuery query{t.at('A'), t.at('C'), car};
  CHECK(driver.router.time(query, t.state) == std::chrono::hours{8});
  // So they do on private roads, which nothing may outweigh.
  const auto make_private = [](Link& link) { link.is_restricted = true; };
  const Town shut = with(with(t, "AB", make_private), "BC", make_private);
  Driver on_private_roads(shut.network, model);
  CHECK(on_private_roads.router.time(query, t.state) == std::chrono::hours{8});
  // Twenty times slower still they count as more weeks than the hierarchy's weights can hold.
  for (std::size_t i = 0; i < t.network.links().size(); ++i) t.state.slow(id_of<LinkTag>(i), 40'000);
  const auto quick = driver.router.route(query, t.state);
  query.method = Method::Plain;
  REQUIRE(quick);
  CHECK(quick == driver.router.route(query, t.state));
}

TEST_CASE("a point drawn twice at a road's end changes no turn") {
  Town t = town(side_road);
  std::vector<Link> links(t.network.links().begin(), t.network.links().end());
  for (Link& link : links) {
    link.line.insert(link.line.begin(), link.line.front());
    link.line.push_back(link.line.back());
  }
  const Network twice({t.network.junctions().begin(), t.network.junctions().end()}, links);
  for (const ArcId in : t.network.arcs_in(t.junctions.at('B'))) {
    for (const ArcId out : t.network.arcs_out(t.junctions.at('B'))) {
      CHECK(turn_between(twice, in, out) == turn_between(t.network, in, out));
    }
  }
}

TEST_CASE("a vehicle that only waits where it is goes on waiting") {
  const Town t = town("A-B");
  Driver driver(t.network);
  const auto route = driver.router.route({t.at('A'), t.at('A'), car, {}, {}, Seconds{7}});
  REQUIRE(route);
  CHECK(on_route_after(*route, Seconds{3}).held == Seconds{4});
  CHECK(on_route_after(*route, Seconds{9}).held == Duration{0});
}
