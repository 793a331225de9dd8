#include "render/pacer.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace tocsin::render {

void Pacer::set_speed(double speed) {
  assert(speed > 0.0);
  speed_ = speed;
}

Duration Pacer::advance(Duration wall) {
  if (paused_) return Duration{0};
  constexpr Duration longest{250};
  const double due_ms = static_cast<double>(std::min(wall, longest).count()) * speed_ + carry_ms_;
  const double whole_ms = std::floor(due_ms);
  carry_ms_ = due_ms - whole_ms;
  return Duration{static_cast<std::int64_t>(whole_ms)};
}

}  // namespace tocsin::render
