// A run that records: its entries go to a journal and are kept for whoever shows them.
// Knows nothing of who plays.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/files.hpp"
#include "sim/exercise/exercise.hpp"
#include "sim/journal/journal.hpp"

namespace tocsin::app {

/// Entries go to the file, and the writer keeps the chain.
class Recorder {
 public:
  /// REQUIRES: nothing of the exercise has been run; it and this live together.
  Recorder(exercise::Exercise& exercise, std::optional<JournalFile> file);
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  const std::vector<journal::Entry>& entries() const { return entries_; }
  const std::string& chain() const { return writer_.chain(); }
  Result<void> finish() { return file_ ? file_->finish() : Result<void>{}; }
  std::string path() const { return file_ ? file_->path().string() : std::string{}; }

 private:
  std::optional<JournalFile> file_;
  journal::Writer writer_;
  std::vector<journal::Entry> entries_;
};

/// journals/NAME-SECONDS.jsonl: what is done by people cannot be had again, so it is always recorded.
std::filesystem::path dated_journal(const std::string& name);

/// An exercise that stops before its planned end says so in its record, by `seat`.
void close_early(exercise::Exercise& exercise, const std::string& seat, std::string why);

}  // namespace tocsin::app
