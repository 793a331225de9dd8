#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include <boost/math/distributions/lognormal.hpp>
#include <catch2/catch.hpp>

#include "sim/base/hash.hpp"
#include "sim/base/random.hpp"

using namespace tocsin;

namespace {

using Words4 = std::array<std::uint32_t, 4>;
using Words2 = std::array<std::uint32_t, 2>;

/// Philox 4x32-10 as the paper defines it (Salmon et al., SC'11, section 3.3), written out again so that the
/// streams are checked by something that is not the library they use.
Words4 philox(Words4 c, Words2 k) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t p0 = std::uint64_t{0xD2511F53U} * c[0];
    const std::uint64_t p1 = std::uint64_t{0xCD9E8D57U} * c[2];
    c = {static_cast<std::uint32_t>(p1 >> 32U) ^ c[1] ^ k[0], static_cast<std::uint32_t>(p1),
         static_cast<std::uint32_t>(p0 >> 32U) ^ c[3] ^ k[1], static_cast<std::uint32_t>(p0)};
    k[0] += 0x9E3779B9U;
    k[1] += 0xBB67AE85U;
  }
  return c;
}

std::vector<std::uint64_t> first_draws(RandomStream stream, int count) {
  std::vector<std::uint64_t> draws;
  for (int i = 0; i < count; ++i) draws.push_back(stream());
  return draws;
}

/// The share of positions at which two equally long lists of words have equal bits.
double equal_bits(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t equal = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::uint64_t same = ~(a[i] ^ b[i]); same != 0; same &= same - 1) ++equal;
  }
  return static_cast<double>(equal) / (64.0 * static_cast<double>(a.size()));
}

}  // namespace

TEST_CASE("the reference generator gives Random123's known answers") {
  // Random123 1.14, tests/kat_vectors, philox4x32 10 rounds.
  constexpr std::uint32_t all = 0xFFFFFFFFU;
  CHECK(philox({0, 0, 0, 0}, {0, 0}) == Words4{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(philox({all, all, all, all}, {all, all}) == Words4{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        Words4{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("the nth draw of a stream is a function of its names alone") {
  const RunSeed run{0x0123456789abcdefULL, 42};
  const Words4 key = philox({42, 0, 0, 0}, {0x89abcdefU, 0x01234567U});
  const std::uint64_t names = name_hash(
      "person:j.hale\xff"
      "answer");
  const auto low = static_cast<std::uint32_t>(names);
  const auto high = static_cast<std::uint32_t>(names >> 32U);
  std::vector<std::uint64_t> expected;
  for (std::uint32_t block = 0; block < 3; ++block) {
    const Words4 w = philox({block, 5, low, high}, {key[0], key[1]});
    expected.push_back(std::uint64_t{w[1]} << 32U | w[0]);
    expected.push_back(std::uint64_t{w[3]} << 32U | w[2]);
  }
  CHECK(first_draws(RandomStream{run, "person:j.hale", "answer", 5}, 6) == expected);
}

TEST_CASE("these are the draws of one stream, and they never change") {
  CHECK(first_draws(RandomStream{{1, 0}, "person:j.hale", "answer"}, 3) ==
        std::vector<std::uint64_t>{0xeaad63cd76e23a6dULL, 0x0f53885e3849dac8ULL, 0xebb823ee7d935b2dULL});
}

TEST_CASE("a change of any name changes every draw") {
  const std::vector<RandomStream> streams{{{1, 0}, "person:a", "answer", 0},
                                          {{2, 0}, "person:a", "answer", 0},
                                          {{1, 1}, "person:a", "answer", 0},
                                          {{1, 0}, "person:b", "answer", 0},
                                          {{1, 0}, "person:a", "travel", 0},
                                          {{1, 0}, "person:a", "answer", 1},
                                          {{1, 0}, "person:aa", "nswer", 0},
                                          {{1, 0}, "person:", "aanswer", 0},
                                          {{1, 0}, "", "", 0},
                                          {{1, 0}, "answer", "person:a", 0},
                                          {{1ULL << 32U, 0}, "person:a", "answer", 0}};
  std::set<std::uint64_t> seen;
  for (const RandomStream& stream : streams) {
    for (const std::uint64_t draw : first_draws(stream, 1000)) seen.insert(draw);
  }
  CHECK(seen.size() == streams.size() * 1000);
}

TEST_CASE("streams whose names differ by one are as unlike as coin tosses") {
  const auto a = first_draws(RandomStream{{1, 0}, "person:a", "answer"}, 2000);
  // 128,000 tosses: one standard deviation is 0.0014
  CHECK(equal_bits(a, first_draws(RandomStream{{2, 0}, "person:a", "answer"}, 2000)) ==
        Approx(0.5).margin(0.006));
  CHECK(equal_bits(a, first_draws(RandomStream{{1, 1}, "person:a", "answer"}, 2000)) ==
        Approx(0.5).margin(0.006));
  CHECK(equal_bits(a, first_draws(RandomStream{{1, 0}, "person:b", "answer"}, 2000)) ==
        Approx(0.5).margin(0.006));
  CHECK(equal_bits(a, first_draws(RandomStream{{1, 0}, "person:a", "answer", 1}, 2000)) ==
        Approx(0.5).margin(0.006));
}

TEST_CASE("uniform draws fill zero to one evenly and never reach one") {
  RandomStream stream{{1, 0}, "test", "uniform"};
  std::array<int, 20> bins{};
  constexpr int count = 200'000;
  for (int i = 0; i < count; ++i) {
    const double u = stream.uniform();
    REQUIRE(u >= 0.0);
    REQUIRE(u < 1.0);
    ++bins[static_cast<std::size_t>(u * 20.0)];
  }
  double chi_squared = 0.0;
  for (const int n : bins) chi_squared += (n - count / 20.0) * (n - count / 20.0) / (count / 20.0);
  CHECK(chi_squared < 43.8);  // 19 degrees of freedom: exceeded once in a thousand
  CHECK(chi_squared > 5.4);   // and as rarely too even
}

TEST_CASE("log-normal draws have the quantiles of a log-normal") {
  const double median = 40.0;
  const double factor = 2.5;
  RandomStream stream{{1, 0}, "test", "log-normal"};
  std::vector<double> draws(100'000);
  std::generate(draws.begin(), draws.end(), [&] { return stream.log_normal(median, factor); });
  std::sort(draws.begin(), draws.end());
  const boost::math::lognormal_distribution<double> theory{std::log(median), std::log(factor)};
  double worst = 0.0;
  for (std::size_t i = 0; i < draws.size(); ++i) {
    const double rank = (static_cast<double>(i) + 0.5) / static_cast<double>(draws.size());
    worst = std::max(worst, std::abs(boost::math::cdf(theory, draws[i]) - rank));
  }
  CHECK(worst < 1.95 / std::sqrt(100'000.0));  // Kolmogorov-Smirnov, once in a thousand
}

TEST_CASE("about 68 % of log-normal draws lie within the factor of the median") {
  RandomStream stream{{1, 0}, "test", "spread"};
  int within = 0;
  for (int i = 0; i < 100'000; ++i) {
    const double draw = stream.log_normal(10.0, 2.0);
    within += draw > 5.0 && draw < 20.0 ? 1 : 0;
  }
  CHECK(within / 100'000.0 == Approx(0.6827).margin(0.006));
}

TEST_CASE("a factor of one leaves only the median") {
  RandomStream stream{{1, 0}, "test", "certain"};
  for (int i = 0; i < 10; ++i) CHECK(stream.log_normal(12.5, 1.0) == 12.5);
}
