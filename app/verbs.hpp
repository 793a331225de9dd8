// The verbs of the command, one function each: options in, exit code out. They print; nothing below them
// does. What each verb promises stands in README.md and `tocsin VERB --help`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tocsin::app {

/// Exit codes, the same for every verb.
enum class Exit : std::uint8_t {
  Done = 0,
  Faults = 1,     ///< what was given has faults; all of them were printed
  Usage = 2,      ///< wrong usage
  Different = 3,  ///< verify, compare: not the same
  Machine = 4     ///< the machine lacks something: no display, disk full, file not writable
};

enum class Format : std::uint8_t { Text, Json };

inline constexpr const char* program_version = "0.1.0";

Exit new_scenario(const std::filesystem::path& folder);

struct CheckOptions {
  std::vector<std::filesystem::path> scenarios;
  std::optional<std::filesystem::path> maps;
  Format format = Format::Text;
};
Exit check(const CheckOptions& options);

enum class Display : std::uint8_t { Window, Headless };

struct RunOptions {
  std::filesystem::path scenario;
  std::optional<std::filesystem::path> maps;
  std::uint64_t seed = 1;
  Display display = Display::Window;
  std::string until;  ///< empty: to the end
  std::optional<std::filesystem::path> commands;
  std::optional<std::filesystem::path> journal;
  double speed = 1.0;
  std::string view = "facilitator";
  std::string theme = "light";
  std::string size = "1280x800";
  std::string when_over = "stay";
  Format format = Format::Text;
};
Exit run(const RunOptions& options);

struct ReplayOptions {
  std::filesystem::path journal;
  std::optional<std::filesystem::path> maps;
  std::string at;  ///< empty: the start in a window, the end in a picture
  std::optional<std::filesystem::path> screenshot;
  std::string size = "1280x800";
  std::string view = "facilitator";
  std::string theme = "light";
  double speed = 1.0;
};
Exit replay(const ReplayOptions& options);

enum class Rerun : std::uint8_t { No, Yes };

struct VerifyOptions {
  std::filesystem::path journal;
  std::optional<std::filesystem::path> maps;
  Rerun rerun = Rerun::No;
  Format format = Format::Text;
};
Exit verify(const VerifyOptions& options);

struct CompareOptions {
  std::filesystem::path first;
  std::filesystem::path second;
  Format format = Format::Text;
};
Exit compare(const CompareOptions& options);

struct MeasureOptions {
  std::filesystem::path journal;
  Format format = Format::Text;
};
Exit measure(const MeasureOptions& options);

}  // namespace tocsin::app
