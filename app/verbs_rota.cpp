// oncall export and oncall import: rotas to people's calendars and spreadsheets, and from them.
#include <algorithm>

#include <fmt/format.h>

#include "app/arguments.hpp"
#include "app/files.hpp"
#include "app/report.hpp"
#include "app/verbs.hpp"
#include "sim/base/text.hpp"
#include "sim/exercise/exercise.hpp"
#include "sim/oncall/files/read.hpp"
#include "sim/oncall/files/write.hpp"

namespace tocsin::app {

namespace fs = std::filesystem;

namespace {

using rota_files::Named;

constexpr std::string_view written_by_import = "# Shifts for an EXERCISE, read from ";

template <class Rows>
std::vector<Named> named(const Rows& rows) {
  std::vector<Named> names;
  for (const auto& row : rows) names.push_back({row.id, row.name});
  return names;
}

Result<std::size_t> role_asked_for(const model::Scenario& scenario, const std::string& id) {
  std::vector<std::string> ids;
  for (const model::Role& role : scenario.roles) ids.push_back(role.id);
  const auto found = std::find(ids.begin(), ids.end(), id);
  if (found != ids.end()) return static_cast<std::size_t>(found - ids.begin());
  const auto nearest = nearest_name(id, ids);
  return fault(fmt::format("--role: the scenario has no role \"{}\"", id), "its id",
               nearest ? fmt::format("did you mean \"{}\"?", *nearest) : "");
}

/// The rotas of those roles, in the order in which they were asked for; without any, of all.
Result<rota_files::Sheet> sheet_of(const model::Scenario& scenario, const std::vector<std::string>& roles) {
  rota_files::Sheet sheet{scenario.code_word, named(scenario.people), {}};
  const auto add = [&](std::size_t role) {
    sheet.rotas.push_back({{scenario.roles[role].id, scenario.roles[role].name}, scenario.rotas[role]});
  };
  Diagnostics faults;
  for (const std::string& id : roles) {
    const auto role = role_asked_for(scenario, id);
    if (role) {
      add(*role);
    } else {
      faults.insert(faults.end(), role.error().begin(), role.error().end());
    }
  }
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  for (std::size_t role = 0; roles.empty() && role < scenario.roles.size(); ++role) add(role);
  return sheet;
}

std::size_t turns_in(const rota_files::Sheet& sheet, oncall::Period period) {
  std::size_t turns = 0;
  for (const rota_files::RoleRota& role : sheet.rotas) {
    for (const oncall::Stretch& stretch : oncall::stretches(role.rota, period))
      turns += stretch.people.size();
  }
  return turns;
}

/// Into which scenario a file is read, and whose turns it holds.
Result<rota_files::Target> target_of(const OncallImportOptions& options, const model::Scenario& scenario) {
  const auto period = rota_period(options.from, options.to, scenario);
  if (!period) return tl::unexpected(period.error());
  rota_files::Target target{scenario.time_zone, named(scenario.people), named(scenario.roles), {}, *period};
  if (options.role.empty()) return target;
  const auto role = role_asked_for(scenario, options.role);
  if (!role) return tl::unexpected(role.error());
  target.role = scenario.roles[*role].id;
  return target;
}

/// Nothing, or why that file is not to be written over: it may be a part of somebody's scenario.
Result<void> may_be_replaced(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return {};
  const auto text = read_file(path);
  if (text && text->starts_with(written_by_import)) return {};
  return fault(fmt::format("{} is there already, and no import wrote it", path.string()),
               "a new file, or one that an earlier import wrote");
}

}  // namespace

Exit oncall_export(const OncallExportOptions& options) {
  const auto loaded = exercise::load(options.scenario, find_maps(options.maps, options.scenario));
  if (!loaded) return refuse(loaded.error());
  const model::Scenario& scenario = loaded->setting->scenario;
  const auto period = rota_period(options.from, options.to, scenario);
  if (!period) return refuse(period.error());
  const auto sheet = sheet_of(scenario, options.roles);
  if (!sheet) return refuse(sheet.error());
  const bool is_calendar = options.out.extension() == ".ics";
  const auto written = write_file(
      options.out, is_calendar ? rota_files::to_ics(*sheet, *period) : rota_files::to_csv(*sheet, *period));
  if (!written) return refuse(written.error(), Exit::Machine);
  return print(fmt::format(
      "{}\n{}: {} in {} from {} to {}\n", banner(scenario.code_word, scenario.title), options.out.string(),
      counted(turns_in(*sheet, *period), "turn"), counted(sheet->rotas.size(), "role"),
      format_moment(period->from, scenario.time_zone), format_moment(period->to, scenario.time_zone)));
}

Exit oncall_import(const OncallImportOptions& options) {
  const auto loaded = exercise::load(options.scenario, find_maps(options.maps, options.scenario));
  if (!loaded) return refuse(loaded.error());
  const model::Scenario& scenario = loaded->setting->scenario;
  const auto target = target_of(options, scenario);
  if (!target) return refuse(target.error());
  const auto text = read_file(options.file);
  if (!text) return refuse(text.error());
  const std::string name = options.file.string();
  const auto imported = options.file.extension() == ".ics" ? rota_files::read_ics(name, *text, *target)
                                                           : rota_files::read_csv(name, *text, *target);
  if (!imported) return refuse(imported.error());
  refuse(imported->remarks);
  const std::string rows =
      rota_files::to_toml(imported->shifts, scenario.time_zone, options.file.filename().string());
  if (!options.out) return print(rows);
  if (options.out->extension() != ".toml") {
    return refuse(fault(fmt::format("--out {} would not be read with a scenario", options.out->string()),
                        "a name that ends in .toml")
                      .value(),
                  Exit::Usage);
  }
  const auto free = may_be_replaced(*options.out);
  if (!free) return refuse(free.error());
  const auto written = write_file(*options.out, rows);
  if (!written) return refuse(written.error(), Exit::Machine);
  return print(fmt::format("{}\n{}: {} from {}\n", banner(scenario.code_word, scenario.title),
                           options.out->string(), counted(imported->shifts.size(), "shift"), name));
}

}  // namespace tocsin::app
