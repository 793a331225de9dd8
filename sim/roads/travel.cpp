#include "sim/roads/travel.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace tocsin::roads {

namespace {

constexpr std::array<std::string_view, profile_count> profile_names = {"fire_appliance", "ambulance",
                                                                       "police", "car"};

using std::chrono::seconds;

// docs/travel.md gives the grounds of each figure.
VehicleProfile fire_appliance() {
  VehicleProfile p;
  p.speed_km_per_h = {84.0, 70.0, 60.0, 54.0, 48.0, 38.0, 18.0};
  p.urban_factor = 0.75;
  p.signals = seconds{12}, p.give_way = seconds{6}, p.roundabout = seconds{5};
  p.turn_left = seconds{3}, p.turn_right = seconds{6}, p.turn_round = seconds{60};
  p.weight_t = 15.0, p.height_m = 3.3, p.width_m = 2.5;
  p.uses_restricted = true;
  p.has_blue_lights = true;
  p.response_factor = 1.20, p.response_ceiling_km_per_h = 95.0, p.response_limit_factor = 1.3;
  p.response_delay_share = 0.5, p.response_traffic_share = 0.5;
  return p;
}

VehicleProfile ambulance() {
  VehicleProfile p = fire_appliance();
  p.speed_km_per_h = {96.0, 76.0, 64.0, 58.0, 52.0, 40.0, 20.0};
  p.turn_left = seconds{2}, p.turn_right = seconds{5}, p.turn_round = seconds{30};
  p.weight_t = 5.0, p.height_m = 2.8, p.width_m = 2.2;
  p.response_factor = 1.25, p.response_ceiling_km_per_h = 115.0, p.response_limit_factor = 1.4;
  return p;
}

VehicleProfile police() {
  VehicleProfile p = ambulance();
  p.speed_km_per_h = {104.0, 82.0, 68.0, 62.0, 56.0, 43.0, 22.0};
  p.turn_left = seconds{2}, p.turn_right = seconds{4}, p.turn_round = seconds{20};
  p.weight_t = 2.2, p.height_m = 1.8, p.width_m = 2.0;
  p.response_factor = 1.35, p.response_ceiling_km_per_h = 145.0, p.response_limit_factor = 1.6;
  p.response_delay_share = 0.4, p.response_traffic_share = 0.4;
  return p;
}

VehicleProfile council_car() {
  VehicleProfile p = police();
  p.speed_km_per_h = {100.0, 80.0, 66.0, 60.0, 54.0, 42.0, 20.0};
  p.uses_restricted = false;
  p.has_blue_lights = false;
  p.response_factor = 1.0, p.response_ceiling_km_per_h = 0.0, p.response_limit_factor = 1.0;
  p.response_delay_share = 1.0, p.response_traffic_share = 1.0;
  return p;
}

bool on_blue_lights(const VehicleProfile& p, Travel travel) {
  return p.has_blue_lights && travel.urgency == Urgency::Responding;
}

Duration share_of(Duration delay, const VehicleProfile& p, Travel travel) {
  if (!on_blue_lights(p, travel)) return delay;
  return Duration{
      static_cast<std::int64_t>(std::ceil(static_cast<double>(delay.count()) * p.response_delay_share))};
}

}  // namespace

std::string_view profile_name(Profile profile) { return profile_names[static_cast<std::size_t>(profile)]; }

std::optional<Profile> profile_named(std::string_view name) {
  const auto found = std::find(profile_names.begin(), profile_names.end(), name);
  if (found == profile_names.end()) return std::nullopt;
  return static_cast<Profile>(found - profile_names.begin());
}

HourOfWeek hour_of_week(const LocalDateTime& local) {
  return {static_cast<std::uint8_t>(24 * weekday(local) + local.hour)};
}

TravelModel default_travel_model() {
  TravelModel model;
  model.vehicles = {fire_appliance(), ambulance(), police(), council_car()};
  constexpr std::array<double, 24> weekday = {1.0, 1.0, 1.0, 1.0, 1.0, 1.02, 1.1, 1.3, 1.4,  1.2, 1.15, 1.15,
                                              1.2, 1.2, 1.2, 1.3, 1.4, 1.4,  1.2, 1.1, 1.05, 1.0, 1.0,  1.0};
  constexpr std::array<double, 24> weekend = {1.0,  1.0, 1.0,  1.0,  1.0, 1.0,  1.0,  1.02,
                                              1.05, 1.1, 1.15, 1.2,  1.2, 1.15, 1.15, 1.15,
                                              1.1,  1.1, 1.05, 1.05, 1.0, 1.0,  1.0,  1.0};
  for (std::size_t hour = 0; hour < hours_of_week; ++hour) {
    model.traffic[hour] = (hour / 24 < 5 ? weekday : weekend)[hour % 24];
  }
  return model;
}

Meeting meeting_at(const Network& network, JunctionId junction) {
  Meeting meeting;
  meeting.has_signals = network.junction(junction).has_signals;
  const auto out = network.arcs_out(junction);
  const auto in = network.arcs_in(junction);
  // Both are in the order of their links, so a link's arcs come one after another.
  std::optional<LinkId> last;
  for (std::size_t i = 0, j = 0; i < out.size() || j < in.size();) {
    const bool takes_out = j == in.size() || (i < out.size() && out[i] < in[j]);
    const LinkId id = network.arc(takes_out ? out[i++] : in[j++]).link;
    if (id == last) continue;
    last = id;
    const Link& link = network.link(id);
    ++meeting.links;
    meeting.greatest = std::min(meeting.greatest, link.road_class);
    meeting.has_roundabout = meeting.has_roundabout || link.is_roundabout;
  }
  return meeting;
}

Control control_at_end(const Link& link, const Meeting& end) {
  if (end.has_signals) return Control::Signals;
  if (end.has_roundabout && !link.is_roundabout) return Control::Roundabout;
  const bool meets_greater = end.links >= 3 && end.greatest < link.road_class;
  return meets_greater && !link.is_slip ? Control::GiveWay : Control::None;
}

TurnKind turn_between(const Network& network, ArcId in, ArcId out) {
  const Arc& before = network.arc(in);
  const Arc& after = network.arc(out);
  assert(before.to == after.from);
  if (before.link == after.link && before.direction != after.direction) return TurnKind::Round;
  // The last stretch of a drawn line as it is driven, and the first: between points that differ.
  const auto stretch = [&](const Arc& arc, Direction at_its_end) {
    const std::vector<GridPoint>& line = network.link(arc.link).line;
    const bool is_at_back = arc.direction == at_its_end;
    const GridPoint end = is_at_back ? line.back() : line.front();
    for (std::size_t i = 1; i < line.size(); ++i) {
      const GridPoint next = is_at_back ? line[line.size() - 1 - i] : line[i];
      if (next != end) return at_its_end == Direction::Forward ? end - next : next - end;
    }
    return GridPoint{};
  };
  const GridPoint from = stretch(before, Direction::Forward);
  const GridPoint to = stretch(after, Direction::Backward);
  // Against the clock is left: the sine of the change is positive, and under 45 degrees the cosine is more.
  const double sine = from.easting_m * to.northing_m - from.northing_m * to.easting_m;
  const double cosine = from.easting_m * to.easting_m + from.northing_m * to.northing_m;
  if (cosine > std::abs(sine) || (sine == 0.0 && cosine == 0.0)) return TurnKind::Free;
  return sine > 0.0 ? TurnKind::Left : TurnKind::Right;
}

double speed_km_per_h(const TravelModel& model, const Link& link, Travel travel) {
  const VehicleProfile& p = model.of(travel);
  const bool responding = on_blue_lights(p, travel);
  double speed = p.speed_km_per_h[static_cast<std::size_t>(link.road_class)];
  if (link.is_urban) speed *= p.urban_factor;
  if (responding) speed = std::min(speed * p.response_factor, std::max(speed, p.response_ceiling_km_per_h));
  if (link.max_speed_km_per_h > 0.0) {
    speed = std::min(speed, link.max_speed_km_per_h * (responding ? p.response_limit_factor : 1.0));
  }
  if (link.is_slip) speed = std::min(speed, p.slip_km_per_h);
  if (link.is_roundabout) speed = std::min(speed, p.roundabout_km_per_h);
  return speed;
}

double top_speed_km_per_h(const TravelModel& model, Travel travel) {
  Link link;
  double top = 0.0;
  for (std::size_t i = 0; i < road_class_count; ++i) {
    link.road_class = static_cast<RoadClass>(i);
    top = std::max(top, speed_km_per_h(model, link, travel));
  }
  return top;
}

bool fits(const VehicleProfile& vehicle, const Link& link) {
  const auto within = [](double size, double limit) { return limit <= 0.0 || size <= limit; };
  return within(vehicle.weight_t, link.max_weight_t) && within(vehicle.height_m, link.max_height_m) &&
         within(vehicle.width_m, link.max_width_m);
}

bool may_drive(const VehicleProfile& vehicle, const Link& link) {
  return (!link.is_restricted || vehicle.uses_restricted) && fits(vehicle, link);
}

Duration time_along(const TravelModel& model, const Link& link, double length_m, Travel travel,
                    std::optional<HourOfWeek> hour, std::uint16_t slowed_percent) {
  assert(length_m >= 0.0 && slowed_percent >= 100);
  const VehicleProfile& p = model.of(travel);
  double factor = slowed_percent / 100.0;
  if (hour) {
    const double added = model.traffic[hour->value] - 1.0;
    factor *= 1.0 + added * (on_blue_lights(p, travel) ? p.response_traffic_share : 1.0);
  }
  // 1 km/h is 1 m in 3,600 ms.
  const double ms = length_m * 3600.0 * factor / speed_km_per_h(model, link, travel);
  return Duration{static_cast<std::int64_t>(std::ceil(ms))};
}

Duration time_of(const TravelModel& model, const Link& link, Travel travel, std::optional<HourOfWeek> hour,
                 std::uint16_t slowed_percent) {
  return std::max(Duration{1}, time_along(model, link, link.length_m, travel, hour, slowed_percent));
}

Duration delay_of(const TravelModel& model, Control control, Travel travel) {
  const VehicleProfile& p = model.of(travel);
  switch (control) {
    case Control::None:
      return Duration{0};
    case Control::GiveWay:
      return share_of(p.give_way, p, travel);
    case Control::Roundabout:
      return share_of(p.roundabout, p, travel);
    case Control::Signals:
      return share_of(p.signals, p, travel);
  }
  return Duration{0};
}

Duration delay_of(const TravelModel& model, TurnKind turn, Travel travel) {
  const VehicleProfile& p = model.of(travel);
  switch (turn) {
    case TurnKind::Free:
      return Duration{0};
    case TurnKind::Left:
      return share_of(p.turn_left, p, travel);
    case TurnKind::Right:
      return share_of(p.turn_right, p, travel);
    case TurnKind::Round:
      return share_of(p.turn_round, p, travel);
  }
  return Duration{0};
}

}  // namespace tocsin::roads
