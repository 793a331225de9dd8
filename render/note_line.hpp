// A note as it is being typed in one line: letters, rubbing out, keeping, letting go. It does not go through
// the panels' own text fields, so that no letter is lost between the key and the caret.
// Knows no keys and no toolkit.
#pragma once

#include <optional>
#include <string>

#include "sim/model/setting.hpp"

namespace tocsin::render {

class NoteLine {
 public:
  /// The longest note, in bytes.
  static constexpr std::size_t longest = 500;

  bool is_open() const { return began_.has_value(); }
  const std::string& text() const { return text_; }

  /// Opens an empty line; `now` is the moment it is about.
  void open(SimTime now);
  void close();
  /// A character as Unicode has it. Control characters, and what no longer fits, are left out.
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
