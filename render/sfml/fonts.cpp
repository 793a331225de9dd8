#include "render/sfml/fonts.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <SFML/System/String.hpp>

namespace tocsin::window {

using render::LabelFace;
using render::Pixel;

namespace {

constexpr float halo_px = 1.6F;
constexpr double line_spacing = 1.18;

unsigned whole(double size_px) { return static_cast<unsigned>(std::lround(size_px)); }

std::u32string decoded(std::string_view text) {
  const sf::String wide = sf::String::fromUtf8(text.begin(), text.end());
  return {wide.begin(), wide.end()};
}

void add_glyph(Mesh& mesh, const sf::Glyph& glyph, Pixel baseline, render::Colour colour) {
  const auto& b = glyph.bounds;
  const auto& t = glyph.textureRect;
  const Pixel low{baseline.x + static_cast<double>(b.left), baseline.y + static_cast<double>(b.top)};
  const Pixel high = low + Pixel{static_cast<double>(b.width), static_cast<double>(b.height)};
  const auto u = static_cast<float>(t.left), v = static_cast<float>(t.top);
  const auto w = static_cast<float>(t.width), h = static_cast<float>(t.height);
  mesh.vertex(low, colour, {u, v}), mesh.vertex({high.x, low.y}, colour, {u + w, v});
  mesh.vertex(high, colour, {u + w, v + h}), mesh.vertex(low, colour, {u, v});
  mesh.vertex(high, colour, {u + w, v + h}), mesh.vertex({low.x, high.y}, colour, {u, v + h});
}

// Calls `place(character, x)` for each character, and gives the whole width.
template <class Place>
double set_line(const sf::Font& font, std::string_view text, unsigned size, Place place) {
  double x = 0.0;
  char32_t before = 0;
  for (const char32_t c : decoded(text)) {
    x += static_cast<double>(font.getKerning(before, c, size));
    place(c, x);
    x += static_cast<double>(font.getGlyph(c, size, false).advance);
    before = c;
  }
  return x;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end != std::string_view::npos) text.remove_prefix(end + 1);
  }
  return lines;
}

// From the top of the box to the baseline: DejaVu's capitals are 0.73 em high.
double ascent_px(double size_px) { return size_px * 0.93; }

}  // namespace

std::filesystem::path Fonts::file_of(LabelFace face) {
  const std::filesystem::path folder = "/usr/share/fonts/truetype/dejavu";
  switch (face) {
    case LabelFace::Plain:
      return folder / "DejaVuSans.ttf";
    case LabelFace::Bold:
      return folder / "DejaVuSans-Bold.ttf";
    case LabelFace::Oblique: {
      const auto oblique = folder / "DejaVuSans-Oblique.ttf";
      // The core package has the upright faces only; water is then labelled upright.
      return std::filesystem::exists(oblique) ? oblique : folder / "DejaVuSans.ttf";
    }
  }
  return {};
}

Result<Fonts> Fonts::load() {
  Fonts fonts;
  for (const LabelFace face : {LabelFace::Plain, LabelFace::Bold, LabelFace::Oblique}) {
    const auto file = file_of(face);
    auto font = std::make_unique<sf::Font>();
    if (!std::filesystem::exists(file) || !font->loadFromFile(file.string())) {
      return fault("the typeface " + file.string() + " is missing or cannot be read", {},
                   "install the package fonts-dejavu-core");
    }
    fonts.faces_[static_cast<std::size_t>(face)] = std::move(font);
  }
  return fonts;
}

render::TextSize Fonts::measure(std::string_view text, double size_px, LabelFace face_wanted) const {
  double widest = 0.0;
  int lines = 0;
  for (const std::string_view line : lines_of(text)) {
    widest = std::max(widest, set_line(face(face_wanted), line, whole(size_px), [](char32_t, double) {}));
    ++lines;
  }
  return {std::ceil(widest), std::ceil(size_px * line_spacing * lines)};
}

void TextBatch::add(std::string_view text, Pixel at, const Look& look) {
  const sf::Font& font = fonts_.face(look.face);
  const unsigned size = whole(look.size_px);
  Page& page = pages_[{look.face, size}];
  // On whole pixels, or the letters blur.
  Pixel baseline{std::round(at.x), std::round(at.y + ascent_px(look.size_px))};
  for (const std::string_view line : lines_of(text)) {
    set_line(font, line, size, [&](char32_t c, double x) {
      const Pixel here{std::round(baseline.x + x), baseline.y};
      if (look.halo.alpha > 0) add_glyph(page.halos, font.getGlyph(c, size, false, halo_px), here, look.halo);
      add_glyph(page.letters, font.getGlyph(c, size, false), here, look.colour);
    });
    baseline.y += std::round(look.size_px * line_spacing);
  }
}

void TextBatch::draw(sf::RenderTarget& target) const {
  for (const auto& [key, page] : pages_) {
    const sf::Texture& texture = fonts_.face(key.first).getTexture(key.second);
    page.halos.draw(target, &texture);
    page.letters.draw(target, &texture);
  }
}

void add_letters(Mesh& mesh, const Fonts& fonts, std::string_view text, Pixel centre, unsigned size_px,
                 LabelFace face, render::Colour colour) {
  const sf::Font& font = fonts.face(face);
  const double width = fonts.measure(text, size_px, face).width_px;
  const Pixel baseline{std::round(centre.x - width / 2.0), std::round(centre.y + size_px * 0.36)};
  set_line(font, text, size_px, [&](char32_t c, double x) {
    add_glyph(mesh, font.getGlyph(c, size_px, false), {std::round(baseline.x + x), baseline.y}, colour);
  });
}

}  // namespace tocsin::window
