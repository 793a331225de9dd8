#include <array>

#include "sim/scenario/schema_parts.hpp"

namespace tocsin::scenario {

namespace {

using namespace keys;
using enum Presence;

constexpr std::array<std::string_view, 4> turn_units{"hour", "day", "week", "month"};
constexpr std::array<std::string_view, 3> override_changes{"add", "replace", "remove"};

Key role() { return reference("role", "role", "\"duty-officer\"", "Which role."); }

Key layer() {
  return with_default(
      "0", integer("layer", {0, 9}, "1",
                   "A higher layer of a role's rota holds wherever it has anybody, else the one below it."));
}

Key from(std::string_view example) {
  return plain(ValueKind::Moment, "from", example, "From this local date and time.");
}

Key to(std::string_view example) { return plain(ValueKind::Moment, "to", example, "Until this one."); }

Table shift_table() {
  return {
      "shift",
      Occurs::Many,
      Optional,
      Planned::No,
      "Who holds a role when: once, between two local dates and times, or every week, between two weekdays "
      "and times. Where shifts of a layer overlap, all of them hold it, the earlier in the files first; in a "
      "layer shifts come before rotations, and those before rosters.",
      {role(), reference("person", "person", "\"hale\"", "Who holds it."),
       plain(ValueKind::ShiftTime, "from", "\"Mon 08:30\"", "From when."),
       plain(ValueKind::ShiftTime, "to", "\"Fri 17:30\"", "Until when; in the same form as `from`."),
       layer()}};
}

Table rotation_table() {
  return {"rotation",
          Occurs::Many,
          Optional,
          Planned::No,
          "People who hold a role in turns, for any date. Hand-overs are readings of the clock on the wall, "
          "and stay so when the clocks change: one that the clocks pass over is made at the change, one that "
          "they show twice the first time.",
          {role(), layer(),
           with_default("week", choice("every", turn_units, "\"day\"",
                                       "What a turn is counted in. Months later is the same day of the "
                                       "month, or the month's last.")),
           with_default("1", integer("interval", {1, 1000}, "2",
                                     "How many of those a turn lasts: 2 weeks is every other week.")),
           plain(ValueKind::Moment, "starts", "\"2026-11-02 09:00\"",
                 "The local date and time of the first hand-over, without an offset."),
           optional(plain(ValueKind::Moment, "ends", "\"2026-12-14 09:00\"",
                          "When it is over, without an offset; without it, it goes on for ever.")),
           nested(ValueKind::ManyTables, "turn", "rotation.turn", {1, 200},
                  "[{ people = [\"hale\"] }, { people = [\"moore\"] }]",
                  "The turns in order; after the last the first comes again."),
           optional(nested(ValueKind::ManyTables, "window", "rotation.window", {1, 50},
                           "[{ from = \"Mon 08:30\", to = \"Fri 17:30\" }]",
                           "The parts of the week in which it holds; without any, always."))}};
}

Table rotation_turn_table() {
  return {"rotation.turn",
          Occurs::Many,
          Optional,
          Planned::No,
          "One turn of the rotation above it.",
          {nested(ValueKind::References, "people", "person", {1, 20}, "[\"moore\", \"hale\"]",
                  "Those who hold it together, the first preferred.")}};
}

Table rotation_window_table() {
  return {"rotation.window",
          Occurs::Many,
          Optional,
          Planned::No,
          "A part of every week in which the rotation above it holds; over the end of the week where `to` is "
          "not after `from`.",
          {plain(ValueKind::WeekTime, "from", "\"Mon 17:45\"", "From when."),
           plain(ValueKind::WeekTime, "to", "\"Tue 08:15\"", "Until when.")}};
}

Table roster_table() {
  return {"roster",
          Occurs::Many,
          Optional,
          Planned::No,
          "Who holds a role, written out by date; each until the next date that is written.",
          {role(), layer(),
           with_default("09:00", plain(ValueKind::Clock, "hand_over", "\"08:00\"",
                                       "The local time of day at which every date's turn begins.")),
           optional(plain(ValueKind::Moment, "last_until", "\"2026-11-30 12:00\"",
                          "When the last turn ends, without an offset; without it, one day after it began.")),
           nested(ValueKind::ManyTables, "duty", "roster.duty", {1, 2000},
                  "[{ date = \"2026-11-16\", people = [\"hale\"] }]", "Its dates; they ascend.")}};
}

Table roster_duty_table() {
  return {"roster.duty",
          Occurs::Many,
          Optional,
          Planned::No,
          "One date of the roster above it.",
          {plain(ValueKind::Date, "date", "\"2026-11-17\"", "From the hand-over on this date."),
           nested(ValueKind::References, "people", "person", {0, 20}, "[\"moore\", \"hale\"]",
                  "Those who hold it together, the first preferred; an empty list is nobody.")}};
}

Table override_table() {
  return {
      "override",
      Occurs::Many,
      Optional,
      Planned::No,
      "A change of who is on call over a time, whatever shifts, rotations, swaps and leave say. Overrides "
      "are made one after another, in the order of the files.",
      {role(),
       choice("change", override_changes, "\"remove\"",
              "Whether `person` is on call as well, in the place of `instead_of` where that one is, or "
              "not at all."),
       reference("person", "person", "\"moore\"", "Who is meant."),
       optional(reference("instead_of", "person", "\"moore\"", "With \"replace\": whose place it is.")),
       from("\"2026-11-12 12:00\""), to("\"2026-11-13 18:00\""),
       optional(text("why", "\"Covers a course.\"", "The reason, for those who read the rota.", 200))}};
}

Table leave_table() {
  return {"leave",
          Occurs::Many,
          Optional,
          Planned::No,
          "When a person is away. What becomes of their place is the role's `on_leave`.",
          {reference("person", "person", "\"moore\"", "Who."), from("\"2026-11-12 06:00\""),
           to("\"2026-11-15 18:00\"")}};
}

Table swap_table() {
  return {
      "swap",
      Occurs::Many,
      Optional,
      Planned::No,
      "Two people change places for a time: whoever of the two is scheduled, the other one is.",
      {optional(reference("role", "role", "\"duty-officer\"", "In which role; without it, in all.")),
       nested(ValueKind::References, "between", "person", {2, 2}, "[\"moore\", \"hale\"]", "The two people."),
       from("\"2026-11-14 09:00\""), to("\"2026-11-15 21:00\"")}};
}

}  // namespace

std::vector<Table> rota_tables() {
  return {shift_table(),           rotation_table(), rotation_turn_table(),
          rotation_window_table(), roster_table(),   roster_duty_table(),
          override_table(),        leave_table(),    swap_table()};
}

}  // namespace tocsin::scenario
