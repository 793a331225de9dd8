#include "sim/roads/plain_search.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/property_map/function_property_map.hpp>

namespace tocsin::roads {

namespace {

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                 boost::no_property, std::uint32_t, std::uint32_t>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;
using Edge = boost::graph_traits<Graph>::edge_descriptor;

struct GoalReached {};

/// Ends the search at the first node from which nothing better or as good can follow. The goals' costs come
/// less the bound at their nodes, because keys have it in them.
class StopAfterGoal : public boost::dijkstra_visitor<> {
 public:
  StopAfterGoal(const std::vector<Cost>& key, const std::vector<SearchEnd<Cost>>& goals, Cost& best)
      : key_(&key), goals_(&goals), best_(&best) {}

  template <class G>
  void examine_vertex(Vertex v, const G&) {
    const Cost key = (*key_)[v];
    // A node behind closed roads only is queued too, with no finite key.
    if (key == unreachable || key > *best_) throw GoalReached{};
    for (const SearchEnd<Cost>& goal : *goals_) {
      if (goal.node == v) *best_ = std::min(*best_, key + goal.cost);
    }
  }

 private:
  const std::vector<Cost>* key_;
  const std::vector<SearchEnd<Cost>>* goals_;
  Cost* best_;
};

}  // namespace

struct PlainSearch::Engine {
  Engine(const Network& roads, const RoutingGraph& routing_graph);

  Cost bound(std::uint32_t node);
  template <class EdgeCost>
  Cost run(const Question& question, std::span<const EdgeCost> edge_costs);

  const Network* network;
  const RoutingGraph* nodes;
  Graph graph;
  std::optional<Guide> guide;
  std::vector<Cost> key;     // least cost from the starts, plus the bound to the goal
  std::vector<Cost> bounds;  // -1: not yet computed
  std::vector<SearchEnd<Cost>> reduced_goals;
  std::vector<Vertex> sources;
  std::vector<boost::default_color_type> colours;
};

PlainSearch::Engine::Engine(const Network& roads, const RoutingGraph& routing_graph)
    : network(&roads), nodes(&routing_graph) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  edges.reserve(nodes->edges().size());
  for (const RoutingGraph::Edge& edge : nodes->edges()) edges.emplace_back(edge.from, edge.to);
  graph = Graph(boost::edges_are_sorted, edges.begin(), edges.end(), nodes->node_count());
}

/// A time in which no vehicle drives from there to the goal: the straight line at top speed. It falls
/// along an edge by no more than the edge's time (no link is shorter than the straight line), so it can
/// be used to steer the search.
Cost PlainSearch::Engine::bound(std::uint32_t node) {
  if (!guide) return 0;
  Cost& known = bounds[node];
  if (known < 0) {
    const GridPoint at = network->junction(nodes->junction_of(node)).at;
    known = static_cast<Cost>(std::floor(distance(at, guide->goal).value * guide->ms_per_m * (1.0 - 1e-9)));
  }
  return known;
}

/// A* as Dijkstra's algorithm on costs that the bound has reduced (Hart, Nilsson and Raphael 1968; Goldberg
/// and Harrelson 2005).
template <class EdgeCost>
Cost PlainSearch::Engine::run(const Question& question, std::span<const EdgeCost> edge_costs) {
  guide = question.guide;
  if (guide) bounds.assign(nodes->node_count(), -1);
  key.assign(nodes->node_count(), unreachable);
  colours.assign(nodes->node_count(), boost::white_color);
  sources.clear();
  for (const SearchEnd<Cost>& start : question.starts) {
    if (key[start.node] == unreachable) sources.push_back(start.node);
    key[start.node] = std::min(key[start.node], start.cost + bound(start.node));
  }
  reduced_goals.assign(question.goals.begin(), question.goals.end());
  for (SearchEnd<Cost>& goal : reduced_goals) goal.cost -= bound(goal.node);

  Cost best = question.known;
  const auto reduced = [this, edge_costs](const Edge& e) {
    const std::size_t edge = boost::get(boost::edge_index, graph, e);
    const Cost cost = cost_of(edge_costs[edge]);
    if (cost == unreachable || !guide) return cost;
    return cost + bound(nodes->edges()[edge].to) - bound(nodes->edges()[edge].from);
  };
  const auto vertices = boost::get(boost::vertex_index, graph);
  try {
    boost::dijkstra_shortest_paths_no_init(graph, sources.begin(), sources.end(), boost::dummy_property_map(),
                                           boost::make_iterator_property_map(key.begin(), vertices),
                                           boost::make_function_property_map<Edge, Cost>(reduced), vertices,
                                           std::less<Cost>(), boost::closed_plus<Cost>(unreachable), Cost{0},
                                           StopAfterGoal(key, reduced_goals, best),
                                           boost::make_iterator_property_map(colours.begin(), vertices));
  } catch (const GoalReached&) {
    // Boost.Graph's own way to end a search early.
  }
  return best;
}

PlainSearch::PlainSearch(const Network& network, const RoutingGraph& graph)
    : engine_(std::make_unique<Engine>(network, graph)) {}
PlainSearch::PlainSearch(PlainSearch&&) noexcept = default;
PlainSearch& PlainSearch::operator=(PlainSearch&&) noexcept = default;
PlainSearch::~PlainSearch() = default;

Cost PlainSearch::run(const Question& question, std::span<const Weight> edge_costs) {
  return engine_->run(question, edge_costs);
}

Cost PlainSearch::run(const Question& question, std::span<const Cost> edge_costs) {
  return engine_->run(question, edge_costs);
}

Cost PlainSearch::at(std::uint32_t node) const {
  const Cost key = engine_->key[node];
  return key == unreachable ? unreachable : key - engine_->bound(node);
}

}  // namespace tocsin::roads
