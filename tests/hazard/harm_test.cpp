#include "sim/hazard/harm.hpp"

#include <cmath>

#include <catch2/catch.hpp>

#include "tests/hazard/support.hpp"

using namespace hazard_test;

namespace {

Duration minutes(double m) { return from_seconds(60.0 * m); }

OutdoorStep level(double ppm, double length_min) {
  return {PartsPerMillion{ppm}, PartsPerMillion{ppm}, minutes(length_min)};
}

}  // namespace

TEST_CASE("the HSE's two examples for sulphur dioxide are its SLOT") {
  const ToxicLoad& load = *find_substance("sulphur_dioxide")->toxic_load;
  CHECK(load.slot_standing == Standing::Verified);
  CHECK(toxic_load_over(level(965.0, 5.0), load.exponent) == Approx(load.slot_ppm_n_min).epsilon(2e-3));
  CHECK(toxic_load_over(level(395.0, 30.0), load.exponent) == Approx(load.slot_ppm_n_min).epsilon(5e-3));
}

TEST_CASE("the load of a rising concentration is its integral") {
  const OutdoorStep rising{PartsPerMillion{0.0}, PartsPerMillion{30.0}, minutes(6.0)};
  CHECK(toxic_load_over(rising, 1) == Approx(90.0));
  CHECK(toxic_load_over(rising, 2) == Approx(30.0 * 30.0 * 6.0 / 3.0));
  CHECK(toxic_load_over(rising, 8) == Approx(std::pow(30.0, 8) * 6.0 / 9.0));
  const OutdoorStep falling{rising.to, rising.from, rising.length};
  CHECK(toxic_load_over(falling, 4) == Approx(toxic_load_over(rising, 4)));
}

TEST_CASE("a load over two half steps is the load over one") {
  const OutdoorStep whole{PartsPerMillion{10.0}, PartsPerMillion{50.0}, minutes(2.0)};
  const OutdoorStep first{PartsPerMillion{10.0}, PartsPerMillion{30.0}, minutes(1.0)};
  const OutdoorStep second{PartsPerMillion{30.0}, PartsPerMillion{50.0}, minutes(1.0)};
  CHECK(toxic_load_over(whole, 4) == Approx(toxic_load_over(first, 4) + toxic_load_over(second, 4)));
}

TEST_CASE("indoors follows outdoors by its air changes") {
  const PartsPerMillion after = indoor_after(PartsPerMillion{0.0}, level(100.0, 60.0), average_house);
  CHECK(after.value == Approx(100.0 * (1.0 - std::exp(-0.5))));
  CHECK(indoor_after(after, level(0.0, 120.0), average_house).value == Approx(after.value * std::exp(-1.0)));
  CHECK(indoor_after(PartsPerMillion{7.0}, level(100.0, 60.0), PerHour{0.0}).value == 7.0);
  CHECK(indoor_after(PartsPerMillion{7.0}, level(100.0, 0.0), leaky_house).value == 7.0);
}

TEST_CASE("indoors behind a rising outdoors is exact in steps of any length") {
  // dC/dt = k (g t - C) from nothing has C = g (t - (1 - exp(-k t)) / k).
  for (const double length_min : {0.001, 0.1, 1.0, 30.0}) {
    const OutdoorStep rising{PartsPerMillion{0.0}, PartsPerMillion{60.0 * length_min}, minutes(length_min)};
    const double hours = length_min / 60.0;
    const double exact = 3600.0 * (hours + std::expm1(-0.5 * hours) / 0.5);
    CHECK(indoor_after(PartsPerMillion{0.0}, rising, average_house).value == Approx(exact).epsilon(1e-6));
  }
}

TEST_CASE("indoors never overshoots what it follows") {
  PartsPerMillion indoors{0.0};
  for (int i = 0; i < 200; ++i) {
    const PartsPerMillion next = indoor_after(indoors, level(80.0, 5.0), leaky_house);
    CHECK(next > indoors);
    CHECK(next.value < 80.0);
    indoors = next;
    if (next.value > 79.999) break;
  }
}

TEST_CASE("staying in helps while the cloud passes, and airing the house afterwards helps more") {
  const Shelter shelter{2, average_house};
  Exposure stay{};
  for (int minute = 0; minute < 30; ++minute)
    stay = exposed(stay, PartsPerMillion{40.0}, minutes(1), shelter);
  CHECK(stay.indoor_load_ppm_n_min < 0.1 * stay.outdoor_load_ppm_n_min);
  CHECK(stay.outdoor_peak.value == 40.0);
  CHECK(stay.indoor_peak == stay.indoors);

  Exposure shut = stay;
  Exposure aired = stay;
  for (int minute = 0; minute < 120; ++minute) {
    shut = exposed(shut, PartsPerMillion{0.0}, minutes(1), shelter);
    aired = exposed(aired, PartsPerMillion{0.0}, minutes(1), {2, PerHour{6.0}});
  }
  CHECK(shut.indoors.value > 2.0);
  CHECK(aired.indoors.value < 1e-3);
  CHECK(shut.indoor_load_ppm_n_min - stay.indoor_load_ppm_n_min >
        5.0 * (aired.indoor_load_ppm_n_min - stay.indoor_load_ppm_n_min));
}
