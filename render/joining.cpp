#include "render/joining.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace tocsin::render {

namespace {

enum class Side : std::uint8_t { Start, End };

constexpr std::uint32_t nothing = 0xFFFFFFFFU;
// Cosine between the two directions that leave a meeting point: -1 is straight on.
constexpr double sharpest_bend = -0.259;

// One end of a piece, with the direction in which the piece leaves it.
struct Tip {
  std::uint32_t key = 0;
  std::uint32_t node = 0;
  std::uint32_t piece = 0;
  Side side = Side::Start;
  GridPoint away;
};

std::size_t place_of(std::uint32_t piece, Side side) {
  return 2 * static_cast<std::size_t>(piece) + static_cast<std::size_t>(side);
}

GridPoint unit(GridPoint v) {
  const double length = std::hypot(v.easting_m, v.northing_m);
  return length > 0.0 ? v * (1.0 / length) : GridPoint{};
}

std::vector<Tip> tips_of(std::span<const Piece> pieces) {
  std::vector<Tip> tips;
  tips.reserve(2 * pieces.size());
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    const auto& line = pieces[i].line;
    tips.push_back({pieces[i].key, pieces[i].from, i, Side::Start, unit(line[1] - line[0])});
    tips.push_back(
        {pieces[i].key, pieces[i].to, i, Side::End, unit(line[line.size() - 2] - line[line.size() - 1])});
  }
  std::sort(tips.begin(), tips.end(), [](const Tip& a, const Tip& b) {
    return std::tie(a.key, a.node, a.piece, a.side) < std::tie(b.key, b.node, b.piece, b.side);
  });
  return tips;
}

class Joiner {
 public:
  explicit Joiner(std::span<const Piece> pieces)
      : pieces_(pieces), partner_(2 * pieces.size(), nothing), used_(pieces.size(), 0) {
    const std::vector<Tip> tips = tips_of(pieces);
    for (std::size_t first = 0; first < tips.size();) {
      std::size_t last = first;
      while (last < tips.size() && tips[last].key == tips[first].key && tips[last].node == tips[first].node)
        ++last;
      pair_up(std::span(tips).subspan(first, last - first));
      first = last;
    }
  }

  std::vector<JoinedLine> lines() {
    std::vector<std::uint32_t> order(pieces_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return pieces_[a].key < pieces_[b].key; });
    std::vector<JoinedLine> out;
    for (const std::uint32_t piece : order) {
      if (used_[piece] == 0) out.push_back(follow(start_of(piece)));
    }
    return out;
  }

 private:
  struct Step {
    std::uint32_t piece = 0;
    Side enters = Side::Start;
  };

  bool may_join(const Tip& a, const Tip& b) const {
    if (a.piece == b.piece) return false;
    const bool is_directed = pieces_[a.piece].is_directed || pieces_[b.piece].is_directed;
    return !is_directed || a.side != b.side;
  }

  void pair_up(std::span<const Tip> meeting) {
    struct Pair {
      double cosine;
      std::size_t a;
      std::size_t b;
    };
    std::vector<Pair> pairs;
    for (std::size_t a = 0; a < meeting.size(); ++a) {
      for (std::size_t b = a + 1; b < meeting.size(); ++b) {
        const double cosine = meeting[a].away.easting_m * meeting[b].away.easting_m +
                              meeting[a].away.northing_m * meeting[b].away.northing_m;
        if (may_join(meeting[a], meeting[b]) && cosine <= sharpest_bend) pairs.push_back({cosine, a, b});
      }
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& p, const Pair& q) {
      return std::tie(p.cosine, p.a, p.b) < std::tie(q.cosine, q.a, q.b);
    });
    for (const Pair& pair : pairs) {
      const std::size_t a = place_of(meeting[pair.a].piece, meeting[pair.a].side);
      const std::size_t b = place_of(meeting[pair.b].piece, meeting[pair.b].side);
      if (partner_[a] != nothing || partner_[b] != nothing) continue;
      partner_[a] = static_cast<std::uint32_t>(b);
      partner_[b] = static_cast<std::uint32_t>(a);
    }
  }

  static Side opposite(Side side) { return side == Side::Start ? Side::End : Side::Start; }

  // The step after `at`, or none at the end of the line.
  std::optional<Step> after(Step at) const {
    const std::uint32_t next = partner_[place_of(at.piece, opposite(at.enters))];
    if (next == nothing) return std::nullopt;
    return Step{next / 2, static_cast<Side>(next % 2)};
  }

  // Back along the line to where it begins; round a ring, to the piece itself.
  Step start_of(std::uint32_t piece) const {
    Step at{piece, Side::End};
    while (const auto next = after(at)) {
      if (next->piece == piece) return {piece, Side::Start};
      at = *next;
    }
    return {at.piece, opposite(at.enters)};
  }

  JoinedLine follow(Step at) {
    JoinedLine line;
    while (used_[at.piece] == 0) {
      used_[at.piece] = 1;
      line.pieces.push_back(at.piece);
      const auto& points = pieces_[at.piece].line;
      const std::size_t skipped = line.points.empty() ? 0 : 1;
      if (at.enters == Side::Start) {
        line.points.insert(line.points.end(), points.begin() + static_cast<std::ptrdiff_t>(skipped),
                           points.end());
      } else {
        line.points.insert(line.points.end(), points.rbegin() + static_cast<std::ptrdiff_t>(skipped),
                           points.rend());
      }
      const auto next = after(at);
      if (!next) break;
      at = *next;
    }
    return line;
  }

  std::span<const Piece> pieces_;
  std::vector<std::uint32_t> partner_;  // by place: the place it is joined to
  std::vector<char> used_;
};

}  // namespace

std::vector<JoinedLine> joined(std::span<const Piece> pieces) { return Joiner(pieces).lines(); }

}  // namespace tocsin::render
