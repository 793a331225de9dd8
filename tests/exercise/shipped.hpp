// The shipped exercises, loaded once each, and whole journals as text.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/exercise/exercise.hpp"
#include "sim/journal/orders.hpp"

namespace tocsin::test {

inline const std::vector<std::string>& shipped_names() {
  static const std::vector<std::string> names{"runcorn-chlorine",   "widnes-warehouse",
                                              "standby-at-night",   "drill-page-at-two",
                                              "drill-clock-change", "drill-first-responder"};
  return names;
}

inline std::filesystem::path maps_folder() { return std::filesystem::path(TOCSIN_ROOT) / "maps"; }

inline exercise::Loaded load_shipped(const std::string& name) {
  auto loaded = exercise::load(std::filesystem::path(TOCSIN_ROOT) / "scenarios" / name, maps_folder());
  if (!loaded) FAIL(format(loaded.error()));
  return *loaded;
}

inline SimTime end_of(const exercise::Loaded& loaded) {
  return SimTime{} + loaded.setting->scenario.duration;
}

/// The whole journal of a run that `play` plays, and its last chain value.
struct Journal {
  std::string text;
  std::string chain;
};
inline Journal record(const exercise::Loaded& loaded, std::uint64_t seed,
                      const std::function<void(exercise::Exercise&)>& play) {
  exercise::Exercise exercise(loaded, {seed, 0});
  Journal journal;
  journal::Writer writer([&](std::string_view line) { journal.text += line; });
  writer.begin(exercise.header("test"));
  exercise.listen([&](const journal::Entry& entry) { writer.append(entry); });
  play(exercise);
  journal.chain = writer.chain();
  return journal;
}

/// Runs to the end with orders given at their times, as a headless run does.
inline std::function<void(exercise::Exercise&)> playing(journal::TimedOrders orders) {
  return [orders = std::move(orders)](exercise::Exercise& exercise) {
    for (const auto& [at, order] : orders) {
      exercise.run_until(at);
      const auto submitted = exercise.submit(order);
      if (!submitted) FAIL(format(submitted.error()));
    }
    exercise.run_until(SimTime{} + exercise.setting().scenario.duration);
  };
}

}  // namespace tocsin::test
