// What is under the pointer, in words: its grid reference, and the road, site, area or settlement there. For
// the strip below the facilitator's map. Pure; knows no widgets.
#pragma once

#include <string>

#include "render/selection.hpp"

namespace tocsin::render {

struct StatusLine {
  std::string grid;   ///< "SJ 5012 8073"; "beyond the grid" where the grid has no squares
  std::string place;  ///< "A557 Weston Point Expressway", "in Weston Point", "water"; may be empty
};

/// `reach`: how far from a road still counts as on it.
StatusLine status_line(const Shown& shown, GridPoint at, Metres reach);

/// "SJ 5012 8073" for any point; "beyond the grid" where there is no such reference.
std::string grid_words(GridPoint at, int digits);

}  // namespace tocsin::render
