// What the files of arguments share: the chosen verb, and options that several verbs have.
// Knows nothing of what verbs do.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "app/verbs.hpp"
#include "sim/base/diagnostics.hpp"

namespace CLI {
class App;
}

namespace tocsin::app {

/// The chosen verb, bound to its options.
using Chosen = std::function<Exit()>;

/// A check of an argument that refuses what `read` cannot read, in its words.
template <class Read>
std::function<std::string(const std::string&)> words_for(Read read) {
  return [read](const std::string& text) {
    const auto value = read(text);
    return value ? std::string{} : format(value.error());
  };
}

void add_format(CLI::App& verb, Format& format);
void add_maps(CLI::App& verb, std::optional<std::filesystem::path>& maps);

/// The options of the verbs about roads; they must outlive the parsing.
struct RoadVerbs {
  RouteOptions route;
  ReachOptions reach;
  PumpsOptions pumps;
};
/// arguments_roads.cpp: route, reach, pumps.
void add_road_verbs(CLI::App& app, Chosen& chosen, RoadVerbs& verbs);

/// The options of oncall and of what stands under it; they must outlive the parsing.
struct OncallVerbs {
  OncallOptions at;
  OncallLintOptions lint;
  OncallExportOptions write;
  OncallImportOptions read;
};
/// arguments_oncall.cpp: oncall, oncall lint, oncall export, oncall import.
void add_oncall(CLI::App& app, Chosen& chosen, OncallVerbs& verbs);

}  // namespace tocsin::app
