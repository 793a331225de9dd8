// The list of keys as a drawing, for a view that has no panels to show it in: on paper over its map, as large
// as the map has room for. Knows nothing of which keys a view has; the table of keys says that.
#pragma once

#include <span>

#include "render/drawing.hpp"
#include "render/furniture_drawing.hpp"
#include "render/keys.hpp"

namespace tocsin::render {

/// The keys in their order, down the columns, each with what it does; every one of them is there, however
/// small the frame. REQUIRES: at least one key.
Drawing draw_key_sheet(std::span<const KeyBinding> keys, const PixelBox& frame, const FurnitureLook& look);

}  // namespace tocsin::render
