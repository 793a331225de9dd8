// What is shipped is valid: the scenarios, the starter, and how folders of files are found.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "sim/scenario/read.hpp"
#include "tests/scenario/fixtures.hpp"

using namespace tocsin;
using namespace tocsin::scenario;
using namespace tocsin::scenario::test;

namespace {

namespace fs = std::filesystem;

/// A folder of its own that goes when the test ends.
class TestFolder {
 public:
  TestFolder() {
    std::string pattern = (fs::temp_directory_path() / "tocsin-scenario-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  const fs::path& path() const { return path_; }
  void write(const std::string& name, const std::string& text) const { std::ofstream{path_ / name} << text; }

 private:
  fs::path path_;
};

Read read_on_halton(const std::vector<model::SourceText>& sources) {
  const auto map = roads::open_map(std::string{TOCSIN_ROOT} + "/maps/halton");
  REQUIRE(map);
  auto result = read(sources, *map);
  if (!result) FAIL(format(result.error()));
  return std::move(*result);
}

}  // namespace

TEST_CASE("the shipped scenarios can be read without a warning") {
  for (const char* name : {"runcorn-chlorine", "widnes-warehouse", "standby-at-night", "drill-page-at-two",
                           "drill-clock-change", "drill-first-responder"}) {
    INFO(name);
    const auto sources = read_sources(fs::path{TOCSIN_ROOT} / "scenarios" / name);
    REQUIRE(sources);
    CHECK(map_name_of(*sources).value_or("") == "halton");
    CHECK(format(read_on_halton(*sources).warnings) == "");
  }
}

TEST_CASE("the scenario to start from can be read without a warning") {
  const Read result = read_on_halton(starter_scenario());
  CHECK(format(result.warnings) == "");
  CHECK(result.scenario.code_word == "FIRST LIGHT");
  CHECK(result.scenario.injects.size() == 2);
}

TEST_CASE("a folder's TOML files are read in the order of their names, and nothing else in it") {
  const TestFolder folder;
  folder.write("b.toml", "2");
  folder.write("a.toml", "1");
  folder.write("notes.txt", "3");
  fs::create_directory(folder.path() / "c.toml");
  const auto sources = read_sources(folder.path());
  REQUIRE(sources);
  REQUIRE(sources->size() == 2);
  CHECK(sources->at(0).name == "a.toml");
  CHECK(sources->at(1).name == "b.toml");
  CHECK(sources->at(1).text == "2");
}

TEST_CASE("one file is a scenario as well") {
  const TestFolder folder;
  folder.write("one.toml", "1");
  const auto sources = read_sources(folder.path() / "one.toml");
  REQUIRE(sources);
  CHECK(sources->at(0).name == "one.toml");
}

TEST_CASE("folders without a scenario are refused in a sentence") {
  const TestFolder folder;
  const std::string path = folder.path().string();
  CHECK(format(read_sources(folder.path()).error()) ==
        "error: the folder \"" + path +
            "\" has no .toml file\n  expected: a scenario\n  hint: `tocsin new DIR` writes one to start "
            "from\n");
  CHECK(format(read_sources(folder.path() / "x").error()) ==
        "error: there is no such file as \"" + path + "/x\"\n");
}

TEST_CASE("files that are too long together are refused") {
  const TestFolder folder;
  folder.write("a.toml", std::string(3U << 20U, '#'));
  folder.write("b.toml", std::string(3U << 20U, '#'));
  const auto sources = read_sources(folder.path());
  REQUIRE_FALSE(sources);
  CHECK_THAT(format(sources.error()),
             Catch::Contains("b.toml\" is longer than the 1048576 bytes that are read"));
}

TEST_CASE("the map's name is found in any file, and its absence is named") {
  CHECK(map_name_of({{"a.toml", "x = ["}, {"b.toml", "[exercise]\nmap = \"here\"\n"}}).value_or("") ==
        "here");
  CHECK(format(map_name_of(one_file("[exercise]\n")).error()) ==
        "error: the scenario names no map\n  expected: `map` in [exercise]\n");
  CHECK(format(map_name_of(one_file("[exercise]\nmap = 3\n")).error()) ==
        "test.toml:2:7: error: `map` is the number 3\nmap = 3\n      ^\n  expected: the name of a folder in "
        "maps/, in "
        "quotation marks\n");
}
