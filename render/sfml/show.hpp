// The loop of a window: what people ask for is carried out, exercise time passes, and what has changed is
// drawn. The one place where wall time becomes exercise time. Knows nothing of files.
#pragma once

#include <deque>
#include <vector>

#include "render/attention.hpp"
#include "render/clock_control.hpp"
#include "render/sfml/fonts.hpp"
#include "render/sfml/screen.hpp"
#include "render/sfml/window.hpp"

namespace tocsin::window {

class Show {
 public:
  /// REQUIRES: all outlive it; a place for each of the views, the facilitator's first.
  Show(render::Session& session, const Fonts& fonts, const std::vector<render::View>& views,
       const std::vector<render::WindowPlace>& places, const WindowOptions& options);

  /// Until the first window is closed, the options say so, or a branch is wanted.
  Result<ReplayEnd> run();

 private:
  /// The facilitator's, where there is one: it is this that ends the show.
  bool is_open() const { return screens_.front().is_open(); }
  bool wants_frame();
  bool is_finished(int frames) const;
  bool take_events();
  bool pass(Duration wall);
  void slow_down_for_people();
  void keep_settings();
  bool carry_out_wishes();
  void carry_out(render::Action action, Screen& from);
  void branch();
  void say(std::string words);

  render::Session& session_;
  const WindowOptions& options_;
  std::deque<Screen> screens_;  // never moved: a stage keeps references
  render::ClockControl clock_;
  render::ComeUp come_up_;
  render::WindowSettings settings_;
  int fresh_frames_ = 3;
  std::optional<SimTime> branch_at_;
};

/// A pacer as the options want it at first.
render::Pacer pacer_of(const WindowOptions& options);

}  // namespace tocsin::window
