// What the linter finds in call-outs, each by a small scenario with that one fault, and sound ones in which
// it finds nothing; and that the page for planners has all of it.
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/scenario/lint_language.hpp"

using namespace tocsin;
using namespace tocsin::scenario;
using namespace tocsin::scenario::test;

namespace {

Faulty a_step_reaches_nobody() {
  const std::string optional = "{ roles = [\"second\"], wait = \"5 min\", part = \"optional\" }";
  return {
      people() + ann_on + call_out({to_duty, optional}),
      {of_step(
          optional, optional,
          "step 2 of \"out\" reaches nobody: none of its roles is held from Mon 2026-11-02 00:00 GMT to Mon "
          "2026-11-16 00:00 GMT",
          "a step that reaches somebody", "put somebody on call for it, or take the step out")}};
}

Faulty a_step_waits_for_nobody() {
  const std::string waits = "{ roles = [\"second\"], wait = \"5 min\", repeats = 1, if_empty = \"wait\" }";
  return {people() + ann_on + on("second", "ben", "Mon 09:00", "Fri 17:00") + call_out({to_duty, waits}),
          {of_id("second",
                 "nobody is on call as \"second\" from Mon 2026-11-02 00:00 GMT to Mon 2026-11-02 09:00 GMT, "
                 "from Fri "
                 "2026-11-06 17:00 GMT to Mon 2026-11-09 09:00 GMT, from Fri 2026-11-13 17:00 GMT to Mon "
                 "2026-11-16 "
                 "00:00 GMT",
                 all_covered, who_covers),
           of_step(waits, "\"wait\"", "step 2 of \"out\" waits 10 min for nobody at Mon 2026-11-02 00:00 GMT",
                   "if_empty = \"skip\"", "nobody is on call then, and nobody comes by waiting")}};
}

Faulty a_step_needs_more_than_it_tries() {
  const std::string needs = "{ roles = [\"duty\", \"second\"], wait = \"5 min\", needs = \"3\" }";
  return {people() + ann_on + ben_on + call_out({needs}),
          {of_step(needs, "\"3\"",
                   "step 1 of \"out\" needs 3 acknowledgements and tries 2 at Mon 2026-11-02 00:00 GMT",
                   "3 people, or a smaller `needs`", "as it stands, it fails whoever answers")}};
}

Faulty a_person_is_named_past_the_rota() {
  const std::string named = "{ people = [\"ann\"], wait = \"5 min\" }";
  return {people() + on("duty", "ann", "Mon 09:00", "Thu 09:00") +
              on("duty", "cat", "Thu 09:00", "Mon 09:00") + ben_on + call_out({named, to_second}),
          {of_step(named, "[\"ann\"]",
                   "step 1 of \"out\" names ann, on call or not: rota, overrides, swaps and leave of "
                   "\"duty\" do not count",
                   "roles = [\"duty\"]", "a role is whoever is on call for it")}};
}

Faulty the_same_person_is_at_two_levels() {
  return {
      people() + ann_on + on("second", "ben", "Mon 00:00", "Sat 00:00") +
          on("second", "ann", "Sat 00:00", "Mon 00:00") +
          call_out({to_duty, to_second}, "resolved = \"at_attempt\"\n"),
      {of_step(to_second, to_second,
               "step 2 of \"out\" tries ann, whom step 1 has tried, at Sat 2026-11-07 00:00 GMT",
               "somebody else at each level",
               "to try the same people for longer, `repeats` or `then` say so; else put another on call")}};
}

std::string two_hand_over(const std::string& keys) {
  return people() + on("duty", "ann", "Mon 09:00", "Thu 09:00") +
         on("duty", "cat", "Thu 09:00", "Mon 09:00") + ben_on + call_out({to_duty, to_second}, keys);
}

Faulty a_hand_over_falls_inside_a_wait() {
  return {
      two_hand_over(""),
      {of_step(
          to_duty, to_duty,
          "a hand-over of \"duty\" can fall inside the 5 min that step 1 of \"out\" waits: the first at Mon "
          "2026-11-02 09:00 GMT",
          "resolved = \"at_attempt\"",
          "as it stands, whoever has gone off is waited for, and whoever has come on is not called")}};
}

Faulty there_is_no_last_resort() {
  return {with(sound(), "last_resort = { people = [\"room\"], wait = \"2 min\" }\n", ""),
          {of_id("out", "\"out\" has no last resort: where nobody answers, it just ends",
                 "`last_resort`, or something that waits for { exhausted = \"out\" }",
                 "a control room that is always staffed is the usual one")}};
}

std::string with_ann_reached_by(const std::string& contacts) {
  return with(sound(), person("ann"), person("ann", contacts));
}

Faulty a_person_has_no_method() {
  return {
      with_ann_reached_by(""),
      {of_id("ann", "ann is tried by step 1 of \"out\" and has no contact method", "a [[person.contact]]")}};
}

Faulty a_person_has_no_method_for_that_urgency() {
  return {with_ann_reached_by("{ method = \"radio\", number = \"A\", urgency = \"routine\" }"),
          {of_id("ann", "ann is tried by step 1 of \"out\" and has no contact method for urgent call-outs",
                 "a [[person.contact]] with that `urgency`, or \"any\"")}};
}

constexpr const char* quiet_radio =
    "{ method = \"radio\", number = \"A\", quiet = { from = \"22:00\", to = \"07:00\" }, quiet_for = \"any\" "
    "}";

Faulty a_person_has_no_method_at_night() {
  return {
      with_ann_reached_by(quiet_radio),
      {of_id(
          "ann",
          "ann is tried by step 1 of \"out\" and cannot be reached from 22:00 to 07:00 by urgent call-outs",
          "a contact method without quiet hours then")}};
}

constexpr const char* mobile_then_home =
    "{ method = \"mobile\", number = \"07700 900001\", ring_for = \"30 s\" }, { method = \"home\", number = "
    "\"0151 496 "
    "0001\", ring_for = \"30 s\", after = \"5 min\" }";

Faulty a_method_is_cut_off() {
  return {with_ann_reached_by(mobile_then_home),
          {of_step(to_duty, "\"5 min\"",
                   "step 1 of \"out\" ends before ann is tried by home, which would begin after 5 min",
                   "a wait longer than 5 min",
                   "or let what comes before ring for less long, or take that method out")}};
}

/// One telephone, two people to ring: 20 s for Ann, then 20 s for Ben, and Cat would be next.
const std::string three_at_once = "{ roles = [\"duty\", \"second\", \"third\"], wait = \"40 s\" }";

std::string three_rung_by_one(const std::string& keys_of_desk, const std::string& keys) {
  return people() + role("third") + "[[desk]]\nid = \"desk\"\nname = \"Desk\"\norganisation = \"works\"\n" +
         keys_of_desk + ann_on + ben_on + on("third", "cat") + call_out({three_at_once}, keys);
}

Faulty a_caller_does_not_come_to_everybody() {
  return {three_rung_by_one("", "caller = \"desk\"\n"),
          {of_step(three_at_once, "\"40 s\"",
                   "step 1 of \"out\" ends before cat is tried by radio, which would begin after 40 s",
                   "a wait longer than 40 s",
                   "or more `positions` at its caller, who makes one call after another")}};
}

}  // namespace

std::vector<Faulty> tocsin::scenario::test::faulty_call_outs() {
  return {a_step_reaches_nobody(),
          a_step_waits_for_nobody(),
          a_step_needs_more_than_it_tries(),
          a_person_is_named_past_the_rota(),
          the_same_person_is_at_two_levels(),
          a_hand_over_falls_inside_a_wait(),
          there_is_no_last_resort(),
          a_person_has_no_method(),
          a_person_has_no_method_for_that_urgency(),
          a_person_has_no_method_at_night(),
          a_method_is_cut_off(),
          a_caller_does_not_come_to_everybody()};
}

TEST_CASE("a step that reaches nobody, waits for nobody or needs more than it tries is found") {
  check(a_step_reaches_nobody());
  check(a_step_waits_for_nobody());
  check(a_step_needs_more_than_it_tries());
}

TEST_CASE("GoAlert 1362: a policy that goes past the rota, and so past its overrides") {
  check(a_person_is_named_past_the_rota());
  // Whoever always holds the role, or none, is that person.
  const std::string named = "{ people = [\"ann\"], wait = \"5 min\" }";
  CHECK(findings(people() + ann_on + ben_on + call_out({named, to_second})).empty());
  CHECK(findings(people() + ben_on + call_out({named, to_second})).empty());
}

TEST_CASE("the same person at two levels is found, unless the later one widens the call-out") {
  check(the_same_person_is_at_two_levels());
  const std::string both = "{ roles = [\"duty\", \"second\"], wait = \"5 min\" }";
  CHECK(findings(people() + ann_on + ben_on + call_out({to_duty, both})).empty());
  CHECK(
      findings(people() + ann_on + ben_on + call_out({to_duty, to_duty})) ==
      Found{of_step(
          to_duty, to_duty, "step 2 of \"out\" tries ann, whom step 1 has tried, at Mon 2026-11-02 00:00 GMT",
          "somebody else at each level",
          "to try the same people for longer, `repeats` or `then` say so; else put another on call")});
}

TEST_CASE("steps of different hours, and ones that nothing waits for, are no levels above each other") {
  const auto in_hours = [](const std::string& role, const std::string& from, const std::string& to) {
    return fmt::format("{{ roles = [\"{}\"], wait = \"5 min\", hours = [{{ from = \"{}\", to = \"{}\" }}] }}",
                       role, from, to);
  };
  CHECK(findings(people() + ann_on + on("second", "ann") +
                 call_out({in_hours("duty", "Mon 09:00", "Fri 17:00"),
                           in_hours("second", "Fri 17:00", "Mon 09:00")}))
            .empty());
  const std::string told = "{ roles = [\"second\"], wait = \"5 min\", part = \"optional\" }";
  CHECK(findings(people() + ann_on + on("second", "ann") + call_out({told, to_duty})).empty());
}

TEST_CASE("a hand-over inside a wait is found, unless who is on call is looked up at each attempt") {
  check(a_hand_over_falls_inside_a_wait());
  CHECK(findings(two_hand_over("resolved = \"at_attempt\"\n")).empty());
}

TEST_CASE(
    "a call-out that just ends is found; a control room at its end, or what waits for its end, is enough") {
  check(there_is_no_last_resort());
  const std::string without = there_is_no_last_resort().text;
  CHECK(findings(with(without, to_second, "{ people = [\"room\"], wait = \"5 min\" }")).empty());
  CHECK(findings(
            without +
            "[[activation]]\norganisation = \"works\"\nstate = \"standby\"\nwhen = { exhausted = \"out\" }\n")
            .empty());
}

TEST_CASE("OnCall 1326: a person with no contact method is found beforehand") {
  check(a_person_has_no_method());
  check(a_person_has_no_method_for_that_urgency());
}

TEST_CASE("quiet hours matter to whoever is on call in them, in the call-outs for which they hold") {
  check(a_person_has_no_method_at_night());
  const std::string for_routine =
      "{ method = \"radio\", number = \"A\", quiet = { from = \"22:00\", to = \"07:00\" } }";
  CHECK(findings(with_ann_reached_by(for_routine)).empty());
  const std::string by_day = people() + on("duty", "cat", "Mon 00:00", "Mon 00:00") +
                             on("duty", "ann", "Tue 09:00", "Tue 17:00", "layer = 1\n") + ben_on +
                             call_out({to_duty, to_second}, "resolved = \"at_attempt\"\n");
  CHECK(findings(with(by_day, person("ann"), person("ann", quiet_radio))).empty());
}

TEST_CASE("OnCall 934: personal steps cut off by the next level") {
  check(a_method_is_cut_off());
  CHECK(findings(
            with(with_ann_reached_by(mobile_then_home), to_duty, "{ roles = [\"duty\"], wait = \"301 s\" }"))
            .empty());
}

TEST_CASE("people cut off by a caller with one telephone, or in turn, are found") {
  check(a_caller_does_not_come_to_everybody());
  CHECK(findings(three_rung_by_one("positions = 2\n", "caller = \"desk\"\n")).empty());
  CHECK(findings(three_rung_by_one("", "")).empty());
  const std::string one_at_the_desk =
      three_rung_by_one("positions = 2\nrole = \"staff\"\n", "caller = \"desk\"\n") + role("staff") +
      on("staff", "cat");
  CHECK(findings(one_at_the_desk) == a_caller_does_not_come_to_everybody().found);
  const std::string in_turn = with(three_at_once, "\"40 s\"", "\"40 s\", manner = \"in_turn\"");
  CHECK(findings(with(three_rung_by_one("", ""), three_at_once, in_turn)) ==
        Found{of_step(in_turn, "\"40 s\"",
                      "step 1 of \"out\" ends before cat is tried by radio, which would begin after 40 s",
                      "a wait longer than 40 s",
                      "or let what comes before ring for less long, or take that method out")});
}

TEST_CASE("of several who are on call one after another, each is looked at alone") {
  const std::string mobile_and_home =
      "{ method = \"mobile\", number = \"07700 900001\", ring_for = \"120 s\" }, { method = \"home\", number "
      "= \"0151 496 "
      "0001\", ring_for = \"120 s\" }";
  std::string text = two_hand_over("resolved = \"at_attempt\"\n");
  for (const char* id : {"ann", "cat"}) text = with(text, person(id), person(id, mobile_and_home));
  CHECK(findings(with(text, to_duty, "{ roles = [\"duty\"], wait = \"5 min\", manner = \"in_turn\" }"))
            .empty());
}

TEST_CASE("a revision's steps are looked at from the day on which they are in force") {
  const std::string revision =
      "revision = [{ from = \"2026-11-09 00:00\", step = [{ roles = [\"second\"], wait = \"5 min\" "
      "}] }]\n";
  const std::string later = people() + ann_on + on("second", "ben", "2026-11-09 00:00", "2026-11-30 00:00") +
                            call_out({to_duty}, revision);
  CHECK(findings(later).empty());
  CHECK(
      findings(with(later, "\"2026-11-09 00:00\", step", "\"2026-11-08 00:00\", step")) ==
      Found{of_id("second",
                  "nobody is on call as \"second\" from Sun 2026-11-08 00:00 GMT to Mon 2026-11-09 00:00 GMT",
                  all_covered, who_covers)});
}

namespace {

/// The first column of the table of warnings in docs/oncall.md, each cut where "..." stands for what differs.
std::vector<std::vector<std::string>> documented_findings() {
  std::ifstream file(std::string{TOCSIN_ROOT} + "/docs/oncall.md");
  REQUIRE(file);
  std::vector<std::vector<std::string>> rows;
  bool is_in_table = false;
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) is_in_table = false;
    if (is_in_table && line.find("---") == std::string::npos) {
      std::string cell = line.substr(2, line.find(" | ") - 2);
      std::vector<std::string> parts;
      for (std::size_t at = cell.find("..."); at != std::string::npos; at = cell.find("...")) {
        parts.push_back(cell.substr(0, at));
        cell.erase(0, at + 3);
      }
      parts.push_back(cell);
      rows.push_back(std::move(parts));
    }
    if (line.starts_with("| warning |")) is_in_table = true;
  }
  return rows;
}

/// True where the message is those parts in that order, with anything between them and nothing before the
/// first.
bool says(const std::string& message, const std::vector<std::string>& parts) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t found = message.find(parts[i], at);
    if (found == std::string::npos || (i == 0 && found != 0)) return false;
    at = found + parts[i].size();
  }
  return parts.back().empty() || at == message.size();
}

}  // namespace

TEST_CASE("the page for planners has every finding, and no other") {
  const auto rows = documented_findings();
  std::vector<int> times(rows.size(), 0);
  std::vector<Faulty> all = faulty_rotas();
  for (const Faulty& faulty : faulty_call_outs()) all.push_back(faulty);
  for (const Faulty& faulty : all) {
    for (const std::string& found : faulty.found) {
      const std::string message = found.substr(0, found.find('\n'));
      INFO(message);
      int matching = 0;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!says(message, rows[i])) continue;
        ++matching;
        ++times[i];
      }
      CHECK(matching == 1);
    }
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO(fmt::format("{}", fmt::join(rows[i], "...")));
    CHECK(times[i] > 0);
  }
}
