// Cordons, and RVPs that are set up while an exercise runs.
#include "sim/model/cordons.hpp"

#include <limits>

#include <catch2/catch.hpp>

#include "sim/base/random.hpp"
#include "sim/model/rvps.hpp"
#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

/// "1,1 4,1 4,3": corners in hundreds of metres from the small town's A, north upwards.
std::vector<GridPoint> ring(std::initializer_list<GridPoint> corners) {
  std::vector<GridPoint> points;
  for (const GridPoint corner : corners) points.push_back(place('A') + corner * 100.0);
  return points;
}

const std::vector<GridPoint> square = ring({{0, 0}, {4, 0}, {4, 4}, {0, 4}});

std::string last(const Lines& lines) { return lines.empty() ? "nothing" : lines.back(); }

/// A run with smoke about the junction from ten minutes until an hour.
Run with_smoke_at(char junction) {
  Scenario scenario = small_scenario();
  add_smoke(scenario, junction, 10min, 60min);
  return Run(scenario);
}

std::string since(const std::optional<SimTime>& t) { return t ? format_t_plus(*t) : "-"; }

/// "T+00:11:00 T+00:11:03 inside the area drawn for smoke -> rvp-f"
std::string standing(const Run& run, std::string_view rvp) {
  const RvpId id = *find_rvp(run.setting(), run.world(), rvp);
  const RvpStanding all = rvp_standing(run.setting(), run.world(), id);
  const std::string alternate =
      all.alternate ? rvp_of(run.setting(), run.world(), *all.alternate).id : std::string{"none"};
  return fmt::format("{} {} {} -> {}", since(all.untenable_since), since(all.known_untenable_since),
                     why_untenable(all), alternate);
}

}  // namespace

TEST_CASE("a cordon is set and lifted, each once, with its name, its kind and its corners") {
  Run run(small_scenario());
  run.run_until(5min);
  CHECK(run.submit(SetCordon{"Gate road", CordonKind::Inner, square}) == "");
  CHECK(run.submit(SetCordon{"Town", CordonKind::Outer, square}) == "");
  CHECK(
      run.told({"CordonSet"}) ==
      Lines{"T+00:05:00 CordonSet cordon-1 Gate road inner [SJ 50000 84000, SJ 50400 84000, SJ 50400 84400, "
            "SJ 50000 84400]",
            "T+00:05:00 CordonSet cordon-2 Town outer [SJ 50000 84000, SJ 50400 84000, SJ 50400 84400, "
            "SJ 50000 84400]"});
  CHECK(run.world().cordons[0].in_force());
  run.run_until(7min);
  CHECK(run.submit(LiftCordon{"cordon-1"}) == "");
  CHECK(run.told({"CordonLifted"}) == Lines{"T+00:07:00 CordonLifted cordon-1 Gate road inner 120000"});
  CHECK_FALSE(run.world().cordons[0].in_force());
  CHECK(run.world().cordons[1].in_force());
  CHECK(run.submit(LiftCordon{"cordon-1"}) == "error: cordon 'cordon-1' is not in force\n");
}

TEST_CASE("a cordon closes no road: who drives there drives on") {
  Run run = on_the_way(small_scenario());
  const SimTime arrives = run.unit(0).arrives;
  CHECK(run.submit(SetCordon{"About B", CordonKind::Inner, around('B')}) == "");
  REQUIRE(run.run_to("UnitArrived"));
  CHECK(run.now() == arrives);
  CHECK(run.told({"UnitRerouted", "ControlInformed"}).empty());
}

TEST_CASE("a planned cordon is set and lifted by its triggers, and what waits for it comes after it") {
  Scenario scenario = small_scenario();
  scenario.cordons = {{"works", "Works", CordonKind::Inner, square, at(10min), at(30min)}};
  scenario.injects = {inject("told", when({{FactKind::CordonSet, 0, 0}}, 2min))};
  Run run(scenario);
  run.run_until(40min);
  CHECK(run.told({"CordonSet", "InjectDelivered", "CordonLifted"}) ==
        Lines{"T+00:10:00 CordonSet works Works inner [SJ 50000 84000, SJ 50400 84000, SJ 50400 84400, "
              "SJ 50000 84400]",
              "T+00:12:00 InjectDelivered told Inject told works brigade telephone ",
              "T+00:30:00 CordonLifted works Works inner 1200000"});
}

TEST_CASE("a cordon lifted by hand is not lifted again when its time comes") {
  Scenario scenario = small_scenario();
  scenario.cordons = {{"works", "Works", CordonKind::Inner, square, at(10min), at(30min)}};
  Run run(scenario);
  run.run_until(15min);
  CHECK(run.submit(LiftCordon{"works"}) == "");
  run.run_until(60min);
  CHECK(run.told({"CordonLifted"}) == Lines{"T+00:15:00 CordonLifted works Works inner 300000"});
}

TEST_CASE("a cordon whose end comes before its beginning was never in force") {
  Scenario scenario = small_scenario();
  scenario.cordons = {{"works", "Works", CordonKind::Inner, square, at(10min), at(5min)}};
  Run run(scenario);
  run.run_until(7min);
  CHECK(run.told({"CordonLifted"}) == Lines{"T+00:05:00 CordonLifted works Works inner"});
  CHECK_FALSE(run.world().cordons[0].lifted);
}

TEST_CASE("a cordon that cannot be is refused, with what is wrong with it") {
  Scenario scenario = small_scenario();
  scenario.cordons = {{"works", "Works", CordonKind::Inner, square, at(10min), {}}};
  Run run(scenario);
  const auto refused = [&](const std::vector<GridPoint>& corners) {
    return run.submit(SetCordon{"Here", CordonKind::Outer, corners});
  };
  CHECK(run.submit(SetCordon{"", CordonKind::Outer, square}) == "error: a cordon needs a name\n");
  CHECK(refused({}) == "error: the ring has too few corners\n  expected: 3 to 200 corners\n");
  CHECK(refused(ring({{0, 0}, {1, 1}})) ==
        "error: the ring has too few corners\n  expected: 3 to 200 corners\n");
  CHECK(refused(std::vector<GridPoint>(201)) ==
        "error: the ring has too many corners\n  expected: 3 to 200 corners\n");
  CHECK(refused(ring({{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}})) ==
        "error: two corners of the ring that follow each other are the same point\n"
        "  expected: each corner once: the last is joined to the first\n");
  const std::string crosses =
      "error: the ring crosses or touches itself\n  expected: corners in order about the ground that is "
      "meant\n";
  CHECK(refused(ring({{0, 0}, {4, 4}, {4, 0}, {0, 4}})) == crosses);
  CHECK(refused(ring({{0, 0}, {4, 0}, {2, 0}})) == crosses);
  CHECK(refused(ring({{0, 0}, {4, 0}, {4, 4}, {2, 0}, {0, 4}})) == crosses);
  CHECK(refused(ring({{0, 0}, {4, 0}, {400, 4}})) ==
        "error: corner 3 of the ring lies outside the map\n"
        "  expected: eastings 349000 to 353200, northings 382600 to 385000\n");
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  CHECK(refused(ring({{0, 0}, {4, 0}, {nothing, 4}})) ==
        "error: corner 3 of the ring lies outside the map\n"
        "  expected: eastings 349000 to 353200, northings 382600 to 385000\n");
  CHECK(run.submit(LiftCordon{"workz"}) ==
        "error: no cordon is called 'workz'\n  hint: did you mean 'works'?\n");
  CHECK(run.submit(LiftCordon{"works"}) == "error: cordon 'works' is not in force\n");
  CHECK(run.told({"CordonSet"}).empty());
}

TEST_CASE("no more than a hundred cordons and a hundred RVPs are added to an exercise") {
  Run run(small_scenario());
  for (int i = 0; i < 100; ++i) {
    REQUIRE(run.submit(SetCordon{"Here", CordonKind::Outer, square}) == "");
    REQUIRE(run.submit(SetRvp{"Here", place('B')}) == "");
  }
  CHECK(run.submit(SetCordon{"Here", CordonKind::Outer, square}) ==
        "error: 100 cordons have been added to this exercise already\n");
  CHECK(run.submit(SetRvp{"Here", place('B')}) ==
        "error: 100 RVPs have been added to this exercise already\n");
}

TEST_CASE("a ring of a circle has 48 corners at its radius, and no flaw") {
  for (const double radius_m : {20.0, 400.0, 20000.0}) {
    const auto corners = ring_about(place('B'), Metres{radius_m});
    CHECK(corners.size() == 48);
    CHECK(flaw_of(corners) == RingFlaw::None);
    for (const GridPoint corner : corners)
      CHECK(distance(corner, place('B')).value == Approx(radius_m).margin(0.08));
  }
}

TEST_CASE("of random corners about a point in order of bearing none cross, and with two exchanged some do") {
  for (std::uint32_t number = 0; number < 200; ++number) {
    RandomStream draw({number, 0}, "corners", "ring");
    std::vector<GridPoint> corners;
    for (int i = 0; i < 12; ++i) {
      const GridPoint out = heading(Degrees{30.0 * i + 25.0 * draw.uniform()});
      corners.push_back(place('B') + out * (100.0 + 900.0 * draw.uniform()));
    }
    CHECK(flaw_of(corners) == RingFlaw::None);
    std::swap(corners[2], corners[8]);
    CHECK(flaw_of(corners) == RingFlaw::CrossesItself);
  }
}

TEST_CASE("an RVP set up while the exercise runs is one to send units to, by the same roads") {
  Run run(small_scenario());
  run.run_until(5min);
  CHECK(run.submit(SetRvp{"Corner of C", place('C')}) == "");
  CHECK(run.submit(SetRvp{"By the ford", place('E') + GridPoint{0.4, -0.4}}) == "");
  CHECK(run.told({"RvpSet"}) == Lines{"T+00:05:00 RvpSet rvp-1 Corner of C SJ 52200 84000",
                                      "T+00:05:00 RvpSet rvp-2 By the ford SJ 52200 83600"});
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-1"}) == "");
  REQUIRE(run.run_to("UnitArrived"));
  CHECK(run.unit(0).parked == place('C'));
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-2"}) == "");
  CHECK(last(run.told({"UnitDispatched"})).find("UnitDispatched pump-1 pump  rvp-2 ") != std::string::npos);
  REQUIRE(run.run_to("UnitArrived"));
  CHECK(run.unit(0).parked == place('E'));
}

TEST_CASE("an RVP that cannot be is refused, with what is wrong with it") {
  Run run(small_scenario());
  CHECK(run.submit(SetRvp{"", place('B')}) == "error: an RVP needs a name\n");
  CHECK(run.submit(SetRvp{"Far", place('B') + GridPoint{0, 90000}}) ==
        "error: the RVP lies outside the map\n"
        "  expected: eastings 349000 to 353200, northings 382600 to 385000\n");
  CHECK(run.submit(SetRvp{"Field", place('B') + GridPoint{0, 800}}) ==
        "error: that is 800 m from the nearest road\n  expected: a point at most 500 m from a road\n");
  CHECK(run.submit(SetRvp{"Here", place('B')}) == "");
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-2"}) ==
        "error: no RVP is called 'rvp-2'\n  hint: did you mean 'rvp-c'?\n");
}

TEST_CASE("why an RVP is untenable, since when, and since when control knows, can be asked of the world") {
  Run run = with_smoke_at('C');
  CHECK(standing(run, "rvp-c") == "- -  -> rvp-f");
  run.run_until(11min);
  CHECK(standing(run, "rvp-c") == "T+00:11:00 - inside the area drawn for smoke -> rvp-f");
  run.run_until(20min);
  CHECK(standing(run, "rvp-c") == "T+00:11:00 T+00:11:03 inside the area drawn for smoke -> rvp-f");
  run.run_until(60min);
  CHECK(standing(run, "rvp-c") == "- T+00:11:03 inside the area drawn for smoke -> rvp-f");
  run.run_until(70min);
  CHECK(standing(run, "rvp-c") == "- -  -> rvp-f");
  CHECK(run.told({"RvpBecameUntenable"}) ==
        Lines{"T+00:11:00 RvpBecameUntenable rvp-c inside the area drawn for smoke"});
}

TEST_CASE("of a release it is the substance and the danger level that make an RVP untenable") {
  RvpStanding chlorine{.hazard = "chlorine", .level = hazard::Aegl::Two};
  CHECK(why_untenable(chlorine) == "chlorine at AEGL-2 or above");
  chlorine.level = hazard::Aegl::Three;
  CHECK(why_untenable(chlorine) == "chlorine at AEGL-3 or above");
}

TEST_CASE("an added RVP becomes untenable like any other, and its crews go to the nearest that is not") {
  Run run = with_smoke_at('E');
  CHECK(run.submit(SetRvp{"Corner E", place('E')}) == "");
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-1"}) == "");
  run.run_until(11min);
  CHECK(run.unit(0).status == UnitStatus::AtRvp);
  // C is 400 m from E, F 1,100 m.
  CHECK(standing(run, "rvp-1") == "T+00:11:00 - inside the area drawn for smoke -> rvp-c");
  run.run_until(30min);
  CHECK(last(run.told({"RvpBecameUntenable"})) ==
        "T+00:11:00 RvpBecameUntenable rvp-1 inside the area drawn for smoke");
  CHECK(last(run.told({"UnitRerouted"})).find("rvp_untenable untenable: Corner E rvp-c ") !=
        std::string::npos);
  CHECK(run.unit(0).parked == place('C'));
}

TEST_CASE("an RVP set up in the hazard is found untenable at the next look") {
  Run run = with_smoke_at('E');
  run.run_until(20min + 10s);
  CHECK(run.submit(SetRvp{"Corner E", place('E')}) == "");
  CHECK(standing(run, "rvp-1") == "- -  -> rvp-c");
  run.run_until(21min);
  CHECK(standing(run, "rvp-1") == "T+00:21:00 - inside the area drawn for smoke -> rvp-c");
}

TEST_CASE("on random commands every cordon is set before it is lifted, and never twice") {
  for (std::uint32_t number = 0; number < 60; ++number) {
    INFO("run " << number);
    RandomStream draw({number, 0}, "random", "cordons");
    const auto below = [&](double limit) { return static_cast<std::uint32_t>(draw.uniform() * limit); };
    Scenario scenario = small_scenario();
    for (int i = 0; i < 4; ++i) {
      scenario.cordons.push_back({"c" + std::to_string(i), "Planned", CordonKind::Inner, square,
                                  at(Duration{below(3'600'000.0)}), at(Duration{below(3'600'000.0)})});
    }
    Run run(scenario);
    std::vector<int> set;
    std::vector<int> lifted;
    bool holds = true;
    run.watch({}, [&](const Event& event) {
      set.resize(run.world().cordons.size());
      lifted.resize(run.world().cordons.size());
      if (const auto* began = std::get_if<CordonSet>(&event)) ++set[began->cordon.index()];
      for (std::size_t i = 0; i < set.size(); ++i) {
        const CordonState& state = run.world().cordons[i];
        const bool is_lifted = state.lifted.has_value();
        holds = holds && set[i] <= 1 && state.set.has_value() == (set[i] == 1);
        holds = holds && (!is_lifted || (state.set && *state.set <= *state.lifted));
        if (is_lifted) ++lifted[i];
      }
    });
    std::size_t refused = 0;
    for (Duration t{0}; t < 60min; t += Duration{1 + below(240'000.0)}) {
      run.run_until(t);
      const std::uint32_t kind = below(2.0);
      const std::string id =
          below(2.0) == 0 ? "c" + std::to_string(below(4.0)) : "cordon-" + std::to_string(1 + below(6.0));
      const std::string answer =
          kind == 0 ? run.submit(SetCordon{"By hand", static_cast<CordonKind>(below(2.0)), square})
                    : run.submit(LiftCordon{id});
      if (!answer.empty()) ++refused;
    }
    CHECK(holds);
    CHECK(refused > 0);
  }
}

TEST_CASE("a unit comes to an added RVP at the moment and by the roads by which it comes to a planned one") {
  std::size_t compared = 0;
  for (std::uint32_t number = 0; number < 60; ++number) {
    INFO("run " << number);
    RandomStream draw({number, 0}, "random", "rvps");
    const auto below = [&](double limit) { return static_cast<std::uint32_t>(draw.uniform() * limit); };
    const GridPoint goal = to_metre(place("ABCDEF"[below(6.0)]) +
                                    GridPoint{300.0 * draw.uniform(), 300.0 * draw.uniform() - 150.0});
    const auto links = static_cast<double>(small_town().network.links().size());
    Scenario scenario = small_scenario();
    scenario.travel = roads::default_travel_model();
    const Duration sent{below(900'000.0)};
    scenario.closures = {closure("early", {{below(links)}}, at(Duration{below(900'000.0)})),
                         closure("late", {{below(links)}}, at(sent + Duration{below(300'000.0)}))};
    // Not over the station: it could not be sent.
    add_smoke(scenario, "BCDEF"[below(5.0)], 5min, 50min);
    scenario.news_to_control = Duration{below(180'000.0)};
    Scenario planned = scenario;
    planned.rvps.push_back({"rvp-1", "Goal", goal, {}});
    Run with_planned(planned);
    Run with_added(scenario);
    REQUIRE(with_added.submit(SetRvp{"Goal", goal}) == "");
    for (Run* run : {&with_planned, &with_added}) {
      run->run_until(sent);
      REQUIRE(run->submit(DispatchUnit{"pump-1", "rvp-1"}) == "");
      run->run_until(60min);
    }
    // From one that becomes untenable crews go on by the plan, or by none.
    if (with_added.kinds_of("rvp-1") != "RvpSet") continue;
    ++compared;
    const auto of_units = [](const Run& run) {
      return run.told({"UnitDispatched", "UnitTurnedOut", "UnitRerouted", "UnitArrived"});
    };
    CHECK(of_units(with_added) == of_units(with_planned));
    CHECK(of_units(with_added).size() >= 2);
  }
  CHECK(compared > 20);
}
