// Pictures of one moment of a record, in files: as a window would show it, or of the map alone.
// Knows nothing of how the record is opened, or of what else `replay` does.
#pragma once

#include "app/verbs.hpp"
#include "render/symbol_table.hpp"
#include "sim/exercise/replay.hpp"

namespace CLI {
class App;
}

namespace tocsin::app {

/// arguments_picture.cpp: the options that only pictures have.
void add_picture_options(CLI::App& verb, PictureOptions& options);

/// True where a file is asked for: no window is opened then.
inline bool wants_picture(const ReplayOptions& options) { return options.screenshot || options.picture.svg; }

/// Whether drawing needs a display: a file of SVG does not.
inline bool needs_display(const ReplayOptions& options) { return options.screenshot || !options.picture.svg; }

/// Every fault in the options of a picture, and that they are given without one.
Result<void> check_picture(const exercise::Exercise& exercise, const ReplayOptions& options);

/// Writes the files that are asked for. REQUIRES: `check_picture` found nothing; the replay is at `at`.
Exit draw_picture(exercise::Replay& replay, const ReplayOptions& options, SimTime at,
                  const render::SymbolTable& symbols);

}  // namespace tocsin::app
