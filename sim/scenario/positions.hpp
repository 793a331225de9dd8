// Where things are: positions as written, turned into points of the map. Knows the map's places by id.
// Knows nothing of what is placed there.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "sim/base/geo.hpp"
#include "sim/roads/map.hpp"
#include "sim/scenario/row.hpp"

namespace tocsin::scenario {

class Positions {
 public:
  /// The map must outlive it.
  Positions(Reading reading, const roads::Map& map);

  /// The Position behind a key. Faults: not a position, no such place, outside the map.
  std::optional<GridPoint> position(const Row& row, std::string_view key) const;
  /// The Positions behind a key that are such.
  std::vector<GridPoint> positions(const Row& row, std::string_view key) const;
  /// As `position`; a warning where no road that leads anywhere is near.
  std::optional<GridPoint> position_by_road(const Row& row, std::string_view key) const;

 private:
  std::optional<GridPoint> point(const Node& node) const;
  std::optional<GridPoint> point_of_pair(const Node& node) const;
  std::optional<GridPoint> point_of_text(const Node& node) const;

  Reading reading_;
  const roads::Map& map_;
  GridProjection projection_;
};

}  // namespace tocsin::scenario
