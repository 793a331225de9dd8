// The shipped Runcorn exercise at a moment, for tests of what is said and drawn of it.
#pragma once

#include <filesystem>
#include <vector>

#include <catch2/catch.hpp>

#include "render/selection.hpp"
#include "sim/exercise/exercise.hpp"
#include "sim/journal/journal.hpp"

namespace tocsin {

inline const exercise::Loaded& loaded_runcorn() {
  static const exercise::Loaded loaded = [] {
    const std::filesystem::path root = TOCSIN_ROOT;
    auto result = exercise::load(root / "scenarios" / "runcorn-chlorine", root / "maps");
    if (!result) FAIL(format(result.error()));
    return std::move(*result);
  }();
  return loaded;
}

/// Seed 7, run on as told, with its entries kept.
class RuncornRun {
 public:
  explicit RuncornRun(int minutes) : exercise_(loaded_runcorn(), {7, 0}) {
    exercise_.listen([this](const journal::Entry& entry) { entries_.push_back(entry); });
    exercise_.run_until(SimTime{minutes * 60000LL});
  }
  RuncornRun(const RuncornRun&) = delete;
  RuncornRun& operator=(const RuncornRun&) = delete;

  void give(model::Command command) {
    const auto done = exercise_.submit({"facilitator", std::move(command)});
    if (!done) FAIL(format(done.error()));
  }
  render::Shown shown() const { return {exercise_.setting(), exercise_.world(), exercise_.now()}; }
  const std::vector<journal::Entry>& entries() const { return entries_; }

 private:
  exercise::Exercise exercise_;
  std::vector<journal::Entry> entries_;
};

}  // namespace tocsin
