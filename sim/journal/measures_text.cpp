#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sim/base/utf8.hpp"
#include "sim/journal/measures.hpp"

// How measures are shown: `measures_text`, `measures_json` and `measures_beside` of measures.hpp.

namespace tocsin::journal {

namespace {

// An absent measure's dash, where the reason would not fit.
constexpr std::string_view dash = "-";

/// The text with a '?' for whatever a terminal would obey.
std::string shown(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    const bool is_good = c.code_point != Character::unreadable && !is_control(c.code_point);
    result += is_good ? text.substr(at, c.length) : std::string_view{"?"};
    at += c.length;
  }
  return result;
}

/// "6 min 30 s", "812 residents", "3", "road_closed 2"; empty where there is none.
std::string value_text(const Measure& measure) {
  if (const auto* text = std::get_if<std::string>(&measure.value)) return shown(*text);
  const auto* number = std::get_if<double>(&measure.value);
  if (number == nullptr) return {};
  if (measure.unit == "s") {
    const Duration duration = from_seconds(*number);
    return duration < Duration{0} ? "-" + format_duration(-duration) : format_duration(duration);
  }
  const std::string plain = fmt::format("{:.0f}", *number);
  return measure.unit.empty() ? plain : fmt::format("{} {}", plain, measure.unit);
}

std::string value_or_reason(const Measure& measure) {
  const bool is_absent = std::holds_alternative<std::monostate>(measure.value);
  return is_absent ? fmt::format("none: {}", shown(measure.why_absent)) : value_text(measure);
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size(); at += character_at(text, at).length) ++columns;
  return columns;
}

std::string padded(std::string text, std::size_t columns) {
  const std::size_t used = columns_of(text);
  if (used < columns) text.append(columns - used, ' ');
  return text;
}

std::string heading(const Header& header) {
  return fmt::format("EXERCISE {} - {}\n", shown(header.code_word), shown(header.title));
}

/// What a reader must know of a record that stops early; empty where it is complete.
std::string early_end(const Record& record) {
  if (record.is_complete()) return {};
  const SimTime end = record.entries.empty() ? SimTime{} : record.entries.back().at;
  return fmt::format("The record stops at {}, before the exercise ended; what came later is not measured.",
                     format_t_plus(end));
}

/// The measure of that id, or null.
const Measure* find(const std::vector<Measure>& measures, std::string_view id) {
  const auto found =
      std::find_if(measures.begin(), measures.end(), [id](const Measure& m) { return m.id == id; });
  return found == measures.end() ? nullptr : &*found;
}

// Side by side, a long list is cut to this many characters.
constexpr std::size_t widest_cell = 40;

std::string shortened(const std::string& text) {
  if (columns_of(text) <= widest_cell) return text;
  std::size_t end = 0;
  for (std::size_t i = 0; i + 3 < widest_cell; ++i) end += character_at(text, end).length;
  return text.substr(0, end) + "...";
}

struct Row {
  std::string name;
  std::string first;
  std::string second;
};

std::string cell(const Measure* measure) {
  const std::string text = measure == nullptr ? std::string{} : value_text(*measure);
  return text.empty() ? std::string{dash} : text;
}

std::vector<Row> rows_of(const std::vector<Measure>& a, const std::vector<Measure>& b) {
  std::vector<Row> rows;
  for (const Measure& measure : a) rows.push_back({measure.name, cell(&measure), cell(find(b, measure.id))});
  for (const Measure& measure : b) {
    if (find(a, measure.id) == nullptr) rows.push_back({measure.name, std::string{dash}, cell(&measure)});
  }
  return rows;
}

}  // namespace

std::string measures_text(const Record& record) {
  const std::vector<Measure> measures = measures_of(record);
  std::size_t widest = 0;
  for (const Measure& measure : measures) widest = std::max(widest, columns_of(shown(measure.name)));
  std::string text = heading(record.header);
  const std::string early = early_end(record);
  if (!early.empty()) text += early + "\n";
  text += "\n";
  for (const Measure& measure : measures) {
    text += fmt::format("{}  {}\n", padded(shown(measure.name), widest), value_or_reason(measure));
  }
  return text;
}

std::string measures_json(const Record& record) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const Measure& measure : measures_of(record)) {
    Json each{{"id", measure.id}, {"name", measure.name}, {"unit", measure.unit}, {"value", nullptr}};
    if (const auto* number = std::get_if<double>(&measure.value)) each["value"] = *number;
    if (const auto* text = std::get_if<std::string>(&measure.value)) each["value"] = *text;
    each["why_absent"] = measure.why_absent;
    each["entries"] = measure.entries;
    list.push_back(std::move(each));
  }
  const Json document{{"marking", "EXERCISE"},
                      {"exercise", record.header.title},
                      {"code_word", record.header.code_word},
                      {"notice", record.header.notice},
                      {"seed", record.header.seed},
                      {"replication", record.header.replication},
                      {"entries", record.entries.size()},
                      {"is_complete", record.is_complete()},
                      {"remark", early_end(record)},
                      {"measures", std::move(list)}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string measures_beside(const Record& a, const Record& b) {
  const std::vector<Row> rows = rows_of(measures_of(a), measures_of(b));
  std::size_t name_columns = 0;
  std::size_t first_columns = 0;
  for (const Row& row : rows) {
    name_columns = std::max(name_columns, columns_of(shown(row.name)));
    first_columns = std::max(first_columns, columns_of(shortened(row.first)));
  }
  std::string text = heading(a.header);
  const bool is_same_exercise = a.header.title == b.header.title && a.header.code_word == b.header.code_word;
  if (!is_same_exercise) text += heading(b.header);
  text += "\n";
  for (const Row& row : rows) {
    const std::string_view mark = row.first == row.second ? "  " : "* ";
    text += fmt::format("{}{}  {}  {}\n", mark, padded(shown(row.name), name_columns),
                        padded(shortened(row.first), first_columns), shortened(row.second));
  }
  return text;
}

}  // namespace tocsin::journal
