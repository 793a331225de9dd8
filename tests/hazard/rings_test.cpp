// Holes, fires and blast: the worked examples, and what must hold between them.
#include <array>
#include <cmath>
#include <numbers>

#include <catch2/catch.hpp>

#include "sim/hazard/dispersion.hpp"
#include "sim/hazard/fire_and_blast.hpp"
#include "sim/hazard/source.hpp"

using namespace tocsin;
using namespace tocsin::hazard;

TEST_CASE("the liquid jet of the CCPS worked example is reproduced") {
  const Hole hole{Metres{0.010}, 0.63};
  CHECK(liquid_rate(hole, {KgPerCubicMetre{490}, Pascals{19'610}, Metres{0}}).value ==
        Approx(0.21691).epsilon(5e-5));
  const double head_m = 19'610.0 / (490.0 * 9.80665);
  CHECK(liquid_rate(hole, {KgPerCubicMetre{490}, Pascals{0}, Metres{head_m}}).value ==
        Approx(0.21691).epsilon(5e-5));
  CHECK(liquid_rate(hole, {KgPerCubicMetre{490}, Pascals{-5'000}, Metres{0}}).value == 0.0);
}

TEST_CASE("gas flow is one curve through the point where it chokes") {
  const Hole hole{Metres{0.02}, 0.8};
  const double critical = std::pow(2.0 / 2.4, 3.5);
  const auto with_outside = [](double ratio) {
    return GasBehind{Pascals{6e5}, KgPerCubicMetre{7.0}, 1.4, Pascals{6e5 * ratio}};
  };
  CHECK(is_choked(with_outside(critical - 1e-6)));
  CHECK_FALSE(is_choked(with_outside(critical + 1e-6)));
  CHECK(gas_rate(hole, with_outside(critical - 1e-6)).value ==
        Approx(gas_rate(hole, with_outside(critical + 1e-6)).value).epsilon(1e-9));
  CHECK(gas_rate(hole, with_outside(0.1)).value == gas_rate(hole, with_outside(0.3)).value);
  CHECK(gas_rate(hole, with_outside(0.9)) < gas_rate(hole, with_outside(0.7)));
  CHECK(gas_rate(hole, with_outside(1.0)).value == 0.0);
}

TEST_CASE("the pool fire of the NUREG-1805 worked example is reproduced") {
  CHECK(heat_release({0.045, 44'400.0, 2.1, 236.44}).value == Approx(472'404.0).epsilon(1e-5));
  CHECK(point_source_heat(Kilowatts{472'404.0}, 0.3, Metres{50}).value == Approx(4.511).epsilon(1e-3));
}

TEST_CASE("a tonne makes a fireball of 58 metres and 4.5 seconds") {
  const Fireball ball = fireball(Kilograms{1000});
  CHECK(ball.diameter.value == Approx(58.0));
  CHECK(ball.duration.value == Approx(4.5));
  CHECK(ball.height.value == Approx(43.5));
}

TEST_CASE("the overpressure is within a fifth of a per cent of Kingery and Bulmash's table") {
  // Scaled distance in m/kg^(1/3), incident overpressure in kPa, hemispherical charge.
  struct Row {
    double z, kpa;
  };
  constexpr std::array<Row, 56> table{
      {{0.2, 17310.36}, {0.3, 10180}, {0.4, 6853},  {0.5, 4888},  {0.6, 3613},  {0.7, 2744},  {0.8, 2129},
       {0.9, 1684},     {1, 1354},    {1.5, 551.4}, {2, 283.7},   {2.5, 171.3}, {3, 115.7},   {3.5, 84.2},
       {4, 64.89},      {4.5, 52.14}, {5, 43.23},   {5.5, 36.73}, {6, 31.81},   {6.5, 27.99}, {7, 24.94},
       {7.5, 22.47},    {8, 20.42},   {8.5, 18.7},  {9, 17.24},   {9.5, 15.98}, {10, 14.89},  {11, 13.09},
       {12, 11.67},     {13, 10.51},  {14, 9.561},  {15, 8.758},  {16, 8.074},  {17, 7.482},  {18, 6.964},
       {19, 6.508},     {20, 6.102},  {22, 5.411},  {24, 4.871},  {26, 4.353},  {28, 3.922},  {30, 3.559},
       {32, 3.25},      {34, 2.984},  {36, 2.754},  {38, 2.552},  {40, 2.375},  {50, 1.735},  {60, 1.342},
       {70, 1.081},     {80, 0.896},  {90, 0.759},  {100, 0.654}, {120, 0.506}, {140, 0.408}, {160, 0.338}}};
  for (const Row& row : table) {
    CHECK(incident_overpressure(Kilograms{1.0}, Metres{row.z})->value == Approx(row.kpa).epsilon(2e-3));
    CHECK(incident_overpressure(Kilograms{1000.0}, Metres{10.0 * row.z})->value ==
          Approx(row.kpa).epsilon(2e-3));
  }
  CHECK_FALSE(incident_overpressure(Kilograms{1.0}, Metres{0.1}));
  CHECK_FALSE(incident_overpressure(Kilograms{1.0}, Metres{200.0}));
  CHECK(tnt_equivalent(Kilograms{1000}, 46'000.0, 0.05).value == Approx(500.0));
}

TEST_CASE("the plume rise of the ISC3 worked example is reproduced") {
  const MetresPerSecond wind{4.0};
  CHECK(plume_rise(50.0, wind, Stability::D, Celsius{15}).value == Approx(100.71).epsilon(1e-4));
  CHECK(plume_rise(50.0, wind, Stability::E, Celsius{15}).value == Approx(68.60).epsilon(1e-4));
  CHECK(plume_rise(50.0, wind, Stability::F, Celsius{15}).value == Approx(56.92).epsilon(1e-4));
  CHECK(plume_rise(55.0, wind, Stability::C, Celsius{15}).value ==
        Approx(plume_rise(54.999, wind, Stability::C, Celsius{15}).value).epsilon(0.01));
}

TEST_CASE("one puff holds its mass, and is narrower than the plume") {
  const Sigmas sigmas = instantaneous_sigmas(Stability::D, Metres{1000});
  CHECK(sigmas.y.value == Approx(0.06 * std::pow(1000.0, 0.92)));
  CHECK(sigmas.y < briggs_sigmas(Stability::D, Terrain::Rural, Metres{1000}).y);
  double sum_kg = 0.0;
  for (double r = 0.5; r < 300.0; r += 1.0) {
    for (double z = 0.5; z < 200.0; z += 1.0) {
      sum_kg += 2.0 * std::numbers::pi * r *
                puff_concentration(Kilograms{7.0}, Metres{5.0}, sigmas, {Metres{r}, Metres{z}}).value;
    }
  }
  CHECK(sum_kg == Approx(7.0).epsilon(1e-3));
}
