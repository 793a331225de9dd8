// Reading one table of comma-separated values (RFC 4180 without line breaks in fields) and saying where
// exactly a value is wrong. Knows nothing of what the columns mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/diagnostics.hpp"
#include "sim/base/geo.hpp"

namespace tocsin {

/// The least and the greatest allowed, both allowed themselves.
struct NumberRange {
  double min = 0.0;
  double max = 0.0;
};

/// Walks the rows of one text. Readers of values return something harmless after a fault, so that one
/// pass finds every fault; whoever reads looks at the diagnostics before using the values.
class CsvReader {
 public:
  /// Checks the first line against the names of the columns; no rows follow where that is wrong.
  /// REQUIRES: `text`, `columns` and `faults` outlive the reader.
  CsvReader(std::string file, std::string_view text, std::span<const std::string_view> columns,
            Diagnostics& faults);

  /// Goes to the next row that has the right number of fields. Empty lines are passed over; other
  /// lines that are not rows are faults. False at the end.
  bool next();

  /// The number of the present line, from 1.
  int line_number() const { return line_number_; }
  /// A field of the present row, without quotation marks round it.
  const std::string& text(std::size_t column) const { return fields_[column].text; }
  bool empty(std::size_t column) const { return fields_[column].text.empty(); }

  /// A field that must not be empty.
  const std::string& required_text(std::size_t column);
  /// A decimal number within the range.
  double number(std::size_t column, NumberRange range);
  /// A whole number within the range.
  std::int64_t whole_number(std::size_t column, NumberRange range);
  /// "0" or "1".
  bool flag(std::size_t column);
  /// An easting and a northing in two columns side by side.
  GridPoint grid_point(std::size_t easting_column);
  /// "350123 381456;350130 381470": any number of points.
  std::vector<GridPoint> points(std::size_t column);
  /// The same with "|" between one ring and the next.
  std::vector<std::vector<GridPoint>> rings(std::size_t column);
  /// The place of the field's text in `names`. REQUIRES: names is not empty.
  std::size_t name_index(std::size_t column, std::span<const std::string_view> names);

  /// A fault that marks one field of the present row.
  void fault(std::size_t column, std::string message, std::string expected = {}, std::string hint = {});
  /// A fault about the file as a whole.
  void fault_in_file(std::string message, std::string expected = {});

 private:
  struct Field {
    std::string text;
    std::size_t at = 0;  // byte of the line
    std::size_t size = 0;
  };

  bool take_line();
  bool split_line();
  void add_fault(std::size_t at, std::size_t size, std::string message, std::string expected,
                 std::string hint);
  std::vector<GridPoint> points_in(std::size_t column, std::string_view part);

  std::string file_;
  std::string_view rest_;
  std::span<const std::string_view> columns_;
  Diagnostics* faults_;
  std::string_view line_;
  int line_number_ = 0;
  std::vector<Field> fields_;
};

}  // namespace tocsin
