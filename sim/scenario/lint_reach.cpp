#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "sim/scenario/lint_parts.hpp"

namespace tocsin::scenario {

namespace {

using oncall::ContactMethod;
using oncall::Target;
using oncall::Urgency;

constexpr int minutes_of_day = 24 * 60;

std::string clock(int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

/// A method that a round ends before it comes to.
struct CutOff {
  std::uint32_t person = 0;
  oncall::Method method = oncall::Method::Mobile;
  Duration begins{};
};

/// One round that nobody answers: attempts in the order in which they are made, by as many at once as are at
/// the caller's desk, who do nothing else.
class Round {
 public:
  Round(const model::Scenario& scenario, const Place& place, const Trial& trial)
      : scenario_(scenario), place_(place), trial_(trial), first_tried_(trial.targets.size()) {
    if (!place.escalation.caller.valid()) return;
    const model::Desk& caller = scenario.desks[place.escalation.caller.index()];
    caller_ = caller.rules;
    auto lines = static_cast<std::size_t>(caller.rules.positions);
    if (caller.role.valid()) {
      lines = std::min(lines, oncall::on_call(scenario.rotas[caller.role.index()], trial.at).size());
    }
    // A desk with nobody at it is a gap in its rota, and told as that.
    lines_.resize(std::max<std::size_t>(1, lines));
  }

  /// The first that begins too late, and when the last of all begins.
  std::pair<std::optional<CutOff>, Duration> play() {
    take_turn(0, Duration{0});
    std::pair<std::optional<CutOff>, Duration> late;
    while (!due_.empty()) {
      const Due due = *due_.begin();
      due_.erase(due_.begin());
      const Duration begins = make(due);
      late.second = std::max(late.second, begins);
      if (begins >= place_.step.wait && !late.first) {
        late.first = {trial_.targets[due.call].person, contacts(due.call)[due.method].method, begins};
      }
    }
    return late;
  }

 private:
  struct Due {
    Duration at{};
    std::size_t order = 0;
    std::size_t call = 0;
    std::size_t method = 0;
    friend bool operator<(const Due& a, const Due& b) {
      return std::tie(a.at, a.order) < std::tie(b.at, b.order);
    }
  };

  const std::vector<ContactMethod>& contacts(std::size_t call) const {
    return scenario_.people[trial_.targets[call].person].contacts;
  }

  /// All from there on, or in turn the first of them who can be tried.
  void take_turn(std::size_t call, Duration now) {
    for (; call < trial_.targets.size(); ++call) {
      const bool is_tried = go_on(call, 0, now, Duration{0});
      if (is_tried && place_.step.manner == oncall::Manner::InTurn) return;
    }
  }

  bool go_on(std::size_t call, std::size_t tried, Duration now, Duration gap) {
    const oncall::Trying trying{trial_.at + first_tried_[call].value_or(now), trial_.at + now, gap,
                                place_.escalation.policy.urgency};
    const auto next = oncall::next_method(contacts(call), tried, trying, scenario_.time_zone);
    if (next) due_.insert({next->at - trial_.at, order_++, call, next->index});
    return next.has_value();
  }

  /// When the attempt begins.
  Duration make(const Due& due) {
    const ContactMethod& contact = contacts(due.call)[due.method];
    Duration begins = due.at;
    if (caller_) {
      const auto line = std::min_element(lines_.begin(), lines_.end());
      begins = std::max(begins, *line);
      *line = begins + (oncall::is_spoken(contact.method) ? contact.ring_for : caller_->sending);
    }
    if (!first_tried_[due.call]) first_tried_[due.call] = begins;
    const Duration ends = begins + contact.ring_for;
    const bool has_next = go_on(due.call, due.method + 1, ends, oncall::redial_gap);
    if (!has_next && place_.step.manner == oncall::Manner::InTurn) take_turn(due.call + 1, ends);
    return begins;
  }

  const model::Scenario& scenario_;
  const Place& place_;
  const Trial& trial_;
  std::optional<oncall::DeskRules> caller_;
  std::vector<Duration> lines_;  ///< when each position is free
  std::vector<std::optional<Duration>> first_tried_;
  std::set<Due> due_;
  std::size_t order_ = 0;
};

void lint_cut_off(const Linting& linting, const PlaceInTime& in_time) {
  const Place& place = in_time.place;
  std::optional<CutOff> first;
  Duration last{0};
  for (const Trial& trial : in_time.trials) {
    const auto [cut_off, latest] = Round(linting.scenario(), place, trial).play();
    if (!first) first = cut_off;
    last = std::max(last, latest);
  }
  if (!first) return;
  const bool is_queue = place.escalation.caller.valid();
  linting.warn(place.row.spot("wait"),
               {fmt::format("{} of \"{}\" ends before {} is tried by {}, which would begin after {}",
                            place.name, place.escalation.id, linting.scenario().people[first->person].name,
                            oncall::name_of(first->method), format_duration(first->begins)),
                fmt::format("a wait longer than {}", format_duration(last)),
                is_queue ? "or more `positions` at its caller, who makes one call after another"
                         : "or let what comes before ring for less long, or take that method out"});
}

/// Of every minute of the day, whether any of the person's methods is used in it.
std::array<bool, minutes_of_day> reachable_minutes(const model::Person& person, Urgency urgency) {
  std::array<bool, minutes_of_day> reachable{};
  for (int minute = 0; minute < minutes_of_day; ++minute) {
    reachable[static_cast<std::size_t>(minute)] =
        std::any_of(person.contacts.begin(), person.contacts.end(), [&](const ContactMethod& method) {
          return oncall::is_used(method, urgency) && !oncall::is_quiet(method, urgency, minute);
        });
  }
  return reachable;
}

/// "22:00 to 07:00": the stretch of minutes without a method around that one.
std::string stretch_around(const std::array<bool, minutes_of_day>& reachable, int minute) {
  const auto is_dead = [&reachable](int m) {
    return !reachable[static_cast<std::size_t>((m + minutes_of_day) % minutes_of_day)];
  };
  int from = minute;
  while (is_dead(from - 1) && minute - from < minutes_of_day) --from;
  int to = minute;
  while (is_dead(to) && to - from < minutes_of_day) ++to;
  return fmt::format("{} to {}", clock((from + minutes_of_day) % minutes_of_day),
                     clock((to + minutes_of_day) % minutes_of_day));
}

class ReachLint {
 public:
  explicit ReachLint(const Linting& linting) : linting_(linting) {}

  void look() {
    for (const auto& call_out : linting_.call_outs()) {
      for (const PlaceInTime& step : call_out) {
        lint_cut_off(linting_, step);
        for (std::size_t i = 0; i < step.trials.size(); ++i) {
          for (const Target& target : step.trials[i].targets) look_at(target, step.place, i);
        }
      }
    }
  }

 private:
  void look_at(const Target& target, const Place& place, std::size_t moment) {
    const Urgency urgency = place.escalation.policy.urgency;
    const std::pair key{target.person, urgency};
    if (said_.contains(key)) return;
    const model::Person& person = linting_.scenario().people[target.person];
    const Spot spot = linting_.row("person", target.person).spot("id");
    const std::string tried =
        fmt::format("{} is tried by {} of \"{}\"", person.name, place.name, place.escalation.id);
    const std::string_view kind = urgency == Urgency::Urgent ? "urgent" : "routine";
    const bool is_any_used =
        std::any_of(person.contacts.begin(), person.contacts.end(),
                    [urgency](const ContactMethod& method) { return oncall::is_used(method, urgency); });
    if (person.contacts.empty()) {
      linting_.warn(spot, {tried + " and has no contact method", "a [[person.contact]]"});
    } else if (!is_any_used) {
      linting_.warn(spot, {fmt::format("{} and has no contact method for {} call-outs", tried, kind),
                           "a [[person.contact]] with that `urgency`, or \"any\""});
    } else if (const auto hours = unreachable_hours(person, urgency, moment)) {
      linting_.warn(spot,
                    {fmt::format("{} and cannot be reached from {} by {} call-outs", tried, *hours, kind),
                     "a contact method without quiet hours then"});
    } else {
      return;
    }
    said_.insert(key);
  }

  /// Hours without any method, some of which lie between that moment and the next.
  std::optional<std::string> unreachable_hours(const model::Person& person, Urgency urgency,
                                               std::size_t moment) {
    const bool has_quiet = std::any_of(person.contacts.begin(), person.contacts.end(),
                                       [](const ContactMethod& method) { return method.quiet.has_value(); });
    if (!has_quiet) return std::nullopt;
    const auto reachable = reachable_minutes(person, urgency);
    const Instant from = linting_.moments()[moment];
    const auto lasts = std::chrono::ceil<std::chrono::minutes>(linting_.end_of(moment) - from).count();
    const int begins = oncall::time_of_week(linting_.scenario().time_zone.to_local(from)).minute_of_day;
    for (int i = 0; i < std::min<std::int64_t>(lasts, minutes_of_day); ++i) {
      const int minute = (begins + i) % minutes_of_day;
      if (!reachable[static_cast<std::size_t>(minute)]) return stretch_around(reachable, minute);
    }
    return std::nullopt;
  }

  const Linting& linting_;
  std::set<std::pair<std::uint32_t, Urgency>> said_;
};

}  // namespace

void lint_reach(const Linting& linting) { ReachLint(linting).look(); }

}  // namespace tocsin::scenario
