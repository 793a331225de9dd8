#include "sim/hazard/footprint.hpp"

#include <cmath>
#include <numbers>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/hazard/support.hpp"

using namespace hazard_test;

namespace {

constexpr GridPoint source{350'000.0, 380'000.0};

Cloud bent_cloud() {
  const auto point = [](double s, double from_deg, double speed_m_s) {
    return WeatherPoint{at_s(s), Degrees{from_deg}, MetresPerSecond{speed_m_s}, Stability::D, Celsius{15.0}};
  };
  const Weather weather{{point(0, 240, 3), point(900, 250, 4), point(1500, 160, 3)}};
  return cloud_at(stopped_at(constant(6.0), at_s(1200)), weather, at_s(1900));
}

Puff round_puff(GridPoint centre, double sigma_m, double kg) {
  return {centre, Metres{1000.0}, Metres{sigma_m}, Metres{20.0}, Kilograms{kg}, Metres{6.0 * sigma_m}};
}

std::vector<Footprint> footprints_of(const Cloud& cloud, const std::vector<double>& thresholds) {
  std::vector<KgPerCubicMetre> quantities;
  for (const double t : thresholds) quantities.emplace_back(t);
  return footprints(cloud, quantities);
}

/// The points of a lattice over the cloud's ground, off any round number.
std::vector<GridPoint> samples(const GridBox& box, double step_m) {
  std::vector<GridPoint> points;
  for (double x = box.low.easting_m + 0.37; x < box.high.easting_m; x += step_m) {
    for (double y = box.low.northing_m + 0.71; y < box.high.northing_m; y += step_m) points.push_back({x, y});
  }
  return points;
}

}  // namespace

TEST_CASE("the footprint of one puff is the circle where its Gaussian meets the threshold") {
  const Cloud cloud{{round_puff(source, 100.0, 50.0)}, Metres{0.0}, Kilograms{0.0}};
  const double top = concentration(cloud, source).value;
  const Footprint footprint = footprints_of(cloud, {top / 100.0})[0];
  const double radius = 100.0 * std::sqrt(2.0 * std::log(100.0));
  REQUIRE(footprint.pieces.size() == 1);
  CHECK(footprint.pieces[0].holes.empty());
  CHECK(area_m2(footprint) == Approx(std::numbers::pi * radius * radius).epsilon(1e-3));
  for (const GridPoint& p : footprint.pieces[0].outer) {
    CHECK(distance(p, source).value == Approx(radius).margin(0.1));
  }
}

TEST_CASE("a footprint holds the points above its threshold and no others") {
  const Cloud cloud = bent_cloud();
  for (const double threshold : {1.5e-6, 6e-6, 6e-5}) {
    const Footprint footprint = footprints_of(cloud, {threshold})[0];
    int above = 0;
    for (const GridPoint& p : samples(extent(cloud), 31.0)) {
      const double c = concentration(cloud, p).value;
      if (c > 1.05 * threshold) CHECK(is_inside(footprint, p));
      if (c < 0.95 * threshold) CHECK_FALSE(is_inside(footprint, p));
      above += c > threshold ? 1 : 0;
    }
    CHECK(above > 20);
    CHECK(area_m2(footprint) == Approx(above * 31.0 * 31.0).epsilon(0.05));
  }
}

TEST_CASE("the edge of a footprint lies on its threshold") {
  const Cloud cloud = bent_cloud();
  const double threshold = 6e-6;
  const Footprint footprint = footprints_of(cloud, {threshold})[0];
  REQUIRE(!footprint.pieces.empty());
  for (const FootprintPiece& piece : footprint.pieces) {
    for (const GridPoint& p : piece.outer) {
      CHECK(concentration(cloud, p).value == Approx(threshold).epsilon(0.04));
    }
  }
}

TEST_CASE("a higher threshold lies within a lower one") {
  const std::vector<Footprint> nested = footprints_of(bent_cloud(), {6e-5, 2e-5, 6e-6, 1.5e-6});
  for (std::size_t i = 0; i + 1 < nested.size(); ++i) {
    REQUIRE(!nested[i].pieces.empty());
    CHECK(area_m2(nested[i]) < area_m2(nested[i + 1]));
    for (const FootprintPiece& piece : nested[i].pieces) {
      for (const GridPoint& p : piece.outer) CHECK(is_inside(nested[i + 1], p));
    }
  }
}

TEST_CASE("outer rings run anticlockwise, holes clockwise, and a ring of puffs has clean air in its middle") {
  Cloud ring{{}, Metres{0.0}, Kilograms{0.0}};
  for (int i = 0; i < 24; ++i) {
    ring.puffs.push_back(round_puff(source + heading(Degrees{15.0 * i}) * 600.0, 90.0, 10.0));
  }
  const double on_ring = concentration(ring, source + GridPoint{0.0, 600.0}).value;
  const Footprint footprint = footprints_of(ring, {0.3 * on_ring})[0];
  REQUIRE(footprint.pieces.size() == 1);
  REQUIRE(footprint.pieces[0].holes.size() == 1);
  CHECK_FALSE(is_inside(footprint, source));
  CHECK(is_inside(footprint, source + GridPoint{600.0, 0.0}));
  const Footprint outer_alone{footprint.threshold, {{footprint.pieces[0].outer, {}}}};
  const Footprint hole_alone{footprint.threshold, {{footprint.pieces[0].holes[0], {}}}};
  CHECK(area_m2(outer_alone) > 0.0);
  CHECK(area_m2(hole_alone) < 0.0);
  CHECK(area_m2(footprint) == Approx(area_m2(outer_alone) + area_m2(hole_alone)));
}

TEST_CASE("two clouds apart are two pieces") {
  const Cloud pair{
      {round_puff(source, 80.0, 10.0), round_puff(source + GridPoint{2000.0, 300.0}, 80.0, 10.0)},
      Metres{0.0},
      Kilograms{0.0}};
  const double top = concentration(pair, source).value;
  CHECK(footprints_of(pair, {0.1 * top})[0].pieces.size() == 2);
}

TEST_CASE("a threshold above the cloud, and an empty cloud, have no footprint") {
  const Footprint too_high = footprints_of(bent_cloud(), {10.0})[0];
  CHECK(too_high.pieces.empty());
  CHECK(area_m2(too_high) == 0.0);
  CHECK_FALSE(is_inside(too_high, source));
  CHECK(footprints_of(Cloud{}, {1e-6})[0].pieces.empty());
  CHECK(footprints_of(bent_cloud(), {}).empty());
}

TEST_CASE("a footprint moves with its cloud and turns with it") {
  const Cloud cloud = bent_cloud();
  Cloud moved = cloud;
  Cloud quarter = cloud;
  const GridPoint shift{4321.0, -987.0};
  for (Puff& puff : moved.puffs) puff.centre = puff.centre + shift;
  for (Puff& puff : quarter.puffs) {
    const GridPoint d = puff.centre - source;
    puff.centre = source + GridPoint{-d.northing_m, d.easting_m};
  }
  const double area = area_m2(footprints_of(cloud, {6e-6})[0]);
  CHECK(area_m2(footprints_of(moved, {6e-6})[0]) == Approx(area).epsilon(1e-6));
  CHECK(area_m2(footprints_of(quarter, {6e-6})[0]) == Approx(area).epsilon(2e-3));
}

TEST_CASE("overlapping trains that add up to more than each are closed all the same") {
  // Each puff alone is below the threshold; forty of them on one spot are far above it.
  Cloud heap{{}, Metres{0.0}, Kilograms{0.0}};
  for (int i = 0; i < 40; ++i) heap.puffs.push_back(round_puff(source, 50.0 + i, 1.0));
  const double top = concentration(heap, source).value;
  const Footprint footprint = footprints_of(heap, {0.05 * top})[0];
  REQUIRE(footprint.pieces.size() == 1);
  for (const GridPoint& p : footprint.pieces[0].outer) {
    CHECK(concentration(heap, p).value == Approx(0.05 * top).epsilon(0.01));
  }
}

TEST_CASE("footprints of a moment are the same however often they are asked for") {
  const std::vector<Footprint> first = footprints_of(bent_cloud(), {6e-5, 6e-6});
  const std::vector<Footprint> again = footprints_of(bent_cloud(), {6e-5, 6e-6});
  for (std::size_t i = 0; i < first.size(); ++i) {
    REQUIRE(first[i].pieces.size() == again[i].pieces.size());
    for (std::size_t j = 0; j < first[i].pieces.size(); ++j) {
      CHECK(first[i].pieces[j].outer == again[i].pieces[j].outer);
    }
  }
}
