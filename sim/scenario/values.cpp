#include "sim/scenario/values.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "sim/base/time.hpp"
#include "sim/base/utf8.hpp"
#include "sim/scenario/shift_time.hpp"

namespace tocsin::scenario {

namespace {

WrongValue wrong_type(const Key& key, const Node& value) {
  return {value.spot, fmt::format("`{}` is {}", key.name, describe(value))};
}

std::size_t characters_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += character_at(text, at).length;
  return count;
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
}

/// A character that would obey rather than show; line ends are allowed in prose.
bool has_control_character(const Key& key, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    at += c.length;
    const bool line_end = c.code_point == U'\n' || c.code_point == U'\r';
    if (line_end && key.kind == ValueKind::Prose) continue;
    if (line_end || is_control(c.code_point) || c.code_point == Character::unreadable) return true;
  }
  return false;
}

std::optional<WrongValue> wrong_text(const Key& key, const Node& value) {
  const std::size_t count = characters_in(value.text);
  if (is_blank(value.text)) return WrongValue{value.spot, fmt::format("`{}` is empty", key.name)};
  if (key.has_range() && static_cast<double>(count) > key.max) {
    return WrongValue{value.spot, fmt::format("`{}` has {} characters", key.name, count)};
  }
  if (has_control_character(key, value.text)) {
    return WrongValue{value.spot, fmt::format("`{}` has a character that cannot be shown", key.name)};
  }
  return std::nullopt;
}

std::optional<WrongValue> wrong_choice(const Key& key, const Node& value) {
  if (std::find(key.choices.begin(), key.choices.end(), value.text) != key.choices.end()) return std::nullopt;
  const std::vector<std::string> names{key.choices.begin(), key.choices.end()};
  return WrongValue{value.spot, fmt::format("`{}` has no \"{}\"", key.name, shortened(value.text)),
                    did_you_mean(value.text, names)};
}

std::optional<WrongValue> wrong_duration(const Key& key, const Node& value) {
  const auto duration = parse_duration(value.text);
  if (!duration) {
    return WrongValue{value.spot, fmt::format("\"{}\" is not a duration", shortened(value.text)),
                      "durations carry their units: \"45 s\", \"5 min\", \"1 h 30 min\""};
  }
  if (seconds(*duration) >= key.min && seconds(*duration) <= key.max) return std::nullopt;
  return WrongValue{value.spot, fmt::format("`{}` is {}", key.name, format_duration(*duration))};
}

std::optional<WrongValue> wrong_written_text(const Key& key, const Node& value) {
  switch (key.kind) {
    case ValueKind::Text:
    case ValueKind::Prose:
      return wrong_text(key, value);
    case ValueKind::Id:
    case ValueKind::Reference:
      if (is_id(value.text)) return std::nullopt;
      return WrongValue{value.spot, fmt::format("\"{}\" is not an id", shortened(value.text)),
                        "lower-case letters, digits and hyphens, at most 64"};
    case ValueKind::Choice:
      return wrong_choice(key, value);
    case ValueKind::Duration:
      return wrong_duration(key, value);
    case ValueKind::Clock:
      if (parse_clock(value.text)) return std::nullopt;
      return WrongValue{value.spot, fmt::format("\"{}\" is not a time of day", shortened(value.text))};
    case ValueKind::Time:
      if (parse_t_plus(value.text) || parse_written_time(value.text)) return std::nullopt;
      return WrongValue{value.spot, fmt::format("\"{}\" is not a time", shortened(value.text))};
    case ValueKind::Moment:
      if (parse_written_time(value.text)) return std::nullopt;
      return WrongValue{value.spot,
                        fmt::format("\"{}\" is not a local date and time", shortened(value.text))};
    case ValueKind::WeekTime:
      if (parse_week_time(value.text)) return std::nullopt;
      return WrongValue{value.spot,
                        fmt::format("\"{}\" is not a weekday and a time of day", shortened(value.text))};
    case ValueKind::Date:
      if (parse_date(value.text)) return std::nullopt;
      return WrongValue{value.spot, fmt::format("\"{}\" is not a date", shortened(value.text))};
    default:
      if (parse_week_time(value.text) || parse_written_time(value.text)) return std::nullopt;
      return WrongValue{value.spot, fmt::format("\"{}\" is not a time of a shift", shortened(value.text))};
  }
}

std::optional<WrongValue> wrong_number(const Key& key, const Node& value) {
  if (value.kind != Node::Kind::Integer && value.kind != Node::Kind::Number) return wrong_type(key, value);
  if (key.kind == ValueKind::Integer && value.kind != Node::Kind::Integer) return wrong_type(key, value);
  const bool inside = std::isfinite(value.number) && value.number >= key.min && value.number <= key.max;
  return inside ? std::nullopt : std::optional{wrong_type(key, value)};
}

std::optional<WrongValue> wrong_list(const Key& key, const Node& value) {
  if (value.kind != Node::Kind::List) return wrong_type(key, value);
  const auto count = static_cast<double>(value.items.size());
  if (key.has_range() && (count < key.min || count > key.max)) {
    return WrongValue{value.spot, fmt::format("`{}` has {} entries", key.name, value.items.size())};
  }
  for (const Node& item : value.items) {
    const bool is_words = key.kind == ValueKind::References || key.kind == ValueKind::Choices;
    const bool is_fit = is_words                          ? item.kind == Node::Kind::Text
                        : key.kind == ValueKind::Integers ? item.kind == Node::Kind::Integer
                        : key.kind == ValueKind::Positions
                            ? item.kind == Node::Kind::Text || item.kind == Node::Kind::List
                            : item.kind == Node::Kind::Table;
    if (!is_fit)
      return WrongValue{item.spot, fmt::format("an entry of `{}` is {}", key.name, describe(item))};
    if (key.kind == ValueKind::Choices) {
      if (auto wrong = wrong_choice(key, item)) return wrong;
    }
  }
  return std::nullopt;
}

std::optional<WrongValue> wrong_hours(const Key& key, const Node& value) {
  if (value.kind != Node::Kind::List) return wrong_type(key, value);
  if (value.items.size() != hours_of_day) {
    return WrongValue{value.spot, fmt::format("`{}` has {} entries", key.name, value.items.size())};
  }
  for (const Node& item : value.items) {
    const bool is_number = item.kind == Node::Kind::Integer || item.kind == Node::Kind::Number;
    if (is_number && item.number >= key.min && item.number <= key.max) continue;
    return WrongValue{item.spot, fmt::format("an entry of `{}` is {}", key.name, describe(item))};
  }
  return std::nullopt;
}

bool may_be_date(ValueKind kind) {
  return kind == ValueKind::Time || kind == ValueKind::Moment || kind == ValueKind::ShiftTime ||
         kind == ValueKind::Date;
}

}  // namespace

std::optional<WrongValue> wrong_form(const Key& key, const Node& value) {
  switch (key.kind) {
    case ValueKind::Integer:
    case ValueKind::Number:
      return wrong_number(key, value);
    case ValueKind::HourFactors:
      return wrong_hours(key, value);
    case ValueKind::References:
    case ValueKind::Choices:
    case ValueKind::Integers:
    case ValueKind::Positions:
    case ValueKind::ManyTables:
      return wrong_list(key, value);
    case ValueKind::Conditions:
      return value.kind == Node::Kind::Table ? std::nullopt : wrong_list(key, value);
    case ValueKind::OneTable:
      return value.kind == Node::Kind::Table ? std::nullopt : std::optional{wrong_type(key, value)};
    case ValueKind::Position:
      if (value.kind == Node::Kind::Text || value.kind == Node::Kind::List) return std::nullopt;
      return wrong_type(key, value);
    default:
      break;
  }
  const bool is_text = value.kind == Node::Kind::Text;
  if (!is_text && !(value.kind == Node::Kind::Date && may_be_date(key.kind))) return wrong_type(key, value);
  return wrong_written_text(key, value);
}

bool is_id(std::string_view text) {
  if (text.empty() || text.size() > 64) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::optional<LocalDateTime> parse_date(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  const auto midnight = parse_written_time(std::string{text} + " 00:00");
  return midnight ? std::optional{midnight->local} : std::nullopt;
}

std::optional<int> parse_clock(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  for (const std::size_t i : {0U, 1U, 3U, 4U}) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
  }
  const int hour = (text[0] - '0') * 10 + (text[1] - '0');
  const int minute = (text[3] - '0') * 10 + (text[4] - '0');
  if (minute > 59 || hour * 60 + minute > 1440) return std::nullopt;
  return hour * 60 + minute;
}

}  // namespace tocsin::scenario
