// The part of the complete scenario that one officer practises: every key of the drill tables.
// Only for fixtures.cpp, whose other parts it names.
#pragma once

namespace tocsin::scenario::test {

inline constexpr const char* drill_text = R"toml(
[[drill]]
role = "second-officer"
title = "A drill"
brief = "You are on call."
minutes = 10

[[expected]]
id = "page-acknowledged"
role = "second-officer"
text = "Answer."
why = "The plan."
within = "6 min"

[[expected.after]]
alert = "second-alert"

[[expected.evidence]]
acknowledged = "second-officer"

[[question]]
id = "which-way-is-the-wind"
role = "second-officer"
to = "works"
text = "The wind?"
keywords = "weather"
takes = "30 s"

[[question.answer]]
text = "West."

[[question.answer.when]]
inject = "second-call"

[[question]]
id = "other-question"
role = "second-officer"
to = "works"
text = "Anything?"

[[question.answer]]
text = "No."

[[decision]]
id = "open-centre"
role = "second-officer"
prompt = "Open?"
within = "3 min"
at = "T+0:05"
delay = "1 min"

[[decision.when]]
alert = "second-alert"

[[decision.option]]
id = "open"
text = "Open."

[[decision.option]]
id = "later"
text = "Later."

[[decision]]
id = "other-decision"
role = "second-officer"
prompt = "Shut?"
within = "3 min"
at = "T+0:05"

[[decision.option]]
id = "open"
text = "Open."

[[decision.option]]
id = "later"
text = "Later."
)toml";

}  // namespace tocsin::scenario::test
