// The scenario format as data: every table and key, with its type, range, default, an example and a
// sentence. The reader is driven by it (table.hpp) and docs/scenario-format.md is printed from it, so
// neither can say anything else. Knows nothing of TOML.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::scenario {

/// What may stand behind a key.
enum class ValueKind : std::uint8_t {
  Text,        ///< one line
  Prose,       ///< one line or many
  Id,          ///< the row's own id
  Reference,   ///< the id of a row of `of`
  References,  ///< a list of those
  Choice,      ///< one of `choices`
  Choices,     ///< a list of those
  Integer,
  Number,
  Integers,     ///< a list of whole numbers
  HourFactors,  ///< a list of 24 numbers, one for each hour of the day; range of each
  Duration,     ///< range in seconds
  Time,         ///< "T+0:45" or a local date and time
  Moment,       ///< a local date and time
  ShiftTime,    ///< a local date and time, or a weekday and a time of day
  WeekTime,     ///< a weekday and a time of day
  Date,         ///< "2026-11-16"
  Clock,        ///< "HH:MM"
  Position,
  Positions,   ///< a list of those
  Conditions,  ///< one table `of`, or a list of them
  OneTable,    ///< one nested table `of`
  ManyTables   ///< a list of those
};

enum class Presence : std::uint8_t { Required, Optional };

/// Whether a table may stand once or many times; Inline ones stand behind a key of another table.
enum class Occurs : std::uint8_t { Once, Many, Inline };

/// Whether rows of a table are planned for a moment, and so have the keys `at`, `when` and `delay`.
enum class Planned : std::uint8_t { No, Yes };

struct Key {
  std::string_view name;
  ValueKind kind = ValueKind::Text;
  Presence presence = Presence::Required;
  std::string_view example;  ///< as TOML, as it would stand behind `name = `
  std::string_view sentence;
  /// The least and greatest value, number of characters, or number of entries; the same where there is none.
  double min = 0.0;
  double max = 0.0;
  std::string_view unit = {};      ///< of a number: "degrees"
  std::string_view fallback = {};  ///< what holds without the key, as it would be written; empty: nothing
  std::string_view of = {};        ///< the table that is meant by a reference or a nested table
  std::span<const std::string_view> choices = {};
  /// In [incident]: the `kind` that has this key (and needs it where it is Required); empty: all.
  std::string_view only_for = {};

  bool has_range() const { return min < max; }
};

struct Table {
  std::string_view name;  ///< "person", "person.contact"
  Occurs occurs = Occurs::Many;
  Presence presence = Presence::Optional;
  Planned planned = Planned::No;
  std::string_view sentence;
  std::vector<Key> keys;

  /// The key of that name; null where there is none.
  const Key* find(std::string_view key) const;
};

/// Which tables: all of a scenario, or those that a file of travel profiles has.
enum class Scope : std::uint8_t { Scenario, Travel };

/// Every table, in the order of the document; a nested one behind the one that holds it. The keys of
/// planned tables include `at`, `when` and `delay`.
class Schema {
 public:
  explicit Schema(Scope scope = Scope::Scenario);
  const std::vector<Table>& tables() const { return tables_; }
  /// The table of that name; null where there is none.
  const Table* find(std::string_view name) const;
  /// REQUIRES: there is one.
  const Table& table(std::string_view name) const;

 private:
  std::vector<Table> tables_;
};

/// "[exercise]", "[[person.contact]]"; the bare name of an inline one.
std::string heading(const Table& table);

/// What is expected behind a key, in words: "a duration, 1 min to 48 h".
std::string expectation(const Schema& schema, const Key& key);

/// Every table as Markdown: what docs/scenario-format.md holds between its two markers.
std::string schema_markdown();

}  // namespace tocsin::scenario
