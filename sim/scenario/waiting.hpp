// Who waits for whom: rows that wait for facts and bring facts about, and the circles in which they would
// wait for ever. Knows facts only as values, not what they mean.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"

namespace tocsin::scenario {

/// A row that takes place once all of `when` hold, and makes all of `brings` hold.
struct Waiting {
  std::string name;
  std::vector<model::Fact> when;
  std::vector<model::Fact> brings;
};

/// Rows that wait for each other: each for the next and the last for the first, through the fact at
/// `condition` in its `when`. Begins with its lowest row.
struct Circle {
  struct Member {
    std::size_t row = 0;
    std::size_t condition = 0;
  };
  std::vector<Member> members;
};

/// Circles from which no row can ever escape, each once, by their lowest row. Rows that only wait for such
/// a circle are in none. A fact that no row brings is taken to come from elsewhere, and so to be possible;
/// one that several bring is possible once one of them is.
std::vector<Circle> circles_of_waiting(const std::vector<Waiting>& rows);

}  // namespace tocsin::scenario
