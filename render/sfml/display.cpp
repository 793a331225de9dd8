#include "render/sfml/display.hpp"

#include <X11/Xlib.h>

namespace tocsin::window {

bool display_opens() {
  Display* display = XOpenDisplay(nullptr);
  if (display == nullptr) return false;
  XCloseDisplay(display);
  return true;
}

}  // namespace tocsin::window
