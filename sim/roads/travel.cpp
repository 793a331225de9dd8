#include "sim/roads/travel.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace tocsin::roads {

namespace {

// Rows: profile; columns: class, motorway to service. Whole-journey averages with traffic and junctions,
// hence well below the limits; a fire appliance is a lorry and an ambulance a laden van.
constexpr std::array<std::array<double, road_class_count>, profile_count> normal_km_per_h = {{
    {80.0, 58.0, 44.0, 38.0, 33.0, 26.0, 15.0},   // fire appliance
    {90.0, 62.0, 47.0, 41.0, 36.0, 28.0, 16.0},   // ambulance
    {100.0, 66.0, 50.0, 43.0, 38.0, 30.0, 18.0},  // police
    {95.0, 64.0, 48.0, 42.0, 37.0, 29.0, 16.0},   // car
}};

// What blue lights gain, and the speed that no such vehicle's driver averages above.
struct Response {
  double factor = 1.0;
  double ceiling_km_per_h = 0.0;
};
constexpr std::array<Response, profile_count> responding = {
    {{1.20, 95.0}, {1.25, 115.0}, {1.35, 145.0}, {1.0, 95.0}}};

constexpr double roundabout_km_per_h = 32.0;
constexpr double slip_km_per_h = 64.0;

}  // namespace

double speed_km_per_h(RoadClass road_class, Travel travel) {
  const auto profile = static_cast<std::size_t>(travel.profile);
  const double normal = normal_km_per_h[profile][static_cast<std::size_t>(road_class)];
  if (travel.urgency == Urgency::Normal) return normal;
  const Response& response = responding[profile];
  return std::min(normal * response.factor, std::max(normal, response.ceiling_km_per_h));
}

double speed_km_per_h(const Link& link, Travel travel) {
  double speed = speed_km_per_h(link.road_class, travel);
  if (link.is_slip) speed = std::min(speed, slip_km_per_h);
  if (link.is_roundabout) speed = std::min(speed, roundabout_km_per_h);
  return speed;
}

double top_speed_km_per_h(Travel travel) {
  double top = 0.0;
  for (std::size_t i = 0; i < road_class_count; ++i) {
    top = std::max(top, speed_km_per_h(static_cast<RoadClass>(i), travel));
  }
  return top;
}

Duration time_along(const Link& link, double length_m, Travel travel) {
  assert(length_m >= 0.0);
  // 1 km/h is 1 m in 3,600 ms.
  return Duration{static_cast<std::int64_t>(std::ceil(length_m * 3600.0 / speed_km_per_h(link, travel)))};
}

Duration time_of(const Link& link, Travel travel) {
  return std::max(Duration{1}, time_along(link, link.length_m, travel));
}

}  // namespace tocsin::roads
