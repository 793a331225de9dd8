#include "sim/roads/osm/limits.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>

#include "sim/roads/osm/tags.hpp"

namespace tocsin::osm {

namespace {

constexpr double km_per_mile = 1.609344;
constexpr double km_per_nautical_mile = 1.852;
constexpr double metres_per_foot = 0.3048;
constexpr double metres_per_inch = 0.0254;
constexpr double tonnes_per_pound = 0.00045359237;
constexpr double tonnes_per_hundredweight = 112.0 * tonnes_per_pound;
constexpr double tonnes_per_short_ton = 2000.0 * tonnes_per_pound;
constexpr double tonnes_per_long_ton = 2240.0 * tonnes_per_pound;

struct Unit {
  std::string_view name;
  double factor = 1.0;
};

struct Word {
  std::string_view name;
  double mph = 0.0;
};

/// The limits that the Highway Code gives for cars (rule 124).
constexpr std::array<Word, 9> national_speeds = {{{"nsl_single", 60.0},
                                                  {"nsl_dual", 70.0},
                                                  {"nsl_restricted", 30.0},
                                                  {"motorway", 70.0},
                                                  {"urban", 30.0},
                                                  {"rural", 60.0},
                                                  {"trunk", 60.0},
                                                  {"zone20", 20.0},
                                                  {"zone30", 30.0}}};

constexpr std::array<Unit, 6> speed_units = {{{"", 1.0},
                                              {"km/h", 1.0},
                                              {"kmh", 1.0},
                                              {"kph", 1.0},
                                              {"mph", km_per_mile},
                                              {"knots", km_per_nautical_mile}}};

constexpr std::array<Unit, 12> weight_units = {{{"", 1.0},
                                                {"t", 1.0},
                                                {"tonne", 1.0},
                                                {"tonnes", 1.0},
                                                {"mgw", 1.0},
                                                {"kg", 0.001},
                                                {"lb", tonnes_per_pound},
                                                {"lbs", tonnes_per_pound},
                                                {"cwt", tonnes_per_hundredweight},
                                                {"st", tonnes_per_short_ton},
                                                {"lt", tonnes_per_long_ton},
                                                {"ton", tonnes_per_long_ton}}};

constexpr std::array<Unit, 11> size_units = {{{"", 1.0},
                                              {"m", 1.0},
                                              {"metre", 1.0},
                                              {"metres", 1.0},
                                              {"cm", 0.01},
                                              {"'", metres_per_foot},
                                              {"ft", metres_per_foot},
                                              {"feet", metres_per_foot},
                                              {"\"", metres_per_inch},
                                              {"in", metres_per_inch},
                                              {"inches", metres_per_inch}}};

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return small;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void drop_spaces(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
}

struct Amount {
  double number = 0.0;
  std::string_view unit;
};

/// A number and what follows it up to the next number; a comma is taken for a decimal point, as people write
/// "7,5".
std::optional<Amount> take_amount(std::string_view& text) {
  drop_spaces(text);
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || text[end] == '.' || text[end] == ',')) ++end;
  std::string buffer(text.substr(0, end));
  for (char& c : buffer) c = c == ',' ? '.' : c;
  Amount amount;
  const auto [stop, error] =
      std::from_chars(buffer.data(), buffer.data() + buffer.size(), amount.number, std::chars_format::fixed);
  if (error != std::errc{} || stop != buffer.data() + buffer.size()) return std::nullopt;
  text.remove_prefix(end);
  std::size_t unit_end = 0;
  while (unit_end < text.size() && !is_digit(text[unit_end])) ++unit_end;
  amount.unit = text.substr(0, unit_end);
  drop_spaces(amount.unit);
  text.remove_prefix(unit_end);
  return amount;
}

template <std::size_t N>
std::optional<double> factor_of(std::string_view unit, const std::array<Unit, N>& units) {
  for (const Unit& known : units) {
    if (known.name == unit) return known.factor;
  }
  return std::nullopt;
}

struct Range {
  double min = 0.0;
  double max = 0.0;
};

Limit limit_within(double value, Range range) {
  const double rounded = std::round(value * 1000.0) / 1000.0;
  if (!(rounded >= range.min && rounded <= range.max)) return {LimitKind::Unreadable};
  return {LimitKind::Value, rounded};
}

Limit one_speed(std::string_view text) {
  drop_spaces(text);
  if (text.empty()) return {};
  if (is_one_of(text, {"none", "no"})) return {LimitKind::Unlimited};
  if (text == "walk") return {LimitKind::Value, 5.0, true};
  // "GB:nsl_single", "GB:urban", "gb:zone20" and, by mistake, "UK:..." or "GB:zone:20".
  std::string_view word = text;
  if (word.starts_with("gb:") || word.starts_with("uk:")) word.remove_prefix(3);
  if (word == "national") return {LimitKind::Value, std::round(60.0 * km_per_mile * 1000.0) / 1000.0, true};
  if (word == "zone:20") word = "zone20";
  if (word == "zone:30") word = "zone30";
  for (const Word& national : national_speeds) {
    if (word == national.name) return limit_within(national.mph * km_per_mile, {1.0, 200.0});
  }
  std::string_view rest = word;
  const auto amount = take_amount(rest);
  if (!amount || !rest.empty()) return {LimitKind::Unreadable};
  const auto factor = factor_of(amount->unit, speed_units);
  if (!factor) return {LimitKind::Unreadable};
  Limit limit = limit_within(amount->number * *factor, {1.0, 200.0});
  // Where signs are in miles, a bare number is more often miles than a limit in km/h; the rule says km/h.
  limit.is_guess = limit.kind == LimitKind::Value && amount->unit.empty();
  return limit;
}

}  // namespace

Limit speed_limit(std::string_view text) {
  const std::string small = lower(text);
  std::string_view rest = small;
  Limit lowest;
  while (true) {
    const std::size_t end = rest.find(';');
    const Limit one = one_speed(rest.substr(0, end));
    if (one.kind == LimitKind::Unreadable) return one;
    const bool is_lower =
        one.kind == LimitKind::Value && (lowest.kind != LimitKind::Value || one.value < lowest.value);
    if (lowest.kind == LimitKind::Absent || is_lower) lowest = one;
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  lowest.is_guess = lowest.is_guess || small.find(';') != std::string::npos;
  return lowest;
}

Limit weight_limit(std::string_view text) {
  const std::string small = lower(text);
  std::string_view rest = small;
  drop_spaces(rest);
  if (rest.empty()) return {};
  if (is_one_of(rest, {"none", "no", "default", "unsigned", "no_sign"})) return {LimitKind::Unlimited};
  const auto amount = take_amount(rest);
  if (!amount || !rest.empty()) return {LimitKind::Unreadable};
  const auto factor = factor_of(amount->unit, weight_units);
  return factor ? limit_within(amount->number * *factor, {0.1, 200.0}) : Limit{LimitKind::Unreadable};
}

Limit size_limit(std::string_view text) {
  const std::string small = lower(text);
  std::string_view rest = small;
  drop_spaces(rest);
  if (rest.empty()) return {};
  if (is_one_of(rest, {"none", "no", "default", "unsigned", "no_sign"})) return {LimitKind::Unlimited};
  const auto first = take_amount(rest);
  if (!first) return {LimitKind::Unreadable};
  const auto factor = factor_of(first->unit, size_units);
  if (!factor) return {LimitKind::Unreadable};
  double metres = first->number * *factor;
  if (!rest.empty()) {
    // Inches may follow feet, and nothing else anything: 13'9", 13'9, 13 ft 9 in.
    const auto inches = take_amount(rest);
    const bool is_inches = inches && is_one_of(inches->unit, {"", "\"", "''", "in", "inches"});
    if (*factor != metres_per_foot || !is_inches || !rest.empty()) return {LimitKind::Unreadable};
    metres += inches->number * metres_per_inch;
  }
  return limit_within(metres, {0.5, 20.0});
}

}  // namespace tocsin::osm
