// The exercise's record: a header and numbered entries as JSON Lines, each chained to the one before by
// SHA-256 (docs/journal-format.md). Knows how a record is written and read, not what the entries mean.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/base/diagnostics.hpp"
#include "sim/base/time.hpp"
#include "sim/model/command.hpp"
#include "sim/model/fields.hpp"
#include "sim/model/scenario.hpp"

namespace tocsin::journal {

inline constexpr int format_version = 1;

/// Line 1 of a journal: what a run is a function of.
struct Header {
  int format = format_version;
  std::string program_version;
  std::string title;
  std::string code_word;
  std::string notice;
  std::uint64_t seed = 1;
  std::uint32_t replication = 0;
  std::string scenario_name;  ///< the folder's name
  std::string scenario_hash;  ///< SHA-256 over the sources' names and texts
  std::vector<model::SourceText> sources;
  std::string map_name;
  std::string map_hash;
};

/// SHA-256 over the sources, as a header states it: of each file its name, a NUL, its text and a NUL.
std::string hash_of(const std::vector<model::SourceText>& sources);

/// One thing that happened. `cause` 0: none (written as null). `seat`: who gave a command; else empty.
struct Entry {
  std::uint64_t number = 0;
  SimTime at;
  std::string kind;
  std::uint64_t cause = 0;
  std::string seat;
  model::Fields fields;
};

/// The entry as its line has it, but for the chain: `{"n":1,"at_ms":0,"kind":"ExerciseStarted", ...}`. Two
/// entries are the same where these texts are.
std::string text_of(const Entry& entry);

/// Writes a record, line by line, into a sink as it happens. Keeps only the last chain value.
class Writer {
 public:
  /// `sink` is given each whole line, its newline included.
  explicit Writer(std::function<void(std::string_view line)> sink);

  void begin(const Header& header);
  /// REQUIRES: begun; entries numbered 1, 2, 3 ...; no field named n, at_ms, kind, cause, seat or chain;
  /// real numbers finite. Text that is not UTF-8 is written with U+FFFD for each bad byte.
  void append(const Entry& entry);
  /// 64 hexadecimal digits: the chain value of the last line written.
  const std::string& chain() const { return chain_; }

 private:
  std::function<void(std::string_view)> sink_;
  std::string chain_;
  std::uint64_t entries_ = 0;
};

/// A record read back.
struct Record {
  Header header;
  std::vector<Entry> entries;
  std::vector<std::string> chains;  ///< of the header, then of each entry
  /// What was left out at the end because it was cut short, as one sentence; empty where nothing was.
  std::string cut;

  /// True where the last entry is ExerciseEnded.
  bool is_complete() const;
  /// What people did, in order, for playing again.
  Result<std::vector<std::pair<SimTime, model::Order>>> orders() const;
};

/// Reads and checks a whole record: form, numbering, times that never run back, chain. A last line that
/// is cut short (it has no newline) is left out and said in `cut`; any other damage is one fault that names
/// the file, the line and the first damaged entry, since nothing behind it can be trusted.
Result<Record> read(std::string_view text, std::string_view file_name);

/// The check a reviewer relies on: as `read`, but a cut last line is damage as well. A record that stops
/// at the end of a line is whole as far as it goes; the message says whether the exercise had ended.
struct Verdict {
  bool is_whole = false;
  std::uint64_t entries = 0;                   ///< whole ones
  std::string chain;                           ///< of the last whole line
  std::optional<std::uint64_t> damaged_entry;  ///< the first; 0: the header
  std::string message;                         ///< one sentence
};
Verdict verify(std::string_view text);

}  // namespace tocsin::journal
