#include <catch2/catch.hpp>

#include "sim/base/diagnostics.hpp"

using namespace tocsin;

namespace {

Diagnostic at(int line, int column, int length, std::string line_text) {
  return {Severity::Error, {"a.toml", line, column, length}, std::move(line_text), "no", {}, {}};
}

}  // namespace

TEST_CASE("a fault shows its place, its line, a caret, what was expected and the mend") {
  const Diagnostic d{Severity::Error,
                     {"scenarios/runcorn.toml", 12, 9, 7},
                     "wind = \"westish\"",
                     "unknown wind direction \"westish\"",
                     "degrees from 0 to 360, or a compass point",
                     "did you mean \"west\"?"};
  CHECK(format(d) ==
        "scenarios/runcorn.toml:12:9: error: unknown wind direction \"westish\"\n"
        "wind = \"westish\"\n"
        "        ^~~~~~~\n"
        "  expected: degrees from 0 to 360, or a compass point\n"
        "  hint: did you mean \"west\"?\n");
}

TEST_CASE("what a fault does not have is left out") {
  CHECK(format({Severity::Warning, {}, "", "the rota has a gap", "", ""}) == "warning: the rota has a gap\n");
  CHECK(format({Severity::Error, {"a.toml", 0, 0, 1}, "", "is empty", "", ""}) ==
        "a.toml: error: is empty\n");
  CHECK(format({Severity::Error, {"a.toml", 3, 0, 1}, "x = 1", "no", "", ""}) ==
        "a.toml:3: error: no\nx = 1\n");
}

TEST_CASE("the caret stands under its character") {
  CHECK(format(at(1, 1, 1, "x = 1")) == "a.toml:1:1: error: no\nx = 1\n^\n");
  CHECK(format(at(1, 5, 1, "x = 1")) == "a.toml:1:5: error: no\nx = 1\n    ^\n");
}

TEST_CASE("tabs stay tabs under a line so that the caret stands right") {
  CHECK(format(at(1, 3, 2, "\tx\tab")) == "a.toml:1:3: error: no\n\tx\tab\n\t ^~\n");
  CHECK(format(at(1, 4, 2, "\tx\tab")) == "a.toml:1:4: error: no\n\tx\tab\n\t \t^~\n");
}

TEST_CASE("columns count characters, not bytes") {
  CHECK(format(at(1, 7, 3, "tŷ = \"aŵb\"")) == "a.toml:1:7: error: no\ntŷ = \"aŵb\"\n      ^~~\n");
}

TEST_CASE("a caret beyond its line stands behind the end") {
  CHECK(format(at(1, 99, 5, "x = ")) == "a.toml:1:99: error: no\nx = \n    ^\n");
  CHECK(format(at(1, 3, 99, "x = ")) == "a.toml:1:3: error: no\nx = \n  ^~\n");
  CHECK(format(at(1, 2, 0, "x = ")) == "a.toml:1:2: error: no\nx = \n ^\n");
}

TEST_CASE("nothing that a file holds reaches the terminal as a command") {
  const Diagnostic d{
      Severity::Error, {"a\x1b.toml", 1, 4, 1}, "\x1b[2J\x80 \xe2\x80\xae\x7f", "bad \"\x07\n\" here",
      "a \x01 b",      "c \xc2\x9b d"};
  CHECK(format(d) ==
        "a?.toml:1:4: error: bad \"??\" here\n"
        "?[2J? ??\n"
        "   ^\n"
        "  expected: a ? b\n"
        "  hint: c ? d\n");
}

TEST_CASE("faults are read in the order in which they are mended, each once") {
  const auto made = [](std::string file, int line, int column, std::string message) {
    return Diagnostic{Severity::Error, {std::move(file), line, column, 1}, "", std::move(message), "", ""};
  };
  Diagnostics all{made("b.toml", 1, 1, "m"), made("a.toml", 10, 1, "m"), made("a.toml", 2, 9, "z"),
                  made("a.toml", 2, 9, "a"), made("a.toml", 2, 1, "z"),  made("a.toml", 10, 1, "m"),
                  made("", 0, 0, "first")};
  sort_for_reading(all);
  CHECK(format(all) ==
        "error: first\n"
        "a.toml:2:1: error: z\n"
        "a.toml:2:9: error: a\n"
        "a.toml:2:9: error: z\n"
        "a.toml:10:1: error: m\n"
        "b.toml:1:1: error: m\n");
}

TEST_CASE("faults that differ in anything are both kept") {
  Diagnostic a = at(1, 1, 1, "x");
  Diagnostic b = a;
  b.hint = "another";
  Diagnostic c = a;
  c.severity = Severity::Warning;
  Diagnostics all{c, b, a, b};
  sort_for_reading(all);
  CHECK(all.size() == 3);
}

TEST_CASE("warnings alone are no errors") {
  Diagnostic warning;
  warning.severity = Severity::Warning;
  CHECK_FALSE(has_errors({}));
  CHECK_FALSE(has_errors({warning}));
  CHECK(has_errors({warning, Diagnostic{}}));
}

TEST_CASE("a fault is a failed result with one error in it") {
  const Result<int> without_place = fault("no", "yes", "try");
  REQUIRE_FALSE(without_place);
  CHECK(format(without_place.error()) == "error: no\n  expected: yes\n  hint: try\n");
  const Result<int> with_place = fault_at({"a.toml", 1, 1, 1}, "x", "no");
  REQUIRE_FALSE(with_place);
  CHECK(format(with_place.error()) == "a.toml:1:1: error: no\nx\n^\n");
}

TEST_CASE("a line is found by its number, without its end") {
  const std::string_view text = "one\r\n\nthree";
  CHECK(line_of(text, 1) == "one");
  CHECK(line_of(text, 2).empty());
  CHECK(line_of(text, 3) == "three");
  CHECK(line_of(text, 4).empty());
  CHECK(line_of(text, 0).empty());
  CHECK(line_of(text, -1).empty());
  CHECK(line_of("", 1).empty());
  CHECK(line_of("x\n", 2).empty());
}
