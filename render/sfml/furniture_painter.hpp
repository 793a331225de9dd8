// The EXERCISE banner, which stands over every picture, whatever else is in it.
// Draws what render/furniture.hpp has worked out; decides nothing of its own.
#pragma once

#include <SFML/Graphics/RenderTarget.hpp>

#include "render/camera.hpp"
#include "render/sfml/fonts.hpp"
#include "sim/model/scenario.hpp"

namespace tocsin::window {

void draw_banner(sf::RenderTarget& target, const Fonts& fonts, const model::Scenario& scenario,
                 const render::PixelBox& box);

}  // namespace tocsin::window
