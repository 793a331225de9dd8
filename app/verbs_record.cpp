// replay, verify, compare and measure: what a reviewer does with a journal.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/arguments.hpp"
#include "app/bookmarks_file.hpp"
#include "app/branch.hpp"
#include "app/files.hpp"
#include "app/picture.hpp"
#include "app/report.hpp"
#include "app/settings_file.hpp"
#include "app/verbs.hpp"
#include "render/beside.hpp"
#include "render/sfml/window.hpp"
#include "sim/base/text.hpp"
#include "sim/exercise/replay.hpp"
#include "sim/journal/compare.hpp"
#include "sim/journal/measures.hpp"

namespace tocsin::app {

namespace fs = std::filesystem;

namespace {

/// A record opened for looking; what was cut off its end is said once.
Result<journal::Record> open_saying_cut(const fs::path& path) {
  auto record = open_journal(path);
  if (record && !record->cut.empty()) fmt::print(stderr, "{}: {}\n", path.string(), record->cut);
  return record;
}

Result<exercise::Replay> open_replay(journal::Record record, const fs::path& path,
                                     const std::optional<fs::path>& maps) {
  return exercise::Replay::open(std::move(record), fs::absolute(path).parent_path(), find_maps(maps, path));
}

std::string describe(const journal::EntryDifference& difference, std::string_view first,
                     std::string_view second) {
  const auto line = [](const std::string& text) { return text.empty() ? "(ends before it)" : text; };
  return fmt::format("entry {} is the first that differs\n  {}: {}\n  {}: {}\n", difference.entry, first,
                     line(difference.first), second, line(difference.second));
}

// Nothing is known of what comes after a record.
Diagnostics beyond(SimTime at, SimTime end) {
  return fault(fmt::format("the record ends at {}, before {}", format_t_plus(end), format_t_plus(at)),
               "a moment of the record")
      .value();
}

}  // namespace

Exit replay(const ReplayOptions& options) {
  if (const auto display = window::display_available(); needs_display(options) && !display)
    return refuse(display.error(), Exit::Machine);
  auto record = open_saying_cut(options.journal);
  if (!record) return refuse(record.error());
  auto replay = open_replay(std::move(*record), options.journal, options.maps);
  if (!replay) return refuse(replay.error());
  if (const auto& difference = replay->difference()) {
    fmt::print(stderr,
               "This program plays the record differently from entry {} on: what is shown after it is "
               "not what was recorded (recorded by tocsin {}, this is {})\n",
               difference->entry, replay->record().header.program_version, program_version);
  }
  const model::Scenario& scenario = replay->exercise().setting().scenario;
  if (const auto fine = check_picture(replay->exercise(), options); !fine)
    return refuse(fine.error(), Exit::Usage);
  SimTime at = wants_picture(options) ? replay->end() : SimTime{};
  if (const std::string& asked_for = options.branch_at.empty() ? options.at : options.branch_at;
      !asked_for.empty()) {
    const auto asked = moment(asked_for, scenario);
    if (!asked) return refuse(asked.error(), Exit::Usage);
    at = *asked;
  }
  if (options.branch_at.empty() && at > replay->end()) return refuse(beyond(at, replay->end()), Exit::Usage);
  auto window = window_options(options.view, options.looks.theme, options.size);
  if (!window) return refuse(window.error(), Exit::Usage);
  const auto symbols = symbols_from(options.looks.symbols);
  if (!symbols) return refuse(symbols.error());
  refuse(symbols->warnings);
  window->symbols = symbols->table;
  replay->seek(at);
  if (wants_picture(options)) return draw_picture(*replay, options, at, symbols->table);
  *window = with_settings(std::move(*window), options.looks, Teaching::Withheld);
  window->speed = options.speed;
  window->room_screen = options.room_screen;
  window->start = window::Start::Paused;
  BranchOptions branch{options.journal, options.branch_journal, at, *window};
  if (!options.branch_at.empty()) return run_branch(*replay, std::move(branch));
  window->review = review_of(options.journal, banner(scenario.code_word, scenario.title));
  window->no_branch = why_no_branch(*replay);
  const auto shown = window::run_replay(*replay, *window);
  if (!shown) return refuse(shown.error(), Exit::Machine);
  if (!shown->branch_at) return Exit::Done;
  branch.at = *shown->branch_at;
  return run_branch(*replay, std::move(branch));
}

Exit verify(const VerifyOptions& options) {
  const auto text = read_file(options.journal, std::size_t{1} << 30U);
  if (!text) return refuse(text.error());
  const journal::Verdict verdict = journal::verify(*text);
  std::string rerun_says;
  bool is_same = true;
  if (verdict.is_whole && options.rerun == Rerun::Yes) {
    auto record = journal::read(*text, options.journal.string());
    if (!record) return refuse(record.error());
    const auto replay = open_replay(std::move(*record), options.journal, options.maps);
    if (!replay) return refuse(replay.error());
    is_same = !replay->difference();
    rerun_says = is_same ? "run again: every entry came out the same\n"
                         : "run again: " + describe(*replay->difference(), "recorded", "run again");
  }
  const Exit code = verdict.is_whole && is_same ? Exit::Done : Exit::Different;
  if (options.format == Format::Json) {
    nlohmann::ordered_json document{{"journal", options.journal.string()},
                                    {"whole", verdict.is_whole},
                                    {"entries", verdict.entries},
                                    {"end_hash", verdict.chain},
                                    {"message", verdict.message}};
    if (verdict.damaged_entry) document["damaged_entry"] = *verdict.damaged_entry;
    if (options.rerun == Rerun::Yes && verdict.is_whole) document["rerun_same"] = is_same;
    return print(document, code);
  }
  return print(fmt::format("{}: {}\n{}", options.journal.string(), verdict.message, rerun_says), code);
}

namespace {

Exit show_beside(const CompareOptions& options, journal::Record first, journal::Record second) {
  if (const auto can = render::can_stand_beside(first.header, second.header); !can)
    return refuse(can.error());
  auto a = open_replay(std::move(first), options.first, options.maps);
  if (!a) return refuse(a.error());
  auto b = open_replay(std::move(second), options.second, options.maps);
  if (!b) return refuse(b.error());
  const model::Scenario& scenario = a->exercise().setting().scenario;
  SimTime at = options.screenshot ? std::max(a->end(), b->end()) : SimTime{};
  if (!options.at.empty()) {
    const auto asked = moment(options.at, scenario);
    if (!asked) return refuse(asked.error(), Exit::Usage);
    at = *asked;
  }
  if (const SimTime end = std::max(a->end(), b->end()); at > end) return refuse(beyond(at, end), Exit::Usage);
  const render::BesideNames names{options.first.filename().string(), options.second.filename().string()};
  auto window = window_options("facilitator", options.looks.theme, options.size);
  if (!window) return refuse(window.error(), Exit::Usage);
  const auto symbols = symbols_from(options.looks.symbols);
  if (!symbols) return refuse(symbols.error());
  refuse(symbols->warnings);
  window->symbols = symbols->table;
  if (options.screenshot) {
    const window::Picture picture{.at = at,
                                  .width_px = window->width_px,
                                  .height_px = window->height_px,
                                  .theme = theme_asked_for(options.looks, render::Theme::Light),
                                  .symbols = window->symbols};
    const auto drawn = window::screenshot_beside(*a, *b, names, picture, *options.screenshot);
    if (!drawn) return refuse(drawn.error(), Exit::Machine);
    return print(fmt::format("{}\n{} and {} at {}: {}\n", banner(scenario.code_word, scenario.title),
                             options.first.string(), options.second.string(), format_t_plus(at),
                             options.screenshot->string()));
  }
  *window = with_settings(std::move(*window), options.looks, Teaching::Withheld);
  window->keep_settings = {};
  a->seek(at);
  b->seek(at);
  window->speed = options.speed;
  window->start = window::Start::Paused;
  const auto shown = window::run_beside(*a, *b, names, *window);
  return shown ? Exit::Done : refuse(shown.error(), Exit::Machine);
}

}  // namespace

Exit compare(const CompareOptions& options) {
  if (!options.looks.faults.empty()) return refuse(options.looks.faults, Exit::Usage);
  const bool is_window = options.display == Display::Window || options.screenshot;
  if (is_window) {
    if (const auto display = window::display_available(); !display)
      return refuse(display.error(), Exit::Machine);
  }
  auto first = open_saying_cut(options.first);
  auto second = open_saying_cut(options.second);
  if (!first || !second) {
    Diagnostics all;
    for (const auto* record : {&first, &second}) {
      if (!*record) all.insert(all.end(), record->error().begin(), record->error().end());
    }
    return refuse(all);
  }
  if (is_window) return show_beside(options, std::move(*first), std::move(*second));
  const auto headers = journal::header_differences(first->header, second->header);
  const auto entries = journal::first_difference(*first, *second);
  const Exit code = headers.empty() && !entries ? Exit::Done : Exit::Different;
  if (options.format == Format::Json) {
    nlohmann::ordered_json document{{"same", code == Exit::Done}};
    document["header"] = nlohmann::ordered_json::array();
    for (const auto& difference : headers) {
      document["header"].push_back(
          {{"member", difference.member}, {"first", difference.first}, {"second", difference.second}});
    }
    if (entries) {
      document["first_difference"] = {{"entry", entries->entry},
                                      {"first", entries->first},
                                      {"second", entries->second},
                                      {"members", entries->members}};
    }
    document["first_measures"] = nlohmann::ordered_json::parse(journal::measures_json(*first));
    document["second_measures"] = nlohmann::ordered_json::parse(journal::measures_json(*second));
    return print(document, code);
  }
  std::string text;
  for (const auto& difference : headers) {
    text += fmt::format("{} differs: {} | {}\n", difference.member, difference.first, difference.second);
  }
  text += entries ? describe(*entries, options.first.string(), options.second.string())
                  : std::string("every entry is the same\n");
  return print(text + "\n" + journal::measures_beside(*first, *second), code);
}

Exit measure(const MeasureOptions& options) {
  const auto record = open_saying_cut(options.journal);
  if (!record) return refuse(record.error());
  return print(options.format == Format::Json ? journal::measures_json(*record)
                                              : journal::measures_text(*record));
}

}  // namespace tocsin::app
