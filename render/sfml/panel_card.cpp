// The card of what is selected, under the lists.
#include "render/inspector.hpp"
#include "render/sfml/imgui_host.hpp"
#include "render/sfml/panel_parts.hpp"

namespace tocsin::window {

namespace {

void draw_actions(const render::Card& card, Wishes& wishes) {
  for (const render::CardMenu& menu : card.menus) {
    if (ImGui::Button((menu.words + " \u25BE").c_str())) ImGui::OpenPopup(menu.words.c_str());
    if (ImGui::BeginPopup(menu.words.c_str())) {
      for (const render::CardAction& choice : menu.choices) {
        if (ImGui::Selectable(choice.words.c_str())) wishes.commands.push_back(choice.command);
      }
      ImGui::EndPopup();
    }
    ImGui::SameLine();
  }
  for (const render::CardAction& action : card.actions) {
    if (ImGui::Button(action.words.c_str())) wishes.commands.push_back(action.command);
    ImGui::SameLine();
  }
}

void draw_rows(const render::Card& card) {
  if (!ImGui::BeginTable("rows", 2, ImGuiTableFlags_None)) return;
  ImGui::TableSetupColumn("label", ImGuiTableColumnFlags_WidthFixed, ImGui::CalcTextSize("Approach ").x);
  ImGui::TableSetupColumn("text");
  for (const render::CardRow& row : card.rows) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    quiet_text(row.label);
    ImGui::TableNextColumn();
    wrapped_text(row.text);
  }
  ImGui::EndTable();
}

}  // namespace

void draw_card(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes) {
  if (input.hazard == nullptr || input.projection == nullptr) return;
  if (!controls.selected || !render::is_there(input.now(), *controls.selected)) return;
  const render::Card card = render::card_of(input.now(), *controls.selected,
                                            {input.session.entries(), *input.hazard, *input.projection});
  ImGui::Separator();
  ImGui::PushFont(host.bold());
  wrapped_text(card.title);
  ImGui::PopFont();
  quiet_text(card.what);
  if (input.barred() == render::Barred::No) draw_actions(card, wishes);
  if (ImGui::Button("Show")) wishes.find = controls.selected;
  tooltip("Enter: in the middle of the map");
  ImGui::SameLine();
  if (std::holds_alternative<model::UnitId>(*controls.selected)) {
    if (ImGui::Button(controls.followed ? "Let go" : "Follow"))
      wishes.actions.push_back(render::Action::Follow);
    ImGui::SameLine();
  }
  if (ImGui::Button("Close")) controls.selected.reset();
  draw_rows(card);
}

}  // namespace tocsin::window
