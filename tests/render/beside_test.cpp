// Two records side by side, and where windows go: pure rows and boxes.
#include "render/beside.hpp"

#include <filesystem>

#include <catch2/catch.hpp>

#include "render/screens.hpp"
#include "tests/support/runcorn.hpp"

using namespace tocsin;
using namespace tocsin::render;

namespace {

const std::filesystem::path root = TOCSIN_ROOT;
constexpr SimTime minutes(std::int64_t n) { return SimTime{n * 60000}; }

using Orders = std::vector<std::pair<SimTime, model::Order>>;

exercise::Replay played(std::uint64_t seed, const Orders& orders, SimTime until) {
  exercise::Exercise exercise(test::runcorn(), {seed, 0});
  journal::Record record;
  record.header = exercise.header("test");
  exercise.listen([&](const journal::Entry& entry) { record.entries.push_back(entry); });
  for (const auto& [at, order] : orders) {
    exercise.run_until(at);
    REQUIRE(exercise.submit(order));
  }
  exercise.run_until(until);
  auto replay = exercise::Replay::open(std::move(record), root / "scenarios", root / "maps");
  if (!replay) FAIL(format(replay.error()));
  return std::move(*replay);
}

Orders a_closure(SimTime at) { return {{at, {"facilitator", model::CloseRoad{"test closure", {10, 11}}}}}; }

std::string lines_of(const std::vector<BesideRow>& rows) {
  std::string text;
  for (const BesideRow& row : rows)
    text += std::string(heading_of(row.about)) + " / " + row.subject + " / " + row.first + " / " +
            row.second + "\n";
  return text;
}

}  // namespace

TEST_CASE("a run beside itself differs nowhere") {
  auto a = played(7, {}, minutes(60));
  auto b = played(7, {}, minutes(60));
  BesideSession session(a, b, {"a", "b"});
  CHECK_FALSE(session.parting());
  for (const SimTime t : {SimTime{}, minutes(17), minutes(60)}) {
    session.show(t);
    CHECK(beside_rows(session.setting(), session.first().world(), session.second().world()).empty());
  }
}

TEST_CASE("a closure in one of two runs is the one thing that differs just after it") {
  auto a = played(7, {}, minutes(60));
  auto b = played(7, a_closure(minutes(3)), minutes(60));
  BesideSession session(a, b, {"a", "b"});
  REQUIRE(session.parting());
  CHECK(session.parting()->at == minutes(3));
  const auto rows_at = [&](SimTime t) {
    session.show(t);
    return lines_of(beside_rows(session.setting(), session.first().world(), session.second().world()));
  };
  CHECK(rows_at(minutes(3) - Duration{1}).empty());
  const std::string expected = "Closures / test closure / open / closed since ";
  CHECK(rows_at(minutes(3)).substr(0, expected.size()) == expected);
  // The other way round, the other way about.
  BesideSession turned(b, a, {"b", "a"});
  turned.show(minutes(3));
  const auto rows = beside_rows(turned.setting(), turned.first().world(), turned.second().world());
  REQUIRE(rows.size() == 1);
  CHECK(rows.front().second == "open");
}

TEST_CASE("two runs share one clock: the shorter one stays at its end") {
  auto a = played(7, {}, minutes(20));
  auto b = played(8, {}, minutes(50));
  BesideSession session(a, b, {"a", "b"});
  session.show(minutes(40));
  CHECK(session.shown() == minutes(40));
  CHECK(session.first().shown() == a.end());
  CHECK(session.second().shown() == minutes(40));
  session.advance(-Duration{std::chrono::minutes{35}});
  CHECK(session.first().shown() == minutes(5));
  CHECK(session.second().shown() == minutes(5));
  session.show(session.end() + Duration{1});
  CHECK(session.is_over());
}

TEST_CASE("records of different scenarios, or on different maps, do not stand beside each other") {
  journal::Header a;
  a.scenario_name = "one";
  a.scenario_hash = "1";
  a.map_name = "halton";
  a.map_hash = "m";
  journal::Header b = a;
  b.seed = 8;
  CHECK(can_stand_beside(a, b));
  b.map_hash = "n";
  b.map_name = "halton-streets";
  CHECK(can_stand_beside(a, b).error().front().message ==
        "the two records were made on different maps, halton and halton-streets");
  b.scenario_hash = "2";
  b.scenario_name = "two";
  CHECK(can_stand_beside(a, b).error().front().message ==
        "the two records are of different scenarios, one and two");
}

TEST_CASE("the parts of the window on two records cover it and never each other") {
  for (const auto& [width, height] :
       {std::pair{1280.0, 800.0}, {1920.0, 1080.0}, {640.0, 480.0}, {401.0, 151.0}}) {
    const BesideLayout layout = beside_layout(width, height, 1.0);
    const std::vector<PixelBox> parts{layout.banner,         layout.clock_bar,    layout.differences,
                                      layout.timeline,       layout.first.title,  layout.first.map,
                                      layout.first.messages, layout.second.title, layout.second.map,
                                      layout.second.messages};
    double area = 0.0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      area += parts[i].width() * parts[i].height();
      CHECK(parts[i].width() >= 0.0);
      CHECK(parts[i].height() >= 0.0);
      for (std::size_t j = i + 1; j < parts.size(); ++j) CHECK_FALSE(parts[i].meets(parts[j]));
    }
    CHECK(area == Approx(width * height));
    CHECK(layout.first.map.width() == layout.second.map.width());
    CHECK(layout.first.map.height() == layout.second.map.height());
  }
}

namespace {

const ScreenBox laptop{0, 0, 1920, 1080, "eDP-1"};
const ScreenBox wall{1920, 0, 3840, 2160, "HDMI-1"};
const std::vector<View> both{View::Facilitator, View::Room};

std::vector<WindowPlace> places(std::vector<ScreenBox> screens, const std::vector<View>& views,
                                PlaceOptions options = {}) {
  const auto placed = place_windows(screens, views, options);
  if (!placed) FAIL(format(placed.error()));
  return *placed;
}

}  // namespace

TEST_CASE("of two screens the facilitator fills the first and the room the second, unless told otherwise") {
  CHECK(places({laptop, wall}, both) == std::vector{filling(laptop), filling(wall)});
  CHECK(places({laptop, wall}, both, {.room_screen = 1}) == std::vector{filling(wall), filling(laptop)});
  CHECK(places({laptop, wall}, {View::Room}, {.room_screen = 2}) == std::vector{filling(wall)});
  CHECK(places({laptop, wall}, {View::Room}) == std::vector{in_middle_of(laptop, 1280, 800)});
}

TEST_CASE("on one screen the two views stand side by side where it is wide enough") {
  const auto wide = places({wall}, both);
  CHECK(wide[0].x_px + wide[0].width_px == wide[1].x_px);
  CHECK(wide[0].width_px == 1280);
  const auto halves = places({laptop}, both);
  CHECK(halves[0].x_px == 0);
  CHECK(halves[0].width_px == 960);
  CHECK(halves[1].x_px == 960);
  const ScreenBox narrow{0, 0, 1024, 768, "VGA-1"};
  CHECK(places({narrow}, both)[0] == places({narrow}, both)[1]);
}

TEST_CASE("a screen that is not there is a fault that lists those that are") {
  const std::vector<ScreenBox> screens{laptop, wall};
  const auto placed = place_windows(screens, both, {.room_screen = 3});
  REQUIRE_FALSE(placed);
  CHECK(placed.error().front().message == "there is no screen 3 for the room");
  CHECK(placed.error().front().expected ==
        "one of these screens:\n1: 1920x1080 at 0,0 (eDP-1)\n2: 3840x2160 at 1920,0 (HDMI-1)\n");
}
