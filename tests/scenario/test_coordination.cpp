// Findings, groups and what alerts tell: every fault at its place, and hopes that nothing fulfils.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "sim/scenario/schema.hpp"
#include "tests/scenario/fixtures.hpp"
#include "tests/scenario/small_map.hpp"

using namespace tocsin;
using namespace tocsin::scenario;
using namespace tocsin::scenario::test;

namespace {

/// What is said of the smallest scenario with more behind it.
std::string with_more(const std::string& more) { return complaints(smallest_scenario() + more); }
std::string after_change(std::string_view from, std::string_view to) {
  return complaints(with(complete_scenario(), from, to));
}

/// One role that a call-out calls and somebody with no home holds.
const std::string role =
    "[[role]]\nid = \"r\"\nname = \"R\"\norganisation = \"works\"\n"
    "[[person]]\nid = \"p\"\nname = \"P\"\n[[person.contact]]\nmethod = \"radio\"\nnumber = \"P\"\n"
    "[[shift]]\nrole = \"r\"\nperson = \"p\"\nfrom = \"Mon 00:00\"\nto = \"Mon 00:00\"\n"
    "[[escalation]]\nid = \"e\"\nname = \"E\"\norganisation = \"works\"\nat = \"T+0:00\"\n"
    "step = [{ roles = [\"r\"], wait = \"1 min\" }]\n";
std::string group(const std::string& keys, const std::string& member) {
  return role +
         "[[group]]\nid = \"g\"\nname = \"G\"\nkind = \"tcg\"\norganisation = \"works\"\nat = \"T+0:01\"\n" +
         keys + "[[group.member]]\nrole = \"r\"\n" + member;
}
std::string inject_when(const std::string& condition) {
  return "[[inject]]\nid = \"x\"\ntitle = \"x\"\ntext = \"x\"\nfrom = \"works\"\nto = \"works\"\n"
         "channel = \"radio\"\nwhen = " +
         condition + "\n";
}
const std::string second = "[[organisation]]\nid = \"other\"\nname = \"Other\"\nkind = \"fire\"\n";

}  // namespace

TEST_CASE("a group, its members and their defaults are read as written") {
  const model::Scenario scenario = read_well(complete_scenario()).scenario;
  REQUIRE(scenario.groups.size() == 2);
  const model::Group& centre = scenario.groups[0];
  CHECK(centre.kind == model::GroupKind::EmergencyCentre);
  REQUIRE(centre.members.size() == 2);
  CHECK(centre.members[0].attends == model::Attends::RoadOrTelephone);
  CHECK(centre.members[0].ready == Duration{15 * 60'000});
  CHECK(centre.members[0].travel == Duration{30 * 60'000});
  CHECK(centre.members[1].attends == model::Attends::Road);
  CHECK(centre.members[1].part == model::Part::Optional);
  CHECK(centre.members[1].ready == model::ready_by_road);
  CHECK_FALSE(centre.members[1].travel);
  CHECK(scenario.groups[1].members[0].ready == model::ready_by_telephone);
  CHECK_FALSE(scenario.groups[1].position);
}

TEST_CASE("the letters of the format are the model's, in its order") {
  const Schema schema;
  const Key* letter = schema.table("finding").find("letter");
  REQUIRE(letter != nullptr);
  REQUIRE(letter->choices.size() == model::letter_count);
  for (const model::Letter each : model::all_letters) {
    CHECK(letter->choices[model::place_of(each)] == model::name_of(each));
  }
}

TEST_CASE("somebody who comes by road comes from somewhere") {
  CHECK(with_more(group("quorum = 1\nposition = \"SJ 510 839\"\n", "")) ==
        "test.toml:64:8: error: P may come by road and has no home to come from\nrole = \"r\"\n"
        "       ^~~\n  expected: `home` in [[person]], or `travel` here\n");
  CHECK(with_more(group("quorum = 1\n", "")) ==
        "test.toml:63:8: error: \"r\" comes by road to a group that is nowhere\nrole = \"r\"\n"
        "       ^~~\n  expected: `position` in [[group]], `travel` here, or attends = \"telephone\"\n");
  CHECK(with_more(group("quorum = 1\n", "travel = \"20 min\"\n")).empty());
  CHECK(with_more(group("quorum = 1\n", "attends = \"telephone\"\n")).empty());
}

TEST_CASE("a drive for somebody on the telephone is a warning") {
  CHECK(with_more(group("quorum = 1\n", "attends = \"telephone\"\ntravel = \"20 min\"\n")) ==
        "test.toml:65:1: warning: nobody who attends by telephone travels\ntravel = \"20 min\"\n^~~~~~\n"
        "  expected: no `travel`, or attends = \"road\"\n");
}

TEST_CASE("every fault of a group is told at once") {
  CHECK(with_more(group("quorum = 3\n",
                        "travel = \"1 min\"\n[[group.member]]\nrole = \"r\"\n"
                        "attends = \"telephone\"\n")) ==
        "test.toml:61:10: error: a quorum of 3 with 2 members\nquorum = 3\n         ^\n"
        "  expected: as many members at least\n"
        "test.toml:66:8: error: the role \"r\" is a member twice\nrole = \"r\"\n       ^~~\n"
        "  expected: each role once\n");
}

TEST_CASE("a member whom nobody calls is a warning") {
  const std::string text = group("quorum = 1\n", "attends = \"telephone\"\n");
  CHECK_THAT(
      with_more(with(text, "step = [{ roles = [\"r\"]", "step = [{ roles = [\"q\"]") +
                "[[role]]\nid = \"q\"\nname = \"Q\"\norganisation = \"works\"\n"
                "[[shift]]\nrole = \"q\"\nperson = \"p\"\nfrom = \"Mon 00:00\"\nto = \"Mon 00:00\"\n"),
      Catch::Contains("warning: no [[escalation]] calls this role, so nobody can acknowledge for it\n"
                      "role = \"r\"\n       ^~~\n  expected: a step of an [[escalation]] that calls it\n"));
}

TEST_CASE("what stands beside a condition's key is needed there and nowhere else") {
  CHECK_THAT(with_more(inject_when("{ believes = \"works\" }")),
             Catch::Contains("error: `believes` lacks `state`\n") &&
                 Catch::Contains("error: `believes` lacks `of`\n"));
  CHECK_THAT(with_more(inject_when("{ knows = \"works\" }")),
             Catch::Contains("error: `knows` lacks `letter`\n") &&
                 Catch::Contains("  expected: { knows = \"an-organisation\", letter = \"hazards\" }\n"));
  CHECK_THAT(with_more(inject_when("{ informed = \"works\", letter = \"type\", of = \"works\" }")),
             Catch::Contains("error: `letter` stands without `knows`\n") &&
                 Catch::Contains("error: `of` stands without `believes`\n"));
  CHECK_THAT(with_more(inject_when("{ believes = \"works\", of = \"works\", state = \"standby\" }")),
             Catch::Contains("error: an organisation knows its own state without being told\n"));
}

TEST_CASE("what an alert tells is a list of words, each one of the known ones") {
  CHECK_THAT(after_change("tells = [\"methane\"]", "tells = [\"methan\"]"),
             Catch::Contains("error: `tells` has no \"methan\"\n") &&
                 Catch::Contains("hint: did you mean \"methane\"?\n"));
  CHECK_THAT(after_change("tells = [\"methane\"]", "tells = \"methane\""),
             Catch::Contains("error: `tells` is text\n"));
  CHECK_THAT(after_change("tells = [\"methane\"]", "tells = [3]"),
             Catch::Contains("error: an entry of `tells` is the number 3\n"));
}

TEST_CASE("a state that no alert tells, and a letter that nobody finds or tells, are vain hopes") {
  const std::string standby =
      "[[activation]]\norganisation = \"other\"\nstate = \"standby\"\nat = \"T+0:01\"\n";
  const std::string alert =
      "[[alert]]\nid = \"a\"\nfrom = \"other\"\nto = \"works\"\nchannel = \"phone\"\ntext = \"x\"\n"
      "at = \"T+0:02\"\n";
  const std::string believes = inject_when("{ believes = \"works\", of = \"other\", state = \"standby\" }");
  CHECK_THAT(with_more(second + standby + alert + believes),
             Catch::Contains("warning: no [[alert]] that tells its activation brings that state from the one "
                             "to the other\n"));
  CHECK(with_more(second + standby + alert + "tells = [\"activation\"]\n" + believes).empty());
  const std::string finding =
      "[[finding]]\nid = \"f\"\norganisation = \"other\"\nletter = \"type\"\ntext = \"x\"\nat = \"T+0:01\"\n";
  const std::string knows = inject_when("{ knows = \"works\", letter = \"type\" }");
  CHECK_THAT(with_more(second + finding + alert + knows),
             Catch::Contains("warning: no [[finding]] and no [[alert]] that tells a METHANE brings this "
                             "organisation that letter\n"));
  CHECK(with_more(second + finding + alert + "tells = [\"methane\"]\n" + knows).empty());
  CHECK_THAT(
      with_more(second + finding + alert + "tells = [\"methane\"]\n" +
                inject_when("{ informed = \"works\" }")),
      Catch::Contains("warning: [[finding]] and [[alert]] never bring this organisation all the letters\n"));
}

TEST_CASE("a group that waits for its own quorum is a circle") {
  CHECK_THAT(with_more(group("quorum = 1\nwhen = { quorate = \"g\" }\n", "attends = \"telephone\"\n")),
             Catch::Contains("error: this can never come true: group \"g\" waits for itself\n"));
}
