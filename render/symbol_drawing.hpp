// Symbols as shapes: shape says who, letters say what, and nothing is said by colour alone.
// Knows nothing of what stands where, or of what the shapes are painted on.
#pragma once

#include "render/drawing.hpp"

namespace tocsin::render {

/// Puts a symbol with its middle (a flag: its foot) at `at` on top of the drawing.
void add_symbol(Drawing& drawing, const Symbol& symbol, Pixel at, const MeasureText& measure);

/// The same symbol so many times as large, letters included.
Symbol scaled(Symbol symbol, double by);

}  // namespace tocsin::render
