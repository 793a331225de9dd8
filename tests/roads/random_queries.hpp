// Random questions about roads, and random trouble on them. For checks and measurements at size.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/roads/routing.hpp"

namespace tocsin::roads {

inline LinkId some_link(const Network& network, RandomStream& random) {
  return {static_cast<std::uint32_t>(random() % network.links().size())};
}

/// A link that leads everywhere, and not a private one.
inline LinkId some_connected_link(const Network& network, RandomStream& random) {
  while (true) {
    const LinkId link = some_link(network, random);
    if (network.is_connected(link) && !network.link(link).is_restricted) return link;
  }
}

/// Somewhere along such a link.
inline RoadPosition some_position(const Network& network, RandomStream& random) {
  const LinkId link = some_connected_link(network, random);
  return {link, network.link(link).length_m * random.uniform()};
}

/// Somewhere along any link, be it private or cut off.
inline RoadPosition any_position(const Network& network, RandomStream& random) {
  const LinkId link = some_link(network, random);
  return {link, network.link(link).length_m * random.uniform()};
}

inline JunctionId some_junction(const Network& network, RandomStream& random) {
  return {static_cast<std::uint32_t>(random() % network.junctions().size())};
}

/// The position that stands for a junction, on some link there.
inline RoadPosition at_junction(const Network& network, JunctionId id) {
  const bool leaves = !network.arcs_out(id).empty();
  const Arc& arc = network.arc(leaves ? network.arcs_out(id).front() : network.arcs_in(id).front());
  const bool at_from = network.link(arc.link).from == id;
  return {arc.link, at_from ? 0.0 : network.link(arc.link).length_m};
}

inline Travel some_travel(RandomStream& random) {
  return {static_cast<Profile>(random() % profile_count), static_cast<Urgency>(random() % urgency_count)};
}

/// Links shut one way or both and slowed, here and there: that many in all.
inline RoadState some_trouble(const Network& network, RandomStream& random, std::size_t links) {
  RoadState state;
  for (std::size_t i = 0; i < links; ++i) {
    const LinkId link = some_link(network, random);
    switch (random() % 4) {
      case 0:
        state.close(link);
        break;
      case 1:
        state.close(link, Direction::Forward);
        break;
      case 2:
        state.close(link, Direction::Backward);
        break;
      default:
        state.slow(link, static_cast<std::uint16_t>(101 + random() % 900));
    }
  }
  return state;
}

/// The same roads with links to be kept clear of, here and there: that many draws.
inline RoadState in_smoke(RoadState state, const Network& network, RandomStream& random, std::size_t links) {
  for (std::size_t i = 0; i < links; ++i) state.avoid(some_link(network, random));
  return state;
}

/// The links nearest to a point, shut: a cordon.
inline RoadState cordon_of(const Network& network, GridPoint centre, std::size_t links) {
  std::vector<std::pair<double, std::uint32_t>> nearest;
  for (std::size_t i = 0; i < network.links().size(); ++i) {
    const double away_m = distance(network.link(id_of<LinkTag>(i)).line.front(), centre).value;
    nearest.emplace_back(away_m, static_cast<std::uint32_t>(i));
  }
  std::sort(nearest.begin(), nearest.end());
  RoadState state;
  for (std::size_t i = 0; i < links && i < nearest.size(); ++i) state.close(LinkId{nearest[i].second});
  return state;
}

}  // namespace tocsin::roads
