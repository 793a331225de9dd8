// The command: arguments to verbs, diagnostics to stderr, exit codes.
#include <exception>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include "app/arguments.hpp"
#include "app/command_line.hpp"
#include "app/picture.hpp"
#include "app/verbs.hpp"
#include "render/settings.hpp"
#include "render/sfml/window.hpp"

namespace {

using namespace tocsin::app;

/// Notes what `read` says is wrong with a word, instead of ending the reading of the command line there: so
/// all faults are said together. The word is taken as `otherwise` then. `offered` is for --help.
template <class Read>
CLI::Validator noted(const std::string& option, tocsin::Diagnostics& faults, const std::string& otherwise,
                     std::string offered, Read read) {
  return CLI::Validator(
      [=, &faults](std::string& text) -> std::string {
        const auto value = read(text);
        if (value) return {};
        for (tocsin::Diagnostic one : value.error()) {
          one.message = option + ": " + one.message;
          faults.push_back(std::move(one));
        }
        text = otherwise;
        return {};
      },
      std::move(offered));
}

/// One of a few words.
CLI::Validator noted_word(const std::string& option, tocsin::Diagnostics& faults,
                          std::vector<std::string> words) {
  const std::string offered = "{" + CLI::detail::join(words, ",") + "}";
  const std::string otherwise = words.front();
  return noted(option, faults, otherwise, offered,
               [words = std::move(words)](const std::string& text) { return one_of(text, words); });
}

CLI::Validator noted_number(const std::string& option, tocsin::Diagnostics& faults, double least,
                            double greatest) {
  return noted(option, faults, "1", fmt::format("{:g} to {:g}", least, greatest),
               [=](const std::string& text) { return number_within(text, least, greatest, "a number"); });
}

template <class Options>
void add_view(CLI::App& verb, Options& options) {
  verb.add_option("--view", options.view, "who the window is for")
      ->transform(noted_word("--view", options.looks.faults, {"facilitator", "room", "both"}))
      ->capture_default_str();
  verb.add_option("--room-screen", options.room_screen, "the screen for the room's view: see tocsin screens")
      ->check(CLI::Range(1, 16));
}

template <class Options>
void add_looks(CLI::App& verb, Options& options) {
  using tocsin::render::greatest_text_scale, tocsin::render::least_text_scale;
  tocsin::Diagnostics& faults = options.looks.faults;
  verb.add_option("--theme", options.looks.theme, "as last time without it, at first light")
      ->transform(noted_word("--theme", faults, {"light", "dark"}));
  verb.add_option("--text-scale", options.looks.text_scale, "size of writing for the facilitator")
      ->transform(noted_number("--text-scale", faults, least_text_scale, greatest_text_scale));
  verb.add_option("--room-text-scale", options.looks.room_text_scale, "size of writing in the room's view")
      ->transform(noted_number("--room-text-scale", faults, least_text_scale, greatest_text_scale));
  verb.add_flag_callback(
      "--fresh", [&options] { options.looks.memory = Looks::Memory::None; },
      "use no settings of an earlier run, and keep none");
  verb.add_option("--colours", options.looks.colours,
                  "for which eyes the colours are; as last time without it, at first standard")
      ->transform(noted_word("--colours", faults, {"standard", "red-green", "blue-yellow", "high-contrast"}));
  verb.add_option("--symbols", options.looks.symbols, "a table of symbols: CSV, see docs/symbols.md");
  verb.add_option("--size", options.size, "WIDTHxHEIGHT in pixels")
      ->transform(noted("--size", faults, options.size, "",
                        [](const std::string& text) { return picture_size(text); }))
      ->capture_default_str();
  verb.add_option("--speed", options.speed, "times real time")
      ->transform(noted_number("--speed", faults, 0.1, 1000.0))
      ->capture_default_str();
}

void add_new(CLI::App& app, Chosen& chosen, std::filesystem::path& folder) {
  CLI::App* verb = app.add_subcommand("new", "write a small, commented, valid scenario to start from");
  verb->add_option("DIR", folder, "a new or empty folder")->required();
  verb->callback([&] { chosen = [&] { return new_scenario(folder); }; });
}

void add_check(CLI::App& app, Chosen& chosen, CheckOptions& options) {
  CLI::App* verb = app.add_subcommand("check", "read scenarios and print every fault and warning");
  verb->add_option("PATH", options.scenarios, "scenario folders or .toml files")->required();
  add_maps(*verb, options.maps);
  add_format(*verb, options.format);
  verb->callback([&] { chosen = [&] { return check(options); }; });
}

void add_run(CLI::App& app, Chosen& chosen, RunOptions& options) {
  CLI::App* verb = app.add_subcommand("run", "run an exercise, in a window or headless");
  verb->add_option("SCENARIO", options.scenario,
                   "a scenario folder or .toml file (default: the Runcorn exercise that is shipped)");
  verb->add_option("--seed", options.seed, "which luck")
      ->check(words_for([](const std::string& text) { return seed_number(text); }))
      ->capture_default_str();
  verb->add_flag_callback(
      "--headless", [&] { options.display = Display::Headless; }, "no window: at full speed");
  verb->add_option("--until", options.until, "stop at T+H:MM or a local date and time");
  verb->add_option("--commands", options.commands, "play these commands: a journal, or JSON Lines");
  verb->add_option("--journal", options.journal, "where the record goes (a window without it: journals/)");
  add_view(*verb, options);
  add_looks(*verb, options);
  verb->add_option("--when-over", options.when_over, "what the window does at the end")
      ->check(CLI::IsMember({"stay", "close"}))
      ->capture_default_str();
  add_maps(*verb, options.maps);
  add_format(*verb, options.format);
  verb->callback([&] { chosen = [&] { return run(options); }; });
}

void add_drill(CLI::App& app, Chosen& chosen, DrillOptions& options) {
  CLI::App* verb = app.add_subcommand("drill", "one officer practises a role, everybody else is simulated");
  CLI::Option* scenario = verb->add_option("SCENARIO", options.scenario, "a scenario folder or .toml file");
  verb->add_option("--as", options.role, "the role to play: its id");
  verb->add_option("--seed", options.seed, "which luck")
      ->check(words_for([](const std::string& text) { return seed_number(text); }))
      ->capture_default_str();
  verb->add_option("--speed", options.speed, "times real time, on a terminal")
      ->check(CLI::Range(0.1, 1000.0))
      ->capture_default_str();
  verb->add_option("--journal", options.journal, "where the record goes (without it: journals/)");
  verb->add_flag_callback(
      "--window", [&] { options.display = Display::Window; }, "in a window instead of the terminal");
  verb->add_option("--debrief", options.debrief, "only print the debrief of this journal")
      ->excludes(scenario);
  add_maps(*verb, options.maps);
  add_format(*verb, options.format);
  verb->callback([&] { chosen = [&] { return drill(options); }; });
}

void add_replay(CLI::App& app, Chosen& chosen, ReplayOptions& options) {
  CLI::App* verb = app.add_subcommand("replay", "open the window on a record, or draw one moment of it");
  verb->add_option("JOURNAL", options.journal)->required();
  verb->add_option("--at", options.at, "the moment: T+H:MM or a local date and time");
  CLI::Option* picture =
      verb->add_option("--screenshot", options.screenshot, "draw that moment to this PNG file and exit");
  add_picture_options(*verb, options.picture);
  CLI::Option* branch =
      verb->add_option("--branch-at", options.branch_at,
                       "go on from there as a new exercise: T+H:MM or a local date and time");
  branch->excludes(picture);
  branch->excludes(verb->get_option("--svg"));
  verb->add_option("--journal", options.branch_journal,
                   "where a branch's record goes (without it: journals/)");
  add_view(*verb, options);
  add_looks(*verb, options);
  add_maps(*verb, options.maps);
  verb->callback([&] { chosen = [&] { return replay(options); }; });
}

void add_verify(CLI::App& app, Chosen& chosen, VerifyOptions& options) {
  CLI::App* verb = app.add_subcommand("verify", "check that a record is whole");
  verb->add_option("JOURNAL", options.journal)->required();
  verb->add_flag_callback(
      "--rerun", [&] { options.rerun = Rerun::Yes; }, "run it again and name the first entry that differs");
  add_maps(*verb, options.maps);
  add_format(*verb, options.format);
  verb->callback([&] { chosen = [&] { return verify(options); }; });
}

void add_compare(CLI::App& app, Chosen& chosen, CompareOptions& options) {
  CLI::App* verb = app.add_subcommand("compare", "where two records part, and their measures side by side");
  verb->add_option("A", options.first)->required();
  verb->add_option("B", options.second)->required();
  add_format(*verb, options.format);
  verb->add_flag_callback(
      "--window", [&] { options.display = Display::Window; },
      "both in one window, side by side on one clock");
  verb->add_option("--at", options.at, "the moment to show: T+H:MM or a local date and time");
  verb->add_option("--screenshot", options.screenshot, "draw that moment of both to this PNG file and exit");
  add_looks(*verb, options);
  add_maps(*verb, options.maps);
  verb->callback([&] { chosen = [&] { return compare(options); }; });
}

void add_screens(CLI::App& app, Chosen& chosen) {
  CLI::App* verb = app.add_subcommand("screens", "the screens of this display, by number");
  verb->callback([&] { chosen = [] { return list_screens(); }; });
}

void add_measure(CLI::App& app, Chosen& chosen, MeasureOptions& options) {
  CLI::App* verb = app.add_subcommand("measure", "every measure of a record");
  verb->add_option("JOURNAL", options.journal)->required();
  add_format(*verb, options.format);
  verb->callback([&] { chosen = [&] { return measure(options); }; });
}

void add_map_import(CLI::App& app, Chosen& chosen, MapImportOptions& options) {
  CLI::App* verb = app.add_subcommand("import", "make a map from an OpenStreetMap extract");
  verb->add_option("EXTRACT", options.extract, "a file .osm.pbf or .osm (also .osm.gz, .osm.bz2)")
      ->required();
  verb->add_option("--out", options.out, "the map's folder: new, empty, or an imported map's")->required();
  verb->add_option("--bbox", options.box, "keep what lies in W,S,E,N (degrees); roads are cut at its edge")
      ->check(words_for([](const std::string& text) { return lat_lon_box(text); }));
  const auto one_line = words_for([](const std::string& text) { return line_of_text(text); });
  verb->add_option("--name", options.name, "the map's name (default: the extract's)")->check(one_line);
  verb->add_option("--places", options.places, "stations, sites and the like: a places.csv");
  verb->add_option("--receptors", options.receptors, "schools, homes, halls and the like: a receptors.csv");
  verb->add_option("--population", options.population, "residents by census area: a population.csv");
  verb->add_option("--credit", options.credits,
                   "a line to show on every picture: whose those are; may be repeated")
      ->check(one_line);
  add_format(*verb, options.format);
  verb->callback([&] { chosen = [&] { return import_map(options); }; });
}

void add_map_info(CLI::App& app, Chosen& chosen, MapInfoOptions& options) {
  CLI::App* verb = app.add_subcommand("info", "say what a map holds");
  verb->add_option("MAP", options.map, "a map's folder, or its name in the folder of maps")->required();
  verb->add_option("--list", options.list, "list these with their ids instead")
      ->check(CLI::IsMember({"links", "places", "receptors"}));
  add_maps(*verb, options.maps);
  add_format(*verb, options.format);
  verb->callback([&] { chosen = [&] { return map_info(options); }; });
}

/// Somebody at a terminal with a display typed the name alone: they want to see something.
bool opens_by_itself() {
  return isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0 && tocsin::window::display_available();
}

Exit run_command(int argc, char** argv) {
  CLI::App app{"Tocsin: emergency-planning exercises on real roads. Everything it makes says EXERCISE."};
  app.set_version_flag("--version", std::string("tocsin ") + program_version);
  app.require_subcommand(0, 1);
  app.footer("Without a verb, in a terminal with a display: opens the Runcorn exercise.");
  Chosen chosen;
  std::filesystem::path new_folder;
  CheckOptions check_options;
  RunOptions run_options;
  DrillOptions drill_options;
  ReplayOptions replay_options;
  VerifyOptions verify_options;
  CompareOptions compare_options;
  MeasureOptions measure_options;
  MapImportOptions map_import_options;
  MapInfoOptions map_info_options;
  RoadVerbs road_verbs;
  OncallVerbs oncall_verbs;
  add_new(app, chosen, new_folder);
  add_check(app, chosen, check_options);
  add_run(app, chosen, run_options);
  add_drill(app, chosen, drill_options);
  add_replay(app, chosen, replay_options);
  add_verify(app, chosen, verify_options);
  add_compare(app, chosen, compare_options);
  add_measure(app, chosen, measure_options);
  add_screens(app, chosen);
  CLI::App* map = app.add_subcommand("map", "make a map, or look at one");
  map->require_subcommand(1);
  add_map_import(*map, chosen, map_import_options);
  add_map_info(*map, chosen, map_info_options);
  add_road_verbs(app, chosen, road_verbs);
  add_oncall(app, chosen, oncall_verbs);
  try {
    app.parse(argc, argv);
    if (!chosen && !opens_by_itself()) throw CLI::RequiredError::Subcommand(1);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? Exit::Done : Exit::Usage;
  }
  return chosen ? chosen() : run(run_options);
}

}  // namespace

int main(int argc, char** argv) {
  spdlog::set_default_logger(spdlog::stderr_color_mt("tocsin"));
  try {
    return static_cast<int>(run_command(argc, argv));
  } catch (const std::bad_alloc&) {
    spdlog::critical("this machine has too little memory for that");
  } catch (const std::exception& error) {
    spdlog::critical("a fault in Tocsin itself: {}", error.what());
  }
  return static_cast<int>(Exit::Machine);
}
