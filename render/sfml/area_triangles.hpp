// Areas cut into triangles on the ground, kept from one picture to the next: cutting is dear, and an outline
// changes far less often than the picture. Knows no colours and no camera.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/base/geo.hpp"

namespace tocsin::window {

class AreaTriangles {
 public:
  /// Three corners for each triangle of the area with that place in the picture. Cut anew where its rings are
  /// not those it had there before.
  const std::vector<GridPoint>& of(std::size_t place, const std::vector<std::vector<GridPoint>>& rings);

 private:
  struct Area {
    std::vector<std::vector<GridPoint>> rings;
    std::vector<GridPoint> corners;
  };
  std::vector<Area> areas_;
};

}  // namespace tocsin::window
