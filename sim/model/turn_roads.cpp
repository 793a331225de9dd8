// What changes on the roads themselves: closures, slow-downs, roads in the hazard. Who drives there feels it
// at once; who should know of it is told (turn_news.cpp).
#include <cassert>
#include <utility>

#include "sim/model/road_picture.hpp"
#include "sim/model/turn.hpp"
#include "sim/roads/retime.hpp"

namespace tocsin::model {

void Turn::on(ClosureMade event) {
  ClosureState& closure = world_.closures[event.closure.index()];
  // A row of the plan comes up once, and a road closed by hand has a row of its own.
  assert(!closure.made);
  closure.made = world_.now;
  world_.roads = road_picture(setting_, world_, Picture::AsItIs);
  look_ahead_again();
  closure.made_ticket = inform_control({NewsKind::ClosureMade, event.closure.value});
  establish({FactKind::ClosureMade, event.closure.value, 0});
}

void Turn::on(ClosureLifted event) {
  ClosureState& closure = world_.closures[event.closure.index()];
  if (!closure.in_force()) return;
  closure.lifted = world_.now;
  world_.roads = road_picture(setting_, world_, Picture::AsItIs);
  look_ahead_again();
  inform_control({NewsKind::ClosureLifted, event.closure.value});
}

void Turn::on(SlowdownBegan event) {
  SlowdownState& slowdown = world_.slowdowns[event.slowdown.index()];
  assert(!slowdown.began);
  slowdown.began = world_.now;
  change_pace();
  inform_control({NewsKind::SlowdownBegan, event.slowdown.value});
  establish({FactKind::SlowdownBegan, event.slowdown.value, 0});
}

void Turn::on(SlowdownEnded event) {
  SlowdownState& slowdown = world_.slowdowns[event.slowdown.index()];
  if (!slowdown.in_force()) return;
  slowdown.ended = world_.now;
  change_pace();
  inform_control({NewsKind::SlowdownEnded, event.slowdown.value});
}

// A closure was made or lifted: whoever would now come to a closed road, or no longer would, has another
// event to come.
void Turn::look_ahead_again() {
  for (std::size_t i = 0; i < world_.units.size(); ++i) {
    const UnitState& state = world_.units[i];
    const std::size_t first = first_leg_ahead(state);
    if (!state.route || first > state.route->legs.size()) continue;
    if (is_at_closed_leg(state) || closed_leg(*state.route, first) == state.closed_leg) continue;
    follow(id_of<UnitTag>(i), first);
  }
  look_ahead_again_on_journeys();
}

// A slow-down began or ended. How long a drive takes is physics: it changes for everybody who has one of
// those links before them, whether they know it or not. Which way they go is another matter.
void Turn::change_pace() {
  const roads::RoadState before =
      std::exchange(world_.roads, road_picture(setting_, world_, Picture::AsItIs));
  for (std::size_t i = 0; i < world_.units.size(); ++i) {
    UnitState& state = world_.units[i];
    if (!is_under_way(state) || is_at_closed_leg(state)) continue;
    roads::Route changed =
        roads::retimed(*state.route, before, world_.roads, world_.now - state.route_started);
    if (changed == *state.route) continue;
    state.route = std::move(changed);
    state.arrives = state.route_started + state.route->total;
    follow(id_of<UnitTag>(i), first_leg_ahead(state));
  }
  change_pace_of_journeys(before);
}

// The control rooms are told of what lies in the hazard when that has changed.
void Turn::mark_links(std::vector<roads::LinkId> in_hazard) {
  if (in_hazard == world_.links_in_hazard) return;
  world_.hazard_reports.push_back(in_hazard);
  world_.links_in_hazard = std::move(in_hazard);
  world_.roads = road_picture(setting_, world_, Picture::AsItIs);
  inform_control({NewsKind::HazardMoved});
}

}  // namespace tocsin::model
