// Files as the command meets them: journals being written and read, where maps are found.
// Knows nothing of what stands in a journal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "sim/base/diagnostics.hpp"
#include "sim/journal/journal.hpp"

namespace tocsin::app {

/// A journal on disk. Every line is handed to the system as it happens, so a killed program loses none that
/// was written. Lines that cannot be written (a full disk) are kept and tried again with each new one.
class JournalFile {
 public:
  /// Creates the file, and its folder where that is missing. A file of that name is kept as NAME.previous.
  static Result<JournalFile> create(const std::filesystem::path& path);

  void write(std::string_view line);
  /// A last attempt at what is still waiting. A fault in one sentence where it cannot be saved.
  Result<void> finish();

  const std::filesystem::path& path() const { return path_; }

 private:
  JournalFile(std::filesystem::path path, std::ofstream file);
  void try_to_save();

  std::filesystem::path path_;
  std::ofstream file_;
  std::string waiting_;
  std::uint64_t saved_lines_ = 0;
  std::uintmax_t saved_bytes_ = 0;
};

/// Reads a journal to look at: whole, or up to its last whole entry (then Record::cut says so).
Result<journal::Record> open_journal(const std::filesystem::path& path);

/// Writes a whole file or none: what had that name stays where it cannot be. Then a fault in one sentence.
Result<void> write_file(const std::filesystem::path& path, std::string_view text);

/// A map by its folder or file, or by its name in the folder of maps. A fault that names the maps there are.
Result<std::filesystem::path> find_map(const std::string& name,
                                       const std::optional<std::filesystem::path>& maps);

/// The exercise that is shipped to begin with: scenarios/runcorn-chlorine, found as maps are. A fault in one
/// plain sentence where it is not there.
Result<std::filesystem::path> first_scenario();

/// The folder of maps: the one given, or the first `maps` found going up from `from`, from the working
/// folder, and from the program's own folder.
std::filesystem::path find_maps(const std::optional<std::filesystem::path>& given,
                                const std::filesystem::path& from);

}  // namespace tocsin::app
