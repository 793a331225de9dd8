// A JSON text read strictly into a small value: no repeated names, no rounding of whole numbers, few
// levels. Knows nothing of journals; broken text of any kind is a fault and never an exception.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/base/diagnostics.hpp"

namespace tocsin::journal {

struct JsonNull {};
struct JsonValue;
struct JsonMember;
using JsonArray = std::vector<JsonValue>;
/// In the order of the text.
using JsonObject = std::vector<JsonMember>;

/// A whole number that does not fit 64 signed bits is a std::uint64_t.
struct JsonValue {
  std::variant<JsonNull, bool, std::int64_t, std::uint64_t, double, std::string, JsonArray, JsonObject> value;

  template <class T>
  const T* as() const {
    return std::get_if<T>(&value);
  }
};

struct JsonMember {
  std::string name;
  JsonValue value;
};

inline constexpr std::size_t max_json_depth = 4;
inline constexpr std::size_t max_json_members = 64;

/// Why a text could not be read: a phrase, and the column (characters, from 1; 0: not known).
struct JsonFault {
  std::string message;
  int column = 0;
};

/// Reads one JSON text: UTF-8 without NUL, at most max_json_depth levels and max_json_members names in an
/// object, none of them twice, whole numbers within 64 bits and others within a double.
tl::expected<JsonValue, JsonFault> read_json(std::string_view text);

/// The member of that name, or null.
const JsonValue* find_member(const JsonObject& object, std::string_view name);

}  // namespace tocsin::journal
