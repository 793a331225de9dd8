#include "sim/roads/network.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace tocsin::roads {

namespace {

constexpr double grid_cell_m = 250.0;

constexpr std::array<std::string_view, road_class_count> class_names = {
    "motorway", "trunk", "primary", "secondary", "tertiary", "minor", "service"};

/// ASCII letters only: enough for road names, and the same on every machine.
bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&lower](char x, char y) { return lower(x) == lower(y); });
}

double distance_to_line(GridPoint p, const std::vector<GridPoint>& line) {
  double best_m = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < line.size(); ++i) {
    best_m = std::min(best_m, foot_on_segment(p, line[i - 1], line[i]).away.value);
  }
  return best_m;
}

double cross(GridPoint a, GridPoint b) { return a.easting_m * b.northing_m - a.northing_m * b.easting_m; }

bool segments_cross(GridPoint a, GridPoint b, GridPoint c, GridPoint d) {
  const double c_side = cross(b - a, c - a);
  const double d_side = cross(b - a, d - a);
  const double a_side = cross(d - c, a - c);
  const double b_side = cross(d - c, b - c);
  return (c_side > 0.0) != (d_side > 0.0) && (a_side > 0.0) != (b_side > 0.0);
}

bool line_meets_ring(const std::vector<GridPoint>& line, std::span<const GridPoint> ring) {
  for (const GridPoint p : line) {
    if (inside_ring(p, ring)) return true;
  }
  for (std::size_t i = 1; i < line.size(); ++i) {
    for (std::size_t j = 0; j < ring.size(); ++j) {
      if (segments_cross(line[i - 1], line[i], ring[j], ring[(j + 1) % ring.size()])) return true;
    }
  }
  return false;
}

/// Where a share of a drawn line's length lies: the segment's index and the share of that segment.
struct OnLine {
  std::size_t segment = 0;
  double share = 0.0;
};

OnLine on_line(const std::vector<GridPoint>& line, double drawn_m) {
  double left_m = drawn_m;
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    const double segment_m = distance(line[i - 1], line[i]).value;
    if (left_m < segment_m) return {i - 1, left_m / segment_m};
    left_m -= segment_m;
  }
  const double last_m = distance(line[line.size() - 2], line.back()).value;
  return {line.size() - 2, last_m > 0.0 ? std::clamp(left_m / last_m, 0.0, 1.0) : 0.0};
}

}  // namespace

std::string_view road_class_name(RoadClass road_class) {
  return class_names[static_cast<std::size_t>(road_class)];
}

Metres drawn_length(std::span<const GridPoint> line) {
  double length_m = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) length_m += distance(line[i - 1], line[i]).value;
  return Metres{length_m};
}

Network::Network(std::vector<Junction> junctions, std::vector<Link> links,
                 std::vector<BannedTurn> banned_turns)
    : junctions_(std::move(junctions)), links_(std::move(links)), banned_turns_(std::move(banned_turns)) {
  std::sort(banned_turns_.begin(), banned_turns_.end());
  banned_turns_.erase(std::unique(banned_turns_.begin(), banned_turns_.end()), banned_turns_.end());
  std::size_t points = 0;
  for (const Link& link : links_) points += link.line.size();
  std::vector<LinkGrid::Segment> segments;
  segments.reserve(points);
  drawn_length_m_.reserve(links_.size());
  for (std::size_t i = 0; i < links_.size(); ++i) {
    Link& link = links_[i];
    assert(link.from.index() < junctions_.size() && link.to.index() < junctions_.size());
    assert(link.line.size() >= 2);
    assert(link.line.front() == junction(link.from).at && link.line.back() == junction(link.to).at);
    drawn_length_m_.push_back(drawn_length(link.line).value);
    link.length_m = std::max(link.length_m, drawn_length_m_.back());
    for (std::size_t p = 1; p < link.line.size(); ++p) {
      segments.push_back({static_cast<std::uint32_t>(i), link.line[p - 1], link.line[p]});
    }
  }
  grid_ = LinkGrid(std::move(segments), grid_cell_m);
  build_arcs();
  find_largest_part();
}

void Network::build_arcs() {
  first_arc_.reserve(links_.size());
  arcs_.reserve(2 * links_.size());
  for (std::size_t i = 0; i < links_.size(); ++i) {
    const Link& link = links_[i];
    first_arc_.push_back(static_cast<std::uint32_t>(arcs_.size()));
    arcs_.push_back({id_of<LinkTag>(i), Direction::Forward, link.from, link.to});
    if (!link.one_way) arcs_.push_back({id_of<LinkTag>(i), Direction::Backward, link.to, link.from});
  }
  const auto index_by = [this](JunctionId Arc::*end, std::vector<ArcId>& ids,
                               std::vector<std::uint32_t>& start) {
    start.assign(junctions_.size() + 1, 0);
    for (const Arc& arc : arcs_) ++start[(arc.*end).index() + 1];
    for (std::size_t i = 1; i < start.size(); ++i) start[i] += start[i - 1];
    ids.resize(arcs_.size());
    std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
    for (std::size_t i = 0; i < arcs_.size(); ++i) ids[next[(arcs_[i].*end).index()]++] = id_of<ArcTag>(i);
  };
  index_by(&Arc::from, out_, out_start_);
  index_by(&Arc::to, in_, in_start_);
}

// Kosaraju: finishing order along the arcs, then parts against them. Without recursion, because a long
// road is a deep search.
void Network::find_largest_part() {
  std::vector<std::uint32_t> finished;
  std::vector<char> seen(junctions_.size(), 0);
  std::vector<std::pair<std::uint32_t, std::size_t>> path;
  for (std::uint32_t root = 0; root < junctions_.size(); ++root) {
    if (seen[root] != 0) continue;
    seen[root] = 1;
    path.emplace_back(root, 0);
    while (!path.empty()) {
      auto& [at, next] = path.back();
      const std::span<const ArcId> out = arcs_out({at});
      if (next == out.size()) {
        finished.push_back(at);
        path.pop_back();
        continue;
      }
      const std::uint32_t to = arc(out[next++]).to.value;
      if (seen[to] == 0) {
        seen[to] = 1;
        path.emplace_back(to, 0);
      }
    }
  }

  constexpr std::uint32_t no_part = JunctionId::none;
  std::vector<std::uint32_t> part(junctions_.size(), no_part);
  std::vector<std::uint32_t> waiting;
  std::uint32_t largest = no_part;
  std::size_t largest_size = 0;
  for (auto root = finished.rbegin(); root != finished.rend(); ++root) {
    if (part[*root] != no_part) continue;
    std::size_t size = 0;
    part[*root] = *root;
    waiting.push_back(*root);
    while (!waiting.empty()) {
      const std::uint32_t at = waiting.back();
      waiting.pop_back();
      ++size;
      for (const ArcId id : arcs_in({at})) {
        const std::uint32_t from = arc(id).from.value;
        if (part[from] != no_part) continue;
        part[from] = *root;
        waiting.push_back(from);
      }
    }
    if (size > largest_size) {
      largest = *root;
      largest_size = size;
    }
  }

  in_largest_part_.reserve(links_.size());
  for (const Link& link : links_) {
    const bool inside = part[link.from.index()] == largest && part[link.to.index()] == largest;
    in_largest_part_.push_back(inside ? 1 : 0);
  }
}

bool Network::is_banned(ArcId in, ArcId out) const {
  const Arc& before = arc(in);
  assert(before.to == arc(out).from);
  return std::binary_search(banned_turns_.begin(), banned_turns_.end(),
                            BannedTurn{before.link, before.to, arc(out).link});
}

std::optional<ArcId> Network::arc_of(LinkId link, Direction direction) const {
  const std::uint32_t first = first_arc_[link.index()];
  if (direction == Direction::Forward) return ArcId{first};
  if (links_[link.index()].one_way) return std::nullopt;
  return ArcId{first + 1};
}

GridPoint Network::point_at(RoadPosition position) const {
  const Link& along = link(position.link);
  if (position.along_m <= 0.0) return along.line.front();
  if (position.along_m >= along.length_m) return along.line.back();
  const double drawn_m = position.along_m / along.length_m * drawn_length_m_[position.link.index()];
  const OnLine on = on_line(along.line, drawn_m);
  const GridPoint a = along.line[on.segment];
  return a + (along.line[on.segment + 1] - a) * on.share;
}

Degrees Network::bearing_at(RoadPosition position, Direction direction) const {
  const Link& along = link(position.link);
  const double share = along.length_m > 0.0 ? std::clamp(position.along_m / along.length_m, 0.0, 1.0) : 0.0;
  const OnLine on = on_line(along.line, share * drawn_length_m_[position.link.index()]);
  const GridPoint a = along.line[on.segment];
  const GridPoint b = along.line[on.segment + 1];
  return direction == Direction::Forward ? bearing(a, b) : bearing(b, a);
}

std::optional<NearestRoad> Network::nearest_among(GridPoint p, std::span<const char> usable) const {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  std::uint32_t best = LinkId::none;
  double best_m = infinity;
  grid_.visit_outwards(p, [&](const LinkGrid::Segment& segment) {
    if (!usable.empty() && usable[segment.link] == 0) return infinity;
    const double away_m = foot_on_segment(p, segment.a, segment.b).away.value;
    if (away_m < best_m || (away_m == best_m && segment.link < best)) {
      best = segment.link;
      best_m = away_m;
    }
    return away_m;
  });
  if (best == LinkId::none) return std::nullopt;

  // Of the link's segments the first that is as near decides how far along.
  const Link& found = links_[best];
  double before_m = 0.0;
  NearestRoad result{{{best}, 0.0}, {}, Metres{infinity}};
  for (std::size_t i = 1; i < found.line.size(); ++i) {
    const double segment_m = distance(found.line[i - 1], found.line[i]).value;
    const Foot foot = foot_on_segment(p, found.line[i - 1], found.line[i]);
    if (foot.away < result.away) {
      const double drawn_m = drawn_length_m_[best];
      const double share = drawn_m > 0.0 ? (before_m + foot.share * segment_m) / drawn_m : 0.0;
      result.position.along_m = std::clamp(share * found.length_m, 0.0, found.length_m);
      result.point = foot.point;
      result.away = foot.away;
    }
    before_m += segment_m;
  }
  return result;
}

std::optional<NearestRoad> Network::nearest(GridPoint p) const { return nearest_among(p, {}); }

std::optional<NearestRoad> Network::nearest_connected(GridPoint p) const {
  return nearest_among(p, in_largest_part_);
}

bool Network::is_connected(LinkId id) const { return in_largest_part_[id.index()] != 0; }

std::vector<LinkId> Network::links_named(std::string_view name_or_ref, GridPoint centre,
                                         Metres radius) const {
  std::vector<LinkId> found;
  if (name_or_ref.empty()) return found;
  for (std::size_t i = 0; i < links_.size(); ++i) {
    const Link& link = links_[i];
    if (!same_name(link.name, name_or_ref) && !same_name(link.ref, name_or_ref)) continue;
    if (distance_to_line(centre, link.line) <= radius.value) found.push_back(id_of<LinkTag>(i));
  }
  return found;
}

std::vector<LinkId> Network::links_meeting(std::span<const GridPoint> ring) const {
  GridBox reach;
  for (const GridPoint p : ring) reach.add(p);
  std::vector<LinkId> found;
  for (std::size_t i = 0; i < links_.size(); ++i) {
    GridBox box;
    for (const GridPoint p : links_[i].line) box.add(p);
    if (box.meets(reach) && line_meets_ring(links_[i].line, ring)) found.push_back(id_of<LinkTag>(i));
  }
  return found;
}

std::vector<std::string> Network::road_names() const {
  std::vector<std::string> names;
  for (const Link& link : links_) {
    if (!link.name.empty()) names.push_back(link.name);
    if (!link.ref.empty()) names.push_back(link.ref);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace tocsin::roads
