// Changes to a text that a person, an editor or a broken disk might make, each from a number: the same
// number makes the same change on every machine. Knows nothing of what the text means, but that it has
// lines, numbers, quotation marks and tables in brackets. Header only: the fuzz targets and the tests of
// the reader share it.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tocsin::fuzz {

namespace detail {

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t roll() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
  }
  /// 0 to count - 1; 0 where count is 0.
  std::size_t below(std::size_t count) { return count == 0 ? 0 : static_cast<std::size_t>(roll() % count); }

 private:
  std::uint64_t state_;
};

struct Stretch {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// Lines with their ends.
inline std::vector<Stretch> lines_of(std::string_view text) {
  std::vector<Stretch> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back({at, end});
    at = end;
  }
  return lines;
}

/// From each heading to the next.
inline std::vector<Stretch> tables_of(std::string_view text) {
  std::vector<Stretch> tables;
  for (const Stretch line : lines_of(text)) {
    if (text[line.from] == '[') tables.push_back({line.from, text.size()});
  }
  for (std::size_t i = 0; i + 1 < tables.size(); ++i) tables[i].to = tables[i + 1].from;
  return tables;
}

/// What stands behind an equals sign, to the end of the line.
inline std::vector<Stretch> values_of(std::string_view text) {
  std::vector<Stretch> values;
  for (const Stretch line : lines_of(text)) {
    const std::string_view content = text.substr(line.from, line.to - line.from);
    const std::size_t equals = content.find(" = ");
    if (equals == std::string_view::npos) continue;
    const std::size_t end = content.ends_with('\n') ? line.to - 1 : line.to;
    values.push_back({line.from + equals + 3, end});
  }
  return values;
}

inline std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

inline std::string extreme_value(Dice& dice) {
  constexpr std::array<std::string_view, 22> values{"nan",
                                                    "inf",
                                                    "-inf",
                                                    "-1",
                                                    "0",
                                                    "9223372036854775807",
                                                    "-9223372036854775808",
                                                    "1e308",
                                                    "-1e308",
                                                    "5e-324",
                                                    "\"\"",
                                                    "\"T+999:59\"",
                                                    "\"9999 h\"",
                                                    "\"0 s\"",
                                                    "\"\\u0000\"",
                                                    "true",
                                                    "[]",
                                                    "{}",
                                                    "[[]]",
                                                    "2026-11-11T10:00:00Z",
                                                    "\"0001-01-01 00:00\"",
                                                    "\"9999-12-31 23:59\""};
  const std::size_t kind = dice.below(values.size() + 4);
  if (kind < values.size()) return std::string{values[kind]};
  if (kind == values.size()) return repeated("[", 20 + dice.below(2000));
  if (kind == values.size() + 1) return "[" + repeated("1, ", dice.below(20000)) + "1]";
  if (kind == values.size() + 2) return "\"" + repeated("x", dice.below(20000)) + "\"";
  return repeated("{ a = ", 1 + dice.below(400)) + "1";
}

inline std::string replaced(std::string text, Stretch stretch, std::string_view by) {
  return text.replace(stretch.from, stretch.to - stretch.from, by);
}

inline Stretch chosen(const std::vector<Stretch>& all, Dice& dice) {
  return all.empty() ? Stretch{} : all[dice.below(all.size())];
}

inline std::string with_line_ends(std::string_view text, std::string_view end) {
  std::string result;
  for (const char c : text) result += c == '\n' ? std::string{end} : std::string{c};
  return result;
}

inline std::string with_moved_piece(std::string text, Stretch piece, std::size_t to) {
  const std::string moved = text.substr(piece.from, piece.to - piece.from);
  return text.insert(std::min(to, text.size()), moved);
}

inline std::string with_changed_lines(std::string text, std::uint64_t kind, Dice& dice) {
  const Stretch line = chosen(lines_of(text), dice);
  const Stretch table = chosen(tables_of(text), dice);
  switch (kind) {
    case 0:
      return replaced(std::move(text), line, "");
    case 1:
      return with_moved_piece(std::move(text), line, line.to);
    case 2:
      return replaced(std::move(text), table, "");
    case 3:
      return with_moved_piece(std::move(text), table, text.size());
    default:
      return text.insert(line.from, "[" + repeated("a.", dice.below(100000)) + "a]\n");
  }
}

inline std::string with_changed_values(std::string text, std::uint64_t kind, Dice& dice) {
  const std::vector<Stretch> values = values_of(text);
  const Stretch one = chosen(values, dice);
  const Stretch other = chosen(values, dice);
  if (kind == 0) return replaced(text, one, text.substr(other.from, other.to - other.from));
  return replaced(std::move(text), one, extreme_value(dice));
}

inline std::string with_changed_characters(std::string text, std::uint64_t kind, Dice& dice) {
  if (text.empty()) return text;
  const std::size_t at = dice.below(text.size());
  switch (kind) {
    case 0:
      std::swap(text[at], text[std::min(at + 1, text.size() - 1)]);
      return text;
    case 1:
      return text.erase(at, 1);
    case 2:
      text[at] = static_cast<char>(dice.below(256));
      return text;
    case 3:
      return text.insert(at, 1, "\"'[]{}=#,.\\\n"[dice.below(12)]);
    default:
      return text.substr(0, at);
  }
}

inline std::string with_changed_encoding(std::string text, std::uint64_t kind, Dice& dice) {
  const std::size_t at = dice.below(text.size());
  switch (kind) {
    case 0:
      return text.insert(at, 1, '\0');
    case 1:
      return text.insert(at, "\xC3\x28");
    case 2:
      return with_line_ends(text, "\r\n");
    case 3:
      return with_line_ends(text, "\r");
    default:
      return "\xEF\xBB\xBF" + text;
  }
}

}  // namespace detail

/// Deletes, repeats or moves lines, tables and characters of `text`, breaks its end, its encoding or its
/// line ends, or puts extreme numbers, long lists and deep nesting in it.
inline std::string mutated(std::string text, std::uint64_t number) {
  detail::Dice dice{number};
  const std::uint64_t kind = number / 4 % 5;
  switch (number % 4) {
    case 0:
      return detail::with_changed_lines(std::move(text), kind, dice);
    case 1:
      return detail::with_changed_values(std::move(text), kind, dice);
    case 2:
      return detail::with_changed_characters(std::move(text), kind, dice);
    default:
      return detail::with_changed_encoding(std::move(text), kind, dice);
  }
}

}  // namespace tocsin::fuzz
