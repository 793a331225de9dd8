// Polygons with holes into triangles, by the GLU tessellator (even-odd rule). Needs no display.
// Knows nothing of maps, colours or windows.
#pragma once

#include <vector>

#include "render/camera.hpp"

namespace tocsin::window {

/// Three points for each triangle. Rings of fewer than three points are left out; crossing edges are cut
/// where they cross.
std::vector<render::Pixel> triangles(const std::vector<std::vector<render::Pixel>>& rings);

}  // namespace tocsin::window
