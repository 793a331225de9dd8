// Symbols as triangles: shape says who, letters say what, and nothing is said by colour alone.
// Knows nothing of what stands where.
#pragma once

#include <vector>

#include "render/scene.hpp"
#include "render/sfml/fonts.hpp"
#include "render/sfml/mesh.hpp"

namespace tocsin::window {

/// The size of the letters on symbols, in pixels: the page of the bold face that the mesh is drawn with.
inline constexpr unsigned symbol_letters_px = 10;

/// Puts a symbol with its middle (a flag: its foot) at `at` into the mesh.
void add_symbol(Mesh& mesh, const Fonts& fonts, const render::Symbol& symbol, render::Pixel at);

/// The texture that a mesh of symbols is drawn with.
const sf::Texture& symbol_texture(const Fonts& fonts);

}  // namespace tocsin::window
