#include "sim/hazard/dispersion.hpp"

#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/hazard/exponential.hpp"

using namespace tocsin;
using namespace tocsin::hazard;

namespace {

constexpr Stability all_classes[] = {Stability::A, Stability::B, Stability::C,
                                     Stability::D, Stability::E, Stability::F};
constexpr Terrain both_terrains[] = {Terrain::Rural, Terrain::Urban};

}  // namespace

TEST_CASE("Briggs' sigmas at two kilometres are those of his formulas") {
  // Worked by hand from the published table: sqrt(1.2), sqrt(1.4), sqrt(4), sqrt(1.6), sqrt(1.8), sqrt(3).
  struct Row {
    Terrain terrain;
    Stability stability;
    double y, z;
  };
  const std::vector<Row> rows{
      {Terrain::Rural, Stability::A, 401.663, 400.0},   {Terrain::Rural, Stability::B, 292.119, 240.0},
      {Terrain::Rural, Stability::C, 200.832, 135.225}, {Terrain::Rural, Stability::D, 146.059, 60.0},
      {Terrain::Rural, Stability::E, 109.545, 37.5},    {Terrain::Rural, Stability::F, 73.030, 20.0},
      {Terrain::Urban, Stability::A, 477.028, 831.384}, {Terrain::Urban, Stability::B, 477.028, 831.384},
      {Terrain::Urban, Stability::C, 327.957, 400.0},   {Terrain::Urban, Stability::D, 238.514, 221.359},
      {Terrain::Urban, Stability::E, 163.978, 80.0},    {Terrain::Urban, Stability::F, 163.978, 80.0}};
  for (const Row& row : rows) {
    const Sigmas sigmas = briggs_sigmas(row.stability, row.terrain, Metres{2000.0});
    CHECK(sigmas.y.value == Approx(row.y).epsilon(1e-5));
    CHECK(sigmas.z.value == Approx(row.z).epsilon(1e-5));
  }
}

TEST_CASE("the plume of the CCPS worked example is reproduced") {
  const PlumeSource source{KgPerSecond{0.1}, MetresPerSecond{2.0}, Metres{0.0}};
  const PlumePoint at{Metres{500.0}, Metres{0.0}, Metres{0.0}};
  CHECK(steady_plume(source, {Metres{18.102}, Metres{8.497}}, at).value == Approx(1.0347e-4).epsilon(5e-5));
  const Sigmas briggs = briggs_sigmas(Stability::F, Terrain::Rural, Metres{500.0});
  CHECK(steady_plume(source, briggs, at).value == Approx(1.1722e-4).epsilon(5e-5));
}

TEST_CASE("a plume carries its whole rate through every plane across the wind") {
  const PlumeSource source{KgPerSecond{3.0}, MetresPerSecond{4.0}, Metres{12.0}};
  const Sigmas sigmas = briggs_sigmas(Stability::D, Terrain::Rural, Metres{700.0});
  double flux = 0.0;
  for (double y = -400.0; y < 400.0; y += 2.0) {
    for (double z = 0.5; z < 300.0; z += 1.0) {
      flux += steady_plume(source, sigmas, {Metres{700.0}, Metres{y}, Metres{z}}).value * 2.0 * 4.0;
    }
  }
  CHECK(flux == Approx(3.0).epsilon(1e-4));
}

TEST_CASE("growing in two legs is growing in one") {
  for (const Terrain terrain : both_terrains) {
    for (const Stability stability : all_classes) {
      for (const double first_m : {1.0, 150.0, 2500.0, 9000.0}) {
        const Sigmas before = briggs_sigmas(stability, terrain, Metres{first_m});
        const Sigmas two = grown_sigmas(stability, terrain, before, Metres{1200.0});
        const Sigmas one = briggs_sigmas(stability, terrain, Metres{first_m + 1200.0});
        CHECK(two.y.value == Approx(one.y.value).epsilon(1e-9));
        CHECK(two.z.value == Approx(one.z.value).epsilon(1e-9));
      }
    }
  }
}

TEST_CASE("a cloud does not shrink when the air becomes stable") {
  const Sigmas tall{Metres{900.0}, Metres{700.0}};  // no F cloud is ever taller than 53 m
  const Sigmas after = grown_sigmas(Stability::F, Terrain::Rural, tall, Metres{1000.0});
  CHECK(after.z.value == 700.0);
  CHECK(after.y.value > 900.0);
}

TEST_CASE("the wind that carries a release follows the power law down to two metres") {
  CHECK(wind_profile_factor(Stability::D, Terrain::Rural, Metres{10.0}) == 1.0);
  CHECK(wind_profile_factor(Stability::F, Terrain::Rural, Metres{40.0}) == Approx(std::pow(4.0, 0.55)));
  CHECK(wind_profile_factor(Stability::A, Terrain::Urban, Metres{2.0}) == Approx(std::pow(0.2, 0.15)));
  for (const Stability stability : all_classes) {
    CHECK(wind_profile_factor(stability, Terrain::Rural, Metres{0.0}) ==
          wind_profile_factor(stability, Terrain::Rural, lowest_carrying_height));
  }
}

TEST_CASE("the exponential is right to fourteen figures where clouds use it") {
  for (double x = -60.0; x <= 5.0; x += 0.00317) {
    CHECK(std::abs(exponential(x) / std::exp(x) - 1.0) < 2e-14);
  }
  CHECK(exponential(0.0) == 1.0);
  CHECK(exponential(-699.0) == Approx(std::exp(-699.0)).epsilon(1e-12));
  CHECK(exponential(-700.5) == 0.0);
  CHECK(exponential(-1e300) == 0.0);
}
