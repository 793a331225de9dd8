// Contact methods: by what a person is tried, and which comes next and when, by urgency, quiet hours and
// delay. Knows nothing of whether anybody answers, and nothing of the call-out around it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "sim/base/civil.hpp"
#include "sim/base/time.hpp"
#include "sim/oncall/answering.hpp"

namespace tocsin::oncall {

/// How pressing a call-out is.
enum class Urgency : std::uint8_t { Urgent, Routine };

/// In which call-outs a method is used.
enum class UsedFor : std::uint8_t { Any, Urgent, Routine };

/// The hours of the local day in which a method is left alone: from the first minute until just before the
/// second, over midnight where that is smaller, all day where they are the same.
struct QuietHours {
  int from_minute_of_day = 0;
  int to_minute_of_day = 0;
  bool covers(int minute_of_day) const;
};

/// In which call-outs quiet hours hold.
enum class QuietFor : std::uint8_t { Routine, Any };

/// One way to reach one person, and how long it is tried.
struct ContactMethod {
  /// The index of no desk.
  static constexpr std::uint32_t no_desk = 0xFFFFFFFF;

  Method method = Method::Mobile;
  std::string number;
  Duration ring_for{};
  Duration after{0};  ///< not before this long after the person was first tried in the round
  UsedFor used_for = UsedFor::Any;
  std::optional<QuietHours> quiet;
  QuietFor quiet_for = QuietFor::Routine;
  std::uint32_t desk = no_desk;  ///< the desk at which it rings, in the caller's table of desks
};

/// Between an attempt that failed and the next on the same person: hanging up, and finding the number.
/// Judgement; docs/answering.md.
inline constexpr Duration redial_gap = std::chrono::seconds{5};

/// True where the method is tried at all, and in call-outs of that urgency.
bool is_used(const ContactMethod& method, Urgency urgency);

/// True where the method is left alone at that minute of the local day.
bool is_quiet(const ContactMethod& method, Urgency urgency, int minute_of_day);

/// One person being tried on their methods.
struct Trying {
  Instant first;  ///< when they were first tried in the round, or their turn came
  Instant now;
  Duration gap{0};  ///< between an attempt that failed and the next
  Urgency urgency = Urgency::Urgent;
};

struct NextMethod {
  std::size_t index = 0;
  Instant at;

  friend bool operator==(const NextMethod&, const NextMethod&) = default;
};

/// The method to use when the first `tried` have failed, and when: the first from there on that is tried for
/// any time at all, is used in call-outs of that urgency, and is not in its quiet hours when its time comes.
/// Nothing where none is left.
std::optional<NextMethod> next_method(std::span<const ContactMethod> methods, std::size_t tried,
                                      const Trying& trying, const TimeZone& zone);

}  // namespace tocsin::oncall
