#include "sim/base/time.hpp"

#include <array>
#include <cassert>
#include <cmath>

#include <fmt/format.h>

namespace tocsin {

namespace {

constexpr std::int64_t ms_per_second = 1000;
constexpr std::int64_t ms_per_minute = 60 * ms_per_second;
constexpr std::int64_t ms_per_hour = 60 * ms_per_minute;

struct Unit {
  std::string_view name;
  std::int64_t ms;
};
constexpr std::array<Unit, 4> units_largest_first{
    {{"h", ms_per_hour}, {"min", ms_per_minute}, {"s", ms_per_second}, {"ms", 1}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A text that is eaten from the front; each step says whether what it wanted stood there.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }

  bool take(std::string_view wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(wanted.size());
    return true;
  }

  /// The run of digits at the front, which may be empty.
  std::string_view take_digits() { return take_while(is_digit); }

  /// The run of lower-case letters at the front, which may be empty.
  std::string_view take_letters() {
    return take_while([](char c) { return c >= 'a' && c <= 'z'; });
  }

 private:
  template <class Wanted>
  std::string_view take_while(Wanted wanted) {
    std::size_t count = 0;
    while (count < rest_.size() && wanted(rest_[count])) ++count;
    const std::string_view run = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return run;
  }

  std::string_view rest_;
};

/// REQUIRES: at most 18 digits, nothing else.
std::int64_t number(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// Two digits below 60.
std::optional<std::int64_t> sexagesimal(std::string_view digits) {
  if (digits.size() != 2 || number(digits) > 59) return std::nullopt;
  return number(digits);
}

/// One to three digits behind a decimal point, as thousandths.
std::optional<std::int64_t> thousandths(std::string_view digits) {
  if (digits.empty() || digits.size() > 3) return std::nullopt;
  std::int64_t value = number(digits);
  for (std::size_t i = digits.size(); i < 3; ++i) value *= 10;
  return value;
}

/// A decimal number as written: `scaled` / `scale`, where `scale` is a power of ten.
struct Amount {
  std::int64_t scaled = 0;
  std::int64_t scale = 1;
};

/// At most 11 digits before the point and 6 behind it.
std::optional<Amount> take_amount(Reader& reader) {
  const std::string_view whole = reader.take_digits();
  if (whole.empty() || whole.size() > 11) return std::nullopt;
  Amount amount{number(whole), 1};
  if (!reader.take(".")) return amount;
  const std::string_view decimals = reader.take_digits();
  if (decimals.empty() || decimals.size() > 6) return std::nullopt;
  for (std::size_t i = 0; i < decimals.size(); ++i) amount.scale *= 10;
  amount.scaled = amount.scaled * amount.scale + number(decimals);
  return amount;
}

}  // namespace

Duration from_seconds(double s) {
  assert(std::abs(s) < 9e15);
  return Duration{std::llround(s * 1000.0)};
}

std::string format_t_plus(SimTime t) {
  const std::int64_t ms = t.ms % ms_per_second;
  const std::string text =
      fmt::format("T+{:02}:{:02}:{:02}", t.ms / ms_per_hour, t.ms % ms_per_hour / ms_per_minute,
                  t.ms % ms_per_minute / ms_per_second);
  return ms == 0 ? text : fmt::format("{}.{:03}", text, ms);
}

std::optional<SimTime> parse_t_plus(std::string_view text) {
  Reader reader{text};
  if (!reader.take("T+")) return std::nullopt;
  const std::string_view hours = reader.take_digits();
  if (hours.empty() || hours.size() > 3 || !reader.take(":")) return std::nullopt;
  const auto minutes = sexagesimal(reader.take_digits());
  if (!minutes) return std::nullopt;
  SimTime t{number(hours) * ms_per_hour + *minutes * ms_per_minute};
  if (reader.take(":")) {
    const auto whole_seconds = sexagesimal(reader.take_digits());
    if (!whole_seconds) return std::nullopt;
    t.ms += *whole_seconds * ms_per_second;
    if (reader.take(".")) {
      const auto fraction = thousandths(reader.take_digits());
      if (!fraction) return std::nullopt;
      t.ms += *fraction;
    }
  }
  if (!reader.done()) return std::nullopt;
  return t;
}

std::string format_duration(Duration d) {
  if (d.count() == 0) return "0 s";
  std::string text;
  std::int64_t rest = d.count();
  for (const Unit& unit : units_largest_first) {
    const std::int64_t amount = rest / unit.ms;
    rest %= unit.ms;
    if (amount == 0) continue;
    if (!text.empty()) text += ' ';
    text += fmt::format("{} {}", amount < 0 ? -amount : amount, unit.name);
  }
  return d.count() < 0 ? "-" + text : text;
}

std::optional<Duration> parse_duration(std::string_view text) {
  Reader reader{text};
  std::int64_t total_ms = 0;
  auto next_unit = units_largest_first.begin();
  do {
    const auto amount = take_amount(reader);
    if (!amount) return std::nullopt;
    reader.take(" ");
    const std::string_view name = reader.take_letters();
    while (next_unit != units_largest_first.end() && next_unit->name != name) ++next_unit;
    if (next_unit == units_largest_first.end()) return std::nullopt;
    const Unit& unit = *next_unit++;
    constexpr std::int64_t limit_ms = 9999 * ms_per_hour;
    if (amount->scaled / amount->scale > limit_ms / unit.ms) return std::nullopt;
    if (amount->scaled * unit.ms % amount->scale != 0) return std::nullopt;  // parts of a millisecond
    total_ms += amount->scaled * unit.ms / amount->scale;
    if (total_ms > limit_ms) return std::nullopt;
  } while (reader.take(" ") || !reader.done());
  return Duration{total_ms};
}

}  // namespace tocsin
