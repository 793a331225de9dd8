// The state of the roads, put together from what is in force: closures, slow-downs and the hazard; as it is,
// or as the control rooms have it. Whatever ends leaves the others standing, because nothing is undone:
// the whole is put together again.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/model/setting.hpp"
#include "sim/model/world.hpp"
#include "sim/roads/road_state.hpp"

namespace tocsin::model {

/// Whose picture of the roads.
enum class Picture : std::uint8_t { AsItIs, AsControlKnows };

roads::RoadState road_picture(const Setting&, const World&, Picture);

/// True where the closure shuts that way along that link.
bool closes(const Closure&, roads::LinkId, roads::Direction);

}  // namespace tocsin::model
