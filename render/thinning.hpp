// Fewer symbols where they would lie over each other: the lesser ones become dots, then nothing.
// Knows only the symbols; a pan changes nothing, because places are compared on the ground.
#pragma once

#include <vector>

#include "render/scene.hpp"

namespace tocsin::render {

/// Those that can be told apart at that scale, the more important first: hospitals, homes, schools, what has
/// no letter; and among equals by their places. None overlaps another. From 12 m a pixel on they are small
/// dots, and from 32 on there are none.
std::vector<Symbol> thinned(std::vector<Symbol> symbols, double metres_per_pixel);

}  // namespace tocsin::render
