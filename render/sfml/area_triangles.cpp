#include "render/sfml/area_triangles.hpp"

#include "render/sfml/tessellate.hpp"

namespace tocsin::window {

const std::vector<GridPoint>& AreaTriangles::of(std::size_t place,
                                                const std::vector<std::vector<GridPoint>>& rings) {
  if (place >= areas_.size()) areas_.resize(place + 1);
  Area& area = areas_[place];
  if (area.rings == rings) return area.corners;
  area.rings = rings;
  area.corners.clear();
  // A plane is a plane: metres go through the tessellator as pixels do.
  std::vector<std::vector<render::Pixel>> plane;
  for (const auto& ring : rings) {
    std::vector<render::Pixel>& flat = plane.emplace_back();
    for (const GridPoint p : ring) flat.push_back({p.easting_m, p.northing_m});
  }
  for (const render::Pixel p : triangles(plane)) area.corners.push_back({p.x, p.y});
  return area.corners;
}

}  // namespace tocsin::window
