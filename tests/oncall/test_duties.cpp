// Weekly shifts, rotations and rosters by the wall clock, on the nights that the clocks change most of all.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/oncall/rota_language.hpp"

using namespace tocsin;
using namespace tocsin::oncall;
using namespace tocsin::oncall::test;

TEST_CASE("a weekly turn keeps its wall-clock hand-over when the clocks change") {
  const Rota r = rota({"weekly Fri/18:00 Mon/08:00 a"});
  CHECK(told(r, "2026-10-17 12:00", "2026-11-01 12:00") ==
        "2026-10-17 12:00 BST a\n2026-10-19 08:00 BST -\n2026-10-23 18:00 BST a\n2026-10-26 08:00 GMT -\n"
        "2026-10-30 18:00 GMT a\n");
}

TEST_CASE("a hand-over in the doubled hour is made the first time round") {
  const Rota r = rota({"weekly Sun/01:20 Sun/09:00 a", "weekly Sun/09:00 Sun/01:20 b"});
  CHECK(told(r, "2026-10-25 00:00", "2026-10-25 12:00") ==
        "2026-10-25 00:00 BST b\n2026-10-25 01:20 BST a\n2026-10-25 09:00 GMT b\n");
}

TEST_CASE("a hand-over in the missing hour is made at the moment of the change") {
  const Rota r = rota({"weekly Sun/01:30 Sun/09:00 a"});
  CHECK(told(r, "2026-03-29 00:00", "2026-03-29 12:00") ==
        "2026-03-29 00:00 GMT -\n2026-03-29 02:00 BST a\n2026-03-29 09:00 BST -\n");
  const Rota lost = rota({"weekly Sun/01:10 Sun/01:50 a"});
  CHECK(told(lost, "2026-03-29 00:00", "2026-03-29 12:00") == "2026-03-29 00:00 GMT -\n");
}

TEST_CASE("a turn whose ends are the same lasts all week") {
  const Rota r = rota({"weekly Wed/09:00 Wed/09:00 a"});
  CHECK(told(r, "2026-01-01 00:00", "2027-01-01 00:00") == "2026-01-01 00:00 GMT a\n");
  CHECK_FALSE(next_change(r, instant(r.zone, "2026-01-01 00:00")));
}

TEST_CASE("a night turn of twelve hours is thirteen long when the clocks go back in it, and eleven forward") {
  const Rota r = rota({"rotation 12 hour 2026-03-01T20:00 a b"});
  const auto length_of_night = [&](std::string_view evening) {
    const Instant begins = instant(r.zone, evening);
    REQUIRE(letters(on_call(r, begins)) == "a");
    return *next_change(r, begins) - begins;
  };
  CHECK(length_of_night("2026-10-23 20:00") == std::chrono::hours{12});
  CHECK(length_of_night("2026-10-24 20:00") == std::chrono::hours{13});
  CHECK(length_of_night("2026-03-28 20:00") == std::chrono::hours{11});
}

TEST_CASE("an hourly turn that the clocks pass over has no length, and one they show twice has two hours") {
  const Rota r = rota({"rotation 1 hour 2026-01-01T00:00 a b c"});
  CHECK(told(r, "2026-03-29 00:00", "2026-03-29 04:00") ==
        "2026-03-29 00:00 GMT a\n2026-03-29 02:00 BST c\n2026-03-29 03:00 BST a\n");
  CHECK(told(r, "2026-10-25 00:00", "2026-10-25 03:00") ==
        "2026-10-25 00:00 BST a\n2026-10-25 01:00 BST b\n2026-10-25 02:00 GMT c\n");
}

TEST_CASE("every other week is handed over every second Monday") {
  const Rota r = rota({"rotation 2 week 2026-10-12T09:00 a b"});
  CHECK(told(r, "2026-10-12 00:00", "2026-11-23 10:00") ==
        "2026-10-12 00:00 BST -\n2026-10-12 09:00 BST a\n2026-10-26 09:00 GMT b\n2026-11-09 09:00 GMT a\n"
        "2026-11-23 09:00 GMT b\n");
}

TEST_CASE("a month later is the same day, or the month's last, and the day comes back") {
  const Rota r = rota({"rotation 1 month 2027-12-31T09:00 a b c"});
  CHECK(told(r, "2027-12-31 09:00", "2028-06-01 00:00") ==
        "2027-12-31 09:00 GMT a\n2028-01-31 09:00 GMT b\n2028-02-29 09:00 GMT c\n2028-03-31 09:00 BST a\n"
        "2028-04-30 09:00 BST b\n2028-05-31 09:00 BST c\n");
}

TEST_CASE("a rotation holds from its start until its end, centuries on as well") {
  const Rota r = rota({"rotation 1 day 2026-11-02T09:00 a b 2026-11-04T12:00"});
  CHECK(told(r, "2026-11-02 08:00", "2026-11-05 00:00") ==
        "2026-11-02 08:00 GMT -\n2026-11-02 09:00 GMT a\n2026-11-03 09:00 GMT b\n2026-11-04 09:00 GMT a\n"
        "2026-11-04 12:00 GMT -\n");
  const Rota for_ever = rota({"rotation 1 week 2026-11-02T09:00 a b"});
  CHECK(who(for_ever, "2426-11-02 08:59") == "a");  // 400 years are 20,871 weeks
  CHECK(who(for_ever, "2426-11-02 09:00") == "b");
  CHECK(who(for_ever, "2426-11-09 09:00") == "a");
}

TEST_CASE("windows restrict a rotation and do not move its hand-overs") {
  const Rota r = rota(
      {"rotation 1 week 2026-11-03T00:00 a b", "window Mon/17:30 Tue/08:30", "window Tue/17:30 Wed/08:30"});
  CHECK(told(r, "2026-11-09 12:00", "2026-11-12 00:00") ==
        "2026-11-09 12:00 GMT -\n2026-11-09 17:30 GMT a\n2026-11-10 00:00 GMT b\n2026-11-10 08:30 GMT -\n"
        "2026-11-10 17:30 GMT b\n2026-11-11 08:30 GMT -\n");
}

TEST_CASE("a roster holds from each date that is written until the next one") {
  const Rota r = rota({"roster 08:30 2026-11-16=a 2026-11-17=bc 2026-11-20= 2026-11-21=a"});
  CHECK(told(r, "2026-11-16 00:00", "2026-11-23 00:00") ==
        "2026-11-16 00:00 GMT -\n2026-11-16 08:30 GMT a\n2026-11-17 08:30 GMT bc\n2026-11-20 08:30 GMT -\n"
        "2026-11-21 08:30 GMT a\n2026-11-22 08:30 GMT -\n");
}

TEST_CASE("hand-overs that the clocks pass over or show twice are named beforehand") {
  const TimeZone london = zone("Europe/London");
  const Period year{instant(london, "2026-01-01 00:00"), instant(london, "2027-01-01 00:00")};
  const auto odd = [&](std::string_view line) {
    std::string text;
    for (const OddHandOver& one : odd_hand_overs(rota({line}).layers[0].duties[0], london, year)) {
      text += format_local(one.reading).substr(5, 11);
      text += one.kind == Resolution::Kind::Missing ? " missing;" : " doubled;";
    }
    return text;
  };
  CHECK(odd("weekly Sun/01:30 Sun/09:00 a") == "03-29 01:30 missing;10-25 01:30 doubled;");
  CHECK(odd("rotation 12 hour 2026-01-01T01:00 a b") == "03-29 01:00 missing;10-25 01:00 doubled;");
  CHECK(odd("rotation 1 month 2025-03-29T01:30 a b") == "03-29 01:30 missing;");
  CHECK(odd("roster 01:00 2026-10-24=a 2026-10-25=b") == "10-25 01:00 doubled;");
  CHECK(odd("weekly Sun/02:00 Sun/00:59 a").empty());
}
