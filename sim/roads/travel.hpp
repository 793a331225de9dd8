// How long what takes to drive where: a profile for each kind of vehicle gives speeds by class of road,
// what junctions and turns cost, what blue lights gain, and what it must keep clear of. All times are
// whole milliseconds. Planning assumptions, not measurements: docs/travel.md gives the grounds.
// Knows nothing of the state of the roads, of units, or of single drivers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/civil.hpp"
#include "sim/base/time.hpp"
#include "sim/roads/network.hpp"

namespace tocsin::roads {

/// What kind of vehicle. Car is a council officer's car.
enum class Profile : std::uint8_t { FireAppliance, Ambulance, Police, Car };
inline constexpr std::size_t profile_count = 4;

/// "fire_appliance", "ambulance", "police", "car".
std::string_view profile_name(Profile profile);
std::optional<Profile> profile_named(std::string_view name);

/// Whether it drives with traffic or responds with blue lights.
enum class Urgency : std::uint8_t { Normal, Responding };
inline constexpr std::size_t urgency_count = 2;

/// Who drives and how.
struct Travel {
  Profile profile = Profile::Car;
  Urgency urgency = Urgency::Normal;

  friend bool operator==(const Travel&, const Travel&) = default;
};

/// What an area that the roads' state marks as avoided means to a vehicle.
enum class HazardRule : std::uint8_t {
  Avoid,     ///< driven only where nothing else leads to the goal, and then as little as can be
  Forbid,    ///< never driven, but to leave the link on which the vehicle stands
  Penalise,  ///< chosen as if it took `hazard_factor` times as long
  Ignore     ///< driven like any other
};

/// How one kind of vehicle drives.
struct VehicleProfile {
  std::array<double, road_class_count> speed_km_per_h{};  ///< free-flowing, outside towns; above 0
  double urban_factor = 1.0;                              ///< of that speed on urban streets, above 0 to 1
  double roundabout_km_per_h = 32.0;                      ///< at most, round a roundabout
  double slip_km_per_h = 64.0;                            ///< at most, on a slip road
  Duration signals{0};                                    ///< waited where a link ends at traffic lights
  Duration give_way{0};                                   ///< waited where it ends at a greater road
  Duration roundabout{0};                                 ///< waited where it ends at a roundabout
  Duration turn_left{0};                                  ///< these three: at junctions on main roads
  Duration turn_right{0};
  Duration turn_round{0};
  double weight_t = 0.0;  ///< of the vehicle, against signed limits
  double height_m = 0.0;
  double width_m = 0.0;
  /// Drives private roads and emergency accesses, whatever its urgency. Others drive them only where they
  /// begin or end there, or where nothing else leads to the goal.
  bool uses_restricted = false;
  HazardRule in_hazard = HazardRule::Avoid;
  double hazard_factor = 1.0;  ///< for HazardRule::Penalise; 1 to 100

  // With blue lights. A vehicle without them has has_blue_lights = false: Responding is then Normal.
  bool has_blue_lights = false;
  double response_factor = 1.0;            ///< of the speeds above, 1 or more
  double response_ceiling_km_per_h = 0.0;  ///< no such vehicle averages more than this
  double response_limit_factor = 1.0;      ///< of signed speed limits, 1 or more
  double response_delay_share = 1.0;       ///< of every delay at junctions and turns, 0 to 1
  double response_traffic_share = 1.0;     ///< of what traffic adds to the time, 0 to 1

  friend bool operator==(const VehicleProfile&, const VehicleProfile&) = default;
};

/// An hour of the week in local time, from Monday 00:00: 0 to 167.
struct HourOfWeek {
  std::uint8_t value = 0;

  friend constexpr auto operator<=>(const HourOfWeek&, const HourOfWeek&) = default;
};
inline constexpr std::size_t hours_of_week = 168;
/// The hour that a wall clock shows.
HourOfWeek hour_of_week(const LocalDateTime& local);

/// Everything that travel times are made of.
struct TravelModel {
  std::array<VehicleProfile, profile_count> vehicles{};
  /// How many times as long a metre takes in that hour as at night; 1 or more.
  std::array<double, hours_of_week> traffic{};

  const VehicleProfile& of(Travel travel) const { return vehicles[static_cast<std::size_t>(travel.profile)]; }
  friend bool operator==(const TravelModel&, const TravelModel&) = default;
};

/// What docs/travel.md describes.
TravelModel default_travel_model();

/// What holds a vehicle where a link ends.
enum class Control : std::uint8_t { None, GiveWay, Roundabout, Signals };

/// What meets at a junction.
struct Meeting {
  std::size_t links = 0;
  RoadClass greatest = RoadClass::Service;
  bool has_roundabout = false;
  bool has_signals = false;

  /// Three or more links meet, one of them tertiary or greater, and none is a roundabout's.
  bool is_main() const { return links >= 3 && greatest <= RoadClass::Tertiary && !has_roundabout; }
};
Meeting meeting_at(const Network& network, JunctionId junction);

/// What holds a vehicle at the end of a link that leads to such a junction.
Control control_at_end(const Link& link, const Meeting& end);

/// How a vehicle leaves a junction: charged at main ones only. Free is any change of direction under 45
/// degrees; Round leads back into the same link.
enum class TurnKind : std::uint8_t { Free, Left, Right, Round };
/// REQUIRES: out starts where in ends.
TurnKind turn_between(const Network& network, ArcId in, ArcId out);

/// Average speed over the link itself in km/h, without traffic: above zero.
double speed_km_per_h(const TravelModel& model, const Link& link, Travel travel);
/// No vehicle is ever faster, on any link: for lower bounds.
double top_speed_km_per_h(const TravelModel& model, Travel travel);
/// False where the vehicle is too heavy, too high or too wide.
bool fits(const VehicleProfile& vehicle, const Link& link);
/// False where it does not fit, or on a private road that is not for it.
bool may_drive(const VehicleProfile& vehicle, const Link& link);

/// Time for `length_m` metres of that link at that hour (none: no traffic), where it is slowed to
/// `slowed_percent` of the usual time: whole milliseconds, rounded up; zero only for zero metres.
Duration time_along(const TravelModel& model, const Link& link, double length_m, Travel travel,
                    std::optional<HourOfWeek> hour = std::nullopt, std::uint16_t slowed_percent = 100);
/// The same for the whole link: at least 1 ms.
Duration time_of(const TravelModel& model, const Link& link, Travel travel,
                 std::optional<HourOfWeek> hour = std::nullopt, std::uint16_t slowed_percent = 100);
/// Waited at the end of a link, and in a turn.
Duration delay_of(const TravelModel& model, Control control, Travel travel);
Duration delay_of(const TravelModel& model, TurnKind turn, Travel travel);

}  // namespace tocsin::roads
