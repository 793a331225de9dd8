// Physical quantities whose unit is in the type. SI only; conversions are named functions elsewhere.
// Holds no constants and no physics.
#pragma once

#include <compare>

namespace tocsin {

/// A real number of one unit. Adds to its own kind, scales by plain numbers, and does nothing else.
template <class Unit>
struct Quantity {
  double value = 0.0;

  constexpr Quantity() = default;
  explicit constexpr Quantity(double v) : value(v) {}

  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity{a.value + b.value}; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity{a.value - b.value}; }
  friend constexpr Quantity operator*(Quantity a, double k) { return Quantity{a.value * k}; }
  friend constexpr Quantity operator*(double k, Quantity a) { return Quantity{a.value * k}; }
  friend constexpr Quantity operator/(Quantity a, double k) { return Quantity{a.value / k}; }
  friend constexpr double operator/(Quantity a, Quantity b) { return a.value / b.value; }
};

using Metres = Quantity<struct MetreUnit>;
using MetresPerSecond = Quantity<struct MetrePerSecondUnit>;
using Kilograms = Quantity<struct KilogramUnit>;
using KgPerSecond = Quantity<struct KilogramPerSecondUnit>;
using KgPerCubicMetre = Quantity<struct KilogramPerCubicMetreUnit>;
/// Clockwise from north, 0 to 360.
using Degrees = Quantity<struct DegreeUnit>;
using Celsius = Quantity<struct CelsiusUnit>;

}  // namespace tocsin
