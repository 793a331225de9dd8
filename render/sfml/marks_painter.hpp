// Draws marks over the map: rings, bands, lines being drawn, callouts, the cross-hair. Every stroke is dark
// between light edges, so that it stands out from any ground in any colour vision.
// Knows nothing of what is marked or why.
#pragma once

#include <span>

#include <SFML/Graphics/RenderTarget.hpp>

#include "render/camera.hpp"
#include "render/map_marks.hpp"
#include "render/palette.hpp"
#include "render/sfml/fonts.hpp"

namespace tocsin::window {

/// Callouts and tags stay within the camera's frame, and callouts off `furniture` where that is possible.
void draw_marks(sf::RenderTarget& target, const Fonts& fonts, const render::Camera& camera,
                const render::MapMarks& marks, const render::Palette& palette,
                std::span<const render::PixelBox> furniture);

}  // namespace tocsin::window
