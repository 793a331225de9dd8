// The part of the complete scenario that calls people out: every key of the call-out tables.
// Only for fixtures.cpp, whose other parts it names.
#pragma once

namespace tocsin::scenario::test {

inline constexpr const char* calls_text = R"toml([[desk]]
id = "cctv-desk"
name = "Room"
organisation = "works"
role = "second-officer"
positions = 3
busy = 0.2
handling = "80 s"
talk = "50 s"
sending = "10 s"

[[desk]]
id = "duty-phone"
name = "Phone"
organisation = "works"

[[channel]]
id = "mobile-network"
name = "Masts"
methods = ["mobile"]
capacity = 30

[[channel]]
id = "second-network"
name = "Lines"
methods = ["home"]

[[channel_fault]]
id = "masts-down"
channel = "second-network"
kind = "failed"
blocked = 0.6
at = "T+0:05"
delay = "1 min"

[[channel_fault.when]]
alert = "second-alert"

[channel_fault.mended]
at = "T+0:40"
delay = "2 min"

[[channel_fault.mended.when]]
inject = "second-call"

[[channel_fault]]
id = "second-fault"
channel = "mobile-network"
at = "T+0:10"

[[escalation]]
id = "council-call-out"
name = "Call-out"
organisation = "works"
caller = "cctv-desk"
urgency = "urgent"
resolved = "at_step"
policy = "at_start"
progress = { inject = "second-call" }
remind_after = "8 min"
reminders = 3
at = "T+0:03"
delay = "1 min"

[[escalation.when]]
alert = "second-alert"

[[escalation.step]]
roles = ["duty-officer", "second-officer"]
next_of = ["second-officer"]
people = ["moore"]
wait = "5 min"
repeats = 1
manner = "at_once"
needs = "1"
stops = "call_out"
name = "spare"
then = "second-line"
times = 2
if_empty = "skip"

[[escalation.step.hours]]
from = "Mon 17:00"
to = "Tue 08:00"

[[escalation.step]]
roles = ["duty-officer"]
wait = "5 min"
name = "second-line"

[[escalation.step]]
roles = ["duty-officer"]
wait = "5 min"
name = "deputies"
part = "needed"

[escalation.last_resort]
roles = ["second-officer"]
next_of = ["second-officer"]
people = ["moore"]
wait = "5 min"
repeats = 1
manner = "at_once"
needs = "1"

[[escalation.revision]]
from = "2026-11-13 09:00"
step = [{ roles = ["second-officer"], wait = "5 min" }]

[[alert]]
id = "works-to-fire"
from = "fire"
to = "works"
channel = "pager"
text = "Release."
takes = "20 s"
caller = "cctv-desk"
desk = "duty-phone"
at = "T+0:02"
delay = "2 min"

[[alert.when]]
inject = "second-call"

[[activation]]
organisation = "works"
state = "standby"
at = "T+0:04"
delay = "1 min"

[[activation.when]]
acknowledged = "duty-officer"

[[activation]]
organisation = "council"
state = "declared"
at = "T+0:04"

[[activation]]
organisation = "council"
state = "stood_down"
at = "T+3:00"

[[activation]]
organisation = "fire"
state = "declared"
at = "T+0:04"

)toml";

}  // namespace tocsin::scenario::test
