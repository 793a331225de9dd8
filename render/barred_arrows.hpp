// Arrows along a line, each against a bar: how a road that is closed one way is drawn, so that it is not
// taken for one that is closed. Geometry only; knows neither roads nor colours.
#pragma once

#include <span>
#include <vector>

#include "sim/base/geo.hpp"

namespace tocsin::render {

/// The strokes, arrow and bar in turn: an arrow has three points, its tip in the middle; a bar has two.
/// `half_m` is half the width of both. At least one arrow stands on the line.
std::vector<std::vector<GridPoint>> barred_arrows(std::span<const GridPoint> way, double half_m,
                                                  double metres_per_pixel);

}  // namespace tocsin::render
