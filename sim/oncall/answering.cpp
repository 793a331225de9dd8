#include "sim/oncall/answering.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <initializer_list>
#include <utility>

namespace tocsin::oncall {

namespace {

using std::chrono::minutes;

constexpr std::array<std::string_view, 7> names{"mobile", "home",  "pager",       "text",
                                                "email",  "radio", "control_room"};
static_assert(names.size() == all_methods.size());

/// Times of day at which what people can be expected to notice changes.
constexpr int day_begins = 7 * 60;
constexpr int evening_begins = 18 * 60;
constexpr int night_begins = 23 * 60;

/// In which a caller hears the engaged tone, or that the network cannot connect the call.
constexpr Duration known_at_once = std::chrono::seconds{5};

struct Assumed {
  double chance;
  Duration median;
  double factor;
  Reasons reasons;
};

struct AssumedMethod {
  Method method;
  Assumed day;
  Assumed evening;
  Assumed night;
};

constexpr Duration secs(int n) { return std::chrono::seconds{n}; }

// Planning assumptions, not measurements: nobody has timed the people of an invented rota. The grounds for
// each figure stand in docs/answering.md. A planner who has call-out test records should put them in the
// scenario in place of these. Shares: asleep, driving, engaged, no signal.
constexpr std::array<AssumedMethod, 7> assumptions{{
    {Method::Mobile,
     {0.85, secs(12), 1.8, {0.00, 0.25, 0.20, 0.10}},
     {0.80, secs(14), 1.8, {0.05, 0.15, 0.15, 0.10}},
     {0.65, secs(24), 1.7, {0.70, 0.02, 0.01, 0.07}}},
    {Method::Home,
     {0.20, secs(15), 1.6, {0.00, 0.00, 0.05, 0.00}},
     {0.65, secs(14), 1.6, {0.05, 0.00, 0.10, 0.00}},
     {0.75, secs(30), 1.7, {0.70, 0.00, 0.01, 0.00}}},
    {Method::Pager,
     {0.92, minutes{2}, 2.0, {0.00, 0.30, 0.00, 0.00}},
     {0.88, minutes{3}, 2.0, {0.05, 0.20, 0.00, 0.00}},
     {0.70, minutes{5}, 2.0, {0.80, 0.02, 0.00, 0.00}}},
    {Method::Text,
     {0.80, minutes{4}, 3.0, {0.00, 0.25, 0.00, 0.00}},
     {0.75, minutes{6}, 3.0, {0.05, 0.15, 0.00, 0.00}},
     {0.20, minutes{15}, 3.0, {0.90, 0.01, 0.00, 0.00}}},
    {Method::Email,
     {0.60, minutes{20}, 3.0, {0.00, 0.10, 0.00, 0.00}},
     {0.25, minutes{60}, 3.0, {0.05, 0.05, 0.00, 0.00}},
     {0.03, minutes{120}, 2.0, {0.90, 0.01, 0.00, 0.00}}},
    {Method::Radio,
     {0.95, secs(8), 1.8, {0.00, 0.00, 0.30, 0.30}},
     {0.92, secs(8), 1.8, {0.00, 0.00, 0.30, 0.30}},
     {0.90, secs(10), 1.8, {0.10, 0.00, 0.20, 0.30}}},
    {Method::ControlRoom,
     {0.99, secs(6), 1.8, {0.00, 0.00, 0.80, 0.00}},
     {0.99, secs(6), 1.8, {0.00, 0.00, 0.80, 0.00}},
     {0.98, secs(8), 1.8, {0.00, 0.00, 0.60, 0.00}}},
}};

constexpr std::array<std::string_view, 8> reason_names{
    "not_heard", "asleep", "driving", "engaged", "no_signal", "network_busy", "channel_failed", "queued"};

bool holds_on(Days days, TimeOfWeek moment) {
  return days == Days::Any || (days == Days::Weekend) == moment.is_weekend();
}

bool covers_minute(const AnswerRule& rule, int minute_of_day) {
  const bool begun = minute_of_day >= rule.from_minute_of_day;
  const bool not_over = minute_of_day < rule.to_minute_of_day;
  return rule.from_minute_of_day < rule.to_minute_of_day ? begun && not_over : begun || not_over;
}

}  // namespace

std::string_view name_of(Method method) { return names[static_cast<std::size_t>(method)]; }

std::optional<Method> method_named(std::string_view name) {
  for (const Method method : all_methods) {
    if (name_of(method) == name) return method;
  }
  return std::nullopt;
}

bool is_spoken(Method method) {
  return method == Method::Mobile || method == Method::Home || method == Method::Radio ||
         method == Method::ControlRoom;
}

std::string_view name_of(Unanswered why) { return reason_names[static_cast<std::size_t>(why)]; }

TimeOfWeek time_of_week(const LocalDateTime& local) {
  return {weekday(local), local.hour * 60 + local.minute};
}

bool covers(const AnswerRule& rule, TimeOfWeek moment) {
  return holds_on(rule.days, moment) && covers_minute(rule, moment.minute_of_day);
}

std::optional<AnswerRule> rule_for(const AnswerProfile& profile, Method method, TimeOfWeek moment) {
  assert(moment.minute_of_day >= 0 && moment.minute_of_day < 24 * 60);
  for (const AnswerRule& rule : profile.rules) {
    if (rule.method == method && covers(rule, moment)) return rule;
  }
  return std::nullopt;
}

AnswerProfile default_profile() {
  AnswerProfile profile;
  for (const AssumedMethod& m : assumptions) {
    const auto add = [&](int from, int to, const Assumed& a) {
      profile.rules.push_back({m.method, from, to, a.chance, a.median, a.factor, Days::Any, a.reasons});
    };
    add(day_begins, evening_begins, m.day);
    add(evening_begins, night_begins, m.evening);
    add(night_begins, day_begins, m.night);
  }
  return profile;
}

std::optional<Duration> draw_answer(const AnswerProfile& profile, Method method, TimeOfWeek moment,
                                    Duration ring_for, RandomStream& stream) {
  const std::optional<AnswerRule> rule = rule_for(profile, method, moment);
  if (!rule || stream.uniform() >= rule->chance) return std::nullopt;
  const double delay_s = stream.log_normal(seconds(rule->median), rule->factor);
  if (delay_s > seconds(ring_for))
    return std::nullopt;  // before rounding: a draw may be too long to be a Duration
  return from_seconds(delay_s);
}

Unanswered draw_reason(const AnswerProfile& profile, Method method, TimeOfWeek moment, RandomStream& stream) {
  const std::optional<AnswerRule> rule = rule_for(profile, method, moment);
  if (!rule) return Unanswered::NotHeard;
  const Reasons& shares = rule->reasons;
  double left = stream.uniform();
  for (const auto& [share, why] :
       {std::pair{shares.asleep, Unanswered::Asleep}, std::pair{shares.driving, Unanswered::Driving},
        std::pair{shares.engaged, Unanswered::Engaged}, std::pair{shares.no_signal, Unanswered::NoSignal}}) {
    if (left < share) return why;
    left -= share;
  }
  return Unanswered::NotHeard;
}

Duration lasts(Unanswered why, Duration ring_for) {
  switch (why) {
    case Unanswered::Engaged:
    case Unanswered::NoSignal:
    case Unanswered::NetworkBusy:
    case Unanswered::ChannelFailed:
      return std::min(known_at_once, ring_for);
    case Unanswered::NotHeard:
    case Unanswered::Asleep:
    case Unanswered::Driving:
    case Unanswered::Queued:
      break;
  }
  return ring_for;
}

}  // namespace tocsin::oncall
