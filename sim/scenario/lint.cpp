#include "sim/scenario/lint.hpp"

#include <algorithm>
#include <cassert>
#include <set>

#include <fmt/format.h>

#include "sim/scenario/lint_parts.hpp"
#include "sim/scenario/opening.hpp"
#include "sim/scenario/read.hpp"

namespace tocsin::scenario {

namespace {

/// A rota that has somebody on call whenever the step's hours hold.
oncall::Rota hours_as_rota(const oncall::Step& step, const TimeZone& zone, Instant before) {
  constexpr int a_week = 7;
  oncall::Rotation rotation;
  rotation.starts = plus_days(zone.to_local(before), -a_week);
  rotation.turns = {{0}};
  rotation.windows = step.hours;
  oncall::Rota rota{zone};
  rota.layers.push_back({{rotation}});
  return rota;
}

bool names(const std::vector<std::uint32_t>& roles, std::uint32_t role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

}  // namespace

Linting::Linting(const Context& context, const model::Scenario& scenario, oncall::Period period)
    : context_(context), scenario_(scenario), period_(period) {
  note_moments();
  note_call_outs();
  note_reliance();
}

void Linting::note_moments() {
  std::set<Instant> moments{period_.from};
  const auto add = [&](const oncall::Rota& rota) {
    for (const oncall::Stretch& stretch : oncall::stretches(rota, period_))
      moments.insert(stretch.period.from);
  };
  for (const oncall::Rota& rota : scenario_.rotas) add(rota);
  for (std::size_t i = 0; i < scenario_.escalations.size(); ++i) {
    for (const Place& place : places_of(i)) {
      if (!place.step.hours.empty()) add(hours_as_rota(place.step, scenario_.time_zone, period_.from));
    }
    for (const oncall::Revision& revision : scenario_.escalations[i].policy.revisions) {
      if (period_.contains(revision.from)) moments.insert(revision.from);
    }
  }
  moments_.assign(moments.begin(), moments.end());
}

void Linting::note_call_outs() {
  for (std::size_t i = 0; i < scenario_.escalations.size(); ++i) {
    std::vector<PlaceInTime>& call_out = call_outs_.emplace_back();
    for (const Place& place : places_of(i)) {
      PlaceInTime& in_time = call_out.emplace_back(PlaceInTime{place, {}});
      for (const Instant t : moments_) in_time.trials.push_back(trial(place, t));
    }
  }
}

std::vector<Place> Linting::places_of(std::size_t escalation) const {
  const model::Escalation& written = scenario_.escalations[escalation];
  const Row& own = row("escalation", escalation);
  std::vector<Place> places;
  const auto add = [&](std::size_t edition, const std::vector<oncall::Step>& steps,
                       const std::vector<Row>& rows) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
      places.push_back({written, steps[i], rows[i], edition, fmt::format("step {}", i + 1)});
    }
    if (!written.policy.last_resort) return;
    places.push_back(
        {written, *written.policy.last_resort, own.rows("last_resort").front(), edition, "the last resort"});
  };
  add(0, written.policy.steps, own.rows("step"));
  for (std::size_t i = 0; i < written.policy.revisions.size(); ++i) {
    add(i + 1, written.policy.revisions[i].steps, own.rows("revision")[i].rows("step"));
  }
  return places;
}

Trial Linting::trial(const Place& place, Instant t) const {
  const bool is_in_force = oncall::started(place.escalation.policy, t).edition == place.edition;
  if (!is_in_force || !oncall::is_used_at(place.step, scenario_.time_zone.to_local(t))) return {t, false, {}};
  return {t, true, oncall::targets_of(place.step, scenario_.rotas, t)};
}

void Linting::note_reliance() {
  always_counted_on_.assign(scenario_.roles.size(), false);
  const auto add = [this](model::RoleId role) {
    if (role.valid()) always_counted_on_[role.index()] = true;
  };
  for (const model::Desk& desk : scenario_.desks) add(desk.role);
  for (const model::Group& group : scenario_.groups) {
    for (const model::GroupMember& member : group.members) add(member.role);
  }
  for (const model::Drill& drill : scenario_.drills) add(drill.role);
}

bool Linting::is_counted_on(std::uint32_t role) const {
  const auto uses = [role](const PlaceInTime& used) {
    return names(used.place.step.roles, role) || names(used.place.step.next_of, role);
  };
  return always_counted_on_[role] ||
         std::any_of(call_outs_.begin(), call_outs_.end(), [&](const std::vector<PlaceInTime>& call_out) {
           return std::any_of(call_out.begin(), call_out.end(), uses);
         });
}

bool Linting::is_counted_on(std::uint32_t role, std::size_t moment) const {
  const auto relies = [role, moment](const PlaceInTime& used) {
    const oncall::Step& step = used.place.step;
    const bool waits = step.part == oncall::Part::Needed && step.if_empty != oncall::IfEmpty::Hold;
    return waits && used.trials[moment].is_used && names(step.roles, role);
  };
  return always_counted_on_[role] ||
         std::any_of(call_outs_.begin(), call_outs_.end(), [&](const std::vector<PlaceInTime>& call_out) {
           return std::any_of(call_out.begin(), call_out.end(), relies);
         });
}

std::string Linting::words(oncall::Period p) const {
  return fmt::format("from {} to {}", words(p.from), words(p.to));
}

std::string Linting::words(const std::vector<oncall::Period>& periods) const {
  constexpr std::size_t most = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, periods.size()); ++i) {
    text += (i == 0 ? "" : ", ") + words(periods[i]);
  }
  if (periods.size() > most) text += fmt::format(" and {} times more", periods.size() - most);
  return text;
}

Diagnostics lint_oncall(const std::vector<model::SourceText>& sources, const roads::Map& map,
                        oncall::Period period) {
  assert(period.from < period.to);
  const auto whole = read(sources, map);
  assert(whole.has_value());
  Faults findings{sources};
  with_rows(sources, map, findings, [&](const Context& context) {
    const Linting linting{context, whole->scenario, period};
    lint_rotas(linting);
    lint_call_outs(linting);
    lint_reach(linting);
  });
  return findings.take();
}

}  // namespace tocsin::scenario
