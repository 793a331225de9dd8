#include <cmath>
#include <numbers>

#include <catch2/catch.hpp>

#include "sim/base/geo.hpp"
#include "sim/base/random.hpp"

using namespace tocsin;

namespace {

constexpr double rad = std::numbers::pi / 180.0;

/// The Ordnance Survey's own formulas (A Guide to Coordinate Systems in Great Britain, annexes B and C),
/// written out from the guide so that PROJ is checked by something that is not PROJ.
namespace guide {

struct Ellipsoid {
  double a;
  double b;
  double e2() const { return (a * a - b * b) / (a * a); }
};
constexpr Ellipsoid wgs84{6378137.000, 6356752.314245};
constexpr Ellipsoid airy{6377563.396, 6356256.909};

/// WGS84 to OSGB36 latitude and longitude at height 0 (annexe B for the frames, section 6.6 for the seven
/// numbers).
LatLon osgb36_of(LatLon p) {
  const double sin_lat = std::sin(p.lat_deg * rad);
  const double cos_lat = std::cos(p.lat_deg * rad);
  const double nu = wgs84.a / std::sqrt(1.0 - wgs84.e2() * sin_lat * sin_lat);
  const double x = nu * cos_lat * std::cos(p.lon_deg * rad);
  const double y = nu * cos_lat * std::sin(p.lon_deg * rad);
  const double z = nu * (1.0 - wgs84.e2()) * sin_lat;
  const double s = 20.4894e-6;
  const double second = rad / 3600.0;
  const double rx = -0.1502 * second;
  const double ry = -0.2470 * second;
  const double rz = -0.8421 * second;
  const double x2 = -446.448 + (1.0 + s) * x - rz * y + ry * z;
  const double y2 = 125.157 + rz * x + (1.0 + s) * y - rx * z;
  const double z2 = -542.060 - ry * x + rx * y + (1.0 + s) * z;
  const double from_axis = std::hypot(x2, y2);
  double lat = std::atan2(z2, from_axis * (1.0 - airy.e2()));
  for (int i = 0; i < 10; ++i) {
    const double nu2 = airy.a / std::sqrt(1.0 - airy.e2() * std::sin(lat) * std::sin(lat));
    lat = std::atan2(z2 + airy.e2() * nu2 * std::sin(lat), from_axis);
  }
  return {lat / rad, std::atan2(y2, x2) / rad};
}

double meridional_arc(double lat, double lat0, double f0) {
  const double n = (airy.a - airy.b) / (airy.a + airy.b);
  const double d = lat - lat0;
  const double sum = lat + lat0;
  return airy.b * f0 *
         ((1 + n + 1.25 * n * n + 1.25 * n * n * n) * d -
          (3 * n + 3 * n * n + 21.0 / 8 * n * n * n) * std::sin(d) * std::cos(sum) +
          (15.0 / 8 * n * n + 15.0 / 8 * n * n * n) * std::sin(2 * d) * std::cos(2 * sum) -
          35.0 / 24 * n * n * n * std::sin(3 * d) * std::cos(3 * sum));
}

/// OSGB36 latitude and longitude to eastings and northings (annexe C, formulas C1 to C3).
GridPoint projected(LatLon p) {
  const double f0 = 0.9996012717;
  const double lat = p.lat_deg * rad;
  const double s = std::sin(lat);
  const double c = std::cos(lat);
  const double t2 = std::tan(lat) * std::tan(lat);
  const double w = 1.0 - airy.e2() * s * s;
  const double nu = airy.a * f0 / std::sqrt(w);
  const double rho = airy.a * f0 * (1.0 - airy.e2()) / (w * std::sqrt(w));
  const double eta2 = nu / rho - 1.0;
  const double i = meridional_arc(lat, 49.0 * rad, f0) - 100000.0;
  const double ii = nu / 2 * s * c;
  const double iii = nu / 24 * s * c * c * c * (5 - t2 + 9 * eta2);
  const double iiia = nu / 720 * s * std::pow(c, 5) * (61 - 58 * t2 + t2 * t2);
  const double iv = nu * c;
  const double v = nu / 6 * c * c * c * (nu / rho - t2);
  const double vi = nu / 120 * std::pow(c, 5) * (5 - 18 * t2 + t2 * t2 + 14 * eta2 - 58 * t2 * eta2);
  const double d = (p.lon_deg + 2.0) * rad;
  return {400000.0 + iv * d + v * d * d * d + vi * std::pow(d, 5),
          i + ii * d * d + iii * std::pow(d, 4) + iiia * std::pow(d, 6)};
}

}  // namespace guide

GridPoint random_point(RandomStream& stream, double size_m) {
  const double easting_m = stream.uniform() * size_m;
  return {easting_m, stream.uniform() * size_m};
}

}  // namespace

TEST_CASE("the reference formulas give the Ordnance Survey's worked example") {
  const LatLon osgb36{52.0 + 39.0 / 60 + 27.2531 / 3600, 1.0 + 43.0 / 60 + 4.5177 / 3600};
  const GridPoint p = guide::projected(osgb36);
  CHECK(p.easting_m == Approx(651409.903).margin(0.001));
  CHECK(p.northing_m == Approx(313177.270).margin(0.001));
}

TEST_CASE("the projection agrees with the Ordnance Survey's formulas all over Great Britain") {
  const GridProjection projection;
  double worst_m = 0.0;
  for (double lat = 49.75; lat < 61.0; lat += 0.25) {
    for (double lon = -8.5; lon < 2.0; lon += 0.25) {
      const GridPoint theirs = guide::projected(guide::osgb36_of({lat, lon}));
      worst_m = std::max(worst_m, distance(projection.to_grid({lat, lon}), theirs).value);
    }
  }
  CHECK(worst_m < 0.15);  // decimetre rounding, and seven parameters printed to different lengths
}

TEST_CASE("the projection stays within 5 m of surveyed points") {
  struct Surveyed {
    const char* name;
    LatLon lat_lon;
    GridPoint grid;
  };
  // Ordnance Survey, OSTN15 developer pack, test points TP01, TP11, TP13, TP14, TP16, TP19.
  const Surveyed points[] = {
      {"St Mary's, Scilly", {49.92226393730, -6.29977752014}, {91492.146, 11318.804}},
      {"Colchester", {51.89436637350, 0.89724327012}, {599445.590, 225722.826}},
      {"Northampton", {52.25160951230, -0.91248956970}, {474335.969, 262047.755}},
      {"King's Lynn", {52.75136687170, 0.40153547065}, {562180.547, 319784.995}},
      {"Daresbury", {53.34480280190, -2.64049320810}, {357455.843, 383290.436}},
      {"Blackpool Airport", {53.77911025760, -3.04045490691}, {331534.564, 431920.794}},
  };
  const GridProjection projection;
  for (const Surveyed& s : points) {
    INFO(s.name);
    CHECK(distance(projection.to_grid(s.lat_lon), s.grid).value < 5.0);
  }
}

TEST_CASE("Runcorn Town Hall lies where the map says") {
  const GridProjection projection;
  CHECK(format_grid_reference(projection.to_grid({53.33378, -2.72329}), 3) == "SJ 519 821");
}

TEST_CASE("a point on the grid comes back from its latitude and longitude") {
  GridProjection moved;
  GridProjection projection = std::move(moved);
  RandomStream stream{{3, 0}, "test", "points"};
  for (int i = 0; i < 2000; ++i) {
    const GridPoint p = rounded_to_decimetres(GridPoint{100'000, 20'000} + random_point(stream, 550'000));
    const GridPoint back = projection.to_grid(projection.to_lat_lon(p));
    REQUIRE(distance(p, back).value < 1e-6);
  }
}

TEST_CASE("the projection may be used over Great Britain and not elsewhere") {
  CHECK(on_national_grid({53.3, -2.7}));
  CHECK(on_national_grid({49.0, -9.5}));
  CHECK_FALSE(on_national_grid({48.99, -2.7}));
  CHECK_FALSE(on_national_grid({53.3, 2.51}));
  CHECK_FALSE(on_national_grid({std::nan(""), -2.7}));
  CHECK_FALSE(on_national_grid({-2.7, 53.3}));
}

TEST_CASE("a grid reference names the square that a point lies in") {
  CHECK(format_grid_reference({350130, 380770}, 4) == "SJ 5013 8077");
  CHECK(format_grid_reference({350139.9, 380779.9}, 4) == "SJ 5013 8077");
  CHECK(format_grid_reference({350130, 380770}, 2) == "SJ 50 80");
  CHECK(format_grid_reference({350130, 380770}, 5) == "SJ 50130 80770");
  CHECK(format_grid_reference({651409.9, 313177.3}, 5) == "TG 51409 13177");
  CHECK(format_grid_reference({0, 0}, 2) == "SV 00 00");
  CHECK(format_grid_reference({456789, 1212345}, 3) == "HP 567 123");
}

TEST_CASE("a grid reference is read with spaces or without") {
  CHECK(parse_grid_reference("SJ 5013 8077") == GridPoint{350130, 380770});
  CHECK(parse_grid_reference("SJ50138077") == GridPoint{350130, 380770});
  CHECK(parse_grid_reference("SJ 50138077") == GridPoint{350130, 380770});
  CHECK(parse_grid_reference("SJ5080") == GridPoint{350000, 380000});
  CHECK(parse_grid_reference("SJ 50130 80770") == GridPoint{350130, 380770});
}

TEST_CASE("what is not a grid reference is not read as one") {
  for (const char* text :
       {"", "S", "SJ", "SJ 5", "SJ 5 8", "SJ 501 8077", "SJ 501307 807701", "SI 5013 8077", "sj 5013 8077",
        "ZZ 5013 8077", "AA 00 00", "SJ  5013 8077", "SJ 5013 8077 ", "SJ 50x3 8077", "SJ 5013-8077",
        "SJ 501380777", "TC 00 00", "HA 00 00", "TE 00 00 "}) {
    INFO('"' << text << '"');
    CHECK_FALSE(parse_grid_reference(text));
  }
}

TEST_CASE("every square of the National Grid comes back from its reference") {
  for (int east = 0; east < 70; ++east) {
    for (int north = 0; north < 130; ++north) {
      const GridPoint p{east * 10'000 + 1234.0, north * 10'000 + 5678.0};
      const std::string text = format_grid_reference(p, 5);
      if (parse_grid_reference(text) != p) FAIL(text);
    }
  }
}

TEST_CASE("bearings run clockwise from grid north") {
  const GridPoint o{350000, 380000};
  CHECK(bearing(o, o + GridPoint{0, 5}).value == 0.0);
  CHECK(bearing(o, o + GridPoint{5, 0}).value == Approx(90.0));
  CHECK(bearing(o, o + GridPoint{0, -5}).value == Approx(180.0));
  CHECK(bearing(o, o + GridPoint{-5, 0}).value == Approx(270.0));
  CHECK(bearing(o, o).value == 0.0);
  CHECK(bearing({0, 0}, {-1e-300, 1}).value == 0.0);
}

TEST_CASE("who goes a distance on a bearing arrives there") {
  RandomStream stream{{3, 0}, "test", "bearings"};
  for (int i = 0; i < 1000; ++i) {
    const GridPoint a = random_point(stream, 10'000);
    const GridPoint b = random_point(stream, 10'000);
    const GridPoint there = a + heading(bearing(a, b)) * distance(a, b).value;
    REQUIRE(distance(there, b).value < 1e-8);
    REQUIRE(bearing(a, b).value < 360.0);
  }
}

TEST_CASE("no point of a segment is nearer than its foot") {
  RandomStream stream{{3, 0}, "test", "feet"};
  for (int i = 0; i < 500; ++i) {
    const GridPoint p = random_point(stream, 1000);
    const GridPoint a = random_point(stream, 1000);
    const GridPoint b = random_point(stream, 1000);
    const Foot foot = foot_on_segment(p, a, b);
    REQUIRE(distance(foot.point, a + (b - a) * foot.share).value < 1e-9);
    REQUIRE(foot.away == distance(p, foot.point));
    for (int k = 0; k <= 100; ++k)
      REQUIRE(distance(p, a + (b - a) * (k / 100.0)).value >= foot.away.value - 1e-9);
  }
}

TEST_CASE("the foot on a segment without length is its point") {
  const Foot foot = foot_on_segment({3, 4}, {0, 0}, {0, 0});
  CHECK(foot.share == 0.0);
  CHECK(foot.point == GridPoint{0, 0});
  CHECK(foot.away.value == 5.0);
}

TEST_CASE("a point inside a ring is inside however the ring is turned or closed") {
  const std::vector<GridPoint> notched{{0, 0}, {10, 0}, {10, 10}, {5, 4}, {0, 10}};
  std::vector<GridPoint> closed = notched;
  closed.push_back(notched.front());
  const std::vector<GridPoint> reversed(notched.rbegin(), notched.rend());
  const auto everywhere = [&](GridPoint p, bool expected) {
    return inside_ring(p, notched) == expected && inside_ring(p, closed) == expected &&
           inside_ring(p, reversed) == expected;
  };
  CHECK(everywhere({1, 1}, true));
  CHECK(everywhere({9, 8}, true));
  CHECK(everywhere({5, 3.9}, true));
  CHECK(everywhere({5, 4.1}, false));
  CHECK(everywhere({-1, 5}, false));
  CHECK(everywhere({11, 5}, false));
  CHECK_FALSE(inside_ring({0, 0}, {}));
}

TEST_CASE("of tiles that share edges exactly one holds each point") {
  for (double x = 0; x < 3; x += 0.5) {
    for (double y = 0; y < 3; y += 0.5) {
      int holders = 0;
      for (int column = 0; column < 3; ++column) {
        for (int row = 0; row < 3; ++row) {
          const double w = column;
          const double s = row;
          const std::vector<GridPoint> tile{{w, s}, {w + 1, s}, {w + 1, s + 1}, {w, s + 1}};
          holders += inside_ring({x, y}, tile) ? 1 : 0;
        }
      }
      CHECK(holders == 1);
    }
  }
}

TEST_CASE("a box holds what was added to it and nothing before") {
  GridBox box;
  CHECK(box.empty());
  CHECK_FALSE(box.contains({0, 0}));
  box.add({2, 3});
  CHECK_FALSE(box.empty());
  CHECK(box.contains({2, 3}));
  box.add({-1, 7});
  CHECK(box.contains({0, 5}));
  CHECK_FALSE(box.contains({0, 8}));
  GridBox other;
  CHECK_FALSE(box.meets(other));
  other.add({2, 7});
  CHECK(box.meets(other));
  CHECK(other.meets(box));
}

TEST_CASE("positions are kept to the decimetre") {
  CHECK(rounded_to_decimetres({350130.04, 380770.06}) == GridPoint{350130.0, 380770.1});
  CHECK(rounded_to_decimetres({-0.26, 0.0}) == GridPoint{-0.3, 0.0});
  CHECK_FALSE(std::signbit(rounded_to_decimetres({-0.04, 0.0}).easting_m));
}
