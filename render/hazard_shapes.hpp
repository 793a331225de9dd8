// The hazard of one moment as shapes and names: hatched outlines of the best estimate, and the doubt about it
// as thin lines. Knows the table of symbols, not who looks: whoever may not see it is not given it.
#pragma once

#include <string>

#include "render/hazard_picture.hpp"
#include "render/scene.hpp"
#include "render/symbol_table.hpp"

namespace tocsin::render {

/// The row that a grade is drawn by.
SymbolId symbol_of(HazardGrade grade);

/// The picture's areas, lines and labels, in the hazard's layer. `clock` is the local time of the picture.
Scene hazard_shapes(const HazardPicture& picture, const std::string& clock, const SymbolTable& symbols,
                    const Palette& palette);

}  // namespace tocsin::render
