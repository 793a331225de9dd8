// drill through the program itself: scripted lines in; the conversation, the record and the debrief out.
#include <csignal>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/app/program.hpp"

using namespace tocsin::test;
using nlohmann::json;

namespace {

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

/// A shipped drill, and lines that do everything that is expected, in time.
struct Drill {
  std::string scenario;
  std::string role;
  std::string everything;
  std::string passed_to;  ///< what becomes of the call-out of somebody who does nothing
};

const std::vector<Drill>& drills() {
  static const std::vector<Drill> all{
      {"drill-page-at-two", "duty-emergency-planning-officer",
       "wait page\nack\nwait 12s\nnote 01:59 GMT police control called\nask what is out\nstandby\nwait 25s\n"
       "decide now because an upset may become a release\ncall first-responder about standby\nwait 5m\nwait "
       "45s\n"
       "declare\nmethane M: declared E: Weston Point T: release H: chlorine A: A557 N: two E: fire\n"
       "call strategic-director about the emergency centre\nwait 80s\n"
       "decide shelter because it is the published wording\ndecide open because it is upwind\nwait 6m\n",
       "Council cascade: you were tried 3 times; passed on; Tobias Wren acknowledged at "},
      {"drill-clock-change", "duty-emergency-planning-officer",
       "wait page\nack\nwait 12s\nnote 01:53 BST police control\nstandby\nask deadline\n"
       "call first-responder about standby\nwait 90s\ndecide she-acts because somebody has to be it\nwait "
       "7m\n"
       "decide gmt-marked because an entry is one moment\nwait 3m\nstand down\nwait 1m\n",
       "Council cascade: you were tried 2 times; passed on; Odile Marsh acknowledged at "},
      {"drill-first-responder", "first-responder",
       "wait page\nack\nwait 12s\nnote 18:41 GMT called by the duty officer\nstandby\nask where the smoke "
       "goes\n"
       "call strategic-director about the centre\nwait 40s\ndecide fall-back because of the smoke\n"
       "call deputy-director about the fall-back\nwait 70s\ncall loggist about the log\nwait 70s\n"
       "call reserve-loggist about the log\nwait 3m30s\ndeclare\ndecide inside-now because shelter is "
       "advised\n"
       "wait 1m\n",
       "Call-out of a first responder: you were tried 2 times; passed on; Anil Sethi acknowledged at "}};
  return all;
}

Ran play(const Drill& drill, const fs::path& folder, const std::string& lines, const std::string& more = "") {
  write(folder / "lines.txt", lines);
  return run_program("drill scenarios/" + drill.scenario + " --as " + drill.role + " --journal " +
                     quoted(folder / "a.jsonl") + " " + more + " < " + quoted(folder / "lines.txt"));
}

}  // namespace

TEST_CASE("a short drill, from its first line to its debrief") {
  const Scratch scratch;
  const Ran ran =
      play(drills()[1], scratch.path(),
           "wait page\nack\nwait 12s\nstandby\nakc\nmethane\n\nWeston Point\n\n\n\n\n\nwait 2m\nquit\n");
  CHECK(ran.exit_code == 0);
  CHECK(ran.err.empty());
  const std::string journal = (scratch / "a.jsonl").string();
  CHECK(ran.out ==
        contents(fs::path(TOCSIN_ROOT) / "tests/golden/drill.txt") + "\njournal: " + journal + "\n");
}

TEST_CASE("the debrief had from the record is the one at the end, as text and as JSON") {
  const Scratch scratch;
  const Drill& drill = drills().front();
  const Ran ran = play(drill, scratch.path(), drill.everything);
  const Ran again = run_program("drill --debrief " + quoted(scratch / "a.jsonl"));
  CHECK(again.exit_code == 0);
  CHECK(again.out.find("DEBRIEF  EXERCISE COPPER LAPWING") == 0);
  CHECK(ran.out.find("\n" + again.out + "\njournal: ") != std::string::npos);

  const Ran first = play(drill, scratch.path(), drill.everything, "--format json");
  const Ran second = run_program("drill --format json --debrief " + quoted(scratch / "a.jsonl"));
  json at_end = json::parse(first.out);
  CHECK(at_end["journal"] == (scratch / "a.jsonl").string());
  for (const char* only : {"journal", "entries", "end_hash"}) at_end.erase(only);
  CHECK(at_end == json::parse(second.out));
  CHECK(first.err.find("PAGE  EXERCISE COPPER LAPWING") != std::string::npos);
}

TEST_CASE("in each shipped drill everything that is expected can be done in time") {
  for (const Drill& drill : drills()) {
    INFO(drill.scenario);
    const Scratch scratch;
    const Ran ran = play(drill, scratch.path(), drill.everything, "--format json");
    REQUIRE(ran.exit_code == 0);
    const json debrief = json::parse(ran.out);
    CHECK(debrief["expected"].size() >= 6);
    CHECK(debrief["expected"].size() <= 10);
    for (const json& row : debrief["expected"]) {
      INFO(row["id"]);
      CHECK(row["came"] == "in_time");
    }
    for (const json& row : debrief["decisions"]) CHECK(row["choice"] != "");
    CHECK(run_program("verify --rerun " + quoted(scratch / "a.jsonl")).exit_code == 0);
  }
}

TEST_CASE("in each shipped drill the call-out passes over an officer who does nothing") {
  for (const Drill& drill : drills()) {
    INFO(drill.scenario);
    const Scratch scratch;
    const Ran ran = play(drill, scratch.path(), "wait 1h\n", "--format json");
    REQUIRE(ran.exit_code == 0);
    const json debrief = json::parse(ran.out);
    for (const json& row : debrief["expected"]) CHECK(row["seen_ms"].is_null());
    CHECK(debrief["expected"][0]["came"] == "not_seen");
    REQUIRE(debrief["call_outs"].size() == 1);
    CHECK(debrief["call_outs"][0].get<std::string>().find(drill.passed_to) == 0);
    CHECK(run_program("verify --rerun " + quoted(scratch / "a.jsonl")).exit_code == 0);
  }
}

TEST_CASE("the commands of a drill play again to the same bytes") {
  const Scratch scratch;
  const Drill& drill = drills().front();
  REQUIRE(play(drill, scratch.path(), drill.everything).exit_code == 0);
  REQUIRE(run_program("run scenarios/" + drill.scenario + " --headless --commands " +
                      quoted(scratch / "a.jsonl") + " --journal " + quoted(scratch / "b.jsonl"))
              .exit_code == 0);
  CHECK(contents(scratch / "a.jsonl") == contents(scratch / "b.jsonl"));
}

TEST_CASE("a drill that is declined goes on without the officer") {
  const Scratch scratch;
  const Ran ran = play(drills().front(), scratch.path(), "wait page\ndecline\nwait 1m\n", "--format json");
  const json debrief = json::parse(ran.out);
  CHECK(debrief["end_why"] == "there was nothing more to carry out");
  CHECK(debrief["call_outs"][0].get<std::string>().find(
            "Council cascade: you were tried 1 time; passed on; Tobias Wren acknowledged at 01:58:") == 0);
}

TEST_CASE("a drill that is killed leaves what had been recorded, and its debrief") {
  const Scratch scratch;
  const fs::path journal = scratch / "a.jsonl";
  const Ran killed =
      run_program("drill scenarios/drill-page-at-two --as duty-emergency-planning-officer --journal " +
                      quoted(journal) + "; true",
                  "(echo 'wait page'; echo ack; sleep 5) | timeout -s INT 2");
  CHECK(killed.exit_code == 0);
  const Ran debrief = run_program("drill --debrief " + quoted(journal));
  CHECK(debrief.exit_code == 0);
  CHECK(debrief.out.find("The record stops at 01:58:30 GMT without an end.\n") != std::string::npos);
  CHECK(debrief.out.find("1. Acknowledge the page.\n     came at 01:58:30 GMT, after 15 s") !=
        std::string::npos);
}

TEST_CASE("wrong usage of drill exits 2, and says which roles are prepared") {
  const Ran none = run_program("drill scenarios/drill-page-at-two");
  CHECK(none.exit_code == 2);
  CHECK(none.err ==
        "error: it is not said which role is played\n  expected: --as duty-emergency-planning-officer\n");
  const Ran wrong = run_program("drill scenarios/drill-page-at-two --as first-respondr");
  CHECK(wrong.exit_code == 2);
  CHECK(wrong.err ==
        "error: no role is called 'first-respondr'\n  expected: --as duty-emergency-planning-officer\n  "
        "hint: did "
        "you mean 'first-responder'?\n");
  const Ran nothing = run_program("drill");
  CHECK(nothing.exit_code == 2);
  CHECK(nothing.err == "error: a drill needs a scenario\n  expected: tocsin drill SCENARIO --as ROLE\n");
}

TEST_CASE("a record of something else than a drill has no debrief") {
  const Scratch scratch;
  REQUIRE(run_program("run scenarios/drill-page-at-two --headless --journal " + quoted(scratch / "a.jsonl"))
              .exit_code == 0);
  const Ran ran = run_program("drill --debrief " + quoted(scratch / "a.jsonl"));
  CHECK(ran.exit_code == 1);
  CHECK(
      ran.err ==
      "error: nobody took a role in this record, so there is nothing to debrief\n  expected: a journal that "
      "tocsin drill wrote\n");
}

TEST_CASE("a drill's window without a display is refused in one sentence, and leaves no record") {
  const Scratch scratch;
  const Ran ran = run_program("drill scenarios/drill-page-at-two --as first-responder --window --journal " +
                                  quoted(scratch / "a.jsonl"),
                              "env -u DISPLAY");
  CHECK(ran.exit_code == 4);
  CHECK(ran.err.find("error: there is no display to open a window on (DISPLAY is not set)\n") == 0);
  CHECK_FALSE(fs::exists(scratch / "a.jsonl"));
}

TEST_CASE("a journal that cannot be written is the machine's fault, before the drill begins") {
  const Ran ran = run_program(
      "drill scenarios/drill-page-at-two --as first-responder --journal /proc/a.jsonl </dev/null");
  CHECK(ran.exit_code == 4);
  CHECK(ran.out.empty());
}
