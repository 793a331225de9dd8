// Symbols and furniture as drawings: what is drawn, and that it keeps to its place.
#include "render/drawing.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "render/furniture_drawing.hpp"
#include "render/symbol_drawing.hpp"

using namespace tocsin;
using namespace tocsin::render;

namespace {

/// Every letter 0.6 wide and a line 1.2 high, in sizes of the text.
TextSize measure(const std::string& text, const LabelStyle& style) {
  std::size_t widest = 0;
  const auto lines = text_lines(text);
  for (const std::string_view line : lines) widest = std::max(widest, line.size());
  return {0.6 * style.size_px * static_cast<double>(widest),
          1.2 * style.size_px * static_cast<double>(lines.size())};
}

PixelBox extent(const std::vector<Pixel>& points) {
  PixelBox box{points.front(), points.front()};
  for (const Pixel p : points) {
    box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
    box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
  }
  return box;
}

struct Extent {
  PixelBox operator()(const ConvexPart& part) const { return extent(part.corners); }
  PixelBox operator()(const AreaPart& part) const { return extent(part.rings.front()); }
  PixelBox operator()(const BoxPart& part) const { return part.box; }
  PixelBox operator()(const DiscPart& part) const {
    return PixelBox{part.centre, part.centre}.grown(part.radius_px);
  }
  PixelBox operator()(const LinePart& part) const { return extent(part.points).grown(part.width_px / 2.0); }
  PixelBox operator()(const TextPart& part) const {
    const TextSize size = measure(part.text, {.size_px = part.size_px, .face = part.face});
    return {part.at, part.at + Pixel{size.width_px, size.height_px}};
  }
};

bool lies_in(const PixelBox& box, const PixelBox& outer) {
  return box.low.x >= outer.low.x && box.low.y >= outer.low.y && box.high.x <= outer.high.x &&
         box.high.y <= outer.high.y;
}

std::vector<std::string> words_of(const Drawing& drawing) {
  std::vector<std::string> words;
  for (const DrawingPart& part : drawing.parts) {
    if (const auto* text = std::get_if<TextPart>(&part)) words.push_back(text->text);
  }
  return words;
}

Drawing drawing_of(const Symbol& symbol) {
  Drawing drawing;
  add_symbol(drawing, symbol, {100.0, 100.0}, measure);
  return drawing;
}

Furniture some_furniture() {
  Furniture furniture;
  furniture.credits = {"Contains OS data", "Contains Environment Agency data"};
  furniture.wind = WindArrow{Degrees{240.0}, "from 240 WSW", "4.0 m/s (9 mph)", "10:35 GMT"};
  for (const SymbolForm form : {SymbolForm::Square, SymbolForm::Flag, SymbolForm::Burst}) {
    LegendRow row;
    row.symbol.form = form;
    row.symbol.size_px = 13.0;
    row.text = "A row of the legend";
    furniture.legend.push_back(row);
  }
  return furniture;
}

constexpr Camera plain_camera{{{10.0, 40.0}, {1290.0, 760.0}}, {350000.0, 381000.0}, 8.0};

}  // namespace

TEST_CASE("every form is drawn over an edge of its own, with its letters on top") {
  for (const SymbolForm form : {SymbolForm::Square, SymbolForm::Circle, SymbolForm::Diamond,
                                SymbolForm::Hexagon, SymbolForm::Triangle, SymbolForm::Flag}) {
    Symbol symbol;
    symbol.form = form;
    symbol.colour = rgb(0xBE2D14);
    symbol.edge = rgb(0xFFFFFF);
    symbol.letters = "P";
    const Drawing drawing = drawing_of(symbol);
    REQUIRE(drawing.parts.size() > 2);
    const auto* letters = std::get_if<TextPart>(&drawing.parts.back());
    REQUIRE(letters != nullptr);
    CHECK(letters->text == "P");
  }
}

TEST_CASE("a struck symbol has two strokes more, a ringed one three discs more") {
  Symbol symbol;
  symbol.form = SymbolForm::Square;
  const std::size_t plain = drawing_of(symbol).parts.size();
  symbol.mark = SymbolMark::Struck;
  CHECK(drawing_of(symbol).parts.size() == plain + 2);
  symbol.mark = SymbolMark::Ringed;
  CHECK(drawing_of(symbol).parts.size() == plain + 3);
}

TEST_CASE("a symbol twice as large is drawn twice as large, letters included") {
  Symbol symbol;
  symbol.form = SymbolForm::Square;
  symbol.letters = "P";
  const Symbol twice = scaled(symbol, 2.0);
  const auto letters_px = [](const Drawing& drawing) {
    return std::get<TextPart>(drawing.parts.back()).size_px;
  };
  CHECK(letters_px(drawing_of(twice)) == 2.0 * letters_px(drawing_of(symbol)));
  const auto body = [](const Drawing& drawing) { return std::visit(Extent{}, drawing.parts[1]).width(); };
  CHECK(body(drawing_of(twice)) == Approx(2.0 * body(drawing_of(symbol))));
}

TEST_CASE("furniture keeps within the frame and says all it was given, at every text scale") {
  const Palette palette = palette_of(Theme::Light);
  const MeasureText measuring = measure;
  for (const double scale : {0.75, 1.0, 1.5, 2.0, 3.0}) {
    const FurnitureDrawing made = draw_furniture(some_furniture(), plain_camera, {palette, measuring, scale});
    for (const DrawingPart& part : made.drawing.parts)
      CHECK(lies_in(std::visit(Extent{}, part), plain_camera.frame));
    const auto words = words_of(made.drawing);
    for (const char* said : {"N", "0", "Wind from 240 WSW", "4.0 m/s (9 mph)", "at 10:35 GMT"})
      CHECK(std::count(words.begin(), words.end(), said) == 1);
    CHECK(std::count(words.begin(), words.end(), "A row of the legend") == 3);
  }
}

TEST_CASE("words of furniture lie on its boxes, which names keep off") {
  const Palette palette = palette_of(Theme::Light);
  const MeasureText measuring = measure;
  for (const double scale : {1.0, 2.0}) {
    const FurnitureDrawing made = draw_furniture(some_furniture(), plain_camera, {palette, measuring, scale});
    for (const DrawingPart& part : made.drawing.parts) {
      if (!std::holds_alternative<TextPart>(part)) continue;
      const PixelBox words = std::visit(Extent{}, part);
      CAPTURE(std::get<TextPart>(part).text);
      CHECK(std::any_of(made.boxes.begin(), made.boxes.end(),
                        [&](const PixelBox& box) { return lies_in(words, box.grown(3.0)); }));
    }
  }
}

TEST_CASE("furniture is as large as its text scale says") {
  const Palette palette = palette_of(Theme::Light);
  const MeasureText measuring = measure;
  const auto sizes = [&](double scale) {
    std::vector<double> all;
    for (const DrawingPart& part :
         draw_furniture(some_furniture(), plain_camera, {palette, measuring, scale}).drawing.parts) {
      if (const auto* text = std::get_if<TextPart>(&part)) all.push_back(text->size_px / scale);
    }
    std::sort(all.begin(), all.end());
    return all;
  };
  REQUIRE(sizes(1.0).size() == sizes(2.0).size());
  for (std::size_t i = 0; i < sizes(1.0).size(); ++i) CHECK(sizes(2.0)[i] == Approx(sizes(1.0)[i]));
}

TEST_CASE("credits are whole however small the map, and take little of it") {
  const Palette palette = palette_of(Theme::Light);
  const MeasureText measuring = measure;
  Furniture furniture;
  furniture.credits = {"\u00A9 OpenStreetMap contributors, ODbL 1.0",
                       "Tidal water and borough: contains OS data \u00A9 Crown copyright and database right "
                       "2014, 2016; ONS; OGL v3.0",
                       "Fire stations: Home Office, OGL v3.0"};
  std::string all;
  for (const std::string& credit : furniture.credits) all += credit + " ";
  for (const double scale : {0.75, 1.0, 2.5}) {
    for (const Pixel size : {Pixel{400.0, 224.0}, Pixel{704.0, 226.0}, Pixel{1280.0, 500.0}}) {
      const Camera camera{{{0.0, 0.0}, size}, {350000.0, 381000.0}, 8.0};
      const FurnitureDrawing made = draw_furniture(furniture, camera, {palette, measuring, scale});
      std::string said;
      double top = size.y, least_px = 100.0;
      // Laid out from below, before anything else.
      for (const DrawingPart& part : made.drawing.parts) {
        const auto* text = std::get_if<TextPart>(&part);
        if (text == nullptr) continue;
        if (text->text == "0") break;
        said = text->text + " " + said;
        top = std::min(top, text->at.y);
        least_px = std::min(least_px, text->size_px);
      }
      for (std::size_t at; (at = said.find("  \u00B7 ")) != std::string::npos;) said.erase(at, 5);
      CAPTURE(scale, size.x, said);
      CHECK(said == all);
      CHECK(size.y - top <= size.y * 0.26);
      CHECK(least_px >= std::min(8.0, 9.0 * scale));
    }
  }
}

TEST_CASE("the grid is drawn as far as the frame and numbered line by line") {
  const Palette palette = palette_of(Theme::Light);
  const MeasureText measuring = measure;
  const Drawing grid = draw_grid(plain_camera, {palette, measuring});
  const std::size_t lines = grid_lines(plain_camera).size();
  CHECK(grid.parts.size() == 2 * lines);
  CHECK(words_of(grid).size() == lines);
}

TEST_CASE("the banner says its words in the middle, and EXERCISE at both ends where there is room") {
  const PixelBox wide{{0.0, 0.0}, {1280.0, 34.0}};
  CHECK(words_of(draw_banner("EXERCISE  AMBER HERON", wide, measure)) ==
        std::vector<std::string>{"EXERCISE  AMBER HERON", "EXERCISE", "EXERCISE"});
  const PixelBox narrow{{0.0, 0.0}, {400.0, 34.0}};
  CHECK(words_of(draw_banner("EXERCISE  AMBER HERON", narrow, measure)) ==
        std::vector<std::string>{"EXERCISE  AMBER HERON"});
  const PixelBox tiny{{0.0, 0.0}, {200.0, 34.0}};
  CHECK(words_of(draw_banner("EXERCISE  AMBER HERON", tiny, measure)) ==
        std::vector<std::string>{"EXERCISE"});
}

TEST_CASE("text is cut at its line feeds and nowhere else") {
  CHECK(text_lines("a\nb c\n") == std::vector<std::string_view>{"a", "b c", ""});
  CHECK(text_lines("") == std::vector<std::string_view>{""});
}
