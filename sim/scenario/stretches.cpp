#include "sim/scenario/stretches.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace tocsin::scenario {

namespace {

using model::ClosedLink;
using model::Ways;

/// Further than any map is wide.
constexpr Metres everywhere{1e7};

constexpr std::array ways_in_order{Ways::Both, Ways::Forward, Ways::Backward};

std::string_view word_for(const Row& row) { return row.table().name == "closure" ? "closure" : "slow-down"; }

bool comes_within(const roads::Link& link, GridPoint centre, Metres radius) {
  for (std::size_t i = 0; i + 1 < link.line.size(); ++i) {
    if (foot_on_segment(centre, link.line[i], link.line[i + 1]).away <= radius) return true;
  }
  return false;
}

/// The ways along a link that end nearer to the position than they begin.
Ways ways_towards(const roads::Link& link, GridPoint position) {
  const double from_m = distance(link.line.front(), position).value;
  const double to_m = distance(link.line.back(), position).value;
  if (from_m == to_m) return Ways::Both;
  return to_m < from_m ? Ways::Forward : Ways::Backward;
}

}  // namespace

Stretches::Stretches(const Context& context) : context_(context) {
  const auto links = context.map.network.links();
  for (std::size_t i = 0; i < links.size(); ++i) numbers_.emplace(links[i].number, id_of<roads::LinkTag>(i));
}

/// True where the keys that say which links fit together.
bool Stretches::says_which(const Row& row) const {
  const bool has_point = row.is_written("near") || row.is_written("radius_m");
  const std::string_view point_key = row.is_written("near") ? "near" : "radius_m";
  // Pairs that cannot both be meant.
  std::vector<std::pair<std::string_view, std::string_view>> clashes;
  if (row.is_written("links")) {
    if (row.is_written("road")) clashes.emplace_back("links", "road");
    if (row.is_written("area")) clashes.emplace_back("links", "area");
    if (has_point) clashes.emplace_back("links", point_key);
  } else if (row.is_written("area") && has_point) {
    clashes.emplace_back("area", point_key);
  }
  for (const auto& [one, other] : clashes) {
    context_.faults().error(
        row.key_spot(other),
        {fmt::format("a {} has `{}` and `{}`", word_for(row), one, other), "one of them"});
  }
  const bool is_half_a_point = row.is_written("near") != row.is_written("radius_m");
  if (is_half_a_point && clashes.empty()) {
    context_.faults().error(row.key_spot(point_key), {fmt::format("`{}` stands without `{}`", point_key,
                                                                  point_key == "near" ? "radius_m" : "near"),
                                                      "`near` and `radius_m` together"});
  }
  const bool has_any =
      row.is_written("links") || row.is_written("road") || row.is_written("area") || has_point;
  if (!has_any) {
    context_.faults().error(row.spot(), {fmt::format("a {} does not say which roads", word_for(row)),
                                         "`links`, `road`, `area`, or `near` with `radius_m`"});
  }
  return has_any && clashes.empty() && !is_half_a_point;
}

std::vector<roads::LinkId> Stretches::links(const Row& row) const {
  if (!says_which(row)) return {};
  std::vector<roads::LinkId> links;
  if (row.is_written("links")) {
    links = listed(row);
  } else if (row.is_written("road")) {
    links = on_road(row);
  } else {
    links = row.is_written("area") ? in_area(row) : about_point(row);
  }
  std::sort(links.begin(), links.end());
  links.erase(std::unique(links.begin(), links.end()), links.end());
  return links;
}

std::vector<ClosedLink> Stretches::closed_links(const Row& row) const {
  if (row.is_written("direction") && row.is_written("towards")) {
    context_.faults().error(row.key_spot("towards"),
                            {"a closure has `direction` and `towards`", "one of them, or neither"});
  }
  const std::optional<GridPoint> towards = context_.positions.position(row, "towards");
  const Ways direction = ways_in_order[row.choice("direction").value_or(0)];
  const std::vector<roads::LinkId> chosen = links(row);
  std::vector<ClosedLink> closed;
  for (const roads::LinkId id : chosen) {
    const roads::Link& link = context_.map.network.link(id);
    const Ways ways = towards ? ways_towards(link, *towards) : direction;
    if (!link.one_way || ways != Ways::Backward) closed.push_back({id, ways});
  }
  if (!chosen.empty() && closed.empty()) {
    context_.faults().error(row.spot(towards ? "towards" : "direction"),
                            {"nobody drives these roads that way", "the other way, or both"});
  }
  return closed;
}

std::vector<roads::LinkId> Stretches::listed(const Row& row) const {
  std::vector<roads::LinkId> links;
  if (!row.has("links")) return links;
  for (const Node& item : row.node("links")->items) {
    const auto found = numbers_.find(item.integer);
    if (found != numbers_.end()) {
      links.push_back(found->second);
    } else {
      context_.faults().error(item.spot, {fmt::format("the map has no link {}", item.integer),
                                          "the id of a link in the map's links.csv"});
    }
  }
  return links;
}

std::vector<roads::LinkId> Stretches::on_road(const Row& row) const {
  if (!row.has("road")) return {};
  const roads::Network& network = context_.map.network;
  std::vector<roads::LinkId> links;
  if (row.is_written("near")) {
    const auto near = context_.positions.position(row, "near");
    if (!near || !row.has("radius_m")) return {};
    links = network.links_named(row.text("road"), *near, Metres{row.number("radius_m")});
  } else if (row.is_written("area")) {
    const std::vector<roads::LinkId> inside = in_area(row);
    if (inside.empty()) return {};
    const auto named = network.links_named(row.text("road"), {}, everywhere);
    std::set_intersection(named.begin(), named.end(), inside.begin(), inside.end(),
                          std::back_inserter(links));
  } else {
    links = network.links_named(row.text("road"), {}, everywhere);
  }
  if (links.empty()) complain_of_no_road(row);
  return links;
}

void Stretches::complain_of_no_road(const Row& row) const {
  if (context_.faults().full()) {
    context_.faults().error(row.spot("road"), {"a road that the map does not have"});
    return;
  }
  const std::string road = row.text("road");
  const roads::Network& network = context_.map.network;
  if (network.links_named(road, {}, everywhere).empty()) {
    context_.faults().error(row.spot("road"), {fmt::format("the map has no road \"{}\"", road),
                                               "the name or number of a road of the map",
                                               did_you_mean(road, network.road_names())});
  } else if (row.is_written("area")) {
    context_.faults().error(row.spot("road"), {fmt::format("no part of \"{}\" lies in the area", road),
                                               "a larger `area`, or another road"});
  } else {
    context_.faults().error(row.spot("road"), {fmt::format("no part of \"{}\" lies within {:g} m of there",
                                                           road, row.number("radius_m")),
                                               "a larger `radius_m`, or `near` another position"});
  }
}

std::vector<roads::LinkId> Stretches::in_area(const Row& row) const {
  const Node* area = row.node("area");
  const std::vector<GridPoint> ring = context_.positions.positions(row, "area");
  // A corner that was complained of leaves another area behind.
  if (area == nullptr || ring.size() != area->items.size()) return {};
  std::vector<roads::LinkId> links = context_.map.network.links_meeting(ring);
  if (links.empty()) {
    context_.faults().error(row.spot("area"), {"no road of the map meets this area", "a larger area"});
  }
  return links;
}

std::vector<roads::LinkId> Stretches::about_point(const Row& row) const {
  const auto near = context_.positions.position(row, "near");
  if (!near || !row.has("radius_m")) return {};
  const Metres radius{row.number("radius_m")};
  const auto all = context_.map.network.links();
  std::vector<roads::LinkId> links;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (comes_within(all[i], *near, radius)) links.push_back(id_of<roads::LinkTag>(i));
  }
  if (links.empty()) {
    context_.faults().error(row.spot("near"),
                            {fmt::format("no road of the map lies within {:g} m of there", radius.value),
                             "a larger `radius_m`, or another position"});
  }
  return links;
}

}  // namespace tocsin::scenario
