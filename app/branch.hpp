// Branching: a new exercise that takes over a record's scenario, seed and commands up to a moment, and goes
// on from there with whoever sits in front of it, into a journal of its own. The record is only read.
#pragma once

#include <filesystem>
#include <optional>

#include "app/verbs.hpp"
#include "render/sfml/window.hpp"
#include "sim/exercise/replay.hpp"

namespace tocsin::app {

/// Why that record cannot be branched from, in one sentence; empty: it can.
std::string why_no_branch(const exercise::Replay& replay);

struct BranchOptions {
  std::filesystem::path record;
  std::optional<std::filesystem::path> journal;  ///< none: journals/NAME-branch-SECONDS.jsonl
  SimTime at;
  window::WindowOptions window;
};
/// Opens the window on the new exercise, paused at that moment. Refuses where the record is played
/// differently by this program, is over by then, or would be written over.
Exit run_branch(const exercise::Replay& replay, BranchOptions options);

}  // namespace tocsin::app
