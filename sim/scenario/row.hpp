// One table of a scenario, checked against the schema: unknown keys, missing keys, types, ranges and the
// forms of values have been complained of, and what is left can be read key by key. Knows nothing of
// what a value refers to: ids, times and positions are resolved elsewhere.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/scenario/document.hpp"
#include "sim/scenario/faults.hpp"
#include "sim/scenario/schema.hpp"

namespace tocsin::scenario {

/// What every step of one reading needs.
struct Reading {
  const Schema& schema;
  Faults& faults;
};

/// A checked table. Keys are those of its schema; each accessor must fit the key's kind. What is absent
/// reads as its default, and what was wrong (and has been complained of) as nothing: "" or 0 or none.
class Row {
 public:
  /// Checks `node` and everything nested in it. REQUIRES: node is a table and outlives the row.
  Row(Reading reading, const Table& table, const Node& node);

  const Table& table() const { return *table_; }
  Spot spot() const { return node_->spot; }
  /// Of the value where it is written, else of the table.
  Spot spot(std::string_view key) const;
  /// Of the key where it is written, else of the table.
  Spot key_spot(std::string_view key) const;

  /// True where the table has no keys at all, known or not.
  bool is_empty() const { return node_->members.empty(); }
  /// True where the key is written and its value is of the right form.
  bool has(std::string_view key) const;
  /// True where the key is written, rightly or not.
  bool is_written(std::string_view key) const;

  /// Text, Prose, Id, Reference, Choice, Time, Moment, ShiftTime or Clock, as written; or the default.
  std::string text(std::string_view key) const;
  double number(std::string_view key) const;
  int integer(std::string_view key) const;
  Duration duration(std::string_view key) const;
  /// Minutes after midnight, 0 to 1440.
  int minute_of_day(std::string_view key) const;
  /// The row of `choices` that was chosen; nothing where none was.
  std::optional<std::size_t> choice(std::string_view key) const;
  /// True where a list of Choices has that one in it.
  bool has_choice(std::string_view key, std::string_view choice) const;
  /// The value as written, for a kind that is resolved elsewhere; null where it is absent or wrong.
  const Node* node(std::string_view key) const;
  /// The nested tables behind a key: empty where it is absent.
  const std::vector<Row>& rows(std::string_view key) const;

 private:
  void check_keys();
  void check_value(const Key& key, const Member& member);
  void check_presence();
  void refuse_unknown(const Member& member);
  void read_nested(const Key& key, const Node& value);
  bool applies(const Key& key) const;
  const Member* member(std::string_view key) const;
  const Key& key_of(std::string_view key) const;

  Reading reading_;
  const Table* table_;
  const Node* node_;
  std::vector<std::pair<std::string_view, const Member*>> written_;
  std::vector<std::string_view> sound_;  // keys whose value is of the right form
  std::map<std::string_view, std::vector<Row>> nested_;
};

}  // namespace tocsin::scenario
