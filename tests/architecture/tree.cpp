// The rules, asked of every source of the tree.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/architecture/source_rules.hpp"

namespace {

using namespace tocsin::architecture;
namespace fs = std::filesystem;

std::vector<Source> all_sources() {
  const fs::path root(TOCSIN_ROOT);
  std::vector<Source> sources;
  for (const char* folder : {"sim", "render", "app"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const auto extension = entry.path().extension();
      if (extension != ".hpp" && extension != ".cpp") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      sources.push_back({fs::relative(entry.path(), root).generic_string(),
                         {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()}});
    }
  }
  std::sort(sources.begin(), sources.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return sources;
}

Faults ask(Faults (*rule)(const Source&)) {
  Faults faults;
  for (const Source& source : all_sources()) {
    for (std::string& one : rule(source)) faults.push_back(std::move(one));
  }
  return faults;
}

}  // namespace

TEST_CASE("the tree that is checked is the whole tree") {
  const auto sources = all_sources();
  for (const char* path : {"sim/base/time.hpp", "sim/model/rules.hpp", "sim/exercise/exercise.cpp",
                           "render/scene.hpp", "render/sfml/window.hpp", "app/main.cpp"}) {
    CAPTURE(path);
    const auto found =
        std::find_if(sources.begin(), sources.end(), [&](const Source& s) { return s.path == path; });
    REQUIRE(found != sources.end());
    CHECK(found->text.size() > 100);
  }
}

TEST_CASE("no level includes one above it or beside it") { CHECK(ask(wrong_levels) == Faults{}); }

TEST_CASE("each third-party header stays in its folder") { CHECK(ask(stray_libraries) == Faults{}); }

TEST_CASE("every header says what it is and is read once") { CHECK(ask(bare_header) == Faults{}); }

TEST_CASE("nothing under sim depends on clocks, threads, hidden dice or shared state") {
  CHECK(ask(indeterminacy) == Faults{});
}

TEST_CASE("no source says that it is unfinished") { CHECK(ask(unfinished_words) == Faults{}); }
