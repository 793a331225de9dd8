// The strip under the map: tools or, while one is used, its prompt and options; what is under the pointer;
// and the menu that the right button opens on the map.
#include <cstdio>

#include <fmt/format.h>

#include "render/road_hit.hpp"
#include "render/sfml/panel_parts.hpp"

namespace tocsin::window {

using render::Action;
using render::ToolKind;

render::Barred PanelInput::barred() const {
  if (session.is_read_only()) return render::Barred::Replay;
  if (session.is_looking_back()) return render::Barred::LookingBack;
  return session.is_over() ? render::Barred::Over : render::Barred::No;
}

namespace {

struct ToolButton {
  ToolKind kind;
  Action action;
  const char* label;
  const char* help;
};
constexpr std::array<ToolButton, 5> buttons{{
    {ToolKind::Measure, Action::MeasureDistance, "Measure", "D: distance and bearing, leg by leg"},
    {ToolKind::Cordon, Action::DrawCordon, "Cordon", "P: click corners, or drag a circle"},
    {ToolKind::PlaceRvp, Action::PlaceRvp, "RVP", "R: place a rendezvous point"},
    {ToolKind::CloseRoad, Action::CloseRoad, "Close road", "C: close a road, both ways or one"},
    {ToolKind::SlowRoad, Action::SlowRoad, "Slow road", "S: everybody takes longer there"},
}};

void draw_buttons(const PanelInput& input, const Controls& controls, Wishes& wishes) {
  for (const ToolButton& button : buttons) {
    const std::string why = render::why_not(button.kind, input.barred());
    // Pressed, a barred button says why in the clock bar: it is dimmed, not dead.
    if (!why.empty()) ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 0.5F);
    if (ImGui::Button(button.label)) wishes.actions.push_back(button.action);
    if (!why.empty()) ImGui::PopStyleVar();
    tooltip(why.empty() ? button.help : why);
    ImGui::SameLine();
  }
  if (ImGui::Button(controls.followed ? "Let go" : "Follow")) wishes.actions.push_back(Action::Follow);
  tooltip("T: keep the selected unit in the middle; any pan lets go");
  ImGui::SameLine();
}

void draw_option(render::Tool& tool) {
  const char* label = nullptr;
  std::string percent;
  switch (tool.kind()) {
    case ToolKind::Cordon:
      label = tool.options().cordon == model::CordonKind::Inner ? "Inner" : "Outer";
      break;
    case ToolKind::CloseRoad:
      label = tool.options().ways == model::Ways::Both      ? "Both ways"
              : tool.options().ways == model::Ways::Forward ? "One way"
                                                            : "Other way";
      break;
    case ToolKind::SlowRoad:
      percent = fmt::format("{} %", tool.options().percent);
      label = percent.c_str();
      break;
    case ToolKind::Measure:
    case ToolKind::PlaceRvp:
      return;
  }
  // The width stays as the words change.
  if (ImGui::Button(fmt::format("{}###option", label).c_str(), {ImGui::GetFontSize() * 5.6F, 0.0F}))
    tool.turn_option();
  tooltip("Another: the tool's key again");
  ImGui::SameLine();
}

void draw_prompt(const PanelInput& input, Controls& controls, Wishes& wishes) {
  render::Tool& tool = *controls.tool;
  if (ImGui::Button("Cancel")) wishes.actions.push_back(Action::Cancel);
  tooltip("Esc");
  ImGui::SameLine();
  draw_option(tool);
  if (tool.kind() != ToolKind::Measure) {
    ImGui::SetNextItemWidth(ImGui::GetFontSize() * 8.5F);
    if (ImGui::InputTextWithHint("##name", "name (optional)", controls.tool_name.data(),
                                 controls.tool_name.size(), ImGuiInputTextFlags_EnterReturnsTrue) &&
        tool.can_confirm())
      wishes.actions.push_back(Action::Confirm);
    ImGui::SameLine();
  }
  if (tool.can_confirm()) {
    if (ImGui::Button(tool.kind() == ToolKind::Cordon ? "Set" : "Finish"))
      wishes.actions.push_back(Action::Confirm);
    ImGui::SameLine();
  }
  ImGui::AlignTextToFramePadding();
  const std::string prompt = tool.prompt(input.now());
  text(prompt);
  tooltip(prompt);
  ImGui::SameLine();
}

// At the right edge, the reference always, the place as far as there is room for it.
void draw_under_pointer(const render::StatusLine& line, const render::PixelBox& strip) {
  const float right = static_cast<float>(strip.width()) - ImGui::GetStyle().WindowPadding.x;
  const float from = ImGui::GetCursorPosX() + 8.0F;
  const float grid_px = ImGui::CalcTextSize(line.grid.c_str()).x;
  const std::string both = line.place.empty() ? line.grid : line.grid + "  " + line.place;
  const float both_px = ImGui::CalcTextSize(both.c_str()).x;
  const bool has_room = from + both_px < right;
  const float width = has_room ? both_px : grid_px;
  ImGui::SetCursorPosX(right - width);
  if (!has_room) {
    // Over a prompt that is too long rather than beyond the edge.
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddRectFilled({corner.x - 6.0F, corner.y},
                                              {corner.x + width + 8.0F, corner.y + ImGui::GetFrameHeight()},
                                              ImGui::GetColorU32(ImGuiCol_WindowBg));
  }
  ImGui::AlignTextToFramePadding();
  text(has_room ? both : line.grid);
}

void menu_tool(const char* words, ToolKind kind, const PanelInput& input, GridPoint at, Wishes& wishes) {
  const std::string why = render::why_not(kind, input.barred());
  if (ImGui::MenuItem(words, nullptr, false, why.empty())) wishes.tool_at = ToolAt{kind, at};
}

void draw_menu(const PanelInput& input, Controls& controls, Wishes& wishes) {
  if (controls.opens_menu) ImGui::OpenPopup("here");
  controls.opens_menu = false;
  if (!controls.menu_at || !ImGui::BeginPopup("here")) return;
  const GridPoint at = *controls.menu_at;
  const std::string reference = render::grid_words(at, 4);
  quiet_text(reference);
  const std::string why = render::why_not(ToolKind::Cordon, input.barred());
  if (!why.empty()) quiet_text(why);
  ImGui::Separator();
  menu_tool("Measure from here", ToolKind::Measure, input, at, wishes);
  menu_tool("Cordon round here", ToolKind::Cordon, input, at, wishes);
  menu_tool("Place an RVP here", ToolKind::PlaceRvp, input, at, wishes);
  menu_tool("Close this road", ToolKind::CloseRoad, input, at, wishes);
  menu_tool("Slow this road", ToolKind::SlowRoad, input, at, wishes);
  ImGui::Separator();
  if (ImGui::MenuItem("Copy the grid reference")) wishes.copied = reference;
  ImGui::EndPopup();
}

}  // namespace

void draw_tools(const PanelInput& input, Controls& controls, Wishes& wishes) {
  if (begin_panel("Tools", input.layout.tools, ImGuiWindowFlags_NoScrollbar)) {
    ImGui::SetCursorPosY((ImGui::GetWindowHeight() - ImGui::GetFrameHeight()) * 0.5F);
    if (controls.tool) {
      draw_prompt(input, controls, wishes);
    } else {
      draw_buttons(input, controls, wishes);
    }
    draw_under_pointer(controls.under_pointer, input.layout.tools);
    draw_menu(input, controls, wishes);
  }
  end_panel();
}

}  // namespace tocsin::window
