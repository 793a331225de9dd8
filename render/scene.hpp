// What the map shows, as shapes in layers: a basemap, which is the map alone, and an overlay, which is the
// exercise at one moment. Pure functions of their arguments. Widths and symbol sizes are pixels, places are
// grid metres. Knows no toolkit; the window strokes, fills and hatches what it is given.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "render/hazard_picture.hpp"
#include "render/labels.hpp"
#include "render/map_sheet.hpp"
#include "render/palette.hpp"
#include "sim/model/setting.hpp"
#include "sim/model/world.hpp"

namespace tocsin::render {

/// From the bottom up: the order of drawing.
enum class Layer : std::uint8_t {
  Water,
  Green,
  BuiltUp,
  Boundary,
  Watercourses,  ///< and lakes and docks, which may lie in what is built up
  Tunnels,
  RoadCasings,
  RoadFills,
  Rail,
  Bridges,
  RoadMarks,  ///< the ways of one-way streets
  Hazard,
  Cordons,
  Closures,
  Routes,
  Receptors,
  Points,
  Units
};

enum class Hatch : std::uint8_t { None, Sparse, Medium, Dense };

struct AreaShape {
  Layer layer = Layer::Water;
  std::vector<std::vector<GridPoint>> rings;  ///< the outer ring, then holes
  Colour fill;
  Hatch hatch = Hatch::None;
  Colour hatch_colour;
};

enum class Dash : std::uint8_t {
  Solid,
  Dashed,
  Dotted,
  Ties  ///< short strokes across the line, as of a railway
};
enum class Ends : std::uint8_t { Round, Flat };

struct LineShape {
  Layer layer = Layer::RoadFills;
  std::vector<GridPoint> points;
  double width_px = 1.0;
  Colour colour;
  Dash dash = Dash::Solid;
  Ends ends = Ends::Round;
};

enum class SymbolForm : std::uint8_t {
  Square,
  Circle,
  Diamond,
  Hexagon,
  Triangle,
  Flag,   ///< its foot is on the point
  Cross,  ///< a saltire
  Burst,  ///< the incident
  Dot,
  House,   ///< where people are
  Pin,     ///< its point is down
  Target,  ///< a ring with a dot: where somebody is going
  Bars     ///< two upright bars
};

/// How a symbol is filled: nothing is said by colour alone.
enum class SymbolFill : std::uint8_t { Solid, Hollow };
enum class SymbolMark : std::uint8_t { None, Struck, Ringed, Underlined };

struct Symbol {
  Layer layer = Layer::Points;
  SymbolForm form = SymbolForm::Dot;
  SymbolFill fill = SymbolFill::Solid;
  SymbolMark mark = SymbolMark::None;
  GridPoint at;
  Pixel offset;  ///< of the symbol from `at`: several at one place stand in a row
  double size_px = 16.0;
  Colour colour;
  Colour edge;
  std::string letters;
  std::optional<Degrees> heading;  ///< while it moves: an arrow
  model::UnitId unit;              ///< whose it is, where it is a unit's
  double letters_px = 10.0;
  Colour ink{0, 0, 0, 0};  ///< of the letters; see-through: white, or the fill where it is hollow
  Colour rim{0, 0, 0, 0};  ///< a hairline round the edge; see-through: none
};

/// What a symbol covers when its place is the pixel `at`: names keep off it.
PixelBox box_of(const Symbol& symbol, Pixel at);

/// Shapes are in the order of their layers, lowest first.
struct Scene {
  std::vector<AreaShape> areas;
  std::vector<LineShape> lines;
  std::vector<Symbol> symbols;
  std::vector<Label> labels;
};

/// Who looks. The room sees what players may know: no modelled cloud, and nothing that is said because of it.
enum class View : std::uint8_t { Facilitator, Room };

class SymbolTable;
/// The table that is compiled in (render/symbol_table.hpp).
const SymbolTable& standard_symbols();

/// How many pixels wide a road's fill is at a scale: never less than the road is on the ground.
double road_width_px(roads::RoadClass road_class, double metres_per_pixel);
/// Whether roads of a class are drawn at a scale.
bool is_shown(roads::RoadClass road_class, double metres_per_pixel);

/// The map alone, as far as it meets `ground`, with no more detail than can be seen at that scale.
Scene make_basemap(const MapSheet& sheet, const Palette& palette, const GridBox& ground,
                   double metres_per_pixel);

/// Receptors as they look while nothing has reached them: they stand still, so they are kept with the
/// basemap.
std::vector<Symbol> receptor_symbols(const model::Setting& setting, const Palette& palette,
                                     double metres_per_pixel,
                                     const SymbolTable& symbols = standard_symbols());

/// Names that belong to the basemap, for the ground that the camera shows.
std::vector<Label> basemap_labels(const MapSheet& sheet, const Palette& palette, const Camera& camera);

/// A rendezvous point's flag with its number, as it stands while the point is tenable.
Symbol flag_of(const model::Rvp& rvp, const SymbolTable& symbols, const Palette& palette);

struct OverlayOptions {
  View view = View::Facilitator;
  double metres_per_pixel = 10.0;
  std::optional<model::UnitId> selected;
  const SymbolTable* symbols = &standard_symbols();  ///< never null
};

/// The exercise at `now`. `picture` is the hazard to draw; the room's overlay leaves it out whatever it
/// holds.
Scene make_overlay(const model::Setting& setting, const model::World& world, SimTime now,
                   const HazardPicture& picture, const Palette& palette, const OverlayOptions& options);

/// What a road is called to people: "A557 Weston Point Expressway", or "unnamed road".
std::string road_title(const roads::Link& link);

}  // namespace tocsin::render
