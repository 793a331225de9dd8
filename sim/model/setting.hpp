// The fixed half of a run: scenario, map and the tables derived from both once. Immutable while
// exercises use it, so that snapshots and forks share one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/hazard/point_squares.hpp"
#include "sim/model/approach.hpp"
#include "sim/model/event.hpp"
#include "sim/model/scenario.hpp"
#include "sim/model/world.hpp"
#include "sim/roads/map.hpp"

namespace tocsin::model {

/// Something planned: when, and the event that then takes place.
struct Planned {
  Trigger trigger;
  Event event;
};

/// A share of the residents, placed where the share is taken to live.
struct ResidentPoint {
  GridPoint position;
  double residents = 0;
};

struct Setting {
  Scenario scenario;
  std::vector<SourceText> sources;
  roads::Map map;

  std::vector<Planned> plan;               ///< in the order of the scenario's tables
  std::vector<std::uint32_t> inject_plan;  ///< row of `plan` for each inject
  std::vector<GridPoint> link_samples;     ///< points at most 100 m apart along every link
  std::vector<roads::LinkId> link_of_sample;
  hazard::PointSquares sample_squares;  ///< of link_samples
  std::vector<ResidentPoint> residents;
  std::vector<roads::RoadPosition> station_roads;
  std::vector<roads::RoadPosition> rvp_roads;                   ///< of the scenario's own; else see rvps.hpp
  std::vector<std::vector<RoadPoint>> rvp_approaches;           ///< of the same: points of roads about them
  std::vector<std::optional<roads::RoadPosition>> homes;        ///< by person who has one
  std::vector<std::optional<roads::RoadPosition>> group_roads;  ///< by group that has a place
  KgPerCubicMetre danger;  ///< the danger level of a release, at the temperature of its start
};

Setting make_setting(Scenario scenario, std::vector<SourceText> sources, roads::Map map);

/// The same world every run starts from; ExerciseStarted is pending at T+0.
State initial_state(const Setting& setting);

// Rows by name; nothing where the scenario has none of that name.
std::optional<UnitId> find_unit(const Setting&, std::string_view id);
std::optional<OrganisationId> find_organisation(const Setting&, std::string_view id);
std::optional<PersonId> find_person(const Setting&, std::string_view id);
std::optional<EscalationId> find_escalation(const Setting&, std::string_view id);
std::optional<GroupId> find_group(const Setting&, std::string_view id);

/// How many are at the desk at `t`: on call for its role, at most its positions.
int staff_at(const Setting&, DeskId, SimTime t);

/// The scenario's injects, then those added while it ran.
const Inject& inject_of(const Setting&, const World&, InjectId);
const Closure& closure_of(const Setting&, const World&, ClosureId);
const Slowdown& slowdown_of(const Setting&, const World&, SlowdownId);
const Cordon& cordon_of(const Setting&, const World&, CordonId);
std::optional<InjectId> find_inject(const Setting&, const World&, std::string_view id);
std::optional<ClosureId> find_closure(const Setting&, const World&, std::string_view id);
std::optional<SlowdownId> find_slowdown(const Setting&, const World&, std::string_view id);
std::optional<CordonId> find_cordon(const Setting&, const World&, std::string_view id);
/// The link that the map's file calls by that number; nothing where none is.
std::optional<roads::LinkId> find_link(const Setting&, std::int64_t number);
/// Where somebody bound for that point leaves the roads.
roads::RoadPosition road_at(const roads::Network&, GridPoint);
/// Row of World::plan for an inject.
std::size_t plan_row(const Setting&, InjectId);

/// How a unit of that kind drives.
roads::Profile profile_of(UnitKind kind);

/// Where a unit is at `now`; nothing while it is beyond the map.
std::optional<GridPoint> unit_position(const Setting&, const World&, UnitId, SimTime now);

/// The hazard at one moment: a cloud from the puff model, or areas somebody drew.
struct Hazard {
  std::optional<hazard::Cloud> cloud;
  std::vector<GridPoint> area;  ///< a ring; empty: none
};
Hazard hazard_at(const Setting&, SimTime);
/// True where the incident can reach anything at all.
bool has_hazard(const Setting&);
/// When it first can and from when on nothing more is let go or drawn; the end of the exercise where
/// that is never.
SimTime hazard_begins(const Setting&);
SimTime hazard_ends(const Setting&);

/// What a wall clock at the site shows at T+`t`: "10:05:30 GMT".
std::string local_clock(const Setting&, SimTime t);

}  // namespace tocsin::model
