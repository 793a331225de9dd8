#include "sim/hazard/dispersion.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>

#include "sim/hazard/exponential.hpp"

namespace tocsin::hazard {

namespace {

/// The four shapes of Briggs' curves.
enum class Shape {
  Root,       // a x / sqrt(1 + b x); a straight line where b is zero
  Rising,     // a x sqrt(1 + b x)
  Saturating  // a x / (1 + b x), which never exceeds a / b
};

struct Curve {
  Shape shape;
  double a;
  double b;
};

struct Curves {
  Curve y;
  Curve z;
};

/// G. A. Briggs, Diffusion Estimation for Small Emissions, ATDL report 79, 1973 [S].
constexpr std::array<Curves, 6> rural_curves{{
    {{Shape::Root, 0.22, 1e-4}, {Shape::Root, 0.20, 0.0}},
    {{Shape::Root, 0.16, 1e-4}, {Shape::Root, 0.12, 0.0}},
    {{Shape::Root, 0.11, 1e-4}, {Shape::Root, 0.08, 2e-4}},
    {{Shape::Root, 0.08, 1e-4}, {Shape::Root, 0.06, 1.5e-3}},
    {{Shape::Root, 0.06, 1e-4}, {Shape::Saturating, 0.03, 3e-4}},
    {{Shape::Root, 0.04, 1e-4}, {Shape::Saturating, 0.016, 3e-4}},
}};
constexpr std::array<Curves, 6> urban_curves{{
    {{Shape::Root, 0.32, 4e-4}, {Shape::Rising, 0.24, 1e-3}},
    {{Shape::Root, 0.32, 4e-4}, {Shape::Rising, 0.24, 1e-3}},
    {{Shape::Root, 0.22, 4e-4}, {Shape::Root, 0.20, 0.0}},
    {{Shape::Root, 0.16, 4e-4}, {Shape::Root, 0.14, 3e-4}},
    {{Shape::Root, 0.11, 4e-4}, {Shape::Root, 0.08, 1.5e-3}},
    {{Shape::Root, 0.11, 4e-4}, {Shape::Root, 0.08, 1.5e-3}},
}};

/// ISC3 user's guide, volume II (EPA-454/B-95-003b), default wind profile exponents [S].
constexpr std::array<double, 6> rural_exponents{0.07, 0.07, 0.10, 0.15, 0.35, 0.55};
constexpr std::array<double, 6> urban_exponents{0.15, 0.15, 0.20, 0.25, 0.30, 0.30};

const Curves& curves_of(Stability stability, Terrain terrain) {
  const auto row = static_cast<std::size_t>(stability);
  assert(row < rural_curves.size());
  return terrain == Terrain::Rural ? rural_curves[row] : urban_curves[row];
}

double width_after(const Curve& curve, double path) {
  switch (curve.shape) {
    case Shape::Root:
      return curve.a * path / std::sqrt(1.0 + curve.b * path);
    case Shape::Rising:
      return curve.a * path * std::sqrt(1.0 + curve.b * path);
    case Shape::Saturating:
      return curve.a * path / (1.0 + curve.b * path);
  }
  return 0.0;
}

/// Where a x sqrt(1 + b x) = width. Newton's steps on the square of it fall from above without passing
/// the root, because that function is convex; they end when they no longer fall.
double path_on_rising(const Curve& curve, double width) {
  const double target = (width / curve.a) * (width / curve.a);
  double x = width / curve.a;
  for (int step = 0; step < 100; ++step) {
    const double excess = x * x * (1.0 + curve.b * x) - target;
    const double slope = 2.0 * x + 3.0 * curve.b * x * x;
    if (slope <= 0.0) break;
    const double next = x - excess / slope;
    if (next >= x) break;
    x = next;
  }
  return x;
}

/// The path after which the curve is `width` wide; infinite where it never is.
double path_for(const Curve& curve, double width) {
  switch (curve.shape) {
    case Shape::Root: {
      const double s2 = width * width;
      const double a2 = curve.a * curve.a;
      return (curve.b * s2 + std::sqrt(curve.b * curve.b * s2 * s2 + 4.0 * a2 * s2)) / (2.0 * a2);
    }
    case Shape::Rising:
      return path_on_rising(curve, width);
    case Shape::Saturating: {
      const double room = curve.a - curve.b * width;
      return room > 0.0 ? width / room : std::numeric_limits<double>::infinity();
    }
  }
  return 0.0;
}

double grown(const Curve& curve, double before, double path) {
  const double start = path_for(curve, before);
  if (!std::isfinite(start)) return before;
  return std::max(before, width_after(curve, start + path));
}

}  // namespace

Sigmas briggs_sigmas(Stability stability, Terrain terrain, Metres path) {
  assert(path.value >= 0.0);
  const Curves& curves = curves_of(stability, terrain);
  return {Metres{width_after(curves.y, path.value)}, Metres{width_after(curves.z, path.value)}};
}

Sigmas grown_sigmas(Stability stability, Terrain terrain, Sigmas before, Metres path) {
  assert(path.value >= 0.0);
  const Curves& curves = curves_of(stability, terrain);
  return {Metres{grown(curves.y, before.y.value, path.value)},
          Metres{grown(curves.z, before.z.value, path.value)}};
}

double wind_profile_exponent(Stability stability, Terrain terrain) {
  const auto row = static_cast<std::size_t>(stability);
  assert(row < rural_exponents.size());
  return terrain == Terrain::Rural ? rural_exponents[row] : urban_exponents[row];
}

double wind_profile_factor(Stability stability, Terrain terrain, Metres height) {
  const double z = std::max(height.value, lowest_carrying_height.value);
  return std::pow(z / 10.0, wind_profile_exponent(stability, terrain));
}

KgPerCubicMetre steady_plume(const PlumeSource& source, Sigmas sigmas, const PlumePoint& at) {
  assert(source.wind.value >= 0.5);
  assert(at.downwind.value > 0.0 && sigmas.y.value > 0.0 && sigmas.z.value > 0.0);
  const double across = at.crosswind.value / sigmas.y.value;
  const double below = (at.above_ground - source.height) / sigmas.z;
  const double mirrored = (at.above_ground + source.height) / sigmas.z;
  const double shape = exponential(-0.5 * across * across) *
                       (exponential(-0.5 * below * below) + exponential(-0.5 * mirrored * mirrored));
  const double flux = 2.0 * std::numbers::pi * source.wind.value * sigmas.y.value * sigmas.z.value;
  return KgPerCubicMetre{source.rate.value / flux * shape};
}

Sigmas instantaneous_sigmas(Stability stability, Metres path) {
  constexpr std::array<std::array<double, 4>, 6> rows{{{0.18, 0.92, 0.60, 0.75},
                                                       {0.14, 0.92, 0.53, 0.73},
                                                       {0.10, 0.92, 0.34, 0.71},
                                                       {0.06, 0.92, 0.15, 0.70},
                                                       {0.04, 0.92, 0.10, 0.65},
                                                       {0.02, 0.89, 0.05, 0.61}}};
  const auto& row = rows[static_cast<std::size_t>(stability)];
  return {Metres{row[0] * std::pow(path.value, row[1])}, Metres{row[2] * std::pow(path.value, row[3])}};
}

KgPerCubicMetre puff_concentration(Kilograms mass, Metres height, Sigmas sigmas, const PuffPoint& at) {
  assert(sigmas.y.value > 0.0 && sigmas.z.value > 0.0);
  const double out = at.away / sigmas.y;
  const double below = (at.above_ground - height) / sigmas.z;
  const double mirrored = (at.above_ground + height) / sigmas.z;
  const double shape = exponential(-0.5 * out * out) *
                       (exponential(-0.5 * below * below) + exponential(-0.5 * mirrored * mirrored));
  const double volume = gaussian_volume * sigmas.y.value * sigmas.y.value * sigmas.z.value;
  return KgPerCubicMetre{mass.value / volume * shape};
}

Metres plume_rise(double buoyancy_flux_m4_s3, MetresPerSecond wind, Stability stability, Celsius air) {
  assert(buoyancy_flux_m4_s3 >= 0.0 && wind.value > 0.0);
  const double flux = buoyancy_flux_m4_s3;
  if (stability < Stability::E) {
    const double lift = flux < 55.0 ? 21.425 * std::pow(flux, 0.75) : 38.71 * std::pow(flux, 0.6);
    return Metres{lift / wind.value};
  }
  const double gradient_k_m = stability == Stability::E ? 0.020 : 0.035;
  const double s = 9.80665 / (air.value + 273.15) * gradient_k_m;
  return Metres{2.6 * std::cbrt(flux / (wind.value * s))};
}

}  // namespace tocsin::hazard
