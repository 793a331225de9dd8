// Times as planners write them, rotas, and the clock changes of the United Kingdom.
#include <catch2/catch.hpp>

#include "tests/scenario/fixtures.hpp"

using namespace tocsin;
using namespace tocsin::scenario;
using namespace tocsin::scenario::test;

namespace {

/// The smallest scenario, in London, from `start`.
std::string in_london(std::string_view start) {
  return with(with(smallest_scenario(), "\"UTC\"", "\"Europe/London\""), "\"2026-11-10 09:00\"", start);
}

std::string objective(const std::string& by) {
  return "[[objective]]\nid = \"o\"\ntext = \"x\"\nplan_element = \"a\"\nby = " + by + "\n";
}

constexpr const char* two_people = R"toml([[role]]
id = "duty"
name = "Duty"
organisation = "works"

[[person]]
id = "hale"
name = "Hale"
[[person.contact]]
method = "radio"
number = "A"

[[person]]
id = "moore"
name = "Moore"
[[person.contact]]
method = "radio"
number = "B"

)toml";

std::string shift(const std::string& person, const std::string& from, const std::string& to) {
  return "[[shift]]\nrole = \"duty\"\nperson = \"" + person + "\"\nfrom = \"" + from + "\"\nto = \"" + to +
         "\"\n";
}

}  // namespace

TEST_CASE("a time may be counted from the start or be local, with or without quotation marks") {
  for (const char* by : {"\"T+1:30\"", "\"T+01:30:00\"", "\"2026-11-10 10:30\"", "\"2026-11-10T10:30:00Z\"",
                         "2026-11-10T10:30:00", "2026-11-10T11:30:00+01:00"}) {
    INFO(by);
    const bool is_plain = std::string_view{by}.find("+01:00") == std::string_view::npos;
    const std::string text = smallest_scenario() + objective(by);
    if (!is_plain) {
      CHECK_THAT(complaints(text), Catch::Contains("has not that offset in UTC\n"));
      continue;
    }
    CHECK(read_well(text).scenario.objectives[0].by == SimTime{90 * 60000});
  }
}

TEST_CASE("half a date is not a time") {
  CHECK_THAT(complaints(smallest_scenario() + objective("2026-11-10")),
             Catch::Contains("error: \"2026-11-10\" is not a time\n"));
  CHECK_THAT(complaints(smallest_scenario() + objective("10:30:00")),
             Catch::Contains("error: \"10:30:00\" is not a time\n"));
}

TEST_CASE("a local time in a doubled hour needs its offset") {
  CHECK(complaints(in_london("\"2026-10-25 01:20\"")) ==
        "test.toml:9:9: error: 2026-10-25 01:20:00 happens twice, because the clocks go back\nstart = "
        "\"2026-10-25 01:20\"\n"
        "        ^~~~~~~~~~~~~~~~~~\n  expected: \"+01:00\" or \"+00:00\" behind it\n");
  const Read first = read_well(in_london("\"2026-10-25 01:20+01:00\""));
  const Read second = read_well(in_london("\"2026-10-25 01:20+00:00\""));
  CHECK(second.scenario.start - first.scenario.start == std::chrono::hours{1});
}

TEST_CASE("a local time in a missing hour is a fault") {
  CHECK(complaints(in_london("\"2026-03-29 01:20\"")) ==
        "test.toml:9:9: error: 2026-03-29 01:20:00 does not happen, because the clocks go forward over it\n"
        "start = \"2026-03-29 01:20\"\n        ^~~~~~~~~~~~~~~~~~\n"
        "  expected: a time before or after the change at 2026-03-29 02:00:00\n");
}

TEST_CASE("a time across a clock change counts the hours that pass") {
  const Read result = read_well(in_london("\"2026-10-25 00:30\"") + objective("\"2026-10-25 02:30\""));
  CHECK(result.scenario.objectives[0].by == SimTime{3 * 3600000});
}

TEST_CASE("a time before the start is a fault, and one after the end a warning") {
  CHECK(complaints(smallest_scenario() + objective("\"2026-11-10 08:45\"")) ==
        "test.toml:38:6: error: this is 15 min before the exercise starts\nby = \"2026-11-10 08:45\"\n     "
        "^~~~~~~~~~~~~~~~~~\n"
        "  expected: not before 2026-11-10 09:00:00\n");
  CHECK(complaints(smallest_scenario() + objective("\"T+4:01\"")) ==
        "test.toml:38:6: warning: T+04:01:00 comes after the end of the exercise\nby = \"T+4:01\"\n     "
        "^~~~~~~~\n"
        "  expected: not after T+04:00:00\n");
}

TEST_CASE("a delay beyond the end is a warning") {
  CHECK_THAT(
      complaints(smallest_scenario() + objective("\"T+1:00\"") + "at = \"T+3:50\"\ndelay = \"11 min\"\n"),
      Catch::Contains("warning: with this delay it comes at T+04:01:00, after the end of the exercise\n"));
}

TEST_CASE("an unknown time zone is named once, and nothing that depends on it is complained of") {
  CHECK(complaints(
            with(smallest_scenario() + objective("\"2026-11-10 10:00\""), "\"UTC\"", "\"Europe/Lundon\"")) ==
        "test.toml:8:13: error: there is no time zone \"Europe/Lundon\"\ntime_zone = \"Europe/Lundon\"\n     "
        "       "
        "^~~~~~~~~~~~~~~\n  expected: the IANA name of a zone, such as \"Europe/London\"\n");
}

TEST_CASE("a weekly shift holds its local time across a clock change") {
  const Read result =
      read_well(in_london("\"2026-10-26 09:30\"") + two_people + shift("hale", "Mon 09:00", "Fri 17:00") +
                shift("moore", "Fri 17:00", "Mon 09:00"));
  const oncall::Rota& rota = result.scenario.rotas[0];
  const TimeZone& zone = rota.zone;
  Instant hand_over = result.scenario.start;
  for (int i = 0; i < 120; ++i) {
    hand_over = *oncall::next_change(rota, hand_over);
    CHECK(oncall::on_call(rota, hand_over).size() == 1);
    CHECK(zone.to_local(hand_over).hour == (i % 2 == 0 ? 17 : 9));
    CHECK(weekday(zone.to_local(hand_over)) == (i % 2 == 0 ? 4 : 0));
  }
}

TEST_CASE("single shifts stand as written, in the order of the files") {
  const Read result =
      read_well(smallest_scenario() + two_people + shift("moore", "2026-11-10 08:00", "2026-11-10 20:00") +
                shift("hale", "2026-11-10 08:30", "2026-11-10 10:00"));
  CHECK(oncall::on_call(result.scenario.rotas[0], result.scenario.start) == std::vector<std::uint32_t>{1, 0});
}

TEST_CASE("a shift that ends before it begins, or mixes its forms, is a fault") {
  const std::string start = smallest_scenario() + two_people;
  CHECK_THAT(complaints(start + shift("hale", "2026-11-10 10:00", "2026-11-10 10:00")),
             Catch::Contains("error: this shift ends before it begins\n"));
  CHECK_THAT(complaints(start + shift("hale", "Mon 09:00", "2026-11-10 10:00")),
             Catch::Contains("error: `from` and `to` are of different forms\n"));
  CHECK_THAT(complaints(start + shift("hale", "mon 09:00", "Fri 25:00")),
             Catch::Contains("error: \"mon 09:00\" is not a time of a shift\n"));
}

TEST_CASE("a number that might reach somebody is a fault") {
  CHECK_THAT(complaints(with(smallest_scenario() + two_people, "method = \"radio\"\nnumber = \"A\"",
                             "method = \"mobile\"\nnumber = \"07712 345678\"")),
             Catch::Contains("error: \"07712 345678\" might reach somebody\nnumber = \"07712 345678\"\n      "
                             "   ^~~~~~~~~~~~~~\n"));
}
