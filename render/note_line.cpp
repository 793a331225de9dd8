#include "render/note_line.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cstdlib>

#include <fmt/format.h>

#include "render/panels.hpp"

namespace tocsin::render {

namespace {

std::string in_utf8(char32_t c) {
  const auto tail = [c](unsigned shift) { return static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0U | (c >> 6U)), tail(0)};
  if (c < 0x10000) return {static_cast<char>(0xE0U | (c >> 12U)), tail(6), tail(0)};
  return {static_cast<char>(0xF0U | (c >> 18U)), tail(12), tail(6), tail(0)};
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

std::size_t characters_in(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_continuation));
}

std::string room_left_words(std::size_t used, std::size_t most) {
  assert(used <= most);
  constexpr std::size_t scarce = 40;
  if (used + scarce < most) return {};
  return fmt::format("{} of {} characters{}", used, most, used == most ? ": no more fits" : "");
}

void NoteLine::open(SimTime now) {
  began_ = now;
  text_.clear();
}

void NoteLine::close() {
  began_.reset();
  text_.clear();
}

void NoteLine::type(char32_t character) {
  const bool is_control = character < 0x20 || (character >= 0x7F && character < 0xA0);
  const bool is_surrogate = character >= 0xD800 && character < 0xE000;
  if (!is_open() || is_control || is_surrogate || character > 0x10FFFF) return;
  if (characters_in(text_) < longest) text_ += in_utf8(character);
}

void NoteLine::rub_out() {
  while (!text_.empty() && is_continuation(text_.back())) text_.pop_back();
  if (!text_.empty()) text_.pop_back();
}

std::optional<std::string> NoteLine::keep(const model::Setting& setting, SimTime now) {
  if (!is_open()) return std::nullopt;
  constexpr std::int64_t at_once_ms = 10000;
  const SimTime about = *began_;
  std::string text = text_;
  close();
  if (text.find_first_not_of(' ') == std::string::npos) return std::nullopt;
  const bool is_at_once = std::abs(now.ms - about.ms) <= at_once_ms;
  return is_at_once ? text : "of " + short_clock(setting, about) + ": " + text;
}

}  // namespace tocsin::render
