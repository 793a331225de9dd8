// Units: dispatch, turnout, the drive, work at the RVP, the way home.
#include <algorithm>

#include "sim/model/turn.hpp"

namespace tocsin::model {

namespace {

// Two turnouts in three lie within this factor of the station's median: a planning assumption.
constexpr double turnout_factor = 1.3;

roads::Profile profile_of(UnitKind kind) {
  switch (kind) {
    case UnitKind::Pump:
    case UnitKind::SpecialAppliance:
      return roads::Profile::FireAppliance;
    case UnitKind::Ambulance:
      return roads::Profile::Ambulance;
    case UnitKind::PoliceCar:
    case UnitKind::FireOfficer:
    case UnitKind::AmbulanceOfficer:
      return roads::Profile::Police;
    case UnitKind::CouncilCar:
      return roads::Profile::Car;
  }
  return roads::Profile::Car;
}

}  // namespace

const Station& Turn::station_of(UnitId id) const {
  return scenario_.stations[scenario_.units[id.index()].station.index()];
}

roads::Travel Turn::travel_of(UnitId id, roads::Urgency urgency) const {
  return {profile_of(scenario_.units[id.index()].kind), urgency};
}

void Turn::change_status(UnitId id, UnitStatus status) {
  UnitState& state = unit(id);
  state.status = status;
  state.since = world_.now;
}

void Turn::on(TaskDue event) {
  const Task& task = scenario_.tasks[event.task.index()];
  const UnitState& state = unit(task.unit);
  Reason refusal = Reason::None;
  if (state.status == UnitStatus::Unavailable) {
    refusal = Reason::StationInCloud;
  } else if (state.status != UnitStatus::Available && state.status != UnitStatus::Returning) {
    refusal = Reason::UnitBusy;
  }
  if (refusal != Reason::None) {
    schedule_now(DispatchRefused{task.unit, event.task, refusal});
  } else {
    schedule_now(UnitDispatched{task.unit, task.rvp, event.task});
  }
}

void Turn::on(UnitDispatched event) {
  UnitState& state = unit(event.unit);
  // The hazard may have reached the station in this very moment.
  if (state.status == UnitStatus::Unavailable) {
    schedule_now(DispatchRefused{event.unit, event.task, Reason::StationInCloud});
    return;
  }
  const bool is_at_home = state.status == UnitStatus::Available || state.status == UnitStatus::TurningOut;
  const Whereabouts from = whereabouts(event.unit);
  forget_news(state);
  state.rvp = event.rvp;
  state.task = event.task;
  ++state.dispatches;
  if (!is_at_home) {
    cancel(state.ticket);
    change_status(event.unit, UnitStatus::Mobile);
    drive(event.unit, from);
    return;
  }
  // A crew that is turning out already goes on doing so, with a new destination.
  if (state.status == UnitStatus::TurningOut) return;
  const Unit& row = scenario_.units[event.unit.index()];
  RandomStream stream(seed_, row.id, "turnout", state.dispatches);
  const auto turnout = from_seconds(stream.log_normal(seconds(row.turnout), turnout_factor));
  change_status(event.unit, UnitStatus::TurningOut);
  state.arrives = world_.now + turnout;
  state.ticket = schedule(state.arrives, UnitTurnedOut{event.unit});
}

void Turn::on(UnitTurnedOut event) {
  UnitState& state = unit(event.unit);
  const Duration off_map = station_of(event.unit).off_map;
  if (off_map > Duration{0}) {
    change_status(event.unit, UnitStatus::OffMap);
    state.arrives = world_.now + off_map;
    state.ticket = schedule(state.arrives, UnitEnteredMap{event.unit});
    return;
  }
  const Whereabouts from = whereabouts(event.unit);
  change_status(event.unit, UnitStatus::Mobile);
  drive(event.unit, from);
}

void Turn::on(UnitEnteredMap event) {
  const Whereabouts from{setting_.station_roads[scenario_.units[event.unit.index()].station.index()], {}};
  change_status(event.unit, UnitStatus::Mobile);
  drive(event.unit, from);
}

/// Where on the roads a unit is now. REQUIRES: it is on the map, or enters it now.
Turn::Whereabouts Turn::whereabouts(UnitId id) const {
  const UnitState& state = world_.units[id.index()];
  const bool is_driving = state.status == UnitStatus::Mobile || state.status == UnitStatus::Returning;
  if (is_driving && state.route) {
    const auto on_route = roads::on_route_after(*state.route, world_.now - state.route_started);
    return {on_route.position, on_route.heading};
  }
  if (state.status == UnitStatus::AtRvp) return {setting_.rvp_roads[state.rvp.index()], {}};
  return {setting_.station_roads[scenario_.units[id.index()].station.index()], {}};
}

roads::RoadPosition Turn::goal_of(UnitId id) const {
  const UnitState& state = world_.units[id.index()];
  return state.status == UnitStatus::Returning
             ? setting_.station_roads[scenario_.units[id.index()].station.index()]
             : setting_.rvp_roads[state.rvp.index()];
}

std::optional<roads::Route> Turn::find_route(UnitId id, const Whereabouts& from) {
  const bool is_going_home = unit(id).status == UnitStatus::Returning;
  const auto urgency = is_going_home ? roads::Urgency::Normal : roads::Urgency::Responding;
  return router_.route({.from = from.position,
                        .to = goal_of(id),
                        .travel = travel_of(id, urgency),
                        .heading = from.heading,
                        .closed_start = roads::ClosedStart::DriveOff},
                       world_.roads);
}

// Sets the unit off from where it is towards its goal. Where no open road leads there it stops, and
// waits for one to open.
void Turn::drive(UnitId id, const Whereabouts& from) {
  auto route = find_route(id, from);
  UnitState& state = unit(id);
  cancel(state.ticket);
  state.route_started = world_.now;
  state.is_stuck = !route.has_value();
  if (!route) {
    state.parked = setting_.map.network.point_at(from.position);
    state.route = roads::Route{.from = from.position, .to = from.position};
    state.arrives = SimTime{} + scenario_.duration;
    return;
  }
  state.arrives = world_.now + route->total;
  state.route = std::move(*route);
  if (state.status == UnitStatus::Mobile) {
    state.ticket = schedule(state.arrives, UnitArrived{id});
  } else if (station_of(id).off_map > Duration{0}) {
    state.ticket = schedule(state.arrives, UnitLeftMap{id});
  } else {
    state.ticket = schedule(state.arrives, UnitReturned{id});
  }
}

void Turn::on(UnitRerouted event) {
  UnitState& state = unit(event.unit);
  state.news = Reason::None;
  state.arrived_before = state.arrives;
  const Whereabouts from = whereabouts(event.unit);
  if (event.reason == Reason::RvpUntenable) {
    if (const auto alternate = tenable_alternate(state.rvp)) {
      state.rvp = *alternate;
      change_status(event.unit, UnitStatus::Mobile);
    }
  }
  // Without a tenable RVP a crew stays or goes on as sent, but by the roads as they are now.
  if (state.status != UnitStatus::AtRvp) drive(event.unit, from);
}

void Turn::on(UnitArrived event) {
  UnitState& state = unit(event.unit);
  forget_news(state);
  change_status(event.unit, UnitStatus::AtRvp);
  state.parked = scenario_.rvps[state.rvp.index()].position;
  establish({FactKind::UnitArrived, event.unit.value, 0});
  if (state.task.valid()) {
    const Duration work = scenario_.tasks[state.task.index()].work;
    state.arrives = world_.now + work;
    state.ticket = schedule(state.arrives, TaskFinished{event.unit, state.task});
  }
  if (world_.rvp_untenable[state.rvp.index()] != 0) tell_of_rvp(event.unit);
}

void Turn::on(TaskFinished event) {
  establish({FactKind::TaskFinished, event.task.value, 0});
  schedule_now(UnitReleased{event.unit});
}

void Turn::on(UnitReleased event) {
  UnitState& state = unit(event.unit);
  cancel(state.ticket);
  forget_news(state);
  state.task = TaskId{};
  if (state.status == UnitStatus::TurningOut) {
    change_status(event.unit, status_at_home(event.unit));
    return;
  }
  const Whereabouts from = whereabouts(event.unit);
  change_status(event.unit, UnitStatus::Returning);
  drive(event.unit, from);
}

/// A crew whose station lies in the hazard shelters there.
UnitStatus Turn::status_at_home(UnitId id) const {
  const StationId station = scenario_.units[id.index()].station;
  return world_.station_in_hazard[station.index()] == 0 ? UnitStatus::Available : UnitStatus::Unavailable;
}

void Turn::on(UnitLeftMap event) {
  UnitState& state = unit(event.unit);
  forget_news(state);
  change_status(event.unit, UnitStatus::LeavingMap);
  state.route.reset();
  state.arrives = world_.now + station_of(event.unit).off_map;
  state.ticket = schedule(state.arrives, UnitReturned{event.unit});
}

void Turn::on(UnitReturned event) {
  UnitState& state = unit(event.unit);
  forget_news(state);
  const auto station = scenario_.units[event.unit.index()].station;
  change_status(event.unit, status_at_home(event.unit));
  state.parked = scenario_.stations[station.index()].position;
  state.route.reset();
  state.rvp = RvpId{};
}

/// The first tenable RVP along the chain of alternates; nothing where the chain ends or turns in a ring.
std::optional<RvpId> Turn::tenable_alternate(RvpId rvp) const {
  RvpId next = scenario_.rvps[rvp.index()].alternate;
  for (std::size_t hops = 0; next.valid() && hops < scenario_.rvps.size(); ++hops) {
    if (world_.rvp_untenable[next.index()] == 0) return next;
    next = scenario_.rvps[next.index()].alternate;
  }
  return std::nullopt;
}

void Turn::tell_of_rvp(UnitId id) {
  forget_news(unit(id));
  send_news(id, tenable_alternate(unit(id).rvp) ? Reason::RvpUntenable : Reason::NoTenableRvp);
}

}  // namespace tocsin::model
