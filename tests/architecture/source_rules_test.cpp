// The checker itself, on made-up sources: that it fails where it should, and only there.
#include "tests/architecture/source_rules.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace tocsin::architecture;

namespace {

Source header(std::string path, std::string body) {
  return {std::move(path), "// What it is,\n// and what it does not know.\n#pragma once\n" + std::move(body)};
}

}  // namespace

TEST_CASE("a lower level that includes a higher one is named with its line") {
  const Source source{"sim/roads/x.cpp",
                      "#include \"sim/roads/x.hpp\"\n#include \"sim/base/geo.hpp\"\n"
                      "#include \"sim/model/world.hpp\"\n#include \"sim/hazard/cloud.hpp\"\n"};
  CHECK(wrong_levels(source) == Faults{"sim/roads/x.cpp:3: sim/roads may not include sim/model",
                                       "sim/roads/x.cpp:4: sim/roads may not include sim/hazard"});
}

TEST_CASE("scenario and journal stand beside each other and meet only in exercise") {
  CHECK(wrong_levels({"sim/scenario/x.cpp", "#include \"sim/journal/journal.hpp\"\n"}) ==
        Faults{"sim/scenario/x.cpp:1: sim/scenario may not include sim/journal"});
  CHECK(wrong_levels({"sim/journal/x.cpp", "#include \"sim/scenario/read.hpp\"\n"}) ==
        Faults{"sim/journal/x.cpp:1: sim/journal may not include sim/scenario"});
  CHECK(wrong_levels({"sim/exercise/x.cpp",
                      "#include \"sim/scenario/read.hpp\"\n#include \"sim/journal/journal.hpp\"\n"})
            .empty());
}

TEST_CASE("nothing below the window includes the window, and only app includes everything") {
  const std::string window = "#include \"render/sfml/window.hpp\"\n";
  CHECK(wrong_levels({"render/scene.cpp", window}) ==
        Faults{"render/scene.cpp:1: render may not include render/sfml"});
  CHECK(wrong_levels({"sim/exercise/x.cpp", "#include \"render/scene.hpp\"\n"}) ==
        Faults{"sim/exercise/x.cpp:1: sim/exercise may not include render"});
  CHECK(wrong_levels({"render/sfml/x.cpp", "#include \"app/files.hpp\"\n"}) ==
        Faults{"render/sfml/x.cpp:1: render/sfml may not include app"});
  CHECK(wrong_levels({"app/main.cpp", window}).empty());
}

TEST_CASE("an include is written from the root, in a folder that has a level") {
  CHECK(wrong_levels({"sim/base/x.cpp", "#include \"x.hpp\"\n#  include \"../engine/y.hpp\"\n"}) ==
        Faults{"sim/base/x.cpp:1: \"x.hpp\" is not written from the root",
               "sim/base/x.cpp:2: \"../engine/y.hpp\" is not written from the root"});
  CHECK(wrong_levels({"sim/extras/x.cpp", ""}) ==
        Faults{"sim/extras/x.cpp:1: the folder 'sim/extras' has no place among the levels"});
}

TEST_CASE("a library's header outside its folder is named") {
  const auto stray = [](const std::string& path, const std::string& name) {
    return stray_libraries({path, "#include <" + name + ">\n"});
  };
  CHECK(stray("sim/journal/x.cpp", "toml++/toml.h") ==
        Faults{"sim/journal/x.cpp:1: <toml++/toml.h> may not be included in sim/journal"});
  CHECK(stray("sim/scenario/x.cpp", "nlohmann/json.hpp") ==
        Faults{"sim/scenario/x.cpp:1: <nlohmann/json.hpp> may not be included in sim/scenario"});
  CHECK(stray("sim/base/x.cpp", "boost/graph/adjacency_list.hpp") ==
        Faults{"sim/base/x.cpp:1: <boost/graph/adjacency_list.hpp> may not be included in sim/base"});
  CHECK(stray("sim/model/x.cpp", "spdlog/spdlog.h") ==
        Faults{"sim/model/x.cpp:1: <spdlog/spdlog.h> may not be included in sim/model"});
  CHECK(stray("render/scene.cpp", "SFML/Graphics.hpp") ==
        Faults{"render/scene.cpp:1: <SFML/Graphics.hpp> may not be included in render"});
  CHECK(stray("sim/base/x.cpp", "boost/asio.hpp") ==
        Faults{"sim/base/x.cpp:1: <boost/asio.hpp> is of no library known to the rules"});
}

TEST_CASE("libraries at home, and the standard library anywhere, are no fault") {
  const auto stray = [](const std::string& path, const std::string& name) {
    return stray_libraries({path, "#include <" + name + ">\n"});
  };
  CHECK(stray("sim/scenario/x.cpp", "toml++/toml.h").empty());
  CHECK(stray("app/x.cpp", "nlohmann/json.hpp").empty());
  CHECK(stray("sim/roads/x.cpp", "boost/graph/adjacency_list.hpp").empty());
  CHECK(stray("render/sfml/x.hpp", "SFML/Graphics/Font.hpp").empty());
  CHECK(stray("sim/model/x.cpp", "fmt/format.h").empty());
  CHECK(stray("sim/model/x.hpp", "vector").empty());
}

TEST_CASE("a library that belongs in sources is a fault in a header") {
  CHECK(stray_libraries(header("sim/journal/x.hpp", "#include <nlohmann/json.hpp>\n")) ==
        Faults{"sim/journal/x.hpp:4: <nlohmann/json.hpp> may not be included in a header"});
}

TEST_CASE("a header opens with two to six lines of comment and is read once") {
  CHECK(bare_header(header("sim/base/x.hpp", "int f();\n")).empty());
  CHECK(bare_header({"sim/base/x.hpp", "// One line.\nint f();\n"}) ==
        Faults{"sim/base/x.hpp:1: opens with a comment of 1 lines; two to six say what it is and what it "
               "does not know",
               "sim/base/x.hpp:1: has no #pragma once"});
  CHECK(bare_header({"sim/base/x.hpp", "//1\n//2\n//3\n//4\n//5\n//6\n//7\n#pragma once\n"}) ==
        Faults{"sim/base/x.hpp:1: opens with a comment of 7 lines; two to six say what it is and what it "
               "does not know"});
  CHECK(bare_header({"sim/base/x.hpp", "#pragma once\n// Late.\n// Comment.\n"}).size() == 1);
  CHECK(bare_header({"sim/base/x.cpp", "int f();\n"}).empty());
}

TEST_CASE("clocks, dice, threads and unordered containers under sim are named") {
  CHECK(indeterminacy({"sim/base/x.cpp", "auto t = std::chrono::steady_clock::now();\n"}) ==
        Faults{"sim/base/x.cpp:1: 'steady_clock': a run never asks what time it is"});
  CHECK(indeterminacy({"sim/base/x.cpp", "void f() {\n  std::normal_distribution<> d;\n}\n"}) ==
        Faults{"sim/base/x.cpp:2: 'std::normal_distribution': chance comes from named streams only"});
  CHECK(indeterminacy({"sim/base/x.cpp", "int f() { return std::rand(); }\n"}) ==
        Faults{"sim/base/x.cpp:1: 'std::rand': chance comes from named streams only"});
  CHECK(indeterminacy({"sim/base/x.hpp", "  std::unordered_map<int, int> all_;\n"}) ==
        Faults{"sim/base/x.hpp:1: 'unordered_map': its order is not the same everywhere"});
  CHECK(indeterminacy({"sim/base/x.cpp", "  std::thread worker(f);\n"}) ==
        Faults{"sim/base/x.cpp:1: 'std::thread': a run has no threads"});
}

TEST_CASE("state that two exercises would share is named") {
  CHECK(indeterminacy({"sim/base/x.cpp", "int f() {\n  static int calls = 0;\n  return ++calls;\n}\n"}) ==
        Faults{"sim/base/x.cpp:2: 'static': state that two exercises in one process would share"});
  CHECK(indeterminacy({"sim/base/x.cpp", "static std::vector<int> cache;\n"}) ==
        Faults{"sim/base/x.cpp:1: 'static': state that two exercises in one process would share"});
  CHECK(indeterminacy({"sim/base/x.cpp", "  thread_local Pool pool{4};\n"}) ==
        Faults{"sim/base/x.cpp:1: 'thread_local': state that two exercises in one process would share"});
  CHECK(indeterminacy({"sim/base/x.cpp", "namespace {\nint calls = 0;\n}\n"}) ==
        Faults{"sim/base/x.cpp:2: 'calls': state that two exercises in one process would share"});
  CHECK(indeterminacy({"sim/base/x.hpp", "inline std::map<int, int> cache;\n"}) ==
        Faults{"sim/base/x.hpp:1: 'cache': state that two exercises in one process would share"});
}

TEST_CASE("constants, static functions and boost's distributions are no shared state") {
  CHECK(indeterminacy({"sim/base/x.hpp",
                       "constexpr int limit = 4;\ninline constexpr double share = 0.5;\n"
                       "const std::vector<int> table{1, 2};\nusing Ids = std::vector<int>;\n"
                       "struct Later;\nint f(int x);\nstatic std::vector<int> g(int x);\n"
                       "  static constexpr int bits = 24;\n  static const std::array<int, 2> kinds{1, 2};\n"
                       "  static bool operator==(A, A);\n  boost::random::normal_distribution<double> d;\n"
                       "  int member = 0;\n"})
            .empty());
}

TEST_CASE("only sim is asked for determinism") {
  CHECK(indeterminacy({"render/sfml/x.cpp", "auto t = std::chrono::steady_clock::now();\n"}).empty());
}

TEST_CASE("what stands in comments and strings is not code") {
  CHECK(indeterminacy({"sim/base/x.cpp",
                       "// never std::rand or system_clock\n/* static int\n calls = 0; */\n"
                       "const char* a = \"std::thread \\\" static int n = 0;\";\n"
                       "const char* b = R\"(static int n = 0; \" std::rand)\";\n"
                       "const long many = 1'000'000;\nconst char quote = '\"';\n"})
            .empty());
  CHECK(code_only("a /* b */ \"c\" 'd' // e\nf") == "a         \" \" ' '     \nf");
}

TEST_CASE("words of unfinished work are named wherever they stand") {
  // Written in two halves so that a search of the tree for these words finds only real ones.
  const std::string to_do = std::string("TO") + "DO";
  CHECK(unfinished_words({"app/main.cpp", "int x;\n// " + to_do + ": more\n"}) ==
        Faults{"app/main.cpp:2: the word '" + to_do + "'"});
  const std::string stand_in = std::string("place") + "holder";
  CHECK(unfinished_words({"app/main.cpp", "auto s = \"" + stand_in + "\";\n"}) ==
        Faults{"app/main.cpp:1: the word '" + stand_in + "'"});
  CHECK(unfinished_words({"app/main.cpp", "int stubborn = 1;\n"}).empty());
}
