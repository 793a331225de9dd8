// Records in a window as the command opens them: branches, and a display that goes away under one.
#include "tests/app/program.hpp"

using namespace tocsin;
using namespace tocsin::test;

namespace {

/// Starts an X server of its own and the program on it, ends the server once `ready` (a shell condition)
/// holds, and says how the program ended.
Ran run_until_the_display_goes(const Scratch& scratch, const std::string& arguments,
                               const std::string& ready) {
  const std::string at = scratch.path().string();
  write(scratch / "lose",
        "cd '" TOCSIN_ROOT
        "'\n"
        "Xvfb -displayfd 3 -screen 0 1600x1200x24 3>'" +
            at +
            "/display' 2>/dev/null &\n"
            "server=$!\n"
            "for i in $(seq 200); do [ -s '" +
            at +
            "/display' ] && break; sleep 0.1; done\n"
            "DISPLAY=:$(cat '" +
            at + "/display') '" TOCSIN_PROGRAM "' " + arguments + " 2>'" + at +
            "/err' &\n"
            "program=$!\n"
            "for i in $(seq 600); do " +
            ready +
            " && break; sleep 0.1; done\n"
            "sleep 1\n"
            "kill -9 $server\n"
            "for i in $(seq 300); do kill -0 $program 2>/dev/null || break; sleep 0.1; done\n"
            "kill -9 $program 2>/dev/null && echo it hangs\n"
            "wait $program\n");
  FILE* pipe = popen(("bash '" + at + "/lose' 2>/dev/null").c_str(), "r");
  REQUIRE(pipe != nullptr);
  Ran ran;
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    ran.out.append(buffer.data(), n);
  const int status = pclose(pipe);
  ran.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ran.err = contents(scratch / "err");
  return ran;
}

std::string a_record(const Scratch& scratch) {
  const std::string record = (scratch / "record.jsonl").string();
  REQUIRE(run_program("run scenarios/runcorn-chlorine --headless --seed 7 --until T+1:00 --journal '" +
                      record + "'")
              .exit_code == 0);
  return record;
}

}  // namespace

TEST_CASE("a branch whose display goes away has the record's bytes, is whole, and says what happened") {
  const Scratch scratch;
  const std::string record = a_record(scratch);
  const std::string before = contents(record);
  const std::string branch = (scratch / "branch.jsonl").string();
  const Ran ran = run_until_the_display_goes(
      scratch, "replay '" + record + "' --branch-at T+0:20 --journal '" + branch + "'",
      "[ $(cat '" + branch + "' 2>/dev/null | wc -l) -gt 20 ]");
  CHECK(ran.exit_code == 4);
  CHECK(ran.err ==
        "error: the display went away, and the window with it; what was recorded until then is saved in the "
        "journal\n");
  CHECK(ran.out.empty());
  const std::string kept = contents(branch);
  CHECK(kept.size() > 1000);
  const bool is_prefix = before.substr(0, kept.size()) == kept;
  CHECK(is_prefix);
  // What comes next in the record is later than the moment it was branched at.
  const std::size_t next = before.find("\"at_ms\":", kept.size());
  REQUIRE(next != std::string::npos);
  CHECK(std::stoll(before.substr(next + 8)) > 1200000);
  const bool is_untouched = contents(record) == before;
  CHECK(is_untouched);
  CHECK(run_program("verify '" + branch + "' --rerun").exit_code == 0);
}

TEST_CASE("a replay whose display goes away ends with the sentence and code 4") {
  const Scratch scratch;
  const std::string record = a_record(scratch);
  const Ran ran = run_until_the_display_goes(scratch, "replay '" + record + "'", "sleep 4");
  CHECK(ran.exit_code == 4);
  CHECK(ran.err.substr(0, 31) == "error: the display went away, a");
}

TEST_CASE("a branch is refused where the record is over, ends before it, or would be replaced") {
  const Scratch scratch;
  const std::string record = a_record(scratch);
  const auto refused = [&](const std::string& arguments) {
    const Ran ran = run_program("replay '" + record + "' " + arguments, "xvfb-run -a");
    CHECK(ran.exit_code == 1);
    return ran.err.substr(0, ran.err.find('\n'));
  };
  CHECK(refused("--branch-at T+1:00") == "error: the exercise is over at the end of the record");
  CHECK(refused("--branch-at T+2:00") == "error: the record ends at T+01:00:00, before T+02:00:00");
  CHECK(refused("--branch-at T+0:20 --journal '" + record + "'") ==
        "error: the branch's journal " + record + " would replace the record it branches from");
}

TEST_CASE("records of different scenarios are not shown side by side") {
  const Scratch scratch;
  const std::string record = a_record(scratch);
  const std::string other = (scratch / "other.jsonl").string();
  REQUIRE(run_program("run scenarios/widnes-warehouse --headless --until T+0:05 --journal '" + other + "'")
              .exit_code == 0);
  const Ran ran = run_program("compare '" + record + "' '" + other + "' --window", "xvfb-run -a");
  CHECK(ran.exit_code == 1);
  CHECK(ran.err.substr(0, ran.err.find('\n')) ==
        "error: the two records are of different scenarios, runcorn-chlorine and widnes-warehouse");
}
