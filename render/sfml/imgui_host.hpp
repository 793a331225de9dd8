// The adapter between SFML and Dear ImGui: events in, panels out, through the packaged OpenGL 2 backend. One
// context for each host. Knows nothing of what the panels say.
#pragma once

#include <array>
#include <span>

#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Window/Event.hpp>

#include "render/camera.hpp"
#include "render/palette.hpp"
#include "render/sfml/panel_pictures.hpp"

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
  /// All letters of one width: for text that is set in columns.
  ImFont* mono() const { return mono_; }

  void take(const sf::Event& event);
  /// True where the pointer is over a panel, or text is being typed: such events are not the map's.
  bool wants_mouse() const;
  bool wants_keyboard() const;

  /// Where arrows, Space and Enter go: nowhere but into fields of text, or through the panels.
  enum class Keyboard { Fields, Panels };
  void set_keyboard(Keyboard where);
  /// True where a list has dropped down or a menu is open: the next Esc closes that.
  bool has_popup() const;

  void begin_frame(sf::Vector2u size, double seconds);
  /// Draws what was laid out since begin_frame into the active target. Where panels are drawn as they were
  /// before they are put back as pictures. REQUIRES: the target was cleared to the colour of paper in
  /// `panels`, which are of whole pixels and do not meet.
  void end_frame(sf::RenderTarget& target, std::span<const render::PixelBox> panels = {});

 private:
  static constexpr std::size_t key_codes = 512;

  enum class KeyMove { Down, Up };

  void build_fonts();
  void take_key(const sf::Event::KeyEvent& key, KeyMove move);

  ImGuiContext* context_;
  ImFont* large_ = nullptr;
  ImFont* bold_ = nullptr;
  ImFont* mono_ = nullptr;
  PanelPictures pictures_;
  double text_scale_ = 1.0;
  bool has_backend_ = false;
  // A press and a release within one slow frame would cancel out: presses are kept until a frame has seen
  // them.
  std::array<bool, 3> is_down_{};
  std::array<bool, 3> was_pressed_{};
  std::array<bool, key_codes> is_key_down_{};
  std::array<bool, key_codes> was_key_pressed_{};
};

}  // namespace tocsin::window
