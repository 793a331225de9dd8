// A finished run at any moment: re-executed from its journal's header and commands, with snapshots on
// the way, and checked against the record entry by entry. Read only.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/exercise/exercise.hpp"
#include "sim/journal/compare.hpp"
#include "sim/journal/orders.hpp"

namespace tocsin::exercise {

class Replay {
 public:
  /// Reads the scenario from the record's header, finds its map in the folder `beside` or in `maps` (a
  /// fault where its hash differs), and runs the whole record once.
  static Result<Replay> open(journal::Record record, const std::filesystem::path& beside,
                             const std::filesystem::path& maps);

  const journal::Record& record() const { return record_; }
  /// The first entry that came out differently (`first`: as recorded, `second`: as it came out), if any.
  /// A record that was cut short is only compared as far as it goes.
  const std::optional<journal::EntryDifference>& difference() const { return difference_; }
  /// The last moment of the record.
  SimTime end() const { return end_; }

  /// Goes to the moment `t`, forwards or backwards: everything due up to and including `t` has happened.
  void seek(SimTime t);
  SimTime now() const { return exercise_.now(); }
  /// A new exercise of the record's scenario and seed, of which nothing has been run: what a branch begins
  /// as.
  Exercise begin_again() const { return Exercise(loaded_, exercise_.seed()); }
  /// What people did in it, in order.
  const journal::TimedOrders& orders() const { return orders_; }
  Exercise& exercise() { return exercise_; }
  const Exercise& exercise() const { return exercise_; }

 private:
  /// Orders given before it, and the state.
  using Stop = std::pair<std::size_t, Snapshot>;

  Replay(journal::Record record, Loaded loaded);
  void run_through();
  void advance(SimTime t);
  void go_back(std::size_t snapshot, SimTime goal);
  void restore(const Stop& stop);

  journal::Record record_;
  Loaded loaded_;
  journal::TimedOrders orders_;
  std::vector<Stop> snapshots_;
  /// Between `snapshots_[recent_after_]` and the next, closer together, for playing backwards.
  std::vector<Stop> recent_;
  std::size_t recent_after_ = 0;
  std::size_t next_order_ = 0;
  Exercise exercise_;
  std::optional<journal::EntryDifference> difference_;
  SimTime end_;
};

}  // namespace tocsin::exercise
