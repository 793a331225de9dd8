// The furniture of every map: grid, scale, north, wind, legend, credits, and the EXERCISE banner.
#include "render/sfml/furniture_painter.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/names.hpp"
#include "render/sfml/map_painter.hpp"
#include "render/sfml/symbols.hpp"

namespace tocsin::window {

using render::Camera;
using render::Colour;
using render::LabelFace;
using render::Pixel;
using render::PixelBox;

namespace {

constexpr double margin_px = 10.0;
constexpr double small_px = 11.0;

void add_paper(Mesh& mesh, const PixelBox& box, const render::Palette& palette) {
  mesh.rounded_box(box, 4.0, render::with_alpha(palette.paper_edge, 150));
  mesh.rounded_box(box.grown(-1.0), 3.5, render::with_alpha(palette.paper, 235));
}

PixelBox add_scale(Mesh& mesh, TextBatch& text, const Fonts& fonts, const render::Palette& palette,
                   Pixel low_left, double metres_per_pixel) {
  const render::ScaleBar bar = render::scale_bar(metres_per_pixel, 150.0);
  const double label_px = fonts.measure(bar.text, small_px, LabelFace::Bold).width_px;
  const PixelBox paper{{low_left.x, low_left.y - 24.0},
                       {low_left.x + bar.width_px + label_px + 44.0, low_left.y}};
  add_paper(mesh, paper, palette);
  const Pixel from{paper.low.x + 22.0, paper.high.y - 9.0};
  // Four divisions, dark and light by turns, as on printed maps.
  for (int i = 0; i < 4; ++i) {
    const PixelBox part{from + Pixel{bar.width_px * i / 4.0, -4.0},
                        from + Pixel{bar.width_px * (i + 1) / 4.0, 0.0}};
    mesh.box(part.grown(1.0), palette.text);
    if (i % 2 == 1) mesh.box(part, palette.paper);
  }
  text.add("0", {paper.low.x + 9.0, from.y - 9.0}, {small_px, LabelFace::Bold, palette.text, {0, 0, 0, 0}});
  text.add(bar.text, {from.x + bar.width_px + 8.0, from.y - 9.0},
           {small_px, LabelFace::Bold, palette.text, {0, 0, 0, 0}});
  return paper;
}

void add_north(Mesh& mesh, TextBatch& text, const render::Palette& palette, Pixel centre) {
  const std::array<Pixel, 3> west{centre + Pixel{0.0, -15.0}, centre + Pixel{-7.0, 11.0},
                                  centre + Pixel{0.0, 6.0}};
  const std::array<Pixel, 3> east{centre + Pixel{0.0, -15.0}, centre + Pixel{7.0, 11.0},
                                  centre + Pixel{0.0, 6.0}};
  mesh.convex(west, palette.text);
  mesh.convex(east, palette.quiet_text);
  text.add("N", centre + Pixel{-5.0, 11.0}, {13.0, LabelFace::Bold, palette.text, {0, 0, 0, 0}});
}

void add_wind_arrow(Mesh& mesh, const render::Palette& palette, Pixel centre, Degrees from) {
  const double angle = from.value * std::numbers::pi / 180.0;
  // The arrow flies with the wind: its tail is where the wind comes from.
  const Pixel downwind{-std::sin(angle), std::cos(angle)};
  const Pixel across{-downwind.y, downwind.x};
  mesh.disc(centre, 19.0, render::with_alpha(palette.quiet_text, 60));
  const std::array<Pixel, 2> shaft{centre - downwind * 15.0, centre + downwind * 7.0};
  mesh.line(shaft, 3.4, palette.text);
  const std::array<Pixel, 3> head{centre + downwind * 17.0, centre + downwind * 4.0 + across * 7.0,
                                  centre + downwind * 4.0 - across * 7.0};
  mesh.convex(head, palette.text);
  for (const double at : {-15.0, -10.0}) {
    const std::array<Pixel, 2> feather{centre + downwind * at, centre + downwind * (at - 4.0) + across * 6.0};
    const std::array<Pixel, 2> other{centre + downwind * at, centre + downwind * (at - 4.0) - across * 6.0};
    mesh.line(feather, 2.0, palette.text);
    mesh.line(other, 2.0, palette.text);
  }
}

PixelBox add_compass(Mesh& mesh, TextBatch& text, const Fonts& fonts, const render::Palette& palette,
                     Pixel high_right, const std::optional<render::WindArrow>& wind) {
  double text_px = 0.0;
  if (wind) {
    for (const std::string& line : {"Wind " + wind->direction, wind->speed, "at " + wind->time}) {
      text_px = std::max(text_px, fonts.measure(line, small_px, LabelFace::Bold).width_px);
    }
  }
  const double width = 44.0 + (wind ? 52.0 + text_px + 8.0 : 0.0);
  const PixelBox paper{{high_right.x - width, high_right.y}, {high_right.x, high_right.y + 58.0}};
  add_paper(mesh, paper, palette);
  add_north(mesh, text, palette, {paper.high.x - 22.0, paper.low.y + 25.0});
  if (!wind) return paper;
  add_wind_arrow(mesh, palette, {paper.low.x + 28.0, paper.low.y + 29.0}, wind->from);
  const double x = paper.low.x + 54.0;
  text.add("Wind " + wind->direction, {x, paper.low.y + 6.0},
           {small_px, LabelFace::Bold, palette.text, {0, 0, 0, 0}});
  text.add(wind->speed, {x, paper.low.y + 22.0}, {small_px, LabelFace::Plain, palette.text, {0, 0, 0, 0}});
  text.add("at " + wind->time, {x, paper.low.y + 38.0},
           {small_px, LabelFace::Plain, palette.quiet_text, {0, 0, 0, 0}});
  return paper;
}

void add_legend_sign(Mesh& mesh, Mesh& symbols, const Fonts& fonts, const render::LegendRow& row,
                     Pixel centre) {
  switch (row.kind) {
    case render::LegendRow::Kind::Symbol: {
      const bool is_flag = row.symbol.form == render::SymbolForm::Flag;
      add_symbol(symbols, fonts, row.symbol, is_flag ? centre + Pixel{-5.0, 7.0} : centre);
      return;
    }
    case render::LegendRow::Kind::Line: {
      const std::array<Pixel, 2> line{centre - Pixel{9.0, 0.0}, centre + Pixel{9.0, 0.0}};
      mesh.line(line, row.line.width_px, row.line.colour, row.line.dash);
      return;
    }
    case render::LegendRow::Kind::Area: {
      const PixelBox box{centre - Pixel{9.0, 6.0}, centre + Pixel{9.0, 6.0}};
      mesh.box(box, row.area.hatch_colour);
      mesh.box(box.grown(-1.0), render::rgb(0xFFFFFF));
      mesh.box(box.grown(-1.0), row.area.fill);
      const double gap = row.area.hatch == render::Hatch::Sparse   ? 9.0
                         : row.area.hatch == render::Hatch::Medium ? 6.0
                                                                   : 4.0;
      for (double x = box.low.x + 2.0; x < box.high.x - 2.0; x += gap) {
        const std::array<Pixel, 2> stroke{Pixel{x, box.high.y - 2.0},
                                          Pixel{std::min(x + 8.0, box.high.x - 1.0), box.low.y + 2.0}};
        mesh.line(stroke, 1.2, row.area.hatch_colour);
      }
      return;
    }
  }
}

}  // namespace

void MapPainter::draw_grid(sf::RenderTarget& target, const Camera& camera) const {
  Mesh mesh(Edges::Hard);
  TextBatch text(fonts_);
  const TextBatch::Look look{10.0, LabelFace::Plain, palette_.grid, render::with_alpha(palette_.halo, 190)};
  const PixelBox& frame = camera.frame;
  for (const render::GridLine& line : render::grid_lines(camera)) {
    const Colour colour = render::with_alpha(palette_.grid, 70);
    if (line.axis == render::GridAxis::Easting) {
      const double x = std::round(camera.to_pixel({line.at_m, 0.0}).x);
      mesh.box({{x, frame.low.y}, {x + 1.0, frame.high.y}}, colour);
      text.add(line.number, {x + 3.0, frame.low.y + 2.0}, look);
    } else {
      const double y = std::round(camera.to_pixel({0.0, line.at_m}).y);
      mesh.box({{frame.low.x, y}, {frame.high.x, y + 1.0}}, colour);
      text.add(line.number, {frame.low.x + 3.0, y - 13.0}, look);
    }
  }
  mesh.draw(target);
  text.draw(target);
}

// Credits along the lower edge, to the right, on as many lines as they need. Gives where they begin.
double FurnitureDrawing::add_credits(const std::vector<std::string>& credits, const PixelBox& frame,
                                     const render::Palette& palette) {
  constexpr double size_px = 9.0;
  std::vector<std::string> lines;
  for (const std::string& credit : credits) {
    const std::string joined = lines.empty() ? credit : lines.back() + "  \u00B7  " + credit;
    const bool fits = fonts_.measure(joined, size_px, LabelFace::Plain).width_px < frame.width() - 24.0;
    if (!lines.empty() && fits) {
      lines.back() = joined;
    } else {
      lines.push_back(credit);
    }
  }
  double y = frame.high.y - 3.0;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    y -= 12.0;
    const double width = fonts_.measure(*line, size_px, LabelFace::Plain).width_px;
    const PixelBox strip{{frame.high.x - width - 10.0, y - 1.0}, {frame.high.x, y + 11.0}};
    papers_.box(strip, render::with_alpha(palette.paper, 190));
    text_.add(*line, {strip.low.x + 5.0, y}, {size_px, LabelFace::Plain, palette.quiet_text, {0, 0, 0, 0}});
    boxes_.push_back(strip);
  }
  return y;
}

void FurnitureDrawing::add_legend(const std::vector<render::LegendRow>& rows, const PixelBox& frame,
                                  const render::Palette& palette) {
  constexpr double gap_px = 4.0;
  constexpr std::size_t line_length = 36;
  const Pixel corner{frame.low.x + margin_px, frame.low.y + margin_px + 8.0};
  double widest = 0.0;
  double y = corner.y + 5.0;
  // The paper goes under the rows but is as large as they turn out to be.
  Mesh row_signs;
  for (const render::LegendRow& row : rows) {
    const std::string words = render::in_lines(row.text, line_length);
    const render::TextSize size = fonts_.measure(words, small_px, LabelFace::Plain);
    add_legend_sign(row_signs, signs_, fonts_, row, {corner.x + 19.0, y + small_px * 0.75});
    text_.add(words, {corner.x + 38.0, y}, {small_px, LabelFace::Plain, palette.text, {0, 0, 0, 0}});
    widest = std::max(widest, size.width_px);
    y += size.height_px + gap_px;
  }
  const PixelBox paper{corner, {corner.x + widest + 46.0, y + 3.0}};
  add_paper(papers_, paper, palette);
  papers_.add(row_signs);
  boxes_.push_back(paper);
}

void FurnitureDrawing::add_scale_and_compass(const render::Camera& camera, double above_y,
                                             const std::optional<render::WindArrow>& wind,
                                             const render::Palette& palette) {
  const PixelBox& frame = camera.frame;
  boxes_.push_back(add_scale(papers_, text_, fonts_, palette, {frame.low.x + margin_px, above_y - 8.0},
                             camera.metres_per_pixel));
  boxes_.push_back(add_compass(papers_, text_, fonts_, palette,
                               {frame.high.x - margin_px, frame.low.y + margin_px}, wind));
}

void FurnitureDrawing::draw(sf::RenderTarget& target) const {
  papers_.draw(target);
  signs_.draw(target, &symbol_texture(fonts_));
  text_.draw(target);
}

FurnitureDrawing MapPainter::furniture(const Camera& camera, SimTime now, const MapLook& look) const {
  FurnitureDrawing drawing(fonts_);
  const double credits_y = drawing.add_credits(render::attribution(setting_.map), camera.frame, palette_);
  // The seconds are enough, and do not flicker.
  drawing.add_scale_and_compass(camera, credits_y,
                                render::wind_arrow(setting_, SimTime{now.ms / 1000 * 1000}), palette_);
  if (look.legend == MapLook::Legend::Shown) {
    drawing.add_legend(render::legend(setting_, hazard_, palette_, look.view), camera.frame, palette_);
  }
  return drawing;
}

void draw_banner(sf::RenderTarget& target, const Fonts& fonts, const model::Scenario& scenario,
                 const PixelBox& box) {
  Mesh mesh(Edges::Hard);
  mesh.box(box, render::banner_colour);
  TextBatch text(fonts);
  const std::string words = render::banner(scenario);
  const double size = std::round(box.height() * 0.72);
  const double width = fonts.measure(words, size, LabelFace::Bold).width_px;
  const Pixel middle = box.centre();
  const double y = middle.y - size * 0.59;
  const TextBatch::Look look{size, LabelFace::Bold, render::banner_text, {0, 0, 0, 0}};
  text.add(words, {middle.x - width / 2.0, y}, look);
  // The word again at both ends, so that a cut-out of the picture still says what it is.
  const double end_width = fonts.measure("EXERCISE", size, LabelFace::Bold).width_px;
  if (width + 2.0 * end_width + 120.0 < box.width()) {
    text.add("EXERCISE", {box.low.x + 14.0, y}, look);
    text.add("EXERCISE", {box.high.x - end_width - 14.0, y}, look);
  }
  mesh.draw(target);
  text.draw(target);
}

}  // namespace tocsin::window
