#include "sim/roads/hierarchy.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>

namespace tocsin::roads {

namespace {

constexpr std::uint32_t word_bits = 64;

/// What two shortcuts from one node to the ends of a third offer it: at least no_way where either is no way,
/// which improves nothing.
template <class W>
ShortcutTimes<W> through(ShortcutTimes<W> to_lower, ShortcutTimes<W> to_upper) {
  return {to_lower.down + to_upper.up, to_upper.down + to_lower.up};
}

void mark(std::vector<std::uint64_t>& waiting, std::uint32_t shortcut) {
  waiting[shortcut / word_bits] |= std::uint64_t{1} << (shortcut % word_bits);
}

}  // namespace

Hierarchy::Hierarchy(std::span<const EdgeEnds> edges, std::span<const std::uint32_t> order) {
  set_ranks(order);
  contract(edges);
  place_edges(edges);
  find_triangles();
}

void Hierarchy::set_ranks(std::span<const std::uint32_t> order) {
  rank_.resize(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) rank_[order[i]] = static_cast<std::uint32_t>(i);
}

// Taking the nodes away from the lowest, the upper neighbours of each are joined to each other. It is
// enough to hand them to the lowest of them, which hands them on in its turn.
void Hierarchy::contract(std::span<const EdgeEnds> edges) {
  std::vector<std::vector<std::uint32_t>> upper(rank_.size());
  for (const EdgeEnds& edge : edges) {
    const auto [low, high] = std::minmax(rank_[edge.from], rank_[edge.to]);
    if (low != high) upper[low].push_back(high);
  }
  parent_.assign(rank_.size(), no_parent);
  first_.reserve(rank_.size() + 1);
  for (std::uint32_t node = 0; node < rank_.size(); ++node) {
    std::vector<std::uint32_t>& heads = upper[node];
    std::sort(heads.begin(), heads.end());
    heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
    first_.push_back(static_cast<std::uint32_t>(head_.size()));
    head_.insert(head_.end(), heads.begin(), heads.end());
    tail_.insert(tail_.end(), heads.size(), node);
    if (heads.empty()) continue;
    parent_[node] = heads.front();
    std::vector<std::uint32_t>& next = upper[heads.front()];
    next.insert(next.end(), heads.begin() + 1, heads.end());
    std::vector<std::uint32_t>().swap(heads);
  }
  first_.push_back(static_cast<std::uint32_t>(head_.size()));
}

std::uint32_t Hierarchy::shortcut_between(std::uint32_t lower, std::uint32_t upper) const {
  const auto begin = head_.begin() + first_[lower];
  const auto end = head_.begin() + first_[lower + 1];
  const auto found = std::lower_bound(begin, end, upper);
  assert(found != end && *found == upper);
  return static_cast<std::uint32_t>(found - head_.begin());
}

void Hierarchy::place_edges(std::span<const EdgeEnds> edges) {
  constexpr std::uint32_t nowhere = 0xffffffff;  // a loop leads nowhere
  place_of_edge_.reserve(edges.size());
  first_edge_.assign(2 * head_.size() + 1, 0);
  for (const EdgeEnds& edge : edges) {
    const std::uint32_t from = rank_[edge.from];
    const std::uint32_t to = rank_[edge.to];
    const auto [low, high] = std::minmax(from, to);
    const std::uint32_t place =
        from == to ? nowhere : 2 * shortcut_between(low, high) + (from > to ? 1U : 0U);
    place_of_edge_.push_back(place);
    if (place != nowhere) ++first_edge_[place + 1];
  }
  for (std::size_t i = 1; i < first_edge_.size(); ++i) first_edge_[i] += first_edge_[i - 1];
  edges_.resize(first_edge_.back());
  std::vector<std::uint32_t> next(first_edge_.begin(), first_edge_.end() - 1);
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (place_of_edge_[i] != nowhere) edges_[next[place_of_edge_[i]]++] = static_cast<std::uint32_t>(i);
  }
}

void Hierarchy::find_triangles() {
  first_lower_.assign(node_count() + 1, 0);
  for (const std::uint32_t head : head_) ++first_lower_[head + 1];
  for (std::size_t i = 1; i < first_lower_.size(); ++i) first_lower_[i] += first_lower_[i - 1];
  lower_.resize(head_.size());
  std::vector<std::uint32_t> next(first_lower_.begin(), first_lower_.end() - 1);
  for (std::uint32_t shortcut = 0; shortcut < head_.size(); ++shortcut)
    lower_[next[head_[shortcut]]++] = shortcut;

  first_third_.reserve(node_count() + 1);
  std::uint32_t count = 0;
  for (std::uint32_t node = 0; node < node_count(); ++node) {
    first_third_.push_back(count);
    const std::uint32_t degree = first_[node + 1] - first_[node];
    count += degree * (degree - (degree > 0 ? 1 : 0)) / 2;
  }
  first_third_.push_back(count);
  thirds_.reserve(count);
  // The upper ends of a node above its first are all upper ends of the first: two sorted lists are merged.
  for (std::uint32_t node = 0; node < node_count(); ++node) {
    for (std::uint32_t low = first_[node]; low < first_[node + 1]; ++low) {
      std::uint32_t third = first_[head_[low]];
      for (std::uint32_t high = low + 1; high < first_[node + 1]; ++high) {
        while (head_[third] != head_[high]) ++third;
        thirds_.push_back(third);
      }
    }
  }
}

template <class W>
ShortcutTimes<W> Hierarchy::direct_times(std::uint32_t shortcut, std::span<const W> edge_weights) const {
  const auto least = [&](std::uint32_t place) {
    W best = no_way<W>;
    for (std::uint32_t i = first_edge_[place]; i < first_edge_[place + 1]; ++i) {
      best = std::min(best, edge_weights[edges_[i]]);
    }
    return best;
  };
  return {least(2 * shortcut), least(2 * shortcut + 1)};
}

template <class W>
ShortcutTimes<W> Hierarchy::best_times(std::uint32_t shortcut, std::span<const W> edge_weights,
                                       const Metric<W>& metric) const {
  ShortcutTimes<W> best = direct_times(shortcut, edge_weights);
  // Nodes below both ends: two lists in the order of those nodes are merged.
  std::uint32_t low = first_lower_[tail_[shortcut]];
  std::uint32_t high = first_lower_[head_[shortcut]];
  const std::uint32_t low_end = first_lower_[tail_[shortcut] + 1];
  while (low != low_end) {
    const std::uint32_t node = tail_[lower_[low]];
    // The lower end is itself a node below the upper one, and not below `node`, so this stops.
    while (tail_[lower_[high]] < node) ++high;
    if (tail_[lower_[high]] == node) {
      const ShortcutTimes<W> offer = through(metric[lower_[low]], metric[lower_[high]]);
      best.up = std::min(best.up, offer.up);
      best.down = std::min(best.down, offer.down);
    }
    ++low;
  }
  return best;
}

// Nodes are taken from the lowest: when one offers its triangles, its own shortcuts have their last times.
template <class W>
void Hierarchy::customise(std::span<const W> edge_weights, Metric<W>& metric) const {
  metric.resize(shortcut_count());
  for (std::uint32_t shortcut = 0; shortcut < shortcut_count(); ++shortcut) {
    metric[shortcut] = direct_times(shortcut, edge_weights);
  }
  auto third = thirds_.begin();
  for (std::uint32_t node = 0; node < node_count(); ++node) {
    const std::uint32_t end = first_[node + 1];
    for (std::uint32_t low = first_[node]; low < end; ++low) {
      const ShortcutTimes<W> to_lower = metric[low];
      for (std::uint32_t high = low + 1; high < end; ++high) {
        const ShortcutTimes<W> offer = through(to_lower, metric[high]);
        ShortcutTimes<W>& improved = metric[*third++];
        improved.up = std::min(improved.up, offer.up);
        improved.down = std::min(improved.down, offer.down);
      }
    }
  }
}

// Of the shortcuts that `shortcut` forms a triangle with, those change that it now improves, or to which
// it had offered the best until now.
template <class W>
void Hierarchy::mark_dependents(std::uint32_t shortcut, ShortcutTimes<W> before, const Metric<W>& metric,
                                std::vector<std::uint64_t>& waiting) const {
  const std::uint32_t first = first_[tail_[shortcut]];
  const std::uint32_t end = first_[tail_[shortcut] + 1];
  const ShortcutTimes<W> after = metric[shortcut];
  const auto look = [&](std::uint32_t third, ShortcutTimes<W> old_offer, ShortcutTimes<W> new_offer) {
    const ShortcutTimes<W> now = metric[third];
    const bool was_best = (old_offer.up == now.up && new_offer.up != now.up) ||
                          (old_offer.down == now.down && new_offer.down != now.down);
    if (was_best || new_offer.up < now.up || new_offer.down < now.down) mark(waiting, third);
  };
  // As the further of two, with each before it: in the block of the first its place is as far on as the two
  // are apart, and each block is one shorter than the block before.
  std::uint32_t place = first_third_[tail_[shortcut]] + (shortcut - first) - 1;
  for (std::uint32_t other = first; other < shortcut; ++other) {
    look(thirds_[place], through(metric[other], before), through(metric[other], after));
    place += end - other - 2;
  }
  // As the nearer of two, with each behind it: one block.
  ++place;
  for (std::uint32_t other = shortcut + 1; other < end; ++other) {
    look(thirds_[place++], through(before, metric[other]), through(after, metric[other]));
  }
}

template <class W>
void Hierarchy::recustomise(std::span<const W> edge_weights, std::span<const std::uint32_t> changed_edges,
                            Metric<W>& metric, std::vector<std::uint64_t>& waiting) const {
  assert(metric.size() == shortcut_count());
  waiting.resize(shortcut_count() / word_bits + 1, 0);
  for (const std::uint32_t edge : changed_edges) {
    const std::uint32_t place = place_of_edge_[edge];
    if (place / 2 < shortcut_count()) mark(waiting, place / 2);
  }
  for (std::size_t word = 0; word < waiting.size(); ++word) {
    while (waiting[word] != 0) {
      const auto shortcut = static_cast<std::uint32_t>(word * word_bits) +
                            static_cast<std::uint32_t>(std::countr_zero(waiting[word]));
      waiting[word] &= waiting[word] - 1;
      const ShortcutTimes<W> before = metric[shortcut];
      metric[shortcut] = best_times(shortcut, edge_weights, metric);
      if (metric[shortcut] != before) mark_dependents(shortcut, before, metric, waiting);
    }
  }
}

template void Hierarchy::customise(std::span<const Weight>, Metric<Weight>&) const;
template void Hierarchy::customise(std::span<const Cost>, Metric<Cost>&) const;
template void Hierarchy::recustomise(std::span<const Weight>, std::span<const std::uint32_t>, Metric<Weight>&,
                                     std::vector<std::uint64_t>&) const;
template void Hierarchy::recustomise(std::span<const Cost>, std::span<const std::uint32_t>, Metric<Cost>&,
                                     std::vector<std::uint64_t>&) const;

}  // namespace tocsin::roads
