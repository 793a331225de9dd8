#include "sim/roads/routing.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <utility>

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/property_map/function_property_map.hpp>

namespace tocsin::roads {

namespace {

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                 boost::no_property, std::uint32_t, std::uint32_t>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;
using Edge = boost::graph_traits<Graph>::edge_descriptor;

/// What the search adds up: milliseconds, and on avoided links the same again 2^30 times over. So the
/// least weight has first the least time on avoided links and then the least time, exactly, as long as
/// no route takes 2^30 ms (12 days).
using Weight = std::int64_t;
constexpr int avoided_shift = 30;
constexpr Weight unreachable = std::numeric_limits<Weight>::max();

constexpr Weight weight_of(Duration time, bool avoided) {
  return avoided ? time.count() + (time.count() << avoided_shift) : time.count();
}

constexpr Duration time_in(Weight weight) { return Duration{weight & ((Weight{1} << avoided_shift) - 1)}; }

constexpr std::size_t travel_index(Travel travel) {
  return static_cast<std::size_t>(travel.profile) * urgency_count + static_cast<std::size_t>(travel.urgency);
}

/// A way from the start to a junction, from a junction to the goal, or straight from one to the other.
/// Without a leg, the two are the same place.
struct EndLeg {
  JunctionId junction;
  Weight weight = 0;
  std::optional<Leg> leg;
};

/// The order among end legs of the same weight: none to drive first, then by arc.
bool comes_before(const EndLeg& a, const EndLeg& b) {
  if (a.leg.has_value() != b.leg.has_value()) return !a.leg.has_value();
  return a.leg.has_value() && a.leg->arc < b.leg->arc;
}

struct GoalReached {};

/// Ends the search at the first junction from which nothing better or as good can follow. The ends'
/// weights come less the bound at their junctions, because keys have it in them.
class StopAfterGoal : public boost::dijkstra_visitor<> {
 public:
  StopAfterGoal(const std::vector<Weight>& key, const std::vector<EndLeg>& ends, Weight& best)
      : key_(&key), ends_(&ends), best_(&best) {}

  template <class G>
  void examine_vertex(Vertex v, const G&) {
    const Weight key = (*key_)[v];
    // A junction behind closed roads only is queued too, with no finite key.
    if (key == unreachable || key > *best_) throw GoalReached{};
    for (const EndLeg& end : *ends_) {
      if (end.junction.value == v) *best_ = std::min(*best_, key + end.weight);
    }
  }

 private:
  const std::vector<Weight>* key_;
  const std::vector<EndLeg>* ends_;
  Weight* best_;
};

}  // namespace

struct Router::Engine {
  explicit Engine(const Network& roads);

  std::vector<EndLeg> legs_from(const RouteQuery& query, const RoadState& state) const;
  std::vector<EndLeg> legs_to(const RouteQuery& query, const RoadState& state) const;
  std::optional<EndLeg> straight(const RouteQuery& query, const RoadState& state) const;
  std::optional<EndLeg> end_leg(const RouteQuery& query, RoadPosition from, double to_m, Direction direction,
                                const RoadState& state, ClosedStart closed_start) const;
  Weight bound(std::uint32_t junction);
  Weight arc_weight(ArcId id, const RoadState& state) const;
  Weight search(const RouteQuery& query, const RoadState& state);
  Route trace(const RouteQuery& query, const RoadState& state, Weight best) const;
  const EndLeg* start_leg_at(JunctionId junction, Weight weight) const;
  Leg whole_leg(ArcId id, const RoadState& state) const;

  const Network* network;
  Graph graph;
  std::vector<ArcId> arc_of_edge;
  std::array<std::vector<Duration>, profile_count * urgency_count> times;  // by travel, by arc

  // Of the query under way.
  const std::vector<Duration>* arc_times = nullptr;
  GridPoint goal;
  double ms_per_m = 0.0;
  std::vector<EndLeg> starts;
  std::vector<EndLeg> ends;
  std::optional<EndLeg> whole;
  std::vector<Weight> key;     // least weight from the start, plus the bound to the goal
  std::vector<Weight> bounds;  // -1: not yet computed
  std::vector<boost::default_color_type> colours;
};

Router::Engine::Engine(const Network& roads) : network(&roads) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  edges.reserve(roads.arcs().size());
  for (std::size_t i = 0; i < roads.junctions().size(); ++i) {
    for (const ArcId id : roads.arcs_out(id_of<JunctionTag>(i))) {
      arc_of_edge.push_back(id);
      edges.emplace_back(roads.arc(id).from.value, roads.arc(id).to.value);
    }
  }
  graph = Graph(boost::edges_are_sorted, edges.begin(), edges.end(),
                static_cast<std::uint32_t>(roads.junctions().size()));
  for (std::size_t profile = 0; profile < profile_count; ++profile) {
    for (std::size_t urgency = 0; urgency < urgency_count; ++urgency) {
      const Travel travel{static_cast<Profile>(profile), static_cast<Urgency>(urgency)};
      std::vector<Duration>& by_arc = times[travel_index(travel)];
      by_arc.reserve(roads.arcs().size());
      for (const Arc& arc : roads.arcs()) by_arc.push_back(time_of(roads.link(arc.link), travel));
    }
  }
}

/// Part of one link as an end leg (its junction still to be set); none where it may not be driven.
std::optional<EndLeg> Router::Engine::end_leg(const RouteQuery& query, RoadPosition from, double to_m,
                                              Direction direction, const RoadState& state,
                                              ClosedStart closed_start) const {
  if (from.along_m == to_m) return EndLeg{};
  const std::optional<ArcId> arc = network->arc_of(from.link, direction);
  if (!arc) return std::nullopt;
  if (state.is_closed(from.link, direction) && closed_start == ClosedStart::Stay) return std::nullopt;
  const Duration time = time_along(network->link(from.link), std::abs(to_m - from.along_m), query.travel);
  const bool avoided = state.is_avoided(from.link);
  return EndLeg{{},
                weight_of(time, avoided),
                Leg{*arc, from.link, direction, from.along_m, to_m, Duration{0}, time, avoided}};
}

std::vector<EndLeg> Router::Engine::legs_from(const RouteQuery& query, const RoadState& state) const {
  std::vector<EndLeg> found;
  const Link& link = network->link(query.from.link);
  for (const Direction direction : {Direction::Forward, Direction::Backward}) {
    if (query.heading && *query.heading != direction) continue;
    const bool forward = direction == Direction::Forward;
    auto made =
        end_leg(query, query.from, forward ? link.length_m : 0.0, direction, state, query.closed_start);
    if (!made) continue;
    made->junction = forward ? link.to : link.from;
    found.push_back(*made);
  }
  return found;
}

std::vector<EndLeg> Router::Engine::legs_to(const RouteQuery& query, const RoadState& state) const {
  std::vector<EndLeg> found;
  const Link& link = network->link(query.to.link);
  for (const Direction direction : {Direction::Forward, Direction::Backward}) {
    const bool forward = direction == Direction::Forward;
    const RoadPosition enter{query.to.link, forward ? 0.0 : link.length_m};
    auto made = end_leg(query, enter, query.to.along_m, direction, state, ClosedStart::Stay);
    if (!made) continue;
    made->junction = forward ? link.from : link.to;
    found.push_back(*made);
  }
  return found;
}

/// The drive along the one link that start and goal share, without a junction in between.
std::optional<EndLeg> Router::Engine::straight(const RouteQuery& query, const RoadState& state) const {
  if (query.from.link != query.to.link) return std::nullopt;
  const double ahead_m = query.to.along_m - query.from.along_m;
  const Direction direction = ahead_m >= 0.0 ? Direction::Forward : Direction::Backward;
  if (ahead_m != 0.0 && query.heading && *query.heading != direction) return std::nullopt;
  return end_leg(query, query.from, query.to.along_m, direction, state, ClosedStart::Stay);
}

/// A time in which no vehicle drives from there to the goal: the straight line at top speed. It falls
/// along an arc by no more than the arc's time (no link is shorter than the straight line), so it can
/// be used to steer the search.
Weight Router::Engine::bound(std::uint32_t junction) {
  Weight& known = bounds[junction];
  if (known < 0) {
    const double ms = distance(network->junction({junction}).at, goal).value * ms_per_m;
    known = static_cast<Weight>(std::floor(ms * (1.0 - 1e-9)));
  }
  return known;
}

Weight Router::Engine::arc_weight(ArcId id, const RoadState& state) const {
  const Arc& arc = network->arc(id);
  if (state.is_closed(arc.link, arc.direction)) return unreachable;
  return weight_of((*arc_times)[id.index()], state.is_avoided(arc.link));
}

/// The least weight from start to goal, or `unreachable`. A* as Dijkstra's algorithm on weights that
/// the bound has reduced (Hart, Nilsson and Raphael 1968; Goldberg and Harrelson 2005). Every junction
/// on any best route has its exact key afterwards.
Weight Router::Engine::search(const RouteQuery& query, const RoadState& state) {
  arc_times = &times[travel_index(query.travel)];
  goal = network->point_at(query.to);
  ms_per_m = 3600.0 / top_speed_km_per_h(query.travel);
  bounds.assign(network->junctions().size(), -1);
  key.assign(network->junctions().size(), unreachable);
  colours.assign(network->junctions().size(), boost::white_color);
  starts = legs_from(query, state);
  ends = legs_to(query, state);
  whole = straight(query, state);

  Weight best = whole ? whole->weight : unreachable;
  std::vector<Vertex> sources;
  for (const EndLeg& start : starts) {
    const std::uint32_t at = start.junction.value;
    if (key[at] == unreachable) sources.push_back(at);
    key[at] = std::min(key[at], start.weight + bound(at));
  }
  std::vector<EndLeg> reduced_ends = ends;
  for (EndLeg& end : reduced_ends) end.weight -= bound(end.junction.value);

  const auto reduced = [this, &state](const Edge& e) {
    const ArcId id = arc_of_edge[boost::get(boost::edge_index, graph, e)];
    const Weight weight = arc_weight(id, state);
    if (weight == unreachable) return unreachable;
    const Arc& arc = network->arc(id);
    return weight + bound(arc.to.value) - bound(arc.from.value);
  };
  const auto vertices = boost::get(boost::vertex_index, graph);
  try {
    boost::dijkstra_shortest_paths_no_init(graph, sources.begin(), sources.end(), boost::dummy_property_map(),
                                           boost::make_iterator_property_map(key.begin(), vertices),
                                           boost::make_function_property_map<Edge, Weight>(reduced), vertices,
                                           std::less<Weight>(), boost::closed_plus<Weight>(unreachable),
                                           Weight{0}, StopAfterGoal(key, reduced_ends, best),
                                           boost::make_iterator_property_map(colours.begin(), vertices));
  } catch (const GoalReached&) {
    // Boost.Graph's own way to end a search early.
  }
  return best;
}

const EndLeg* Router::Engine::start_leg_at(JunctionId junction, Weight weight) const {
  const EndLeg* first = nullptr;
  for (const EndLeg& start : starts) {
    if (start.junction != junction || start.weight != weight) continue;
    if (first == nullptr || comes_before(start, *first)) first = &start;
  }
  return first;
}

Leg Router::Engine::whole_leg(ArcId id, const RoadState& state) const {
  const Arc& arc = network->arc(id);
  const double length_m = network->link(arc.link).length_m;
  const bool forward = arc.direction == Direction::Forward;
  return {id,
          arc.link,
          arc.direction,
          forward ? 0.0 : length_m,
          forward ? length_m : 0.0,
          Duration{0},
          (*arc_times)[id.index()],
          state.is_avoided(arc.link)};
}

/// Reads the best route off the keys, from the goal backwards. Legs carry their own length of time in
/// `leave` until the last step, which puts them one after another.
Route Router::Engine::trace(const RouteQuery& query, const RoadState& state, Weight best) const {
  std::vector<Leg> legs;
  const auto reached = [this](JunctionId id) {
    return key[id.index()] == unreachable ? unreachable : key[id.index()] - bounds[id.index()];
  };
  if (whole && whole->weight == best) {
    if (whole->leg) legs.push_back(*whole->leg);
  } else {
    const EndLeg* last = nullptr;
    for (const EndLeg& end : ends) {
      const Weight before = reached(end.junction);
      if (before == unreachable || before + end.weight != best) continue;
      if (last == nullptr || comes_before(end, *last)) last = &end;
    }
    assert(last != nullptr);
    if (last->leg) legs.push_back(*last->leg);
    JunctionId at = last->junction;
    const EndLeg* start = start_leg_at(at, reached(at));
    while (start == nullptr) {
      const std::span<const ArcId> in = network->arcs_in(at);
      const auto step = std::find_if(in.begin(), in.end(), [&](ArcId id) {
        const Weight before = reached(network->arc(id).from);
        const Weight weight = arc_weight(id, state);
        return before != unreachable && weight != unreachable && before + weight == reached(at);
      });
      assert(step != in.end());
      legs.push_back(whole_leg(*step, state));
      at = network->arc(*step).from;
      start = start_leg_at(at, reached(at));
    }
    if (start->leg) legs.push_back(*start->leg);
    std::reverse(legs.begin(), legs.end());
  }

  Route route{query.from, query.to, std::move(legs), Duration{0}, Metres{0.0}, false};
  for (Leg& leg : route.legs) {
    const Duration time = leg.leave;
    leg.enter = route.total;
    leg.leave = route.total += time;
    route.length = route.length + Metres{std::abs(leg.to_m - leg.from_m)};
    route.through_avoided = route.through_avoided || leg.avoided;
  }
  return route;
}

Router::Router(const Network& network) : engine_(std::make_unique<Engine>(network)) {}
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;
Router::~Router() = default;

const Network& Router::network() const { return *engine_->network; }

std::optional<Route> Router::route(const RouteQuery& query, const RoadState& state) {
  const Weight best = engine_->search(query, state);
  if (best == unreachable) return std::nullopt;
  return engine_->trace(query, state, best);
}

std::optional<Duration> Router::time(const RouteQuery& query, const RoadState& state) {
  const Weight best = engine_->search(query, state);
  if (best == unreachable) return std::nullopt;
  return time_in(best);
}

}  // namespace tocsin::roads
