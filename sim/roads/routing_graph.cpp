#include "sim/roads/routing_graph.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tocsin::roads {

namespace {

/// Sorts the numbers 0, 1, 2 ... into bins and keeps their order in each.
template <class BinOf>
void sort_into_bins(std::size_t count, std::size_t bins, BinOf bin_of, std::vector<std::uint32_t>& sorted,
                    std::vector<std::uint32_t>& start) {
  start.assign(bins + 1, 0);
  for (std::size_t i = 0; i < count; ++i) ++start[bin_of(i) + 1];
  for (std::size_t i = 1; i <= bins; ++i) start[i] += start[i - 1];
  sorted.resize(count);
  std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
  for (std::size_t i = 0; i < count; ++i) sorted[next[bin_of(i)]++] = static_cast<std::uint32_t>(i);
}

}  // namespace

RoutingGraph::RoutingGraph(const Network& network) {
  make_edges(network, number_nodes(network));
  index_edges(network.arcs().size());
}

/// What meets at each junction is found on the way.
std::vector<Meeting> RoutingGraph::number_nodes(const Network& network) {
  const std::size_t junctions = network.junctions().size();
  std::vector<char> is_expanded(junctions, 0);
  for (const BannedTurn& turn : network.banned_turns()) is_expanded[turn.via.index()] = 1;
  std::vector<Meeting> meetings;
  meetings.reserve(junctions);
  node_after_.resize(network.arcs().size());
  controls_.resize(network.arcs().size());
  first_node_.reserve(junctions + 1);
  for (std::size_t i = 0; i < junctions; ++i) {
    const auto junction = id_of<JunctionTag>(i);
    meetings.push_back(meeting_at(network, junction));
    if (meetings[i].is_main()) is_expanded[i] = 1;
    first_node_.push_back(node_count());
    for (const ArcId arc : network.arcs_in(junction)) {
      controls_[arc.index()] = control_at_end(network.link(network.arc(arc).link), meetings[i]);
      node_after_[arc.index()] = is_expanded[i] != 0 ? node_count() : first_node_.back();
      if (is_expanded[i] == 0) continue;
      junction_of_node_.push_back(junction);
      arrival_.push_back(arc);
    }
    if (is_expanded[i] == 0) {
      junction_of_node_.push_back(junction);
      arrival_.emplace_back();
    }
  }
  first_node_.push_back(node_count());
  return meetings;
}

void RoutingGraph::make_edges(const Network& network, std::span<const Meeting> meetings) {
  for (std::uint32_t node = 0; node < node_count(); ++node) {
    const ArcId in = arrival(node);
    for (const ArcId out : network.arcs_out(junction_of(node))) {
      if (in.valid() && network.is_banned(in, out)) continue;
      const bool is_charged = in.valid() && meetings[junction_of(node).index()].is_main();
      const TurnKind turn = is_charged ? turn_between(network, in, out) : TurnKind::Free;
      edges_.push_back({node, node_after(out), out, turn});
    }
  }
}

void RoutingGraph::index_edges(std::size_t arc_count) {
  sort_into_bins(
      edges_.size(), arc_count, [this](std::size_t e) { return edges_[e].arc.index(); }, of_arc_,
      of_arc_start_);
  sort_into_bins(
      edges_.size(), node_count(), [this](std::size_t e) { return edges_[e].to; }, into_, into_start_);
  for (std::uint32_t node = 0; node < node_count(); ++node) {
    const auto begin = into_.begin() + into_start_[node];
    const auto end = into_.begin() + into_start_[node + 1];
    std::stable_sort(begin, end,
                     [this](std::uint32_t a, std::uint32_t b) { return edges_[a].arc < edges_[b].arc; });
  }
}

}  // namespace tocsin::roads
