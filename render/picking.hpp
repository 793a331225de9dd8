// What lies under a place on the picture: the drawn symbols and lines with their pixels, and the one that a
// click there means. Pure; knows neither mouse nor window.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "render/camera.hpp"
#include "render/selection.hpp"

namespace tocsin::render {

/// A symbol that can be hit. Of two as near, the one with the higher rank lies above.
struct DrawnPoint {
  Thing thing;
  PixelBox box;
  int rank = 0;
};

/// A line that can be hit where no symbol is.
struct DrawnLine {
  Thing thing;
  std::vector<Pixel> points;
};

struct Drawn {
  std::vector<DrawnPoint> points;
  std::vector<DrawnLine> lines;
};

/// How far from its place a unit's symbol is drawn: several at one place stand side by side.
using DrawnUnit = std::pair<model::UnitId, Pixel>;

/// Everything that can be selected within the camera's frame.
Drawn drawn_things(const Shown& shown, std::span<const DrawnUnit> units, const Camera& camera);

/// How far beside a thing a click may be.
struct PickReach {
  double symbol_px = 9.0;
  double line_px = 7.0;
};

/// The nearest symbol within reach (then the higher rank, then the nearer middle, then the lesser thing);
/// failing that the nearest line (then the lesser thing); else nothing.
Selection pick(const Drawn& drawn, Pixel at, const PickReach& reach = {});

}  // namespace tocsin::render
