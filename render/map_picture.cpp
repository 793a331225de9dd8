#include "render/map_picture.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include <fmt/format.h>

#include "render/clip.hpp"
#include "render/furniture_drawing.hpp"
#include "render/map_names.hpp"
#include "render/map_text.hpp"
#include "render/names.hpp"
#include "render/panels.hpp"
#include "render/symbol_drawing.hpp"
#include "render/thinning.hpp"
#include "sim/model/rvps.hpp"

namespace tocsin::render {

namespace {

// Finer than anybody sees, coarse enough to keep a file small.
constexpr double thinning_px = 0.3;
constexpr double margin_px = 30.0;

const char* name_of(Layer layer) {
  switch (layer) {
    case Layer::Water:
      return "water";
    case Layer::Green:
      return "green";
    case Layer::BuiltUp:
      return "built-up";
    case Layer::Boundary:
      return "boundary";
    case Layer::Watercourses:
      return "watercourses";
    case Layer::Tunnels:
      return "tunnels";
    case Layer::RoadCasings:
      return "road-casings";
    case Layer::RoadFills:
      return "roads";
    case Layer::Bridges:
      return "bridges";
    case Layer::Rail:
      return "rail";
    case Layer::RoadMarks:
      return "road-marks";
    case Layer::Hazard:
      return "hazard";
    case Layer::Cordons:
      return "cordons";
    case Layer::Closures:
      return "closures";
    case Layer::Routes:
      return "routes";
    case Layer::Receptors:
      return "receptors";
    case Layer::Points:
      return "places";
    case Layer::Units:
      return "units";
  }
  return "more";
}

/// One picture in the making.
class Picture {
 public:
  Picture(const Camera& camera, const MeasureText& measure) : camera_(camera), measure_(measure) {}

  /// The layer of that name, begun on top where there is none yet.
  Drawing& layer(const std::string& id) {
    const auto found =
        std::find_if(layers_.begin(), layers_.end(), [&](const PictureLayer& l) { return l.id == id; });
    return found != layers_.end() ? found->drawing : layers_.emplace_back(PictureLayer{id, {}}).drawing;
  }
  void add_shapes(const Scene& scene, Pixel hatch_from);
  /// Into the layer of that id, or each into that of its own layer.
  void add_symbols(const std::vector<Symbol>& symbols, const std::string& id = {});
  std::vector<PictureLayer> take() {
    std::erase_if(layers_, [](const PictureLayer& l) { return l.drawing.parts.empty(); });
    return std::move(layers_);
  }

 private:
  void add(Drawing& drawing, const AreaShape& shape, Pixel hatch_from);
  void add(Drawing& drawing, const LineShape& shape);
  std::vector<Pixel> in_pixels(const std::vector<GridPoint>& points) const {
    std::vector<Pixel> out;
    out.reserve(points.size());
    for (const GridPoint p : points) out.push_back(camera_.to_pixel(p));
    return out;
  }

  const Camera& camera_;
  const MeasureText& measure_;
  std::vector<PictureLayer> layers_;
};

void Picture::add(Drawing& drawing, const AreaShape& shape, Pixel hatch_from) {
  AreaPart part{{}, shape.fill, shape.hatch, shape.hatch_colour, hatch_from};
  for (const auto& ring : shape.rings) {
    std::vector<Pixel> corners = clipped_ring(in_pixels(ring), camera_.frame.grown(4.0));
    if (corners.size() > 3) {
      corners.push_back(corners.front());
      corners = thinned(corners, thinning_px);
      corners.pop_back();
    }
    // A hole that has shrunk to nothing goes; a shape without its outer ring would turn inside out.
    if (corners.size() >= 3) part.rings.push_back(std::move(corners));
  }
  if (!part.rings.empty()) drawing.parts.emplace_back(std::move(part));
}

void Picture::add(Drawing& drawing, const LineShape& shape) {
  const PixelBox box = camera_.frame.grown(shape.width_px / 2.0 + 2.0);
  for (const std::vector<Pixel>& piece : clipped_line(in_pixels(shape.points), box))
    drawing.line(thinned(piece, thinning_px), shape.width_px, shape.colour, shape.dash, shape.ends);
}

// Lines of one layer lie over the areas of that layer and under the next layer's areas.
void Picture::add_shapes(const Scene& scene, Pixel hatch_from) {
  auto area = scene.areas.begin();
  auto line = scene.lines.begin();
  while (area != scene.areas.end() || line != scene.lines.end()) {
    const bool is_area_next =
        line == scene.lines.end() || (area != scene.areas.end() && area->layer <= line->layer);
    const Layer at = is_area_next ? area->layer : line->layer;
    Drawing& drawing = layer(name_of(at));
    for (; area != scene.areas.end() && area->layer == at; ++area) add(drawing, *area, hatch_from);
    for (; line != scene.lines.end() && line->layer == at; ++line) add(drawing, *line);
  }
}

// Signs of closed roads and the like belong over all lines, so they are not of the layer of the roads' lines.
std::string sign_id_of(Layer layer) {
  return layer < Layer::Receptors ? std::string(name_of(layer)) + "-signs" : name_of(layer);
}

void Picture::add_symbols(const std::vector<Symbol>& symbols, const std::string& id) {
  const PixelBox near_frame = camera_.frame.grown(40.0);
  for (const Symbol& symbol : symbols) {
    const Pixel at = camera_.to_pixel(symbol.at) + symbol.offset;
    if (near_frame.contains(at))
      add_symbol(layer(id.empty() ? sign_id_of(symbol.layer) : id), symbol, at, measure_);
  }
}

std::string length_words(double metres) {
  return metres >= 1000.0 ? fmt::format("{:.1f} km", metres / 1000.0) : fmt::format("{:.0f} m", metres);
}

std::string joined(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : "; ") + one;
  return text;
}

// For those who cannot see the picture: where it is, what is the matter, and what is on its way.
std::string description_of(const model::Setting& setting, const model::World& world, SimTime now,
                           const HazardPicture& hazard, const Camera& camera, View view) {
  const model::Scenario& scenario = setting.scenario;
  const GridBox ground = camera.ground();
  std::string text = fmt::format(
      "{}. A map of {} by {} round {}, north up, at {} ({}), as {}.", banner(scenario),
      length_words(ground.high.easting_m - ground.low.easting_m),
      length_words(ground.high.northing_m - ground.low.northing_m), format_grid_reference(camera.centre, 3),
      model::local_clock(setting, now), format_t_plus(now),
      view == View::Facilitator ? "the facilitator sees it" : "the players see it");
  const auto say = [&](const char* what, const std::vector<std::string>& all) {
    if (!all.empty()) text += fmt::format(" {}: {}.", what, joined(all));
  };
  if (const auto wind = wind_arrow(setting, now)) say("Wind", {wind->direction + ", " + wind->speed});
  std::vector<std::string> all;
  for (const HazardContour& contour : hazard.contours)
    all.push_back((hazard.substance.empty() ? "" : hazard.substance + " ") + contour.name + ", " +
                  contour.words);
  say("Hazard", all);
  all.clear();
  for (const ClosureRow& row : closure_rows(setting, world)) all.push_back(plain_name(row.name));
  say("Closed", all);
  all.clear();
  for (std::size_t i = 0; i < world.cordons.size(); ++i) {
    if (world.cordons[i].in_force())
      all.push_back(plain_name(model::cordon_of(setting, world, id_of<model::CordonTag>(i)).name));
  }
  say("Cordons", all);
  all.clear();
  for (std::size_t i = 0; i < world.rvps.size(); ++i) {
    const auto id = id_of<model::RvpTag>(i);
    const model::RvpStanding standing = model::rvp_standing(setting, world, id);
    const bool is_untenable = view == View::Facilitator && standing.untenable_since;
    all.push_back(plain_name(model::rvp_of(setting, world, id).name) +
                  (is_untenable ? " (untenable: " + model::why_untenable(standing) + ")" : ""));
  }
  say("Rendezvous points", all);
  all.clear();
  for (const UnitRow& row : unit_rows(setting, world, now)) {
    if (row.is_committed) all.push_back(row.callsign + " " + row.state);
  }
  say("Units", all);
  return text;
}

}  // namespace

GridBox incident_ground(const model::Scenario& scenario) {
  constexpr double around_m = 1500.0;
  constexpr double near_m = 4500.0;
  const GridPoint centre = scenario.incident.position;
  GridBox box;
  box.add(centre + GridPoint{-around_m, -around_m});
  box.add(centre + GridPoint{around_m, around_m});
  for (const model::Rvp& rvp : scenario.rvps) {
    if (distance(centre, rvp.position).value < near_m) box.add(rvp.position);
  }
  for (const model::Station& station : scenario.stations) {
    if (station.off_map == Duration{0} && distance(centre, station.position).value < near_m * 0.75)
      box.add(station.position);
  }
  return box;
}

SheetLayout sheet_layout(double width_px, double height_px) {
  const double banner_px = std::max(28.0, std::round(height_px * 0.045));
  return {{{0.0, 0.0}, {width_px, banner_px}}, {{0.0, banner_px}, {width_px, height_px}}};
}

Camera sheet_camera(const SheetLayout& layout, const model::Scenario& scenario,
                    const std::optional<GridBox>& ground) {
  const Camera camera{layout.map, {}, 10.0};
  return ground ? camera.fitted(*ground, 0.0) : camera.fitted(incident_ground(scenario), margin_px);
}

MapPicture map_picture(const model::Setting& setting, const model::World& world, SimTime now,
                       const MapPictureOptions& options, const MeasureText& measure) {
  assert(options.width_px >= 320.0 && options.height_px >= 240.0);
  const Palette palette = palette_of(options.theme);
  const SheetLayout layout = sheet_layout(options.width_px, options.height_px);
  const Camera camera = sheet_camera(layout, setting.scenario, options.ground);
  // The room's picture holds nothing of the cloud, not even out of sight.
  const HazardPicture hazard =
      options.view == View::Facilitator ? hazard_picture(setting, now) : HazardPicture{};
  Scene overlay = make_overlay(setting, world, now, hazard, palette,
                               {.view = options.view,
                                .metres_per_pixel = camera.metres_per_pixel,
                                .selected = options.selected,
                                .symbols = options.symbols});
  overlay = enlarged(std::move(overlay), options.text_scale, options.view);
  const FurnitureLook look{palette, measure, options.text_scale};
  const FurnitureDrawing furniture =
      draw_furniture({attribution(setting.map), wind_arrow(setting, now),
                      legend(setting, hazard, palette, options.view, {&world, options.symbols})},
                     camera, look);
  const MapSheet sheet = map_sheet(setting.map);
  const std::vector<Label> basemap_names =
      enlarged(basemap_labels(sheet, palette, camera), options.text_scale, options.view);
  const std::vector<Symbol> receptors =
      thinned(enlarged(receptor_symbols(setting, palette, camera.metres_per_pixel, *options.symbols),
                       options.text_scale, options.view),
              camera.metres_per_pixel);
  const LabelPlan names =
      place_names({basemap_names, overlay, receptors, furniture.boxes}, camera, measure, {});
  Picture picture(camera, measure);
  picture.layer("land").box(layout.map, palette.land);
  picture.add_shapes(make_basemap(sheet, palette, camera.ground(), camera.metres_per_pixel), {});
  picture.add_symbols(receptors, "people");
  picture.layer("grid").append(draw_grid(camera, look));
  picture.add_shapes(overlay, camera.to_pixel(setting.scenario.incident.position));
  picture.layer("names-of-ground").append(draw_names(names.placed, LabelDepth::Ground, palette));
  picture.add_symbols(overlay.symbols);
  picture.layer("names").append(draw_names(names.placed, LabelDepth::Top, palette));
  picture.layer("furniture").append(furniture.drawing);
  picture.layer("banner").append(draw_banner(banner(setting.scenario), layout.banner, measure));
  return {options.width_px,
          options.height_px,
          layout.map,
          banner(setting.scenario) + ": map at " + format_t_plus(now),
          description_of(setting, world, now, hazard, camera, options.view),
          picture.take()};
}

}  // namespace tocsin::render
