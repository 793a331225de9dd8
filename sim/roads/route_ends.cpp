#include "sim/roads/route_ends.hpp"

#include <cmath>

#include "sim/roads/road_index_data.hpp"

namespace tocsin::roads {

namespace {

constexpr Direction both_ways[] = {Direction::Forward, Direction::Backward};

double end_of(const Link& link, Direction direction) {
  return direction == Direction::Forward ? link.length_m : 0.0;
}

double start_of(const Link& link, Direction direction) { return end_of(link, opposite(direction)); }

JunctionId junction_ahead(const Link& link, Direction direction) {
  return direction == Direction::Forward ? link.to : link.from;
}

std::optional<JunctionId> junction_at(const Network& network, RoadPosition position) {
  const Link& link = network.link(position.link);
  for (const Direction direction : both_ways) {
    if (position.along_m == end_of(link, direction)) return junction_ahead(link, direction);
  }
  return std::nullopt;
}

}  // namespace

bool comes_before(const EndLeg& a, const EndLeg& b) {
  if (a.leg.has_value() != b.leg.has_value()) return !a.leg.has_value();
  if (a.leg.has_value() && a.leg->arc != b.leg->arc) return a.leg->arc < b.leg->arc;
  return a.node < b.node;
}

void RouteEnds::find(const Network& network, const RoadIndex& index, const TravelCosts& costs,
                     const RouteQuery& query) {
  network_ = &network;
  index_ = &index;
  costs_ = &costs;
  query_ = &query;
  starts_.clear();
  goals_.clear();
  direct_.clear();
  if (const auto junction = standing_at()) {
    start_from_junction(*junction);
  } else {
    start_from_link();
  }
  if (const auto junction = goal_junction()) {
    arrive_at_junction(*junction);
  } else {
    arrive_on_link();
  }
  go_straight();
}

/// Part of the arc on which the vehicle stands or its goal lies, with nothing waited at its end. That such a
/// road is private is not held against it.
EndLeg RouteEnds::part_of(ArcId arc, double from_m, double to_m) const {
  const Arc& driven = network_->arc(arc);
  const bool avoided = costs_->state().is_avoided(driven.link);
  return {0, costs_->along(driven.link, std::abs(to_m - from_m)),
          Leg{.arc = arc,
              .link = driven.link,
              .direction = driven.direction,
              .from_m = from_m,
              .to_m = to_m,
              .avoided = avoided},
          avoided && costs_->vehicle().in_hazard == HazardRule::Avoid};
}

/// What holds the vehicle where it stands counts as turning into its first leg.
void RouteEnds::hold(EndLeg& first) const {
  first.leg->turn += query_->held;
  first.time += query_->held;
}

/// Whoever stands on a road that is not for it drives off it.
bool RouteEnds::may_start(LinkId link, Direction direction) const {
  if (query_->closed_start == ClosedStart::DriveOff) return true;
  if (costs_->state().is_closed(link, direction)) return false;
  return !costs_->state().is_avoided(link) || costs_->vehicle().in_hazard != HazardRule::Forbid;
}

bool RouteEnds::may_drive_there(LinkId link, Direction direction) const {
  if (costs_->state().is_closed(link, direction)) return false;
  if (costs_->state().is_avoided(link) && costs_->vehicle().in_hazard == HazardRule::Forbid) return false;
  return fits(costs_->vehicle(), network_->link(link));
}

/// A vehicle on the move that is at the end of its link still has the turn before it.
std::optional<JunctionId> RouteEnds::standing_at() const {
  return query_->heading ? std::nullopt : junction_at(*network_, query_->from);
}

std::optional<JunctionId> RouteEnds::goal_junction() const { return junction_at(*network_, query_->to); }

/// Any road out, without a turn: the vehicle stands at the junction and did not arrive by a road.
void RouteEnds::start_from_junction(JunctionId junction) {
  const RoutingGraph& graph = index_->data().graph;
  for (const ArcId arc : network_->arcs_out(junction)) {
    const Arc& out = network_->arc(arc);
    if (!may_drive_there(out.link, out.direction)) continue;
    const Link& link = network_->link(out.link);
    EndLeg start = part_of(arc, start_of(link, out.direction), end_of(link, out.direction));
    start.node = graph.node_after(arc);
    start.leg->wait = costs_->delay(graph.control(arc));
    start.time = costs_->driving(arc) + start.leg->wait;
    hold(start);
    start.is_last_resort = costs_->is_last_resort(out.link);
    starts_.push_back(start);
  }
}

void RouteEnds::start_from_link() {
  const RoutingGraph& graph = index_->data().graph;
  const RoadPosition from = query_->from;
  const Link& link = network_->link(from.link);
  for (const Direction direction : both_ways) {
    if (query_->heading && *query_->heading != direction) continue;
    const std::optional<ArcId> arc = network_->arc_of(from.link, direction);
    if (!arc) continue;
    const double end_m = end_of(link, direction);
    if (from.along_m == end_m) {
      starts_.push_back(no_leg(graph.node_after(*arc)));
    } else if (may_start(from.link, direction)) {
      EndLeg start = part_of(*arc, from.along_m, end_m);
      start.node = graph.node_after(*arc);
      start.leg->wait = costs_->delay(graph.control(*arc));
      start.time += start.leg->wait;
      hold(start);
      starts_.push_back(start);
    }
  }
}

void RouteEnds::arrive_at_junction(JunctionId junction) {
  const RoutingGraph::Nodes nodes = index_->data().graph.nodes_of(junction);
  for (std::uint32_t node = nodes.first; node < nodes.end; ++node) {
    goals_.push_back({node, Duration{0}, std::nullopt, false});
  }
}

void RouteEnds::arrive_on_link() {
  const RoutingGraph& graph = index_->data().graph;
  const RoadPosition to = query_->to;
  const Link& link = network_->link(to.link);
  for (const Direction direction : both_ways) {
    const std::optional<ArcId> arc = network_->arc_of(to.link, direction);
    if (!arc || !may_drive_there(to.link, direction)) continue;
    const EndLeg last = part_of(*arc, start_of(link, direction), to.along_m);
    for (const std::uint32_t edge : graph.edges_of(*arc)) {
      const RoutingGraph::Edge& into = graph.edges()[edge];
      EndLeg goal = last;
      goal.node = into.from;
      goal.leg->turn = costs_->delay(into.turn);
      goal.time += goal.leg->turn;
      goals_.push_back(goal);
    }
  }
}

void RouteEnds::go_straight() {
  const RoadPosition from = query_->from;
  const RoadPosition to = query_->to;
  const std::optional<JunctionId> start = standing_at();
  const std::optional<JunctionId> goal = goal_junction();
  if (from == to || (start && start == goal)) {
    direct_.push_back(no_leg(0));
    return;
  }
  if (start && !goal) {
    for (const Direction direction : both_ways) {
      const Link& link = network_->link(to.link);
      const std::optional<ArcId> arc = network_->arc_of(to.link, direction);
      if (!arc || junction_ahead(link, opposite(direction)) != *start) continue;
      if (may_drive_there(to.link, direction)) {
        direct_.push_back(part_of(*arc, start_of(link, direction), to.along_m));
        hold(direct_.back());
      }
    }
    return;
  }
  // To a junction a way leads through its nodes, with what waits there.
  if (start || goal || from.link != to.link) return;
  const Direction direction = to.along_m > from.along_m ? Direction::Forward : Direction::Backward;
  const std::optional<ArcId> arc = network_->arc_of(from.link, direction);
  if (!arc || (query_->heading && *query_->heading != direction)) return;
  if (!may_drive_there(from.link, direction)) return;
  direct_.push_back(part_of(*arc, from.along_m, to.along_m));
  hold(direct_.back());
}

}  // namespace tocsin::roads
