// Asks the X server whether a window could be opened: SFML's graphics calls end the process where there is no
// display, so the question has to be put before any of them. Apart from the rest because Xlib's macros would
// rewrite every enumerator called None.
#pragma once

namespace tocsin::window {

/// True where the display named by DISPLAY can be opened.
bool display_opens();

}  // namespace tocsin::window
