#include "sim/roads/dissection.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

namespace tocsin::roads {

namespace {

/// Parts of this size or less are left as they are.
constexpr std::size_t small_part = 3;
/// The share of a part's junctions on either side between which the least cut is sought.
constexpr double fixed_share = 0.25;
/// East, north, and the diagonals between: where a cut is sought.
constexpr std::array<GridPoint, 4> directions = {{{1.0, 0.0}, {0.0, 1.0}, {1.0, 1.0}, {1.0, -1.0}}};

/// Who meets whom, without doubles and directions.
struct Neighbours {
  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> of;
  std::vector<std::uint32_t> back;  // by place in `of`: the place of the same edge at the other end

  explicit Neighbours(const Network& network);
};

Neighbours::Neighbours(const Network& network) : first(network.junctions().size() + 1, 0) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const Link& link : network.links()) {
    if (link.from == link.to) continue;
    pairs.emplace_back(link.from.value, link.to.value);
    pairs.emplace_back(link.to.value, link.from.value);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  for (const auto& [from, to] : pairs) ++first[from + 1], of.push_back(to);
  for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
  for (const auto& [from, to] : pairs) {
    const auto begin = of.begin() + first[to];
    back.push_back(
        static_cast<std::uint32_t>(std::lower_bound(begin, of.begin() + first[to + 1], from) - of.begin()));
  }
}

/// A least cut between two ends of one part, by Dinic's algorithm with one unit of flow along each edge.
class Cut {
 public:
  Cut(const Neighbours& neighbours, std::size_t junctions)
      : neighbours_(&neighbours),
        part_(junctions, 0),
        level_(junctions, 0),
        next_(junctions, 0),
        flow_(neighbours.of.size(), 0) {}

  /// The junctions on the smaller side that the cut's edges touch; none where it would take `limit` edges or
  /// more. REQUIRES: `line` is one part, connected, sorted along a direction; it has two junctions or more.
  std::optional<std::vector<std::uint32_t>> find(std::span<const std::uint32_t> line, std::size_t limit);

 private:
  // Where a junction stands, for the present search.
  enum : std::uint8_t { Elsewhere, Source, Middle, Sink };

  bool set_levels(std::span<const std::uint32_t> sources);
  bool push_from(std::uint32_t source);
  bool has_room(std::uint32_t place) const { return flow_[place] <= 0; }

  const Neighbours* neighbours_;
  std::vector<std::uint8_t> part_;
  std::vector<std::uint32_t> level_;  // steps from a source, plus one; 0: not reached
  std::vector<std::uint32_t> next_;
  std::vector<std::int8_t> flow_;  // -1, 0 or 1 along each edge from this end
  std::vector<std::uint32_t> queue_;
  std::vector<std::uint32_t> path_;  // places of the edges walked
};

bool Cut::set_levels(std::span<const std::uint32_t> sources) {
  for (const std::uint32_t junction : queue_) level_[junction] = 0;
  queue_.assign(sources.begin(), sources.end());
  for (const std::uint32_t junction : queue_) level_[junction] = 1;
  bool reaches_sink = false;
  for (std::size_t i = 0; i < queue_.size(); ++i) {
    const std::uint32_t at = queue_[i];
    next_[at] = neighbours_->first[at];
    if (part_[at] == Sink) {
      reaches_sink = true;
      continue;
    }
    for (std::uint32_t place = neighbours_->first[at]; place < neighbours_->first[at + 1]; ++place) {
      const std::uint32_t to = neighbours_->of[place];
      if (part_[to] == Elsewhere || level_[to] != 0 || !has_room(place)) continue;
      level_[to] = level_[at] + 1;
      queue_.push_back(to);
    }
  }
  return reaches_sink;
}

bool Cut::push_from(std::uint32_t source) {
  path_.clear();
  std::uint32_t at = source;
  while (part_[at] != Sink) {
    bool went_on = false;
    for (std::uint32_t& place = next_[at]; place < neighbours_->first[at + 1]; ++place) {
      const std::uint32_t to = neighbours_->of[place];
      if (part_[to] == Elsewhere || level_[to] != level_[at] + 1 || !has_room(place)) continue;
      path_.push_back(place);
      at = to;
      went_on = true;
      break;
    }
    if (went_on) continue;
    if (path_.empty()) return false;
    at = neighbours_->of[neighbours_->back[path_.back()]];
    path_.pop_back();
    ++next_[at];
  }
  for (const std::uint32_t place : path_) {
    ++flow_[place];
    --flow_[neighbours_->back[place]];
  }
  return true;
}

std::optional<std::vector<std::uint32_t>> Cut::find(std::span<const std::uint32_t> line, std::size_t limit) {
  const auto fixed =
      std::max<std::size_t>(1, static_cast<std::size_t>(static_cast<double>(line.size()) * fixed_share));
  const auto sources = line.first(fixed);
  for (const std::uint32_t junction : line) part_[junction] = Middle;
  for (const std::uint32_t junction : sources) part_[junction] = Source;
  for (const std::uint32_t junction : line.last(fixed)) part_[junction] = Sink;

  std::size_t flow = 0;
  while (flow < limit && set_levels(sources)) {
    for (const std::uint32_t source : sources) {
      while (flow < limit && push_from(source)) ++flow;
    }
  }

  // What the last search reached is the sources' side.
  std::optional<std::vector<std::uint32_t>> found;
  if (flow < limit) {
    std::array<std::vector<std::uint32_t>, 2> sides;
    for (const std::uint32_t junction : line) {
      const bool near = level_[junction] != 0;
      for (std::uint32_t place = neighbours_->first[junction]; place < neighbours_->first[junction + 1];
           ++place) {
        const std::uint32_t to = neighbours_->of[place];
        if (part_[to] == Elsewhere || (level_[to] != 0) == near) continue;
        sides[near ? 0 : 1].push_back(junction);
        break;
      }
    }
    found = std::move(sides[0].size() <= sides[1].size() ? sides[0] : sides[1]);
  }
  for (const std::uint32_t junction : queue_) level_[junction] = 0;
  queue_.clear();
  for (const std::uint32_t junction : line) {
    part_[junction] = Elsewhere;
    std::fill(flow_.begin() + neighbours_->first[junction], flow_.begin() + neighbours_->first[junction + 1],
              std::int8_t{0});
  }
  return found;
}

/// Works on one array of all junctions: a part is a stretch of it, which is put in order as
/// (one side)(the other side)(what separates them), and then each side in its turn.
class Dissection {
 public:
  explicit Dissection(const Network& network)
      : network_(&network),
        neighbours_(network),
        cut_(neighbours_, network.junctions().size()),
        part_(network.junctions().size(), 0),
        along_(network.junctions().size(), 0.0),
        order_(network.junctions().size()) {
    std::iota(order_.begin(), order_.end(), 0U);
  }

  std::vector<std::uint32_t> run() {
    divide(order_);
    while (!parts_.empty()) {
      const auto part = parts_.back();
      parts_.pop_back();
      separate(part);
    }
    return std::move(order_);
  }

 private:
  using Part = std::span<std::uint32_t>;

  void divide(Part part);
  void separate(Part part);
  std::vector<std::uint32_t> best_separator(Part part);

  const Network* network_;
  Neighbours neighbours_;
  Cut cut_;
  std::vector<std::uint32_t> part_;  // by junction: which part, while one is divided; 0: none
  std::vector<double> along_;        // by junction: how far in the present direction
  std::vector<std::uint32_t> order_;
  std::vector<Part> parts_;
  std::vector<std::uint32_t> waiting_;
};

/// Puts a stretch in order by connected parts, and each of these on the list of what is to be separated.
void Dissection::divide(Part part) {
  constexpr std::uint32_t unknown = 0xffffffff;
  for (const std::uint32_t junction : part) part_[junction] = unknown;
  std::vector<std::size_t> sizes;
  for (const std::uint32_t root : part) {
    if (part_[root] != unknown) continue;
    sizes.push_back(0);
    waiting_.assign(1, root);
    part_[root] = static_cast<std::uint32_t>(sizes.size());
    while (!waiting_.empty()) {
      const std::uint32_t at = waiting_.back();
      waiting_.pop_back();
      ++sizes.back();
      for (std::uint32_t place = neighbours_.first[at]; place < neighbours_.first[at + 1]; ++place) {
        const std::uint32_t to = neighbours_.of[place];
        if (part_[to] != unknown) continue;
        part_[to] = part_[root];
        waiting_.push_back(to);
      }
    }
  }
  std::sort(part.begin(), part.end(), [this](std::uint32_t a, std::uint32_t b) {
    return part_[a] != part_[b] ? part_[a] < part_[b] : a < b;
  });
  for (const std::uint32_t junction : part) part_[junction] = 0;
  for (const std::size_t size : sizes) {
    if (size > small_part) parts_.push_back(part.first(size));
    part = part.subspan(size);
  }
}

std::vector<std::uint32_t> Dissection::best_separator(Part part) {
  std::vector<std::uint32_t> best(part.begin(), part.end());
  std::vector<std::uint32_t> line(part.begin(), part.end());
  for (const GridPoint direction : directions) {
    for (const std::uint32_t junction : part) {
      const GridPoint at = network_->junction({junction}).at;
      along_[junction] = at.easting_m * direction.easting_m + at.northing_m * direction.northing_m;
    }
    std::sort(line.begin(), line.end(), [this](std::uint32_t a, std::uint32_t b) {
      return along_[a] != along_[b] ? along_[a] < along_[b] : a < b;
    });
    auto found = cut_.find(line, 2 * best.size());
    if (found && found->size() < best.size()) best = std::move(*found);
  }
  return best;
}

void Dissection::separate(Part part) {
  const std::vector<std::uint32_t> separator = best_separator(part);
  for (const std::uint32_t junction : separator) part_[junction] = 1;
  const auto middle =
      std::stable_partition(part.begin(), part.end(), [this](std::uint32_t j) { return part_[j] == 0; });
  for (const std::uint32_t junction : separator) part_[junction] = 0;
  divide(Part(part.begin(), middle));
}

}  // namespace

std::vector<std::uint32_t> dissection_order(const Network& network) { return Dissection(network).run(); }

}  // namespace tocsin::roads
