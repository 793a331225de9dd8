// Pictures of a record from the command line, without a display.
#include <string>

#include <catch2/catch.hpp>

#include "tests/app/program.hpp"

using namespace tocsin::test;

namespace {

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

constexpr const char* without_display = "unset DISPLAY;";

/// A record of half an hour.
fs::path recorded(const Scratch& scratch) {
  const fs::path journal = scratch / "a.jsonl";
  REQUIRE(run_program("run scenarios/runcorn-chlorine --headless --seed 7 --until T+0:30 --journal " +
                      quoted(journal))
              .exit_code == 0);
  return journal;
}

}  // namespace

TEST_CASE("the map of a moment goes into a file of SVG without a display, the same bytes each time") {
  const Scratch scratch;
  const std::string replay = "replay " + quoted(recorded(scratch)) + " --at T+0:20 --size 900x600 --svg ";
  const Ran first = run_program(replay + quoted(scratch / "1.svg"), without_display);
  CHECK(first.err == "");
  CHECK(first.exit_code == 0);
  REQUIRE(run_program(replay + quoted(scratch / "2.svg"), without_display).exit_code == 0);
  const std::string written = contents(scratch / "1.svg");
  CHECK(written == contents(scratch / "2.svg"));
  CHECK(written.find("width=\"900\" height=\"600\"") != std::string::npos);
  CHECK(written.find("at 10:00:00 GMT (T+00:20:00), as the facilitator sees it") != std::string::npos);

  REQUIRE(run_program(replay + quoted(scratch / "3.svg") +
                          " --view room --theme dark --centre 'SJ 501 807' --width-m 1500",
                      without_display)
              .exit_code == 0);
  const std::string room = contents(scratch / "3.svg");
  CHECK(room.find("A map of 1.5 km by") != std::string::npos);
  CHECK(room.find("as the players see it") != std::string::npos);
}

TEST_CASE("every faulty option of a picture is named at once") {
  const Scratch scratch;
  const Ran ran = run_program("replay " + quoted(recorded(scratch)) + " --svg " + quoted(scratch / "x.svg") +
                                  " --theme blue --colours grey --text-scale 9 --size small --view nobody "
                                  "--speed fast --at T+99 --ground 1,2,3 --centre nowhere "
                                  "--panels units,lunch --map-only --select nobody",
                              without_display);
  CHECK(ran.exit_code == 2);
  CHECK(ran.err ==
        "error: --view: 'nobody' is not known\n"
        "  expected: facilitator, room or both\n"
        "error: --theme: 'blue' is not known\n"
        "  expected: light or dark\n"
        "error: --text-scale: '9' is not a number\n"
        "  expected: 0.75 to 2.5\n"
        "error: --colours: 'grey' is not known\n"
        "  expected: standard, red-green, blue-yellow or high-contrast\n"
        "error: --size: 'small' is not a size\n"
        "  expected: WIDTHxHEIGHT in pixels, each 320 to 7680\n"
        "error: --speed: 'fast' is not a number\n"
        "  expected: 0.1 to 1000\n"
        "error: 'T+99' is not a moment\n"
        "  expected: T+1:30, T+01:30:00 or a local date and time such as 2026-11-18 10:05\n"
        "error: --ground and --centre each say what to show\n"
        "  expected: one of them\n"
        "error: --centre and --width-m go together\n"
        "  expected: both, or neither\n"
        "error: --centre: 'nowhere' is not a grid reference\n"
        "  expected: such as \"SJ 501 807\"\n"
        "error: --ground: '1,2,3' is not a box\n"
        "  expected: WEST,SOUTH,EAST,NORTH in degrees, within Great Britain: -2.95,53.25,-2.55,53.45\n"
        "error: --panels: 'lunch' is not a panel\n"
        "  expected: injects, call-out, units, messages, co-ordination, or none\n"
        "error: --panels and --map-only do not go together\n"
        "  expected: one of them\n"
        "error: --select: there is no 'nobody'\n"
        "  expected: the id of a unit, rendezvous point, closure, slow-down, cordon, station or receptor\n");
  CHECK_FALSE(fs::exists(scratch / "x.svg"));
}

TEST_CASE("a width is a width about a middle, and of a map that can be seen") {
  const Scratch scratch;
  const Ran ran = run_program(
      "replay " + quoted(recorded(scratch)) + " --svg " + quoted(scratch / "x.svg") + " --width-m 0",
      without_display);
  CHECK(ran.exit_code == 2);
  CHECK(ran.err ==
        "error: --centre and --width-m go together\n"
        "  expected: both, or neither\n"
        "error: --width-m: '0' is not a number of metres\n"
        "  expected: 100 to 300000\n");
}

TEST_CASE("a picture wholly off the map is refused, and says what the map covers") {
  const Scratch scratch;
  const std::string replay =
      "replay " + quoted(recorded(scratch)) + " --svg " + quoted(scratch / "x.svg") + " --width-m 3000 ";
  const Ran off = run_program(replay + "--centre 'TQ 300 800'", without_display);
  CHECK(off.exit_code == 2);
  CHECK(off.err ==
        "error: --centre: nothing of the map lies there\n"
        "  expected: ground that the map covers: SJ 41 76 to SJ 61 92\n");
  CHECK_FALSE(fs::exists(scratch / "x.svg"));
  CHECK(run_program(replay + "--centre 'SJ 41 76'", without_display).exit_code == 0);
}

TEST_CASE("what stands out in a picture is a thing on the map; in SVG it is a unit") {
  const Scratch scratch;
  const std::string replay =
      "replay " + quoted(recorded(scratch)) + " --svg " + quoted(scratch / "x.svg") + " --select ";
  CHECK(run_program(replay + "runcorn-pump-1", without_display).exit_code == 0);
  const Ran station = run_program(replay + "runcorn-fire", without_display);
  CHECK(station.exit_code == 2);
  CHECK(station.err ==
        "error: --select: 'runcorn-fire' is no unit, and in a file of SVG only a unit stands out\n"
        "  expected: a unit's id, or --screenshot FILE.png instead\n");
}

TEST_CASE("a picture that cannot be written is one plain sentence and the machine's fault") {
  const Scratch scratch;
  const std::string replay = "replay " + quoted(recorded(scratch)) + " --svg ";
  const Ran nowhere = run_program(replay + quoted(scratch / "no" / "folder.svg"), without_display);
  CHECK(nowhere.exit_code == 4);
  CHECK(nowhere.err == "error: \"" + (scratch / "no" / "folder.svg").string() +
                           "\" cannot be written: No such file or directory\n");

  // A file-size limit stands in for a disk that is full.
  const Ran full = run_program(replay + quoted(scratch / "full.svg"),
                               std::string(without_display) + "ulimit -f 8; trap '' XFSZ;");
  CHECK(full.exit_code == 4);
  CHECK(full.err == "error: \"" + (scratch / "full.svg").string() + "\" cannot be written: File too large\n");
  CHECK_FALSE(fs::exists(scratch / "full.svg"));
  CHECK_FALSE(fs::exists(scratch / "full.svg.part"));
}

TEST_CASE("a picture of a window needs a display, and says so") {
  const Scratch scratch;
  const Ran ran =
      run_program("replay nothing.jsonl --screenshot " + quoted(scratch / "x.png"), without_display);
  CHECK(ran.exit_code == 4);
  CHECK(ran.err.find("there is no display to open a window on (DISPLAY is not set)") != std::string::npos);
}
