#include "render/sfml/display.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <tuple>
#include <utility>

#include <X11/Xlib.h>
#include <X11/extensions/Xrandr.h>

namespace tocsin::window {

namespace {

// Xlib would end the process with 1 and two lines about a resource; nothing of ours runs after this.
int end_for_want_of_a_display(Display*) {
  std::fputs(
      "error: the display went away, and the window with it; what was recorded until then is saved in the "
      "journal\n",
      stderr);
  std::_Exit(display_lost_exit_code);
}

std::vector<std::pair<bool, render::ScreenBox>> monitors_of(Display* display) {
  std::vector<std::pair<bool, render::ScreenBox>> found;
  int event_base = 0, error_base = 0, major = 0, minor = 0;
  // Monitors came with version 1.5 of the extension.
  const bool has_monitors = XRRQueryExtension(display, &event_base, &error_base) != 0 &&
                            XRRQueryVersion(display, &major, &minor) != 0 &&
                            std::pair(major, minor) >= std::pair(1, 5);
  if (!has_monitors) return found;
  int count = 0;
  XRRMonitorInfo* monitors = XRRGetMonitors(display, DefaultRootWindow(display), True, &count);
  if (monitors == nullptr) return found;
  for (int i = 0; i < count; ++i) {
    const XRRMonitorInfo& monitor = monitors[i];
    if (monitor.width <= 0 || monitor.height <= 0) continue;
    char* name = XGetAtomName(display, monitor.name);
    found.emplace_back(monitor.primary != 0,
                       render::ScreenBox{monitor.x, monitor.y, monitor.width, monitor.height,
                                         name == nullptr ? std::string{} : std::string(name)});
    if (name != nullptr) XFree(name);
  }
  XRRFreeMonitors(monitors);
  return found;
}

}  // namespace

DisplayConnection::DisplayConnection() {
  if (std::getenv("DISPLAY") == nullptr) return;
  for (int attempt = 0; attempt < 5 && display_ == nullptr; ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(std::chrono::milliseconds{50});
    display_ = XOpenDisplay(nullptr);
  }
  if (display_ != nullptr) XSetIOErrorHandler(end_for_want_of_a_display);
}

DisplayConnection::DisplayConnection(DisplayConnection&& other) noexcept
    : display_(std::exchange(other.display_, nullptr)) {}

DisplayConnection::~DisplayConnection() {
  if (display_ != nullptr) XCloseDisplay(static_cast<Display*>(display_));
}

std::vector<render::ScreenBox> DisplayConnection::screens() const {
  assert(is_open());
  auto* display = static_cast<Display*>(display_);
  auto found = monitors_of(display);
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    const auto key = [](const auto& one) {
      return std::tuple(!one.first, one.second.x_px, one.second.y_px, one.second.name);
    };
    return key(a) < key(b);
  });
  std::vector<render::ScreenBox> screens;
  // Two monitors that show the same are one screen.
  for (auto& [is_primary, box] : found) {
    const bool is_mirror = std::any_of(screens.begin(), screens.end(), [&, &b = box](const auto& other) {
      return other.x_px == b.x_px && other.y_px == b.y_px;
    });
    if (!is_mirror) screens.push_back(std::move(box));
  }
  if (screens.empty()) {
    const int screen = DefaultScreen(display);
    screens.push_back({0, 0, DisplayWidth(display, screen), DisplayHeight(display, screen), {}});
  }
  return screens;
}

}  // namespace tocsin::window
