// Whether symbols can be seen, read and told apart: by everybody, in every theme. Figures from the table of
// symbols and the palettes alone; knows nothing of pictures.
#pragma once

#include <string>
#include <vector>

#include "render/symbol_table.hpp"

namespace tocsin::render {

/// One rule that one row (for what takes its colour from its service, the service's row) breaks in at least
/// one theme for at least one kind of vision; the worst case.
struct LookFault {
  SymbolId id = SymbolId::Fire;
  std::string message;   ///< "its fill is 1.3:1 to the land in light standard colours (protan vision)"
  std::string expected;  ///< "at least 3:1"
};

/// In the order of the table. The rules:
/// 1. From the middle of a symbol outwards: its fill to its edge, and the outermost of edge and rim (or the
///    fill, where the edge is as dark as the ground) to land, water, wood and built-up ground: 3:1.
/// 2. Letters to what they stand on: 4.5:1, and 7:1 in the set for high contrast.
/// 3. Lines to all those grounds: 3:1; what lies on a line of white or of the halo's colour to that: cordons,
///    ways ahead and all of the hazard.
/// 4. Marks to the paper of panels and to the track of the timeline: 3:1.
/// 5. Services from one another: a difference of 34. Closures from services' ways and from the hazard: 10.
///    The hazard from the land: 34.
/// 6. No two points, no two lines and no two areas are alike in form, letters and fill: colour is never all.
std::vector<LookFault> look_faults(const SymbolTable& table);

/// "light standard colours (protan vision)".
std::string words_of(Theme theme, Vision vision);

}  // namespace tocsin::render
