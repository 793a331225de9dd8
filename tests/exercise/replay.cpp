// Snapshots, forks and replays: any moment of a run, from its record alone.
#include "sim/exercise/replay.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "tests/exercise/shipped.hpp"

using namespace tocsin;
using namespace tocsin::test;

namespace {

/// What of a world a person could see, as text.
std::string picture_of(const exercise::Exercise& exercise) {
  std::string text = std::to_string(exercise.now().ms) + ":";
  const model::World& world = exercise.world();
  for (std::size_t i = 0; i < world.units.size(); ++i) {
    const auto at = model::unit_position(exercise.setting(), world, id_of<model::UnitTag>(i), exercise.now());
    text += " " + std::to_string(static_cast<int>(world.units[i].status));
    if (at) text += "@" + std::to_string(at->easting_m) + "," + std::to_string(at->northing_m);
  }
  for (const auto& organisation : world.organisations) {
    text += " " + std::to_string(static_cast<int>(organisation.activation));
  }
  for (const auto& inject : world.injects) text += inject.delivered ? "D" : "-";
  for (const auto& cordon : world.cordons) text += cordon.in_force() ? "C" : "-";
  for (const auto& rvp : world.rvps) text += rvp.untenable_since ? "U" : "-";
  for (const auto& rvp : world.added_rvps)
    text += " " + rvp.id + "@" + std::to_string(rvp.position.easting_m);
  text += " " + std::to_string(world.cloud.residents) + " " + std::to_string(exercise.entries());
  return text;
}

const journal::TimedOrders& orders() {
  static const journal::TimedOrders some{
      {SimTime{1'200'000}, {"facilitator", model::CloseRoad{"here", {10, 11}}}},
      {SimTime{1'300'000},
       {"facilitator",
        model::SetCordon{
            "gate", model::CordonKind::Outer, {{350000.3, 380500.7}, {350400, 380500}, {350200, 380900}}}}},
      {SimTime{1'400'000}, {"facilitator", model::SetRvp{"school", {352300.4, 380640.6}}}},
      {SimTime{1'500'000}, {"facilitator", model::DispatchUnit{"runcorn-patrol-1", "rvp-1"}}},
      {SimTime{5'000'000}, {"facilitator", model::AddNote{"half way"}}},
      {SimTime{5'400'000}, {"facilitator", model::LiftCordon{"cordon-1"}}},
  };
  return some;
}

exercise::Replay open(const std::string& text) {
  auto read = journal::read(text, "journal");
  if (!read) FAIL(format(read.error()));
  auto replay = exercise::Replay::open(std::move(*read), TOCSIN_ROOT, maps_folder());
  if (!replay) FAIL(format(replay.error()));
  return std::move(*replay);
}

}  // namespace

TEST_CASE("a replay comes out as it was recorded, and shows every moment as it was") {
  const auto loaded = load_shipped("runcorn-chlorine");
  const Journal journal = record(loaded, 7, playing(orders()));
  exercise::Replay replay = open(journal.text);
  CHECK_FALSE(replay.difference());
  CHECK(replay.end() == end_of(loaded));

  // Forwards, backwards and to the same moment again.
  for (const std::int64_t minute : {0, 10, 11, 95, 94, 3, 240, 19, 20, 21, 20, 180}) {
    const SimTime t{minute * 60'000 + 123 * (minute % 2)};
    if (t > end_of(loaded)) continue;
    replay.seek(t);
    exercise::Exercise fresh(loaded, {7, 0});
    for (const auto& [at, order] : orders()) {
      if (at > t) break;
      fresh.run_until(at);
      REQUIRE(fresh.submit(order));
    }
    fresh.run_until(t);
    CHECK(picture_of(replay.exercise()) == picture_of(fresh));
  }
}

TEST_CASE("a fork goes its own way and leaves the original alone") {
  const auto loaded = load_shipped("runcorn-chlorine");
  exercise::Exercise original(loaded, {7, 0});
  original.run_until({1'800'000});
  exercise::Exercise fork = original.fork();
  CHECK(picture_of(fork) == picture_of(original));

  REQUIRE(fork.submit({"facilitator", model::SetActivation{"rail", model::Activation::Declared}}));
  fork.run_until(end_of(loaded));
  original.run_until(end_of(loaded));

  exercise::Exercise untouched(loaded, {7, 0});
  untouched.run_until(end_of(loaded));
  CHECK(picture_of(original) == picture_of(untouched));
  CHECK(picture_of(fork) != picture_of(original));
}

TEST_CASE("a record that was tampered with and chained anew is found by running it again") {
  const auto loaded = load_shipped("standby-at-night");
  const Journal journal = record(loaded, 7, playing({}));
  auto tampered = *journal::read(journal.text, "journal");
  REQUIRE(tampered.entries.size() > 50);
  tampered.entries[40].at = tampered.entries[40].at + Duration{1};
  const auto replay = exercise::Replay::open(tampered, TOCSIN_ROOT, maps_folder());
  REQUIRE(replay);
  REQUIRE(replay->difference());
  CHECK(replay->difference()->entry == 41);
  CHECK(replay->difference()->members == std::vector<std::string>{"at_ms"});
}

TEST_CASE("a record that was cut short replays as far as it goes") {
  const auto loaded = load_shipped("runcorn-chlorine");
  const Journal journal = record(loaded, 7, playing({}));
  const std::string half = journal.text.substr(0, journal.text.size() * 2 / 3);
  exercise::Replay replay = open(half);
  CHECK_FALSE(replay.record().cut.empty());
  CHECK_FALSE(replay.record().is_complete());
  CHECK_FALSE(replay.difference());
  replay.seek(replay.end());
  CHECK(replay.now() == replay.record().entries.back().at);
}

TEST_CASE("a record of another map is refused") {
  const auto loaded = load_shipped("standby-at-night");
  auto read = *journal::read(record(loaded, 7, playing({})).text, "journal");
  read.header.map_hash[0] = read.header.map_hash[0] == '0' ? '1' : '0';
  const auto replay = exercise::Replay::open(read, TOCSIN_ROOT, maps_folder());
  REQUIRE_FALSE(replay);
  CHECK(
      format(replay.error()) ==
      "error: the map 'halton' here is not the one this journal was recorded on\n  expected: a map with the "
      "hash " +
          read.header.map_hash + "\n");
}
