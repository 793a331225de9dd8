// The exercise's own calendar: its start, its end and its time zone, and what written times mean in it.
// Knows nothing of which key a time stands under.
#pragma once

#include <optional>
#include <string_view>

#include "sim/base/civil.hpp"
#include "sim/scenario/row.hpp"

namespace tocsin::scenario {

/// Resolves times. Where [exercise] has a fault, what depends on it resolves to nothing, without a
/// second complaint.
class Calendar {
 public:
  /// `exercise` may be null. Faults: an unknown zone, a start that does not exist or happens twice.
  Calendar(Reading reading, const Row* exercise);

  const std::optional<TimeZone>& zone() const { return zone_; }
  std::optional<Instant> start() const { return start_; }
  std::optional<Duration> duration() const { return duration_; }

  /// The Time behind a key: a fault before the start, a warning after the end.
  std::optional<SimTime> time(const Row& row, std::string_view key) const;
  /// The local date and time behind a key of any kind that holds one.
  std::optional<Instant> moment(const Row& row, std::string_view key) const;
  /// True where the exercise is known to be over by then.
  bool is_after_end(SimTime t) const { return duration_ && t.ms > duration_->count(); }

 private:
  std::optional<SimTime> written_time(const Row& row, std::string_view key) const;

  Reading reading_;
  std::optional<TimeZone> zone_;
  std::optional<Instant> start_;
  std::optional<Duration> duration_;
};

}  // namespace tocsin::scenario
