// Closed ways and multipolygons as outlines on the grid, and the other ways as lines, each beside its tags.
// Keeps what lies in the box that was asked for. Knows nothing of what the tags mean.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/geo.hpp"
#include "sim/roads/osm/extract.hpp"
#include "sim/roads/osm/positions.hpp"
#include "sim/roads/osm/report.hpp"

namespace tocsin::osm {

/// An outline with its holes: the outer ring first.
using Outline = std::vector<std::vector<GridPoint>>;

/// What one closed way or one multipolygon encloses, all of it where any point of it lies in the box.
struct Shape {
  const Tags* tags = nullptr;  ///< of the extract, which outlives this
  std::vector<Outline> outlines;
};

/// One line of a way, cut where it leaves the box or the extract.
struct Stroke {
  const Tags* tags = nullptr;
  std::vector<GridPoint> points;
};

/// Of the ways and relations whose tags `wanted` accepts, in the order of their ids, ways first.
std::vector<Shape> shapes_of(const Extract& extract, const Positions& positions, bool (*wanted)(const Tags&),
                             ImportReport& report);
std::vector<Stroke> strokes_of(const Extract& extract, const Positions& positions,
                               bool (*wanted)(const Tags&));

/// The runs of a way's nodes that are known and in the box, each two nodes or more.
std::vector<std::vector<std::uint32_t>> runs_inside(const Way& way, const Positions& positions);

}  // namespace tocsin::osm
