#include "sim/scenario/drama_numbers.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace tocsin::scenario {

namespace {

constexpr std::size_t shortest_public_number = 6;

struct Range {
  std::string_view prefix;
  std::size_t digits;
};
constexpr std::array<Range, 3> drama_ranges{{{"07700900", 11}, {"01514960", 11}, {"01632960", 11}}};
constexpr std::array<std::string_view, 3> dead_domains{".example", ".invalid", ".test"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string digits_of(std::string_view number) {
  std::string digits;
  for (const char c : number) {
    if (is_digit(c)) digits += c;
  }
  return digits;
}

bool is_only_digits_and_spaces(std::string_view number) {
  return std::all_of(number.begin(), number.end(), [](char c) { return is_digit(c) || c == ' '; });
}

bool is_drama_number(std::string_view number) {
  std::string national;
  if (number.starts_with("+44")) {
    national = "0";
    number.remove_prefix(3);
  }
  if (!is_only_digits_and_spaces(number)) return false;
  national += digits_of(number);
  return std::any_of(drama_ranges.begin(), drama_ranges.end(), [&](const Range& range) {
    return national.size() == range.digits && national.starts_with(range.prefix);
  });
}

bool is_dead_address(std::string_view address) {
  const std::size_t at = address.find('@');
  if (at == 0 || at == std::string_view::npos || address.find('@', at + 1) != std::string_view::npos)
    return false;
  const std::string_view domain = address.substr(at);
  return std::any_of(dead_domains.begin(), dead_domains.end(), [&](std::string_view end) {
    return domain.size() > end.size() + 1 && domain.ends_with(end);
  });
}

bool is_inside_number(std::string_view number) { return digits_of(number).size() < shortest_public_number; }

}  // namespace

bool reaches_nobody(oncall::Method method, std::string_view number) {
  switch (method) {
    case oncall::Method::Email:
      return is_dead_address(number);
    case oncall::Method::Radio:
    case oncall::Method::ControlRoom:
    case oncall::Method::Pager:
      return is_drama_number(number) || is_inside_number(number);
    case oncall::Method::Mobile:
    case oncall::Method::Home:
    case oncall::Method::Text:
      return is_drama_number(number);
  }
  return false;
}

}  // namespace tocsin::scenario
