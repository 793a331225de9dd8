#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "sim/scenario/lint_parts.hpp"

namespace tocsin::scenario {

namespace {

using oncall::Step;
using oncall::Target;
using Targets = std::vector<Target>;

const Target* find_person(const Targets& targets, std::uint32_t person) {
  const auto found = std::find_if(targets.begin(), targets.end(),
                                  [person](const Target& target) { return target.person == person; });
  return found == targets.end() ? nullptr : &*found;
}

class CallOutLint {
 public:
  CallOutLint(const Linting& linting, std::size_t escalation)
      : linting_(linting),
        scenario_(linting.scenario()),
        escalation_(scenario_.escalations[escalation]),
        row_(linting.row("escalation", escalation)),
        index_(static_cast<std::uint32_t>(escalation)),
        places_(linting.call_outs()[escalation]) {}

  void look() const {
    for (const PlaceInTime& step : places_) {
      lint_nobody(step);
      lint_named_people(step);
    }
    for (std::size_t later = 1; later < places_.size(); ++later) lint_same_person(later);
    lint_hand_over();
    lint_last_resort();
  }

 private:
  std::string of(const Place& place) const { return fmt::format("{} of \"{}\"", place.name, escalation_.id); }

  void lint_nobody(const PlaceInTime& in_time) const {
    const Place& place = in_time.place;
    const auto is_used = [](const Trial& trial) { return trial.is_used; };
    const auto tries_nobody = [](const Trial& trial) { return trial.is_used && trial.targets.empty(); };
    const auto tries_somebody = [](const Trial& trial) { return !trial.targets.empty(); };
    const auto& trials = in_time.trials;
    if (std::none_of(trials.begin(), trials.end(), is_used)) return;
    if (std::none_of(trials.begin(), trials.end(), tries_somebody)) {
      linting_.warn(place.row.spot(),
                    {fmt::format("{} reaches nobody: none of its roles is held {}", of(place),
                                 linting_.words(linting_.period())),
                     "a step that reaches somebody", "put somebody on call for it, or take the step out"});
      return;
    }
    if (place.step.part == oncall::Part::Optional) return;
    const auto empty = std::find_if(trials.begin(), trials.end(), tries_nobody);
    if (place.step.if_empty == oncall::IfEmpty::Wait && empty != trials.end()) {
      const Duration waits = place.step.wait * (place.step.repeats + 1);
      linting_.warn(place.row.spot("if_empty"),
                    {fmt::format("{} waits {} for nobody at {}", of(place), format_duration(waits),
                                 linting_.words(empty->at)),
                     "if_empty = \"skip\"", "nobody is on call then, and nobody comes by waiting"});
    }
    lint_needs(in_time);
  }

  /// More acknowledgements wanted than there are people to give them.
  void lint_needs(const PlaceInTime& in_time) const {
    const Place& place = in_time.place;
    const auto needs = static_cast<std::size_t>(place.step.needs.value_or(0));
    const auto too_few = std::find_if(in_time.trials.begin(), in_time.trials.end(), [&](const Trial& trial) {
      return !trial.targets.empty() && trial.targets.size() < needs;
    });
    if (too_few == in_time.trials.end()) return;
    linting_.warn(
        place.row.spot("needs"),
        {fmt::format("{} needs {} acknowledgements and tries {} at {}", of(place), needs,
                     too_few->targets.size(), linting_.words(too_few->at)),
         fmt::format("{} people, or a smaller `needs`", needs), "as it stands, it fails whoever answers"});
  }

  /// Somebody named who is on a rota some of the time: what the rota says of them is passed by.
  void lint_named_people(const PlaceInTime& in_time) const {
    const Place& place = in_time.place;
    for (const std::uint32_t person : place.step.people) {
      const auto role = role_held_at_times_by(person);
      if (!role) continue;
      const std::string& id = scenario_.roles[*role].id;
      linting_.warn(
          place.row.spot("people"),
          {fmt::format("{} names {}, on call or not: rota, overrides, swaps and leave of \"{}\" do not "
                       "count",
                       of(place), scenario_.people[person].name, id),
           fmt::format("roles = [\"{}\"]", id), "a role is whoever is on call for it"});
      return;
    }
  }

  std::optional<std::uint32_t> role_held_at_times_by(std::uint32_t person) const {
    for (std::uint32_t role = 0; role < scenario_.rotas.size(); ++role) {
      const auto held = linting_.periods_where([&](std::size_t i) {
        const auto people = oncall::on_call(scenario_.rotas[role], linting_.moments()[i]);
        return std::find(people.begin(), people.end(), person) != people.end();
      });
      if (!held.empty() && held.front() != linting_.period()) return role;
    }
    return std::nullopt;
  }

  void lint_same_person(std::size_t later) const {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      if (warn_of_same_person(places_[earlier], places_[later])) return;
    }
  }

  bool warn_of_same_person(const PlaceInTime& earlier, const PlaceInTime& later) const {
    const auto is_level = [](const PlaceInTime& step) {
      return step.place.step.part == oncall::Part::Needed;
    };
    if (!is_level(earlier) || !is_level(later)) return false;
    for (std::size_t i = 0; i < later.trials.size(); ++i) {
      const Target* again = tried_again(earlier.trials[i].targets, later.trials[i].targets);
      if (again == nullptr) continue;
      linting_.warn(
          later.place.row.spot(),
          {fmt::format("{} tries {}, whom {} has tried, at {}", of(later.place),
                       scenario_.people[again->person].name, earlier.place.name,
                       linting_.words(later.trials[i].at)),
           "somebody else at each level",
           "to try the same people for longer, `repeats` or `then` say so; else put another on call"});
      return true;
    }
    return false;
  }

  /// Of the later step: the first who was tried and comes by another role, or any where all were tried. To
  /// name a role again beside others widens a call-out, and is meant.
  static const Target* tried_again(const Targets& earlier, const Targets& later) {
    const auto by_another_role = std::find_if(later.begin(), later.end(), [&](const Target& target) {
      const Target* before = find_person(earlier, target.person);
      return before != nullptr && before->role != target.role;
    });
    if (by_another_role != later.end()) return &*by_another_role;
    const bool are_all_tried = std::all_of(later.begin(), later.end(), [&](const Target& target) {
      return find_person(earlier, target.person) != nullptr;
    });
    return are_all_tried && !later.empty() ? &later.front() : nullptr;
  }

  /// A hand-over that can fall inside a round: who has come on is not called in it. One finding is enough,
  /// for one key of the call-out mends all.
  void lint_hand_over() const {
    if (escalation_.policy.looked_up == oncall::LookedUp::AtAttempt) return;
    for (const PlaceInTime& in_time : places_) {
      if (in_time.place.step.part == oncall::Part::Optional) continue;
      for (std::size_t i = 1; i < in_time.trials.size(); ++i) {
        const Target* comes = comes_on(in_time, i);
        if (comes == nullptr) continue;
        linting_.warn(
            in_time.place.row.spot(),
            {fmt::format("a hand-over of \"{}\" can fall inside the {} that {} waits: the first at {}",
                         scenario_.roles[comes->role].id, format_duration(in_time.place.step.wait),
                         of(in_time.place), linting_.words(in_time.trials[i].at)),
             "resolved = \"at_attempt\"",
             "as it stands, whoever has gone off is waited for, and whoever has come on is not called"});
        return;
      }
    }
  }

  /// Somebody who comes on call at that moment as somebody else goes off.
  static const Target* comes_on(const PlaceInTime& in_time, std::size_t moment) {
    const auto& roles = in_time.place.step.roles;
    const auto first_only_in = [&roles](const Targets& these, const Targets& others) {
      const auto found = std::find_if(these.begin(), these.end(), [&](const Target& target) {
        const bool is_of_roles = std::find(roles.begin(), roles.end(), target.role) != roles.end();
        return is_of_roles && find_person(others, target.person) == nullptr;
      });
      return found == these.end() ? nullptr : &*found;
    };
    const Trial& before = in_time.trials[moment - 1];
    const Trial& after = in_time.trials[moment];
    const bool goes_on = before.is_used && after.is_used;
    if (!goes_on || first_only_in(before.targets, after.targets) == nullptr) return nullptr;
    return first_only_in(after.targets, before.targets);
  }

  void lint_last_resort() const {
    if (escalation_.policy.last_resort || ends_at_a_control_room() || is_exhaustion_waited_for()) return;
    linting_.warn(
        row_.spot("id"),
        {fmt::format("\"{}\" has no last resort: where nobody answers, it just ends", escalation_.id),
         "`last_resort`, or something that waits for { exhausted = \"" + escalation_.id + "\" }",
         "a control room that is always staffed is the usual one"});
  }

  /// True where the last step always tries a control room: that is a last resort by another name.
  bool ends_at_a_control_room() const {
    const auto is_control_room = [this](const Target& target) {
      const auto& contacts = scenario_.people[target.person].contacts;
      return std::any_of(contacts.begin(), contacts.end(), [](const oncall::ContactMethod& contact) {
        return contact.method == oncall::Method::ControlRoom;
      });
    };
    const auto& steps = escalation_.policy.steps;
    return !steps.empty() && steps.back().part == oncall::Part::Needed &&
           std::all_of(places_[steps.size() - 1].trials.begin(), places_[steps.size() - 1].trials.end(),
                       [&](const Trial& trial) {
                         return std::any_of(trial.targets.begin(), trial.targets.end(), is_control_room);
                       });
  }

  bool is_exhaustion_waited_for() const {
    const model::Fact ended{model::FactKind::CascadeExhausted, index_, 0};
    const auto any_waits = [&ended](const auto& rows) {
      return std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
        return std::find(row.trigger.when.begin(), row.trigger.when.end(), ended) != row.trigger.when.end();
      });
    };
    return any_waits(scenario_.escalations) || any_waits(scenario_.alerts) || any_waits(scenario_.injects) ||
           any_waits(scenario_.tasks) || any_waits(scenario_.findings) || any_waits(scenario_.groups) ||
           any_waits(scenario_.activations) || any_waits(scenario_.decisions);
  }

  const Linting& linting_;
  const model::Scenario& scenario_;
  const model::Escalation& escalation_;
  const Row& row_;
  std::uint32_t index_;
  const std::vector<PlaceInTime>& places_;
};

}  // namespace

void lint_call_outs(const Linting& linting) {
  for (std::size_t i = 0; i < linting.call_outs().size(); ++i) CallOutLint(linting, i).look();
}

}  // namespace tocsin::scenario
