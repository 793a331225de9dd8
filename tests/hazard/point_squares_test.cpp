// Where the points of squares lie in a cloud: exactly where each alone is asked about says.
#include "sim/hazard/point_squares.hpp"

#include <vector>

#include <catch2/catch.hpp>

#include "sim/base/random.hpp"
#include "tests/hazard/support.hpp"

using namespace hazard_test;

namespace {

std::vector<GridPoint> scattered(RandomStream& random, std::size_t count, double over_m) {
  std::vector<GridPoint> points;
  for (std::size_t i = 0; i < count; ++i) {
    points.push_back(
        {350'000.0 + over_m * (random.uniform() - 0.5), 380'000.0 + over_m * (random.uniform() - 0.5)});
  }
  return points;
}

std::vector<std::uint32_t> one_by_one(const Cloud& cloud, const std::vector<GridPoint>& points,
                                      double threshold_kg_m3) {
  std::vector<std::uint32_t> found;
  const std::vector<double> kg_m3 = concentrations(cloud, points);
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    if (kg_m3[i] >= threshold_kg_m3) found.push_back(i);
  }
  return found;
}

/// A wind that turns and a rate that changes, so that the train is neither straight nor even.
Cloud some_cloud(RandomStream& random) {
  Weather weather = steady(360.0 * random.uniform(), 1.0 + 6.0 * random.uniform(), Stability::D);
  WeatherPoint later = weather.points.front();
  later.at = at_s(600.0);
  later.wind_from = Degrees{360.0 * random.uniform()};
  weather.points.push_back(later);
  Release release = constant(0.1 + 20.0 * random.uniform());
  release.rates.push_back({at_s(300.0), KgPerSecond{random.uniform()}});
  return cloud_at(release, weather, at_s(60.0 + 3'000.0 * random.uniform()));
}

}  // namespace

TEST_CASE("the points of squares at or above a threshold are those that one by one are") {
  RandomStream random({61, 0}, "test", "squares");
  std::size_t in = 0;
  for (const double over_m : {50.0, 3'000.0, 20'000.0}) {
    const std::vector<GridPoint> points = scattered(random, 4'000, over_m);
    const PointSquares squares(points);
    for (int i = 0; i < 40; ++i) {
      const Cloud cloud = some_cloud(random);
      for (const double threshold : {1e-15, 1e-9, 1e-7, 1e-5, 1e-3}) {
        const auto expected = one_by_one(cloud, points, threshold);
        in += expected.size();
        REQUIRE(squares.at_least(cloud, KgPerCubicMetre{threshold}) == expected);
      }
    }
  }
  CHECK(in > 10'000);
}

TEST_CASE("a threshold that is a point's own concentration, to the bit, is met there") {
  RandomStream random({62, 0}, "test", "squares");
  const std::vector<GridPoint> points = scattered(random, 500, 6'000.0);
  const PointSquares squares(points);
  const Cloud cloud = some_cloud(random);
  for (const double kg_m3 : concentrations(cloud, points)) {
    if (kg_m3 == 0.0) continue;
    REQUIRE(squares.at_least(cloud, KgPerCubicMetre{kg_m3}) == one_by_one(cloud, points, kg_m3));
  }
}

TEST_CASE("squares over no point, one point and points in a line find what is there") {
  const Cloud cloud = cloud_at(constant(1.0), steady(270.0, 3.0, Stability::D), at_s(600.0));
  CHECK(PointSquares().at_least(cloud, KgPerCubicMetre{1e-9}).empty());
  CHECK(PointSquares(std::vector<GridPoint>{}).at_least(cloud, KgPerCubicMetre{1e-9}).empty());
  const std::vector<GridPoint> line{{351'000.0, 380'000.0}, {350'500.0, 380'000.0}, {349'000.0, 380'000.0}};
  CHECK(PointSquares(line).at_least(cloud, KgPerCubicMetre{1e-9}) == std::vector<std::uint32_t>{0, 1});
  CHECK(PointSquares({line.data(), 1}).at_least(cloud, KgPerCubicMetre{1e-9}) ==
        std::vector<std::uint32_t>{0});
  CHECK(PointSquares(line).at_least(Cloud{}, KgPerCubicMetre{1e-9}).empty());
}
