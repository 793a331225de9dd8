// What `route` and `reach` have in common: the words of their options turned into a map, a vehicle, an hour
// and the state of the roads, and how places and notices are written. Knows nothing of the answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "app/verbs.hpp"
#include "sim/base/diagnostics.hpp"
#include "sim/base/geo.hpp"
#include "sim/roads/map.hpp"
#include "sim/roads/road_state.hpp"
#include "sim/roads/routing.hpp"
#include "sim/roads/travel.hpp"

namespace tocsin::app {

/// Everything the two verbs are asked about, read and checked.
struct RoadQuestion {
  roads::Map map;
  roads::TravelModel model;
  roads::RoadState state;
  roads::Travel travel;
  std::optional<roads::HourOfWeek> hour;
  std::vector<std::string> changes;  ///< "Silver Jubilee Bridge closed", in the order of the options
  Diagnostics warnings;
};
Result<RoadQuestion> read_question(const RoadOptions& options);

/// A place asked about and the road beside it.
struct PlaceByRoad {
  std::string written;
  LatLon at;
  GridPoint point;
  roads::NearestRoad road;
};
/// `option` names it in faults: "--from". Adds a warning where the road is far away.
Result<PlaceByRoad> place_by_road(const std::string& text, const std::string& option, RoadQuestion& question);

/// "Fire appliance with blue lights, traffic as on a Wednesday at 08:00".
std::string vehicle_in_words(const RoadQuestion& question);
/// "SJ 5143 8163 (53.32938, -2.73074), 12 m from A533 Bridgewater Expressway".
std::string place_in_words(const roads::Network& network, const PlaceByRoad& place);

/// That this is for exercises, and what its times are worth: stands on every answer.
std::string planning_notice();
/// The credits of the map, each on a line.
std::string credits_in_words(const roads::Map& map);

nlohmann::ordered_json to_json(const roads::Network& network, const PlaceByRoad& place);
/// The question as the answer repeats it: notice, map, vehicle, hour, changes.
nlohmann::ordered_json question_to_json(const RoadQuestion& question);
/// [longitude, latitude] to a tenth of a metre, as GeoJSON has it.
nlohmann::ordered_json point_to_json(const GridProjection& projection, GridPoint p);

}  // namespace tocsin::app
