#include "render/sfml/symbol_sheet.hpp"

#include <algorithm>
#include <cmath>

#include "render/sfml/drawing_painter.hpp"
#include "render/sfml/mesh.hpp"
#include "render/symbol_drawing.hpp"

namespace tocsin::window {

using render::Pixel;
using render::PixelBox;
using render::Symbol;

namespace {

constexpr unsigned cell_px = 64;
constexpr double half_px = cell_px / 2.0;
constexpr unsigned columns = 32;
constexpr unsigned rows = 28;
constexpr std::size_t most_cells = static_cast<std::size_t>(columns) * rows;
constexpr double largest_px = 30.0;
constexpr double heading_step_deg = 3.0;

bool has_room_for(const Symbol& symbol) {
  return symbol.form != render::SymbolForm::Flag && symbol.size_px <= largest_px &&
         symbol.letters.size() <= 4;
}

Pixel corner_of(std::size_t cell) {
  const std::size_t column = cell % columns, row = cell / columns;
  return {static_cast<double>(column * cell_px), static_cast<double>(row * cell_px)};
}

std::uint32_t number_of(render::Colour c) { return to_sf(c).toInteger(); }

int heading_step(Degrees heading) {
  constexpr int steps = static_cast<int>(360.0 / heading_step_deg);
  const int step = static_cast<int>(std::lround(heading.value / heading_step_deg)) % steps;
  return step < 0 ? step + steps : step;
}

}  // namespace

SymbolSheet::Look SymbolSheet::look_of(const Symbol& symbol) {
  return {symbol.form,
          symbol.fill,
          symbol.mark,
          symbol.size_px,
          symbol.letters_px,
          {number_of(symbol.colour), number_of(symbol.edge), number_of(symbol.ink), number_of(symbol.rim)},
          symbol.heading ? heading_step(*symbol.heading) : -1,
          symbol.letters};
}

SymbolSheet::Stamp SymbolSheet::make(const Fonts& fonts, const Symbol& symbol, std::size_t cell) {
  Symbol stamp = symbol;
  if (stamp.heading) stamp.heading = Degrees{heading_step(*stamp.heading) * heading_step_deg};
  const Pixel place = corner_of(cell) + Pixel{half_px, half_px};
  render::Drawing drawing;
  render::add_symbol(drawing, stamp, place, fonts.measurer());
  const Painting painting(fonts, drawing);
  painting.draw(*sheet_, fonts);
  // Whole pixels, and no more of them than there is something on: hundreds of stamps are many.
  const PixelBox box = painting.box();
  const auto kept = [](double along) { return std::clamp(along, -half_px, half_px); };
  return {cell,
          {{kept(std::floor(box.low.x - place.x)), kept(std::floor(box.low.y - place.y))},
           {kept(std::ceil(box.high.x - place.x)), kept(std::ceil(box.high.y - place.y))}}};
}

std::vector<std::optional<SymbolSheet::Stamp>> SymbolSheet::stamps_of(const Fonts& fonts,
                                                                      const std::vector<Placed>& symbols) {
  if (!sheet_) {
    sheet_ = std::make_unique<sf::RenderTexture>();
    sheet_->create(columns * cell_px, rows * cell_px);
  }
  // Full of what has been: what is here now begins a new one.
  if (stamps_.size() + symbols.size() > most_cells) stamps_.clear();
  bool has_more = stamps_.empty();
  if (has_more) sheet_->clear(sf::Color::Transparent);
  std::vector<std::optional<Stamp>> stamps;
  for (const Placed& placed : symbols) {
    std::optional<Stamp>& stamp = stamps.emplace_back();
    if (!has_room_for(*placed.symbol)) continue;
    const Look look = look_of(*placed.symbol);
    auto known = stamps_.find(look);
    if (known == stamps_.end()) {
      if (stamps_.size() >= most_cells) continue;
      known = stamps_.emplace(look, make(fonts, *placed.symbol, stamps_.size())).first;
      has_more = true;
    }
    stamp = known->second;
  }
  if (has_more) sheet_->display();
  return stamps;
}

void SymbolSheet::draw(sf::RenderTarget& target, const Fonts& fonts, const std::vector<Placed>& symbols) {
  const auto stamps = stamps_of(fonts, symbols);
  const render::MeasureText measure = fonts.measurer();
  std::vector<sf::Vertex> corners;
  const auto draw_stamps = [&] {
    // Colours on the sheet already carry their share of what they were laid on.
    sf::RenderStates states(sf::BlendMode(sf::BlendMode::One, sf::BlendMode::OneMinusSrcAlpha));
    states.texture = &sheet_->getTexture();
    target.draw(corners.data(), corners.size(), sf::Triangles, states);
    corners.clear();
  };
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (!stamps[i]) {
      draw_stamps();
      render::Drawing drawing;
      render::add_symbol(drawing, *symbols[i].symbol, symbols[i].at, measure);
      paint(target, fonts, drawing);
      continue;
    }
    const PixelBox& box = stamps[i]->box;
    const Pixel at{std::round(symbols[i].at.x), std::round(symbols[i].at.y)};
    const Pixel on_sheet = corner_of(stamps[i]->cell) + Pixel{half_px, half_px};
    const auto corner = [&](double x, double y) {
      corners.emplace_back(to_sf(at + Pixel{x, y}), sf::Color::White, to_sf(on_sheet + Pixel{x, y}));
    };
    corner(box.low.x, box.low.y), corner(box.high.x, box.low.y), corner(box.high.x, box.high.y);
    corner(box.low.x, box.low.y), corner(box.high.x, box.high.y), corner(box.low.x, box.high.y);
  }
  draw_stamps();
}

}  // namespace tocsin::window
