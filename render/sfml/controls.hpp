// What the facilitator's panels remember between frames, and what was asked for in one: the panels draw rows
// and note wishes; whoever holds the window carries those out.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "render/camera.hpp"
#include "render/feed.hpp"
#include "render/keys.hpp"
#include "render/layout.hpp"
#include "render/methane.hpp"
#include "render/pacer.hpp"
#include "render/session.hpp"
#include "sim/model/command.hpp"

namespace tocsin::window {

/// A text being typed. Long enough for a message read out by telephone.
using TextField = std::array<char, 512>;
std::string text_of(const TextField& field);

/// What is kept from frame to frame.
struct Controls {
  render::OpenPanels open;
  std::optional<model::UnitId> selected;
  bool shows_help = false;
  bool closes_road = false;  ///< the next click on a road closes it
  bool slows_down = true;    ///< to real time when an inject is delivered

  TextField filter{};
  TextField note{};
  TextField closure_name{};
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
  std::size_t feed_rows_seen = 0;

  /// The last thing that could not be done, in words, shown in the clock bar.
  std::string notice;
};

/// What was asked for in one frame.
struct Wishes {
  std::vector<model::Command> commands;
  std::vector<render::Action> actions;
  std::optional<SimTime> show;
  std::optional<model::UnitId> find;
  std::optional<GridPoint> centre;
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
};

class ImGuiHost;

/// Lays out every panel. Between begin_frame and end_frame of the host.
void draw_panels(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes);

}  // namespace tocsin::window
