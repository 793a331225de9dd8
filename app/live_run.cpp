#include "app/live_run.hpp"

#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/report.hpp"

namespace tocsin::app {

namespace {

Exit summarise(const exercise::Exercise& exercise, const Recorder& recorder, Format how) {
  const model::Scenario& scenario = exercise.setting().scenario;
  if (how == Format::Json) {
    return print(nlohmann::ordered_json{{"exercise", scenario.title},
                                        {"code_word", scenario.code_word},
                                        {"seed", exercise.seed().seed},
                                        {"until_ms", exercise.now().ms},
                                        {"entries", exercise.entries()},
                                        {"end_hash", recorder.chain()},
                                        {"journal", recorder.path()}});
  }
  std::string text =
      fmt::format("{}\nran to {}: {} entries, end hash {}\n", banner(scenario.code_word, scenario.title),
                  format_t_plus(exercise.now()), exercise.entries(), recorder.chain());
  if (!recorder.path().empty()) text += fmt::format("journal: {}\n", recorder.path());
  return print(text);
}

}  // namespace

Exit run_recorded(exercise::Exercise& exercise, const LiveRun& run) {
  std::optional<JournalFile> file;
  if (run.journal) {
    auto created = JournalFile::create(*run.journal);
    if (!created) return refuse(created.error(), Exit::Machine);
    file = std::move(*created);
  }
  Recorder recorder(exercise, std::move(file));
  const Result<Diagnostics> refused = run.play(exercise, recorder);
  close_early(exercise, run.seat, run.why_closed);
  const auto saved = recorder.finish();
  if (!saved) return refuse(saved.error(), Exit::Machine);
  if (!refused) return refuse(refused.error(), Exit::Machine);
  refuse(*refused);
  return summarise(exercise, recorder, run.format);
}

}  // namespace tocsin::app
