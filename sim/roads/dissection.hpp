// Nested dissection from coordinates: an order of a network's junctions in which the few that hold its
// parts together come last. By inertial flow (Schild and Sommer, On Balanced Separators in Road Networks,
// SEA 2015): junctions are sorted along a direction, and a least cut is sought between the first and
// the last quarter. Depends on the network alone; knows nothing of times or hierarchies.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/roads/network.hpp"

namespace tocsin::roads {

/// Every junction once, the least important first.
std::vector<std::uint32_t> dissection_order(const Network& network);

}  // namespace tocsin::roads
