// The window on two records side by side, and its loop.
// Knows nothing of files.
#pragma once

#include <optional>

#include "render/clock_control.hpp"
#include "render/sfml/beside_stage.hpp"
#include "render/sfml/screen.hpp"

namespace tocsin::window {

class BesideWindow {
 public:
  /// REQUIRES: all outlive it.
  BesideWindow(render::BesideSession& session, const Fonts& fonts, const render::WindowPlace& place,
               const WindowOptions& options);

  /// Until the window is closed, or the options say so.
  Result<FrameStats> run();

 private:
  bool take_events();
  bool carry_out_wishes();
  void carry_out(render::Action action);

  render::BesideSession& session_;
  const WindowOptions& options_;
  Frame frame_;
  std::optional<BesideStage> stage_;
  render::ClockControl clock_;
};

}  // namespace tocsin::window
