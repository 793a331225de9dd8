#include "render/room_strip.hpp"

#include "render/decisions.hpp"

namespace tocsin::render {

namespace {

constexpr std::size_t most_messages = 3;

/// "RUN 1x" is the facilitator's word for it.
std::string for_players(const std::string& state) {
  constexpr std::string_view run = "RUN ";
  const std::size_t at = state.find(run);
  if (at == std::string::npos) return state;
  const std::string speed = state.substr(at + run.size());
  return state.substr(0, at) + "RUNNING" + (speed == "1x" ? "" : " " + speed);
}

}  // namespace

RoomStrip room_strip(const model::Setting& setting, const model::World& world, SimTime now,
                     const ClockLine& line, std::span<const FeedRow> rows) {
  RoomStrip strip{line.local, line.t_plus, for_players(line.state), {}, {}};
  for (std::size_t i = rows.size(); i-- > 0 && strip.messages.size() < most_messages;) {
    const FeedRow& row = rows[i];
    if (row.audience != Audience::Everybody || row.text.empty()) continue;
    strip.messages.push_back(row.clock.substr(0, 5) + "  " + row.text);
  }
  strip.decision = room_decision(setting, world, now);
  if (!strip.decision.empty()) strip.decision = "To decide, " + strip.decision;
  return strip;
}

}  // namespace tocsin::render
