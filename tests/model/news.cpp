// Who knows what of the roads, and when: control rooms, then crews; and what crews find out by themselves.
#include <catch2/catch.hpp>

#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

/// Both pumps turn out of the same station at once.
Scenario with_two_crews() {
  Scenario scenario = with_slow_news();
  scenario.units[0].turnout = 1s;
  scenario.units[1].turnout = 40s;
  return scenario;
}

std::string last(const Lines& lines) { return lines.empty() ? "nothing" : lines.back(); }

}  // namespace

TEST_CASE("the control rooms hear of a closure first, then the crew, and only then does it go round") {
  Run run = on_the_way(small_scenario());
  const roads::LinkId bridge = run.town().link("BC");
  CHECK(run.submit(CloseRoad{"Bridge", {run.link("BC")}}) == "");
  const SimTime closed = run.now();
  CHECK(run.world().roads.is_closed(bridge));
  CHECK_FALSE(run.world().control.roads.is_closed(bridge));
  REQUIRE(run.run_to("ControlInformed"));
  CHECK(run.now() == closed + 3s);
  CHECK(last(run.told({"ControlInformed"})) ==
        format_t_plus(run.now()) + " ControlInformed closure_made road-1 Bridge");
  CHECK(run.world().control.roads.is_closed(bridge));
  CHECK(run.driven(0) == "AB BC");
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.now() == closed + 5s);
  CHECK(run.driven(0) == "AB BF FE EC");
}

TEST_CASE("a route is planned on what the control rooms know, not on what is") {
  Run run(with_slow_news());
  CHECK(run.submit(CloseRoad{"Bridge", {run.link("BC")}}) == "");
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  REQUIRE(run.run_to("UnitTurnedOut"));
  CHECK(run.driven(0) == "AB BC");
  run.run_until(29min);
  CHECK(run.submit(ReleaseUnit{"pump-1"}) == "");
  run.run_until(31min);
  CHECK(run.submit(DispatchUnit{"pump-2", "rvp-c"}) == "");
  REQUIRE(run.run_to("UnitTurnedOut"));
  CHECK(run.driven(1) == "AB BF FE EC");
}

TEST_CASE("a crew comes to a closed road that nobody told it of, goes round, and its control knows at once") {
  Run run = on_the_way(with_slow_news());
  const SimTime at_b = run.unit(0).route_started + run.unit(0).route->legs[1].enter;
  const SimTime was_to_arrive = run.unit(0).arrives;
  CHECK(run.submit(CloseRoad{"Bridge", {run.link("BC")}}) == "");
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.now() == at_b);
  CHECK(run.unit_position(0) == place('B'));
  CHECK(run.driven(0) == "BF FE EC");
  CHECK(last(run.told({"UnitRerouted"})) ==
        fmt::format("{} UnitRerouted pump-1 found_closed found closed: Bridge rvp-c {} {} 1900 {} []",
                    format_t_plus(at_b), was_to_arrive.ms, run.unit(0).route->total.count(),
                    run.unit(0).arrives.ms));
  CHECK(run.world().control.roads.is_closed(run.town().link("BC")));
  const SimTime will_arrive = run.unit(0).arrives;
  REQUIRE(run.run_to("UnitArrived"));
  CHECK(run.now() == will_arrive);
  run.run_until(60min);
  CHECK(run.told({"ControlInformed"}) ==
        Lines{format_t_plus(at_b) + " ControlInformed closure_made road-1 Bridge"});
}

TEST_CASE("a crew that finds every way on closed turns back, and that is said") {
  Run run = on_the_way(with_slow_news());
  CHECK(run.submit(CloseRoad{"Town centre", {run.link("BC"), run.link("BF")}}) == "");
  const SimTime was_to_arrive = run.unit(0).arrives;
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.driven(0) == "BA AD DF FE EC");
  CHECK(
      last(run.told({"UnitRerouted"})) ==
      fmt::format("{} UnitRerouted pump-1 found_closed found closed: Town centre rvp-c {} yes {} 4100 {} []",
                  format_t_plus(run.now()), was_to_arrive.ms, run.unit(0).route->total.count(),
                  run.unit(0).arrives.ms));
}

TEST_CASE("a crew at a junction finds one closed road after another, and waits where none is left") {
  Run run = on_the_way(with_slow_news());
  CHECK(run.submit(CloseRoad{"East", {run.link("BC")}}) == "");
  CHECK(run.submit(CloseRoad{"South", {run.link("BF")}}) == "");
  CHECK(run.submit(CloseRoad{"West", {run.link("AB")}}) == "");
  run.run_until(10min);
  const Lines heard = run.told({"UnitRerouted"});
  REQUIRE(heard.size() == 3);
  CHECK_THAT(heard[0], Catch::Contains(" found closed: East "));
  CHECK_THAT(heard[1], Catch::Contains(" found closed: South "));
  CHECK_THAT(heard[2],
             Catch::Contains(" found closed: West ") && Catch::EndsWith("no open road leads there"));
  CHECK(run.unit(0).is_stuck);
  CHECK(run.unit_position(0) == place('B'));
}

TEST_CASE(
    "a crew that sets off towards a road that was closed unknown to all finds it closed before it turns in") {
  Run run(with_slow_news());
  CHECK(run.submit(CloseRoad{"High Street", {run.link("AB")}}) == "");
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  REQUIRE(run.run_to("UnitTurnedOut"));
  const SimTime turned_out = run.now();
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.now() == turned_out);
  CHECK(run.driven(0) == "AD DF FB BC");
}

TEST_CASE("what one crew finds, the crews behind it are told") {
  Run run(with_two_crews());
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  CHECK(run.submit(DispatchUnit{"pump-2", "rvp-c"}) == "");
  CHECK(run.submit(CloseRoad{"Bridge", {run.link("BC")}}) == "");
  REQUIRE(run.run_to("UnitRerouted"));
  const SimTime found = run.now();
  REQUIRE(run.unit(1).status == UnitStatus::Mobile);
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.now() == found + 2s);
  CHECK_THAT(last(run.told({"UnitRerouted"})), Catch::Contains(" pump-2 road_closed closed: Bridge "));
  CHECK(run.driven(1) == "AB BF FE EC");
}

TEST_CASE("whoever is on a road when it closes drives off it the way it was going") {
  Run run = on_the_way(with_slow_news());
  const SimTime was_to_arrive = run.unit(0).arrives;
  CHECK(run.submit(CloseRoad{"High Street", {run.link("AB")}}) == "");
  REQUIRE(run.run_to("UnitArrived"));
  CHECK(run.now() == was_to_arrive);
  CHECK(run.told({"UnitRerouted"}).empty());
}

TEST_CASE("a closure that is lifted before a crew comes to it was never there for the crew") {
  Run run = on_the_way(with_slow_news());
  const SimTime was_to_arrive = run.unit(0).arrives;
  CHECK(run.submit(CloseRoad{"Bridge", {run.link("BC")}}) == "");
  run.run_for(5s);
  CHECK(run.submit(LiftClosure{"road-1"}) == "");
  REQUIRE(run.run_to("UnitArrived"));
  CHECK(run.now() == was_to_arrive);
}

TEST_CASE("crews go round a closure that has been lifted until their control knows") {
  Scenario scenario = small_scenario();
  scenario.news_to_control = 4min;
  Run run(scenario);
  CHECK(run.submit(CloseRoad{"Bridge", {run.link("BC")}}) == "");
  run.run_until(5min);
  CHECK(run.submit(LiftClosure{"road-1"}) == "");
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  REQUIRE(run.run_to("UnitTurnedOut"));
  CHECK(run.driven(0) == "AB BF FE EC");
}

TEST_CASE("a road that is closed one way is driven the other way") {
  Scenario scenario = small_scenario();
  scenario.tasks = {{"hose", "Water curtain", {0}, {0}, 5min, at(5min)}};
  const roads::Town town = small_town();
  const Ways back = town.towards("CB") == roads::Direction::Forward ? Ways::Forward : Ways::Backward;
  Run run(scenario);
  CHECK(run.submit(CloseRoad{"Bridge, westbound", {run.link("BC")}, back}) == "");
  CHECK(last(run.told({"ClosureMade"})) ==
        fmt::format("T+00:00:00 ClosureMade road-1 Bridge, westbound [{}] [{}]", run.link("BC"),
                    name_of(back)));
  REQUIRE(run.run_to("UnitTurnedOut"));
  CHECK(run.driven(0) == "AB BC");
  REQUIRE(run.run_to("UnitReleased"));
  CHECK(run.driven(0) == "CE EF FB BA");
}

TEST_CASE("two closures of opposite ways close a road, and lifting one leaves the other") {
  Run run(small_scenario());
  const roads::LinkId bridge = run.town().link("BC");
  CHECK(run.submit(CloseRoad{"one", {run.link("BC")}, Ways::Forward}) == "");
  CHECK(run.submit(CloseRoad{"other", {run.link("BC")}, Ways::Backward}) == "");
  CHECK(run.world().roads.is_closed(bridge));
  CHECK(run.submit(LiftClosure{"road-1"}) == "");
  CHECK_FALSE(run.world().roads.is_closed(bridge, roads::Direction::Forward));
  CHECK(run.world().roads.is_closed(bridge, roads::Direction::Backward));
}

TEST_CASE("news on its way is in a snapshot: restored, it comes as it would have come") {
  Scenario scenario = small_scenario();
  scenario.news_to_control = 8s;
  scenario.news_to_crew = 8s;
  add_smoke(scenario, 'F', 1min, 60min);
  Run run = on_the_way(scenario);
  CHECK(run.submit(CloseRoad{"Bridge", {run.link("BC")}}) == "");
  CHECK(run.submit(SlowRoad{"Queue", {run.link("FE")}, 400}) == "");
  for (const Duration later : {4s, 8s, 4s}) {
    run.run_for(later);
    const State saved = run.snapshot();
    const std::size_t before = run.all_told().size();
    run.run_for(40min);
    const Lines first = run.all_told();
    run.restore(saved);
    run.run_for(40min);
    const Lines both = run.all_told();
    REQUIRE(both.size() == 2 * first.size() - before);
    const auto from = [&](std::size_t begin) {
      return Lines(both.begin() + static_cast<std::ptrdiff_t>(begin),
                   both.begin() + static_cast<std::ptrdiff_t>(begin + first.size() - before));
    };
    CHECK(from(before) == from(first.size()));
    run.restore(saved);
  }
}

TEST_CASE("a crew at a junction that finds a second road closed still knows how it came there") {
  roads::Town town = small_town();
  town.ban("ABA");
  Run run(with_slow_news(), town);
  REQUIRE(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  REQUIRE(run.run_to("UnitTurnedOut"));
  run.run_for(10s);
  CHECK(run.submit(CloseRoad{"East", {run.link("BC")}}) == "");
  CHECK(run.submit(CloseRoad{"South", {run.link("BF")}}) == "");
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.driven(0) == "BF FE EC");
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK_THAT(last(run.told({"UnitRerouted"})), Catch::EndsWith("no open road leads there"));
  CHECK(run.unit_position(0) == place('B'));
}

TEST_CASE("that a crew turns back is said also where it finds that out at the second closed road") {
  Run run = on_the_way(with_slow_news());
  CHECK(run.submit(CloseRoad{"East", {run.link("BC")}}) == "");
  CHECK(run.submit(CloseRoad{"South", {run.link("BF")}}) == "");
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK_FALSE(run.unit(0).has_turned_back);
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.driven(0) == "BA AD DF FE EC");
  CHECK(run.unit(0).has_turned_back);
}

TEST_CASE("a crew that is stuck in a road goes on the way it was going") {
  Run run = on_the_way(small_scenario());
  CHECK(run.submit(CloseRoad{"Bridge", {run.link("BC"), run.link("BF")}}) == "");
  CHECK(run.submit(CloseRoad{"East", {run.link("CE")}}) == "");
  REQUIRE(run.run_to("UnitRerouted"));
  REQUIRE(run.unit(0).is_stuck);
  CHECK(run.submit(LiftClosure{"road-2"}) == "");
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.driven(0) == "AB BA AD DF FE EC");
}

TEST_CASE("a crew held at a junction finds the road before it closed when it could turn in, and not before") {
  Scenario scenario = small_scenario();
  scenario.news_to_control = 12s;
  for (auto& vehicle : scenario.travel.vehicles) {
    vehicle.give_way = 10s;
    vehicle.response_delay_share = 1.0;
  }
  // Whoever comes by AB gives way at B.
  roads::Town town = small_town();
  std::vector<roads::Link> links(town.network.links().begin(), town.network.links().end());
  links[town.link("AB").index()].road_class = roads::RoadClass::Tertiary;
  town.network = roads::Network({town.network.junctions().begin(), town.network.junctions().end()}, links);
  Run run(scenario, town);
  REQUIRE(run.submit(CloseRoad{"West", {run.link("AD")}}) == "");
  run.run_for(15s);
  REQUIRE(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  REQUIRE(run.run_to("UnitTurnedOut"));
  const roads::Leg first = run.unit(0).route->legs[0];
  REQUIRE(first.wait == 10s);
  const SimTime could_turn_in = run.unit(0).route_started + first.leave;
  // It hears of the bridge five seconds after it came to B, and of what lies south nobody knows yet.
  run.run_until(could_turn_in - 19s - SimTime{});
  REQUIRE(run.submit(CloseRoad{"Bridge", {run.link("BC")}}) == "");
  run.run_for(13s);
  REQUIRE(run.submit(CloseRoad{"South", {run.link("BF")}}) == "");
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.now() == could_turn_in - 5s);
  CHECK(run.driven(0) == "BF FE EC");
  CHECK(run.unit_position(0) == place('B'));
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.now() == could_turn_in);
  CHECK_THAT(last(run.told({"UnitRerouted"})), Catch::Contains(" found_closed found closed: South "));
}
