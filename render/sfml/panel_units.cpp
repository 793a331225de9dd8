// Units with state, task and arrival; and the closures.
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
  const render::Session& session = input.session;
  if (ImGui::SmallButton(send_label)) ImGui::OpenPopup("send");
  if (ImGui::BeginPopup("send")) {
    for (std::size_t i = 0; i < session.world().rvps.size(); ++i) {
      const model::Rvp& rvp = model::rvp_of(session.setting(), session.world(), id_of<model::RvpTag>(i));
      if (ImGui::Selectable(rvp.name.c_str()))
        wishes.commands.push_back(model::DispatchUnit{row.name, rvp.id});
    }
    ImGui::EndPopup();
  }
  if (!row.is_committed) return;
  ImGui::SameLine();
  if (ImGui::SmallButton(release_label)) wishes.commands.push_back(model::ReleaseUnit{row.name});
}

void draw_unit_mark(model::UnitKind kind) {
  const float height = ImGui::GetTextLineHeight();
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const render::Service service = render::service_of(kind);
  const ImU32 colour = to_u32(render::colour_of(service));
  const ImVec2 c{corner.x + height * 0.5F, corner.y + height * 0.55F};
  const float r = height * 0.34F;
  ImDrawList* list = ImGui::GetWindowDrawList();
  switch (service) {
    case render::Service::Fire:
      list->AddRectFilled({c.x - r, c.y - r}, {c.x + r, c.y + r}, colour);
      break;
    case render::Service::Police:
      list->AddCircleFilled(c, r * 1.1F, colour);
      break;
    case render::Service::Ambulance:
      list->AddQuadFilled({c.x, c.y - r * 1.3F}, {c.x + r * 1.3F, c.y}, {c.x, c.y + r * 1.3F},
                          {c.x - r * 1.3F, c.y}, colour);
      break;
    case render::Service::Other:
      list->AddNgonFilled(c, r * 1.15F, colour, 6);
      break;
  }
  ImGui::Dummy({height, height});
}

void draw_unit_list(const PanelInput& input, Controls& controls, Wishes& wishes) {
  const render::Session& session = input.session;
  const bool acts = !session.is_read_only() && !session.is_looking_back() && !session.is_over();
  for (const render::UnitRow& row : render::unit_rows(session.setting(), session.world(), session.shown())) {
    ImGui::PushID(row.name.c_str());
    draw_unit_mark(session.setting().scenario.units[row.id.index()].kind);
    ImGui::SameLine(0.0F, 4.0F);
    const bool is_selected = controls.selected == row.id;
    const float buttons =
        acts ? width_of(send_label) + (row.is_committed ? width_of(release_label) : 0.0F) : 0.0F;
    const float width = std::max(60.0F, ImGui::GetContentRegionAvail().x - buttons);
    if (ImGui::Selectable((row.callsign + "  " + row.kind).c_str(), is_selected, 0, {width, 0.0F}))
      wishes.find = row.id;
    tooltip("Click to find it on the map");
    if (acts) {
      ImGui::SameLine();
      draw_send(row, input, wishes);
    }
    ImGui::Indent(ImGui::GetTextLineHeight() + 4.0F);
    std::string state = row.state;
    if (!row.arrival.empty()) state += ", " + row.arrival;
    if (!row.task.empty()) state += " \u00B7 " + row.task;
    quiet_text(state);
    ImGui::Unindent(ImGui::GetTextLineHeight() + 4.0F);
    ImGui::PopID();
  }
}

void draw_closures(const PanelInput& input, Controls& controls, Wishes& wishes) {
  const render::Session& session = input.session;
  const bool acts = !session.is_read_only() && !session.is_looking_back() && !session.is_over();
  if (acts) {
    ImGui::InputTextWithHint("##name", "name of the next closure (optional)", controls.closure_name.data(),
                             controls.closure_name.size());
    if (ImGui::Button(controls.closes_road ? "Cancel" : "Close a road"))
      wishes.actions.push_back(render::Action::CloseRoad);
    if (controls.closes_road) {
      ImGui::SameLine();
      text("now click it on the map");
    }
  }
  const auto rows = render::closure_rows(session.setting(), session.world());
  if (rows.empty()) quiet_text("No road is closed.");
  for (const render::ClosureRow& row : rows) {
    ImGui::PushID(row.id.c_str());
    wrapped_text(row.name);
    ImGui::SameLine();
    if (acts && ImGui::SmallButton("Lift")) wishes.commands.push_back(model::LiftClosure{row.id});
    quiet_text(row.since);
    ImGui::PopID();
  }
}

}  // namespace

void draw_units(const PanelInput& input, Controls& controls, Wishes& wishes) {
  if (begin_panel("Units", *input.layout.of(render::Panel::Units), ImGuiWindowFlags_NoScrollbar) &&
      ImGui::BeginTabBar("tabs")) {
    if (ImGui::BeginTabItem("Units")) {
      ImGui::BeginChild("list");
      draw_unit_list(input, controls, wishes);
      ImGui::EndChild();
      ImGui::EndTabItem();
    }
    if (ImGui::BeginTabItem("Closures")) {
      ImGui::BeginChild("closures");
      draw_closures(input, controls, wishes);
      ImGui::EndChild();
      ImGui::EndTabItem();
    }
    ImGui::EndTabBar();
  }
  end_panel();
}

}  // namespace tocsin::window
