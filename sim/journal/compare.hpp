// Two records side by side: where they first part. Knows nothing of what entries mean.
// Computes no measures; measures.hpp sets those side by side.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/journal/journal.hpp"

namespace tocsin::journal {

/// The first entry that is not the same in both.
struct EntryDifference {
  std::uint64_t entry = 0;
  /// The entry in each record as one line of JSON without its chain; empty: the record ends before it.
  std::string first;
  std::string second;
  /// What differs: "at_ms", "kind", "cause", "seat", or a field's name; empty where one record ends.
  std::vector<std::string> members;
};

/// Nothing where every entry is the same in both. Headers are not looked at.
std::optional<EntryDifference> first_difference(const Record& a, const Record& b);

/// A part of the header that is not the same in both: "seed", "7", "8".
struct HeaderDifference {
  std::string member;
  std::string first;
  std::string second;
};

/// In the order of the header. Of the scenario and the map, the names and hashes.
std::vector<HeaderDifference> header_differences(const Header& a, const Header& b);

}  // namespace tocsin::journal
