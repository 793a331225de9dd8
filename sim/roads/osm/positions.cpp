#include "sim/roads/osm/positions.hpp"

#include <algorithm>

namespace tocsin::osm {

namespace {

constexpr double e7 = 1e7;
/// The same limits as the map's CSV files have.
constexpr GridPoint far_corner{700'000.0, 1'300'000.0};

bool is_on_map(GridPoint p) {
  return p.easting_m >= 0.0 && p.easting_m <= far_corner.easting_m && p.northing_m >= 0.0 &&
         p.northing_m <= far_corner.northing_m;
}

bool lies_in(LatLon p, const LatLonBox& box) {
  return p.lat_deg >= box.south_west.lat_deg && p.lat_deg <= box.north_east.lat_deg &&
         p.lon_deg >= box.south_west.lon_deg && p.lon_deg <= box.north_east.lon_deg;
}

}  // namespace

Positions::Positions(const Extract& extract, std::vector<std::int64_t> needed,
                     const std::optional<LatLonBox>& box) {
  std::sort(needed.begin(), needed.end());
  needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
  const GridProjection projection;
  auto node = extract.nodes.begin();
  for (const std::int64_t id : needed) {
    while (node != extract.nodes.end() && node->id < id) ++node;
    if (node == extract.nodes.end()) break;
    if (node->id != id) continue;
    const LatLon position{node->lat_e7 / e7, node->lon_e7 / e7};
    const GridPoint point = on_national_grid(position) ? projection.to_grid(position) : GridPoint{-1.0, -1.0};
    if (!is_on_map(point)) {
      ++off_grid_;
      continue;
    }
    ids_.push_back(id);
    points_.push_back(point);
    is_inside_.push_back(!box || lies_in(position, *box) ? 1 : 0);
  }
}

std::optional<std::uint32_t> Positions::find(std::int64_t node) const {
  const auto found = std::lower_bound(ids_.begin(), ids_.end(), node);
  if (found == ids_.end() || *found != node) return std::nullopt;
  return static_cast<std::uint32_t>(found - ids_.begin());
}

bool Positions::has_all(std::span<const std::int64_t> nodes) const {
  return std::all_of(nodes.begin(), nodes.end(), [this](std::int64_t id) {
    const auto node = find(id);
    return node && is_inside(*node);
  });
}

}  // namespace tocsin::osm
