#include "render/sfml/symbols.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tocsin::window {

using render::Colour;
using render::Pixel;
using render::Symbol;
using render::SymbolFill;
using render::SymbolForm;
using render::SymbolMark;

namespace {

std::vector<Pixel> regular(Pixel centre, double radius, int sides, double first_angle_deg) {
  std::vector<Pixel> corners;
  for (int i = 0; i < sides; ++i) {
    const double angle = (first_angle_deg + 360.0 * i / sides) * std::numbers::pi / 180.0;
    corners.push_back(centre + Pixel{std::cos(angle), std::sin(angle)} * radius);
  }
  return corners;
}

// Radii are chosen so that all shapes of one size look equally large.
std::vector<Pixel> outline(SymbolForm form, Pixel centre, double size) {
  const double r = size / 2.0;
  switch (form) {
    case SymbolForm::Square:
      return regular(centre, r * 1.32, 4, 45.0);
    case SymbolForm::Diamond:
      return regular(centre, r * 1.36, 4, 0.0);
    case SymbolForm::Hexagon:
      return regular(centre, r * 1.16, 6, 30.0);
    case SymbolForm::Triangle:
      return regular(centre + Pixel{0.0, r * 0.15}, r * 1.25, 3, -90.0);
    default:
      return regular(centre, r * 1.08, std::clamp(static_cast<int>(r) + 8, 10, 28), 0.0);
  }
}

void add_stroke(Mesh& mesh, Pixel from, Pixel to, double width, Colour colour, Colour edge) {
  const std::array<Pixel, 2> line{from, to};
  mesh.line(line, width + 2.4, edge);
  mesh.line(line, width, colour);
}

void add_flag(Mesh& mesh, const Fonts& fonts, const Symbol& symbol, Pixel foot) {
  const double height = symbol.size_px;
  const Pixel top = foot - Pixel{0.0, height};
  const double cloth_width =
      std::max(height * 0.55,
               fonts.measure(symbol.letters, symbol_letters_px, render::LabelFace::Bold).width_px + 5.0);
  const double cloth_height = std::max(height * 0.45, symbol.letters.empty() ? 0.0 : 13.0);
  const render::PixelBox cloth{top, top + Pixel{cloth_width, cloth_height}};
  add_stroke(mesh, foot, top, 2.0, symbol.colour, symbol.edge);
  mesh.box(cloth.grown(1.2), symbol.edge);
  mesh.box(cloth, symbol.colour);
  mesh.disc(foot, 3.6, symbol.edge);
  mesh.disc(foot, 2.6, symbol.colour);
  if (!symbol.letters.empty()) {
    add_letters(mesh, fonts, symbol.letters, cloth.centre(), symbol_letters_px, render::LabelFace::Bold,
                render::rgb(0xFFFFFF));
  }
  if (symbol.mark == SymbolMark::Struck) {
    add_stroke(mesh, {cloth.low.x - 3.0, cloth.high.y + 3.0}, {cloth.high.x + 3.0, cloth.low.y - 3.0}, 2.4,
               symbol.colour, symbol.edge);
  }
}

void add_burst(Mesh& mesh, const Symbol& symbol, Pixel centre) {
  const auto star = [&](double outer, double inner, Colour colour) {
    constexpr int points = 8;
    std::vector<Pixel> spokes = regular(centre, outer, points, -90.0);
    const std::vector<Pixel> notches = regular(centre, inner, points, -90.0 + 180.0 / points);
    for (int i = 0; i < points; ++i) {
      const auto at = static_cast<std::size_t>(i);
      const std::array<Pixel, 4> kite{centre, notches[(at + points - 1) % points], spokes[at], notches[at]};
      mesh.convex(kite, colour);
    }
    mesh.disc(centre, inner, colour);
  };
  const double r = symbol.size_px / 2.0;
  star(r + 2.0, r * 0.62 + 1.8, symbol.edge);
  star(r, r * 0.62, symbol.colour);
  mesh.disc(centre, r * 0.26, symbol.edge);
}

void add_heading(Mesh& mesh, const Symbol& symbol, Pixel centre) {
  const double angle = symbol.heading->value * std::numbers::pi / 180.0;
  const Pixel ahead{std::sin(angle), -std::cos(angle)};
  const Pixel across{-ahead.y, ahead.x};
  const double r = symbol.size_px / 2.0;
  const auto arrow = [&](double grow, Colour colour) {
    const Pixel tip = centre + ahead * (r + 9.0 + grow * 1.6);
    const Pixel base = centre + ahead * (r + 1.0 - grow * 0.4);
    const std::array<Pixel, 3> corners{tip, base + across * (6.0 + grow * 1.4),
                                       base - across * (6.0 + grow * 1.4)};
    mesh.convex(corners, colour);
  };
  arrow(1.2, symbol.edge);
  arrow(0.0, symbol.colour);
}

void add_shape(Mesh& mesh, const Fonts& fonts, const Symbol& symbol, Pixel centre) {
  if (symbol.mark == SymbolMark::Ringed) {
    mesh.disc(centre, symbol.size_px * 0.5 + 6.5, symbol.edge);
    mesh.disc(centre, symbol.size_px * 0.5 + 5.0, symbol.colour);
    mesh.disc(centre, symbol.size_px * 0.5 + 3.2, symbol.edge);
  }
  mesh.convex(outline(symbol.form, centre, symbol.size_px + 3.0), symbol.edge);
  mesh.convex(outline(symbol.form, centre, symbol.size_px), symbol.colour);
  Colour letters = render::rgb(0xFFFFFF);
  if (symbol.fill == SymbolFill::Hollow) {
    mesh.convex(outline(symbol.form, centre, symbol.size_px - 4.0), render::rgb(0xFFFFFF));
    letters = symbol.colour;
  }
  if (!symbol.letters.empty()) {
    add_letters(mesh, fonts, symbol.letters, centre, symbol_letters_px, render::LabelFace::Bold, letters);
  }
  if (symbol.mark == SymbolMark::Struck) {
    const double reach = symbol.size_px * 0.72;
    add_stroke(mesh, centre + Pixel{-reach, reach}, centre + Pixel{reach, -reach}, 2.2, render::rgb(0x141414),
               symbol.edge);
  }
}

}  // namespace

void add_symbol(Mesh& mesh, const Fonts& fonts, const Symbol& symbol, Pixel at) {
  switch (symbol.form) {
    case SymbolForm::Flag:
      add_flag(mesh, fonts, symbol, at);
      return;
    case SymbolForm::Burst:
      add_burst(mesh, symbol, at);
      return;
    case SymbolForm::Cross: {
      const double r = symbol.size_px * 0.4;
      const std::array<Pixel, 2> down{at + Pixel{-r, -r}, at + Pixel{r, r}};
      const std::array<Pixel, 2> up{at + Pixel{-r, r}, at + Pixel{r, -r}};
      mesh.line(down, 5.4, symbol.edge), mesh.line(up, 5.4, symbol.edge);
      mesh.line(down, 2.8, symbol.colour), mesh.line(up, 2.8, symbol.colour);
      return;
    }
    case SymbolForm::Dot:
      mesh.disc(at, symbol.size_px / 2.0 + 1.0, symbol.edge);
      mesh.disc(at, symbol.size_px / 2.0, symbol.colour);
      return;
    default:
      if (symbol.heading) add_heading(mesh, symbol, at);
      add_shape(mesh, fonts, symbol, at);
  }
}

const sf::Texture& symbol_texture(const Fonts& fonts) {
  return fonts.face(render::LabelFace::Bold).getTexture(symbol_letters_px);
}

}  // namespace tocsin::window
