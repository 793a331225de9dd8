// Units with state, task and arrival; the other lists beside them, and under them all the card of what is
// selected.
#include "render/panels.hpp"
#include "render/sfml/panel_parts.hpp"
#include "sim/model/rvps.hpp"

namespace tocsin::window {

namespace {

constexpr const char* send_label = "Send \u25BE";
constexpr const char* release_label = "Release";

/// Of a small button, with the space before it.
float width_of(const char* label) {
  const ImGuiStyle& style = ImGui::GetStyle();
  return ImGui::CalcTextSize(label).x + 2.0F * style.FramePadding.x + style.ItemSpacing.x;
}

void draw_send(const render::UnitRow& row, const PanelInput& input, Wishes& wishes) {
  const render::Shown now = input.now();
  if (ImGui::SmallButton(send_label)) ImGui::OpenPopup("send");
  if (ImGui::BeginPopup("send")) {
    for (const model::RvpId id : render::rvps_there(now)) {
      const model::Rvp& rvp = model::rvp_of(now.setting, now.world, id);
      if (ImGui::Selectable(rvp.name.c_str()))
        wishes.commands.push_back(model::DispatchUnit{row.name, rvp.id});
    }
    ImGui::EndPopup();
  }
  if (!row.is_committed) return;
  ImGui::SameLine();
  if (ImGui::SmallButton(release_label)) wishes.commands.push_back(model::ReleaseUnit{row.name});
}

// As on the map: its service's shape, in its state. On paper of either shade a white edge shows it up.
void draw_unit_mark(const PanelInput& input, model::UnitId id) {
  const float height = ImGui::GetTextLineHeight();
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const ImVec2 centre{corner.x + height * 0.5F, corner.y + height * 0.55F};
  const render::Palette palette = render::palette_of(input.theme);
  const render::Service service = render::service_of(input.session.setting().scenario.units[id.index()].kind);
  render::Symbol symbol =
      input.symbols->in_state(input.symbols->symbol(render::symbol_of(service), palette),
                              render::state_of(input.session.world().units[id.index()]), palette);
  ImDrawList* list = ImGui::GetWindowDrawList();
  render::Symbol ground = symbol;
  ground.fill = render::SymbolFill::Solid;
  ground.colour = symbol.edge;
  draw_symbol_at(list, centre, height * 0.34F + 1.5F, ground);
  draw_symbol_at(list, centre, height * 0.34F, symbol);
  if (symbol.mark == render::SymbolMark::Struck) {
    const float reach = height * 0.42F;
    list->AddLine({centre.x - reach, centre.y + reach}, {centre.x + reach, centre.y - reach},
                  to_u32(palette.text), 2.0F);
  }
  ImGui::Dummy({height, height});
}

void draw_unit_list(const PanelInput& input, Controls& controls, Wishes& wishes) {
  const render::Session& session = input.session;
  const bool acts = input.barred() == render::Barred::No;
  for (const render::UnitRow& row : render::unit_rows(session.setting(), session.world(), session.shown())) {
    const bool is_selected = controls.selected == render::Thing{row.id};
    // Of hundreds of rows a dozen are in sight: the others only take up their room.
    const float height = ImGui::GetTextLineHeight();
    const bool is_sought = is_selected && controls.frames_to_find > 0;
    if (!is_sought && !ImGui::IsRectVisible({1.0F, height})) {
      ImGui::Dummy({1.0F, height});
      continue;
    }
    ImGui::PushID(row.name.c_str());
    draw_unit_mark(input, row.id);
    ImGui::SameLine(0.0F, 4.0F);
    const float buttons =
        acts ? width_of(send_label) + (row.is_committed ? width_of(release_label) : 0.0F) : 0.0F;
    const float width = std::max(60.0F, ImGui::GetContentRegionAvail().x - buttons);
    // One line each, so that many can be seen at once: all of it on pointing at it.
    const std::string state = row.arrival.empty() ? row.state : row.arrival + ", " + row.state;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImGui::PushClipRect(corner, {corner.x + width, corner.y + ImGui::GetTextLineHeightWithSpacing()}, true);
    if (ImGui::Selectable((row.callsign + ": " + state + "###unit").c_str(), is_selected, 0, {width, 0.0F}))
      wishes.find = row.id;
    ImGui::PopClipRect();
    tooltip(row.callsign + ", " + row.kind + "\n" + state + (row.task.empty() ? "" : "\n" + row.task) +
            "\n\nClick to find it on the map");
    if (is_sought) ImGui::SetScrollHereY();
    if (acts) {
      ImGui::SameLine();
      draw_send(row, input, wishes);
    }
    ImGui::PopID();
  }
}

enum class Tab { Units, Places, Closures };
Tab tab_of(const render::Thing& thing) {
  if (std::holds_alternative<model::UnitId>(thing)) return Tab::Units;
  const bool is_of_lines = std::holds_alternative<model::ClosureId>(thing) ||
                           std::holds_alternative<model::SlowdownId>(thing) ||
                           std::holds_alternative<model::CordonId>(thing);
  return is_of_lines ? Tab::Closures : Tab::Places;
}

/// True where the tab is open and its list is to be laid out; `end_tab` follows then.
bool begin_tab(const char* name, Tab tab, const Controls& controls) {
  const bool is_wanted =
      controls.frames_to_find > 0 && controls.selected && tab_of(*controls.selected) == tab;
  if (!ImGui::BeginTabItem(name, nullptr, is_wanted ? ImGuiTabItemFlags_SetSelected : 0)) return false;
  begin_list(name);
  return true;
}
void end_tab() {
  end_list();
  ImGui::EndTabItem();
}

void draw_lists(const PanelInput& input, Controls& controls, Wishes& wishes) {
  if (!ImGui::BeginTabBar("tabs")) return;
  if (begin_tab("Units", Tab::Units, controls)) {
    draw_unit_list(input, controls, wishes);
    end_tab();
  }
  if (begin_tab("Places", Tab::Places, controls)) {
    draw_places(input, controls, wishes);
    end_tab();
  }
  if (begin_tab("Closures", Tab::Closures, controls)) {
    draw_closures(input, controls, wishes);
    end_tab();
  }
  ImGui::EndTabBar();
}

}  // namespace

void draw_units(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes) {
  constexpr float card_share = 0.52F;
  if (begin_panel("Units", *input.layout.of(render::Panel::Units), ImGuiWindowFlags_NoScrollbar)) {
    const float height = ImGui::GetContentRegionAvail().y;
    ImGui::BeginChild("lists", {0.0F, controls.selected ? height * (1.0F - card_share) : 0.0F});
    draw_lists(input, controls, wishes);
    ImGui::EndChild();
    if (controls.selected) {
      ImGui::BeginChild("card");
      draw_card(input, host, controls, wishes);
      ImGui::EndChild();
    }
  }
  if (controls.frames_to_find > 0) --controls.frames_to_find;
  end_panel();
}

}  // namespace tocsin::window
