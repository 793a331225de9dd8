#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "sim/base/random.hpp"
#include "sim/oncall/rota.hpp"

using namespace tocsin;
using namespace tocsin::oncall;

namespace {

constexpr Duration hour{3'600'000};
constexpr Instant start{1'800'000'000'000};

Instant at_hour(int n) { return start + hour * n; }

/// A rota drawn as lines of hours: a letter is a person on call, anything else is nobody. Each run of a
/// letter is a shift; the lines stand in the order of preference.
RoleRota rota(std::initializer_list<std::string_view> lines) {
  RoleRota drawn;
  for (const std::string_view line : lines) {
    for (std::size_t i = 0; i < line.size();) {
      std::size_t end = i + 1;
      while (end < line.size() && line[end] == line[i]) ++end;
      const bool somebody = line[i] >= 'a' && line[i] <= 'z';
      const auto person = static_cast<std::uint32_t>(line[i]);
      if (somebody)
        drawn.shifts.push_back({person, at_hour(static_cast<int>(i)), at_hour(static_cast<int>(end))});
      i = end;
    }
  }
  return drawn;
}

std::string letters(const std::vector<std::uint32_t>& people) {
  std::string text;
  for (const std::uint32_t person : people) text += static_cast<char>(person);
  return text;
}

/// Stretches of time drawn under the hours: '#' within, '.' without.
std::string drawn(const std::vector<Period>& periods, int hours) {
  std::string line(static_cast<std::size_t>(hours), '.');
  for (const Period& p : periods) {
    for (int i = 0; i < hours; ++i) {
      if (p.from <= at_hour(i) && at_hour(i) < p.to) line[static_cast<std::size_t>(i)] = '#';
    }
  }
  return line;
}

TimeZone zone(const char* name) {
  const auto found = TimeZone::find(name);
  REQUIRE(found);
  return *found;
}

Instant instant(const TimeZone& z, std::string_view text) {
  const auto written = parse_written_time(text);
  REQUIRE(written);
  const Resolution r = z.resolve(*written);
  REQUIRE(r.kind == Resolution::Kind::Unique);
  return r.first;
}

/// Who holds a week that is handed over at these times, person i from the ith; read from the wall clock
/// alone. REQUIRES: the times ascend.
std::uint32_t holder_by_the_clock(const std::vector<WeekTime>& hand_overs, const LocalDateTime& local) {
  const WeekTime now{weekday(local), local.hour, local.minute};
  auto holder = static_cast<std::uint32_t>(hand_overs.size() - 1);  // who took over last week
  for (std::uint32_t i = 0; i < hand_overs.size(); ++i) {
    if (hand_overs[i] <= now) holder = i;
  }
  return holder;
}

std::vector<WeeklyShift> round_the_week(const std::vector<WeekTime>& hand_overs) {
  std::vector<WeeklyShift> weekly;
  for (std::size_t i = 0; i < hand_overs.size(); ++i) {
    weekly.push_back({static_cast<std::uint32_t>(i), hand_overs[i], hand_overs[(i + 1) % hand_overs.size()]});
  }
  return weekly;
}

std::vector<WeekTime> random_hand_overs(RandomStream& stream) {
  std::vector<WeekTime> times{{6, 1, 30}};  // Sunday 01:30, which the clocks double and pass over
  for (auto i = stream() % 6; i > 0; --i) {
    times.push_back(
        {static_cast<int>(stream() % 7), static_cast<int>(stream() % 24), static_cast<int>(stream() % 60)});
  }
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

}  // namespace

TEST_CASE("a person is on call from the first moment of a shift until just before its last") {
  const RoleRota r = rota({"..aa.."});
  CHECK(letters(on_call(r, at_hour(2) + Duration{-1})).empty());
  CHECK(letters(on_call(r, at_hour(2))) == "a");
  CHECK(letters(on_call(r, at_hour(4) + Duration{-1})) == "a");
  CHECK(letters(on_call(r, at_hour(4))).empty());
}

TEST_CASE("people on call together are named in the order of the rota, each once") {
  const RoleRota r = rota({"..bbbb", "aaaa..", "...bb."});
  CHECK(letters(on_call(r, at_hour(1))) == "a");
  CHECK(letters(on_call(r, at_hour(2))) == "ba");
  CHECK(letters(on_call(r, at_hour(3))) == "ba");
  CHECK(letters(on_call(r, at_hour(4))) == "b");
}

TEST_CASE("at a hand-over exactly the person who takes over is on call") {
  const RoleRota r = rota({"aaabbbccc"});
  CHECK(letters(on_call(r, at_hour(3))) == "b");
  CHECK(letters(on_call(r, at_hour(6))) == "c");
}

TEST_CASE("a shift without length puts nobody on call") {
  const RoleRota r{{{1, at_hour(2), at_hour(2)}, {2, at_hour(3), at_hour(1)}}};
  for (int i = 0; i < 5; ++i) CHECK(on_call(r, at_hour(i)).empty());
  CHECK_FALSE(next_on_call(r, at_hour(0)));
  CHECK(gaps(r, {at_hour(0), at_hour(4)}) == std::vector<Period>{{at_hour(0), at_hour(4)}});
}

TEST_CASE("the next shift is the one that begins soonest, and of several the first in the rota") {
  const RoleRota r = rota({"....cc", ".bb...", ".aa.."});
  CHECK(next_on_call(r, at_hour(0)) == Shift{'b', at_hour(1), at_hour(3)});
  CHECK(next_on_call(r, at_hour(1)) == Shift{'c', at_hour(4), at_hour(6)});
  CHECK_FALSE(next_on_call(r, at_hour(4)));
}

TEST_CASE("gaps are the hours without anybody, overlaps the hours with more than one") {
  const RoleRota r = rota({".aaa...bb..",  //
                           "..bbc.....a"});
  const Period whole{at_hour(0), at_hour(11)};
  CHECK(drawn(gaps(r, whole), 11) == "#....##..#.");
  CHECK(drawn(overlaps(r, whole), 11) == "..##.......");
  CHECK(drawn(gaps(r, {at_hour(6), at_hour(8)}), 11) == "......#....");
}

TEST_CASE("gaps and overlaps are what is found by asking hour by hour") {
  RandomStream stream{{1, 0}, "test", "rotas"};
  for (int trial = 0; trial < 500; ++trial) {
    std::vector<std::string> lines(3, std::string(24, '.'));
    for (std::string& line : lines) {
      for (char& c : line) c = ".ab"[stream() % 3];
    }
    const RoleRota r = rota({lines[0], lines[1], lines[2]});
    std::string nobody(24, '.');
    std::string several(24, '.');
    for (std::size_t i = 0; i < 24; ++i) {
      const auto count =
          std::count_if(lines.begin(), lines.end(), [i](const auto& line) { return line[i] != '.'; });
      if (count == 0) nobody[i] = '#';
      if (count > 1) several[i] = '#';
    }
    const Period day{at_hour(0), at_hour(24)};
    REQUIRE(drawn(gaps(r, day), 24) == nobody);
    REQUIRE(drawn(overlaps(r, day), 24) == several);
    for (const std::vector<Period>& found : {gaps(r, day), overlaps(r, day)}) {
      for (std::size_t i = 1; i < found.size(); ++i) REQUIRE(found[i - 1].to < found[i].from);
    }
  }
}

TEST_CASE("a weekly turn keeps its wall-clock hand-over when the clocks change") {
  const TimeZone london = zone("Europe/London");
  const WeeklyShift friday_evening{7, {4, 18, 0}, {0, 8, 0}};
  const std::vector<Shift> shifts =
      expand(std::vector{friday_evening}, london,
             {instant(london, "2026-10-17 12:00"), instant(london, "2026-11-01 12:00")});
  CHECK(shifts ==
        std::vector<Shift>{
            {7, instant(london, "2026-10-16 18:00+01:00"), instant(london, "2026-10-19 08:00+01:00")},
            {7, instant(london, "2026-10-23 18:00+01:00"), instant(london, "2026-10-26 08:00Z")},
            {7, instant(london, "2026-10-30 18:00Z"), instant(london, "2026-11-02 08:00Z")},
        });
  CHECK(shifts[0].to - shifts[0].from == 62 * hour);
  CHECK(shifts[1].to - shifts[1].from == 63 * hour);
}

TEST_CASE("a hand-over in the doubled hour is made the first time round") {
  const TimeZone london = zone("Europe/London");
  const std::vector<WeeklyShift> weekly{{1, {6, 1, 20}, {6, 9, 0}}};
  const std::vector<Shift> shifts =
      expand(weekly, london, {instant(london, "2026-10-25 00:00"), instant(london, "2026-10-26 00:00")});
  CHECK(shifts == std::vector<Shift>{
                      {1, instant(london, "2026-10-25 01:20+01:00"), instant(london, "2026-10-25 09:00")}});
}

TEST_CASE("a hand-over in the missing hour is made at the moment of the change") {
  const TimeZone london = zone("Europe/London");
  const Period night{instant(london, "2026-03-29 00:00"), instant(london, "2026-03-29 12:00")};
  const Instant change = instant(london, "2026-03-29 02:00");
  CHECK(expand(std::vector<WeeklyShift>{{1, {6, 1, 30}, {6, 9, 0}}}, london, night) ==
        std::vector<Shift>{{1, change, instant(london, "2026-03-29 09:00")}});
  CHECK(expand(std::vector<WeeklyShift>{{1, {6, 1, 10}, {6, 1, 50}}}, london, night).empty());
}

TEST_CASE("a turn whose ends are the same lasts all week") {
  const TimeZone london = zone("Europe/London");
  const Period year{instant(london, "2026-01-01 00:00"), instant(london, "2027-01-01 00:00")};
  const RoleRota r{expand(std::vector<WeeklyShift>{{1, {2, 9, 0}, {2, 9, 0}}}, london, year)};
  CHECK(gaps(r, year).empty());
  CHECK(overlaps(r, year).empty());
}

TEST_CASE("turns are listed in the order of the weekly rota, so the first named stays preferred") {
  const TimeZone london = zone("Europe/London");
  const std::vector<WeeklyShift> weekly{{9, {2, 12, 0}, {2, 18, 0}}, {1, {0, 0, 0}, {0, 0, 0}}};
  const RoleRota r{
      expand(weekly, london, {instant(london, "2026-06-01 00:00"), instant(london, "2026-06-15 00:00")})};
  CHECK(on_call(r, instant(london, "2026-06-10 13:00")) == std::vector<std::uint32_t>{9, 1});
  CHECK(on_call(r, instant(london, "2026-06-10 19:00")) == std::vector<std::uint32_t>{1});
}

TEST_CASE("shifts that meet on paper meet in fact, on every night that the clocks change") {
  RandomStream stream{{1, 0}, "test", "hand-overs"};
  for (const char* name : {"Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Santiago"}) {
    const TimeZone z = zone(name);
    const Period year{instant(z, "2026-01-01 12:00"), instant(z, "2027-01-01 12:00")};
    for (int trial = 0; trial < 20; ++trial) {
      const RoleRota r{expand(round_the_week(random_hand_overs(stream)), z, year)};
      INFO(name << ", trial " << trial);
      REQUIRE(gaps(r, year).empty());
      REQUIRE(overlaps(r, year).empty());
    }
  }
}

TEST_CASE("whoever the wall clock names is on call, outside the doubled hour") {
  RandomStream stream{{2, 0}, "test", "hand-overs"};
  const TimeZone london = zone("Europe/London");
  for (const char* month : {"2026-03", "2026-10"}) {
    const Period period{instant(london, std::string{month} + "-15 00:00"),
                        instant(london, std::string{month} + "-31 12:00")};
    for (int trial = 0; trial < 20; ++trial) {
      const std::vector<WeekTime> hand_overs = random_hand_overs(stream);
      const RoleRota r{expand(round_the_week(hand_overs), london, period)};
      for (Instant t = period.from; t < period.to; t = t + Duration{7 * 60'000}) {
        const LocalDateTime local = london.to_local(t);
        if (london.resolve({local, std::nullopt}).kind == Resolution::Kind::Doubled) continue;
        REQUIRE(on_call(r, t) == std::vector<std::uint32_t>{holder_by_the_clock(hand_overs, local)});
      }
    }
  }
}

TEST_CASE("what a rota says of a moment does not depend on the period it was expanded for") {
  const TimeZone london = zone("Europe/London");
  const std::vector<WeeklyShift> weekly = round_the_week({{0, 9, 0}, {2, 17, 30}, {6, 1, 30}});
  const RoleRota year{
      expand(weekly, london, {instant(london, "2026-01-01 00:00"), instant(london, "2027-01-01 00:00")})};
  for (Instant t = instant(london, "2026-03-20 00:00"); t < instant(london, "2026-04-05 00:00");
       t = t + hour) {
    const RoleRota moment{expand(weekly, london, {t, t + Duration{1}})};
    REQUIRE(on_call(moment, t) == on_call(year, t));
    REQUIRE(moment.shifts.size() == 1);
  }
}
