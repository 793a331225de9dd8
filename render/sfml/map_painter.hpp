// Draws the map and what goes on it: the basemap from a picture that is kept, names and furniture as long as
// they stand where they stood, what moves afresh. Knows nothing of panels or of how the exercise is run.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>

#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/Texture.hpp>

#include "render/camera.hpp"
#include "render/drawn_stretches.hpp"
#include "render/furniture_drawing.hpp"
#include "render/hazard_picture.hpp"
#include "render/keys.hpp"
#include "render/map_marks.hpp"
#include "render/map_names.hpp"
#include "render/picking.hpp"
#include "render/scene.hpp"
#include "render/sfml/area_triangles.hpp"
#include "render/sfml/canvas.hpp"
#include "render/sfml/drawing_painter.hpp"
#include "render/sfml/fonts.hpp"
#include "render/sfml/mesh.hpp"
#include "render/sfml/symbol_sheet.hpp"
#include "render/ways.hpp"

namespace tocsin::window {

/// What one drawing of the map is made from.
struct MapLook {
  render::View view = render::View::Facilitator;
  render::Theme theme = render::Theme::Light;
  std::optional<model::UnitId> selected;
  enum class Grid { Shown, Hidden } grid = Grid::Shown;
  enum class Legend { Shown, Hidden } legend = Legend::Shown;
  /// While a zoom goes on the basemap is drawn no larger than the view; at rest, with ground to spare.
  enum class Zoom { AtRest, GoingOn } zoom = Zoom::AtRest;
  /// How fast exercise time runs: the cloud is worked out about four times a second of wall time.
  double speed = 1.0;
  /// Milliseconds of exercise; a picture that is kept takes the exact moment.
  enum class Moment { Rounded, Exact } moment = Moment::Rounded;
  double text_scale = 1.0;  ///< of names and furniture
  /// Drawn over symbols and names, under the furniture.
  render::MapMarks marks;
  /// Of the facilitator's hazard only.
  render::HazardDetail hazard_detail = render::HazardDetail::Hidden;
  const render::SymbolTable* symbols = &render::standard_symbols();  ///< never null
};

/// Shows or hides the grid, the key, or the doubt about the hazard. False where the action is of something
/// else.
bool toggle_in(MapLook& look, render::Action action);

class MapPainter {
 public:
  /// REQUIRES: setting and fonts outlive the painter; a display.
  MapPainter(const model::Setting& setting, const Fonts& fonts);

  /// Draws the frame of `camera`: map, overlay, names, furniture.
  void draw(sf::RenderTarget& target, const render::Camera& camera, const model::World& world, SimTime now,
            const MapLook& look);

  /// True where the basemap that is kept was made at the scale of `camera`.
  bool is_sharp(const render::Camera& camera) const {
    return basemap_camera_ && basemap_camera_->metres_per_pixel == camera.metres_per_pixel;
  }
  /// Units and how far from their places their symbols were at the last drawing.
  std::span<const render::DrawnUnit> units_drawn() const { return units_drawn_; }
  const render::HazardPicture& hazard() const { return hazard_; }

 private:
  /// How far a basemap reaches: over the view, or half as far again for a pan to go.
  enum class Reach : std::uint8_t { View, Spare };
  /// Names in triangles: the grounds of all, then the letters.
  struct Names {
    Mesh grounds;
    TextBatch text;
  };
  /// The names that stand still, placed and drawn for as long as nothing that they depend on has changed.
  struct StillNames {
    render::Camera camera;
    render::Palette palette;
    double text_scale = 1.0;
    std::vector<render::Label> of_overlay;
    std::vector<render::PixelBox> kept_clear;
    render::LabelPlan plan;
    Names on_ground;
    Names on_top;
  };
  struct KeptFurniture {
    render::Camera camera;
    render::Palette palette;
    double text_scale = 1.0;
    const render::SymbolTable* symbols = nullptr;
    std::vector<std::string> words;
    std::vector<render::PixelBox> boxes;
    Painting painting;
  };
  struct KeptGrid {
    render::Camera camera;
    render::Palette palette;
    double text_scale = 1.0;
    Painting painting;
  };

  /// The ways that units drive, for as long as they may be shown.
  struct KeptWays {
    SimTime moment;
    double metres_per_pixel = 0.0;
    render::Palette palette;
    const render::SymbolTable* symbols = nullptr;
    std::optional<model::UnitId> selected;
    std::vector<render::Driver> drivers;
    std::vector<render::LineShape> lines;
    /// What follows is as this camera sees the lines.
    std::optional<render::Camera> seen_by;
    std::vector<render::SoftBox> boxes;  ///< for names to keep off
    Mesh mesh;
  };
  /// All that lies under what moves, in one picture: basemap, grid, areas, lines, and the names on the
  /// ground.
  struct KeptGround {
    render::Camera camera;
    render::Palette palette;
    double text_scale = 1.0;
    MapLook::Grid grid = MapLook::Grid::Shown;
    std::vector<render::AreaShape> areas;
    std::vector<render::LineShape> lines;  ///< but for the ways
  };

  void refresh_basemap(sf::RenderTarget& target, const render::Camera& camera, const MapLook& look);
  void paint_basemap(sf::RenderTarget& target, const render::Camera& camera, const MapLook& look,
                     Reach reach);
  void refresh_hazard(const render::Camera& camera, SimTime now, const MapLook& look);
  void refresh_ways(const render::Camera& camera, const model::World& world, SimTime now,
                    const MapLook& look);
  void see_ways(const render::Camera& camera);
  void draw_ground(sf::RenderTarget& target, const render::Camera& camera, const render::Scene& overlay,
                   const MapLook& look);
  void draw_basemap(Canvas& target, const render::Camera& camera) const;
  void draw_grid(sf::RenderTarget& target, const render::Camera& camera, const MapLook& look);
  void draw_areas(sf::RenderTarget& target, const render::Camera& camera, const render::Scene& overlay);
  void draw_lines(sf::RenderTarget& target, const render::Camera& camera, const render::Scene& overlay);
  void draw_symbols(sf::RenderTarget& target, const render::Camera& camera, const render::Scene& overlay);
  void place_still_names(const render::NameGround& ground, const render::Camera& camera, const MapLook& look);
  /// The names that pass those that stand still, for this frame.
  std::vector<render::PlacedLabel> place_names(const render::Camera& camera, const render::Scene& overlay,
                                               const MapLook& look);
  Names names_of(std::span<const render::PlacedLabel> labels, render::LabelDepth depth) const;
  static void draw_names(sf::RenderTarget& target, const Names& names);
  void refresh_furniture(const render::Camera& camera, const model::World& world, SimTime now,
                         const MapLook& look);

  const model::Setting& setting_;
  const render::MapSheet sheet_;
  const Fonts& fonts_;
  const render::MeasureText measure_;
  render::Palette palette_;
  std::array<std::optional<Canvas>, 2> basemaps_;  ///< by reach
  Reach basemap_reach_ = Reach::View;
  std::optional<render::Camera> basemap_camera_;
  render::Palette basemap_palette_;
  const render::SymbolTable* basemap_symbols_ = nullptr;
  double basemap_text_scale_ = 1.0;
  std::vector<render::Symbol> receptors_;  ///< as they are on the basemap
  std::vector<render::Label> basemap_labels_;
  std::optional<StillNames> still_;
  std::optional<KeptFurniture> furniture_;
  std::optional<KeptGrid> grid_;
  std::optional<KeptWays> ways_;
  std::optional<Canvas> ground_picture_;
  std::optional<KeptGround> ground_;  ///< none: the picture has to be made anew
  SymbolSheet symbol_sheet_;
  AreaTriangles area_triangles_;
  render::DrawnStretches drawn_;
  Mesh lines_;
  std::array<sf::Texture, 3> hatches_;
  render::HazardPicture hazard_;
  bool has_hazard_ = false;
  render::HazardDetail hazard_detail_ = render::HazardDetail::Hidden;
  std::map<std::string, int> slots_;
  std::vector<render::DrawnUnit> units_drawn_;
};

/// Makes a view in which window pixels are coordinates, and nothing is drawn outside the box.
sf::View clipped_to(const render::PixelBox& box, sf::Vector2u target_size);

}  // namespace tocsin::window
