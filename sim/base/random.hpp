// Named random streams: the nth draw of (seed, replication, who, for what) is a pure function of those
// names (Philox 4x32-10; Salmon et al., SC'11). Adding a person or a unit changes nobody else's draws.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

namespace tocsin {

/// What all the streams of one run share.
struct RunSeed {
  std::uint64_t seed = 1;
  std::uint32_t replication = 0;
};

/// A uniform 64-bit generator for one purpose; a model of UniformRandomBitGenerator, for use with
/// Boost.Random's distributions (never std's: those differ between libraries).
class RandomStream {
 public:
  using result_type = std::uint64_t;

  /// `who` and `what` are names from the scenario and the code ("person:j.hale", "answer").
  /// `nth` separates repeated uses of the same pair: the third attempt, the second dispatch.
  RandomStream(RunSeed run, std::string_view who, std::string_view what, std::uint32_t nth = 0);

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }
  result_type operator()();

  /// Uniform in [0, 1).
  double uniform();
  /// Log-normal with the given median (> 0) and the factor (>= 1) that covers 68 % either side.
  double log_normal(double median, double factor);

 private:
  std::array<std::uint32_t, 2> key_;
  std::array<std::uint32_t, 4> counter_;
  std::array<std::uint32_t, 4> block_{};
  unsigned used_ = 4;
};

}  // namespace tocsin
