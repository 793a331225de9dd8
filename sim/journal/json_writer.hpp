// Writes JSON text, one value after another, always in the same bytes: no spaces, shortest numbers.
// Knows nothing of journals. What it is given need not be good UTF-8; what it writes is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tocsin::journal {

/// Builds one JSON text from left to right. Commas look after themselves.
class JsonWriter {
 public:
  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  /// The name of the next value. REQUIRES: an object is open.
  void key(std::string_view name);

  void null();
  /// Bytes that are not UTF-8 become U+FFFD each. Characters a terminal would obey are escaped.
  void text(std::string_view value);
  void whole(std::int64_t value);
  void whole_unsigned(std::uint64_t value);
  /// The shortest decimal that reads back as the same number, always with a point or an exponent.
  /// REQUIRES: finite. (What is not, and so is a bug elsewhere, is written as the text "not a number",
  /// because a record that can still be read is worth more.)
  void real(double value);

  /// What has been written so far; an object left open is open in it.
  const std::string& written() const { return text_; }

 private:
  void separate();
  void quoted(std::string_view value);
  std::string text_;
  bool needs_comma_ = false;
};

}  // namespace tocsin::journal
