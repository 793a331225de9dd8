// Ways may be kept for a while, and no longer.
#include "render/ways.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "render/symbol_table.hpp"
#include "tests/render/runcorn.hpp"

using namespace tocsin;
using namespace tocsin::render;

namespace {

model::UnitState& somebody_driving(model::World& world) {
  const auto unit = std::find_if(world.units.begin(), world.units.end(), is_on_its_way);
  REQUIRE(unit != world.units.end());
  return *unit;
}

}  // namespace

TEST_CASE("the overlay is what stands without the ways, and the ways over it") {
  const RuncornRun run(30);
  const Shown now = run.shown();
  const Palette palette = palette_of(Theme::Light);
  const Scene whole = make_overlay(now.setting, now.world, now.now, {}, palette, {});
  const Scene rest = make_overlay_without_ways(now.setting, now.world, now.now, {}, palette, {});
  const std::vector<LineShape> ways =
      make_ways(now.setting, now.world, now.now, palette, {}, drivers(now.setting, now.world));
  REQUIRE(whole.lines.size() == rest.lines.size() + ways.size());
  CHECK(std::none_of(rest.lines.begin(), rest.lines.end(),
                     [](const LineShape& line) { return line.layer == Layer::Routes; }));
  CHECK(std::equal(ways.begin(), ways.end(), whole.lines.end() - static_cast<std::ptrdiff_t>(ways.size()),
                   [](const LineShape& a, const LineShape& b) { return a.points == b.points; }));
}

TEST_CASE("a way ends at its target") {
  const RuncornRun run(30);
  const Shown now = run.shown();
  const Palette palette = palette_of(Theme::Light);
  const Scene scene = make_overlay(now.setting, now.world, now.now, {}, palette, {});
  std::vector<GridPoint> ends, targets;
  for (const LineShape& line : scene.lines) {
    if (line.layer == Layer::Routes && line.dash == Dash::Solid) ends.push_back(line.points.back());
  }
  for (const Symbol& symbol : scene.symbols) {
    if (symbol.form == SymbolForm::Target) targets.insert(targets.end(), 2, symbol.at);
  }
  REQUIRE(!targets.empty());
  CHECK(ends == targets);
}

TEST_CASE("drivers are no longer those of a world in which one of them has changed") {
  const RuncornRun run(30);
  model::World world = run.shown().world;
  const model::Setting& setting = run.shown().setting;
  const std::vector<Driver> before = drivers(setting, world);
  REQUIRE(are_drivers_of(before, world));
  SECTION("it has arrived") { somebody_driving(world).status = model::UnitStatus::AtRvp; }
  SECTION("it drives home") { somebody_driving(world).status = model::UnitStatus::Returning; }
  SECTION("it is stuck") { somebody_driving(world).is_stuck = true; }
  SECTION("it stands elsewhere") { somebody_driving(world).parked.easting_m += 1.0; }
  SECTION("it set off at another time") { somebody_driving(world).route_started.ms += 1; }
  SECTION("its way is another") { somebody_driving(world).route->legs.pop_back(); }
  SECTION("it has no way") { somebody_driving(world).route.reset(); }
  CHECK_FALSE(are_drivers_of(before, world));
  CHECK(are_drivers_of(drivers(setting, world, before), world));
}

TEST_CASE("another unit that sets off is a driver more") {
  const RuncornRun run(30);
  model::World world = run.shown().world;
  const model::Setting& setting = run.shown().setting;
  const std::vector<Driver> before = drivers(setting, world);
  const auto standing = std::find_if(world.units.begin(), world.units.end(),
                                     [](const model::UnitState& unit) { return !is_on_its_way(unit); });
  REQUIRE(standing != world.units.end());
  standing->route = somebody_driving(world).route;
  standing->status = model::UnitStatus::Mobile;
  CHECK_FALSE(are_drivers_of(before, world));
}

TEST_CASE("ways are shown as they were a little before, never after, and the nearer the less") {
  for (const double metres_per_pixel : {0.5, 8.0, 60.0}) {
    for (const std::int64_t ms : {0LL, 1LL, 999LL, 1'800'000LL, 1'800'777LL}) {
      const SimTime shown = moment_of_ways(SimTime{ms}, metres_per_pixel);
      CHECK(shown.ms <= ms);
      // No farther than the edge of a unit's symbol at 115 km/h.
      CHECK(static_cast<double>(ms - shown.ms) * 0.032 <= 8.0 * metres_per_pixel);
    }
  }
}

TEST_CASE("a cloud is shown as it was a little before, on moments shared with the ways") {
  for (const double metres_per_pixel : {0.25, 1.0, 6.2, 8.0, 60.0}) {
    for (const double speed : {1.0, 5.0, 60.0}) {
      std::vector<std::int64_t> of_cloud, of_ways;
      for (std::int64_t ms = 1'800'000; ms < 1'900'000; ms += 7) {
        const SimTime shown = moment_of_cloud(SimTime{ms}, metres_per_pixel, speed);
        CHECK(shown.ms <= ms);
        CHECK(static_cast<double>(ms - shown.ms) < 2.0 * std::max(1000.0, speed * 250.0));
        of_cloud.push_back(shown.ms);
        of_ways.push_back(moment_of_ways(SimTime{ms}, metres_per_pixel).ms);
      }
      for (std::vector<std::int64_t>* moments : {&of_cloud, &of_ways})
        moments->erase(std::unique(moments->begin(), moments->end()), moments->end());
      // The first of each began before the first moment asked for.
      const auto contains = [](const std::vector<std::int64_t>& all, const std::vector<std::int64_t>& some) {
        return std::includes(all.begin(), all.end(), some.begin() + 1, some.end());
      };
      CAPTURE(metres_per_pixel, speed);
      CHECK((contains(of_ways, of_cloud) || contains(of_cloud, of_ways)));
    }
  }
}
