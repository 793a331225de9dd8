// The frame of the panels: fixed windows, marks, and which panel is drawn when.
#include <string>

#include "render/names.hpp"
#include "render/sfml/imgui_host.hpp"
#include "render/sfml/panel_parts.hpp"

namespace tocsin::window {

std::string text_of(const TextField& field) { return field.data(); }

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
  list->PopClipRect();
  return is_shown;
}

void end_panel() { ImGui::End(); }

void draw_mark_at(ImDrawList* list, ImVec2 c, float r, render::MarkKind kind) {
  const render::MarkLook look = render::look_of(kind);
  const ImU32 colour = to_u32(look.colour);
  const auto at = [&](float x, float y) { return ImVec2{c.x + x * r, c.y + y * r}; };
  switch (look.form) {
    case render::SymbolForm::Square:
      list->AddRectFilled(at(-0.85F, -0.85F), at(0.85F, 0.85F), colour);
      return;
    case render::SymbolForm::Diamond:
      list->AddQuadFilled(at(0.0F, -1.15F), at(1.15F, 0.0F), at(0.0F, 1.15F), at(-1.15F, 0.0F), colour);
      return;
    case render::SymbolForm::Triangle:
      list->AddTriangleFilled(at(0.0F, -1.05F), at(1.05F, 0.9F), at(-1.05F, 0.9F), colour);
      return;
    case render::SymbolForm::Hexagon:
      list->AddNgonFilled(c, r * 1.1F, colour, 6);
      return;
    case render::SymbolForm::Flag:
      list->AddRectFilled(at(-0.8F, -1.1F), at(-0.5F, 1.1F), colour);
      list->AddTriangleFilled(at(-0.6F, -1.1F), at(1.1F, -0.5F), at(-0.6F, 0.2F), colour);
      return;
    case render::SymbolForm::Cross:
      list->AddLine(at(-0.8F, -0.8F), at(0.8F, 0.8F), colour, r * 0.55F);
      list->AddLine(at(-0.8F, 0.8F), at(0.8F, -0.8F), colour, r * 0.55F);
      return;
    case render::SymbolForm::Burst:
      list->AddNgonFilled(c, r * 0.7F, colour, 8);
      list->AddLine(at(-1.15F, 0.0F), at(1.15F, 0.0F), colour, r * 0.35F);
      list->AddLine(at(0.0F, -1.15F), at(0.0F, 1.15F), colour, r * 0.35F);
      list->AddLine(at(-0.8F, -0.8F), at(0.8F, 0.8F), colour, r * 0.35F);
      list->AddLine(at(-0.8F, 0.8F), at(0.8F, -0.8F), colour, r * 0.35F);
      return;
    default:
      list->AddCircleFilled(c, r * 0.95F, colour);
  }
}

void draw_mark(render::MarkKind kind) {
  const float height = ImGui::GetTextLineHeight();
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  draw_mark_at(ImGui::GetWindowDrawList(), {corner.x + height * 0.5F, corner.y + height * 0.55F},
               height * 0.30F, kind);
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

void draw_panels(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes) {
  draw_clock_bar(input, host, controls, wishes);
  draw_timeline(input, wishes);
  if (input.layout.of(render::Panel::Injects)) draw_injects(input, host, controls, wishes);
  if (input.layout.of(render::Panel::Escalation)) draw_escalation(input, host, wishes);
  if (input.layout.of(render::Panel::Units)) draw_units(input, controls, wishes);
  if (input.layout.of(render::Panel::Coordination)) draw_coordination(input, host, controls, wishes);
  if (input.layout.of(render::Panel::Messages)) draw_messages(input, controls, wishes);
  if (controls.shows_help) draw_help(input, controls);
}

}  // namespace tocsin::window
