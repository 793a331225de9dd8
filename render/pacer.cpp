#include "render/pacer.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace tocsin::render {

void Pacer::set_speed(double speed) {
  assert(speed > 0.0);
  speed_ = speed;
}

void Pacer::turn() {
  direction_ = direction_ == Direction::Forwards ? Direction::Backwards : Direction::Forwards;
  carry_ms_ = 0.0;
}

Duration Pacer::advance(Duration wall) {
  if (paused_) return Duration{0};
  constexpr Duration longest{250};
  const double due_ms = static_cast<double>(std::min(wall, longest).count()) * speed_ + carry_ms_;
  const double whole_ms = std::floor(due_ms);
  carry_ms_ = due_ms - whole_ms;
  const Duration due{static_cast<std::int64_t>(whole_ms)};
  return direction_ == Direction::Forwards ? due : -due;
}

}  // namespace tocsin::render
