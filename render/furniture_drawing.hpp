// Furniture laid out in a frame: scale, north, wind, legend, credits, the grid's lines and the EXERCISE
// banner, as drawings. Sizes follow a text scale, so that a room can read them from its third row.
// Knows nothing of what it is painted on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/drawing.hpp"
#include "render/furniture.hpp"

namespace tocsin::render {

/// What stands on a map beside the map.
struct Furniture {
  std::vector<std::string> credits;
  std::optional<WindArrow> wind;
  std::vector<LegendRow> legend;  ///< empty: none is drawn
};

/// How it is to look. REQUIRES: what it refers to outlives it; `text_scale` above zero.
struct FurnitureLook {
  const Palette& palette;
  const MeasureText& measure;
  double text_scale = 1.0;
};

/// First laid out, so that names can be placed round its boxes, then drawn over them.
struct FurnitureDrawing {
  Drawing drawing;
  std::vector<PixelBox> boxes;
};
FurnitureDrawing draw_furniture(const Furniture& furniture, const Camera& camera, const FurnitureLook& look);

/// Lines and numbers of the National Grid.
Drawing draw_grid(const Camera& camera, const FurnitureLook& look);

/// Fills the box, which stands over every picture, whatever else is in it.
Drawing draw_banner(const std::string& words, const PixelBox& box, const MeasureText& measure);

}  // namespace tocsin::render
