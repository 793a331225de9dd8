// The part of the complete scenario about findings and groups: every key of the co-ordination tables.
// Only for fixtures.cpp, whose other parts it names.
#pragma once

namespace tocsin::scenario::test {

inline constexpr const char* coordination_text = R"toml(
[[finding]]
id = "what-it-is"
organisation = "council"
letter = "type"
text = "A leak."
at = "T+0:12"
delay = "1 min"

[[finding.when]]
alert = "works-to-fire"

[[finding]]
id = "wind-seen"
organisation = "fire"
letter = "hazards"
text = "Ammonia."
at = "T+0:12"

[[finding]]
id = "place"
organisation = "fire"
letter = "exact_location"
text = "The works."
at = "T+0:12"

[[finding]]
id = "kind"
organisation = "fire"
letter = "type"
text = "A leak."
at = "T+0:12"

[[finding]]
id = "ways-in"
organisation = "fire"
letter = "access"
text = "From the west."
at = "T+0:12"

[[finding]]
id = "hurt"
organisation = "fire"
letter = "casualties"
text = "Two."
at = "T+0:12"

[[finding]]
id = "who-is-there"
organisation = "fire"
letter = "services"
text = "Two pumps."
at = "T+0:12"

[[alert]]
id = "fire-to-public"
from = "fire"
to = "public"
channel = "siren"
text = "Stay in."
tells = ["activation"]
at = "T+0:40"

[[alert]]
id = "more-to-public"
from = "fire"
to = "public"
channel = "siren"
text = "Stay in."
tells = ["methane"]
at = "T+0:41"

[[role]]
id = "centre-officer"
name = "Centre"
organisation = "works"

[[person]]
id = "kerr"
name = "Kerr"
home = "SJ 505 810"

[[person.contact]]
method = "home"
number = "01632 960002"

[[shift]]
role = "centre-officer"
person = "kerr"
from = "Mon 08:00"
to = "Mon 08:00"

[[escalation]]
id = "centre-call-out"
name = "Call-out"
organisation = "works"
at = "T+0:30"

[[escalation.step]]
roles = ["centre-officer"]
wait = "5 min"

[[group]]
id = "centre"
name = "Emergency centre"
kind = "emergency_centre"
organisation = "works"
position = "SJ 510 839"
quorum = 1
at = "T+0:45"
delay = "2 min"

[[group.when]]
acknowledged = "duty-officer"

[[group.member]]
role = "second-officer"
part = "optional"
attends = "road_or_telephone"
ready = "15 min"
travel = "30 min"

[[group.member]]
role = "centre-officer"

[[group]]
id = "tcg"
name = "Tactical"
kind = "other"
organisation = "works"
quorum = 1
at = "T+0:50"

[[group.member]]
role = "duty-officer"
attends = "telephone"
)toml";

}  // namespace tocsin::scenario::test
