#include "render/picking.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "runcorn.hpp"

using namespace tocsin;
using namespace tocsin::render;

namespace {

const Thing unit = model::UnitId{1};
const Thing other_unit = model::UnitId{2};
const Thing rvp = model::RvpId{0};
const Thing closure = model::ClosureId{0};
const Thing cordon = model::CordonId{0};

DrawnPoint square(const Thing& thing, double x, double y, int rank) {
  return {thing, PixelBox{{x, y}, {x, y}}.grown(8.0), rank};
}
DrawnLine line(const Thing& thing, double y) { return {thing, {{0.0, y}, {500.0, y}}}; }

Camera camera_at(GridPoint centre) { return Camera{{{0.0, 0.0}, {1000.0, 800.0}}, centre, 4.0}; }

}  // namespace

TEST_CASE("of two symbols within reach a click takes the nearer") {
  const Drawn drawn{{square(unit, 100, 100, 4), square(other_unit, 130, 100, 4)}, {}};
  CHECK(pick(drawn, {112, 100}) == unit);
  CHECK(pick(drawn, {119, 100}) == other_unit);
  CHECK(pick(drawn, {100, 92}) == unit);
}

TEST_CASE("a click further from every symbol than its reach takes nothing") {
  const Drawn drawn{{square(unit, 100, 100, 4)}, {}};
  CHECK(pick(drawn, {117, 100}) == unit);
  CHECK(pick(drawn, {117.1, 100}) == std::nullopt);
  CHECK(pick(drawn, {400, 400}) == std::nullopt);
}

TEST_CASE("where two symbols lie over each other a click takes the upper") {
  const Drawn drawn{{square(rvp, 104, 100, 3), square(unit, 100, 100, 4)}, {}};
  CHECK(pick(drawn, {104, 100}) == unit);
  CHECK(pick(drawn, {111, 100}) == rvp);
}

TEST_CASE("a line is taken only where no symbol is, and the nearer of two") {
  const Drawn drawn{{square(unit, 100, 100, 4)}, {line(closure, 100), line(cordon, 110)}};
  CHECK(pick(drawn, {100, 104}) == unit);
  CHECK(pick(drawn, {300, 104}) == closure);
  CHECK(pick(drawn, {300, 106}) == cordon);
  CHECK(pick(drawn, {300, 118}) == std::nullopt);
}

TEST_CASE("what is picked does not depend on the order in which things were drawn") {
  Drawn drawn{{square(unit, 100, 100, 4), square(other_unit, 100, 100, 4), square(rvp, 96, 100, 3)},
              {line(closure, 200), line(cordon, 200)}};
  Drawn turned = drawn;
  std::reverse(turned.points.begin(), turned.points.end());
  std::reverse(turned.lines.begin(), turned.lines.end());
  for (double x = 80; x < 120; x += 1.5) {
    for (double y = 80; y < 210; y += 1.5) CHECK(pick(drawn, {x, y}) == pick(turned, {x, y}));
  }
}

TEST_CASE("everything that has a symbol is picked where it stands, but for what lies under another") {
  const RuncornRun run(30);
  const Shown shown = run.shown();
  for (const model::RvpId id : rvps_there(shown)) {
    const Camera camera = camera_at(*place_of(shown, id));
    // A flag's foot is on the point: its cloth is above it.
    CHECK(pick(drawn_things(shown, {}, camera), camera.frame.centre() + Pixel{14.0, -22.0}) == Thing{id});
  }
  for (std::size_t i = 0; i < shown.world.units.size(); ++i) {
    const auto id = id_of<model::UnitTag>(i);
    const auto place = place_of(shown, id);
    if (!place) continue;
    const Camera camera = camera_at(*place);
    const std::vector<DrawnUnit> only{{id, Pixel{120.0, 40.0}}};
    CHECK(pick(drawn_things(shown, only, camera), camera.frame.centre() + Pixel{120.0, 40.0}) == Thing{id});
  }
}

TEST_CASE("a closed road is picked along its line while it is closed, and not when it is lifted") {
  RuncornRun run(1);
  run.give(model::CloseRoad{"test", {10, 11}});
  const Thing made = line_things(run.shown()).front();
  const auto lines = lines_of(run.shown(), made);
  REQUIRE(lines.size() == 2);
  const Camera camera = camera_at((lines[0][0] + lines[0][1]) * 0.5);
  Drawn drawn = drawn_things(run.shown(), {}, camera);
  drawn.points.clear();
  CHECK(pick(drawn, camera.frame.centre()) == made);
  run.give(model::LiftClosure{"road-1"});
  CHECK(line_things(run.shown()).empty());
  CHECK(drawn_things(run.shown(), {}, camera).lines.empty());
}

TEST_CASE("the keyboard goes round all things on the map, forwards and backwards") {
  const RuncornRun run(30);
  const std::vector<Thing> things = things_on_map(run.shown());
  REQUIRE(things.size() > 10);
  Selection forwards, backwards;
  for (std::size_t i = 0; i < things.size(); ++i) {
    forwards = stepped(things, forwards, Step::Next);
    CHECK(forwards == things[i]);
    backwards = stepped(things, backwards, Step::Previous);
    CHECK(backwards == things[things.size() - 1 - i]);
  }
  CHECK(stepped(things, forwards, Step::Next) == things.front());
  CHECK(stepped(things, backwards, Step::Previous) == things.back());
  CHECK(stepped({}, std::nullopt, Step::Next) == std::nullopt);
}
