#include "sim/hazard/weather.hpp"

#include <cmath>
#include <numbers>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/hazard/support.hpp"

using namespace hazard_test;

namespace {

/// Midpoint sums of the wind as `wind_at` gives it: a second way to the same integrals.
Travel summed(const Weather& weather, std::int64_t from_ms, std::int64_t to_ms) {
  Travel travel{};
  for (std::int64_t ms = from_ms; ms < to_ms; ms += 200) {
    const Wind wind = wind_at(weather, SimTime{ms + 100});
    travel.displacement = travel.displacement - heading(wind.from) * (wind.speed.value * 0.2);
    travel.path = travel.path + Metres{wind.speed.value * 0.2};
  }
  return travel;
}

WeatherPoint point(double minutes, double from_deg, double speed_m_s, Stability stability = Stability::D) {
  return {at_s(minutes * 60.0), Degrees{from_deg}, MetresPerSecond{speed_m_s}, stability, Celsius{10.0}};
}

}  // namespace

TEST_CASE("the wind turns the short way round") {
  const Weather weather{{point(0, 350, 4), point(60, 30, 4)}};
  const Wind half = wind_at(weather, at_s(1800));
  CHECK(half.from.value == Approx(10.0));
  CHECK(half.speed.value == Approx(4.0 * std::cos(20.0 * std::numbers::pi / 180.0)));
}

TEST_CASE("the first and the last point hold beyond themselves") {
  const Weather weather{{point(10, 200, 3, Stability::C), point(20, 240, 6, Stability::E)}};
  CHECK(wind_at(weather, at_s(0)).from.value == 200.0);
  CHECK(wind_at(weather, at_s(0)).speed.value == 3.0);
  CHECK(wind_at(weather, at_s(9000)).from.value == 240.0);
  CHECK(wind_at(weather, at_s(9000)).speed.value == 6.0);
}

TEST_CASE("stability and temperature change at their points and not before") {
  Weather weather{{point(0, 200, 3, Stability::C), point(20, 240, 6, Stability::E)}};
  weather.points[1].temperature = Celsius{4.0};
  CHECK(stability_at(weather, SimTime{1'199'999}) == Stability::C);
  CHECK(stability_at(weather, SimTime{1'200'000}) == Stability::E);
  CHECK(temperature_at(weather, SimTime{1'199'999}).value == 10.0);
  CHECK(temperature_at(weather, SimTime{1'200'000}).value == 4.0);
}

TEST_CASE("a calm still drifts at half a metre a second from where it was said to come") {
  const Weather calm{{point(0, 90, 0)}};
  CHECK(wind_at(calm, at_s(50)).speed.value == 0.5);
  const Travel travel = WindTrack(calm, Terrain::Rural, Metres{10}).between(at_s(0), at_s(100));
  CHECK(travel.displacement.easting_m == Approx(-50.0));
  CHECK(travel.displacement.northing_m == Approx(0.0).margin(1e-9));
  CHECK(travel.path.value == Approx(50.0));
}

TEST_CASE("no low release is carried slower than a calm, whatever the power law says") {
  const Weather night = steady(270, 0.8, Stability::F);
  CHECK(carrying_m_s(night, Terrain::Rural, 0.0) == Approx(0.5));
  CHECK(carrying_m_s(steady(270, 4.0, Stability::F), Terrain::Rural, 0.0) ==
        Approx(4.0 * std::pow(0.2, 0.55)));
}

TEST_CASE("the closed form of a turning wind is the sum of its moments") {
  const std::vector<Weather> cases{
      {{point(0, 350, 4), point(60, 30, 7)}},
      {{point(0, 90, 2), point(30, 265, 1.5), point(50, 100, 0.1)}},  // through a held calm, twice
      {{point(5, 10, 0.6), point(25, 150, 0.7), point(40, 150, 12)}},
      {{point(0, 0, 3), point(60, 180, 3)}},  // turns about through zero
      {{point(0, 200, 5), point(60, 200, 5)}},
      {{point(0, 200, 5), point(60, 200.001, 5)}}};
  for (const Weather& weather : cases) {
    const WindTrack track(weather, Terrain::Rural, Metres{10.0});
    for (const auto& [from, to] : std::vector<std::pair<std::int64_t, std::int64_t>>{
             {0, 4'000'000}, {600'000, 1'700'000}, {1'500'000, 2'400'000}}) {
      const Travel exact = track.between(SimTime{from}, SimTime{to});
      const Travel sum = summed(weather, from, to);
      CHECK(distance(exact.displacement, sum.displacement).value < 0.05);
      CHECK(exact.path.value == Approx(sum.path.value).epsilon(1e-5));
      CHECK(exact.path >= distance({}, exact.displacement) - Metres{1e-6});
    }
  }
}

TEST_CASE("travel adds up, and none takes no time") {
  const Weather weather{{point(0, 350, 4), point(40, 170, 2, Stability::F), point(70, 90, 5)}};
  const WindTrack track(weather, Terrain::Urban, Metres{1.0});
  const Travel whole = track.between(at_s(100), at_s(5000));
  const Travel first = track.between(at_s(100), at_s(1317.5));
  const Travel second = track.between(at_s(1317.5), at_s(5000));
  CHECK(distance(whole.displacement, first.displacement + second.displacement).value < 1e-8);
  CHECK(whole.path.value == Approx((first.path + second.path).value).epsilon(1e-12));
  CHECK(track.between(at_s(77), at_s(77)).path.value == 0.0);
  CHECK(track.between(at_s(77), at_s(77)).displacement == GridPoint{});
}

TEST_CASE("sigmas grow with the path travelled, not with the distance made good") {
  const Weather there_and_back{{point(0, 0, 4), point(10, 0, 4), point(10.001, 180, 4)}};
  const WindTrack track(there_and_back, Terrain::Rural, Metres{10.0});
  const Travel travel = track.between(at_s(0), at_s(1200));
  CHECK(distance({}, travel.displacement).value < 1.0);
  const Sigmas sigmas = track.sigmas_between(at_s(0), at_s(1200));
  CHECK(sigmas.y.value ==
        Approx(briggs_sigmas(Stability::D, Terrain::Rural, Metres{4800.0}).y.value).epsilon(1e-3));
}

TEST_CASE("a change of stability changes the growth and not the cloud") {
  const Weather weather{{point(0, 0, 4, Stability::B), point(10, 0, 4, Stability::F)}};
  const WindTrack track(weather, Terrain::Rural, Metres{10.0});
  const Sigmas before = track.sigmas_between(at_s(0), at_s(600));
  const Sigmas just_after = track.sigmas_between(at_s(0), at_s(600.001));
  CHECK(just_after.y.value == Approx(before.y.value).epsilon(1e-4));
  CHECK(just_after.z.value == Approx(before.z.value).epsilon(1e-4));
  const Sigmas later = track.sigmas_between(at_s(0), at_s(1200));
  const Sigmas expected = grown_sigmas(Stability::F, Terrain::Rural, before, Metres{2400.0});
  CHECK(later.y.value == Approx(expected.y.value).epsilon(1e-9));
  CHECK(later.z.value == Approx(expected.z.value).epsilon(1e-9));
}

TEST_CASE("the same class written twice is one class") {
  const Weather once{{point(0, 0, 4, Stability::E)}};
  const Weather twice{{point(0, 0, 4, Stability::E), point(5, 0, 4, Stability::E)}};
  const Sigmas a = WindTrack(once, Terrain::Rural, Metres{1}).sigmas_between(at_s(10), at_s(900));
  const Sigmas b = WindTrack(twice, Terrain::Rural, Metres{1}).sigmas_between(at_s(10), at_s(900));
  CHECK(a.y.value == Approx(b.y.value).epsilon(1e-12));
  CHECK(a.z.value == Approx(b.z.value).epsilon(1e-12));
}

TEST_CASE("turning the weather turns every point, within one circle") {
  const Weather out = turned({{point(0, 355, 4), point(10, 5, 4)}}, Degrees{-12.5});
  CHECK(out.points[0].wind_from.value == 342.5);
  CHECK(out.points[1].wind_from.value == 352.5);
  CHECK(turned(out, Degrees{25.0}).points[0].wind_from.value == 7.5);
}
