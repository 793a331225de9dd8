// The graph that routes are found on. A node is a junction; where it matters by which arc a vehicle came
// (turns that are banned, or cost time), there is one node for each arc that arrives. An edge is an arc
// driven to its end, with the turn into it. Depends on the network alone: knows no times.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/roads/network.hpp"
#include "sim/roads/travel.hpp"

namespace tocsin::roads {

class RoutingGraph {
 public:
  struct Edge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    ArcId arc;
    TurnKind turn = TurnKind::Free;
  };

  RoutingGraph() = default;
  explicit RoutingGraph(const Network& network);

  std::uint32_t node_count() const { return static_cast<std::uint32_t>(junction_of_node_.size()); }
  /// By first node, then by arc.
  std::span<const Edge> edges() const { return edges_; }

  JunctionId junction_of(std::uint32_t node) const { return junction_of_node_[node]; }
  /// Where a vehicle is that has driven the arc to its end.
  std::uint32_t node_after(ArcId arc) const { return node_after_[arc.index()]; }
  /// A junction's nodes are numbered one after another, by ascending arriving arc.
  struct Nodes {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };
  Nodes nodes_of(JunctionId junction) const {
    return {first_node_[junction.index()], first_node_[junction.index() + 1]};
  }
  /// The arc by which a vehicle came to the node; none where the node does not tell.
  ArcId arrival(std::uint32_t node) const { return arrival_[node]; }

  /// Edges that drive an arc, ascending.
  std::span<const std::uint32_t> edges_of(ArcId arc) const {
    return slice(of_arc_, of_arc_start_, arc.value);
  }
  /// Edges into a node, by arc, then by the first node.
  std::span<const std::uint32_t> edges_into(std::uint32_t node) const {
    return slice(into_, into_start_, node);
  }
  /// What holds a vehicle at the end of an arc.
  Control control(ArcId arc) const { return controls_[arc.index()]; }

 private:
  static std::span<const std::uint32_t> slice(const std::vector<std::uint32_t>& all,
                                              const std::vector<std::uint32_t>& start, std::uint32_t i) {
    return std::span(all).subspan(start[i], start[i + 1] - start[i]);
  }
  std::vector<Meeting> number_nodes(const Network& network);
  void make_edges(const Network& network, std::span<const Meeting> meetings);
  void index_edges(std::size_t arc_count);

  std::vector<Edge> edges_;
  std::vector<JunctionId> junction_of_node_;
  std::vector<ArcId> arrival_;
  std::vector<std::uint32_t> node_after_;
  std::vector<std::uint32_t> first_node_;
  std::vector<std::uint32_t> of_arc_;
  std::vector<std::uint32_t> of_arc_start_;
  std::vector<std::uint32_t> into_;
  std::vector<std::uint32_t> into_start_;
  std::vector<Control> controls_;
};

}  // namespace tocsin::roads
