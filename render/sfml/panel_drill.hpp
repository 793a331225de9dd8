// What an officer's drill looks like: the page, the log, and what can be done, as one panel of buttons and
// fields. Draws what a DrillSession shows and notes what was asked for; carries nothing out.
#pragma once

#include <array>
#include <string>
#include <vector>

#include <SFML/System/Vector2.hpp>

#include "render/drill.hpp"
#include "render/sfml/controls.hpp"
#include "render/sfml/imgui_host.hpp"

namespace tocsin::window {

/// What is kept from frame to frame.
struct DrillControls {
  TextField line{};
  TextField because{};
  TextField about{};
  TextField note{};
  std::array<TextField, render::Methane::letters> methane{};
  std::size_t methane_to = 0;  ///< of DrillView::addressees
  std::size_t lines_seen = 0;
  std::string notice;   ///< the last thing that could not be done, in words
  std::string debrief;  ///< once the drill is over
};

struct DrillWishes {
  std::vector<render::DrillInput> inputs;
  std::string line;  ///< typed, and to be read
  bool ends = false;
};

struct DrillPanelInput {
  const render::DrillSession& drill;
  const render::DrillView& view;
  const ImGuiHost& host;
  sf::Vector2u size;
  bool is_bright = false;  ///< the half of a flash in which the page's banner is filled
};

/// Between begin_frame and end_frame of the host.
void draw_drill(const DrillPanelInput& input, DrillControls& controls, DrillWishes& wishes);

}  // namespace tocsin::window
