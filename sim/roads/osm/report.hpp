// What an import made of an extract: what was kept, guessed, dropped and left unconnected. Plain counts by
// reason, in the order of their words. Knows nothing of how it came about.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sim/roads/network.hpp"

namespace tocsin::osm {

/// How often, by what.
using Counts = std::map<std::string, std::uint64_t, std::less<>>;

/// Links of one class.
struct ClassTotal {
  std::uint64_t links = 0;
  double length_m = 0.0;
};

/// Links outside the largest part of the network in which every junction leads to every other.
struct Unconnected {
  std::uint64_t links = 0;
  double length_m = 0.0;
  std::vector<std::string> names;  ///< of the roads they belong to, the first few by the alphabet
  std::uint64_t more_names = 0;
};

struct ImportReport {
  std::string extract;  ///< the file
  std::uint64_t nodes_read = 0;
  std::uint64_t ways_read = 0;
  std::uint64_t relations_read = 0;
  std::array<ClassTotal, roads::road_class_count> by_class{};
  Counts kept;     ///< "junctions", "turns banned" ...
  Counts guessed;  ///< what the extract leaves open, and how it was taken
  Counts dropped;  ///< what the map does not have, by its tag or the reason
  Counts noted;    ///< kept, but a planner should know
  Unconnected unconnected;
};

/// For people: a few lines for each part.
std::string report_text(const ImportReport& report);

}  // namespace tocsin::osm
