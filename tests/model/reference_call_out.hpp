// A call-out written down beforehand, as a second opinion: step after step and round after round, by hand and
// in order of time, from the same plain data. Shares no code with what it is compared with, knows no events,
// and takes people who answer each method after a fixed time or never.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "sim/model/scenario.hpp"

namespace tocsin::model {

class ReferenceCallOut {
 public:
  using Ms = std::int64_t;
  struct Decline {
    Ms at = 0;
    std::uint32_t person = 0;
  };

  /// `answers[person][method]`: after how long they answer it; none: never. `fact_at`: when all of the
  /// escalation's progress holds.
  ReferenceCallOut(const Scenario& scenario, std::vector<std::vector<std::optional<Ms>>> answers,
                   std::vector<Decline> declines, Ms fact_at)
      : scenario_(scenario),
        escalation_(scenario.escalations.front()),
        answers_(std::move(answers)),
        declines_(std::move(declines)),
        fact_at_(fact_at) {}

  /// What is told of it until `end`, in order of time and then of the alphabet.
  std::vector<std::string> lines(Ms start, Ms end) {
    play(start);
    std::vector<Told> all = told_;
    for (const auto& side : sides_) all.insert(all.end(), side.second.begin(), side.second.end());
    // Of attempts at one moment, those of the step that began first are made first.
    std::stable_sort(all.begin(), all.end(), [](const Told& a, const Told& b) {
      return a.at != b.at ? a.at < b.at : a.step < b.step;
    });
    std::map<std::uint32_t, int> attempts;
    for (Told& told : all) {
      if (told.tried) told.text += fmt::format(" {}", ++attempts[*told.tried]);
    }
    std::sort(all.begin(), all.end(),
              [](const Told& a, const Told& b) { return a.at != b.at ? a.at < b.at : a.text < b.text; });
    std::vector<std::string> lines;
    for (const Told& told : all) {
      if (told.at > end) break;
      lines.push_back(fmt::format("{} {}", format_t_plus(SimTime{told.at}), told.text));
    }
    return lines;
  }

 private:
  struct Told {
    Ms at = 0;
    std::string text;
    std::optional<std::uint32_t> tried = {};
    int step = 0;  ///< how many had begun before
  };
  struct Target {
    std::uint32_t person = 0;
    std::optional<std::uint32_t> role;
  };
  enum class Standing { Waiting, Trying, Acknowledged, Gone, HandedOver };
  enum class Coming { Attempt, Answer, Failure };
  struct Tried {
    Target target;
    Standing standing = Standing::Waiting;
    Coming coming = Coming::Attempt;
    Ms at = 0;
    std::size_t method = 0;
    std::optional<Ms> first;
  };
  enum class Outcome { PassedOver, Failed, Acknowledged };
  using Steps = std::vector<oncall::Step>;
  static constexpr Ms never = std::numeric_limits<Ms>::max();
  static constexpr Ms gap_ms = 5000;

  // --- the chain ---

  const Steps& in_force(Ms t) const {
    const Steps* steps = &escalation_.policy.steps;
    for (const auto& revision : escalation_.policy.revisions) {
      if (revision.from.unix_ms - scenario_.start.unix_ms <= t) steps = &revision.steps;
    }
    return *steps;
  }

  void play(Ms t) {
    start_ = t;
    say(t, "EscalationStarted callout works");
    const Steps* steps = &in_force(t);
    const bool is_live = escalation_.policy.keeps == oncall::Keeps::Live;
    std::map<std::size_t, int> jumps;
    std::size_t row = 0;
    while (true) {
      const bool is_last = row >= steps->size();
      if (is_last) row = steps->size();
      if (is_last && !escalation_.policy.last_resort) return say(t, "CascadeExhausted callout");
      if (is_last) say(t, "LastResortStarted callout");
      const oncall::Step& step = is_last ? *escalation_.policy.last_resort : (*steps)[row];
      acknowledged_.clear();
      next_exists_ = [&, this](Ms at) { return row + 1 < (is_live ? in_force(at) : *steps).size(); };
      const Outcome outcome = play_step(step, row, is_last, t);
      const bool ends = outcome == Outcome::Acknowledged &&
                        (is_last || step.stops == oncall::Stops::CallOut || !next_exists_(t));
      if (ends && !is_taken_back(t)) return;
      if (is_last) return say(t, "CascadeExhausted callout");
      if (is_live) steps = &in_force(t);
      std::optional<std::size_t> to;
      for (std::size_t i = 0; i < steps->size() && !to && !step.then.empty(); ++i) {
        if ((*steps)[i].name == step.then) to = i;
      }
      if (outcome == Outcome::Failed && to && jumps[row] < step.times) {
        ++jumps[row];
        say(t, fmt::format("StepJumped callout {} {}", row + 1, *to + 1));
        row = *to;
      } else {
        ++row;
      }
    }
  }

  /// The acknowledgement of `t` comes to nothing; `t` is then when.
  bool is_taken_back(Ms& t) {
    if (escalation_.progress.empty() || fact_at_ <= t) return false;
    std::string people;
    for (const auto person : acknowledged_) people += (people.empty() ? "" : ", ") + name(person);
    for (int reminder = 1;; ++reminder) {
      t += escalation_.remind_after.count();
      if (fact_at_ <= t) return false;
      if (reminder > escalation_.reminders) break;
      say(t, fmt::format("ReminderSent callout [{}] {}", people, reminder));
    }
    say(t, fmt::format("Unacknowledged callout [{}]", people));
    return true;
  }

  // --- one step ---

  Outcome play_step(const oncall::Step& step, std::size_t row, bool is_last, Ms& t) {
    const auto told = [&](int round, std::string_view what, std::string_view more) {
      say(t, fmt::format("{} callout {} {}{}", what, row + 1, round + 1, more));
    };
    if (!is_last && !is_in_hours(step, t)) {
      told(0, "StepSkipped", " outside_its_hours");
      return Outcome::PassedOver;
    }
    std::vector<Target> targets;
    for (int round = 0; round <= step.repeats; ++round) {
      const bool looks = round == 0 || escalation_.policy.looked_up != oncall::LookedUp::AtStep;
      if (looks) targets = look_up(step, t);
      std::vector<Tried> people;
      std::vector<Told> passed_over;
      for (const Target& target : targets) consider(target, t, people, passed_over);
      const bool is_optional = step.part == oncall::Part::Optional;
      const bool holds = step.if_empty == oncall::IfEmpty::Wait && !is_optional;
      ++steps_begun_;
      told(round, "StepStarted",
           fmt::format(" [{}]{}{}", names(people),
                       people.empty() && holds ? fmt::format(" {}", t + step.wait.count()) : "",
                       is_optional && !people.empty() ? " optional" : ""));
      told_.insert(told_.end(), passed_over.begin(), passed_over.end());
      if (people.empty()) {
        if (!holds) {
          told(round, "StepSkipped", targets.empty() ? " nobody_on_call" : " nobody_reachable");
          return Outcome::PassedOver;
        }
        t += step.wait.count();
        told(round, "StepTimedOut", "");
        continue;
      }
      if (is_optional) {
        tell_beside(step, row, people, t);
        return Outcome::PassedOver;
      }
      Ms ends = t;
      const bool is_done = play_round(step, targets, people, ends, told_, false);
      t = ends;
      if (is_done) return Outcome::Acknowledged;
      told(round, "StepTimedOut", "");
    }
    return Outcome::Failed;
  }

  /// What an earlier telling of the same step would still have come to is cut off.
  void tell_beside(const oncall::Step& step, std::size_t row, std::vector<Tried> people, Ms t) {
    auto& side = sides_[row];
    std::erase_if(side, [t](const Told& told) { return told.at >= t; });
    Ms ends = t;
    std::vector<Target> targets;
    play_round(step, targets, people, ends, side, true);
    const bool all_told = std::all_of(people.begin(), people.end(), [](const Tried& tried) {
      return tried.standing == Standing::Acknowledged;
    });
    if (!all_told) side.push_back({ends, fmt::format("StepTimedOut callout {} 1 optional", row + 1)});
  }

  // --- one round: true where it has the acknowledgements it needs; `t` becomes its end ---

  bool play_round(const oncall::Step& step, std::vector<Target>& targets, std::vector<Tried>& people, Ms& t,
                  std::vector<Told>& out, bool is_beside) {
    const Ms limit = t + step.wait.count();
    if (step.manner == oncall::Manner::AtOnce) {
      for (Tried& tried : people) begin(tried, 0, t, 0, out);
    } else {
      begin(people.front(), 0, t, 0, out);
    }
    Ms declined_until = t;
    while (true) {
      if (!settle(people, t, out)) return false;
      auto next = people.end();
      for (auto it = people.begin(); it != people.end(); ++it) {
        if (it->standing == Standing::Trying && (next == people.end() || it->at < next->at)) next = it;
      }
      const Decline* decline = nullptr;
      for (const Decline& each : declines_) {
        if (each.at > declined_until && (decline == nullptr || each.at < decline->at)) decline = &each;
      }
      const Ms soonest = std::min(next->at, decline == nullptr ? never : decline->at);
      if (soonest >= limit) {
        t = limit;
        return false;
      }
      t = soonest;
      if (decline != nullptr && decline->at == soonest) {
        declined_until = decline->at;
        for (Tried& tried : people) {
          if (tried.target.person != decline->person || tried.standing != Standing::Trying) continue;
          tried.standing = Standing::Gone;
          declined_at_[decline->person] = t;
        }
        continue;
      }
      if (next->coming == Coming::Attempt) {
        attempt(*next, t, out);
      } else if (next->coming == Coming::Failure) {
        fail(step, targets, people, static_cast<std::size_t>(next - people.begin()), t, out, is_beside);
      } else if (answer(step, people, *next, t, out, is_beside)) {
        return true;
      }
    }
  }

  /// False where nobody is left to be tried; else the next in turn has begun where one was needed.
  bool settle(std::vector<Tried>& people, Ms t, std::vector<Told>& out) const {
    while (true) {
      const auto stands = [&people](Standing standing) {
        return std::find_if(people.begin(), people.end(),
                            [&](const Tried& tried) { return tried.standing == standing; });
      };
      if (stands(Standing::Trying) != people.end()) return true;
      const auto waiting = stands(Standing::Waiting);
      if (waiting == people.end()) return false;
      begin(*waiting, 0, t, 0, out);
    }
  }

  void begin(Tried& tried, std::size_t from, Ms t, Ms gap, std::vector<Told>& out) const {
    const auto next = usable(tried.target.person, from, t, gap, tried.first.value_or(t));
    if (!next) {
      tried.standing = Standing::Gone;
      if (!tried.first) out.push_back(passed_over(t, tried.target.person, "no_method_at_this_time"));
      return;
    }
    tried.standing = Standing::Trying;
    tried.coming = Coming::Attempt;
    tried.method = next->first;
    tried.at = next->second;
  }

  void attempt(Tried& tried, Ms t, std::vector<Told>& out) const {
    const auto& contact = scenario_.people[tried.target.person].contacts[tried.method];
    out.push_back({t,
                   fmt::format("AttemptMade callout {} {} {} {}", name(tried.target.person),
                               role(tried.target), method(contact), contact.number),
                   tried.target.person, steps_begun_});
    if (!tried.first) tried.first = t;
    const auto after = answers_[tried.target.person][tried.method];
    const bool is_heard = after && *after <= contact.ring_for.count();
    tried.coming = is_heard ? Coming::Answer : Coming::Failure;
    tried.at = t + (is_heard ? *after : contact.ring_for.count());
  }

  void fail(const oncall::Step& step, std::vector<Target>& targets, std::vector<Tried>& people,
            std::size_t row, Ms t, std::vector<Told>& out, bool is_beside) {
    const Target target = people[row].target;
    const auto& contact = scenario_.people[target.person].contacts[people[row].method];
    out.push_back({t,
                   fmt::format("AttemptUnanswered callout {} {} {} {} not_heard", name(target.person),
                               role(target), method(contact), contact.ring_for.count()),
                   {}});
    bool is_on_call = true;
    if (escalation_.policy.looked_up == oncall::LookedUp::AtAttempt && !is_beside) {
      const std::vector<Target> now = look_up(step, t);
      is_on_call = has(now, target.person);
      std::vector<Target> added;
      for (const Target& each : now) {
        if (!has(targets, each.person)) added.push_back(each);
      }
      if (!is_on_call || !added.empty()) {
        std::vector<Told> passed;
        for (const Target& each : added) {
          targets.push_back(each);
          const std::size_t before = people.size();
          consider(each, t, people, passed);
          const bool begins = people.size() > before && step.manner == oncall::Manner::AtOnce;
          if (begins) begin(people.back(), 0, t, 0, passed);
        }
        if (is_on_call) {
          begin(people[row], people[row].method + 1, t, gap_ms, passed);
        } else {
          people[row].standing = Standing::HandedOver;
        }
        settle(people, t, passed);
        out.push_back({t,
                       fmt::format("OnCallChanged callout {} {} [{}]", name(target.person), role(target),
                                   names_open(people)),
                       {}});
        out.insert(out.end(), passed.begin(), passed.end());
        return;
      }
    }
    begin(people[row], people[row].method + 1, t, gap_ms, out);
  }

  bool answer(const oncall::Step& step, std::vector<Tried>& people, Tried& tried, Ms t,
              std::vector<Told>& out, bool is_beside) {
    tried.standing = Standing::Acknowledged;
    std::string line = fmt::format("Acknowledged callout {} {} {}", name(tried.target.person),
                                   role(tried.target), t - start_);
    int needed = 0;
    if (is_beside) {
      line += " nothing";
    } else {
      acknowledged_.push_back(tried.target.person);
      int tried_in_all = static_cast<int>(acknowledged_.size());
      for (const Tried& each : people) {
        const bool has_acknowledged =
            std::find(acknowledged_.begin(), acknowledged_.end(), each.target.person) != acknowledged_.end();
        if (!has_acknowledged && each.standing != Standing::HandedOver) ++tried_in_all;
      }
      needed = step.needs.value_or(tried_in_all) - static_cast<int>(acknowledged_.size());
      const bool goes_on = step.stops == oncall::Stops::Step && next_exists_(t);
      if (needed > 0) line += fmt::format(" {}", needed);
      if (needed <= 0 && goes_on) line += " step";
    }
    out.push_back({t, line});
    return !is_beside && needed <= 0;
  }

  // --- who, how, when ---

  void consider(const Target& target, Ms t, std::vector<Tried>& people, std::vector<Told>& out) const {
    const std::uint32_t person = target.person;
    if (std::find(acknowledged_.begin(), acknowledged_.end(), person) != acknowledged_.end()) return;
    const auto declined = declined_at_.find(person);
    if (declined != declined_at_.end() && declined->second <= t) {
      out.push_back(passed_over(t, person, "declined_before"));
    } else if (scenario_.people[person].contacts.empty()) {
      out.push_back(passed_over(t, person, "no_contact_method"));
    } else if (!usable(person, 0, t, 0, t)) {
      out.push_back(passed_over(t, person, "no_method_at_this_time"));
    } else {
      people.push_back({.target = target});
    }
  }

  std::optional<std::pair<std::size_t, Ms>> usable(std::uint32_t person, std::size_t from, Ms t, Ms gap,
                                                   Ms first) const {
    const bool is_urgent = escalation_.policy.urgency == oncall::Urgency::Urgent;
    const auto& contacts = scenario_.people[person].contacts;
    for (std::size_t i = from; i < contacts.size(); ++i) {
      const auto& contact = contacts[i];
      if (contact.used_for == oncall::UsedFor::Urgent && !is_urgent) continue;
      if (contact.used_for == oncall::UsedFor::Routine && is_urgent) continue;
      const Ms at = std::max(t + gap, first + contact.after.count());
      const bool minds = contact.quiet && (!is_urgent || contact.quiet_for == oncall::QuietFor::Any);
      const Ms minute = minute_of_week(at) % 1440;
      if (minds && minute >= contact.quiet->from_minute_of_day && minute < contact.quiet->to_minute_of_day)
        continue;
      return std::pair{i, at};
    }
    return std::nullopt;
  }

  /// The trial's rotas are single shifts, all in one layer.
  std::vector<oncall::Shift> shifts_of(std::uint32_t role) const {
    std::vector<oncall::Shift> shifts;
    for (const oncall::Layer& layer : scenario_.rotas[role].layers) {
      for (const oncall::Duty& duty : layer.duties) shifts.push_back(std::get<oncall::Shift>(duty));
    }
    return shifts;
  }

  std::vector<std::uint32_t> on_at(std::uint32_t role, Ms now) const {
    std::vector<std::uint32_t> people;
    for (const oncall::Shift& shift : shifts_of(role)) {
      const bool is_on = shift.from.unix_ms <= now && now < shift.to.unix_ms;
      if (is_on && std::find(people.begin(), people.end(), shift.person) == people.end()) {
        people.push_back(shift.person);
      }
    }
    return people;
  }

  std::vector<Target> look_up(const oncall::Step& step, Ms t) const {
    std::vector<Target> found;
    const auto add = [&found](Target target) {
      if (!has(found, target.person)) found.push_back(target);
    };
    const Ms now = scenario_.start.unix_ms + t;
    for (const auto role : step.roles) {
      for (const std::uint32_t person : on_at(role, now)) add({person, role});
    }
    for (const auto role : step.next_of) {
      const auto on_now = on_at(role, now);
      std::optional<oncall::Shift> next;
      for (const oncall::Shift& shift : shifts_of(role)) {
        const bool is_on = std::find(on_now.begin(), on_now.end(), shift.person) != on_now.end();
        const bool is_to_come = !is_on && shift.from.unix_ms > now && shift.to > shift.from;
        if (is_to_come && (!next || shift.from < next->from)) next = shift;
      }
      if (next) add({next->person, role});
    }
    for (const auto person : step.people) add({person});
    return found;
  }

  /// The run starts on a Thursday at 10:00 in winter, in London.
  static Ms minute_of_week(Ms t) { return ((3 * 24 + 10) * 60 + t / 60'000) % (7 * 1440); }

  static bool is_in_hours(const oncall::Step& step, Ms t) {
    if (step.hours.empty()) return true;
    const Ms now = minute_of_week(t);
    for (const auto& hours : step.hours) {
      const Ms from = (hours.from.weekday * 24 + hours.from.hour) * 60 + hours.from.minute;
      const Ms to = (hours.to.weekday * 24 + hours.to.hour) * 60 + hours.to.minute;
      if (from < to ? from <= now && now < to : from <= now || now < to) return true;
    }
    return false;
  }

  // --- words ---

  static bool has(const std::vector<Target>& targets, std::uint32_t person) {
    return std::any_of(targets.begin(), targets.end(),
                       [person](const Target& target) { return target.person == person; });
  }
  void say(Ms t, std::string text) { told_.push_back({t, std::move(text)}); }
  const std::string& name(std::uint32_t person) const { return scenario_.people[person].id; }
  std::string role(const Target& target) const {
    return target.role ? scenario_.roles[*target.role].id : std::string{};
  }
  static std::string_view method(const oncall::ContactMethod& contact) {
    return contact.method == oncall::Method::Mobile ? "mobile"
           : contact.method == oncall::Method::Home ? "home"
                                                    : "pager";
  }
  Told passed_over(Ms t, std::uint32_t person, std::string_view why) const {
    return {t, fmt::format("TargetPassedOver callout {} {}", name(person), why), {}};
  }
  std::string names(const std::vector<Tried>& people) const {
    std::string text;
    for (const Tried& tried : people) text += (text.empty() ? "" : ", ") + name(tried.target.person);
    return text;
  }
  std::string names_open(const std::vector<Tried>& people) const {
    std::vector<Tried> open;
    for (const Tried& tried : people) {
      if (tried.standing == Standing::Waiting || tried.standing == Standing::Trying) open.push_back(tried);
    }
    return names(open);
  }

  const Scenario& scenario_;
  const Escalation& escalation_;
  std::vector<std::vector<std::optional<Ms>>> answers_;
  std::vector<Decline> declines_;
  Ms fact_at_;
  Ms start_ = 0;
  int steps_begun_ = 0;
  std::vector<Told> told_;
  std::map<std::size_t, std::vector<Told>> sides_;
  std::vector<std::uint32_t> acknowledged_;
  std::map<std::uint32_t, Ms> declined_at_;
  std::function<bool(Ms)> next_exists_;
};

}  // namespace tocsin::model
