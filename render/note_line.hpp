// A note as it is being typed in one line: letters, rubbing out, keeping, letting go. It does not go through
// the panels' own text fields, so that no letter is lost between the key and the caret.
// Knows no keys and no toolkit.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/model/setting.hpp"

namespace tocsin::render {

/// The characters of a text in UTF-8.
std::size_t characters_in(std::string_view text);

/// "470 of 500 characters"; of a full text "500 of 500 characters: no more fits"; empty while there is plenty
/// of room. REQUIRES: `used` is at most `most`.
std::string room_left_words(std::size_t used, std::size_t most);

class NoteLine {
 public:
  /// The longest note, in characters.
  static constexpr std::size_t longest = 500;

  bool is_open() const { return began_.has_value(); }
  const std::string& text() const { return text_; }

  /// Opens an empty line; `now` is the moment it is about.
  void open(SimTime now);
  void close();
  /// A character as Unicode has it. Control characters, and what no longer fits, are left out;
  /// `room_left_words` says so.
  void type(char32_t character);
  void rub_out();
  /// The note as it is kept at `now`, and closes the line; nothing where nothing was typed. A note that took
  /// longer than ten seconds to write, or is about a moment looked back at, says which moment it is about.
  std::optional<std::string> keep(const model::Setting& setting, SimTime now);

 private:
  std::optional<SimTime> began_;
  std::string text_;
};

}  // namespace tocsin::render
