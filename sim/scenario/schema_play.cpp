#include <array>

#include "sim/scenario/schema_parts.hpp"

namespace tocsin::scenario {

namespace {

using namespace keys;
using enum Presence;

constexpr std::array<std::string_view, 8> inject_channels{"phone", "radio",        "email", "social",
                                                          "media", "face_to_face", "paper", "siren"};

Key condition(std::string_view name, std::string_view of, std::string_view example,
              std::string_view sentence) {
  return optional(reference(name, of, example, sentence));
}

Table inject_table() {
  return {
      "inject",
      Occurs::Many,
      Optional,
      Planned::Yes,
      "Something that players are told or shown, and what they are expected to do. One with neither `at` "
      "nor `when` waits for the facilitator.",
      {id("\"first-call\""),
       text("title", "\"Members of the public smell gas\"", "A few words for the list."),
       prose("text", "\"Callers report a smell of bleach.\"", "What is said, shown or handed over."),
       reference("from", "organisation", "\"public\"", "Who it seems to come from."),
       reference("to", "organisation", "\"fire\"", "Who receives it."),
       choice("channel", inject_channels, "\"phone\"", "By what means."),
       optional(prose("expected", "\"Fire control asks for the wind.\"", "The expected action.")),
       optional(reference("objective", "objective", "\"call-out-works\"", "The objective that it serves."))}};
}

Table condition_table() {
  return {"condition",
          Occurs::Inline,
          Optional,
          Planned::No,
          "What `when`, `after` and `evidence` wait for: a table with one of these keys (and `state` beside "
          "`activation`, `of` and `state` beside `believes`, `letter` beside `knows`, `option` beside "
          "`decided`). It holds from the moment at which it first came true.",
          {condition("inject", "inject", "\"first-call\"", "The inject was delivered."),
           condition("alert", "alert", "\"works-to-fire\"", "The alert was received."),
           condition("acknowledged", "role", "\"duty-officer\"", "Somebody acknowledged for this role."),
           condition("exhausted", "escalation", "\"council-call-out\"",
                     "The call-out ended with nobody reached."),
           condition("activation", "organisation", "\"council\"",
                     "The organisation came to the `state` beside it."),
           optional(choice("state", activation_states, "\"stood_down\"",
                           "Only beside `activation` and `believes`, and needed there.")),
           condition("arrived", "unit", "\"pump-1\"", "The unit arrived at an RVP."),
           condition("finished", "task", "\"first-pump\"", "The task is finished."),
           condition("closed", "closure", "\"bridge\"", "The closure was made."),
           condition("slowed", "slowdown", "\"bridge-queue\"", "The slow-down began."),
           condition("cordon", "cordon", "\"works-inner\"", "The cordon was set."),
           condition("channel_fault", "channel_fault", "\"masts-down\"", "The channel's fault began."),
           condition("in_cloud", "receptor", "\"village-hall\"",
                     "The danger level or the smoke reached the receptor."),
           condition("untenable", "rvp", "\"rvp-north\"", "The RVP became untenable."),
           condition("believes", "organisation", "\"council\"",
                     "The organisation has been told that the one in `of` is in the `state` beside it."),
           condition("of", "organisation", "\"works\"", "Only beside `believes`, and needed there."),
           condition("knows", "organisation", "\"fire\"",
                     "The organisation has the `letter` of a METHANE beside it: found or told."),
           optional(choice("letter", letters, "\"access\"", "Only beside `knows`, and needed there.")),
           condition("informed", "organisation", "\"council\"",
                     "The organisation has all letters but the M, which a lesser incident does without."),
           condition("convened", "group", "\"tcg\"", "The group was convened."),
           condition("quorate", "group", "\"tcg\"", "The group has its quorum."),
           condition("decided", "decision", "\"open-centre\"",
                     "The decision was made: for the `option` beside it, or for any."),
           optional(text("option", "\"open\"", "Only beside `decided`.", 64)),
           condition("asked", "question", "\"which-way-is-the-wind\"", "The question was asked."),
           condition("answered", "question", "\"which-way-is-the-wind\"", "The question was answered."),
           condition("called", "role", "\"duty-officer\"",
                     "Whoever holds this role answered a call that an officer placed."),
           condition("noted", "role", "\"duty-officer\"", "Whoever plays this role wrote a note."),
           condition("reported", "role", "\"duty-officer\"",
                     "A METHANE was sent from the organisation of whoever plays this role.")}};
}

}  // namespace

std::vector<Table> play_tables() { return {inject_table(), condition_table()}; }

}  // namespace tocsin::scenario
