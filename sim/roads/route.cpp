#include "sim/roads/route.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace tocsin::roads {

namespace {

/// Metres from the link's start at a moment of the leg. REQUIRES: enter <= after <= leave.
double along_at(const Leg& leg, Duration after) {
  if (after >= leg.leave) return leg.to_m;
  const double share =
      static_cast<double>((after - leg.enter).count()) / static_cast<double>((leg.leave - leg.enter).count());
  return leg.from_m + (leg.to_m - leg.from_m) * share;
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
  double drawn_m = 0.0;
  for (std::size_t i = 1; i < link.line.size(); ++i)
    drawn_m += distance(link.line[i - 1], link.line[i]).value;
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
    const double ms = std::floor(share * static_cast<double>((leg.leave - leg.enter).count()));
    inner.push_back({link.line[i], leg.enter + Duration{static_cast<std::int64_t>(ms)}});
  }
  if (leg.direction == Direction::Backward) std::reverse(inner.begin(), inner.end());
  line.insert(line.end(), inner.begin(), inner.end());
}

}  // namespace

OnRoute on_route_after(const Route& route, Duration since_start) {
  const auto rounded = [&route](RoadPosition p, double limit_m) {
    p.along_m = std::min(std::round(p.along_m * 10.0) / 10.0, limit_m);
    return p;
  };
  if (route.legs.empty() || since_start >= route.total) {
    OnRoute end{route.to, std::nullopt, std::nullopt};
    if (!route.legs.empty()) end.leg = route.legs.size() - 1;
    return end;
  }
  const Duration after = std::max(since_start, Duration{0});
  const std::size_t index = leg_at(route, after);
  const Leg& leg = route.legs[index];
  // Rounding must not lead past the part of the link that the leg covers: the link may end there.
  const double limit_m = std::max(leg.from_m, leg.to_m);
  return {rounded({leg.link, along_at(leg, after)}, limit_m), index, leg.direction};
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
    add_inner_points(network, leg, line);
    line.push_back({network.point_at({leg.link, leg.to_m}), leg.leave});
  }
  return line;
}

std::vector<RoadStretch> roads_along(const Network& network, const Route& route) {
  std::vector<RoadStretch> roads;
  for (const Leg& leg : route.legs) {
    const Link& link = network.link(leg.link);
    const Metres driven{std::abs(leg.to_m - leg.from_m)};
    const bool unnamed = link.ref.empty() && link.name.empty();
    if (roads.empty()) {
      roads.push_back({link.ref, link.name, driven});
      continue;
    }
    RoadStretch& last = roads.back();
    const bool last_unnamed = last.ref.empty() && last.name.empty();
    if (unnamed || (last.ref == link.ref && last.name == link.name)) {
      last.length = last.length + driven;
    } else if (last_unnamed) {
      last = {link.ref, link.name, last.length + driven};
    } else {
      roads.push_back({link.ref, link.name, driven});
    }
  }
  return roads;
}

}  // namespace tocsin::roads
