// Which pumps could be first: turnout, the way to the map, the drive, and the order of equals.
#include "sim/model/attendance.hpp"

#include <catch2/catch.hpp>

#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;
using namespace std::chrono_literals;

namespace {

/// The pumps at C by call sign, and in what seconds: "P1 75+0".
std::vector<std::string> first_at_c(Scenario scenario, std::size_t count,
                                    std::optional<roads::HourOfWeek> hour) {
  const roads::Town town = small_town();
  roads::Map map;
  map.network = town.network;
  map.index = roads::RoadIndex(town.network);
  const Setting setting = make_setting(std::move(scenario), {}, std::move(map));
  roads::Router router(setting.map.network, setting.map.index, setting.scenario.travel);
  std::vector<std::string> lines;
  for (const Attendance& pump : first_pumps(setting, router, town.at('C'), hour, count)) {
    CHECK(pump.total() == pump.turnout + pump.off_map + pump.drive);
    CHECK(pump.drive > Duration{0});
    lines.push_back(fmt::format("{} {}+{}", setting.scenario.units[pump.unit.index()].callsign,
                                pump.turnout.count() / 1000, pump.off_map.count() / 1000));
  }
  return lines;
}

using Shown = std::vector<std::string>;

}  // namespace

TEST_CASE("the first pumps are told by turnout, drive beyond the map and drive on it") {
  CHECK(first_at_c(small_scenario(), 3, {}) == Shown{"P1 60+0", "P2 60+0", "F1 60+600"});
  CHECK(first_at_c(small_scenario(), 2, roads::HourOfWeek{8}) == Shown{"P1 60+0", "P2 60+0"});
  Scenario slow = small_scenario();
  slow.units[0].turnout = 20min;
  CHECK(first_at_c(slow, 3, {}) == Shown{"P2 60+0", "F1 60+600", "P1 1200+0"});
}

TEST_CASE("only pumps count, and fewer where there are fewer") {
  Scenario scenario = small_scenario();
  scenario.units[0].kind = UnitKind::Ambulance;
  CHECK(first_at_c(scenario, 3, {}) == Shown{"P2 60+0", "F1 60+600"});
  scenario.units.clear();
  CHECK(first_at_c(scenario, 3, {}).empty());
}
