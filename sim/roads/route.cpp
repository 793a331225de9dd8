#include "sim/roads/route.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace tocsin::roads {

namespace {

/// Metres from the link's start at a moment of the leg. REQUIRES: enter <= after <= leave.
double along_at(const Leg& leg, Duration after) {
  const Duration sets_off = leg.enter + leg.turn;
  const Duration stops = leg.leave - leg.wait;
  if (after >= stops) return leg.to_m;
  if (after <= sets_off) return leg.from_m;
  const double share =
      static_cast<double>((after - sets_off).count()) / static_cast<double>((stops - sets_off).count());
  return leg.from_m + (leg.to_m - leg.from_m) * share;
}

/// How long the vehicle still stands where it is at a moment of the leg.
Duration held_at(const Leg& leg, Duration after) {
  if (after < leg.enter + leg.turn) return leg.enter + leg.turn - after;
  return after >= leg.leave - leg.wait ? leg.leave - after : Duration{0};
}

/// The leg under way at that moment; the last one at the end. REQUIRES: the route has legs.
std::size_t leg_at(const Route& route, Duration after) {
  const auto later = std::upper_bound(route.legs.begin(), route.legs.end(), after,
                                      [](Duration t, const Leg& leg) { return t < leg.enter; });
  const auto passed = later - route.legs.begin();
  return passed > 0 ? static_cast<std::size_t>(passed) - 1 : 0;
}

/// The inner points of a leg's drawn line with their places along the link, in the order driven.
void add_inner_points(const Network& network, const Leg& leg, std::vector<TimedPoint>& line) {
  const Link& link = network.link(leg.link);
  const double drawn_m = drawn_length(link.line).value;
  if (drawn_m <= 0.0) return;

  const double low_m = std::min(leg.from_m, leg.to_m);
  const double high_m = std::max(leg.from_m, leg.to_m);
  std::vector<TimedPoint> inner;
  double before_m = 0.0;
  for (std::size_t i = 1; i + 1 < link.line.size(); ++i) {
    before_m += distance(link.line[i - 1], link.line[i]).value;
    const double along_m = before_m / drawn_m * link.length_m;
    if (along_m <= low_m || along_m >= high_m) continue;
    const double share = (along_m - leg.from_m) / (leg.to_m - leg.from_m);
    const Duration driving = leg.leave - leg.enter - leg.turn - leg.wait;
    const double ms = std::floor(share * static_cast<double>(driving.count()));
    inner.push_back({link.line[i], leg.enter + leg.turn + Duration{static_cast<std::int64_t>(ms)}});
  }
  if (leg.direction == Direction::Backward) std::reverse(inner.begin(), inner.end());
  line.insert(line.end(), inner.begin(), inner.end());
}

}  // namespace

OnRoute on_route_after(const Route& route, Duration since_start) {
  if (route.legs.empty() || since_start >= route.total) {
    OnRoute end{route.to, std::nullopt, std::nullopt, std::max(route.total - since_start, Duration{0})};
    if (!route.legs.empty()) end.leg = route.legs.size() - 1;
    return end;
  }
  const Duration after = std::max(since_start, Duration{0});
  const std::size_t index = leg_at(route, after);
  const Leg& leg = route.legs[index];
  // Rounding must not lead past the part of the link that the leg covers, nor away from where it stands.
  double along_m = along_at(leg, after);
  if (along_m != leg.to_m && along_m != leg.from_m) {
    const auto [low_m, high_m] = std::minmax(leg.from_m, leg.to_m);
    along_m = std::clamp(std::round(along_m * 10.0) / 10.0, low_m, high_m);
  }
  return {{leg.link, along_m}, index, leg.direction, held_at(leg, after)};
}

RoadPosition position_after(const Route& route, Duration since_start) {
  return on_route_after(route, since_start).position;
}

GridPoint point_after(const Network& network, const Route& route, Duration since_start) {
  if (route.legs.empty() || since_start >= route.total) return network.point_at(route.to);
  const Duration after = std::max(since_start, Duration{0});
  const Leg& leg = route.legs[leg_at(route, after)];
  return network.point_at({leg.link, along_at(leg, after)});
}

std::vector<TimedPoint> timed_line(const Network& network, const Route& route) {
  std::vector<TimedPoint> line = {{network.point_at(route.from), Duration{0}}};
  for (const Leg& leg : route.legs) {
    if (leg.turn > Duration{0}) line.push_back({line.back().at, leg.enter + leg.turn});
    add_inner_points(network, leg, line);
    const GridPoint end = network.point_at({leg.link, leg.to_m});
    line.push_back({end, leg.leave - leg.wait});
    if (leg.wait > Duration{0}) line.push_back({end, leg.leave});
  }
  return line;
}

std::vector<RoadStretch> roads_along(const Network& network, const Route& route) {
  std::vector<RoadStretch> roads;
  for (const Leg& leg : route.legs) {
    const Link& link = network.link(leg.link);
    const RoadStretch driven{link.ref, link.name, Metres{std::abs(leg.to_m - leg.from_m)},
                             leg.leave - leg.enter};
    const bool unnamed = link.ref.empty() && link.name.empty();
    if (roads.empty()) {
      roads.push_back(driven);
      continue;
    }
    RoadStretch& last = roads.back();
    const bool last_unnamed = last.ref.empty() && last.name.empty();
    const bool is_same = unnamed || (last.ref == link.ref && last.name == link.name);
    if (!is_same && !last_unnamed) {
      roads.push_back(driven);
      continue;
    }
    if (!is_same) last.ref = link.ref, last.name = link.name;
    last.length = last.length + driven.length;
    last.time += driven.time;
  }
  return roads;
}

}  // namespace tocsin::roads
