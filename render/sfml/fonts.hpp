// The typefaces, and text in batches: measured before it is placed, drawn in one call for each face and size.
// Knows nothing of what the text says or of how a label found its place.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <SFML/Graphics/Font.hpp>
#include <SFML/Graphics/RenderTarget.hpp>

#include "render/drawing.hpp"
#include "render/labels.hpp"
#include "render/sfml/mesh.hpp"
#include "render/type.hpp"
#include "sim/base/diagnostics.hpp"

namespace tocsin::window {

/// DejaVu Sans, as Debian's fonts-dejavu-core installs it.
class Fonts {
 public:
  /// A fault in one plain sentence where a font file is missing or cannot be read.
  static Result<Fonts> load();

  const sf::Font& face(render::LabelFace face) const { return *faces_[static_cast<std::size_t>(face)]; }
  /// Line feeds begin new lines.
  render::TextSize measure(std::string_view text, double size_px, render::LabelFace face) const {
    return type_.measure(text, size_px, face);
  }
  /// The same as a function to hand on. REQUIRES: this outlives it.
  render::MeasureText measurer() const { return type_.measurer(); }

 private:
  explicit Fonts(render::Type type) : type_(std::move(type)) {}

  render::Type type_;
  std::array<std::unique_ptr<sf::Font>, 3> faces_;
};

/// Text to be drawn together.
class TextBatch {
 public:
  explicit TextBatch(const Fonts& fonts) : fonts_(fonts) {}

  struct Look {
    double size_px = 13.0;
    render::LabelFace face = render::LabelFace::Plain;
    render::Colour colour;
    /// Behind the letters, 2 px wide; clear: none.
    render::Colour halo = render::Colour{0, 0, 0, 0};
  };
  /// `at` is the top left of the text's box.
  void add(std::string_view text, render::Pixel at, const Look& look);
  /// One line, in the middle of a box and turned with it.
  void add_turned(std::string_view text, const render::TurnedBox& box, const Look& look);
  void draw(sf::RenderTarget& target) const;
  void clear() { pages_.clear(); }

 private:
  struct Page {
    Mesh halos;
    Mesh letters;
  };
  const Fonts& fonts_;
  std::map<std::pair<render::LabelFace, unsigned>, Page> pages_;
};

/// Puts words into a mesh that is drawn with that face's page of their size.
void add_text(Mesh& mesh, const Fonts& fonts, const render::TextPart& part);

}  // namespace tocsin::window
