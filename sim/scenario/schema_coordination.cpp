#include <array>

#include "sim/scenario/schema_parts.hpp"

namespace tocsin::scenario {

namespace {

using namespace keys;
using enum Presence;

constexpr std::array<std::string_view, 6> group_kinds{
    "emergency_centre", "tcg", "scg", "stac", "rcg", "other"};
constexpr std::array<std::string_view, 2> parts{"required", "optional"};
constexpr std::array<std::string_view, 3> ways_of_attending{"road", "telephone", "road_or_telephone"};

Table finding_table() {
  return {"finding",
          Occurs::Many,
          Optional,
          Planned::Yes,
          "Something about the incident that an organisation comes to know of itself: one letter of a "
          "METHANE, which it has from then on. A later finding for the same letter replaces the text.",
          {id("\"wind-seen\""), reference("organisation", "organisation", "\"fire\"", "Who finds it."),
           choice("letter", letters, "\"hazards\"",
                  "Which letter: major incident (standby or declared), exact location, type of incident, "
                  "hazards, access, number and severity of casualties, emergency services present and "
                  "required."),
           prose("text", "\"Chlorine, drifting north-east along the road.\"", "What is found.")}};
}

Table group_table() {
  return {
      "group",
      Occurs::Many,
      Optional,
      Planned::Yes,
      "Where organisations co-ordinate. Its trigger convenes it, or an order does; then everybody who "
      "has acknowledged a call-out for a member's role gets ready and comes.",
      {id("\"tcg\""), name("\"Tactical co-ordinating group\"", "What it is called."),
       choice("kind", group_kinds, "\"tcg\"",
              "What it is: an emergency centre; a tactical, strategic or recovery co-ordinating group; a "
              "scientific and technical advice cell; or something else."),
       reference("organisation", "organisation", "\"council\"", "Who chairs it."),
       optional(plain(ValueKind::Position, "position", "\"SJ 520 830\"",
                      "Where it meets; needed where somebody drives there from home.")),
       integer("quorum", {1, 50}, "2",
               "How many people must be there or on the line, every required role among them."),
       nested(ValueKind::ManyTables, "member", "group.member", {1, 50},
              "[{ role = \"duty-officer\", attends = \"telephone\" }, { role = \"second-officer\", attends = "
              "\"telephone\" }]",
              "Its members.")}};
}

Table group_member_table() {
  return {"group.member",
          Occurs::Many,
          Optional,
          Planned::No,
          "One member of the group above it: whoever acknowledges a call-out for that role.",
          {reference("role", "role", "\"duty-officer\"", "Which role."),
           with_default("optional",
                        choice("part", parts, "\"required\"", "Whether there is no quorum without it.")),
           with_default("road", choice("attends", ways_of_attending, "\"telephone\"",
                                       "How they come; \"road_or_telephone\" is by road, and by telephone "
                                       "where no road leads there.")),
           optional(duration("ready", {0, 24 * hour_s}, "\"20 min\"",
                             "From when they have acknowledged and the group has been convened until they "
                             "set off or are on the line; without it 10 min, by telephone 3 min.")),
           optional(duration("travel", {0, 24 * hour_s}, "\"25 min\"",
                             "How long the drive takes for those who have no `home`, or to a group without "
                             "`position`."))}};
}

}  // namespace

std::vector<Table> coordination_tables() { return {finding_table(), group_table(), group_member_table()}; }

}  // namespace tocsin::scenario
