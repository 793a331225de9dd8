// A run from its first entry to its summary: the journal is created, whoever plays plays, the record is
// closed and saved, and what came of it is said. The same for an exercise, headless or in a window, and for a
// branch.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "app/recorder.hpp"
#include "app/verbs.hpp"
#include "sim/base/diagnostics.hpp"
#include "sim/exercise/exercise.hpp"

namespace tocsin::app {

struct LiveRun {
  std::optional<std::filesystem::path> journal;  ///< none: nothing is kept
  Format format = Format::Text;
  /// Plays; the entries so far are the recorder's. What was refused on the way is warned of.
  std::function<Result<Diagnostics>(exercise::Exercise&, const Recorder&)> play;
  /// Said in the record by whom, and why, where the exercise stops before its planned end.
  std::string seat;
  std::string why_closed;
};

/// REQUIRES: nothing of the exercise has been run.
Exit run_recorded(exercise::Exercise& exercise, const LiveRun& run);

}  // namespace tocsin::app
