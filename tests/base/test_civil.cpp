#include <catch2/catch.hpp>

#include "sim/base/civil.hpp"

using namespace tocsin;

namespace {

using Kind = Resolution::Kind;

constexpr std::int64_t hour_ms = 3'600'000;

TimeZone zone(std::string_view name) {
  const auto found = TimeZone::find(name);
  REQUIRE(found);
  return *found;
}

Resolution resolve(const TimeZone& z, std::string_view text) {
  const auto written = parse_written_time(text);
  REQUIRE(written);
  return z.resolve(*written);
}

/// The instant of a time written with its offset, by the calendar rule and not by any table:
/// days since 1970 from the Gregorian count of leap days.
Instant utc(int year, int month, int day, int hour, int minute) {
  std::int64_t days = 0;
  const auto leap = [](int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; };
  for (int y = 1970; y < year; ++y) days += leap(y) ? 366 : 365;
  const int lengths[] = {31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (int m = 1; m < month; ++m) days += lengths[m - 1];
  days += day - 1;
  return {((days * 24 + hour) * 60 + minute) * 60'000};
}

}  // namespace

TEST_CASE("an hour that the clocks show twice has two instants, summer time first") {
  const Resolution r = resolve(zone("Europe/London"), "2026-10-25 01:20");
  CHECK(r.kind == Kind::Doubled);
  CHECK(r.first == utc(2026, 10, 25, 0, 20));
  CHECK(r.second == utc(2026, 10, 25, 1, 20));
}

TEST_CASE("an offset picks one of a doubled hour") {
  const TimeZone london = zone("Europe/London");
  const Resolution summer = resolve(london, "2026-10-25 01:20+01:00");
  const Resolution winter = resolve(london, "2026-10-25T01:20:00Z");
  CHECK(summer.kind == Kind::Unique);
  CHECK(summer.first == utc(2026, 10, 25, 0, 20));
  CHECK(winter.kind == Kind::Unique);
  CHECK(winter.first == utc(2026, 10, 25, 1, 20));
  CHECK(london.abbreviation(summer.first) == "BST");
  CHECK(london.abbreviation(winter.first) == "GMT");
}

TEST_CASE("a time that the clocks pass over is missing, and the moment of the change is told") {
  const TimeZone london = zone("Europe/London");
  for (const char* text : {"2026-03-29 01:00", "2026-03-29 01:30", "2026-03-29 01:59:59", "2026-03-29 01:30Z",
                           "2026-03-29 01:30+01:00"}) {
    INFO(text);
    const Resolution r = resolve(london, text);
    CHECK(r.kind == Kind::Missing);
    CHECK(r.first == utc(2026, 3, 29, 1, 0));
  }
  CHECK(resolve(london, "2026-03-29 00:59:59").kind == Kind::Unique);
  CHECK(resolve(london, "2026-03-29 02:00").first == utc(2026, 3, 29, 1, 0));
}

TEST_CASE("an offset that the zone does not have then is refused") {
  const TimeZone london = zone("Europe/London");
  CHECK(resolve(london, "2026-07-01 12:00Z").kind == Kind::BadOffset);
  CHECK(resolve(london, "2026-12-01 12:00+01:00").kind == Kind::BadOffset);
  CHECK(resolve(london, "2026-10-25 01:20+02:00").kind == Kind::BadOffset);
  CHECK(resolve(london, "2026-07-01 12:00+01:00").kind == Kind::Unique);
}

TEST_CASE("the offset follows the clocks to the millisecond") {
  const TimeZone london = zone("Europe/London");
  const Instant change = utc(2026, 3, 29, 1, 0);
  CHECK(london.offset_minutes({change.unix_ms - 1}) == 0);
  CHECK(london.offset_minutes(change) == 60);
  CHECK(format_local(london.to_local({change.unix_ms - 1})) == "2026-03-29 00:59:59");
  CHECK(format_local(london.to_local(change)) == "2026-03-29 02:00:00");
  CHECK(zone("Asia/Kathmandu").offset_minutes(change) == 345);
  CHECK(zone("America/New_York").offset_minutes(change) == -240);
}

TEST_CASE("every instant of a year of quarter hours comes back from its wall-clock reading") {
  for (const char* name : {"Europe/London", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"}) {
    const TimeZone z = zone(name);
    for (Instant t = utc(2026, 1, 1, 0, 0); t < utc(2027, 1, 1, 0, 0); t.unix_ms += hour_ms / 4) {
      const Resolution r = z.resolve({z.to_local(t), std::nullopt});
      const bool back = (r.kind == Kind::Unique && r.first == t) ||
                        (r.kind == Kind::Doubled && (r.first == t || r.second == t) && r.first < r.second);
      if (!back) FAIL(name << " at " << t.unix_ms);
      const Resolution exact = z.resolve({z.to_local(t), z.offset_minutes(t)});
      if (exact.kind != Kind::Unique || exact.first != t) FAIL(name << " with its offset at " << t.unix_ms);
    }
  }
}

TEST_CASE("in Britain four quarter hours a year are doubled and four are missing") {
  const TimeZone london = zone("Europe/London");
  int doubled = 0;
  int missing = 0;
  for (Instant t = utc(2026, 1, 1, 0, 0); t < utc(2027, 1, 1, 0, 0); t.unix_ms += hour_ms / 4) {
    const LocalDateTime as_if_utc = zone("Etc/UTC").to_local(t);
    const Kind kind = london.resolve({as_if_utc, std::nullopt}).kind;
    doubled += kind == Kind::Doubled ? 1 : 0;
    missing += kind == Kind::Missing ? 1 : 0;
  }
  CHECK(doubled == 4);
  CHECK(missing == 4);
}

TEST_CASE("a zone that the tables lack is not found") {
  for (const char* name : {"", "Europe/Runcorn", "europe/london", "Europe", "../etc/passwd"}) {
    INFO('"' << name << '"');
    CHECK_FALSE(TimeZone::find(name));
  }
  CHECK(zone("Europe/London").name() == "Europe/London");
}

TEST_CASE("a local time is read with seconds, offset and T or without") {
  const auto plain = parse_written_time("2026-10-25 01:20");
  REQUIRE(plain);
  CHECK(plain->local == LocalDateTime{2026, 10, 25, 1, 20, 0});
  CHECK_FALSE(plain->offset_minutes);
  const auto full = parse_written_time("2024-02-29T23:59:58-03:30");
  REQUIRE(full);
  CHECK(full->local == LocalDateTime{2024, 2, 29, 23, 59, 58});
  CHECK(full->offset_minutes == -210);
  CHECK(parse_written_time("2026-10-25 01:20Z")->offset_minutes == 0);
  CHECK(parse_written_time("2026-10-25 01:20+05:45")->offset_minutes == 345);
}

TEST_CASE("what is not a local time, or a date that does not exist, is not read") {
  for (const char* text : {"",
                           "2026-10-25",
                           "2026-10-25 1:20",
                           "2026-10-25 24:00",
                           "2026-10-25 01:60",
                           "2026-10-25 01:20:60",
                           "2026-02-29 01:20",
                           "2026-13-01 01:20",
                           "2026-00-01 01:20",
                           "2026-01-00 01:20",
                           "2026-04-31 01:20",
                           "0000-01-01 00:00",
                           "26-10-25 01:20",
                           "2026/10/25 01:20",
                           "2026-10-25  01:20",
                           "2026-10-25 01:20 ",
                           "2026-10-25 01:20:",
                           "2026-10-25 01:20 Z",
                           "2026-10-25 01:20+1:00",
                           "2026-10-25 01:20+01",
                           "2026-10-25 01:20z",
                           "2026-10-25 01:20+01:60",
                           "2026-10-25 01:20+24:00",
                           "2026-10-25 01:20ZZ",
                           "2026-10-25t01:20"}) {
    INFO('"' << text << '"');
    CHECK_FALSE(parse_written_time(text));
  }
}

TEST_CASE("the week begins on Monday") {
  CHECK(weekday({1970, 1, 1, 0, 0, 0}) == 3);
  CHECK(weekday({2026, 10, 25, 23, 59, 59}) == 6);
  CHECK(weekday({2026, 10, 26, 0, 0, 0}) == 0);
}

TEST_CASE("what a person reads of a local time is what a person may write") {
  const LocalDateTime local{987, 6, 5, 4, 3, 2};
  CHECK(format_local(local) == "0987-06-05 04:03:02");
  CHECK(parse_written_time(format_local(local))->local == local);
}

TEST_CASE("days are added on the calendar, whatever the clocks do") {
  CHECK(plus_days({2026, 10, 24, 1, 30, 5}, 1) == LocalDateTime{2026, 10, 25, 1, 30, 5});
  CHECK(plus_days({2026, 3, 28, 1, 30, 0}, 1) == LocalDateTime{2026, 3, 29, 1, 30, 0});
  CHECK(plus_days({2024, 2, 28, 0, 0, 0}, 2) == LocalDateTime{2024, 3, 1, 0, 0, 0});
  CHECK(plus_days({2026, 1, 1, 23, 59, 59}, -1) == LocalDateTime{2025, 12, 31, 23, 59, 59});
}
