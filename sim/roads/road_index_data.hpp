// What a RoadIndex holds. Internal to sim/roads; everybody else sees road_index.hpp, and knows nothing of
// graphs.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/roads/hierarchy.hpp"
#include "sim/roads/road_index.hpp"
#include "sim/roads/routing_graph.hpp"

namespace tocsin::roads {

struct RoadIndex::Data {
  std::vector<std::uint32_t> junction_order;
  RoutingGraph graph;
  Hierarchy hierarchy;
};

}  // namespace tocsin::roads
