// The road network: junctions, links between them, the arcs a vehicle may drive and the turns it must not
// make; finding the road nearest to a point, and roads by their names. Plain arrays in British National
// Grid metres. Knows nothing of speeds, closures, vehicles or files.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/geo.hpp"
#include "sim/base/ids.hpp"
#include "sim/base/units.hpp"
#include "sim/roads/link_grid.hpp"

namespace tocsin::roads {

using JunctionId = Id<struct JunctionTag>;
using LinkId = Id<struct LinkTag>;
using ArcId = Id<struct ArcTag>;

/// What kind of road a link is, from the fastest to the slowest.
enum class RoadClass : std::uint8_t { Motorway, Trunk, Primary, Secondary, Tertiary, Minor, Service };
inline constexpr std::size_t road_class_count = 7;

/// "motorway" ... "service": the word used in map files.
std::string_view road_class_name(RoadClass road_class);

/// What carries a link over or under the ground.
enum class Structure : std::uint8_t { None, Bridge, Tunnel };

/// Which way along a link: from its `from` junction to its `to` junction, or the other way.
enum class Direction : std::uint8_t { Forward, Backward };

constexpr Direction opposite(Direction d) {
  return d == Direction::Forward ? Direction::Backward : Direction::Forward;
}

/// A place where links meet or end.
struct Junction {
  GridPoint at;
  bool has_signals = false;  ///< traffic lights hold whoever arrives
};

/// A stretch of road between two junctions. `one_way` allows Forward only.
struct Link {
  std::uint32_t number = 0;  ///< its id in the map's file, for people; code uses LinkId
  JunctionId from;
  JunctionId to;
  RoadClass road_class = RoadClass::Minor;
  Structure structure = Structure::None;
  bool one_way = false;
  bool is_roundabout = false;
  bool is_slip = false;
  bool is_restricted = false;       ///< private, gated or for emergency access: not for everybody
  bool is_toll = false;             ///< a toll is asked for
  bool is_urban = false;            ///< a street between buildings, or signed 30 mph or less
  double max_speed_km_per_h = 0.0;  ///< the signed limit; 0: not known
  double max_weight_t = 0.0;        ///< heavier vehicles must not; 0: no such limit
  double max_height_m = 0.0;        ///< higher vehicles cannot; 0: no such limit
  double max_width_m = 0.0;         ///< wider vehicles cannot; 0: no such limit
  std::string ref;                  ///< the road's number, "A557"; may be empty
  std::string name;                 ///< the road's name, "Queensway"; may be empty
  double length_m = 0.0;            ///< measured along the road; never less than the drawn line's length
  std::vector<GridPoint> line;      ///< as drawn, the two junctions' points included; at least two points
};

/// How long a line is as drawn.
Metres drawn_length(std::span<const GridPoint> line);

/// From the end of one link at a junction into another link, or back into the same: not allowed.
struct BannedTurn {
  LinkId from;
  JunctionId via;
  LinkId to;

  friend constexpr auto operator<=>(const BannedTurn&, const BannedTurn&) = default;
};

/// One way of driving one link.
struct Arc {
  LinkId link;
  Direction direction = Direction::Forward;
  JunctionId from;
  JunctionId to;
};

/// A position on a road: `along_m` metres from the link's `from` junction, 0 to the link's length.
struct RoadPosition {
  LinkId link;
  double along_m = 0.0;

  friend bool operator==(const RoadPosition&, const RoadPosition&) = default;
};

/// The road nearest to a point: where on it, and how far the point is from it.
struct NearestRoad {
  RoadPosition position;
  GridPoint point;
  Metres away;
};

/// A network that does not change after it is built. Ids are indices in the order given; arcs are in
/// the order of their links, Forward before Backward.
class Network {
 public:
  Network() = default;
  /// REQUIRES: each link's junctions exist; its line has two points or more and starts and ends at its
  /// junctions' points; each banned turn's links meet at its junction; every number is finite.
  /// Raises a length_m below the drawn line's to that.
  Network(std::vector<Junction> junctions, std::vector<Link> links,
          std::vector<BannedTurn> banned_turns = {});

  std::span<const Junction> junctions() const { return junctions_; }
  std::span<const Link> links() const { return links_; }
  std::span<const Arc> arcs() const { return arcs_; }
  const Junction& junction(JunctionId id) const { return junctions_[id.index()]; }
  const Link& link(LinkId id) const { return links_[id.index()]; }
  const Arc& arc(ArcId id) const { return arcs_[id.index()]; }

  /// Ascending, each once.
  std::span<const BannedTurn> banned_turns() const { return banned_turns_; }
  /// True where a vehicle that arrives by `in` must not leave by `out`. REQUIRES: out starts where in ends.
  bool is_banned(ArcId in, ArcId out) const;

  /// The arc that drives that link that way; none where the link is one-way against it.
  std::optional<ArcId> arc_of(LinkId link, Direction direction) const;
  /// Arcs that leave a junction, by ascending id.
  std::span<const ArcId> arcs_out(JunctionId id) const { return slice(out_, out_start_, id); }
  /// Arcs that arrive at a junction, by ascending id.
  std::span<const ArcId> arcs_in(JunctionId id) const { return slice(in_, in_start_, id); }

  /// The point at a position; positions beyond an end are taken as that end.
  GridPoint point_at(RoadPosition position) const;
  /// The direction of travel on the grid at a position, clockwise from north.
  Degrees bearing_at(RoadPosition position, Direction direction) const;

  /// The nearest position on any link (ties: the lowest link id); none where there are no links.
  std::optional<NearestRoad> nearest(GridPoint p) const;
  /// The same among links that can be reached from, and lead to, the largest part of the network: the
  /// ones at a map's cut edge cannot always. Use this to place stations, sites and incidents.
  std::optional<NearestRoad> nearest_connected(GridPoint p) const;
  /// True where both ends of the link lie in the network's largest strongly connected part.
  bool is_connected(LinkId id) const;

  /// Links with that name or number (upper and lower case alike) with any point within `radius` of
  /// `centre`, by ascending id.
  std::vector<LinkId> links_named(std::string_view name_or_ref, GridPoint centre, Metres radius) const;
  /// Links with any point inside the ring, by ascending id.
  std::vector<LinkId> links_meeting(std::span<const GridPoint> ring) const;
  /// Every name and number in use, sorted, each once.
  std::vector<std::string> road_names() const;

 private:
  static std::span<const ArcId> slice(const std::vector<ArcId>& all, const std::vector<std::uint32_t>& start,
                                      JunctionId id) {
    return std::span(all).subspan(start[id.index()], start[id.index() + 1] - start[id.index()]);
  }
  void build_arcs();
  void find_largest_part();
  std::optional<NearestRoad> nearest_among(GridPoint p, std::span<const char> usable) const;

  std::vector<Junction> junctions_;
  std::vector<Link> links_;
  std::vector<BannedTurn> banned_turns_;
  std::vector<Arc> arcs_;
  std::vector<std::uint32_t> first_arc_;
  std::vector<ArcId> out_;
  std::vector<std::uint32_t> out_start_;
  std::vector<ArcId> in_;
  std::vector<std::uint32_t> in_start_;
  std::vector<double> drawn_length_m_;
  std::vector<char> in_largest_part_;  // by link
  LinkGrid grid_;
};

}  // namespace tocsin::roads
