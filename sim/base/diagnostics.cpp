#include "sim/base/diagnostics.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include <fmt/format.h>

#include "sim/base/utf8.hpp"

namespace tocsin {

namespace {

/// Everything that a reader sees of a fault, in reading order; a full key, so that sorting is total.
auto reading_key(const Diagnostic& d) {
  return std::tie(d.place.file, d.place.line, d.place.column, d.message, d.severity, d.expected, d.hint,
                  d.place.length, d.line_text);
}

std::string_view name_of(Severity severity) { return severity == Severity::Error ? "error" : "warning"; }

/// The text with a '?' for each character that a terminal would obey or that is not UTF-8.
std::string shown(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (c.code_point == Character::unreadable || is_control(c.code_point)) {
      result += '?';
    } else {
      result += text.substr(at, c.length);
    }
    at += c.length;
  }
  return result;
}

/// A line that stands under `line` and marks `length` characters from `column`: "^", "^~~~". Where
/// those are not on the line, the caret stands behind its end.
std::string caret_line(std::string_view line, int column, int length) {
  std::string marks;
  std::size_t at = 0;
  for (int i = 1; i < column && at < line.size(); ++i) {
    marks += line[at] == '\t' ? '\t' : ' ';
    at += character_at(line, at).length;
  }
  marks += '^';
  for (int i = 0; i < length && at < line.size(); ++i) {
    if (i > 0) marks += '~';
    at += character_at(line, at).length;
  }
  return marks;
}

std::string place_prefix(const Place& place) {
  std::string prefix;
  if (place.file.empty()) return prefix;
  prefix = shown(place.file) + ":";
  if (place.line > 0) prefix += fmt::format("{}:", place.line);
  if (place.line > 0 && place.column > 0) prefix += fmt::format("{}:", place.column);
  return prefix + " ";
}

}  // namespace

tl::unexpected<Diagnostics> fault(std::string message, std::string expected, std::string hint) {
  return fault_at({}, {}, std::move(message), std::move(expected), std::move(hint));
}

tl::unexpected<Diagnostics> fault_at(Place place, std::string line_text, std::string message,
                                     std::string expected, std::string hint) {
  Diagnostics diagnostics;
  diagnostics.push_back({Severity::Error, std::move(place), std::move(line_text), std::move(message),
                         std::move(expected), std::move(hint)});
  return tl::unexpected<Diagnostics>(std::move(diagnostics));
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::Error; });
}

void sort_for_reading(Diagnostics& diagnostics) {
  std::sort(diagnostics.begin(), diagnostics.end(),
            [](const Diagnostic& a, const Diagnostic& b) { return reading_key(a) < reading_key(b); });
  const auto repeats =
      std::unique(diagnostics.begin(), diagnostics.end(),
                  [](const Diagnostic& a, const Diagnostic& b) { return reading_key(a) == reading_key(b); });
  diagnostics.erase(repeats, diagnostics.end());
}

std::string format(const Diagnostic& diagnostic) {
  std::string text = fmt::format("{}{}: {}\n", place_prefix(diagnostic.place), name_of(diagnostic.severity),
                                 shown(diagnostic.message));
  const auto out = std::back_inserter(text);
  if (!diagnostic.line_text.empty()) {
    fmt::format_to(out, "{}\n", shown(diagnostic.line_text));
    if (diagnostic.place.column > 0) {
      fmt::format_to(out, "{}\n",
                     caret_line(diagnostic.line_text, diagnostic.place.column, diagnostic.place.length));
    }
  }
  if (!diagnostic.expected.empty()) fmt::format_to(out, "  expected: {}\n", shown(diagnostic.expected));
  if (!diagnostic.hint.empty()) fmt::format_to(out, "  hint: {}\n", shown(diagnostic.hint));
  return text;
}

std::string format(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) text += format(d);
  return text;
}

std::string_view line_of(std::string_view text, int number) {
  if (number < 1) return {};
  for (int line = 1; line < number; ++line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

}  // namespace tocsin
