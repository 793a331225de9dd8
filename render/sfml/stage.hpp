// One view of a session on one target: map, furniture, banner and, for the facilitator, the panels. Takes
// events, and says what people asked for; carries out itself only what changes the looks.
#pragma once

#include <memory>
#include <optional>
#include <span>
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
#include "render/sfml/sounds.hpp"

namespace tocsin::window {

class Stage {
 public:
  /// REQUIRES: session and fonts outlive the stage; a display.
  Stage(render::Session& session, const Fonts& fonts, render::View view, render::Theme theme,
        sf::Vector2u target_size);

  /// Other looks than those of the table that is compiled in. REQUIRES: the table outlives the stage.
  void set_symbols(const render::SymbolTable& symbols) { look_.symbols = &symbols; }
  void resize(sf::Vector2u target_size);
  void take(const sf::Event& event);
  /// Shows that ground as large as it will go.
  void fit(const GridBox& ground, double margin_px = 30.0);
  /// How a picture is to look, where it is not the usual.
  struct Arrangement {
    std::optional<render::OpenPanels> panels;
    render::Selection selected;
    std::optional<double> text_scale;
  };
  void arrange(const Arrangement& arrangement);

  void draw(sf::RenderTarget& target, const render::Pacer& pacer, double seconds, MapLook::Moment moment);

  /// What was asked for since the last call.
  Wishes take_wishes();
  /// That command was refused: the tool that gave it is in hand again, so that the next click can be right.
  void take_back(const model::Command& refused);
  /// True where the action is one of looks, and was carried out here.
  bool carry_out(render::Action action);
  void say(std::string notice) { controls_.notice = std::move(notice); }
  bool slows_down() const { return controls_.slows_down; }
  /// True where the last drawing showed a basemap made at its own scale.
  bool is_map_sharp() const { return painter_.is_sharp(camera_); }
  /// For tests: what somebody would see selected, and the camera.
  const Controls& controls() const { return controls_; }
  const render::Camera& camera() const { return camera_; }
  /// Once a zoom rests, the basemap is drawn again with ground to spare; and a notice goes by itself.
  bool wants_frame() const {
    return is_zooming_ || (!controls_.notices.empty() && since_drawn_.getElapsedTime().asSeconds() > 0.2F);
  }
  /// Takes over how a person likes it, as far as it is this view's.
  void use(const render::WindowSettings& settings);
  /// `settings`, with what is this view's as it is now.
  render::WindowSettings as_used(render::WindowSettings settings) const;

 private:
  void lay_out();
  void read_feed();
  void take_key(const sf::Event::KeyEvent& key);
  void draw_room_strip(sf::RenderTarget& target, const render::Pacer& pacer) const;
  void draw_blank(sf::RenderTarget& target) const;
  void draw_room_keys(sf::RenderTarget& target) const;
  // stage_people.cpp
  bool take_first(const sf::Event& event);
  void take_note(const sf::Event& event);
  bool take_in_panels(const sf::Event::KeyEvent& key);
  bool carry_out_for_people(render::Action action);
  void open_note();
  void show_lesson(const Wishes& wishes);
  void give_cues(std::span<const journal::Entry> fresh);
  void set_text_scale(double scale);
  void draw_facilitator_panels(sf::RenderTarget& target, const render::Pacer& pacer, double seconds);

  // The map under the hand: selection, tools, camera (stage_tools.cpp).
  render::Shown now() const { return {session_.setting(), session_.world(), session_.shown()}; }
  render::Barred barred() const;
  void take_mouse(const sf::Event& event);
  void press(render::Pixel at);
  void drag_to(render::Pixel at);
  void release();
  void click(render::Pixel at);
  void zoom(render::Pixel about, double factor);
  void pan(render::Pixel by);
  bool carry_out_on_map(render::Action action);
  void take_up(render::ToolKind kind);
  void take_up_at(const ToolAt& wanted);
  void confirm();
  void heed(render::ToolAnswer answer);
  void cancel();
  void follow();
  void step_to(render::Step step);
  void find(const render::Thing& thing);
  void select(const render::Selection& thing);
  /// What the pointer or the cross-hair is on.
  std::optional<render::Pixel> pointed_at() const;
  render::Selection thing_at(render::Pixel at) const;
  render::SymbolSpot spot_of(const render::Thing& thing) const;
  Metres road_reach() const;
  /// Before a frame: the camera after what it follows, words and marks for what is under the pointer.
  void attend_to_map();

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
  sf::Clock since_drawn_;
  std::unique_ptr<CueSounds> sounds_;  // not before the first of them
  render::Selection selected_before_;
  bool swallows_letter_ = false;  // the one that the key which opened the note also types
  std::vector<render::FeedRow> rows_;
  std::vector<render::TimelineMark> marks_;

  struct Drag {
    render::Pixel from;
    render::Pixel last;
    bool has_moved = false;
    enum class What { Map, Circle } what = What::Map;
  };
  std::optional<Drag> drag_;

  /// The last tool that gave a command, and which sort of command.
  struct PutAway {
    render::Tool tool;
    std::size_t command_sort;
  };
  std::optional<PutAway> put_away_;
  std::optional<render::Pixel> mouse_;  ///< while it is over the map
  GridProjection projection_;
};

}  // namespace tocsin::window
