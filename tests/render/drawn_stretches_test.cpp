// A road that many drive is one line in the picture.
#include "render/drawn_stretches.hpp"

#include <catch2/catch.hpp>

using namespace tocsin;
using namespace tocsin::render;

namespace {

GridBox everywhere() {
  GridBox box;
  box.add({-1e6, -1e6});
  box.add({1e6, 1e6});
  return box;
}

using Runs = std::vector<DrawnStretches::Run>;

LineShape line(std::vector<GridPoint> points, double width_px = 3.0) {
  return {Layer::Routes, std::move(points), width_px, rgb(0xBE2D14), Dash::Solid, Ends::Round};
}

const GridPoint a{0, 0}, b{10, 0}, c{20, 0}, d{30, 0}, e{20, 10};

}  // namespace

TEST_CASE("a line draws what no line of its look has drawn, whichever way it runs") {
  DrawnStretches drawn;
  CHECK(drawn.rest_of(line({a, b, c}), everywhere()) == Runs{{{a, b, c}, 0.0}});
  CHECK(drawn.rest_of(line({a, b, c}), everywhere()).empty());
  CHECK(drawn.rest_of(line({e, c, b, a}), everywhere()) == Runs{{{e, c}, 0.0}});
  CHECK(drawn.rest_of(line({e, a, b, d}), everywhere()) ==
        Runs{{{e, a}, 0.0}, {{b, d}, distance(e, a).value + 10.0}});
}

TEST_CASE("a line of another width, colour or dash is another line") {
  DrawnStretches drawn;
  CHECK(drawn.rest_of(line({a, b}), everywhere()) == Runs{{{a, b}, 0.0}});
  CHECK(drawn.rest_of(line({a, b}, 5.0), everywhere()) == Runs{{{a, b}, 0.0}});
  CHECK(drawn.rest_of(line({b, a}, 5.0), everywhere()).empty());
  LineShape other = line({a, b});
  other.dash = Dash::Dotted;
  CHECK(drawn.rest_of(other, everywhere()) == Runs{{{a, b}, 0.0}});
  other.colour = rgb(0x1E2882);
  CHECK(drawn.rest_of(other, everywhere()) == Runs{{{a, b}, 0.0}});
}

TEST_CASE("what lies off the ground is left out, and is not taken for drawn") {
  GridBox west;
  west.add({-5, -5});
  west.add({5, 5});
  DrawnStretches drawn;
  CHECK(drawn.rest_of(line({a, b, c, d}), west) == Runs{{{a, b}, 0.0}});
  CHECK(drawn.rest_of(line({a, b, c, d}), everywhere()) == Runs{{{b, c, d}, 10.0}});
}

TEST_CASE("a new picture has nothing drawn in it") {
  DrawnStretches drawn;
  CHECK(drawn.rest_of(line({a, b}), everywhere()).size() == 1);
  drawn.clear();
  CHECK(drawn.rest_of(line({a, b}), everywhere()) == Runs{{{a, b}, 0.0}});
}

TEST_CASE("of thousands of stretches each is drawn once") {
  DrawnStretches drawn;
  std::vector<GridPoint> long_way;
  for (int i = 0; i < 5000; ++i) long_way.push_back({i * 7.0, (i % 13) * 3.0});
  CHECK(drawn.rest_of(line(long_way), everywhere()) == Runs{{long_way, 0.0}});
  CHECK(drawn.rest_of(line(long_way), everywhere()).empty());
}
