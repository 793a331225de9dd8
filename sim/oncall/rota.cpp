#include "sim/oncall/rota.hpp"

#include <algorithm>
#include <cassert>

namespace tocsin::oncall {

namespace {

bool covers(const Shift& shift, Instant t) { return shift.from <= t && t < shift.to; }

/// A moment at which the number of running shifts changes by `by`.
struct Change {
  Instant at;
  int by = 0;
};

/// The changes within `period`, in order of time. Every shift that runs when it begins begins there.
std::vector<Change> changes_within(const RoleRota& rota, Period period) {
  std::vector<Change> changes;
  for (const Shift& shift : rota.shifts) {
    const Instant from = std::max(shift.from, period.from);
    const Instant to = std::min(shift.to, period.to);
    if (from >= to) continue;
    changes.push_back({from, 1});
    changes.push_back({to, -1});
  }
  std::sort(changes.begin(), changes.end(),
            [](const Change& a, const Change& b) { return a.at != b.at ? a.at < b.at : a.by < b.by; });
  return changes;
}

/// The longest stretches of `period` in which the number of running shifts satisfies `wanted`.
template <class Wanted>
std::vector<Period> stretches(const RoleRota& rota, Period period, Wanted wanted) {
  std::vector<Period> found;
  const auto add = [&found](Instant from, Instant to) {
    if (from >= to) return;
    if (!found.empty() && found.back().to == from) {
      found.back().to = to;
    } else {
      found.push_back({from, to});
    }
  };
  int running = 0;
  Instant since = period.from;
  for (const Change& change : changes_within(rota, period)) {
    if (wanted(running)) add(since, change.at);
    running += change.by;
    since = change.at;
  }
  if (wanted(running)) add(since, period.to);
  return found;
}

/// The instant at which a hand-over written for that wall-clock time is made.
Instant hand_over(const TimeZone& zone, const LocalDateTime& monday, const WeekTime& time, int weeks_later) {
  LocalDateTime local = plus_days(monday, 7 * weeks_later + time.weekday);
  local.hour = time.hour;
  local.minute = time.minute;
  local.second = 0;
  return zone.resolve({local, std::nullopt}).first;  // for a missing time: the moment of the change
}

[[maybe_unused]] bool is_week_time(const WeekTime& time) {
  return time.weekday >= 0 && time.weekday <= 6 && time.hour >= 0 && time.hour <= 23 && time.minute >= 0 &&
         time.minute <= 59;
}

}  // namespace

std::vector<std::uint32_t> on_call(const RoleRota& rota, Instant t) {
  std::vector<std::uint32_t> people;
  for (const Shift& shift : rota.shifts) {
    if (!covers(shift, t)) continue;
    const bool named = std::find(people.begin(), people.end(), shift.person) != people.end();
    if (!named) people.push_back(shift.person);
  }
  return people;
}

std::optional<Shift> next_on_call(const RoleRota& rota, Instant t) {
  std::optional<Shift> next;
  for (const Shift& shift : rota.shifts) {
    if (shift.from <= t || shift.from >= shift.to) continue;
    if (!next || shift.from < next->from) next = shift;
  }
  return next;
}

std::vector<Period> gaps(const RoleRota& rota, Period period) {
  return stretches(rota, period, [](int running) { return running == 0; });
}

std::vector<Period> overlaps(const RoleRota& rota, Period period) {
  return stretches(rota, period, [](int running) { return running >= 2; });
}

std::vector<Shift> expand(std::span<const WeeklyShift> weekly, const TimeZone& zone, Period period) {
  std::vector<Shift> shifts;
  const LocalDateTime first_day = zone.to_local(period.from);
  // A turn lasts at most a week, so one that runs when the period begins began this week or the last.
  const LocalDateTime last_monday = plus_days(first_day, -weekday(first_day) - 7);
  for (const WeeklyShift& turn : weekly) {
    assert(is_week_time(turn.from) && is_week_time(turn.to));
    const int weeks_until_end = turn.to > turn.from ? 0 : 1;
    for (int week = 0;; ++week) {
      const Instant from = hand_over(zone, last_monday, turn.from, week);
      if (from >= period.to) break;
      const Instant to = hand_over(zone, last_monday, turn.to, week + weeks_until_end);
      if (to > period.from && from < to) shifts.push_back({turn.person, from, to});
    }
  }
  return shifts;
}

}  // namespace tocsin::oncall
