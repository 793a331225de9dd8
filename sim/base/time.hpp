// Exercise time: integer milliseconds since the exercise began, and the ways people write it.
// Knows nothing of calendars or time zones (see civil.hpp) and never reads a clock.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tocsin {

/// A length of time in whole milliseconds. May be negative as a difference, never as a delay.
using Duration = std::chrono::duration<std::int64_t, std::milli>;

/// A moment in an exercise: milliseconds since its start (T+0). Never before the start.
struct SimTime {
  std::int64_t ms = 0;

  friend constexpr auto operator<=>(SimTime, SimTime) = default;
  friend constexpr SimTime operator+(SimTime t, Duration d) { return {t.ms + d.count()}; }
  friend constexpr SimTime operator-(SimTime t, Duration d) { return {t.ms - d.count()}; }
  friend constexpr Duration operator-(SimTime a, SimTime b) { return Duration{a.ms - b.ms}; }
};

/// Seconds as a real number, for physics.
constexpr double seconds(Duration d) { return static_cast<double>(d.count()) / 1000.0; }

/// Whole milliseconds nearest to `s` seconds. REQUIRES: |s| < 9e15.
Duration from_seconds(double s);

/// "T+01:30:00"; with ".250" behind it where the milliseconds are not zero.
std::string format_t_plus(SimTime t);

/// Reads "T+1:30" (hours and minutes), "T+01:30:00" and "T+01:30:00.250"; at most 999 hours.
/// Nothing on any other text.
std::optional<SimTime> parse_t_plus(std::string_view text);

/// "1 h 30 min", "45 s", "0 s"; the shortest exact form.
std::string format_duration(Duration d);

/// Reads "45 s", "5 min", "1 h 30 min", "250 ms": whole or decimal numbers each followed by its unit
/// (h, min, s, ms), largest first, at most 9,999 h in all. Nothing on any other text.
std::optional<Duration> parse_duration(std::string_view text);

}  // namespace tocsin
