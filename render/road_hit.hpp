// Which road lies at a place, and what it is called: what closing, slowing and the status line ask for.
// Knows nothing of pixels or of what is to be done with the road.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/roads/network.hpp"

namespace tocsin::render {

struct RoadHit {
  std::vector<roads::LinkId> links;  ///< ascending, each once; the nearest is one of them
  roads::RoadPosition nearest;
  GridPoint point;    ///< the nearest point on it
  std::string title;  ///< "A557 Weston Point Expressway", "unnamed road"
};

/// Whether the other carriageway belongs to it.
enum class Carriageways { All, Nearest };

/// The road within `reach` of the place: the nearest link and, for all carriageways, those of the same name
/// within 25 m of the same point.
std::optional<RoadHit> road_at(const roads::Network& network, GridPoint at, Metres reach,
                               Carriageways carriageways);

/// Which way those are at that place, for people: "both ways", "towards the NE only".
std::string words_of(const roads::Network& network, roads::RoadPosition at, model::Ways ways);

}  // namespace tocsin::render
