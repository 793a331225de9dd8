// The hazard on the way: what each kind of driver makes of it, and coming up to an RVP from upwind.
#include <catch2/catch.hpp>

#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

void set_rule(Scenario& scenario, roads::HazardRule rule) {
  for (auto& vehicle : scenario.travel.vehicles) {
    vehicle.in_hazard = rule;
    vehicle.hazard_factor = 1.5;
  }
}

/// Smoke across the whole town from ten minutes on, over its middle column of roads, until `to`.
Scenario smoke_across(roads::HazardRule rule, Duration to) {
  Scenario scenario = small_scenario();
  const GridPoint b = place('B');
  scenario.incident.kind = IncidentKind::Smoke;
  scenario.incident.position = b + GridPoint{0, 3000};
  scenario.incident.footprint = {
      "the test",
      {{SimTime{} + 10min,
        {b + GridPoint{-90, 200}, b + GridPoint{90, 200}, b + GridPoint{90, -600}, b + GridPoint{-90, -600}}},
       {SimTime{} + to, {}}}};
  scenario.units[0].turnout = 1s;
  set_rule(scenario, rule);
  return scenario;
}

/// Pump 1 turned out twenty seconds before the smoke is first looked at.
Run before_the_smoke(Scenario scenario) {
  Run run(std::move(scenario));
  run.run_until(11min - 22s);
  REQUIRE(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  REQUIRE(run.run_to("UnitTurnedOut"));
  return run;
}

// The RVP is at C. By B it is near, by D and E it is far.
roads::Town upwind_town() {
  return roads::town(
      "A----------B\n"
      "|          |\n"
      "|          |\n"
      "|          |\n"
      "|          |\n"
      "|          |\n"
      "|          C\n"
      "|          |\n"
      "|          |\n"
      "|          |\n"
      "|          |\n"
      "|          |\n"
      "D----------E");
}

/// A fire 300 m east of the road from B to C, in a wind from the south-east: B and most of that road lie
/// downwind, C does not.
Scenario upwind_scenario() {
  Scenario scenario = small_scenario();
  const roads::Town town = upwind_town();
  const auto at = [&](char letter) { return town.network.junctions()[town.junctions.at(letter).index()].at; };
  scenario.stations = {{"town", "Town", {1}, at('A'), Duration{0}}};
  scenario.units = {{"pump-1", "P1", {0}, UnitKind::Pump, 5, 60s}};
  scenario.rvps = {{"rvp-c", "Corner C", at('C'), {}}};
  const GridPoint fire = at('C') + GridPoint{300, 100};
  scenario.incident.kind = IncidentKind::Smoke;
  scenario.incident.position = fire;
  scenario.incident.footprint = {
      "the test",
      {{SimTime{} + 5min, {fire, fire + GridPoint{10, 0}, fire + GridPoint{0, 10}}},
       {SimTime{} + 60min, {}}}};
  scenario.weather.points = {{.wind_from = Degrees{135}, .wind_speed = MetresPerSecond{5}}};
  return scenario;
}

/// As above, with a station S west of A and 300 m of the way round from the south between G and E.
roads::Town two_clouds_town() {
  return roads::town(
      "S---A----------B\n"
      "    |          |\n"
      "    |          |\n"
      "    |          |\n"
      "    |          |\n"
      "    |          |\n"
      "    |          C\n"
      "    |          |\n"
      "    |          |\n"
      "    |          |\n"
      "    |          |\n"
      "    |          |\n"
      "    D-------G--E");
}

/// The known hazard lies about the middle of GE, and so upwind; it may reach round to the middle of SA.
enum class Cloud : std::uint8_t { OnTheWayRound, AtTheStartToo };
Scenario two_clouds(Cloud cloud) {
  Scenario scenario = upwind_scenario();
  const roads::Town town = two_clouds_town();
  const auto at = [&](char letter) { return town.network.junctions()[town.junctions.at(letter).index()].at; };
  const GridPoint a = at('A');
  scenario.stations[0].position = at(cloud == Cloud::AtTheStartToo ? 'S' : 'A');
  scenario.rvps[0].position = at('C');
  scenario.incident.position = at('C') + GridPoint{300, 100};
  std::vector<GridPoint> ring = {a + GridPoint{900, -1400}, a + GridPoint{900, -1150},
                                 a + GridPoint{1000, -1150}, a + GridPoint{1000, -1500}};
  if (cloud == Cloud::AtTheStartToo) {
    ring.insert(ring.end(), {a + GridPoint{-250, -1500}, a + GridPoint{-250, 50}, a + GridPoint{-150, 50},
                             a + GridPoint{-150, -1400}});
  }
  scenario.incident.footprint = {"the test", {{SimTime{} + 5min, ring}, {SimTime{} + 60min, {}}}};
  return scenario;
}

/// What the entry of the unit's turning out says, sent at that time.
struct TurnOut {
  std::string driven;
  std::string line;
};
TurnOut turn_out(Run& run, Duration at) {
  run.run_until(at);
  REQUIRE(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  REQUIRE(run.run_to("UnitTurnedOut"));
  return {run.driven(0), run.told({"UnitTurnedOut"}).back()};
}

}  // namespace

TEST_CASE("a crew that must not drive in the hazard stops before it, says why, and goes on when it can") {
  Run run = before_the_smoke(smoke_across(roads::HazardRule::Forbid, 20min));
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.now() == SimTime{} + 11min + 5s);
  CHECK(run.unit(0).is_stuck);
  CHECK(run.unit(0).is_held_by_hazard);
  CHECK_THAT(run.told({"UnitRerouted"}).at(0),
             Catch::Contains(" road_in_hazard in the hazard: a road without a name rvp-c ") &&
                 Catch::EndsWith(" no road leads there but through the hazard"));
  REQUIRE(run.run_to("UnitRerouted"));
  CHECK(run.now() == SimTime{} + 20min + 5s);
  CHECK_THAT(run.told({"UnitRerouted"}).at(1),
             Catch::Contains(" hazard_cleared the hazard has left a way open "));
  CHECK_FALSE(run.unit(0).is_stuck);
  REQUIRE(run.run_to("UnitArrived"));
}

TEST_CASE("a crew that avoids the hazard drives through it where there is no other way, and that is said") {
  Run run(smoke_across(roads::HazardRule::Avoid, 60min));
  run.run_until(12min);
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  REQUIRE(run.run_to("UnitTurnedOut"));
  CHECK_THAT(run.told({"UnitTurnedOut"}).at(0), Catch::EndsWith("through the hazard: there is no other way"));
  REQUIRE(run.run_to("UnitArrived"));
}

TEST_CASE("a crew that minds the hazard little drives through it, and that is said") {
  Run run(smoke_across(roads::HazardRule::Penalise, 60min));
  run.run_until(12min);
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  REQUIRE(run.run_to("UnitTurnedOut"));
  CHECK(run.driven(0) == "AB BC");
  CHECK_THAT(run.told({"UnitTurnedOut"}).at(0),
             Catch::EndsWith("through the hazard: any other way takes far longer"));
}

TEST_CASE("a crew that pays no heed to the hazard is not told of it") {
  Run run = before_the_smoke(smoke_across(roads::HazardRule::Ignore, 60min));
  const SimTime was_to_arrive = run.unit(0).arrives;
  REQUIRE(run.run_to("UnitArrived"));
  CHECK(run.now() == was_to_arrive);
  CHECK(run.told({"UnitRerouted"}).empty());
}

TEST_CASE("what lies in the hazard is known to the control rooms later, and only when it has changed") {
  Run run(smoke_across(roads::HazardRule::Avoid, 20min));
  run.run_until(11min + 2s);
  CHECK_FALSE(run.world().links_in_hazard.empty());
  CHECK(run.world().control.links_in_hazard.empty());
  run.run_until(11min + 3s);
  CHECK(run.world().control.links_in_hazard == run.world().links_in_hazard);
  run.run_until(60min);
  CHECK(run.told({"ControlInformed"}) ==
        Lines{"T+00:10:03 ControlInformed release_started", "T+00:11:03 ControlInformed hazard_moved 5",
              "T+00:11:03 ControlInformed rvp_untenable rvp-f", "T+00:20:03 ControlInformed release_stopped",
              "T+00:20:03 ControlInformed hazard_moved 0", "T+00:20:03 ControlInformed rvp_tenable rvp-f"});
}

TEST_CASE("ground downwind is a right angle about the wind, near the source all of it, far off none") {
  const DownwindSector sector{{350000, 380000}, Degrees{90}};
  const auto lies = [&](double east_m, double north_m) {
    return lies_downwind(sector, GridPoint{350000 + east_m, 380000 + north_m});
  };
  CHECK(lies(1000, 0));
  CHECK(lies(1000, 999));
  CHECK_FALSE(lies(1000, 1001));
  CHECK(lies(1000, -999));
  CHECK_FALSE(lies(1000, -1001));
  CHECK_FALSE(lies(-1000, 0));
  CHECK(lies(-100, 0));
  CHECK_FALSE(lies(-101, 0));
  CHECK(lies(5000, 0));
  CHECK_FALSE(lies(5001, 0));
  const DownwindSector north{{350000, 380000}, Degrees{0}};
  CHECK(lies_downwind(north, {350000 - 400, 381000}));
  CHECK(lies_downwind(north, {350000 + 400, 381000}));
  CHECK_FALSE(lies_downwind(north, {350000, 379000}));
  const DownwindSector written_past_north{{350000, 380000}, Degrees{360.0 + 45.0}};
  CHECK(lies_downwind(written_past_north, {351000, 381000}));
  CHECK_FALSE(lies_downwind(written_past_north, {349000, 379000}));
}

TEST_CASE("links with any point downwind are named once each") {
  const DownwindSector sector{{350000, 380000}, Degrees{90}};
  const std::vector<RoadPoint> points{{{3}, {349000, 380000}},
                                      {{3}, {351000, 380000}},
                                      {{3}, {352000, 380000}},
                                      {{5}, {349000, 380000}},
                                      {{8}, {351000, 380100}}};
  CHECK(downwind_links(sector, points) == std::vector<roads::LinkId>{{3}, {8}});
}

TEST_CASE("before a release is known of, the way to an RVP is the quickest") {
  Run run(upwind_scenario(), upwind_town());
  const TurnOut out = turn_out(run, 1min);
  CHECK(out.driven == "AB BC");
  CHECK_THAT(out.line, !Catch::Contains("downwind"));
}

TEST_CASE("while a release is known of, a crew comes to its RVP from upwind, however long that takes") {
  Run run(upwind_scenario(), upwind_town());
  const TurnOut out = turn_out(run, 10min);
  CHECK(out.driven == "AD DE EC");
  CHECK_THAT(out.line, !Catch::Contains("downwind"));
}

TEST_CASE("where only the road from downwind leads to the RVP, a crew takes it, and that is said") {
  for (const auto rule : {roads::HazardRule::Avoid, roads::HazardRule::Forbid}) {
    Scenario scenario = upwind_scenario();
    set_rule(scenario, rule);
    Run run(scenario, upwind_town());
    CHECK(run.submit(CloseRoad{"", {run.link("DE")}}) == "");
    const TurnOut out = turn_out(run, 10min);
    CHECK(out.driven == "AB BC");
    CHECK_THAT(out.line, Catch::EndsWith(" downwind: nothing else leads there"));
  }
}

TEST_CASE("a crew comes from downwind rather than through the known hazard, however short that is") {
  for (const auto rule : {roads::HazardRule::Avoid, roads::HazardRule::Forbid}) {
    Scenario scenario = two_clouds(Cloud::OnTheWayRound);
    set_rule(scenario, rule);
    Run run(scenario, two_clouds_town());
    const TurnOut out = turn_out(run, 10min);
    REQUIRE(run.world().control.links_in_hazard == std::vector{run.town().link("GE")});
    CHECK(out.driven == "AB BC");
    CHECK_THAT(out.line, Catch::EndsWith(" downwind: nothing else leads there"));
  }
}

TEST_CASE("a crew that must leave the hazard first does not go through more of it to come from upwind") {
  Run run(two_clouds(Cloud::AtTheStartToo), two_clouds_town());
  const TurnOut out = turn_out(run, 10min);
  REQUIRE(run.world().control.links_in_hazard.size() == 2);
  CHECK(out.driven == "SA AB BC");
}

TEST_CASE("a crew that minds it less comes from downwind where that is far quicker, and that is said") {
  Scenario scenario = upwind_scenario();
  set_rule(scenario, roads::HazardRule::Penalise);
  Run run(scenario, upwind_town());
  const TurnOut out = turn_out(run, 10min);
  CHECK(out.driven == "AB BC");
  CHECK_THAT(out.line, Catch::EndsWith(" downwind: any other way takes far longer"));
}

TEST_CASE("a crew that pays no heed to hazards comes the quickest way") {
  Scenario scenario = upwind_scenario();
  set_rule(scenario, roads::HazardRule::Ignore);
  Run run(scenario, upwind_town());
  const TurnOut out = turn_out(run, 10min);
  CHECK(out.driven == "AB BC");
  CHECK_THAT(out.line, !Catch::Contains("downwind"));
}

TEST_CASE("that an RVP lies downwind itself is said, and the way to it is the quickest") {
  Scenario scenario = upwind_scenario();
  scenario.weather.points[0].wind_from = Degrees{60};
  Run run(scenario, upwind_town());
  const TurnOut out = turn_out(run, 10min);
  CHECK(out.driven == "AB BC");
  CHECK_THAT(out.line, Catch::EndsWith(" the RVP lies downwind"));
}

TEST_CASE("the wind counts as it is when the crew sets off") {
  Scenario scenario = upwind_scenario();
  scenario.weather.points.push_back(
      {.at = SimTime{} + 9min, .wind_from = Degrees{300}, .wind_speed = MetresPerSecond{5}});
  Run run(scenario, upwind_town());
  CHECK(turn_out(run, 10min).driven == "AB BC");
}

TEST_CASE("once the release has stopped and that is known, the wind counts no more") {
  Run run(upwind_scenario(), upwind_town());
  CHECK(turn_out(run, 61min).driven == "AB BC");
}
