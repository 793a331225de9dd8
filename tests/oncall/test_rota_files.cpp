// Rotas to calendars and spreadsheets and back, and calendars as other programs write them.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/oncall/files/read.hpp"
#include "sim/oncall/files/write.hpp"
#include "tests/oncall/random_rotas.hpp"
#include "tests/oncall/rota_language.hpp"

using namespace tocsin;
using namespace tocsin::oncall;
using namespace tocsin::oncall::test;
using namespace tocsin::rota_files;

namespace {

/// One row for each letter, so that a letter is its own index.
std::vector<Named> people() {
  std::vector<Named> rows;
  for (int i = 0; i < 128; ++i) rows.push_back({"p" + std::to_string(i), "Person " + std::to_string(i)});
  rows['a'] = {"hale", "J. Hale"};
  rows['b'] = {"-moore",
               "Moore, A.; \"Sandy\" \\ B\xc3\xb6hm of a name so long that its line must be folded"};
  rows['c'] = {"price", "C. Price"};
  return rows;
}

const Named duty{"duty-officer", "Duty emergency planning officer"};

Sheet sheet(const Rota& rota) { return {"GREY HERON", people(), {{duty, rota}}}; }

Target target(const TimeZone& zone, Period period) { return {zone, people(), {duty}, std::nullopt, period}; }

Period period(std::string_view from, std::string_view to) {
  const TimeZone london = zone("Europe/London");
  return {instant(london, from), instant(london, to)};
}

/// The rota of what was read, with a letter for each person.
Rota rota_of(const Imported& imported, const TimeZone& zone) {
  const std::vector<Named> rows = people();
  Rota rota{zone, {Layer{}}};
  for (const NamedShift& shift : imported.shifts) {
    std::uint32_t person = 0;
    while (rows[person].id != shift.person) ++person;
    rota.layers[0].duties.emplace_back(Shift{person, shift.from, shift.to});
  }
  return rota;
}

std::string calendar(const std::string& lines) {
  std::string text = "BEGIN:VCALENDAR\nVERSION:2.0\n" + lines + "END:VCALENDAR\n";
  std::string with_ends;
  for (const char c : text) with_ends += c == '\n' ? std::string{"\r\n"} : std::string{c};
  return with_ends;
}

std::string event(const std::string& lines) {
  return calendar("BEGIN:VEVENT\nUID:1\n" + lines + "END:VEVENT\n");
}

Period autumn() { return period("2026-10-01 00:00", "2026-12-01 00:00"); }

/// What a calendar says, as stretches; or its faults.
std::string read(const std::string& text, Period over = autumn()) {
  Target into = target(zone("Europe/London"), over);
  into.role = duty.id;
  const auto imported = read_ics("x.ics", text, into);
  if (!imported) return format(imported.error());
  const Rota rota = rota_of(*imported, into.zone);
  std::string told;
  for (const Stretch& stretch : stretches(rota, over)) {
    if (stretch.people.empty()) continue;
    told += short_local(into.zone.to_local(stretch.period.from)) + " to " +
            short_local(into.zone.to_local(stretch.period.to)) + " " + letters(stretch.people) + "\n";
  }
  return told + format(imported->remarks);
}

std::string faults(const std::string& csv) {
  const auto imported = read_csv("x.csv", csv, target(zone("Europe/London"), autumn()));
  return imported ? "" : format(imported.error());
}

}  // namespace

TEST_CASE("a rota as a calendar: one event for each person and stretch, in UTC, folded and escaped") {
  const Rota r = rota({"rotation 1 day 2026-10-24T20:00 a cb"});
  const std::string text = to_ics(sheet(r), period("2026-10-24 20:00", "2026-10-26 20:00"));
  CHECK(text ==
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Tocsin//Rota//EN\r\nCALSCALE:GREGORIAN\r\n"
        "X-WR-CALNAME:EXERCISE GREY HERON: on call\r\n"
        "BEGIN:VEVENT\r\nUID:duty-officer-hale-20261024T190000Z@rota.tocsin.invalid\r\n"
        "DTSTAMP:20261024T190000Z\r\nDTSTART:20261024T190000Z\r\nDTEND:20261025T200000Z\r\n"
        "SUMMARY:EXERCISE GREY HERON: J. Hale (Duty emergency planning officer)\r\n"
        "X-TOCSIN-ROLE:duty-officer\r\nX-TOCSIN-PERSON:hale\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:duty-officer-price-20261025T200000Z@rota.tocsin.invalid\r\n"
        "DTSTAMP:20261025T200000Z\r\nDTSTART:20261025T200000Z\r\nDTEND:20261026T200000Z\r\n"
        "SUMMARY:EXERCISE GREY HERON: C. Price (Duty emergency planning officer)\r\n"
        "X-TOCSIN-ROLE:duty-officer\r\nX-TOCSIN-PERSON:price\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:duty-officer--moore-20261025T200000Z@rota.tocsin.invalid\r\n"
        "DTSTAMP:20261025T200000Z\r\nDTSTART:20261025T200000Z\r\nDTEND:20261026T200000Z\r\n"
        "SUMMARY:EXERCISE GREY HERON: Moore\\, A.\\; \"Sandy\" \\\\ B\xc3\xb6hm of a name so lon\r\n"
        " g that its line must be folded (Duty emergency planning officer)\r\n"
        "X-TOCSIN-ROLE:duty-officer\r\nX-TOCSIN-PERSON:-moore\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST_CASE("a rota as a spreadsheet: local times with their offset, and nothing that is taken for a formula") {
  const Rota r = rota({"rotation 1 day 2026-10-24T20:00 a cb"});
  Sheet written = sheet(r);
  written.code_word = "GREY, HERON";
  CHECK(to_csv(written, period("2026-10-24 20:00", "2026-10-26 20:00")) ==
        "role,person,from,to,exercise\r\n"
        "duty-officer,hale,2026-10-24 20:00+01:00,2026-10-25 20:00+00:00,\"EXERCISE GREY, HERON\"\r\n"
        "duty-officer,price,2026-10-25 20:00+00:00,2026-10-26 20:00+00:00,\"EXERCISE GREY, HERON\"\r\n"
        "duty-officer,'-moore,2026-10-25 20:00+00:00,2026-10-26 20:00+00:00,\"EXERCISE GREY, HERON\"\r\n");
}

TEST_CASE("a rota that was written and read again says the same at every moment") {
  for (const char* name : {"Europe/London", "Australia/Lord_Howe"}) {
    const TimeZone z = zone(name);
    const WallClock clock{z, 17'532 * day_min, decade_to + 100 * day_min};
    RandomRotas rotas{z, clock, 7};
    for (int trial = 0; trial < 25; ++trial) {
      const Rota rota = rotas.next();
      const std::int64_t from = rotas.likely_minute();
      const std::int64_t to = from + 20 * day_min;
      const Period over{at_minute(from), at_minute(to)};
      INFO(name << ", rota " << trial);
      const auto from_ics = read_ics("x.ics", to_ics(sheet(rota), over), target(z, over));
      const auto from_csv = read_csv("x.csv", to_csv(sheet(rota), over), target(z, over));
      REQUIRE(from_ics);
      REQUIRE(from_csv);
      REQUIRE(from_ics->remarks.empty());
      REQUIRE(from_csv->shifts == from_ics->shifts);
      const Rota again = rota_of(*from_ics, z);
      REQUIRE(stretches(again, over) == stretches(rota, over));
      std::int64_t wrong = 0;
      for (std::int64_t m = from; m < to && wrong == 0; m += 7) {
        if (on_call(again, at_minute(m)) != on_call(rota, at_minute(m))) wrong = m;
      }
      REQUIRE(wrong == 0);
    }
  }
}

TEST_CASE("shifts for a scenario are local times, with their offset where the clocks show them twice") {
  const TimeZone london = zone("Europe/London");
  CHECK(to_toml({{"duty", "hale", instant(london, "2026-10-25T01:20+00:00"),
                  instant(london, "2026-10-25 09:00")}},
                london, "rota\n.ics") ==
        "# Shifts for an EXERCISE, read from rota .ics. Local times in Europe/London.\n\n[[shift]]\n"
        "role = \"duty\"\nperson = \"hale\"\nfrom = \"2026-10-25 01:20+00:00\"\nto = \"2026-10-25 09:00\"\n");
}

TEST_CASE("an event is in its own zone, in UTC or in the scenario's") {
  CHECK(read(event("SUMMARY:hale\nDTSTART:20261102T090000Z\nDTEND:20261102T100000Z\n")) ==
        "2026-11-02 09:00 to 2026-11-02 10:00 a\n");
  CHECK(read(event("SUMMARY:hale\nDTSTART:20261002T090000Z\nDTEND:20261002T100000Z\n")) ==
        "2026-10-02 10:00 to 2026-10-02 11:00 a\n");
  CHECK(read(event("SUMMARY:hale\nDTSTART:20261002T090000\nDTEND:20261002T100000\n")) ==
        "2026-10-02 09:00 to 2026-10-02 10:00 a\n");
  CHECK(read(event("SUMMARY:hale\nDTSTART;TZID=Europe/Berlin:20261002T090000\nDURATION:PT90M\n")) ==
        "2026-10-02 08:00 to 2026-10-02 09:30 a\n");
}

TEST_CASE("a zone that only the file knows is read from its VTIMEZONE") {
  const std::string zone_lines =
      "BEGIN:VTIMEZONE\nTZID:Works time\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\n"
      "TZOFFSETTO:+0300\nEND:STANDARD\nEND:VTIMEZONE\n";
  const std::string event_lines =
      "BEGIN:VEVENT\nUID:1\nSUMMARY:hale\nDTSTART;TZID=Works time:20261102T090000\n"
      "DTEND;TZID=Works time:20261102T100000\nEND:VEVENT\n";
  CHECK(read(calendar(zone_lines + event_lines)) == "2026-11-02 06:00 to 2026-11-02 07:00 a\n");
  CHECK(read(calendar(event_lines)) ==
        "x.ics:6:1: error: this time zone is not known, and the file does not describe it\n"
        "DTSTART;TZID=Works time:20261102T090000\n^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "  expected: the name of a zone, such as \"Europe/London\", or a VTIMEZONE\n");
}

TEST_CASE("days without times last from local midnight to midnight, also when the clocks change") {
  CHECK(read(event("SUMMARY:hale\nDTSTART;VALUE=DATE:20261025\nDTEND;VALUE=DATE:20261027\n")) ==
        "2026-10-25 00:00 to 2026-10-27 00:00 a\n");
  CHECK(read(event("SUMMARY:hale\nDTSTART;VALUE=DATE:20261025\n")) ==
        "2026-10-25 00:00 to 2026-10-26 00:00 a\n");
}

TEST_CASE("what repeats keeps its local times when the clocks change") {
  CHECK(read(event("SUMMARY:hale\nDTSTART;TZID=Europe/London:20261023T200000\n"
                   "DTEND;TZID=Europe/London:20261024T080000\nRRULE:FREQ=DAILY;COUNT=3\n")) ==
        "2026-10-23 20:00 to 2026-10-24 08:00 a\n2026-10-24 20:00 to 2026-10-25 08:00 a\n"
        "2026-10-25 20:00 to 2026-10-26 08:00 a\n");
}

TEST_CASE("what repeats for ever is read within the period") {
  const Period week = period("2026-11-02 00:00", "2026-11-09 00:00");
  const std::string weekly =
      event("SUMMARY:hale\nDTSTART:20200106T090000\nDTEND:20200106T170000\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE\n");
  CHECK(read(weekly, week) ==
        "2026-11-02 09:00 to 2026-11-02 17:00 a\n2026-11-04 09:00 to 2026-11-04 17:00 a\n");
  CHECK(read(event("SUMMARY:hale\nDTSTART:20200106T090000\nDTEND:20200106T090001\nRRULE:FREQ=SECONDLY\n"),
             week) ==
        "x.ics:8:1: error: this repeats more than 200000 times before the end\nRRULE:FREQ=SECONDLY\n"
        "^~~~~~~~~~~~~~~~~~~\n");
}

TEST_CASE("the end of what repeats is meant in its own zone") {
  CHECK(read(event("SUMMARY:hale\nDTSTART;TZID=Europe/London:20261001T003000\nDURATION:PT1H\n"
                   "RRULE:FREQ=DAILY;UNTIL=20261001T233000Z\n")) ==
        "2026-10-01 00:30 to 2026-10-01 01:30 a\n2026-10-02 00:30 to 2026-10-02 01:30 a\n");
  CHECK(read(event(
            "SUMMARY:hale\nDTSTART;VALUE=DATE:20261001\nRRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20261003\n")) ==
        "2026-10-01 00:00 to 2026-10-02 00:00 a\n2026-10-03 00:00 to 2026-10-04 00:00 a\n");
}

TEST_CASE("exceptions, further dates and changed instances of what repeats are read") {
  CHECK(read(calendar("BEGIN:VEVENT\nUID:1\nSUMMARY:hale\nDTSTART:20261102T090000\nDTEND:20261102T100000\n"
                      "RRULE:FREQ=DAILY;COUNT=4\nEXDATE:20261103T090000\nRDATE:20261110T090000\nEND:VEVENT\n"
                      "BEGIN:VEVENT\nUID:1\nSUMMARY:price\nRECURRENCE-ID:20261104T090000\n"
                      "DTSTART:20261104T120000\nDTEND:20261104T130000\nEND:VEVENT\n")) ==
        "2026-11-02 09:00 to 2026-11-02 10:00 a\n2026-11-04 12:00 to 2026-11-04 13:00 c\n"
        "2026-11-05 09:00 to 2026-11-05 10:00 a\n2026-11-10 09:00 to 2026-11-10 10:00 a\n");
}

TEST_CASE("a cancelled event is left out and said, and so is one without length") {
  CHECK(read(event("SUMMARY:hale\nDTSTART:20261102T090000Z\nDTEND:20261102T100000Z\nSTATUS:CANCELLED\n")) ==
        "x.ics:8:1: warning: this event is cancelled and left out\nSTATUS:CANCELLED\n^~~~~~~~~~~~~~~~\n");
  CHECK(read(event("SUMMARY:hale\nDTSTART:20261102T090000Z\n")) ==
        "x.ics:6:1: warning: this event has no length and is left out\nDTSTART:20261102T090000Z\n"
        "^~~~~~~~~~~~~~~~~~~~~~~~\n");
  CHECK(read(event("SUMMARY:nobody\nDTSTART:20200102T090000Z\nDURATION:PT1H\n")) ==
        "x.ics: warning: 1 of 1 events have nothing between 2026-10-01 00:00 and 2026-12-01 00:00\n");
}

TEST_CASE("a person is found by id, by name in whatever case, within a summary, or as an attendee") {
  const std::string time = "DTSTART:20261102T090000Z\nDURATION:PT1H\n";
  for (const char* summary : {"hale", "j. hale", "On call: J. Hale (first)"}) {
    CHECK(read(event(std::string{"SUMMARY:"} + summary + "\n" + time)) ==
          "2026-11-02 09:00 to 2026-11-02 10:00 a\n");
  }
  CHECK(read(event("SUMMARY:On call\nATTENDEE;CN=C. Price:mailto:a@b.example\n" + time)) ==
        "2026-11-02 09:00 to 2026-11-02 10:00 c\n");
}

TEST_CASE("a person whom nobody knows is named with the line and the nearest name") {
  CHECK(read(event("SUMMARY:J. Hael\nDTSTART:20261102T090000Z\nDURATION:PT1H\n")) ==
        "x.ics:5:1: error: there is no person \"J. Hael\"\nSUMMARY:J. Hael\n^~~~~~~~~~~~~~~\n"
        "  expected: the id or the name of one of [[person]]\n  hint: did you mean \"J. Hale\"?\n");
}

TEST_CASE("a calendar that does not say for which role it is needs to be told") {
  const auto imported = read_ics("x.ics", event("SUMMARY:hale\nDTSTART:20261102T090000Z\nDURATION:PT1H\n"),
                                 target(zone("Europe/London"), autumn()));
  REQUIRE_FALSE(imported);
  CHECK(format(imported.error()) ==
        "x.ics:5:1: error: this event does not say which role it is for\nSUMMARY:hale\n^~~~~~~~~~~~\n"
        "  expected: X-TOCSIN-ROLE\n  hint: `--role` gives one for the whole file\n");
}

TEST_CASE("what cannot be read of a calendar is a fault and never left out in silence") {
  CHECK_THAT(read(event("SUMMARY:hale\nDTSTART:tomorrow\nDURATION:PT1H\n")),
             Catch::Contains("x.ics:6:1: error: this DTSTART cannot be read\n"));
  for (const char* never : {"20261131T090000Z", "20261120T250000Z", "20261121T096100Z", "20261327T090000Z"}) {
    CHECK_THAT(read(event("SUMMARY:hale\nDTSTART:" + std::string{never} + "\nDURATION:PT1H\n")),
               Catch::Contains("x.ics:6:1: error: this DTSTART cannot be read\n"));
  }
  CHECK_THAT(read(event("SUMMARY:hale\nDTSTART:20261102T090000Z\nDURATION:PT1H\nRRULE:FREQ=OFTEN\n")),
             Catch::Contains("x.ics:8:1: error: this RRULE cannot be read\n"));
  CHECK_THAT(read(event("SUMMARY:hale\nDTSTART:20261102T090000Z\nDTEND:20261101T090000Z\n")),
             Catch::Contains("x.ics:7:1: error: this event ends before it begins\n"));
  CHECK_THAT(read("role,person\n"), Catch::Contains("x.ics: error: this is no iCalendar file\n"));
  CHECK(read("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n") ==
        "x.ics:3:1: error: this does not end what was begun last\nEND:VCALENDAR\n^~~~~~~~~~~~~\n"
        "  expected: a BEGIN and an END for each part\n");
  CHECK(read("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n") ==
        "x.ics:1:1: error: nothing ends this\nBEGIN:VCALENDAR\n^~~~~~~~~~~~~~~\n"
        "  expected: a BEGIN and an END for each part\n");
}

TEST_CASE("a mark of the order of bytes before a calendar is passed over") {
  CHECK(read("\xef\xbb\xbf" + event("SUMMARY:hale\nDTSTART:20261102T090000Z\nDURATION:PT1H\n")) ==
        "2026-11-02 09:00 to 2026-11-02 10:00 a\n");
}

TEST_CASE("every fault of a spreadsheet is told with its line and column") {
  CHECK(
      faults("role,person,from,to\nduty-officer,hael,2026-11-02 09:00,2026-11-02 09:00\n"
             "duty,price,2026-10-25 01:20,2026-03-29 01:20\n") ==
      "x.csv:2:14: error: there is no person \"hael\"\nduty-officer,hael,2026-11-02 09:00,2026-11-02 09:00\n"
      "             ^~~~\n  expected: the id or the name of one of [[person]]\n  hint: did you mean "
      "\"hale\"?\n"
      "x.csv:2:36: error: this shift ends before it begins\n"
      "duty-officer,hael,2026-11-02 09:00,2026-11-02 09:00\n                                   "
      "^~~~~~~~~~~~~~~~\n  expected: a time after 2026-11-02 09:00\n"
      "x.csv:3:1: error: there is no role \"duty\"\nduty,price,2026-10-25 01:20,2026-03-29 01:20\n^~~~\n"
      "  expected: the id or the name of one of [[role]]\n"
      "x.csv:3:12: error: 2026-10-25 01:20 happens twice, because the clocks go back\n"
      "duty,price,2026-10-25 01:20,2026-03-29 01:20\n           ^~~~~~~~~~~~~~~~\n"
      "  expected: \"+01:00\" or \"+00:00\" behind it\n"
      "x.csv:3:29: error: 2026-03-29 01:20 does not happen, because the clocks go forward over it\n"
      "duty,price,2026-10-25 01:20,2026-03-29 01:20\n                            ^~~~~~~~~~~~~~~~\n"
      "  expected: a time before or after the change at 2026-03-29 02:00\n");
  CHECK_THAT(faults("who,when\n"), Catch::Contains("expected: \"role,person,from,to,exercise\"\n"));
}
