// Against measurements and against another model. The bounds are what came out, not what was aimed at:
// nothing in sim/hazard is fitted to these figures, and docs/hazards.md publishes them.
#include <algorithm>
#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/hazard/substances.hpp"
#include "tests/hazard/prairie_grass.hpp"
#include "tests/hazard/support.hpp"

using namespace hazard_test;

namespace {

struct Pair {
  double observed;
  double predicted;
};

/// Hanna's usual measures of how a model meets observations.
struct Score {
  double fac2 = 0.0;
  double fac3 = 0.0;
  double mg = 0.0;
  double vg = 0.0;
  double fb = 0.0;
  double nmse = 0.0;
};

Score score(const std::vector<Pair>& pairs) {
  const auto n = static_cast<double>(pairs.size());
  double within2 = 0.0, within3 = 0.0, logs = 0.0, squares = 0.0, mean_o = 0.0, mean_p = 0.0, spread = 0.0;
  for (const auto& [o, p] : pairs) {
    const double log_ratio = std::log(o / p);
    within2 += std::abs(log_ratio) <= std::log(2.0) ? 1.0 / n : 0.0;
    within3 += std::abs(log_ratio) <= std::log(3.0) ? 1.0 / n : 0.0;
    logs += log_ratio / n;
    squares += log_ratio * log_ratio / n;
    mean_o += o / n;
    mean_p += p / n;
    spread += (o - p) * (o - p) / n;
  }
  return {within2,
          within3,
          std::exp(logs),
          std::exp(squares),
          2.0 * (mean_o - mean_p) / (mean_o + mean_p),
          spread / mean_o / mean_p};
}

/// All arcs of all runs by `predict(run, arc in metres)` in mg/m3.
template <class Predict>
std::vector<Pair> arcs(const Predict& predict) {
  std::vector<Pair> pairs;
  for (const PrairieGrassRun& run : prairie_grass_runs) {
    for (std::size_t i = 0; i < prairie_grass_arcs_m.size(); ++i) {
      pairs.push_back({run.highest_mg_m3[i], predict(run, prairie_grass_arcs_m[i])});
    }
  }
  return pairs;
}

double plume_mg_m3(const PrairieGrassRun& run, double arc_m, double wind_m_s) {
  return 1e6 * steady_plume({KgPerSecond{run.rate_g_s * 1e-3}, MetresPerSecond{wind_m_s},
                             Metres{prairie_grass_release_m}},
                            briggs_sigmas(run.stability, Terrain::Rural, Metres{arc_m}),
                            {Metres{arc_m}, Metres{0.0}, Metres{prairie_grass_sampler_m}})
                   .value;
}

/// What the wind at 10 m would have been by the power law.
double wind_at_10_m(const PrairieGrassRun& run) {
  return run.wind_at_2_m_m_s / wind_profile_factor(run.stability, Terrain::Rural, Metres{2.0});
}

}  // namespace

TEST_CASE("Briggs' rural plume meets Prairie Grass as published") {
  const Score s = score(arcs(
      [](const PrairieGrassRun& run, double arc_m) { return plume_mg_m3(run, arc_m, run.wind_at_2_m_m_s); }));
  CHECK(s.fac2 == Approx(0.823).margin(0.001));
  CHECK(s.fac3 == Approx(0.908).margin(0.001));
  CHECK(s.mg == Approx(1.057).margin(0.001));
  CHECK(s.vg == Approx(1.422).margin(0.001));
  CHECK(s.fb == Approx(0.002).margin(0.001));
  CHECK(s.nmse == Approx(0.535).margin(0.001));
}

TEST_CASE("the cloud, given the wind at ten metres, meets Prairie Grass as the plume does") {
  const Score s = score(arcs([](const PrairieGrassRun& run, double arc_m) {
    Release release = constant(run.rate_g_s * 1e-3);
    release.height = Metres{prairie_grass_release_m};
    const Weather weather = steady(180, wind_at_10_m(run), run.stability);
    const Cloud cloud = cloud_at(release, weather, at_s(3600));
    return 1e6 *
           concentration(cloud, release.at + GridPoint{0.0, arc_m}, Metres{prairie_grass_sampler_m}).value;
  }));
  CHECK(s.fac2 > 0.80);
  CHECK(s.fac3 > 0.90);
  CHECK(s.mg == Approx(1.06).margin(0.02));
  CHECK(s.vg == Approx(1.42).margin(0.02));
  CHECK(std::abs(s.fb) < 0.02);
  CHECK(s.nmse < 0.56);
}

TEST_CASE("carried by the wind at ten metres, low releases would come out a third too thin") {
  const Score s = score(arcs(
      [](const PrairieGrassRun& run, double arc_m) { return plume_mg_m3(run, arc_m, wind_at_10_m(run)); }));
  CHECK(s.fac2 == Approx(0.708).margin(0.001));
  CHECK(s.mg == Approx(1.428).margin(0.001));
}

TEST_CASE(
    "a passive chlorine cloud is several times too strong along its axis in light wind, and too narrow") {
  // SLAB user's manual (D. L. Ermak, 1990), example 4: chlorine, 3.33 kg/s for 300 s, wind 1 m/s at 10 m,
  // class D, 276 K. Distance, volume fraction on the axis and half-width of the cloud there.
  struct SlabPoint {
    double x_m, volume_fraction, half_width_m;
  };
  constexpr SlabPoint slab[] = {{93.8137, 2.17756e-3, 97.5027},
                                {217.113, 4.55928e-4, 130.279},
                                {438.314, 1.24375e-4, 159.313},
                                {904.472, 3.2724e-5, 199.719},
                                {1860.31, 8.35889e-6, 259.239}};
  const Substance& chlorine = *find_substance("chlorine");
  const Celsius cold{2.85};
  const Release release = stopped_at(constant(3.33), at_s(300));
  const Weather weather = steady(270, 1, Stability::D);
  for (const SlabPoint& point : slab) {
    KgPerCubicMetre highest{0.0};
    Metres sigma_there{0.0};
    for (double s = 30.0; s < 5400.0; s += 30.0) {
      const Cloud cloud = cloud_at(release, weather, at_s(s));
      const KgPerCubicMetre c = concentration(cloud, release.at + GridPoint{point.x_m, 0.0}, Metres{0.0});
      if (c > highest) sigma_there = cloud.puffs[cloud.puffs.size() / 2].sigma_y;
      highest = std::max(highest, c);
    }
    const double ratio = to_ppm(highest, chlorine, cold).value / (point.volume_fraction * 1e6);
    CHECK(ratio > 4.0);
    CHECK(ratio < 5.1);
    // 2.15 sigmas: where a Gaussian falls to a tenth.
    CHECK(2.15 * sigma_there.value < 1.2 * point.half_width_m);
    if (point.x_m < 500.0) CHECK(2.15 * sigma_there.value < 0.6 * point.half_width_m);
  }
}

TEST_CASE("in a fresh wind a passive chlorine cloud reaches as far as SLAB's") {
  // 5 kg/s of chlorine, 5 m/s at 10 m, class D: SLAB has 20 ppm out to 1,630 m.
  const Substance& chlorine = *find_substance("chlorine");
  const Cloud cloud = cloud_at(constant(5.0), steady(270, 5, Stability::D), at_s(7200));
  const double threshold = aegl_concentration(chlorine, Aegl::Three, Celsius{15})->value;
  double reached_m = 0.0;
  for (double x = 100.0; x < 4000.0; x += 5.0) {
    if (concentration(cloud, constant(5.0).at + GridPoint{x, 0.0}).value >= threshold) reached_m = x;
  }
  CHECK(reached_m == Approx(1680.0).margin(10.0));
}
