// UTF-8, one character at a time. Knows nothing of what the characters mean, and never throws:
// a broken sequence is one unreadable byte, and reading goes on behind it.
#pragma once

#include <cstddef>
#include <string_view>

namespace tocsin {

/// One character of a text: its code point and how many bytes it took.
struct Character {
  /// The code point of a byte that begins no well-formed sequence.
  static constexpr char32_t unreadable = 0x110000;

  char32_t code_point = unreadable;
  std::size_t length = 1;
};

/// The character that begins at byte `at` (Unicode 15, table 3-7: no overlong forms, no surrogates).
/// REQUIRES: at < text.size().
Character character_at(std::string_view text, std::size_t at);

/// True for characters a terminal would obey rather than show: C0 but not tab, DEL, C1, line and
/// paragraph separators, and the marks that turn the direction of writing.
bool is_control(char32_t code_point);

}  // namespace tocsin
