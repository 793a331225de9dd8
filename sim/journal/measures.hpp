// What a record says of how the exercise went, computed from its entries alone. Measures procedures: how
// long, how many, which; never a mark on a person. Knows entries by kind and fields, and re-runs nothing.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "sim/journal/journal.hpp"

namespace tocsin::journal {

/// A number in the measure's unit, a text, or nothing.
using MeasureValue = std::variant<std::monostate, double, std::string>;

/// One measure. Where there is no value, `why_absent` says why, as a phrase.
struct Measure {
  std::string id;    ///< "pump_at_rvp", "declared.halton-council"; the same in every record
  std::string name;  ///< for people
  std::string unit;  ///< "s", "residents", "resident-minutes", "" for a count or a text
  MeasureValue value;
  std::string why_absent;
  std::vector<std::uint64_t> entries;  ///< the evidence, by number, in order
};

/// Every measure, in a fixed order; docs/journal-format.md says how each is computed. Times count from the
/// first call for help: the first AlertSent that names 999, or else the first made by telephone, or else the
/// first at all, or else the start.
std::vector<Measure> measures_of(const Record& record);

/// The measures as a table for people, or as one JSON document, under the exercise's title and code word.
/// Both end with a newline, and say where the record stops early.
std::string measures_text(const Record& record);
std::string measures_json(const Record& record);

/// The measures of two records side by side: a table for people. Those which only one record has stand in
/// the first record's order, then the second's.
std::string measures_beside(const Record& a, const Record& b);

}  // namespace tocsin::journal
