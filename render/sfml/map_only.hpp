// The map alone in a picture: banner above, no panels, no clock. Knows nothing of files.
// What the same picture is without a display stands in render/map_picture.hpp.
#pragma once

#include <optional>

#include <SFML/Graphics/RenderTarget.hpp>

#include "render/session.hpp"
#include "render/sfml/fonts.hpp"
#include "render/sfml/map_painter.hpp"

namespace tocsin::window {

/// Draws the moment that the session shows. `ground`: what to show; nothing: what the exercise is about.
/// REQUIRES: a display; the target is active.
void draw_map_only(sf::RenderTarget& target, const Fonts& fonts, render::Session& session,
                   const MapLook& look, const std::optional<GridBox>& ground);

}  // namespace tocsin::window
