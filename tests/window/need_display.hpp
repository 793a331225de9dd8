// Real windows need a display: without one a case fails and says so, it is not passed over.
#pragma once

#include <catch2/catch.hpp>

#include "render/sfml/window.hpp"

namespace tocsin::test {

inline void need_a_display() {
  const auto display = window::display_available();
  if (!display) FAIL("this needs a display, as ./dev test brings one: " << display.error().front().message);
}

}  // namespace tocsin::test
