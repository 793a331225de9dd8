// RVPs: the scenario's own and those set up while it runs; where crews leave the roads for one; whether it
// can be used, and if not, why and since when. Answers from a world as it is: changes nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/hazard/substances.hpp"
#include "sim/model/approach.hpp"
#include "sim/model/setting.hpp"
#include "sim/model/world.hpp"

namespace tocsin::model {

/// The scenario's RVPs, then those set up while it runs; there are as many as World::rvps has.
const Rvp& rvp_of(const Setting&, const World&, RvpId);
std::optional<RvpId> find_rvp(const Setting&, const World&, std::string_view id);

/// Where crews bound for it leave the roads.
roads::RoadPosition rvp_road(const Setting&, const World&, RvpId);
/// Points of roads in the last kilometre to it.
std::vector<RoadPoint> rvp_approach(const Setting&, const World&, RvpId);
/// The same for a point anywhere. REQUIRES: the setting has its link samples.
std::vector<RoadPoint> approach_roads(const Setting&, GridPoint);

/// Where crews go from an RVP that is untenable: along the chain of alternates to the first that the control
/// rooms take to be tenable, nothing where the chain ends or turns in a ring; from one set up while the
/// exercise runs, for which nobody planned, to the nearest such.
std::optional<RvpId> tenable_alternate(const Setting&, const World&, RvpId);

/// How an RVP stands, in truth and as the control rooms have it.
struct RvpStanding {
  std::optional<SimTime> untenable_since;        ///< none: it can be used
  std::optional<SimTime> known_untenable_since;  ///< none: the control rooms take it to be usable
  std::string hazard;                            ///< what reaches it: "chlorine", "smoke"; empty: nothing
  std::optional<hazard::Aegl> level;             ///< of a release: what is reached there at least
  std::optional<RvpId> alternate;                ///< where its crews would go now
};
RvpStanding rvp_standing(const Setting&, const World&, RvpId);

/// "chlorine at AEGL-2 or above", "inside the area drawn for smoke"; empty where nothing reaches it.
std::string why_untenable(const RvpStanding&);

}  // namespace tocsin::model
