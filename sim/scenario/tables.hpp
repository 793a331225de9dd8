// All tables of a scenario, from all its files, checked row by row; and the ids that they give to rows.
// Knows nothing of what the rows mean.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/ids.hpp"
#include "sim/roads/map.hpp"
#include "sim/scenario/row.hpp"

namespace tocsin::scenario {

/// Whether every file could be read. Where one could not, what is missing may stand in it.
enum class Coverage : std::uint8_t { Whole, Partial };

/// The rows of every table in the order of the files.
class Tables {
 public:
  /// Checks all documents; unknown and missing tables and ones that stand twice are faults. The
  /// documents must outlive it.
  Tables(Reading reading, const std::vector<Node>& documents, Coverage coverage);

  const std::vector<Row>& rows(std::string_view table) const { return rows_.at(table); }
  /// The only row of a table that stands once; null where it is missing.
  const Row* only(std::string_view table) const;

 private:
  void add(Reading reading, const Member& member);
  void add_row(Reading reading, const Table& table, const Node& node);

  std::map<std::string_view, std::vector<Row>> rows_;
};

/// The ids of one scenario, by table; those of receptors begin with the map's.
class Names {
 public:
  /// Two rows of a table with the same id are a fault.
  Names(Reading reading, const Tables& tables, const roads::Map& map, Coverage coverage);

  /// The index of the row that a Reference names; a fault and `none` where there is none.
  std::uint32_t index(const Row& row, std::string_view key) const;
  template <class Tag>
  Id<Tag> id(const Row& row, std::string_view key) const {
    return {index(row, key)};
  }
  /// The same for each entry of a References list that names a row.
  std::vector<std::uint32_t> indices(const Row& row, std::string_view key) const;

  static constexpr std::uint32_t none = Id<struct AnyTag>::none;

 private:
  struct Entry {
    std::uint32_t index = 0;
    Spot spot;
  };
  void add(std::string_view table, const std::string& id, Entry entry);
  std::uint32_t find(std::string_view table, const std::string& id, Spot spot) const;

  Reading reading_;
  Coverage coverage_;
  std::map<std::string_view, std::map<std::string, Entry>> entries_;
};

}  // namespace tocsin::scenario
