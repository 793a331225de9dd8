// Closed roads on the map: both ways, one way, and slow.
#include <algorithm>

#include <catch2/catch.hpp>

#include "render/scene.hpp"
#include "runcorn.hpp"

using namespace tocsin;
using namespace tocsin::render;

namespace {

Scene with_closed(const roads::Link& link, model::Ways ways) {
  RuncornRun run(0);
  run.give(model::CloseRoad{"test", {link.number}, ways});
  const Shown shown = run.shown();
  return make_overlay(shown.setting, shown.world, shown.now, {}, palette_of(Theme::Light),
                      {.view = View::Facilitator, .metres_per_pixel = 2.0, .selected = std::nullopt});
}

bool has_crosses(const Scene& scene) {
  return std::any_of(scene.symbols.begin(), scene.symbols.end(),
                     [](const Symbol& symbol) { return symbol.form == SymbolForm::Cross; });
}

/// Where each arrow among the closures is, and which way it points.
struct Arrow {
  GridPoint at;
  GridPoint way;
};
std::vector<Arrow> arrows(const Scene& scene) {
  std::vector<Arrow> found;
  for (const LineShape& line : scene.lines) {
    if (line.layer != Layer::Closures || line.points.size() != 3) continue;
    const GridPoint back = (line.points[0] + line.points[2]) * 0.5;
    found.push_back({line.points[1], line.points[1] - back});
  }
  return found;
}

enum class Driven { OneWay, BothWays };
const roads::Link& straight_road(Driven driven) {
  for (const roads::Link& link : loaded_runcorn().setting->map.network.links()) {
    const double across_m = distance(link.line.front(), link.line.back()).value;
    if (link.one_way == (driven == Driven::OneWay) && link.length_m > 200.0 &&
        across_m > 0.98 * link.length_m)
      return link;
  }
  FAIL("the map has no such road");
  std::abort();
}

}  // namespace

TEST_CASE("a road that is closed both ways has crosses and no arrows") {
  const Scene scene = with_closed(straight_road(Driven::BothWays), model::Ways::Both);
  CHECK(has_crosses(scene));
  CHECK(arrows(scene).empty());
}

TEST_CASE("a road that is closed one way has arrows of that way and no crosses") {
  const roads::Link& link = straight_road(Driven::BothWays);
  const GridPoint forward = link.line.back() - link.line.front();
  for (const model::Ways ways : {model::Ways::Forward, model::Ways::Backward}) {
    const Scene scene = with_closed(link, ways);
    CHECK_FALSE(has_crosses(scene));
    REQUIRE_FALSE(arrows(scene).empty());
    for (const Arrow& arrow : arrows(scene)) {
      const double along =
          arrow.way.easting_m * forward.easting_m + arrow.way.northing_m * forward.northing_m;
      CHECK((along > 0.0) == (ways == model::Ways::Forward));
    }
  }
}

TEST_CASE("a one-way road that is closed the way it is driven is closed") {
  const Scene scene = with_closed(straight_road(Driven::OneWay), model::Ways::Forward);
  CHECK(has_crosses(scene));
  CHECK(arrows(scene).empty());
}
