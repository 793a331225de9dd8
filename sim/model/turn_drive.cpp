// The drive: where a unit is, which way it goes on what its control knows, and what comes to it on that way.
#include <algorithm>
#include <utility>

#include "sim/model/road_picture.hpp"
#include "sim/model/rvps.hpp"
#include "sim/model/turn.hpp"
#include "sim/roads/retime.hpp"

namespace tocsin::model {

namespace {

bool begins_at_junction(const roads::Network& network, const roads::Leg& leg) {
  const double length_m = network.link(leg.link).length_m;
  return leg.from_m == (leg.direction == roads::Direction::Forward ? 0.0 : length_m);
}

/// How long a way drives through the hazard.
Duration time_in_hazard(const roads::Route& route) {
  Duration time{0};
  for (const roads::Leg& leg : route.legs) {
    if (leg.avoided) time += leg.leave - leg.enter - leg.turn - leg.wait;
  }
  return time;
}

bool holds(std::span<const roads::LinkId> links, roads::LinkId link) {
  return std::binary_search(links.begin(), links.end(), link);
}

}  // namespace

/// True while it drives along a route, and is not stuck.
bool Turn::is_under_way(const UnitState& state) {
  const bool is_driving = state.status == UnitStatus::Mobile || state.status == UnitStatus::Returning;
  return is_driving && state.route.has_value() && !state.is_stuck;
}

/// True in the very moment in which it stands before a road that it is about to find closed.
bool Turn::is_at_closed_leg(const UnitState& state) const {
  if (!is_under_way(state) || !state.closed_leg) return false;
  return comes_to(state, *state.closed_leg) <= world_.now;
}

/// When it turns into a leg of its route, unless it finds that closed. What holds a vehicle where it sets off
/// comes before its first leg.
SimTime Turn::comes_to(const UnitState& state, std::size_t leg) {
  return state.route_started + state.route->legs[leg].enter + (leg == 0 ? state.from.held : Duration{0});
}

/// True where whoever sets off from there is on the road of the route's first leg: within it, or just come on
/// to it.
bool Turn::begins_on_its_road(const roads::Route& route, const Whereabouts& from) const {
  if (route.legs.empty()) return false;
  const roads::Leg& first = route.legs.front();
  return !begins_at_junction(setting_.map.network, first) ||
         (from.heading == first.direction && from.position.link == first.link);
}

/// Where on the roads a unit is now. REQUIRES: it is on the map, or enters it now.
Whereabouts Turn::whereabouts(UnitId id) const {
  const UnitState& state = world_.units[id.index()];
  const bool is_driving = state.status == UnitStatus::Mobile || state.status == UnitStatus::Returning;
  if (is_at_closed_leg(state)) return before_leg(state, *state.closed_leg);
  if (is_driving && state.route) {
    const Duration driven = world_.now - state.route_started;
    if (state.is_stuck || driven < state.from.held) return at_start(state);
    const auto on_route = roads::on_route_after(*state.route, driven);
    return {on_route.position, on_route.heading, on_route.held};
  }
  if (state.status == UnitStatus::AtRvp) return {rvp_road(setting_, world_, state.rvp), {}, Duration{0}};
  const auto station = scenario_.units[id.index()].station;
  return {setting_.station_roads[station.index()], {}, Duration{0}};
}

/// Where its route began, while it has not driven on from there.
Whereabouts Turn::at_start(const UnitState& state) const {
  Whereabouts start = state.from;
  start.held = std::max(start.held - (world_.now - state.route_started), Duration{0});
  return start;
}

/// At the junction where a leg of its route begins: arrived there, and not turned in.
Whereabouts Turn::before_leg(const UnitState& state, std::size_t leg) const {
  if (leg == 0) return at_start(state);
  const roads::Leg& last = state.route->legs[leg - 1];
  return {{last.link, last.to_m}, last.direction, Duration{0}};
}

roads::RoadPosition Turn::goal_of(UnitId id) const {
  const UnitState& state = world_.units[id.index()];
  return state.status == UnitStatus::Returning
             ? setting_.station_roads[scenario_.units[id.index()].station.index()]
             : rvp_road(setting_, world_, state.rvp);
}

const roads::VehicleProfile& Turn::profile_of(UnitId id) const {
  return scenario_.travel.of(travel_of(id, roads::Urgency::Normal));
}

roads::RouteQuery Turn::query_of(UnitId id, const Whereabouts& from) const {
  const bool is_going_home = world_.units[id.index()].status == UnitStatus::Returning;
  const auto urgency = is_going_home ? roads::Urgency::Normal : roads::Urgency::Responding;
  return {.from = from.position,
          .to = goal_of(id),
          .travel = travel_of(id, urgency),
          .heading = from.heading,
          .closed_start = roads::ClosedStart::DriveOff,
          .held = from.held,
          .hour = hour_now()};
}

roads::HourOfWeek Turn::hour_now() const {
  return roads::hour_of_week(scenario_.time_zone.to_local(scenario_.start + Duration{world_.now.ms}));
}

/// Where a unit bound for an RVP should not come from, by the wind as it is now; nothing while its control
/// knows of no release, and for crews that pay no heed to hazards.
std::optional<DownwindSector> Turn::sector_to_avoid(UnitId id) const {
  const bool is_bound_for_rvp = world_.units[id.index()].status == UnitStatus::Mobile;
  if (!is_bound_for_rvp || !world_.control.knows_of_release) return std::nullopt;
  if (profile_of(id).in_hazard == roads::HazardRule::Ignore) return std::nullopt;
  const Degrees from = hazard::wind_at(scenario_.weather, world_.now).from;
  return DownwindSector{scenario_.incident.position, Degrees{from.value + 180.0}};
}

/// The way from there to its goal, on the roads as the control rooms know them. Its times are those of what
/// they know. An RVP that lies downwind itself is come to by the quickest way: a detour about it would gain
/// nothing.
std::optional<Turn::Way> Turn::find_way(UnitId id, const Whereabouts& from) {
  const roads::RouteQuery query = query_of(id, from);
  const auto sector = sector_to_avoid(id);
  const RvpId rvp = world_.units[id.index()].rvp;
  std::vector<roads::LinkId> downwind;
  if (sector && !lies_downwind(*sector, rvp_of(setting_, world_, rvp).position)) {
    downwind = downwind_links(*sector, rvp_approach(setting_, world_, rvp));
  }
  std::optional<roads::Route> route;
  if (!downwind.empty()) {
    roads::RoadState kept_clear = world_.control.roads;
    for (const roads::LinkId link : downwind) kept_clear.avoid(link);
    route = router_.route(query, kept_clear);
  }
  // Whoever must not drive in the hazard may still have to come from downwind of it.
  if (!route) route = router_.route(query, world_.control.roads);
  if (!route) return std::nullopt;
  Way way = seen_by_control(id, *std::move(route), downwind);
  // To the router the hazard and the ground downwind are one: it may have gone through the one to keep clear
  // of the other. What is in the air there counts for more than what may come there.
  if (way.route.through_avoided && !downwind.empty()) {
    if (auto other = router_.route(query, world_.control.roads)) {
      Way clear_of_hazard = seen_by_control(id, *std::move(other), downwind);
      if (time_in_hazard(clear_of_hazard.route) < time_in_hazard(way.route)) way = std::move(clear_of_hazard);
    }
  }
  if (sector && lies_downwind(*sector, rvp_of(setting_, world_, rvp).position))
    way.approach = Approach::RvpDownwind;
  return way;
}

/// Tells what of a route leads through the known hazard and what through the ground downwind, which the
/// router does not tell apart.
Turn::Way Turn::seen_by_control(UnitId id, roads::Route route,
                                std::span<const roads::LinkId> downwind) const {
  Way way{std::move(route)};
  way.route.through_avoided = false;
  bool comes_downwind = false;
  for (roads::Leg& leg : way.route.legs) {
    leg.avoided = holds(world_.control.links_in_hazard, leg.link);
    way.route.through_avoided = way.route.through_avoided || leg.avoided;
    // Where it stands is not yet how it comes there.
    const bool is_first = &leg == &way.route.legs.front();
    comes_downwind = comes_downwind || (!is_first && holds(downwind, leg.link));
  }
  if (comes_downwind) {
    way.approach = profile_of(id).in_hazard == roads::HazardRule::Penalise ? Approach::DownwindQuicker
                                                                           : Approach::Downwind;
  }
  return way;
}

/// True where a way would lead there if the vehicle could go through the hazard. REQUIRES: none does.
bool Turn::only_hazard_bars_it(UnitId id, const Whereabouts& from) {
  if (profile_of(id).in_hazard != roads::HazardRule::Forbid) return false;
  roads::RoadState without = world_.control.roads;
  for (const roads::LinkId link : world_.control.links_in_hazard) without.stop_avoiding(link);
  return router_.time(query_of(id, from), without).has_value();
}

void Turn::set_off(UnitId id, UnitStatus status, const Whereabouts& from) {
  change_status(id, status);
  unit(id).set_off = world_.now;
  drive(id, from);
}

// Sets the unit going from where it is towards its goal, as its control knows the roads; how long that takes
// is as the roads are. Where no way leads there it stops, and waits for one to open.
void Turn::drive(UnitId id, const Whereabouts& from) {
  auto way = find_way(id, from);
  UnitState& state = unit(id);
  cancel(state.ticket);
  state.route_started = world_.now;
  state.from = from;
  state.closed_leg.reset();
  state.is_stuck = !way.has_value();
  state.is_held_by_hazard = !way && only_hazard_bars_it(id, from);
  state.approach = way ? way->approach : Approach::Usual;
  if (!way) {
    state.parked = setting_.map.network.point_at(from.position);
    state.route = roads::Route{.from = from.position, .to = from.position};
    state.arrives = SimTime{} + scenario_.duration;
    return;
  }
  state.route = roads::retimed(std::move(way->route), world_.control.roads, world_.roads);
  state.arrives = world_.now + state.route->total;
  follow(id, begins_on_its_road(*state.route, from) ? 1 : 0);
}

/// The first leg from there on that is closed to it, which nobody has told it of.
std::optional<std::uint32_t> Turn::closed_leg(const roads::Route& route, std::size_t first_leg) const {
  for (std::size_t i = first_leg; i < route.legs.size(); ++i) {
    if (world_.roads.is_closed(route.legs[i].link, route.legs[i].direction))
      return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

// Schedules what comes next to a unit on its way: that it arrives, or that it finds a road closed.
void Turn::follow(UnitId id, std::size_t first_leg) {
  UnitState& state = unit(id);
  cancel(state.ticket);
  state.closed_leg = closed_leg(*state.route, first_leg);
  if (state.closed_leg) {
    const roads::Leg& leg = state.route->legs[*state.closed_leg];
    const auto closure = closure_on(leg);
    state.ticket =
        schedule(comes_to(state, *state.closed_leg),
                 UnitRerouted{id, Reason::FoundClosed, closure ? closure->value : UnitRerouted::nothing});
  } else if (state.status == UnitStatus::Mobile) {
    state.ticket = schedule(state.arrives, UnitArrived{id});
  } else if (station_of(id).off_map > Duration{0}) {
    state.ticket = schedule(state.arrives, UnitLeftMap{id});
  } else {
    state.ticket = schedule(state.arrives, UnitReturned{id});
  }
}

/// The first closure in force that shuts that way.
std::optional<ClosureId> Turn::closure_on(const roads::Leg& leg) const {
  for (std::size_t i = 0; i < world_.closures.size(); ++i) {
    const auto id = id_of<ClosureTag>(i);
    if (!world_.closures[i].in_force()) continue;
    if (closes(closure_of(setting_, world_, id), leg.link, leg.direction)) return id;
  }
  return std::nullopt;
}

/// Of a driving unit's route, the leg after the one it is on; behind them all where nothing lies ahead.
std::size_t Turn::first_leg_ahead(const UnitState& state) const {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  if (!is_under_way(state)) return none;
  const Duration driven = world_.now - state.route_started;
  if (driven < state.from.held && !begins_on_its_road(*state.route, state.from)) return 0;
  const auto on_route = roads::on_route_after(*state.route, driven);
  return on_route.leg ? *on_route.leg + 1 : none;
}

/// The legs of a driving unit's route after the one it is on: what it could still avoid.
std::span<const roads::Leg> Turn::legs_ahead(const UnitState& state) const {
  const std::size_t first = first_leg_ahead(state);
  if (!state.route || first >= state.route->legs.size()) return {};
  return std::span<const roads::Leg>(state.route->legs).subspan(first);
}

/// How long it still takes to where it is going, as far as its control knows. REQUIRES: it is under way.
Duration Turn::remaining_as_known(const UnitState& state) const {
  const roads::Route rest = roads::rest_of(*state.route, world_.now - state.route_started);
  return roads::retimed(rest, world_.roads, world_.control.roads).total;
}

}  // namespace tocsin::model
