// Draws the map and what goes on it: the basemap from a cached picture half as large again as the view, the
// overlay afresh, names where they find room. Knows nothing of panels or of how the exercise is run.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/RenderTexture.hpp>
#include <SFML/Graphics/Texture.hpp>

#include "render/camera.hpp"
#include "render/furniture.hpp"
#include "render/hazard_picture.hpp"
#include "render/scene.hpp"
#include "render/sfml/fonts.hpp"
#include "render/sfml/furniture_painter.hpp"
#include "render/sfml/mesh.hpp"

namespace tocsin::window {

/// What one drawing of the map is made from.
struct MapLook {
  render::View view = render::View::Facilitator;
  render::Theme theme = render::Theme::Light;
  std::optional<model::UnitId> selected;
  enum class Grid { Shown, Hidden } grid = Grid::Shown;
  enum class Legend { Shown, Hidden } legend = Legend::Shown;
  /// While a zoom goes on the old basemap is stretched; at rest it is drawn anew.
  enum class Zoom { AtRest, GoingOn } zoom = Zoom::AtRest;
  /// How fast exercise time runs: the cloud is worked out about four times a second of wall time.
  double speed = 1.0;
  /// Milliseconds of exercise; a picture that is kept takes the exact moment.
  enum class Moment { Rounded, Exact } moment = Moment::Rounded;
};

class MapPainter {
 public:
  /// REQUIRES: setting and fonts outlive the painter; a display.
  MapPainter(const model::Setting& setting, const Fonts& fonts);

  /// Draws the frame of `camera`: map, overlay, names, furniture.
  void draw(sf::RenderTarget& target, const render::Camera& camera, const model::World& world, SimTime now,
            const MapLook& look);

  /// The unit drawn nearest to `at`, within 16 pixels, at the last drawing.
  std::optional<model::UnitId> unit_at(render::Pixel at) const;
  const render::HazardPicture& hazard() const { return hazard_; }

 private:
  struct Cached {
    render::Camera camera;
    render::Theme theme = render::Theme::Light;
  };

  void refresh_basemap(const render::Camera& camera, const MapLook& look);
  void refresh_hazard(SimTime now, const MapLook& look);
  void draw_basemap(sf::RenderTarget& target, const render::Camera& camera) const;
  void draw_areas(sf::RenderTarget& target, const render::Camera& camera, const render::Scene& overlay) const;
  void draw_lines(sf::RenderTarget& target, const render::Camera& camera, const render::Scene& overlay) const;
  void draw_symbols(sf::RenderTarget& target, const render::Camera& camera, const render::Scene& overlay);
  std::vector<render::PlacedLabel> placed_labels(const render::Camera& camera, const render::Scene& overlay,
                                                 const MapLook& look,
                                                 std::span<const render::PixelBox> furniture);
  void draw_labels(sf::RenderTarget& target, std::span<const render::PlacedLabel> labels,
                   render::LabelDepth depth) const;
  void draw_grid(sf::RenderTarget& target, const render::Camera& camera) const;
  FurnitureDrawing furniture(const render::Camera& camera, SimTime now, const MapLook& look) const;

  const model::Setting& setting_;
  const Fonts& fonts_;
  render::Palette palette_;
  std::unique_ptr<sf::RenderTexture> basemap_;
  std::optional<Cached> cached_;
  std::vector<render::Label> basemap_labels_;
  std::optional<Cached> labelled_;
  std::array<sf::Texture, 3> hatches_;
  render::HazardPicture hazard_;
  bool has_hazard_ = false;
  std::map<std::string, int> slots_;
  std::vector<std::pair<model::UnitId, render::Pixel>> units_drawn_;
};

/// Makes a view in which window pixels are coordinates, and nothing is drawn outside the box.
sf::View clipped_to(const render::PixelBox& box, sf::Vector2u target_size);

}  // namespace tocsin::window
