#include "render/symbol_drawing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace tocsin::render {

namespace {

std::vector<Pixel> regular(Pixel centre, double radius, int sides, double first_angle_deg) {
  std::vector<Pixel> corners;
  corners.reserve(static_cast<std::size_t>(sides));
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
    case SymbolForm::House:
      return {centre + Pixel{0.0, -r * 1.2}, centre + Pixel{r * 1.05, -r * 0.35}, centre + Pixel{r * 1.05, r},
              centre + Pixel{-r * 1.05, r}, centre + Pixel{-r * 1.05, -r * 0.35}};
    case SymbolForm::Pin:
      return {centre + Pixel{-r * 0.7, -r}, centre + Pixel{r * 0.7, -r}, centre + Pixel{r, -r * 0.4},
              centre + Pixel{0.0, r * 1.2}, centre + Pixel{-r, -r * 0.4}};
    default:
      return regular(centre, r * 1.08, std::clamp(static_cast<int>(r) + 8, 10, 28), 0.0);
  }
}

/// One symbol in the making: the arguments once, a function for each kind of form.
class SymbolDrawer {
 public:
  SymbolDrawer(Drawing& drawing, const Symbol& symbol, Pixel at, const MeasureText& measure)
      : drawing_(drawing), symbol_(symbol), at_(at), measure_(measure) {}

  void flag();
  void burst();
  void cross();
  void dot();
  void target();
  void bars();
  void heading();
  void shape();

 private:
  void stroke(Pixel from, Pixel to, double width, Colour colour) {
    const std::array<Pixel, 2> line{from, to};
    if (has_rim()) drawing_.line(line, width + 4.0, symbol_.rim);
    drawing_.line(line, width + 2.4, symbol_.edge);
    drawing_.line(line, width, colour);
  }
  bool has_rim() const { return symbol_.rim.alpha != 0; }
  Colour ink_or(Colour usual) const { return symbol_.ink.alpha != 0 ? symbol_.ink : usual; }
  LabelStyle letters_style() const { return {.size_px = symbol_.letters_px, .face = LabelFace::Bold}; }
  void letters(Pixel centre, Colour colour) {
    if (symbol_.letters.empty()) return;
    const double width = measure_(symbol_.letters, letters_style()).width_px;
    // So that capitals stand in the middle.
    const double size = symbol_.letters_px;
    const Pixel at{centre.x - width / 2.0, centre.y + size * (0.36 - baseline_share)};
    drawing_.text({symbol_.letters, at, size, LabelFace::Bold, colour});
  }

  Drawing& drawing_;
  const Symbol& symbol_;
  Pixel at_;
  const MeasureText& measure_;
};

void SymbolDrawer::flag() {
  const double height = symbol_.size_px;
  const Pixel top = at_ - Pixel{0.0, height};
  const double letters_width =
      symbol_.letters.empty() ? 0.0 : measure_(symbol_.letters, letters_style()).width_px;
  const double cloth_width = std::max(height * 0.55, letters_width + symbol_.letters_px * 0.5);
  const double cloth_height =
      std::max(height * 0.45, symbol_.letters.empty() ? 0.0 : symbol_.letters_px * 1.3);
  const PixelBox cloth{top, top + Pixel{cloth_width, cloth_height}};
  if (has_rim()) {
    drawing_.box(cloth.grown(2.0), symbol_.rim);
    drawing_.disc(at_, 4.4, symbol_.rim);
  }
  stroke(at_, top, 2.0, symbol_.colour);
  drawing_.box(cloth.grown(1.2), symbol_.edge);
  drawing_.box(cloth, symbol_.colour);
  drawing_.disc(at_, 3.6, symbol_.edge);
  drawing_.disc(at_, 2.6, symbol_.colour);
  letters(cloth.centre(), ink_or(rgb(0xFFFFFF)));
  if (symbol_.mark == SymbolMark::Struck) {
    stroke({cloth.low.x - 3.0, cloth.high.y + 3.0}, {cloth.high.x + 3.0, cloth.low.y - 3.0}, 2.4,
           symbol_.colour);
  }
}

void SymbolDrawer::burst() {
  const auto star = [&](double outer, double inner, Colour colour) {
    constexpr int points = 8;
    const std::vector<Pixel> spokes = regular(at_, outer, points, -90.0);
    const std::vector<Pixel> notches = regular(at_, inner, points, -90.0 + 180.0 / points);
    for (int i = 0; i < points; ++i) {
      const auto n = static_cast<std::size_t>(i);
      const std::array<Pixel, 4> kite{at_, notches[(n + points - 1) % points], spokes[n], notches[n]};
      drawing_.convex(kite, colour);
    }
    drawing_.disc(at_, inner, colour);
  };
  const double r = symbol_.size_px / 2.0;
  if (has_rim()) star(r + 3.2, r * 0.62 + 2.7, symbol_.rim);
  star(r + 2.0, r * 0.62 + 1.8, symbol_.edge);
  star(r, r * 0.62, symbol_.colour);
  drawing_.disc(at_, r * 0.26, symbol_.edge);
}

void SymbolDrawer::cross() {
  const double r = symbol_.size_px * 0.4;
  const std::array<Pixel, 2> down{at_ + Pixel{-r, -r}, at_ + Pixel{r, r}};
  const std::array<Pixel, 2> up{at_ + Pixel{-r, r}, at_ + Pixel{r, -r}};
  if (has_rim()) drawing_.line(down, 7.0, symbol_.rim), drawing_.line(up, 7.0, symbol_.rim);
  drawing_.line(down, 5.4, symbol_.edge), drawing_.line(up, 5.4, symbol_.edge);
  drawing_.line(down, 2.8, symbol_.colour), drawing_.line(up, 2.8, symbol_.colour);
}

void SymbolDrawer::dot() {
  drawing_.disc(at_, symbol_.size_px / 2.0 + 1.0, symbol_.edge);
  drawing_.disc(at_, symbol_.size_px / 2.0, symbol_.colour);
}

void SymbolDrawer::target() {
  const double r = symbol_.size_px / 2.0;
  drawing_.disc(at_, r + 1.6, symbol_.edge);
  drawing_.disc(at_, r, symbol_.colour);
  drawing_.disc(at_, r - 2.0, symbol_.edge);
  drawing_.disc(at_, r - 3.2, symbol_.colour);
}

void SymbolDrawer::bars() {
  const double r = symbol_.size_px / 2.0;
  for (const double x : {-0.5, 0.5}) {
    const std::array<Pixel, 2> bar{at_ + Pixel{x * r, -r}, at_ + Pixel{x * r, r}};
    drawing_.line(bar, r * 0.5 + 2.4, symbol_.edge);
    drawing_.line(bar, r * 0.5, symbol_.colour);
  }
}

void SymbolDrawer::heading() {
  const double angle = symbol_.heading->value * std::numbers::pi / 180.0;
  const Pixel ahead{std::sin(angle), -std::cos(angle)};
  const Pixel across{-ahead.y, ahead.x};
  const double r = symbol_.size_px / 2.0;
  const auto arrow = [&](double grow, Colour colour) {
    const Pixel tip = at_ + ahead * (r + 9.0 + grow * 1.6);
    const Pixel base = at_ + ahead * (r + 1.0 - grow * 0.4);
    const std::array<Pixel, 3> corners{tip, base + across * (6.0 + grow * 1.4),
                                       base - across * (6.0 + grow * 1.4)};
    drawing_.convex(corners, colour);
  };
  arrow(1.2, symbol_.edge);
  arrow(0.0, symbol_.colour);
}

void SymbolDrawer::shape() {
  const double size = symbol_.size_px;
  if (symbol_.mark == SymbolMark::Ringed) {
    drawing_.disc(at_, size * 0.5 + 6.5, symbol_.edge);
    drawing_.disc(at_, size * 0.5 + 5.0, symbol_.colour);
    drawing_.disc(at_, size * 0.5 + 3.2, symbol_.edge);
  }
  if (has_rim()) drawing_.convex(outline(symbol_.form, at_, size + 4.6), symbol_.rim);
  drawing_.convex(outline(symbol_.form, at_, size + 3.0), symbol_.edge);
  drawing_.convex(outline(symbol_.form, at_, size), symbol_.colour);
  Colour ink = rgb(0xFFFFFF);
  if (symbol_.fill == SymbolFill::Hollow) {
    drawing_.convex(outline(symbol_.form, at_, size - 4.0), rgb(0xFFFFFF));
    ink = symbol_.colour;
  }
  letters(at_, ink_or(ink));
  if (symbol_.mark == SymbolMark::Struck) {
    const double reach = size * 0.72;
    stroke(at_ + Pixel{-reach, reach}, at_ + Pixel{reach, -reach}, 2.2, rgb(0x141414));
  }
  if (symbol_.mark == SymbolMark::Underlined) {
    const double below = size * 0.5 + 3.2;
    stroke(at_ + Pixel{-size * 0.5, below}, at_ + Pixel{size * 0.5, below}, 2.4, symbol_.colour);
  }
}

}  // namespace

void add_symbol(Drawing& drawing, const Symbol& symbol, Pixel at, const MeasureText& measure) {
  SymbolDrawer drawer(drawing, symbol, at, measure);
  switch (symbol.form) {
    case SymbolForm::Flag:
      drawer.flag();
      return;
    case SymbolForm::Burst:
      drawer.burst();
      return;
    case SymbolForm::Cross:
      drawer.cross();
      return;
    case SymbolForm::Dot:
      drawer.dot();
      return;
    case SymbolForm::Target:
      drawer.target();
      return;
    case SymbolForm::Bars:
      drawer.bars();
      return;
    default:
      if (symbol.heading) drawer.heading();
      drawer.shape();
  }
}

Symbol scaled(Symbol symbol, double by) {
  symbol.size_px *= by;
  symbol.letters_px *= by;
  symbol.offset = symbol.offset * by;
  return symbol;
}

}  // namespace tocsin::render
