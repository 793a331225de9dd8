#include <array>

#include "sim/scenario/schema_parts.hpp"

namespace tocsin::scenario {

namespace {

using namespace keys;
using enum Presence;

constexpr std::array<std::string_view, 3> incident_kinds{"release", "smoke", "upset"};
constexpr std::array<std::string_view, 3> danger_levels{"AEGL-1", "AEGL-2", "AEGL-3"};
constexpr std::array<std::string_view, 2> terrains{"rural", "urban"};
constexpr std::array<std::string_view, 6> stabilities{"A", "B", "C", "D", "E", "F"};
constexpr std::array<std::string_view, 7> plan_elements{"a", "b", "c", "d", "e", "f", "g"};

Table exercise_table() {
  return {
      "exercise",
      Occurs::Once,
      Required,
      Planned::No,
      "The exercise as a whole.",
      {integer("format", {1, 1}, "1", "The version of this format."),
       text("title", "\"Exercise Grey Heron\"", "What the exercise is called."),
       text("code_word", "\"GREY HERON\"",
            "Stands beside the word EXERCISE on everything that the exercise produces.", 40),
       prose("summary", "\"A flange fails at the invented works.\"",
             "What happens, for the people who run the exercise."),
       prose("notice", "\"All people, numbers and inventories are invented.\"",
             "What is invented, in the planner's own words; shown with every result."),
       text("map", "\"halton\"",
            "A folder in `maps/`, or the path of a map folder, relative to the scenario.", 400),
       text("time_zone", "\"Europe/London\"",
            "The IANA name of the zone in which every local time of the scenario is meant.", 60),
       plain(ValueKind::Moment, "start", "\"2026-11-11 10:00\"", "The local date and time of T+0:00."),
       duration("duration", {minute_s, 48 * hour_s}, "\"3 h\"", "How long the exercise lasts."),
       with_default("40 s", duration("news_to_control", {0, hour_s}, "\"75 s\"",
                                     "From a change on the roads, in the air or at an RVP until the control "
                                     "rooms know of it.")),
       with_default("20 s", duration("news_to_crew", {0, hour_s}, "\"30 s\"",
                                     "And from there until crews on the move have heard of it.")),
       with_default("2 min", duration("methane_takes", {0, hour_s}, "\"90 s\"",
                                      "From when somebody sends a METHANE until it has been taken down at "
                                      "the other end."))}};
}

Table site_table() {
  return {"site",
          Occurs::Once,
          Required,
          Planned::No,
          "The establishment at which the incident happens.",
          {name("\"Weston Point works\"", "What the site is called."),
           text("operator", "\"Merebank Chemicals (invented)\"", "Who runs it."),
           plain(ValueKind::Position, "position", "\"SJ 501 807\"", "Where it is.")}};
}

Table incident_table() {
  return {
      "incident",
      Occurs::Once,
      Required,
      Planned::No,
      "What goes wrong.",
      {choice("kind", incident_kinds, "\"release\"",
              "A toxic release (the puff model), smoke (areas drawn by a named author, because no model "
              "would be honest), or an upset with nothing in the air."),
       prose("description", "\"Chlorine from a failed transfer hose.\"", "What happened, in words."),
       optional(plain(ValueKind::Position, "position", "[53.3212, -2.7478]",
                      "Where it happens; without it, the site's position.")),
       only_for("release",
                with_default(
                    "AEGL-2",
                    choice("danger_level", danger_levels, "\"AEGL-3\"",
                           "The level of the substance at which a road, RVP or station becomes untenable."))),
       only_for("release",
                text("substance", "\"chlorine\"", "What is released, as docs/hazards.md names it.", 40)),
       only_for("release", with_default("1", number("height_m", {0, 200}, "metres", "6.0",
                                                    "Height of the release above the ground."))),
       only_for("release", choice("terrain", terrains, "\"rural\"",
                                  "What the cloud passes over; rural is the one that carries it further.")),
       only_for("release", nested(ValueKind::ManyTables, "rates", "incident.rates", {1, 1000},
                                  "[{ at = \"T+0:00\", kg_s = 2.5 }, { at = \"T+0:30\", kg_s = 0.0 }]",
                                  "How fast it comes out; each rate holds until the next one.")),
       only_for("smoke",
                text("author", "\"A. Planner\"", "Who drew the areas of smoke, and answers for them.")),
       only_for("smoke",
                nested(ValueKind::ManyTables, "area", "incident.area", {1, 1000},
                       "[{ from = \"T+0:10\", ring = [\"SJ 501 807\", \"SJ 521 812\", \"SJ 519 820\"] }]",
                       "Where the smoke is, from one time to the next."))}};
}

Table incident_rates_table() {
  return {"incident.rates",
          Occurs::Many,
          Optional,
          Planned::No,
          "A release rate. Times ascend; the last rate should be 0, or the release goes on until the end.",
          {plain(ValueKind::Time, "at", "\"T+0:07\"", "From when."),
           number("kg_s", {0, 10000}, "kg/s", "1.5", "How much.")}};
}

Table incident_area_table() {
  return {"incident.area",
          Occurs::Many,
          Optional,
          Planned::No,
          "The outline of the smoke from a time on. Times ascend; an empty ring ends the smoke.",
          {plain(ValueKind::Time, "from", "\"T+0:12\"", "From when."),
           list(ValueKind::Positions, "ring", {0, 500}, "[\"SJ 501 807\", \"SJ 521 812\", \"SJ 519 821\"]",
                "Its corners in order, 3 or more; the first is not repeated.")}};
}

Table weather_table() {
  return {
      "weather",
      Occurs::Many,
      Required,
      Planned::No,
      "The weather from a time until the next one. The first is at T+0:00; times ascend.",
      {plain(ValueKind::Time, "at", "\"T+1:10\"", "From when."),
       number("wind_from_deg", {0, 360}, "degrees", "250.0",
              "Where the wind comes from, clockwise from north."),
       number("wind_m_s", {0.5, 30}, "m/s", "4.5", "Wind speed at 10 m."),
       choice("stability", stabilities, "\"E\"", "Pasquill stability class, from very unstable to stable."),
       number("temperature_c", {-20, 45}, "degrees Celsius", "11.0", "Air temperature.")}};
}

Table objective_table() {
  return {
      "objective",
      Occurs::Many,
      Optional,
      Planned::Yes,
      "What the exercise is to show. Its trigger is the evidence: once it holds, the run has shown it.",
      {id("\"call-out-works\""),
       prose("text", "\"The call-out reaches the duty officer in ten minutes.\"", "The objective, in words."),
       choice("plan_element", plan_elements, "\"b\"",
              "The element of the external plan that it tests: COMAH Regulations 2015, schedule 4, part 2."),
       optional(plain(ValueKind::Time, "by", "\"T+0:40\"",
                      "When the evidence is wanted by; afterwards it is overdue."))}};
}

}  // namespace

std::vector<Table> setting_tables() {
  return {exercise_table(),      site_table(),    incident_table(), incident_rates_table(),
          incident_area_table(), weather_table(), objective_table()};
}

}  // namespace tocsin::scenario
