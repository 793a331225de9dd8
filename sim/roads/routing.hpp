// Finding the quickest route. The answer depends only on the network, the travel model, the state of the
// roads and the query: equal routes are told apart by arc ids, so it is the same from every method.
// Knows nothing of units, stations or the calendar.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/roads/network.hpp"
#include "sim/roads/road_index.hpp"
#include "sim/roads/road_state.hpp"
#include "sim/roads/route.hpp"
#include "sim/roads/travel.hpp"

namespace tocsin::roads {

/// What a vehicle that stands on a closed link may do.
enum class ClosedStart : std::uint8_t {
  Stay,     ///< nothing: no route leaves a closed link
  DriveOff  ///< drive to an end of that link, then as usual: it was there when the link closed
};

/// How an answer is found. All give the same one.
enum class Method : std::uint8_t {
  Fast,    ///< by the road index
  Guided,  ///< by A* with Boost.Graph, steered by the straight line
  Plain    ///< by Boost.Graph's Dijkstra, until the goal is reached: the reference
};

/// From where to where, and how.
struct RouteQuery {
  RoadPosition from;
  RoadPosition to;
  Travel travel;
  /// For a vehicle on the move: the way it is driving, which it keeps to the next junction, where it may
  /// turn round. None: it stands, and may set off either way that its link allows.
  std::optional<Direction> heading;
  ClosedStart closed_start = ClosedStart::Stay;
  /// How long the vehicle still stands where it is before it drives on.
  Duration held{0};
  /// Traffic as in that hour, all the way. None: as at night.
  std::optional<HourOfWeek> hour;
  Method method = Method::Fast;
};

/// Part of an arc that can be reached in time: from where the vehicle comes on to it to where its time is
/// up, in metres from the link's `from` junction; a Backward arc has from_m >= to_m.
struct ReachedArc {
  ArcId arc;
  double from_m = 0.0;
  double to_m = 0.0;
  Duration enter{0};  ///< after setting off

  friend bool operator==(const ReachedArc&, const ReachedArc&) = default;
};

/// Finds routes on one network. Keeps buffers and travel times between queries, so it is cheap to ask and
/// must not be asked by two threads at once; make one for each. What it is made of must outlive it and
/// stay where it is.
///
/// The route found is the quickest that drives no closed link (but for ClosedStart::DriveOff) and makes no
/// banned turn. Links that the vehicle's profile avoids (HazardRule::Avoid), and private roads that are not
/// for it, are driven only where nothing else leads to the goal; then the route is the one with the least
/// time on those. (A private road on which it begins or ends costs nothing extra.)
/// Among equals it is the one that, read backwards from the goal, has the lowest arc id at each step
/// (setting off first), so it does not depend on the order of the search.
class Router {
 public:
  Router(const Network& network, const RoadIndex& index, const TravelModel& model);
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;
  ~Router();

  const Network& network() const;

  /// The route, or none where the roads do not lead there.
  /// REQUIRES: both positions are on links of the network, 0 <= along_m <= length_m.
  std::optional<Route> route(const RouteQuery& query, const RoadState& state = {});
  /// Only how long it takes.
  std::optional<Duration> time(const RouteQuery& query, const RoadState& state = {});
  /// How long each takes: many crews to one incident, quicker than one by one.
  /// REQUIRES: all ask for the same goal, travel, hour and method.
  std::vector<std::optional<Duration>> times_to_goal(std::span<const RouteQuery> queries,
                                                     const RoadState& state = {});
  /// All that can be reached from query.from within `limit`, by ascending arc; query.to is not looked at. An
  /// arc on which the vehicle stands may be there twice: from there on, and from its beginning.
  /// Links of last resort are not driven. Penalised links take as long as they are penalised to.
  std::vector<ReachedArc> reach(const RouteQuery& query, Duration limit, const RoadState& state = {});

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace tocsin::roads
