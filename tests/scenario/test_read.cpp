// What planners get wrong, and what they are told: whole messages.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "sim/model/command.hpp"
#include "tests/scenario/describe.hpp"
#include "tests/scenario/fixtures.hpp"
#include "tests/scenario/small_map.hpp"

using namespace tocsin;
using namespace tocsin::scenario;
using namespace tocsin::scenario::test;

namespace {

std::string after_change(std::string_view from, std::string_view to) {
  return complaints(with(complete_scenario(), from, to));
}

std::string with_more(const std::string& text) { return complaints(smallest_scenario() + text); }

std::string closure_with(const std::string& keys) {
  return smallest_scenario() + "[[closure]]\nid = \"x\"\nname = \"x\"\nat = \"T+0:10\"\n" + keys;
}

std::string cordon_with(const std::string& keys) {
  return smallest_scenario() + "[[cordon]]\nid = \"x\"\nname = \"x\"\nkind = \"inner\"\nat = \"T+0:10\"\n" +
         keys;
}

/// "0:both 2:forward": the links of a closure with those keys, and which ways of each are closed.
std::string closed(const std::string& keys) {
  const Read read = read_well(closure_with(keys));
  std::string text;
  for (const auto& row : read.scenario.closures.front().links) {
    text += fmt::format("{}{}:{}", text.empty() ? "" : " ", row.link.value, model::name_of(row.ways));
  }
  return text;
}

}  // namespace

TEST_CASE("a fault shows file, line, column, the line, a caret as long as what is wrong, and the mend") {
  CHECK(complaints(with(smallest_scenario(), "title =", "titel =")) ==
        R"(test.toml:1:1: error: [exercise] lacks `title`
[exercise]
^~~~~~~~~~
  expected: text of 1 to 120 characters on one line
  hint: for example: title = "Exercise Grey Heron"
test.toml:3:1: error: [exercise] has no key `titel`
titel = "Exercise Blue Plover"
^~~~~
  expected: one of format, title, code_word, summary, notice, map, time_zone, start, duration, news_to_control, news_to_crew, methane_takes
  hint: did you mean "title"?
)");
}

TEST_CASE("all faults are given at once, in reading order, and other files are read past a syntax error") {
  const auto result =
      read({{"a.toml", "[exercise\n"}, {"b.toml", "[[unit]]\nkind = \"pomp\"\n[[wether]]\n"}}, small_map());
  REQUIRE_FALSE(result);
  const std::string text = format(result.error());
  CHECK_THAT(text, Catch::StartsWith("a.toml:1:10: error: this is not TOML; "));
  CHECK_THAT(text, Catch::Contains("  hint: the rest of this file was not read\n"));
  CHECK_THAT(text,
             Catch::Contains("b.toml:2:8: error: `kind` has no \"pomp\"\nkind = \"pomp\"\n       ^~~~~~\n"));
  CHECK_THAT(text, Catch::Contains("  hint: did you mean \"pump\"?\n"));
  CHECK_THAT(text, Catch::Contains("b.toml:3:3: error: there is no table `wether`\n[[wether]]\n  ^~~~~~\n"));
  CHECK_THAT(text, Catch::Contains("  hint: did you mean \"weather\"?\n"));
  CHECK_THAT(text, !Catch::Contains("the scenario has no"));
}

TEST_CASE("missing tables are named") {
  CHECK(complaints("# nothing\n") ==
        "error: the scenario has no [[organisation]]\n  expected: One of those that take part.\n"
        "error: the scenario has no [[weather]]\n  expected: The weather from a time until the next one. The "
        "first is "
        "at T+0:00; times ascend.\n"
        "error: the scenario has no [exercise]\n  expected: The exercise as a whole.\n"
        "error: the scenario has no [incident]\n  expected: What goes wrong.\n"
        "error: the scenario has no [site]\n  expected: The establishment at which the incident happens.\n");
  CHECK(format(read({}, small_map()).error()) ==
        "error: the scenario has no files\n  expected: at least one .toml file\n");
}

TEST_CASE("a single table that stands in two files is a fault that names the other") {
  const auto result =
      read({{"a.toml", smallest_scenario()}, {"b.toml", "[site]\nname = \"x\"\n"}}, small_map());
  REQUIRE_FALSE(result);
  CHECK(format(result.error()) ==
        "b.toml:1:1: error: [site] stands twice\n[site]\n^~~~~~\n  expected: once in all files\n"
        "  hint: the other is at a.toml:13\n");
}

TEST_CASE("brackets that are too few or too many are told apart") {
  CHECK(with_more("[inject]\n") ==
        "test.toml:34:2: error: `inject` is a table\n[inject]\n ^~~~~~\n  expected: [[inject]]\n");
  CHECK_THAT(complaints(with(smallest_scenario(), "[site]", "[[site]]")),
             Catch::Contains("error: `site` is a list\n[[site]]\n  ^~~~\n  expected: [site]\n"));
  CHECK_THAT(with_more("[[person.contact]]\n"), Catch::Contains("error: `person` is a table\n"));
}

TEST_CASE("a key before any table is named") {
  CHECK_THAT(complaints("title = \"x\"\n"),
             Catch::Contains("test.toml:1:1: error: `title` stands in no table\n"));
}

TEST_CASE("two rows with one id are a fault that names the first") {
  CHECK(with_more("[[organisation]]\nid = \"works\"\nname = \"Other\"\nkind = \"agency\"\n") ==
        "test.toml:35:6: error: the id \"works\" is given twice\nid = \"works\"\n     ^~~~~~~\n"
        "  expected: ids that differ among [[organisation]]\n  hint: the first is at test.toml:30\n");
  CHECK(with_more(
            "[[receptor]]\nid = \"bredon\"\nkind = \"school\"\nname = \"x\"\nposition = \"SJ 50 80\"\n") ==
        "test.toml:35:6: error: the id \"bredon\" is given twice\nid = \"bredon\"\n     ^~~~~~~~\n"
        "  expected: ids that differ among [[receptor]]\n  hint: the map has it\n");
}

TEST_CASE("an id of the wrong form is refused") {
  CHECK_THAT(after_change("id = \"pump-1\"", "id = \"Pump 1\""),
             Catch::Contains("error: \"Pump 1\" is not an id\nid = \"Pump 1\"\n     ^~~~~~~~\n  expected: an "
                             "id: lower-case letters, "
                             "digits and hyphens, at most 64\n"));
}

TEST_CASE("a reference to nothing names the nearest id") {
  CHECK(after_change("unit = \"pump-1\"", "unit = \"pump-3\"") ==
        "test.toml:369:8: error: there is no unit \"pump-3\"\nunit = \"pump-3\"\n       ^~~~~~~~\n"
        "  expected: the id of one of [[unit]]\n  hint: did you mean \"pump-1\"?\n");
  CHECK_THAT(after_change("roles = [\"duty-officer\", \"second-officer\"]",
                          "roles = [\"duty-oficer\", \"second-officer\"]"),
             Catch::Contains("error: there is no role \"duty-oficer\"\nroles = [\"duty-oficer\", "
                             "\"second-officer\"]\n         ^~~~~~~~~~~~~\n"));
  CHECK_THAT(after_change("in_cloud = \"bredon\"", "in_cloud = \"bradon\""),
             Catch::Contains("  hint: did you mean \"bredon\"?\n"));
}

TEST_CASE("numbers that are none, or infinite, are refused") {
  for (const char* number : {"nan", "inf", "-inf", "1e300"}) {
    INFO(number);
    CHECK_THAT(after_change("wind_m_s = 4", std::string{"wind_m_s = "} + number),
               Catch::Contains("  expected: a number, 0.5 to 30 m/s\n"));
  }
  CHECK_THAT(after_change("crew = 5", "crew = 5.0"),
             Catch::Contains("  expected: a whole number, 1 to 50\n"));
}

TEST_CASE("a duration without a unit is explained") {
  CHECK_THAT(after_change("turnout = \"2 min\"", "turnout = \"2\""),
             Catch::Contains("error: \"2\" is not a duration\nturnout = \"2\"\n          ^~~\n  expected: a "
                             "duration, 1 s to 4 h\n"
                             "  hint: durations carry their units: \"45 s\", \"5 min\", \"1 h 30 min\"\n"));
}

TEST_CASE("empty text and characters that cannot be shown are refused") {
  CHECK_THAT(after_change("callsign = \"P1\"", "callsign = \"  \""),
             Catch::Contains("error: `callsign` is empty\n"));
  CHECK_THAT(after_change("callsign = \"P1\"", "callsign = \"P\\n1\""),
             Catch::Contains("error: `callsign` has a character that cannot be shown\n"));
  CHECK_THAT(after_change("text = \"Release.\"", "text = \"a\\u0000b\""),
             Catch::Contains("error: `text` has a character that cannot be shown\n"));
  CHECK(after_change("text = \"Release.\"", "text = \"\"\"\na\nb\"\"\"").empty());
}

TEST_CASE("keys of another kind of incident are refused, and the kind's own are missed") {
  const std::string text = after_change("kind = \"release\"", "kind = \"smoke\"");
  CHECK_THAT(text, Catch::Contains("error: `substance` does not belong to this kind of [incident]\n"));
  CHECK_THAT(text, Catch::Contains("  expected: only with kind = \"release\"\n"));
  CHECK_THAT(text, Catch::Contains("error: [incident] lacks `author`\n"));
  CHECK_THAT(text, Catch::Contains("error: [incident] lacks `area`\n"));
}

TEST_CASE("a position that is none, unknown, swapped or off the map is refused") {
  const auto position = [](std::string_view written) {
    return complaints(with(smallest_scenario(), "position = \"SJ 502 803\"",
                           std::string{"position = "} + std::string{written}));
  };
  CHECK(position("[53.3210, -2.7490]").empty());
  CHECK(position("\"bredon\"").empty());
  CHECK(position("\"runcorn-fire-staton\"") ==
        "test.toml:16:12: error: the map has no place or receptor \"runcorn-fire-staton\"\n"
        "position = \"runcorn-fire-staton\"\n           ^~~~~~~~~~~~~~~~~~~~~\n"
        "  expected: [latitude, longitude], a grid reference such as \"SJ 501 807\", or the id of a place of "
        "the map\n"
        "  hint: did you mean \"runcorn-fire-station\"?\n");
  CHECK_THAT(position("\"Runcorn!\""), Catch::Contains("error: \"Runcorn!\" is not a position\n"));
  CHECK_THAT(position("[-2.7490, 53.3210]"), Catch::Contains("  hint: latitude comes first\n"));
  CHECK_THAT(position("[53.3210]"), Catch::Contains("error: this is not a position\n"));
  CHECK_THAT(position("[nan, inf]"), Catch::Contains("error: this is not on the British National Grid\n"));
  CHECK(position("\"winsford-fire-station\"") ==
        "test.toml:16:12: error: this lies outside the map small\nposition = \"winsford-fire-station\"\n"
        "           ^~~~~~~~~~~~~~~~~~~~~~~\n  expected: eastings 346000 to 358000, northings 376000 to "
        "388000\n"
        "  hint: a station outside the map stands where its units enter it (see `off_map`)\n");
}

TEST_CASE("an RVP far from any road is a warning") {
  CHECK(after_change("position = \"SJ 505 810\"", "position = \"SJ 570 780\"") ==
        "test.toml:347:12: warning: this is 7155 m from the nearest road\nposition = \"SJ 570 780\"\n"
        "           ^~~~~~~~~~~~\n  expected: a position beside a road\n");
}

TEST_CASE("a road that the map does not have, or not there, is told apart") {
  CHECK_THAT(after_change("road = \"A557\"", "road = \"A558\""),
             Catch::Contains("error: the map has no road \"A558\"\nroad = \"A558\"\n       ^~~~~~\n  "
                             "expected: the name or number of a "
                             "road of the map\n  hint: did you mean \"A557\"?\n"));
  CHECK_THAT(after_change("radius_m = 3000", "radius_m = 1\n#"), !Catch::Contains("error"));
  CHECK_THAT(with_more("[[closure]]\nid = \"x\"\nname = \"x\"\nroad = \"silver jubilee bridge\"\nnear = \"SJ "
                       "50 80\"\nradius_m = 300\nat = \"T+0:10\"\n"),
             Catch::Contains("error: no part of \"silver jubilee bridge\" lies within 300 m of there\n"));
  CHECK_THAT(after_change("links = [7]", "links = [7, 3]"),
             Catch::Contains("error: the map has no link 3\nlinks = [7, 3]\n            ^\n"));
}

TEST_CASE("a closure and a slow-down say in one way which roads they are about") {
  const auto closure = [](const std::string& keys) { return complaints(closure_with(keys)); };
  const auto slowdown = [](const std::string& keys) {
    return with_more("[[slowdown]]\nid = \"x\"\nname = \"x\"\npercent = 200\nat = \"T+0:10\"\n" + keys);
  };
  const std::string area = "area = [\"SJ 505 815\", \"SJ 515 815\", \"SJ 510 845\"]\n";
  CHECK(closure("") ==
        "test.toml:34:1: error: a closure does not say which roads\n[[closure]]\n^~~~~~~~~~~\n"
        "  expected: `links`, `road`, `area`, or `near` with `radius_m`\n");
  CHECK_THAT(slowdown(""), Catch::Contains("error: a slow-down does not say which roads\n[[slowdown]]\n"));
  CHECK(closure("links = [1]\nroad = \"A557\"\n" + area + "radius_m = 20\n") ==
        "test.toml:39:1: error: a closure has `links` and `road`\nroad = \"A557\"\n^~~~\n"
        "  expected: one of them\n"
        "test.toml:40:1: error: a closure has `links` and `area`\n" +
            area +
            "^~~~\n  expected: one of them\n"
            "test.toml:41:1: error: a closure has `links` and `radius_m`\nradius_m = 20\n^~~~~~~~\n"
            "  expected: one of them\n");
  CHECK_THAT(slowdown(area + "near = \"SJ 51 83\"\nradius_m = 20\n"),
             Catch::Contains("error: a slow-down has `area` and `near`\nnear = "));
  CHECK_THAT(closure("road = \"A557\"\nnear = \"SJ 50 80\"\n"),
             Catch::Contains("error: `near` stands without `radius_m`\n"));
  for (const std::string& which :
       {std::string{"links = [1]\n"}, std::string{"road = \"A557\"\n"}, area,
        std::string{"near = \"SJ 50 80\"\nradius_m = 20\n"},
        std::string{"road = \"A557\"\nnear = \"SJ 50 80\"\nradius_m = 20\n"}, "road = \"A557\"\n" + area}) {
    CHECK(closure(which).empty());
    CHECK(slowdown(which).empty());
  }
}

TEST_CASE("where no road is, a closure is refused") {
  const auto closure = [](const std::string& keys) { return complaints(closure_with(keys)); };
  const std::string field = "area = [\"SJ 470 770\", \"SJ 472 770\", \"SJ 472 772\"]\n";
  CHECK(closure(field) ==
        "test.toml:38:8: error: no road of the map meets this area\n" + field +
            "       ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n  expected: a larger area\n");
  CHECK_THAT(closure("near = \"SJ 47 77\"\nradius_m = 20\n"),
             Catch::Contains("error: no road of the map lies within 20 m of there\n"));
  CHECK_THAT(
      closure("road = \"Silver Jubilee Bridge\"\narea = [\"SJ 502 803\", \"SJ 504 803\", \"SJ 504 809\"]\n"),
      Catch::Contains("error: no part of \"Silver Jubilee Bridge\" lies in the area\n"));
  CHECK_THAT(closure("area = [\"SJ 470 770\", \"SJ 472 770\"]\n"),
             Catch::Contains("error: `area` has 2 entries\n"));
  CHECK_THAT(closure("area = [\"SJ 505 815\", \"SJ 515 815\", \"SJ 99 99\"]\n"),
             Catch::Contains("error: this lies outside the map small\n") &&
                 !Catch::Contains("no road of the map meets"));
}

TEST_CASE("an area, a point and a radius, and the ways towards a place choose the links that they mean") {
  // Links 0, 1 and 2 run north, one after the other, from northing 380 to 386 km.
  CHECK(closed("area = [\"SJ 509 825\", \"SJ 511 825\", \"SJ 511 835\", \"SJ 509 835\"]\n") == "1:both");
  CHECK(closed("near = \"SJ 510 820\"\nradius_m = 1\n") == "0:both 1:both");
}

TEST_CASE("a closure towards a place shuts the ways that lead there and leaves those that lead away") {
  CHECK(closed("links = [7, 1, 2]\ntowards = \"SJ 500 800\"\n") == "0:backward 1:backward 2:backward");
  CHECK(closed("links = [7, 1, 2]\ntowards = \"SJ 510 829\"\n") == "0:forward 1:backward 2:backward");
  CHECK(closed("links = [7, 1, 2]\ntowards = \"SJ 510 830\"\n") == "0:forward 1:both 2:backward");
  CHECK(closed("road = \"A557\"\ndirection = \"backward\"\n") == "0:backward 2:backward");
  CHECK_THAT(
      with_more("[[closure]]\nid = \"x\"\nname = \"x\"\nat = \"T+0:10\"\nlinks = [1]\n"
                "direction = \"both\"\ntowards = \"SJ 51 83\"\n"),
      Catch::Contains("error: a closure has `direction` and `towards`\ntowards = \"SJ 51 83\"\n^~~~~~~\n"
                      "  expected: one of them, or neither\n"));
}

TEST_CASE("a road is not opened before it is closed") {
  CHECK_THAT(after_change("at = \"T+2:00\"", "at = \"T+0:20\""),
             Catch::Contains("error: this is not after T+00:20:00, when the road is closed\n"));
}

TEST_CASE("a cordon says in one way where it runs") {
  const auto cordon = [](const std::string& keys) { return complaints(cordon_with(keys)); };
  const std::string ring = "ring = [\"SJ 501 807\", \"SJ 521 812\", \"SJ 519 821\"]\n";
  CHECK(cordon(ring).empty());
  CHECK(cordon("centre = \"SJ 51 82\"\nradius_m = 300\n").empty());
  CHECK(cordon("") ==
        "test.toml:34:1: error: a cordon does not say where it runs\n[[cordon]]\n^~~~~~~~~~\n"
        "  expected: `ring`, or `centre` with `radius_m`\n");
  CHECK(cordon("radius_m = 300\n" + ring) ==
        "test.toml:39:1: error: a cordon has `ring` and `radius_m`\nradius_m = 300\n^~~~~~~~\n"
        "  expected: one of them\n");
  CHECK(cordon("centre = \"SJ 51 82\"\n") ==
        "test.toml:39:1: error: `centre` stands without `radius_m`\ncentre = \"SJ 51 82\"\n^~~~~~\n"
        "  expected: `centre` and `radius_m` together\n");
  CHECK(cordon("radius_m = 300\n") ==
        "test.toml:39:1: error: `radius_m` stands without `centre`\nradius_m = 300\n^~~~~~~~\n"
        "  expected: `centre` and `radius_m` together\n");
}

TEST_CASE("a cordon's ring goes about a piece of the map, and is refused where it does not") {
  const auto cordon = [](const std::string& keys) { return complaints(cordon_with(keys)); };
  CHECK(cordon("ring = [\"SJ 50 80\", \"SJ 51 81\", \"SJ 51 80\", \"SJ 50 81\"]\n") ==
        "test.toml:39:8: error: the ring crosses or touches itself\n"
        "ring = [\"SJ 50 80\", \"SJ 51 81\", \"SJ 51 80\", \"SJ 50 81\"]\n"
        "       ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "  expected: corners in order about the ground that is meant\n");
  CHECK_THAT(cordon("ring = [\"SJ 50 80\", \"SJ 51 81\", \"SJ 51 80\", \"SJ 50 80\"]\n"),
             Catch::Contains("error: two corners of the ring that follow each other are the same point\n"));
  CHECK_THAT(cordon("ring = [\"SJ 50 80\", \"SJ 51 81\"]\n"),
             Catch::Contains("error: `ring` has 2 entries\n") && !Catch::Contains("too few corners"));
  CHECK_THAT(cordon("ring = [\"SJ 50 80\", \"SJ 51 81\", \"SJ 99 99\"]\n"),
             Catch::Contains("error: this lies outside the map small\n") && !Catch::Contains("the ring"));
  CHECK(cordon("centre = \"SJ 47 82\"\nradius_m = 1001\n") ==
        "test.toml:40:12: error: this circle reaches beyond the map small\nradius_m = 1001\n"
        "           ^~~~\n  expected: a smaller `radius_m`, or a `ring` on the map\n");
}

TEST_CASE("a cordon is lifted after it is set, a condition names one that is, and an idle one is warned of") {
  const std::string circle = "centre = \"SJ 51 82\"\nradius_m = 300\n";
  CHECK_THAT(complaints(cordon_with(circle + "lifted = { at = \"T+0:10\" }\n")),
             Catch::Contains("error: this is not after T+00:10:00, when the cordon is set\n"));
  CHECK_THAT(after_change("cordon = \"drawn\"", "cordon = \"drawm\""),
             Catch::Contains("\"drawm\"") && Catch::Contains("  hint: did you mean \"drawn\"?\n"));
  CHECK_THAT(with_more("[[cordon]]\nid = \"x\"\nname = \"x\"\nkind = \"inner\"\n" + circle),
             Catch::Contains("has neither `at` nor `when`, so it never happens of itself\n"));
}

TEST_CASE("conditions are one thing each") {
  const auto when = [](const std::string& condition) {
    return with_more(
        "[[inject]]\nid = \"x\"\ntitle = \"x\"\ntext = \"x\"\nfrom = \"works\"\nto = \"works\"\nchannel = "
        "\"radio\"\nwhen = " +
        condition + "\n");
  };
  CHECK_THAT(when("{}"), Catch::Contains("error: a condition waits for nothing\n"));
  CHECK_THAT(when("{ inject = \"x\", alert = \"x\" }"),
             Catch::Contains("error: a condition has `inject` and `alert`\n"));
  CHECK_THAT(when("{ activation = \"works\" }"), Catch::Contains("error: `activation` lacks `state`\n"));
  CHECK_THAT(when("{ state = \"standby\" }"),
             Catch::Contains("error: `state` stands without `activation`\n"));
  CHECK_THAT(when("{ injekt = \"x\" }"), Catch::Contains("error: condition has no key `injekt`\n"));
  CHECK_THAT(when("[]"), Catch::Contains("error: `when` has 0 entries\n"));
  CHECK_THAT(when("\"inject x\""), Catch::Contains("error: `when` is text\n"));
}

TEST_CASE("conditions that wait for each other are a fault that names the circle") {
  CHECK(after_change(
            "[[alert.when]]\ninject = \"second-call\"",
            "[[alert.when]]\nexhausted = \"second-call-out\"\n\n[[alert.when]]\ninject = \"third-call\"") ==
        "test.toml:285:1: error: this can never come true: alert \"works-to-fire\" waits for inject "
        "\"third-call\", which "
        "waits for task \"first-pump\", which waits for the first of them\n[[alert.when]]\n^~~~~~~~~~~~~~\n"
        "  expected: conditions that do not go round in a circle\n");
  CHECK_THAT(
      after_change("[[alert.when]]\ninject = \"second-call\"", "[[alert.when]]\nalert = \"works-to-fire\""),
      Catch::Contains("error: this can never come true: alert \"works-to-fire\" waits for itself\n"));
}

TEST_CASE("a circle is named although there are other faults") {
  const std::string text =
      complaints(with(with(complete_scenario(), "[[alert.when]]\ninject = \"second-call\"",
                           "[[alert.when]]\nalert = \"works-to-fire\""),
                      "crew = 5", "crew = 0"));
  CHECK_THAT(text, Catch::Contains("waits for itself\n"));
  CHECK_THAT(text, Catch::Contains("error: `crew` is the number 0\n"));
}

TEST_CASE("what nothing planned can bring about is a warning") {
  const std::string role =
      "[[role]]\nid = \"r\"\nname = \"R\"\norganisation = \"works\"\n"
      "[[person]]\nid = \"p\"\nname = \"P\"\n[[person.contact]]\nmethod = \"radio\"\nnumber = \"P\"\n"
      "[[shift]]\nrole = \"r\"\nperson = \"p\"\nfrom = \"Mon 00:00\"\nto = \"Mon 00:00\"\n";
  const auto when = [&](const std::string& condition) {
    return with_more(role +
                     "[[inject]]\nid = \"x\"\ntitle = \"x\"\ntext = \"x\"\nfrom = \"works\"\nto = "
                     "\"works\"\nchannel = \"radio\"\nwhen = " +
                     condition + "\n");
  };
  CHECK(when("{ acknowledged = \"r\" }") ==
        "test.toml:56:8: warning: no [[escalation]] calls this role, so nobody can acknowledge for it\n"
        "when = { acknowledged = \"r\" }\n       ^~~~~~~~~~~~~~~~~~~~~~\n"
        "  hint: only an order during the exercise could bring it about\n");
  CHECK_THAT(when("{ activation = \"works\", state = \"declared\" }"),
             Catch::Contains("warning: no [[activation]] brings this organisation to that state\n"));
  CHECK_THAT(when("{ in_cloud = \"bredon\" }"),
             Catch::Contains("warning: nothing is in the air in an incident of the kind \"upset\"\n"));
}

TEST_CASE("what has neither a time nor a condition is a warning, but for injects") {
  const std::string alert =
      "[[alert]]\nid = \"x\"\nfrom = \"works\"\nto = \"works\"\nchannel = \"phone\"\ntext = \"x\"\n";
  CHECK(with_more(alert) ==
        "test.toml:34:1: warning: alert \"x\" has neither `at` nor `when`, so it never happens of "
        "itself\n[[alert]]\n^~~~~~~~~\n"
        "  expected: `at`, or `when`, or both\n");
  CHECK(with_more(alert + "at = \"T+0:00\"\n").empty());
}

TEST_CASE("a release must end, its rates and the weather ascend, and the weather starts at the start") {
  CHECK_THAT(after_change("kg_s = 0\n", "kg_s = 0.5\n"),
             Catch::Contains("warning: the release goes on until the end of the exercise\n"));
  CHECK_THAT(after_change("at = \"T+0:20\"\nkg_s", "at = \"T+0:05\"\nkg_s"),
             Catch::Contains("error: T+00:05:00 does not come after the one before it\nat = \"T+0:05\"\n     "
                             "^~~~~~~~\n  expected: a time after T+00:05:00\n"));
  CHECK_THAT(after_change("at = \"T+0:00\"\nwind", "at = \"T+0:01\"\nwind"),
             Catch::Contains("error: the weather begins only at T+00:01:00\n"));
  CHECK_THAT(complaints(with(smoke_scenario(), ", \"SJ 51 81\"]", "]")),
             Catch::Contains("error: this ring has 2 corners\n"));
  CHECK(complaints(with(smoke_scenario(), "ring = [\"SJ 50 80\", \"SJ 51 80\", \"SJ 51 81\"]", "ring = []"))
            .empty());
}

TEST_CASE("a substance that is unknown, or has no such level, is refused") {
  CHECK_THAT(after_change("substance = \"ammonia\"", "substance = \"amonia\""),
             Catch::Contains("error: there is no substance \"amonia\" in the table\n"));
  CHECK_THAT(after_change("substance = \"ammonia\"", "substance = \"amonia\""),
             Catch::Contains("  hint: did you mean \"ammonia\"?\n"));
}

TEST_CASE("receptors are the map's, then the scenario's") {
  const model::Scenario scenario = read_well(complete_scenario()).scenario;
  REQUIRE(scenario.receptors.size() == 3);
  CHECK(scenario.receptors[0].id == "ashley-high-school");
  CHECK(scenario.receptors[0].kind == "school");
  CHECK(scenario.receptors[1].id == "bredon");
  CHECK(scenario.receptors[2].id == "village-hall");
}

TEST_CASE("an incident without a position stands at the site") {
  const model::Scenario scenario = read_well(smallest_scenario()).scenario;
  CHECK(scenario.incident.position == GridPoint{350200, 380300});
}

TEST_CASE("an RVP is not its own alternate") {
  CHECK_THAT(after_change("alternate = \"rvp-east\"", "alternate = \"rvp-north\""),
             Catch::Contains("error: an RVP is its own alternate\n"));
}
