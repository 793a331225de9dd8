// What is measured without a display is what is drawn with one.
#include "render/type.hpp"

#include <cmath>

#include <SFML/Graphics/Font.hpp>
#include <catch2/catch.hpp>

#include "render/sfml/window.hpp"

using namespace tocsin;
using render::LabelFace;
using render::Type;

TEST_CASE("a text measured without a display is as wide as the letters that the window sets") {
  const auto display = window::display_available();
  if (!display) FAIL("this needs a display, as ./dev test brings one: " << display.error().front().message);
  const auto type = Type::load();
  REQUIRE(type);
  for (const LabelFace face : {LabelFace::Plain, LabelFace::Bold, LabelFace::Oblique}) {
    sf::Font font;
    REQUIRE(font.loadFromFile(Type::file_of(face).string()));
    for (const unsigned size : {9U, 10U, 11U, 13U, 17U, 36U}) {
      for (const std::string text : {"RVP 2 Weston Road", "A557", "AV To Wa. fi 0123456789 m/s (9 mph)"}) {
        float width = 0.0F;
        sf::Uint32 before = 0;
        for (const char c : text) {
          const auto now = static_cast<sf::Uint32>(c);
          width += font.getKerning(before, now, size) + font.getGlyph(now, size, false).advance;
          before = now;
        }
        CAPTURE(text, size);
        CHECK(type->measure(text, size, face).width_px == std::ceil(static_cast<double>(width)));
      }
    }
  }
}
