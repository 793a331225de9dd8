// Arguments of the verb oncall and of what stands under it.
#include <CLI/CLI.hpp>

#include "app/command_line.hpp"

namespace tocsin::app {

namespace {

/// A check that a file's name says that it is a calendar or a spreadsheet.
std::string refuse_unless_rota_file(const std::string& name) {
  const auto extension = std::filesystem::path(name).extension();
  if (extension == ".ics" || extension == ".csv") return {};
  return "'" + name + "' ends in neither .ics (a calendar) nor .csv (a spreadsheet)";
}

template <class Options>
void add_period(CLI::App& verb, Options& options) {
  verb.add_option("--from", options.from, "from this local date and time (default: the exercise's start)");
  verb.add_option("--to", options.to, "until this one (default: five weeks after that)");
}

void add_lint(CLI::App& oncall, Chosen& chosen, OncallLintOptions& options) {
  CLI::App* verb =
      oncall.add_subcommand("lint", "what is wrong with rotas and call-outs, and how to mend it");
  verb->add_option("SCENARIO", options.scenario, "a scenario folder or .toml file")->required();
  add_period(*verb, options);
  add_maps(*verb, options.maps);
  add_format(*verb, options.format);
  verb->callback([&] { chosen = [&] { return oncall_lint(options); }; });
}

void add_export(CLI::App& oncall, Chosen& chosen, OncallExportOptions& options) {
  CLI::App* verb =
      oncall.add_subcommand("export", "write rotas as a calendar (.ics) or a spreadsheet (.csv)");
  verb->add_option("SCENARIO", options.scenario, "a scenario folder or .toml file")->required();
  verb->add_option("--out", options.out, "the file: .ics or .csv")
      ->required()
      ->check(refuse_unless_rota_file);
  verb->add_option("--role", options.roles, "only this role: its id; may be repeated");
  add_period(*verb, options);
  add_maps(*verb, options.maps);
  verb->callback([&] { chosen = [&] { return oncall_export(options); }; });
}

void add_import(CLI::App& oncall, Chosen& chosen, OncallImportOptions& options) {
  CLI::App* verb =
      oncall.add_subcommand("import", "make [[shift]] rows of a calendar (.ics) or a spreadsheet (.csv)");
  verb->add_option("FILE", options.file, "the calendar or spreadsheet")
      ->required()
      ->check(refuse_unless_rota_file);
  verb->add_option("--scenario", options.scenario, "whose people and roles they are")->required();
  verb->add_option("--role", options.role, "everything in the file is for this role: its id");
  verb->add_option("--out", options.out, "write the rows to this .toml file (default: print them)");
  add_period(*verb, options);
  add_maps(*verb, options.maps);
  verb->callback([&] { chosen = [&] { return oncall_import(options); }; });
}

}  // namespace

void add_oncall(CLI::App& app, Chosen& chosen, OncallVerbs& verbs) {
  CLI::App* verb =
      app.add_subcommand("oncall", "who is on call at a moment, and how each call-out would unfold");
  verb->require_subcommand(0, 1);
  verb->add_option("SCENARIO", verbs.at.scenario, "a scenario folder or .toml file");
  verb->add_option("--at", verbs.at.at,
                   "a local date and time, with an offset in a doubled hour (default: the exercise's start)");
  verb->add_option("--escalation", verbs.at.escalation, "only this call-out");
  verb->add_option("--days", verbs.at.days, "list hand-overs this far ahead")
      ->check(CLI::Range(1, 366))
      ->capture_default_str();
  add_maps(*verb, verbs.at.maps);
  add_format(*verb, verbs.at.format);
  add_lint(*verb, chosen, verbs.lint);
  add_export(*verb, chosen, verbs.write);
  add_import(*verb, chosen, verbs.read);
  verb->callback([&, verb] {
    if (!verb->get_subcommands().empty()) return;
    if (verbs.at.scenario.empty()) throw CLI::RequiredError("SCENARIO");
    chosen = [&] { return oncall_at(verbs.at); };
  });
}

}  // namespace tocsin::app
