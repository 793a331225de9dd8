#include "sim/oncall/duties.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <limits>

namespace tocsin::oncall {

namespace {

constexpr std::int64_t day_s = std::int64_t{24} * 3600;
constexpr std::int64_t week_s = 7 * day_s;

/// The earliest of the moments that were offered and come after one.
class Earliest {
 public:
  explicit Earliest(Instant after) : after_(after) {}
  void offer(Instant t) {
    if (t > after_ && (!found_ || t < *found_)) found_ = t;
  }
  std::optional<Instant> found() const { return found_; }

 private:
  Instant after_;
  std::optional<Instant> found_;
};

[[maybe_unused]] bool is_week_time(const WeekTime& time) {
  return time.weekday >= 0 && time.weekday <= 6 && time.hour >= 0 && time.hour <= 23 && time.minute >= 0 &&
         time.minute <= 59;
}

/// Midnight of the Monday of the week that the wall clock shows.
LocalDateTime monday_of(const LocalDateTime& local) {
  LocalDateTime midnight = local;
  midnight.hour = midnight.minute = midnight.second = 0;
  return plus_days(midnight, -weekday(local));
}

LocalDateTime in_week(const LocalDateTime& monday, const WeekTime& time, std::int64_t weeks_later) {
  assert(is_week_time(time));
  const std::int64_t minutes = (time.weekday * 24 + time.hour) * 60 + time.minute;
  return plus_seconds(monday, weeks_later * week_s + minutes * 60);
}

/// The two readings of one week's occurrence of a window.
struct Occurrence {
  LocalDateTime from;
  LocalDateTime to;
};

Occurrence occurrence(const WeekWindow& window, const LocalDateTime& monday, std::int64_t weeks_later) {
  const std::int64_t until_end = window.to > window.from ? 0 : 1;
  return {in_week(monday, window.from, weeks_later), in_week(monday, window.to, weeks_later + until_end)};
}

// One that holds at a moment began in the week that the wall clock shows or in the one before; in the one
// after only where a doubled hour holds the end of the week. What bounds a moment lies a week further on.
constexpr std::int64_t first_week = -2;
constexpr std::int64_t last_week = 2;

bool is_within(const WeekWindow& window, const TimeZone& zone, Instant t) {
  const LocalDateTime monday = monday_of(zone.to_local(t));
  for (std::int64_t week = first_week; week < last_week; ++week) {
    const Occurrence part = occurrence(window, monday, week);
    if (hand_over_at(zone, part.from) <= t && t < hand_over_at(zone, part.to)) return true;
  }
  return false;
}

void offer_bounds(const WeekWindow& window, const TimeZone& zone, Instant t, Earliest& earliest) {
  const LocalDateTime monday = monday_of(zone.to_local(t));
  for (std::int64_t week = first_week; week <= last_week; ++week) {
    const Occurrence part = occurrence(window, monday, week);
    earliest.offer(hand_over_at(zone, part.from));
    earliest.offer(hand_over_at(zone, part.to));
  }
}

WeekWindow window_of(const WeeklyShift& shift) { return {shift.from, shift.to}; }

std::int64_t unit_s(TurnUnit unit) {
  switch (unit) {
    case TurnUnit::Hour:
      return 3600;
    case TurnUnit::Day:
      return day_s;
    case TurnUnit::Week:
      return week_s;
    case TurnUnit::Month:
      break;
  }
  assert(false);
  return 1;
}

/// About which hand-over comes last before the wall clock shows that; exact but for clock changes and for
/// the days and hours of months. Never negative.
std::int64_t estimated_hand_over(const Rotation& rotation, const LocalDateTime& local) {
  const LocalDateTime& starts = rotation.starts;
  const std::int64_t units = rotation.every == TurnUnit::Month
                                 ? (local.year - starts.year) * 12 + (local.month - starts.month)
                                 : seconds_between(starts, local) / unit_s(rotation.every);
  return std::max<std::int64_t>(0, units / rotation.interval);
}

/// The last hand-over made not later than `t`. REQUIRES: one is.
std::int64_t last_hand_over(const Rotation& rotation, const TimeZone& zone, Instant t) {
  const auto made_at = [&](std::int64_t k) { return hand_over_at(zone, hand_over_reading(rotation, k)); };
  std::int64_t k = estimated_hand_over(rotation, zone.to_local(t));
  while (k > 0 && made_at(k) > t) --k;
  while (made_at(k + 1) <= t) ++k;
  return k;
}

/// From the first hand-over until the end.
bool is_in_force(const Rotation& rotation, const TimeZone& zone, Instant t) {
  if (t < hand_over_at(zone, rotation.starts)) return false;
  return !rotation.ends || t < hand_over_at(zone, *rotation.ends);
}

std::vector<std::uint32_t> held(const Shift& shift, const TimeZone&, Instant t) {
  if (!Period{shift.from, shift.to}.contains(t)) return {};
  return {shift.person};
}

std::vector<std::uint32_t> held(const WeeklyShift& shift, const TimeZone& zone, Instant t) {
  if (!is_within(window_of(shift), zone, t)) return {};
  return {shift.person};
}

std::vector<std::uint32_t> held(const Rotation& rotation, const TimeZone& zone, Instant t) {
  const auto turn = turn_at(rotation, zone, t);
  if (!turn) return {};
  return rotation.turns[*turn];
}

/// The first turn of the roster that begins after `t`.
std::vector<RosterTurn>::const_iterator turn_after(const Roster& roster, const TimeZone& zone, Instant t) {
  return std::partition_point(roster.turns.begin(), roster.turns.end(),
                              [&](const RosterTurn& turn) { return hand_over_at(zone, turn.from) <= t; });
}

std::vector<std::uint32_t> held(const Roster& roster, const TimeZone& zone, Instant t) {
  const auto next = turn_after(roster, zone, t);
  if (next == roster.turns.begin() || t >= hand_over_at(zone, roster.until)) return {};
  return std::prev(next)->people;
}

void offer_boundaries(const Shift& shift, const TimeZone&, Instant, Earliest& earliest) {
  if (shift.from >= shift.to) return;
  earliest.offer(shift.from);
  earliest.offer(shift.to);
}

void offer_boundaries(const WeeklyShift& shift, const TimeZone& zone, Instant t, Earliest& earliest) {
  if (shift.from != shift.to) offer_bounds(window_of(shift), zone, t, earliest);
}

void offer_boundaries(const Rotation& rotation, const TimeZone& zone, Instant t, Earliest& earliest) {
  if (t < hand_over_at(zone, rotation.starts)) {
    earliest.offer(hand_over_at(zone, rotation.starts));
    return;
  }
  if (!is_in_force(rotation, zone, t)) return;
  if (rotation.ends) earliest.offer(hand_over_at(zone, *rotation.ends));
  if (rotation.turns.size() > 1) {
    const std::int64_t k = last_hand_over(rotation, zone, t) + 1;
    earliest.offer(hand_over_at(zone, hand_over_reading(rotation, k)));
  }
  for (const WeekWindow& window : rotation.windows) offer_bounds(window, zone, t, earliest);
}

void offer_boundaries(const Roster& roster, const TimeZone& zone, Instant t, Earliest& earliest) {
  if (roster.turns.empty()) return;
  const auto next = turn_after(roster, zone, t);
  if (next != roster.turns.end()) earliest.offer(hand_over_at(zone, next->from));
  earliest.offer(hand_over_at(zone, roster.until));
}

using Readings = std::vector<LocalDateTime>;

void add_readings(const WeekWindow& window, const TimeZone& zone, Period period, Readings& readings) {
  const LocalDateTime monday = monday_of(zone.to_local(period.from));
  for (std::int64_t week = first_week;; ++week) {
    const Occurrence part = occurrence(window, monday, week);
    if (hand_over_at(zone, part.from) >= period.to) return;
    readings.push_back(part.from);
    if (window.from != window.to) readings.push_back(part.to);
  }
}

/// Every hand-over of a duty that is made within the period, and perhaps others about it.
void add_readings(const Shift&, const TimeZone&, Period, Readings&) {}

void add_readings(const WeeklyShift& shift, const TimeZone& zone, Period period, Readings& readings) {
  add_readings(window_of(shift), zone, period, readings);
}

void add_readings(const Rotation& rotation, const TimeZone& zone, Period period, Readings& readings) {
  const Instant starts = hand_over_at(zone, rotation.starts);
  const Instant ends = rotation.ends ? hand_over_at(zone, *rotation.ends) : period.to;
  const Period in_force{std::max(starts, period.from), std::min(ends, period.to)};
  if (in_force.from < in_force.to) {
    std::int64_t k = last_hand_over(rotation, zone, in_force.from);
    // Those that the missing hour leaves no length are made at one moment.
    while (k > 0 && hand_over_at(zone, hand_over_reading(rotation, k - 1)) >= in_force.from) --k;
    for (;; ++k) {
      const LocalDateTime reading = hand_over_reading(rotation, k);
      if (hand_over_at(zone, reading) >= in_force.to) break;
      readings.push_back(reading);
    }
    for (const WeekWindow& window : rotation.windows) add_readings(window, zone, in_force, readings);
  }
  if (rotation.ends) readings.push_back(*rotation.ends);
}

void add_readings(const Roster& roster, const TimeZone&, Period, Readings& readings) {
  for (const RosterTurn& turn : roster.turns) readings.push_back(turn.from);
  if (!roster.turns.empty()) readings.push_back(roster.until);
}

}  // namespace

bool covers(const WeekWindow& window, const WeekTime& reading) {
  const bool begun = reading >= window.from;
  const bool not_over = reading < window.to;
  return window.from < window.to ? begun && not_over : begun || not_over;
}

Instant hand_over_at(const TimeZone& zone, const LocalDateTime& reading) {
  return zone.resolve({reading, std::nullopt}).first;  // for a missing time: the moment of the change
}

LocalDateTime hand_over_reading(const Rotation& rotation, std::int64_t k) {
  assert(k >= 0 && rotation.interval >= 1);
  const std::int64_t units = k * rotation.interval;
  if (rotation.every != TurnUnit::Month) return plus_seconds(rotation.starts, units * unit_s(rotation.every));
  assert(units <= std::numeric_limits<int>::max());
  return plus_months(rotation.starts, static_cast<int>(units));
}

std::optional<std::size_t> turn_at(const Rotation& rotation, const TimeZone& zone, Instant t) {
  assert(!rotation.turns.empty());
  if (!is_in_force(rotation, zone, t)) return std::nullopt;
  const bool is_open = rotation.windows.empty() ||
                       std::any_of(rotation.windows.begin(), rotation.windows.end(),
                                   [&](const WeekWindow& window) { return is_within(window, zone, t); });
  if (!is_open) return std::nullopt;
  return static_cast<std::size_t>(last_hand_over(rotation, zone, t)) % rotation.turns.size();
}

std::vector<std::uint32_t> holders_at(const Duty& duty, const TimeZone& zone, Instant t) {
  return std::visit([&](const auto& form) { return held(form, zone, t); }, duty);
}

std::optional<Instant> next_boundary(const Duty& duty, const TimeZone& zone, Instant t) {
  Earliest earliest{t};
  std::visit([&](const auto& form) { offer_boundaries(form, zone, t, earliest); }, duty);
  return earliest.found();
}

std::vector<OddHandOver> odd_hand_overs(const Duty& duty, const TimeZone& zone, Period period) {
  Readings readings;
  std::visit([&](const auto& form) { add_readings(form, zone, period, readings); }, duty);
  std::sort(readings.begin(), readings.end());
  readings.erase(std::unique(readings.begin(), readings.end()), readings.end());
  std::vector<OddHandOver> odd;
  for (const LocalDateTime& reading : readings) {
    const Resolution resolution = zone.resolve({reading, std::nullopt});
    if (resolution.kind == Resolution::Kind::Unique || !period.contains(resolution.first)) continue;
    odd.push_back({reading, resolution.kind, resolution.first});
  }
  return odd;
}

}  // namespace tocsin::oncall
