// Commands: what a person at the exercise can do, and when it cannot be done.
#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "sim/model/cordons.hpp"
#include "sim/model/drill.hpp"
#include "sim/model/no_such.hpp"
#include "sim/model/rules.hpp"
#include "sim/model/rvps.hpp"
#include "sim/model/turn.hpp"
#include "sim/model/unused_id.hpp"

namespace tocsin::model {

namespace {

/// The call under way to that person in that escalation, if any.
std::optional<std::uint32_t> call_to(const World& world, EscalationId escalation, PersonId person) {
  const EscalationState& state = world.escalations[escalation.index()];
  for (std::uint32_t i = 0; i < state.calls.size(); ++i) {
    if (state.calls[i].person == person && state.calls[i].status == CallStatus::Trying) return i;
  }
  return std::nullopt;
}

/// The ids of the scenario's rows and of those added since.
template <class Row>
std::vector<std::string> ids_of(const std::vector<Row>& planned, const std::vector<Row>& added) {
  std::vector<std::string> ids;
  for (const Row& row : planned) ids.push_back(row.id);
  for (const Row& row : added) ids.push_back(row.id);
  return ids;
}

/// How many of a kind can be added while an exercise runs: more than any control room keeps in mind, and few
/// enough that a file of commands cannot fill a map.
constexpr std::size_t most_added = 100;
constexpr Metres far_from_roads{500.0};

/// The links of those numbers in the map's file, ascending, each once. REQUIRES: each is one.
std::vector<roads::LinkId> links_numbered(const Setting& setting, const std::vector<std::int64_t>& numbers) {
  std::vector<roads::LinkId> links;
  for (const std::int64_t number : numbers) links.push_back(*find_link(setting, number));
  std::sort(links.begin(), links.end());
  links.erase(std::unique(links.begin(), links.end()), links.end());
  return links;
}

class Check {
 public:
  Check(const Setting& setting, const State& state) : setting_(setting), world_(state.world) {}

  Result<void> operator()(const DeliverInject& command) const {
    return inject_that(command.inject, "delivered",
                       {PlanStatus::Waiting, PlanStatus::Scheduled, PlanStatus::Held});
  }
  Result<void> operator()(const HoldInject& command) const {
    return inject_that(command.inject, "held", {PlanStatus::Waiting, PlanStatus::Scheduled});
  }
  Result<void> operator()(const ResumeInject& command) const {
    return inject_that(command.inject, "resumed", {PlanStatus::Held});
  }
  Result<void> operator()(const SkipInject& command) const {
    return inject_that(command.inject, "skipped",
                       {PlanStatus::Waiting, PlanStatus::Scheduled, PlanStatus::Held});
  }
  Result<void> operator()(const AddInject& command) const {
    if (command.title.empty()) return fault("an added inject needs a title");
    for (const std::string* id : {&command.from, &command.to}) {
      if (!find_organisation(setting_, *id)) {
        return no_such("organisation", *id, setting_.scenario.organisations);
      }
    }
    return {};
  }
  Result<void> operator()(const CloseRoad& command) const { return links_that("closure", command.links); }
  Result<void> operator()(const LiftClosure& command) const {
    const auto id = find_closure(setting_, world_, command.closure);
    if (!id) return no_such("closure", command.closure, setting_.scenario.closures);
    if (!world_.closures[id->index()].in_force()) {
      return fault(fmt::format("closure '{}' is not in force", command.closure));
    }
    return {};
  }
  Result<void> operator()(const SlowRoad& command) const {
    if (command.percent < least_slow_percent || command.percent > most_slow_percent) {
      return fault(fmt::format("{} % of the usual time is out of range", command.percent),
                   fmt::format("{} to {}", least_slow_percent, most_slow_percent));
    }
    return links_that("slow-down", command.links);
  }
  Result<void> operator()(const EndSlowdown& command) const {
    const auto id = find_slowdown(setting_, world_, command.slowdown);
    if (!id) return no_such("slow-down", command.slowdown, setting_.scenario.slowdowns);
    if (!world_.slowdowns[id->index()].in_force()) {
      return fault(fmt::format("slow-down '{}' is not in force", command.slowdown));
    }
    return {};
  }
  Result<void> operator()(const DispatchUnit& command) const {
    const auto unit = find_unit(setting_, command.unit);
    if (!unit) return no_such("unit", command.unit, setting_.scenario.units);
    if (!find_rvp(setting_, world_, command.rvp)) {
      return no_such_name("RVP", command.rvp, ids_of(setting_.scenario.rvps, world_.added_rvps));
    }
    switch (world_.units[unit->index()].status) {
      case UnitStatus::Unavailable:
        return fault(fmt::format("unit '{}' cannot be sent: its station lies in the hazard", command.unit));
      case UnitStatus::OffMap:
      case UnitStatus::LeavingMap:
        return fault(
            fmt::format("unit '{}' cannot be sent elsewhere while it is beyond the map", command.unit));
      default:
        return {};
    }
  }
  Result<void> operator()(const ReleaseUnit& command) const {
    const auto unit = find_unit(setting_, command.unit);
    if (!unit) return no_such("unit", command.unit, setting_.scenario.units);
    const UnitStatus status = world_.units[unit->index()].status;
    const bool is_sent =
        status == UnitStatus::TurningOut || status == UnitStatus::Mobile || status == UnitStatus::AtRvp;
    if (!is_sent) return fault(fmt::format("unit '{}' has nothing to be released from", command.unit));
    return {};
  }
  Result<void> operator()(const StartEscalation& command) const {
    const auto id = find_escalation(setting_, command.escalation);
    if (!id) return no_such("escalation", command.escalation, setting_.scenario.escalations);
    if (world_.escalations[id->index()].progress.state == oncall::Progress::State::Running) {
      return fault(fmt::format("escalation '{}' is running already", command.escalation));
    }
    return {};
  }
  Result<void> operator()(const AcknowledgeFor& command) const {
    return somebody_called(command.person, command.escalation);
  }
  Result<void> operator()(const DeclineFor& command) const {
    return somebody_called(command.person, command.escalation);
  }
  Result<void> operator()(const SetActivation& command) const {
    const auto id = find_organisation(setting_, command.organisation);
    if (!id) return no_such("organisation", command.organisation, setting_.scenario.organisations);
    const auto why = why_not(world_.organisations[id->index()].activation, command.state);
    if (why.empty()) return {};
    return fault(fmt::format("'{}' cannot go to {}: {}", command.organisation, name_of(command.state), why));
  }
  Result<void> operator()(const SendMethane& command) const {
    for (const std::string* id : {&command.from, &command.to}) {
      if (!find_organisation(setting_, *id)) {
        return no_such("organisation", *id, setting_.scenario.organisations);
      }
    }
    if (command.form == MethaneForm::Ethane && !command.major_incident.empty()) {
      return fault("an ETHANE has no M: below the threshold of a major incident it is left out");
    }
    const bool is_empty = command.major_incident.empty() && command.exact_location.empty() &&
                          command.type.empty() && command.hazards.empty() && command.access.empty() &&
                          command.casualties.empty() && command.services.empty();
    if (is_empty) return fault("a METHANE needs at least one of its letters");
    return {};
  }
  Result<void> operator()(const ConveneGroup& command) const {
    const auto id = find_group(setting_, command.group);
    if (!id) return no_such("group", command.group, setting_.scenario.groups);
    if (world_.groups[id->index()].convened) {
      return fault(fmt::format("group '{}' has been convened already", command.group));
    }
    return {};
  }
  Result<void> operator()(const AddNote& command) const {
    if (command.text.empty()) return fault("a note needs a text");
    return {};
  }
  Result<void> operator()(const SetSpeed& command) const {
    if (!(command.speed > 0.0 && command.speed <= 1000.0)) {
      return fault("the speed is out of range", "more than 0 and at most 1000 times real time");
    }
    return {};
  }
  Result<void> operator()(const TakeRole& command) const { return check_drill(setting_, world_, command); }
  Result<void> operator()(const Ask& command) const { return check_drill(setting_, world_, command); }
  Result<void> operator()(const Decide& command) const { return check_drill(setting_, world_, command); }
  Result<void> operator()(const PlaceCall& command) const { return check_drill(setting_, world_, command); }
  Result<void> operator()(const SetCordon& command) const {
    if (command.name.empty()) return fault("a cordon needs a name");
    if (world_.added_cordons.size() >= most_added) return too_many("cordons");
    std::vector<GridPoint> ring;
    for (const GridPoint corner : command.ring) ring.push_back(to_metre(corner));
    if (const RingFlaw flaw = flaw_of(ring); flaw != RingFlaw::None) {
      return fault(std::string{words_of(flaw)}, std::string{expected_of(flaw)});
    }
    for (std::size_t i = 0; i < ring.size(); ++i) {
      if (!is_on_map(ring[i])) return outside_the_map(fmt::format("corner {} of the ring", i + 1));
    }
    return {};
  }
  Result<void> operator()(const LiftCordon& command) const {
    const auto id = find_cordon(setting_, world_, command.cordon);
    if (!id) {
      return no_such_name("cordon", command.cordon, ids_of(setting_.scenario.cordons, world_.added_cordons));
    }
    if (!world_.cordons[id->index()].in_force()) {
      return fault(fmt::format("cordon '{}' is not in force", command.cordon));
    }
    return {};
  }
  Result<void> operator()(const SetRvp& command) const {
    if (command.name.empty()) return fault("an RVP needs a name");
    if (world_.added_rvps.size() >= most_added) return too_many("RVPs");
    const GridPoint at = to_metre(command.at);
    if (!is_on_map(at)) return outside_the_map("the RVP");
    const auto road = setting_.map.network.nearest_connected(at);
    if (!road) return fault("the map has no road that could lead there");
    if (road->away > far_from_roads) {
      return fault(fmt::format("that is {:.0f} m from the nearest road", road->away.value),
                   fmt::format("a point at most {:.0f} m from a road", far_from_roads.value));
    }
    return {};
  }
  // Bookmarks and the other clock commands can always be given.
  template <class Other>
  Result<void> operator()(const Other&) const {
    return {};
  }

 private:
  Result<void> links_that(std::string_view what, const std::vector<std::int64_t>& links) const {
    if (links.empty()) return fault(fmt::format("a {} needs at least one road link", what));
    for (const std::int64_t link : links) {
      if (!find_link(setting_, link)) return fault(fmt::format("the map has no road link {}", link));
    }
    return {};
  }

  bool is_on_map(GridPoint p) const { return has_grid_reference(p) && setting_.map.bounds.contains(p); }

  Result<void> outside_the_map(const std::string& what) const {
    const GridBox& box = setting_.map.bounds;
    return fault(fmt::format("{} lies outside the map", what),
                 fmt::format("eastings {:.0f} to {:.0f}, northings {:.0f} to {:.0f}", box.low.easting_m,
                             box.high.easting_m, box.low.northing_m, box.high.northing_m));
  }

  static Result<void> too_many(std::string_view what) {
    return fault(fmt::format("{} {} have been added to this exercise already", most_added, what));
  }

  Result<void> inject_that(const std::string& id, std::string_view verb,
                           std::initializer_list<PlanStatus> allowed) const {
    const auto inject = find_inject(setting_, world_, id);
    if (!inject) return no_such("inject", id, setting_.scenario.injects);
    const PlanStatus status = world_.plan[plan_row(setting_, *inject)].status;
    if (std::find(allowed.begin(), allowed.end(), status) != allowed.end()) return {};
    const auto standing = [&] {
      switch (status) {
        case PlanStatus::Done:
          return "has been delivered";
        case PlanStatus::Skipped:
          return "has been skipped";
        case PlanStatus::Held:
          return "is held already";
        default:
          return "is not held";
      }
    }();
    return fault(fmt::format("inject '{}' cannot be {}: it {}", id, verb, standing));
  }

  Result<void> somebody_called(const std::string& person_id, const std::string& escalation_id) const {
    const auto escalation = find_escalation(setting_, escalation_id);
    if (!escalation) return no_such("escalation", escalation_id, setting_.scenario.escalations);
    const auto person = find_person(setting_, person_id);
    if (!person) return no_such("person", person_id, setting_.scenario.people);
    if (!call_to(world_, *escalation, *person)) {
      return fault(fmt::format("'{}' is not being called in escalation '{}' now", person_id, escalation_id));
    }
    return {};
  }

  const Setting& setting_;
  const World& world_;
};

}  // namespace

Result<void> Rules::check(const State& state, const Command& command) const {
  if (state.world.is_over) return fault("the exercise is over");
  return std::visit(Check(*setting_, state), command);
}

void Turn::on(const Order& order) {
  const auto inject_row = [&](const std::string& id) {
    const InjectId inject = *find_inject(setting_, world_, id);
    return std::pair{inject, plan_row(setting_, inject)};
  };
  const auto called = [&](const auto& command) {
    const EscalationId id = *find_escalation(setting_, command.escalation);
    return std::pair{id, *call_to(world_, id, *find_person(setting_, command.person))};
  };
  std::visit(
      Overloaded{[&](const DeliverInject& c) {
                   const auto [inject, row] = inject_row(c.inject);
                   cancel(world_.plan[row].ticket);
                   world_.plan[row].is_due_known = true;
                   world_.plan[row].status = PlanStatus::Scheduled;
                   world_.plan[row].due = world_.now;
                   schedule_now(InjectDelivered{inject});
                 },
                 [&](const HoldInject& c) {
                   PlanState& plan = world_.plan[inject_row(c.inject).second];
                   cancel(plan.ticket);
                   plan.status = PlanStatus::Held;
                   plan.why = "held by " + order.seat;
                 },
                 [&](const ResumeInject& c) {
                   const auto [inject, row] = inject_row(c.inject);
                   PlanState& plan = world_.plan[row];
                   plan.why.clear();
                   plan.status = plan.is_due_known ? PlanStatus::Scheduled : PlanStatus::Waiting;
                   if (!plan.is_due_known) return;
                   plan.due = std::max(plan.due, world_.now);
                   plan.ticket = schedule(plan.due, InjectDelivered{inject});
                 },
                 [&](const SkipInject& c) {
                   PlanState& plan = world_.plan[inject_row(c.inject).second];
                   cancel(plan.ticket);
                   plan.status = PlanStatus::Skipped;
                   plan.why = c.why.empty() ? "skipped by " + order.seat : c.why;
                 },
                 [&](const AddInject& c) {
                   const auto id = id_of<InjectTag>(world_.injects.size());
                   Inject inject;
                   inject.id = unused_id("added", [&](const std::string& name) {
                     return find_inject(setting_, world_, name).has_value();
                   });
                   inject.title = c.title;
                   inject.text = c.text;
                   inject.from = *find_organisation(setting_, c.from);
                   inject.to = *find_organisation(setting_, c.to);
                   inject.channel = c.channel;
                   world_.added_injects.push_back(std::move(inject));
                   world_.injects.emplace_back();
                   PlanState plan;
                   plan.status = PlanStatus::Scheduled;
                   plan.is_due_known = true;
                   plan.due = world_.now;
                   world_.plan.push_back(plan);
                   schedule_now(InjectDelivered{id});
                 },
                 [&](const CloseRoad& c) {
                   const auto id = id_of<ClosureTag>(world_.closures.size());
                   Closure closure;
                   closure.id = unused_id("road", [&](const std::string& name) {
                     return find_closure(setting_, world_, name).has_value();
                   });
                   closure.name = c.name.empty() ? closure.id : c.name;
                   for (const roads::LinkId link : links_numbered(setting_, c.links)) {
                     closure.links.push_back({link, c.direction});
                   }
                   world_.added_closures.push_back(std::move(closure));
                   world_.closures.emplace_back();
                   schedule_now(ClosureMade{id});
                 },
                 [&](const LiftClosure& c) {
                   const ClosureId id = *find_closure(setting_, world_, c.closure);
                   skip_planned(ClosureLifted{id});
                   schedule_now(ClosureLifted{id});
                 },
                 [&](const SlowRoad& c) {
                   const auto id = id_of<SlowdownTag>(world_.slowdowns.size());
                   Slowdown slowdown;
                   slowdown.id = unused_id("slow", [&](const std::string& name) {
                     return find_slowdown(setting_, world_, name).has_value();
                   });
                   slowdown.name = c.name.empty() ? slowdown.id : c.name;
                   slowdown.links = links_numbered(setting_, c.links);
                   slowdown.percent = static_cast<std::uint16_t>(c.percent);
                   world_.added_slowdowns.push_back(std::move(slowdown));
                   world_.slowdowns.emplace_back();
                   schedule_now(SlowdownBegan{id});
                 },
                 [&](const EndSlowdown& c) {
                   const SlowdownId id = *find_slowdown(setting_, world_, c.slowdown);
                   skip_planned(SlowdownEnded{id});
                   schedule_now(SlowdownEnded{id});
                 },
                 [&](const DispatchUnit& c) {
                   schedule_now(UnitDispatched{*find_unit(setting_, c.unit),
                                               *find_rvp(setting_, world_, c.rvp), TaskId{}});
                 },
                 [&](const ReleaseUnit& c) { schedule_now(UnitReleased{*find_unit(setting_, c.unit)}); },
                 [&](const StartEscalation& c) {
                   schedule_now(EscalationStarted{*find_escalation(setting_, c.escalation)});
                 },
                 [&](const AcknowledgeFor& c) {
                   const auto [id, call] = called(c);
                   cancel(escalation(id).calls[call].ticket);
                   escalation(id).calls[call].ticket = schedule_now(Acknowledged{id, call});
                 },
                 [&](const DeclineFor& c) {
                   const auto [id, call] = called(c);
                   give_up(id, call, CallStatus::Declined);
                 },
                 [&](const SetActivation& c) {
                   const OrganisationId id = *find_organisation(setting_, c.organisation);
                   world_.organisations[id.index()].decided = c.state;
                   schedule_now(ActivationChanged{id, c.state});
                 },
                 [&](const SendMethane& c) { send_methane(c); },
                 [&](const ConveneGroup& c) {
                   const GroupId id = *find_group(setting_, c.group);
                   skip_planned(GroupConvened{id});
                   schedule_now(GroupConvened{id});
                 },
                 [&](const AddNote& c) {
                   world_.notes.push_back({world_.now, order.seat, c.text, NoteKind::Note});
                   note_taken(order.seat);
                 },
                 [&](const AddBookmark& c) {
                   world_.notes.push_back({world_.now, order.seat, c.text, NoteKind::Bookmark});
                 },
                 [&](const EndExercise& c) {
                   world_.end_reason = c.why.empty() ? "ended by " + order.seat : c.why;
                   schedule_now(ExerciseEnded{});
                 },
                 [&](const TakeRole& c) { take_role(*find_role(setting_, c.role)); },
                 [&](const Ask& c) { ask(*find_question(setting_, c.question)); },
                 [&](const Decide& c) { decide(c); },
                 [&](const PlaceCall& c) { place_call(c); },
                 [&](const SetCordon& c) { set_cordon(c); },
                 [&](const LiftCordon& c) {
                   const CordonId id = *find_cordon(setting_, world_, c.cordon);
                   skip_planned(CordonLifted{id});
                   schedule_now(CordonLifted{id});
                 },
                 [&](const SetRvp& c) { set_rvp(c); },
                 [&](const PauseClock&) {},
                 [&](const ResumeClock&) {},
                 [&](const SetSpeed&) {},
                 [&](const StepClock&) {},
                 [&](const JumpToNext&) {}},
      order.command);
}

}  // namespace tocsin::model
