#include "render/palette.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <catch2/catch.hpp>

using namespace tocsin;
using namespace tocsin::render;

namespace {
constexpr std::array<Vision, 4> every_vision{Vision::Common, Vision::Protan, Vision::Deutan, Vision::Tritan};
}

TEST_CASE("the sets for some eyes keep the services further apart for those than the standard set does") {
  const auto nearest = [](ColourSet set, Vision vision) {
    const Palette palette = palette_of({Shade::Light, set});
    double least = 1000.0;
    for (std::size_t i = 0; i < service_count; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        least =
            std::min(least, difference(as_seen(palette.roles[i], vision), as_seen(palette.roles[j], vision)));
      }
    }
    return least;
  };
  for (const Vision vision : every_vision) CHECK(nearest(ColourSet::Standard, vision) >= 34.0);
  for (const Vision vision : {Vision::Protan, Vision::Deutan})
    CHECK(nearest(ColourSet::RedGreen, vision) >= nearest(ColourSet::Standard, vision) + 10.0);
  CHECK(nearest(ColourSet::BlueYellow, Vision::Tritan) >=
        nearest(ColourSet::Standard, Vision::Tritan) + 10.0);
}

TEST_CASE("text can be read on whatever it stands on, in every theme and by every kind of vision") {
  for (const Theme theme : every_theme()) {
    const Palette p = palette_of(theme);
    const bool is_high = theme.colours == ColourSet::HighContrast;
    const double least = is_high ? high_text_contrast : least_text_contrast;
    for (const Vision vision : every_vision) {
      CAPTURE(name_of(theme.colours), static_cast<int>(theme.shade), static_cast<int>(vision));
      const auto seen = [&](Colour a, Colour b) { return contrast(as_seen(a, vision), as_seen(b, vision)); };
      for (const Colour text : {p.text, p.quiet_text}) {
        CHECK(seen(text, p.halo) >= least);
        CHECK(seen(text, p.paper) >= least);
      }
      // Fields, tabs and buttons are paper with some text in it; names of places lie on water with a halo.
      for (const double share : {0.07, 0.11, 0.20, 0.30})
        CHECK(seen(p.text, mixed(p.paper, p.text, share)) >= least_text_contrast);
      CHECK(seen(p.water_text, p.halo) >= least);
      CHECK(seen(p.closure, p.paper) >= least);
      CHECK(seen(p.closure, p.halo) >= least);
      CHECK(seen(mixed(p.hazard, p.text, 0.45), p.paper) >= least);
      CHECK(seen(banner_text, banner_colour) >= high_text_contrast);
    }
  }
}

TEST_CASE("F7 steps through the sets and F9 changes only the shade") {
  Theme theme = Theme::Light;
  std::string steps;
  for (std::size_t i = 0; i < colour_set_count; ++i) {
    theme = next_colours(theme);
    steps += std::string(name_of(theme.colours)) + " ";
    CHECK(theme.shade == Shade::Light);
    CHECK(other_shade(theme) == Theme{Shade::Dark, theme.colours});
    CHECK(colour_set_named(name_of(theme.colours)) == theme.colours);
  }
  CHECK(steps == "red-green blue-yellow high-contrast standard ");
}

TEST_CASE("contrast is that of WCAG: 21 for black on white, 1 for like on like, and known greys") {
  CHECK(contrast(rgb(0x000000), rgb(0xFFFFFF)) == Approx(21.0));
  CHECK(contrast(rgb(0x345678), rgb(0x345678)) == Approx(1.0));
  CHECK(contrast(rgb(0x767676), rgb(0xFFFFFF)) == Approx(4.54).margin(0.01));
  CHECK(contrast(rgb(0xFFFFFF), rgb(0x767676)) == Approx(4.54).margin(0.01));
}

TEST_CASE("greys look the same to everybody") {
  for (const Vision vision : every_vision)
    CHECK(difference(as_seen(rgb(0x808080), vision), rgb(0x808080)) < 1.0);
}

TEST_CASE("the difference of black and white is that of their lightness") {
  CHECK(difference(rgb(0x000000), rgb(0xFFFFFF)) == Approx(100.0).margin(0.1));
  CHECK(difference(rgb(0x123456), rgb(0x123456)) == 0.0);
}

TEST_CASE("mixing goes from one colour to the other") {
  CHECK(mixed(rgb(0x000000), rgb(0xFFFFFF), 0.0) == rgb(0x000000));
  CHECK(mixed(rgb(0x000000), rgb(0xFFFFFF), 1.0) == rgb(0xFFFFFF));
  CHECK(mixed(rgb(0x000000), rgb(0x6496C8), 0.5) == rgb(0x324B64));
}

TEST_CASE("the grounds of the map can be told apart and are quiet, and water is water, in both themes") {
  for (const Theme theme : {Theme::Light, Theme::Dark}) {
    const Palette p = palette_of(theme);
    const std::array<Colour, 5> grounds{p.land, p.wood, p.residential, p.industrial, p.commercial};
    for (std::size_t i = 0; i < grounds.size(); ++i) {
      for (std::size_t j = i + 1; j < grounds.size(); ++j) {
        CAPTURE(static_cast<int>(theme.shade), i, j);
        // Just noticeable is 2.3; what belongs to the incident is 40 and more away from all of them.
        CHECK(difference(grounds[i], grounds[j]) >= 3.0);
        CHECK(difference(grounds[i], grounds[j]) <= 16.0);
      }
      for (const Vision vision : every_vision) {
        CAPTURE(static_cast<int>(theme.shade), i, static_cast<int>(vision));
        CHECK(difference(as_seen(grounds[i], vision), as_seen(p.water, vision)) >= 7.0);
        CHECK(difference(as_seen(grounds[i], vision), as_seen(p.hazard, vision)) >= 40.0);
      }
    }
  }
}
