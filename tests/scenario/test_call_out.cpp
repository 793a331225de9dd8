// What planners get wrong in call-outs, desks and channels, and what they are told.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/scenario/describe.hpp"
#include "tests/scenario/fixtures.hpp"
#include "tests/scenario/small_map.hpp"

using namespace tocsin;
using namespace tocsin::scenario;
using namespace tocsin::scenario::test;

namespace {

std::string complaint(std::string_view from, std::string_view to) {
  return complaints(with(complete_scenario(), from, to));
}

/// The complaint without where it stands.
std::string about(std::string_view from, std::string_view to) {
  const std::string text = complaint(from, to);
  const std::size_t at = text.find(": ");
  return at == std::string::npos ? text : text.substr(at + 2);
}

constexpr const char* second_line = "wait = \"5 min\"\nname = \"second-line\"\n";

}  // namespace

TEST_CASE("a step that names nobody is refused") {
  CHECK(about(std::string{"roles = [\"duty-officer\"]\n"} + second_line, second_line) ==
        "error: [[escalation.step]] names nobody to be contacted\n[[escalation.step]]\n^~~~~~~~~~~~~~~~~~~\n"
        "  expected: `roles`, `next_of`, `people`, or several of them\n");
}

TEST_CASE("a step that is followed by none of its call-out is refused, and the nearest is named") {
  CHECK(about("then = \"second-line\"", "then = \"secnd-line\"") ==
        "error: no step is called \"secnd-line\"\nthen = \"secnd-line\"\n       ^~~~~~~~~~~~\n"
        "  expected: the `name` of a step of the same call-out\n  hint: did you mean \"second-line\"?\n");
}

TEST_CASE("two steps of one call-out have two names") {
  CHECK(about("name = \"deputies\"", "name = \"spare\"") ==
        "error: two steps are called \"spare\"\nname = \"spare\"\n       ^~~~~~~\n"
        "  expected: names that differ within a call-out\n");
}

TEST_CASE("what an optional step has no use for is a warning") {
  CHECK(about(second_line, std::string{second_line} + "part = \"optional\"\nrepeats = 2\n") ==
        "warning: `repeats` has no effect in an optional step: nothing waits for it\nrepeats = 2\n^~~~~~~\n");
}

TEST_CASE("the hours of a step are hours of the week") {
  CHECK(about("from = \"Mon 17:00\"", "from = \"2026-11-11 17:00\"") ==
        "error: `from` is a date\nfrom = \"2026-11-11 17:00\"\n       ^~~~~~~~~~~~~~~~~~\n"
        "  expected: a weekday and a time of day such as \"Mon 17:30\"\n");
}

TEST_CASE("progress and the time to a reminder go together") {
  CHECK(about("remind_after = \"8 min\"\n", "") ==
        "error: `progress` lacks `remind_after`\nprogress = { inject = \"second-call\" }\n^~~~~~~~\n"
        "  expected: both, or neither\n");
  CHECK(about("progress = { inject = \"second-call\" }\n", "") ==
        "error: `remind_after` lacks `progress`\nremind_after = \"8 min\"\n^~~~~~~~~~~~\n"
        "  expected: both, or neither\n");
}

TEST_CASE("revisions come in order of time") {
  CHECK(
      about(
          "[[escalation.revision]]\n",
          "[[escalation.revision]]\nfrom = \"2026-11-14 09:00\"\nstep = [{ roles = [\"duty-officer\"], wait "
          "= \"5 min\" }]\n\n[[escalation.revision]]\n") ==
      "error: this revision does not come after the one above it\nfrom = \"2026-11-13 09:00\"\n"
      "       ^~~~~~~~~~~~~~~~~~\n  expected: revisions in order of time\n");
}

TEST_CASE("the reasons why attempts are not answered are shares of one") {
  const std::string text = complaint("asleep = 0.1", "asleep = 0.8");
  CHECK_THAT(text, Catch::Contains("error: the shares of why it is not answered add up to 1.16\n"));
  CHECK_THAT(text, Catch::Contains(
                       "  expected: `asleep`, `driving`, `engaged` and `no_signal` together at most 1\n"));
}

TEST_CASE("a channel carries methods that there are") {
  CHECK(about("methods = [\"home\"]", "methods = [\"hone\"]") ==
        "error: `methods` has no \"hone\"\nmethods = [\"hone\"]\n           ^~~~~~\n"
        "  expected: a list of 1 to 7 of \"mobile\", \"home\", \"pager\", \"text\", \"email\", \"radio\", "
        "\"control_room\"\n  hint: did you mean \"home\"?\n");
}

TEST_CASE("a fault is mended after it began") {
  CHECK(about("[channel_fault.mended]\nat = \"T+0:40\"", "[channel_fault.mended]\nat = \"T+0:04\"") ==
        "error: this is not after T+00:05:00, when the channel fails\nat = \"T+0:04\"\n     ^~~~~~~~\n"
        "  expected: a later time\n");
}
