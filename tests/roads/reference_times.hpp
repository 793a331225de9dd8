// How long it takes from one junction to every arc's end, found arc by arc with a queue of its own
// (Dijkstra 1959): a third way to the same answer, quick enough to check a whole country with. Uses nothing
// of the searches that it checks.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <queue>
#include <utility>
#include <vector>

#include "sim/roads/routing.hpp"

namespace tocsin::roads {

class ReferenceTimes {
 public:
  static constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max() / 4;

  ReferenceTimes(const Network& network, const TravelModel& model, Travel travel,
                 std::optional<HourOfWeek> hour)
      : network_(&network), model_(&model), travel_(travel), hour_(hour) {
    for (std::size_t i = 0; i < network.junctions().size(); ++i) {
      meetings_.push_back(meeting_at(network, id_of<JunctionTag>(i)));
    }
    for (std::size_t i = 0; i < network.arcs().size(); ++i) {
      const Arc& arc = network.arcs()[i];
      const Link& link = network.link(arc.link);
      const Duration wait = delay_of(model, control_at_end(link, meetings_[arc.to.index()]), travel);
      usual_.push_back((time_of(model, link, travel, hour) + wait).count());
    }
  }

  /// From a vehicle that stands at the junction. REQUIRES: nothing in `state` is avoided.
  void run(JunctionId from, const RoadState& state) {
    from_ = from;
    std::vector<std::int64_t> times = usual_;
    for (const RoadState::Changed& changed : state.changed()) slow_or_close(changed, times);
    for (std::size_t i = 0; i < times.size(); ++i) {
      if (!may_drive(model_->of(travel_), network_->link(network_->arcs()[i].link))) times[i] = never;
    }
    least_.assign(network_->arcs().size(), never);
    using Entry = std::pair<std::int64_t, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    const auto offer = [&](ArcId arc, std::int64_t ms) {
      if (times[arc.index()] >= never || ms + times[arc.index()] >= least_[arc.index()]) return;
      least_[arc.index()] = ms + times[arc.index()];
      queue.push({least_[arc.index()], arc.value});
    };
    for (const ArcId arc : network_->arcs_out(from)) offer(arc, 0);
    while (!queue.empty()) {
      const auto [ms, value] = queue.top();
      queue.pop();
      const ArcId in{value};
      if (ms > least_[in.index()]) continue;
      const JunctionId at = network_->arc(in).to;
      const bool is_charged = meetings_[at.index()].is_main();
      for (const ArcId out : network_->arcs_out(at)) {
        if (network_->is_banned(in, out)) continue;
        const TurnKind turn = is_charged ? turn_between(*network_, in, out) : TurnKind::Free;
        offer(out, ms + delay_of(*model_, turn, travel_).count());
      }
    }
  }

  /// Of the last run; none where the roads do not lead there.
  std::optional<Duration> to(JunctionId junction) const {
    if (junction == from_) return Duration{0};
    std::int64_t best = never;
    for (const ArcId in : network_->arcs_in(junction)) best = std::min(best, least_[in.index()]);
    if (best >= never) return std::nullopt;
    return Duration{best};
  }

 private:
  void slow_or_close(const RoadState::Changed& changed, std::vector<std::int64_t>& times) const {
    for (const Direction direction : {Direction::Forward, Direction::Backward}) {
      const auto arc = network_->arc_of(changed.link, direction);
      if (!arc) continue;
      const Link& link = network_->link(changed.link);
      const bool forward = direction == Direction::Forward;
      const bool closed = forward ? changed.state.closed_forward : changed.state.closed_backward;
      const Duration slowed = time_of(*model_, link, travel_, hour_, changed.state.slowed_percent);
      times[arc->index()] += (slowed - time_of(*model_, link, travel_, hour_)).count();
      if (closed) times[arc->index()] = never;
    }
  }

  const Network* network_;
  const TravelModel* model_;
  Travel travel_;
  std::optional<HourOfWeek> hour_;
  std::vector<Meeting> meetings_;
  std::vector<std::int64_t> usual_;
  std::vector<std::int64_t> least_;
  JunctionId from_;
};

}  // namespace tocsin::roads
