// A second way to the same answer, for comparison only: labels corrected until none changes (Bellman and
// Ford), over plain pairs of times, then read backwards by the rule that routing.hpp states.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "sim/roads/routing.hpp"

namespace tocsin::roads {

/// The links and directions of the best route from the start of one link's arc to the end of another's:
/// both arcs are driven whole. `cost` is time on avoided links, then time.
struct ReferenceRoute {
  std::pair<std::int64_t, std::int64_t> cost;
  std::vector<ArcId> arcs;
};

/// From junction to junction. None where open roads do not lead there.
inline std::optional<ReferenceRoute> reference_route(const Network& network, JunctionId from, JunctionId to,
                                                     Travel travel, const RoadState& state) {
  using Cost = std::pair<std::int64_t, std::int64_t>;
  constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max() / 4;
  std::vector<Cost> least(network.junctions().size(), Cost{never, never});
  least[from.index()] = {0, 0};

  const auto after = [&](const Arc& arc) {
    const Link& link = network.link(arc.link);
    const double speed = speed_km_per_h(link, travel);
    const auto ms =
        std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(link.length_m * 3600.0 / speed)));
    Cost cost = least[arc.from.index()];
    cost.first += state.is_avoided(arc.link) ? ms : 0;
    cost.second += ms;
    return cost;
  };
  const auto usable = [&](const Arc& arc) {
    return !state.is_closed(arc.link, arc.direction) && least[arc.from.index()].second < never;
  };
  for (bool changed = true; changed;) {
    changed = false;
    for (const Arc& arc : network.arcs()) {
      if (!usable(arc) || after(arc) >= least[arc.to.index()]) continue;
      least[arc.to.index()] = after(arc);
      changed = true;
    }
  }
  if (least[to.index()].second >= never) return std::nullopt;

  ReferenceRoute route{least[to.index()], {}};
  for (JunctionId at = to; at != from;) {
    std::optional<ArcId> step;
    for (std::size_t i = 0; i < network.arcs().size() && !step; ++i) {
      const Arc& arc = network.arcs()[i];
      if (arc.to == at && usable(arc) && after(arc) == least[at.index()]) step = id_of<ArcTag>(i);
    }
    route.arcs.push_back(*step);
    at = network.arc(*step).from;
  }
  std::reverse(route.arcs.begin(), route.arcs.end());
  return route;
}

}  // namespace tocsin::roads
