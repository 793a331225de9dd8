// What a window plays: an exercise in progress, or the record of one. Both show a moment and let it be moved;
// only the first can be commanded. Knows no wall clock: whoever holds it says how much time passes.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "render/bookmarks.hpp"
#include "sim/exercise/exercise.hpp"
#include "sim/exercise/replay.hpp"
#include "sim/journal/journal.hpp"

namespace tocsin::render {

class Session {
 public:
  virtual ~Session() = default;

  virtual const model::Setting& setting() const = 0;
  /// The world at the moment shown.
  virtual const model::World& world() const = 0;
  virtual SimTime shown() const = 0;
  /// How far the exercise has come: `shown()` unless somebody is looking back. In a replay, its end.
  virtual SimTime head() const = 0;
  /// The end of the timeline.
  virtual SimTime end() const = 0;
  /// Entries up to the moment shown.
  virtual std::span<const journal::Entry> entries() const = 0;
  /// All entries there are: for the timeline.
  virtual std::span<const journal::Entry> all_entries() const = 0;

  virtual bool is_read_only() const = 0;
  virtual bool is_over() const = 0;
  bool is_looking_back() const { return !is_read_only() && shown() < head(); }

  /// Exercise time passes: the live head moves on (and what is shown with it, unless looking back), or
  /// the replay plays on, backwards where `by` is below zero.
  virtual void advance(Duration by) = 0;
  /// Shows another moment between T+0 and `head()`.
  virtual void show(SimTime t) = 0;
  /// Shows the live head again.
  void show_head() { show(head()); }
  /// When something next happens, after the moment shown.
  virtual std::optional<SimTime> next_time() = 0;

  /// A fault in a read-only session and where the exercise refuses the command.
  virtual Result<void> submit(model::Command command) = 0;

  /// All there are, in order of time: of the record, and a reviewer's own.
  virtual std::span<const Bookmark> bookmarks() = 0;
  /// Sets one: in an exercise at the live head, as a command; in a replay at the moment shown, beside the
  /// record, which is never written to.
  virtual Result<void> bookmark(std::string words) = 0;
};

/// Orders given before, and when.
using PlannedOrders = std::vector<std::pair<SimTime, model::Order>>;

struct LiveOptions {
  /// Commands to play at their times, in order: the exercise runs until each and submits it.
  PlannedOrders orders;
  /// Whatever listens to the exercise appends here; may be null, and then there are no entries to show.
  const std::vector<journal::Entry>* feed = nullptr;
  std::string seat = "facilitator";
};

/// An exercise in progress. Looking back re-executes a fork from snapshots taken every minute and after every
/// command, so that the exercise itself is never touched. A planned order that is refused is dropped, and
/// stands in `refused()`.
class LiveSession : public Session {
 public:
  /// REQUIRES: `exercise` and the feed outlive the session.
  LiveSession(exercise::Exercise& exercise, LiveOptions options);

  const model::Setting& setting() const override { return exercise_.setting(); }
  const model::World& world() const override;
  SimTime shown() const override;
  SimTime head() const override { return exercise_.now(); }
  SimTime end() const override;
  std::span<const journal::Entry> entries() const override;
  std::span<const journal::Entry> all_entries() const override;
  bool is_read_only() const override { return false; }
  bool is_over() const override { return exercise_.is_over(); }
  void advance(Duration by) override { run_until(head() + by); }
  void show(SimTime t) override;
  std::optional<SimTime> next_time() override;
  Result<void> submit(model::Command command) override;
  std::span<const Bookmark> bookmarks() override;
  Result<void> bookmark(std::string words) override { return submit(model::AddBookmark{std::move(words)}); }

  /// Runs to `t`, with the planned orders on the way; stops where the exercise ends.
  void run_until(SimTime t);
  const Diagnostics& refused() const { return refused_; }

 private:
  void remember();
  void run_remembering(SimTime t);

  exercise::Exercise& exercise_;
  LiveOptions options_;
  std::size_t next_order_ = 0;
  std::vector<exercise::Snapshot> past_;
  std::optional<exercise::Exercise> view_;  ///< while looking back
  Diagnostics refused_;
  std::vector<Bookmark> bookmarks_;  ///< of the first `entries_read_` entries
  std::size_t entries_read_ = 0;
};

/// What a reviewer keeps beside a record.
struct ReviewOptions {
  std::vector<Bookmark> bookmarks;
  /// Called with all of the reviewer's bookmarks when one was added; null: they last as long as the session.
  std::function<Result<void>(std::span<const Bookmark>)> keep;
};

/// A finished run, read only.
class ReplaySession : public Session {
 public:
  /// REQUIRES: `replay` outlives the session.
  explicit ReplaySession(exercise::Replay& replay, ReviewOptions review = {});

  const exercise::Replay& replay() const { return replay_; }

  const model::Setting& setting() const override { return replay_.exercise().setting(); }
  const model::World& world() const override { return replay_.exercise().world(); }
  SimTime shown() const override { return replay_.now(); }
  SimTime head() const override { return replay_.end(); }
  SimTime end() const override { return replay_.end(); }
  std::span<const journal::Entry> entries() const override;
  std::span<const journal::Entry> all_entries() const override { return replay_.record().entries; }
  bool is_read_only() const override { return true; }
  bool is_over() const override { return shown() >= end(); }
  void advance(Duration by) override { show(shown() + by); }
  void show(SimTime t) override;
  std::optional<SimTime> next_time() override;
  Result<void> submit(model::Command command) override;
  std::span<const Bookmark> bookmarks() override { return bookmarks_; }
  Result<void> bookmark(std::string words) override;

 private:
  exercise::Replay& replay_;
  ReviewOptions review_;
  std::vector<Bookmark> recorded_;
  std::vector<Bookmark> bookmarks_;  ///< both together
};

}  // namespace tocsin::render
