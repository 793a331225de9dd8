#include "app/branch.hpp"

#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "app/live_run.hpp"
#include "app/recorder.hpp"
#include "app/report.hpp"

namespace tocsin::app {

namespace fs = std::filesystem;

namespace {

bool are_one_file(const fs::path& a, const fs::path& b) {
  std::error_code error;
  return fs::weakly_canonical(a, error) == fs::weakly_canonical(b, error) || fs::equivalent(a, b, error);
}

// A new journal sets what has its name aside as NAME.previous.
bool would_touch(const fs::path& journal, const fs::path& record) {
  fs::path previous = journal;
  previous += ".previous";
  return are_one_file(journal, record) || are_one_file(previous, record);
}

Result<void> can_branch(const exercise::Replay& replay, const BranchOptions& options) {
  if (auto why = why_no_branch(replay); !why.empty()) return fault(std::move(why));
  if (options.at > replay.end()) {
    return fault(fmt::format("the record ends at {}, before {}", format_t_plus(replay.end()),
                             format_t_plus(options.at)),
                 "a moment of the record");
  }
  if (replay.record().is_complete() && options.at >= replay.end()) {
    return fault("the exercise is over at the end of the record",
                 "a moment before " + format_t_plus(replay.end()));
  }
  if (options.journal && would_touch(*options.journal, options.record)) {
    return fault(fmt::format("the branch's journal {} would replace the record it branches from",
                             options.journal->string()),
                 "another name");
  }
  return {};
}

}  // namespace

std::string why_no_branch(const exercise::Replay& replay) {
  if (!replay.difference()) return {};
  return fmt::format(
      "this program plays the record differently from entry {} on, so nothing can go on from what happened",
      replay.difference()->entry);
}

Exit run_branch(const exercise::Replay& replay, BranchOptions options) {
  if (const auto can = can_branch(replay, options); !can) return refuse(can.error());
  exercise::Exercise exercise = replay.begin_again();
  window::WindowOptions& window = options.window;
  window.start = window::Start::Paused;
  window.begin_at = options.at;
  window.notice = "A new exercise from " + format_t_plus(options.at) + " on: its journal is its own";
  for (const auto& [at, order] : replay.orders()) {
    if (at <= options.at) window.orders.emplace_back(at, order);
  }
  const std::string name = replay.record().header.scenario_name + "-branch";
  return run_recorded(
      exercise, {.journal = options.journal.value_or(dated_journal(name)),
                 .format = Format::Text,
                 .play = [&](exercise::Exercise& played, const Recorder& recorder) -> Result<Diagnostics> {
                   window.feed = &recorder.entries();
                   auto stats = window::run_live(played, window);
                   if (!stats) return tl::unexpected(std::move(stats.error()));
                   return std::move(stats->refused);
                 },
                 .seat = "command line",
                 .why_closed = "the window was closed"});
}

}  // namespace tocsin::app
