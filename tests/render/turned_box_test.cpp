#include "render/turned_box.hpp"

#include <random>

#include <catch2/catch.hpp>

using namespace tocsin::render;

namespace {

double side_of(Pixel a, Pixel b, Pixel p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); }

bool holds(const std::array<Pixel, 4>& shape, Pixel p) {
  for (std::size_t i = 0; i < 4; ++i) {
    if (side_of(shape[i], shape[(i + 1) % 4], p) <= 0.0) return false;
  }
  return true;
}

bool cross(Pixel a, Pixel b, Pixel c, Pixel d) {
  return side_of(a, b, c) * side_of(a, b, d) < 0.0 && side_of(c, d, a) * side_of(c, d, b) < 0.0;
}

// Another answer to the same question: two shapes overlap where an edge crosses an edge or one holds the
// other's corner.
bool overlap_by_edges(const TurnedBox& a, const TurnedBox& b) {
  const auto p = corners_of(a), q = corners_of(b);
  for (std::size_t i = 0; i < 4; ++i) {
    if (holds(p, q[i]) || holds(q, p[i])) return true;
    for (std::size_t j = 0; j < 4; ++j) {
      if (cross(p[i], p[(i + 1) % 4], q[j], q[(j + 1) % 4])) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("turned boxes meet where their edges cross or one holds a corner of the other, and nowhere else") {
  std::mt19937 random(1);
  const auto one = [&](double least, double most) {
    return least + (most - least) * static_cast<double>(random() % 10000) / 10000.0;
  };
  int meetings = 0;
  for (int i = 0; i < 20000; ++i) {
    const auto box = [&] {
      const Pixel low{one(0, 160), one(0, 160)};
      return TurnedBox{{low, low + Pixel{one(10, 120), one(8, 30)}}, i % 5 == 0 ? 0.0 : one(-90, 90)};
    };
    const TurnedBox a = box(), b = box();
    CAPTURE(i);
    CHECK(meet(a, b) == overlap_by_edges(a, b));
    CHECK(meet(a, b) == meet(b, a));
    if (meet(a, b)) CHECK(bounds_of(a).meets(bounds_of(b)));
    meetings += meet(a, b) ? 1 : 0;
  }
  CHECK(meetings > 2000);
  CHECK(meetings < 18000);
}

TEST_CASE("a quarter turn makes a box as high as it was wide") {
  const PixelBox bounds = bounds_of({{{0, 0}, {40, 10}}, 90.0});
  CHECK(bounds.width() == Approx(10.0));
  CHECK(bounds.height() == Approx(40.0));
  CHECK(bounds.centre().x == Approx(20.0));
}
