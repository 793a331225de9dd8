// Where a fault stands in a scenario's files, and the list in which all faults gather while reading goes
// on. Knows nothing of what they are about.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/diagnostics.hpp"
#include "sim/model/scenario.hpp"

namespace tocsin::scenario {

/// A run of characters in one of the files: a row of the sources, line and column from 1. Line 0: the
/// scenario as a whole.
struct Spot {
  std::uint32_t file = 0;
  int line = 0;
  int column = 0;
  int length = 1;
};

/// What is wrong, what was expected, how to mend it: phrases without a full stop.
struct Complaint {
  std::string message;
  std::string expected = {};
  std::string hint = {};
};

/// Gathers errors and warnings for one reading of some sources, which must outlive it.
class Faults {
 public:
  /// More errors than this are counted and not kept: nobody mends the five hundred and first first.
  static constexpr std::size_t limit = 500;

  explicit Faults(const std::vector<model::SourceText>& sources);

  void error(Spot spot, Complaint complaint);
  void warning(Spot spot, Complaint complaint);

  bool any_errors() const { return errors_ > 0; }
  /// True once further errors are only counted; help with them need not be worked out.
  bool full() const { return errors_ >= limit; }
  /// "30-injects.toml:12", for referring to one place in the complaint about another.
  std::string describe(Spot spot) const;

  /// Everything gathered, in reading order.
  Diagnostics take();

 private:
  void add(Severity severity, Spot spot, Complaint complaint);
  std::string line_at(Spot spot) const;

  const std::vector<model::SourceText>* sources_;
  std::vector<std::vector<std::size_t>> line_starts_;
  Diagnostics diagnostics_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
};

/// The text as a complaint quotes it: cut behind 60 characters.
std::string shortened(std::string_view text);

/// "did you mean \"x\"?": the nearest of the names, or nothing. Not worked out over thousands of names.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& names);

}  // namespace tocsin::scenario
