// run: an exercise, in a window or headless.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "app/arguments.hpp"
#include "app/live_run.hpp"
#include "app/recorder.hpp"
#include "app/report.hpp"
#include "app/settings_file.hpp"
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
  render::ReadSymbols symbols{render::standard_symbols(), {}};
};

/// The moment to stop at: the end, unless an earlier one was asked for.
Result<SimTime> stop_moment(const RunOptions& options, const model::Scenario& scenario) {
  return options.until.empty() ? SimTime{} + scenario.duration : moment(options.until, scenario);
}

Result<Prepared> prepare(const RunOptions& options) {
  Prepared prepared;
  const auto scenario =
      options.scenario.empty() ? first_scenario() : Result<std::filesystem::path>(options.scenario);
  if (!scenario) return tl::unexpected(scenario.error());
  auto loaded = exercise::load(*scenario, find_maps(options.maps, *scenario));
  if (!loaded) return tl::unexpected(std::move(loaded.error()));
  prepared.loaded = std::move(*loaded);
  if (options.commands) {
    const auto text = read_file(*options.commands, std::size_t{1} << 30U);
    if (!text) return tl::unexpected(text.error());
    auto orders = journal::read_orders(*text, options.commands->string());
    if (!orders) return tl::unexpected(std::move(orders.error()));
    prepared.orders = std::move(*orders);
  }
  auto symbols = symbols_from(options.looks.symbols);
  if (!symbols) return tl::unexpected(std::move(symbols.error()));
  prepared.symbols = std::move(*symbols);
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
  auto window = window_options(options.view, options.looks.theme, options.size);
  if (!window) return tl::unexpected(std::move(window.error()));
  const bool is_played = options.when_over == "close" || options.commands.has_value();
  *window =
      with_settings(std::move(*window), options.looks, is_played ? Teaching::Withheld : Teaching::Offered);
  window->symbols = prepared.symbols.table;
  window->speed = options.speed;
  window->room_screen = options.room_screen;
  window->orders = prepared.orders;
  window->feed = &recorder.entries();
  if (!options.until.empty()) window->stop_at = prepared.until;
  if (options.when_over == "close") {
    window->when_over = window::WhenOver::Close;
    window->on_inject = window::OnInject::KeepSpeed;
  }
  if (window->settings.lesson == render::Lessons::ToBeSeen) window->start = window::Start::Paused;
  auto stats = window::run_live(exercise, *window);
  if (!stats) return tl::unexpected(std::move(stats.error()));
  return std::move(stats->refused);
}

}  // namespace

Exit run(const RunOptions& options) {
  if (!options.looks.faults.empty()) return refuse(options.looks.faults, Exit::Usage);
  if (options.display == Display::Window) {
    if (const auto display = window::display_available(); !display)
      return refuse(display.error(), Exit::Machine);
  }
  auto prepared = prepare(options);
  if (!prepared) return refuse(prepared.error());
  refuse(prepared->loaded.warnings);
  refuse(prepared->symbols.warnings);
  const auto until = stop_moment(options, prepared->loaded.setting->scenario);
  if (!until) return refuse(until.error(), Exit::Usage);
  prepared->until = *until;

  const std::string name = prepared->loaded.scenario_name;
  exercise::Exercise exercise(prepared->loaded, {options.seed, 0});
  const bool is_headless = options.display == Display::Headless;
  const auto play = [&](exercise::Exercise& played, const Recorder& recorder) -> Result<Diagnostics> {
    if (is_headless) return run_headless(played, *prepared);
    return run_in_window(played, *prepared, options, recorder);
  };
  return run_recorded(exercise, {.journal = journal_path(options, name),
                                 .format = options.format,
                                 .play = play,
                                 .seat = "command line",
                                 .why_closed = is_headless ? "run --until" : "the window was closed"});
}

}  // namespace tocsin::app
