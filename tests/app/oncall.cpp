// oncall through the program itself: who is on in the hour that comes twice, call-outs as timelines, the
// linter, and rotas to files and back.
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/app/program.hpp"
#include "tests/support/two_officers.hpp"

using namespace tocsin::test;
using nlohmann::json;

namespace {

/// Ann hands over to Ben each Sunday at half past one, also on the night on which that comes twice. Cat is
/// always the second.
std::string scenario_text() {
  return two_officers("2026-10-24 10:00", "4 h") + R"toml([[person]]
id = "ann"
name = "Ann Archer"
contact = [{ method = "mobile", number = "07700 900001", ring_for = "40 s" }]

[[person]]
id = "ben"
name = "Ben Baker"
contact = [{ method = "mobile", number = "07700 900002", ring_for = "40 s" }]

[[person]]
id = "cat"
name = "Cat Carter"
contact = [{ method = "mobile", number = "07700 900003", ring_for = "40 s" }]

[[rotation]]
role = "duty"
starts = "2026-10-18 01:30"
turn = [{ people = ["ann"] }, { people = ["ben"] }]

[[shift]]
role = "second"
person = "cat"
from = "Mon 00:00"
to = "Mon 00:00"

[[escalation]]
id = "works-call-out"
name = "Works call-out"
organisation = "works"
at = "T+0:00"
resolved = "at_attempt"
step = [{ roles = ["duty"], wait = "2 min" }]
last_resort = { roles = ["second"], wait = "2 min" }
)toml";
}

/// The scenario in a folder of its own.
class Small {
 public:
  explicit Small(const std::string& from = "", const std::string& to = "") {
    std::string text = scenario_text();
    if (!from.empty()) {
      REQUIRE(text.find(from) != std::string::npos);
      text.replace(text.find(from), from.size(), to);
    }
    write(scratch_ / "small.toml", text);
  }
  Ran ask(const std::string& arguments, const std::string& before = "") const {
    return run_program("oncall " + arguments, before);
  }
  fs::path file(const std::string& name) const { return scratch_ / name; }
  std::string quoted(const std::string& name = "small.toml") const { return "'" + file(name).string() + "'"; }

 private:
  Scratch scratch_;
};

Ran at(const std::string& moment) {
  const Small small;
  return small.ask(small.quoted() + " --days 8 --at '" + moment + "'");
}

constexpr const char* heading = "EXERCISE GREY WAGTAIL: A small call-out\n";

}  // namespace

TEST_CASE("GoAlert 4190: who is on now, who is next, the week ahead; a dry run of a policy as a timeline") {
  const Ran first = at("2026-10-25 01:15+01:00");
  CHECK(first.exit_code == 0);
  CHECK(first.err.empty());
  CHECK(first.out == std::string{heading} + R"(Sun 2026-10-25 01:15 BST (Europe/London, UTC+01:00)

On call then
  Duty officer: Ann Archer
      until Sun 2026-10-25 01:30 BST; next Ben Baker, from Sun 2026-10-25 01:30 BST
  Second officer: Cat Carter

Hand-overs in the 8 days from then
  Duty officer
    Sun 2026-10-25 01:30 BST  Ben Baker
    Sun 2026-11-01 01:30 GMT  Ann Archer

The call-outs, each as if it began then and by itself; times count from its start

Works call-out (works-call-out)
  If everybody answered
    +0:00:00  Call-out begins: Works call-out
    +0:00:00  step 1, round 1
    +0:00:00  Trying Ann Archer (mobile 07700 900001)
    +0:00:24  Ann Archer acknowledges after 24 s
  If nobody answered
    +0:00:00  Call-out begins: Works call-out
    +0:00:00  step 1, round 1
    +0:00:00  Trying Ann Archer (mobile 07700 900001)
    +0:00:40  Ann Archer does not answer (mobile): not heard
    +0:00:40  nobody answered step 1
    +0:00:40  the last resort
    +0:00:40  step 2, round 1
    +0:00:40  Trying Cat Carter (mobile 07700 900003)
    +0:01:20  Cat Carter does not answer (mobile): not heard
    +0:01:20  nobody answered step 2
    +0:01:20  nobody could be reached
  As people are expected to answer (200 draws)
    acknowledged in 79.5 % of them; half of all by +0:00:33; exhausted in 20.5 %
    ended by Ann Archer in 55.5 %
    ended by Cat Carter in 24 %
)");
}

TEST_CASE("the second of two quarter past ones is another hour, after the hand-over") {
  const Ran second = at("2026-10-25 01:15+00:00");
  CHECK(second.exit_code == 0);
  const std::string until_call_outs = second.out.substr(0, second.out.find("\nThe call-outs"));
  CHECK(until_call_outs == std::string{heading} + R"(Sun 2026-10-25 01:15 GMT (Europe/London, UTC+00:00)

On call then
  Duty officer: Ben Baker
      until Sun 2026-11-01 01:30 GMT; next Ann Archer, from Sun 2026-11-01 01:30 GMT
  Second officer: Cat Carter

Hand-overs in the 8 days from then
  Duty officer
    Sun 2026-11-01 01:30 GMT  Ann Archer
)");
  CHECK(second.out.find("+0:00:24  Ben Baker acknowledges after 24 s\n") != std::string::npos);
}

TEST_CASE("a moment that comes twice, never, or is none is a fault that says what to write") {
  const auto refused = [](const std::string& moment, const std::string& fault) {
    const Ran ran = at(moment);
    CHECK(ran.exit_code == 1);
    CHECK(ran.out.empty());
    CHECK(ran.err == fault);
  };
  refused("2026-10-25 01:15",
          "error: 2026-10-25 01:15 comes twice that night: the clocks go back\n"
          "  expected: +01:00 or +00:00 behind it, to pick one\n");
  refused("2026-03-29 01:30",
          "error: 2026-03-29 01:30 does not exist that day: the clocks go forward over it\n"
          "  expected: a time before or after the change at 2026-03-29 02:00:00\n");
  refused("at noon",
          "error: 'at noon' is not a local date and time\n"
          "  expected: such as 2026-10-25 02:30, or 2026-10-25 01:30+01:00 in an hour that comes twice\n");
}

TEST_CASE("a call-out that the scenario does not have is a fault that names the nearest") {
  const Small small;
  const Ran ran = small.ask(small.quoted() + " --escalation work-call-out");
  CHECK(ran.exit_code == 1);
  CHECK(ran.err ==
        "error: --escalation: the scenario has no escalation \"work-call-out\"\n  expected: its id\n"
        "  hint: did you mean \"works-call-out\"?\n");
}

TEST_CASE("as JSON the answer is one document with the same people, moments and timelines") {
  const Small small;
  const Ran ran = small.ask(small.quoted() + " --at '2026-10-25 01:15+01:00' --format json");
  CHECK(ran.exit_code == 0);
  const json document = json::parse(ran.out);
  CHECK(document.at("notice") == "EXERCISE GREY WAGTAIL: A small call-out");
  CHECK(document.at("at") == "2026-10-25T01:15:00+01:00");
  CHECK(document.at("roles").at(0) == json::parse(R"({"role": "duty", "on_call": ["ann"],
          "next": {"person": "ben", "from": "2026-10-25T01:30:00+01:00"},
          "ahead": [{"from": "2026-10-25T01:15:00+01:00", "to": "2026-10-25T01:30:00+01:00", "on_call": ["ann"]},
                    {"from": "2026-10-25T01:30:00+01:00", "to": "2026-11-01T00:15:00+00:00", "on_call": ["ben"]}]})"));
  const json& call_out = document.at("call_outs").at(0);
  CHECK(call_out.at("escalation") == "works-call-out");
  CHECK(call_out.at("everybody_answers").at("acknowledged_ms") == 24'000);
  CHECK(call_out.at("everybody_answers").at("acknowledged_by") == "ann");
  CHECK(call_out.at("everybody_answers").at("exhausted_ms").is_null());
  CHECK(call_out.at("nobody_answers").at("acknowledged_ms").is_null());
  CHECK(call_out.at("nobody_answers").at("exhausted_ms") == 80'000);
  CHECK(call_out.at("nobody_answers").at("timeline").back().at("kind") == "CascadeExhausted");
  const json& expected = call_out.at("expected");
  CHECK(expected.at("acknowledged").get<int>() + expected.at("exhausted").get<int>() == expected.at("draws"));
  CHECK(expected.at("nine_in_ten_by_ms").is_null());
  CHECK(expected.at("ended_by").at(0) == json::parse(R"({"person": "ann", "draws": 111})"));
}

TEST_CASE("the linter prints what it finds with its place, and what it looked at; warnings are no faults") {
  const Small small;
  const Ran ran = small.ask("lint " + small.quoted());
  CHECK(ran.exit_code == 0);
  CHECK(ran.out ==
        std::string{heading} + "1 warning from Sat 2026-10-24 10:00 BST to Sat 2026-11-28 09:00 GMT\n");
  CHECK(ran.err ==
        "small.toml:35:6: warning: the hand-over of \"duty\" at 2026-10-25 01:30 comes twice that night; it "
        "is made the "
        "first time round, at Sun 2026-10-25 01:30 BST\nid = \"duty\"\n     ^~~~~~\n"
        "  expected: a hand-over outside the hour in which the clocks change\n"
        "  hint: where it must stand there, tell both people which moment is meant\n");
  const Ran later = small.ask("lint " + small.quoted() + " --from '2026-11-01 00:00' --format json");
  CHECK(later.exit_code == 0);
  const json document = json::parse(later.out);
  CHECK(document.at("from") == "2026-11-01T00:00:00+00:00");
  CHECK(document.at("to") == "2026-12-06T00:00:00+00:00");
  CHECK(document.at("warnings") == 0);
  CHECK(document.at("diagnostics").empty());
}

TEST_CASE("check has the linter's findings too, over the exercise's own time") {
  const Small sound;
  CHECK(run_program("check " + sound.quoted()).err.empty());
  const Small faulty("last_resort = { roles = [\"second\"], wait = \"2 min\" }\n", "");
  const Ran ran = run_program("check " + faulty.quoted());
  CHECK(ran.exit_code == 0);
  CHECK(ran.out == faulty.file("small.toml").string() + ": no faults, 1 warning. " + heading);
  CHECK(
      ran.err.find("warning: \"works-call-out\" has no last resort: where nobody answers, it just ends\n") !=
      std::string::npos);
}

TEST_CASE("time that ends before it begins, or takes years, is not looked at") {
  const Small small;
  const Ran before =
      small.ask("lint " + small.quoted() + " --from '2026-11-01 00:00' --to '2026-10-01 00:00'");
  CHECK(before.exit_code == 1);
  CHECK(before.err == "error: --to is not after --from\n  expected: a time after Sun 2026-11-01 00:00 GMT\n");
  const Ran ages = small.ask("lint " + small.quoted() + " --to '2036-10-01 00:00'");
  CHECK(ages.exit_code == 1);
  CHECK(ages.err == "error: --from and --to are too far apart\n  expected: at most two years\n");
}

TEST_CASE("a rota goes out as a spreadsheet and comes back as shifts, offsets and all") {
  const Small small;
  const std::string over = " --from '2026-10-24 00:00' --to '2026-10-28 00:00'";
  const Ran out = small.ask("export " + small.quoted() + " --out " + small.quoted("rota.csv") + over);
  CHECK(out.exit_code == 0);
  CHECK(out.out == std::string{heading} + small.file("rota.csv").string() +
                       ": 3 turns in 2 roles from Sat 2026-10-24 00:00 BST to Wed 2026-10-28 00:00 GMT\n");
  CHECK(contents(small.file("rota.csv")) ==
        "role,person,from,to,exercise\r\n"
        "duty,ann,2026-10-24 00:00+01:00,2026-10-25 01:30+01:00,EXERCISE GREY WAGTAIL\r\n"
        "duty,ben,2026-10-25 01:30+01:00,2026-10-28 00:00+00:00,EXERCISE GREY WAGTAIL\r\n"
        "second,cat,2026-10-24 00:00+01:00,2026-10-28 00:00+00:00,EXERCISE GREY WAGTAIL\r\n");
  const Ran back = small.ask("import " + small.quoted("rota.csv") + " --scenario " + small.quoted());
  CHECK(back.exit_code == 0);
  CHECK(back.out == R"(# Shifts for an EXERCISE, read from rota.csv. Local times in Europe/London.

[[shift]]
role = "duty"
person = "ann"
from = "2026-10-24 00:00"
to = "2026-10-25 01:30+01:00"

[[shift]]
role = "duty"
person = "ben"
from = "2026-10-25 01:30+01:00"
to = "2026-10-28 00:00"

[[shift]]
role = "second"
person = "cat"
from = "2026-10-24 00:00"
to = "2026-10-28 00:00"
)");
}

TEST_CASE("a scenario whose rota was exported as a calendar and imported has the same people on call") {
  const Small small;
  const std::string over = " --from '2026-10-24 00:00' --to '2026-11-20 00:00'";
  REQUIRE(small.ask("export " + small.quoted() + " --role duty --out " + small.quoted("rota.ics") + over)
              .exit_code == 0);
  CHECK(
      contents(small.file("rota.ics")).find("SUMMARY:EXERCISE GREY WAGTAIL: Ann Archer (Duty officer)\r\n") !=
      std::string::npos);
  const Small imported(
      "[[rotation]]\nrole = \"duty\"\nstarts = \"2026-10-18 01:30\"\nturn = [{ people = [\"ann\"] }, { "
      "people = [\"ben\"] }]\n",
      "");
  const Ran ran = small.ask("import " + small.quoted("rota.ics") + " --scenario " + imported.quoted() +
                            " --out " + imported.quoted("shifts.toml"));
  CHECK(ran.exit_code == 0);
  CHECK(ran.out == std::string{heading} + imported.file("shifts.toml").string() + ": 5 shifts from " +
                       small.file("rota.ics").string() + "\n");
  const std::string question = " --at '2026-10-25 01:15+01:00' --days 20";
  const fs::path folder = imported.file("small.toml").parent_path();
  CHECK(small.ask(small.quoted() + question).out == small.ask("'" + folder.string() + "'" + question).out);
}

TEST_CASE("every fault of an imported file is told, and nothing is written") {
  const Small small;
  write(small.file("rota.csv"),
        "role,person,from,to\r\nduty,anne,2026-10-24 00:00,2026-10-25 00:00\r\nduty,ben,2026-10-25 "
        "01:30,2026-10-26 "
        "00:00\r\n");
  const Ran ran = small.ask("import " + small.quoted("rota.csv") + " --scenario " + small.quoted() +
                            " --out " + small.quoted("shifts.toml"));
  CHECK(ran.exit_code == 1);
  const std::string file = small.file("rota.csv").string();
  CHECK(ran.err ==
        file +
            ":2:6: error: there is no person \"anne\"\nduty,anne,2026-10-24 00:00,2026-10-25 00:00\n     "
            "^~~~\n  expected: the id or the name of one of [[person]]\n  hint: did you mean \"ann\"?\n" +
            file +
            ":3:10: error: 2026-10-25 01:30 happens twice, because the clocks go back\nduty,ben,2026-10-25 "
            "01:30,2026-10-26 00:00\n         ^~~~~~~~~~~~~~~~\n  expected: \"+01:00\" or \"+00:00\" "
            "behind it\n");
  CHECK_FALSE(fs::exists(small.file("shifts.toml")));
  const Ran missing = small.ask("import " + small.quoted("none.csv") + " --scenario " + small.quoted());
  CHECK(missing.exit_code == 1);
  CHECK(missing.out.empty());
}

TEST_CASE("a role that the scenario does not have is a fault of each that was asked for") {
  const Small small;
  const Ran ran = small.ask("export " + small.quoted() + " --out " + small.quoted("rota.csv") +
                            " --role dutty --role third");
  CHECK(ran.exit_code == 1);
  CHECK(ran.err ==
        "error: --role: the scenario has no role \"dutty\"\n  expected: its id\n  hint: did you mean "
        "\"duty\"?\n"
        "error: --role: the scenario has no role \"third\"\n  expected: its id\n");
  CHECK_FALSE(fs::exists(small.file("rota.csv")));
}

TEST_CASE("an import writes over its own files and no others") {
  const Small small;
  REQUIRE(small.ask("export " + small.quoted() + " --out " + small.quoted("rota.csv")).exit_code == 0);
  const std::string import =
      "import " + small.quoted("rota.csv") + " --scenario " + small.quoted() + " --out ";
  CHECK(small.ask(import + small.quoted("shifts.toml")).exit_code == 0);
  CHECK(small.ask(import + small.quoted("shifts.toml")).exit_code == 0);
  const std::string own = contents(small.file("small.toml"));
  const Ran ran = small.ask(import + small.quoted());
  CHECK(ran.exit_code == 1);
  CHECK(ran.err == "error: " + small.file("small.toml").string() +
                       " is there already, and no import wrote it\n"
                       "  expected: a new file, or one that an earlier import wrote\n");
  CHECK(contents(small.file("small.toml")) == own);
}

TEST_CASE(
    "a full disk, and a file that cannot be written, are one plain sentence, and leave what was there") {
  const Small small;
  write(small.file("rota.ics"), "an older calendar\n");
  const std::string export_it = "export " + small.quoted() + " --to '2028-01-01 00:00' --out ";
  // A file-size limit stands in for a disk that is full.
  const Ran full = small.ask(export_it + small.quoted("rota.ics"), "ulimit -f 1; trap '' XFSZ;");
  CHECK(full.exit_code == 4);
  CHECK(full.err == "error: \"" + small.file("rota.ics").string() + "\" cannot be written: File too large\n");
  CHECK(contents(small.file("rota.ics")) == "an older calendar\n");
  const Ran nowhere = small.ask(export_it + "/proc/nowhere/rota.csv");
  CHECK(nowhere.exit_code == 4);
  CHECK(nowhere.err == "error: \"/proc/nowhere/rota.csv\" cannot be written: No such file or directory\n");
}

TEST_CASE("what oncall cannot be asked is wrong usage") {
  const Small small;
  for (const std::string& arguments : std::vector<std::string>{
           "", small.quoted() + " --days 0", "lint", "export " + small.quoted(),
           "export " + small.quoted() + " --out rota.txt", "import " + small.quoted("rota.csv"),
           "import rota.txt --scenario " + small.quoted(), small.quoted() + " --format csv"}) {
    CAPTURE(arguments);
    const Ran ran = small.ask(arguments);
    CHECK(ran.exit_code == 2);
    CHECK(ran.out.empty());
    CHECK_FALSE(ran.err.empty());
  }
}

TEST_CASE("the scenario to start from is sound, this year and next") {
  const Scratch scratch;
  const std::string mine = "'" + (scratch / "mine").string() + "'";
  REQUIRE(run_program("new " + mine).exit_code == 0);
  CHECK(run_program("check " + mine).err.empty());
  const Ran ran = run_program("oncall lint " + mine + " --to '2028-01-01 00:00'");
  CHECK(ran.err.empty());
  CHECK(ran.out ==
        "EXERCISE FIRST LIGHT: Exercise First Light\n"
        "0 warnings from Wed 2026-11-11 10:00 GMT to Sat 2028-01-01 00:00 GMT\n");
}
