// What is worked out once for a map so that routes are found at once: the graph of junctions and turns,
// and its hierarchy. Depends on the network alone: not on speeds, closures or vehicles. Immutable, and
// shared by all who ask for routes.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "sim/roads/network.hpp"

namespace tocsin::roads {

/// Copies share one index.
class RoadIndex {
 public:
  /// Of an empty network.
  RoadIndex();
  /// Puts the junctions in order by nested dissection: seconds on the map of a county.
  explicit RoadIndex(const Network& network);
  /// With an order found before: a permutation of the junctions, the least important first.
  /// REQUIRES: `junction_order` names each of the network's junctions once.
  RoadIndex(const Network& network, std::vector<std::uint32_t> junction_order);

  /// To be stored with a map.
  std::span<const std::uint32_t> junction_order() const;

  struct Data;
  const Data& data() const { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
};

}  // namespace tocsin::roads
