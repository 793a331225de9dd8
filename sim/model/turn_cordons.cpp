// What is put on the ground by hand or plan and closes no road: cordons, and RVPs set up while the exercise
// runs.
#include <cassert>
#include <utility>

#include "sim/model/rvps.hpp"
#include "sim/model/turn.hpp"
#include "sim/model/unused_id.hpp"

namespace tocsin::model {

void Turn::on(CordonSet event) {
  CordonState& cordon = world_.cordons[event.cordon.index()];
  // A row of the plan comes up once, and a cordon set by hand has a row of its own.
  assert(!cordon.set);
  cordon.set = world_.now;
  establish({FactKind::CordonSet, event.cordon.value, 0});
}

void Turn::on(CordonLifted event) {
  CordonState& cordon = world_.cordons[event.cordon.index()];
  if (cordon.in_force()) cordon.lifted = world_.now;
}

// Whether it lies in the hazard comes out at the next look, as for all RVPs.
void Turn::on(RvpSet event) { world_.rvps[event.rvp.index()].set_up = world_.now; }

void Turn::set_cordon(const SetCordon& command) {
  const auto id = id_of<CordonTag>(world_.cordons.size());
  Cordon cordon;
  cordon.id = unused_id(
      "cordon", [&](const std::string& name) { return find_cordon(setting_, world_, name).has_value(); });
  cordon.name = command.name;
  cordon.kind = command.kind;
  for (const GridPoint corner : command.ring) cordon.ring.push_back(to_metre(corner));
  world_.added_cordons.push_back(std::move(cordon));
  world_.cordons.emplace_back();
  schedule_now(CordonSet{id});
}

void Turn::set_rvp(const SetRvp& command) {
  const auto id = id_of<RvpTag>(world_.rvps.size());
  Rvp rvp;
  rvp.id =
      unused_id("rvp", [&](const std::string& name) { return find_rvp(setting_, world_, name).has_value(); });
  rvp.name = command.name;
  rvp.position = to_metre(command.at);
  world_.added_rvps.push_back(std::move(rvp));
  world_.rvps.emplace_back();
  schedule_now(RvpSet{id});
}

}  // namespace tocsin::model
