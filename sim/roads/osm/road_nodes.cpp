#include "sim/roads/osm/road_nodes.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "sim/roads/osm/road_tags.hpp"

namespace tocsin::osm {

namespace {

using roads::Junction;
using roads::JunctionId;
using roads::Link;

constexpr double longest_approach_m = 30.0;
constexpr std::uint32_t none = 0xffffffff;

/// Of two limits the one that holds for both; 0: none.
void tighten(double& limit, double by) {
  if (by > 0.0 && (limit == 0.0 || by < limit)) limit = by;
}

/// What stands at two nodes that are one.
void add_reading(NodeReading& to, const NodeReading& other) {
  to.has_signals = to.has_signals || other.has_signals;
  to.is_barrier = to.is_barrier || other.is_barrier;
  to.is_toll = to.is_toll || other.is_toll;
  tighten(to.limits.max_weight_t, other.limits.max_weight_t);
  tighten(to.limits.max_height_m, other.limits.max_height_m);
  tighten(to.limits.max_width_m, other.limits.max_width_m);
  to.guesses.insert(to.guesses.end(), other.guesses.begin(), other.guesses.end());
}

class RoadNodes {
 public:
  RoadNodes(const Extract& extract, const Positions& positions, BuiltRoads& built, ImportReport& report);

  void add_to_link(std::size_t link);
  void add_to_junctions();

 private:
  const NodeReading* reading_at(std::uint32_t node) const {
    return of_node_[node] == none ? nullptr : &readings_[of_node_[node]];
  }
  void add_reading_at(std::uint32_t node, const NodeReading& reading);
  void drop_where_roads_meet(const NodeReading& reading);
  void restrict_link(Link& link, const NodeReading& reading);
  void move_signals(const Link& link, double along_m, double length_m);

  BuiltRoads* built_;
  ImportReport* report_;
  std::vector<NodeReading> readings_;
  std::vector<std::uint32_t> of_node_;    // by node: its reading
  std::vector<std::uint32_t> link_ends_;  // by junction: how many links end there
};

RoadNodes::RoadNodes(const Extract& extract, const Positions& positions, BuiltRoads& built,
                     ImportReport& report)
    : built_(&built),
      report_(&report),
      of_node_(positions.size(), none),
      link_ends_(built.junctions.size(), 0) {
  for (const TaggedNode& node : extract.tagged_nodes) {
    if (!concerns_roads(node.tags)) continue;
    const auto at = positions.find(node.id);
    if (!at) continue;
    add_reading_at(built.stands_for[*at], read_road_node(node.tags));
  }
  for (const Link& link : built.links) {
    ++link_ends_[link.from.index()];
    ++link_ends_[link.to.index()];
  }
}

void RoadNodes::add_reading_at(std::uint32_t node, const NodeReading& reading) {
  if (of_node_[node] != none) return add_reading(readings_[of_node_[node]], reading);
  of_node_[node] = static_cast<std::uint32_t>(readings_.size());
  readings_.push_back(reading);
}

void RoadNodes::restrict_link(Link& link, const NodeReading& reading) {
  link.is_restricted = link.is_restricted || reading.is_barrier;
  link.is_toll = link.is_toll || reading.is_toll;
  tighten(link.max_weight_t, reading.limits.max_weight_t);
  tighten(link.max_height_m, reading.limits.max_height_m);
  tighten(link.max_width_m, reading.limits.max_width_m);
  for (const std::string& guess : reading.guesses) ++report_->guessed[guess];
}

/// Lights stand at the stop line: before the junction, seen by whoever drives towards it.
void RoadNodes::move_signals(const Link& link, double along_m, double length_m) {
  const auto is_crossing = [this](JunctionId id) { return link_ends_[id.index()] >= 3; };
  const bool is_before_to = length_m - along_m <= longest_approach_m && is_crossing(link.to);
  const bool is_before_from = !link.one_way && along_m <= longest_approach_m && is_crossing(link.from);
  if (!is_before_to && !is_before_from) {
    ++report_->dropped["traffic lights at no junction"];
    return;
  }
  const bool is_nearer_to = is_before_to && (!is_before_from || length_m - along_m <= along_m);
  built_->junctions[(is_nearer_to ? link.to : link.from).index()].has_signals = true;
}

void RoadNodes::add_to_link(std::size_t index) {
  Link& link = built_->links[index];
  const std::vector<std::uint32_t>& nodes = built_->origins[index].nodes;
  double length_m = 0.0;
  for (std::size_t i = 1; i < link.line.size(); ++i)
    length_m += distance(link.line[i - 1], link.line[i]).value;
  double along_m = 0.0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (i > 0) along_m += distance(link.line[i - 1], link.line[i]).value;
    const NodeReading* reading = reading_at(nodes[i]);
    if (reading == nullptr) continue;
    const bool is_end = i == 0 || i + 1 == nodes.size();
    if (!is_end && reading->has_signals) move_signals(link, along_m, length_m);
    // Where three roads meet it cannot be said which of them the barrier bars or the limit is for.
    const JunctionId end = i == 0 ? link.from : link.to;
    if (!is_end || link_ends_[end.index()] <= 2) restrict_link(link, *reading);
  }
}

void RoadNodes::drop_where_roads_meet(const NodeReading& reading) {
  const auto drop = [this](bool is_there, const char* what) {
    if (is_there) ++report_->dropped[fmt::format("{} where roads meet", what)];
  };
  drop(reading.is_barrier, "barriers");
  drop(reading.is_toll, "tolls");
  drop(reading.limits.max_weight_t > 0.0, "weight limits");
  drop(reading.limits.max_height_m > 0.0, "height limits");
  drop(reading.limits.max_width_m > 0.0, "width limits");
}

void RoadNodes::add_to_junctions() {
  for (std::size_t i = 0; i < built_->junctions.size(); ++i) {
    const NodeReading* reading = reading_at(built_->junction_nodes[i]);
    if (reading == nullptr) continue;
    if (reading->has_signals) built_->junctions[i].has_signals = true;
    if (link_ends_[i] > 2) drop_where_roads_meet(*reading);
  }
  const auto count = std::count_if(built_->junctions.begin(), built_->junctions.end(),
                                   [](const Junction& junction) { return junction.has_signals; });
  if (count > 0) report_->kept["junctions with traffic lights"] = static_cast<std::uint64_t>(count);
}

}  // namespace

void add_road_nodes(const Extract& extract, const Positions& positions, BuiltRoads& built,
                    ImportReport& report) {
  RoadNodes nodes(extract, positions, built, report);
  for (std::size_t i = 0; i < built.links.size(); ++i) nodes.add_to_link(i);
  nodes.add_to_junctions();
}

}  // namespace tocsin::osm
