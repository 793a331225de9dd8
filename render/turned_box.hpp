// Boxes of pixels that may be turned, and whether two of them meet. Knows nothing of what is in them, nor of
// how they found their places.
#pragma once

#include <array>

#include "render/camera.hpp"

namespace tocsin::render {

/// A box turned about its own centre, clockwise on the screen.
struct TurnedBox {
  PixelBox box;
  double turn_deg = 0.0;
};

/// In order round the box, from what was the top left.
std::array<Pixel, 4> corners_of(const TurnedBox& turned);
/// The upright box round it.
PixelBox bounds_of(const TurnedBox& turned);
/// True where the two share more than an edge: tried along the two directions of each (two convex shapes are
/// apart where, and only where, an edge of one has the other wholly beyond it).
bool meet(const TurnedBox& a, const TurnedBox& b);

}  // namespace tocsin::render
