#include "sim/roads/retime.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace tocsin::roads {

namespace {

/// The part of the leg under way that is left `after` the route's start, as if the route began then.
Leg rest_of_leg(Leg leg, Duration after, double along_m) {
  const Duration sets_off = leg.enter + leg.turn;
  const Duration stops = leg.leave - leg.wait;
  if (after >= sets_off) leg.from_m = after >= stops ? leg.to_m : along_m;
  leg.turn = std::max(sets_off - after, Duration{0});
  leg.wait = std::min(leg.wait, leg.leave - after);
  leg.leave -= after;
  leg.enter = Duration{0};
  return leg;
}

/// Parts the leg where a vehicle in the midst of it is: `leg` is what lies ahead, the result what is driven.
/// REQUIRES: it drives at that moment, neither turning in any more nor waiting yet.
Leg part_off_driven(Leg& leg, Duration after) {
  const Duration sets_off = leg.enter + leg.turn;
  const Duration stops = leg.leave - leg.wait;
  assert(sets_off < after && after < stops);
  const double share =
      static_cast<double>((after - sets_off).count()) / static_cast<double>((stops - sets_off).count());
  Leg driven = leg;
  driven.to_m = leg.from_m + (leg.to_m - leg.from_m) * share;
  driven.leave = after;
  driven.wait = Duration{0};
  leg.from_m = driven.to_m;
  leg.enter = after;
  leg.turn = Duration{0};
  return driven;
}

std::int64_t scaled_up(std::int64_t value, std::int64_t by, std::int64_t of) {
  return (value * by + of - 1) / of;
}

}  // namespace

Route rest_of(const Route& route, Duration since_start) {
  const OnRoute now = on_route_after(route, since_start);
  Route rest{now.position, route.to, {}, Duration{0}, Metres{0.0}, false};
  if (!now.heading) return rest;
  const Duration after = std::max(since_start, Duration{0});
  for (std::size_t i = *now.leg; i < route.legs.size(); ++i) {
    Leg leg = route.legs[i];
    if (i == *now.leg) {
      leg = rest_of_leg(leg, after, now.position.along_m);
    } else {
      leg.enter -= after;
      leg.leave -= after;
    }
    rest.length = rest.length + Metres{std::abs(leg.to_m - leg.from_m)};
    rest.through_avoided = rest.through_avoided || leg.avoided;
    rest.legs.push_back(leg);
  }
  rest.total = route.total - after;
  return rest;
}

Route retimed(Route route, const RoadState& before, const RoadState& after, Duration since_start) {
  std::vector<Leg> legs;
  legs.reserve(route.legs.size() + 1);
  Duration later{0};
  for (Leg leg : route.legs) {
    const bool is_driven = leg.leave - leg.wait <= since_start;
    const std::int64_t was_percent = before.of(leg.link).slowed_percent;
    const std::int64_t is_percent = after.of(leg.link).slowed_percent;
    Duration longer{0};
    if (!is_driven && is_percent != was_percent) {
      if (leg.enter + leg.turn < since_start) legs.push_back(part_off_driven(leg, since_start));
      const Duration driving = leg.leave - leg.enter - leg.turn - leg.wait;
      longer = Duration{scaled_up(driving.count(), is_percent, was_percent)} - driving;
    }
    leg.enter += later;
    later += longer;
    leg.leave += later;
    legs.push_back(leg);
  }
  route.legs = std::move(legs);
  route.total += later;
  return route;
}

}  // namespace tocsin::roads
