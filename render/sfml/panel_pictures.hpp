// Panels as pictures: what is in a panel is drawn when it has changed, and otherwise put back as it was.
// Compares what Dear ImGui would draw, so nobody has to say that something has changed. Knows nothing of what
// panels say.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include <SFML/Graphics/RenderTarget.hpp>

#include "render/camera.hpp"
#include "render/sfml/canvas.hpp"

struct ImDrawData;
struct ImDrawList;

namespace tocsin::window {

class PanelPictures {
 public:
  /// Draws `data`. What reaches beyond a panel, such as a list that has dropped down, is drawn afresh.
  /// REQUIRES: panels are of whole pixels and do not meet; each has the same ground in every frame until
  /// forget() is called.
  void draw(sf::RenderTarget& window, ImDrawData& data, std::span<const render::PixelBox> panels);
  /// For when the same triangles would look otherwise: other colours behind them, other letters.
  void forget() { kept_.clear(); }

 private:
  /// A panel's place, and all that decides how it looks.
  struct Panel {
    sf::IntRect box;
    std::vector<ImDrawList*> lists;
    std::vector<unsigned char> content;
  };

  bool is_kept(const Panel& panel) const;

  std::optional<Canvas> canvas_;
  std::vector<Panel> kept_;  ///< as the canvas shows them; their lists are gone
};

}  // namespace tocsin::window
