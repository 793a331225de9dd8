// new and check: scenarios on disk.
#include <algorithm>
#include <fstream>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/files.hpp"
#include "app/report.hpp"
#include "app/verbs.hpp"
#include "sim/exercise/exercise.hpp"
#include "sim/scenario/lint.hpp"
#include "sim/scenario/read.hpp"

namespace tocsin::app {

namespace fs = std::filesystem;

Exit new_scenario(const fs::path& folder) {
  std::error_code error;
  if (folder.empty()) return refuse(fault("DIR is empty", "a new or empty folder").value(), Exit::Usage);
  if (fs::exists(folder) && !fs::is_empty(folder, error)) {
    return refuse(
        fault(fmt::format("{} is there already and is not empty", folder.string()), "a new or empty folder")
            .value());
  }
  fs::create_directories(folder, error);
  for (const auto& source : scenario::starter_scenario()) {
    std::ofstream file(folder / source.name, std::ios::binary);
    file << source.text << std::flush;
    if (!file) {
      return refuse(fault(fmt::format("{} cannot be written", (folder / source.name).string())).value(),
                    Exit::Machine);
    }
  }
  return print(fmt::format("A small scenario stands in {0}; next:\n  tocsin check {0}\n  tocsin run {0}\n",
                           folder.string()));
}

namespace {

/// What reading it complains of and, where it can be read, what the linter finds over the exercise's own
/// time.
Diagnostics all_said_of(const Result<exercise::Loaded>& loaded) {
  if (!loaded) return loaded.error();
  const model::Setting& setting = *loaded->setting;
  const Instant start = setting.scenario.start;
  Diagnostics said = loaded->warnings;
  const Diagnostics found =
      scenario::lint_oncall(setting.sources, setting.map, {start, start + setting.scenario.duration});
  said.insert(said.end(), found.begin(), found.end());
  sort_for_reading(said);
  return said;
}

}  // namespace

Exit check(const CheckOptions& options) {
  Exit worst = Exit::Done;
  auto documents = nlohmann::ordered_json::array();
  std::string text;
  for (const fs::path& path : options.scenarios) {
    const auto loaded = exercise::load(path, find_maps(options.maps, path));
    const Diagnostics said = all_said_of(loaded);
    const auto errors = std::count_if(said.begin(), said.end(), [](const Diagnostic& diagnostic) {
      return diagnostic.severity == Severity::Error;
    });
    const auto warnings = static_cast<std::ptrdiff_t>(said.size()) - errors;
    if (!loaded) worst = Exit::Faults;
    if (options.format == Format::Json) {
      documents.push_back({{"scenario", path.string()},
                           {"errors", errors},
                           {"warnings", warnings},
                           {"diagnostics", to_json(said)}});
      continue;
    }
    refuse(said);
    text += loaded ? fmt::format("{}: no faults, {}. {}\n", path.string(), counted(warnings, "warning"),
                                 banner(loaded->setting->scenario.code_word, loaded->setting->scenario.title))
                   : fmt::format("{}: {}, {}\n", path.string(), counted(errors, "fault"),
                                 counted(warnings, "warning"));
  }
  if (options.format == Format::Json) return print(documents, worst);
  return print(text, worst);
}

}  // namespace tocsin::app
