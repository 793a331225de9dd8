// Files as bytes: saved whole or not at all, and looked at where they lie.
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "sim/base/mapped_file.hpp"
#include "sim/base/saved_file.hpp"
#include "sim/base/text.hpp"
#include "tests/support/scratch.hpp"

using namespace tocsin;
namespace fs = std::filesystem;

namespace {

using test::Scratch;

}  // namespace

TEST_CASE("a saved file is there whole, and replaces the one before") {
  const Scratch folder;
  REQUIRE(save_file(folder / "a", std::string_view("one\0two", 7)));
  CHECK(*read_file(folder / "a") == std::string("one\0two", 7));
  REQUIRE(save_file(folder / "a", ""));
  CHECK(read_file(folder / "a")->empty());
  CHECK_FALSE(fs::exists(folder / "a.part"));
}

TEST_CASE("a file that cannot be saved leaves what was there") {
  const Scratch folder;
  REQUIRE(save_file(folder / "a", "before"));
  fs::create_directory(folder / "a.part");
  const auto saved = save_file(folder / "a", "after");
  REQUIRE_FALSE(saved);
  CHECK(format(saved.error()) ==
        "error: \"" + (folder / "a").string() + "\" cannot be written: Is a directory\n");
  CHECK(*read_file(folder / "a") == "before");
  CHECK_FALSE(save_file("/dev/full/a", "x"));
}

TEST_CASE("a mapped file shows its bytes for as long as it is there") {
  const Scratch folder;
  REQUIRE(save_file(folder / "a", "some bytes"));
  auto first = MappedFile::open(folder / "a");
  REQUIRE(first);
  MappedFile second = std::move(*first);
  CHECK(second.bytes() == "some bytes");
  REQUIRE(save_file(folder / "a", "others"));
  CHECK(second.bytes() == "some bytes");
  CHECK(MappedFile::open(folder / "a")->bytes() == "others");
  REQUIRE(save_file(folder / "empty", ""));
  CHECK(MappedFile::open(folder / "empty")->bytes().empty());
}

TEST_CASE("what cannot be mapped says why") {
  const Scratch folder;
  CHECK(format(MappedFile::open("no/such/file").error()) ==
        "error: there is no such file as \"no/such/file\"\n");
  fs::create_directory(folder / "b");
  CHECK(format(MappedFile::open(folder / "b").error()) ==
        "error: \"" + (folder / "b").string() + "\" is not a file\n");
}

TEST_CASE("a device, a pipe and a folder are never replaced by a file, and a link stays a link") {
  const Scratch scratch;
  REQUIRE(mkfifo((scratch / "pipe").c_str(), 0600) == 0);
  std::filesystem::create_directory(scratch / "folder");
  for (const std::filesystem::path& path :
       {scratch / "pipe", scratch / "folder", std::filesystem::path("/dev/null")}) {
    const auto saved = save_file(path, "bytes");
    REQUIRE_FALSE(saved);
    CHECK(saved.error().front().message == "\"" + path.string() + "\" cannot be written: it is not a file");
    CHECK_FALSE(std::filesystem::is_regular_file(path));
  }
  std::filesystem::create_symlink("target", scratch / "link");
  for (const char* bytes : {"first", "second"}) {
    REQUIRE(save_file(scratch / "link", bytes));
    CHECK(std::filesystem::is_symlink(scratch / "link"));
    CHECK(std::filesystem::file_size(scratch / "target") == std::string(bytes).size());
  }
}
