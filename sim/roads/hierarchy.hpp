// A customisable contraction hierarchy (Dibbelt, Strasser and Wagner, Customizable Contraction Hierarchies,
// JEA 2016): the routing graph with the shortcuts that any travel times may need, found once from an order
// of its nodes; times are filled in afterwards, all of them or those that a change touches, and answers
// stay exact. Nodes are called by their rank in that order. Knows nothing of roads.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace tocsin::roads {

/// No way. Half of what the type holds, so two add up without overflow; what is above is no way either.
template <class W>
inline constexpr W no_way = std::numeric_limits<W>::max() / 2;

/// Milliseconds.
using Weight = std::uint32_t;
inline constexpr Weight infinite_weight = no_way<Weight>;

/// Milliseconds, or milliseconds below something that outweighs them.
using Cost = std::int64_t;
inline constexpr Cost unreachable = no_way<Cost>;

/// The least time along a shortcut in both directions, from the lower end and to it.
template <class W>
struct ShortcutTimes {
  W up = no_way<W>;
  W down = no_way<W>;

  friend bool operator==(const ShortcutTimes&, const ShortcutTimes&) = default;
};

/// Shortcuts' times for one set of edge weights. W is Weight or Cost.
template <class W>
using Metric = std::vector<ShortcutTimes<W>>;

/// A node where a search begins or ends, and what is spent before or after it.
template <class W>
struct SearchEnd {
  std::uint32_t node = 0;
  W cost = 0;
};

class Hierarchy {
 public:
  struct EdgeEnds {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
  };

  Hierarchy() = default;
  /// `order` names each node once, the least important first. REQUIRES: every edge's ends are in it.
  Hierarchy(std::span<const EdgeEnds> edges, std::span<const std::uint32_t> order);

  std::uint32_t node_count() const { return static_cast<std::uint32_t>(parent_.size()); }
  std::size_t shortcut_count() const { return head_.size(); }
  std::size_t triangle_count() const { return thirds_.size(); }
  std::uint32_t rank_of(std::uint32_t node) const { return rank_[node]; }

  /// The next node on the way to the root of the elimination tree; `no_parent` at a root. All upper ends
  /// of a node's shortcuts lie on that way.
  std::uint32_t parent(std::uint32_t rank) const { return parent_[rank]; }
  static constexpr std::uint32_t no_parent = 0xffffffff;

  /// Shortcuts whose lower end is a node: first_[rank] to first_[rank + 1], by ascending upper end.
  std::uint32_t first_shortcut(std::uint32_t rank) const { return first_[rank]; }
  std::uint32_t end_shortcut(std::uint32_t rank) const { return first_[rank + 1]; }
  std::uint32_t upper_end(std::uint32_t shortcut) const { return head_[shortcut]; }

  /// All times, from the weight of each edge.
  template <class W>
  void customise(std::span<const W> edge_weights, Metric<W>& metric) const;
  /// The same after some edges' weights have changed, looking only at what that touches. `waiting` is
  /// working memory, empty or as left by the last call.
  /// REQUIRES: `metric` was customised for the weights before.
  template <class W>
  void recustomise(std::span<const W> edge_weights, std::span<const std::uint32_t> changed_edges,
                   Metric<W>& metric, std::vector<std::uint64_t>& waiting) const;

 private:
  void set_ranks(std::span<const std::uint32_t> order);
  void contract(std::span<const EdgeEnds> edges);
  void place_edges(std::span<const EdgeEnds> edges);
  void find_triangles();
  std::uint32_t shortcut_between(std::uint32_t lower, std::uint32_t upper) const;
  template <class W>
  ShortcutTimes<W> direct_times(std::uint32_t shortcut, std::span<const W> edge_weights) const;
  template <class W>
  ShortcutTimes<W> best_times(std::uint32_t shortcut, std::span<const W> edge_weights,
                              const Metric<W>& metric) const;
  template <class W>
  void mark_dependents(std::uint32_t shortcut, ShortcutTimes<W> before, const Metric<W>& metric,
                       std::vector<std::uint64_t>& waiting) const;

  std::vector<std::uint32_t> rank_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> tail_;   // by shortcut
  std::vector<std::uint32_t> head_;   // by shortcut
  std::vector<std::uint32_t> lower_;  // shortcuts by their upper end, ascending
  std::vector<std::uint32_t> first_lower_;
  // Two shortcuts from one node and the one that joins their upper ends are a triangle: the third side, by
  // the node, by the nearer of the two, by the further.
  // So a node of n shortcuts has n(n-1)/2 of them: n-1 with its first, then n-2 with its second ...
  std::vector<std::uint32_t> thirds_;
  std::vector<std::uint32_t> first_third_;  // by node
  // An edge's shortcut, doubled, plus one where the edge leads down.
  std::vector<std::uint32_t> place_of_edge_;
  std::vector<std::uint32_t> edges_;  // by place
  std::vector<std::uint32_t> first_edge_;
};

}  // namespace tocsin::roads
