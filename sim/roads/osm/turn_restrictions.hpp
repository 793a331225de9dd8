// Turn restrictions of an extract as banned turns between links. "Only" ones become bans of everything else.
// What cannot be said in that form, through ways or for some vehicles only, is counted and left out.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/roads/network.hpp"
#include "sim/roads/osm/extract.hpp"
#include "sim/roads/osm/positions.hpp"
#include "sim/roads/osm/report.hpp"
#include "sim/roads/osm/road_builder.hpp"

namespace tocsin::osm {

/// The nodes at which restrictions turn: roads are not joined there.
std::vector<std::uint32_t> restriction_nodes(std::span<const Relation> relations, const Positions& positions);

/// The bans, and in `report` what was expanded, noted and dropped.
std::vector<roads::BannedTurn> banned_turns(std::span<const Relation> relations, const Positions& positions,
                                            const BuiltRoads& built, ImportReport& report);

}  // namespace tocsin::osm
