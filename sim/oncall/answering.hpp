// Answering: how long until a person answers one attempt to contact them. Planning assumptions as plain
// data, and one draw from them. Knows nothing of who the person is, of rotas, or of what is said.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/base/time.hpp"

namespace tocsin::oncall {

/// A way to reach somebody.
enum class Method { Mobile, Home, Pager, Text, Email, Radio, ControlRoom };

inline constexpr std::array<Method, 7> all_methods{Method::Mobile,     Method::Home,  Method::Pager,
                                                   Method::Text,       Method::Email, Method::Radio,
                                                   Method::ControlRoom};

/// "mobile", "control_room": the word used in scenarios and journals.
std::string_view name_of(Method method);
std::optional<Method> method_named(std::string_view name);

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
};

bool covers(const AnswerRule& rule, int minute_of_day);

/// What is assumed of one person. The first rule that covers the method and the minute is the one used.
struct AnswerProfile {
  std::vector<AnswerRule> rules;
};

/// The rule used for that method at that minute; nothing where the profile has none.
std::optional<AnswerRule> rule_for(const AnswerProfile& profile, Method method, int local_minute_of_day);

/// A person on call who keeps their telephone by them: a rule for every method and every minute. These are
/// planning assumptions, not measurements; the grounds for each stand beside it in the source.
AnswerProfile default_profile();

/// The delay until this attempt is answered, if it is answered within `ring_for`; otherwise nothing. With the
/// same stream a longer `ring_for` never turns an answer into none, nor changes its delay.
/// REQUIRES: local_minute_of_day 0 to 1439.
std::optional<Duration> draw_answer(const AnswerProfile& profile, Method method, int local_minute_of_day,
                                    Duration ring_for, RandomStream& stream);

}  // namespace tocsin::oncall
