#include "sim/roads/osm/shapes.hpp"

#include <algorithm>
#include <utility>

#include "sim/roads/osm/outlines.hpp"

namespace tocsin::osm {

namespace {

using Nodes = std::vector<std::uint32_t>;

/// The nodes that the extract has, so that an outline cut at its edge is closed by a straight line.
Nodes known_nodes(const Way& way, const Positions& positions) {
  Nodes nodes;
  for (const std::int64_t id : way.nodes) {
    if (const auto node = positions.find(id)) nodes.push_back(*node);
  }
  return nodes;
}

std::vector<GridPoint> points_of(const Nodes& nodes, const Positions& positions) {
  std::vector<GridPoint> points;
  points.reserve(nodes.size());
  for (const std::uint32_t node : nodes) points.push_back(positions.at(node));
  return points;
}

bool has_any_inside(const Nodes& nodes, const Positions& positions) {
  return std::any_of(nodes.begin(), nodes.end(),
                     [&positions](std::uint32_t n) { return positions.is_inside(n); });
}

const Way* find_way(const Extract& extract, std::int64_t id) {
  const auto found = std::lower_bound(extract.ways.begin(), extract.ways.end(), id,
                                      [](const Way& way, std::int64_t wanted) { return way.id < wanted; });
  return found == extract.ways.end() || found->id != id ? nullptr : &*found;
}

/// A multipolygon's rings of one role.
std::vector<std::vector<GridPoint>> rings_of(const std::vector<Nodes>& pieces, const Positions& positions,
                                             ImportReport& report) {
  const Rings joined = join_rings(pieces);
  if (joined.open_pieces > 0) report.dropped["pieces of outlines that do not close"] += joined.open_pieces;
  std::vector<std::vector<GridPoint>> rings;
  for (const Nodes& nodes : joined.rings) {
    auto ring = without_repeats(points_of(nodes, positions));
    if (!ring.empty()) rings.push_back(std::move(ring));
  }
  return rings;
}

Shape shape_of(const Relation& relation, const Extract& extract, const Positions& positions,
               ImportReport& report) {
  std::vector<Nodes> outer;
  std::vector<Nodes> inner;
  bool is_inside = false;
  for (const Member& member : relation.members) {
    if (member.kind != MemberKind::Way) continue;
    const Way* way = find_way(extract, member.id);
    if (way == nullptr) {
      ++report.dropped["pieces of outlines that are not in the extract"];
      continue;
    }
    Nodes nodes = known_nodes(*way, positions);
    is_inside = is_inside || has_any_inside(nodes, positions);
    (member.role == "inner" ? inner : outer).push_back(std::move(nodes));
  }
  if (!is_inside) return {};
  return {&relation.tags,
          put_holes_in(rings_of(outer, positions, report), rings_of(inner, positions, report))};
}

}  // namespace

std::vector<std::vector<std::uint32_t>> runs_inside(const Way& way, const Positions& positions) {
  std::vector<Nodes> runs;
  Nodes run;
  const auto finish = [&runs, &run] {
    if (run.size() >= 2) runs.push_back(run);
    run.clear();
  };
  for (const std::int64_t id : way.nodes) {
    const auto node = positions.find(id);
    if (!node || !positions.is_inside(*node)) {
      finish();
    } else if (run.empty() || run.back() != *node) {
      run.push_back(*node);
    }
  }
  finish();
  return runs;
}

std::vector<Shape> shapes_of(const Extract& extract, const Positions& positions, bool (*wanted)(const Tags&),
                             ImportReport& report) {
  std::vector<Shape> shapes;
  for (const Way& way : extract.ways) {
    const bool is_closed = way.nodes.size() >= 4 && way.nodes.front() == way.nodes.back();
    if (!is_closed || !wanted(way.tags)) continue;
    const Nodes nodes = known_nodes(way, positions);
    if (!has_any_inside(nodes, positions)) continue;
    auto ring = without_repeats(points_of(nodes, positions));
    if (!ring.empty()) shapes.push_back({&way.tags, {{std::move(ring)}}});
  }
  for (const Relation& relation : extract.relations) {
    if (relation.tags["type"] != "multipolygon" || !wanted(relation.tags)) continue;
    Shape shape = shape_of(relation, extract, positions, report);
    if (!shape.outlines.empty()) shapes.push_back(std::move(shape));
  }
  return shapes;
}

std::vector<Stroke> strokes_of(const Extract& extract, const Positions& positions,
                               bool (*wanted)(const Tags&)) {
  std::vector<Stroke> strokes;
  for (const Way& way : extract.ways) {
    if (!wanted(way.tags)) continue;
    for (const Nodes& run : runs_inside(way, positions)) {
      auto points = points_of(run, positions);
      points.erase(std::unique(points.begin(), points.end()), points.end());
      if (points.size() >= 2) strokes.push_back({&way.tags, std::move(points)});
    }
  }
  return strokes;
}

}  // namespace tocsin::osm
