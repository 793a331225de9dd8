#include "render/palette.hpp"

#include <array>

#include <catch2/catch.hpp>

using namespace tocsin;
using namespace tocsin::render;

namespace {
constexpr std::array<Vision, 4> every_vision{Vision::Common, Vision::Protan, Vision::Deutan, Vision::Tritan};
}

TEST_CASE("fire, police and ambulance stay apart for every kind of colour vision") {
  const std::array<Colour, 3> services{colour_of(Service::Fire), colour_of(Service::Police),
                                       colour_of(Service::Ambulance)};
  for (const Vision vision : every_vision) {
    for (std::size_t i = 0; i < services.size(); ++i) {
      for (std::size_t j = i + 1; j < services.size(); ++j) {
        CAPTURE(static_cast<int>(vision), i, j);
        CHECK(difference(as_seen(services[i], vision), as_seen(services[j], vision)) >= 34.0);
      }
    }
  }
}

TEST_CASE("text can be told from the ground it stands on in both themes and for every vision") {
  for (const Theme theme : {Theme::Light, Theme::Dark}) {
    const Palette p = palette_of(theme);
    for (const Vision vision : every_vision) {
      CHECK(difference(as_seen(p.text, vision), as_seen(p.halo, vision)) >= 60.0);
      CHECK(difference(as_seen(p.text, vision), as_seen(p.paper, vision)) >= 60.0);
      CHECK(difference(as_seen(p.hazard, vision), as_seen(p.land, vision)) >= 34.0);
    }
  }
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
