// How fast what drives on which road: speeds by class of road, kind of vehicle and urgency.
// Planning assumptions, not measurements (docs/map-format.md says on what grounds). Knows nothing of
// traffic, weather, time of day or single drivers.
#pragma once

#include <cstdint>

#include "sim/base/time.hpp"
#include "sim/base/units.hpp"
#include "sim/roads/network.hpp"

namespace tocsin::roads {

/// What kind of vehicle.
enum class Profile : std::uint8_t { FireAppliance, Ambulance, Police, Car };
inline constexpr std::size_t profile_count = 4;

/// Whether it drives with traffic or responds with blue lights. A Car gains nothing from Responding.
enum class Urgency : std::uint8_t { Normal, Responding };
inline constexpr std::size_t urgency_count = 2;

/// Who drives and how.
struct Travel {
  Profile profile = Profile::Car;
  Urgency urgency = Urgency::Normal;

  friend bool operator==(const Travel&, const Travel&) = default;
};

/// Average speed over the length of such a road, junctions included, in km/h; always above zero.
double speed_km_per_h(RoadClass road_class, Travel travel);
/// The same for one link: roundabouts and slip roads hold a vehicle to 32 and 64 km/h.
double speed_km_per_h(const Link& link, Travel travel);
/// The greatest speed that `travel` reaches on any road, in km/h.
double top_speed_km_per_h(Travel travel);

/// Time for `length_m` metres of that link: whole milliseconds, rounded up; zero only for zero metres.
Duration time_along(const Link& link, double length_m, Travel travel);
/// Time for the whole of that link: whole milliseconds, rounded up, at least 1.
Duration time_of(const Link& link, Travel travel);

}  // namespace tocsin::roads
