// How a query joins the graph: the legs from where a vehicle stands to the first nodes, from the last
// nodes to its goal, and those that need no node at all. Shared by every way of searching.
// Internal to sim/roads.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/roads/road_index.hpp"
#include "sim/roads/route.hpp"
#include "sim/roads/routing.hpp"
#include "sim/roads/travel_costs.hpp"

namespace tocsin::roads {

/// A way from the start to a node, from a node to the goal, or straight from one to the other. Without a
/// leg nothing is driven.
struct EndLeg {
  std::uint32_t node = 0;  ///< not used by a direct one
  Duration time{0};        ///< with the turn into it; at a start, with what holds the vehicle at its end
  std::optional<Leg> leg;  ///< its enter and leave are not set
  bool is_last_resort = false;

  bool is_avoided() const { return leg.has_value() && leg->avoided; }
};

/// The order among end legs that cost the same: none to drive first, then by arc, then by node.
bool comes_before(const EndLeg& a, const EndLeg& b);

/// The ends of one query at a time. A leg is among them where the vehicle may drive it at all: what to make
/// of avoided ones is for whoever searches.
class RouteEnds {
 public:
  /// REQUIRES: `query` is on the network; all that is given outlives the next call.
  void find(const Network& network, const RoadIndex& index, const TravelCosts& costs,
            const RouteQuery& query);

  std::span<const EndLeg> starts() const { return starts_; }
  std::span<const EndLeg> goals() const { return goals_; }
  /// Without any node: along one link, or from a junction straight into the goal's link.
  std::span<const EndLeg> direct() const { return direct_; }

 private:
  struct GoalLeg {
    JunctionId from;
    EndLeg end;
  };

  EndLeg no_leg(std::uint32_t node) const { return {node, query_->held, std::nullopt, false}; }
  EndLeg part_of(ArcId arc, double from_m, double to_m) const;
  bool may_start(LinkId link, Direction direction) const;
  bool may_drive_there(LinkId link, Direction direction) const;
  std::optional<JunctionId> standing_at() const;
  std::optional<JunctionId> goal_junction() const;
  void start_from_junction(JunctionId junction);
  void start_from_link();
  void arrive_at_junction(JunctionId junction);
  void arrive_on_link();
  void go_straight();
  void hold(EndLeg& first) const;

  const Network* network_ = nullptr;
  const RoadIndex* index_ = nullptr;
  const TravelCosts* costs_ = nullptr;
  const RouteQuery* query_ = nullptr;
  std::vector<EndLeg> starts_;
  std::vector<EndLeg> goals_;
  std::vector<EndLeg> direct_;
};

}  // namespace tocsin::roads
