// One officer's drill in a window: buttons for what is typed in a terminal, a banner that flashes and a tone
// while a page rings. No map: an officer at home has none. Its types stay behind this door as those of
// window.hpp do; without a sound device it is silent, and everything heard is also seen.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "render/drill.hpp"
#include "render/palette.hpp"
#include "sim/base/diagnostics.hpp"
#include "sim/base/time.hpp"

namespace tocsin::window {

struct DrillWindowOptions {
  render::Theme theme = render::Theme::Light;
  int width_px = 1280;
  int height_px = 800;
  double speed = 1.0;
  /// The record's entries so far, for the debrief.
  const std::vector<journal::Entry>* feed = nullptr;
  /// Takes each frame to have lasted this long, whatever the wall clock says.
  std::optional<Duration> frame_time;
  /// The window closes after so many frames, and the last of them is drawn to this file.
  std::optional<int> max_frames;
  std::optional<std::filesystem::path> picture;
  /// Asked after every frame; a fault closes the window and is returned.
  std::function<Result<void>()> after_frame;
};

/// Until the window is closed. REQUIRES: the drill has begun; the feed is that of its session.
Result<void> run_drill(render::DrillSession& drill, const DrillWindowOptions& options);

}  // namespace tocsin::window
