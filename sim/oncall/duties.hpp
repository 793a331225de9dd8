// Duties: the ways in which a rota says who holds a role - single shifts, weekly ones, rotations, rosters
// written out by date. Each is a pure function of a moment, for any date. People are indices; layers, leave
// and overrides are the rota's (rota.hpp).
//
// Hand-overs that stand as wall-clock readings keep that reading when the clocks change: one that falls in
// a missing hour is made at the moment of the change, one in a doubled hour the first time round.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "sim/base/civil.hpp"

namespace tocsin::oncall {

/// A stretch of time from `from` until just before `to`.
struct Period {
  Instant from;
  Instant to;

  constexpr bool contains(Instant t) const { return from <= t && t < to; }
  friend constexpr bool operator==(const Period&, const Period&) = default;
};

/// One person's turn, from `from` until just before `to`. Never on call where `to` is not after `from`.
struct Shift {
  std::uint32_t person = 0;
  Instant from;
  Instant to;

  friend constexpr bool operator==(const Shift&, const Shift&) = default;
};

/// A wall-clock time of the week. `weekday` 0 Monday ... 6 Sunday, `hour` 0-23, `minute` 0-59.
struct WeekTime {
  int weekday = 0;
  int hour = 0;
  int minute = 0;

  friend constexpr auto operator<=>(const WeekTime&, const WeekTime&) = default;
};

/// A part of every week, over the end of the week where `to` is not after `from`; all of it where they are
/// the same. One that the missing hour leaves no length is passed over that week.
struct WeekWindow {
  WeekTime from;
  WeekTime to;
};

/// True where that reading lies in the window.
bool covers(const WeekWindow& window, const WeekTime& reading);

/// A turn that comes round every week.
struct WeeklyShift {
  std::uint32_t person = 0;
  WeekTime from;
  WeekTime to;
};

/// What a rotation counts in.
enum class TurnUnit : std::uint8_t { Hour, Day, Week, Month };

/// People in turns, for ever or until `ends`. Hand-over k reads `starts` and k times `interval` units, in
/// the calendar and on the wall clock: a month later is the same day of the month, clamped to its last day,
/// and a turn of twelve hours lasts thirteen when the clocks go back in it. Turn k is that of
/// `turns[k % turns.size()]`, from hand-over k until the next one. REQUIRES: interval >= 1; turns not empty.
struct Rotation {
  TurnUnit every = TurnUnit::Week;
  int interval = 1;
  LocalDateTime starts;
  std::optional<LocalDateTime> ends;
  std::vector<std::vector<std::uint32_t>> turns;  ///< those of one turn hold it together
  std::vector<WeekWindow> windows;                ///< only within these; empty: always
};

/// Who holds a roster from a wall-clock reading on; may be nobody.
struct RosterTurn {
  LocalDateTime from;
  std::vector<std::uint32_t> people;
};

/// Turns written out by date, each until the next one, the last `until`. REQUIRES: `from` ascends.
struct Roster {
  std::vector<RosterTurn> turns;
  LocalDateTime until;
};

using Duty = std::variant<Shift, WeeklyShift, Rotation, Roster>;

/// The instant at which a hand-over that reads so on the wall is made.
Instant hand_over_at(const TimeZone& zone, const LocalDateTime& reading);

/// The reading of hand-over `k` of a rotation. REQUIRES: k >= 0.
LocalDateTime hand_over_reading(const Rotation& rotation, std::int64_t k);

/// The row of `turns` whose turn it is at `t`; nothing before the start, after the end and outside the
/// windows.
std::optional<std::size_t> turn_at(const Rotation& rotation, const TimeZone& zone, Instant t);

/// Those who hold the duty at `t` by what is written in it, in its order.
std::vector<std::uint32_t> holders_at(const Duty& duty, const TimeZone& zone, Instant t);

/// The earliest moment after `t` at which `holders_at` or `turn_at` may change; nothing where none comes.
std::optional<Instant> next_boundary(const Duty& duty, const TimeZone& zone, Instant t);

/// A hand-over whose reading the clocks pass over or show twice, and when it is made.
struct OddHandOver {
  LocalDateTime reading;
  Resolution::Kind kind = Resolution::Kind::Missing;  ///< Missing or Doubled
  Instant at;
};

/// The odd hand-overs made within `period`, in order of time: what to look at before the clocks change.
std::vector<OddHandOver> odd_hand_overs(const Duty& duty, const TimeZone& zone, Period period);

}  // namespace tocsin::oncall
