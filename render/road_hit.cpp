#include "render/road_hit.hpp"

#include <algorithm>

#include "render/furniture.hpp"
#include "render/scene.hpp"

namespace tocsin::render {

std::optional<RoadHit> road_at(const roads::Network& network, GridPoint at, Metres reach,
                               Carriageways carriageways) {
  constexpr Metres apart{25.0};
  const auto nearest = network.nearest(at);
  if (!nearest || nearest->away > reach) return std::nullopt;
  const roads::Link& link = network.link(nearest->position.link);
  RoadHit hit{{nearest->position.link}, nearest->position, nearest->point, road_title(link)};
  const std::string& called = link.name.empty() ? link.ref : link.name;
  if (called.empty() || carriageways == Carriageways::Nearest) return hit;
  for (const roads::LinkId id : network.links_named(called, nearest->point, apart)) hit.links.push_back(id);
  std::sort(hit.links.begin(), hit.links.end());
  hit.links.erase(std::unique(hit.links.begin(), hit.links.end()), hit.links.end());
  return hit;
}

std::string words_of(const roads::Network& network, roads::RoadPosition at, model::Ways ways) {
  if (ways == model::Ways::Both) return "both ways";
  const auto direction =
      ways == model::Ways::Forward ? roads::Direction::Forward : roads::Direction::Backward;
  return "towards the " + compass_point(network.bearing_at(at, direction)) + " only";
}

}  // namespace tocsin::render
