#include "sim/exercise/replay.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace tocsin::exercise {

namespace {

// Re-running ten minutes costs a few milliseconds, so a jump anywhere is at once.
constexpr Duration snapshot_interval = std::chrono::minutes{10};

}  // namespace

Replay::Replay(journal::Record record, Exercise exercise)
    : record_(std::move(record)), exercise_(std::move(exercise)) {}

Result<Replay> Replay::open(journal::Record record, const std::filesystem::path& beside,
                            const std::filesystem::path& maps) {
  auto orders = record.orders();
  if (!orders) return tl::unexpected(std::move(orders.error()));
  auto loaded = load(record.header.sources, record.header.scenario_name, beside, maps);
  if (!loaded) return tl::unexpected(std::move(loaded.error()));
  if (loaded->setting->map.hash != record.header.map_hash) {
    return fault(
        fmt::format("the map '{}' here is not the one this journal was recorded on", record.header.map_name),
        fmt::format("a map with the hash {}", record.header.map_hash));
  }
  const RunSeed seed{record.header.seed, record.header.replication};
  Replay replay(std::move(record), Exercise(std::move(*loaded), seed));
  replay.orders_ = std::move(*orders);
  replay.run_through();
  return replay;
}

// Plays the whole record once: compares each entry with the recorded one, and keeps snapshots.
void Replay::run_through() {
  journal::Record rerun;
  exercise_.listen([&](const journal::Entry& entry) { rerun.entries.push_back(entry); });
  // A time beyond the exercise's end can only be a forgery; the comparison below then names its entry.
  const SimTime planned_end = SimTime{} + exercise_.setting().scenario.duration;
  end_ = record_.entries.empty() ? SimTime{} : std::min(record_.entries.back().at, planned_end);
  for (SimTime t; t < end_; t = t + snapshot_interval) {
    advance(t);
    snapshots_.emplace_back(next_order_, exercise_.snapshot());
  }
  advance(end_);
  snapshots_.emplace_back(next_order_, exercise_.snapshot());
  exercise_.listen(nullptr);
  difference_ = journal::first_difference(record_, rerun);
  const bool is_beyond_the_record = difference_ && difference_->first.empty();
  if (is_beyond_the_record && !record_.is_complete()) difference_.reset();
}

void Replay::advance(SimTime t) {
  for (; next_order_ < orders_.size() && orders_[next_order_].first <= t; ++next_order_) {
    exercise_.run_until(orders_[next_order_].first);
    const auto submitted = exercise_.submit(orders_[next_order_].second);
    // An order that can no longer be carried out makes no entry, so the comparison above names it.
    static_cast<void>(submitted);
  }
  exercise_.run_until(t);
}

void Replay::seek(SimTime t) {
  const SimTime goal = std::clamp(t, SimTime{}, end_);
  const auto after = std::upper_bound(
      snapshots_.begin(), snapshots_.end(), goal,
      [](SimTime time, const auto& snapshot) { return time < snapshot.second.state.world.now; });
  if (after != snapshots_.begin()) {
    const auto& [order, snapshot] = *std::prev(after);
    const bool is_ahead = goal >= now() && snapshot.state.world.now <= now();
    if (!is_ahead) {
      exercise_.restore(snapshot);
      next_order_ = order;
    }
  }
  advance(goal);
}

}  // namespace tocsin::exercise
