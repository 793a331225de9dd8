// A second way to the same answer, for comparison only: labels on arcs, corrected until none changes
// (Bellman and Ford), over plain pairs of times, then read backwards by the rule that routing.hpp states.
// Slow, and written without anything of the search it checks.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "sim/roads/routing.hpp"

namespace tocsin::roads {

/// The arcs of the best route, each driven whole. `cost` is time on links of last resort, then time.
struct ReferenceRoute {
  std::pair<std::int64_t, std::int64_t> cost;
  std::vector<ArcId> arcs;

  friend bool operator==(const ReferenceRoute&, const ReferenceRoute&) = default;
};

/// From junction to junction, for a vehicle that stands at the first. None where no road leads there.
/// REQUIRES: the vehicle's profile avoids hazards.
inline std::optional<ReferenceRoute> reference_route(const Network& network, const TravelModel& model,
                                                     JunctionId from, JunctionId to, Travel travel,
                                                     std::optional<HourOfWeek> hour, const RoadState& state) {
  using Cost = std::pair<std::int64_t, std::int64_t>;
  constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max() / 4;
  if (from == to) return ReferenceRoute{};
  const VehicleProfile& vehicle = model.of(travel);
  std::vector<Cost> least(network.arcs().size(), Cost{never, never});

  const auto usable = [&](ArcId id) {
    const Arc& arc = network.arc(id);
    return !state.is_closed(arc.link, arc.direction) && fits(vehicle, network.link(arc.link));
  };
  std::vector<Meeting> meetings;
  for (std::size_t i = 0; i < network.junctions().size(); ++i) {
    meetings.push_back(meeting_at(network, id_of<JunctionTag>(i)));
  }
  std::vector<Cost> own;  // of each arc, without turns
  for (std::size_t i = 0; i < network.arcs().size(); ++i) {
    const Arc& arc = network.arcs()[i];
    const Link& link = network.link(arc.link);
    const LinkState there = state.of(arc.link);
    const Control control = control_at_end(link, meetings[arc.to.index()]);
    const Duration ms =
        time_of(model, link, travel, hour, there.slowed_percent) + delay_of(model, control, travel);
    own.emplace_back(there.avoided || (link.is_restricted && !vehicle.uses_restricted) ? 1 : 0, ms.count());
  }
  const auto turn_kind = [&](ArcId in, ArcId out) {
    const bool is_charged = meetings[network.arc(in).to.index()].is_main();
    return is_charged ? turn_between(network, in, out) : TurnKind::Free;
  };
  const auto after = [&](Cost before, Duration turn, ArcId id) {
    const auto [is_last_resort, driving_ms] = own[id.index()];
    const std::int64_t ms = turn.count() + driving_ms;
    return Cost{before.first + is_last_resort * ms, before.second + ms};
  };
  const auto set_off = [&](ArcId id) { return after({0, 0}, Duration{0}, id); };
  const auto follow = [&](ArcId in, ArcId out) {
    return after(least[in.index()], delay_of(model, turn_kind(in, out), travel), out);
  };
  const auto may_follow = [&](ArcId in, ArcId out) {
    return least[in.index()].second < never && usable(out) && !network.is_banned(in, out);
  };

  for (const ArcId id : network.arcs_out(from)) {
    if (usable(id)) least[id.index()] = set_off(id);
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < network.arcs().size(); ++i) {
      const auto in = id_of<ArcTag>(i);
      for (const ArcId out : network.arcs_out(network.arc(in).to)) {
        if (!may_follow(in, out) || follow(in, out) >= least[out.index()]) continue;
        least[out.index()] = follow(in, out);
        changed = true;
      }
    }
  }

  // Backwards: the lowest arc that explains what has been spent; setting off before all others.
  const auto lowest = [&](JunctionId at, auto explains) -> std::optional<ArcId> {
    for (const bool setting_off : {true, false}) {
      for (const ArcId id : network.arcs_in(at)) {
        const bool is_start = network.arc(id).from == from && usable(id) && least[id.index()] == set_off(id);
        if (is_start == setting_off && least[id.index()].second < never && explains(id)) return id;
      }
    }
    return std::nullopt;
  };
  Cost best{never, never};
  for (const ArcId id : network.arcs_in(to)) best = std::min(best, least[id.index()]);
  if (best.second >= never) return std::nullopt;

  ReferenceRoute route{best, {}};
  std::optional<ArcId> at = lowest(to, [&](ArcId id) { return least[id.index()] == best; });
  while (at) {
    route.arcs.push_back(*at);
    const ArcId out = *at;
    if (network.arc(out).from == from && least[out.index()] == set_off(out)) break;
    at = lowest(network.arc(out).from,
                [&](ArcId in) { return may_follow(in, out) && follow(in, out) == least[out.index()]; });
  }
  std::reverse(route.arcs.begin(), route.arcs.end());
  return route;
}

}  // namespace tocsin::roads
