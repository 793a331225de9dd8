#include <algorithm>
#include <cmath>
#include <limits>

#include "render/scene.hpp"

namespace tocsin::render {

namespace {

using roads::RoadClass;

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
      return {12.5, 40, 14.0, LabelFace::Plain};
    case roads::SettlementKind::Village:
      return {13.0, 42, 34.0, LabelFace::Plain};
    case roads::SettlementKind::Hamlet:
      return {11.5, 30, 16.0, LabelFace::Plain};
  }
  return {};
}

void add_settlements(std::vector<Label>& labels, const MapSheet& sheet, const Palette& palette,
                     double metres_per_pixel) {
  for (const roads::Settlement& settlement : sheet.settlements) {
    const SettlementLook look = look_of(settlement.kind);
    if (metres_per_pixel > look.farthest_m_per_px) continue;
    Label label;
    label.key = "settlement:" + settlement.name;
    label.text = settlement.name;
    label.at = settlement.at;
    label.clearance_px = 0.0;
    label.priority = look.priority;
    label.places = LabelPlaces::Near;
    label.sharing = label.key;
    const bool is_town = look.priority >= 60;
    label.style = {look.size_px,      look.face,
                   LabelGround::Halo, is_town ? palette.text : mixed(palette.text, palette.land, 0.25),
                   palette.halo,      LabelDepth::Top};
    labels.push_back(std::move(label));
  }
}

/// What is told of a line again and again: how, and how often.
struct LineLook {
  std::string kind;  ///< the beginning of its keys
  LabelPlaces places = LabelPlaces::Along;
  double every_px = 420.0;  ///< of the line
  double apart_px = 240.0;  ///< from others of the same name
  int priority = 0;
  LabelStyle style;
};

// The line from `from_m` to `to_m` along it.
std::vector<GridPoint> cut(const std::vector<GridPoint>& points, double from_m, double to_m) {
  std::vector<GridPoint> out;
  double along_m = 0.0;
  for (std::size_t i = 0; i + 1 < points.size() && along_m < to_m; ++i) {
    const double length = distance(points[i], points[i + 1]).value;
    const auto at = [&](double where_m) {
      return points[i] + (points[i + 1] - points[i]) * (length > 0.0 ? (where_m - along_m) / length : 0.0);
    };
    if (along_m + length >= from_m) {
      if (out.empty()) out.push_back(at(std::max(from_m, along_m)));
      out.push_back(at(std::min(to_m, along_m + length)));
    }
    along_m += length;
  }
  return out;
}

// The line is cut into equal stretches, the same wherever the camera is, and each asks for one name.
void add_along(std::vector<Label>& labels, const SheetName& named, std::size_t index, const LineLook& look,
               const Camera& camera) {
  const double scale = camera.metres_per_pixel;
  const auto count = std::max(1.0, std::floor(named.length_m / (look.every_px * scale)));
  const std::vector<GridPoint> points = simplified(named.line, 0.5 * scale);
  const double stretch_m = named.length_m / count;
  const GridBox ground = camera.ground();
  for (double i = 0.0; i < count; i += 1.0) {
    Label label;
    label.line = count > 1.0 ? cut(points, i * stretch_m, (i + 1.0) * stretch_m) : points;
    if (label.line.size() < 2) continue;
    GridBox box;
    for (const GridPoint p : label.line) box.add(p);
    if (!box.meets(ground)) continue;
    label.key =
        look.kind + named.name + ":" + std::to_string(index) + ":" + std::to_string(static_cast<int>(i));
    label.text = named.name;
    label.at = label.line.front();
    label.priority = look.priority;
    label.places = look.places;
    label.sharing = look.kind + named.name;
    label.sharing_px = look.apart_px;
    label.style = look.style;
    labels.push_back(std::move(label));
  }
}

struct ShieldLook {
  Colour text;
  Colour back;
  int priority;
  double farthest_m_per_px;
};
std::optional<ShieldLook> shield_of(RoadClass road_class) {
  switch (road_class) {
    case RoadClass::Motorway:
      return ShieldLook{rgb(0xFFFFFF), rgb(0x4D6F94), 38, 200.0};
    case RoadClass::Trunk:
    case RoadClass::Primary:
      return ShieldLook{rgb(0xFFFFFF), rgb(0x55755F), 35, 40.0};
    case RoadClass::Secondary:
    case RoadClass::Tertiary:
      return ShieldLook{rgb(0x45433F), rgb(0xEFEDE6), 20, 14.0};
    default:
      return std::nullopt;
  }
}

void add_numbers(std::vector<Label>& labels, const MapSheet& sheet, const Camera& camera) {
  const double scale = camera.metres_per_pixel;
  const GridBox ground = camera.ground();
  for (std::size_t i = 0; i < sheet.numbers.size(); ++i) {
    const SheetName& number = sheet.numbers[i];
    const auto shield = shield_of(number.road_class);
    if (!shield || scale > shield->farthest_m_per_px || !number.line.box.meets(ground)) continue;
    if (number.length_m < 30.0 * scale) continue;
    add_along(labels, number, i,
              {"ref:",
               LabelPlaces::OnLine,
               380.0,
               240.0,
               shield->priority,
               {10.0, LabelFace::Bold, LabelGround::Shield, shield->text, shield->back, LabelDepth::Ground}},
              camera);
  }
}

// Up to how many metres a pixel the streets of a class are named, and how large.
struct StreetLook {
  double farthest_m_per_px;
  double size_px;
  int priority;
};
StreetLook street_look(RoadClass road_class, double metres_per_pixel) {
  const double larger = metres_per_pixel < 0.8 ? 1.0 : 0.0;
  switch (road_class) {
    case RoadClass::Motorway:
    case RoadClass::Trunk:
    case RoadClass::Primary:
      return {6.5, 11.0 + larger, 18};
    case RoadClass::Secondary:
      return {6.0, 11.0 + larger, 17};
    case RoadClass::Tertiary:
      return {5.0, 11.0 + larger, 16};
    case RoadClass::Minor:
      return {2.6, 10.0 + larger, 12};
    case RoadClass::Service:
      return {1.3, 10.0, 8};
  }
  return {};
}

void add_streets(std::vector<Label>& labels, const MapSheet& sheet, const Palette& palette,
                 const Camera& camera) {
  const double scale = camera.metres_per_pixel;
  const GridBox ground = camera.ground();
  for (std::size_t i = 0; i < sheet.streets.size(); ++i) {
    const SheetName& street = sheet.streets[i];
    const StreetLook look = street_look(street.road_class, scale);
    if (scale > look.farthest_m_per_px || !street.line.box.meets(ground)) continue;
    // No name is narrower than half its letters' height a letter: a street that short cannot carry it.
    if (street.length_m < 0.5 * look.size_px * static_cast<double>(street.name.size()) * scale) continue;
    const Colour ink = mixed(palette.text, palette.land, 0.15);
    add_along(labels, street, i,
              {"road:",
               LabelPlaces::Along,
               460.0,
               260.0,
               look.priority,
               {look.size_px, LabelFace::Plain, LabelGround::Halo, ink, palette.halo, LabelDepth::Ground}},
              camera);
  }
}

LabelStyle water_style(const Palette& palette, double size_px) {
  return {size_px,
          LabelFace::Oblique,
          LabelGround::Halo,
          palette.water_text,
          with_alpha(palette.water, 200),
          LabelDepth::Ground};
}

void add_watercourses(std::vector<Label>& labels, const MapSheet& sheet, const Palette& palette,
                      const Camera& camera) {
  if (camera.metres_per_pixel > 16.0) return;
  const GridBox ground = camera.ground();
  for (std::size_t i = 0; i < sheet.waters.size(); ++i) {
    const SheetName& water = sheet.waters[i];
    if (!water.line.box.meets(ground)) continue;
    add_along(labels, water, i, {"water:", LabelPlaces::Along, 560.0, 380.0, 33, water_style(palette, 11.5)},
              camera);
  }
}

double room_around_m(GridPoint p, const std::vector<GridPoint>& ring) {
  double least = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < ring.size(); ++i) {
    least = std::min(least, foot_on_segment(p, ring[i], ring[(i + 1) % ring.size()]).away.value);
  }
  return least;
}

// Where the visible water is widest, on a coarse raster of the view; none where it is narrow.
std::optional<GridPoint> widest_place(const SheetArea& water, const Camera& camera) {
  constexpr int columns = 20;
  constexpr int rows = 14;
  const GridBox ground = camera.ground();
  const std::vector<GridPoint> ring = simplified(water.rings.front(), 3.0 * camera.metres_per_pixel);
  double widest = 14.0 * camera.metres_per_pixel;
  std::optional<GridPoint> place;
  for (int row = 1; row < rows; ++row) {
    for (int column = 2; column < columns - 1; ++column) {
      const GridPoint p{
          ground.low.easting_m + (ground.high.easting_m - ground.low.easting_m) * column / columns,
          ground.low.northing_m + (ground.high.northing_m - ground.low.northing_m) * row / rows};
      if (!inside_ring(p, ring)) continue;
      const double room = room_around_m(p, ring);
      if (room > widest) widest = room, place = p;
    }
  }
  return place;
}

void add_broad_waters(std::vector<Label>& labels, const MapSheet& sheet, const Palette& palette,
                      const Camera& camera) {
  for (const SheetArea& area : sheet.areas) {
    const bool is_water = area.kind == roads::AreaKind::TidalWater || area.kind == roads::AreaKind::Water;
    if (area.name.empty() || !is_water || !area.box.meets(camera.ground())) continue;
    const auto place = widest_place(area, camera);
    if (!place) continue;
    Label label;
    label.key = "broad water:" + area.name;
    label.text = area.name;
    label.at = *place;
    label.clearance_px = 0.0;
    label.priority = 45;
    label.places = LabelPlaces::Near;
    label.sharing = "water:" + area.name;
    label.sharing_px = 380.0;
    label.style = water_style(palette, 15.0);
    labels.push_back(std::move(label));
  }
}

}  // namespace

std::vector<Label> basemap_labels(const MapSheet& sheet, const Palette& palette, const Camera& camera) {
  std::vector<Label> labels;
  add_settlements(labels, sheet, palette, camera.metres_per_pixel);
  add_numbers(labels, sheet, camera);
  add_streets(labels, sheet, palette, camera);
  add_broad_waters(labels, sheet, palette, camera);
  add_watercourses(labels, sheet, palette, camera);
  return labels;
}

}  // namespace tocsin::render
