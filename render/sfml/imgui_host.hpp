// The adapter between SFML and Dear ImGui: events in, panels out, through the packaged OpenGL 2 backend. One
// context for each host. Knows nothing of what the panels say.
#pragma once

#include <array>

#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Window/Event.hpp>

#include "render/palette.hpp"

struct ImGuiContext;
struct ImFont;

namespace tocsin::window {

class ImGuiHost {
 public:
  /// REQUIRES: an active OpenGL context; the typeface files exist (Fonts::load has succeeded).
  explicit ImGuiHost(double text_scale);
  ImGuiHost(const ImGuiHost&) = delete;
  ImGuiHost& operator=(const ImGuiHost&) = delete;
  ~ImGuiHost();

  void set_text_scale(double text_scale);
  void set_theme(render::Theme theme);
  ImFont* large() const { return large_; }
  ImFont* bold() const { return bold_; }

  void take(const sf::Event& event);
  /// True where the pointer is over a panel, or text is being typed: such events are not the map's.
  bool wants_mouse() const;
  bool wants_keyboard() const;

  void begin_frame(sf::Vector2u size, double seconds);
  /// Draws what was laid out since begin_frame into the active target.
  void end_frame(sf::RenderTarget& target);

 private:
  void build_fonts();

  ImGuiContext* context_;
  ImFont* large_ = nullptr;
  ImFont* bold_ = nullptr;
  double text_scale_ = 1.0;
  bool has_backend_ = false;
  // A press and a release within one slow frame would cancel out: presses are kept until a frame has seen
  // them.
  std::array<bool, 3> is_down_{};
  std::array<bool, 3> was_pressed_{};
};

}  // namespace tocsin::window
