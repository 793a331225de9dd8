#include "render/names.hpp"

#include <algorithm>

namespace tocsin::render {

namespace {

constexpr std::string_view bracket = " (invented";

}  // namespace

bool says_invented(std::string_view name) {
  return name.find(bracket) != std::string_view::npos && name.back() == ')';
}

std::string plain_name(std::string_view name) {
  return std::string(says_invented(name) ? name.substr(0, name.rfind(bracket)) : name);
}

FlagName flag_name(std::string_view name) {
  const std::string plain = plain_name(name);
  const bool is_numbered = plain.rfind("RVP ", 0) == 0 && plain.size() > 4;
  // "RVP for the standby" is a description, not a number.
  if (!is_numbered || (plain[4] >= 'a' && plain[4] <= 'z')) return {"RVP", plain};
  const std::size_t end = plain.find_first_of(" ,:", 4);
  if (end == std::string::npos)
    return plain.size() <= 6 ? FlagName{plain, plain} : FlagName{"RVP", plain.substr(4)};
  if (end > 6) return {"RVP", plain.substr(4)};
  const std::size_t rest = plain.find_first_not_of(" ,:-", end);
  return {plain.substr(0, end), rest == std::string::npos ? plain : plain.substr(rest)};
}

std::string in_lines(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  const std::size_t lines = (text.size() + most - 1) / most;
  // A little over the even share, so that the last line does not end up with one word more than the first.
  const std::size_t share = std::min(most, text.size() / lines + 3);
  std::string out;
  std::size_t length = 0;
  while (!text.empty()) {
    const std::size_t gap = text.find(' ');
    const std::string_view word = text.substr(0, gap);
    text = gap == std::string_view::npos ? std::string_view{} : text.substr(gap + 1);
    if (length > 0 && length + 1 + word.size() > share) {
      out += '\n';
      length = 0;
    } else if (length > 0) {
      out += ' ';
      ++length;
    }
    out += word;
    length += word.size();
  }
  return out;
}

std::string state_words(model::Activation state) {
  switch (state) {
    case model::Activation::None:
      return "not activated";
    case model::Activation::Standby:
      return "on STANDBY";
    case model::Activation::Declared:
      return "at DECLARED";
    case model::Activation::StoodDown:
      return "STOOD DOWN";
    case model::Activation::Cancelled:
      return "CANCELLED";
  }
  return {};
}

std::string channel_words(std::string_view channel) {
  if (channel == "social") return "social media";
  if (channel == "media") return "the media";
  std::string words(channel);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string by_channel(std::string_view channel) {
  std::string words = channel_words(channel);
  if (channel == "face_to_face") return words;
  if (channel == "paper" || channel == "social") return "on " + words;
  return (channel == "media" ? "through " : "by ") + words;
}

}  // namespace tocsin::render
