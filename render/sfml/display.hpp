// A connection to the X server, to ask whether a window could be opened: SFML's graphics calls end the
// process where there is no display, so the question has to be put before any of them. Apart from the rest
// because Xlib's macros would rewrite every enumerator called None.
#pragma once

namespace tocsin::window {

/// Held from the question until the window is gone: an X server starts afresh when its last client leaves,
/// and refuses whoever comes in that moment.
class DisplayConnection {
 public:
  /// Opens the display named by DISPLAY; tries again for a quarter of a second.
  DisplayConnection();
  DisplayConnection(const DisplayConnection&) = delete;
  DisplayConnection& operator=(const DisplayConnection&) = delete;
  DisplayConnection(DisplayConnection&& other) noexcept;
  DisplayConnection& operator=(DisplayConnection&&) = delete;
  ~DisplayConnection();

  bool is_open() const { return display_ != nullptr; }

 private:
  void* display_ = nullptr;
};

}  // namespace tocsin::window
