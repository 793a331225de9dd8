// The forms of values: whether one node is what its key wants. Only the form; what it refers to is
// looked up elsewhere.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "sim/base/civil.hpp"
#include "sim/scenario/document.hpp"
#include "sim/scenario/schema.hpp"

namespace tocsin::scenario {

/// What is wrong with a value, and where; `hint` may be empty. The expectation is the key's own.
struct WrongValue {
  Spot spot;
  std::string message;
  std::string hint = {};
};

/// Nothing where the value has the form that the key wants. Nested tables are not looked into.
std::optional<WrongValue> wrong_form(const Key& key, const Node& value);

/// The hours of a day: the entries of a HourFactors list.
inline constexpr std::size_t hours_of_day = 24;

/// True for 1 to 64 lower-case letters, digits and hyphens.
bool is_id(std::string_view text);

/// Midnight of "2026-11-16"; nothing where that is no date.
std::optional<LocalDateTime> parse_date(std::string_view text);

/// Minutes after midnight of "HH:MM", 00:00 to 24:00.
std::optional<int> parse_clock(std::string_view text);

}  // namespace tocsin::scenario
