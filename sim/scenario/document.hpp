// A scenario's TOML files as plain trees of values, each with the place at which it was written. The only
// code that touches the TOML parser. Knows nothing of which keys mean what.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/faults.hpp"

namespace tocsin::scenario {

struct Member;

/// One value as it was written.
struct Node {
  enum class Kind : std::uint8_t {
    Text,
    Integer,
    Number,
    Boolean,
    Date,  ///< `text` holds it as "2026-11-11 10:25:00", with its offset where it has one
    List,
    Table
  };
  Kind kind = Kind::Table;
  Spot spot;
  std::string text;
  double number = 0.0;  ///< Integer and Number
  std::int64_t integer = 0;
  std::vector<Node> items;
  std::vector<Member> members;  ///< in the order in which they were written

  /// The value of that key; null where there is none.
  const Node* find(std::string_view key) const;
};

struct Member {
  std::string key;
  Spot key_spot;
  Node value;
};

/// "a list", "text", "the number 3.5": a value as a complaint names it.
std::string describe(const Node& node);

/// A list may have this many entries; nothing in a scenario needs more.
inline constexpr std::size_t list_limit = 10000;
/// Tables and dotted keys may be nested this deep.
inline constexpr int nesting_limit = 32;

/// Reads every file that can be read, in order: one table for each of those. What is not UTF-8, not
/// TOML, too long or nested too deep is an error, at most one for each file.
std::vector<Node> parse_sources(const std::vector<model::SourceText>& sources, Faults& faults);

}  // namespace tocsin::scenario
