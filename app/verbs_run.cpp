// run: an exercise, in a window or headless.
#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/arguments.hpp"
#include "app/recorder.hpp"
#include "app/report.hpp"
#include "app/verbs.hpp"
#include "render/sfml/window.hpp"
#include "sim/base/text.hpp"
#include "sim/exercise/exercise.hpp"
#include "sim/journal/orders.hpp"

namespace tocsin::app {

namespace {

/// Everything a run is given, read and checked before it begins.
struct Prepared {
  exercise::Loaded loaded;
  journal::TimedOrders orders;
  SimTime until;
};

/// The moment to stop at: the end, unless an earlier one was asked for.
Result<SimTime> stop_moment(const RunOptions& options, const model::Scenario& scenario) {
  return options.until.empty() ? SimTime{} + scenario.duration : moment(options.until, scenario);
}

Result<Prepared> prepare(const RunOptions& options) {
  Prepared prepared;
  auto loaded = exercise::load(options.scenario, find_maps(options.maps, options.scenario));
  if (!loaded) return tl::unexpected(std::move(loaded.error()));
  prepared.loaded = std::move(*loaded);
  if (options.commands) {
    const auto text = read_file(*options.commands, std::size_t{1} << 30U);
    if (!text) return tl::unexpected(text.error());
    auto orders = journal::read_orders(*text, options.commands->string());
    if (!orders) return tl::unexpected(std::move(orders.error()));
    prepared.orders = std::move(*orders);
  }
  return prepared;
}

/// A window always leaves a record: it cannot be had again once people have acted.
std::optional<std::filesystem::path> journal_path(const RunOptions& options, const std::string& name) {
  if (options.journal || options.display == Display::Headless) return options.journal;
  return dated_journal(name);
}

Diagnostics run_headless(exercise::Exercise& exercise, const Prepared& prepared) {
  Diagnostics refused;
  for (const auto& [at, order] : prepared.orders) {
    exercise.run_until(std::min(at, prepared.until));
    const auto submitted =
        at > prepared.until ? Result<void>(fault("the run stops before it")) : exercise.submit(order);
    if (!submitted) {
      for (Diagnostic diagnostic : submitted.error()) {
        diagnostic.severity = Severity::Warning;
        diagnostic.message = fmt::format("{}: {} not carried out: {}", format_t_plus(at),
                                         model::name_of(order.command), diagnostic.message);
        refused.push_back(std::move(diagnostic));
      }
    }
  }
  exercise.run_until(prepared.until);
  return refused;
}

Result<Diagnostics> run_in_window(exercise::Exercise& exercise, const Prepared& prepared,
                                  const RunOptions& options, const Recorder& recorder) {
  auto window = window_options(options.view, options.theme, options.size);
  if (!window) return tl::unexpected(std::move(window.error()));
  window->speed = options.speed;
  window->orders = prepared.orders;
  window->feed = &recorder.entries();
  if (!options.until.empty()) window->stop_at = prepared.until;
  if (options.when_over == "close") {
    window->when_over = window::WhenOver::Close;
    window->on_inject = window::OnInject::KeepSpeed;
  }
  auto stats = window::run_live(exercise, *window);
  if (!stats) return tl::unexpected(std::move(stats.error()));
  return std::move(stats->refused);
}

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

Exit run(const RunOptions& options) {
  if (options.display == Display::Window) {
    if (const auto display = window::display_available(); !display)
      return refuse(display.error(), Exit::Machine);
  }
  auto prepared = prepare(options);
  if (!prepared) return refuse(prepared.error());
  refuse(prepared->loaded.warnings);
  const auto until = stop_moment(options, prepared->loaded.setting->scenario);
  if (!until) return refuse(until.error(), Exit::Usage);
  prepared->until = *until;

  const std::string name = prepared->loaded.scenario_name;
  exercise::Exercise exercise(prepared->loaded, {options.seed, 0});
  std::optional<JournalFile> file;
  if (const auto path = journal_path(options, name)) {
    auto created = JournalFile::create(*path);
    if (!created) return refuse(created.error(), Exit::Machine);
    file = std::move(*created);
  }
  Recorder recorder(exercise, std::move(file));

  Result<Diagnostics> refused;
  if (options.display == Display::Headless) {
    refused = run_headless(exercise, *prepared);
    close_early(exercise, "command line", "run --until");
  } else {
    refused = run_in_window(exercise, *prepared, options, recorder);
    close_early(exercise, "command line", "the window was closed");
  }
  const auto saved = recorder.finish();
  if (!saved) return refuse(saved.error(), Exit::Machine);
  if (!refused) return refuse(refused.error(), Exit::Machine);
  refuse(*refused);
  return summarise(exercise, recorder, options.format);
}

}  // namespace tocsin::app
