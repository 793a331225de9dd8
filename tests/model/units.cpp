// Units: dispatch, drive, work, home; closures and the hazard on their way.
#include <catch2/catch.hpp>

#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

const roads::Travel responding{roads::Profile::FireAppliance, roads::Urgency::Responding};

/// The driving time of a route of whole links: "AB BC".
Duration drive_time(const Run& run, std::initializer_list<std::string_view> links, roads::Travel travel) {
  Duration total{0};
  for (const std::string_view ends : links) {
    total +=
        roads::time_of(run.setting().scenario.travel, run.town().network.link(run.town().link(ends)), travel);
  }
  return total;
}

}  // namespace

TEST_CASE("a task takes a unit from its station through the work and home again") {
  Scenario scenario = small_scenario();
  scenario.tasks = {{"hose", "Water curtain", {0}, {0}, 20min, at(5min)}};
  Run run(scenario);
  run.run_until(5min);
  const SimTime turned_out = run.unit(0).arrives;
  CHECK(run.unit(0).status == UnitStatus::TurningOut);
  // Within a factor of 1.3^4 of the median of a minute: four standard deviations.
  CHECK(turned_out - run.now() > 21s);
  CHECK(turned_out - run.now() < 171s);
  const Duration way_there = drive_time(run, {"AB", "BC"}, responding);
  const Duration way_home =
      drive_time(run, {"AB", "BC"}, {roads::Profile::FireAppliance, roads::Urgency::Normal});

  REQUIRE(run.run_to("UnitTurnedOut"));
  CHECK(run.now() == turned_out);
  CHECK(run.driven(0) == "AB BC");
  REQUIRE(run.run_to("UnitArrived"));
  CHECK(run.now() == turned_out + way_there);
  CHECK(run.unit(0).parked == place('C'));
  REQUIRE(run.run_to("TaskFinished"));
  CHECK(run.now() == turned_out + way_there + 20min);
  REQUIRE(run.run_to("UnitReturned"));
  CHECK(run.now() == turned_out + way_there + 20min + way_home);
  CHECK(run.unit(0).status == UnitStatus::Available);
  CHECK(run.unit(0).parked == place('A'));
  CHECK(run.kinds_of("pump-1") ==
        "UnitDispatched UnitTurnedOut UnitArrived TaskFinished UnitReleased UnitReturned");
}

TEST_CASE("a unit sent without a task stays until it is released") {
  Run run = on_the_way(small_scenario());
  run.run_until(90min);
  CHECK(run.unit(0).status == UnitStatus::AtRvp);
  CHECK(run.submit(ReleaseUnit{"pump-1"}) == "");
  CHECK(run.unit(0).status == UnitStatus::Returning);
  REQUIRE(run.run_to("UnitReturned"));
  CHECK(run.unit(0).status == UnitStatus::Available);
}

TEST_CASE("a unit released while it turns out has never left") {
  Run run(small_scenario());
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  CHECK(run.submit(ReleaseUnit{"pump-1"}) == "");
  CHECK(run.unit(0).status == UnitStatus::Available);
  run.run_until(60min);
  CHECK(run.kinds_of("pump-1") == "UnitDispatched UnitReleased");
}

TEST_CASE("a unit sent elsewhere while it turns out goes there, and no later") {
  Run run(small_scenario());
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  const SimTime turned_out = run.unit(0).arrives;
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-f"}) == "");
  REQUIRE(run.run_to("UnitTurnedOut"));
  CHECK(run.now() == turned_out);
  REQUIRE(run.run_to("UnitArrived"));
  CHECK(run.unit(0).parked == place('F'));
}

TEST_CASE("a unit sent elsewhere on its way goes on from where it is") {
  Run run = on_the_way(small_scenario());
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-f"}) == "");
  CHECK(run.driven(0) == "AB BF");
  REQUIRE(run.run_to("UnitArrived"));
  CHECK(run.unit(0).parked == place('F'));
  CHECK(run.kinds_of("pump-1") == "UnitDispatched UnitTurnedOut UnitDispatched UnitArrived");
}

TEST_CASE("a unit on its way home takes a task from there") {
  Scenario scenario = small_scenario();
  scenario.tasks = {{"one", "First", {0}, {0}, 1min, at(0min)},
                    {"two", "Second", {0}, {1}, 1min, when({{FactKind::TaskFinished, 0, 0}}, 10s)}};
  Run run(scenario);
  run.run_until(60min);
  CHECK(run.kinds_of("pump-1") ==
        "UnitDispatched UnitTurnedOut UnitArrived TaskFinished UnitReleased UnitDispatched UnitArrived "
        "TaskFinished UnitReleased UnitReturned");
}

TEST_CASE("a task for a unit that is busy is refused, and that is said") {
  Scenario scenario = small_scenario();
  scenario.tasks = {{"one", "First", {0}, {0}, 30min, at(1min)},
                    {"two", "Second", {0}, {1}, 30min, at(10min)}};
  Run run(scenario);
  run.run_until(60min);
  CHECK(run.told({"TaskDue", "DispatchRefused"}) == Lines{"T+00:01:00 TaskDue one", "T+00:10:00 TaskDue two",
                                                          "T+00:10:00 DispatchRefused pump-1 two unit_busy"});
}

TEST_CASE("a unit whose station lies in the hazard is refused until the station is clear") {
  Scenario scenario = small_scenario();
  add_smoke(scenario, 'A', 10min, 20min);
  scenario.tasks = {{"one", "First", {0}, {0}, 5min, at(15min)},
                    {"two", "Second", {0}, {0}, 5min, at(25min)}};
  Run run(scenario);
  run.run_until(15min);
  CHECK(run.unit(0).status == UnitStatus::Unavailable);
  CHECK(run.submit(DispatchUnit{"pump-2", "rvp-c"}) ==
        "error: unit 'pump-2' cannot be sent: its station lies in the hazard\n");
  run.run_until(25min);
  CHECK(run.told({"StationEntered", "StationCleared", "DispatchRefused"}) ==
        Lines{"T+00:11:00 StationEntered town", "T+00:15:00 DispatchRefused pump-1 one station_in_cloud",
              "T+00:20:00 StationCleared town"});
  CHECK(run.unit(0).status == UnitStatus::TurningOut);
}

TEST_CASE("a unit released while it turns out from a station in the hazard shelters there") {
  Scenario scenario = small_scenario();
  add_smoke(scenario, 'A', 10min, 20min);
  scenario.units[0].turnout = 15min;
  Run run(scenario);
  run.run_until(9min);
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  run.run_until(12min);
  CHECK(run.submit(ReleaseUnit{"pump-1"}) == "");
  CHECK(run.unit(0).status == UnitStatus::Unavailable);
  run.run_until(21min);
  CHECK(run.unit(0).status == UnitStatus::Available);
}

TEST_CASE("a crew hears of a closure ahead after the news has come to it, and goes round") {
  Run run = on_the_way(small_scenario());
  const SimTime was_to_arrive = run.unit(0).arrives;
  CHECK(run.submit(CloseRoad{"Bridge", {run.link("BC")}}) == "");
  CHECK(run.driven(0) == "AB BC");
  const SimTime closed = run.now();
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.now() == closed + 5s);
  CHECK(run.driven(0) == "AB BF FE EC");
  CHECK(run.unit(0).arrives > was_to_arrive);
  const roads::Route& route = *run.unit(0).route;
  CHECK(run.told({"UnitRerouted"}) ==
        Lines{fmt::format("{} UnitRerouted pump-1 road_closed closed: Bridge rvp-c {} {} {} {} []",
                          format_t_plus(run.now()), was_to_arrive.ms, route.total.count(),
                          static_cast<int>(route.length.value + 0.5), run.unit(0).arrives.ms)});
  const SimTime will_arrive = run.unit(0).arrives;
  REQUIRE(run.run_to("UnitArrived"));
  CHECK(run.now() == will_arrive);
  CHECK(run.unit(0).parked == place('C'));
}

TEST_CASE("a closure that is not on a unit's way is no news to it") {
  Run run = on_the_way(small_scenario());
  CHECK(run.submit(CloseRoad{"", {run.link("FE")}}) == "");
  run.run_until(60min);
  CHECK(run.told({"UnitRerouted"}).empty());
  CHECK(run.unit(0).status == UnitStatus::AtRvp);
}

TEST_CASE("a unit that turns out after a closure goes round from the start") {
  Run run(small_scenario());
  CHECK(run.submit(CloseRoad{"", {run.link("BF")}}) == "");
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-f"}) == "");
  REQUIRE(run.run_to("UnitTurnedOut"));
  CHECK(run.driven(0) == "AD DF");
}

TEST_CASE("a unit stops where no open road leads on, and goes on when one opens") {
  Run run = on_the_way(small_scenario());
  CHECK(run.submit(CloseRoad{"all ways in", {run.link("BC"), run.link("CE")}}) == "");
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.unit(0).is_stuck);
  const std::string heard = run.told({"UnitRerouted"}).at(0);
  CHECK(heard.find(" road_closed ") != std::string::npos);
  CHECK(heard.find("no open road leads there") != std::string::npos);
  const GridPoint stopped = run.unit(0).parked;
  run.run_for(20min);
  CHECK(run.unit(0).parked == stopped);
  CHECK(run.unit(0).status == UnitStatus::Mobile);

  CHECK(run.submit(LiftClosure{"road-1"}) == "");
  const SimTime opened = run.now();
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.now() == opened + 5s);
  CHECK(run.told({"UnitRerouted"}).at(1).find(" road_reopened ") != std::string::npos);
  CHECK_FALSE(run.unit(0).is_stuck);
  REQUIRE(run.run_to("UnitArrived"));
  CHECK(run.unit(0).parked == place('C'));
}

TEST_CASE("a closure with a plan of its own is made and lifted, and one made twice is lifted once") {
  Scenario scenario = small_scenario();
  const roads::Town town = small_town();
  scenario.closures = {closure("bridge", {town.link("BC")}, at(5min), at(15min))};
  Run run(scenario);
  run.run_until(6min);
  CHECK(run.world().roads.is_closed(town.link("BC")));
  CHECK(run.submit(CloseRoad{"again", {run.link("BC"), run.link("BC")}}) == "");
  run.run_until(16min);
  CHECK(run.world().roads.is_closed(town.link("BC")));
  CHECK(run.submit(LiftClosure{"road-1"}) == "");
  CHECK_FALSE(run.world().roads.is_closed(town.link("BC")));
  const std::string link = std::to_string(run.link("BC"));
  CHECK(run.told({"ClosureMade", "ClosureLifted"}) ==
        Lines{"T+00:05:00 ClosureMade bridge Road bridge [" + link + "]",
              "T+00:06:00 ClosureMade road-1 again [" + link + "]",
              "T+00:15:00 ClosureLifted bridge Road bridge [" + link + "]",
              "T+00:16:00 ClosureLifted road-1 again [" + link + "]"});
}

TEST_CASE("a closure lifted by hand is not lifted again by its plan") {
  Scenario scenario = small_scenario();
  scenario.closures = {closure("bridge", {small_town().link("BC")}, at(5min), at(15min))};
  Run run(scenario);
  run.run_until(6min);
  CHECK(run.submit(LiftClosure{"bridge"}) == "");
  run.run_until(60min);
  CHECK(run.told({"ClosureLifted"}).size() == 1);
}

TEST_CASE("a unit from beyond the map enters it after its drive there, and leaves it the same way") {
  Run run(small_scenario());
  CHECK_FALSE(run.unit_position(2));
  CHECK(run.submit(DispatchUnit{"far-1", "rvp-f"}) == "");
  REQUIRE(run.run_to("UnitTurnedOut"));
  const SimTime turned_out = run.now();
  CHECK(run.unit(2).status == UnitStatus::OffMap);
  CHECK_FALSE(run.unit_position(2));
  REQUIRE(run.run_to("UnitEnteredMap"));
  CHECK(run.now() == turned_out + 10min);
  CHECK(run.unit_position(2) == place('D'));
  REQUIRE(run.run_to("UnitArrived"));
  CHECK(run.now() == turned_out + 10min + drive_time(run, {"DF"}, responding));
  CHECK(run.submit(ReleaseUnit{"far-1"}) == "");
  REQUIRE(run.run_to("UnitLeftMap"));
  const SimTime left = run.now();
  CHECK_FALSE(run.unit_position(2));
  REQUIRE(run.run_to("UnitReturned"));
  CHECK(run.now() == left + 10min);
  CHECK(run.kinds_of("far-1") ==
        "UnitDispatched UnitTurnedOut UnitEnteredMap UnitArrived UnitReleased UnitLeftMap UnitReturned");
}

TEST_CASE("units at an RVP that becomes untenable go to its alternate") {
  Scenario scenario = small_scenario();
  add_smoke(scenario, 'C', 10min, 60min);
  Run run = on_the_way(scenario);
  run.run_until(11min);
  CHECK(run.unit(0).status == UnitStatus::AtRvp);
  run.run_until(12min);
  CHECK(run.told({"RvpBecameUntenable"}) ==
        Lines{"T+00:11:00 RvpBecameUntenable rvp-c inside the area drawn for smoke"});
  REQUIRE(run.told({"UnitRerouted"}).size() == 1);
  CHECK(run.told({"UnitRerouted"})
            .at(0)
            .find("T+00:11:05 UnitRerouted pump-1 rvp_untenable untenable: Corner C rvp-f ") == 0);
  // It had been there already.
  CHECK(run.unit(0).arrived_before < SimTime{} + 11min);
  run.run_until(30min);
  CHECK(run.unit(0).parked == place('F'));
  CHECK(run.unit(0).status == UnitStatus::AtRvp);
}

TEST_CASE("units at an untenable RVP without a tenable alternate are told so, and stay") {
  Scenario scenario = small_scenario();
  add_smoke(scenario, 'F', 10min, 60min);
  Run run(scenario);
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-f"}) == "");
  run.run_until(30min);
  REQUIRE(run.told({"UnitRerouted"}).size() == 1);
  CHECK(run.told({"UnitRerouted"})
            .at(0)
            .find("T+00:11:05 UnitRerouted pump-1 no_tenable_rvp untenable: Fork F rvp-f") == 0);
  CHECK(run.unit(0).status == UnitStatus::AtRvp);
  CHECK(run.unit(0).parked == place('F'));
}

TEST_CASE("a crew that hears of no tenable RVP has not forgotten that the road ahead is closed") {
  Scenario scenario = small_scenario();
  scenario.rvps[0].alternate = {};
  add_smoke(scenario, 'C', 10min, 60min);
  scenario.units[0].turnout = 1s;
  scenario.news_to_control = 12s;
  scenario.news_to_crew = 8s;
  Run run(scenario);
  run.run_until(11min - 20s);
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  run.run_until(11min - 10s);
  REQUIRE(run.driven(0) == "AB BC");
  CHECK(run.submit(CloseRoad{"Bridge", {run.link("BC")}}) == "");
  run.run_until(60min);
  CHECK(run.driven(0) == "AB BF FE EC");
}
