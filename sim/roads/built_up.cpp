#include "sim/roads/built_up.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace tocsin::roads {

namespace {

bool is_built_up(AreaKind kind) {
  return kind == AreaKind::BuiltResidential || kind == AreaKind::BuiltIndustrial ||
         kind == AreaKind::BuiltCommercial || kind == AreaKind::BuiltRetail;
}

GridPoint middle_of(const Link& link) {
  double left_m = drawn_length(link.line).value / 2.0;
  for (std::size_t i = 1; i < link.line.size(); ++i) {
    const double segment_m = distance(link.line[i - 1], link.line[i]).value;
    if (left_m <= segment_m && segment_m > 0.0) {
      return link.line[i - 1] + (link.line[i] - link.line[i - 1]) * (left_m / segment_m);
    }
    left_m -= segment_m;
  }
  return link.line.back();
}

/// Built-up areas by the squares that their boxes meet, so that a point is asked of few of them.
class BuiltUpLand {
 public:
  explicit BuiltUpLand(std::span<const Area> areas) : areas_(areas) {
    for (std::size_t i = 0; i < areas.size(); ++i) {
      if (!is_built_up(areas[i].kind)) continue;
      const Square low = square_of(areas[i].box.low);
      const Square high = square_of(areas[i].box.high);
      for (std::int64_t east = low.first; east <= high.first; ++east) {
        for (std::int64_t north = low.second; north <= high.second; ++north) {
          squares_[{east, north}].push_back(i);
        }
      }
    }
  }

  bool has(GridPoint p) const {
    const auto square = squares_.find(square_of(p));
    if (square == squares_.end()) return false;
    return std::any_of(square->second.begin(), square->second.end(), [this, p](std::size_t i) {
      if (!areas_[i].box.contains(p)) return false;
      const auto rings = std::count_if(areas_[i].rings.begin(), areas_[i].rings.end(),
                                       [p](const auto& ring) { return inside_ring(p, ring); });
      return rings % 2 == 1;
    });
  }

 private:
  using Square = std::pair<std::int64_t, std::int64_t>;
  static constexpr double side_m = 500.0;
  static Square square_of(GridPoint p) {
    return {static_cast<std::int64_t>(std::floor(p.easting_m / side_m)),
            static_cast<std::int64_t>(std::floor(p.northing_m / side_m))};
  }

  std::span<const Area> areas_;
  std::map<Square, std::vector<std::size_t>> squares_;
};

}  // namespace

void mark_urban(std::span<Link> links, std::span<const Area> areas) {
  const BuiltUpLand land(areas);
  for (Link& link : links) {
    if (link.is_urban || link.road_class == RoadClass::Motorway) continue;
    link.is_urban = land.has(middle_of(link));
  }
}

}  // namespace tocsin::roads
