#include "render/map_marks.hpp"

namespace tocsin::render {

namespace {

constexpr double band_px = 9.0;
constexpr double thin_band_px = 5.0;
constexpr double flag_middle_px = 23.0;

double ring_px(const Thing& thing) {
  if (std::holds_alternative<model::RvpId>(thing)) return 22.0;
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

// A flag's foot is on its point; its middle is what the eye takes for the symbol.
Pixel symbol_offset(const Thing& thing) {
  return std::holds_alternative<model::RvpId>(thing) ? Pixel{14.0, -flag_middle_px} : Pixel{};
}

void MapMarks::add(const MapMarks& other) {
  areas.insert(areas.end(), other.areas.begin(), other.areas.end());
  lines.insert(lines.end(), other.lines.begin(), other.lines.end());
  rings.insert(rings.end(), other.rings.begin(), other.rings.end());
  dots.insert(dots.end(), other.dots.begin(), other.dots.end());
  tags.insert(tags.end(), other.tags.begin(), other.tags.end());
  if (other.cross_hair) cross_hair = other.cross_hair;
}

// Rings go round symbols, bands along lines.
void MapMarks::add_selected(const Shown& shown, const Thing& thing, Pixel symbol, const std::string& words) {
  const auto at = place_of(shown, thing);
  if (!at) return;
  std::vector<Line> along = bands(shown, thing, band_px, MarkInk::Selected);
  double clear_px = band_px / 2.0;
  if (along.empty()) {
    rings.push_back({*at, symbol, ring_px(thing), MarkInk::Selected});
    clear_px = ring_px(thing) + 3.0;
  }
  lines.insert(lines.end(), along.begin(), along.end());
  tags.push_back({words, *at, symbol, Tag::Form::Callout, clear_px});
}

void MapMarks::add_hovered(const Shown& shown, const Thing& thing, Pixel symbol) {
  const auto at = place_of(shown, thing);
  if (!at) return;
  const std::vector<Line> along = bands(shown, thing, thin_band_px, MarkInk::Hovered);
  if (along.empty()) rings.push_back({*at, symbol, ring_px(thing) - 2.0, MarkInk::Hovered});
  lines.insert(lines.end(), along.begin(), along.end());
}

}  // namespace tocsin::render
