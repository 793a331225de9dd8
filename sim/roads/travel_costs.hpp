// What each edge of the routing graph costs one kind of vehicle at one hour on roads in one state, kept up
// to date as the state changes; and the same as a metric of the hierarchy. Knows nothing of queries.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/roads/hierarchy.hpp"
#include "sim/roads/plain_search.hpp"
#include "sim/roads/road_index.hpp"
#include "sim/roads/road_state.hpp"
#include "sim/roads/travel.hpp"

namespace tocsin::roads {

/// For whom and when costs are.
struct CostKey {
  Travel travel;
  std::optional<HourOfWeek> hour;

  friend bool operator==(const CostKey&, const CostKey&) = default;
};

class TravelCosts {
 public:
  /// On roads that are all as usual. What it is made of must outlive it.
  TravelCosts(const Network& network, const RoadIndex& index, const TravelModel& model, CostKey key);

  const CostKey& key() const { return key_; }
  const RoadState& state() const { return state_; }
  const VehicleProfile& vehicle() const { return model_->of(key_.travel); }

  /// Brings the costs to another state of the roads, looking only at the links that differ.
  void set_state(const RoadState& state, std::vector<std::uint64_t>& waiting);

  /// Time to drive the arc from end to end, without what holds a vehicle there.
  Duration driving(ArcId arc) const { return Duration{driving_ms_[arc.index()]}; }
  Duration delay(Control control) const { return Duration{control_ms_[static_cast<std::size_t>(control)]}; }
  Duration delay(TurnKind turn) const { return Duration{turn_ms_[static_cast<std::size_t>(turn)]}; }
  /// Part of a link, in metres, in the present state.
  Duration along(LinkId link, double length_m) const;

  /// What an edge really takes, the turn into it and the wait at its end included, closed or not.
  Duration edge_time(std::uint32_t edge) const;
  /// What a search adds up, by edge: the above, more where the vehicle's profile penalises it,
  /// infinite_weight where it must not be driven. Links of last resort count as closed here.
  std::span<const Weight> edge_weights() const { return edge_weights_; }
  /// The same as a metric of the index's hierarchy.
  const Metric<Weight>& metric() const { return metric_; }

  /// True for what is driven only where nothing else leads to the goal: links that the vehicle's profile
  /// avoids (HazardRule::Avoid), and private roads that are not for it.
  bool is_last_resort(LinkId link) const;
  /// False where there is no link of last resort: then no search with them can find more.
  bool has_last_resort() const;
  /// What a search adds up that may use them, by edge: nothing weighs more than time on them, and then time.
  struct LastResort {
    RoadState state;
    std::vector<Cost> edge_costs;
    Metric<Cost> metric;
  };
  /// Made when first asked for, and then brought to the present state only when asked for.
  const LastResort& last_resort(std::vector<std::uint64_t>& waiting);
  /// Its costs alone, worked out afresh.
  std::vector<Cost> last_resort_costs() const;
  /// Time as such a search counts it.
  static Cost cost_of(Duration time, bool is_last_resort);
  /// Time as any search counts it: more where the profile penalises it.
  Cost weighed(Duration time, bool avoided) const;

 private:
  bool is_closed(std::uint32_t edge, const LinkState& state) const;
  Weight weight_of(std::uint32_t edge, const LinkState& state) const;
  Cost last_resort_cost_of(std::uint32_t edge, const LinkState& state) const;

  const Network* network_;
  const RoadIndex* index_;
  const TravelModel* model_;
  CostKey key_;
  RoadState state_;
  std::array<std::uint32_t, 4> control_ms_{};
  std::array<std::uint32_t, 4> turn_ms_{};
  std::vector<std::uint32_t> driving_ms_;  // by arc
  std::vector<Weight> edge_weights_;
  Metric<Weight> metric_;
  std::optional<LastResort> last_resort_;
  bool has_others_roads_ = false;  // private roads that are not for the vehicle
};

}  // namespace tocsin::roads
