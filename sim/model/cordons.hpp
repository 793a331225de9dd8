// The ring of a cordon: what makes one, and the ring about a point. Geometry only: knows nothing of who sets
// a cordon, or when.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "sim/base/geo.hpp"
#include "sim/base/units.hpp"

namespace tocsin::model {

inline constexpr std::size_t least_corners = 3;
inline constexpr std::size_t most_corners = 200;

/// Why some corners, joined in their order and the last to the first, are no ring about a piece of ground.
enum class RingFlaw : std::uint8_t { None, TooFewCorners, TooManyCorners, RepeatedCorner, CrossesItself };
RingFlaw flaw_of(std::span<const GridPoint> ring);

/// The fault in words, and what was expected: "the ring crosses itself".
std::string_view words_of(RingFlaw flaw);
std::string_view expected_of(RingFlaw flaw);

/// 48 corners on the circle, clockwise from grid north, to the decimetre.
std::vector<GridPoint> ring_about(GridPoint centre, Metres radius);

}  // namespace tocsin::model
