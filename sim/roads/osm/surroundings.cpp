#include "sim/roads/osm/surroundings.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "sim/roads/osm/shapes.hpp"

namespace tocsin::osm {

namespace {

using roads::Area;
using roads::AreaKind;
using roads::Line;
using roads::LineKind;
using roads::Settlement;
using roads::SettlementKind;

std::optional<AreaKind> area_kind(const Tags& tags) {
  const std::string_view landuse = tags["landuse"];
  const bool is_water = tags["natural"] == "water" || is_one_of(tags["waterway"], {"riverbank", "dock"}) ||
                        is_one_of(landuse, {"reservoir", "basin"});
  const bool is_tidal =
      tags["water"] == "tidal" || tags["tidal"] == "yes" || is_one_of(tags["natural"], {"bay", "strait"});
  if (is_tidal && (is_water || tags.has("natural"))) return AreaKind::TidalWater;
  if (is_water) return AreaKind::Water;
  if (tags["natural"] == "wood" || landuse == "forest") return AreaKind::Wood;
  if (landuse == "residential") return AreaKind::BuiltResidential;
  if (landuse == "industrial") return AreaKind::BuiltIndustrial;
  if (landuse == "commercial") return AreaKind::BuiltCommercial;
  if (landuse == "retail") return AreaKind::BuiltRetail;
  return std::nullopt;
}

bool is_area(const Tags& tags) { return tags.has("landuse") || tags.has("natural") || tags.has("waterway"); }

std::optional<LineKind> line_kind(const Tags& tags) {
  if (tags["railway"] == "rail") return LineKind::Rail;
  if (tags["waterway"] == "river") return LineKind::River;
  if (tags["waterway"] == "canal") return LineKind::Canal;
  return std::nullopt;
}

bool is_line(const Tags& tags) { return line_kind(tags).has_value(); }

std::optional<SettlementKind> settlement_kind(std::string_view place) {
  if (place == "city") return SettlementKind::City;
  if (place == "town") return SettlementKind::Town;
  if (place == "suburb") return SettlementKind::Suburb;
  if (place == "village") return SettlementKind::Village;
  if (place == "hamlet") return SettlementKind::Hamlet;
  return std::nullopt;
}

std::string word_for(const Tags& tags) {
  for (const std::string_view key : {"landuse", "natural", "waterway"}) {
    if (tags.has(key)) return fmt::format("{}={}", key, tags[key]);
  }
  return "outlines of nothing known";
}

void add_areas(const Extract& extract, const Positions& positions, roads::Map& map, ImportReport& report) {
  for (Shape& shape : shapes_of(extract, positions, is_area, report)) {
    const auto kind = area_kind(*shape.tags);
    if (!kind) {
      ++report.dropped[word_for(*shape.tags)];
      continue;
    }
    for (Outline& outline : shape.outlines) {
      Area area{*kind, std::string((*shape.tags)["name"]), std::move(outline), {}};
      for (const GridPoint p : area.rings.front()) area.box.add(p);
      map.areas.push_back(std::move(area));
    }
  }
}

void add_settlements(const Extract& extract, const Positions& positions, roads::Map& map,
                     ImportReport& report) {
  for (const TaggedNode& node : extract.tagged_nodes) {
    const auto at = positions.find(node.id);
    if (!node.tags.has("place") || !at || !positions.is_inside(*at)) continue;
    const auto kind = settlement_kind(node.tags["place"]);
    if (!kind) {
      ++report.dropped[fmt::format("place={}", node.tags["place"])];
    } else if (!node.tags.has("name")) {
      ++report.dropped["places without a name"];
    } else {
      map.settlements.push_back({*kind, std::string(node.tags["name"]), positions.at(*at)});
    }
  }
}

}  // namespace

void add_surroundings(const Extract& extract, const Positions& positions, roads::Map& map,
                      ImportReport& report) {
  add_areas(extract, positions, map, report);
  for (Stroke& stroke : strokes_of(extract, positions, is_line)) {
    const bool is_siding = is_one_of((*stroke.tags)["service"], {"yard", "siding", "spur"});
    if (is_siding) {
      ++report.dropped["railway sidings and yards"];
      continue;
    }
    map.lines.push_back(
        {*line_kind(*stroke.tags), std::string((*stroke.tags)["name"]), std::move(stroke.points)});
  }
  add_settlements(extract, positions, map, report);
}

}  // namespace tocsin::osm
