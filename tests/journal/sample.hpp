// Records for tests: small ones written as a few lines, and the text they make.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/journal/journal.hpp"

namespace tocsin::journal::sample {

inline Header header() {
  Header header;
  header.program_version = "0.1.0";
  header.title = "EXERCISE Small";
  header.code_word = "LANTERN";
  header.notice = "Everything here is invented.";
  header.seed = 7;
  header.scenario_name = "small";
  header.sources = {{"scenario.toml", "title = \"Small\"\n"}};
  header.scenario_hash = hash_of(header.sources);
  header.map_name = "halton";
  header.map_hash = std::string(64, 'a');
  return header;
}

/// Gathers entries, numbering them, and their text.
class Journal {
 public:
  explicit Journal(const Header& first = header())
      : writer_([this](std::string_view line) { text_ += line; }) {
    writer_.begin(first);
  }
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// Adds an entry and gives its number.
  std::uint64_t add(std::int64_t at_ms, std::string kind, model::Fields fields = {}, std::uint64_t cause = 0,
                    std::string seat = {}) {
    Entry entry{record_.entries.size() + 1, SimTime{at_ms}, std::move(kind), cause, std::move(seat),
                std::move(fields)};
    writer_.append(entry);
    record_.entries.push_back(std::move(entry));
    return record_.entries.size();
  }

  const std::string& text() const { return text_; }
  const std::string& chain() const { return writer_.chain(); }
  /// The entries as they were added; no header and no chains.
  const Record& record() const { return record_; }

 private:
  std::string text_;
  Record record_;
  Writer writer_;
};

/// Six entries: every kind of value, a command, and an end.
inline void fill_small(Journal& journal) {
  journal.add(0, "ExerciseStarted", {{"local", std::string{"2026-03-03 10:00:00"}}});
  journal.add(60'000, "InjectDelivered",
              {{"inject", std::string{"first"}}, {"text", std::string{"\"Gas!\"\n\ttold by the caf\u00e9"}}},
              1);
  journal.add(61'500, "AddNote", {{"text", std::string{"heard"}}}, 0, "facilitator");
  journal.add(61'500, "CloudSampled",
              {{"residents", 812.25}, {"receptors", std::int64_t{3}}, {"reach_m", 1e-7}}, 1);
  journal.add(70'000, "ClosureMade",
              {{"closure", std::string{"road-1"}},
               {"links", std::vector<std::int64_t>{4, -9}},
               {"roads", std::vector<std::string>{"A557", "Bridge"}}},
              3);
  journal.add(14'400'000, "ExerciseEnded", {{"why", std::string{"time is up"}}}, 1);
}

}  // namespace tocsin::journal::sample
