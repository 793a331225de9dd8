// How members of groups drive there: in their own cars, by the roads as control knew them when they set off.
// On the way they hear nothing. Whoever comes to a closed road turns round, and from then on keeps clear of
// it.
#include <algorithm>
#include <utility>

#include "sim/model/road_picture.hpp"
#include "sim/model/turn.hpp"
#include "sim/roads/retime.hpp"

namespace tocsin::model {

namespace {

/// The moment at which it turns into a leg of its route.
SimTime turns_into(const MemberState& state, std::size_t leg) {
  return state.route_started + state.route->legs[leg].enter;
}

bool is_driving(const MemberState& state) {
  return state.status == MemberStatus::OnTheWay && state.route.has_value();
}

/// True in the very moment in which it stands before a road that it is about to find closed.
bool stands_at_closed_road(const MemberState& state, SimTime now) {
  return state.closed_leg && turns_into(state, *state.closed_leg) <= now;
}

}  // namespace

roads::RouteQuery Turn::query_of(GroupId group, const Whereabouts& from) const {
  return {.from = from.position,
          .to = *setting_.group_roads[group.index()],
          .travel = {roads::Profile::Car, roads::Urgency::Normal},
          .heading = from.heading,
          .closed_start = roads::ClosedStart::DriveOff,
          .held = from.held,
          .hour = hour_now()};
}

/// The roads as control knows them, without those that this driver has found closed.
roads::RoadState Turn::roads_as_seen_by(const MemberState& state) const {
  roads::RoadState roads = world_.control.roads;
  for (const ClosureId id : state.met) {
    for (const ClosedLink& closed : closure_of(setting_, world_, id).links) {
      if (closed.ways != Ways::Backward) roads.close(closed.link, roads::Direction::Forward);
      if (closed.ways != Ways::Forward) roads.close(closed.link, roads::Direction::Backward);
    }
  }
  return roads;
}

// Sets a member going from there. Where no way leads to the group they dial in if they may, and otherwise
// wait until one does.
void Turn::drive(GroupId group, std::uint32_t row, const Whereabouts& from) {
  MemberState& state = member(group, row);
  const roads::RoadState seen = roads_as_seen_by(state);
  auto route = router_.route(query_of(group, from), seen);
  state.route_started = world_.now;
  state.from = from;
  state.closed_leg.reset();
  state.route.reset();
  if (!route) {
    if (member_row(group, row).attends == Attends::RoadOrTelephone)
      return dial_in(group, row, Instead::NoRoad);
    return change_status(state, MemberStatus::NoWay);
  }
  state.route = roads::retimed(*std::move(route), seen, world_.roads);
  change_status(state, MemberStatus::OnTheWay);
  follow(group, row, begins_on_its_road(*state.route, from) ? 1 : 0);
}

// Schedules what comes next: that the member arrives, or that they find a road closed.
void Turn::follow(GroupId group, std::uint32_t row, std::size_t first_leg) {
  MemberState& state = member(group, row);
  cancel(state.ticket);
  state.due = state.route_started + state.route->total;
  state.closed_leg = closed_leg(*state.route, first_leg);
  if (!state.closed_leg) {
    state.ticket = schedule(state.due, MemberJoined{group, row});
    return;
  }
  const auto closure = closure_on(state.route->legs[*state.closed_leg]);
  state.ticket = schedule(turns_into(state, *state.closed_leg),
                          MemberRerouted{group, row, closure.value_or(ClosureId{})});
}

void Turn::on(MemberRerouted event) {
  MemberState& state = member(event.group, event.member);
  state.due_before = state.due;
  if (event.closure.valid()) state.met.push_back(event.closure);
  const std::size_t leg = *state.closed_leg;
  Whereabouts from = state.from;
  if (leg > 0) {
    const roads::Leg& last = state.route->legs[leg - 1];
    from = {{last.link, last.to_m}, last.direction, Duration{0}};
  }
  drive(event.group, event.member, from);
}

/// Of a driving member's route, the leg after the one it is on.
std::size_t Turn::first_leg_ahead(const MemberState& state) const {
  const auto on_route = roads::on_route_after(*state.route, world_.now - state.route_started);
  return on_route.leg ? *on_route.leg + 1 : state.route->legs.size();
}

// As for units (turn_roads.cpp): a closure was made or lifted.
void Turn::look_ahead_again_on_journeys() {
  for_each_member([&](GroupId group, std::uint32_t row) {
    const MemberState& state = member(group, row);
    if (!is_driving(state) || stands_at_closed_road(state, world_.now)) return;
    const std::size_t first = first_leg_ahead(state);
    if (closed_leg(*state.route, first) != state.closed_leg) follow(group, row, first);
  });
}

// As for units: a slow-down began or ended.
void Turn::change_pace_of_journeys(const roads::RoadState& before) {
  for_each_member([&](GroupId group, std::uint32_t row) {
    MemberState& state = member(group, row);
    if (!is_driving(state) || stands_at_closed_road(state, world_.now)) return;
    roads::Route changed =
        roads::retimed(*state.route, before, world_.roads, world_.now - state.route_started);
    if (changed == *state.route) return;
    state.route = std::move(changed);
    follow(group, row, first_leg_ahead(state));
  });
}

// Control has been told something. Those who had no way there ask, and those who found a road closed that is
// open again as far as control knows keep clear of it no longer.
void Turn::try_journeys_again() {
  for_each_member([&](GroupId group, std::uint32_t row) {
    MemberState& state = member(group, row);
    std::erase_if(state.met, [&](ClosureId id) {
      const ClosureState& closure = world_.closures[id.index()];
      return closure.lifted.has_value() && !closure.is_known;
    });
    if (state.status != MemberStatus::NoWay) return;
    if (router_.time(query_of(group, state.from), roads_as_seen_by(state))) {
      schedule_now(MemberSetOff{group, row});
    }
  });
}

}  // namespace tocsin::model
