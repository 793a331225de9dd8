#include "tests/scenario/fixtures.hpp"

#include <catch2/catch.hpp>

#include "tests/scenario/fixture_calls.hpp"
#include "tests/scenario/fixture_coordination.hpp"
#include "tests/scenario/fixture_drill.hpp"
#include "tests/scenario/fixture_rota.hpp"
#include "tests/scenario/small_map.hpp"

namespace tocsin::scenario::test {

namespace {

constexpr const char* head_text = R"toml([exercise]
format = 1
title = "Exercise Blue Plover"
code_word = "BLUE PLOVER"
summary = "A valve sticks."
notice = "Everything is invented."
map = "small"
time_zone = "UTC"
start = "2026-11-10 09:00"
duration = "4 h"
news_to_control = "90 s"

[site]
name = "Works"
operator = "Operator"
position = "SJ 502 803"

)toml";

constexpr const char* release_text = R"toml([incident]
kind = "release"
description = "A hose fails."
position = "SJ 503 804"
danger_level = "AEGL-2"
substance = "ammonia"
height_m = 3.5
terrain = "urban"

[[incident.rates]]
at = "T+0:05"
kg_s = 2.0

[[incident.rates]]
at = "T+0:20"
kg_s = 0

)toml";

constexpr const char* smoke_text = R"toml([incident]
kind = "smoke"
description = "A shed burns."
author = "B. Drawer"

[[incident.area]]
from = "T+0:05"
ring = ["SJ 50 80", "SJ 51 80", "SJ 51 81"]

)toml";

constexpr const char* upset_text = R"toml([incident]
kind = "upset"
description = "A valve sticks."

)toml";

constexpr const char* weather_text = R"toml([[weather]]
at = "T+0:00"
wind_from_deg = 240
wind_m_s = 4
stability = "D"
temperature_c = 9

)toml";

constexpr const char* organisation_text = R"toml([[organisation]]
id = "works"
name = "Works company"
kind = "operator"

)toml";

constexpr const char* people_text = R"toml([[weather]]
at = "T+1:00"
wind_from_deg = 260
wind_m_s = 5
stability = "C"
temperature_c = 10

[[objective]]
id = "call-out-works"
text = "Somebody answers."
plan_element = "a"
by = "T+1:00"
at = "T+0:10"
delay = "1 min"

[[objective.when]]
acknowledged = "second-officer"

[[organisation]]
id = "council"
name = "Council"
kind = "agency"

[[organisation]]
id = "fire"
name = "Fire service"
kind = "fire"

[[organisation]]
id = "public"
name = "Public"
kind = "public"

[[role]]
id = "duty-officer"
name = "Officer"
organisation = "works"

[[role]]
id = "second-officer"
name = "Second"
organisation = "works"

[[person]]
id = "hale"
name = "Hale"
answering = "quick"

[[person.contact]]
method = "mobile"
number = "07700 900001"
ring_for = "20 s"
after = "10 s"
urgency = "routine"
quiet_for = "routine"
desk = "duty-phone"

[person.contact.quiet]
from = "23:00"
to = "06:00"

[[person.contact]]
method = "radio"
number = "CHARLIE 1"

[[person]]
id = "moore"
name = "Moore"

[[person.contact]]
method = "home"
number = "01632 960001"

[[answering]]
id = "quick"

[[answering.rule]]
method = "mobile"
from = "22:00"
to = "07:00"
chance = 0.5
median = "30 s"
factor = 2
days = "weekdays"
asleep = 0.1
driving = 0.11
engaged = 0.12
no_signal = 0.13

[[answering]]
id = "heavy-sleeper"

[[answering.rule]]
method = "mobile"
from = "00:00"
to = "00:00"
chance = 0.2
median = "3 min"
factor = 2

[[shift]]
role = "second-officer"
person = "moore"
from = "Mon 09:00"
to = "Mon 09:00"

[[shift]]
role = "duty-officer"
person = "moore"
from = "2026-11-10 07:00"
to = "2026-11-10 19:00"

)toml";

constexpr const char* responders_text = R"toml([[station]]
id = "runcorn"
name = "Runcorn"
organisation = "works"
position = "runcorn-fire-station"
off_map = "5 min"

[[station]]
id = "widnes"
name = "Widnes"
organisation = "fire"
position = "SJ 519 859"

[[unit]]
id = "pump-1"
callsign = "P1"
station = "widnes"
kind = "pump"
crew = 5
turnout = "2 min"

[[unit]]
id = "pump-2"
callsign = "P2"
station = "widnes"
kind = "pump"
crew = 5
turnout = "2 min"

[[rvp]]
id = "rvp-north"
name = "North"
position = "SJ 510 839"
alternate = "rvp-east"

[[rvp]]
id = "rvp-south"
name = "South"
position = "SJ 505 810"

[[rvp]]
id = "rvp-east"
name = "East"
position = "SJ 515 850"

[[task]]
id = "first-pump"
name = "First"
unit = "pump-2"
rvp = "rvp-south"
work = "40 min"
at = "T+0:06"
delay = "1 min"

[[task.when]]
alert = "works-to-fire"

[[task]]
id = "second-pump"
name = "Second"
unit = "pump-1"
rvp = "rvp-south"
work = "40 min"
at = "T+0:06"

[[receptor]]
id = "village-hall"
kind = "library"
name = "Hall"
position = "SJ 512 822"

[[closure]]
id = "bridge"
name = "The bridge"
links = [7]
at = "T+0:20"
delay = "1 min"

[[closure.when]]
arrived = "pump-2"

[closure.lifted]
at = "T+2:00"
delay = "2 min"

[[closure.lifted.when]]
finished = "second-pump"

[[closure]]
id = "road"
name = "The road"
road = "A557"
near = "SJ 506 812"
radius_m = 3000
at = "T+1:00"

[[closure]]
id = "cordon"
name = "The cordon"
area = ["SJ 505 815", "SJ 515 815", "SJ 515 845", "SJ 505 845"]
towards = "SJ 512 829"
at = "T+1:10"

[[closure]]
id = "one-way"
name = "One way"
links = [1]
direction = "backward"
at = "T+1:20"

[[slowdown]]
id = "bridge-queue"
name = "The queue"
near = "SJ 510 830"
radius_m = 1100
percent = 250
at = "T+0:15"
delay = "1 min"

[[slowdown.when]]
closed = "road"

[slowdown.ended]
at = "T+2:05"
delay = "2 min"

[[slowdown.ended.when]]
finished = "second-pump"

[[slowdown]]
id = "listed-queue"
name = "Listed"
links = [2]
percent = 150
at = "T+1:06"

[[slowdown]]
id = "road-queue"
name = "Named"
road = "A557"
area = ["SJ 505 835", "SJ 525 835", "SJ 525 865", "SJ 505 865"]
percent = 150
at = "T+1:06"

[[cordon]]
id = "works-inner"
name = "The inner cordon"
kind = "outer"
centre = "SJ 506 812"
radius_m = 250
at = "T+0:12"
delay = "1 min"

[[cordon.when]]
slowed = "listed-queue"

[cordon.lifted]
at = "T+2:06"
delay = "2 min"

[[cordon.lifted.when]]
cordon = "drawn"

[[cordon]]
id = "drawn"
name = "The drawn cordon"
kind = "inner"
ring = ["SJ 505 835", "SJ 525 835", "SJ 525 865"]
at = "T+1:06"

)toml";

constexpr const char* travel_text = R"toml([[vehicle]]
kind = "police"
urban_factor = 0.8
roundabout_km_per_h = 35
slip_km_per_h = 70
signals = "9 s"
give_way = "5 s"
roundabout = "4 s"
turn_left = "2 s"
turn_right = "5 s"
turn_round = "30 s"
weight_t = 2.0
height_m = 1.7
width_m = 1.9
private_roads = "drive"
in_hazard = "ignore"
blue_lights = "fitted"

[vehicle.speeds_km_per_h]
motorway = 101
trunk = 81
primary = 67
secondary = 61
tertiary = 55
minor = 41
service = 21

[[vehicle]]
kind = "ambulance"
in_hazard = "penalise"
hazard_factor = 3.0
response_factor = 1.2
response_ceiling_km_per_h = 110
response_limit_factor = 1.3
response_delay_share = 0.4
response_traffic_share = 0.6

[traffic]
weekday = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
saturday = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
sunday = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]

)toml";

constexpr const char* injects_text = R"toml([[inject]]
id = "first-call"
title = "First"
text = "A call."
from = "works"
to = "council"
channel = "radio"
expected = "An answer."
objective = "other"
at = "T+0:01"
delay = "30 s"

[[inject]]
id = "second-call"
title = "Second"
text = "A call."
from = "works"
to = "council"
channel = "radio"

[[objective]]
id = "other"
text = "Another."
plan_element = "c"

[[inject]]
id = "third-call"
title = "Third"
text = "A call."
from = "works"
to = "council"
channel = "radio"

[[inject.when]]
inject = "second-call"

[[inject.when]]
alert = "second-alert"

[[inject.when]]
acknowledged = "second-officer"

[[inject.when]]
exhausted = "second-call-out"

[[inject.when]]
activation = "fire"
state = "declared"

[[inject.when]]
arrived = "pump-2"

[[inject.when]]
finished = "second-pump"

[[inject.when]]
closed = "road"

[[inject.when]]
slowed = "road-queue"

[[inject.when]]
channel_fault = "second-fault"

[[inject.when]]
in_cloud = "bredon"

[[inject.when]]
untenable = "rvp-east"

[[inject.when]]
believes = "public"
of = "fire"
state = "declared"

[[inject.when]]
knows = "council"
letter = "type"

[[inject.when]]
informed = "public"

[[inject.when]]
convened = "centre"

[[inject.when]]
quorate = "centre"

[[inject.when]]
decided = "other-decision"
option = "later"

[[inject.when]]
asked = "other-question"

[[inject.when]]
answered = "other-question"

[[inject.when]]
called = "second-officer"

[[inject.when]]
noted = "second-officer"

[[inject.when]]
reported = "second-officer"

[[alert]]
id = "second-alert"
from = "fire"
to = "works"
channel = "pager"
text = "Release."
at = "T+0:20"

[[escalation]]
id = "second-call-out"
name = "Call-out"
organisation = "works"
at = "T+0:30"

[[escalation.step]]
roles = ["second-officer"]
wait = "5 min"
)toml";

std::string head_with_every_key() {
  const std::string_view delay = "news_to_control = \"90 s\"\n";
  return with(head_text, delay, std::string{delay} + "news_to_crew = \"25 s\"\nmethane_takes = \"75 s\"\n");
}

std::string body() {
  return std::string{people_text} + calls_text + responders_text + travel_text + injects_text + rota_text +
         coordination_text + drill_text;
}

}  // namespace

std::string complete_scenario() {
  return head_with_every_key() + release_text + weather_text + organisation_text + body();
}

std::string smoke_scenario() {
  return head_with_every_key() + smoke_text + weather_text + organisation_text + body();
}

std::string smallest_scenario() {
  return std::string{head_text} + upset_text + weather_text + organisation_text;
}

std::vector<model::SourceText> one_file(std::string text) { return {{"test.toml", std::move(text)}}; }

std::string with(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string complaints(const std::string& text) {
  const auto result = read(one_file(text), small_map());
  return format(result ? result->warnings : result.error());
}

Read read_well(const std::string& text) {
  auto result = read(one_file(text), small_map());
  if (!result) FAIL(format(result.error()));
  return std::move(*result);
}

}  // namespace tocsin::scenario::test
