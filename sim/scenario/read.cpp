#include "sim/scenario/read.hpp"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "sim/base/text.hpp"
#include "sim/scenario/coordination.hpp"
#include "sim/scenario/opening.hpp"
#include "sim/scenario/parts.hpp"
#include "sim/scenario/plan.hpp"
#include "sim/scenario/rotas.hpp"
#include "sim/scenario/travel.hpp"

namespace tocsin::scenario {

namespace {

namespace fs = std::filesystem;

bool is_toml(const fs::path& path) { return path.extension() == ".toml"; }

/// The TOML files of a folder by name; nothing where it cannot be listed.
std::optional<std::vector<fs::path>> toml_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it{folder, error}, end; !error && it != end; it.increment(error)) {
    std::error_code ignored;
    if (is_toml(it->path()) && it->is_regular_file(ignored)) files.push_back(it->path());
  }
  if (error) return std::nullopt;
  std::sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) {
    return a.filename().string() < b.filename().string();
  });
  return files;
}

Result<std::vector<fs::path>> files_at(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_directory(path, ignored)) {
    if (fs::exists(path, ignored) && !is_toml(path)) {
      return fault(fmt::format("\"{}\" is no scenario", path.string()), "a folder, or a .toml file");
    }
    return std::vector<fs::path>{path};
  }
  auto files = toml_files(path);
  if (!files) return fault(fmt::format("the folder \"{}\" cannot be read", path.string()));
  if (files->empty()) {
    return fault(fmt::format("the folder \"{}\" has no .toml file", path.string()), "a scenario",
                 "`tocsin new DIR` writes one to start from");
  }
  if (files->size() > source_limit_files) {
    return fault(fmt::format("the folder \"{}\" has {} .toml files", path.string(), files->size()),
                 fmt::format("at most {}", source_limit_files));
  }
  return std::move(*files);
}

/// Everything that was read, before it is known to be free of faults.
struct Parts {
  model::Incident incident;
  hazard::Weather weather;
  People people;
  std::vector<oncall::Rota> rotas;
  CallOut call_out;
  Calls calls;
  Responders responders;
  Coordination coordination;
  Drills drills;
  roads::TravelModel travel;
  std::optional<GridPoint> site_position;
};

Parts read_parts(const Context& context) {
  const Row* site = context.tables.only("site");
  People people = read_people(context);
  std::vector<oncall::Rota> rotas = read_rotas(context);
  Coordination coordination = read_coordination(context, {people.people, rotas});
  return {read_incident(context),
          read_weather(context),
          std::move(people),
          std::move(rotas),
          read_call_out(context),
          read_calls(context),
          read_responders(context),
          std::move(coordination),
          read_drills(context),
          read_travel(context.reading, context.tables),
          site == nullptr ? std::nullopt : context.positions.position(*site, "position")};
}

/// REQUIRES: nothing had a fault.
model::Scenario assemble(const Context& context, Parts parts) {
  const Row& exercise = *context.tables.only("exercise");
  const Row& site = *context.tables.only("site");
  return {.title = exercise.text("title"),
          .code_word = exercise.text("code_word"),
          .summary = exercise.text("summary"),
          .notice = exercise.text("notice"),
          .map_name = exercise.text("map"),
          .time_zone = *context.calendar.zone(),
          .start = *context.calendar.start(),
          .duration = *context.calendar.duration(),
          .news_to_control = exercise.duration("news_to_control"),
          .news_to_crew = exercise.duration("news_to_crew"),
          .methane_takes = exercise.duration("methane_takes"),
          .travel = parts.travel,
          .site_name = site.text("name"),
          .site_operator = site.text("operator"),
          .site_position = *parts.site_position,
          .incident = std::move(parts.incident),
          .weather = std::move(parts.weather),
          .objectives = std::move(parts.calls.objectives),
          .organisations = std::move(parts.people.organisations),
          .roles = std::move(parts.people.roles),
          .rotas = std::move(parts.rotas),
          .people = std::move(parts.people.people),
          .desks = std::move(parts.call_out.desks),
          .channels = std::move(parts.call_out.channels),
          .channel_faults = std::move(parts.call_out.channel_faults),
          .escalations = std::move(parts.call_out.escalations),
          .alerts = std::move(parts.calls.alerts),
          .activations = std::move(parts.calls.activations),
          .stations = std::move(parts.responders.stations),
          .units = std::move(parts.responders.units),
          .rvps = std::move(parts.responders.rvps),
          .tasks = std::move(parts.responders.tasks),
          .receptors = std::move(parts.responders.receptors),
          .closures = std::move(parts.responders.closures),
          .slowdowns = std::move(parts.responders.slowdowns),
          .cordons = std::move(parts.responders.cordons),
          .injects = std::move(parts.calls.injects),
          .findings = std::move(parts.coordination.findings),
          .groups = std::move(parts.coordination.groups),
          .drills = std::move(parts.drills.drills),
          .expected = std::move(parts.drills.expected),
          .questions = std::move(parts.drills.questions),
          .decisions = std::move(parts.drills.decisions)};
}

}  // namespace

Result<std::vector<model::SourceText>> read_sources(const fs::path& path) {
  const auto files = files_at(path);
  if (!files) return tl::unexpected(files.error());
  std::vector<model::SourceText> sources;
  Diagnostics diagnostics;
  std::size_t left = source_limit_bytes;
  for (const fs::path& file : *files) {
    auto text = read_file(file, left);
    if (!text) {
      diagnostics.insert(diagnostics.end(), text.error().begin(), text.error().end());
      continue;
    }
    left -= text->size();
    sources.push_back({file.filename().string(), std::move(*text)});
  }
  if (!diagnostics.empty()) return tl::unexpected(std::move(diagnostics));
  return sources;
}

Result<std::string> map_name_of(const std::vector<model::SourceText>& sources) {
  Faults faults{sources};
  std::string name;
  for (const Node& document : parse_sources(sources, faults)) {
    const Node* exercise = document.find("exercise");
    const Node* map = exercise == nullptr ? nullptr : exercise->find("map");
    if (map == nullptr) continue;
    if (map->kind != Node::Kind::Text || map->text.empty()) {
      faults.error(map->spot, {fmt::format("`map` is {}", describe(*map)),
                               "the name of a folder in maps/, in quotation marks"});
      return tl::unexpected(faults.take());
    }
    if (name.empty()) name = map->text;
  }
  if (!name.empty()) return name;
  if (!faults.any_errors()) faults.error({}, {"the scenario names no map", "`map` in [exercise]"});
  return tl::unexpected(faults.take());
}

Result<Read> read(const std::vector<model::SourceText>& sources, const roads::Map& map) {
  Faults faults{sources};
  std::optional<model::Scenario> scenario;
  with_rows(sources, map, faults, [&](const Context& context) {
    Parts parts = read_parts(context);
    check_plan(context, parts.incident, parts.call_out, parts.calls, parts.responders, parts.coordination,
               parts.drills);
    if (!faults.any_errors()) scenario = assemble(context, std::move(parts));
  });
  if (!scenario) return tl::unexpected(faults.take());
  return Read{std::move(*scenario), faults.take()};
}

}  // namespace tocsin::scenario
