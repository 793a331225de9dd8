#include "sim/scenario/schema_parts.hpp"

namespace tocsin::scenario {

namespace {

using namespace keys;
using enum Presence;

Key conditions(std::string_view name, std::string_view example, std::string_view sentence) {
  return nested(ValueKind::Conditions, name, "condition", {1, 50}, example, sentence);
}

Table drill_table() {
  return {"drill",
          Occurs::Many,
          Optional,
          Planned::No,
          "A role that one officer can practise alone, everybody else simulated: `tocsin drill SCENARIO --as "
          "ROLE`.",
          {reference("role", "role", "\"duty-officer\"", "Which role."),
           text("title", "\"A page at two in the morning\"", "A few words for the list."),
           prose("brief", "\"You are at home, and it is your week on call.\"",
                 "What the officer knows when it begins."),
           integer("minutes", {1, 240}, "12", "How many minutes it is meant to take.")}};
}

Table expected_table() {
  return {
      "expected",
      Occurs::Many,
      Optional,
      Planned::No,
      "What a plan or doctrine would have whoever plays the role do. It is looked for only while the role "
      "is played, and told of only afterwards.",
      {id("\"page-acknowledged\""), reference("role", "role", "\"duty-officer\"", "Of whom it is expected."),
       text("text", "\"Acknowledge the page.\"", "What is expected, in words.", 400),
       prose("why", "\"The call-out plan: five minutes until the next person is tried.\"",
             "On what ground: which plan or doctrine."),
       optional(conditions("after", "{ alert = \"works-to-fire\" }",
                           "Expected once all of these hold; without it, from the start.")),
       duration("within", {1, 48 * hour_s}, "\"5 min\"", "And then within this time."),
       conditions("evidence", "{ acknowledged = \"duty-officer\" }", "All of these show that it was done.")}};
}

Table question_table() {
  return {
      "question",
      Occurs::Many,
      Optional,
      Planned::No,
      "Something that whoever plays the role can ask.",
      {id("\"which-way-is-the-wind\""), reference("role", "role", "\"duty-officer\"", "Who may ask it."),
       reference("to", "organisation", "\"fire\"", "Who is asked."),
       text("text", "\"Which way is the wind blowing?\"", "The question.", 400),
       optional(text("keywords", "\"weather plume downwind\"",
                     "Further words by which it is found, with spaces between them.", 200)),
       with_default("45 s", duration("takes", {1, hour_s}, "\"60 s\"", "From asking until it is answered.")),
       nested(ValueKind::ManyTables, "answer", "question.answer", {1, 20}, "[{ text = \"From the west.\" }]",
              "Its answers; the last whose conditions hold is given. Where none does, the answer is that "
              "nothing is known.")}};
}

Table answer_table() {
  return {"question.answer",
          Occurs::Many,
          Optional,
          Planned::No,
          "One answer to the question above it.",
          {prose("text", "\"It has gone round to the north.\"", "What is said."),
           optional(conditions("when", "{ inject = \"first-call\" }",
                               "Known once all of these hold; without it, from the start."))}};
}

Table decision_table() {
  return {"decision",
          Occurs::Many,
          Optional,
          Planned::Yes,
          "Something that somebody in a role has to decide. Its trigger calls for it.",
          {id("\"open-centre\""), reference("role", "role", "\"duty-officer\"", "Who decides."),
           prose("prompt", "\"Do you open the emergency centre?\"", "What is to be decided."),
           duration("within", {1, 48 * hour_s}, "\"4 min\"",
                    "How long there is for it; it can still be made after that."),
           nested(ValueKind::ManyTables, "option", "decision.option", {2, 9},
                  "[{ id = \"open\", text = \"Open it.\" }, { id = \"later\", text = \"Wait.\" }]",
                  "What there is to choose from.")}};
}

Table option_table() {
  return {"decision.option",
          Occurs::Many,
          Optional,
          Planned::No,
          "One option of the decision above it.",
          {id("\"open\""), text("text", "\"Open it now.\"", "The option, in words.", 400)}};
}

}  // namespace

std::vector<Table> drill_tables() {
  return {drill_table(),  expected_table(), question_table(),
          answer_table(), decision_table(), option_table()};
}

}  // namespace tocsin::scenario
