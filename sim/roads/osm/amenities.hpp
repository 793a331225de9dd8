// Schools, homes, halls and the like as a map's receptors, and stations as its places, each with an id made
// from its name. Fills a map's tables from an extract. Knows nothing of roads.
#pragma once

#include <string>
#include <string_view>

#include "sim/roads/map.hpp"
#include "sim/roads/osm/extract.hpp"
#include "sim/roads/osm/positions.hpp"
#include "sim/roads/osm/report.hpp"

namespace tocsin::osm {

/// Adds to `map`'s receptors, and stations to its places. Those that are there already keep their ids; a
/// station of the same kind as one of them within 300 m, or a receptor of the same kind and name within 200
/// m, is taken for the same.
void add_amenities(const Extract& extract, const Positions& positions, roads::Map& map, ImportReport& report);

/// "St Bede's Catholic Junior School" as "st-bedes-catholic-junior-school"; empty where no letter is left.
std::string slug_of(std::string_view name);

}  // namespace tocsin::osm
