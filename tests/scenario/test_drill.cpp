// What can be wrong with a drill as it is written, and what is only worth a warning.
#include <catch2/catch.hpp>

#include "tests/scenario/fixtures.hpp"

using namespace tocsin::scenario::test;

TEST_CASE("an option stands beside a decision, and is one of its own") {
  CHECK(
      complaints(with(complete_scenario(), "decided = \"other-decision\"\n", ""))
          .find(
              "error: `option` stands without `decided`\noption = \"later\"\n^~~~~~\n  expected: { decided = "
              "\"a-decision\", option = \"yes\" }\n") != std::string::npos);
  CHECK(complaints(with(complete_scenario(), "option = \"later\"\n", "option = \"latr\"\n"))
            .find("error: the decision \"other-decision\" has no option \"latr\"\noption = \"latr\"\n        "
                  " ^~~~~~\n  "
                  "expected: the id of one of its options\n  hint: did you mean \"later\"?\n") !=
        std::string::npos);
}

TEST_CASE("two options of one decision differ, and a role has one drill") {
  CHECK(complaints(with(complete_scenario(), "id = \"later\"\n", "id = \"open\"\n"))
            .find("error: the option \"open\" is given twice\n") != std::string::npos);
  const std::string second =
      "[[drill]]\nrole = \"second-officer\"\ntitle = \"B\"\nbrief = \"B.\"\nminutes = 5\n\n[[expected]]";
  CHECK(complaints(with(complete_scenario(), "[[expected]]", second))
            .find("error: the role \"second-officer\" has two drills\n") != std::string::npos);
}

TEST_CASE("a decision that waits for its own outcome is a fault") {
  const std::string circle = with(complete_scenario(), "[[decision.when]]\nalert = \"second-alert\"",
                                  "[[decision.when]]\ndecided = \"open-centre\"");
  CHECK(complaints(circle).find(
            "error: this can never come true: decision \"open-centre\" waits for itself\n") !=
        std::string::npos);
}

TEST_CASE("evidence that nothing can bring about is warned of, and what the officer does is not") {
  const std::string officer =
      with(complete_scenario(), "[[expected.evidence]]\nacknowledged = \"second-officer\"",
           "[[expected.evidence]]\ncalled = \"duty-officer\"\n\n[[expected.evidence]]\n"
           "activation = \"works\"\nstate = \"stood_down\"");
  CHECK(complaints(officer) == "");
  const std::string nobody =
      with(complete_scenario(), "[[expected.evidence]]\nacknowledged = \"second-officer\"",
           "[[expected.evidence]]\nactivation = \"public\"\nstate = \"standby\"");
  CHECK(complaints(nobody).find("warning: no [[activation]] brings this organisation to that state\n") !=
        std::string::npos);
}
