// Civil time: an instant in UTC, a wall-clock reading, and the time zone that joins them.
// Knows nothing of exercises. The rules of each zone come from the machine's IANA tables.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/base/time.hpp"

namespace date {
class time_zone;
}

namespace tocsin {

/// A moment in UTC: milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t unix_ms = 0;

  friend constexpr auto operator<=>(Instant, Instant) = default;
  friend constexpr Instant operator+(Instant t, Duration d) { return {t.unix_ms + d.count()}; }
  friend constexpr Duration operator-(Instant a, Instant b) { return Duration{a.unix_ms - b.unix_ms}; }
};

/// What a wall clock and a calendar show. Always a date that exists; seconds 0-59.
struct LocalDateTime {
  int year = 1970;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;

  friend constexpr auto operator<=>(const LocalDateTime&, const LocalDateTime&) = default;
};

/// "2026-10-25 01:20:00".
std::string format_local(const LocalDateTime& local);

/// "+01:00": minutes east of UTC as people write them behind a time.
std::string format_offset(int minutes);

/// 0 Monday ... 6 Sunday.
int weekday(const LocalDateTime& local);

/// The same wall-clock reading that many calendar days later; earlier where `days` is negative.
LocalDateTime plus_days(const LocalDateTime& local, int days);

/// What a wall clock that nobody ever puts forward or back shows that many seconds later.
LocalDateTime plus_seconds(const LocalDateTime& local, std::int64_t seconds);

/// The seconds that such a clock counts from one reading to the other.
std::int64_t seconds_between(const LocalDateTime& from, const LocalDateTime& to);

/// The same day of the month and time that many months later; the month's last day where it has no such day.
LocalDateTime plus_months(const LocalDateTime& local, int months);

/// A local time as people write it, with the offset that picks one of a doubled hour where given.
struct WrittenTime {
  LocalDateTime local;
  std::optional<int> offset_minutes;
};

/// Reads "2026-10-25 01:20", "2026-10-25T01:20:30" and either with "+01:00" or "Z" behind it.
/// Nothing where the text is not of that form or the date does not exist.
std::optional<WrittenTime> parse_written_time(std::string_view text);

/// How a wall-clock reading maps onto instants.
struct Resolution {
  enum class Kind {
    Unique,    ///< `first` is the only instant
    Doubled,   ///< the clocks went back: `first`, then `second`
    Missing,   ///< the clocks went forward over it: no instant; `first` is the moment of the change
    BadOffset  ///< the offset written is not one the zone has then
  };
  Kind kind = Kind::Unique;
  Instant first;
  Instant second;
};

/// One zone of the IANA database. A cheap value; the tables live as long as the process.
class TimeZone {
 public:
  /// The zone of that name ("Europe/London"), or nothing where the machine's tables lack it.
  static std::optional<TimeZone> find(std::string_view name);

  const std::string& name() const { return name_; }
  LocalDateTime to_local(Instant t) const;
  /// Minutes east of UTC at that instant.
  int offset_minutes(Instant t) const;
  /// "BST", "GMT": what people write behind the time at that instant.
  std::string abbreviation(Instant t) const;
  Resolution resolve(const WrittenTime& written) const;

 private:
  TimeZone(std::string name, const date::time_zone* zone) : name_(std::move(name)), zone_(zone) {}
  std::string name_;
  const date::time_zone* zone_;
};

/// "Sun 2026-10-25 01:30 BST"; with seconds where they are not zero.
std::string format_moment(Instant t, const TimeZone& zone);

}  // namespace tocsin
