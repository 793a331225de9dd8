#include "sim/hazard/scripted.hpp"

#include <catch2/catch.hpp>

#include "tests/hazard/support.hpp"

using namespace hazard_test;

TEST_CASE("a scripted footprint is nowhere, then each of its rings in turn, then nowhere") {
  const ScriptedFootprint smoke{"A. Planner (invented)",
                                {{at_s(60), {{0, 0}, {10, 0}, {10, 10}, {0, 10}}},
                                 {at_s(120), {{0, 0}, {30, 0}, {30, 10}, {0, 10}}},
                                 {at_s(180), {}}}};
  const GridPoint near{5, 5};
  const GridPoint far{25, 5};
  CHECK(ring_at(smoke, SimTime{59'999}).empty());
  CHECK_FALSE(is_inside(smoke, near, SimTime{59'999}));
  CHECK(is_inside(smoke, near, at_s(60)));
  CHECK_FALSE(is_inside(smoke, far, SimTime{119'999}));
  CHECK(is_inside(smoke, far, at_s(120)));
  CHECK(ring_at(smoke, at_s(120)).size() == 4);
  CHECK_FALSE(is_inside(smoke, near, at_s(180)));
  CHECK(ring_at(ScriptedFootprint{}, at_s(5)).empty());
}
