// Which links a closure or a slow-down is about: by their ids, by a road's name, by an area, or by a point
// and a radius; and which ways along them. Knows nothing of when.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/scenario/context.hpp"

namespace tocsin::scenario {

/// Reads the keys `links`, `road`, `near`, `radius_m` and `area` of rows that have them.
class Stretches {
 public:
  /// The context must outlive it.
  explicit Stretches(const Context& context);

  /// The links of a row: ascending, each once. Faults: no way of saying which or several, names and places
  /// with no such road, ids that the map does not have.
  std::vector<roads::LinkId> links(const Row& row) const;

  /// The same with the keys `direction` and `towards`. Links that nobody drives that way are left out; that
  /// none is left is a fault.
  std::vector<model::ClosedLink> closed_links(const Row& row) const;

 private:
  bool says_which(const Row& row) const;
  std::vector<roads::LinkId> listed(const Row& row) const;
  std::vector<roads::LinkId> on_road(const Row& row) const;
  std::vector<roads::LinkId> in_area(const Row& row) const;
  std::vector<roads::LinkId> about_point(const Row& row) const;
  void complain_of_no_road(const Row& row) const;

  const Context& context_;
  std::map<std::int64_t, roads::LinkId> numbers_;  // the map's links by their ids in its own file
};

}  // namespace tocsin::scenario
