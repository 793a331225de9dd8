#include "sim/roads/road_index.hpp"

#include <utility>

#include "sim/roads/dissection.hpp"
#include "sim/roads/road_index_data.hpp"

namespace tocsin::roads {

namespace {

Hierarchy make_hierarchy(const RoutingGraph& graph, std::span<const std::uint32_t> junction_order) {
  std::vector<std::uint32_t> order;
  order.reserve(graph.node_count());
  for (const std::uint32_t junction : junction_order) {
    const RoutingGraph::Nodes nodes = graph.nodes_of({junction});
    for (std::uint32_t node = nodes.first; node < nodes.end; ++node) order.push_back(node);
  }
  std::vector<Hierarchy::EdgeEnds> edges;
  edges.reserve(graph.edges().size());
  for (const RoutingGraph::Edge& edge : graph.edges()) edges.push_back({edge.from, edge.to});
  return Hierarchy(edges, order);
}

}  // namespace

RoadIndex::RoadIndex() : data_(std::make_shared<const Data>()) {}

RoadIndex::RoadIndex(const Network& network) : RoadIndex(network, dissection_order(network)) {}

RoadIndex::RoadIndex(const Network& network, std::vector<std::uint32_t> junction_order) {
  auto data = std::make_shared<Data>();
  data->junction_order = std::move(junction_order);
  data->graph = RoutingGraph(network);
  data->hierarchy = make_hierarchy(data->graph, data->junction_order);
  data_ = std::move(data);
}

std::span<const std::uint32_t> RoadIndex::junction_order() const { return data_->junction_order; }

}  // namespace tocsin::roads
