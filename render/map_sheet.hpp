// A map made ready to be drawn at any scale: roads of one look joined into long strokes, and again by name
// and by number, each point with the size of the detail that it carries. Made once for a map, in a few
// dozen milliseconds at most. Knows no colours, widths or pixels.
#pragma once

#include <string>
#include <vector>

#include "sim/roads/map.hpp"

namespace tocsin::render {

/// A line that can be drawn with fewer points. A closed one repeats its first point.
struct DetailedLine {
  std::vector<GridPoint> points;
  /// By how much the line would move if that point were left out; the ends are never.
  std::vector<float> detail_m;
  GridBox box;
};
/// REQUIRES: two points or more.
DetailedLine detailed(std::vector<GridPoint> points);
/// Without the points that carry less detail than `finest_m`.
std::vector<GridPoint> simplified(const DetailedLine& line, double finest_m);

struct SheetArea {
  roads::AreaKind kind = roads::AreaKind::Water;
  std::string name;
  std::vector<DetailedLine> rings;  ///< closed; the outer one first
  GridBox box;
};

/// Links of one look that follow each other; the way of driving is that of the line where it is one-way.
struct SheetRoad {
  roads::RoadClass road_class = roads::RoadClass::Minor;
  roads::Structure structure = roads::Structure::None;
  bool is_slip = false;
  bool is_roundabout = false;
  bool one_way = false;
  DetailedLine line;
  double length_m = 0.0;
};

struct SheetLine {
  roads::LineKind kind = roads::LineKind::Rail;
  DetailedLine line;
};

/// A stretch that has one name (or number) from end to end.
struct SheetName {
  std::string name;
  roads::RoadClass road_class = roads::RoadClass::Minor;  ///< the greatest on the stretch
  DetailedLine line;
  double length_m = 0.0;
};

/// A plain value.
struct MapSheet {
  std::vector<SheetArea> areas;    ///< in the order of the map
  std::vector<SheetRoad> roads;    ///< from the least class to the greatest
  std::vector<SheetLine> lines;    ///< rail and water
  std::vector<SheetName> streets;  ///< by name
  std::vector<SheetName> numbers;  ///< by number: "A557"
  std::vector<SheetName> waters;   ///< named rivers and canals
  std::vector<roads::Settlement> settlements;
};

MapSheet map_sheet(const roads::Map& map);

}  // namespace tocsin::render
