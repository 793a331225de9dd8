#include "app/command_line.hpp"

#include <string>

#include <CLI/CLI.hpp>

namespace tocsin::app {

void add_format(CLI::App& verb, Format& format) {
  verb.add_option_function<std::string>(
          "--format",
          [&format](const std::string& word) { format = word == "json" ? Format::Json : Format::Text; },
          "text for people, json for programs")
      ->check(CLI::IsMember({"text", "json"}))
      ->default_str("text");
}

void add_maps(CLI::App& verb, std::optional<std::filesystem::path>& maps) {
  verb.add_option("--maps", maps, "the folder of maps (default: the nearest folder called maps)");
}

}  // namespace tocsin::app
