// A small map for the tests of the reader: one road with a bridge, three links, a place and two receptors,
// in the square from SJ 46 76 to SJ 58 88. Knows nothing of the maps that are shipped.
#pragma once

#include "sim/roads/map.hpp"

namespace tocsin::scenario::test {

inline roads::Link small_link(std::uint32_t number, std::uint32_t from, const std::vector<GridPoint>& line) {
  roads::Link link;
  link.number = number;
  link.from = {from};
  link.to = {from + 1};
  link.road_class = roads::RoadClass::Primary;
  link.length_m = distance(line.front(), line.back()).value;
  link.line = line;
  return link;
}

inline roads::Map small_map() {
  const GridPoint a{350000, 380000};
  const GridPoint b{351000, 382000};
  const GridPoint c{351000, 384000};
  const GridPoint d{352000, 386000};
  std::vector<roads::Link> links{small_link(1, 0, {a, b}), small_link(2, 1, {b, c}),
                                 small_link(7, 2, {c, d})};
  links[0].ref = "A557";
  links[1].name = "Silver Jubilee Bridge";
  links[2].ref = "A557";
  roads::Map map;
  map.name = "small";
  map.bounds.add({346000, 376000});
  map.bounds.add({358000, 388000});
  map.network = roads::Network{{{a}, {b}, {c}, {d}}, std::move(links)};
  map.places.push_back(
      {"runcorn-fire-station", roads::PlaceKind::FireStation, "Runcorn Fire Station", b, "A", {}, ""});
  map.places.push_back({"winsford-fire-station",
                        roads::PlaceKind::FireStation,
                        "Winsford Fire Station",
                        {364889, 366406},
                        "A",
                        {},
                        ""});
  map.receptors.push_back(
      {"ashley-high-school", roads::ReceptorKind::School, "Ashley High School", {350500, 385500}});
  map.receptors.push_back({"bredon", roads::ReceptorKind::CareHome, "Bredon", {353500, 380500}});
  return map;
}

}  // namespace tocsin::scenario::test
