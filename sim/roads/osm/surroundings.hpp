// What stands around the roads: outlines of water, woods and built-up land, railways and rivers, and the
// names of places. Fills a map's tables from an extract. Knows nothing of roads.
#pragma once

#include <span>

#include "sim/roads/map.hpp"
#include "sim/roads/osm/extract.hpp"
#include "sim/roads/osm/positions.hpp"
#include "sim/roads/osm/report.hpp"

namespace tocsin::osm {

/// Fills `map`'s areas, lines and settlements.
void add_surroundings(const Extract& extract, const Positions& positions, roads::Map& map,
                      ImportReport& report);

}  // namespace tocsin::osm
