// What the facilitator's panels remember between frames, and what was asked for in one: the panels draw rows
// and note wishes; whoever holds the window carries those out.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "render/camera.hpp"
#include "render/cues.hpp"
#include "render/feed.hpp"
#include "render/hazard_picture.hpp"
#include "render/keys.hpp"
#include "render/layout.hpp"
#include "render/lesson.hpp"
#include "render/methane.hpp"
#include "render/note_line.hpp"
#include "render/pacer.hpp"
#include "render/selection.hpp"
#include "render/session.hpp"
#include "render/settings.hpp"
#include "render/status_line.hpp"
#include "render/symbol_table.hpp"
#include "render/tools.hpp"
#include "sim/model/command.hpp"

namespace tocsin::window {

/// A text being typed. Long enough for a message read out by telephone.
using TextField = std::array<char, 512>;
std::string text_of(const TextField& field);
/// What `render::room_left_words` says of it: a field takes no more when it is full.
std::string room_left_words(const TextField& field);

/// What is kept from frame to frame.
struct Controls {
  render::OpenPanels open;
  render::Selection selected;
  std::optional<model::UnitId> followed;
  std::optional<render::Tool> tool;
  TextField tool_name{};
  render::StatusLine under_pointer;
  std::optional<GridPoint> menu_at;  ///< where the map's menu was asked for

  TextField filter{};
  TextField note{};
  TextField inject_title{};
  TextField inject_text{};
  int inject_from = 0;
  int inject_to = 0;
  int inject_channel = 0;
  std::array<TextField, render::Methane::letters> methane{};
  int methane_from = 0;
  int methane_to = 0;
  model::MethaneForm methane_form = model::MethaneForm::Methane;
  std::array<bool, render::mark_kind_count> shown_kinds{true, true, true, true, true, true,
                                                        true, true, true, true, false};
  bool follows_feed = true;     ///< the newest message stays in sight
  float feed_scroll_px = 0.0F;  ///< as last seen

  TextField rationale{};
  std::string rationale_of;  ///< the decision whose reason is being typed

  render::NoteLine note_line;
  render::Notices notices;
  render::Lesson lesson;
  /// Where the controls that the lesson speaks of were drawn last.
  std::array<std::optional<render::PixelBox>, render::lesson_steps> spots;

  /// The words of a bookmark are being typed; nothing: none are.
  std::optional<TextField> bookmark;

  /// The last thing that could not be done, in words, shown under the clock bar.
  std::string notice;

  // Small things stand together: scattered they would cost room.
  /// For so many frames yet the lists come to show what was selected elsewhere: a tab takes one to open.
  int frames_to_find = 0;
  int panel_steps = 0;  ///< how many panels on the keyboard goes at the next frame; behind zero: back
  enum class InjectTab : std::uint8_t { Queue, Decisions, Form } inject_tab = InjectTab::Queue;
  render::Sound sound = render::Sound::On;
  bool turns_to_inject_tab = false;  ///< at the next frame, whatever tab is in front
  bool shows_cross_hair = false;     ///< the keyboard points, not the mouse
  bool opens_menu = false;
  bool shows_help = false;
  bool slows_down = true;        ///< to real time when an inject is delivered
  bool is_in_panels = false;     ///< the keyboard works in the panels
  bool bookmark_is_new = false;  ///< the field has not had the keyboard yet
};

/// A tool to be used at a place at once.
struct ToolAt {
  render::ToolKind kind;
  GridPoint at;
};

/// What was asked for in one frame.
struct Wishes {
  std::vector<model::Command> commands;
  std::vector<render::Action> actions;
  std::optional<SimTime> show;
  render::Selection find;  ///< to be selected, and shown in the middle of the map
  std::optional<ToolAt> tool_at;
  std::string copied;  ///< for the clipboard
  std::optional<GridPoint> centre;
  std::optional<std::string> bookmark;  ///< its words, as typed
};

/// What the panels draw from.
struct PanelInput {
  render::Session& session;
  const render::Pacer& pacer;
  const render::Layout& layout;
  /// Rows up to the moment shown.
  std::span<const render::FeedRow> feed;
  const std::vector<render::TimelineMark>& marks;
  render::Theme theme = render::Theme::Light;
  const render::SymbolTable* symbols = &render::standard_symbols();  ///< never null
  /// For the card of what is selected; without them there is none.
  const render::HazardPicture* hazard = nullptr;
  const GridProjection* projection = nullptr;

  render::Shown now() const { return {session.setting(), session.world(), session.shown()}; }
  render::Barred barred() const;
  /// A row's whole look in this theme.
  render::Symbol symbol(render::SymbolId id) const { return symbols->symbol(id, render::palette_of(theme)); }
};

class ImGuiHost;

/// Lays out every panel. Between begin_frame and end_frame of the host.
void draw_panels(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes);

}  // namespace tocsin::window
