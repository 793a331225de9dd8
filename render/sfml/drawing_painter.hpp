// Paints a drawing: its shapes and letters as triangles, in as few calls as its texts have sizes and faces.
// Knows nothing of what is drawn, or why there.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include <SFML/Graphics/RenderTarget.hpp>

#include "render/drawing.hpp"
#include "render/sfml/fonts.hpp"
#include "render/sfml/mesh.hpp"

namespace tocsin::window {

/// A drawing as triangles, to be drawn again and again.
class Painting {
 public:
  /// Hatched areas are filled but not hatched: the map's own are painted by the map painter.
  Painting(const Fonts& fonts, const render::Drawing& drawing, Edges edges = Edges::Soft);

  /// REQUIRES: the fonts that it was made with are still there.
  void draw(sf::RenderTarget& target, const Fonts& fonts) const;
  /// Round all that it paints. REQUIRES: it paints something.
  render::PixelBox box() const;

 private:
  /// A page of letters: a face at a size in whole pixels.
  using Page = std::pair<render::LabelFace, unsigned>;
  struct Coat {
    Mesh mesh;
    std::optional<Page> page;
  };
  class Brush;

  std::vector<Coat> coats_;
};

/// Paints the parts in their order, once.
void paint(sf::RenderTarget& target, const Fonts& fonts, const render::Drawing& drawing,
           Edges edges = Edges::Soft);

}  // namespace tocsin::window
