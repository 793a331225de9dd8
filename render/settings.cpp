#include "render/settings.hpp"

#include <algorithm>
#include <cmath>

namespace tocsin::render {

namespace {

constexpr double text_step = 0.25;

}  // namespace

double within_text_scales(double scale) { return std::clamp(scale, least_text_scale, greatest_text_scale); }

// To the next whole step, also from a scale that the command line gave and that is none.
double larger_text(double scale) {
  return within_text_scales((std::floor(scale / text_step + 1e-9) + 1.0) * text_step);
}
double smaller_text(double scale) {
  return within_text_scales((std::ceil(scale / text_step - 1e-9) - 1.0) * text_step);
}

WindowSettings kept_after(const WindowSettings& before, const WindowSettings& at_start,
                          const WindowSettings& now) {
  WindowSettings kept = before;
  const auto take = [&](auto member) {
    if (now.*member != at_start.*member) kept.*member = now.*member;
  };
  take(&WindowSettings::theme);
  take(&WindowSettings::text_scale);
  take(&WindowSettings::room_text_scale);
  take(&WindowSettings::sound);
  take(&WindowSettings::lesson);
  take(&WindowSettings::open);
  return kept;
}

}  // namespace tocsin::render
