// Textbook shortest paths on the routing graph, by Boost.Graph: Dijkstra's algorithm with early exit, and A*
// steered by the straight line. The reference that the hierarchy is checked against, and the way to answer
// what the hierarchy's times cannot say. Internal to sim/roads; knows nothing of closures or vehicles.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "sim/base/geo.hpp"
#include "sim/roads/hierarchy.hpp"
#include "sim/roads/network.hpp"
#include "sim/roads/routing_graph.hpp"

namespace tocsin::roads {

constexpr Cost cost_of(Weight weight) { return weight >= infinite_weight ? unreachable : Cost{weight}; }
constexpr Cost cost_of(Cost cost) { return cost; }

/// Where the goal is, and how long a metre in its direction takes at least: steers a search towards it.
struct Guide {
  GridPoint goal;
  double ms_per_m = 0.0;
};

/// Working memory included; not for two threads.
class PlainSearch {
 public:
  /// REQUIRES: both outlive it.
  PlainSearch(const Network& network, const RoutingGraph& graph);
  PlainSearch(PlainSearch&&) noexcept;
  PlainSearch& operator=(PlainSearch&&) noexcept;
  ~PlainSearch();

  struct Question {
    std::span<const SearchEnd<Cost>> starts;
    std::span<const SearchEnd<Cost>> goals;
    Cost known = unreachable;    ///< there is a way at this cost that needs no node
    std::optional<Guide> guide;  ///< A* where given, Dijkstra otherwise
  };

  /// The least cost from a start to a goal, or `unreachable`. Costs by edge: infinite_weight and above, or
  /// `unreachable`, for what must not be driven.
  Cost run(const Question& question, std::span<const Weight> edge_costs);
  Cost run(const Question& question, std::span<const Cost> edge_costs);

  /// Of the last run, exact for every node on any best way, and never less than the least cost.
  Cost at(std::uint32_t node) const;

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace tocsin::roads
