// e^x with the same bits on every machine. The C library's differs in the last place between processors
// with and without fused multiply-add, and a concentration sums thousands of them.
#pragma once

#include <bit>
#include <cstdint>

namespace tocsin::hazard {

/// e^x for x <= 700, within 2e-14 of itself; zero below -700. Splits x into n ln 2 + r with |r| <= ln 2 / 2
/// and sums the Taylor series of e^r to the eleventh power.
inline double exponential(double x) {
  if (x < -700.0) return 0.0;
  constexpr double round_to_whole = 0x1.8p52;  // adding it leaves no bits for a fraction
  const double n = (x * 0x1.71547652b82fep0 + round_to_whole) - round_to_whole;
  const double r = (x - n * 0x1.62e42fee00000p-1) - n * 0x1.a39ef35793c76p-33;
  const double r2 = r * r;
  const double r4 = r2 * r2;
  const double low = (1.0 + r) + r2 * (1.0 / 2.0 + r * (1.0 / 6.0));
  const double middle = (1.0 / 24.0 + r * (1.0 / 120.0)) + r2 * (1.0 / 720.0 + r * (1.0 / 5040.0));
  const double high =
      (1.0 / 40320.0 + r * (1.0 / 362880.0)) + r2 * (1.0 / 3628800.0 + r * (1.0 / 39916800.0));
  const auto power = static_cast<std::uint64_t>(static_cast<std::int64_t>(n) + 1023) << 52U;
  return (low + r4 * (middle + r4 * high)) * std::bit_cast<double>(power);
}

}  // namespace tocsin::hazard
