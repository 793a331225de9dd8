// Units: dispatch, turnout, the drive, work at the RVP, the way home.
#include <algorithm>

#include "sim/model/rvps.hpp"
#include "sim/model/turn.hpp"

namespace tocsin::model {

namespace {

// Two turnouts in three lie within this factor of the station's median: a planning assumption.
constexpr double turnout_factor = 1.3;

bool is_about_rvp(Reason reason) { return reason == Reason::RvpUntenable || reason == Reason::NoTenableRvp; }

/// True where the new way drives a link against the direction in which the unit has come there, or in which
/// the old way has been driven on it.
bool leads_back(const roads::Route& route, const Whereabouts& from, const roads::Route& before,
                Duration driven) {
  return std::any_of(route.legs.begin(), route.legs.end(), [&](const roads::Leg& leg) {
    if (from.heading == opposite(leg.direction) && from.position.link == leg.link) return true;
    return std::any_of(before.legs.begin(), before.legs.end(), [&](const roads::Leg& old) {
      return old.enter < driven && old.link == leg.link && old.direction != leg.direction;
    });
  });
}

}  // namespace

const Station& Turn::station_of(UnitId id) const {
  return scenario_.stations[scenario_.units[id.index()].station.index()];
}

roads::Travel Turn::travel_of(UnitId id, roads::Urgency urgency) const {
  return {model::profile_of(scenario_.units[id.index()].kind), urgency};
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
    set_off(event.unit, UnitStatus::Mobile, from);
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
  set_off(event.unit, UnitStatus::Mobile, whereabouts(event.unit));
}

void Turn::on(UnitEnteredMap event) {
  const auto station = scenario_.units[event.unit.index()].station;
  set_off(event.unit, UnitStatus::Mobile, {setting_.station_roads[station.index()], {}, Duration{0}});
}

void Turn::on(UnitRerouted event) {
  UnitState& state = unit(event.unit);
  // Who is at an RVP already was there when it came.
  state.arrived_before = state.status == UnitStatus::AtRvp ? state.since : state.arrives;
  state.has_turned_back = false;
  const Whereabouts from = whereabouts(event.unit);
  if (event.reason == Reason::FoundClosed) {
    report_closed(state.route->legs[*state.closed_leg]);
    // It has its control on the radio now: news of roads that was on its way to it is no news any more.
    if (!is_about_rvp(state.news)) forget_news(state);
  } else {
    state.news = Reason::None;
  }
  if (event.reason == Reason::RvpUntenable) {
    if (const auto alternate = tenable_alternate(setting_, world_, state.rvp)) {
      state.rvp = *alternate;
      if (state.status == UnitStatus::AtRvp) return set_off(event.unit, UnitStatus::Mobile, from);
      change_status(event.unit, UnitStatus::Mobile);
    }
  }
  // Without a tenable RVP a crew stays or goes on as sent, but by the roads as its control then knows them.
  if (state.status == UnitStatus::AtRvp) return;
  const roads::Route before = *state.route;
  const Duration under_way = world_.now - state.route_started;
  const Duration driven = under_way > state.from.held ? under_way : Duration{0};
  drive(event.unit, from);
  state.has_turned_back = leads_back(*state.route, from, before, driven);
}

void Turn::on(UnitArrived event) {
  UnitState& state = unit(event.unit);
  forget_news(state);
  change_status(event.unit, UnitStatus::AtRvp);
  state.parked = rvp_of(setting_, world_, state.rvp).position;
  auto& first_arrival = world_.organisations[station_of(event.unit).organisation.index()].first_arrival;
  if (!first_arrival) first_arrival = world_.now;
  establish({FactKind::UnitArrived, event.unit.value, 0});
  if (state.task.valid()) {
    const Duration work = scenario_.tasks[state.task.index()].work;
    state.arrives = world_.now + work;
    state.ticket = schedule(state.arrives, TaskFinished{event.unit, state.task});
  }
  if (world_.rvps[state.rvp.index()].known_untenable_since) tell_of_rvp(event.unit);
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
  set_off(event.unit, UnitStatus::Returning, whereabouts(event.unit));
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

}  // namespace tocsin::model
