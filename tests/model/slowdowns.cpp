// Slow traffic: how long it takes is physics, which way to go is news.
#include <catch2/catch.hpp>

#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

Duration length_of(const roads::Leg& leg) { return leg.leave - leg.enter; }

}  // namespace

TEST_CASE("a slow road ahead makes a unit later at once, before anybody has told it") {
  Run run = on_the_way(with_slow_news());
  const SimTime was_to_arrive = run.unit(0).arrives;
  const Duration bridge = length_of(run.unit(0).route->legs[1]);
  CHECK(run.submit(SlowRoad{"Queue", {run.link("BC")}, 300}) == "");
  CHECK(run.unit(0).arrives == was_to_arrive + 2 * bridge);
  CHECK(run.driven(0) == "AB BC");
  const SimTime will_arrive = run.unit(0).arrives;
  REQUIRE(run.run_to("UnitArrived"));
  CHECK(run.now() == will_arrive);
}

TEST_CASE("a unit on a road that slows down keeps what it has driven and is slower from there") {
  Run run = on_the_way(small_scenario());
  const SimTime was_to_arrive = run.unit(0).arrives;
  const Duration left = length_of(run.unit(0).route->legs[0]) - 10s;
  const auto position = run.unit_position(0);
  CHECK(run.submit(SlowRoad{"Queue", {run.link("AB")}, 250}) == "");
  CHECK(distance(*run.unit_position(0), *position).value < 0.1);
  CHECK(run.unit(0).arrives == was_to_arrive + left + (left + 1ms) / 2);
}

TEST_CASE("when the traffic moves again a unit gains what is left of its way") {
  Run run = on_the_way(with_slow_news());
  const SimTime was_to_arrive = run.unit(0).arrives;
  CHECK(run.submit(SlowRoad{"Queue", {run.link("BC")}, 400}) == "");
  run.run_for(5s);
  CHECK(run.submit(EndSlowdown{"slow-1"}) == "");
  CHECK(run.unit(0).arrives == was_to_arrive);
  REQUIRE(run.run_to("UnitArrived"));
  CHECK(run.now() == was_to_arrive);
  // The whole drive is told, although the route was reckoned anew on the way.
  const auto told = run.told({"UnitTurnedOut", "UnitArrived"});
  const std::string drive = std::to_string((was_to_arrive - run.unit(0).set_off).count());
  CHECK_THAT(told.back(), Catch::EndsWith(" rvp-c " + drive));
}

TEST_CASE("a crew that hears of a slow road goes another way where that saves a minute") {
  Run run = on_the_way(small_scenario());
  CHECK(run.submit(SlowRoad{"Queue for the bridge", {run.link("BC")}, 400}) == "");
  const SimTime began = run.now();
  const SimTime slow_arrival = run.unit(0).arrives;
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.now() == began + 5s);
  CHECK(run.driven(0) == "AB BF FE EC");
  CHECK(run.unit(0).arrives + 1min < slow_arrival);
  CHECK_THAT(run.told({"UnitRerouted"}).at(0),
             Catch::Contains(" road_slow slow: Queue for the bridge, 400 % of the usual time rvp-c " +
                             std::to_string(slow_arrival.ms)));
}

TEST_CASE("a crew stays on its way where another saves less than a minute") {
  Run run = on_the_way(small_scenario());
  CHECK(run.submit(SlowRoad{"Queue", {run.link("BC")}, 200}) == "");
  const SimTime will_arrive = run.unit(0).arrives;
  REQUIRE(run.run_to("UnitArrived"));
  CHECK(run.now() == will_arrive);
  CHECK(run.told({"UnitRerouted"}).empty());
}

TEST_CASE("a crew on its way round is told when the traffic moves again") {
  Scenario scenario = small_scenario();
  Run run(scenario);
  CHECK(run.submit(SlowRoad{"Queue", {run.link("BC"), run.link("BF")}, 2000}) == "");
  run.run_until(1min);
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  REQUIRE(run.run_to("UnitTurnedOut"));
  CHECK(run.driven(0) == "AD DF FE EC");
  run.run_for(5s);
  CHECK(run.submit(EndSlowdown{"slow-1"}) == "");
  run.run_for(6s);
  // Back to A and by the bridge would save less than a minute here.
  CHECK(run.told({"UnitRerouted"}).empty());
  CHECK(run.told({"SlowdownEnded", "ControlInformed"}).back().find("slowdown_ended slow-1 Queue") !=
        std::string::npos);
}

TEST_CASE("of several slow-downs on a road the greatest counts, and ending one leaves the others") {
  Run run(small_scenario());
  const roads::LinkId bridge = run.town().link("BC");
  CHECK(run.submit(SlowRoad{"one", {run.link("BC")}, 300}) == "");
  CHECK(run.submit(SlowRoad{"two", {run.link("BC"), run.link("AB")}, 200}) == "");
  CHECK(run.submit(CloseRoad{"three", {run.link("BC")}}) == "");
  CHECK(run.world().roads.of(bridge).slowed_percent == 300);
  CHECK(run.submit(EndSlowdown{"slow-1"}) == "");
  CHECK(run.world().roads.of(bridge).slowed_percent == 200);
  CHECK(run.world().roads.is_closed(bridge));
  CHECK(run.submit(EndSlowdown{"slow-2"}) == "");
  CHECK(run.submit(LiftClosure{"road-1"}) == "");
  CHECK(run.world().roads == roads::RoadState{});
}

TEST_CASE("a slow-down with a plan of its own begins, is a fact, and ends; by hand, not twice") {
  Scenario scenario = small_scenario();
  scenario.slowdowns = {{"queue", "Queue", {small_town().link("BC")}, 300, at(5min), at(15min)},
                        {"other", "Other", {small_town().link("AB")}, 150, at(5min), at(15min)}};
  scenario.injects = {inject("slow", when({{FactKind::SlowdownBegan, 0, 0}}, 1min))};
  Run run(scenario);
  run.run_until(10min);
  CHECK(run.submit(EndSlowdown{"other"}) == "");
  run.run_until(60min);
  const std::string bc = std::to_string(run.link("BC"));
  const std::string ab = std::to_string(run.link("AB"));
  CHECK(run.told({"SlowdownBegan", "SlowdownEnded", "ControlInformed", "InjectDelivered"}) ==
        Lines{"T+00:05:00 SlowdownBegan queue Queue 300 [" + bc + "]",
              "T+00:05:00 SlowdownBegan other Other 150 [" + ab + "]",
              "T+00:05:03 ControlInformed slowdown_began queue Queue",
              "T+00:05:03 ControlInformed slowdown_began other Other",
              "T+00:06:00 InjectDelivered slow Inject slow works brigade telephone ",
              "T+00:10:00 SlowdownEnded other Other 150 [" + ab + "]",
              "T+00:10:03 ControlInformed slowdown_ended other Other",
              "T+00:15:00 SlowdownEnded queue Queue 300 [" + bc + "]",
              "T+00:15:03 ControlInformed slowdown_ended queue Queue"});
}

TEST_CASE("a slow-down leaves what has been driven on the map, and the unit where it is") {
  Run run = on_the_way(with_slow_news());
  run.run_until(run.unit(0).route_started + run.unit(0).route->legs[1].enter + 7s - SimTime{});
  const roads::Route before = *run.unit(0).route;
  const SimTime set_off = run.unit(0).route_started;
  const auto position = run.unit_position(0);
  CHECK(run.submit(SlowRoad{"Queue", {run.link("AB"), run.link("BC")}, 300}) == "");
  const roads::Route& route = *run.unit(0).route;
  CHECK(run.driven(0) == "AB BC BC");
  CHECK(route.legs[0] == before.legs[0]);
  CHECK(route.legs[1].leave == run.now() - set_off);
  CHECK(route.legs[2].to_m == before.legs[1].to_m);
  CHECK(route.from == before.from);
  CHECK(run.unit(0).route_started == set_off);
  CHECK(run.unit(0).arrives == set_off + before.total + 2 * (set_off + before.total - run.now()));
  CHECK(run.unit_position(0) == position);
  run.run_for(1s);
  CHECK(distance(*run.unit_position(0), *position).value > 1.0);
}

TEST_CASE("a road closed behind a slow-down is found closed when the slower drive comes to it") {
  Run run = on_the_way(with_slow_news());
  CHECK(run.submit(CloseRoad{"Bridge", {run.link("BC")}}) == "");
  CHECK(run.submit(SlowRoad{"Queue", {run.link("AB")}, 300}) == "");
  const roads::Route& route = *run.unit(0).route;
  REQUIRE(run.driven(0) == "AB AB BC");
  const SimTime at_b = run.unit(0).route_started + route.legs[2].enter;
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.now() == at_b);
  CHECK(run.unit_position(0) == place('B'));
}

TEST_CASE("a crew turns back also over what it drove before a slow-down") {
  Scenario scenario = small_scenario();
  scenario.rvps[1].position = place('A');
  add_smoke(scenario, 'C', 10min, 60min);
  scenario.units[0].turnout = 1s;
  roads::Town town = small_town();
  town.ban("BCB");
  Run run(scenario, town);
  run.run_until(10min);
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  REQUIRE(run.run_to("UnitTurnedOut"));
  run.run_until(run.unit(0).route_started + run.unit(0).route->legs[1].enter + 2s - SimTime{});
  CHECK(run.submit(SlowRoad{"Queue", {run.link("BC")}, 400}) == "");
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.driven(0) == "BC CE EF FB BA");
  CHECK(run.unit(0).has_turned_back);
}
