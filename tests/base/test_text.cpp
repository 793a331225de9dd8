#include <filesystem>
#include <fstream>
#include <vector>

#include <catch2/catch.hpp>
#include <unistd.h>

#include "sim/base/random.hpp"
#include "sim/base/text.hpp"
#include "sim/base/utf8.hpp"

using namespace tocsin;

namespace {

const std::vector<std::string> roles{"duty_officer", "fire_commander", "gold", "loggist", "silver"};

std::string nearest(std::string_view word) { return nearest_name(word, roles).value_or("nothing"); }

/// A folder that goes when the test does.
struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("tocsin_test_text_" + std::to_string(::getpid()));
  Folder() {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path file(const char* name, std::string_view content) const {
    std::ofstream out(path / name, std::ios::binary);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    return path / name;
  }
};

std::string why_not(const std::filesystem::path& path, std::size_t limit_bytes = 100) {
  const Result<std::string> content = read_file(path, limit_bytes);
  REQUIRE_FALSE(content);
  return format(content.error());
}

}  // namespace

TEST_CASE("a slip of a letter or two finds the name that was meant") {
  CHECK(nearest("silvr") == "silver");
  CHECK(nearest("sliver") == "silver");
  CHECK(nearest("dutty_oficer") == "duty_officer");
  CHECK(nearest("glod") == "gold");
  CHECK(nearest("gold") == "gold");
}

TEST_CASE("a word that is nothing like a name finds none") {
  CHECK(nearest("bronze") == "nothing");
  CHECK(nearest("go") == "nothing");
  CHECK(nearest("") == "nothing");
  CHECK_FALSE(nearest_name("gold", {}));
}

TEST_CASE("of names as near as each other the first is taken, and a nearer one before it") {
  const std::vector<std::string> names{"bat", "cat", "carts"};
  CHECK(nearest_name("rat", names) == "bat");
  CHECK(nearest_name("cart", names) == "cat");
  CHECK(nearest_name("carts", names) == "carts");
}

TEST_CASE("a letter with an accent is one letter") {
  const std::vector<std::string> names{"tŷ"};
  CHECK(nearest_name("ty", names) == "tŷ");
}

TEST_CASE("UTF-8 is well formed without NUL, and nothing else is") {
  for (const std::string_view good :
       {"", "plain", "tŷ €50", "\xf4\x8f\xbf\xbf", "\xed\x9f\xbf", "\xf0\x90\x80\x80"}) {
    CHECK(is_utf8_text(good));
  }
  const std::string_view nul{"a\0b", 3};
  for (const std::string_view bad :
       {nul, std::string_view{"\x80"}, std::string_view{"\xc0\xaf"}, std::string_view{"\xc3"},
        std::string_view{"\xe0\x80\xaf"}, std::string_view{"\xed\xa0\x80"},
        std::string_view{"\xf4\x90\x80\x80"}, std::string_view{"\xf8\x88\x80\x80\x80"},
        std::string_view{"\xff"}, std::string_view{"\xe2\x82"}, std::string_view{"caf\xe9"}}) {
    INFO(bad);
    CHECK_FALSE(is_utf8_text(bad));
  }
}

TEST_CASE("every code point is read back from its bytes, and only those are well formed") {
  int well_formed = 0;
  for (unsigned a = 0; a < 256; ++a) {
    for (unsigned b = 0; b < 256; ++b) {
      const char bytes[] = {static_cast<char>(a), static_cast<char>(b)};
      const Character c = character_at({bytes, 2}, 0);
      if (c.length == 2) {
        ++well_formed;
        REQUIRE(c.code_point == ((a & 0x1FU) << 6U | (b & 0x3FU)));
      }
    }
  }
  CHECK(well_formed == 0x800 - 0x80);
}

TEST_CASE("a file is read whole, bytes as they are") {
  const Folder folder;
  const std::string content{"one\r\ntwo\0\xff", 10};
  CHECK(read_file(folder.file("a", content), 10) == content);
  CHECK(read_file(folder.file("empty", ""), 0) == std::string{});
  const std::string large(200'000, 'x');
  CHECK(read_file(folder.file("large", large)) == large);
}

TEST_CASE("why a file was not read is said in one plain sentence") {
  const Folder folder;
  const std::string name = folder.path.string();
  CHECK(why_not(folder.path) == "error: \"" + name + "\" is a folder, not a file\n");
  CHECK(why_not(folder.path / "none.toml") == "error: there is no such file as \"" + name + "/none.toml\"\n");
  CHECK(why_not(folder.file("a", "x") / "b") == "error: there is no such file as \"" + name + "/a/b\"\n");
  CHECK(why_not(folder.file("long", std::string(101, 'x'))) ==
        "error: \"" + name + "/long\" is longer than the 100 bytes that are read\n");
  CHECK(why_not(folder.path / std::string(300, 'x')) ==
        "error: \"" + name + "/" + std::string(300, 'x') + "\" cannot be read: File name too long\n");
}
