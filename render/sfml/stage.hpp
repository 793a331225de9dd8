// One view of a session on one target: map, furniture, banner and, for the facilitator, the panels. Takes
// events, and says what people asked for; carries out itself only what changes the looks.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/System/Clock.hpp>
#include <SFML/Window/Event.hpp>

#include "render/feed.hpp"
#include "render/layout.hpp"
#include "render/pacer.hpp"
#include "render/session.hpp"
#include "render/sfml/controls.hpp"
#include "render/sfml/fonts.hpp"
#include "render/sfml/imgui_host.hpp"
#include "render/sfml/map_painter.hpp"

namespace tocsin::window {

class Stage {
 public:
  /// REQUIRES: session and fonts outlive the stage; a display; `target_size` at least 640 by 480.
  Stage(render::Session& session, const Fonts& fonts, render::View view, render::Theme theme,
        sf::Vector2u target_size);

  void resize(sf::Vector2u target_size);
  void take(const sf::Event& event);
  /// Shows that ground as large as it will go.
  void fit(const GridBox& ground);

  void draw(sf::RenderTarget& target, const render::Pacer& pacer, double seconds, MapLook::Moment moment);

  /// What was asked for since the last call.
  Wishes take_wishes();
  /// True where the action is one of looks, and was carried out here.
  bool carry_out(render::Action action);
  void say(std::string notice) { controls_.notice = std::move(notice); }
  bool slows_down() const { return controls_.slows_down; }
  /// A stretched basemap wants another frame once the zoom rests.
  bool wants_frame() const { return is_zooming_; }

 private:
  void lay_out();
  void read_feed();
  GridBox incident_ground() const;
  void take_key(const sf::Event::KeyEvent& key);
  void take_mouse(const sf::Event& event);
  void click(render::Pixel at);
  void close_road_at(render::Pixel at);
  void find(model::UnitId unit);
  void draw_room_strip(sf::RenderTarget& target) const;
  void draw_blank(sf::RenderTarget& target) const;
  void draw_facilitator_panels(sf::RenderTarget& target, const render::Pacer& pacer, double seconds);

  render::Session& session_;
  const Fonts& fonts_;
  render::View view_;
  render::Theme theme_;
  sf::Vector2u size_;
  MapPainter painter_;
  std::unique_ptr<ImGuiHost> panels_;  // the room has none
  render::Layout layout_;
  render::Camera camera_;
  Controls controls_;
  Wishes wishes_;
  MapLook look_;
  double text_scale_ = 1.0;
  bool is_blank_ = false;
  bool shows_whole_map_ = false;
  bool is_zooming_ = false;
  sf::Clock since_zoom_;
  std::vector<render::FeedRow> rows_;
  std::vector<render::TimelineMark> marks_;

  struct Drag {
    render::Pixel from;
    render::Pixel last;
    bool has_moved = false;
  };
  std::optional<Drag> drag_;
};

}  // namespace tocsin::window
