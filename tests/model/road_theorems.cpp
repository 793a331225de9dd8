// What holds of units and roads at every moment of any run: tried on many runs of made-up trouble.
#include <map>

#include <catch2/catch.hpp>

#include "sim/base/random.hpp"
#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

/// An hour in which roads close and open, slow down and clear, smoke comes and goes, and three pumps are sent
/// about: another one for each number.
Scenario busy_hour(std::uint32_t number) {
  Scenario scenario = small_scenario();
  RandomStream draw({number, 0}, "busy", "hour");
  const auto below = [&](double limit) { return static_cast<std::uint32_t>(draw.uniform() * limit); };
  const auto links = static_cast<double>(small_town().network.links().size());
  const auto moment = [&] { return Duration{below(55 * 60'000.0)}; };
  for (int i = 0; i < 10; ++i) {
    Closure row = closure("c" + std::to_string(i), {}, at(moment()));
    row.links = {{{below(links)}, static_cast<Ways>(below(3.0))}};
    row.lifted = at(row.made.at->ms * 1ms + Duration{below(10 * 60'000.0)});
    scenario.closures.push_back(std::move(row));
  }
  for (int i = 0; i < 6; ++i) {
    Slowdown row{
        "s" + std::to_string(i), "Slow", {{below(links)}}, static_cast<std::uint16_t>(150 + below(600.0))};
    row.began = at(moment());
    row.ended = at(row.began.at->ms * 1ms + Duration{below(10 * 60'000.0)});
    scenario.slowdowns.push_back(std::move(row));
  }
  for (std::uint32_t i = 0; i < 24; ++i) {
    scenario.tasks.push_back({"t" + std::to_string(i), "Task", {i % 3}, {below(2.0)}, 1min, at(moment())});
  }
  add_smoke(scenario, "ABCDEF"[below(6.0)], moment() / 2, 50min);
  scenario.stations[1].off_map = 1min;
  scenario.news_to_control = Duration{below(180'000.0)};
  scenario.news_to_crew = Duration{below(60'000.0)};
  scenario.travel = roads::default_travel_model();
  const roads::HazardRule rules[] = {roads::HazardRule::Avoid, roads::HazardRule::Forbid,
                                     roads::HazardRule::Penalise, roads::HazardRule::Ignore};
  for (auto& vehicle : scenario.travel.vehicles) {
    vehicle.in_hazard = rules[number % 4];
    vehicle.hazard_factor = 2.0;
  }
  return scenario;
}

struct Driven {
  roads::LinkId link;
  roads::Direction direction = roads::Direction::Forward;
  friend bool operator==(const Driven&, const Driven&) = default;
};

/// The link that each unit drives now; none where it stands, or is about to find the road before it closed.
std::vector<std::optional<Driven>> driven_now(const Run& run) {
  std::vector<std::optional<Driven>> places;
  for (const UnitState& unit : run.world().units) {
    auto& place = places.emplace_back();
    const bool is_driving = unit.status == UnitStatus::Mobile || unit.status == UnitStatus::Returning;
    if (!is_driving || unit.is_stuck || !unit.route) continue;
    const Duration driven = run.now() - unit.route_started;
    if (unit.closed_leg && unit.route->legs[*unit.closed_leg].enter <= driven) continue;
    const auto now = roads::on_route_after(*unit.route, driven);
    if (now.heading) place = Driven{now.position.link, *now.heading};
  }
  return places;
}

constexpr std::uint32_t runs = 60;

}  // namespace

TEST_CASE("nobody drives on a closed link but who was on it when it closed") {
  std::size_t found_closed = 0;
  for (std::uint32_t number = 0; number < runs; ++number) {
    INFO("run " << number);
    Run run(busy_hour(number));
    std::vector<std::optional<Driven>> before(run.world().units.size());
    const auto nobody_came_on = [&](const std::vector<std::optional<Driven>>& now) {
      for (std::size_t i = 0; i < now.size(); ++i) {
        if (!now[i] || !run.world().roads.is_closed(now[i]->link, now[i]->direction)) continue;
        if (now[i] != before[i]) return false;
      }
      return true;
    };
    bool holds = true;
    run.watch(
        [&](const Event&) {
          const auto now = driven_now(run);
          holds = holds && nobody_came_on(now);
          before = now;
        },
        [&](const Event& event) {
          const auto* rerouted = std::get_if<UnitRerouted>(&event);
          if (rerouted != nullptr && rerouted->reason == Reason::FoundClosed) ++found_closed;
          // Who sets off from a standstill within a closed road drives off it.
          before = driven_now(run);
        });
    for (Duration t{0}; t < 60min && holds; t += 1s) {
      run.run_until(t);
      const auto now = driven_now(run);
      holds = holds && nobody_came_on(now);
      before = now;
    }
    CHECK(holds);
  }
  CHECK(found_closed > runs / 4);
}

TEST_CASE("what the control rooms know follows the truth, and never leads it") {
  for (std::uint32_t number = 0; number < runs; ++number) {
    INFO("run " << number);
    Run run(busy_hour(number));
    const Duration delay = run.setting().scenario.news_to_control;
    std::map<SimTime, std::vector<roads::LinkId>> hazard{{SimTime{}, {}}};
    bool holds = true;
    const auto follows = [&](std::optional<SimTime> began, std::optional<SimTime> ended, bool is_known) {
      const SimTime now = run.now();
      if (is_known) return began && (!ended || *ended + delay >= now);
      return !began || ended || *began + delay >= now;
    };
    run.watch({}, [&](const Event&) {
      const World& world = run.world();
      for (const auto& c : world.closures) holds = holds && follows(c.made, c.lifted, c.is_known);
      for (const auto& s : world.slowdowns) holds = holds && follows(s.began, s.ended, s.is_known);
      if (!(world.links_in_hazard == std::prev(hazard.end())->second))
        hazard[world.now] = world.links_in_hazard;
      // As it was `delay` ago, or just before the news of that moment is taken.
      auto then = hazard.upper_bound(SimTime{world.now.ms - delay.count()});
      const auto& known = world.control.links_in_hazard;
      const bool is_as_then = then != hazard.begin() && known == std::prev(then)->second;
      const bool is_news_due = then != hazard.begin() && std::prev(then)->first + delay == world.now;
      holds = holds && (is_as_then || is_news_due || (then == hazard.begin() && known.empty()));
    });
    run.run_until(60min);
    CHECK(holds);
  }
}

TEST_CASE("a route that is set off on uses nothing that the control rooms know to be closed") {
  for (std::uint32_t number = 0; number < runs; ++number) {
    INFO("run " << number);
    Run run(busy_hour(number));
    std::vector<SimTime> set_off(run.world().units.size(), SimTime{-1});
    bool holds = true;
    run.watch({}, [&](const Event&) {
      const World& world = run.world();
      for (std::size_t i = 0; i < set_off.size(); ++i) {
        const UnitState& unit = world.units[i];
        const bool is_driving = unit.status == UnitStatus::Mobile || unit.status == UnitStatus::Returning;
        if (!is_driving || !unit.route || unit.route_started == set_off[i]) continue;
        set_off[i] = unit.route_started;
        // The first leg may lead off the closed link on which it stands.
        for (std::size_t leg = 1; leg < unit.route->legs.size(); ++leg) {
          const roads::Leg& driven = unit.route->legs[leg];
          holds = holds && !world.control.roads.is_closed(driven.link, driven.direction);
        }
      }
    });
    run.run_until(60min);
    CHECK(holds);
  }
}

TEST_CASE("a unit arrives when it was said to arrive, unless something changed in between") {
  for (std::uint32_t number = 0; number < runs; ++number) {
    INFO("run " << number);
    Run run(busy_hour(number));
    std::vector<SimTime> expected(run.world().units.size());
    bool holds = true;
    run.watch(
        [&](const Event& event) {
          const auto* arrived = std::get_if<UnitArrived>(&event);
          if (arrived != nullptr) holds = holds && run.now() == expected[arrived->unit.index()];
        },
        [&](const Event&) {
          for (std::size_t i = 0; i < expected.size(); ++i) {
            const UnitState& unit = run.world().units[i];
            expected[i] = unit.arrives;
            const bool is_driving = unit.status == UnitStatus::Mobile || unit.status == UnitStatus::Returning;
            if (is_driving && !unit.is_stuck)
              holds = holds && unit.arrives == unit.route_started + unit.route->total;
          }
        });
    run.run_until(60min);
    CHECK(holds);
  }
}

TEST_CASE("the hour of the exercise is the hour of the traffic") {
  const auto drive_at = [](std::int64_t start_unix_ms) {
    Scenario scenario = small_scenario();
    scenario.travel.traffic.fill(1.0);
    // Thursday, 8 to 9 in the morning, local time.
    scenario.travel.traffic[3 * 24 + 8] = 2.0;
    for (auto& vehicle : scenario.travel.vehicles) vehicle.response_traffic_share = 1.0;
    scenario.start = {start_unix_ms};
    Run run(scenario);
    REQUIRE(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
    REQUIRE(run.run_to("UnitTurnedOut"));
    return run.unit(0).route->total;
  };
  const std::int64_t seven = 1'768'460'400'000;  // 2026-01-15 07:00 in London
  const Duration quiet = drive_at(seven);
  const Duration busy = drive_at(seven + 3'600'000);
  CHECK(busy > quiet * 2 - 10ms);
  CHECK(busy <= quiet * 2);
  // The same hour of the clock in summer time.
  const std::int64_t summer_eight = 1'784'185'200'000;  // 2026-07-16 08:00 in London
  CHECK(drive_at(summer_eight) == busy);
}
