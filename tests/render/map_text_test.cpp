#include "render/map_text.hpp"

#include <catch2/catch.hpp>

using namespace tocsin::render;

namespace {

double size_of(const char* key, double scale, View view) {
  Label label;
  label.key = key;
  label.style.size_px = 14.0;
  return enlarged({label}, scale, view).front().style.size_px;
}

}  // namespace

TEST_CASE("in the room the names of the incident are at least 36 pixels high, whatever the scale") {
  for (const char* key : {"site", "closure:one", "slowdown:one", "cordon:one"}) {
    for (const double scale : {0.75, 1.0, 1.5, 2.5}) CHECK(size_of(key, scale, View::Room) >= 36.0);
    CHECK(size_of(key, 1.5, View::Facilitator) == 21.0);
  }
}

TEST_CASE("in the room a closure is named before any street, and the street of an RVP can be read") {
  Label closure{.key = "closure:one"}, street{.key = "rvp:one", .priority = 90};
  const auto names = enlarged({closure, street}, 1.0, View::Room);
  CHECK(names[0].priority > names[1].priority);
  CHECK(names[1].style.size_px == 24.0);
}

TEST_CASE("other names are as large as the scale has them") {
  for (const View view : {View::Room, View::Facilitator})
    CHECK(size_of("settlement:Hale", 1.5, view) == 21.0);
}
