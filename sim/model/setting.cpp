#include "sim/model/setting.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include <fmt/format.h>

#include "sim/hazard/substances.hpp"
#include "sim/model/rvps.hpp"

namespace tocsin::model {

namespace {

constexpr double sample_spacing_m = 100.0;

// A census area is known by its centre alone. Its residents are spread evenly over that point and two
// rings of six about it, so that a cloud reaches them little by little. 150 m and 300 m: half and the
// whole of the radius of a disc that holds a typical Halton area's built-up ground.
constexpr double inner_ring_m = 150.0;
constexpr double outer_ring_m = 300.0;
constexpr int ring_points = 6;

template <class Row>
std::optional<std::size_t> row_of(const std::vector<Row>& rows, std::string_view id) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
  if (found == rows.end()) return std::nullopt;
  return static_cast<std::size_t>(found - rows.begin());
}

template <class IdType, class Row>
std::optional<IdType> find_row(const std::vector<Row>& rows, std::string_view id) {
  const auto row = row_of(rows, id);
  if (!row) return std::nullopt;
  return IdType{static_cast<std::uint32_t>(*row)};
}

void sample_links(Setting& setting) {
  const auto links = setting.map.network.links();
  for (std::size_t i = 0; i < links.size(); ++i) {
    const auto id = id_of<roads::LinkTag>(i);
    const double length = links[i].length_m;
    const auto steps = std::max(1, static_cast<int>(std::ceil(length / sample_spacing_m)));
    for (int step = 0; step <= steps; ++step) {
      setting.link_samples.push_back(setting.map.network.point_at({id, length * step / steps}));
      setting.link_of_sample.push_back(id);
    }
  }
  setting.sample_squares = hazard::PointSquares(setting.link_samples);
}

void spread_residents(Setting& setting) {
  for (const auto& area : setting.map.population) {
    const double share = static_cast<double>(area.residents) / (1 + 2 * ring_points);
    setting.residents.push_back({area.at, share});
    for (int i = 0; i < ring_points; ++i) {
      for (const double radius : {inner_ring_m, outer_ring_m}) {
        const auto direction = Degrees{360.0 * i / ring_points};
        setting.residents.push_back({area.at + heading(direction) * radius, share});
      }
    }
  }
}

std::optional<roads::RoadPosition> road_if_at(const roads::Network& network,
                                              const std::optional<GridPoint>& position) {
  return position ? std::optional{road_at(network, *position)} : std::nullopt;
}

void lay_out_plan(Setting& setting) {
  const Scenario& scenario = setting.scenario;
  const auto add = [&](const Trigger& trigger, const Event& event) {
    setting.plan.push_back({trigger, event});
  };
  const auto id = [](std::size_t i) { return static_cast<std::uint32_t>(i); };
  for (std::size_t i = 0; i < scenario.injects.size(); ++i) {
    setting.inject_plan.push_back(id(setting.plan.size()));
    add(scenario.injects[i].trigger, InjectDelivered{{id(i)}});
  }
  for (std::size_t i = 0; i < scenario.alerts.size(); ++i) {
    // With a caller it is sent when they come to it.
    const Alert& alert = scenario.alerts[i];
    const DeskCall call{DeskCall::Kind::Alert, id(i)};
    add(alert.trigger, alert.caller.valid() ? Event{CallQueued{alert.caller, call}} : AlertSent{{id(i)}});
  }
  for (std::size_t i = 0; i < scenario.activations.size(); ++i) {
    add(scenario.activations[i].trigger, ActivationDue{id(i)});
  }
  for (std::size_t i = 0; i < scenario.escalations.size(); ++i) {
    add(scenario.escalations[i].trigger, EscalationStarted{{id(i)}});
  }
  for (std::size_t i = 0; i < scenario.tasks.size(); ++i) add(scenario.tasks[i].trigger, TaskDue{{id(i)}});
  for (std::size_t i = 0; i < scenario.closures.size(); ++i) {
    add(scenario.closures[i].made, ClosureMade{{id(i)}});
    add(scenario.closures[i].lifted, ClosureLifted{{id(i)}});
  }
  for (std::size_t i = 0; i < scenario.objectives.size(); ++i) {
    add(scenario.objectives[i].evidence, ObjectiveEvidenced{{id(i)}});
  }
  for (std::size_t i = 0; i < scenario.slowdowns.size(); ++i) {
    add(scenario.slowdowns[i].began, SlowdownBegan{{id(i)}});
    add(scenario.slowdowns[i].ended, SlowdownEnded{{id(i)}});
  }
  for (std::size_t i = 0; i < scenario.findings.size(); ++i) {
    add(scenario.findings[i].trigger, FindingMade{{id(i)}});
  }
  for (std::size_t i = 0; i < scenario.groups.size(); ++i) {
    add(scenario.groups[i].trigger, GroupConvened{{id(i)}});
  }
  for (std::size_t i = 0; i < scenario.decisions.size(); ++i) {
    add(scenario.decisions[i].trigger, DecisionDue{{id(i)}});
  }
  for (std::size_t i = 0; i < scenario.channel_faults.size(); ++i) {
    add(scenario.channel_faults[i].began, ChannelFaultBegan{{id(i)}});
    add(scenario.channel_faults[i].mended, ChannelFaultEnded{{id(i)}});
  }
  for (std::size_t i = 0; i < scenario.cordons.size(); ++i) {
    add(scenario.cordons[i].set, CordonSet{{id(i)}});
    add(scenario.cordons[i].lifted, CordonLifted{{id(i)}});
  }
}

}  // namespace

Setting make_setting(Scenario scenario, std::vector<SourceText> sources, roads::Map map) {
  Setting setting{.scenario = std::move(scenario), .sources = std::move(sources), .map = std::move(map)};
  lay_out_plan(setting);
  sample_links(setting);
  spread_residents(setting);
  for (const auto& station : setting.scenario.stations) {
    setting.station_roads.push_back(road_at(setting.map.network, station.position));
  }
  for (const auto& rvp : setting.scenario.rvps) {
    setting.rvp_roads.push_back(road_at(setting.map.network, rvp.position));
    setting.rvp_approaches.push_back(approach_roads(setting, rvp.position));
  }
  for (const auto& person : setting.scenario.people) {
    setting.homes.push_back(road_if_at(setting.map.network, person.home));
  }
  for (const auto& group : setting.scenario.groups) {
    setting.group_roads.push_back(road_if_at(setting.map.network, group.position));
  }
  const Incident& incident = setting.scenario.incident;
  if (incident.kind == IncidentKind::Release) {
    const auto* substance = hazard::find_substance(incident.release.substance);
    assert(substance != nullptr);
    const auto temperature = hazard::temperature_at(setting.scenario.weather, hazard_begins(setting));
    const auto level = hazard::aegl_concentration(*substance, incident.danger_level, temperature);
    assert(level.has_value());
    setting.danger = *level;
  }
  return setting;
}

State initial_state(const Setting& setting) {
  const Scenario& scenario = setting.scenario;
  State state;
  World& world = state.world;
  world.plan.resize(setting.plan.size());
  world.injects.resize(scenario.injects.size());
  world.organisations.resize(scenario.organisations.size());
  world.escalations.resize(scenario.escalations.size());
  world.attempts.resize(scenario.people.size());
  world.channel_faults.resize(scenario.channel_faults.size());
  for (const Desk& desk : scenario.desks) {
    world.desks.emplace_back().lines.resize(static_cast<std::size_t>(desk.rules.positions));
  }
  world.closures.resize(scenario.closures.size());
  world.objectives.resize(scenario.objectives.size());
  world.slowdowns.resize(scenario.slowdowns.size());
  world.cordons.resize(scenario.cordons.size());
  world.expected.resize(scenario.expected.size());
  world.questions.resize(scenario.questions.size());
  world.decisions.resize(scenario.decisions.size());
  world.receptor_in_hazard.resize(scenario.receptors.size());
  world.rvps.resize(scenario.rvps.size());
  world.station_in_hazard.resize(scenario.stations.size());
  world.beliefs.resize(scenario.organisations.size() * scenario.organisations.size());
  world.alert_messages.resize(scenario.alerts.size());
  world.role_holders.resize(scenario.roles.size());
  for (const auto& group : scenario.groups) {
    world.groups.emplace_back().members.resize(group.members.size());
  }
  for (const auto& unit : scenario.units) {
    UnitState unit_state;
    unit_state.parked = scenario.stations[unit.station.index()].position;
    world.units.push_back(std::move(unit_state));
  }
  state.pending.reserve(256);
  state.pending.schedule(SimTime{}, {ExerciseStarted{}, 0});
  return state;
}

std::optional<UnitId> find_unit(const Setting& setting, std::string_view id) {
  return find_row<UnitId>(setting.scenario.units, id);
}
std::optional<OrganisationId> find_organisation(const Setting& setting, std::string_view id) {
  return find_row<OrganisationId>(setting.scenario.organisations, id);
}
std::optional<PersonId> find_person(const Setting& setting, std::string_view id) {
  return find_row<PersonId>(setting.scenario.people, id);
}
std::optional<EscalationId> find_escalation(const Setting& setting, std::string_view id) {
  return find_row<EscalationId>(setting.scenario.escalations, id);
}

std::optional<GroupId> find_group(const Setting& setting, std::string_view id) {
  return find_row<GroupId>(setting.scenario.groups, id);
}

int staff_at(const Setting& setting, DeskId id, SimTime t) {
  const Desk& desk = setting.scenario.desks[id.index()];
  if (!desk.role.valid()) return desk.rules.positions;
  const auto on_duty =
      oncall::on_call(setting.scenario.rotas[desk.role.index()], setting.scenario.start + Duration{t.ms});
  return std::min(desk.rules.positions, static_cast<int>(on_duty.size()));
}

const Inject& inject_of(const Setting& setting, const World& world, InjectId id) {
  const auto& planned = setting.scenario.injects;
  return id.index() < planned.size() ? planned[id.index()] : world.added_injects[id.index() - planned.size()];
}

const Closure& closure_of(const Setting& setting, const World& world, ClosureId id) {
  const auto& planned = setting.scenario.closures;
  return id.index() < planned.size() ? planned[id.index()]
                                     : world.added_closures[id.index() - planned.size()];
}

const Slowdown& slowdown_of(const Setting& setting, const World& world, SlowdownId id) {
  const auto& planned = setting.scenario.slowdowns;
  return id.index() < planned.size() ? planned[id.index()]
                                     : world.added_slowdowns[id.index() - planned.size()];
}

const Cordon& cordon_of(const Setting& setting, const World& world, CordonId id) {
  const auto& planned = setting.scenario.cordons;
  return id.index() < planned.size() ? planned[id.index()] : world.added_cordons[id.index() - planned.size()];
}

std::optional<InjectId> find_inject(const Setting& setting, const World& world, std::string_view id) {
  if (const auto planned = find_row<InjectId>(setting.scenario.injects, id)) return planned;
  const auto added = row_of(world.added_injects, id);
  if (!added) return std::nullopt;
  return id_of<InjectTag>(setting.scenario.injects.size() + *added);
}

std::optional<ClosureId> find_closure(const Setting& setting, const World& world, std::string_view id) {
  if (const auto planned = find_row<ClosureId>(setting.scenario.closures, id)) return planned;
  const auto added = row_of(world.added_closures, id);
  if (!added) return std::nullopt;
  return id_of<ClosureTag>(setting.scenario.closures.size() + *added);
}

std::optional<SlowdownId> find_slowdown(const Setting& setting, const World& world, std::string_view id) {
  if (const auto planned = find_row<SlowdownId>(setting.scenario.slowdowns, id)) return planned;
  const auto added = row_of(world.added_slowdowns, id);
  if (!added) return std::nullopt;
  return id_of<SlowdownTag>(setting.scenario.slowdowns.size() + *added);
}

std::optional<CordonId> find_cordon(const Setting& setting, const World& world, std::string_view id) {
  if (const auto planned = find_row<CordonId>(setting.scenario.cordons, id)) return planned;
  const auto added = row_of(world.added_cordons, id);
  if (!added) return std::nullopt;
  return id_of<CordonTag>(setting.scenario.cordons.size() + *added);
}

roads::RoadPosition road_at(const roads::Network& network, GridPoint position) {
  const auto nearest = network.nearest_connected(position);
  return nearest ? nearest->position : roads::RoadPosition{};
}

std::optional<roads::LinkId> find_link(const Setting& setting, std::int64_t number) {
  const auto links = setting.map.network.links();
  const auto found = std::find_if(links.begin(), links.end(),
                                  [&](const roads::Link& link) { return link.number == number; });
  if (found == links.end()) return std::nullopt;
  return id_of<roads::LinkTag>(static_cast<std::size_t>(found - links.begin()));
}

std::size_t plan_row(const Setting& setting, InjectId id) {
  const std::size_t planned = setting.scenario.injects.size();
  return id.index() < planned ? setting.inject_plan[id.index()] : setting.plan.size() + id.index() - planned;
}

roads::Profile profile_of(UnitKind kind) {
  switch (kind) {
    case UnitKind::Pump:
    case UnitKind::SpecialAppliance:
      return roads::Profile::FireAppliance;
    case UnitKind::Ambulance:
      return roads::Profile::Ambulance;
    case UnitKind::PoliceCar:
    case UnitKind::FireOfficer:
    case UnitKind::AmbulanceOfficer:
      return roads::Profile::Police;
    case UnitKind::CouncilCar:
      return roads::Profile::Car;
  }
  return roads::Profile::Car;
}

std::optional<GridPoint> unit_position(const Setting& setting, const World& world, UnitId id, SimTime now) {
  const UnitState& unit = world.units[id.index()];
  switch (unit.status) {
    case UnitStatus::OffMap:
    case UnitStatus::LeavingMap:
      return std::nullopt;
    case UnitStatus::Mobile:
    case UnitStatus::Returning:
      if (!unit.route || unit.is_stuck) return unit.parked;
      return roads::point_after(setting.map.network, *unit.route, now - unit.route_started);
    case UnitStatus::Available:
    case UnitStatus::TurningOut:
    case UnitStatus::Unavailable:
      if (setting.scenario.stations[setting.scenario.units[id.index()].station.index()].off_map >
          Duration{0}) {
        return std::nullopt;
      }
      return unit.parked;
    case UnitStatus::AtRvp:
      return unit.parked;
  }
  return unit.parked;
}

Hazard hazard_at(const Setting& setting, SimTime t) {
  const Incident& incident = setting.scenario.incident;
  Hazard hazard;
  if (incident.kind == IncidentKind::Release) {
    hazard.cloud = hazard::cloud_at(incident.release, setting.scenario.weather, t);
  } else if (incident.kind == IncidentKind::Smoke) {
    const auto ring = hazard::ring_at(incident.footprint, t);
    hazard.area.assign(ring.begin(), ring.end());
  }
  return hazard;
}

bool has_hazard(const Setting& setting) {
  const Incident& incident = setting.scenario.incident;
  switch (incident.kind) {
    case IncidentKind::Release:
      return !incident.release.rates.empty();
    case IncidentKind::Smoke:
      return !incident.footprint.stages.empty();
    case IncidentKind::Upset:
      return false;
  }
  return false;
}

SimTime hazard_begins(const Setting& setting) {
  const Incident& incident = setting.scenario.incident;
  if (!has_hazard(setting)) return SimTime{} + setting.scenario.duration;
  return incident.kind == IncidentKind::Release ? incident.release.rates.front().at
                                                : incident.footprint.stages.front().from;
}

SimTime hazard_ends(const Setting& setting) {
  const Incident& incident = setting.scenario.incident;
  const SimTime end = SimTime{} + setting.scenario.duration;
  if (!has_hazard(setting)) return end;
  if (incident.kind == IncidentKind::Release) {
    const auto& last = incident.release.rates.back();
    return last.rate.value > 0.0 ? end : last.at;
  }
  const auto& last = incident.footprint.stages.back();
  return last.ring.empty() ? last.from : end;
}

std::string local_clock(const Setting& setting, SimTime t) {
  const Instant instant = setting.scenario.start + Duration{t.ms};
  const LocalDateTime local = setting.scenario.time_zone.to_local(instant);
  return fmt::format("{:02}:{:02}:{:02} {}", local.hour, local.minute, local.second,
                     setting.scenario.time_zone.abbreviation(instant));
}

}  // namespace tocsin::model
