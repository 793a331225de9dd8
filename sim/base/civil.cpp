#include "sim/base/civil.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <exception>

#include <date/date.h>
#include <date/tz.h>
#include <fmt/format.h>

namespace tocsin {

namespace {

date::local_seconds to_local_seconds(const LocalDateTime& local) {
  const date::year_month_day day{date::year{local.year}, date::month{static_cast<unsigned>(local.month)},
                                 date::day{static_cast<unsigned>(local.day)}};
  return date::local_days{day} + std::chrono::hours{local.hour} + std::chrono::minutes{local.minute} +
         std::chrono::seconds{local.second};
}

LocalDateTime from_local_seconds(date::local_seconds local) {
  const auto day = date::floor<date::days>(local);
  const date::year_month_day calendar{day};
  const date::hh_mm_ss<std::chrono::seconds> clock{local - day};
  return {static_cast<int>(calendar.year()),
          static_cast<int>(static_cast<unsigned>(calendar.month())),
          static_cast<int>(static_cast<unsigned>(calendar.day())),
          static_cast<int>(clock.hours().count()),
          static_cast<int>(clock.minutes().count()),
          static_cast<int>(clock.seconds().count())};
}

date::sys_seconds to_sys_seconds(Instant t) {
  return date::floor<std::chrono::seconds>(date::sys_time<std::chrono::milliseconds>{Duration{t.unix_ms}});
}

Instant to_instant(date::sys_seconds t) { return {t.time_since_epoch().count() * 1000}; }

/// The instant at which a clock `offset` ahead of UTC shows `local`.
Instant instant_at(date::local_seconds local, std::chrono::seconds offset) {
  return {(local.time_since_epoch() - offset).count() * 1000};
}

/// Reads numbers of a fixed width and the marks between them, and remembers the first misfit.
class FixedReader {
 public:
  explicit FixedReader(std::string_view text) : rest_(text) {}

  bool fits() const { return fits_; }
  bool done() const { return rest_.empty(); }
  bool next_is(char c) const { return !rest_.empty() && rest_.front() == c; }

  void mark(std::string_view choices) {
    if (rest_.empty() || choices.find(rest_.front()) == std::string_view::npos) {
      fits_ = false;
      return;
    }
    rest_.remove_prefix(1);
  }

  int number(std::size_t width, int most) {
    int value = 0;
    for (std::size_t i = 0; i < width; ++i) {
      if (rest_.empty() || rest_.front() < '0' || rest_.front() > '9') {
        fits_ = false;
        return 0;
      }
      value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    fits_ = fits_ && value <= most;
    return value;
  }

 private:
  std::string_view rest_;
  bool fits_ = true;
};

LocalDateTime read_local(FixedReader& reader) {
  LocalDateTime local;
  local.year = reader.number(4, 9999);
  reader.mark("-");
  local.month = reader.number(2, 12);
  reader.mark("-");
  local.day = reader.number(2, 31);
  reader.mark(" T");
  local.hour = reader.number(2, 23);
  reader.mark(":");
  local.minute = reader.number(2, 59);
  if (reader.next_is(':')) {
    reader.mark(":");
    local.second = reader.number(2, 59);
  }
  return local;
}

/// "Z" or "+01:00". REQUIRES: something stands there.
int read_offset_minutes(FixedReader& reader) {
  if (reader.next_is('Z')) {
    reader.mark("Z");
    return 0;
  }
  const int sign = reader.next_is('-') ? -1 : 1;
  reader.mark("+-");
  const int hours = reader.number(2, 23);
  reader.mark(":");
  return sign * (hours * 60 + reader.number(2, 59));
}

bool date_exists(const LocalDateTime& local) {
  return local.year >= 1 &&
         date::year_month_day{date::year{local.year}, date::month{static_cast<unsigned>(local.month)},
                              date::day{static_cast<unsigned>(local.day)}}
             .ok();
}

}  // namespace

std::string format_local(const LocalDateTime& local) {
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", local.year, local.month, local.day, local.hour,
                     local.minute, local.second);
}

std::string format_offset(int minutes) {
  return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                     std::abs(minutes) % 60);
}

int weekday(const LocalDateTime& local) {
  const auto day = date::floor<date::days>(to_local_seconds(local));
  return static_cast<int>(date::weekday{day}.iso_encoding()) - 1;
}

LocalDateTime plus_days(const LocalDateTime& local, int days) {
  return from_local_seconds(to_local_seconds(local) + date::days{days});
}

LocalDateTime plus_seconds(const LocalDateTime& local, std::int64_t seconds) {
  return from_local_seconds(to_local_seconds(local) + std::chrono::seconds{seconds});
}

std::int64_t seconds_between(const LocalDateTime& from, const LocalDateTime& to) {
  return (to_local_seconds(to) - to_local_seconds(from)).count();
}

LocalDateTime plus_months(const LocalDateTime& local, int months) {
  const date::year_month month = date::year{local.year} / local.month + date::months{months};
  const date::day last = (month / date::last).day();
  LocalDateTime later = local;
  later.year = static_cast<int>(month.year());
  later.month = static_cast<int>(static_cast<unsigned>(month.month()));
  later.day = std::min(local.day, static_cast<int>(static_cast<unsigned>(last)));
  return later;
}

std::optional<WrittenTime> parse_written_time(std::string_view text) {
  FixedReader reader{text};
  WrittenTime written;
  written.local = read_local(reader);
  if (!reader.done()) written.offset_minutes = read_offset_minutes(reader);
  if (!reader.fits() || !reader.done() || !date_exists(written.local)) return std::nullopt;
  return written;
}

std::optional<TimeZone> TimeZone::find(std::string_view name) {
  try {  // the library knows no other way to say that it has no such zone, or no tables
    return TimeZone{std::string{name}, date::locate_zone(name)};
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

LocalDateTime TimeZone::to_local(Instant t) const {
  return from_local_seconds(zone_->to_local(to_sys_seconds(t)));
}

int TimeZone::offset_minutes(Instant t) const {
  const std::chrono::seconds offset = zone_->get_info(to_sys_seconds(t)).offset;
  return static_cast<int>(date::floor<std::chrono::minutes>(offset).count());
}

std::string TimeZone::abbreviation(Instant t) const { return zone_->get_info(to_sys_seconds(t)).abbrev; }

Resolution TimeZone::resolve(const WrittenTime& written) const {
  const date::local_seconds local = to_local_seconds(written.local);
  const date::local_info info = zone_->get_info(local);
  if (info.result == date::local_info::nonexistent) {
    return {Resolution::Kind::Missing, to_instant(info.first.end), {}};
  }
  const bool doubled = info.result == date::local_info::ambiguous;
  if (!written.offset_minutes) {
    const Instant first = instant_at(local, info.first.offset);
    if (!doubled) return {Resolution::Kind::Unique, first, {}};
    return {Resolution::Kind::Doubled, first, instant_at(local, info.second.offset)};
  }
  const std::chrono::seconds offset = std::chrono::minutes{*written.offset_minutes};
  const bool known = offset == info.first.offset || (doubled && offset == info.second.offset);
  return {known ? Resolution::Kind::Unique : Resolution::Kind::BadOffset, instant_at(local, offset), {}};
}

std::string format_moment(Instant t, const TimeZone& zone) {
  constexpr std::array<std::string_view, 7> days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  const LocalDateTime local = zone.to_local(t);
  std::string reading = format_local(local);
  if (local.second == 0) reading.resize(reading.size() - 3);
  return fmt::format("{} {} {}", days[static_cast<std::size_t>(weekday(local))], reading,
                     zone.abbreviation(t));
}

}  // namespace tocsin
