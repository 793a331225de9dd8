#include "sim/roads/map_file_limits.hpp"

#include <vector>

#include <fmt/format.h>

namespace tocsin::roads::map_file {

std::string crowded_junction(std::span<const Junction> junctions, std::span<const Link> links) {
  std::vector<std::uint32_t> ends(junctions.size(), 0);
  for (const Link& link : links) {
    ++ends[link.from.index()];
    ++ends[link.to.index()];
  }
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (ends[i] <= most_links_at_junction) continue;
    const GridPoint at = junctions[i].at;
    return fmt::format("{} links meet at {:.1f} {:.1f}", ends[i], at.easting_m, at.northing_m);
  }
  return {};
}

}  // namespace tocsin::roads::map_file
