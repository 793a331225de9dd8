#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "render/scene.hpp"

namespace tocsin::render {

namespace {

Layer layer_of(roads::AreaKind kind) {
  switch (kind) {
    case roads::AreaKind::TidalWater:
    case roads::AreaKind::Water:
      return Layer::Water;
    case roads::AreaKind::Wood:
      return Layer::Green;
    case roads::AreaKind::Borough:
      return Layer::Boundary;
    default:
      return Layer::BuiltUp;
  }
}

void add_areas(Scene& scene, const roads::Map& map, const Palette& palette) {
  for (const roads::Area& area : map.areas) {
    const Layer layer = layer_of(area.kind);
    if (layer == Layer::Boundary) {
      for (std::vector<GridPoint> ring : area.rings) {
        if (ring.empty()) continue;
        ring.push_back(ring.front());
        scene.lines.push_back(
            {layer, std::move(ring), 1.6, with_alpha(palette.borough, 170), Dash::Dashed, Ends::Round});
      }
      continue;
    }
    scene.areas.push_back({layer, area.rings, area_colour(palette, area.kind), Hatch::None, {}});
    if (layer != Layer::Water) continue;
    for (std::vector<GridPoint> ring : area.rings) {
      if (ring.empty()) continue;
      ring.push_back(ring.front());
      scene.lines.push_back({layer, std::move(ring), 1.0, palette.water_edge, Dash::Solid, Ends::Round});
    }
  }
}

void add_lines(Scene& scene, const roads::Map& map, const Palette& palette, double metres_per_pixel) {
  const double nearness = std::clamp(16.0 / metres_per_pixel, 0.6, 4.0);
  for (const roads::Line& line : map.lines) {
    if (line.kind == roads::LineKind::Rail) {
      scene.lines.push_back({Layer::Rail, line.points, metres_per_pixel > 8.0 ? 1.2 : 2.4, palette.rail,
                             Dash::Solid, Ends::Round});
      if (metres_per_pixel <= 8.0) {
        scene.lines.push_back({Layer::Rail, line.points, 1.2, palette.rail_gap, Dash::Dashed, Ends::Round});
      }
      continue;
    }
    const double width = line.kind == roads::LineKind::River ? 2.2 * nearness : 1.3 * nearness;
    // A river's line runs on through its own broad water: there it must not show.
    const Colour colour =
        line.kind == roads::LineKind::River ? palette.water : mixed(palette.water, palette.water_edge, 0.5);
    scene.lines.push_back(
        {Layer::Watercourses, line.points, std::max(1.0, width), colour, Dash::Solid, Ends::Round});
  }
}

bool is_shown(roads::RoadClass road_class, double metres_per_pixel) {
  if (road_class >= roads::RoadClass::Minor) return metres_per_pixel < 12.0;
  if (road_class == roads::RoadClass::Tertiary) return metres_per_pixel < 45.0;
  return true;
}

// Casings first and all together, then fills from the least road to the greatest: a great road runs
// over the ends of the lesser ones that meet it.
void add_roads(Scene& scene, const roads::Map& map, const Palette& palette, double metres_per_pixel) {
  const double edge_px = metres_per_pixel > 25.0 ? 0.6 : 1.1;
  for (int pass = 0; pass < 2; ++pass) {
    for (std::size_t rank = roads::road_class_count; rank-- > 0;) {
      const auto road_class = static_cast<roads::RoadClass>(rank);
      if (!is_shown(road_class, metres_per_pixel)) continue;
      for (const roads::Link& link : map.network.links()) {
        if (link.road_class != road_class) continue;
        const double width = road_width_px(road_class, metres_per_pixel) * (link.is_slip ? 0.75 : 1.0);
        const RoadColours& colours = palette.roads[rank];
        if (pass == 0) {
          scene.lines.push_back({Layer::RoadCasings, link.line, width + 2.0 * edge_px, colours.casing,
                                 Dash::Solid, Ends::Round});
        } else {
          scene.lines.push_back({Layer::RoadFills, link.line, width, colours.fill, Dash::Solid, Ends::Round});
        }
      }
    }
  }
  for (const roads::Link& link : map.network.links()) {
    if (link.structure != roads::Structure::Bridge || !is_shown(link.road_class, metres_per_pixel)) continue;
    if (metres_per_pixel > 14.0) continue;
    const double width = road_width_px(link.road_class, metres_per_pixel) * (link.is_slip ? 0.75 : 1.0);
    const RoadColours& colours = palette.roads[static_cast<std::size_t>(link.road_class)];
    scene.lines.push_back({Layer::Bridges, link.line, width + 2.6, palette.bridge, Dash::Solid, Ends::Flat});
    scene.lines.push_back({Layer::Bridges, link.line, width, colours.fill, Dash::Solid, Ends::Flat});
  }
}

struct SettlementLook {
  double size_px;
  int priority;
  double farthest_m_per_px;
  LabelFace face;
};
SettlementLook look_of(roads::SettlementKind kind) {
  switch (kind) {
    case roads::SettlementKind::City:
    case roads::SettlementKind::Town:
      return {17.0, 60, 200.0, LabelFace::Bold};
    case roads::SettlementKind::Suburb:
      return {12.5, 40, 26.0, LabelFace::Plain};
    case roads::SettlementKind::Village:
      return {13.0, 42, 34.0, LabelFace::Plain};
    case roads::SettlementKind::Hamlet:
      return {11.5, 30, 16.0, LabelFace::Plain};
  }
  return {};
}

void add_settlement_labels(std::vector<Label>& labels, const roads::Map& map, const Palette& palette,
                           double metres_per_pixel) {
  for (const roads::Settlement& settlement : map.settlements) {
    const SettlementLook look = look_of(settlement.kind);
    if (metres_per_pixel > look.farthest_m_per_px) continue;
    Label label;
    label.key = "settlement:" + settlement.name;
    label.text = settlement.name;
    label.at = settlement.at;
    label.clearance_px = 0.0;
    label.priority = look.priority;
    label.places = LabelPlaces::Centred;
    label.sharing = label.key;
    label.style = {
        look.size_px,      look.face,
        LabelGround::Halo, look.priority >= 60 ? palette.text : mixed(palette.text, palette.land, 0.25),
        palette.halo,      LabelDepth::Top};
    labels.push_back(std::move(label));
  }
}

struct ShieldLook {
  Colour text;
  Colour back;
  int priority;
};
std::optional<ShieldLook> shield_of(roads::RoadClass road_class, double metres_per_pixel) {
  switch (road_class) {
    case roads::RoadClass::Motorway:
      return ShieldLook{rgb(0xFFFFFF), rgb(0x4D6F94), 38};
    case roads::RoadClass::Trunk:
    case roads::RoadClass::Primary:
      if (metres_per_pixel > 40.0) return std::nullopt;
      return ShieldLook{rgb(0xFFFFFF), rgb(0x5F7F6A), 35};
    case roads::RoadClass::Secondary:
      if (metres_per_pixel > 14.0) return std::nullopt;
      return ShieldLook{rgb(0x45433F), rgb(0xEFEDE6), 20};
    default:
      return std::nullopt;
  }
}

GridPoint middle_of(const std::vector<GridPoint>& line) { return line[line.size() / 2]; }

void add_road_labels(std::vector<Label>& labels, const roads::Map& map, const Palette& palette,
                     const Camera& camera) {
  const GridBox ground = camera.ground();
  std::size_t index = 0;
  for (const roads::Link& link : map.network.links()) {
    ++index;
    const GridPoint at = middle_of(link.line);
    if (link.is_roundabout || link.is_slip || !ground.contains(at)) continue;
    const double length_px = link.length_m / camera.metres_per_pixel;
    const auto shield = link.ref.empty() ? std::nullopt : shield_of(link.road_class, camera.metres_per_pixel);
    if (shield && length_px > 18.0) {
      Label label;
      label.key = "ref:" + std::to_string(index);
      label.text = link.ref;
      label.at = at;
      label.priority = shield->priority;
      label.places = LabelPlaces::Centred;
      label.sharing = "ref:" + link.ref;
      label.style = {10.0,         LabelFace::Bold, LabelGround::Shield,
                     shield->text, shield->back,    LabelDepth::Ground};
      labels.push_back(std::move(label));
    }
    if (!link.name.empty() && camera.metres_per_pixel < 4.5 && length_px > 60.0) {
      Label label;
      label.key = "road:" + std::to_string(index);
      label.text = link.name;
      label.at = at;
      label.clearance_px = 3.0;
      label.priority = 12;
      label.sharing = "road:" + link.name;
      label.style = {
          11.0,         LabelFace::Plain,  LabelGround::Halo, mixed(palette.text, palette.land, 0.2),
          palette.halo, LabelDepth::Ground};
      labels.push_back(std::move(label));
    }
  }
}

double room_around_m(GridPoint p, const std::vector<GridPoint>& ring) {
  double least = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < ring.size(); ++i) {
    least = std::min(least, foot_on_segment(p, ring[i], ring[(i + 1) % ring.size()]).away.value);
  }
  return least;
}

// A water's name goes where the visible water is widest, found on a coarse raster of the view.
void add_water_labels(std::vector<Label>& labels, const roads::Map& map, const Palette& palette,
                      const Camera& camera) {
  constexpr int columns = 20;
  constexpr int rows = 14;
  const GridBox ground = camera.ground();
  for (const roads::Area& area : map.areas) {
    if (area.name.empty() || layer_of(area.kind) != Layer::Water || !area.box.meets(ground)) continue;
    double widest = 14.0 * camera.metres_per_pixel;
    std::optional<GridPoint> place;
    for (int row = 1; row < rows; ++row) {
      for (int column = 2; column < columns - 1; ++column) {
        const GridPoint p{
            ground.low.easting_m + (ground.high.easting_m - ground.low.easting_m) * column / columns,
            ground.low.northing_m + (ground.high.northing_m - ground.low.northing_m) * row / rows};
        if (!inside_ring(p, area.rings.front())) continue;
        const double room = room_around_m(p, area.rings.front());
        if (room > widest) widest = room, place = p;
      }
    }
    if (!place) continue;
    Label label;
    label.key = "water:" + area.name;
    label.text = area.name;
    label.at = *place;
    label.clearance_px = 0.0;
    label.priority = 45;
    label.places = LabelPlaces::Centred;
    label.style = {15.0,
                   LabelFace::Oblique,
                   LabelGround::Halo,
                   palette.water_text,
                   with_alpha(palette.water, 200),
                   LabelDepth::Ground};
    labels.push_back(std::move(label));
  }
}

}  // namespace

double road_width_px(roads::RoadClass road_class, double metres_per_pixel) {
  // Pixels at 10 m a pixel; wider as one comes nearer, but slower than the ground grows.
  static constexpr std::array<double, roads::road_class_count> at_ten{4.2, 3.6, 3.0, 2.5, 1.9, 1.4, 1.0};
  const double base = at_ten[static_cast<std::size_t>(road_class)];
  return std::clamp(base * std::pow(10.0 / metres_per_pixel, 0.62), base * 0.42, base * 5.0);
}

std::string road_title(const roads::Link& link) {
  if (link.ref.empty() && link.name.empty()) return "unnamed road";
  if (link.ref.empty()) return link.name;
  return link.name.empty() ? link.ref : link.ref + " " + link.name;
}

Scene make_basemap(const roads::Map& map, const Palette& palette, double metres_per_pixel) {
  Scene scene;
  add_areas(scene, map, palette);
  add_lines(scene, map, palette, metres_per_pixel);
  add_roads(scene, map, palette, metres_per_pixel);
  const auto by_layer = [](const auto& a, const auto& b) { return a.layer < b.layer; };
  std::stable_sort(scene.areas.begin(), scene.areas.end(), by_layer);
  std::stable_sort(scene.lines.begin(), scene.lines.end(), by_layer);
  return scene;
}

std::vector<Label> basemap_labels(const roads::Map& map, const Palette& palette, const Camera& camera) {
  std::vector<Label> labels;
  add_settlement_labels(labels, map, palette, camera.metres_per_pixel);
  add_road_labels(labels, map, palette, camera);
  add_water_labels(labels, map, palette, camera);
  return labels;
}

}  // namespace tocsin::render
