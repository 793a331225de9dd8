#include "sim/scenario/positions.hpp"

#include <cmath>

#include <fmt/format.h>

#include "sim/scenario/values.hpp"

namespace tocsin::scenario {

namespace {

constexpr Metres far_from_roads{500.0};
constexpr std::string_view expected_position =
    "[latitude, longitude], a grid reference such as \"SJ 501 807\", or the id of a place of the map";

bool is_number(const Node& node) {
  return node.kind == Node::Kind::Integer || node.kind == Node::Kind::Number;
}

std::vector<std::string> place_names(const roads::Map& map) {
  std::vector<std::string> names;
  for (const roads::KnownPlace& place : map.places) names.push_back(place.id);
  for (const roads::Receptor& receptor : map.receptors) names.push_back(receptor.id);
  return names;
}

std::string corners(const GridBox& box) {
  return fmt::format("eastings {:.0f} to {:.0f}, northings {:.0f} to {:.0f}", box.low.easting_m,
                     box.high.easting_m, box.low.northing_m, box.high.northing_m);
}

}  // namespace

Positions::Positions(Reading reading, const roads::Map& map) : reading_(reading), map_(map) {}

std::optional<GridPoint> Positions::position(const Row& row, std::string_view key) const {
  const Node* node = row.node(key);
  return node == nullptr ? std::nullopt : point(*node);
}

std::vector<GridPoint> Positions::positions(const Row& row, std::string_view key) const {
  std::vector<GridPoint> points;
  const Node* list = row.node(key);
  if (list == nullptr) return points;
  for (const Node& item : list->items) {
    if (const auto p = point(item)) points.push_back(*p);
  }
  return points;
}

std::optional<GridPoint> Positions::position_by_road(const Row& row, std::string_view key) const {
  const auto p = position(row, key);
  if (!p) return p;
  const auto road = map_.network.nearest_connected(*p);
  if (!road) {
    reading_.faults.error(row.spot(key), {"the map has no road that could lead here"});
  } else if (road->away > far_from_roads) {
    reading_.faults.warning(row.spot(key),
                            {fmt::format("this is {:.0f} m from the nearest road", road->away.value),
                             "a position beside a road"});
  }
  return p;
}

std::optional<GridPoint> Positions::point(const Node& node) const {
  const auto p = node.kind == Node::Kind::List ? point_of_pair(node) : point_of_text(node);
  if (!p || map_.bounds.contains(*p)) return p;
  reading_.faults.error(node.spot,
                        {fmt::format("this lies outside the map {}", map_.name), corners(map_.bounds),
                         "a station outside the map stands where its units enter it (see `off_map`)"});
  return std::nullopt;
}

std::optional<GridPoint> Positions::point_of_pair(const Node& node) const {
  if (node.items.size() != 2 || !is_number(node.items[0]) || !is_number(node.items[1])) {
    reading_.faults.error(node.spot, {"this is not a position", std::string{expected_position}});
    return std::nullopt;
  }
  const LatLon p{node.items[0].number, node.items[1].number};
  if (std::isfinite(p.lat_deg) && std::isfinite(p.lon_deg) && on_national_grid(p))
    return projection_.to_grid(p);
  const bool swapped = on_national_grid({p.lon_deg, p.lat_deg});
  reading_.faults.error(
      node.spot, {"this is not on the British National Grid",
                  "latitude 49 to 61.5, then longitude -9.5 to 2.5", swapped ? "latitude comes first" : ""});
  return std::nullopt;
}

std::optional<GridPoint> Positions::point_of_text(const Node& node) const {
  if (const auto p = parse_grid_reference(node.text)) return p;
  if (const roads::KnownPlace* place = map_.find_place(node.text)) return place->at;
  if (const roads::Receptor* receptor = map_.find_receptor(node.text)) return receptor->at;
  if (!is_id(node.text)) {
    reading_.faults.error(node.spot, {fmt::format("\"{}\" is not a position", shortened(node.text)),
                                      std::string{expected_position}});
    return std::nullopt;
  }
  std::string hint;
  if (!reading_.faults.full()) hint = did_you_mean(node.text, place_names(map_));
  reading_.faults.error(node.spot, {fmt::format("the map has no place or receptor \"{}\"", node.text),
                                    std::string{expected_position}, std::move(hint)});
  return std::nullopt;
}

}  // namespace tocsin::scenario
