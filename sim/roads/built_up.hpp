// Which roads are streets between buildings, from the outlines of built-up land. Geometry only: knows
// nothing of speeds.
#pragma once

#include <span>

#include "sim/roads/map.hpp"

namespace tocsin::roads {

/// Marks the links in built-up land as urban, by the middle of each; motorways are not streets anywhere.
void mark_urban(std::span<Link> links, std::span<const Area> areas);

}  // namespace tocsin::roads
