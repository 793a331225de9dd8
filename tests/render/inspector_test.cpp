#include "render/inspector.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "render/status_line.hpp"
#include "runcorn.hpp"

using namespace tocsin;
using namespace tocsin::render;

namespace {

Card card_at(const RuncornRun& run, const Thing& thing) {
  const HazardPicture hazard = hazard_picture(run.shown().setting, run.shown().now);
  return card_of(run.shown(), thing, {run.entries(), hazard, GridProjection{}});
}

/// A card as a text: title, what it is, a line for each row, and what can be done in brackets.
std::string text_of(const Card& card) {
  std::string text = card.title + "\n" + card.what + "\n";
  for (const CardRow& row : card.rows) text += row.label + ": " + row.text + "\n";
  for (const CardMenu& menu : card.menus) text += "[" + menu.words + " ...]";
  for (const CardAction& action : card.actions) text += "[" + action.words + "]";
  return text;
}

template <class Tag, class Rows>
Id<Tag> id_named(const Rows& rows, std::string_view id) {
  const auto found = std::find_if(rows.begin(), rows.end(), [id](const auto& row) { return row.id == id; });
  REQUIRE(found != rows.end());
  return id_of<Tag>(static_cast<std::size_t>(found - rows.begin()));
}

const model::Scenario& scenario_of(const RuncornRun& run) { return run.shown().setting.scenario; }

}  // namespace

TEST_CASE("a unit under way: state, task, arrival, what is left to drive and by which roads") {
  const RuncornRun run(20);
  const Thing thing = id_named<model::UnitTag>(scenario_of(run).units, "penketh-pump-1");
  CHECK(text_of(card_at(run, thing)) == R"(Penketh 1
pump, crew of 4, Penketh fire station
At: SJ 549 868, 53.3764 N, 2.6793 W
State: on the way to RVP 1 Rocksavage Way at Cavendish Farm Road
Since: 09:59:50
Task: Make pumps six: second water supply
Arrives: 10:10:43, in 10:43
To go: 11.85 km of 12.02 km
By: A562 Widnes Road, A562 Dans Road, A562 Fiddlers Ferry Road, A557 Ashley Way, A557 Queensway, Widnes Loops Roundabout, A533 Mersey Gateway, A533 Mersey Gateway Bridge, A533 Mersey Gateway, A533 Central Expressway, A5126 Central Expressway, A5126 Weston Link, A5126 Weston Point Interchange, A557 Weston Point Expressway
[Send to ...][Release])");
}

TEST_CASE("a rendezvous point: who is there, who comes, and that it can be used") {
  const RuncornRun run(20);
  const Thing thing = id_named<model::RvpTag>(scenario_of(run).rvps, "rvp-rocksavage");
  CHECK(text_of(card_at(run, thing)) == R"(RVP 1 Rocksavage Way at Cavendish Farm Road
rendezvous point
At: SJ 511 804, 53.3184 N, 2.7343 W
Use: tenable
There: Runcorn 1, Widnes 1, Frodsham 1 (on call), Flexi 21, Patrol 42, Ambulance 301
Coming: Penketh 1 10:10:43, Warrington 1 (turning out), Ellesmere Port Environment Unit (turning out), Hazmat 7 10:05:35, Ambulance 311 10:05:07, Ambulance Command 9 10:09:57, HART 2 (turning out)
[Send here ...])");
}

TEST_CASE("one that is untenable: why and since when, and that the control rooms do not know yet") {
  const RuncornRun run(63);
  const Thing thing = id_named<model::RvpTag>(scenario_of(run).rvps, "rvp-rocksavage");
  CHECK(text_of(card_at(run, thing)) == R"(RVP 1 Rocksavage Way at Cavendish Farm Road
rendezvous point
At: SJ 511 804, 53.3184 N, 2.7343 W
Use: untenable since 10:43:00
Why: chlorine at AEGL-2 or above
Control: takes it to be tenable still
Instead: RVP 2 Weston Road at Moughland Lane
There: Runcorn 1, Widnes 1, Frodsham 1 (on call), Penketh 1, Warrington 1, Ellesmere Port Environment Unit, Flexi 21, Hazmat 7, Patrol 42, Ambulance 301, Ambulance 311, Ambulance Command 9, HART 2
Coming: Northwich Foam Unit (beyond the map)
)");
}

TEST_CASE("and forty seconds later that they know") {
  const RuncornRun run(64);
  const Thing thing = id_named<model::RvpTag>(scenario_of(run).rvps, "rvp-rocksavage");
  CHECK(text_of(card_at(run, thing)) == R"(RVP 1 Rocksavage Way at Cavendish Farm Road
rendezvous point
At: SJ 511 804, 53.3184 N, 2.7343 W
Use: untenable since 10:43:00
Why: chlorine at AEGL-2 or above
Control: knows since 10:43:40
Instead: RVP 2 Weston Road at Moughland Lane
There: nobody
Coming: Northwich Foam Unit (beyond the map)
)");
}

TEST_CASE("a station: whose it is, and which of its units are at home") {
  const RuncornRun run(20);
  const Thing thing = id_named<model::StationTag>(scenario_of(run).stations, "runcorn-fire");
  CHECK(text_of(card_at(run, thing)) == R"(Runcorn fire station
Cheshire Fire and Rescue Service
At: SJ 514 816, 53.3294 N, 2.7307 W
Hazard: the station lies in the hazard
At home: Runcorn 2 (on call)
Out: Runcorn 1
)");
}

TEST_CASE("a receptor: since when it is in the hazard, and at which level") {
  const RuncornRun run(20);
  const Thing thing = id_named<model::ReceptorTag>(scenario_of(run).receptors, "the-grange-academy");
  CHECK(text_of(card_at(run, thing)) == R"(The Grange Academy
school
At: SJ 524 822, 53.3349 N, 2.7161 W
Hazard: in it since 09:57:00
Level: AEGL-2 or above: lasting harm
)");
}

TEST_CASE("a planned closure: roads, directions, since when and by whom") {
  const RuncornRun run(20);
  const Thing thing = model::ClosureId{0};
  CHECK(text_of(card_at(run, thing)) == R"(Closed: Weston Point Expressway past the works
closure
At: SJ 503 809, 53.3233 N, 2.7470 W
Roads: A557 Weston Point Expressway (16 links)
Closed: both ways
Since: 09:52:15
By: the plan
Control: the control rooms know
[Lift])");
}

TEST_CASE("a closure by hand says whose hand, and a single direction by the compass") {
  RuncornRun run(20);
  run.give(model::CloseRoad{"by hand", {10}, model::Ways::Backward});
  const Thing thing = model::find_closure(run.shown().setting, run.shown().world, "road-1").value();
  CHECK(text_of(card_at(run, thing)) == R"(Closed: by hand
closure
At: SJ 423 903, 53.4067 N, 2.8682 W
Roads: A5080 Roby Road (1 link)
Closed: towards the WNW only
Since: 10:00:00
By: facilitator
Control: the control rooms do not know yet
[Lift])");
}

TEST_CASE("a slow-down: by how much, since when and by whom") {
  const RuncornRun run(45);
  const Thing thing = model::SlowdownId{0};
  CHECK(text_of(card_at(run, thing)) == R"(Slow: Queue for the Mersey Gateway, Widnes side
slow-down
At: SJ 510 847, 53.3578 N, 2.7370 W
Roads: A533 Mersey Gateway, Mersey Gateway (20 links)
Takes: 300 % of the usual time
Since: 10:21:00
By: the plan
Control: the control rooms know
[End])");
}

TEST_CASE("a cordon: its kind, its area, how far round, since when and by whom") {
  RuncornRun run(5);
  run.give(model::SetCordon{
      "Works", model::CordonKind::Inner, {{350000, 380500}, {350400, 380500}, {350400, 380800}}});
  const Thing thing = model::find_cordon(run.shown().setting, run.shown().world, "cordon-1").value();
  CHECK(text_of(card_at(run, thing)) == R"(Works
inner cordon
At: SJ 502 806, 53.3204 N, 2.7491 W
Area: 6.0 ha
Round: 1.20 km
Since: 09:45:00
By: facilitator
[Lift])");
}

TEST_CASE("the incident: what it is, and since when there is a hazard") {
  const RuncornRun run(20);
  const Thing thing = Site{};
  CHECK(text_of(card_at(run, thing)) == R"(Weston Point works
the incident, The operator of the works (played by the exercise's directing staff)
At: SJ 502 807, 53.3210 N, 2.7490 W
Incident: A liquid chlorine transfer line parts at a spool piece beside the pipe bridge. The remote valve upstream shuts; the one downstream sticks and is shut by hand; the isolated length boils off in its trench.
Hazard: since 09:42:00
)");
}

TEST_CASE("a callout says the one thing that matters of what is selected") {
  const RuncornRun run(63);
  const Shown shown = run.shown();
  const auto rvp = id_named<model::RvpTag>(scenario_of(run).rvps, "rvp-rocksavage");
  CHECK(callout_of(shown, rvp) == "RVP 1 Rocksavage Way at Cavendish Farm Road: untenable since 10:43:00");
  const RuncornRun earlier(20);
  const auto unit = id_named<model::UnitTag>(scenario_of(run).units, "penketh-pump-1");
  CHECK(callout_of(earlier.shown(), unit) ==
        "Penketh 1: on the way to RVP 1 Rocksavage Way at Cavendish Farm Road, 10:10:43, in 10:43");
}

TEST_CASE("every thing that can be selected has a card with a place, at every moment") {
  for (const int minutes : {0, 20, 63, 120}) {
    const RuncornRun run(minutes);
    std::vector<Thing> things = things_on_map(run.shown());
    for (std::size_t i = 0; i < scenario_of(run).units.size(); ++i)
      things.emplace_back(id_of<model::UnitTag>(i));
    for (std::size_t i = 0; i < scenario_of(run).receptors.size(); ++i)
      things.emplace_back(id_of<model::ReceptorTag>(i));
    for (std::size_t i = 0; i < scenario_of(run).stations.size(); ++i)
      things.emplace_back(id_of<model::StationTag>(i));
    for (const Thing& thing : things) {
      const Card card = card_at(run, thing);
      CHECK_FALSE(card.title.empty());
      REQUIRE_FALSE(card.rows.empty());
      CHECK(card.rows.front().label == "At");
      for (const CardRow& row : card.rows) CHECK_FALSE(row.text.empty());
    }
  }
}

TEST_CASE("what can be done with a thing is what the exercise takes") {
  RuncornRun run(20);
  std::size_t done = 0;
  for (const Thing& thing : line_things(run.shown())) {
    for (const CardAction& action : card_at(run, thing).actions) run.give(action.command), ++done;
  }
  CHECK(done >= 1);
  CHECK(line_things(run.shown()).empty());
}

TEST_CASE("the strip under the map names the road, the site, the water and the nearest settlement") {
  const RuncornRun run(0);
  const Shown shown = run.shown();
  const auto place_at = [&](GridPoint p) { return status_line(shown, p, Metres{20.0}); };
  const model::Scenario& scenario = scenario_of(run);
  CHECK(place_at(scenario.site_position).grid == format_grid_reference(scenario.site_position, 4));
  CHECK(place_at({349000.0, 379500.0}).place == "River Mersey, Weston Point");
  CHECK(place_at({-500.0, 379500.0}).grid == "beyond the grid");
  const roads::Link& expressway = shown.setting.map.network.link(
      model::closure_of(shown.setting, shown.world, model::ClosureId{0}).links.front().link);
  CHECK(place_at(expressway.line.front()).place.rfind("A557 Weston Point Expressway", 0) == 0);
}
