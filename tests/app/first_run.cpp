// What the command does for somebody who has only just come: the exercise it opens, and the settings it
// keeps.
#include <catch2/catch.hpp>

#include "tests/app/program.hpp"

using namespace tocsin::test;

TEST_CASE("run without a scenario is the Runcorn exercise, found from the working folder") {
  const Ran ran = run_program("run --headless --until T+0:01");
  CHECK(ran.exit_code == 0);
  CHECK(ran.out.rfind("EXERCISE AMBER HERON", 0) == 0);
}

TEST_CASE("where the Runcorn exercise is not shipped one sentence says what to give instead") {
  const Scratch away;
  fs::copy_file(TOCSIN_PROGRAM, away / "tocsin");
  const std::string there = "cd '" + away.path().string() + "' && ./tocsin run --headless 2>&1;";
  CHECK(run_program("--version", there)
            .out.rfind("error: the Runcorn exercise, scenarios/runcorn-chlorine, is neither here nor beside "
                       "the program",
                       0) == 0);
}

TEST_CASE("settings that cannot be used are said once, and the window opens all the same") {
  const Scratch scratch;
  write(scratch / "window.json", R"({"theme": "blue", "text_scale": 9, "sound": "off"})");
  // The software GL driver leaks.
  const std::string config =
      "ASAN_OPTIONS=detect_leaks=0 TOCSIN_CONFIG='" + (scratch / "window.json").string() + "'";
  const std::string arguments = "run scenarios/runcorn-chlorine --until T+0:00:20 --speed 60 --journal '" +
                                (scratch / "j.jsonl").string() + "'";
  const Ran ran = run_program(arguments, config);
  CHECK(ran.exit_code == 0);
  CHECK(ran.err == "tocsin: " + (scratch / "window.json").string() +
                       R"( is not used where theme is neither "light" nor "dark", and where text_scale is )"
                       "not a number from 0.75 to 2.5; the rest is as at first\n");
  // Nobody has changed anything by hand: the file is as it was.
  CHECK(contents(scratch / "window.json") == R"({"theme": "blue", "text_scale": 9, "sound": "off"})");
}
