#include "render/layout.hpp"

#include <vector>

#include <catch2/catch.hpp>

using namespace tocsin::render;

namespace {
std::vector<PixelBox> parts_of(const Layout& layout) {
  std::vector<PixelBox> parts{layout.banner, layout.clock_bar, layout.notice_line,
                              layout.map,    layout.tools,     layout.timeline};
  for (const auto& panel : layout.panels) {
    if (panel) parts.push_back(*panel);
  }
  return parts;
}
}  // namespace

TEST_CASE("the parts of the window never cover each other and fill it") {
  struct Size {
    double width, height, text_scale;
  };
  for (const Size size : {Size{1280, 800, 1.0}, Size{1920, 1080, 1.0}, Size{1280, 800, 1.5},
                          Size{1280, 800, 2.5}, Size{640, 480, 1.0}, Size{640, 480, 2.5}}) {
    for (int open = 0; open < 1 << panel_count; ++open) {
      OpenPanels panels;
      for (std::size_t i = 0; i < panel_count; ++i) panels.is_open[i] = ((open >> i) & 1) != 0;
      const auto parts = parts_of(facilitator_layout(size.width, size.height, size.text_scale, panels));
      double area = 0.0;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        area += parts[i].width() * parts[i].height();
        for (std::size_t j = i + 1; j < parts.size(); ++j) CHECK_FALSE(parts[i].meets(parts[j]));
      }
      CHECK(area == Approx(size.width * size.height));
    }
  }
}

TEST_CASE("with every panel open the map still has nearly half of a small window") {
  const Layout layout = facilitator_layout(1280, 800, 1.0, {});
  CHECK(layout.map.width() * layout.map.height() >= 0.45 * 1280 * 800);
}

TEST_CASE("in a small window co-ordination has room for the form of a METHANE, and the map for itself") {
  OpenPanels open;
  open.toggle(Panel::Coordination);
  const Layout layout = facilitator_layout(1280, 800, 1.0, open);
  CHECK(layout.of(Panel::Coordination)->height() >= 250.0);
  CHECK(layout.of(Panel::Coordination)->width() >= 480.0);
  CHECK(layout.map.height() >= 375.0);
}

TEST_CASE("a closed panel gives its place to the others and to the map") {
  OpenPanels open;
  open.toggle(Panel::Messages);
  const Layout layout = facilitator_layout(1280, 800, 1.0, open);
  CHECK_FALSE(layout.of(Panel::Messages));
  CHECK(layout.map.high.y == layout.tools.low.y);
  CHECK(layout.tools.high.y == layout.timeline.low.y);
}

TEST_CASE("at every size of text the map keeps a fifth of the window") {
  for (const double scale : {0.75, 1.0, 1.5, 2.0, 2.5}) {
    OpenPanels open;
    open.is_open.fill(true);
    const Layout layout = facilitator_layout(1280, 800, scale, open);
    CHECK(layout.map.width() >= 0.5 * 1280);
    CHECK(layout.map.height() >= 0.2 * 800);
  }
}

TEST_CASE("what the room reads is at least 36 pixels high, and the map has half of its view") {
  for (const double height : {720.0, 1080.0, 2160.0}) {
    for (const double scale : {0.75, 1.5, 2.5}) CHECK(room_text_px(height, scale) >= 36.0);
    const Layout layout = room_layout(height * 16.0 / 9.0, height, 1.5);
    CHECK(layout.map.height() >= 0.5 * height);
    CHECK(layout.banner.high.y == layout.map.low.y);
    CHECK(layout.map.high.y == layout.clock_bar.low.y);
  }
}
