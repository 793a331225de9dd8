// One window of an exercise and the stage in it: opened where it belongs, full screen and back.
// Knows nothing of clocks, or of what the people in front of it asked for.
#pragma once

#include <optional>
#include <string>

#include <SFML/Graphics/RenderWindow.hpp>

#include "render/screens.hpp"
#include "render/sfml/stage.hpp"
#include "render/sfml/window.hpp"

namespace tocsin::window {

/// A window on its screen. Of use to every kind of show.
class Frame {
 public:
  Frame(std::string title, const render::WindowPlace& place, const WindowOptions& options);

  bool is_open() const { return window_.isOpen(); }
  sf::RenderWindow& window() { return window_; }
  /// The next event, with closing already done; nothing once there is none.
  std::optional<sf::Event> next_event();
  void toggle_full_screen();

 private:
  void open();

  std::string title_;
  render::WindowPlace place_;
  render::WindowPlace windowed_;
  unsigned frames_per_second_;
  sf::RenderWindow window_;
};

class Screen {
 public:
  Screen(render::Session& session, const Fonts& fonts, render::View view, const render::WindowPlace& place,
         const WindowOptions& options);

  bool is_open() const { return frame_.is_open(); }
  Stage& stage() { return *stage_; }
  const Stage& stage() const { return *stage_; }

  /// Takes what has happened; true where anything has.
  bool take_events();
  void draw(const render::Pacer& pacer, double seconds);
  void toggle_full_screen();

 private:
  Frame frame_;
  std::optional<Stage> stage_;
};

}  // namespace tocsin::window
