#include "sim/roads/travel_costs.hpp"

#include <algorithm>
#include <cmath>

#include "sim/roads/road_index_data.hpp"

namespace tocsin::roads {

namespace {

constexpr std::array controls = {Control::None, Control::GiveWay, Control::Roundabout, Control::Signals};
constexpr std::array both_ways = {Direction::Forward, Direction::Backward};
constexpr std::array turns = {TurnKind::Free, TurnKind::Left, TurnKind::Right, TurnKind::Round};

/// No link takes 24 days.
std::uint32_t milliseconds(Duration time) {
  return static_cast<std::uint32_t>(std::min<std::int64_t>(time.count(), infinite_weight - 1));
}

/// The links whose state differs between two states, ascending.
std::vector<LinkId> difference(const RoadState& a, const RoadState& b) {
  std::vector<LinkId> links;
  auto left = a.changed().begin();
  auto right = b.changed().begin();
  while (left != a.changed().end() || right != b.changed().end()) {
    const bool is_left =
        right == b.changed().end() || (left != a.changed().end() && left->link < right->link);
    const bool is_right =
        left == a.changed().end() || (right != b.changed().end() && right->link < left->link);
    if (is_left) {
      links.push_back((left++)->link);
    } else if (is_right) {
      links.push_back((right++)->link);
    } else {
      if (left->state != right->state) links.push_back(left->link);
      ++left, ++right;
    }
  }
  return links;
}

/// Sets the cost of all edges that drive one of the links, and returns those to which that is news.
template <class W, class CostOf>
std::vector<std::uint32_t> set_costs(std::vector<W>& costs, std::span<const LinkId> links,
                                     const RoadState& state, const Network& network,
                                     const RoutingGraph& graph, CostOf cost_of) {
  std::vector<std::uint32_t> changed;
  for (const LinkId link : links) {
    const LinkState now = state.of(link);
    for (const Direction direction : both_ways) {
      const auto arc = network.arc_of(link, direction);
      if (!arc) continue;
      for (const std::uint32_t edge : graph.edges_of(*arc)) {
        const W cost = cost_of(edge, now);
        if (cost == costs[edge]) continue;
        costs[edge] = cost;
        changed.push_back(edge);
      }
    }
  }
  return changed;
}

}  // namespace

TravelCosts::TravelCosts(const Network& network, const RoadIndex& index, const TravelModel& model,
                         CostKey key)
    : network_(&network), index_(&index), model_(&model), key_(key) {
  for (const Control control : controls) {
    control_ms_[static_cast<std::size_t>(control)] = milliseconds(delay_of(model, control, key.travel));
  }
  for (const TurnKind turn : turns) {
    turn_ms_[static_cast<std::size_t>(turn)] = milliseconds(delay_of(model, turn, key.travel));
  }
  const auto arcs = network.arcs();
  const std::span<const RoutingGraph::Edge> edges = index.data().graph.edges();
  std::vector<Weight> usual(arcs.size(), infinite_weight);  // by arc, without turns
  driving_ms_.resize(arcs.size());
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    const Link& link = network.link(arcs[i].link);
    // The two arcs of one link stand side by side and take the same.
    const bool is_other_way = i > 0 && arcs[i].link == arcs[i - 1].link;
    driving_ms_[i] =
        is_other_way ? driving_ms_[i - 1] : milliseconds(time_of(model, link, key.travel, key.hour));
    has_others_roads_ = has_others_roads_ || (link.is_restricted && !vehicle().uses_restricted);
    if (!may_drive(vehicle(), link)) continue;
    usual[i] =
        driving_ms_[i] + control_ms_[static_cast<std::size_t>(index.data().graph.control(id_of<ArcTag>(i)))];
  }
  edge_weights_.resize(edges.size());
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const Weight turned = usual[edges[i].arc.index()] + turn_ms_[static_cast<std::size_t>(edges[i].turn)];
    edge_weights_[i] = std::min(turned, infinite_weight);
  }
  index.data().hierarchy.customise(edge_weights(), metric_);
}

Duration TravelCosts::along(LinkId link, double length_m) const {
  return time_along(*model_, network_->link(link), length_m, key_.travel, key_.hour,
                    state_.of(link).slowed_percent);
}

Duration TravelCosts::edge_time(std::uint32_t edge) const {
  const RoutingGraph& graph = index_->data().graph;
  const RoutingGraph::Edge& driven = graph.edges()[edge];
  return delay(driven.turn) + driving(driven.arc) + delay(graph.control(driven.arc));
}

Cost TravelCosts::weighed(Duration time, bool avoided) const {
  if (!avoided || vehicle().in_hazard != HazardRule::Penalise) return time.count();
  return static_cast<Cost>(std::ceil(static_cast<double>(time.count()) * vehicle().hazard_factor));
}

// Least time on links of last resort, then least time, exactly, as long as no route takes 2^30 ms (12 days).
// One such link counts for 24 days at most, so that it is less than `unreachable`; a way with more than 49
// days on them is none.
Cost TravelCosts::cost_of(Duration time, bool is_last_resort) {
  constexpr int last_resort_shift = 30;
  if (!is_last_resort) return time.count();
  const Cost ms = milliseconds(time);
  return ms + (ms << last_resort_shift);
}

bool TravelCosts::is_last_resort(LinkId link) const {
  if (network_->link(link).is_restricted && !vehicle().uses_restricted) return true;
  return vehicle().in_hazard == HazardRule::Avoid && state_.is_avoided(link);
}

bool TravelCosts::has_last_resort() const {
  if (has_others_roads_) return true;
  const auto changed = state_.changed();
  return vehicle().in_hazard == HazardRule::Avoid &&
         std::any_of(changed.begin(), changed.end(), [](const auto& c) { return c.state.avoided; });
}

bool TravelCosts::is_closed(std::uint32_t edge, const LinkState& state) const {
  const Arc& arc = network_->arc(index_->data().graph.edges()[edge].arc);
  const bool closed = arc.direction == Direction::Forward ? state.closed_forward : state.closed_backward;
  return closed || (state.avoided && vehicle().in_hazard == HazardRule::Forbid) ||
         !fits(vehicle(), network_->link(arc.link));
}

std::vector<Cost> TravelCosts::last_resort_costs() const {
  std::vector<Cost> costs(edge_weights_.size());
  for (std::uint32_t edge = 0; edge < costs.size(); ++edge) {
    const LinkId link = network_->arc(index_->data().graph.edges()[edge].arc).link;
    costs[edge] = last_resort_cost_of(edge, state_.of(link));
  }
  return costs;
}

Cost TravelCosts::last_resort_cost_of(std::uint32_t edge, const LinkState& state) const {
  const LinkId link = network_->arc(index_->data().graph.edges()[edge].arc).link;
  if (is_closed(edge, state)) return unreachable;
  return cost_of(Duration{weighed(edge_time(edge), state.avoided)}, is_last_resort(link));
}

Weight TravelCosts::weight_of(std::uint32_t edge, const LinkState& state) const {
  if (is_closed(edge, state)) return infinite_weight;
  const Link& link = network_->link(network_->arc(index_->data().graph.edges()[edge].arc).link);
  if (!may_drive(vehicle(), link)) return infinite_weight;
  if (state.avoided && vehicle().in_hazard == HazardRule::Avoid) return infinite_weight;
  return milliseconds(Duration{weighed(edge_time(edge), state.avoided)});
}

void TravelCosts::set_state(const RoadState& state, std::vector<std::uint64_t>& waiting) {
  const std::vector<LinkId> links = difference(state_, state);
  state_ = state;
  for (const LinkId link : links) {
    const std::uint32_t ms = milliseconds(
        time_of(*model_, network_->link(link), key_.travel, key_.hour, state.of(link).slowed_percent));
    for (const Direction direction : both_ways) {
      if (const auto arc = network_->arc_of(link, direction)) driving_ms_[arc->index()] = ms;
    }
  }
  const std::vector<std::uint32_t> changed =
      set_costs(edge_weights_, links, state_, *network_, index_->data().graph,
                [this](std::uint32_t edge, const LinkState& now) { return weight_of(edge, now); });
  index_->data().hierarchy.recustomise(edge_weights(), changed, metric_, waiting);
}

const TravelCosts::LastResort& TravelCosts::last_resort(std::vector<std::uint64_t>& waiting) {
  const Hierarchy& hierarchy = index_->data().hierarchy;
  if (!last_resort_) {
    last_resort_ = LastResort{state_, last_resort_costs(), {}};
    hierarchy.customise(std::span<const Cost>(last_resort_->edge_costs), last_resort_->metric);
  } else if (last_resort_->state != state_) {
    const std::vector<std::uint32_t> changed = set_costs(
        last_resort_->edge_costs, difference(last_resort_->state, state_), state_, *network_,
        index_->data().graph,
        [this](std::uint32_t edge, const LinkState& now) { return last_resort_cost_of(edge, now); });
    last_resort_->state = state_;
    hierarchy.recustomise(std::span<const Cost>(last_resort_->edge_costs), changed, last_resort_->metric,
                          waiting);
  }
  return *last_resort_;
}

}  // namespace tocsin::roads
