#include "render/session.hpp"

#include <algorithm>
#include <iterator>

namespace tocsin::render {

namespace {

constexpr Duration snapshot_spacing = std::chrono::minutes{1};

// Entries are in order of time, so those up to `t` are a prefix.
std::span<const journal::Entry> up_to(std::span<const journal::Entry> all, SimTime t) {
  const auto past = std::upper_bound(all.begin(), all.end(), t,
                                     [](SimTime at, const journal::Entry& entry) { return at < entry.at; });
  return all.first(static_cast<std::size_t>(past - all.begin()));
}

}  // namespace

LiveSession::LiveSession(exercise::Exercise& exercise, LiveOptions options)
    : exercise_(exercise), options_(std::move(options)) {
  remember();
}

const model::World& LiveSession::world() const { return view_ ? view_->world() : exercise_.world(); }
SimTime LiveSession::shown() const { return view_ ? view_->now() : exercise_.now(); }
SimTime LiveSession::end() const { return SimTime{} + setting().scenario.duration; }

std::span<const journal::Entry> LiveSession::all_entries() const {
  if (options_.feed == nullptr) return {};
  return *options_.feed;
}
std::span<const journal::Entry> LiveSession::entries() const { return up_to(all_entries(), shown()); }

void LiveSession::remember() { past_.push_back(exercise_.snapshot()); }

void LiveSession::run_remembering(SimTime t) {
  while (!exercise_.is_over() && exercise_.now() < t) {
    const SimTime stop = past_.back().state.world.now + snapshot_spacing;
    exercise_.run_until(std::min(t, stop));
    if (exercise_.now() >= stop) remember();
  }
  // Also at the moment itself: what is due at T+0 has to happen although no time has passed.
  exercise_.run_until(t);
}

void LiveSession::run_until(SimTime t) {
  while (next_order_ < options_.orders.size() && options_.orders[next_order_].first <= t) {
    const auto& [at, order] = options_.orders[next_order_++];
    run_remembering(at);
    if (const auto done = exercise_.submit(order); !done) {
      std::copy(done.error().begin(), done.error().end(), std::back_inserter(refused_));
    }
    remember();
  }
  run_remembering(t);
}

void LiveSession::show(SimTime t) {
  if (t >= head()) {
    view_.reset();
    return;
  }
  t = std::max(t, SimTime{});
  // The last snapshot at or before t: several stand at one moment where commands were given.
  const auto after =
      std::upper_bound(past_.begin(), past_.end(), t,
                       [](SimTime at, const exercise::Snapshot& s) { return at < s.state.world.now; });
  if (after == past_.begin()) return;
  if (!view_) view_.emplace(exercise_.fork());
  view_->restore(*std::prev(after));
  view_->run_until(t);
}

std::optional<SimTime> LiveSession::next_time() {
  std::optional<SimTime> next = exercise_.next_time();
  if (next_order_ < options_.orders.size() && !exercise_.is_over()) {
    const SimTime order = options_.orders[next_order_].first;
    if (!next || order < *next) next = order;
  }
  return next;
}

Result<void> LiveSession::submit(model::Command command) {
  auto done = exercise_.submit({options_.seat, std::move(command)});
  if (done) remember();
  return done;
}

std::span<const Bookmark> LiveSession::bookmarks() {
  const auto all = all_entries();
  if (entries_read_ < all.size()) {
    const std::vector<Bookmark> more = bookmarks_in(all.subspan(entries_read_));
    bookmarks_.insert(bookmarks_.end(), more.begin(), more.end());
    entries_read_ = all.size();
  }
  return bookmarks_;
}

ReplaySession::ReplaySession(exercise::Replay& replay, ReviewOptions review)
    : replay_(replay), review_(std::move(review)), recorded_(bookmarks_in(replay.record().entries)) {
  bookmarks_ = merged(recorded_, review_.bookmarks);
}

Result<void> ReplaySession::bookmark(std::string words) {
  Bookmark mark;
  mark.at = shown();
  mark.text = std::move(words);
  mark.from = Bookmark::From::Reviewer;
  review_.bookmarks.push_back(std::move(mark));
  bookmarks_ = merged(recorded_, review_.bookmarks);
  return review_.keep ? review_.keep(review_.bookmarks) : Result<void>{};
}

std::span<const journal::Entry> ReplaySession::entries() const { return up_to(all_entries(), shown()); }

void ReplaySession::show(SimTime t) { replay_.seek(std::clamp(t, SimTime{}, end())); }

std::optional<SimTime> ReplaySession::next_time() {
  const auto all = all_entries();
  const std::size_t past = up_to(all, shown()).size();
  if (past == all.size()) return std::nullopt;
  return all[past].at;
}

Result<void> ReplaySession::submit(model::Command) {
  return fault("a replay cannot be changed", {}, "run the scenario again to try something else");
}

}  // namespace tocsin::render
