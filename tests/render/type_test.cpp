// Measures of text, without a display.
#include "render/type.hpp"

#include <filesystem>

#include <catch2/catch.hpp>

using namespace tocsin;
using namespace tocsin::render;

namespace {

Type usual() {
  auto type = Type::load();
  if (!type) FAIL(format(type.error()));
  return std::move(*type);
}

}  // namespace

TEST_CASE("a typeface that is not there is named once, with what to install") {
  const auto folder = std::filesystem::temp_directory_path() / "tocsin-no-type";
  std::filesystem::create_directories(folder);
  const auto type = Type::load(folder);
  REQUIRE_FALSE(type);
  CHECK(format(type.error()) ==
        "error: the typeface " + (folder / "DejaVuSans.ttf").string() +
            " is missing or cannot be read\n  hint: install the package fonts-dejavu-core\n"
            "error: the typeface " +
            (folder / "DejaVuSans-Bold.ttf").string() +
            " is missing or cannot be read\n  hint: install the package fonts-dejavu-core\n");
}

TEST_CASE("a text is as wide as its widest line and as high as its lines") {
  const Type type = usual();
  const TextSize one = type.measure("Widnes", 13.0, LabelFace::Plain);
  const TextSize two = type.measure("RVP\nWidnes", 13.0, LabelFace::Plain);
  CHECK(one.width_px == two.width_px);
  CHECK(one.height_px == 16.0);  // ceil(13 x 1.18)
  CHECK(two.height_px == 31.0);  // ceil(2 x 13 x 1.18)
  CHECK(type.measure("", 13.0, LabelFace::Plain).width_px == 0.0);
}

TEST_CASE("bold is wider than plain, larger wider than smaller, and longer wider than shorter") {
  const Type type = usual();
  const auto width = [&](const char* text, double size_px, LabelFace face) {
    return type.measure(text, size_px, face).width_px;
  };
  CHECK(width("Weston Point", 13.0, LabelFace::Bold) > width("Weston Point", 13.0, LabelFace::Plain));
  CHECK(width("Weston Point", 36.0, LabelFace::Plain) > 2.0 * width("Weston Point", 13.0, LabelFace::Plain));
  CHECK(width("Weston Points", 13.0, LabelFace::Plain) > width("Weston Point", 13.0, LabelFace::Plain));
}

TEST_CASE("broken bytes and characters the face does not have are measured, not stumbled over") {
  const Type type = usual();
  CHECK(type.measure("\xC3", 13.0, LabelFace::Plain).width_px > 0.0);
  CHECK(type.measure("\xF0\x9F\x9A\x92", 13.0, LabelFace::Plain).width_px > 0.0);
}
