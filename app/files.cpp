#include "app/files.hpp"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/base/saved_file.hpp"
#include "sim/base/text.hpp"

namespace tocsin::app {

namespace fs = std::filesystem;

JournalFile::JournalFile(fs::path path, std::ofstream file)
    : path_(std::move(path)), file_(std::move(file)) {}

Result<JournalFile> JournalFile::create(const fs::path& path) {
  std::error_code error;
  if (path.empty() || path.extension() == ".toml") {
    return fault(fmt::format("\"{}\" is no name for a journal", path.string()),
                 "a file name, usually ending in .jsonl, that is not a scenario's");
  }
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  if (fs::is_directory(path)) return fault(fmt::format("{} is a folder, not a journal file", path.string()));
  if (fs::is_regular_file(path)) {
    fs::path previous = path;
    previous += ".previous";
    fs::rename(path, previous, error);
    if (error) return fault(fmt::format("{} is there already and cannot be set aside", path.string()));
  }
  std::ofstream file(path, std::ios::binary);
  if (!file) return fault(fmt::format("the journal {} cannot be written here", path.string()));
  return JournalFile(path, std::move(file));
}

void JournalFile::write(std::string_view line) {
  waiting_ += line;
  try_to_save();
}

void JournalFile::try_to_save() {
  // After a failure the file may hold part of a line: go back to the end of the last whole one.
  if (!file_) {
    file_.close();
    file_.clear();
    std::error_code error;
    fs::resize_file(path_, saved_bytes_, error);
    if (error) return;
    file_.open(path_, std::ios::binary | std::ios::app);
  }
  file_.write(waiting_.data(), static_cast<std::streamsize>(waiting_.size()));
  file_.flush();
  if (!file_) return;
  saved_bytes_ += waiting_.size();
  saved_lines_ += static_cast<std::uint64_t>(std::count(waiting_.begin(), waiting_.end(), '\n'));
  waiting_.clear();
}

Result<void> JournalFile::finish() {
  if (!waiting_.empty()) try_to_save();
  if (waiting_.empty()) return {};
  if (saved_lines_ < 2) {
    return fault(fmt::format("the disk is full or {} can no longer be written: no entry is saved in it",
                             path_.string()));
  }
  return fault(
      fmt::format("the disk is full or {} can no longer be written: entries 1 to {} are saved in it, "
                  "later ones are lost",
                  path_.string(), saved_lines_ - 1));
}

Result<journal::Record> open_journal(const fs::path& path) {
  const auto text = read_file(path, std::size_t{1} << 30U);
  if (!text) return tl::unexpected(text.error());
  return journal::read(*text, path.string());
}

namespace {

/// The first folder of that name in one of the starts or in what is above it.
std::optional<fs::path> found_above(const std::vector<fs::path>& starts, const fs::path& name) {
  std::error_code error;
  for (const fs::path& start : starts) {
    for (fs::path folder = start.lexically_normal(); !folder.empty(); folder = folder.parent_path()) {
      if (fs::is_directory(folder / name, error)) return folder / name;
      if (folder == folder.root_path()) break;
    }
  }
  return std::nullopt;
}

}  // namespace

fs::path find_maps(const std::optional<fs::path>& given, const fs::path& from) {
  if (given) return *given;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const auto found = found_above({fs::absolute(from, error), fs::current_path(error), program}, "maps");
  return found.value_or("maps");
}

Result<fs::path> first_scenario() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const auto found =
      found_above({fs::current_path(error), program}, fs::path("scenarios") / "runcorn-chlorine");
  if (found) return *found;
  return fault("the Runcorn exercise, scenarios/runcorn-chlorine, is neither here nor beside the program",
               "a scenario's folder: tocsin run SCENARIO", "tocsin new DIR writes a small one to start from");
}

Result<void> write_file(const fs::path& path, std::string_view text) {
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  // Pipes and devices cannot be replaced by a file written aside.
  if (!fs::exists(path, error) || fs::is_regular_file(path, error)) return save_file(path, text);
  std::ofstream file(path, std::ios::binary);
  file << text << std::flush;
  if (!file) return fault(fmt::format("\"{}\" cannot be written here", path.string()));
  return {};
}

Result<fs::path> find_map(const std::string& name, const std::optional<fs::path>& maps) {
  std::error_code error;
  if (!name.empty() && fs::exists(name, error)) return fs::path(name);
  const fs::path folder = find_maps(maps, fs::current_path(error));
  if (!name.empty() && fs::exists(folder / name, error)) return folder / name;
  std::vector<std::string> names;
  for (fs::directory_iterator it{folder, error}, end; !error && it != end; it.increment(error)) {
    std::error_code ignored;
    if (it->is_directory(ignored)) names.push_back(it->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  std::string known;
  for (const std::string& one : names) known += (known.empty() ? "" : ", ") + one;
  const auto nearest = nearest_name(name, names);
  return fault(fmt::format("there is no map \"{}\"", name),
               known.empty() ? "the folder of a map"
                             : fmt::format("the folder of a map, or one of {}: {}", folder.string(), known),
               nearest ? fmt::format("did you mean \"{}\"?", *nearest) : "");
}

}  // namespace tocsin::app
