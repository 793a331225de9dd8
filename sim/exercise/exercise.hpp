// The one door to a run: load, step, run until, submit, snapshot, fork. A run is a value, a function of
// scenario, seed and commands; nothing here reads a clock or starts a thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/diagnostics.hpp"
#include "sim/journal/journal.hpp"
#include "sim/model/command.hpp"
#include "sim/model/rules.hpp"
#include "sim/model/setting.hpp"

namespace tocsin::exercise {

/// A scenario read with its map; shared, unchanging, by every exercise played from it.
struct Loaded {
  std::shared_ptr<const model::Setting> setting;
  std::string scenario_name;
  Diagnostics warnings;
};

/// Reads a scenario folder (or one .toml) and its map. `maps` is the folder that holds maps by name; a
/// map may also stand beside the scenario.
Result<Loaded> load(const std::filesystem::path& scenario, const std::filesystem::path& maps);
/// The same from texts at hand (a journal's header).
Result<Loaded> load(std::vector<model::SourceText> sources, std::string scenario_name,
                    const std::filesystem::path& beside, const std::filesystem::path& maps);

/// A moment of a run to come back to.
struct Snapshot {
  model::State state;
  std::uint64_t entries = 0;
};

/// An exercise in progress.
class Exercise {
 public:
  /// Called for every entry as it happens.
  using Listener = std::function<void(const journal::Entry&)>;

  Exercise(Loaded loaded, RunSeed seed);
  Exercise(Exercise&&) noexcept;
  Exercise& operator=(Exercise&&) noexcept;
  ~Exercise();

  /// Entries go to `listener`, those of T+0 included if nothing has run yet; null: to nobody, and then
  /// no entry is made at all (studies, seeking).
  void listen(Listener listener);

  const model::Setting& setting() const;
  const model::World& world() const;
  RunSeed seed() const;
  journal::Header header(std::string_view program_version) const;

  SimTime now() const;
  bool is_over() const;
  /// When the next event is due; nothing at the end.
  std::optional<SimTime> next_time();

  /// Takes every event due up to and including `t`, and puts the clock at `t` (never back; not beyond
  /// the end).
  void run_until(SimTime t);
  /// Takes exactly one event. False at the end.
  bool step();
  /// Carries out a command at the present moment, after everything already due now, and then what follows
  /// from it at once. A fault, and no change, where it cannot be carried out.
  Result<void> submit(const model::Order& order);

  Snapshot snapshot() const;
  /// REQUIRES: a snapshot of an exercise with the same setting and seed.
  void restore(const Snapshot& snapshot);
  /// A second exercise at this moment, independent from here on, that nobody listens to yet.
  Exercise fork() const;

  std::uint64_t entries() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace tocsin::exercise
