#include "render/status_line.hpp"

#include <algorithm>

#include "render/names.hpp"
#include "render/road_hit.hpp"

namespace tocsin::render {

namespace {

constexpr double site_m = 120.0;
constexpr double settlement_m = 2500.0;

std::string_view words_of(roads::AreaKind kind) {
  switch (kind) {
    case roads::AreaKind::TidalWater:
      return "tidal water";
    case roads::AreaKind::Water:
      return "water";
    case roads::AreaKind::Wood:
      return "wood";
    case roads::AreaKind::BuiltResidential:
      return "houses";
    case roads::AreaKind::BuiltIndustrial:
      return "works";
    case roads::AreaKind::BuiltCommercial:
      return "offices";
    case roads::AreaKind::BuiltRetail:
      return "shops";
    case roads::AreaKind::Borough:
      return {};
  }
  return {};
}

bool is_inside(const roads::Area& area, GridPoint at) {
  if (!area.box.contains(at)) return false;
  const auto is_in = [at](const auto& ring) { return inside_ring(at, ring); };
  // Even-odd: a hole takes its ground out, an island in it puts it back.
  return std::count_if(area.rings.begin(), area.rings.end(), is_in) % 2 == 1;
}

std::string area_at(const roads::Map& map, GridPoint at) {
  std::string_view found;
  for (const roads::Area& area : map.areas) {
    const std::string_view words = words_of(area.kind);
    if (words.empty() || !is_inside(area, at)) continue;
    if (!area.name.empty()) return area.name;
    found = words;
  }
  return std::string(found);
}

std::string settlement_near(const roads::Map& map, GridPoint at) {
  const roads::Settlement* nearest = nullptr;
  double nearest_m = settlement_m;
  for (const roads::Settlement& settlement : map.settlements) {
    const double away_m = distance(settlement.at, at).value;
    if (away_m < nearest_m) nearest_m = away_m, nearest = &settlement;
  }
  return nearest == nullptr ? std::string{} : nearest->name;
}

}  // namespace

std::string grid_words(GridPoint at, int digits) {
  const bool is_on_grid =
      at.easting_m >= 0.0 && at.easting_m < 700000.0 && at.northing_m >= 0.0 && at.northing_m < 1300000.0;
  return is_on_grid ? format_grid_reference(at, digits) : "beyond the grid";
}

StatusLine status_line(const Shown& shown, GridPoint at, Metres reach) {
  StatusLine line{grid_words(at, 4), {}};
  const roads::Map& map = shown.setting.map;
  const std::string near = settlement_near(map, at);
  const auto with_near = [&](const std::string& place) {
    const bool says_all = near.empty() || place == near;
    return place.empty() ? near : says_all ? place : place + ", " + near;
  };
  if (const auto road = road_at(map.network, at, reach, Carriageways::Nearest)) {
    line.place = with_near(road->title);
  } else if (distance(at, shown.setting.scenario.site_position).value < site_m) {
    line.place = plain_name(shown.setting.scenario.site_name);
  } else {
    line.place = with_near(area_at(map, at));
  }
  return line;
}

}  // namespace tocsin::render
