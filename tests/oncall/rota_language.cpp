#include "tests/oncall/rota_language.hpp"

#include <array>
#include <cstdlib>
#include <sstream>

#include <catch2/catch.hpp>

namespace tocsin::oncall::test {

namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view line) {
  std::istringstream stream{std::string{line}};
  Words words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

LocalDateTime reading(std::string_view text) {
  const auto written = parse_written_time(text);
  INFO(text);
  REQUIRE(written);
  return written->local;
}

std::vector<std::uint32_t> people(std::string_view text) { return {text.begin(), text.end()}; }

std::uint32_t person(std::string_view text) {
  REQUIRE(text.size() == 1);
  return people(text).front();
}

int number(std::string_view text) { return std::atoi(std::string{text}.c_str()); }

WeekTime week_time(std::string_view text) {
  static const std::array<std::string_view, 7> days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  int day = 0;
  while (days.at(static_cast<std::size_t>(day)) != text.substr(0, 3)) ++day;
  return {day, number(text.substr(4, 2)), number(text.substr(7, 2))};
}

TurnUnit unit(std::string_view text) {
  if (text == "hour") return TurnUnit::Hour;
  if (text == "day") return TurnUnit::Day;
  if (text == "week") return TurnUnit::Week;
  REQUIRE(text == "month");
  return TurnUnit::Month;
}

Rotation rotation(const Words& words) {
  Rotation made;
  made.interval = number(words.at(1));
  made.every = unit(words.at(2));
  made.starts = reading(words.at(3));
  for (std::size_t i = 4; i < words.size(); ++i) {
    if (words[i].find('-') != std::string::npos) {
      made.ends = reading(words[i]);
    } else {
      made.turns.push_back(people(words[i]));
    }
  }
  return made;
}

Roster roster(const Words& words) {
  Roster made;
  for (std::size_t i = 2; i < words.size(); ++i) {
    made.turns.push_back({reading(words[i].substr(0, 10) + " " + words[1]), people(words[i].substr(11))});
  }
  made.until = plus_days(made.turns.back().from, 1);
  return made;
}

void add_line(Rota& rota, const Words& words) {
  const auto period = [&](std::size_t at) {
    return Period{instant(rota.zone, words.at(at)), instant(rota.zone, words.at(at + 1))};
  };
  const std::string& kind = words.front();
  std::vector<Duty>& duties = rota.layers.back().duties;
  if (kind == "layer") {
    rota.layers.emplace_back();
  } else if (kind == "shift") {
    duties.emplace_back(Shift{person(words.at(3)), period(1).from, period(1).to});
  } else if (kind == "weekly") {
    duties.emplace_back(WeeklyShift{person(words.at(3)), week_time(words.at(1)), week_time(words.at(2))});
  } else if (kind == "rotation") {
    duties.emplace_back(rotation(words));
  } else if (kind == "window") {
    std::get<Rotation>(duties.back()).windows.push_back({week_time(words.at(1)), week_time(words.at(2))});
  } else if (kind == "roster") {
    duties.emplace_back(roster(words));
  } else if (kind == "leave") {
    rota.leave.push_back({person(words.at(1)), period(2)});
  } else if (kind == "swap") {
    rota.swaps.push_back({person(words.at(1)), person(words.at(2)), period(3)});
  } else if (kind == "on_leave") {
    rota.on_leave = words.at(1) == "next" ? OnLeave::NextInRotation : OnLeave::Ignored;
  } else if (kind == "add") {
    rota.overrides.push_back({Override::Change::Add, person(words.at(1)), 0, period(2), ""});
  } else if (kind == "remove") {
    rota.overrides.push_back({Override::Change::Remove, person(words.at(1)), 0, period(2), ""});
  } else {
    REQUIRE(kind == "replace");
    rota.overrides.push_back(
        {Override::Change::Replace, person(words.at(1)), person(words.at(4)), period(2), ""});
  }
}

}  // namespace

TimeZone zone(std::string_view name) {
  const auto found = TimeZone::find(name);
  REQUIRE(found);
  return *found;
}

Instant instant(const TimeZone& zone, std::string_view text) {
  const auto written = parse_written_time(text);
  INFO(text);
  REQUIRE(written);
  const Resolution resolution = zone.resolve(*written);
  REQUIRE(resolution.kind == Resolution::Kind::Unique);
  return resolution.first;
}

Rota rota_in(const TimeZone& zone, std::initializer_list<std::string_view> lines) {
  Rota made{zone};
  made.layers.emplace_back();
  for (const std::string_view line : lines) add_line(made, words_of(line));
  return made;
}

Rota rota(std::initializer_list<std::string_view> lines) { return rota_in(zone("Europe/London"), lines); }

std::string letters(const std::vector<std::uint32_t>& people) {
  std::string text;
  for (const std::uint32_t person : people) text += static_cast<char>(person);
  return text;
}

std::string who(const Rota& rota, std::string_view local) {
  return letters(on_call(rota, instant(rota.zone, local)));
}

std::string told(const Rota& rota, std::string_view from, std::string_view to) {
  std::string text;
  for (const Stretch& stretch : stretches(rota, {instant(rota.zone, from), instant(rota.zone, to)})) {
    const std::string people = letters(stretch.people);
    text += format_local(rota.zone.to_local(stretch.period.from)).substr(0, 16) + " " +
            rota.zone.abbreviation(stretch.period.from) + " " + (people.empty() ? "-" : people) + "\n";
  }
  return text;
}

}  // namespace tocsin::oncall::test
