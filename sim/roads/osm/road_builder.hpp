// Ways to links: roads are cut where ways meet or differ, joined where they only go on, and become junctions
// and links that remember which way they came from. Knows nodes as indices with points, and no tags.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "sim/roads/network.hpp"
#include "sim/roads/osm/positions.hpp"
#include "sim/roads/osm/report.hpp"
#include "sim/roads/osm/road_tags.hpp"

namespace tocsin::osm {

/// A stretch of one way, driven along its nodes where it is one-way (never Backward).
struct Run {
  std::int64_t way = 0;
  std::uint32_t facts = 0;  ///< an index into the table of facts
  std::vector<std::uint32_t> nodes;
};

/// Where a link came from.
struct Origin {
  std::int64_t way_at_from = 0;
  std::int64_t way_at_to = 0;
  std::vector<std::uint32_t> nodes;  ///< of Positions, from end to end
};

/// Junctions and links before they are a Network, and what is needed to put turns and barriers on them.
struct BuiltRoads {
  std::vector<roads::Junction> junctions;
  std::vector<std::uint32_t> junction_nodes;  ///< by junction: its node
  std::vector<roads::Link> links;
  std::vector<Origin> origins;  ///< by link
  /// Nodes of no distance are one: by node, the one that stands for it.
  std::vector<std::uint32_t> stands_for;

  std::optional<roads::JunctionId> junction_at(std::uint32_t node) const;

  /// By ascending node.
  std::vector<std::pair<std::uint32_t, roads::JunctionId>> by_node;
};

/// `runs` in the order in which links are to be numbered. At a node of `always_junctions` nothing is joined.
/// Notes in `report` what was dropped.
BuiltRoads build_roads(const Positions& positions, std::span<const RoadFacts> facts, std::vector<Run> runs,
                       std::span<const std::uint32_t> always_junctions, ImportReport& report);

}  // namespace tocsin::osm
