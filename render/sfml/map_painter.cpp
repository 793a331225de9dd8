#include "render/sfml/map_painter.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/Sprite.hpp>

#include "render/sfml/symbols.hpp"
#include "render/sfml/tessellate.hpp"

namespace tocsin::window {

using render::Camera;
using render::Hatch;
using render::Pixel;
using render::PixelBox;
using render::Scene;

namespace {

// The picture kept is this much larger than the view, so that a pan has some way to go.
constexpr double spare = 1.5;

struct HatchPattern {
  int period_px;
  double stroke_px;
  bool is_crossed;
};
constexpr std::array<HatchPattern, 3> patterns{{{18, 1.2, false}, {11, 1.4, false}, {9, 1.5, true}}};

// A tile of slanting strokes that joins up with itself on all sides.
sf::Image hatch_tile(const HatchPattern& pattern) {
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
      if (pattern.is_crossed) share = std::max(share, stroke_share(x - y));
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

PixelBox around(const PixelBox& frame) {
  const Pixel more{frame.width() * (spare - 1.0) / 2.0, frame.height() * (spare - 1.0) / 2.0};
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

MapPainter::MapPainter(const model::Setting& setting, const Fonts& fonts)
    : setting_(setting), fonts_(fonts), palette_(render::palette_of(render::Theme::Light)) {
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    hatches_[i].loadFromImage(hatch_tile(patterns[i]));
    hatches_[i].setRepeated(true);
  }
}

void MapPainter::refresh_basemap(const Camera& camera, const MapLook& look) {
  if (cached_ && cached_->theme == look.theme) {
    const bool is_same_scale = cached_->camera.metres_per_pixel == camera.metres_per_pixel;
    const GridBox have = cached_->camera.ground();
    const GridBox want = camera.ground();
    const bool covers = have.contains(want.low) && have.contains(want.high);
    if (covers && is_same_scale) return;
    if (look.zoom == MapLook::Zoom::GoingOn && !is_same_scale) return;
  }
  const PixelBox frame = around(camera.frame);
  const auto width = static_cast<unsigned>(std::ceil(frame.width()));
  const auto height = static_cast<unsigned>(std::ceil(frame.height()));
  if (!basemap_ || basemap_->getSize() != sf::Vector2u(width, height)) {
    basemap_ = std::make_unique<sf::RenderTexture>();
    basemap_->create(width, height, sf::ContextSettings(0, 0, 4));
  }
  const Camera wide = camera.framed({{0.0, 0.0}, {static_cast<double>(width), static_cast<double>(height)}});
  basemap_->clear(to_sf(palette_.land));
  draw_scene_base(*basemap_, render::make_basemap(setting_.map, palette_, camera.metres_per_pixel), wide);
  Mesh receptors(Edges::Hard);
  for (const render::Symbol& symbol : render::receptor_symbols(setting_, palette_, camera.metres_per_pixel)) {
    const Pixel at = wide.to_pixel(symbol.at);
    if (wide.frame.contains(at)) add_symbol(receptors, fonts_, symbol, at);
  }
  receptors.draw(*basemap_, &symbol_texture(fonts_));
  basemap_->display();
  cached_ = Cached{wide, look.theme};
}

void MapPainter::draw_basemap(sf::RenderTarget& target, const Camera& camera) const {
  if (!cached_) return;
  sf::Sprite sprite(basemap_->getTexture());
  const Pixel corner = camera.to_pixel(cached_->camera.to_grid({0.0, 0.0}));
  const double scale = cached_->camera.metres_per_pixel / camera.metres_per_pixel;
  basemap_->setSmooth(scale != 1.0);
  if (scale == 1.0) {
    // On whole pixels the picture is copied, not resampled.
    sprite.setPosition(static_cast<float>(std::round(corner.x)), static_cast<float>(std::round(corner.y)));
  } else {
    sprite.setPosition(to_sf(corner));
    sprite.setScale(static_cast<float>(scale), static_cast<float>(scale));
  }
  target.draw(sprite, sf::BlendNone);
}

void MapPainter::refresh_hazard(SimTime now, const MapLook& look) {
  SimTime moment = now;
  if (look.moment == MapLook::Moment::Rounded) {
    const auto step_ms = std::max<std::int64_t>(1000, static_cast<std::int64_t>(look.speed * 250.0));
    moment.ms = now.ms / step_ms * step_ms;
  }
  if (has_hazard_ && hazard_.at == moment) return;
  hazard_ = look.view == render::View::Facilitator ? render::hazard_picture(setting_, moment)
                                                   : render::HazardPicture{};
  hazard_.at = moment;
  has_hazard_ = true;
}

void MapPainter::draw_areas(sf::RenderTarget& target, const Camera& camera, const Scene& overlay) const {
  // Strokes are tied to the ground, or they would swim while the map is moved.
  const Pixel anchor = camera.to_pixel(setting_.scenario.incident.position);
  for (const render::AreaShape& area : overlay.areas) {
    const std::vector<Pixel> corners = filled(area, camera);
    Mesh fill(Edges::Hard);
    fill.triangles(corners, area.fill);
    fill.draw(target);
    if (area.hatch == Hatch::None) continue;
    Mesh strokes(Edges::Hard);
    for (const Pixel p : corners) strokes.vertex(p, area.hatch_colour, to_sf(p - anchor));
    strokes.draw(target, &hatches_[static_cast<std::size_t>(area.hatch) - 1]);
  }
}

void MapPainter::draw_lines(sf::RenderTarget& target, const Camera& camera, const Scene& overlay) const {
  Mesh mesh;
  const GridBox ground = camera.ground();
  for (const render::LineShape& line : overlay.lines) {
    if (!is_visible(line.points, ground)) continue;
    mesh.line(in_pixels(line.points, camera), line.width_px, line.colour, line.dash, line.ends);
  }
  mesh.draw(target);
}

void MapPainter::draw_symbols(sf::RenderTarget& target, const Camera& camera, const Scene& overlay) {
  Mesh mesh;
  const PixelBox near_frame = camera.frame.grown(40.0);
  for (const render::Symbol& symbol : overlay.symbols) {
    const Pixel at = camera.to_pixel(symbol.at) + symbol.offset;
    if (near_frame.contains(at)) add_symbol(mesh, fonts_, symbol, at);
  }
  mesh.draw(target, &symbol_texture(fonts_));
}

std::vector<render::PlacedLabel> MapPainter::placed_labels(const Camera& camera, const Scene& overlay,
                                                           const MapLook& look,
                                                           std::span<const PixelBox> furniture) {
  if (!labelled_ || !(labelled_->camera == camera) || labelled_->theme != look.theme) {
    basemap_labels_ = render::basemap_labels(setting_.map, palette_, camera);
    labelled_ = Cached{camera, look.theme};
  }
  // What stands still first, then the units that drive past it: a name on the map does not give way to them.
  std::vector<render::Label> still = basemap_labels_;
  std::vector<render::Label> moving;
  for (const render::Label& label : overlay.labels) {
    (label.key.rfind("unit:", 0) == 0 ? moving : still).push_back(label);
  }
  std::vector<PixelBox> taken(furniture.begin(), furniture.end());
  const auto keep_off = [&](auto&& is_meant) {
    for (const render::Symbol& symbol : overlay.symbols) {
      if (is_meant(symbol))
        taken.push_back(render::box_of(symbol, camera.to_pixel(symbol.at) + symbol.offset));
    }
  };
  const auto measure = [this](const std::string& text, const render::LabelStyle& style) {
    return fonts_.measure(text, style.size_px, style.face);
  };
  keep_off([](const render::Symbol& s) { return s.layer >= render::Layer::Points && !s.heading; });
  render::LabelPlan plan = render::place_labels(still, camera, measure, {.taken = taken, .former = &slots_});
  keep_off([](const render::Symbol& s) { return s.heading.has_value(); });
  for (const render::PlacedLabel& label : plan.placed) taken.push_back(label.box);
  render::LabelPlan passing =
      render::place_labels(moving, camera, measure, {.taken = taken, .former = &slots_});
  plan.placed.insert(plan.placed.end(), passing.placed.begin(), passing.placed.end());
  slots_ = std::move(plan.slots);
  slots_.merge(passing.slots);
  return std::move(plan.placed);
}

void MapPainter::draw_labels(sf::RenderTarget& target, std::span<const render::PlacedLabel> labels,
                             render::LabelDepth depth) const {
  Mesh grounds;
  TextBatch text(fonts_);
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
      grounds.rounded_box(
          box, 2.5,
          is_tag ? render::with_alpha(label.style.text, 255) : render::with_alpha(palette_.halo, 255));
      grounds.rounded_box(box.grown(-1.0), 2.0, label.style.back);
    }
    text.add(label.text, label.box.low + Pixel{pad, pad}, text_look);
  }
  grounds.draw(target);
  text.draw(target);
}

std::optional<model::UnitId> MapPainter::unit_at(Pixel at) const {
  std::optional<model::UnitId> best;
  double best_px = 16.0;
  for (const auto& [id, where] : units_drawn_) {
    const double away = std::hypot(where.x - at.x, where.y - at.y);
    if (away < best_px) best_px = away, best = id;
  }
  return best;
}

void MapPainter::draw(sf::RenderTarget& target, const Camera& camera, const model::World& world, SimTime now,
                      const MapLook& look) {
  palette_ = render::palette_of(look.theme);
  refresh_basemap(camera, look);
  refresh_hazard(now, look);
  const Scene overlay = render::make_overlay(
      setting_, world, now, hazard_, palette_,
      {.view = look.view, .metres_per_pixel = camera.metres_per_pixel, .selected = look.selected});
  units_drawn_.clear();
  for (const render::Symbol& symbol : overlay.symbols) {
    if (symbol.unit.valid())
      units_drawn_.emplace_back(symbol.unit, camera.to_pixel(symbol.at) + symbol.offset);
  }
  const sf::View whole = target.getView();
  target.setView(clipped_to(camera.frame, target.getSize()));
  draw_basemap(target, camera);
  if (look.grid == MapLook::Grid::Shown) draw_grid(target, camera);
  draw_areas(target, camera, overlay);
  draw_lines(target, camera, overlay);
  const FurnitureDrawing over_all = furniture(camera, now, look);
  const std::vector<render::PlacedLabel> labels = placed_labels(camera, overlay, look, over_all.boxes());
  draw_labels(target, labels, render::LabelDepth::Ground);
  draw_symbols(target, camera, overlay);
  draw_labels(target, labels, render::LabelDepth::Top);
  over_all.draw(target);
  target.setView(whole);
}

}  // namespace tocsin::window
