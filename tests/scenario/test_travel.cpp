// How vehicles drive, as scenarios and files of profiles say it.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "sim/base/text.hpp"
#include "sim/scenario/travel.hpp"
#include "tests/scenario/fixtures.hpp"

using namespace tocsin;
using namespace tocsin::roads;
using namespace tocsin::scenario;
using namespace tocsin::scenario::test;

namespace {

/// What reading it as a file of profiles complains of: errors, or warnings.
std::string profile_complaints(const std::string& text) {
  const auto read = read_profiles("fleet.toml", text);
  return format(read ? read->warnings : read.error());
}

TravelModel model_of(const std::string& text) {
  const auto read = read_profiles("fleet.toml", text);
  if (!read) FAIL(format(read.error()));
  return read->model;
}

std::string day_of(std::string_view factor) {
  std::string list;
  for (int hour = 0; hour < 24; ++hour) list += fmt::format("{}{}", list.empty() ? "" : ", ", factor);
  return "[" + list + "]";
}

}  // namespace

TEST_CASE("a vehicle that is not written drives as by default") {
  CHECK(read_well(smallest_scenario()).scenario.travel == default_travel_model());
  TravelModel expected = default_travel_model();
  VehicleProfile& police = expected.vehicles[static_cast<std::size_t>(Profile::Police)];
  police.speed_km_per_h[0] = 110.0;
  police.turn_left = std::chrono::milliseconds{2500};
  police.in_hazard = HazardRule::Penalise;
  police.hazard_factor = 4.0;
  CHECK(
      model_of("[[vehicle]]\nkind = \"police\"\nspeeds_km_per_h = { motorway = 110 }\nturn_left = \"2.5 s\"\n"
               "in_hazard = \"penalise\"\nhazard_factor = 4\n") == expected);
}

TEST_CASE("a file of profiles and a scenario read the same tables alike") {
  const std::string text =
      "[[vehicle]]\nkind = \"car\"\nblue_lights = \"fitted\"\nresponse_factor = 1.2\nprivate_roads = "
      "\"drive\"\n"
      "[traffic]\nsaturday = " +
      day_of("1.5") + "\n";
  const TravelModel model = model_of(text);
  CHECK(read_well(smallest_scenario() + text).scenario.travel == model);
  const VehicleProfile& car = model.vehicles[static_cast<std::size_t>(Profile::Car)];
  CHECK(car.has_blue_lights);
  CHECK(car.uses_restricted);
  CHECK(model.traffic[5 * 24] == 1.5);
  CHECK(model.traffic[5 * 24 + 23] == 1.5);
  CHECK(model.traffic[4 * 24 + 23] == default_travel_model().traffic[4 * 24 + 23]);
  CHECK(model.traffic[6 * 24] == default_travel_model().traffic[6 * 24]);
}

TEST_CASE("weekday factors hold from Monday to Friday") {
  const TravelModel model = model_of("[traffic]\nweekday = " + day_of("2") + "\n");
  for (std::size_t hour = 0; hour < hours_of_week; ++hour) {
    CAPTURE(hour);
    CHECK((model.traffic[hour] == 2.0) == (hour < 5 * 24));
  }
}

TEST_CASE("what belongs together must stand together in a profile") {
  CHECK(profile_complaints("[[vehicle]]\nkind = \"police\"\nhazard_factor = 4.0\n") ==
        "fleet.toml:3:1: error: `hazard_factor` stands without in_hazard = \"penalise\"\n"
        "hazard_factor = 4.0\n"
        "^~~~~~~~~~~~~\n"
        "  expected: both, or neither\n");
  CHECK(profile_complaints("[[vehicle]]\nkind = \"police\"\nin_hazard = \"penalise\"\n") ==
        "fleet.toml:3:13: error: a vehicle is penalised by nothing: `hazard_factor` is missing\n"
        "in_hazard = \"penalise\"\n"
        "            ^~~~~~~~~~\n"
        "  expected: how many times as long, for example: hazard_factor = 5.0\n");
  CHECK(profile_complaints("[[vehicle]]\nkind = \"car\"\nresponse_factor = 1.2\n") ==
        "fleet.toml:3:1: error: `response_factor` stands for a vehicle without blue lights\n"
        "response_factor = 1.2\n"
        "^~~~~~~~~~~~~~~\n"
        "  expected: blue_lights = \"fitted\" beside it, or no such key\n");
  CHECK(profile_complaints("[[vehicle]]\nkind = \"car\"\nblue_lights = \"fitted\"\n") ==
        "fleet.toml:3:15: warning: blue lights that gain nothing\n"
        "blue_lights = \"fitted\"\n"
        "              ^~~~~~~~\n"
        "  expected: `response_factor` and the keys beside it\n");
  CHECK(profile_complaints("[[vehicle]]\nkind = \"car\"\n\n[[vehicle]]\nkind = \"car\"\n") ==
        "fleet.toml:5:8: error: there are two vehicles \"car\"\n"
        "kind = \"car\"\n"
        "       ^~~~~\n"
        "  expected: each kind at most once, with all its keys\n"
        "  hint: the other is at fleet.toml:2\n");
}

TEST_CASE("traffic is 24 factors, none of them quicker than at night") {
  CHECK(profile_complaints("[traffic]\nsunday = [1, 1.5, 2]\n") ==
        "fleet.toml:2:10: error: `sunday` has 3 entries\n"
        "sunday = [1, 1.5, 2]\n"
        "         ^~~~~~~~~~~\n"
        "  expected: a list of 24 numbers, one for each hour from midnight, each 1 to 10\n");
  CHECK_THAT(profile_complaints("[traffic]\nsunday = " + day_of("0.9") + "\n"),
             Catch::StartsWith("fleet.toml:2:11: error: an entry of `sunday` is the number 0.9\n"));
  CHECK_THAT(profile_complaints("[traffic]\nsunday = " + day_of("\"1\"") + "\n"),
             Catch::StartsWith("fleet.toml:2:11: error: an entry of `sunday` is text\n"));
}

TEST_CASE("a file of profiles holds profiles and nothing else") {
  CHECK(profile_complaints("[exercise]\nformat = 1\n") ==
        "fleet.toml:1:2: error: there is no table `exercise`\n"
        "[exercise]\n"
        " ^~~~~~~~\n"
        "  expected: one of vehicle, traffic\n");
  CHECK(profile_complaints("# nothing\n") ==
        "fleet.toml:1:1: error: the file holds no profile\n"
        "# nothing\n"
        "^\n"
        "  expected: [[vehicle]] or [traffic]\n");
  CHECK_THAT(profile_complaints("[[vehicle]\n"), Catch::StartsWith("fleet.toml:1:"));
}

TEST_CASE("the travel page names every default") {
  const std::string page = *read_file(std::string{TOCSIN_ROOT} + "/docs/travel.md");
  const TravelModel model = default_travel_model();
  for (std::size_t i = 0; i < profile_count; ++i) {
    const VehicleProfile& v = model.vehicles[i];
    std::string row = fmt::format("| `{}` |", profile_name(static_cast<Profile>(i)));
    for (const double speed : v.speed_km_per_h) row += fmt::format(" {:g} |", speed);
    row += fmt::format(" {:g} | {:g} | {:g} |\n", v.urban_factor, v.slip_km_per_h, v.roundabout_km_per_h);
    CHECK_THAT(page, Catch::Contains(row));
    const auto s = [](Duration wait) { return wait.count() / 1000; };
    CHECK_THAT(page, Catch::Contains(fmt::format(
                         "| `{}` | {} | {} | {} | {} | {} | {} | {:g} | {:g} | {:g} | {} |\n",
                         profile_name(static_cast<Profile>(i)), s(v.signals), s(v.give_way), s(v.roundabout),
                         s(v.turn_left), s(v.turn_right), s(v.turn_round), v.weight_t, v.height_m, v.width_m,
                         v.uses_restricted ? "like any other" : "last resort")));
    CHECK_THAT(page,
               Catch::Contains(v.has_blue_lights
                                   ? fmt::format("| `{}` | {:g} | {:g} | {:g} | {:g} | {:g} |\n",
                                                 profile_name(static_cast<Profile>(i)), v.response_factor,
                                                 v.response_ceiling_km_per_h, v.response_limit_factor,
                                                 v.response_delay_share, v.response_traffic_share)
                                   : fmt::format("| `{}` | none |", profile_name(static_cast<Profile>(i)))));
  }
  for (const std::size_t day : {0U, 5U, 6U}) {
    std::string row = day == 0 ? "| Monday to Friday |" : day == 5 ? "| Saturday |" : "| Sunday |";
    for (std::size_t hour = 0; hour < 24; ++hour)
      row += fmt::format(" {:g} |", model.traffic[24 * day + hour]);
    CHECK_THAT(page, Catch::Contains(row + "\n"));
  }
}
