#include "render/map_marks.hpp"

#include "render/map_text.hpp"
#include "render/symbol_table.hpp"
#include "sim/model/rvps.hpp"

namespace tocsin::render {

namespace {

constexpr double band_px = 9.0;
constexpr double thin_band_px = 5.0;
constexpr double frame_px = 6.0;
constexpr double thin_frame_px = 4.0;

double ring_px(const Thing& thing) {
  if (std::holds_alternative<Site>(thing)) return 18.0;
  if (std::holds_alternative<model::ReceptorId>(thing)) return 12.0;
  return 15.0;
}

std::vector<MapMarks::Line> bands(const Shown& shown, const Thing& thing, double width_px, MarkInk ink) {
  std::vector<MapMarks::Line> along;
  for (std::vector<GridPoint>& line : lines_of(shown, thing))
    along.push_back({std::move(line), width_px, ink, Dash::Solid});
  return along;
}

}  // namespace

// A flag's foot is on its point; its cloth is what the eye takes for the symbol.
SymbolSpot symbol_spot(const Shown& shown, const Thing& thing, const SymbolLook& look) {
  const auto* rvp = std::get_if<model::RvpId>(&thing);
  if (rvp == nullptr) return {};
  // Colours change no size.
  const Symbol flag =
      flag_of(model::rvp_of(shown.setting, shown.world, *rvp), look.symbols, palette_of(Theme::Light));
  const Symbol drawn = enlarged(std::vector<Symbol>{flag}, look.text_scale, look.view).front();
  const PixelBox cloth = box_of(drawn, {});
  return {cloth.centre(), cloth};
}

void MapMarks::add(const MapMarks& other) {
  areas.insert(areas.end(), other.areas.begin(), other.areas.end());
  lines.insert(lines.end(), other.lines.begin(), other.lines.end());
  rings.insert(rings.end(), other.rings.begin(), other.rings.end());
  frames.insert(frames.end(), other.frames.begin(), other.frames.end());
  dots.insert(dots.end(), other.dots.begin(), other.dots.end());
  tags.insert(tags.end(), other.tags.begin(), other.tags.end());
  if (other.cross_hair) cross_hair = other.cross_hair;
}

// Rings go round symbols, frames round flags, bands along lines.
void MapMarks::add_selected(const Shown& shown, const Thing& thing, const SymbolSpot& symbol,
                            const std::string& words) {
  const auto at = place_of(shown, thing);
  if (!at) return;
  std::vector<Line> along = bands(shown, thing, band_px, MarkInk::Selected);
  double clear_px = band_px / 2.0;
  if (symbol.cloth) {
    frames.push_back({*at, symbol.cloth->grown(frame_px), MarkInk::Selected});
    // The callout leaves at a slant, over the upper or the lower edge.
    clear_px = symbol.cloth->height() * 0.75 + frame_px + 4.0;
  } else if (along.empty()) {
    rings.push_back({*at, symbol.middle, ring_px(thing), MarkInk::Selected});
    clear_px = ring_px(thing) + 3.0;
  }
  lines.insert(lines.end(), along.begin(), along.end());
  tags.push_back({words, *at, symbol.middle, Tag::Form::Callout, clear_px});
}

void MapMarks::add_hovered(const Shown& shown, const Thing& thing, const SymbolSpot& symbol) {
  const auto at = place_of(shown, thing);
  if (!at) return;
  const std::vector<Line> along = bands(shown, thing, thin_band_px, MarkInk::Hovered);
  if (symbol.cloth) {
    frames.push_back({*at, symbol.cloth->grown(thin_frame_px), MarkInk::Hovered});
  } else if (along.empty()) {
    rings.push_back({*at, symbol.middle, ring_px(thing) - 2.0, MarkInk::Hovered});
  }
  lines.insert(lines.end(), along.begin(), along.end());
}

}  // namespace tocsin::render
