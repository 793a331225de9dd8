#include <array>

#include "sim/scenario/schema_parts.hpp"

namespace tocsin::scenario {

namespace {

using namespace keys;
using enum Presence;

constexpr std::array<std::string_view, 4> vehicle_kinds{"fire_appliance", "ambulance", "police", "car"};
constexpr std::array<std::string_view, 2> restricted_uses{"drive", "last_resort"};
constexpr std::array<std::string_view, 4> hazard_rules{"avoid", "forbid", "penalise", "ignore"};
constexpr std::array<std::string_view, 2> blue_light_fittings{"fitted", "none"};

constexpr Range longest_wait{0, hour_s};

Key speed(std::string_view name, std::string_view example, std::string_view sentence) {
  return optional(number(name, {5, 200}, "km/h", example, sentence));
}

Key wait(std::string_view name, std::string_view example, std::string_view sentence) {
  return optional(duration(name, longest_wait, example, sentence));
}

std::vector<Key> driving_keys() {
  return {choice("kind", vehicle_kinds, "\"fire_appliance\"", "Which vehicle; each kind at most once."),
          optional(nested(ValueKind::OneTable, "speeds_km_per_h", "vehicle.speeds_km_per_h", {0, 0},
                          "{ motorway = 80, trunk = 66 }",
                          "Free-flowing speeds outside towns, by class of road.")),
          optional(number("urban_factor", {0.1, 1}, "", "0.7",
                          "Of those speeds, on streets between buildings or signed 30 mph and less.")),
          speed("roundabout_km_per_h", "28", "At most, round a roundabout."),
          speed("slip_km_per_h", "60", "At most, on a slip road."),
          wait("signals", "\"15 s\"", "Waited at traffic lights."),
          wait("give_way", "\"8 s\"", "Waited before a greater road."),
          wait("roundabout", "\"7 s\"", "Waited before a roundabout."),
          wait("turn_left", "\"4 s\"", "Lost in turning left at a junction on a main road."),
          wait("turn_right", "\"9 s\"", "Lost in turning right there."),
          wait("turn_round", "\"50 s\"", "Lost in turning round there.")};
}

std::vector<Key> limit_keys() {
  return {
      optional(number("weight_t", {0.1, 100}, "tonnes", "18",
                      "Of the vehicle as it drives: it does not drive where a lower limit is signed.")),
      optional(number("height_m", {0.5, 6}, "metres", "3.4", "The same for its height.")),
      optional(number("width_m", {0.5, 5}, "metres", "2.55", "The same for its width.")),
      optional(choice("private_roads", restricted_uses, "\"last_resort\"",
                      "Whether it drives private roads and emergency accesses like any other, or only "
                      "where nothing else leads there.")),
      optional(choice("in_hazard", hazard_rules, "\"forbid\"",
                      "What a road to be kept clear of means: driven only where nothing else leads there; "
                      "never; as if it took `hazard_factor` times as long; like any other.")),
      optional(number("hazard_factor", {1, 100}, "", "5.0", "Only with in_hazard = \"penalise\"."))};
}

std::vector<Key> blue_light_keys() {
  return {optional(choice("blue_lights", blue_light_fittings, "\"none\"",
                          "Whether it has blue lights; without them it drives with the traffic, and none of "
                          "the keys below may stand.")),
          optional(number("response_factor", {1, 3}, "", "1.3", "With blue lights: of the speeds above.")),
          speed("response_ceiling_km_per_h", "100", "With blue lights: no faster, on average, than this."),
          optional(number("response_limit_factor", {1, 3}, "", "1.5",
                          "With blue lights: of signed speed limits.")),
          optional(number("response_delay_share", {0, 1}, "", "0.6",
                          "With blue lights: of the waits and turns above.")),
          optional(number("response_traffic_share", {0, 1}, "", "0.3",
                          "With blue lights: of what traffic adds to the time."))};
}

Table vehicle_table() {
  Table table{"vehicle",
              Occurs::Many,
              Optional,
              Planned::No,
              "How one kind of vehicle drives. What is not written is as travel.md gives it.",
              driving_keys()};
  for (Key& key : limit_keys()) table.keys.push_back(key);
  for (Key& key : blue_light_keys()) table.keys.push_back(key);
  return table;
}

Table speeds_table() {
  return {"vehicle.speeds_km_per_h",
          Occurs::Once,
          Optional,
          Planned::No,
          "Free-flowing speeds outside towns.",
          {speed("motorway", "82", "On motorways."), speed("trunk", "68", "On trunk roads."),
           speed("primary", "58", "On primary roads (other A roads)."),
           speed("secondary", "52", "On secondary roads (B roads)."),
           speed("tertiary", "46", "On tertiary roads."),
           speed("minor", "36", "On minor roads and in residential streets."),
           speed("service", "16", "On service roads and tracks.")}};
}

Key hours(std::string_view name, std::string_view example, std::string_view sentence) {
  return optional({.name = name,
                   .kind = ValueKind::HourFactors,
                   .example = example,
                   .sentence = sentence,
                   .min = 1,
                   .max = 10});
}

Table traffic_table() {
  return {
      "traffic",
      Occurs::Once,
      Optional,
      Planned::No,
      "How many times as long a road takes in each hour of the day as at night. A day that is not written "
      "is as travel.md gives it.",
      {hours("weekday",
             "[1, 1, 1, 1, 1, 1.1, 1.2, 1.5, 1.6, 1.3, 1.2, 1.2, 1.2, 1.2, 1.3, 1.4, 1.5, 1.5, 1.3, 1.2, "
             "1.1, 1, 1, 1]",
             "Monday to Friday."),
       hours("saturday",
             "[1, 1, 1, 1, 1, 1, 1, 1.1, 1.1, 1.2, 1.3, 1.3, 1.3, 1.2, 1.2, 1.2, 1.2, 1.1, 1.1, 1, 1, 1, "
             "1, 1]",
             "Saturday."),
       hours("sunday",
             "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1.1, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.1, 1.1, 1, 1, 1, 1, 1, 1]",
             "Sunday.")}};
}

}  // namespace

std::vector<Table> travel_tables() { return {vehicle_table(), speeds_table(), traffic_table()}; }

}  // namespace tocsin::scenario
