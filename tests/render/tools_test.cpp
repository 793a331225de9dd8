#include "render/tools.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "render/scene.hpp"
#include "runcorn.hpp"
#include "sim/model/cordons.hpp"

using namespace tocsin;
using namespace tocsin::render;

namespace {

constexpr GridPoint base{350000.0, 381000.0};
constexpr Metres reach{40.0};

GridPoint at(double east_m, double north_m) { return base + GridPoint{east_m, north_m}; }

/// One tool in a run that has just begun, and what it answered last.
struct Hand {
  explicit Hand(ToolKind kind, Tool::Options options = {}) : tool(kind, std::move(options)) {}

  Hand& click(GridPoint p) { return took(tool.point_at(run.shown(), p, reach)); }
  Hand& enter(GridPoint p) { return took(tool.enter(run.shown(), p, Metres{5.0})); }
  Hand& confirm() { return took(tool.confirm(run.shown())); }
  Hand& took(ToolAnswer given) {
    answer = std::move(given);
    return *this;
  }
  std::string prompt() const { return tool.prompt(run.shown()); }
  template <class Command>
  const Command& command() const {
    REQUIRE(answer.command);
    return std::get<Command>(*answer.command);
  }

  RuncornRun run{0};
  Tool tool;
  ToolAnswer answer;
};

/// A point on a link in the middle of its line.
GridPoint on(const roads::Link& link) {
  const std::size_t middle = (link.line.size() - 1) / 2;
  return (link.line[middle] + link.line[middle + 1]) * 0.5;
}

/// A road with a name that is driven both ways, away from all others.
const roads::Link& plain_road() {
  const roads::Network& network = loaded_runcorn().setting->map.network;
  for (std::size_t i = 0; i < network.links().size(); ++i) {
    const roads::Link& link = network.links()[i];
    const bool is_plain = !link.one_way && !link.name.empty() && link.length_m > 150.0;
    if (is_plain && network.is_connected(id_of<roads::LinkTag>(i))) return link;
  }
  FAIL("the map has no such road");
  std::abort();
}
const roads::Link& one_way_road() {
  for (const roads::Link& link : loaded_runcorn().setting->map.network.links()) {
    if (link.one_way && link.length_m > 300.0) return link;
  }
  FAIL("the map has no such road");
  std::abort();
}

std::string sentence_of(model::RingFlaw flaw) {
  return std::string(model::words_of(flaw)) + ": " + std::string(model::expected_of(flaw));
}

std::vector<std::string> tags_of(const MapMarks& marks) {
  std::vector<std::string> words;
  for (const MapMarks::Tag& tag : marks.tags) words.push_back(tag.text);
  return words;
}

}  // namespace

TEST_CASE("measuring says each leg with its bearing, and the total from the second on") {
  Hand hand(ToolKind::Measure);
  CHECK(hand.prompt() == "Measure: click the first point. Esc ends.");
  hand.click(at(0, 0));
  CHECK(hand.prompt() == "Measure: click the next point. Esc ends.");
  hand.tool.hover(hand.run.shown(), at(300, 0), reach);
  CHECK(tags_of(hand.tool.drawing()) == std::vector<std::string>{"300 m, 090\u00B0 E"});
  hand.click(at(300, 0)).click(at(300, -1200));
  CHECK(hand.prompt() == "Measure: 1.50 km so far. Enter finishes, Delete takes the last point back.");
  CHECK(tags_of(hand.tool.drawing()) ==
        std::vector<std::string>{"300 m, 090\u00B0 E", "1.20 km, 180\u00B0 S", "Total 1.50 km"});
  hand.confirm();
  CHECK(hand.prompt() == "Measured 1.50 km in 2 legs. Click to measure anew, Esc clears it.");
  hand.tool.hover(hand.run.shown(), at(9000, 0), reach);
  CHECK(tags_of(hand.tool.drawing()).back() == "Total 1.50 km");
  hand.click(at(0, 0));
  CHECK(hand.prompt() == "Measure: click the next point. Esc ends.");
  CHECK_FALSE(hand.answer.command);
}

TEST_CASE("a tool's last point can be taken back, and a finished measurement goes on then") {
  Hand hand(ToolKind::Measure);
  hand.click(at(0, 0)).click(at(0, 100)).click(at(0, 250)).confirm();
  hand.tool.undo_last();
  CHECK(hand.prompt() == "Measure: 100 m so far. Enter finishes, Delete takes the last point back.");
  hand.tool.undo_last();
  hand.tool.undo_last();
  hand.tool.undo_last();
  CHECK(hand.prompt() == "Measure: click the first point. Esc ends.");
}

TEST_CASE("a cordon's corners become one command, with a name of their kind") {
  Hand hand(ToolKind::Cordon);
  CHECK(hand.prompt() == "Outer cordon: click its corners, or drag a circle from its middle.");
  hand.click(at(0, 0)).click(at(400, 0));
  CHECK(hand.prompt() == "Outer cordon: click its corners, three at least. Delete takes one back.");
  hand.click(at(400, 250));
  CHECK(hand.prompt() == "Outer cordon: 5.0 ha, 1.12 km round. Enter closes it, Delete takes a corner back.");
  hand.tool.turn_option();
  hand.confirm();
  const auto& command = hand.command<model::SetCordon>();
  CHECK(command.name == "Inner cordon");
  CHECK(command.kind == model::CordonKind::Inner);
  CHECK(command.ring == std::vector<GridPoint>{at(0, 0), at(400, 0), at(400, 250)});
  CHECK(hand.tool.is_done());
}

TEST_CASE("a second cordon of a kind gets a number, and a typed name stands") {
  Hand first(ToolKind::Cordon);
  first.tool.drag(at(0, 0), at(0, 200));
  first.confirm();
  first.run.give(*first.answer.command);
  CHECK(free_cordon_name(first.run.shown(), model::CordonKind::Outer) == "Outer cordon 2");
  CHECK(free_cordon_name(first.run.shown(), model::CordonKind::Inner) == "Inner cordon");
  Hand named(ToolKind::Cordon, {"Weston Point", model::CordonKind::Inner});
  named.click(at(0, 0)).click(at(400, 0)).click(at(400, 250)).confirm();
  CHECK(named.command<model::SetCordon>().name == "Weston Point");
}

TEST_CASE("a drag makes a cordon's circle, and Enter sets it") {
  Hand hand(ToolKind::Cordon);
  REQUIRE(hand.tool.can_drag());
  hand.tool.drag(at(0, 0), at(300, 400));
  CHECK(hand.prompt() == "Outer cordon: 500 m about the point, 78.3 ha. Enter sets it.");
  hand.enter(at(900, 900));
  CHECK(hand.command<model::SetCordon>().ring == model::ring_about(at(0, 0), Metres{500.0}));
  Hand corners(ToolKind::Cordon);
  corners.click(at(0, 0));
  CHECK_FALSE(corners.tool.can_drag());
}

TEST_CASE("a cordon that is no ring is refused with the reason, and can be mended") {
  Hand hand(ToolKind::Cordon);
  hand.click(at(0, 0)).click(at(400, 0)).confirm();
  CHECK_FALSE(hand.answer.command);
  CHECK(hand.answer.notice == sentence_of(model::RingFlaw::TooFewCorners));
  hand.click(at(0, 400)).click(at(400, 400)).confirm();
  CHECK_FALSE(hand.answer.command);
  CHECK(hand.answer.notice == sentence_of(model::RingFlaw::CrossesItself));
  CHECK_FALSE(hand.tool.is_done());
  hand.tool.undo_last();
  hand.confirm();
  CHECK(hand.command<model::SetCordon>().ring.size() == 3);
}

TEST_CASE("by keyboard a cordon is closed where it began, or where it was last") {
  for (const GridPoint last : {at(0, 0), at(400, 300)}) {
    Hand hand(ToolKind::Cordon);
    hand.enter(at(0, 0)).enter(at(400, 0)).enter(at(400, 300));
    CHECK_FALSE(hand.answer.command);
    hand.enter(last);
    CHECK(hand.command<model::SetCordon>().ring.size() == 3);
  }
}

TEST_CASE("a rendezvous point is placed by one click, numbered after those that are there") {
  Hand hand(ToolKind::PlaceRvp);
  CHECK(hand.prompt() == "RVP: click where it is to be.");
  hand.click(at(12, 34));
  const auto& command = hand.command<model::SetRvp>();
  CHECK(command.at == at(12, 34));
  CHECK(command.name == free_rvp_name(hand.run.shown()));
  for (const model::RvpId id : rvps_there(hand.run.shown()))
    CHECK(title_of(hand.run.shown(), id).rfind(command.name + " ", 0) == std::string::npos);
  CHECK(hand.tool.is_done());
  Hand named(ToolKind::PlaceRvp, {"RVP Mersey Road"});
  CHECK(named.click(at(0, 0)).command<model::SetRvp>().name == "RVP Mersey Road");
}

TEST_CASE("the road under the cursor is lit with its name before the click, and the click closes it") {
  const roads::Link& road = plain_road();
  Hand hand(ToolKind::CloseRoad);
  CHECK(hand.prompt() == "Close a road: point at it.");
  hand.tool.hover(hand.run.shown(), on(road), reach);
  CHECK(hand.prompt() == "Click closes " + road_title(road) + ", both ways.");
  CHECK_FALSE(hand.tool.drawing().lines.empty());
  CHECK(tags_of(hand.tool.drawing()) == std::vector<std::string>{road_title(road)});
  hand.click(on(road));
  const auto& command = hand.command<model::CloseRoad>();
  CHECK(command.name == road_title(road));
  CHECK(command.direction == model::Ways::Both);
  CHECK(std::count(command.links.begin(), command.links.end(), road.number) == 1);
  CHECK(hand.tool.is_done());
}

TEST_CASE("the tool's key again closes one direction only, and says which by the compass") {
  const roads::Link& road = plain_road();
  const roads::Network& network = loaded_runcorn().setting->map.network;
  Hand hand(ToolKind::CloseRoad);
  std::set<std::string> prompts;
  for (const model::Ways ways : {model::Ways::Forward, model::Ways::Backward}) {
    hand.tool.turn_option();
    hand.tool.hover(hand.run.shown(), on(road), reach);
    const auto nearest = network.nearest(on(road));
    CHECK(hand.prompt() ==
          "Click closes " + road_title(road) + ", " + words_of(network, nearest->position, ways) + ".");
    prompts.insert(hand.prompt());
  }
  CHECK(prompts.size() == 2);
  hand.click(on(road));
  CHECK(hand.command<model::CloseRoad>().direction == model::Ways::Backward);
  CHECK(hand.command<model::CloseRoad>().links == std::vector<std::int64_t>{road.number});
}

TEST_CASE("a one-way road cannot be closed the way nobody drives") {
  Hand hand(ToolKind::CloseRoad, {{}, {}, model::Ways::Backward});
  hand.click(on(one_way_road()));
  CHECK_FALSE(hand.answer.command);
  CHECK(hand.answer.notice == "Nobody may drive that way there: it is a one-way road");
}

TEST_CASE("a click beside every road says so and changes nothing") {
  for (const ToolKind kind : {ToolKind::CloseRoad, ToolKind::SlowRoad}) {
    Hand hand(kind);
    hand.click({330000.0, 380000.0});
    CHECK_FALSE(hand.answer.command);
    CHECK(hand.answer.notice == "No road there");
    CHECK_FALSE(hand.tool.is_done());
  }
}

TEST_CASE("slowing a road takes the percentage that its key has chosen") {
  const roads::Link& road = plain_road();
  Hand hand(ToolKind::SlowRoad);
  CHECK(hand.prompt() == "Slow a road to 200 % of the usual time: point at it.");
  hand.tool.turn_option();
  hand.tool.hover(hand.run.shown(), on(road), reach);
  CHECK(hand.prompt() == "Click slows " + road_title(road) + " to 300 % of the usual time.");
  hand.click(on(road));
  CHECK(hand.command<model::SlowRoad>().percent == 300);
  CHECK(hand.command<model::SlowRoad>().name == road_title(road));
}

TEST_CASE("every command that a tool gives is one that the exercise takes") {
  RuncornRun run(0);
  const GridPoint road = on(plain_road());
  for (const ToolKind kind : {ToolKind::PlaceRvp, ToolKind::CloseRoad, ToolKind::SlowRoad}) {
    Tool tool(kind, {});
    const ToolAnswer answer = tool.point_at(run.shown(), road, reach);
    REQUIRE(answer.command);
    run.give(*answer.command);
  }
  Tool tool(ToolKind::Cordon, {});
  tool.drag(road, road + GridPoint{200.0, 0.0});
  run.give(*tool.confirm(run.shown()).command);
  CHECK(line_things(run.shown()).size() == 3);
  CHECK(rvps_there(run.shown()).size() == loaded_runcorn().setting->scenario.rvps.size() + 1);
}

TEST_CASE("what would change something is barred with a plain sentence, and measuring never") {
  for (const Barred barred : {Barred::No, Barred::Replay, Barred::LookingBack, Barred::Over}) {
    CHECK(why_not(ToolKind::Measure, barred).empty());
    CHECK(why_not(ToolKind::Cordon, barred).empty() == (barred == Barred::No));
  }
  CHECK(why_not(ToolKind::CloseRoad, Barred::Replay) ==
        "This is a record: look and measure, but nothing in it can be changed");
  CHECK(why_not(ToolKind::PlaceRvp, Barred::LookingBack) ==
        "You are looking back: L goes back to live, where things can be changed");
  CHECK(why_not(ToolKind::SlowRoad, Barred::Over) == "The exercise is over: nothing can be changed any more");
}

TEST_CASE("an area and a length are said in three figures or so") {
  CHECK(distance_words(Metres{7.4}) == "7 m");
  CHECK(distance_words(Metres{999.6}) == "1.00 km");
  CHECK(distance_words(Metres{123456.0}) == "123 km");
  CHECK(area_words(7800.0) == "0.8 ha");
  CHECK(area_words(1234567.0) == "123 ha");
  const std::vector<GridPoint> square{at(0, 0), at(100, 0), at(100, 100), at(0, 100)};
  CHECK(ring_area_m2(square) == Approx(10000.0));
  CHECK(ring_length(square).value == Approx(400.0));
}
