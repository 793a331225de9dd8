// How large names on the map are for who reads them: in a room from six metres, at a desk as somebody likes.
// Knows what a name is of by its key alone, and nothing of where names go.
#pragma once

#include <vector>

#include "render/labels.hpp"
#include "render/scene.hpp"

namespace tocsin::render {

/// The least size of what must be read in the room: the incident, closures, slow roads and cordons.
inline constexpr double room_name_px = 36.0;
/// And of the street at which an RVP is, beside the flag that names it.
inline constexpr double room_street_px = 24.0;

/// The names at `scale` times their size; in the room those of the incident at least at `room_name_px`, and
/// those beside flags at `room_street_px`.
std::vector<Label> enlarged(std::vector<Label> labels, double scale, View view);
/// Symbols at `scale` times their size; in the room flags so large that their letters can be read.
std::vector<Symbol> enlarged(std::vector<Symbol> symbols, double scale, View view);
/// Both, with the names kept clear of what they name. Areas and lines are as they were.
Scene enlarged(Scene scene, double scale, View view);

}  // namespace tocsin::render
