#include "sim/scenario/nesting.hpp"

#include <algorithm>
#include <cstddef>

namespace tocsin::scenario {

namespace {

/// Walks over a TOML text, past strings and comments, and counts the full stops that join names.
class KeyWalk {
 public:
  KeyWalk(std::string_view text, int limit) : text_(text), limit_(limit) {}

  std::optional<int> line_of_deep_key() {
    while (at_ < text_.size()) {
      step();
      if (dots_ >= limit_) return line_;
    }
    return std::nullopt;
  }

 private:
  bool stands(std::string_view wanted) const { return text_.substr(at_).starts_with(wanted); }

  void step() {
    const char c = text_[at_];
    if (c == '"' || c == '\'') {
      skip_string(c);
    } else if (c == '#') {
      at_ = std::min(text_.size(), text_.find('\n', at_));
    } else {
      if (c == '.') ++dots_;
      if (!joins_names(c)) dots_ = 0;
      if (c == '\n') ++line_;
      ++at_;
    }
  }

  static bool joins_names(char c) {
    return c == '.' || c == ' ' || c == '\t' || c == '-' || c == '_' || (c >= '0' && c <= '9') ||
           (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  void skip_string(char quote) {
    const std::string_view three = quote == '"' ? "\"\"\"" : "'''";
    if (stands(three)) {
      skip_long_string(quote, three);
      return;
    }
    ++at_;
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') skip_character(quote);
    if (at_ < text_.size() && text_[at_] == quote) ++at_;
  }

  void skip_long_string(char quote, std::string_view three) {
    at_ += three.size();
    while (at_ < text_.size() && !stands(three)) skip_character(quote);
    at_ = std::min(text_.size(), at_ + three.size());
    // Up to two quotation marks may end the text itself, before the three that close it.
    for (int i = 0; i < 2 && at_ < text_.size() && text_[at_] == quote; ++i) ++at_;
  }

  void skip_character(char quote) {
    const std::size_t count = text_[at_] == '\\' && quote == '"' ? 2 : 1;
    for (std::size_t i = 0; i < count && at_ < text_.size(); ++i, ++at_) {
      if (text_[at_] == '\n') ++line_;
    }
  }

  std::string_view text_;
  int limit_;
  std::size_t at_ = 0;
  int line_ = 1;
  int dots_ = 0;
};

}  // namespace

std::optional<int> line_of_deep_key(std::string_view text, int limit) {
  return KeyWalk{text, limit}.line_of_deep_key();
}

}  // namespace tocsin::scenario
