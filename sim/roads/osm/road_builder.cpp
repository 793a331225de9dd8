#include "sim/roads/osm/road_builder.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace tocsin::osm {

namespace {

using roads::JunctionId;
using roads::Link;

constexpr std::uint32_t none = 0xffffffff;

enum class End : std::uint8_t { First, Last };

constexpr End opposite(End end) { return end == End::First ? End::Last : End::First; }

/// A part of a run between two nodes at which it may be cut.
struct Piece {
  std::uint32_t run = 0;
  std::size_t first = 0;
  std::size_t last = 0;
};

/// A piece, entered at one of its ends.
struct Entry {
  std::uint32_t piece = none;
  End at = End::First;
};

class RoadBuilder {
 public:
  RoadBuilder(const Positions& positions, std::span<const RoadFacts> facts, std::vector<Run> runs,
              ImportReport& report)
      : positions_(&positions), facts_(facts), runs_(std::move(runs)), report_(&report) {}

  BuiltRoads build(std::span<const std::uint32_t> always_junctions);

 private:
  std::uint32_t united(std::uint32_t node);
  void unite_nodes_of_no_distance();
  void find_cuts(std::span<const std::uint32_t> always_junctions);
  void cut();
  std::uint32_t node_at(std::uint32_t piece, End end) const;
  Entry next(Entry entered) const;
  Entry start_of_chain(std::uint32_t piece) const;
  void follow_chain(Entry entered);
  void add_chain(std::vector<std::uint32_t> nodes, std::vector<std::int64_t> ways, std::uint32_t facts);
  void add_link(Origin origin, std::uint32_t facts);
  JunctionId junction_of(std::uint32_t node);

  const Positions* positions_;
  std::span<const RoadFacts> facts_;
  std::vector<Run> runs_;
  ImportReport* report_;
  std::vector<char> is_cut_;  // by node
  std::vector<Piece> pieces_;
  std::vector<char> is_used_;                    // by piece
  std::vector<std::array<Entry, 2>> ends_here_;  // by node: the ends of pieces, where there are two
  std::vector<std::uint32_t> junction_of_node_;
  BuiltRoads built_;
};

std::uint32_t RoadBuilder::united(std::uint32_t node) {
  std::vector<std::uint32_t>& stands_for = built_.stands_for;
  while (stands_for[node] != node) {
    stands_for[node] = stands_for[stands_for[node]];
    node = stands_for[node];
  }
  return node;
}

// Otherwise a link of no length would join them, and no vehicle could be said to be on it.
void RoadBuilder::unite_nodes_of_no_distance() {
  built_.stands_for.resize(positions_->size());
  std::iota(built_.stands_for.begin(), built_.stands_for.end(), 0U);
  for (const Run& run : runs_) {
    for (std::size_t i = 1; i < run.nodes.size(); ++i) {
      const std::uint32_t a = united(run.nodes[i - 1]);
      const std::uint32_t b = united(run.nodes[i]);
      if (a == b || positions_->at(a) != positions_->at(b)) continue;
      built_.stands_for[std::max(a, b)] = std::min(a, b);
      ++report_->dropped["nodes that lie on the one before them"];
    }
  }
  for (std::uint32_t node = 0; node < built_.stands_for.size(); ++node)
    built_.stands_for[node] = united(node);
  for (Run& run : runs_) {
    for (std::uint32_t& node : run.nodes) node = built_.stands_for[node];
    run.nodes.erase(std::unique(run.nodes.begin(), run.nodes.end()), run.nodes.end());
  }
}

/// A road is cut at a node unless it has two neighbours there, one behind and one ahead.
void RoadBuilder::find_cuts(std::span<const std::uint32_t> always_junctions) {
  std::vector<std::uint32_t> neighbours(positions_->size(), 0);
  for (const Run& run : runs_) {
    for (std::size_t i = 1; i < run.nodes.size(); ++i) {
      ++neighbours[run.nodes[i - 1]];
      ++neighbours[run.nodes[i]];
    }
  }
  is_cut_.resize(positions_->size());
  for (std::size_t node = 0; node < neighbours.size(); ++node) is_cut_[node] = neighbours[node] == 2 ? 0 : 1;
  for (const std::uint32_t node : always_junctions) is_cut_[built_.stands_for[node]] = 1;
}

void RoadBuilder::cut() {
  ends_here_.resize(positions_->size());
  const auto note_end = [this](std::uint32_t node, Entry entry) {
    std::array<Entry, 2>& here = ends_here_[node];
    if (is_cut_[node] == 0) here[here[0].piece == none ? 0 : 1] = entry;
  };
  for (std::uint32_t r = 0; r < runs_.size(); ++r) {
    const std::vector<std::uint32_t>& nodes = runs_[r].nodes;
    std::size_t first = 0;
    for (std::size_t i = 1; i < nodes.size(); ++i) {
      if (i + 1 < nodes.size() && is_cut_[nodes[i]] == 0) continue;
      const auto piece = static_cast<std::uint32_t>(pieces_.size());
      pieces_.push_back({r, first, i});
      note_end(nodes[first], {piece, End::First});
      note_end(nodes[i], {piece, End::Last});
      first = i;
    }
  }
  is_used_.assign(pieces_.size(), 0);
}

std::uint32_t RoadBuilder::node_at(std::uint32_t piece, End end) const {
  const Piece& p = pieces_[piece];
  return runs_[p.run].nodes[end == End::First ? p.first : p.last];
}

/// The piece that goes on from the far end of this one as the same road; none where the road is cut.
Entry RoadBuilder::next(Entry entered) const {
  const End far = opposite(entered.at);
  const std::uint32_t node = node_at(entered.piece, far);
  if (is_cut_[node] != 0) return {};
  const std::array<Entry, 2>& here = ends_here_[node];
  const bool is_first = here[0].piece == entered.piece && here[0].at == far;
  const Entry other = is_first ? here[1] : here[0];
  const std::uint32_t facts = runs_[pieces_[entered.piece].run].facts;
  if (other.piece == none || runs_[pieces_[other.piece].run].facts != facts) return {};
  // One-way pieces go on head to tail.
  if (facts_[facts].one_way != OneWay::No && other.at != entered.at) return {};
  return other;
}

Entry RoadBuilder::start_of_chain(std::uint32_t piece) const {
  Entry backwards{piece, End::Last};
  while (true) {
    const Entry further = next(backwards);
    if (further.piece == none) break;
    if (further.piece == piece) return {piece, End::First};  // a ring that meets no other road
    backwards = further;
  }
  return {backwards.piece, opposite(backwards.at)};
}

void RoadBuilder::follow_chain(Entry entered) {
  std::vector<std::uint32_t> nodes{node_at(entered.piece, entered.at)};
  std::vector<std::int64_t> ways;  // by segment
  const std::uint32_t facts = runs_[pieces_[entered.piece].run].facts;
  while (entered.piece != none && is_used_[entered.piece] == 0) {
    is_used_[entered.piece] = 1;
    const Piece& piece = pieces_[entered.piece];
    const Run& run = runs_[piece.run];
    for (std::size_t i = piece.first; i < piece.last; ++i) {
      const bool is_along = entered.at == End::First;
      nodes.push_back(run.nodes[is_along ? i + 1 : piece.last - 1 - (i - piece.first)]);
      ways.push_back(run.way);
    }
    entered = next(entered);
  }
  add_chain(std::move(nodes), std::move(ways), facts);
}

// A link that ended where it began would leave open which of its ends a turn is made from.
void RoadBuilder::add_chain(std::vector<std::uint32_t> nodes, std::vector<std::int64_t> ways,
                            std::uint32_t facts) {
  if (nodes.front() != nodes.back()) {
    add_link({ways.front(), ways.back(), std::move(nodes)}, facts);
    return;
  }
  const std::size_t middle = nodes.size() / 2;
  const auto at = nodes.begin() + static_cast<std::ptrdiff_t>(middle);
  add_link({ways.front(), ways[middle - 1], {nodes.begin(), at + 1}}, facts);
  add_link({ways[middle], ways.back(), {at, nodes.end()}}, facts);
}

JunctionId RoadBuilder::junction_of(std::uint32_t node) {
  std::uint32_t& junction = junction_of_node_[node];
  if (junction == none) {
    junction = static_cast<std::uint32_t>(built_.junctions.size());
    built_.junctions.push_back({positions_->at(node)});
    built_.junction_nodes.push_back(node);
  }
  return {junction};
}

void RoadBuilder::add_link(Origin origin, std::uint32_t facts_id) {
  const RoadFacts& facts = facts_[facts_id];
  Link link;
  double drawn_m = 0.0;
  for (const std::uint32_t node : origin.nodes) {
    const GridPoint point = positions_->at(node);
    if (!link.line.empty()) drawn_m += distance(link.line.back(), point).value;
    link.line.push_back(point);
  }
  link.from = junction_of(origin.nodes.front());
  link.to = junction_of(origin.nodes.back());
  link.number = static_cast<std::uint32_t>(built_.links.size() + 1);
  link.road_class = facts.road_class;
  link.structure = facts.structure;
  link.one_way = facts.one_way != OneWay::No;
  link.is_roundabout = facts.is_roundabout;
  link.is_slip = facts.is_slip;
  link.is_restricted = facts.is_restricted;
  link.is_toll = facts.is_toll;
  link.is_urban = facts.is_urban;
  link.max_speed_km_per_h = facts.max_speed_km_per_h;
  link.max_weight_t = facts.limits.max_weight_t;
  link.max_height_m = facts.limits.max_height_m;
  link.max_width_m = facts.limits.max_width_m;
  link.ref = facts.ref;
  link.name = facts.name;
  link.length_m = std::ceil(drawn_m * 1000.0) / 1000.0;  // map files keep millimetres
  built_.links.push_back(std::move(link));
  built_.origins.push_back(std::move(origin));
}

BuiltRoads RoadBuilder::build(std::span<const std::uint32_t> always_junctions) {
  unite_nodes_of_no_distance();
  find_cuts(always_junctions);
  cut();
  junction_of_node_.assign(positions_->size(), none);
  for (std::uint32_t piece = 0; piece < pieces_.size(); ++piece) {
    if (is_used_[piece] == 0) follow_chain(start_of_chain(piece));
  }
  for (std::uint32_t node = 0; node < junction_of_node_.size(); ++node) {
    if (junction_of_node_[node] != none)
      built_.by_node.emplace_back(node, JunctionId{junction_of_node_[node]});
  }
  return std::move(built_);
}

}  // namespace

std::optional<JunctionId> BuiltRoads::junction_at(std::uint32_t node) const {
  const std::uint32_t united = stands_for[node];
  const auto found = std::lower_bound(by_node.begin(), by_node.end(), std::pair(united, JunctionId{0}));
  if (found == by_node.end() || found->first != united) return std::nullopt;
  return found->second;
}

BuiltRoads build_roads(const Positions& positions, std::span<const RoadFacts> facts, std::vector<Run> runs,
                       std::span<const std::uint32_t> always_junctions, ImportReport& report) {
  return RoadBuilder(positions, facts, std::move(runs), report).build(always_junctions);
}

}  // namespace tocsin::osm
