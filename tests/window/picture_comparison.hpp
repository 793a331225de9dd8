// Comparing a picture with the one that was kept of it. Knows nothing of what is in them.
// Another driver smooths edges a little otherwise; a symbol that has moved changes much of a small place.
#pragma once

#include <string>

#include <SFML/Graphics/Image.hpp>

namespace tocsin::golden {

/// Kept pictures have half the size, each pixel the mean of four, so that ten of them stay small and an edge
/// that another driver smooths otherwise stays the same. Their channels are rounded to multiples of this.
inline constexpr int kept_step = 16;
/// A pixel differs where a channel is farther away than this: more than the rounding above and the smoothing
/// of an edge by another driver, less than the step from a road to the ground beside it.
inline constexpr int least_difference = 28;
/// This share of all pixels may differ: edges and letters that fall between pixels.
inline constexpr double greatest_share = 0.005;
/// And this share of any square of 16 kept pixels, 32 as drawn: a symbol that has moved by its own width
/// changes more, though it is far less than the share above of the whole.
inline constexpr int square_px = 16;
inline constexpr double greatest_share_of_square = 0.14;

struct Comparison {
  std::string fault;     ///< in one sentence; empty: the same
  sf::Image difference;  ///< pale where the same, red where not; empty where the sizes differ
};
/// `kept` as it is kept, `drawn` as it was drawn.
Comparison compare(const sf::Image& kept, const sf::Image& drawn);

/// As it is kept.
sf::Image kept_form(const sf::Image& drawn);

}  // namespace tocsin::golden
