// Questions to a customised hierarchy. From seeds, times are carried up the elimination tree once; the
// exact time at any node is then found on the way up from it, and kept (the lazy one-to-many search of
// Strasser and Zeitz, Using Incremental Many-to-One Queries to Build a Fast and Tight Heuristic, 2021;
// elimination trees: Bauer, Columbus, Rutter and Wagner, Search-space size in contraction hierarchies, 2016).
// Knows nothing of roads.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/roads/hierarchy.hpp"

namespace tocsin::roads {

/// Which way times are asked for.
enum class Side : std::uint8_t { FromSeeds, ToSeeds };

/// Working memory for one direction. Cheap to ask again and again; not for two threads.
template <Side side, class W>
class HierarchySearch {
 public:
  /// Forgets all before, and carries the seeds' weights up. REQUIRES: `hierarchy` and `metric` stay as they
  /// are while at() and all() are used.
  void begin(const Hierarchy& hierarchy, const Metric<W>& metric, std::span<const SearchEnd<W>> seeds);

  /// The least time between the seeds and a node, or no_way<W>.
  W at(std::uint32_t node) { return exact(hierarchy_->rank_of(node)); }
  /// The same for every node, by rank.
  std::span<const W> all();

 private:
  /// Along a shortcut away from the seeds, upwards and downwards.
  static W upwards(ShortcutTimes<W> t) { return side == Side::FromSeeds ? t.up : t.down; }
  static W downwards(ShortcutTimes<W> t) { return side == Side::FromSeeds ? t.down : t.up; }

  W exact(std::uint32_t rank);
  W from_above(std::uint32_t rank) const;

  const Hierarchy* hierarchy_ = nullptr;
  const Metric<W>* metric_ = nullptr;
  std::vector<W> label_;                // by rank: carried up so far; infinite where not touched
  std::vector<W> exact_;                // by rank: right where known_ holds the present round
  std::vector<std::uint32_t> known_;    // by rank
  std::vector<std::uint32_t> touched_;  // ranks on the way up from the seeds, ascending
  std::vector<std::uint32_t> climb_;
  std::uint32_t round_ = 0;
};

template <Side side, class W>
void HierarchySearch<side, W>::begin(const Hierarchy& hierarchy, const Metric<W>& metric,
                                     std::span<const SearchEnd<W>> seeds) {
  for (const std::uint32_t rank : touched_) label_[rank] = no_way<W>;
  touched_.clear();
  hierarchy_ = &hierarchy;
  metric_ = &metric;
  label_.resize(hierarchy.node_count(), no_way<W>);
  exact_.resize(hierarchy.node_count());
  known_.resize(hierarchy.node_count(), 0);
  if (++round_ == 0) {
    std::fill(known_.begin(), known_.end(), 0U);
    round_ = 1;
  }

  // The ways up from several seeds soon are one: the lowest is always taken on.
  std::vector<std::uint32_t>& heads = climb_;
  heads.clear();
  for (const SearchEnd<W>& seed : seeds) {
    const std::uint32_t rank = hierarchy.rank_of(seed.node);
    label_[rank] = std::min(label_[rank], seed.cost);
    heads.push_back(rank);
  }
  while (!heads.empty()) {
    const std::uint32_t rank = *std::min_element(heads.begin(), heads.end());
    const std::uint32_t parent = hierarchy.parent(rank);
    bool is_first = true;
    for (std::size_t i = 0; i < heads.size();) {
      if (heads[i] == rank && (parent == Hierarchy::no_parent || !is_first)) {
        heads[i] = heads.back();
        heads.pop_back();
        continue;
      }
      if (heads[i] == rank) heads[i] = parent, is_first = false;
      ++i;
    }
    touched_.push_back(rank);
    const W here = label_[rank];
    if (here >= no_way<W>) continue;
    const std::uint32_t end = hierarchy.end_shortcut(rank);
    for (std::uint32_t shortcut = hierarchy.first_shortcut(rank); shortcut < end; ++shortcut) {
      W& above = label_[hierarchy.upper_end(shortcut)];
      above = std::min(above, here + upwards(metric[shortcut]));
    }
  }
}

template <Side side, class W>
W HierarchySearch<side, W>::from_above(std::uint32_t rank) const {
  W best = std::min(label_[rank], no_way<W>);
  const std::uint32_t end = hierarchy_->end_shortcut(rank);
  for (std::uint32_t shortcut = hierarchy_->first_shortcut(rank); shortcut < end; ++shortcut) {
    best = std::min(best, exact_[hierarchy_->upper_end(shortcut)] + downwards((*metric_)[shortcut]));
  }
  return best;
}

template <Side side, class W>
W HierarchySearch<side, W>::exact(std::uint32_t rank) {
  climb_.clear();
  for (std::uint32_t at = rank; at != Hierarchy::no_parent && known_[at] != round_;
       at = hierarchy_->parent(at)) {
    climb_.push_back(at);
  }
  for (auto at = climb_.rbegin(); at != climb_.rend(); ++at) {
    exact_[*at] = from_above(*at);
    known_[*at] = round_;
  }
  return exact_[rank];
}

template <Side side, class W>
std::span<const W> HierarchySearch<side, W>::all() {
  for (std::uint32_t rank = hierarchy_->node_count(); rank-- > 0;) {
    if (known_[rank] == round_) continue;
    exact_[rank] = from_above(rank);
    known_[rank] = round_;
  }
  return exact_;
}

}  // namespace tocsin::roads
