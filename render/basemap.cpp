#include <algorithm>
#include <array>
#include <cmath>

#include "render/scene.hpp"

namespace tocsin::render {

namespace {

using roads::AreaKind;
using roads::LineKind;
using roads::RoadClass;
using roads::Structure;

// Points that carry less than this are left out: half of it is all that a line can then be off.
constexpr double finest_px = 0.35;
constexpr double smallest_area_px = 2.5;
constexpr double bridges_to_m_per_px = 14.0;
constexpr double arrows_to_m_per_px = 1.3;
constexpr double arrow_spacing_px = 110.0;

// Metres from edge to edge: one carriageway where the two of a road are drawn apart.
constexpr std::array<double, roads::road_class_count> width_m{11.0, 7.5, 7.3, 7.0, 6.5, 5.5, 3.6};
// Pixels at 10 m a pixel.
constexpr std::array<double, roads::road_class_count> width_at_ten_px{4.2, 3.5, 3.0, 2.5, 1.9, 1.35, 0.9};
// Up to how many metres a pixel a class is drawn at all.
constexpr std::array<double, roads::road_class_count> shown_to_m_per_px{1e9,  1e9,  130.0, 70.0,
                                                                        36.0, 13.0, 4.5};

/// One basemap in the making.
class Basemap {
 public:
  Basemap(const MapSheet& sheet, const Palette& palette, const GridBox& ground, double metres_per_pixel)
      : sheet_(sheet), palette_(palette), ground_(ground), scale_(metres_per_pixel) {}

  void add_areas();
  void add_borough();
  void add_watercourses();
  void add_tunnels();
  void add_casings();
  void add_fills();
  void add_rail();
  void add_bridges();
  void add_arrows();
  Scene take() { return std::move(scene_); }

 private:
  bool is_seen(const GridBox& box) const { return box.meets(ground_); }
  bool is_seen(const SheetRoad& road) const {
    return is_shown(road.road_class, scale_) && is_seen(road.line.box);
  }
  bool is_bridge(const SheetRoad& road) const {
    return road.structure == Structure::Bridge && scale_ <= bridges_to_m_per_px;
  }
  bool is_tunnel(const SheetRoad& road) const {
    return road.structure == Structure::Tunnel && scale_ <= bridges_to_m_per_px;
  }
  bool is_plain(const SheetRoad& road) const { return is_seen(road) && !is_bridge(road) && !is_tunnel(road); }
  const RoadColours& colours(const SheetRoad& road) const {
    return palette_.roads[static_cast<std::size_t>(road.road_class)];
  }
  double width_of(const SheetRoad& road) const {
    return road_width_px(road.road_class, scale_) * (road.is_slip ? 0.7 : 1.0);
  }
  // At small scales the least roads are hairlines, and an edge would be wider than they are.
  bool has_casing(const SheetRoad& road) const { return width_of(road) >= 1.6; }
  double edge_px() const { return scale_ > 25.0 ? 0.6 : scale_ > 2.0 ? 0.9 : 1.1; }

  void add_area(const SheetArea& area, Layer layer);
  void add_line(Layer layer, const DetailedLine& line, double width_px, Colour colour,
                Dash dash = Dash::Solid, Ends ends = Ends::Round) {
    scene_.lines.push_back({layer, simplified(line, finest_px * scale_), width_px, colour, dash, ends});
  }
  void add_arrows_along(const SheetRoad& road);

  const MapSheet& sheet_;
  const Palette& palette_;
  const GridBox& ground_;
  double scale_;
  Scene scene_;
};

Layer layer_of(AreaKind kind) {
  switch (kind) {
    case AreaKind::TidalWater:
      return Layer::Water;
    case AreaKind::Water:
      return Layer::Watercourses;
    case AreaKind::Wood:
      return Layer::Green;
    case AreaKind::Borough:
      return Layer::Boundary;
    default:
      return Layer::BuiltUp;
  }
}

void Basemap::add_area(const SheetArea& area, Layer layer) {
  const double span_m = std::max(area.box.high.easting_m - area.box.low.easting_m,
                                 area.box.high.northing_m - area.box.low.northing_m);
  if (!is_seen(area.box) || span_m < smallest_area_px * scale_) return;
  AreaShape shape{layer, {}, area_colour(palette_, area.kind), Hatch::None, {}};
  const bool is_water = layer == Layer::Water || layer == Layer::Watercourses;
  for (const DetailedLine& line : area.rings) {
    std::vector<GridPoint> ring = simplified(line, finest_px * scale_);
    if (ring.size() < 4) continue;
    if (is_water && scale_ < 40.0)
      scene_.lines.push_back({layer, ring, 1.0, palette_.water_edge, Dash::Solid, Ends::Flat});
    ring.pop_back();
    shape.rings.push_back(std::move(ring));
  }
  if (!shape.rings.empty()) scene_.areas.push_back(std::move(shape));
}

void Basemap::add_areas() {
  for (const Layer layer : {Layer::Water, Layer::Green, Layer::BuiltUp}) {
    for (const SheetArea& area : sheet_.areas) {
      if (layer_of(area.kind) == layer) add_area(area, layer);
    }
  }
}

void Basemap::add_borough() {
  for (const SheetArea& area : sheet_.areas) {
    if (area.kind != AreaKind::Borough || !is_seen(area.box)) continue;
    for (const DetailedLine& ring : area.rings)
      add_line(Layer::Boundary, ring, 1.6, with_alpha(palette_.borough, 170), Dash::Dashed);
  }
}

void Basemap::add_watercourses() {
  for (const SheetArea& area : sheet_.areas) {
    if (layer_of(area.kind) == Layer::Watercourses) add_area(area, Layer::Watercourses);
  }
  const double nearness = std::clamp(16.0 / scale_, 0.6, 4.0);
  for (const SheetLine& line : sheet_.lines) {
    if (line.kind == LineKind::Rail || !is_seen(line.line.box)) continue;
    const double least_m = line.kind == LineKind::River ? 9.0 : 8.0;
    const double width_px = std::max((line.kind == LineKind::River ? 2.0 : 1.5) * nearness, least_m / scale_);
    // A line runs on through its own broad water: there it must not show.
    add_line(Layer::Watercourses, line.line, std::max(1.1, width_px), palette_.water);
  }
}

void Basemap::add_tunnels() {
  for (const SheetRoad& road : sheet_.roads) {
    if (!is_seen(road) || !is_tunnel(road)) continue;
    const double width = width_of(road);
    add_line(Layer::Tunnels, road.line, width + 2.0, colours(road).casing, Dash::Dashed, Ends::Flat);
    add_line(Layer::Tunnels, road.line, width, mixed(colours(road).fill, palette_.land, 0.55), Dash::Solid,
             Ends::Flat);
  }
}

// All casings before all fills, so that roads open into each other where they meet. The casings of greater
// roads end square: a round end would show past the end of the fill where the road goes on as a lesser one.
void Basemap::add_casings() {
  for (const SheetRoad& road : sheet_.roads) {
    if (!is_plain(road) || !has_casing(road)) continue;
    const Ends ends = road.road_class >= RoadClass::Minor ? Ends::Round : Ends::Flat;
    add_line(Layer::RoadCasings, road.line, width_of(road) + 2.0 * edge_px(), colours(road).casing,
             Dash::Solid, ends);
  }
}

void Basemap::add_fills() {
  for (const SheetRoad& road : sheet_.roads) {
    if (is_plain(road)) add_line(Layer::RoadFills, road.line, width_of(road), colours(road).fill);
  }
}

void Basemap::add_rail() {
  for (const SheetLine& line : sheet_.lines) {
    if (line.kind != LineKind::Rail || !is_seen(line.line.box)) continue;
    if (scale_ > 14.0) {
      add_line(Layer::Rail, line.line, scale_ > 40.0 ? 0.8 : 1.1, palette_.rail);
    } else if (scale_ > 2.5) {
      add_line(Layer::Rail, line.line, 2.6, palette_.rail);
      add_line(Layer::Rail, line.line, 1.2, palette_.rail_gap, Dash::Dashed);
    } else {
      add_line(Layer::Rail, line.line, 1.3, palette_.rail);
      add_line(Layer::Rail, line.line, std::clamp(3.4 / scale_, 3.6, 9.0), palette_.rail, Dash::Ties);
    }
  }
}

// Class by class, parapets before roadways: a greater road's bridge lies over a lesser one's, and the two
// carriageways of one road do not cut into each other.
void Basemap::add_bridges() {
  const auto& roads = sheet_.roads;
  for (auto first = roads.begin(); first != roads.end();) {
    const auto last = std::find_if(
        first, roads.end(), [&](const SheetRoad& road) { return road.road_class != first->road_class; });
    for (auto road = first; road != last; ++road) {
      if (!is_seen(*road) || !is_bridge(*road)) continue;
      add_line(Layer::Bridges, road->line, width_of(*road) + 2.0 * edge_px() + 1.0, palette_.bridge,
               Dash::Solid, Ends::Flat);
    }
    for (auto road = first; road != last; ++road) {
      if (is_seen(*road) && is_bridge(*road))
        add_line(Layer::Bridges, road->line, width_of(*road), colours(*road).fill, Dash::Solid, Ends::Flat);
    }
    first = last;
  }
}

void Basemap::add_arrows_along(const SheetRoad& road) {
  const auto& points = road.line.points;
  const double spacing_m = arrow_spacing_px * scale_;
  const double reach_m = std::min(0.36 * width_of(road), 4.2) * scale_;
  // At even distances over the whole road; a road too short for that has one in its middle.
  double until_next = road.length_m < spacing_m ? road.length_m / 2.0 : spacing_m / 2.0;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const double length = distance(points[i], points[i + 1]).value;
    for (; until_next < length; until_next += spacing_m) {
      const GridPoint ahead = (points[i + 1] - points[i]) * (reach_m / length);
      const GridPoint across{-ahead.northing_m, ahead.easting_m};
      const GridPoint tip = points[i] + (points[i + 1] - points[i]) * (until_next / length) + ahead * 0.5;
      if (!ground_.contains(tip)) continue;
      scene_.lines.push_back({Layer::RoadMarks,
                              {tip - ahead + across, tip, tip - ahead - across},
                              1.4,
                              mixed(colours(road).fill, palette_.text, 0.55),
                              Dash::Solid,
                              Ends::Flat});
    }
    until_next -= length;
  }
}

void Basemap::add_arrows() {
  if (scale_ > arrows_to_m_per_px) return;
  for (const SheetRoad& road : sheet_.roads) {
    const bool has_room = road.length_m > 28.0 * scale_ && width_of(road) >= 5.0;
    if (road.one_way && is_seen(road) && has_room && !road.is_roundabout) add_arrows_along(road);
  }
}

}  // namespace

bool is_shown(RoadClass road_class, double metres_per_pixel) {
  return metres_per_pixel < shown_to_m_per_px[static_cast<std::size_t>(road_class)];
}

double road_width_px(RoadClass road_class, double metres_per_pixel) {
  const auto rank = static_cast<std::size_t>(road_class);
  // Wider as one comes nearer, but slower than the ground grows, until it is as wide as it is on the ground.
  const double drawn = width_at_ten_px[rank] * std::clamp(std::sqrt(10.0 / metres_per_pixel), 0.42, 3.0);
  return std::max(drawn, width_m[rank] / metres_per_pixel);
}

std::string road_title(const roads::Link& link) {
  if (link.ref.empty() && link.name.empty()) return "unnamed road";
  if (link.ref.empty()) return link.name;
  return link.name.empty() ? link.ref : link.ref + " " + link.name;
}

Scene make_basemap(const MapSheet& sheet, const Palette& palette, const GridBox& ground,
                   double metres_per_pixel) {
  Basemap basemap(sheet, palette, ground, metres_per_pixel);
  basemap.add_areas();
  basemap.add_borough();
  basemap.add_watercourses();
  basemap.add_tunnels();
  basemap.add_casings();
  basemap.add_fills();
  basemap.add_rail();
  basemap.add_bridges();
  basemap.add_arrows();
  return basemap.take();
}

}  // namespace tocsin::render
