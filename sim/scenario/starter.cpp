#include "sim/scenario/read.hpp"

namespace tocsin::scenario {

namespace {

constexpr const char* exercise_text =
    R"toml(# A small scenario to start from. Every part is explained in docs/scenario-format.md;
# `tocsin check` on this folder names every fault, `tocsin run` on it runs the exercise.

[exercise]
format = 1
title = "Exercise First Light"
code_word = "FIRST LIGHT"
summary = "A transfer hose fails at a works and chlorine drifts towards the town."
notice = "The works, its inventory, the people, their numbers and the rendezvous points are invented."
map = "halton"
time_zone = "Europe/London"
start = "2026-11-11 10:00"
duration = "2 h"

[site]
name = "Merebank works (invented)"
operator = "Merebank Chemicals (invented)"
position = [53.3210, -2.7490] # or a grid reference, or the id of a place of the map

[incident]
kind = "release"
description = "A transfer hose fails. The valve behind it is shut twelve minutes later."
substance = "chlorine"
height_m = 2
terrain = "rural"
rates = [
  { at = "T+0:05", kg_s = 0.8 },
  { at = "T+0:17", kg_s = 0.0 }, # the last rate is 0, or the release goes on until the end
]

# The first weather is at T+0:00. Add more where the wind is to turn.
[[weather]]
at = "T+0:00"
wind_from_deg = 240
wind_m_s = 4.0
stability = "D"
temperature_c = 9

[[organisation]]
id = "works"
name = "Merebank Chemicals (invented)"
kind = "operator"

[[organisation]]
id = "fire"
name = "Fire and rescue service"
kind = "fire"

[[organisation]]
id = "council"
name = "Borough council"
kind = "council"

[[organisation]]
id = "public"
name = "Members of the public"
kind = "public"

[[objective]]
id = "call-out"
text = "The council's duty officer acknowledges the call-out within half an hour of it."
plan_element = "b"
by = "T+0:45"
when = { acknowledged = "duty-officer" }
)toml";

constexpr const char* people_text =
    R"toml(# Who is on call, and how they are called out. All people and numbers are invented; numbers come from
# the ranges that are kept for drama.

[[role]]
id = "duty-officer"
name = "Duty emergency planning officer"
organisation = "council"

[[role]]
id = "second-officer"
name = "Second emergency planning officer"
organisation = "council"

[[role]]
id = "contact-centre"
name = "Contact centre"
organisation = "council"

[[person]]
id = "hale"
name = "J. Hale"

[[person.contact]]
method = "mobile"
number = "07700 900101"
ring_for = "30 s"

[[person.contact]]
method = "home"
number = "0151 496 0101"

[[person]]
id = "moore"
name = "S. Moore"

[[person.contact]]
method = "mobile"
number = "07700 900102"

[[person]]
id = "contact-centre-desk"
name = "Supervisor's desk, contact centre"

[[person.contact]]
method = "control_room"
number = "0151 496 0100"
ring_for = "45 s"

# Each is on duty for a week at a time, with the other behind them. The rotation holds for any date from its
# first hand-over on: `tocsin oncall` says who is on, `tocsin oncall lint` what could go wrong.
[[rotation]]
role = "duty-officer"
starts = "2026-01-05 09:00"
turn = [{ people = ["hale"] }, { people = ["moore"] }]

[[rotation]]
role = "second-officer"
starts = "2026-01-05 09:00"
turn = [{ people = ["moore"] }, { people = ["hale"] }]

# A desk that is staffed day and night.
[[shift]]
role = "contact-centre"
person = "contact-centre-desk"
from = "Mon 09:00"
to = "Mon 09:00"

# Should a hand-over fall into a wait, the new officer is called. Where nobody answers, a desk that is staffed has it.
[[escalation]]
id = "council-call-out"
name = "The council's call-out"
organisation = "council"
when = { alert = "works-to-council" }
resolved = "at_attempt"
last_resort = { roles = ["contact-centre"], wait = "5 min" }

[[escalation.step]]
roles = ["duty-officer"]
wait = "10 min"
repeats = 1

[[escalation.step]]
roles = ["second-officer"]
wait = "10 min"
)toml";

constexpr const char* play_text = R"toml(# What happens: alerts, units on the road, injects for the players.

[[alert]]
id = "works-to-fire"
from = "works"
to = "fire"
channel = "phone"
text = "Chlorine release at the transfer bay. Wind from the south-west."
takes = "90 s"
at = "T+0:07"

[[alert]]
id = "works-to-council"
from = "works"
to = "council"
channel = "phone"
text = "We have declared a major incident and are activating the external plan."
when = { alert = "works-to-fire" }
delay = "3 min"

[[activation]]
organisation = "council"
state = "standby"
when = { acknowledged = "duty-officer" }

[[station]]
id = "runcorn"
name = "Runcorn fire station"
organisation = "fire"
position = "runcorn-fire-station"

[[unit]]
id = "pump-1"
callsign = "RUNCORN 1"
station = "runcorn"
kind = "pump"
crew = 5
turnout = "90 s"

[[rvp]]
id = "rvp-west"
name = "RVP West (invented)"
position = "silver-jubilee-bridge"

[[task]]
id = "first-attendance"
name = "First attendance"
unit = "pump-1"
rvp = "rvp-west"
work = "1 h"
when = { alert = "works-to-fire" }

[[inject]]
id = "smell"
title = "Callers smell bleach"
text = "Several callers near the works report a smell of bleach and stinging eyes."
from = "public"
to = "fire"
channel = "phone"
expected = "Tell callers to go in, stay in and tune in; ask the works what has happened."
at = "T+0:09"

[[inject]]
id = "school"
title = "A school asks what to do"
text = "A head teacher asks whether to send the children home."
from = "public"
to = "council"
channel = "phone"
expected = "Keep the children inside with windows shut, and say who will ring back."
objective = "call-out"
when = { activation = "council", state = "standby" }
delay = "5 min"
)toml";

}  // namespace

std::vector<model::SourceText> starter_scenario() {
  return {{"10-exercise.toml", exercise_text}, {"20-people.toml", people_text}, {"30-play.toml", play_text}};
}

}  // namespace tocsin::scenario
