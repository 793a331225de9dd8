// What the room reads under its map, as plain lines: the time, how the exercise stands, what was said last,
// and what is to be decided. Only what players may know. Knows nothing of how it is drawn.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "render/feed.hpp"
#include "render/panels.hpp"

namespace tocsin::render {

struct RoomStrip {
  std::string clock;   ///< "10:20:00 GMT"
  std::string t_plus;  ///< "T+00:40:00"
  std::string state;   ///< "RUNNING", "RUNNING 5x", "PAUSED"
  /// The latest first, at most three: "10:20  The tactical co-ordinating group is convened".
  std::vector<std::string> messages;
  std::string decision;  ///< "To decide, 2:10 left, ..."; empty where nothing is
};

/// `rows` are the entries up to the moment shown.
RoomStrip room_strip(const model::Setting& setting, const model::World& world, SimTime now,
                     const ClockLine& line, std::span<const FeedRow> rows);

}  // namespace tocsin::render
