#include "render/attention.hpp"

#include <algorithm>

namespace tocsin::render {

ComeUp come_up(const model::World& world) {
  const auto count = [](const auto& rows, auto has_come) {
    return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), has_come));
  };
  return {count(world.injects, [](const model::InjectState& row) { return row.delivered.has_value(); }),
          count(world.decisions, [](const model::DecisionState& row) { return row.due.has_value(); })};
}

std::string calls_for_attention(ComeUp before, ComeUp after) {
  // A decision has a time limit; it goes first.
  if (after.decisions > before.decisions) return "A decision is called for: back to real time";
  if (after.injects > before.injects) return "An inject was delivered: back to real time";
  return {};
}

}  // namespace tocsin::render
