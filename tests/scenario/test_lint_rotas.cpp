// What the linter finds in rotas, each by a small scenario with that one fault, and sound ones in which it
// finds nothing.
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/scenario/lint_language.hpp"

using namespace tocsin;
using namespace tocsin::scenario;
using namespace tocsin::scenario::test;

namespace {

Faulty an_hour_is_missing_each_week() {
  return {
      people() + on("duty", "ann", "Mon 09:00", "Mon 08:00") + ben_on + call_out({to_duty, to_second}),
      {of_id(
          "duty",
          "nobody is on call as \"duty\" from Mon 2026-11-02 08:00 GMT to Mon 2026-11-02 09:00 GMT, from Mon "
          "2026-11-09 08:00 GMT to Mon 2026-11-09 09:00 GMT, from Mon 2026-11-16 08:00 GMT to Mon 2026-11-16 "
          "09:00 GMT and 2 times more",
          all_covered, who_covers)},
      "2026-11-02",
      "2026-12-01"};
}

/// The one turn ends in the first of two half past ones, and the other begins in the second.
Faulty a_gap_is_made_by_the_clocks() {
  return {people() + on("duty", "ann", "2026-10-01 00:00", "2026-10-25 01:30+01:00") +
              on("duty", "ben", "2026-10-25 01:30+00:00", "2026-11-30 00:00") + on("second", "cat") +
              call_out({to_duty, to_second}, "resolved = \"at_attempt\"\n"),
          {of_id("duty",
                 "nobody is on call as \"duty\" from Sun 2026-10-25 01:30 BST to Sun 2026-10-25 01:30 GMT",
                 all_covered,
                 "the clocks change in the gap at Sun 2026-10-25 01:30 BST, by as long as it is: write the "
                 "end of the one "
                 "turn and the beginning of the next as the same moment")},
          "2026-10-20",
          "2026-10-30"};
}

Faulty nobody_ever_holds_a_role() {
  return {
      people() + ann_on + call_out({"{ roles = [\"second\", \"duty\"], wait = \"5 min\" }"}),
      {of_id("second",
             "nobody is ever on call as \"second\" from Mon 2026-11-02 00:00 GMT to Mon 2026-11-16 00:00 GMT",
             "a [[shift]], [[rotation]] or [[roster]] of this role")}};
}

Faulty one_is_too_few() {
  return {
      with(sound(), role("second"), role("second", "holders = 2\n")) +
          on("second", "cat", "Mon 00:00", "Sat 00:00"),
      {of_id("second",
             "fewer than 2 on call as \"second\" from Sat 2026-11-07 00:00 GMT to Mon 2026-11-09 00:00 GMT, "
             "from Sat "
             "2026-11-14 00:00 GMT to Mon 2026-11-16 00:00 GMT",
             "2 at once, as `holders` says", "a further turn beside the others, or a smaller `holders`")}};
}

Faulty two_are_too_many() {
  return {sound() + on("second", "cat", "Sat 00:00", "Sat 01:00"),
          {of_id("second",
                 "more than 1 on call as \"second\" from Sat 2026-11-07 00:00 GMT to Sat 2026-11-07 01:00 "
                 "GMT, from Sat "
                 "2026-11-14 00:00 GMT to Sat 2026-11-14 01:00 GMT",
                 "1 at once", "end one of the turns sooner, or say `holders` where several are meant")}};
}

constexpr const char* outside_that_hour = "a hand-over outside the hour in which the clocks change";
constexpr const char* tell_both = "where it must stand there, tell both people which moment is meant";

Faulty a_hand_over_comes_twice() {
  return {people() + on("duty", "ann", "Sun 01:30", "Wed 09:00") +
              on("duty", "cat", "Wed 09:00", "Sun 01:30") + ben_on +
              call_out({to_duty, to_second}, "resolved = \"at_attempt\"\n"),
          {of_id("duty",
                 "the hand-over of \"duty\" at 2026-10-25 01:30 comes twice that night; it is made the first "
                 "time round, "
                 "at Sun 2026-10-25 01:30 BST",
                 outside_that_hour, tell_both)},
          "2026-10-20",
          "2026-10-30"};
}

Faulty a_hand_over_does_not_come() {
  return {a_hand_over_comes_twice().text,
          {of_id("duty",
                 "the hand-over of \"duty\" at 2026-03-29 01:30 does not come that night; it is made as the "
                 "clocks go "
                 "forward, at Sun 2026-03-29 02:00 BST",
                 outside_that_hour, tell_both)},
          "2026-03-20",
          "2026-04-01"};
}

std::string ann_away() { return row("leave", "person = \"ann\"", "2026-11-09 09:00", "2026-11-11 09:00"); }

Faulty leave_is_ignored() {
  return {
      with(sound(), role("duty"), role("duty", "on_leave = \"ignored\"\n")) + ann_away(),
      {finding("ann is on leave, and on call as \"duty\" from Mon 2026-11-09 09:00 GMT to Wed 2026-11-11 "
               "09:00 GMT",
               "person = \"ann\"", "\"ann\"", "somebody else on call",
               "the role's `on_leave` is \"ignored\": with \"next_in_rotation\" the next one stands in")}};
}

Faulty an_override_calls_somebody_from_leave() {
  return {people() + on("duty", "cat") + ben_on +
              call_out({to_duty, to_second}, "resolved = \"at_attempt\"\n") + ann_away() +
              row("override", "role = \"duty\"\nchange = \"replace\"\nperson = \"ann\"\ninstead_of = \"cat\"",
                  "2026-11-10 09:00", "2026-11-10 17:00"),
          {finding("ann is on leave, and on call as \"duty\" from Tue 2026-11-10 09:00 GMT to Tue 2026-11-10 "
                   "17:00 GMT",
                   "person = \"ann\"", "\"ann\"", "somebody else on call",
                   "an [[override]] puts them on call: name somebody else in it")}};
}

Faulty leave_leaves_a_gap() {
  return {
      sound() + ann_away(),
      {of_id(
          "duty", "nobody is on call as \"duty\" from Mon 2026-11-09 09:00 GMT to Wed 2026-11-11 09:00 GMT",
          all_covered,
          "ann is on leave at Mon 2026-11-09 09:00 GMT: name somebody in an [[override]], or let the role's "
          "`on_leave` be \"next_in_rotation\"")}};
}

}  // namespace

std::vector<Faulty> tocsin::scenario::test::faulty_rotas() {
  return {an_hour_is_missing_each_week(),
          a_gap_is_made_by_the_clocks(),
          nobody_ever_holds_a_role(),
          one_is_too_few(),
          two_are_too_many(),
          a_hand_over_comes_twice(),
          a_hand_over_does_not_come(),
          leave_is_ignored(),
          an_override_calls_somebody_from_leave(),
          leave_leaves_a_gap()};
}

TEST_CASE("a sound scenario yields nothing") {
  CHECK(complaints(sound()).empty());
  CHECK(findings(sound(), "2026-01-01", "2027-01-01").empty());
}

TEST_CASE("OnCall 4208: an hour that is missing from a rota is found beforehand, once and not every week") {
  check(an_hour_is_missing_each_week());
}

TEST_CASE("OnCall 4208: a turn of a week meets the next, across both changes of the clocks") {
  const std::string weekly =
      "[[rotation]]\nrole = \"duty\"\nstarts = \"2026-01-05 09:00\"\nturn = [{ people = [\"ann\"] }, { "
      "people = [\"cat\"] "
      "}]\n";
  CHECK(findings(people() + weekly + ben_on + call_out({to_duty, to_second}, "resolved = \"at_attempt\"\n"),
                 "2026-02-01", "2027-02-01")
            .empty());
}

TEST_CASE("a gap or an overlap of an hour that the change of the clocks makes says so") {
  check(a_gap_is_made_by_the_clocks());
  const std::string ends_late = with(a_gap_is_made_by_the_clocks().text, "01:30+01:00", "01:30+00:00");
  CHECK(
      findings(with(ends_late, "from = \"2026-10-25 01:30+00:00\"", "from = \"2026-10-25 01:30+01:00\""),
               "2026-10-20", "2026-10-30") ==
      Found{of_id("duty",
                  "more than 1 on call as \"duty\" from Sun 2026-10-25 01:30 BST to Sun 2026-10-25 01:30 GMT",
                  "1 at once",
                  "the clocks change in the overlap at Sun 2026-10-25 01:30 BST, by as long as it is: write "
                  "the end of the "
                  "one turn and the beginning of the next as the same moment")});
}

TEST_CASE("a role that is counted on and never held is found") { check(nobody_ever_holds_a_role()); }

TEST_CASE("a desk and a group count on their roles too") {
  const std::string found =
      of_id("third",
            "nobody is ever on call as \"third\" from Mon 2026-11-02 00:00 GMT to Mon 2026-11-16 00:00 GMT",
            "a [[shift]], [[rotation]] or [[roster]] of this role");
  const std::string with_third = sound() + role("third");
  CHECK(findings(with_third).empty());
  CHECK(findings(with_third +
                 "[[desk]]\nid = \"desk\"\nname = \"Desk\"\norganisation = \"works\"\nrole = \"third\"\n") ==
        Found{found});
  CHECK(findings(with_third +
                 "[[group]]\nid = \"centre\"\nname = \"Centre\"\nkind = \"emergency_centre\"\nquorum = 1\n"
                 "organisation = \"works\"\nposition = \"SJ 502 803\"\nmember = [{ role = \"third\" }]\n"
                 "at = \"T+0:05\"\n") == Found{found});
}

TEST_CASE("a gap in a lower layer, of a role that nothing uses, or outside a step's hours is none") {
  CHECK(findings(people() + on("duty", "ann", "Mon 00:00", "Mon 00:00", "layer = 1\n") +
                 on("duty", "cat", "Mon 09:00", "Tue 09:00") + ben_on + call_out({to_duty, to_second}))
            .empty());
  CHECK(findings(sound() + role("third") + on("third", "cat", "Mon 09:00", "Tue 09:00")).empty());
  const std::string by_day =
      "{ roles = [\"duty\"], wait = \"5 min\", hours = [{ from = \"Mon 09:00\", to = \"Fri 17:00\" }] }";
  CHECK(findings(people() + on("duty", "ann", "Mon 09:00", "Fri 17:00") + ben_on +
                 call_out({by_day, to_second}))
            .empty());
}

TEST_CASE("a gap that a step is held over, or in a step that nothing waits for, is meant") {
  const std::string part_time = on("duty", "ann", "Mon 09:00", "Fri 17:00");
  const std::string held = "{ roles = [\"duty\"], wait = \"5 min\", if_empty = \"hold\" }";
  const std::string optional = "{ roles = [\"duty\"], wait = \"5 min\", part = \"optional\" }";
  CHECK(findings(people() + part_time + ben_on + call_out({held, to_second})).empty());
  CHECK(findings(people() + part_time + ben_on + call_out({optional, to_second})).empty());
}

TEST_CASE("too few and too many on call are found against `holders`; whoever an override adds is meant") {
  check(one_is_too_few());
  check(two_are_too_many());
  CHECK(findings(sound() + row("override", "role = \"second\"\nchange = \"add\"\nperson = \"cat\"",
                               "2026-11-10 09:00", "2026-11-10 17:00"))
            .empty());
}

TEST_CASE("a hand-over in the hour that comes twice or never is found where somebody comes or goes") {
  check(a_hand_over_comes_twice());
  check(a_hand_over_does_not_come());
  const std::string same_person = people() + on("duty", "ann", "Sun 01:30", "Wed 09:00") +
                                  on("duty", "ann", "Wed 09:00", "Sun 01:30") + ben_on +
                                  call_out({to_duty, to_second});
  CHECK(findings(same_person, "2026-10-20", "2026-10-30").empty());
}

TEST_CASE("OnCall 322: someone on leave in the rota") {
  check(leave_is_ignored());
  check(an_override_calls_somebody_from_leave());
  check(leave_leaves_a_gap());
  const std::string with_stand_in =
      "[[rotation]]\nrole = \"duty\"\nstarts = \"2026-01-05 09:00\"\nturn = [{ people = [\"ann\"] }, { "
      "people = [\"cat\"] "
      "}]\n";
  CHECK(findings(with(people(), role("duty"), role("duty", "on_leave = \"next_in_rotation\"\n")) +
                 with_stand_in + ben_on + call_out({to_duty, to_second}, "resolved = \"at_attempt\"\n") +
                 ann_away())
            .empty());
}
