// Two records on one target: two maps under one camera, each with its messages, what differs between them,
// one clock and one timeline. Takes events, and says what people asked for.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/System/Clock.hpp>
#include <SFML/Window/Event.hpp>

#include "render/beside.hpp"
#include "render/sfml/controls.hpp"
#include "render/sfml/fonts.hpp"
#include "render/sfml/imgui_host.hpp"
#include "render/sfml/map_painter.hpp"

namespace tocsin::window {

class BesideStage {
 public:
  /// REQUIRES: session and fonts outlive the stage; a display.
  BesideStage(render::BesideSession& session, const Fonts& fonts, render::Theme theme,
              sf::Vector2u target_size);

  void resize(sf::Vector2u target_size);
  void take(const sf::Event& event);
  void fit(const GridBox& ground);
  /// Other looks than those of the table that is compiled in. REQUIRES: the table outlives the stage.
  void set_symbols(const render::SymbolTable& symbols) { look_.symbols = &symbols; }
  void draw(sf::RenderTarget& target, const render::Pacer& pacer, double seconds, MapLook::Moment moment);
  /// What was asked for since the last call.
  Wishes take_wishes();
  /// True where the action is one of looks, and was carried out here.
  bool carry_out(render::Action action);
  void say(std::string notice) { controls_.notice = std::move(notice); }
  /// Once a zoom rests, the basemap is drawn again with ground to spare.
  bool wants_frame() const { return is_zooming_; }

 private:
  struct Side {
    Side(render::ReplaySession& shown, const Fonts& fonts, const char* name);
    render::ReplaySession& session;
    MapPainter painter;
    const char* name;
    std::vector<render::FeedRow> rows;
    std::vector<render::TimelineMark> marks;
    std::size_t rows_seen = 0;
  };

  const render::BesideLayout::Side& box_of(std::size_t side) const;
  std::span<const render::FeedRow> shown_rows(const Side& side) const;
  void take_mouse(const sf::Event& event);
  void draw_panels(sf::RenderTarget& target, const render::Pacer& pacer, double seconds);
  void draw_side(Side& side, const render::BesideLayout::Side& box);
  void draw_differences();

  render::BesideSession& session_;
  const Fonts& fonts_;
  render::Theme theme_;
  sf::Vector2u size_;
  ImGuiHost panels_;
  std::array<Side, 2> sides_;
  render::BesideLayout layout_;
  render::Camera camera_;  ///< of the left map; the right one looks at the same ground
  MapLook look_;
  Controls controls_;
  Wishes wishes_;
  double text_scale_ = 1.0;
  bool shows_whole_map_ = false;
  bool is_zooming_ = false;
  sf::Clock since_zoom_;
  std::optional<render::Pixel> dragged_from_;
};

}  // namespace tocsin::window
