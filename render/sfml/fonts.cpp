#include "render/sfml/fonts.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include <SFML/System/String.hpp>

#include "render/drawing.hpp"

namespace tocsin::window {

using render::LabelFace;
using render::Pixel;

namespace {

constexpr auto halo_reach = static_cast<float>(render::halo_px);

unsigned whole(double size_px) { return static_cast<unsigned>(std::lround(size_px)); }

std::u32string decoded(std::string_view text) {
  const sf::String wide = sf::String::fromUtf8(text.begin(), text.end());
  return {wide.begin(), wide.end()};
}

void add_quad(Mesh& mesh, const std::array<Pixel, 4>& corners, const sf::IntRect& page,
              render::Colour colour) {
  const auto u = static_cast<float>(page.left), v = static_cast<float>(page.top);
  const auto w = static_cast<float>(page.width), h = static_cast<float>(page.height);
  const std::array<sf::Vector2f, 4> at{{{u, v}, {u + w, v}, {u + w, v + h}, {u, v + h}}};
  for (const std::size_t i : {0U, 1U, 2U, 0U, 2U, 3U}) mesh.vertex(corners[i], colour, at[i]);
}

// A turn about a point; none at all leaves letters on whole pixels, or they would blur.
class Turn {
 public:
  Turn(Degrees by, Pixel about)
      : about_(about),
        cosine_(std::cos(by.value * std::numbers::pi / 180.0)),
        sine_(std::sin(by.value * std::numbers::pi / 180.0)),
        is_none_(by.value == 0.0) {}

  Pixel operator()(Pixel p) const {
    if (is_none_) return p;
    const Pixel d = p - about_;
    return about_ + Pixel{d.x * cosine_ - d.y * sine_, d.x * sine_ + d.y * cosine_};
  }
  Pixel on_whole_pixels(Pixel p) const { return is_none_ ? Pixel{std::round(p.x), std::round(p.y)} : p; }

 private:
  Pixel about_;
  double cosine_;
  double sine_;
  bool is_none_;
};

void add_glyph(Mesh& mesh, const sf::Glyph& glyph, Pixel baseline, render::Colour colour,
               const Turn& turn = {Degrees{0.0}, {}}) {
  const auto& b = glyph.bounds;
  const Pixel low{baseline.x + static_cast<double>(b.left), baseline.y + static_cast<double>(b.top)};
  const Pixel high = low + Pixel{static_cast<double>(b.width), static_cast<double>(b.height)};
  add_quad(mesh, {turn(low), turn({high.x, low.y}), turn(high), turn({low.x, high.y})}, glyph.textureRect,
           colour);
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

}  // namespace

Result<Fonts> Fonts::load() {
  auto type = render::Type::load();
  if (!type) return tl::unexpected(std::move(type.error()));
  Fonts fonts(std::move(*type));
  for (const LabelFace face : {LabelFace::Plain, LabelFace::Bold, LabelFace::Oblique}) {
    const auto file = render::Type::file_of(face);
    auto font = std::make_unique<sf::Font>();
    if (!font->loadFromFile(file.string())) {
      return fault("the typeface " + file.string() + " cannot be drawn with", {},
                   "install the package fonts-dejavu-core");
    }
    fonts.faces_[static_cast<std::size_t>(face)] = std::move(font);
  }
  return fonts;
}

void TextBatch::add(std::string_view text, Pixel at, const Look& look) {
  const sf::Font& font = fonts_.face(look.face);
  const unsigned size = whole(look.size_px);
  Page& page = pages_[{look.face, size}];
  // On whole pixels, or the letters blur.
  Pixel baseline{std::round(at.x), std::round(at.y + look.size_px * render::baseline_share)};
  for (const std::string_view line : render::text_lines(text)) {
    set_line(font, line, size, [&](char32_t c, double x) {
      const Pixel here{std::round(baseline.x + x), baseline.y};
      if (look.halo.alpha > 0)
        add_glyph(page.halos, font.getGlyph(c, size, false, halo_reach), here, look.halo);
      add_glyph(page.letters, font.getGlyph(c, size, false), here, look.colour);
    });
    baseline.y += std::round(look.size_px * render::line_spacing);
  }
}

void TextBatch::add_turned(std::string_view text, const render::TurnedBox& box, const Look& look) {
  // Turned letters fall between pixels: drawn from a page of twice their size they stay sharp.
  constexpr unsigned times = 2;
  constexpr double k = 1.0 / times;
  const sf::Font& font = fonts_.face(look.face);
  const unsigned size = whole(look.size_px) * times;
  Page& page = pages_[{look.face, size}];
  const double turn = box.turn_deg * std::numbers::pi / 180.0;
  const Pixel along{std::cos(turn), std::sin(turn)};
  const Pixel down{-along.y, along.x};
  const double width = k * set_line(font, text, size, [](char32_t, double) {});
  const Pixel start =
      box.box.centre() - along * (width / 2.0) +
      down * (render::baseline_share * look.size_px - render::line_spacing * look.size_px / 2.0);
  const auto add = [&](Mesh& mesh, const sf::Glyph& glyph, double x, render::Colour colour) {
    const auto& b = glyph.bounds;
    const Pixel low =
        start + along * (k * (x + static_cast<double>(b.left))) + down * (k * static_cast<double>(b.top));
    const Pixel across = along * (k * static_cast<double>(b.width));
    const Pixel height = down * (k * static_cast<double>(b.height));
    add_quad(mesh, {low, low + across, low + across + height, low + height}, glyph.textureRect, colour);
  };
  set_line(font, text, size, [&](char32_t c, double x) {
    if (look.halo.alpha > 0) add(page.halos, font.getGlyph(c, size, false, halo_reach * times), x, look.halo);
    add(page.letters, font.getGlyph(c, size, false), x, look.colour);
  });
}

void TextBatch::draw(sf::RenderTarget& target) const {
  for (const auto& [key, page] : pages_) {
    const sf::Texture& texture = fonts_.face(key.first).getTexture(key.second);
    page.halos.draw(target, &texture);
    page.letters.draw(target, &texture);
  }
}

void add_text(Mesh& mesh, const Fonts& fonts, const render::TextPart& part) {
  const sf::Font& font = fonts.face(part.face);
  const unsigned size = whole(part.size_px);
  const render::TextSize box = fonts.measure(part.text, part.size_px, part.face);
  const Turn turn(part.turn, part.at + Pixel{box.width_px, box.height_px} * 0.5);
  const auto set = [&](float outline, render::Colour colour) {
    Pixel baseline = turn.on_whole_pixels({part.at.x, part.at.y + part.size_px * render::baseline_share});
    for (const std::string_view line : render::text_lines(part.text)) {
      set_line(font, line, size, [&](char32_t c, double x) {
        add_glyph(mesh, font.getGlyph(c, size, false, outline), {std::round(baseline.x + x), baseline.y},
                  colour, turn);
      });
      baseline.y += std::round(part.size_px * render::line_spacing);
    }
  };
  if (part.halo.alpha > 0) set(halo_reach, part.halo);
  set(0.0F, part.colour);
}

}  // namespace tocsin::window
