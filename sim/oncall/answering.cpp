#include "sim/oncall/answering.hpp"

#include <cassert>
#include <chrono>

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

struct Assumed {
  double chance;
  Duration median;
  double factor;
};

struct AssumedMethod {
  Method method;
  Assumed day;
  Assumed evening;
  Assumed night;
};

constexpr Duration secs(int n) { return std::chrono::seconds{n}; }

// Planning assumptions, not measurements: nobody has timed the people of an invented rota. What they rest on
// is that a call-out rings a device, a device is carried or left, and a sleeper must wake, find it and speak.
// A planner who has call-out test records should put them in the scenario in place of these.
constexpr std::array<AssumedMethod, 7> assumptions{{
    // Carried all day, answered between rings; in meetings and on the road some calls are missed. At night it
    // lies
    // near the bed, but may be silenced or charging in another room, and waking adds several rings.
    {Method::Mobile, {0.85, secs(12), 1.8}, {0.80, secs(14), 1.8}, {0.65, secs(24), 1.7}},
    // Nobody is at home in working hours but those who work there; in the evening and at night somebody is,
    // and a
    // landline wakes a household, though it is a walk away.
    {Method::Home, {0.20, secs(15), 1.6}, {0.65, secs(14), 1.6}, {0.75, secs(30), 1.7}},
    // Carried for this alone, so noticed; the answer is a call back, which takes minutes rather than seconds.
    {Method::Pager, {0.92, minutes{2}, 2.0}, {0.88, minutes{3}, 2.0}, {0.70, minutes{5}, 2.0}},
    // Read at the next glance at the telephone. One short sound rarely wakes anybody.
    {Method::Text, {0.80, minutes{4}, 3.0}, {0.75, minutes{6}, 3.0}, {0.20, minutes{15}, 3.0}},
    // Read at a desk, seldom away from it, and in the morning.
    {Method::Email, {0.60, minutes{20}, 3.0}, {0.25, minutes{60}, 3.0}, {0.03, minutes{120}, 2.0}},
    // Answered at once by whoever is on duty and listening; fewer are listening off duty.
    {Method::Radio, {0.95, secs(8), 1.8}, {0.92, secs(8), 1.8}, {0.90, secs(10), 1.8}},
    // A staffed desk, day and night; a busy one lets a call wait.
    {Method::ControlRoom, {0.99, secs(6), 1.8}, {0.99, secs(6), 1.8}, {0.98, secs(8), 1.8}},
}};

}  // namespace

std::string_view name_of(Method method) { return names[static_cast<std::size_t>(method)]; }

std::optional<Method> method_named(std::string_view name) {
  for (const Method method : all_methods) {
    if (name_of(method) == name) return method;
  }
  return std::nullopt;
}

bool covers(const AnswerRule& rule, int minute_of_day) {
  const bool begun = minute_of_day >= rule.from_minute_of_day;
  const bool not_over = minute_of_day < rule.to_minute_of_day;
  return rule.from_minute_of_day < rule.to_minute_of_day ? begun && not_over : begun || not_over;
}

std::optional<AnswerRule> rule_for(const AnswerProfile& profile, Method method, int local_minute_of_day) {
  assert(local_minute_of_day >= 0 && local_minute_of_day < 24 * 60);
  for (const AnswerRule& rule : profile.rules) {
    if (rule.method == method && covers(rule, local_minute_of_day)) return rule;
  }
  return std::nullopt;
}

AnswerProfile default_profile() {
  AnswerProfile profile;
  for (const AssumedMethod& m : assumptions) {
    const auto add = [&](int from, int to, const Assumed& a) {
      profile.rules.push_back({m.method, from, to, a.chance, a.median, a.factor});
    };
    add(day_begins, evening_begins, m.day);
    add(evening_begins, night_begins, m.evening);
    add(night_begins, day_begins, m.night);
  }
  return profile;
}

std::optional<Duration> draw_answer(const AnswerProfile& profile, Method method, int local_minute_of_day,
                                    Duration ring_for, RandomStream& stream) {
  const std::optional<AnswerRule> rule = rule_for(profile, method, local_minute_of_day);
  if (!rule || stream.uniform() >= rule->chance) return std::nullopt;
  const double delay_s = stream.log_normal(seconds(rule->median), rule->factor);
  if (delay_s > seconds(ring_for))
    return std::nullopt;  // before rounding: a draw may be too long to be a Duration
  return from_seconds(delay_s);
}

}  // namespace tocsin::oncall
