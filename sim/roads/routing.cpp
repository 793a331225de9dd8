#include "sim/roads/routing.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <utility>

#include "sim/roads/hierarchy_search.hpp"
#include "sim/roads/plain_search.hpp"
#include "sim/roads/road_index_data.hpp"
#include "sim/roads/route_ends.hpp"
#include "sim/roads/travel_costs.hpp"

namespace tocsin::roads {

namespace {

/// Sets of costs kept: one for each kind of vehicle, urgency and hour that was asked for of late.
constexpr std::size_t most_costs = 48;

/// Whether links of last resort may be driven.
enum class Search : std::uint8_t { Usual, LastResort };

/// A leg before it has its place in the route's time.
struct Driven {
  Leg leg;
  Duration time{0};
};

/// What is left of the limit on entering an arc, spread over the part of it that lies ahead.
ReachedArc part_reached(ArcId arc, double from_m, double to_m, Duration enter, Duration driving,
                        Duration limit) {
  const Duration left = limit - enter;
  const double share =
      driving <= left ? 1.0 : static_cast<double>(left.count()) / static_cast<double>(driving.count());
  return {arc, from_m, from_m + (to_m - from_m) * share, enter};
}

}  // namespace

struct Router::Engine {
  Engine(const Network& roads, const RoadIndex& road_index, const TravelModel& travel_model)
      : network(&roads), index(road_index), model(&travel_model) {}

  const RoutingGraph& graph() const { return index.data().graph; }
  TravelCosts& costs_for(const RouteQuery& query, const RoadState& state);
  void find_ends(const RouteQuery& query, const RoadState& state);
  Cost cost_of_end(const EndLeg& end) const;
  Cost best_direct() const;
  template <class W>
  std::span<const SearchEnd<W>> search_ends(std::span<const EndLeg> ends,
                                            std::vector<SearchEnd<W>>& all) const;
  Cost search(const RouteQuery& query, const RoadState& state);
  template <class W>
  Cost search_fast(HierarchySearch<Side::FromSeeds, W>& search, const Metric<W>& metric,
                   std::vector<SearchEnd<W>>& seeds);
  Cost search_plain(const RouteQuery& query);
  Cost usual_search(const RouteQuery& query);
  Cost last_resort_search(const RouteQuery& query);
  bool penalises(const RoadState& state) const;
  bool counts_real_time(const RoadState& state) const;
  void spread(const RouteQuery& query, const RoadState& state);
  std::vector<ReachedArc> reached_starts(Duration limit) const;
  std::vector<ReachedArc> reached_edges(Duration limit);

  Route trace(const RouteQuery& query, Cost best);
  template <class Reached, class EdgeCost>
  void trace_nodes(Cost best, Reached reached, std::span<const EdgeCost> edge_costs);
  void add_end(const EndLeg& end);
  void add_edge(std::uint32_t edge);

  const Network* network;
  RoadIndex index;
  const TravelModel* model;

  struct CostSet {
    TravelCosts costs;
    std::uint64_t last_used = 0;
  };
  std::vector<CostSet> cost_sets;
  std::uint64_t questions = 0;
  std::vector<std::uint64_t> waiting;

  // Of the question under way.
  TravelCosts* costs = nullptr;
  RouteEnds ends;
  Search mode = Search::Usual;
  Method method = Method::Fast;
  std::vector<SearchEnd<Weight>> seeds;
  std::vector<SearchEnd<Cost>> starts;
  std::vector<SearchEnd<Cost>> goals;
  const TravelCosts::LastResort* last_resort = nullptr;  // where it is asked for
  std::vector<Cost> plain_last_resort;                   // the same for a plain search
  std::vector<Driven> driven;                            // backwards
  Duration lead{0};                                      // stood before the first of them
  HierarchySearch<Side::FromSeeds, Weight> outward;
  HierarchySearch<Side::FromSeeds, Cost> outward_last_resort;
  HierarchySearch<Side::ToSeeds, Weight> inward;
  std::optional<PlainSearch> plain;  // made when first asked
};

TravelCosts& Router::Engine::costs_for(const RouteQuery& query, const RoadState& state) {
  const CostKey key{query.travel, query.hour};
  ++questions;
  auto found = std::find_if(cost_sets.begin(), cost_sets.end(),
                            [&key](const CostSet& set) { return set.costs.key() == key; });
  if (found == cost_sets.end()) {
    if (cost_sets.size() == most_costs) {
      cost_sets.erase(std::min_element(cost_sets.begin(), cost_sets.end(), [](const auto& a, const auto& b) {
        return a.last_used < b.last_used;
      }));
    }
    cost_sets.push_back({TravelCosts(*network, index, *model, key), 0});
    found = cost_sets.end() - 1;
  }
  found->last_used = questions;
  if (!(found->costs.state() == state)) found->costs.set_state(state, waiting);
  return found->costs;
}

void Router::Engine::find_ends(const RouteQuery& query, const RoadState& state) {
  costs = &costs_for(query, state);
  ends.find(*network, index, *costs, query);
  method = query.method;
  mode = Search::Usual;
}

/// What an end adds to a route; `unreachable` where the present search must not drive it.
Cost Router::Engine::cost_of_end(const EndLeg& end) const {
  const Cost cost = costs->weighed(end.time, end.is_avoided());
  if (mode == Search::LastResort) return TravelCosts::cost_of(Duration{cost}, end.is_last_resort);
  return end.is_last_resort ? unreachable : cost;
}

Cost Router::Engine::best_direct() const {
  Cost best = unreachable;
  for (const EndLeg& direct : ends.direct()) best = std::min(best, cost_of_end(direct));
  return best;
}

template <class W>
std::span<const SearchEnd<W>> Router::Engine::search_ends(std::span<const EndLeg> legs,
                                                          std::vector<SearchEnd<W>>& all) const {
  all.clear();
  for (const EndLeg& end : legs) {
    const Cost cost = cost_of_end(end);
    if (cost < no_way<W>) all.push_back({end.node, static_cast<W>(cost)});
  }
  return all;
}

template <class W>
Cost Router::Engine::search_fast(HierarchySearch<Side::FromSeeds, W>& search, const Metric<W>& metric,
                                 std::vector<SearchEnd<W>>& seeds_of_search) {
  search.begin(index.data().hierarchy, metric, search_ends(ends.starts(), seeds_of_search));
  Cost best = best_direct();
  for (const EndLeg& goal : ends.goals()) {
    const Cost last = cost_of_end(goal);
    if (last == unreachable) continue;
    const W before = search.at(goal.node);
    if (before < no_way<W>) best = std::min(best, before + last);
  }
  return best;
}

Cost Router::Engine::search_plain(const RouteQuery& query) {
  if (!plain) plain.emplace(*network, graph());
  PlainSearch::Question question{search_ends(ends.starts(), starts), search_ends(ends.goals(), goals),
                                 best_direct(), std::nullopt};
  if (mode == Search::LastResort) {
    plain_last_resort = costs->last_resort_costs();
    return plain->run(question, std::span<const Cost>(plain_last_resort));
  }
  if (method == Method::Guided) {
    question.guide = Guide{network->point_at(query.to), 3600.0 / top_speed_km_per_h(*model, query.travel)};
  }
  return plain->run(question, costs->edge_weights());
}

Cost Router::Engine::usual_search(const RouteQuery& query) {
  return method == Method::Fast ? search_fast(outward, costs->metric(), seeds) : search_plain(query);
}

Cost Router::Engine::last_resort_search(const RouteQuery& query) {
  mode = Search::LastResort;
  method = query.method;
  if (method != Method::Fast) return search_plain(query);
  last_resort = &costs->last_resort(waiting);
  return search_fast(outward_last_resort, last_resort->metric, starts);
}

/// The least cost of the query, with links of last resort only where it must be.
Cost Router::Engine::search(const RouteQuery& query, const RoadState& state) {
  find_ends(query, state);
  Cost usual = usual_search(query);
  if (usual == unreachable && method == Method::Fast && penalises(state)) {
    // Penalties may add up to more than the hierarchy can hold.
    method = Method::Plain;
    usual = usual_search(query);
  }
  if (usual != unreachable || !costs->has_last_resort()) return usual;
  return last_resort_search(query);
}

void Router::Engine::add_end(const EndLeg& end) {
  if (end.leg) {
    driven.push_back({*end.leg, end.time});
  } else {
    lead += end.time;
  }
}

void Router::Engine::add_edge(std::uint32_t edge) {
  const ArcId id = graph().edges()[edge].arc;
  const Arc& arc = network->arc(id);
  const double length_m = network->link(arc.link).length_m;
  const bool forward = arc.direction == Direction::Forward;
  driven.push_back({{.arc = id,
                     .link = arc.link,
                     .direction = arc.direction,
                     .from_m = forward ? 0.0 : length_m,
                     .to_m = forward ? length_m : 0.0,
                     .turn = costs->delay(graph().edges()[edge].turn),
                     .wait = costs->delay(graph().control(id)),
                     .avoided = costs->state().is_avoided(arc.link)},
                    costs->edge_time(edge)});
}

/// Reads the best route off the nodes' costs, from the goal backwards, into `driven`.
template <class Reached, class EdgeCost>
void Router::Engine::trace_nodes(Cost best, Reached reached, std::span<const EdgeCost> edge_costs) {
  const EndLeg* last = nullptr;
  for (const EndLeg& goal : ends.goals()) {
    const Cost own = cost_of_end(goal);
    if (own == unreachable || (last != nullptr && !comes_before(goal, *last))) continue;
    const Cost before = reached(goal.node);
    if (before != unreachable && before + own == best) last = &goal;
  }
  assert(last != nullptr);
  add_end(*last);
  std::uint32_t at = last->node;
  std::uint32_t after = graph().node_count();
  Cost spent = best - cost_of_end(*last);
  while (true) {
    const EndLeg* start = nullptr;
    for (const EndLeg& from : ends.starts()) {
      if (from.node != at || cost_of_end(from) != spent) continue;
      if (start == nullptr || comes_before(from, *start)) start = &from;
    }
    if (start != nullptr) {
      add_end(*start);
      return;
    }
    std::optional<std::uint32_t> step;
    for (const std::uint32_t edge : graph().edges_into(at)) {
      const Cost own = cost_of(edge_costs[edge]);
      // No best way comes from the node that it next leads to.
      if (graph().edges()[edge].from == after || own > spent) continue;
      // Some edge is on the way: what is left in the end is it, and need not be asked for.
      if (step && reached(graph().edges()[*step].from) == spent - cost_of(edge_costs[*step])) break;
      step = edge;
    }
    assert(step && reached(graph().edges()[*step].from) == spent - cost_of(edge_costs[*step]));
    spent -= cost_of(edge_costs[*step]);
    after = std::exchange(at, graph().edges()[*step].from);
    add_edge(*step);
  }
}

Route Router::Engine::trace(const RouteQuery& query, Cost best) {
  driven.clear();
  lead = Duration{0};
  const EndLeg* direct = nullptr;
  for (const EndLeg& end : ends.direct()) {
    if (cost_of_end(end) != best) continue;
    if (direct == nullptr || comes_before(end, *direct)) direct = &end;
  }
  const bool is_last_resort = mode == Search::LastResort;
  if (direct != nullptr) {
    add_end(*direct);
  } else if (method != Method::Fast) {
    const auto reached = [this](std::uint32_t node) { return plain->at(node); };
    if (is_last_resort) {
      trace_nodes(best, reached, std::span<const Cost>(plain_last_resort));
    } else {
      trace_nodes(best, reached, costs->edge_weights());
    }
  } else if (is_last_resort) {
    const auto reached = [this](std::uint32_t node) { return outward_last_resort.at(node); };
    trace_nodes(best, reached, std::span<const Cost>(last_resort->edge_costs));
  } else {
    const auto reached = [this](std::uint32_t node) { return cost_of(outward.at(node)); };
    trace_nodes(best, reached, costs->edge_weights());
  }
  std::reverse(driven.begin(), driven.end());
  if (!driven.empty()) {
    driven.front().leg.turn += lead;
    driven.front().time += lead;
    lead = Duration{0};
  }

  Route route{query.from, query.to, {}, lead, Metres{0.0}, false};
  route.legs.reserve(driven.size());
  for (const auto& [leg, time] : driven) {
    route.legs.push_back(leg);
    route.legs.back().enter = route.total;
    route.legs.back().leave = route.total += time;
    route.length = route.length + Metres{std::abs(leg.to_m - leg.from_m)};
    route.through_avoided = route.through_avoided || leg.avoided;
  }
  return route;
}

/// True where links may weigh more than they take.
bool Router::Engine::penalises(const RoadState& state) const {
  return costs->vehicle().in_hazard == HazardRule::Penalise && !state.changed().empty();
}

/// True where a search adds up nothing but time.
bool Router::Engine::counts_real_time(const RoadState& state) const {
  return mode == Search::Usual && !penalises(state);
}

Router::Router(const Network& network, const RoadIndex& index, const TravelModel& model)
    : engine_(std::make_unique<Engine>(network, index, model)) {}
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;
Router::~Router() = default;

const Network& Router::network() const { return *engine_->network; }

std::optional<Route> Router::route(const RouteQuery& query, const RoadState& state) {
  const Cost best = engine_->search(query, state);
  if (best == unreachable) return std::nullopt;
  return engine_->trace(query, best);
}

std::optional<Duration> Router::time(const RouteQuery& query, const RoadState& state) {
  const Cost best = engine_->search(query, state);
  if (best == unreachable) return std::nullopt;
  return engine_->counts_real_time(state) ? Duration{best} : engine_->trace(query, best).total;
}

std::vector<std::optional<Duration>> Router::times_to_goal(std::span<const RouteQuery> queries,
                                                           const RoadState& state) {
  std::vector<std::optional<Duration>> times;
  times.reserve(queries.size());
  Engine& engine = *engine_;
  bool has_begun = false;
  for (const RouteQuery& query : queries) {
    assert(query.to == queries.front().to && query.travel == queries.front().travel);
    assert(query.hour == queries.front().hour && query.method == queries.front().method);
    engine.find_ends(query, state);
    Cost best = unreachable;
    if (query.method == Method::Fast && engine.counts_real_time(state)) {
      if (!has_begun) {
        engine.inward.begin(engine.index.data().hierarchy, engine.costs->metric(),
                            engine.search_ends(engine.ends.goals(), engine.seeds));
        has_begun = true;
      }
      best = engine.best_direct();
      for (const EndLeg& start : engine.ends.starts()) {
        const Cost first = engine.cost_of_end(start);
        if (first == unreachable) continue;
        const Weight rest = engine.inward.at(start.node);
        if (rest < infinite_weight) best = std::min(best, first + rest);
      }
    }
    times.push_back(best != unreachable ? Duration{best} : time(query, state));
  }
  return times;
}

/// From where the vehicle stands to everywhere.
void Router::Engine::spread(const RouteQuery& query, const RoadState& state) {
  RouteQuery from = query;
  from.to = from.from;
  find_ends(from, state);
  outward.begin(index.data().hierarchy, costs->metric(), search_ends(ends.starts(), seeds));
}

/// What the vehicle reaches of the arcs on which it sets off.
std::vector<ReachedArc> Router::Engine::reached_starts(Duration limit) const {
  std::vector<ReachedArc> arcs;
  for (const EndLeg& start : ends.starts()) {
    const Cost cost = cost_of_end(start);
    if (!start.leg || cost == unreachable || start.leg->turn > limit) continue;
    const Leg& leg = *start.leg;
    arcs.push_back(
        part_reached(leg.arc, leg.from_m, leg.to_m, leg.turn, Duration{cost} - leg.turn - leg.wait, limit));
  }
  return arcs;
}

/// What it reaches of all other arcs, by each way on to them.
std::vector<ReachedArc> Router::Engine::reached_edges(Duration limit) {
  std::vector<ReachedArc> arcs;
  const std::span<const Weight> reached = outward.all();
  for (std::uint32_t edge = 0; edge < graph().edges().size(); ++edge) {
    const RoutingGraph::Edge& onto = graph().edges()[edge];
    const Weight before = reached[index.data().hierarchy.rank_of(onto.from)];
    const Weight own = costs->edge_weights()[edge];
    const Duration turn = costs->delay(onto.turn);
    const Duration enter = Duration{before} + turn;
    if (before >= infinite_weight || own >= infinite_weight || enter > limit) continue;
    const Arc& arc = network->arc(onto.arc);
    const double length_m = network->link(arc.link).length_m;
    const bool forward = arc.direction == Direction::Forward;
    arcs.push_back(part_reached(onto.arc, forward ? 0.0 : length_m, forward ? length_m : 0.0, enter,
                                Duration{own} - turn - costs->delay(graph().control(onto.arc)), limit));
  }
  return arcs;
}

std::vector<ReachedArc> Router::reach(const RouteQuery& query, Duration limit, const RoadState& state) {
  engine_->spread(query, state);
  std::vector<ReachedArc> arcs = engine_->reached_starts(limit);
  const std::vector<ReachedArc> others = engine_->reached_edges(limit);
  arcs.insert(arcs.end(), others.begin(), others.end());
  // Of several ways on to one arc, the earliest; but what is reached from the middle of one, where the
  // vehicle stood, stands beside what is reached of it on coming back to its beginning.
  std::sort(arcs.begin(), arcs.end(), [](const ReachedArc& a, const ReachedArc& b) {
    if (a.arc != b.arc) return a.arc < b.arc;
    return a.from_m != b.from_m ? a.from_m < b.from_m : a.enter < b.enter;
  });
  arcs.erase(std::unique(arcs.begin(), arcs.end(),
                         [](const auto& a, const auto& b) { return a.arc == b.arc && a.from_m == b.from_m; }),
             arcs.end());
  return arcs;
}

}  // namespace tocsin::roads
