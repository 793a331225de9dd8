#include "render/settings.hpp"

#include <catch2/catch.hpp>

using namespace tocsin::render;

TEST_CASE("text grows and shrinks in quarters between three quarters and two and a half") {
  CHECK(larger_text(1.0) == 1.25);
  CHECK(smaller_text(1.0) == 0.75);
  CHECK(larger_text(1.1) == 1.25);
  CHECK(smaller_text(1.1) == 1.0);
  CHECK(larger_text(2.5) == 2.5);
  CHECK(smaller_text(0.75) == 0.75);
  CHECK(within_text_scales(9.0) == 2.5);
  double scale = 0.75;
  for (int i = 0; i < 7; ++i) scale = larger_text(scale);
  CHECK(scale == 2.5);
}

TEST_CASE("what only the command line asked for is not kept, and what was changed by hand is") {
  WindowSettings before;
  before.theme = Theme::Dark;
  before.lesson = Lessons::ToBeSeen;
  WindowSettings at_start = before;
  at_start.theme = Theme::Light;  // --theme light
  at_start.text_scale = 2.0;      // --text-scale 2

  CHECK(kept_after(before, at_start, at_start) == before);

  WindowSettings now = at_start;
  now.sound = Sound::Off;
  now.lesson = Lessons::Seen;
  now.open.toggle(Panel::Units);
  WindowSettings wanted = before;
  wanted.sound = Sound::Off;
  wanted.lesson = Lessons::Seen;
  wanted.open.toggle(Panel::Units);
  CHECK(kept_after(before, at_start, now) == wanted);

  now.text_scale = 1.75;
  wanted.text_scale = 1.75;
  CHECK(kept_after(before, at_start, now) == wanted);
}
