#include "render/map_sheet.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <tuple>

#include "render/joining.hpp"

namespace tocsin::render {

namespace {

// A segment that is asked for the square of the distance to very many points.
class Chord {
 public:
  Chord(GridPoint a, GridPoint b) : a_(a), along_(b - a) {
    const double length2 = dot(along_, along_);
    per_length2_ = length2 > 0.0 ? 1.0 / length2 : 0.0;
  }
  double away_m2(GridPoint p) const {
    const GridPoint d = p - a_;
    const GridPoint off = d - along_ * std::clamp(dot(d, along_) * per_length2_, 0.0, 1.0);
    return dot(off, off);
  }

 private:
  static double dot(GridPoint p, GridPoint q) {
    return p.easting_m * q.easting_m + p.northing_m * q.northing_m;
  }
  GridPoint a_;
  GridPoint along_;
  double per_length2_ = 0.0;
};

// Douglas and Peucker's halving, but down to the last point and with the distances kept: a point carries
// no more detail than the point whose halving it came from, so a coarser line is always part of a finer one.
std::vector<float> details_of(const std::vector<GridPoint>& points) {
  struct Stretch {
    std::size_t first;
    std::size_t last;
    double at_most_m;
  };
  std::vector<float> detail(points.size(), 0.0F);
  detail.front() = detail.back() = std::numeric_limits<float>::max();
  std::vector<Stretch> open{{0, points.size() - 1, 1e30}};
  while (!open.empty()) {
    const Stretch s = open.back();
    open.pop_back();
    if (s.last - s.first < 2) continue;
    std::size_t farthest = s.first + 1;
    double away_m2 = -1.0;
    const Chord chord(points[s.first], points[s.last]);
    for (std::size_t i = s.first + 1; i < s.last; ++i) {
      const double d2 = chord.away_m2(points[i]);
      if (d2 > away_m2) away_m2 = d2, farthest = i;
    }
    const double kept_m = std::min(std::sqrt(away_m2), s.at_most_m);
    detail[farthest] = static_cast<float>(kept_m);
    open.push_back({s.first, farthest, kept_m});
    open.push_back({farthest, s.last, kept_m});
  }
  return detail;
}

std::uint32_t look_of(const roads::Link& link) {
  // The least class first: the order in which they are drawn.
  const auto rank =
      static_cast<std::uint32_t>(roads::road_class_count) - static_cast<std::uint32_t>(link.road_class);
  return rank << 8U | static_cast<std::uint32_t>(link.structure) << 4U |
         static_cast<std::uint32_t>(link.is_slip) << 2U |
         static_cast<std::uint32_t>(link.is_roundabout) << 1U | static_cast<std::uint32_t>(link.one_way);
}

std::vector<SheetRoad> roads_of(const roads::Network& network) {
  std::vector<Piece> pieces;
  pieces.reserve(network.links().size());
  for (const roads::Link& link : network.links()) {
    pieces.push_back({look_of(link), static_cast<std::uint32_t>(link.from.index()),
                      static_cast<std::uint32_t>(link.to.index()), link.one_way, link.line});
  }
  std::vector<SheetRoad> out;
  for (JoinedLine& line : joined(pieces)) {
    const roads::Link& link = network.links()[line.pieces.front()];
    const double length_m = roads::drawn_length(line.points).value;
    out.push_back({link.road_class, link.structure, link.is_slip, link.is_roundabout, link.one_way,
                   detailed(std::move(line.points)), length_m});
  }
  return out;
}

// The greatest class among the pieces, and the line.
SheetName named(const roads::Network& network, const std::vector<std::uint32_t>& link_of, JoinedLine line,
                const std::string& name) {
  roads::RoadClass greatest = roads::RoadClass::Service;
  for (const std::uint32_t piece : line.pieces)
    greatest = std::min(greatest, network.links()[link_of[piece]].road_class);
  const double length_m = roads::drawn_length(line.points).value;
  return {name, greatest, detailed(std::move(line.points)), length_m};
}

std::vector<SheetName> names_of(const roads::Network& network, std::string roads::Link::*name) {
  std::vector<const std::string*> names;
  for (const roads::Link& link : network.links()) {
    if (!(link.*name).empty()) names.push_back(&(link.*name));
  }
  const auto before = [](const std::string* a, const std::string* b) { return *a < *b; };
  std::sort(names.begin(), names.end(), before);
  names.erase(std::unique(names.begin(), names.end(),
                          [](const std::string* a, const std::string* b) { return *a == *b; }),
              names.end());
  std::vector<Piece> pieces;
  std::vector<std::uint32_t> link_of;
  for (std::uint32_t i = 0; i < network.links().size(); ++i) {
    const roads::Link& link = network.links()[i];
    if ((link.*name).empty() || link.is_slip || link.is_roundabout) continue;
    const auto key = std::lower_bound(names.begin(), names.end(), &(link.*name), before) - names.begin();
    pieces.push_back({static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(link.from.index()),
                      static_cast<std::uint32_t>(link.to.index()), link.one_way, link.line});
    link_of.push_back(i);
  }
  std::vector<SheetName> out;
  for (JoinedLine& line : joined(pieces)) {
    const std::string& text = *names[pieces[line.pieces.front()].key];
    out.push_back(named(network, link_of, std::move(line), text));
  }
  return out;
}

// Lines have no junctions: they meet where their ends are the same point.
std::vector<JoinedLine> joined_lines(const std::vector<const roads::Line*>& lines,
                                     const std::vector<std::uint32_t>& keys) {
  const auto before = [](GridPoint a, GridPoint b) {
    return std::tie(a.easting_m, a.northing_m) < std::tie(b.easting_m, b.northing_m);
  };
  std::vector<GridPoint> ends;
  for (const roads::Line* line : lines)
    ends.push_back(line->points.front()), ends.push_back(line->points.back());
  std::sort(ends.begin(), ends.end(), before);
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  const auto number_of = [&](GridPoint p) {
    return static_cast<std::uint32_t>(std::lower_bound(ends.begin(), ends.end(), p, before) - ends.begin());
  };
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& points = lines[i]->points;
    pieces.push_back({keys[i], number_of(points.front()), number_of(points.back()), false, points});
  }
  return joined(pieces);
}

std::vector<SheetLine> lines_of(const roads::Map& map) {
  std::vector<const roads::Line*> lines;
  std::vector<std::uint32_t> keys;
  for (const roads::Line& line : map.lines) {
    if (line.points.size() < 2) continue;
    lines.push_back(&line);
    keys.push_back(static_cast<std::uint32_t>(line.kind));
  }
  std::vector<SheetLine> out;
  for (JoinedLine& line : joined_lines(lines, keys)) {
    out.push_back({lines[line.pieces.front()]->kind, detailed(std::move(line.points))});
  }
  return out;
}

std::vector<SheetName> waters_of(const roads::Map& map) {
  std::vector<const roads::Line*> lines;
  std::vector<std::string> names;
  for (const roads::Line& line : map.lines) {
    if (line.kind == roads::LineKind::Rail || line.name.empty() || line.points.size() < 2) continue;
    lines.push_back(&line);
    names.push_back(line.name);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::vector<std::uint32_t> keys;
  for (const roads::Line* line : lines) {
    keys.push_back(
        static_cast<std::uint32_t>(std::lower_bound(names.begin(), names.end(), line->name) - names.begin()));
  }
  std::vector<SheetName> out;
  for (JoinedLine& line : joined_lines(lines, keys)) {
    const double length_m = roads::drawn_length(line.points).value;
    out.push_back({lines[line.pieces.front()]->name, roads::RoadClass::Minor,
                   detailed(std::move(line.points)), length_m});
  }
  return out;
}

std::vector<SheetArea> areas_of(const roads::Map& map) {
  std::vector<SheetArea> out;
  for (const roads::Area& area : map.areas) {
    SheetArea sheet{area.kind, area.name, {}, area.box};
    for (std::vector<GridPoint> ring : area.rings) {
      if (ring.size() < 3) continue;
      ring.push_back(ring.front());
      sheet.rings.push_back(detailed(std::move(ring)));
    }
    if (!sheet.rings.empty()) out.push_back(std::move(sheet));
  }
  return out;
}

}  // namespace

DetailedLine detailed(std::vector<GridPoint> points) {
  assert(points.size() >= 2);
  DetailedLine line;
  line.detail_m = details_of(points);
  for (const GridPoint p : points) line.box.add(p);
  line.points = std::move(points);
  return line;
}

std::vector<GridPoint> simplified(const DetailedLine& line, double finest_m) {
  std::vector<GridPoint> out;
  out.reserve(line.points.size());
  for (std::size_t i = 0; i < line.points.size(); ++i) {
    if (static_cast<double>(line.detail_m[i]) >= finest_m) out.push_back(line.points[i]);
  }
  return out;
}

MapSheet map_sheet(const roads::Map& map) {
  MapSheet sheet;
  sheet.areas = areas_of(map);
  sheet.roads = roads_of(map.network);
  sheet.lines = lines_of(map);
  sheet.streets = names_of(map.network, &roads::Link::name);
  sheet.numbers = names_of(map.network, &roads::Link::ref);
  sheet.waters = waters_of(map);
  sheet.settlements = map.settlements;
  return sheet;
}

}  // namespace tocsin::render
