// A run is a value: the same scenario, seed and commands give the same journal to the byte.
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "sim/scenario/read.hpp"
#include "tests/exercise/shipped.hpp"

using namespace tocsin;
using namespace tocsin::test;

namespace {

/// What a facilitator might do in the first hour of the Runcorn exercise.
journal::TimedOrders some_orders() {
  const auto facilitator = [](model::Command command) {
    return model::Order{"facilitator", std::move(command)};
  };
  // Neither on whole metres: a record has them so.
  const std::vector<GridPoint> gate{{350000.3, 380500.7}, {350400.1, 380500.2}, {350200.5, 380900.5}};
  return {
      {SimTime{60'000}, facilitator(model::AddNote{"The room is settled."})},
      {SimTime{90'500}, facilitator(model::PauseClock{})},
      {SimTime{90'500}, facilitator(model::ResumeClock{})},
      {SimTime{90'500}, facilitator(model::SetSpeed{30.0})},
      {SimTime{700'000}, facilitator(model::CloseRoad{"Heath Road", {100, 101, 102}})},
      {SimTime{1'200'001}, facilitator(model::AddInject{"A reporter at the gate", "Is it chlorine?", "press",
                                                        "halton-council", "phone"})},
      {SimTime{1'500'000}, facilitator(model::LiftClosure{"road-1"})},
      {SimTime{1'600'000}, facilitator(model::SetCordon{"Gate", model::CordonKind::Inner, gate})},
      {SimTime{1'700'000}, facilitator(model::SetRvp{"School", {352300.4, 380640.6}})},
      {SimTime{1'800'000}, facilitator(model::DispatchUnit{"runcorn-patrol-1", "rvp-1"})},
      {SimTime{2'900'000}, facilitator(model::LiftCordon{"cordon-1"})},
      {SimTime{3'000'000}, facilitator(model::SetActivation{"rail", model::Activation::Declared})},
  };
}

}  // namespace

TEST_CASE("every shipped exercise ends with its golden hash") {
  // The chain covers the header (the scenario's text, the map's hash) and every entry, so these move with
  // any change of either; the commit that moves one says which change did.
  const std::map<std::string, std::string> golden{
      {"runcorn-chlorine", "ca6ce6c9aa24701b98aa77df43670b83cf625f90d65f87f3dc72170694d54c65"},
      {"widnes-warehouse", "4432680b9eb66c92c9b689062905c563272f217a109ba337d045ed900840d738"},
      {"standby-at-night", "abadc2ee794f11abf0c95e2f6205cf81ed9945571a91f5e416cadd75062c5f10"},
      {"drill-page-at-two", "03cc8a11607f52f22ef0a11243576d7911544eae6eb59bb154721f364657d240"},
      {"drill-clock-change", "5610e6f337bf033a9d9dc62c60487f91069a399b8fe288b33b4e47276af33ec2"},
      {"drill-first-responder", "a50ead8e7833998f4f113ca2f6d7c7460dc3ac25ff5c8cd1c6744d1c0547c0ec"},
  };
  for (const auto& name : shipped_names()) {
    const Journal journal = record(load_shipped(name), 7, playing({}));
    INFO(name);
    CHECK(journal.chain == golden.at(name));
  }
}

TEST_CASE("the starter scenario gives its golden journal, line by line") {
  auto loaded = exercise::load(scenario::starter_scenario(), "starter", TOCSIN_ROOT, maps_folder());
  REQUIRE(loaded);
  const Journal journal = record(*loaded, 7, playing({}));
  std::ifstream file(std::filesystem::path(TOCSIN_ROOT) / "tests/golden/starter.jsonl", std::ios::binary);
  std::istringstream now(journal.text);
  std::string expected_line;
  std::string line;
  while (std::getline(file, expected_line)) {
    REQUIRE(std::getline(now, line));
    REQUIRE(line == expected_line);
  }
  CHECK_FALSE(std::getline(now, line));
}

TEST_CASE("the same run twice gives the same bytes, and another seed gives others") {
  const auto loaded = load_shipped("runcorn-chlorine");
  const Journal first = record(loaded, 7, playing(some_orders()));
  const Journal second = record(loaded, 7, playing(some_orders()));
  const Journal other = record(loaded, 8, playing(some_orders()));
  CHECK(first.text == second.text);
  CHECK(first.text != other.text);
  CHECK(first.text.size() > 100'000);
}

TEST_CASE("how a run is cut into pieces does not reach the journal") {
  const auto loaded = load_shipped("runcorn-chlorine");
  const Journal whole = record(loaded, 7, playing(some_orders()));

  SECTION("one event after another") {
    const Journal stepped = record(loaded, 7, [](exercise::Exercise& exercise) {
      for (const auto& [at, order] : some_orders()) {
        while (exercise.next_time() && *exercise.next_time() <= at) exercise.step();
        exercise.run_until(at);
        REQUIRE(exercise.submit(order));
      }
      while (exercise.step()) {
      }
    });
    CHECK(stepped.text == whole.text);
  }
  SECTION("frames of uneven length, as a window makes them") {
    const Journal framed = record(loaded, 7, [&](exercise::Exercise& exercise) {
      RandomStream stream({1, 0}, "window", "frames");
      const auto orders = some_orders();
      std::size_t next = 0;
      for (SimTime t; t < end_of(loaded); t = t + from_seconds(0.1 + 40.0 * stream.uniform())) {
        for (; next < orders.size() && orders[next].first <= t; ++next) {
          exercise.run_until(orders[next].first);
          REQUIRE(exercise.submit(orders[next].second));
        }
        exercise.run_until(t);
        exercise.run_until(t);
      }
      exercise.run_until(end_of(loaded));
    });
    CHECK(framed.text == whole.text);
  }
}

TEST_CASE("a command given in the middle of a moment's events waits for all of them") {
  const auto loaded = load_shipped("runcorn-chlorine");
  const auto note = model::Order{"facilitator", model::AddNote{"now"}};
  const Journal at_once = record(loaded, 7, [&](exercise::Exercise& exercise) {
    exercise.run_until({150'000});
    REQUIRE(exercise.submit(note));
    exercise.run_until({200'000});
  });
  const Journal in_the_middle = record(loaded, 7, [&](exercise::Exercise& exercise) {
    exercise.run_until({149'999});
    REQUIRE(exercise.step());
    REQUIRE(exercise.now() == SimTime{150'000});
    REQUIRE(exercise.submit(note));
    exercise.run_until({200'000});
  });
  CHECK(at_once.text == in_the_middle.text);
}

TEST_CASE("clock commands are recorded and change nothing in the world") {
  const auto loaded = load_shipped("standby-at-night");
  const auto without_clock = [](const std::string& text) {
    std::string kept;
    const auto read = journal::read(text, "journal");
    for (const auto& entry : read->entries) {
      if (entry.kind == "PauseClock" || entry.kind == "SetSpeed") continue;
      kept += std::to_string(entry.at.ms) + " " + entry.kind + "\n";
    }
    return kept;
  };
  const Journal plain = record(loaded, 7, playing({}));
  const Journal paused = record(loaded, 7,
                                playing({{SimTime{600'000}, {"facilitator", model::PauseClock{}}},
                                         {SimTime{900'000}, {"facilitator", model::SetSpeed{60.0}}}}));
  CHECK(without_clock(plain.text) == without_clock(paused.text));
  CHECK(plain.text != paused.text);
}

TEST_CASE("a run with nobody listening is the same run") {
  const auto loaded = load_shipped("runcorn-chlorine");
  exercise::Exercise silent(loaded, {7, 0});
  silent.run_until(end_of(loaded));
  std::uint64_t entries = 0;
  record(loaded, 7, [&](exercise::Exercise& exercise) {
    exercise.run_until(end_of(loaded));
    entries = exercise.entries();
  });
  CHECK(silent.entries() == entries);
  CHECK(silent.is_over());
}
