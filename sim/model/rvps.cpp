#include "sim/model/rvps.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

namespace tocsin::model {

namespace {

bool is_usable_as_known(const World& world, RvpId id) {
  return !world.rvps[id.index()].known_untenable_since.has_value();
}

/// The nearest other RVP that the control rooms take to be tenable; of two as near, the first.
std::optional<RvpId> nearest_tenable(const Setting& setting, const World& world, RvpId rvp) {
  const GridPoint here = rvp_of(setting, world, rvp).position;
  std::optional<RvpId> nearest;
  Metres least;
  for (std::size_t i = 0; i < world.rvps.size(); ++i) {
    const auto id = id_of<RvpTag>(i);
    if (id == rvp || !is_usable_as_known(world, id)) continue;
    const Metres away = distance(here, rvp_of(setting, world, id).position);
    if (nearest && !(away < least)) continue;
    nearest = id;
    least = away;
  }
  return nearest;
}

}  // namespace

const Rvp& rvp_of(const Setting& setting, const World& world, RvpId id) {
  const auto& planned = setting.scenario.rvps;
  return id.index() < planned.size() ? planned[id.index()] : world.added_rvps[id.index() - planned.size()];
}

std::optional<RvpId> find_rvp(const Setting& setting, const World& world, std::string_view id) {
  for (std::size_t i = 0; i < world.rvps.size(); ++i) {
    if (rvp_of(setting, world, id_of<RvpTag>(i)).id == id) return id_of<RvpTag>(i);
  }
  return std::nullopt;
}

roads::RoadPosition rvp_road(const Setting& setting, const World& world, RvpId id) {
  if (id.index() < setting.rvp_roads.size()) return setting.rvp_roads[id.index()];
  return road_at(setting.map.network, rvp_of(setting, world, id).position);
}

std::vector<RoadPoint> rvp_approach(const Setting& setting, const World& world, RvpId id) {
  if (id.index() < setting.rvp_approaches.size()) return setting.rvp_approaches[id.index()];
  return approach_roads(setting, rvp_of(setting, world, id).position);
}

std::vector<RoadPoint> approach_roads(const Setting& setting, GridPoint rvp) {
  std::vector<RoadPoint> points;
  for (std::size_t i = 0; i < setting.link_samples.size(); ++i) {
    const GridPoint at = setting.link_samples[i];
    if (distance(at, rvp) <= approach_distance) points.push_back({setting.link_of_sample[i], at});
  }
  return points;
}

std::optional<RvpId> tenable_alternate(const Setting& setting, const World& world, RvpId rvp) {
  if (world.rvps[rvp.index()].set_up) return nearest_tenable(setting, world, rvp);
  RvpId next = rvp_of(setting, world, rvp).alternate;
  for (std::size_t hops = 0; next.valid() && hops < setting.scenario.rvps.size(); ++hops) {
    if (is_usable_as_known(world, next)) return next;
    next = rvp_of(setting, world, next).alternate;
  }
  return std::nullopt;
}

RvpStanding rvp_standing(const Setting& setting, const World& world, RvpId id) {
  const RvpState& state = world.rvps[id.index()];
  RvpStanding standing;
  standing.untenable_since = state.untenable_since;
  standing.known_untenable_since = state.known_untenable_since;
  standing.alternate = tenable_alternate(setting, world, id);
  if (!state.untenable_since && !state.known_untenable_since) return standing;
  const Incident& incident = setting.scenario.incident;
  if (incident.kind == IncidentKind::Release) {
    const auto* substance = hazard::find_substance(incident.release.substance);
    standing.hazard = substance == nullptr ? incident.release.substance : std::string{substance->name};
    standing.level = incident.danger_level;
  } else {
    standing.hazard = "smoke";
  }
  return standing;
}

std::string why_untenable(const RvpStanding& standing) {
  if (standing.hazard.empty()) return {};
  if (!standing.level) return fmt::format("inside the area drawn for {}", standing.hazard);
  return fmt::format("{} at AEGL-{} or above", standing.hazard, static_cast<int>(*standing.level) + 1);
}

}  // namespace tocsin::model
