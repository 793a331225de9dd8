#include "render/camera.hpp"

#include <catch2/catch.hpp>

using namespace tocsin;
using namespace tocsin::render;

namespace {
Camera halton() { return {{{10.0, 66.0}, {918.0, 626.0}}, {350204.0, 380700.0}, 7.5}; }

void check_same(GridPoint a, GridPoint b) {
  CHECK(a.easting_m == Approx(b.easting_m).margin(1e-6));
  CHECK(a.northing_m == Approx(b.northing_m).margin(1e-6));
}
}  // namespace

TEST_CASE("a pixel's ground is drawn at that pixel") {
  for (const Pixel p : {Pixel{10.0, 66.0}, Pixel{464.0, 346.0}, Pixel{917.5, 70.25}}) {
    const Pixel back = halton().to_pixel(halton().to_grid(p));
    CHECK(back.x == Approx(p.x).margin(1e-6));
    CHECK(back.y == Approx(p.y).margin(1e-6));
  }
}

TEST_CASE("north is up and east is right") {
  const Camera c = halton();
  const Pixel middle = c.to_pixel(c.centre);
  CHECK(c.to_pixel(c.centre + GridPoint{0.0, 75.0}) == middle + Pixel{0.0, -10.0});
  CHECK(c.to_pixel(c.centre + GridPoint{75.0, 0.0}) == middle + Pixel{10.0, 0.0});
}

TEST_CASE("what lies under the pointer stays there while zooming") {
  const Pixel pointer{200.0, 500.0};
  for (const double factor : {1.25, 0.8, 1000.0, 0.001}) {
    check_same(halton().zoomed(pointer, factor).to_grid(pointer), halton().to_grid(pointer));
  }
}

TEST_CASE("zoom is held within its limits") {
  CHECK(halton().zoomed({}, 1e9).metres_per_pixel == Camera::nearest_m_per_px);
  CHECK(halton().zoomed({}, 1e-9).metres_per_pixel == Camera::farthest_m_per_px);
}

TEST_CASE("panning carries the ground along with the hand") {
  const Camera c = halton();
  check_same(c.panned({30.0, -12.0}).to_grid({130.0, 288.0}), c.to_grid({100.0, 300.0}));
}

TEST_CASE("fitting shows the whole box and no more than it must") {
  GridBox box;
  box.add({349000.0, 379000.0});
  box.add({353000.0, 380000.0});
  const Camera c = halton().fitted(box, 20.0);
  CHECK(c.ground().contains(box.low));
  CHECK(c.ground().contains(box.high));
  CHECK(c.to_pixel(box.low).x == Approx(c.frame.low.x + 20.0));
  CHECK(c.to_pixel(box.high).x == Approx(c.frame.high.x - 20.0));
  CHECK(halton().fitted(GridBox{}, 20.0) == halton());
}
