// How a person likes the window, kept from one run to the next: looks and sounds, never anything of an
// exercise, so nothing of it can reach a record. Knows neither where it is kept nor how it is written.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "render/layout.hpp"
#include "render/palette.hpp"

namespace tocsin::render {

enum class Sound : std::uint8_t { On, Off };
/// The lesson opens by itself until it has been seen once.
enum class Lessons : std::uint8_t { Seen, ToBeSeen };

/// How large text can be.
inline constexpr double least_text_scale = 0.75;
inline constexpr double greatest_text_scale = 2.5;
/// One step of 0.25 larger or smaller, within those bounds.
double larger_text(double scale);
double smaller_text(double scale);
/// The nearest within those bounds.
double within_text_scales(double scale);

struct WindowSettings {
  Theme theme = Theme::Light;
  double text_scale = 1.0;       ///< of the facilitator's view
  double room_text_scale = 1.5;  ///< of the room's
  Sound sound = Sound::On;
  Lessons lesson = Lessons::Seen;
  OpenPanels open;

  friend bool operator==(const WindowSettings&, const WindowSettings&) = default;
};

/// What is to be kept: as kept before, but for what was changed by hand between `at_start` and `now`. What
/// only the command line asked for is not kept.
WindowSettings kept_after(const WindowSettings& before, const WindowSettings& at_start,
                          const WindowSettings& now);

}  // namespace tocsin::render
