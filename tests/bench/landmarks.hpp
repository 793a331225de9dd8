// A* with landmarks (Goldberg and Harrelson, Computing the Shortest Path: A* Search Meets Graph Theory, SODA
// 2005), for comparison only: what the program would have if it did not have the hierarchy. Bounds stay right
// when roads close, because costs only rise.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <queue>
#include <span>
#include <utility>
#include <vector>

#include "sim/roads/plain_search.hpp"
#include "sim/roads/routing_graph.hpp"

namespace tocsin::roads {

class Landmarks {
 public:
  /// Landmarks are chosen one by one, each the furthest from those before it.
  Landmarks(const RoutingGraph& graph, std::span<const Weight> weights, std::size_t count)
      : graph_(&graph), weights_(weights), best_(graph.node_count()), round_of_(graph.node_count(), 0) {
    index_edges();
    std::vector<Cost> nearest(graph.node_count(), unreachable);
    std::uint32_t landmark = 0;
    for (std::size_t i = 0; i < count; ++i) {
      from_.push_back(times_from(landmark, out_, first_out_, &RoutingGraph::Edge::to));
      to_.push_back(times_from(landmark, in_, first_in_, &RoutingGraph::Edge::from));
      for (std::size_t v = 0; v < nearest.size(); ++v) nearest[v] = std::min(nearest[v], from_.back()[v]);
      const auto is_nearer = [](Cost a, Cost b) {
        return (a == unreachable ? -1 : a) < (b == unreachable ? -1 : b);
      };
      landmark = static_cast<std::uint32_t>(std::max_element(nearest.begin(), nearest.end(), is_nearer) -
                                            nearest.begin());
    }
  }

  Cost run(std::span<const SearchEnd<Cost>> starts, std::span<const SearchEnd<Cost>> goals, Cost known) {
    ++round_;
    Queue queue;
    const auto reach = [&](std::uint32_t node, Cost cost) {
      if (round_of_[node] == round_ && best_[node] <= cost) return;
      round_of_[node] = round_;
      best_[node] = cost;
      queue.push({cost + bound(node, goals), node});
    };
    for (const SearchEnd<Cost>& start : starts) reach(start.node, start.cost);
    Cost best = known;
    while (!queue.empty()) {
      const auto [key, node] = queue.top();
      queue.pop();
      if (key >= best) break;
      const Cost cost = best_[node];
      for (const SearchEnd<Cost>& goal : goals) {
        if (goal.node == node) best = std::min(best, cost + goal.cost);
      }
      for (std::uint32_t i = first_out_[node]; i < first_out_[node + 1]; ++i) {
        const Cost own = cost_of(weights_[out_[i]]);
        if (own != unreachable) reach(graph_->edges()[out_[i]].to, cost + own);
      }
    }
    return best;
  }

 private:
  using Entry = std::pair<Cost, std::uint32_t>;
  using Queue = std::priority_queue<Entry, std::vector<Entry>, std::greater<>>;

  /// No more than the cost to any goal, what comes behind its node not counted.
  Cost bound(std::uint32_t node, std::span<const SearchEnd<Cost>> goals) const {
    Cost most = 0;
    for (std::size_t i = 0; i < from_.size(); ++i) {
      Cost least_from = unreachable;
      Cost most_to = 0;
      for (const SearchEnd<Cost>& goal : goals) {
        least_from = std::min(least_from, from_[i][goal.node]);
        most_to = std::max(most_to, to_[i][goal.node]);
      }
      if (from_[i][node] != unreachable && least_from != unreachable) {
        most = std::max(most, least_from - from_[i][node]);
      }
      if (to_[i][node] != unreachable && most_to != unreachable)
        most = std::max(most, to_[i][node] - most_to);
    }
    return most;
  }

  std::vector<Cost> times_from(std::uint32_t landmark, std::span<const std::uint32_t> edges,
                               std::span<const std::uint32_t> first,
                               std::uint32_t RoutingGraph::Edge::*next) const {
    std::vector<Cost> times(graph_->node_count(), unreachable);
    Queue queue;
    times[landmark] = 0;
    queue.push({0, landmark});
    while (!queue.empty()) {
      const auto [time, node] = queue.top();
      queue.pop();
      if (time > times[node]) continue;
      for (std::uint32_t i = first[node]; i < first[node + 1]; ++i) {
        const Cost own = cost_of(weights_[edges[i]]);
        const std::uint32_t there = graph_->edges()[edges[i]].*next;
        if (own == unreachable || time + own >= times[there]) continue;
        times[there] = time + own;
        queue.push({times[there], there});
      }
    }
    return times;
  }

  void index_edges() {
    const auto edges = graph_->edges();
    first_out_.assign(graph_->node_count() + 1, 0);
    first_in_.assign(graph_->node_count() + 1, 0);
    for (const RoutingGraph::Edge& edge : edges) ++first_out_[edge.from + 1], ++first_in_[edge.to + 1];
    for (std::size_t i = 1; i < first_out_.size(); ++i) {
      first_out_[i] += first_out_[i - 1];
      first_in_[i] += first_in_[i - 1];
    }
    out_.resize(edges.size());
    in_.resize(edges.size());
    std::vector<std::uint32_t> next_out(first_out_.begin(), first_out_.end() - 1);
    std::vector<std::uint32_t> next_in(first_in_.begin(), first_in_.end() - 1);
    for (std::uint32_t e = 0; e < edges.size(); ++e) {
      out_[next_out[edges[e].from]++] = e;
      in_[next_in[edges[e].to]++] = e;
    }
  }

  const RoutingGraph* graph_;
  std::span<const Weight> weights_;
  std::vector<std::uint32_t> out_;
  std::vector<std::uint32_t> first_out_;
  std::vector<std::uint32_t> in_;
  std::vector<std::uint32_t> first_in_;
  std::vector<std::vector<Cost>> from_;
  std::vector<std::vector<Cost>> to_;
  std::vector<Cost> best_;
  std::vector<std::uint32_t> round_of_;
  std::uint32_t round_ = 0;
};

}  // namespace tocsin::roads
