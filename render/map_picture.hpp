// A whole picture of the map at one moment, without a display: basemap, grid, what goes on, names, furniture
// and the banner, layer by layer, and what it shows in words. Knows nothing of files or of windows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/drawing.hpp"
#include "render/scene.hpp"
#include "sim/model/setting.hpp"
#include "sim/model/world.hpp"

namespace tocsin::render {

struct MapPictureOptions {
  double width_px = 1280.0;
  double height_px = 800.0;
  View view = View::Facilitator;
  Theme theme = Theme::Light;
  /// What to show, as large as it will go; nothing: what the exercise is about.
  std::optional<GridBox> ground;
  std::optional<model::UnitId> selected;
  double text_scale = 1.0;                           ///< of names and furniture
  const SymbolTable* symbols = &standard_symbols();  ///< never null
};

struct PictureLayer {
  std::string id;  ///< "roads": letters and hyphens, each once in a picture
  Drawing drawing;
};

/// Layers from the bottom up. `map` is the part that the banner leaves: nothing of a layer but the banner
/// is to be seen outside it.
struct MapPicture {
  double width_px = 0.0;
  double height_px = 0.0;
  PixelBox map;
  std::string title;
  std::string description;
  std::vector<PictureLayer> layers;
};

/// REQUIRES: at least 320 by 240 pixels.
MapPicture map_picture(const model::Setting& setting, const model::World& world, SimTime now,
                       const MapPictureOptions& options, const MeasureText& measure);

/// The site, the rendezvous points, and the stations near them: what the exercise is about.
GridBox incident_ground(const model::Scenario& scenario);

/// The banner above, the map in what is left.
struct SheetLayout {
  PixelBox banner;
  PixelBox map;
};
SheetLayout sheet_layout(double width_px, double height_px);

/// Shows `ground` as large as it will go; nothing: what the exercise is about.
Camera sheet_camera(const SheetLayout& layout, const model::Scenario& scenario,
                    const std::optional<GridBox>& ground);

}  // namespace tocsin::render
