// What stands at nodes of roads, put onto links and junctions: traffic lights, gates, booths, narrow and low
// places. Knows the roads as built; what a node's tags mean is road_tags' business.
#pragma once

#include "sim/roads/osm/extract.hpp"
#include "sim/roads/osm/positions.hpp"
#include "sim/roads/osm/report.hpp"
#include "sim/roads/osm/road_builder.hpp"

namespace tocsin::osm {

/// Lights are at their junction or, on the way to one, within 30 m of it. A barrier or a limit between
/// junctions is its link's.
void add_road_nodes(const Extract& extract, const Positions& positions, BuiltRoads& built,
                    ImportReport& report);

}  // namespace tocsin::osm
