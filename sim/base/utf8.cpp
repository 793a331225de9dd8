#include "sim/base/utf8.hpp"

#include <cassert>

namespace tocsin {

namespace {

struct LeadByte {
  std::size_t length;
  char32_t bits;
  char32_t least;  // a smaller code point in this many bytes is an overlong form
};

LeadByte read_lead(unsigned char byte) {
  if (byte < 0x80U) return {1, byte, 0};
  if (byte >= 0xC2U && byte <= 0xDFU) return {2, byte & 0x1FU, 0x80};
  if (byte >= 0xE0U && byte <= 0xEFU) return {3, byte & 0x0FU, 0x800};
  if (byte >= 0xF0U && byte <= 0xF4U) return {4, byte & 0x07U, 0x10000};
  return {0, 0, 0};
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
  assert(at < text.size());
  const LeadByte lead = read_lead(static_cast<unsigned char>(text[at]));
  if (lead.length == 0 || lead.length > text.size() - at) return {};
  char32_t code_point = lead.bits;
  for (std::size_t i = 1; i < lead.length; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xC0U) != 0x80U) return {};
    code_point = (code_point << 6U) | (byte & 0x3FU);
  }
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < lead.least || surrogate || code_point > 0x10FFFF) return {};
  return {code_point, lead.length};
}

bool is_control(char32_t c) {
  const bool c0 = c < 0x20 && c != '\t';
  const bool c1 = c >= 0x7F && c <= 0x9F;
  const bool separator_or_embedding = c >= 0x2028 && c <= 0x202E;
  const bool isolate = c >= 0x2066 && c <= 0x2069;
  const bool direction_mark = c == 0x200E || c == 0x200F || c == 0x061C;
  return c0 || c1 || separator_or_embedding || isolate || direction_mark;
}

}  // namespace tocsin
