// The frame of the panels: fixed windows, marks, and which panel is drawn when.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <imgui_internal.h>

#include "render/names.hpp"
#include "render/sfml/imgui_host.hpp"
#include "render/sfml/panel_parts.hpp"

namespace tocsin::window {

std::string text_of(const TextField& field) { return field.data(); }

std::string room_left_words(const TextField& field) {
  const std::string text = text_of(field);
  // A letter beyond ASCII takes the room of two or more.
  const std::size_t used = render::characters_in(text);
  return render::room_left_words(used, used + field.size() - 1 - text.size());
}

// No background: the window has been cleared to the colour of paper, and filling it again costs frames.
bool begin_panel(const char* name, const render::PixelBox& box, ImGuiWindowFlags extra) {
  ImGui::SetNextWindowPos(to_im(box.low));
  ImGui::SetNextWindowSize(to_im(box.high - box.low));
  const bool is_shown =
      ImGui::Begin(name, nullptr,
                   ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                       ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings |
                       ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoBackground | extra);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRectFullScreen();
  list->AddRect(to_im(box.low), to_im(box.high), ImGui::GetColorU32(ImGuiCol_Border));
  const bool has_keyboard = (ImGui::GetIO().ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) != 0 &&
                            ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows);
  if (has_keyboard) {
    list->AddRect(to_im(box.low + render::Pixel{2.0, 2.0}), to_im(box.high - render::Pixel{2.0, 2.0}),
                  ImGui::GetColorU32(ImGuiCol_Text), 0.0F, 0, 3.0F);
  }
  list->PopClipRect();
  return is_shown;
}

void end_panel() { ImGui::End(); }

void begin_list(const char* name) {
  ImGui::BeginChild(name, {0.0F, 0.0F}, false, ImGuiWindowFlags_NavFlattened);
}
void end_list() { ImGui::EndChild(); }

namespace {

/// The corners of a shape without curves round the middle of a circle of radius 1.
std::vector<ImVec2> corners_of(render::SymbolForm form) {
  switch (form) {
    case render::SymbolForm::Square:
      return {{-0.85F, -0.85F}, {0.85F, -0.85F}, {0.85F, 0.85F}, {-0.85F, 0.85F}};
    case render::SymbolForm::Diamond:
      return {{0.0F, -1.15F}, {1.15F, 0.0F}, {0.0F, 1.15F}, {-1.15F, 0.0F}};
    case render::SymbolForm::Triangle:
      return {{0.0F, -1.05F}, {1.05F, 0.9F}, {-1.05F, 0.9F}};
    case render::SymbolForm::Hexagon:
      return {{0.95F, 0.55F},   {0.0F, 1.1F},  {-0.95F, 0.55F},
              {-0.95F, -0.55F}, {0.0F, -1.1F}, {0.95F, -0.55F}};
    case render::SymbolForm::House:
      return {{0.0F, -1.1F}, {0.95F, -0.25F}, {0.95F, 0.9F}, {-0.95F, 0.9F}, {-0.95F, -0.25F}};
    case render::SymbolForm::Pin:
      return {{-0.7F, -1.0F}, {0.7F, -1.0F}, {0.95F, -0.4F}, {0.0F, 1.15F}, {-0.95F, -0.4F}};
    default:
      return {};
  }
}

// Shapes that are strokes or several pieces. False for the others.
bool draw_strokes(ImDrawList* list, ImVec2 c, float r, render::SymbolForm form, ImU32 colour) {
  const auto at = [&](float x, float y) { return ImVec2{c.x + x * r, c.y + y * r}; };
  switch (form) {
    case render::SymbolForm::Flag:
      list->AddRectFilled(at(-0.8F, -1.1F), at(-0.5F, 1.1F), colour);
      list->AddTriangleFilled(at(-0.6F, -1.1F), at(1.1F, -0.5F), at(-0.6F, 0.2F), colour);
      return true;
    case render::SymbolForm::Cross:
      list->AddLine(at(-0.8F, -0.8F), at(0.8F, 0.8F), colour, r * 0.55F);
      list->AddLine(at(-0.8F, 0.8F), at(0.8F, -0.8F), colour, r * 0.55F);
      return true;
    case render::SymbolForm::Burst:
      list->AddNgonFilled(c, r * 0.7F, colour, 8);
      list->AddLine(at(-1.15F, 0.0F), at(1.15F, 0.0F), colour, r * 0.35F);
      list->AddLine(at(0.0F, -1.15F), at(0.0F, 1.15F), colour, r * 0.35F);
      list->AddLine(at(-0.8F, -0.8F), at(0.8F, 0.8F), colour, r * 0.35F);
      list->AddLine(at(-0.8F, 0.8F), at(0.8F, -0.8F), colour, r * 0.35F);
      return true;
    case render::SymbolForm::Bars:
      list->AddRectFilled(at(-0.75F, -0.95F), at(-0.2F, 0.95F), colour);
      list->AddRectFilled(at(0.2F, -0.95F), at(0.75F, 0.95F), colour);
      return true;
    case render::SymbolForm::Target:
      list->AddCircle(c, r * 0.9F, colour, 0, r * 0.35F);
      list->AddCircleFilled(c, r * 0.35F, colour);
      return true;
    default:
      return false;
  }
}

}  // namespace

void draw_symbol_at(ImDrawList* list, ImVec2 c, float r, const render::Symbol& symbol) {
  const ImU32 colour = to_u32(symbol.colour);
  if (draw_strokes(list, c, r, symbol.form, colour)) return;
  const bool is_hollow = symbol.fill == render::SymbolFill::Hollow;
  const float stroke = std::max(1.5F, r * 0.3F);
  std::vector<ImVec2> corners = corners_of(symbol.form);
  if (corners.empty()) {
    const float round = symbol.form == render::SymbolForm::Dot ? r * 0.6F : r * 0.95F;
    is_hollow ? list->AddCircle(c, round, colour, 0, stroke) : list->AddCircleFilled(c, round, colour);
    return;
  }
  for (ImVec2& corner : corners) corner = {c.x + corner.x * r, c.y + corner.y * r};
  const auto count = static_cast<int>(corners.size());
  is_hollow ? list->AddPolyline(corners.data(), count, colour, ImDrawFlags_Closed, stroke)
            : list->AddConvexPolyFilled(corners.data(), count, colour);
}

void draw_mark(const render::Symbol& symbol) {
  const float height = ImGui::GetTextLineHeight();
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  draw_symbol_at(ImGui::GetWindowDrawList(), {corner.x + height * 0.5F, corner.y + height * 0.55F},
                 height * 0.30F, symbol);
  ImGui::Dummy({height, height});
}

void organisation_combo(const char* label, const model::Scenario& scenario, int& chosen) {
  const auto count = static_cast<int>(scenario.organisations.size());
  if (chosen >= count) chosen = 0;
  const auto name = [&](int row) {
    return render::plain_name(scenario.organisations[static_cast<std::size_t>(row)].name);
  };
  if (!ImGui::BeginCombo(label, count > 0 ? name(chosen).c_str() : "")) return;
  for (int i = 0; i < count; ++i) {
    if (ImGui::Selectable(name(i).c_str(), i == chosen)) chosen = i;
  }
  ImGui::EndCombo();
}

namespace {

/// The panels by name, in the order in which the keyboard goes through them.
std::vector<const char*> names_of_open(const render::Layout& layout) {
  using render::Panel;
  std::vector<const char*> names{"Clock"};
  const auto add = [&](Panel panel, const char* name) {
    if (layout.of(panel)) names.push_back(name);
  };
  add(Panel::Injects, "Injects");
  add(Panel::Escalation, "Escalation");
  add(Panel::Units, "Units");
  add(Panel::Coordination, "Co-ordination");
  add(Panel::Messages, "Messages");
  return names;
}

}  // namespace

void turn_keyboard(const PanelInput& input, Controls& controls) {
  const int steps = std::exchange(controls.panel_steps, 0);
  const std::vector<const char*> names = names_of_open(input.layout);
  if (!controls.is_in_panels || steps == 0 || names.empty()) return;
  const auto count = static_cast<int>(names.size());
  const ImGuiWindow* focused = GImGui->NavWindow == nullptr ? nullptr : GImGui->NavWindow->RootWindow;
  // Whoever comes from outside comes to the injects, whatever panel was clicked last.
  const bool comes_from_outside = GImGui->NavDisableHighlight;
  int at = 0;
  for (int i = 0; i < count && !comes_from_outside; ++i) {
    if (focused != nullptr && std::string_view(focused->Name) == names[static_cast<std::size_t>(i)]) at = i;
  }
  ImGuiWindow* next =
      ImGui::FindWindowByName(names[static_cast<std::size_t>((at + steps + count) % std::max(1, count))]);
  if (next == nullptr) return;
  ImGui::FocusWindow(next);
  ImGui::NavInitWindow(next, false);
  GImGui->NavDisableHighlight = false;
}

void draw_panels(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes) {
  turn_keyboard(input, controls);
  draw_clock_bar(input, host, controls, wishes);
  draw_notice_line(input, host, controls, wishes);
  draw_timeline(input, controls, wishes);
  if (input.layout.of(render::Panel::Injects)) draw_injects(input, host, controls, wishes);
  if (input.layout.of(render::Panel::Escalation)) draw_escalation(input, host, wishes);
  if (input.layout.of(render::Panel::Units)) draw_units(input, host, controls, wishes);
  if (input.layout.of(render::Panel::Coordination)) draw_coordination(input, host, controls, wishes);
  if (input.layout.of(render::Panel::Messages)) draw_messages(input, controls, wishes);
  draw_tools(input, controls, wishes);
  if (controls.shows_help) draw_help(input, controls);
  draw_flashes(input, controls);
  draw_lesson(input, host, controls);
}

}  // namespace tocsin::window
