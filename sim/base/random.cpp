#include "sim/base/random.hpp"

#include <cassert>
#include <cmath>

#include <Random123/philox.h>
#include <boost/random/normal_distribution.hpp>

#include "sim/base/hash.hpp"

namespace tocsin {

namespace {

std::array<std::uint32_t, 4> philox(const std::array<std::uint32_t, 4>& counter,
                                    const std::array<std::uint32_t, 2>& key) {
  const r123::Philox4x32::ctr_type in{{counter[0], counter[1], counter[2], counter[3]}};
  const r123::Philox4x32::key_type k{{key[0], key[1]}};
  const r123::Philox4x32::ctr_type out = r123::Philox4x32{}(in, k);
  return {out[0], out[1], out[2], out[3]};
}

std::uint32_t low_word(std::uint64_t v) { return static_cast<std::uint32_t>(v & 0xFFFFFFFFU); }
std::uint32_t high_word(std::uint64_t v) { return static_cast<std::uint32_t>(v >> 32U); }

/// FNV-1a over `who`, a byte that no UTF-8 text holds, and `what`: no two pairs share one spelling.
std::uint64_t pair_hash(std::string_view who, std::string_view what) {
  constexpr std::uint64_t prime = 1099511628211ULL;
  std::uint64_t h = (name_hash(who) ^ 0xFFU) * prime;
  for (const char c : what) h = (h ^ static_cast<unsigned char>(c)) * prime;
  return h;
}

}  // namespace

// The key is one Philox block of the replication under the seed; the counter is (block, nth, name hash).
RandomStream::RandomStream(RunSeed run, std::string_view who, std::string_view what, std::uint32_t nth) {
  const auto run_block = philox({run.replication, 0, 0, 0}, {low_word(run.seed), high_word(run.seed)});
  key_ = {run_block[0], run_block[1]};
  const std::uint64_t names = pair_hash(who, what);
  counter_ = {0, nth, low_word(names), high_word(names)};
}

RandomStream::result_type RandomStream::operator()() {
  if (used_ == block_.size()) {
    block_ = philox(counter_, key_);
    ++counter_[0];
    assert(counter_[0] != 0 && "a stream holds 2^33 draws");
    used_ = 0;
  }
  const std::uint64_t low = block_[used_];
  const std::uint64_t high = block_[used_ + 1];
  used_ += 2;
  return (high << 32U) | low;
}

double RandomStream::uniform() {
  return static_cast<double>((*this)() >> 11U) * 0x1p-53;  // as many bits as a double holds
}

double RandomStream::log_normal(double median, double factor) {
  assert(median > 0.0 && factor >= 1.0);
  boost::random::normal_distribution<double> standard_normal;
  return median * std::exp(std::log(factor) * standard_normal(*this));
}

}  // namespace tocsin
