// Pictures of symbols, each drawn once and stamped from then on: three hundred units are a few dozen looks,
// and a look of three discs and a letter is one square. Stamped on whole pixels, arrows to the nearest three
// degrees. Knows nothing of where symbols stand, or whose they are.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/RenderTexture.hpp>

#include "render/scene.hpp"
#include "render/sfml/fonts.hpp"

namespace tocsin::window {

class SymbolSheet {
 public:
  struct Placed {
    const render::Symbol* symbol = nullptr;  ///< never null
    render::Pixel at;
  };

  /// Draws them in their order. What is too large for the sheet is drawn as it is.
  /// REQUIRES: always the same fonts.
  void draw(sf::RenderTarget& target, const Fonts& fonts, const std::vector<Placed>& symbols);

 private:
  /// All that the picture of a symbol is drawn from.
  struct Look {
    render::SymbolForm form = render::SymbolForm::Dot;
    render::SymbolFill fill = render::SymbolFill::Solid;
    render::SymbolMark mark = render::SymbolMark::None;
    double size_px = 0.0;
    double letters_px = 0.0;
    std::array<std::uint32_t, 4> colours{};
    int heading_step = -1;
    std::string letters;

    friend auto operator<=>(const Look&, const Look&) = default;
  };

  struct Stamp {
    std::size_t cell = 0;
    render::PixelBox box;  ///< what is drawn of it, round the symbol's place
  };

  static Look look_of(const render::Symbol& symbol);
  /// The stamps of all these symbols, none for those too large; draws what the sheet has not got.
  std::vector<std::optional<Stamp>> stamps_of(const Fonts& fonts, const std::vector<Placed>& symbols);
  Stamp make(const Fonts& fonts, const render::Symbol& symbol, std::size_t cell);

  std::unique_ptr<sf::RenderTexture> sheet_;
  std::map<Look, Stamp> stamps_;
};

}  // namespace tocsin::window
