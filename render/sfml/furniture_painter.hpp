// Furniture as something to draw: scale, north, wind, legend and credits laid out in a frame, and the
// EXERCISE banner, which stands over every picture, whatever else is in it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <SFML/Graphics/RenderTarget.hpp>

#include "render/camera.hpp"
#include "render/furniture.hpp"
#include "render/sfml/fonts.hpp"
#include "render/sfml/mesh.hpp"
#include "sim/model/scenario.hpp"

namespace tocsin::window {

/// The furniture of one picture: first laid out, so that names can be placed round it, then drawn over them.
class FurnitureDrawing {
 public:
  explicit FurnitureDrawing(const Fonts& fonts) : fonts_(fonts), text_(fonts) {}

  /// Gives the height above which the lower edge is free.
  double add_credits(const std::vector<std::string>& credits, const render::PixelBox& frame,
                     const render::Palette& palette);
  void add_legend(const std::vector<render::LegendRow>& rows, const render::PixelBox& frame,
                  const render::Palette& palette);
  void add_scale_and_compass(const render::Camera& camera, double above_y,
                             const std::optional<render::WindArrow>& wind, const render::Palette& palette);

  /// What it covers.
  std::span<const render::PixelBox> boxes() const { return boxes_; }
  void draw(sf::RenderTarget& target) const;

 private:
  const Fonts& fonts_;
  Mesh papers_;
  Mesh signs_;
  TextBatch text_;
  std::vector<render::PixelBox> boxes_;
};

void draw_banner(sf::RenderTarget& target, const Fonts& fonts, const model::Scenario& scenario,
                 const render::PixelBox& box);

}  // namespace tocsin::window
