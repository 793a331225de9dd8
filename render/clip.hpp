// What of a line or a shape is worth keeping in a file: what lies within a frame, with no more points than
// can be told apart. Plane geometry in pixels. Knows nothing of maps.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "render/camera.hpp"

namespace tocsin::render {

/// Of a straight line, from corner to corner.
inline PixelBox box_of(Pixel a, Pixel b) {
  return {{std::min(a.x, b.x), std::min(a.y, b.y)}, {std::max(a.x, b.x), std::max(a.y, b.y)}};
}

/// The pieces of a line that lie within the box, in order.
std::vector<std::vector<Pixel>> clipped_line(std::span<const Pixel> points, const PixelBox& box);

/// The part of a shape that lies within the box; where it falls apart, its pieces are joined along the box's
/// edges. Empty where nothing does. The last corner is joined to the first.
std::vector<Pixel> clipped_ring(std::span<const Pixel> corners, const PixelBox& box);

/// Without the points that lie nearer than `tolerance_px` to what is left: no point left out is farther from
/// the line than that. The ends stay.
std::vector<Pixel> thinned(std::span<const Pixel> points, double tolerance_px);

}  // namespace tocsin::render
