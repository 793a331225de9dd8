#include "sim/base/csv.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/base/text.hpp"
#include "sim/base/utf8.hpp"

namespace tocsin {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
/// Lines longer than this (outlines, mostly) are not repeated below a fault.
constexpr std::size_t longest_line_shown = 200;
constexpr std::size_t longest_text_shown = 60;

constexpr NumberRange eastings{0.0, 700'000.0};
constexpr NumberRange northings{0.0, 1'300'000.0};

std::string shortened(std::string_view text) {
  if (text.size() <= longest_text_shown) return std::string(text);
  std::size_t end = 0;
  while (end < longest_text_shown) end += character_at(text, end).length;
  return std::string(text.substr(0, end)) + "...";
}

int characters_in(std::string_view text) {
  int count = 0;
  for (std::size_t at = 0; at < text.size(); at += character_at(text, at).length) ++count;
  return count;
}

std::optional<double> to_number(std::string_view text) {
  double value = 0.0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

bool within(double value, NumberRange range) { return value >= range.min && value <= range.max; }

std::optional<GridPoint> to_point(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto easting = to_number(text.substr(0, space));
  const auto northing = to_number(text.substr(space + 1));
  if (!easting || !northing || !within(*easting, eastings) || !within(*northing, northings)) {
    return std::nullopt;
  }
  return GridPoint{*easting, *northing};
}

/// Calls `act` for each part of the text between separators.
template <class Act>
void each_part(std::string_view text, char separator, Act act) {
  while (true) {
    const std::size_t end = text.find(separator);
    act(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

CsvReader::CsvReader(std::string file, std::string_view text, std::span<const std::string_view> columns,
                     Diagnostics& faults)
    : file_(std::move(file)), rest_(text), columns_(columns), faults_(&faults) {
  if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
  const std::string header = fmt::format("{}", fmt::join(columns_, ","));
  if (!take_line()) {
    fault_in_file("the file is empty", fmt::format("a first line \"{}\"", header));
  } else if (line_ != header) {
    add_fault(0, line_.size(), "the first line does not name the columns of this file",
              fmt::format("\"{}\"", header), {});
    rest_ = {};
  }
}

bool CsvReader::take_line() {
  if (rest_.empty()) return false;
  const std::size_t end = rest_.find('\n');
  line_ = rest_.substr(0, end);
  rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
  if (line_.ends_with('\r')) line_.remove_suffix(1);
  ++line_number_;
  return true;
}

bool CsvReader::next() {
  while (take_line()) {
    if (line_.empty() || !split_line()) continue;
    if (fields_.size() == columns_.size()) return true;
    add_fault(0, line_.size(), fmt::format("this row has {} fields", fields_.size()),
              fmt::format("{}: {}", columns_.size(), fmt::join(columns_, ",")), {});
  }
  return false;
}

bool CsvReader::split_line() {
  std::size_t count = 0;
  std::size_t at = 0;
  while (true) {
    if (count == fields_.size()) fields_.emplace_back();
    Field& field = fields_[count++];
    field.text.clear();
    field.at = at;
    if (at < line_.size() && line_[at] == '"') {
      ++at;
      while (true) {
        const std::size_t quote = line_.find('"', at);
        if (quote == std::string_view::npos) {
          add_fault(field.at, 1, "this quotation mark has no partner on its line",
                    "a field in quotation marks, with \"\" for a mark inside it", {});
          return false;
        }
        field.text.append(line_.substr(at, quote - at));
        at = quote + 1;
        if (at >= line_.size() || line_[at] != '"') break;
        field.text += '"';
        ++at;
      }
      if (at < line_.size() && line_[at] != ',') {
        add_fault(at, 1, "text follows a closing quotation mark", "a comma or the end of the line", {});
        return false;
      }
    } else {
      const std::size_t comma = std::min(line_.find(',', at), line_.size());
      field.text.assign(line_.substr(at, comma - at));
      at = comma;
    }
    field.size = at - field.at;
    if (at >= line_.size()) break;
    ++at;
  }
  fields_.resize(count);
  return true;
}

const std::string& CsvReader::required_text(std::size_t column) {
  if (empty(column)) fault(column, fmt::format("{} is empty", columns_[column]), "a text");
  return text(column);
}

double CsvReader::number(std::size_t column, NumberRange range) {
  const auto value = to_number(text(column));
  if (value && within(*value, range)) return *value;
  fault(column,
        value ? fmt::format("{} is {}", columns_[column], shortened(text(column)))
              : fmt::format("{} is \"{}\", which is not a number", columns_[column], shortened(text(column))),
        fmt::format("a number from {} to {}", range.min, range.max));
  return range.min;
}

std::int64_t CsvReader::whole_number(std::size_t column, NumberRange range) {
  std::int64_t value = 0;
  const std::string& digits = text(column);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error == std::errc{} && end == digits.data() + digits.size() &&
      within(static_cast<double>(value), range)) {
    return value;
  }
  fault(column, fmt::format("{} is \"{}\"", columns_[column], shortened(digits)),
        fmt::format("a whole number from {} to {:.0f}", range.min, range.max));
  return static_cast<std::int64_t>(range.min);
}

bool CsvReader::flag(std::size_t column) {
  if (text(column) != "0" && text(column) != "1") {
    fault(column, fmt::format("{} is \"{}\"", columns_[column], shortened(text(column))), "0 or 1");
  }
  return text(column) == "1";
}

GridPoint CsvReader::grid_point(std::size_t easting_column) {
  const double easting_m = number(easting_column, eastings);
  return {easting_m, number(easting_column + 1, northings)};
}

std::vector<GridPoint> CsvReader::points_in(std::size_t column, std::string_view part) {
  std::vector<GridPoint> found;
  each_part(part, ';', [this, column, &found](std::string_view written) {
    if (const auto point = to_point(written)) {
      found.push_back(*point);
      return;
    }
    fault(
        column, fmt::format("\"{}\" is not a point", shortened(written)),
        "an easting (0 to 700000), one space and a northing (0 to 1300000), in metres; \";\" between points");
  });
  return found;
}

std::vector<GridPoint> CsvReader::points(std::size_t column) {
  if (empty(column)) return {};
  return points_in(column, text(column));
}

std::vector<std::vector<GridPoint>> CsvReader::rings(std::size_t column) {
  std::vector<std::vector<GridPoint>> found;
  if (empty(column)) return found;
  each_part(text(column), '|',
            [this, column, &found](std::string_view ring) { found.push_back(points_in(column, ring)); });
  return found;
}

std::size_t CsvReader::name_index(std::size_t column, std::span<const std::string_view> names) {
  const auto found = std::find(names.begin(), names.end(), text(column));
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  const std::vector<std::string> candidates(names.begin(), names.end());
  const auto near = nearest_name(text(column), candidates);
  fault(column, fmt::format("{} is \"{}\"", columns_[column], shortened(text(column))),
        fmt::format("one of {}", fmt::join(names, ", ")),
        near ? fmt::format("did you mean \"{}\"?", *near) : std::string());
  return 0;
}

void CsvReader::fault(std::size_t column, std::string message, std::string expected, std::string hint) {
  const Field& field = fields_[column];
  add_fault(field.at, std::max<std::size_t>(field.size, 1), std::move(message), std::move(expected),
            std::move(hint));
}

void CsvReader::fault_in_file(std::string message, std::string expected) {
  faults_->push_back({Severity::Error, {file_, 0, 0, 1}, {}, std::move(message), std::move(expected), {}});
}

void CsvReader::add_fault(std::size_t at, std::size_t size, std::string message, std::string expected,
                          std::string hint) {
  Place place{file_, line_number_, 1 + characters_in(line_.substr(0, at)),
              std::max(1, characters_in(line_.substr(std::min(at, line_.size()), size)))};
  std::string shown = line_.size() <= longest_line_shown ? std::string(line_) : std::string();
  faults_->push_back({Severity::Error, std::move(place), std::move(shown), std::move(message),
                      std::move(expected), std::move(hint)});
}

}  // namespace tocsin
