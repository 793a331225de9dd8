#include "render/panels.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "render/names.hpp"
#include "sim/model/rvps.hpp"

namespace tocsin::render {

namespace {

std::string kind_words(model::UnitKind kind) {
  switch (kind) {
    case model::UnitKind::Pump:
      return "pump";
    case model::UnitKind::SpecialAppliance:
      return "special appliance";
    case model::UnitKind::FireOfficer:
      return "fire officer";
    case model::UnitKind::Ambulance:
      return "ambulance";
    case model::UnitKind::AmbulanceOfficer:
      return "ambulance officer";
    case model::UnitKind::PoliceCar:
      return "police car";
    case model::UnitKind::CouncilCar:
      return "council car";
  }
  return {};
}

std::string organisation_name(const model::Setting& setting, model::OrganisationId id) {
  return id.valid() ? plain_name(setting.scenario.organisations[id.index()].name) : std::string{};
}

struct StandingNow {
  InjectStanding standing;
  std::string state;
  SimTime order;
};
StandingNow standing_of(const model::Setting& setting, const model::World& world, const model::Inject& inject,
                        std::size_t row, SimTime now) {
  const model::PlanState& plan = world.plan[row];
  const auto planned_for = inject.trigger.at.value_or(SimTime{1LL << 50U});
  switch (plan.status) {
    case model::PlanStatus::Waiting:
      return {InjectStanding::Planned,
              inject.trigger.at && *inject.trigger.at > now
                  ? "planned, not before " + short_clock(setting, *inject.trigger.at)
              : inject.trigger.when.empty() ? "planned, only when delivered by hand"
                                            : "planned, waits for its conditions",
              planned_for};
    case model::PlanStatus::Scheduled:
      return {InjectStanding::Due,
              fmt::format("due {}, in {}", short_clock(setting, plan.due), countdown(now, plan.due)),
              plan.due};
    case model::PlanStatus::Held:
      return {InjectStanding::Held, plan.why.empty() ? "held" : "held: " + plan.why,
              plan.is_due_known ? plan.due : planned_for};
    case model::PlanStatus::Done: {
      // Scheduled rows follow in InjectId order, so the row tells which inject's state to read.
      return {InjectStanding::Delivered, "delivered", plan.due};
    }
    case model::PlanStatus::Skipped:
      return {InjectStanding::Skipped, plan.why.empty() ? "skipped" : "skipped: " + plan.why,
              plan.is_due_known ? plan.due : planned_for};
  }
  return {};
}

std::string when_words(const model::Setting& setting, InjectStanding standing, SimTime order, SimTime now) {
  switch (standing) {
    case InjectStanding::Planned:
      return "planned";
    case InjectStanding::Due:
      return "in " + countdown(now, order);
    case InjectStanding::Held:
      return "HELD";
    case InjectStanding::Delivered:
      return short_clock(setting, order);
    case InjectStanding::Skipped:
      return "skipped";
  }
  return {};
}

bool is_past(InjectStanding standing) {
  return standing == InjectStanding::Delivered || standing == InjectStanding::Skipped;
}

std::string call_state_words(model::CallStatus status) {
  switch (status) {
    case model::CallStatus::Trying:
      return "ringing";
    case model::CallStatus::Acknowledged:
      return "acknowledged";
    case model::CallStatus::Declined:
      return "declined";
    case model::CallStatus::Unreached:
      return "not reached";
    case model::CallStatus::Waiting:
      return "in turn";
    case model::CallStatus::HandedOver:
      return "not on call any more";
  }
  return {};
}

std::string ordinal(std::size_t n) {
  const bool is_teen = n % 100 >= 11 && n % 100 <= 13;
  const std::string_view ending = is_teen       ? "th"
                                  : n % 10 == 1 ? "st"
                                  : n % 10 == 2 ? "nd"
                                  : n % 10 == 3 ? "rd"
                                                : "th";
  return fmt::format("{}{}", n, ending);
}

/// Where the call of that row of that escalation stands in its caller's queue; nothing where it does not
/// wait.
std::optional<std::size_t> place_in_queue(const model::DeskState& desk, std::size_t escalation,
                                          std::size_t call) {
  const auto found = std::find_if(desk.queue.begin(), desk.queue.end(), [&](const model::QueuedCall& queued) {
    return queued.what.kind == model::DeskCall::Kind::Attempt && queued.what.row == escalation &&
           queued.what.call == call;
  });
  if (found == desk.queue.end()) return std::nullopt;
  return static_cast<std::size_t>(found - desk.queue.begin()) + 1;
}

/// Whom a call at a desk is about: the person, or the organisation that is told.
std::string other_end(const model::Setting& setting, const model::World& world, const model::DeskCall& what) {
  const model::Scenario& scenario = setting.scenario;
  switch (what.kind) {
    case model::DeskCall::Kind::Attempt:
    case model::DeskCall::Kind::AttemptIn: {
      const model::PersonId person = world.escalations[what.row].calls[what.call].person;
      return plain_name(scenario.people[person.index()].name);
    }
    case model::DeskCall::Kind::Alert:
      return plain_name(scenario.organisations[scenario.alerts[what.row].to.index()].name);
    case model::DeskCall::Kind::AlertIn:
      return plain_name(scenario.organisations[scenario.alerts[what.row].from.index()].name);
  }
  return {};
}

std::string desk_state(const model::Setting& setting, const model::World& world, model::DeskId id,
                       SimTime now) {
  const model::DeskState& desk = world.desks[id.index()];
  if (!desk.queue.empty()) {
    return fmt::format("{} {} waiting, next: {}", desk.queue.size(),
                       desk.queue.size() == 1 ? "call" : "calls",
                       other_end(setting, world, desk.queue.front().what));
  }
  if (model::staff_at(setting, id, now) == 0) return "nobody is at the desk";
  const bool is_in_call = std::any_of(desk.lines.begin(), desk.lines.end(),
                                      [now](const auto& line) { return !line.line.is_free_at(now); });
  return is_in_call ? "in a call" : "free";
}

std::string method_words(oncall::Method method) {
  std::string words(oncall::name_of(method));
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

CallRow call_row(const model::Setting& setting, const model::Call& call, SimTime now) {
  const model::Person& person = setting.scenario.people[call.person.index()];
  CallRow row;
  row.person_id = person.id;
  row.person = plain_name(person.name);
  if (call.role.valid()) row.role = setting.scenario.roles[call.role.index()].name;
  if (call.method < person.contacts.size()) {
    const oncall::ContactMethod& contact = person.contacts[call.method];
    row.channel = method_words(contact.method) + " " + contact.number;
  }
  row.state = call_state_words(call.status);
  row.can_answer = call.status == model::CallStatus::Trying;
  const bool rings = row.can_answer && call.stage == model::CallStage::Ringing;
  if (row.can_answer && !rings) row.state = "about to be tried";
  if (rings && call.rings_until > now) row.countdown = countdown(now, call.rings_until);
  return row;
}

/// Whom the step contacts, by roles and names.
std::string targets_of(const model::Setting& setting, const oncall::Step& step) {
  std::vector<std::string> names;
  for (const std::uint32_t role : step.roles) names.push_back(setting.scenario.roles[role].name);
  for (const std::uint32_t role : step.next_of) {
    names.push_back("next " + setting.scenario.roles[role].name);
  }
  for (const std::uint32_t person : step.people) {
    names.push_back(plain_name(setting.scenario.people[person].name));
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

/// The calls to be shown with a step: of the round under way, and those of an optional step still being told.
std::vector<CallRow> call_rows(const model::Setting& setting, const model::World& world,
                               std::size_t escalation, std::size_t step, SimTime now) {
  const model::EscalationState& state = world.escalations[escalation];
  const model::DeskId caller = setting.scenario.escalations[escalation].caller;
  std::vector<CallRow> rows;
  for (std::size_t i = 0; i < state.calls.size(); ++i) {
    const model::Call& call = state.calls[i];
    const bool is_told = call.part == oncall::Part::Optional;
    if (call.step != step || (i < state.first_call && !is_told)) continue;
    rows.push_back(call_row(setting, call, now));
    const auto place =
        caller.valid() ? place_in_queue(world.desks[caller.index()], escalation, i) : std::nullopt;
    if (place) rows.back().state = fmt::format("waiting, {} in the queue", ordinal(*place));
  }
  return rows;
}

StepRow step_row(const model::Setting& setting, const model::World& world, std::size_t escalation,
                 const oncall::Step& step, std::size_t index, SimTime now) {
  using State = oncall::Progress::State;
  const model::EscalationState& state = world.escalations[escalation];
  StepRow row;
  row.title = fmt::format("{}. {}", index + 1, targets_of(setting, step));
  const std::size_t reached = state.progress.step;
  const bool has_begun = state.progress.state != State::Idle;
  row.is_current = has_begun && index == reached && state.progress.state != State::Exhausted;
  if (row.is_current) {
    row.state = fmt::format("round {} of {}", state.progress.round + 1, step.repeats + 1);
    if (state.progress.state == State::Running && state.step_ends > now)
      row.countdown = countdown(now, state.step_ends);
    if (state.progress.state == State::Acknowledged) row.state = "acknowledged";
  } else if (has_begun && index < reached) {
    row.state = "passed over";
  } else if (state.progress.state == State::Running && index == reached + 1) {
    row.state = "next";
  } else if (state.progress.state == State::Acknowledged) {
    row.state = "not needed";
  } else {
    row.state = "waits " + format_duration(step.wait);
  }
  // An exhausted call-out still shows whom it tried last, and an optional step whom it still tells.
  const bool is_last_tried = state.progress.state == State::Exhausted && index + 1 == reached;
  if (row.is_current || is_last_tried || step.part == oncall::Part::Optional) {
    row.calls = call_rows(setting, world, escalation, index, now);
  }
  return row;
}

std::string ladder_state(const model::Setting& setting, const model::EscalationState& state,
                         std::size_t steps) {
  using State = oncall::Progress::State;
  switch (state.progress.state) {
    case State::Idle:
      return "not started";
    case State::Running:
      return fmt::format("step {} of {}", state.progress.step + 1, steps);
    case State::Exhausted:
      return "nobody reached";
    case State::Acknowledged:
      for (const model::Call& call : state.calls) {
        if (call.status != model::CallStatus::Acknowledged) continue;
        return fmt::format("acknowledged by {} at {}",
                           plain_name(setting.scenario.people[call.person.index()].name),
                           short_clock(setting, call.since));
      }
      return "acknowledged";
  }
  return {};
}

std::string unit_state_words(const model::Setting& setting, const model::World& world,
                             const model::UnitState& unit) {
  const std::string rvp =
      unit.rvp.valid() ? plain_name(model::rvp_of(setting, world, unit.rvp).name) : std::string{};
  if (unit.is_held_by_hazard) return "stopped: only the hazard's roads lead on";
  if (unit.is_stuck) return "stopped: no open road leads on";
  switch (unit.status) {
    case model::UnitStatus::Available:
      return "available";
    case model::UnitStatus::TurningOut:
      return "turning out for " + rvp;
    case model::UnitStatus::OffMap:
      return "driving beyond the map";
    case model::UnitStatus::Mobile:
      return "on the way to " + rvp;
    case model::UnitStatus::AtRvp:
      return "at " + rvp;
    case model::UnitStatus::Returning:
      return "returning";
    case model::UnitStatus::LeavingMap:
      return "returning beyond the map";
    case model::UnitStatus::Unavailable:
      return "unavailable: its station lies in the hazard";
  }
  return {};
}

bool is_waiting(model::UnitStatus status) {
  return status == model::UnitStatus::Available || status == model::UnitStatus::Unavailable;
}

bool is_timed(const model::UnitState& unit) {
  return !unit.is_stuck && !is_waiting(unit.status) && unit.status != model::UnitStatus::AtRvp;
}

}  // namespace

std::string short_clock(const model::Setting& setting, SimTime t) {
  constexpr std::size_t hands = 8;
  const auto zone_at = [&](SimTime when) { return model::local_clock(setting, when).substr(hands); };
  const std::string clock = model::local_clock(setting, SimTime{t.ms / 1000 * 1000});
  const bool is_one_zone = zone_at(SimTime{}) == zone_at(SimTime{} + setting.scenario.duration);
  return is_one_zone ? clock.substr(0, hands) : clock;
}

std::string countdown(SimTime from, SimTime until) {
  const std::int64_t all = std::max<std::int64_t>(0, until.ms / 1000 - from.ms / 1000);
  const std::int64_t hours = all / 3600;
  if (hours > 0) return fmt::format("{}:{:02}:{:02}", hours, all / 60 % 60, all % 60);
  return fmt::format("{}:{:02}", all / 60, all % 60);
}

ClockLine clock_line(const model::Setting& setting, SimTime shown, const Pacer& pacer, ClockState state,
                     bool is_over) {
  // Fractions of a second flicker and help nobody.
  const SimTime whole{shown.ms / 1000 * 1000};
  ClockLine line{model::local_clock(setting, whole), format_t_plus(whole), {}};
  if (state == ClockState::LookingBack) {
    line.state = "LOOKING BACK";
  } else if (is_over && pacer.direction() == Pacer::Direction::Forwards) {
    line.state = "OVER";
  } else if (pacer.is_paused()) {
    line.state = "PAUSED";
  } else if (pacer.direction() == Pacer::Direction::Backwards) {
    line.state = fmt::format("BACKWARDS {:g}x", pacer.speed());
  } else {
    line.state = fmt::format("RUN {:g}x", pacer.speed());
  }
  if (state == ClockState::Replaying) line.state = "REPLAY " + line.state;
  return line;
}

std::vector<InjectRow> inject_rows(const model::Setting& setting, const model::World& world, SimTime now) {
  std::vector<InjectRow> rows;
  for (std::size_t i = 0; i < world.injects.size(); ++i) {
    const auto id = id_of<model::InjectTag>(i);
    const model::Inject& inject = model::inject_of(setting, world, id);
    InjectRow row;
    row.id = inject.id;
    row.title = inject.title;
    row.route = fmt::format("{} to {}, {}", organisation_name(setting, inject.from),
                            organisation_name(setting, inject.to), by_channel(inject.channel));
    row.text = inject.text;
    row.expected = inject.expected;
    StandingNow standing = standing_of(setting, world, inject, model::plan_row(setting, id), now);
    if (world.injects[i].delivered) {
      standing.standing = InjectStanding::Delivered;
      standing.order = *world.injects[i].delivered;
      standing.state = "delivered " + short_clock(setting, standing.order);
    }
    row.standing = standing.standing;
    row.state = std::move(standing.state);
    row.order = standing.order;
    row.when = when_words(setting, row.standing, row.order, now);
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const InjectRow& a, const InjectRow& b) {
    if (is_past(a.standing) != is_past(b.standing)) return is_past(b.standing);
    return is_past(a.standing) ? a.order > b.order : a.order < b.order;
  });
  return rows;
}

std::vector<LadderRow> ladder_rows(const model::Setting& setting, const model::World& world, SimTime now) {
  std::vector<LadderRow> rows;
  for (std::size_t i = 0; i < world.escalations.size(); ++i) {
    const model::Escalation& escalation = setting.scenario.escalations[i];
    const model::EscalationState& state = world.escalations[i];
    LadderRow row;
    row.id = escalation.id;
    row.name = escalation.name;
    row.organisation = organisation_name(setting, escalation.organisation);
    std::vector<oncall::Step> steps;
    for (const auto& step : oncall::steps_of(escalation.policy, state.progress.edition))
      steps.push_back(step);
    if (escalation.policy.last_resort) steps.push_back(*escalation.policy.last_resort);
    row.state = ladder_state(setting, state, steps.size());
    if (escalation.caller.valid()) {
      row.caller = fmt::format("{}: {}", plain_name(setting.scenario.desks[escalation.caller.index()].name),
                               desk_state(setting, world, escalation.caller, now));
    }
    row.is_running = state.progress.state == oncall::Progress::State::Running;
    row.can_start = !row.is_running;
    for (std::size_t step = 0; step < steps.size(); ++step) {
      row.steps.push_back(step_row(setting, world, i, steps[step], step, now));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<DeskRow> desk_rows(const model::Setting& setting, const model::World& world, SimTime now) {
  std::vector<DeskRow> rows;
  for (std::size_t i = 0; i < world.desks.size(); ++i) {
    const auto id = id_of<model::DeskTag>(i);
    const model::Desk& desk = setting.scenario.desks[i];
    DeskRow row{desk.id,
                plain_name(desk.name),
                fmt::format("{} of {} {} staffed", model::staff_at(setting, id, now), desk.rules.positions,
                            desk.rules.positions == 1 ? "position" : "positions"),
                desk_state(setting, world, id, now),
                {}};
    for (const model::QueuedCall& queued : world.desks[i].queue) {
      row.queue.push_back(fmt::format("{}, waiting {}", other_end(setting, world, queued.what),
                                      countdown(queued.since, now)));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string words_of(model::Activation state) {
  switch (state) {
    case model::Activation::None:
      return "none";
    case model::Activation::Standby:
      return "standby";
    case model::Activation::Declared:
      return "declared";
    case model::Activation::StoodDown:
      return "stood down";
    case model::Activation::Cancelled:
      return "cancelled";
  }
  return {};
}

std::vector<ActivationRow> activation_rows(const model::Setting& setting, const model::World& world) {
  std::vector<ActivationRow> rows;
  for (std::size_t i = 0; i < world.organisations.size(); ++i) {
    const model::OrganisationState& state = world.organisations[i];
    ActivationRow row;
    row.id = setting.scenario.organisations[i].id;
    row.organisation = setting.scenario.organisations[i].name;
    row.state = state.activation;
    row.words = words_of(state.activation);
    if (state.since && state.activation != model::Activation::None) {
      row.words += " since " + short_clock(setting, *state.since);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<UnitRow> unit_rows(const model::Setting& setting, const model::World& world, SimTime now) {
  std::vector<UnitRow> rows;
  for (std::size_t i = 0; i < world.units.size(); ++i) {
    const model::Unit& unit = setting.scenario.units[i];
    const model::UnitState& state = world.units[i];
    UnitRow row;
    row.id = id_of<model::UnitTag>(i);
    row.name = unit.id;
    row.callsign = unit.callsign;
    row.kind = kind_words(unit.kind);
    row.state = unit_state_words(setting, world, state);
    if (state.task.valid()) row.task = plain_name(setting.scenario.tasks[state.task.index()].name);
    if (is_timed(state)) {
      row.arrival =
          fmt::format("{}, in {}", short_clock(setting, state.arrives), countdown(now, state.arrives));
    }
    row.is_committed = !is_waiting(state.status);
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const UnitRow& a, const UnitRow& b) { return a.is_committed && !b.is_committed; });
  return rows;
}

std::vector<ClosureRow> closure_rows(const model::Setting& setting, const model::World& world) {
  std::vector<ClosureRow> rows;
  for (std::size_t i = 0; i < world.closures.size(); ++i) {
    if (!world.closures[i].in_force()) continue;
    const model::Closure& closure = model::closure_of(setting, world, id_of<model::ClosureTag>(i));
    rows.push_back({closure.id, closure.name, "since " + short_clock(setting, *world.closures[i].made)});
  }
  return rows;
}

}  // namespace tocsin::render
