// Identities: an index into one table, typed by that table so that two kinds cannot be confused.
// Knows nothing of names; the tables give those.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace tocsin {

/// Index of a row in the table of `Tag`s. Default: none.
template <class Tag>
struct Id {
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value = none;

  constexpr bool valid() const { return value != none; }
  constexpr std::size_t index() const { return value; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

/// The id of row `index` in the table of `Tag`s. REQUIRES: index < 2^32 - 1.
template <class Tag>
constexpr Id<Tag> id_of(std::size_t index) {
  return {static_cast<std::uint32_t>(index)};
}

}  // namespace tocsin
