// Rotas: who is on call for a role at a moment. A rota is a pure function of a moment; callers ask only
// on_call() and its companions, so that what lies behind them may grow. People are indices; this knows
// nothing of their names, their telephones or why anybody wants them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/base/civil.hpp"

namespace tocsin::oncall {

/// A stretch of time from `from` until just before `to`.
struct Period {
  Instant from;
  Instant to;

  friend constexpr bool operator==(const Period&, const Period&) = default;
};

/// One person's turn, from `from` until just before `to`. Never on call where `to` is not after `from`.
struct Shift {
  std::uint32_t person = 0;
  Instant from;
  Instant to;

  friend constexpr bool operator==(const Shift&, const Shift&) = default;
};

/// Who holds one role, and when. The order of the shifts is the order in which people are preferred.
struct RoleRota {
  std::vector<Shift> shifts;
};

/// The people on call at `t`, in the order of their shifts, each once.
std::vector<std::uint32_t> on_call(const RoleRota& rota, Instant t);

/// The shift that begins soonest after `t` (of several, the first in the rota); nothing where none does.
std::optional<Shift> next_on_call(const RoleRota& rota, Instant t);

/// The stretches of `period` in which nobody is on call, in order of time, as long as they can be.
std::vector<Period> gaps(const RoleRota& rota, Period period);

/// The stretches of `period` in which two or more shifts run at once, in order of time, as long as they
/// can be. A rota of a role that is held by several people is meant to have them.
std::vector<Period> overlaps(const RoleRota& rota, Period period);

/// A wall-clock time of the week. `weekday` 0 Monday ... 6 Sunday, `hour` 0-23, `minute` 0-59.
struct WeekTime {
  int weekday = 0;
  int hour = 0;
  int minute = 0;

  friend constexpr auto operator<=>(const WeekTime&, const WeekTime&) = default;
};

/// A turn that comes round every week, over the end of the week where `to` is not after `from`; all week
/// long where they are the same.
struct WeeklyShift {
  std::uint32_t person = 0;
  WeekTime from;
  WeekTime to;
};

/// Every turn that touches `period`, whole, in the order of `weekly` and then of time. Hand-overs keep
/// their wall-clock time when the clocks change: one that falls in a missing hour is made at the moment of
/// the change, one in a doubled hour the first time round. So shifts that meet on paper meet in fact.
/// A turn that the missing hour leaves no length is left out.
std::vector<Shift> expand(std::span<const WeeklyShift> weekly, const TimeZone& zone, Period period);

}  // namespace tocsin::oncall
