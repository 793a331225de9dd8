#include <cassert>

#include <fmt/format.h>

#include "sim/base/time.hpp"
#include "sim/scenario/schema.hpp"

namespace tocsin::scenario {

namespace {

std::string joined(std::span<const std::string_view> words, std::string_view quote) {
  std::string text;
  for (const std::string_view word : words) {
    text += fmt::format("{}{}{}{}", text.empty() ? "" : ", ", quote, word, quote);
  }
  return text;
}

std::string seconds_text(double s) { return format_duration(from_seconds(s)); }

/// "1 to 20 ", or nothing where there is no range.
std::string count_text(const Key& key) {
  return key.has_range() ? fmt::format("{:g} to {:g} ", key.min, key.max) : std::string{};
}

std::string range_text(const Key& key) {
  if (key.min == key.max && key.max != 0.0) return fmt::format(": {:g}", key.max);
  if (!key.has_range()) return {};
  if (key.kind == ValueKind::Duration) {
    return fmt::format(", {} to {}", seconds_text(key.min), seconds_text(key.max));
  }
  const std::string unit = key.unit.empty() ? std::string{} : fmt::format(" {}", key.unit);
  return fmt::format(", {:g} to {:g}{}", key.min, key.max, unit);
}

std::string list_text(const Key& key, std::string_view of_what) {
  return fmt::format("a list of {}{}", count_text(key), of_what);
}

constexpr std::string_view time_text = "a time such as \"T+0:45\", or a local date and time";
constexpr std::string_view moment_text = "a local date and time such as \"2026-11-11 10:00\"";
constexpr std::string_view position_text =
    "a position: [latitude, longitude], a grid reference, or the id of a place of the map";

std::string cell(std::string_view text) {
  std::string result;
  for (const char c : text) result += c == '|' ? std::string{"\\|"} : std::string{c};
  return result;
}

std::string presence_cell(const Key& key) {
  std::string text = key.presence == Presence::Required ? "required" : "optional";
  if (!key.fallback.empty()) text = fmt::format("default `{}`", key.fallback);
  if (!key.only_for.empty()) text += fmt::format(", {} only", key.only_for);
  return text;
}

bool is_trigger_key(const Table& table, const Key& key) {
  return table.planned == Planned::Yes && (key.name == "at" || key.name == "when" || key.name == "delay");
}

std::string occurs_text(const Table& table) {
  if (table.occurs == Occurs::Inline) return {};
  const bool nested = table.name.find('.') != std::string_view::npos;
  if (table.occurs == Occurs::Many) {
    return table.presence == Presence::Required ? " Once or more." : nested ? "" : " Any number.";
  }
  return table.presence == Presence::Required ? " Stands once." : "";
}

std::string row_markdown(const Schema& schema, const Key& key) {
  return fmt::format("| `{}` | {} | {} | {} | `{}` |\n", key.name, cell(expectation(schema, key)),
                     presence_cell(key), cell(key.sentence), cell(key.example));
}

constexpr std::string_view header_markdown =
    "| key | value | | meaning | for example |\n|---|---|---|---|---|\n";

std::string table_markdown(const Schema& schema, const Table& table) {
  std::string text = fmt::format("### `{}`\n\n{}{}", heading(table), table.sentence, occurs_text(table));
  if (table.planned == Planned::Yes) text += " Takes the trigger keys.";
  text += "\n\n";
  std::string rows;
  for (const Key& key : table.keys) {
    if (!is_trigger_key(table, key)) rows += row_markdown(schema, key);
  }
  if (!rows.empty()) text += std::string{header_markdown} + rows + "\n";
  return text;
}

std::string trigger_markdown(const Schema& schema) {
  std::string text =
      "### Trigger keys\n\nOn everything planned: it happens once every condition of `when` holds, not "
      "before "
      "`at`, and `delay` after that. With neither `at` nor `when` it never happens of itself.\n\n";
  text += header_markdown;
  const Table& planned = schema.table("inject");
  for (const Key& key : planned.keys) {
    if (is_trigger_key(planned, key)) text += row_markdown(schema, key);
  }
  return text + "\n";
}

}  // namespace

std::string heading(const Table& table) {
  if (table.occurs == Occurs::Inline) return std::string{table.name};
  return table.occurs == Occurs::Many ? fmt::format("[[{}]]", table.name) : fmt::format("[{}]", table.name);
}

std::string expectation(const Schema& schema, const Key& key) {
  switch (key.kind) {
    case ValueKind::Text:
      return fmt::format("text of {}characters on one line", count_text(key));
    case ValueKind::Prose:
      return fmt::format("text of {}characters", count_text(key));
    case ValueKind::Id:
      return "an id: lower-case letters, digits and hyphens, at most 64";
    case ValueKind::Reference:
      return fmt::format("the id of one of {}{}", heading(schema.table(key.of)),
                         key.of == "receptor" ? " or of the map's receptors" : "");
    case ValueKind::References:
      return list_text(key, fmt::format("ids of {}", heading(schema.table(key.of))));
    case ValueKind::Choice:
      return "one of " + joined(key.choices, "\"");
    case ValueKind::Choices:
      return list_text(key, "of " + joined(key.choices, "\""));
    case ValueKind::Integer:
      return "a whole number" + range_text(key);
    case ValueKind::Number:
      return "a number" + range_text(key);
    case ValueKind::Integers:
      return list_text(key, "whole numbers");
    case ValueKind::HourFactors:
      return "a list of 24 numbers, one for each hour from midnight, each" + range_text(key).substr(1);
    case ValueKind::Duration:
      return "a duration" + range_text(key);
    case ValueKind::Time:
      return std::string{time_text};
    case ValueKind::Moment:
      return std::string{moment_text};
    case ValueKind::ShiftTime:
      return "a local date and time, or a weekday and a time of day such as \"Mon 09:00\"";
    case ValueKind::WeekTime:
      return "a weekday and a time of day such as \"Mon 09:00\"";
    case ValueKind::Date:
      return "a date such as \"2026-11-16\"";
    case ValueKind::Clock:
      return "a time of day such as \"22:00\"";
    case ValueKind::Position:
      return std::string{position_text};
    case ValueKind::Positions:
      return list_text(key, "positions");
    case ValueKind::Conditions:
      return "a condition, or a list of them";
    case ValueKind::OneTable:
      return "a table " + heading(schema.table(key.of));
    case ValueKind::ManyTables:
      return list_text(key, "tables " + heading(schema.table(key.of)));
  }
  assert(false);
  return {};
}

std::string schema_markdown() {
  const Schema schema;
  std::string text;
  for (const Table& table : schema.tables()) {
    if (table.occurs == Occurs::Inline) text += trigger_markdown(schema);
    text += table_markdown(schema, table);
  }
  return text;
}

}  // namespace tocsin::scenario
