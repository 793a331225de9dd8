#include <array>

#include "sim/scenario/schema_parts.hpp"

namespace tocsin::scenario {

namespace {

using namespace keys;
using enum Presence;

constexpr std::array<std::string_view, 2> carried{"activation", "methane"};

Table alert_table() {
  return {"alert",
          Occurs::Many,
          Optional,
          Planned::Yes,
          "One organisation tells another something.",
          {id("\"works-to-fire\""), reference("from", "organisation", "\"works\"", "Who tells."),
           reference("to", "organisation", "\"fire\"", "Who is told."),
           text("channel", "\"phone\"", "By what means.", 40),
           prose("text", "\"Chlorine release, wind from the west.\"", "What is said."),
           optional(choices("tells", carried, {1, 2}, "[\"activation\", \"methane\"]",
                            "What it carries beside its text, as it is when it is sent: the sender's own "
                            "state, and every letter of a METHANE that the sender has.")),
           with_default(
               "30 s", duration("takes", {0, 24 * hour_s}, "\"90 s\"", "From sending until it is received.")),
           optional(reference("caller", "desk", "\"duty-phone\"",
                              "The desk that makes the call when it comes to it; without it, it is sent at "
                              "once.")),
           optional(reference("desk", "desk", "\"cctv-desk\"",
                              "The desk at which it waits until somebody is free to take it."))}};
}

Table activation_table() {
  return {
      "activation",
      Occurs::Many,
      Optional,
      Planned::Yes,
      "A planned change of an organisation's state. Standby and declared come from no state, from stood down "
      "and from cancelled; declared comes from standby too; those two end by standing down or cancelling. "
      "What cannot follow is recorded as refused, with the reason.",
      {reference("organisation", "organisation", "\"council\"", "Whose state."),
       choice("state", activation_states, "\"declared\"", "To what.")}};
}

}  // namespace

std::vector<Table> call_tables() { return {alert_table(), activation_table()}; }

}  // namespace tocsin::scenario
