// The command's contract: exit codes, streams, whole messages, and what is left on the disk.
#include <csignal>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/app/program.hpp"

using namespace tocsin::test;

namespace {

std::string run_to(const fs::path& journal, const std::string& more = "") {
  return "run scenarios/runcorn-chlorine --headless --seed 7 --journal '" + journal.string() + "' " + more;
}

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

}  // namespace

TEST_CASE("two headless runs leave the same bytes, and another seed leaves others") {
  const Scratch scratch;
  REQUIRE(run_program(run_to(scratch / "a.jsonl")).exit_code == 0);
  REQUIRE(run_program(run_to(scratch / "b.jsonl")).exit_code == 0);
  REQUIRE(run_program("run scenarios/runcorn-chlorine --headless --seed 8 --journal " +
                      quoted(scratch / "c.jsonl"))
              .exit_code == 0);
  CHECK(contents(scratch / "a.jsonl") == contents(scratch / "b.jsonl"));
  CHECK(contents(scratch / "a.jsonl") != contents(scratch / "c.jsonl"));

  CHECK(run_program("verify --rerun " + quoted(scratch / "a.jsonl")).exit_code == 0);
  const Ran same = run_program("compare " + quoted(scratch / "a.jsonl") + " " + quoted(scratch / "b.jsonl"));
  CHECK(same.exit_code == 0);
  const Ran different =
      run_program("compare " + quoted(scratch / "a.jsonl") + " " + quoted(scratch / "c.jsonl"));
  CHECK(different.exit_code == 3);
  CHECK(different.out.find("seed differs: 7 | 8") == 0);
}

TEST_CASE("commands of a journal play again to the same bytes") {
  const Scratch scratch;
  write(scratch / "commands.jsonl",
        "{\"at\": \"T+0:10\", \"kind\": \"AddNote\", \"text\": \"The room is settled.\"}\n"
        "{\"at\": \"T+0:20\", \"kind\": \"CloseRoad\", \"name\": \"a lane\", \"links\": [100, 101]}\n"
        "{\"at\": \"T+0:50\", \"kind\": \"LiftClosure\", \"closure\": \"road-1\"}\n"
        "{\"at\": \"T+1:00\", \"kind\": \"EndExercise\", \"why\": \"enough\"}\n");
  REQUIRE(run_program(run_to(scratch / "a.jsonl", "--commands " + quoted(scratch / "commands.jsonl")))
              .exit_code == 0);
  REQUIRE(run_program(run_to(scratch / "b.jsonl", "--commands " + quoted(scratch / "a.jsonl"))).exit_code ==
          0);
  const std::string text = contents(scratch / "a.jsonl");
  CHECK(text == contents(scratch / "b.jsonl"));
  CHECK(text.find("\"kind\":\"CloseRoad\",\"cause\":null,\"seat\":\"facilitator\",\"name\":\"a lane\"") !=
        std::string::npos);
  CHECK(text.find("\"why\":\"enough\"") != std::string::npos);
}

TEST_CASE("a run stopped with --until is whole and verifies") {
  const Scratch scratch;
  REQUIRE(run_program(run_to(scratch / "a.jsonl", "--until T+0:30")).exit_code == 0);
  const Ran verified = run_program("verify --rerun --format json " + quoted(scratch / "a.jsonl"));
  CHECK(verified.exit_code == 0);
  const auto document = nlohmann::json::parse(verified.out);
  CHECK(document["whole"] == true);
  CHECK(document["rerun_same"] == true);
}

TEST_CASE("verify exits 3 and names the damaged entry") {
  const Scratch scratch;
  REQUIRE(run_program(run_to(scratch / "a.jsonl", "--until T+0:30")).exit_code == 0);
  std::string text = contents(scratch / "a.jsonl");
  const std::size_t place = text.find("{\"n\":20,");
  REQUIRE(place != std::string::npos);
  text[place + 12] = static_cast<char>(text[place + 12] ^ 1);
  write(scratch / "a.jsonl", text);
  const Ran ran = run_program("verify " + quoted(scratch / "a.jsonl"));
  CHECK(ran.exit_code == 3);
  CHECK(ran.out.find("Entry 20 (line 21)") != std::string::npos);
}

TEST_CASE("a journal that is there already is set aside, not lost") {
  const Scratch scratch;
  write(scratch / "a.jsonl", "an older record\n");
  REQUIRE(run_program(run_to(scratch / "a.jsonl", "--until T+0:01")).exit_code == 0);
  CHECK(contents(scratch / "a.jsonl.previous") == "an older record\n");
}

TEST_CASE("a full disk is one plain sentence, and what was saved opens") {
  const Ran full = run_program(run_to("/dev/full"));
  CHECK(full.exit_code == 4);
  CHECK(full.err.find("the disk is full or /dev/full can no longer be written") != std::string::npos);

  // A file-size limit stands in for a disk that fills up half way.
  const Scratch scratch;
  const Ran limited = run_program(run_to(scratch / "a.jsonl"), "ulimit -f 300; trap '' XFSZ;");
  CHECK(limited.exit_code == 4);
  CHECK(limited.err.find("are saved in it, later ones are lost") != std::string::npos);
  const Ran measured = run_program("measure --format json " + quoted(scratch / "a.jsonl"));
  CHECK(measured.exit_code == 0);
}

TEST_CASE("a killed run leaves every entry that had happened") {
  const Scratch scratch;
  REQUIRE(run_program(run_to(scratch / "whole.jsonl")).exit_code == 0);
  const std::string whole = contents(scratch / "whole.jsonl");
  // As a kill in the middle of a write would leave it.
  write(scratch / "cut.jsonl", whole.substr(0, whole.size() / 2));
  CHECK(run_program("measure " + quoted(scratch / "cut.jsonl")).exit_code == 0);
  CHECK(run_program("verify " + quoted(scratch / "cut.jsonl")).exit_code == 3);
}

TEST_CASE("wrong usage exits 2 and leaves nothing behind") {
  const Scratch scratch;
  CHECK(run_program("").exit_code == 2);
  CHECK(run_program("dance").exit_code == 2);
  CHECK(run_program("check").exit_code == 2);
  CHECK(run_program(run_to(scratch / "a.jsonl", "--until whenever")).exit_code == 2);
  CHECK(run_program(run_to(scratch / "a.jsonl", "--size small")).exit_code == 2);
  CHECK_FALSE(fs::exists(scratch / "a.jsonl"));
  CHECK(run_program("--help").exit_code == 0);
  CHECK(run_program("--version").out == "tocsin 0.1.0\n");
}

TEST_CASE("a window without a display is refused in one sentence") {
  const Ran ran = run_program("run scenarios/runcorn-chlorine", "env -u DISPLAY");
  CHECK(ran.exit_code == 4);
  CHECK(ran.err ==
        "error: there is no display to open a window on (DISPLAY is not set)\n"
        "  hint: a run needs none with --headless, nor a map with replay --svg; xvfb-run brings a display to "
        "draw on\n");
}

TEST_CASE("graphics that cannot keep pictures are refused in one sentence") {
  const Ran ran =
      run_program("run scenarios/runcorn-chlorine",
                  "env ASAN_OPTIONS=detect_leaks=0 MESA_EXTENSION_OVERRIDE=-GL_ARB_framebuffer_object");
  CHECK(ran.exit_code == 4);
  CHECK(ran.err ==
        "error: the graphics here cannot keep pictures: OpenGL 3.0 or GL_ARB_framebuffer_object is missing\n"
        "  hint: LIBGL_ALWAYS_SOFTWARE=1 draws with the processor instead\n");
}

TEST_CASE("check prints every fault with its place, as text or as JSON") {
  const Scratch scratch;
  const std::string folder = quoted(scratch / "mine");
  REQUIRE(run_program("new " + folder).exit_code == 0);
  CHECK(run_program("check " + folder).exit_code == 0);
  CHECK(run_program("new " + folder).exit_code == 1);

  const fs::path file = scratch / "mine" / "extra.toml";
  write(file, "[[rvp]]\nid = \"x\"\nname = 3\nplace = \"somewhere\"\n");
  const Ran broken = run_program("check " + folder);
  CHECK(broken.exit_code == 1);
  CHECK(broken.err.find("extra.toml:3:8: error: ") != std::string::npos);
  CHECK(broken.err.find("name = 3\n       ^") != std::string::npos);
  CHECK(broken.err.find("extra.toml:4:1: error: ") != std::string::npos);
  const Ran json = run_program("check --format json " + folder);
  CHECK(json.exit_code == 1);
  CHECK(nlohmann::json::parse(json.out)[0]["errors"].get<int>() >= 2);
  CHECK(json.err.empty());
}

TEST_CASE("the starter scenario runs") {
  const Scratch scratch;
  REQUIRE(run_program("new " + quoted(scratch / "mine")).exit_code == 0);
  const Ran ran = run_program("run --headless --format json " + quoted(scratch / "mine"));
  CHECK(ran.exit_code == 0);
  CHECK(nlohmann::json::parse(ran.out)["entries"].get<int>() > 10);
}

TEST_CASE("a seed is digits, and nothing is read into anything else") {
  for (const char* seed : {"-1", "18446744073709551616", "010", "''", "0x10", "' 7'", "seven"}) {
    INFO(seed);
    CHECK(run_program("run scenarios/standby-at-night --headless --seed=" + std::string(seed)).exit_code ==
          2);
  }
  CHECK(run_program("run scenarios/standby-at-night --headless --seed 18446744073709551615").exit_code == 0);
}

TEST_CASE("a journal never takes the place of a scenario's file") {
  const Scratch scratch;
  REQUIRE(run_program("new " + quoted(scratch / "mine")).exit_code == 0);
  write(scratch / "mine" / "own.toml", "# mine\n");
  const Ran ran = run_program("run --headless " + quoted(scratch / "mine") + " --journal " +
                              quoted(scratch / "mine" / "own.toml"));
  CHECK(ran.exit_code == 4);
  CHECK(contents(scratch / "mine" / "own.toml") == "# mine\n");
  CHECK(run_program("new ''").exit_code == 2);
}

TEST_CASE("a command that comes too late is said, not dropped") {
  const Scratch scratch;
  write(scratch / "late.jsonl",
        "{\"at\": \"T+0:10\", \"kind\": \"EndExercise\", \"why\": \"enough\"}\n"
        "{\"at\": \"T+0:20\", \"kind\": \"AddNote\", \"text\": \"late\"}\n");
  const Ran ran = run_program(run_to(scratch / "a.jsonl", "--commands " + quoted(scratch / "late.jsonl")));
  CHECK(ran.exit_code == 0);
  CHECK(ran.err == "warning: T+00:20:00: AddNote not carried out: the exercise is over\n");
}
