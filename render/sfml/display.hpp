// The connection to the X server: whether a window could be opened, which screens there are, and what happens
// when the server goes away. SFML's graphics calls end the process where there is no display, so the question
// has to be put before any of them. Apart from the rest because Xlib's macros would rewrite every enumerator
// called None.
#pragma once

#include <vector>

#include "render/screens.hpp"

namespace tocsin::window {

/// The program's exit code when the display is lost: that of a machine that lacks something.
inline constexpr int display_lost_exit_code = 4;

/// Held from the question until the window is gone: an X server starts afresh when its last client leaves,
/// and refuses whoever comes in that moment.
class DisplayConnection {
 public:
  /// Opens the display named by DISPLAY; tries again for a quarter of a second. From then on the program ends
  /// with one plain sentence and `display_lost_exit_code` when a display goes away: Xlib lets nobody go on
  /// who has lost his, and a journal is saved line by line.
  DisplayConnection();
  DisplayConnection(const DisplayConnection&) = delete;
  DisplayConnection& operator=(const DisplayConnection&) = delete;
  DisplayConnection(DisplayConnection&& other) noexcept;
  DisplayConnection& operator=(DisplayConnection&&) = delete;
  ~DisplayConnection();

  bool is_open() const { return display_ != nullptr; }

  /// The primary one first, then by place, from the left and from the top. REQUIRES: open.
  std::vector<render::ScreenBox> screens() const;

 private:
  void* display_ = nullptr;
};

}  // namespace tocsin::window
