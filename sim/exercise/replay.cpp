#include "sim/exercise/replay.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace tocsin::exercise {

namespace {

// A jump runs on from the snapshot before it. What costs in that are entries, and among them routes: so where
// much happens, snapshots stand closer, a quarter of a minute apart at the least.
constexpr Duration least_interval = std::chrono::seconds{15};
constexpr Duration longest_interval = std::chrono::minutes{10};
constexpr std::uint64_t most_entries = 8;
// Going backwards, each picture is before the last one: from closer snapshots, made once for the stretch
// that is being looked at, each costs less than a frame may.
constexpr Duration recent_interval = std::chrono::seconds{20};

}  // namespace

Replay::Replay(journal::Record record, Loaded loaded)
    : record_(std::move(record)),
      loaded_(std::move(loaded)),
      exercise_(loaded_, {record_.header.seed, record_.header.replication}) {}

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
  Replay replay(std::move(record), std::move(*loaded));
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
  const auto keep = [&] { snapshots_.emplace_back(next_order_, exercise_.snapshot()); };
  advance(SimTime{});
  keep();
  for (SimTime t = SimTime{} + least_interval; t < end_; t = t + least_interval) {
    advance(t);
    const Snapshot& last = snapshots_.back().second;
    const bool is_far = t - last.state.world.now >= longest_interval;
    if (is_far || exercise_.entries() - last.entries >= most_entries) keep();
  }
  advance(end_);
  keep();
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

void Replay::restore(const Stop& stop) {
  exercise_.restore(stop.second);
  next_order_ = stop.first;
}

void Replay::seek(SimTime t) {
  const SimTime goal = std::clamp(t, SimTime{}, end_);
  const auto after =
      std::upper_bound(snapshots_.begin(), snapshots_.end(), goal,
                       [](SimTime time, const Stop& stop) { return time < stop.second.state.world.now; });
  if (after != snapshots_.begin()) {
    const auto nearest = static_cast<std::size_t>(after - snapshots_.begin()) - 1;
    if (goal < now()) {
      go_back(nearest, goal);
    } else if (snapshots_[nearest].second.state.world.now > now()) {
      restore(snapshots_[nearest]);
    }
  }
  advance(goal);
}

// Restores the last stop before the goal, and leaves stops on the way for the next time.
void Replay::go_back(std::size_t snapshot, SimTime goal) {
  if (recent_after_ != snapshot) recent_.clear();
  recent_after_ = snapshot;
  const auto after =
      std::upper_bound(recent_.begin(), recent_.end(), goal,
                       [](SimTime time, const Stop& stop) { return time < stop.second.state.world.now; });
  restore(after == recent_.begin() ? snapshots_[snapshot] : *std::prev(after));
  if (after != recent_.end()) return;
  for (SimTime t = now() + recent_interval; t <= goal; t = t + recent_interval) {
    advance(t);
    recent_.emplace_back(next_order_, exercise_.snapshot());
  }
}

}  // namespace tocsin::exercise
