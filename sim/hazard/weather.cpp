#include "sim/hazard/weather.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace tocsin::hazard {

namespace {

double length(GridPoint v) { return std::sqrt(v.easting_m * v.easting_m + v.northing_m * v.northing_m); }

GridPoint velocity_at(const WeatherPoint& point) {
  assert(point.wind_speed.value >= 0.0 && point.wind_speed.value <= 75.0);
  return heading(point.wind_from) * -std::max(point.wind_speed.value, calm_floor.value);
}

/// The last point at or before `t`; the first where there is none.
std::size_t point_in_force(const Weather& weather, SimTime t) {
  assert(!weather.points.empty());
  const auto after = std::upper_bound(weather.points.begin(), weather.points.end(), t,
                                      [](SimTime at, const WeatherPoint& point) { return at < point.at; });
  return after == weather.points.begin() ? 0 : static_cast<std::size_t>(after - weather.points.begin()) - 1;
}

/// A wind vector that moves in a straight line through the plane of velocities: `start` at time 0,
/// `change` more each second. Where it is slower than `floor` it is held at that speed in its direction.
struct StraightWind {
  GridPoint start;
  GridPoint change;
  double floor_speed;
};

/// Changes smaller than this over a whole segment (m/s) are taken at their mean, where the closed forms
/// below would subtract nearly equal numbers; the path is then right to nine figures.
constexpr double steady_change = 1e-4;

Travel travel_at(GridPoint velocity, double floor_speed, double duration_s) {
  const double speed = length(velocity);
  const double held = std::max(speed, floor_speed);
  return {velocity * (held / speed * duration_s), Metres{held * duration_s}};
}

/// With p the speed along `change` and q across it (constant), speed = sqrt(p^2 + q^2) and p runs evenly
/// in time, so both integrals are elementary. `p_from` <= `p_to`; the rate is |change|.
struct Hodograph {
  GridPoint along;
  GridPoint across;
  double rate;
  double q;

  double speed(double p) const { return std::sqrt(p * p + q * q); }
  /// Integral of dp / speed, times q: what a wind of constant speed drifts across.
  double turned(double p) const { return q == 0.0 ? 0.0 : q * std::asinh(p / std::abs(q)); }

  Travel free(double p_from, double p_to) const {
    const double dp = p_to - p_from;
    const double path =
        0.5 * (p_to * speed(p_to) - p_from * speed(p_from) + q * (turned(p_to) - turned(p_from)));
    return {(along * (0.5 * (p_from + p_to)) + across * q) * (dp / rate), Metres{path / rate}};
  }

  Travel held(double p_from, double p_to, double floor_speed) const {
    const double scale = floor_speed / rate;
    return {
        along * (scale * (speed(p_to) - speed(p_from))) + across * (scale * (turned(p_to) - turned(p_from))),
        Metres{scale * (p_to - p_from)}};
  }
};

/// What the wind carries from `from_s` to `to_s` seconds, exactly.
Travel carried(const StraightWind& wind, double from_s, double to_s) {
  const double rate = length(wind.change);
  const double duration_s = to_s - from_s;
  if (rate * duration_s <= steady_change) {
    return travel_at(wind.start + wind.change * (0.5 * (from_s + to_s)), wind.floor_speed, duration_s);
  }
  const GridPoint along = wind.change * (1.0 / rate);
  const GridPoint across{-along.northing_m, along.easting_m};
  const double p0 = wind.start.easting_m * along.easting_m + wind.start.northing_m * along.northing_m;
  const double q = wind.start.easting_m * across.easting_m + wind.start.northing_m * across.northing_m;
  const Hodograph path{along, across, rate, q};
  const double first = p0 + rate * from_s;
  const double last = p0 + rate * to_s;
  const double slow2 = wind.floor_speed * wind.floor_speed - q * q;
  const double slow = slow2 > 0.0 ? std::sqrt(slow2) : 0.0;
  if (slow == 0.0 || last <= -slow || first >= slow) return path.free(first, last);
  const double enter = std::clamp(-slow, first, last);
  const double leave = std::clamp(slow, first, last);
  const Travel before = path.free(first, enter);
  const Travel within = path.held(enter, leave, wind.floor_speed);
  const Travel after = path.free(leave, last);
  return {before.displacement + within.displacement + after.displacement,
          before.path + within.path + after.path};
}

}  // namespace

Wind wind_at(const Weather& weather, SimTime t) {
  const std::size_t i = point_in_force(weather, t);
  const WeatherPoint& point = weather.points[i];
  if (t <= point.at || i + 1 == weather.points.size()) {
    return {point.wind_from, MetresPerSecond{std::max(point.wind_speed.value, calm_floor.value)}};
  }
  const WeatherPoint& next = weather.points[i + 1];
  const double share = seconds(t - point.at) / seconds(next.at - point.at);
  const GridPoint velocity = velocity_at(point) * (1.0 - share) + velocity_at(next) * share;
  const double speed = length(velocity);
  const Degrees from = speed > 0.0 ? bearing(velocity, GridPoint{}) : point.wind_from;
  return {from, MetresPerSecond{std::max(speed, calm_floor.value)}};
}

Stability stability_at(const Weather& weather, SimTime t) {
  return weather.points[point_in_force(weather, t)].stability;
}

Celsius temperature_at(const Weather& weather, SimTime t) {
  return weather.points[point_in_force(weather, t)].temperature;
}

Weather turned(Weather weather, Degrees angle) {
  for (WeatherPoint& point : weather.points) {
    const double from = std::fmod(point.wind_from.value + angle.value, 360.0);
    point.wind_from = Degrees{from < 0.0 ? from + 360.0 : from};
  }
  return weather;
}

WindTrack::WindTrack(const Weather& weather, Terrain terrain, Metres height) : terrain_(terrain) {
  assert(!weather.points.empty());
  knots_.reserve(weather.points.size());
  for (const WeatherPoint& point : weather.points) {
    Knot knot{point.at, velocity_at(point), {}, wind_profile_factor(point.stability, terrain, height), {}};
    if (!knots_.empty()) {
      Knot& last = knots_.back();
      assert(last.at < point.at);
      last.change = (knot.velocity - last.velocity) * (1.0 / seconds(point.at - last.at));
      knot.since_first = since_first(point.at);
    }
    knots_.push_back(knot);
    if (spans_.empty() || spans_.back().stability != point.stability) {
      spans_.push_back({point.at, point.stability, knot.since_first.path});
    }
  }
}

Travel WindTrack::since_first(SimTime t) const {
  const auto after = std::upper_bound(knots_.begin(), knots_.end(), t,
                                      [](SimTime at, const Knot& knot) { return at < knot.at; });
  const Knot& knot = after == knots_.begin() ? knots_.front() : *(after - 1);
  const double floor_speed = calm_floor.value / knot.height_factor;
  const double since_s = seconds(t - knot.at);
  const Travel more = since_s < 0.0 ? travel_at(knot.velocity, floor_speed, since_s)
                                    : carried({knot.velocity, knot.change, floor_speed}, 0.0, since_s);
  return {knot.since_first.displacement + more.displacement * knot.height_factor,
          knot.since_first.path + more.path * knot.height_factor};
}

Travel WindTrack::between(SimTime from, SimTime to) const {
  assert(from <= to);
  const Travel start = since_first(from);
  const Travel end = since_first(to);
  return {end.displacement - start.displacement, Metres{std::max(0.0, (end.path - start.path).value)}};
}

Sigmas WindTrack::sigmas_between(SimTime from, SimTime to) const {
  return sigmas_between(mark(from), mark(to));
}

Sigmas WindTrack::sigmas_between(const Mark& from, const Mark& to) const {
  assert(from.at <= to.at);
  auto span = std::upper_bound(spans_.begin(), spans_.end(), from.at,
                               [](SimTime at, const Span& s) { return at < s.from; });
  if (span != spans_.begin()) --span;
  Metres here = from.since_first.path;
  Sigmas sigmas{};
  for (bool first = true;; first = false, ++span) {
    const bool last = span + 1 == spans_.end() || (span + 1)->from >= to.at;
    const Metres there = last ? to.since_first.path : (span + 1)->path_since_first;
    const Metres path{std::max(0.0, (there - here).value)};
    sigmas = first ? briggs_sigmas(span->stability, terrain_, path)
                   : grown_sigmas(span->stability, terrain_, sigmas, path);
    if (last) return sigmas;
    here = there;
  }
}

}  // namespace tocsin::hazard
