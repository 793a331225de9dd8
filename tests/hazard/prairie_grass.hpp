// Project Prairie Grass (M. L. Barad, ed., Geophysical Research Papers 59, 1958; US government
// measurements): the odd-numbered runs that have met data. SO2 from 0.46 m, sampled for ten minutes at
// 1.5 m on five arcs; the highest on each arc. Stability by Golder's diagram from the Obukhov length.
#pragma once

#include <array>

#include "sim/hazard/dispersion.hpp"

namespace hazard_test {

inline constexpr double prairie_grass_release_m = 0.46;
inline constexpr double prairie_grass_sampler_m = 1.5;
inline constexpr std::array<double, 5> prairie_grass_arcs_m{50.0, 100.0, 200.0, 400.0, 800.0};

struct PrairieGrassRun {
  int number;
  double rate_g_s;
  double wind_at_2_m_m_s;
  tocsin::hazard::Stability stability;
  std::array<double, 5> highest_mg_m3;
};

inline constexpr std::array<PrairieGrassRun, 26> prairie_grass_runs{{
    {5, 77.8, 5.93, tocsin::hazard::Stability::C, {203.0, 55.7, 14.8, 2.82, 0.48}},
    {7, 89.9, 4.44, tocsin::hazard::Stability::B, {97.8, 23.3, 5.14, 0.76, 0.08}},
    {9, 92.0, 7.0, tocsin::hazard::Stability::C, {200.0, 56.1, 14.2, 2.9, 0.52}},
    {11, 95.9, 7.61, tocsin::hazard::Stability::D, {273.0, 89.3, 29.5, 7.61, 1.72}},
    {15, 95.5, 3.22, tocsin::hazard::Stability::A, {414.0, 107.0, 21.7, 4.78, 0.535}},
    {17, 56.5, 3.41, tocsin::hazard::Stability::D, {645.0, 269.0, 86.2, 26.9, 9.74}},
    {19, 101.8, 5.33, tocsin::hazard::Stability::C, {218.0, 54.8, 13.4, 2.3, 0.37}},
    {21, 50.9, 6.11, tocsin::hazard::Stability::D, {310.0, 96.6, 29.6, 9.03, 3.26}},
    {23, 40.9, 6.05, tocsin::hazard::Stability::D, {176.0, 61.7, 19.5, 6.36, 2.09}},
    {25, 101.4, 2.75, tocsin::hazard::Stability::A, {305.0, 41.0, 8.14, 1.46, 0.235}},
    {27, 98.8, 6.13, tocsin::hazard::Stability::C, {221.0, 73.1, 19.7, 4.73, 0.98}},
    {29, 41.5, 3.94, tocsin::hazard::Stability::E, {248.0, 87.8, 27.6, 9.18, 2.6}},
    {31, 96.0, 7.87, tocsin::hazard::Stability::D, {177.0, 59.0, 17.5, 4.41, 1.67}},
    {33, 94.7, 7.56, tocsin::hazard::Stability::D, {207.0, 63.6, 19.1, 3.95, 0.74}},
    {37, 40.3, 4.59, tocsin::hazard::Stability::D, {224.0, 78.0, 22.9, 7.39, 2.08}},
    {39, 40.7, 2.29, tocsin::hazard::Stability::F, {470.0, 161.0, 54.2, 20.1, 3.7}},
    {41, 39.9, 3.69, tocsin::hazard::Stability::E, {450.0, 189.0, 67.8, 25.0, 9.92}},
    {43, 98.9, 5.22, tocsin::hazard::Stability::C, {249.0, 58.2, 16.9, 2.63, 0.54}},
    {45, 100.8, 6.02, tocsin::hazard::Stability::D, {362.0, 114.0, 41.4, 8.93, 2.94}},
    {49, 102.0, 6.74, tocsin::hazard::Stability::C, {209.0, 66.8, 18.7, 3.32, 0.625}},
    {51, 102.4, 6.82, tocsin::hazard::Stability::C, {267.0, 71.0, 18.6, 3.12, 0.5}},
    {53, 45.2, 2.28, tocsin::hazard::Stability::F, {923.0, 534.0, 233.0, 86.2, 34.2}},
    {55, 45.3, 5.94, tocsin::hazard::Stability::D, {219.0, 84.2, 27.2, 7.83, 2.83}},
    {57, 101.5, 7.2, tocsin::hazard::Stability::D, {282.0, 79.4, 30.0, 8.82, 2.27}},
    {59, 40.2, 2.61, tocsin::hazard::Stability::F, {723.0, 524.0, 239.0, 101.0, 39.4}},
    {61, 102.1, 7.82, tocsin::hazard::Stability::C, {201.0, 55.7, 17.3, 4.33, 0.965}},
}};

}  // namespace hazard_test
