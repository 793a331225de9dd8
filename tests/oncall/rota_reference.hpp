// A second, slow answer to who is on call: it walks the calendar day by day, lays every turn out beforehand,
// and finds hand-overs by watching a wall clock. It shares no code with sim/oncall but the rota's own data,
// and only the offsets of time zones with sim/base.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/oncall/rota.hpp"

namespace tocsin::oncall::test {

inline constexpr std::int64_t minute_ms = 60'000;

/// The minute of an instant, counted from 1970 in UTC; rounded down.
std::int64_t minute_of(Instant t);
Instant at_minute(std::int64_t minute);

/// A wall clock over some years. Readings are minutes since 1970-01-01 00:00 as the clock shows them.
class WallClock {
 public:
  /// REQUIRES: the zone changes its offset on full half hours of UTC in those years.
  WallClock(const TimeZone& zone, std::int64_t from_minute, std::int64_t to_minute);

  /// The first minute at which the clock shows that reading or a later one.
  std::int64_t first_showing(std::int64_t reading) const;
  std::int64_t reading_at(std::int64_t minute) const;
  /// The minutes at which it is put forward or back.
  std::vector<std::int64_t> changes() const;
  std::int64_t from() const { return runs_.front().from; }
  std::int64_t to() const { return runs_.back().to; }

 private:
  struct Run {
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::int64_t offset = 0;
  };
  std::vector<Run> runs_;
};

/// All days from 1970 until the end of a year, one after another.
class Calendar {
 public:
  explicit Calendar(int last_year);
  /// Minutes since 1970 on a clock that never changes.
  std::int64_t reading(const LocalDateTime& local) const;
  int days_in_month(int year, int month) const;

 private:
  std::vector<LocalDateTime> days_;
};

class Reference {
 public:
  /// REQUIRES: the rota and the clock outlive it; no reading in the rota is before 1970.
  Reference(const Rota& rota, const WallClock& clock);
  /// REQUIRES: the clock runs then, with a month to spare.
  std::vector<std::uint32_t> on_call(Instant t) const;

 private:
  struct Span {
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::size_t turn = 0;
    std::vector<std::uint32_t> people;
  };
  struct LaidOut {
    std::vector<Span> spans;
    const Rotation* rotation = nullptr;
    std::vector<std::vector<Span>> windows;
  };

  std::vector<Span> weeks(const WeekTime& from, const WeekTime& to) const;
  LaidOut lay_out(const Shift& shift) const;
  LaidOut lay_out(const WeeklyShift& shift) const;
  LaidOut lay_out(const Rotation& rotation) const;
  LaidOut lay_out(const Roster& roster) const;
  std::vector<std::uint32_t> present(const LaidOut& duty, Instant t) const;
  std::uint32_t after_swaps(std::uint32_t person, Instant t) const;
  bool is_on_leave(std::uint32_t person, Instant t) const;

  const Rota& rota_;
  const WallClock& clock_;
  Calendar calendar_;
  std::vector<std::vector<LaidOut>> layers_;
};

}  // namespace tocsin::oncall::test
