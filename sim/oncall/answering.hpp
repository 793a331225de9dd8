// Answering: how long until a person answers one attempt to contact them, and why not where they do not.
// Planning assumptions as plain data, and draws from them; docs/answering.md has the grounds. Knows nothing
// of who the person is, of rotas, or of what is said.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/base/civil.hpp"
#include "sim/base/random.hpp"
#include "sim/base/time.hpp"

namespace tocsin::oncall {

/// A way to reach somebody.
enum class Method : std::uint8_t { Mobile, Home, Pager, Text, Email, Radio, ControlRoom };

inline constexpr std::array<Method, 7> all_methods{Method::Mobile,     Method::Home,  Method::Pager,
                                                   Method::Text,       Method::Email, Method::Radio,
                                                   Method::ControlRoom};

/// "mobile", "control_room": the word used in scenarios and journals.
std::string_view name_of(Method method);
std::optional<Method> method_named(std::string_view name);

/// Whether two people speak to each other by it; otherwise something is sent, and the answer comes later.
bool is_spoken(Method method);

/// Why an attempt was not answered.
enum class Unanswered : std::uint8_t {
  NotHeard,       ///< rang out: out of hearing, or too slow
  Asleep,         ///< rang out
  Driving,        ///< rang out
  Engaged,        ///< in a call; the caller hears that at once
  NoSignal,       ///< out of reach; the caller hears that at once
  NetworkBusy,    ///< the channel let it not through
  ChannelFailed,  ///< the channel does not work
  Queued          ///< rang out at a desk at which nobody was free
};

/// "not_heard", "network_busy" ...: the word used in journals.
std::string_view name_of(Unanswered why);

/// On which days of the week a rule holds.
enum class Days : std::uint8_t { Any, Weekdays, Weekend };

/// Of the attempts that a person does not answer, the shares that have each reason; what is left of one is
/// not heard. Each 0 to 1, together at most 1.
struct Reasons {
  double asleep = 0.0;
  double driving = 0.0;
  double engaged = 0.0;
  double no_signal = 0.0;
};

/// What is assumed of one method at one time of day. An attempt is answered with `chance`, if the caller
/// waits for ever; the delay is then log-normal: half the answers come within `median`, and 68 % between
/// median / factor and median * factor.
struct AnswerRule {
  Method method = Method::Mobile;
  /// The rule holds from this minute of the local day, 0 to 1439 ...
  int from_minute_of_day = 0;
  /// ... until just before this one, 0 to 1440; over midnight where it is smaller, all day where the same.
  int to_minute_of_day = 0;
  double chance = 0.0;  ///< 0 to 1
  Duration median{};    ///< above zero
  double factor = 1.0;  ///< at least 1
  Days days = Days::Any;
  Reasons reasons;
};

/// A moment as people live it.
struct TimeOfWeek {
  int weekday = 0;        ///< 0 Monday ... 6 Sunday
  int minute_of_day = 0;  ///< 0 to 1439

  bool is_weekend() const { return weekday >= 5; }
};
TimeOfWeek time_of_week(const LocalDateTime& local);

/// Whether the rule holds then. After midnight the day is the new one.
bool covers(const AnswerRule& rule, TimeOfWeek moment);

/// What is assumed of one person. The first rule that covers the method and the moment is the one used.
struct AnswerProfile {
  std::vector<AnswerRule> rules;
};

/// The rule used for that method then; nothing where the profile has none.
std::optional<AnswerRule> rule_for(const AnswerProfile& profile, Method method, TimeOfWeek moment);

/// A person on call who keeps their telephone by them: a rule for every method and every moment. These are
/// planning assumptions, not measurements; docs/answering.md gives the grounds for each.
AnswerProfile default_profile();

/// The delay until this attempt is answered, if it is answered within `ring_for`; otherwise nothing. With the
/// same stream a longer `ring_for` never turns an answer into none, nor changes its delay.
std::optional<Duration> draw_answer(const AnswerProfile& profile, Method method, TimeOfWeek moment,
                                    Duration ring_for, RandomStream& stream);

/// Why an attempt that was not answered was not: by the shares of the rule used; not heard without a rule.
Unanswered draw_reason(const AnswerProfile& profile, Method method, TimeOfWeek moment, RandomStream& stream);

/// How long an attempt lasts that fails for that reason: all of `ring_for`, or no more than the few seconds
/// in which the caller hears that it is of no use.
Duration lasts(Unanswered why, Duration ring_for);

}  // namespace tocsin::oncall
