#include "render/sfml/display.hpp"

#include <chrono>
#include <cstdlib>
#include <thread>
#include <utility>

#include <X11/Xlib.h>

namespace tocsin::window {

DisplayConnection::DisplayConnection() {
  if (std::getenv("DISPLAY") == nullptr) return;
  for (int attempt = 0; attempt < 5 && display_ == nullptr; ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(std::chrono::milliseconds{50});
    display_ = XOpenDisplay(nullptr);
  }
}

DisplayConnection::DisplayConnection(DisplayConnection&& other) noexcept
    : display_(std::exchange(other.display_, nullptr)) {}

DisplayConnection::~DisplayConnection() {
  if (display_ != nullptr) XCloseDisplay(static_cast<Display*>(display_));
}

}  // namespace tocsin::window
