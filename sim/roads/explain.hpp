// Why a route goes where it goes, in words: the roads it drives, what keeps it off the way it would take
// with every road as usual, and what that costs. Knows nothing of who closed a road or marked it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/base/units.hpp"
#include "sim/roads/network.hpp"
#include "sim/roads/road_state.hpp"
#include "sim/roads/route.hpp"
#include "sim/roads/travel.hpp"

namespace tocsin::roads {

/// What is the matter with a road.
enum class Hindrance : std::uint8_t {
  Closed,
  TooSmall,  ///< signed for less weight, height or width than the vehicle has
  KeptClear,
  Slowed
};

/// A road that is hindered, and by how much where it is slowed.
struct HinderedRoad {
  std::string road;  ///< as `road_label` has it
  Hindrance hindrance = Hindrance::Closed;
  std::uint16_t slowed_percent = 100;

  friend bool operator==(const HinderedRoad&, const HinderedRoad&) = default;
};

/// Why a route is the one it is.
struct Reasons {
  std::vector<RoadStretch> roads;       ///< driven, in order
  bool has_usual = false;               ///< with every road as usual and no limits there is a way
  bool is_usual_way = false;            ///< and it is the same way
  Duration longer{0};                   ///< than that one; below zero: quicker
  std::vector<HinderedRoad> hindered;   ///< on the usual way, in the order met, each once
  std::vector<RoadStretch> kept_clear;  ///< driven although they were to be avoided
  std::vector<RoadStretch> restricted;  ///< driven although they are private
  HazardRule in_hazard = HazardRule::Avoid;
  bool may_use_restricted = false;
};

/// The model in which that kind of vehicle has no size, so that no signed limit keeps it off a road: finds
/// the way to compare with.
TravelModel without_size(TravelModel model, Travel travel);

/// Compares `route`, found in `state`, with `usual`, found by the same query with every road as usual and
/// no limits (none: there is no way even then).
Reasons reasons_for(const Network& network, const TravelModel& model, const RoadState& state, Travel travel,
                    const Route& route, const std::optional<Route>& usual);

/// The reasons as sentences; none where there is nothing to say. The roads are `way_in_words`.
std::vector<std::string> in_words(const Reasons& reasons);

/// "By A558 Daresbury Expressway (1.2 km), then Queensway (600 m)."; empty without roads.
std::string way_in_words(const std::vector<RoadStretch>& roads);

/// Why there is no route in `state`: what shuts off the usual one, or that there is none.
std::string cut_off_in_words(const Network& network, const RoadState& state, Travel travel,
                             const TravelModel& model, const std::optional<Route>& usual);

/// "A557 Queensway", "Queensway", "an unnamed road".
std::string road_label(const std::string& ref, const std::string& name);
/// "640 m", "4.6 km".
std::string length_in_words(Metres length);
/// "6 min 12 s": to whole seconds, upwards.
std::string time_in_words(Duration time);

}  // namespace tocsin::roads
