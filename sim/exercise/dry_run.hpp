// Dry runs of call-outs: each as it would unfold if it began at some moment of any day, by itself, under the
// rules of an exercise. Nothing is recorded and nobody is called. Knows nothing of how the answer is shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/civil.hpp"
#include "sim/journal/journal.hpp"
#include "sim/model/setting.hpp"

namespace tocsin::exercise {

/// How people answer.
enum class Answering : std::uint8_t {
  /// Each at the median for the method and the hour, or as the ringing ends where that is sooner. Nobody is
  /// busy with anything else, and every network has room.
  Everybody,
  Nobody,  ///< every attempt rings out; likewise
  Drawn    ///< as in an exercise
};

/// One call-out from its start. Times count from there.
struct DryRun {
  std::vector<journal::Entry> entries;  ///< all of it, in order
  std::optional<SimTime> acknowledged;  ///< by the acknowledgement that ended it
  std::string acknowledged_by;          ///< whose that was, by id
  std::optional<SimTime> exhausted;     ///< too few acknowledged
};

/// What to expect of a call-out: many dry runs on different luck.
struct Expectation {
  std::size_t runs = 0;
  std::size_t acknowledged = 0;     ///< in so many of them
  std::size_t exhausted = 0;        ///< in so many too few acknowledged
  std::optional<Duration> half_by;  ///< half of all runs are acknowledged by then; none where fewer are
  std::optional<Duration> nine_in_ten_by;  ///< and nine in ten
  /// Whose acknowledgement ended it, and in how many runs: most often first, then by id.
  std::vector<std::pair<std::string, std::size_t>> by;
};

/// The call-outs of one scenario at one moment.
class Rehearsal {
 public:
  Rehearsal(const model::Scenario& played, Instant begins);

  /// `seed` matters only where the answers are drawn.
  DryRun run(model::EscalationId escalation, Answering answering, std::uint64_t seed = 1) const;
  /// Seeds 1 to `runs`. REQUIRES: runs > 0.
  Expectation expect(model::EscalationId escalation, std::size_t runs) const;

  /// The scenario as it is played here: for putting entries into words.
  const model::Setting& setting() const;

 private:
  std::vector<std::shared_ptr<const model::Setting>> settings_;  ///< by Answering
};

}  // namespace tocsin::exercise
