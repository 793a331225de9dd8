#include "sim/journal/json_writer.hpp"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

#include "sim/base/utf8.hpp"

namespace tocsin::journal {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

/// Printable ASCII that stands for itself inside quotes.
bool is_plain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

/// The escape of a character that has one. Everything is_control() names lies below U+10000.
std::string escape_of(char32_t code_point) {
  switch (code_point) {
    case U'"':
      return "\\\"";
    case U'\\':
      return "\\\\";
    case U'\n':
      return "\\n";
    case U'\r':
      return "\\r";
    case U'\t':
      return "\\t";
    default:
      break;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string escape = "\\u0000";
  for (std::size_t i = 0; i < 4; ++i) escape[5 - i] = digits[(code_point >> (4 * i)) & 0xFU];
  return escape;
}

bool needs_escape(char32_t code_point) {
  return code_point == U'"' || code_point == U'\\' || code_point == U'\t' || is_control(code_point);
}

}  // namespace

void JsonWriter::separate() {
  if (needs_comma_) text_ += ',';
  needs_comma_ = true;
}

void JsonWriter::quoted(std::string_view value) {
  text_ += '"';
  for (std::size_t at = 0; at < value.size();) {
    std::size_t end = at;
    while (end < value.size() && is_plain(value[end])) ++end;
    text_.append(value, at, end - at);
    if (end == value.size()) break;
    const Character c = character_at(value, end);
    if (c.code_point == Character::unreadable) {
      text_ += replacement;
    } else if (needs_escape(c.code_point)) {
      text_ += escape_of(c.code_point);
    } else {
      text_.append(value, end, c.length);
    }
    at = end + c.length;
  }
  text_ += '"';
}

void JsonWriter::begin_object() {
  separate();
  text_ += '{';
  needs_comma_ = false;
}

void JsonWriter::end_object() {
  text_ += '}';
  needs_comma_ = true;
}

void JsonWriter::begin_array() {
  separate();
  text_ += '[';
  needs_comma_ = false;
}

void JsonWriter::end_array() {
  text_ += ']';
  needs_comma_ = true;
}

void JsonWriter::key(std::string_view name) {
  separate();
  quoted(name);
  text_ += ':';
  needs_comma_ = false;
}

void JsonWriter::null() {
  separate();
  text_ += "null";
}

void JsonWriter::text(std::string_view value) {
  separate();
  quoted(value);
}

void JsonWriter::whole(std::int64_t value) {
  separate();
  std::array<char, 24> digits{};
  text_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

void JsonWriter::whole_unsigned(std::uint64_t value) {
  separate();
  std::array<char, 24> digits{};
  text_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

void JsonWriter::real(double value) {
  assert(std::isfinite(value));
  if (!std::isfinite(value)) return text("not a number");
  separate();
  const double size = std::abs(value);
  const bool reads_well = size == 0.0 || (size >= 1e-5 && size < 1e15);
  std::array<char, 40> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 reads_well ? std::chars_format::fixed : std::chars_format::scientific);
  const std::string_view number{digits.data(), static_cast<std::size_t>(end.ptr - digits.data())};
  text_ += number;
  if (number.find_first_of(".e") == std::string_view::npos) text_ += ".0";
}

}  // namespace tocsin::journal
