// Which stretches of line a picture already has: a hundred units on one road are one line on it, not a
// hundred over each other. Knows nothing of whose lines they are.
#pragma once

#include <cstdint>
#include <vector>

#include "render/scene.hpp"

namespace tocsin::render {

class DrawnStretches {
 public:
  /// Nothing has been drawn.
  void clear();

  /// A part of a line that runs on without a gap.
  struct Run {
    std::vector<GridPoint> points;
    double from_m = 0.0;  ///< how far along the line it begins, so that dashes fall as on the whole line

    friend bool operator==(const Run&, const Run&) = default;
  };

  /// What of the line is still to be drawn: the stretches that meet `ground` and that no line of its width,
  /// colour and dashes has had before, either way. From now on those count as drawn.
  std::vector<Run> rest_of(const LineShape& line, const GridBox& ground);

 private:
  struct Look {
    double width_px = 0.0;
    Colour colour;
    Dash dash = Dash::Solid;

    friend bool operator==(const Look&, const Look&) = default;
  };
  struct Stretch {
    GridPoint from;
    GridPoint to;
    std::uint32_t look = 0;  ///< 0: a free cell

    friend bool operator==(const Stretch&, const Stretch&) = default;
  };

  std::uint32_t number_of(const Look& look);
  /// False where it was there.
  bool add(const Stretch& stretch);
  void grow();

  std::vector<Look> looks_;
  std::vector<Stretch> cells_;  ///< open addressing; their number is a power of two
  std::size_t used_ = 0;
};

}  // namespace tocsin::render
