// Cordons and RVPs on the map: how they are drawn, and who is told why one cannot be used.
#include <algorithm>
#include <filesystem>

#include <catch2/catch.hpp>

#include "render/feed.hpp"
#include "render/furniture.hpp"
#include "render/panels.hpp"
#include "render/scene.hpp"
#include "sim/exercise/exercise.hpp"

using namespace tocsin;
using namespace tocsin::render;

namespace {

/// A shipped exercise at T+`minutes`, into which the facilitator has put a cordon of each kind and an RVP at
/// T+0:10.
exercise::Exercise played(const std::string& name, int minutes) {
  const std::filesystem::path root = TOCSIN_ROOT;
  auto loaded = exercise::load(root / "scenarios" / name, root / "maps");
  if (!loaded) FAIL(format(loaded.error()));
  exercise::Exercise exercise(*loaded, {7, 0});
  exercise.run_until(SimTime{600'000});
  const std::vector<GridPoint> ring{{350000, 380400}, {350500, 380400}, {350300, 381000}};
  for (const model::Command& command :
       {model::Command{model::SetCordon{"Gate (invented)", model::CordonKind::Inner, ring}},
        model::Command{model::SetCordon{"Town", model::CordonKind::Outer, ring}},
        model::Command{model::SetRvp{"Works corner", {351180, 381200}}}}) {
    REQUIRE(exercise.submit({"facilitator", command}));
  }
  exercise.run_until(SimTime{minutes * 60'000});
  return exercise;
}

/// It has no cordons of its own.
exercise::Exercise quiet() { return played("standby-at-night", 11); }

Scene seen(const exercise::Exercise& exercise, View view) {
  return make_overlay(exercise.setting(), exercise.world(), exercise.now(), {}, palette_of(Theme::Light),
                      {.view = view, .metres_per_pixel = 8.0, .selected = std::nullopt});
}

/// The text of the first label whose key begins so.
std::string label(const Scene& scene, std::string_view key) {
  for (const Label& label : scene.labels) {
    if (label.key.starts_with(key)) return label.text;
  }
  return "no such label";
}

/// "white/solid red/dashed": the lines of that layer.
std::string lines(const Scene& scene, Layer layer) {
  std::string words;
  for (const LineShape& line : scene.lines) {
    if (line.layer != layer) continue;
    words += words.empty() ? "" : " ";
    words += line.colour == colour_of(palette_of(Theme::Light), ColourRole::Cordon) ? "red" : "white";
    words += line.dash == Dash::Solid ? "/solid" : "/dashed";
  }
  return words;
}

}  // namespace

TEST_CASE("an inner cordon is a solid red line on white, an outer one dashed, for everybody") {
  const exercise::Exercise exercise = quiet();
  for (const View view : {View::Facilitator, View::Room}) {
    const Scene scene = seen(exercise, view);
    CHECK(lines(scene, Layer::Cordons) == "white/solid red/solid white/solid red/dashed");
    CHECK(label(scene, "cordon:cordon-1:") == "Gate");
    CHECK(label(scene, "cordon:cordon-2:") == "Town");
    for (const LineShape& line : scene.lines) {
      if (line.layer != Layer::Cordons) continue;
      CHECK(line.points.size() == 4);
      CHECK(line.points.front() == line.points.back());
    }
  }
  CHECK(Layer::Hazard < Layer::Cordons);
  CHECK(Layer::Cordons < Layer::Routes);
}

TEST_CASE("a cordon that was lifted is drawn no more") {
  exercise::Exercise exercise = quiet();
  REQUIRE(exercise.submit({"facilitator", model::LiftCordon{"cordon-1"}}));
  CHECK(lines(seen(exercise, View::Room), Layer::Cordons) == "white/solid red/dashed");
}

TEST_CASE(
    "an RVP set up while the exercise runs stands on the map, and only the facilitator sees why it failed") {
  const exercise::Exercise exercise = played("runcorn-chlorine", 24);
  const auto id = model::RvpId{static_cast<std::uint32_t>(exercise.world().rvps.size() - 1)};
  const auto since = exercise.world().rvps[id.index()].untenable_since;
  REQUIRE(since);
  const std::string clock = short_clock(exercise.setting(), *since).substr(0, 5);
  CHECK(label(seen(exercise, View::Facilitator), "rvp:rvp-1") ==
        "Works corner\nuntenable: chlorine, since " + clock);
  CHECK(label(seen(exercise, View::Room), "rvp:rvp-1") == "Works corner");
  // It was found at a whole minute.
  const exercise::Exercise then = played("runcorn-chlorine", static_cast<int>(since->ms / 60'000));
  CHECK(label(seen(then, View::Facilitator), "rvp:rvp-1") ==
        "Works corner\nuntenable: chlorine, since " + clock + "\ncontrol does not know yet");
}

TEST_CASE("cordons and RVPs are told in the feed, to the room too, and the orders to the facilitator alone") {
  const exercise::Exercise exercise = quiet();
  const model::Setting& setting = exercise.setting();
  const auto row = [&](std::string kind, std::string seat, model::Fields fields) {
    const FeedRow made =
        feed_row(setting, {1, SimTime{}, std::move(kind), 0, std::move(seat), std::move(fields)});
    return std::string{made.audience == Audience::Everybody ? "all: " : "facilitator: "} + made.text;
  };
  const auto text = [](const char* words) { return std::string{words}; };
  const model::Fields cordon{
      {"cordon", text("cordon-1")}, {"name", text("Gate")}, {"cordon_kind", text("inner")}};
  CHECK(row("CordonSet", "", cordon) == "all: Cordon (inner): Gate");
  CHECK(row("CordonLifted", "", cordon) == "all: Cordon lifted: Gate");
  CHECK(row("RvpSet", "", {{"rvp", text("rvp-1")}, {"name", text("School")}}) ==
        "all: RVP set up: School (rvp-1)");
  CHECK(row("SetCordon", "facilitator", cordon) == "facilitator: facilitator: set inner cordon Gate");
  CHECK(row("LiftCordon", "facilitator", cordon) == "facilitator: facilitator: lift cordon cordon-1");
  CHECK(row("SetRvp", "facilitator", {{"name", text("School")}}) ==
        "facilitator: facilitator: set up RVP School");
  CHECK(row("RvpBecameUntenable", "",
            {{"rvp", text("rvp-rocksavage")}, {"why", text("chlorine at AEGL-2 or above")}})
            .ends_with(" is untenable: chlorine at AEGL-2 or above"));
}

TEST_CASE("the legend says how the two kinds of cordon look") {
  const exercise::Exercise exercise = quiet();
  std::string words;
  for (const LegendRow& row :
       legend(exercise.setting(), {}, palette_of(Theme::Light), View::Room, {.world = &exercise.world()})) {
    if (row.text.find("cordon") != std::string::npos) words += row.text + ";";
  }
  CHECK(words == "Inner cordon;Outer cordon;");
}
