// Closures made and lifted, and what crews who are driving are told of them.
#include <algorithm>

#include "sim/model/turn.hpp"

namespace tocsin::model {

namespace {

// A reopened road is worth a change of route only where it saves this much: crews do not turn for less.
constexpr Duration worth_turning = std::chrono::minutes{1};

bool is_driving(const UnitState& unit) {
  return unit.status == UnitStatus::Mobile || unit.status == UnitStatus::Returning;
}

}  // namespace

void Turn::on(ClosureMade event) {
  ClosureState& closure = world_.closures[event.closure.index()];
  if (closure.in_force()) return;
  closure = {world_.now, std::nullopt};
  for (const roads::LinkId link : closure_of(setting_, world_, event.closure).links) {
    if (world_.closures_on_link[link.index()]++ == 0) world_.roads.close(link);
  }
  for (std::size_t i = 0; i < world_.units.size(); ++i) {
    const auto ahead = legs_ahead(world_.units[i]);
    const bool is_cut = std::any_of(ahead.begin(), ahead.end(), [&](const roads::Leg& leg) {
      return world_.roads.is_closed(leg.link, leg.direction);
    });
    if (is_cut) tell_of_roads(id_of<UnitTag>(i), Reason::RoadClosed);
  }
  establish({FactKind::ClosureMade, event.closure.value, 0});
}

void Turn::on(ClosureLifted event) {
  ClosureState& closure = world_.closures[event.closure.index()];
  if (!closure.in_force()) return;
  closure.lifted = world_.now;
  for (const roads::LinkId link : closure_of(setting_, world_, event.closure).links) {
    if (--world_.closures_on_link[link.index()] == 0) world_.roads.open(link);
  }
  for (std::size_t i = 0; i < world_.units.size(); ++i) {
    const UnitState& state = world_.units[i];
    if (!is_driving(state)) continue;
    const auto id = id_of<UnitTag>(i);
    const auto better = find_route(id, whereabouts(id));
    if (!better) continue;
    if (state.is_stuck || better->total + worth_turning < remaining(state)) {
      tell_of_roads(id, Reason::RoadReopened);
    }
  }
}

/// The legs of a driving unit's route after the one it is on: what it could still avoid.
std::span<const roads::Leg> Turn::legs_ahead(const UnitState& state) const {
  if (!is_driving(state) || !state.route || state.is_stuck) return {};
  const auto on_route = roads::on_route_after(*state.route, world_.now - state.route_started);
  const std::span<const roads::Leg> legs(state.route->legs);
  if (!on_route.leg || *on_route.leg + 1 >= legs.size()) return {};
  return legs.subspan(*on_route.leg + 1);
}

Duration Turn::remaining(const UnitState& state) const { return state.arrives - world_.now; }

// The news goes from the scene to the unit's control and from there to the crew.
void Turn::send_news(UnitId id, Reason reason) {
  UnitState& state = unit(id);
  state.news = reason;
  state.news_ticket = schedule(world_.now + scenario_.news_delay, UnitRerouted{id, reason});
}

void Turn::forget_news(UnitState& state) {
  if (state.news == Reason::None) return;
  cancel(state.news_ticket);
  state.news = Reason::None;
}

// News already on its way is not overtaken: whoever hears it then looks at the roads as they are then.
void Turn::tell_of_roads(UnitId id, Reason reason) {
  if (unit(id).news == Reason::None) send_news(id, reason);
}

}  // namespace tocsin::model
