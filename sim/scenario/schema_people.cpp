#include <array>

#include "sim/scenario/schema_parts.hpp"

namespace tocsin::scenario {

namespace {

using namespace keys;
using enum Presence;

constexpr std::array<std::string_view, 8> organisation_kinds{"operator", "fire",   "police", "ambulance",
                                                             "council",  "health", "agency", "public"};
constexpr std::array<std::string_view, 3> contact_urgencies{"any", "urgent", "routine"};
constexpr std::array<std::string_view, 2> quiet_fors{"routine", "any"};
constexpr std::array<std::string_view, 3> days{"any", "weekdays", "weekend"};

Key share(std::string_view name, std::string_view example, std::string_view sentence) {
  return with_default("0", number(name, {0, 1}, "", example, sentence));
}

constexpr std::array<std::string_view, 3> on_leave_choices{"nobody", "next_in_rotation", "ignored"};

Table organisation_table() {
  return {"organisation",
          Occurs::Many,
          Required,
          Planned::No,
          "One of those that take part.",
          {id("\"council\""), name("\"Merebank Council (invented)\"", "What it is called."),
           choice("kind", organisation_kinds, "\"council\"", "What it is.")}};
}

Table role_table() {
  return {
      "role",
      Occurs::Many,
      Optional,
      Planned::No,
      "A duty that somebody holds at any time, as the rota says.",
      {id("\"duty-officer\""), name("\"Duty emergency planning officer\"", "What it is called."),
       reference("organisation", "organisation", "\"council\"", "Whose role it is."),
       with_default("1", integer("holders", {1, 20}, "2",
                                 "How many people are meant to hold it at once; more is an overlap.")),
       with_default("nobody", choice("on_leave", on_leave_choices, "\"next_in_rotation\"",
                                     "What becomes of the place of somebody on leave: it stays empty, the "
                                     "next of the rotation who is not on leave stands in, or leave is "
                                     "ignored."))}};
}

Table person_table() {
  return {"person",
          Occurs::Many,
          Optional,
          Planned::No,
          "An invented person who may be on call.",
          {id("\"hale\""), name("\"J. Hale\"", "Their name."),
           optional(reference("answering", "answering", "\"heavy-sleeper\"",
                              "How they answer; without it, the profile that everybody has.")),
           optional(plain(ValueKind::Position, "home", "\"SJ 500 800\"",
                          "From where they drive to a group: an invented place.")),
           optional(nested(ValueKind::ManyTables, "contact", "person.contact", {0, 20},
                           "[{ method = \"mobile\", number = \"07700 900123\" }]",
                           "Ways to reach them, in the order in which they are tried."))}};
}

Table person_contact_table() {
  return {"person.contact",
          Occurs::Many,
          Optional,
          Planned::No,
          "One way to reach the person above it.",
          {choice("method", contact_methods, "\"pager\"", "By what."),
           text("number", "\"0151 496 0321\"",
                "The number, address or call sign. Only numbers kept for drama: 07700 900000 to 900999, 0151 "
                "496 0000 to 0999, 01632 960000 to 960999; extensions of up to 5 figures; e-mail addresses "
                "under `.example`.",
                80),
           with_default("30 s", duration("ring_for", {1, hour_s}, "\"45 s\"",
                                         "How long one attempt lasts before the next way is tried.")),
           with_default("0 s", duration("after", {0, 24 * hour_s}, "\"4 min\"",
                                        "Not before this long after the person was first tried in the round; "
                                        "without it, as soon as the way before has failed.")),
           with_default("any", choice("urgency", contact_urgencies, "\"urgent\"",
                                      "In which call-outs it is used: all, or only those that are `urgent`, "
                                      "or only those that are `routine`.")),
           optional(nested(ValueKind::OneTable, "quiet", "person.contact.quiet", {0, 0},
                           "{ from = \"22:00\", to = \"07:00\" }",
                           "Hours in which it is left alone and the next way is taken.")),
           with_default("routine", choice("quiet_for", quiet_fors, "\"any\"",
                                          "The quiet hours hold only in call-outs that are `routine`, or in "
                                          "any.")),
           optional(reference("desk", "desk", "\"cctv-desk\"",
                              "The desk at which it rings until somebody there is free, or `ring_for` is "
                              "over."))}};
}

Table person_contact_quiet_table() {
  return {"person.contact.quiet",
          Occurs::Once,
          Optional,
          Planned::No,
          "The quiet hours of the contact method above it, in local time. From 22:00 to 07:00 passes "
          "midnight.",
          {plain(ValueKind::Clock, "from", "\"21:00\"", "From this time of day."),
           plain(ValueKind::Clock, "to", "\"08:00\"", "Until this one.")}};
}

Table answering_table() {
  return {"answering",
          Occurs::Many,
          Optional,
          Planned::No,
          "How people answer, by method, day and time of day: one person, or a class of people who all name "
          "it.",
          {id("\"heavy-sleeper\""),
           nested(ValueKind::ManyTables, "rule", "answering.rule", {1, 200},
                  "[{ method = \"mobile\", from = \"00:00\", to = \"00:00\", chance = 0.9, median = \"15 "
                  "s\", factor = 2.0 }]",
                  "Its rules; the first that fits the method and the time of day holds.")}};
}

Table answering_rule_table() {
  return {"answering.rule",
          Occurs::Many,
          Optional,
          Planned::No,
          "One rule of the profile above it. From 22:00 to 07:00 passes midnight; from 00:00 to 00:00 is all "
          "day.",
          {choice("method", contact_methods, "\"home\"", "For which contact method."),
           plain(ValueKind::Clock, "from", "\"21:30\"", "From this local time of day."),
           plain(ValueKind::Clock, "to", "\"06:30\"", "Until this one; \"24:00\" is allowed."),
           number("chance", {0, 1}, "", "0.55", "How likely an attempt is to be answered at all."),
           duration("median", {1, 24 * hour_s}, "\"40 s\"",
                    "How long an answer takes: as often longer as shorter."),
           number("factor", {1, 10}, "", "1.8",
                  "Two answers in three lie within this factor of the median, longer or shorter."),
           with_default("any", choice("days", days, "\"weekend\"",
                                      "On which days; after midnight it is the new day that counts.")),
           share("asleep", "0.6", "Of the attempts not answered, the share that finds them asleep."),
           share("driving", "0.2", "The share that finds them driving."),
           share("engaged", "0.1", "The share that finds them in a call; the caller hears that at once."),
           share("no_signal", "0.05",
                 "The share that finds them out of reach; the caller hears that at once. What is left of 1 "
                 "is not heard.")}};
}

}  // namespace

std::vector<Table> people_tables() {
  return {organisation_table(),         role_table(),      person_table(),        person_contact_table(),
          person_contact_quiet_table(), answering_table(), answering_rule_table()};
}

}  // namespace tocsin::scenario
