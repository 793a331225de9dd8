#include <array>
#include <utility>

#include "sim/model/scenario.hpp"
#include "sim/scenario/schema_parts.hpp"

namespace tocsin::scenario {

namespace {

using namespace keys;
using enum Presence;

constexpr std::array<std::string_view, 7> unit_kinds{"pump",       "special_appliance", "fire_officer",
                                                     "ambulance",  "ambulance_officer", "police_car",
                                                     "council_car"};
constexpr std::array<std::string_view, 13> receptor_kinds{
    "school",           "nursery",       "college", "care_home",       "hospice",     "hospital", "clinic",
    "community_centre", "sports_centre", "library", "shopping_centre", "supermarket", "stadium"};
constexpr std::array<std::string_view, 3> directions{"both", "forward", "backward"};
constexpr std::array<std::string_view, 2> cordon_kinds{"inner", "outer"};

Table station_table() {
  return {"station",
          Occurs::Many,
          Optional,
          Planned::No,
          "Where units start from and return to.",
          {id("\"runcorn\""), name("\"Runcorn fire station\"", "What it is called."),
           reference("organisation", "organisation", "\"fire\"", "Whose it is."),
           plain(ValueKind::Position, "position", "\"SJ 512 818\"",
                 "Where it is; for a station off the map, where its units enter the map."),
           with_default("0 s", duration("off_map", {0, 24 * hour_s}, "\"18 min\"",
                                        "For a station off the map: the drive from it to `position`."))}};
}

Table unit_table() {
  return {"unit",
          Occurs::Many,
          Optional,
          Planned::No,
          "A vehicle and its crew.",
          {id("\"pump-1\""), text("callsign", "\"M21P1\"", "Its call sign.", 40),
           reference("station", "station", "\"runcorn\"", "Where it stands."),
           choice("kind", unit_kinds, "\"fire_officer\"", "What it is."),
           integer("crew", {1, 50}, "4", "How many people."),
           duration("turnout", {1, 4 * hour_s}, "\"90 s\"",
                    "From the order until it leaves: the median, as often longer as shorter.")}};
}

Table rvp_table() {
  return {"rvp",
          Occurs::Many,
          Optional,
          Planned::No,
          "A rendezvous point to which units are sent.",
          {id("\"rvp-north\""), name("\"RVP North (invented)\"", "What it is called."),
           plain(ValueKind::Position, "position", "[53.3300, -2.7300]", "Where it is."),
           optional(reference("alternate", "rvp", "\"rvp-south\"",
                              "Where units go when this one becomes untenable."))}};
}

Table task_table() {
  return {"task",
          Occurs::Many,
          Optional,
          Planned::Yes,
          "Work for a unit. Its trigger orders the unit to the RVP.",
          {id("\"first-pump\""), name("\"First attendance\"", "What it is called."),
           reference("unit", "unit", "\"pump-1\"", "Who does it."),
           reference("rvp", "rvp", "\"rvp-north\"", "Where."),
           duration("work", {1, 48 * hour_s}, "\"50 min\"", "From arrival until the unit is released.")}};
}

Table receptor_table() {
  return {"receptor",
          Occurs::Many,
          Optional,
          Planned::No,
          "Somewhere with people in it, beside those that the map holds.",
          {id("\"village-hall\""), choice("kind", receptor_kinds, "\"care_home\"", "What it is."),
           name("\"Village hall (invented)\"", "What it is called."),
           plain(ValueKind::Position, "position", "\"SJ 531 821\"", "Where it is.")}};
}

/// How a table says which links it is about.
std::vector<Key> stretch_keys() {
  return {
      optional(list(ValueKind::Integers, "links", {1, 2000}, "[1, 2]",
                    "The ids of the map's links, as `tocsin map info MAP --list links` gives them.")),
      optional(text("road", "\"Silver Jubilee Bridge\"", "Every link of the map with this name or number.")),
      optional(plain(ValueKind::Position, "near", "\"SJ 519 858\"",
                     "Links near this position, or of `road` only those; needs `radius_m`.")),
      optional(number("radius_m", {1, 50000}, "metres", "900.0", "How near any point of a link must come.")),
      optional(list(ValueKind::Positions, "area", {3, 500},
                    "[\"SJ 501 807\", \"SJ 521 812\", \"SJ 519 821\"]",
                    "Links that meet this area, or of `road` only those; its corners in order."))};
}

Table closure_table() {
  Table table{
      "closure",
      Occurs::Many,
      Optional,
      Planned::Yes,
      "Roads closed to everybody. Needs `links`, `road`, `area`, or `near` with `radius_m`; its trigger "
      "makes it.",
      {id("\"bridge\""), name("\"Silver Jubilee Bridge\"", "What is closed, in words.")}};
  for (const Key& key : stretch_keys()) table.keys.push_back(key);
  table.keys.push_back(with_default(
      "both",
      choice("direction", directions, "\"forward\"",
             "The ways that are closed: both, or along or against the way in which `map info --list links` "
             "has each link.")));
  table.keys.push_back(
      optional(plain(ValueKind::Position, "towards", "\"SJ 501 807\"",
                     "Instead of `direction`: only the ways that end nearer to this position "
                     "than they begin.")));
  table.keys.push_back(
      optional(nested(ValueKind::OneTable, "lifted", "closure.lifted", {0, 0}, "{ at = \"T+2:10\" }",
                      "When it is opened again; without it, never.")));
  return table;
}

Table closure_lifted_table() {
  return {"closure.lifted", Occurs::Once, Optional, Planned::Yes, "The end of the closure above it.", {}};
}

Table slowdown_table() {
  Table table{"slowdown",
              Occurs::Many,
              Optional,
              Planned::Yes,
              "Traffic that crawls or stands, both ways. Says which roads as a closure does; its trigger "
              "begins it. Of "
              "several on one link the greatest counts.",
              {id("\"bridge-queue\""), name("\"Queue for the bridge\"", "What is slow, in words.")}};
  for (const Key& key : stretch_keys()) table.keys.push_back(key);
  table.keys.push_back(integer("percent", {model::least_slow_percent, model::most_slow_percent}, "300",
                               "How long it takes to drive there, in percent of the usual time."));
  table.keys.push_back(
      optional(nested(ValueKind::OneTable, "ended", "slowdown.ended", {0, 0}, "{ at = \"T+2:10\" }",
                      "When traffic moves again; without it, never.")));
  return table;
}

Table slowdown_ended_table() {
  return {"slowdown.ended", Occurs::Once, Optional, Planned::Yes, "The end of the slow-down above it.", {}};
}

Table cordon_table() {
  return {
      "cordon",
      Occurs::Many,
      Optional,
      Planned::Yes,
      "A line on the ground that people are told of: inner about the danger, outer about the working ground. "
      "It stops nobody on the map; for roads that it closes write a [[closure]] beside it. Needs `ring`, or "
      "`centre` with `radius_m`; its trigger sets it.",
      {id("\"works-inner\""), name("\"Inner cordon at the works\"", "What it is called."),
       choice("kind", cordon_kinds, "\"inner\"", "Which of the two it is."),
       optional(plain(ValueKind::Position, "centre", "\"SJ 501 807\"",
                      "The middle of a circle; needs `radius_m`.")),
       optional(number("radius_m", {20, 20000}, "metres", "400.0", "The circle's radius.")),
       optional(list(ValueKind::Positions, "ring", {3, 200},
                     "[\"SJ 501 807\", \"SJ 521 812\", \"SJ 519 821\"]",
                     "Its corners in order; the first is not repeated.")),
       optional(nested(ValueKind::OneTable, "lifted", "cordon.lifted", {0, 0}, "{ at = \"T+2:10\" }",
                       "When it is taken away; without it, never."))}};
}

Table cordon_lifted_table() {
  return {"cordon.lifted", Occurs::Once, Optional, Planned::Yes, "The end of the cordon above it.", {}};
}

}  // namespace

std::vector<Table> responder_tables() {
  return {station_table(),        unit_table(),         rvp_table(),
          task_table(),           receptor_table(),     closure_table(),
          closure_lifted_table(), slowdown_table(),     slowdown_ended_table(),
          cordon_table(),         cordon_lifted_table()};
}

}  // namespace tocsin::scenario
