// What the tags of one OpenStreetMap way say of the road it is, and of a node that stands in a road: read
// once into plain facts, with a word for everything that had to be guessed or left out. Knows nothing of
// other ways, of places or of files.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/roads/network.hpp"
#include "sim/roads/osm/tags.hpp"

namespace tocsin::osm {

/// Which way a road may be driven, seen along the way's nodes.
enum class OneWay : std::uint8_t { No, Forward, Backward };

/// The limits that a sign sets; 0: none.
struct Limits {
  double max_weight_t = 0.0;
  double max_height_m = 0.0;
  double max_width_m = 0.0;

  friend auto operator<=>(const Limits&, const Limits&) = default;
};

/// Everything of a road that is the same along a link: where two ways differ in any of it, the road is cut.
struct RoadFacts {
  roads::RoadClass road_class = roads::RoadClass::Minor;
  roads::Structure structure = roads::Structure::None;
  OneWay one_way = OneWay::No;
  bool is_roundabout = false;
  bool is_slip = false;
  bool is_restricted = false;
  bool is_toll = false;
  bool is_urban = false;
  double max_speed_km_per_h = 0.0;
  Limits limits;
  std::string ref;
  std::string name;

  friend auto operator<=>(const RoadFacts&, const RoadFacts&) = default;
};

/// A way as a road; or why it is none, as a word for the report ("highway=footway").
struct RoadReading {
  std::optional<RoadFacts> facts;
  std::string dropped;
  std::vector<std::string> guesses;  ///< phrases for the report, with what was made of it
};

/// Reads a way with a `highway` tag, or a ferry.
RoadReading read_road(const Tags& tags);

/// What stands at a node in a road.
struct NodeReading {
  bool has_signals = false;
  bool is_barrier = false;  ///< something that not everybody may pass
  bool is_toll = false;
  Limits limits;
  std::vector<std::string> guesses;
};

/// True where the node may say something of its road.
bool concerns_roads(const Tags& tags);
NodeReading read_road_node(const Tags& tags);

}  // namespace tocsin::osm
