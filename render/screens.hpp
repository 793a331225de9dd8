// Where the windows of an exercise go: one view in the middle of a screen, two on two screens, or side by
// side on one that is wide enough. Knows no display: it is told which screens there are.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "render/scene.hpp"
#include "sim/base/diagnostics.hpp"

namespace tocsin::render {

/// A monitor, as a rectangle of the desktop.
struct ScreenBox {
  int x_px = 0;
  int y_px = 0;
  int width_px = 0;
  int height_px = 0;
  std::string name;  ///< "HDMI-1"; may be empty

  friend bool operator==(const ScreenBox&, const ScreenBox&) = default;
};

struct WindowPlace {
  /// Filling: the whole of its screen, without a frame.
  enum class Frame { Windowed, Filling };

  int x_px = 0;
  int y_px = 0;
  int width_px = 0;
  int height_px = 0;
  Frame frame = Frame::Windowed;
  ScreenBox screen;

  friend bool operator==(const WindowPlace&, const WindowPlace&) = default;
};

struct PlaceOptions {
  int width_px = 1280;  ///< of a window that does not fill its screen
  int height_px = 800;
  std::optional<int> room_screen;  ///< counted from 1; none: the second, where there are two
};

/// One place for each view. A fault where the room's screen is not there. REQUIRES: one screen or more, the
/// facilitator's first; views not empty, none twice.
Result<std::vector<WindowPlace>> place_windows(std::span<const ScreenBox> screens,
                                               std::span<const View> views, const PlaceOptions& options);

/// The place of one window in the middle of a screen.
WindowPlace in_middle_of(const ScreenBox& screen, int width_px, int height_px);
WindowPlace filling(const ScreenBox& screen);

/// One line for each: "1: 1920x1080 at 0,0 (HDMI-1)".
std::string in_words(std::span<const ScreenBox> screens);

}  // namespace tocsin::render
