// Finding the quickest route. The answer depends only on the network, the state of its roads and the
// query: equal routes are told apart by arc ids, so it is the same from any correct method.
// Knows nothing of units, stations or time of day.
#pragma once

#include <memory>
#include <optional>

#include "sim/base/time.hpp"
#include "sim/roads/network.hpp"
#include "sim/roads/road_state.hpp"
#include "sim/roads/route.hpp"
#include "sim/roads/travel.hpp"

namespace tocsin::roads {

/// What a vehicle that stands on a closed link may do.
enum class ClosedStart {
  Stay,     ///< nothing: no route leaves a closed link
  DriveOff  ///< drive to an end of that link, then as usual: it was there when the link closed
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
};

/// Finds routes on one network. Keeps buffers between queries, so it is cheap to ask and must not be asked
/// by two threads at once; make one for each. The network must outlive it and stay where it is.
///
/// The route found is the quickest that drives no closed link (but for ClosedStart::DriveOff) and, before
/// that, the one with the least time on avoided links: none, wherever such a route exists.
/// Among equals it is the one that, read backwards from the goal, has the lowest arc id at each step
/// (setting off first), so it does not depend on the order of the search.
class Router {
 public:
  explicit Router(const Network& network);
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;
  ~Router();

  const Network& network() const;

  /// The route, or none where the open roads do not lead there.
  /// REQUIRES: both positions are on links of the network, 0 <= along_m <= length_m.
  std::optional<Route> route(const RouteQuery& query, const RoadState& state = {});
  /// Only how long it takes.
  std::optional<Duration> time(const RouteQuery& query, const RoadState& state = {});

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace tocsin::roads
