#include "sim/roads/osm/road_tags.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

#include "sim/roads/osm/limits.hpp"

namespace tocsin::osm {

namespace {

using roads::RoadClass;
using roads::Structure;

struct Kind {
  std::string_view highway;
  RoadClass road_class = RoadClass::Minor;
  bool is_slip = false;
  bool is_street = false;      ///< between buildings by its kind
  bool is_restricted = false;  ///< not for everybody by its kind
};

constexpr std::array<Kind, 18> kinds = {{
    {"motorway", RoadClass::Motorway},
    {"motorway_link", RoadClass::Motorway, true},
    {"trunk", RoadClass::Trunk},
    {"trunk_link", RoadClass::Trunk, true},
    {"primary", RoadClass::Primary},
    {"primary_link", RoadClass::Primary, true},
    {"secondary", RoadClass::Secondary},
    {"secondary_link", RoadClass::Secondary, true},
    {"tertiary", RoadClass::Tertiary},
    {"tertiary_link", RoadClass::Tertiary, true},
    {"unclassified", RoadClass::Minor},
    {"residential", RoadClass::Minor, false, true},
    {"living_street", RoadClass::Minor, false, true},
    {"road", RoadClass::Minor},
    {"service", RoadClass::Service},
    {"track", RoadClass::Service, false, false, true},
    {"busway", RoadClass::Service, false, false, true},
    {"bus_guideway", RoadClass::Service, false, false, true},
}};

/// 30 mph: what a street with lamps has in Britain unless it is signed otherwise (Highway Code, rule 124).
constexpr double fastest_street_km_per_h = 48.5;

const Kind* kind_of(std::string_view highway) {
  for (const Kind& kind : kinds) {
    if (kind.highway == highway) return &kind;
  }
  return nullptr;
}

bool is_yes(std::string_view value) { return is_one_of(value, {"yes", "true", "1", "designated"}); }

bool is_for_emergencies(const Tags& tags) {
  return is_yes(tags["emergency"]) || tags["service"] == "emergency_access" ||
         tags["access"] == "emergency" || tags["motor_vehicle"] == "emergency";
}

/// The most telling of the access tags that the way has.
std::string_view access_of(const Tags& tags) {
  for (const std::string_view key : {"motorcar", "motor_vehicle", "vehicle", "access"}) {
    if (tags.has(key)) return tags[key];
  }
  return {};
}

/// A path that people on foot and bicycles have otherwise, but that a vehicle may use.
bool is_driven_path(const Tags& tags) {
  if (!is_one_of(tags["highway"], {"pedestrian", "footway", "path", "cycleway", "bridleway"})) return false;
  const std::string_view vehicles = tags.has("motor_vehicle") ? tags["motor_vehicle"] : tags["vehicle"];
  return is_for_emergencies(tags) ||
         is_one_of(vehicles, {"yes", "designated", "permissive", "destination", "delivery", "private"});
}

OneWay one_way_of(const Tags& tags, const Kind& kind, std::vector<std::string>& guesses) {
  const std::string_view said = tags["oneway"];
  if (is_one_of(said, {"-1", "reverse"})) return OneWay::Backward;
  if (is_yes(said)) return OneWay::Forward;
  if (is_one_of(said, {"no", "false", "0"})) return OneWay::No;
  if (is_one_of(said, {"reversible", "alternating"})) {
    guesses.emplace_back("one-way by turns (reversible, alternating): taken as two-way");
    return OneWay::No;
  }
  if (!said.empty()) guesses.emplace_back("oneway that cannot be read: taken as if it were not given");
  if (is_one_of(tags["junction"], {"roundabout", "circular"}) || kind.highway == "motorway")
    return OneWay::Forward;
  if (kind.highway == "motorway_link") {
    guesses.emplace_back("motorway slip roads without oneway: taken as one-way");
    return OneWay::Forward;
  }
  return OneWay::No;
}

bool is_restricted(const Tags& tags, const Kind& kind, std::vector<std::string>& guesses) {
  const std::string_view access = access_of(tags);
  if (is_one_of(access,
                {"private", "no", "agricultural", "forestry", "military", "emergency", "psv", "bus"})) {
    return true;
  }
  if (is_for_emergencies(tags) && !is_one_of(access, {"yes", "designated", "permissive"})) return true;
  if (is_one_of(tags["service"], {"busway", "bus", "emergency_access"})) return true;
  if (access.empty() && kind.is_restricted) {
    guesses.emplace_back("tracks and busways without access: taken as restricted");
  }
  const bool is_open = is_one_of(access, {"yes", "designated", "permissive", "destination"});
  return kind.is_restricted && !is_open;
}

/// The lowest limit among the keys, noting what cannot be read.
template <class Read>
double lowest_limit(const Tags& tags, std::initializer_list<std::string_view> keys, Read read,
                    std::vector<std::string>& guesses) {
  double lowest = 0.0;
  for (const std::string_view key : keys) {
    const Limit limit = read(tags[key]);
    if (limit.kind == LimitKind::Unreadable) {
      guesses.push_back(fmt::format("{} that cannot be read: taken as no limit", keys.begin()[0]));
    }
    if (limit.kind == LimitKind::Value && (lowest == 0.0 || limit.value < lowest)) lowest = limit.value;
  }
  return lowest;
}

Limits limits_of(const Tags& tags, std::vector<std::string>& guesses) {
  for (const std::string_view key :
       {"maxweight:conditional", "maxheight:conditional", "maxwidth:conditional"}) {
    if (tags.has(key)) guesses.emplace_back("limits that hold at times only: taken as no limit");
  }
  for (const std::string_view key : {"maxweight:hgv", "maxweightrating:hgv", "maxweight:goods"}) {
    if (tags.has(key)) guesses.emplace_back("weight limits for lorries only: taken as no limit");
  }
  return {lowest_limit(tags, {"maxweight", "maxweightrating", "maxgcweight"}, weight_limit, guesses),
          lowest_limit(tags, {"maxheight", "maxheight:physical", "maxheight:signed"}, size_limit, guesses),
          lowest_limit(tags, {"maxwidth", "maxwidth:physical"}, size_limit, guesses)};
}

double speed_of(const Tags& tags, std::vector<std::string>& guesses) {
  const auto read = [&guesses](std::string_view text) {
    const Limit limit = speed_limit(text);
    if (limit.kind == LimitKind::Unreadable) {
      guesses.emplace_back("maxspeed that cannot be read: taken as not known");
    } else if (limit.is_guess) {
      guesses.emplace_back("maxspeed without a unit, or several: taken as km/h, and as the lowest");
    }
    return limit.kind == LimitKind::Value ? limit.value : 0.0;
  };
  if (tags.has("maxspeed")) {
    const bool varies = is_one_of(tags["maxspeed"], {"signals", "variable"});
    return varies ? 0.0 : read(tags["maxspeed"]);
  }
  if (tags.has("maxspeed:forward") || tags.has("maxspeed:backward")) {
    const double there = read(tags["maxspeed:forward"]);
    const double back = read(tags["maxspeed:backward"]);
    guesses.emplace_back("a speed limit for each direction: taken as the lower for both");
    return there > 0.0 && back > 0.0 ? std::min(there, back) : std::max(there, back);
  }
  for (const std::string_view key : {"maxspeed:type", "source:maxspeed"}) {
    const Limit limit = speed_limit(tags[key]);  // "sign" and "survey" say nothing, and are no fault
    if (limit.kind != LimitKind::Value) continue;
    guesses.emplace_back("a kind of speed limit without the limit: taken as the Highway Code's");
    return limit.value;
  }
  return 0.0;
}

Structure structure_of(const Tags& tags) {
  if (tags.has("tunnel") && !is_one_of(tags["tunnel"], {"no", "culvert"})) return Structure::Tunnel;
  if (tags.has("bridge") && tags["bridge"] != "no") return Structure::Bridge;
  return Structure::None;
}

/// Why a way with that highway is no road; empty where it is one.
std::string reason_to_drop(const Tags& tags) {
  const std::string_view highway = tags["highway"];
  if (highway.empty()) return tags["route"] == "ferry" ? "route=ferry" : "no highway";
  if (is_yes(tags["area"])) return fmt::format("highway={} as an area", highway);
  if (kind_of(highway) == nullptr && !is_driven_path(tags)) {
    return fmt::format("highway={}", highway);
  }
  if (tags["emergency"] == "no" && is_one_of(access_of(tags), {"no", "private"})) {
    return "closed to emergency vehicles too";
  }
  if (is_one_of(tags["railway"], {"rail", "tram"}) && access_of(tags) == "no") return "a track for trains";
  return {};
}

}  // namespace

RoadReading read_road(const Tags& tags) {
  RoadReading reading;
  reading.dropped = reason_to_drop(tags);
  if (!reading.dropped.empty()) return reading;
  // A path that vehicles may use is a narrow way that not everybody may drive.
  constexpr Kind path{"path", RoadClass::Service, false, false, true};
  const Kind* found = kind_of(tags["highway"]);
  const Kind& kind = found != nullptr ? *found : path;
  if (found == nullptr)
    reading.guesses.emplace_back("paths that vehicles may use: taken as restricted service roads");

  RoadFacts facts;
  facts.road_class = kind.road_class;
  facts.is_slip = kind.is_slip;
  facts.structure = structure_of(tags);
  facts.one_way = one_way_of(tags, kind, reading.guesses);
  facts.is_roundabout =
      is_one_of(tags["junction"], {"roundabout", "circular"}) && facts.one_way != OneWay::No;
  facts.is_restricted = is_restricted(tags, kind, reading.guesses);
  facts.is_toll = is_yes(tags["toll"]) || is_yes(tags["toll:motor_vehicle"]) || is_yes(tags["toll:motorcar"]);
  facts.max_speed_km_per_h = speed_of(tags, reading.guesses);
  const bool is_slow = facts.max_speed_km_per_h > 0.0 && facts.max_speed_km_per_h <= fastest_street_km_per_h;
  facts.is_urban = kind.is_street || is_slow;
  facts.limits = limits_of(tags, reading.guesses);
  facts.ref = tags["ref"];
  facts.name = tags["name"];
  reading.facts = std::move(facts);
  return reading;
}

bool concerns_roads(const Tags& tags) {
  return tags.has("barrier") || is_one_of(tags["highway"], {"traffic_signals", "toll_gantry"}) ||
         tags.has("maxheight") || tags.has("maxwidth") || tags.has("maxweight");
}

NodeReading read_road_node(const Tags& tags) {
  NodeReading reading;
  reading.has_signals = tags["highway"] == "traffic_signals";
  reading.limits = limits_of(tags, reading.guesses);
  const std::string_view barrier = tags["barrier"];
  reading.is_toll = barrier == "toll_booth" || tags["highway"] == "toll_gantry";
  if (barrier.empty() || is_one_of(barrier, {"toll_booth", "entrance", "cattle_grid", "height_restrictor",
                                             "width_restrictor", "border_control", "no", "kerb"})) {
    return reading;
  }
  const std::string_view access = access_of(tags);
  if (is_one_of(access, {"yes", "designated", "permissive", "destination"})) return reading;
  reading.is_barrier = true;
  const bool is_gate = is_one_of(barrier, {"gate", "lift_gate", "swing_gate", "sliding_gate"});
  if (!is_gate) {
    reading.guesses.emplace_back(
        "bollards and the like in a road: taken as what emergency services can remove");
  } else if (access.empty()) {
    reading.guesses.emplace_back("gates without access: taken as closed to others");
  }
  return reading;
}

}  // namespace tocsin::osm
