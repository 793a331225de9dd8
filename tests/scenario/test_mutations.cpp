// Hostile and clumsy texts: each is read, or refused with an error; never half, and never with a crash.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/fuzz/mutations.hpp"
#include "tests/scenario/describe.hpp"
#include "tests/scenario/fixtures.hpp"
#include "tests/scenario/small_map.hpp"

using namespace tocsin;
using namespace tocsin::scenario;
using namespace tocsin::scenario::test;

namespace {

std::size_t lines_equal_to(const std::string& text, const std::string& wanted) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.pop_back();
    if (line == wanted) ++count;
    at = end + 1;
  }
  return count;
}

/// Every table that stands in the text stands in the scenario.
void check_nothing_is_lost(const std::string& text, const model::Scenario& s) {
  CHECK(lines_equal_to(text, "[[inject]]") == s.injects.size());
  CHECK(lines_equal_to(text, "[[alert]]") == s.alerts.size());
  CHECK(lines_equal_to(text, "[[activation]]") == s.activations.size());
  CHECK(lines_equal_to(text, "[[task]]") == s.tasks.size());
  CHECK(lines_equal_to(text, "[[unit]]") == s.units.size());
  CHECK(lines_equal_to(text, "[[closure]]") == s.closures.size());
  CHECK(lines_equal_to(text, "[[slowdown]]") == s.slowdowns.size());
  CHECK(lines_equal_to(text, "[[cordon]]") == s.cordons.size());
  CHECK(lines_equal_to(text, "[[weather]]") == s.weather.points.size());
  CHECK(lines_equal_to(text, "[[person]]") == s.people.size());
}

void check_read_or_refused(const std::string& text, const roads::Map& map) {
  const auto result = read(one_file(text), map);
  if (!result) {
    CHECK(has_errors(result.error()));
    CHECK_FALSE(format(result.error()).empty());
    return;
  }
  CHECK_FALSE(has_errors(result->warnings));
  const bool has_long_text =
      text.find("\"\"\"") != std::string::npos || text.find("'''") != std::string::npos;
  if (!has_long_text) check_nothing_is_lost(text, result->scenario);
}

std::string folder_text(const std::string& name) {
  const auto sources = read_sources(std::string{TOCSIN_ROOT} + "/scenarios/" + name);
  REQUIRE(sources);
  std::string text;
  for (const auto& source : *sources) text += source.text + "\n";
  return text;
}

}  // namespace

TEST_CASE("mutations of scenarios are read or refused, and lose nothing") {
  const roads::Map map = small_map();
  for (const std::string& seed : {complete_scenario(), smoke_scenario()}) {
    for (std::uint64_t n = 0; n < 240; ++n) {
      INFO("mutation " << n);
      check_read_or_refused(fuzz::mutated(seed, n), map);
    }
  }
}

TEST_CASE("mutations of the shipped scenarios are read or refused, and lose nothing") {
  const auto map = roads::open_map(std::string{TOCSIN_ROOT} + "/maps/halton");
  REQUIRE(map);
  for (const char* name : {"runcorn-chlorine", "widnes-warehouse", "standby-at-night"}) {
    const std::string seed = folder_text(name);
    for (std::uint64_t n = 0; n < 100; ++n) {
      INFO("mutation " << n << " of " << name);
      check_read_or_refused(fuzz::mutated(seed, n), *map);
    }
  }
}

TEST_CASE("a scenario cut off anywhere behind its first table is read as far as it goes or refused") {
  const roads::Map map = small_map();
  const std::string whole = complete_scenario();
  for (std::size_t end = 0; end < whole.size(); end += 37) check_read_or_refused(whole.substr(0, end), map);
}

TEST_CASE("line ends, a byte order mark and the division into files change nothing") {
  const std::string text = complete_scenario();
  const std::string expected = describe(read_well(text).scenario);
  std::string with_returns;
  for (const char c : text) with_returns += c == '\n' ? std::string{"\r\n"} : std::string{c};
  CHECK(describe(read_well(with_returns).scenario) == expected);
  CHECK(describe(read_well("\xEF\xBB\xBF" + text).scenario) == expected);
  const std::size_t middle = text.find("[[escalation]]");
  const auto halves =
      read({{"1.toml", text.substr(0, middle)}, {"2.toml", text.substr(middle)}}, small_map());
  REQUIRE(halves);
  CHECK(describe(halves->scenario) == expected);
}

TEST_CASE("bytes that are not text are refused where they stand") {
  CHECK(complaints("[exercise]\ntitle = \"a\xC3(\"\n") ==
        "test.toml:2:11: error: this byte is not text\ntitle = \"a?(\"\n          ^\n  expected: UTF-8 "
        "without NUL\n");
  CHECK(complaints(std::string("[exercise]\n\0", 12)) ==
        "test.toml:2:1: error: this byte is not text\n?\n^\n  expected: UTF-8 without NUL\n");
}

TEST_CASE("a key of very many parts is refused before it is followed") {
  std::string parts;
  for (int i = 0; i < 300000; ++i) parts += "a.";
  CHECK_THAT(complaints("# a.b\nx = \"" + parts + "\"\n" + parts + "a = 1\n"),
             Catch::StartsWith("test.toml:3:1: error: a key here has more than 32 parts\n"));
  CHECK_THAT(complaints("[" + parts + "a]\n"),
             Catch::StartsWith("test.toml:1:1: error: a key here has more than 32 parts\n"));
  CHECK_THAT(complaints("x = \"\"\"\"quoted\"\"\"\"\n" + parts + "a = 1\n"),
             Catch::StartsWith("test.toml:2:1: error: a key here has more than 32 parts\n"));
}

TEST_CASE("deep nesting is refused") {
  CHECK_THAT(complaints("x = " + std::string(100000, '[') + "\n"),
             Catch::Contains("error: this is not TOML; "));
  CHECK_THAT(complaints("x = " + std::string(40, '[') + std::string(40, ']') + "\n"),
             Catch::Contains("error: this is nested more than 32 levels deep\n"));
}

TEST_CASE("a long list is refused") {
  std::string list = "[1";
  for (int i = 0; i < 20000; ++i) list += ", 1";
  CHECK_THAT(complaints(with(complete_scenario(), "links = [7]", "links = " + list + "]")),
             Catch::Contains("error: this list has 20001 entries\n"));
}

TEST_CASE("more than 4 MB is refused in a sentence") {
  CHECK(complaints(smallest_scenario() + "#" + std::string(source_limit_bytes, 'x')) ==
        fmt::format(
            "error: the scenario has {} bytes in 1 files\n  expected: at most 4194304 bytes in 200 files\n",
            smallest_scenario().size() + 1 + source_limit_bytes));
}

TEST_CASE("very many faults are counted and not listed") {
  std::string text = smallest_scenario();
  for (int i = 0; i < 3000; ++i) text += fmt::format("[[inject]]\nunknown{} = 1\n", i);
  const auto result = read(one_file(text), small_map());
  REQUIRE_FALSE(result);
  CHECK(result.error().size() == 501);
  CHECK_THAT(result.error().back().message, Catch::EndsWith("more errors are not shown"));
}

TEST_CASE("ten thousand rows are read in reasonable time, and one more is refused") {
  std::string text = smallest_scenario();
  for (int i = 0; i < 10000; ++i) {
    text += fmt::format(
        "[[inject]]\nid=\"i{}\"\ntitle=\"t\"\ntext=\"x\"\nfrom=\"works\"\nto=\"works\"\nchannel="
        "\"radio\"\nwhen={{inject=\"i{}\"}}\n",
        i, i == 0 ? 9999 : i - 1);
  }
  CHECK_THAT(
      complaints(text),
      Catch::Contains("error: this can never come true: inject \"i0\" waits for inject \"i9999\", which"));
  CHECK_THAT(complaints(text + "[[inject]]\n"), Catch::Contains("error: this list has 10001 entries\n"));
}
