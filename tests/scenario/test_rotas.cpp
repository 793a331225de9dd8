// Rotations, rosters, layers, overrides, leave and swaps as planners write them.
#include <algorithm>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "sim/oncall/files/read.hpp"
#include "sim/oncall/files/write.hpp"
#include "tests/scenario/fixtures.hpp"
#include "tests/scenario/small_map.hpp"

using namespace tocsin;
using namespace tocsin::scenario;
using namespace tocsin::scenario::test;

namespace {

/// The smallest scenario in London on 10 November 2026 at 09:00, with one role and three people.
std::string start(const std::string& keys_of_role = "") {
  std::string text = with(smallest_scenario(), "\"UTC\"", "\"Europe/London\"");
  text += "[[role]]\nid = \"duty\"\nname = \"Duty\"\norganisation = \"works\"\n" + keys_of_role;
  for (const char* id : {"ann", "ben", "cat"}) {
    text += std::string{"[[person]]\nid = \""} + id + "\"\nname = \"" + id +
            "\"\ncontact = [{ method = \"radio\", number = \"A\" }]\n";
  }
  return text;
}

constexpr const char* weekly_rotation =
    "[[rotation]]\nrole = \"duty\"\nstarts = \"2026-11-02 09:00\"\n"
    "turn = [{ people = [\"ann\"] }, { people = [\"ben\", \"cat\"] }]\n";

/// Who is on call as the first role then: "ann ben".
std::string who(const Read& result, std::string_view local) {
  const oncall::Rota& rota = result.scenario.rotas[0];
  const Instant t = rota.zone.resolve(*parse_written_time(local)).first;
  std::string text;
  for (const std::uint32_t person : oncall::on_call(rota, t)) {
    text += (text.empty() ? "" : " ") + result.scenario.people[person].id;
  }
  return text;
}

}  // namespace

TEST_CASE("a rotation turns every week unless it says otherwise, for any date") {
  const Read result = read_well(start() + weekly_rotation);
  CHECK(format(result.warnings).empty());
  CHECK(who(result, "2026-11-02 08:59").empty());
  CHECK(who(result, "2026-11-09 08:59") == "ann");
  CHECK(who(result, "2026-11-09 09:00") == "ben cat");
  CHECK(who(result, "2036-11-03 08:59") == "ben cat");
  CHECK(who(result, "2036-11-03 09:00") == "ann");  // 522 weeks on
  CHECK(who(result, "1999-11-08 09:00").empty());
}

TEST_CASE("a roster begins each date at its hand-over and ends a day after the last") {
  const Read result =
      read_well(start() +
                "[[roster]]\nrole = \"duty\"\n[[roster.duty]]\ndate = 2026-11-09\npeople = [\"ann\"]\n"
                "[[roster.duty]]\ndate = \"2026-11-11\"\npeople = [\"ben\", \"cat\"]\n");
  CHECK(who(result, "2026-11-09 08:59").empty());
  CHECK(who(result, "2026-11-11 08:59") == "ann");
  CHECK(who(result, "2026-11-12 08:59") == "ben cat");
  CHECK(who(result, "2026-11-12 09:00").empty());
}

TEST_CASE("layers, swaps, leave and overrides are read in whatever order they stand") {
  const Read result = read_well(
      start("on_leave = \"next_in_rotation\"\n") +
      "[[override]]\nrole = \"duty\"\nchange = \"replace\"\nperson = \"ann\"\ninstead_of = \"cat\"\nfrom = "
      "\"2026-11-10 12:00\"\nto = \"2026-11-10 13:00\"\n" +
      "[[leave]]\nperson = \"ben\"\nfrom = \"2026-11-10 14:00\"\nto = \"2026-11-10 15:00\"\n" +
      "[[swap]]\nbetween = [\"ann\", \"ben\"]\nfrom = \"2026-11-10 15:00\"\nto = \"2026-11-10 16:00\"\n" +
      weekly_rotation +
      "[[shift]]\nrole = \"duty\"\nlayer = 1\nperson = \"ann\"\nfrom = \"2026-11-10 16:00\"\nto = "
      "\"2026-11-10 "
      "17:00\"\n");
  CHECK(who(result, "2026-11-10 11:00") == "ben cat");
  CHECK(who(result, "2026-11-10 12:00") == "ben ann");
  CHECK(who(result, "2026-11-10 14:00") == "ann cat");
  CHECK(who(result, "2026-11-10 15:00") == "ann cat");
  CHECK(who(result, "2026-11-10 16:00") == "ann");
  CHECK(who(result, "2026-11-10 17:00") == "ben cat");
}

TEST_CASE("a swap of one role leaves the others alone") {
  const std::string other = "[[role]]\nid = \"other\"\nname = \"Other\"\norganisation = \"works\"\n";
  const std::string swap =
      "between = [\"ann\", \"ben\"]\nfrom = \"2026-11-10 08:00\"\nto = \"2026-11-10 18:00\"\n";
  const auto swaps = [&](const std::string& text) {
    const Read result = read_well(start() + other + "[[swap]]\n" + text + swap);
    return std::pair{result.scenario.rotas[0].swaps.size(), result.scenario.rotas[1].swaps.size()};
  };
  CHECK(swaps("") == std::pair<std::size_t, std::size_t>{1, 1});
  CHECK(swaps("role = \"other\"\n") == std::pair<std::size_t, std::size_t>{0, 1});
}

TEST_CASE("a hand-over with an offset is refused, for it is a reading of the wall clock") {
  CHECK_THAT(complaints(start() + with(weekly_rotation, "2026-11-02 09:00", "2026-11-02 09:00Z")),
             Catch::Contains("error: `starts` has an offset\nstarts = \"2026-11-02 09:00Z\"\n         "
                             "^~~~~~~~~~~~~~~~~~~\n"
                             "  expected: a reading of the clock on the wall, without an offset\n"
                             "  hint: a hand-over keeps its reading when the clocks change\n"));
}

TEST_CASE("all faults of a rota are told at once") {
  const std::string text =
      start() + weekly_rotation +
      "ends = \"2026-11-02 09:00\"\nwindow = [{ from = \"Mon\", to = \"Tue 08:30\" }]\n" +
      "[[roster]]\nrole = \"dusty\"\nlast_until = \"2026-11-09 08:00\"\nduty = [{ date = \"2026-11-09\", "
      "people = "
      "[\"anne\"] }, { date = \"2026-11-09\", people = [] }, { date = \"2026-02-30\", people = [] }]\n" +
      "[[override]]\nrole = \"duty\"\nchange = \"replace\"\nperson = \"ann\"\nfrom = \"2026-11-10 "
      "12:00\"\nto = "
      "\"2026-11-10 12:00\"\n" +
      "[[override]]\nrole = \"duty\"\nchange = \"add\"\nperson = \"ann\"\ninstead_of = \"ben\"\nfrom = "
      "\"2026-11-10 "
      "12:00\"\nto = \"2026-11-10 13:00\"\n" +
      "[[swap]]\nbetween = [\"ann\", \"ann\"]\nfrom = \"2026-11-10 12:00\"\nto = \"2026-11-10 13:00\"\n" +
      "[[leave]]\nperson = \"ann\"\nfrom = \"2026-11-10 12:00\"\nto = \"2026-11-09 13:00\"\n";
  const std::string told = complaints(text);
  for (const char* message :
       {"this rotation ends before it begins", "\"Mon\" is not a weekday and a time of day",
        "there is no role \"dusty\"", "there is no person \"anne\"", "the dates of a roster ascend",
        "\"2026-02-30\" is not a date", "this roster ends before it begins",
        "it is not said whom this override replaces", "this override ends before it begins",
        "`instead_of` stands without a replacement", "a swap is between two people",
        "this leave ends before it begins"}) {
    CHECK_THAT(told, Catch::Contains(std::string{"error: "} + message + "\n"));
  }
  CHECK(std::count(told.begin(), told.end(), '^') == 12);
}

TEST_CASE("a rota goes to a calendar and comes back as shifts of a scenario, over the doubled hour too") {
  const Read before = read_well(start() +
                                "[[rotation]]\nrole = \"duty\"\nevery = \"hour\"\nstarts = "
                                "\"2026-10-20 00:30\"\nturn = [{ people = [\"ann\"] }, { people = "
                                "[\"ben\", \"cat\"] }]\n");
  const oncall::Rota& rota = before.scenario.rotas[0];
  std::vector<rota_files::Named> people;
  for (const model::Person& person : before.scenario.people) people.push_back({person.id, person.name});
  const rota_files::Named role{"duty", "Duty"};
  const auto instant = [&](const char* text) { return rota.zone.resolve(*parse_written_time(text)).first; };
  const oncall::Period night{instant("2026-10-24 20:00"), instant("2026-10-25 08:00")};
  const auto imported =
      rota_files::read_ics("x.ics", rota_files::to_ics({"GREY HERON", people, {{role, rota}}}, night),
                           {rota.zone, people, {role}, std::nullopt, night});
  REQUIRE(imported);
  const auto after =
      read(one_file(start() + rota_files::to_toml(imported->shifts, rota.zone, "x.ics")), small_map());
  REQUIRE(after);
  CHECK(oncall::stretches(after->scenario.rotas[0], night) == oncall::stretches(rota, night));
}
