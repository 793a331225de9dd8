#include "sim/scenario/schema_parts.hpp"

namespace tocsin::scenario {

namespace {

using namespace keys;
using enum Presence;

Table escalation_table() {
  return {"escalation",
          Occurs::Many,
          Optional,
          Planned::Yes,
          "A call-out: who is contacted, in which order, until somebody acknowledges. Its trigger starts it.",
          {id("\"council-call-out\""), name("\"Council call-out\"", "What it is called."),
           reference("organisation", "organisation", "\"council\"", "Who calls out."),
           nested(ValueKind::ManyTables, "step", "escalation.step", {1, 50},
                  "[{ roles = [\"duty-officer\"], wait = \"10 min\" }]", "Its steps, in order.")}};
}

Table escalation_step_table() {
  return {"escalation.step",
          Occurs::Many,
          Optional,
          Planned::No,
          "One step of the call-out above it.",
          {nested(ValueKind::References, "roles", "role", {1, 20}, "[\"duty-officer\"]",
                  "Whoever holds these roles then is contacted."),
           duration("wait", {1, 24 * hour_s}, "\"7 min\"",
                    "How long an acknowledgement is waited for before the next step."),
           with_default("0", integer("repeats", {0, 20}, "2",
                                     "How often the step is done again before the next one."))}};
}

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
           with_default("30 s", duration("takes", {0, 24 * hour_s}, "\"90 s\"",
                                         "From sending until it is received."))}};
}

Table activation_table() {
  return {"activation",
          Occurs::Many,
          Optional,
          Planned::Yes,
          "A planned change of an organisation's state.",
          {reference("organisation", "organisation", "\"council\"", "Whose state."),
           choice("state", activation_states, "\"declared\"", "To what.")}};
}

}  // namespace

std::vector<Table> call_tables() {
  return {escalation_table(), escalation_step_table(), alert_table(), activation_table()};
}

}  // namespace tocsin::scenario
