#include <array>

#include "sim/scenario/schema_parts.hpp"

namespace tocsin::scenario {

namespace {

using namespace keys;
using enum Presence;

constexpr std::array<std::string_view, 2> urgencies{"urgent", "routine"};
constexpr std::array<std::string_view, 3> look_ups{"at_step", "at_round", "at_attempt"};
constexpr std::array<std::string_view, 2> policies{"at_start", "live"};
constexpr std::array<std::string_view, 2> manners{"at_once", "in_turn"};
constexpr std::array<std::string_view, 3> empties{"skip", "wait", "hold"};
constexpr std::array<std::string_view, 2> parts{"needed", "optional"};
constexpr std::array<std::string_view, 2> stops{"call_out", "step"};
constexpr std::array<std::string_view, 10> needs{"1", "2", "3", "4", "5", "6", "7", "8", "9", "all"};
constexpr std::array<std::string_view, 2> fault_kinds{"failed", "saturated"};

Table desk_table() {
  return {
      "desk",
      Occurs::Many,
      Optional,
      Planned::No,
      "Where people with a telephone each make and take calls, one after another, beside other work. "
      "docs/answering.md has the grounds for what is assumed.",
      {id("\"cctv-desk\""), name("\"CCTV room\"", "What it is called."),
       reference("organisation", "organisation", "\"council\"", "Whose desk it is."),
       optional(reference("role", "role", "\"duty-officer\"",
                          "Who staffs it: as many as are on call for this role then, at most `positions`. "
                          "Without it every position is always staffed.")),
       with_default("1", integer("positions", {1, 100}, "2", "How many calls at most go on at once.")),
       with_default("0", number("busy", {0, 1}, "", "0.4",
                                "The share of its time that each position is at other work, which comes "
                                "at random and is finished before a call is begun.")),
       with_default("90 s", duration("handling", {1, 4 * hour_s}, "\"2 min\"",
                                     "How long one piece of that work takes on average; its lengths are "
                                     "exponential.")),
       with_default("60 s", duration("talk", {0, hour_s}, "\"45 s\"",
                                     "From the answer until the position is free for the next call.")),
       with_default("20 s", duration("sending", {0, hour_s}, "\"30 s\"",
                                     "How long sending a page, a text or an e-mail keeps a position; "
                                     "nobody waits there for the answer."))}};
}

Table channel_table() {
  return {"channel",
          Occurs::Many,
          Optional,
          Planned::No,
          "What carries attempts to reach people: a network that may fail or fill up.",
          {id("\"mobile-network\""), name("\"Mobile telephones\"", "What it is called."),
           choices("methods", contact_methods, {1, 7}, "[\"mobile\", \"text\"]",
                   "The contact methods that it carries."),
           optional(integer("capacity", {1, 10000}, "20",
                            "How many attempts it carries at once; beyond them it is busy. Without it, any "
                            "number."))}};
}

Table channel_fault_table() {
  return {"channel_fault",
          Occurs::Many,
          Optional,
          Planned::Yes,
          "A channel that fails or fills up; its trigger begins it. Attempts that begin while it holds do "
          "not get through: the caller hears that in a few seconds, and the next way is tried.",
          {id("\"masts-down\""), reference("channel", "channel", "\"mobile-network\"", "Which channel."),
           with_default("failed", choice("kind", fault_kinds, "\"saturated\"",
                                         "No attempt gets through, or some do not.")),
           with_default("0.5", number("blocked", {0, 1}, "", "0.7",
                                      "Where it is saturated, the share of attempts that do not get "
                                      "through.")),
           optional(nested(ValueKind::OneTable, "mended", "channel_fault.mended", {0, 0},
                           "{ at = \"T+1:30\" }", "When it works again; without it, never."))}};
}

Table channel_fault_mended_table() {
  return {"channel_fault.mended", Occurs::Once, Optional, Planned::Yes, "The end of the fault above it.", {}};
}

Table escalation_table() {
  return {
      "escalation",
      Occurs::Many,
      Optional,
      Planned::Yes,
      "A call-out: who is contacted, in which order, until somebody acknowledges. Its trigger starts it.",
      {id("\"council-call-out\""), name("\"Council call-out\"", "What it is called."),
       reference("organisation", "organisation", "\"council\"", "Who calls out."),
       nested(ValueKind::ManyTables, "step", "escalation.step", {1, 50},
              "[{ roles = [\"duty-officer\"], wait = \"10 min\" }]", "Its steps, in order."),
       optional(nested(ValueKind::OneTable, "last_resort", "escalation.last_resort", {0, 0},
                       "{ roles = [\"duty-officer\"], wait = \"15 min\" }",
                       "Whom to try when every step has failed, before the call-out has reached nobody.")),
       optional(reference("caller", "desk", "\"duty-phone\"",
                          "The desk that makes the calls, one after another; without it all are made at "
                          "once, as a paging system does.")),
       with_default("urgent", choice("urgency", urgencies, "\"routine\"",
                                     "Which contact methods are used, and whether quiet hours hold.")),
       with_default("at_round", choice("resolved", look_ups, "\"at_attempt\"",
                                       "When it is looked up who is on call: once for all rounds of a step, "
                                       "for each round, or also after each attempt that failed, so that a "
                                       "hand-over inside a wait reaches the new person.")),
       with_default("at_start", choice("policy", policies, "\"live\"",
                                       "Keeps to the steps that are in force when it starts, or reads them "
                                       "again as each step begins (see `revision`).")),
       optional(nested(ValueKind::ManyTables, "revision", "escalation.revision", {1, 50},
                       "[{ from = \"2026-11-12 09:00\", step = [{ roles = [\"duty-officer\"], wait = \"3 "
                       "min\" }] }]",
                       "Other steps, from a date on; in order of time.")),
       optional(nested(ValueKind::Conditions, "progress", "condition", {1, 50},
                       "{ activation = \"council\", state = \"standby\" }",
                       "What shows that whoever acknowledged gets on with it: all of these hold. Needs "
                       "`remind_after`.")),
       optional(duration("remind_after", {1, 24 * hour_s}, "\"10 min\"",
                         "How long after an acknowledgement `progress` is waited for before a reminder, and "
                         "after each reminder.")),
       with_default("1", integer("reminders", {0, 20}, "2",
                                 "After so many reminders without progress the acknowledgement counts no "
                                 "more, and the step after it begins."))}};
}

Key roles_key() {
  return optional(nested(ValueKind::References, "roles", "role", {1, 20}, "[\"duty-officer\"]",
                         "Whoever is on call for these roles is contacted. A step needs `roles`, `next_of`, "
                         "`people` or several of them."));
}
Key next_of_key() {
  return optional(nested(ValueKind::References, "next_of", "role", {1, 20}, "[\"duty-officer\"]",
                         "Whoever is on call next for these roles."));
}
Key people_key() {
  return optional(nested(ValueKind::References, "people", "person", {1, 50}, "[\"hale\"]",
                         "These people, whether on call or not."));
}
Key wait_key() {
  return duration("wait", {1, 24 * hour_s}, "\"7 min\"",
                  "How long an acknowledgement is waited for before the next round or step. Where everybody "
                  "has been tried sooner, it is not waited on.");
}
Key repeats_key() {
  return with_default(
      "0", integer("repeats", {0, 20}, "2", "How often the step is done again before the next one."));
}
Key manner_key() {
  return with_default("at_once", choice("manner", manners, "\"in_turn\"",
                                        "All its people at once, or one when the one before was not reached "
                                        "on any method or has declined."));
}
Key needs_key() {
  return with_default("1", choice("needs", needs, "\"2\"",
                                  "How many acknowledgements it needs; `all`: of everybody it tries."));
}

Table escalation_step_table() {
  return {
      "escalation.step",
      Occurs::Many,
      Optional,
      Planned::No,
      "One step of the call-out above it.",
      {roles_key(), next_of_key(), people_key(), wait_key(), repeats_key(), manner_key(), needs_key(),
       with_default("call_out", choice("stops", stops, "\"step\"",
                                       "What ends when it has been acknowledged: the whole call-out, or only "
                                       "this step, and the next begins at once.")),
       optional(text("name", "\"first-line\"", "What other steps call it in `then`.", 40)),
       optional(text("then", "\"deputies\"",
                     "The name of the step that follows when this one was not acknowledged, instead of the "
                     "next: further on, or back to do part of the chain again.",
                     40)),
       with_default("1", integer("times", {1, 20}, "3",
                                 "How often `then` is followed at most; after that the next step follows.")),
       with_default("skip", choice("if_empty", empties, "\"wait\"",
                                   "What it does when there is nobody to be reached: it is passed over at "
                                   "once, waits its time, or (where nobody is on call) holds the call-out "
                                   "until somebody is.")),
       optional(nested(ValueKind::ManyTables, "hours", "escalation.step.hours", {1, 50},
                       "[{ from = \"Mon 17:30\", to = \"Tue 08:30\" }]",
                       "Hours of the week in which it is used; outside them it is passed over. Without it, "
                       "always.")),
       with_default("needed", choice("part", parts, "\"optional\"",
                                     "An optional step's people are told while the next step begins at once, "
                                     "and their acknowledgement stops nothing."))}};
}

Table step_hours_table() {
  return {"escalation.step.hours",
          Occurs::Many,
          Optional,
          Planned::No,
          "Hours in which the step above it is used, in local time.",
          {plain(ValueKind::ShiftTime, "from", "\"Mon 17:30\"", "From this weekday and time of day."),
           plain(ValueKind::ShiftTime, "to", "\"Tue 08:30\"", "Until this one.")}};
}

Table last_resort_table() {
  return {"escalation.last_resort",
          Occurs::Once,
          Optional,
          Planned::No,
          "Whom to try when every step of the call-out above it has failed.",
          {roles_key(), next_of_key(), people_key(), wait_key(), repeats_key(), manner_key(), needs_key()}};
}

Table revision_table() {
  return {"escalation.revision",
          Occurs::Many,
          Optional,
          Planned::No,
          "Other steps of the call-out above it, from a date on.",
          {plain(ValueKind::Moment, "from", "\"2026-11-12 09:00\"", "From when they are in force."),
           nested(ValueKind::ManyTables, "step", "escalation.step", {1, 50},
                  "[{ roles = [\"duty-officer\"], wait = \"3 min\" }]", "The steps, in order.")}};
}

}  // namespace

std::vector<Table> call_out_tables() {
  return {desk_table(),       channel_table(),         channel_fault_table(), channel_fault_mended_table(),
          escalation_table(), escalation_step_table(), step_hours_table(),    last_resort_table(),
          revision_table()};
}

}  // namespace tocsin::scenario
