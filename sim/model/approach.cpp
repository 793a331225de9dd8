#include "sim/model/approach.hpp"

#include <algorithm>
#include <cmath>

namespace tocsin::model {

bool lies_downwind(const DownwindSector& sector, GridPoint p) {
  const Metres away = distance(sector.source, p);
  if (away > sector_farthest) return false;
  if (away <= sector_nearest) return true;
  const double turned = std::fmod(std::abs(bearing(sector.source, p).value - sector.towards.value), 360.0);
  return std::min(turned, 360.0 - turned) <= sector_half_angle.value;
}

std::vector<roads::LinkId> downwind_links(const DownwindSector& sector, std::span<const RoadPoint> points) {
  std::vector<roads::LinkId> links;
  for (const RoadPoint& point : points) {
    const bool is_listed = !links.empty() && links.back() == point.link;
    if (!is_listed && lies_downwind(sector, point.at)) links.push_back(point.link);
  }
  return links;
}

}  // namespace tocsin::model
