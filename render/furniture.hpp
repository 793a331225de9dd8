// What every picture of the map carries beside the map: scale, north, grid, wind, legend, credits and the
// EXERCISE banner, as plain data with sizes worked out. Knows nothing of how it is drawn.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/camera.hpp"
#include "render/hazard_picture.hpp"
#include "render/scene.hpp"
#include "sim/model/setting.hpp"
#include "sim/model/world.hpp"

namespace tocsin::render {

/// A bar of a round length, at most `longest_px` long.
struct ScaleBar {
  double metres = 0.0;
  double width_px = 0.0;
  std::string text;  ///< "500 m", "2 km"
};
ScaleBar scale_bar(double metres_per_pixel, double longest_px);

enum class GridAxis : std::uint8_t { Easting, Northing };

/// A line of the National Grid; `number` as on printed maps: two figures of the kilometre.
struct GridLine {
  GridAxis axis = GridAxis::Easting;
  double at_m = 0.0;
  std::string number;
};
/// Every kilometre in view; every 5 or 10 km where kilometres would stand closer than 36 px.
std::vector<GridLine> grid_lines(const Camera& camera);

/// Where the wind comes from and how hard, in words and as a direction for an arrow.
struct WindArrow {
  Degrees from;
  std::string direction;  ///< "from 240° WSW"
  std::string speed;      ///< "4.0 m/s (9 mph)"
  std::string time;       ///< "10:35 GMT"
};
std::optional<WindArrow> wind_arrow(const model::Setting& setting, SimTime now);

/// "N", "NNE" ... of the sixteen points.
std::string compass_point(Degrees direction);

struct LegendRow {
  enum class Kind : std::uint8_t { Symbol, Line, Area };
  Kind kind = Kind::Symbol;
  Symbol symbol;
  LineShape line;
  AreaShape area;
  std::string text;
  std::string heading;  ///< stands above the row; empty but for the first of a group
};

/// What a legend is made from beside the exercise.
struct LegendSources {
  /// What is on the map now; null: what may come to be in this exercise.
  const model::World* world = nullptr;
  const SymbolTable* symbols = &standard_symbols();  ///< never null
};

/// The key to what is on the map now or may be in this exercise, in groups, in the order and the words of the
/// table of symbols. The room's never speaks of the modelled hazard.
std::vector<LegendRow> legend(const model::Setting& setting, const HazardPicture& picture,
                              const Palette& palette, View view, const LegendSources& sources = {});

/// "EXERCISE  CODE WORD": on every picture, whatever it shows.
std::string banner(const model::Scenario& scenario);

/// The map's credits on one line each.
std::vector<std::string> attribution(const roads::Map& map);

}  // namespace tocsin::render
