#include "render/sfml/map_painter.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <SFML/Graphics/Image.hpp>

#include "render/map_names.hpp"
#include "render/map_text.hpp"
#include "render/sfml/drawing_painter.hpp"
#include "render/sfml/marks_painter.hpp"
#include "render/sfml/tessellate.hpp"
#include "render/symbol_drawing.hpp"
#include "render/thinning.hpp"

namespace tocsin::window {

using render::Camera;
using render::Hatch;
using render::Pixel;
using render::PixelBox;
using render::Scene;

namespace {

// The picture kept is this much larger than the view, so that a pan has some way to go.
constexpr double spare = 1.5;

// A tile of slanting strokes that joins up with itself on all sides.
sf::Image hatch_image(Hatch hatch) {
  const render::HatchTile pattern = render::hatch_tile(hatch);
  const auto size = static_cast<unsigned>(pattern.period_px);
  sf::Image image;
  image.create(size, size, sf::Color(255, 255, 255, 0));
  const auto stroke_share = [&](int along) {
    const int wrapped = ((along % pattern.period_px) + pattern.period_px) % pattern.period_px;
    const double away = std::min(wrapped, pattern.period_px - wrapped) / std::numbers::sqrt2;
    return std::clamp(pattern.stroke_px / 2.0 + 0.5 - away, 0.0, 1.0);
  };
  for (int y = 0; y < pattern.period_px; ++y) {
    for (int x = 0; x < pattern.period_px; ++x) {
      double share = stroke_share(x + y);
      if (pattern.strokes == render::HatchTile::Strokes::Crossed)
        share = std::max(share, stroke_share(x - y));
      image.setPixel(static_cast<unsigned>(x), static_cast<unsigned>(y),
                     sf::Color(255, 255, 255, static_cast<sf::Uint8>(std::lround(share * 255.0))));
    }
  }
  return image;
}

std::vector<Pixel> in_pixels(const std::vector<GridPoint>& points, const Camera& camera) {
  std::vector<Pixel> out;
  out.reserve(points.size());
  for (const GridPoint p : points) out.push_back(camera.to_pixel(p));
  return out;
}

std::vector<Pixel> filled(const render::AreaShape& area, const Camera& camera) {
  std::vector<std::vector<Pixel>> rings;
  for (const auto& ring : area.rings) rings.push_back(in_pixels(ring, camera));
  return triangles(rings);
}

bool is_visible(const std::vector<GridPoint>& points, const GridBox& ground) {
  GridBox box;
  for (const GridPoint p : points) box.add(p);
  return box.meets(ground);
}

// Lines of one layer lie over the areas of that layer and under the next layer's areas.
void draw_scene_base(sf::RenderTarget& target, const Scene& scene, const Camera& camera) {
  const GridBox ground = camera.ground();
  Mesh mesh(Edges::Hard);
  mesh.keep_to(camera.frame);
  std::size_t line = 0;
  const auto add_lines_below = [&](render::Layer layer) {
    for (; line < scene.lines.size() && scene.lines[line].layer < layer; ++line) {
      const render::LineShape& shape = scene.lines[line];
      if (is_visible(shape.points, ground)) {
        mesh.line(in_pixels(shape.points, camera), shape.width_px, shape.colour, shape.dash, shape.ends);
      }
    }
  };
  for (const render::AreaShape& area : scene.areas) {
    add_lines_below(area.layer);
    if (!area.rings.empty() && is_visible(area.rings.front(), ground))
      mesh.triangles(filled(area, camera), area.fill);
  }
  for (; line < scene.lines.size(); ++line) {
    const render::LineShape& shape = scene.lines[line];
    if (is_visible(shape.points, ground)) {
      mesh.line(in_pixels(shape.points, camera), shape.width_px, shape.colour, shape.dash, shape.ends);
    }
  }
  mesh.draw(target);
}

bool is_same(const render::AreaShape& a, const render::AreaShape& b) {
  return a.layer == b.layer && a.fill == b.fill && a.hatch == b.hatch && a.hatch_colour == b.hatch_colour &&
         a.rings == b.rings;
}
bool is_same(const render::LineShape& a, const render::LineShape& b) {
  return a.layer == b.layer && a.width_px == b.width_px && a.colour == b.colour && a.dash == b.dash &&
         a.ends == b.ends && a.points == b.points;
}
template <class Shape>
bool are_same(const std::vector<Shape>& a, const std::vector<Shape>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Shape& one, const Shape& other) { return is_same(one, other); });
}

sf::IntRect whole_pixels(const PixelBox& box) {
  const auto left = static_cast<int>(std::floor(box.low.x)), top = static_cast<int>(std::floor(box.low.y));
  return {left, top, static_cast<int>(std::ceil(box.high.x)) - left,
          static_cast<int>(std::ceil(box.high.y)) - top};
}

PixelBox around(const PixelBox& frame) {
  // Whole pixels, so that the picture lies on the window's own.
  const Pixel more{std::round(frame.width() * (spare - 1.0) / 2.0),
                   std::round(frame.height() * (spare - 1.0) / 2.0)};
  return {frame.low - more, frame.high + more};
}

}  // namespace

sf::View clipped_to(const PixelBox& box, sf::Vector2u size) {
  const auto left = static_cast<float>(box.low.x), top = static_cast<float>(box.low.y);
  const auto width = static_cast<float>(box.width()), height = static_cast<float>(box.height());
  sf::View view({left, top, width, height});
  const auto whole_width = static_cast<float>(size.x), whole_height = static_cast<float>(size.y);
  view.setViewport({left / whole_width, top / whole_height, width / whole_width, height / whole_height});
  return view;
}

bool toggle_in(MapLook& look, render::Action action) {
  const auto toggled = [](auto value, auto shown, auto hidden) { return value == shown ? hidden : shown; };
  switch (action) {
    case render::Action::ToggleGrid:
      look.grid = toggled(look.grid, MapLook::Grid::Shown, MapLook::Grid::Hidden);
      return true;
    case render::Action::ToggleLegend:
      look.legend = toggled(look.legend, MapLook::Legend::Shown, MapLook::Legend::Hidden);
      return true;
    case render::Action::ToggleHazardDetail:
      look.hazard_detail =
          toggled(look.hazard_detail, render::HazardDetail::Shown, render::HazardDetail::Hidden);
      return true;
    default:
      return false;
  }
}

MapPainter::MapPainter(const model::Setting& setting, const Fonts& fonts)
    : setting_(setting),
      sheet_(render::map_sheet(setting.map)),
      fonts_(fonts),
      measure_(fonts.measurer()),
      palette_(render::palette_of(render::Theme::Light)) {
  for (const Hatch hatch : {Hatch::Sparse, Hatch::Medium, Hatch::Dense}) {
    sf::Texture& texture = hatches_[static_cast<std::size_t>(hatch) - 1];
    texture.loadFromImage(hatch_image(hatch));
    texture.setRepeated(true);
  }
}

void MapPainter::refresh_basemap(sf::RenderTarget& target, const Camera& camera, const MapLook& look) {
  const Reach wanted = look.zoom == MapLook::Zoom::GoingOn ? Reach::View : Reach::Spare;
  if (basemap_camera_ && basemap_palette_ == palette_ && basemap_symbols_ == look.symbols &&
      basemap_text_scale_ == look.text_scale) {
    const GridBox have = basemap_camera_->ground();
    const GridBox want = camera.ground();
    const bool covers = have.contains(want.low) && have.contains(want.high);
    const bool reaches = basemap_reach_ == Reach::Spare || wanted == Reach::View;
    if (covers && reaches && is_sharp(camera)) return;
  }
  paint_basemap(target, camera, look, wanted);
}

void MapPainter::paint_basemap(sf::RenderTarget& target, const Camera& camera, const MapLook& look,
                               Reach reach) {
  const PixelBox frame = reach == Reach::View ? camera.frame : around(camera.frame);
  const double width = std::ceil(frame.width()), height = std::ceil(frame.height());
  const sf::IntRect place{0, 0, static_cast<int>(width), static_cast<int>(height)};
  std::optional<Canvas>& canvas = basemaps_[static_cast<std::size_t>(reach)];
  if (!canvas || canvas->place() != place) canvas.emplace(place, Canvas::Edges::Smoothed);
  const Camera wide = camera.framed({{0.0, 0.0}, {width, height}});
  canvas->begin(target);
  canvas->clear(to_sf(palette_.land));
  draw_scene_base(*canvas, render::make_basemap(sheet_, palette_, wide.ground(), wide.metres_per_pixel),
                  wide);
  receptors_ = render::thinned(
      render::enlarged(render::receptor_symbols(setting_, palette_, camera.metres_per_pixel, *look.symbols),
                       look.text_scale, look.view),
      camera.metres_per_pixel);
  render::Drawing receptors;
  for (const render::Symbol& symbol : receptors_) {
    const Pixel at = wide.to_pixel(symbol.at);
    if (wide.frame.contains(at)) render::add_symbol(receptors, symbol, at, measure_);
  }
  paint(*canvas, fonts_, receptors, Edges::Hard);
  canvas->end();
  basemap_camera_ = wide;
  basemap_palette_ = palette_;
  basemap_symbols_ = look.symbols;
  basemap_text_scale_ = look.text_scale;
  basemap_reach_ = reach;
  ground_.reset();
}

void MapPainter::draw_basemap(Canvas& target, const Camera& camera) const {
  const Pixel corner = camera.to_pixel(basemap_camera_->to_grid({0.0, 0.0}));
  basemaps_[static_cast<std::size_t>(basemap_reach_)]->put(
      target, {static_cast<int>(std::lround(corner.x)), static_cast<int>(std::lround(corner.y))});
}

void MapPainter::refresh_hazard(const Camera& camera, SimTime now, const MapLook& look) {
  SimTime moment = now;
  if (look.moment == MapLook::Moment::Rounded)
    moment = render::moment_of_cloud(now, camera.metres_per_pixel, look.speed);
  if (has_hazard_ && hazard_.at == moment && hazard_detail_ == look.hazard_detail) return;
  hazard_detail_ = look.hazard_detail;
  hazard_ = look.view == render::View::Facilitator
                ? render::hazard_picture(setting_, moment, look.hazard_detail)
                : render::HazardPicture{};
  hazard_.at = moment;
  has_hazard_ = true;
}

void MapPainter::draw_grid(sf::RenderTarget& target, const Camera& camera, const MapLook& look) {
  if (!grid_ || !(grid_->camera == camera) || !(grid_->palette == palette_) ||
      grid_->text_scale != look.text_scale) {
    const render::Drawing drawing = render::draw_grid(camera, {palette_, measure_, look.text_scale});
    grid_.emplace(KeptGrid{camera, palette_, look.text_scale, Painting(fonts_, drawing)});
  }
  grid_->painting.draw(target, fonts_);
}

void MapPainter::draw_areas(sf::RenderTarget& target, const Camera& camera, const Scene& overlay) {
  // Strokes are tied to the ground, or they would swim while the map is moved.
  const Pixel anchor = camera.to_pixel(setting_.scenario.incident.position);
  for (std::size_t i = 0; i < overlay.areas.size(); ++i) {
    const render::AreaShape& area = overlay.areas[i];
    const std::vector<Pixel> corners = in_pixels(area_triangles_.of(i, area.rings), camera);
    Mesh fill(Edges::Hard);
    fill.triangles(corners, area.fill);
    fill.draw(target);
    if (area.hatch == Hatch::None) continue;
    Mesh strokes(Edges::Hard);
    for (const Pixel p : corners) strokes.vertex(p, area.hatch_colour, to_sf(p - anchor));
    strokes.draw(target, &hatches_[static_cast<std::size_t>(area.hatch) - 1]);
  }
}

void MapPainter::draw_lines(sf::RenderTarget& target, const Camera& camera, const Scene& overlay) {
  lines_.clear();
  lines_.keep_to(camera.frame);
  const GridBox ground = camera.framed(camera.frame.grown(8.0)).ground();
  for (const render::LineShape& line : overlay.lines) {
    if (is_visible(line.points, ground))
      lines_.line(in_pixels(line.points, camera), line.width_px, line.colour, line.dash, line.ends);
  }
  lines_.draw(target);
  ways_->mesh.draw(target);
}

void MapPainter::see_ways(const Camera& camera) {
  if (ways_->seen_by && *ways_->seen_by == camera) return;
  ways_->seen_by = camera;
  ways_->boxes = render::boxes_along_ways(ways_->lines, camera);
  ways_->mesh.clear();
  ways_->mesh.keep_to(camera.frame);
  drawn_.clear();
  const GridBox ground = camera.framed(camera.frame.grown(8.0)).ground();
  const auto draw = [&](const render::LineShape& line, const std::vector<render::DrawnStretches::Run>& runs) {
    for (const auto& run : runs) {
      ways_->mesh.line(in_pixels(run.points, camera), line.width_px, line.colour, line.dash, line.ends,
                       run.from_m / camera.metres_per_pixel);
    }
  };
  for (auto line = ways_->lines.begin(); line != ways_->lines.end(); ++line) {
    const bool is_border = line + 1 != ways_->lines.end() && render::is_border_of(*line, *(line + 1));
    if (is_border) continue;
    const auto runs = drawn_.rest_of(*line, ground);
    if (line != ways_->lines.begin() && render::is_border_of(*(line - 1), *line)) draw(*(line - 1), runs);
    draw(*line, runs);
  }
}

void MapPainter::refresh_ways(const Camera& camera, const model::World& world, SimTime now,
                              const MapLook& look) {
  const double scale = camera.metres_per_pixel;
  const SimTime moment = look.moment == MapLook::Moment::Exact ? now : render::moment_of_ways(now, scale);
  if (ways_ && ways_->moment == moment && ways_->metres_per_pixel == scale && ways_->palette == palette_ &&
      ways_->symbols == look.symbols && ways_->selected == look.selected &&
      render::are_drivers_of(ways_->drivers, world)) {
    return;
  }
  const render::OverlayOptions options{look.view, scale, look.selected, look.symbols};
  std::vector<render::Driver> drivers =
      render::drivers(setting_, world, ways_ ? std::move(ways_->drivers) : std::vector<render::Driver>{});
  std::vector<render::LineShape> lines =
      render::make_ways(setting_, world, moment, palette_, options, drivers);
  ways_.emplace(KeptWays{moment,
                         scale,
                         palette_,
                         look.symbols,
                         look.selected,
                         std::move(drivers),
                         std::move(lines),
                         {},
                         {},
                         Mesh()});
  ground_.reset();
}

void MapPainter::draw_ground(sf::RenderTarget& target, const Camera& camera, const Scene& overlay,
                             const MapLook& look) {
  const sf::IntRect place = whole_pixels(camera.frame);
  const bool is_kept = ground_ && ground_->camera == camera && ground_->palette == palette_ &&
                       ground_->text_scale == look.text_scale && ground_->grid == look.grid &&
                       are_same(ground_->areas, overlay.areas) && are_same(ground_->lines, overlay.lines);
  if (!is_kept) {
    if (!ground_picture_ || ground_picture_->place() != place) ground_picture_.emplace(place);
    ground_picture_->begin(target);
    draw_basemap(*ground_picture_, camera);
    if (look.grid == MapLook::Grid::Shown) draw_grid(*ground_picture_, camera, look);
    draw_areas(*ground_picture_, camera, overlay);
    draw_lines(*ground_picture_, camera, overlay);
    draw_names(*ground_picture_, still_->on_ground);
    ground_picture_->end();
    ground_.emplace(KeptGround{camera, palette_, look.text_scale, look.grid, overlay.areas, overlay.lines});
  }
  ground_picture_->put(target);
}

void MapPainter::draw_symbols(sf::RenderTarget& target, const Camera& camera, const Scene& overlay) {
  std::vector<SymbolSheet::Placed> symbols;
  const PixelBox near_frame = camera.frame.grown(40.0);
  for (const render::Symbol& symbol : overlay.symbols) {
    const Pixel at = camera.to_pixel(symbol.at) + symbol.offset;
    if (near_frame.contains(at)) symbols.push_back({&symbol, at});
  }
  symbol_sheet_.draw(target, fonts_, symbols);
}

// With the places they had before; a plan made from itself is the same plan, so it need not be made again.
// What only passes by does not make the names that stand still look for other places.
void MapPainter::place_still_names(const render::NameGround& ground, const Camera& camera,
                                   const MapLook& look) {
  std::vector<render::Label> of_overlay = render::still_names_of(ground.overlay);
  std::vector<PixelBox> kept_clear = render::boxes_kept_clear(ground, camera);
  if (still_ && still_->camera == camera && still_->palette == palette_ &&
      still_->text_scale == look.text_scale && still_->of_overlay == of_overlay &&
      still_->kept_clear == kept_clear) {
    return;
  }
  render::LabelPlan plan = render::place_still_names(ground, camera, measure_, slots_);
  Names on_ground = names_of(plan.placed, render::LabelDepth::Ground);
  Names on_top = names_of(plan.placed, render::LabelDepth::Top);
  still_.emplace(StillNames{camera, palette_, look.text_scale, std::move(of_overlay), std::move(kept_clear),
                            std::move(plan), std::move(on_ground), std::move(on_top)});
  ground_.reset();
}

std::vector<render::PlacedLabel> MapPainter::place_names(const Camera& camera, const Scene& overlay,
                                                         const MapLook& look) {
  if (!still_ || !(still_->camera == camera) || !(still_->palette == palette_) ||
      still_->text_scale != look.text_scale) {
    basemap_labels_ =
        render::enlarged(render::basemap_labels(sheet_, palette_, camera), look.text_scale, look.view);
  }
  const render::NameGround ground{basemap_labels_, overlay, receptors_, furniture_->boxes, ways_->boxes};
  place_still_names(ground, camera, look);
  render::LabelPlan plan = render::place_passing_names(ground, camera, measure_, slots_, still_->plan);
  slots_ = still_->plan.slots;
  slots_.merge(plan.slots);
  return std::move(plan.placed);
}

MapPainter::Names MapPainter::names_of(std::span<const render::PlacedLabel> labels,
                                       render::LabelDepth depth) const {
  Names names{Mesh(), TextBatch(fonts_)};
  for (const render::PlacedLabel& label : labels) {
    if (label.style.depth != depth) continue;
    TextBatch::Look text_look{label.style.size_px, label.style.face, label.style.text, {0, 0, 0, 0}};
    const double pad = label.style.ground == render::LabelGround::Halo ? 1.0 : 3.0;
    if (label.style.ground == render::LabelGround::Halo) {
      text_look.halo = label.style.back;
    } else {
      const PixelBox box{{std::round(label.box.low.x), std::round(label.box.low.y)},
                         {std::round(label.box.high.x), std::round(label.box.high.y)}};
      const bool is_tag = label.style.ground == render::LabelGround::Tag;
      names.grounds.rounded_box(
          box, 2.5,
          is_tag ? render::with_alpha(label.style.text, 255) : render::with_alpha(palette_.halo, 255));
      names.grounds.rounded_box(box.grown(-1.0), 2.0, label.style.back);
    }
    if (label.turn_deg != 0.0) {
      names.text.add_turned(label.text, label.turned(), text_look);
    } else {
      names.text.add(label.text, label.box.low + Pixel{pad, pad}, text_look);
    }
  }
  return names;
}

void MapPainter::draw_names(sf::RenderTarget& target, const Names& names) {
  names.grounds.draw(target);
  names.text.draw(target);
}

namespace {

// Everything that furniture says: with camera, colours and size, all that decides how it looks.
std::vector<std::string> words_of(const render::Furniture& furniture, render::View view) {
  std::vector<std::string> words = furniture.credits;
  words.emplace_back(view == render::View::Room ? "room" : "facilitator");
  if (furniture.wind) {
    words.push_back(std::to_string(furniture.wind->from.value));
    words.insert(words.end(), {furniture.wind->direction, furniture.wind->speed, furniture.wind->time});
  }
  for (const render::LegendRow& row : furniture.legend) words.push_back(row.text);
  return words;
}

}  // namespace

void MapPainter::refresh_furniture(const Camera& camera, const model::World& world, SimTime now,
                                   const MapLook& look) {
  render::Furniture furniture;
  furniture.credits = render::attribution(setting_.map);
  // The seconds are enough, and do not flicker.
  furniture.wind = render::wind_arrow(setting_, SimTime{now.ms / 1000 * 1000});
  if (look.legend == MapLook::Legend::Shown)
    furniture.legend = render::legend(setting_, hazard_, palette_, look.view, {&world, look.symbols});
  std::vector<std::string> words = words_of(furniture, look.view);
  if (furniture_ && furniture_->camera == camera && furniture_->palette == palette_ &&
      furniture_->text_scale == look.text_scale && furniture_->symbols == look.symbols &&
      furniture_->words == words) {
    return;
  }
  render::FurnitureDrawing laid_out =
      render::draw_furniture(furniture, camera, {palette_, measure_, look.text_scale});
  furniture_.emplace(KeptFurniture{camera, palette_, look.text_scale, look.symbols, std::move(words),
                                   std::move(laid_out.boxes), Painting(fonts_, laid_out.drawing)});
}

void MapPainter::draw(sf::RenderTarget& target, const Camera& camera, const model::World& world, SimTime now,
                      const MapLook& look) {
  palette_ = render::palette_of(look.theme);
  refresh_basemap(target, camera, look);
  refresh_hazard(camera, now, look);
  refresh_ways(camera, world, now, look);
  see_ways(camera);
  Scene overlay = render::make_overlay_without_ways(setting_, world, now, hazard_, palette_,
                                                    {.view = look.view,
                                                     .metres_per_pixel = camera.metres_per_pixel,
                                                     .selected = look.selected,
                                                     .symbols = look.symbols});
  overlay = render::enlarged(std::move(overlay), look.text_scale, look.view);
  units_drawn_.clear();
  for (const render::Symbol& symbol : overlay.symbols) {
    if (symbol.unit.valid()) units_drawn_.emplace_back(symbol.unit, symbol.offset);
  }
  const sf::View whole = target.getView();
  target.setView(clipped_to(camera.frame, target.getSize()));
  refresh_furniture(camera, world, now, look);
  const std::vector<render::PlacedLabel> passing = place_names(camera, overlay, look);
  draw_ground(target, camera, overlay, look);
  draw_names(target, names_of(passing, render::LabelDepth::Ground));
  draw_symbols(target, camera, overlay);
  draw_names(target, still_->on_top);
  draw_names(target, names_of(passing, render::LabelDepth::Top));
  draw_marks(target, fonts_, camera, look.marks, palette_, furniture_->boxes);
  furniture_->painting.draw(target, fonts_);
  target.setView(whole);
}

}  // namespace tocsin::window
