// A route under way when the roads change beneath it: what is left of it, and how long that takes on roads
// that have become slower or quicker. Knows nothing of how routes are found, or of who drives.
#pragma once

#include "sim/base/time.hpp"
#include "sim/roads/road_state.hpp"
#include "sim/roads/route.hpp"

namespace tocsin::roads {

/// What is left of a route `since_start` after it was set off on: from there, along the same links, at the
/// same times, which count from then. Its total is what was left, to the millisecond. Its first leg is the
/// one under way; none once the route is driven.
Route rest_of(const Route& route, Duration since_start);

/// The same way where the roads are no longer in the state `before` but in `after`, from `since_start` on:
/// the time still to be spent driving a leg changes as its link's `slowed_percent` does (rounded up), what is
/// waited and turned stays, and so does all that is driven. Where the pace changes in the midst of a leg,
/// that becomes two, parted where the vehicle is.
Route retimed(Route route, const RoadState& before, const RoadState& after,
              Duration since_start = Duration{0});

}  // namespace tocsin::roads
