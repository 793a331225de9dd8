// The call-out: each ladder with its steps, people and countdowns; and what each organisation has declared.
#include "render/panels.hpp"
#include "render/sfml/imgui_host.hpp"
#include "render/sfml/panel_parts.hpp"

namespace tocsin::window {

namespace {

bool can_act(const render::Session& session) {
  return !session.is_read_only() && !session.is_looking_back() && !session.is_over();
}

void draw_call(const render::CallRow& call, const std::string& escalation, const PanelInput& input,
               Wishes& wishes) {
  ImGui::PushID(call.person_id.c_str());
  text("\u2013 " + call.person);
  tooltip(call.role);
  ImGui::Indent(ImGui::GetFontSize());
  quiet_text(call.channel + ": " + call.state +
             (call.countdown.empty() ? "" : ", " + call.countdown + " left"));
  if (call.can_answer && can_act(input.session)) {
    if (ImGui::SmallButton("Acknowledge"))
      wishes.commands.push_back(model::AcknowledgeFor{call.person_id, escalation});
    ImGui::SameLine();
    if (ImGui::SmallButton("Decline"))
      wishes.commands.push_back(model::DeclineFor{call.person_id, escalation});
  }
  ImGui::Unindent(ImGui::GetFontSize());
  ImGui::PopID();
}

void draw_ladder(const render::LadderRow& ladder, const PanelInput& input, const ImGuiHost& host,
                 Wishes& wishes) {
  ImGui::PushID(ladder.id.c_str());
  ImGui::SetNextItemOpen(ladder.is_running, ImGuiCond_Appearing);
  // The name stands beside its arrow, not in it: there it would be cut off and not broken into lines.
  const bool is_open =
      ImGui::TreeNodeEx("##ladder", ImGuiTreeNodeFlags_SpanAvailWidth | ImGuiTreeNodeFlags_NoTreePushOnOpen);
  tooltip(ladder.organisation);
  const float arrow = ImGui::GetTreeNodeToLabelSpacing();
  ImGui::SameLine(ImGui::GetCursorPosX() + arrow);
  wrapped_text(ladder.name);
  ImGui::Indent(arrow);
  if (ladder.is_running) {
    ImGui::PushFont(host.bold());
    wrapped_text(ladder.state);
    ImGui::PopFont();
  } else {
    quiet_text(ladder.state);
  }
  if (ladder.is_running && !ladder.caller.empty()) quiet_text(ladder.caller);
  if (ladder.can_start && can_act(input.session) && ladder.state == "not started") {
    ImGui::SameLine();
    if (ImGui::SmallButton("Start")) wishes.commands.push_back(model::StartEscalation{ladder.id});
  }
  if (is_open) {
    for (const render::StepRow& step : ladder.steps) {
      if (step.is_current) ImGui::PushFont(host.bold());
      wrapped_text(step.title);
      if (step.is_current) ImGui::PopFont();
      ImGui::Indent(ImGui::GetFontSize());
      quiet_text(step.state + (step.countdown.empty() ? "" : ", next step in " + step.countdown));
      for (const render::CallRow& call : step.calls) draw_call(call, ladder.id, input, wishes);
      ImGui::Unindent(ImGui::GetFontSize());
    }
  }
  ImGui::Unindent(arrow);
  ImGui::PopID();
}

void draw_desks(const PanelInput& input) {
  for (const render::DeskRow& desk :
       render::desk_rows(input.session.setting(), input.session.world(), input.session.shown())) {
    wrapped_text(desk.name);
    ImGui::Indent(ImGui::GetFontSize());
    quiet_text(desk.staff + "; " + desk.state);
    for (const std::string& call : desk.queue) quiet_text("\u2013 " + call);
    ImGui::Unindent(ImGui::GetFontSize());
  }
}

void draw_activations(const PanelInput& input, Wishes& wishes) {
  const bool acts = can_act(input.session);
  if (!ImGui::BeginTable("activations", acts ? 3 : 2,
                         ImGuiTableFlags_RowBg | ImGuiTableFlags_SizingStretchProp))
    return;
  ImGui::TableSetupColumn("organisation", ImGuiTableColumnFlags_WidthStretch, 1.4F);
  ImGui::TableSetupColumn("state", ImGuiTableColumnFlags_WidthStretch, 1.0F);
  if (acts) ImGui::TableSetupColumn("set", ImGuiTableColumnFlags_WidthFixed);
  for (const render::ActivationRow& row :
       render::activation_rows(input.session.setting(), input.session.world())) {
    ImGui::PushID(row.id.c_str());
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    wrapped_text(row.organisation);
    ImGui::TableNextColumn();
    wrapped_text(row.words);
    if (acts) {
      ImGui::TableNextColumn();
      if (ImGui::SmallButton("Set \u25BE")) ImGui::OpenPopup("set");
      if (ImGui::BeginPopup("set")) {
        for (const model::Activation state : {model::Activation::Standby, model::Activation::Declared,
                                              model::Activation::StoodDown, model::Activation::Cancelled}) {
          if (!model::why_not(row.state, state).empty()) continue;
          if (ImGui::Selectable(render::words_of(state).c_str(), state == row.state)) {
            wishes.commands.push_back(model::SetActivation{row.id, state});
          }
        }
        ImGui::EndPopup();
      }
    }
    ImGui::PopID();
  }
  ImGui::EndTable();
}

}  // namespace

void draw_escalation(const PanelInput& input, const ImGuiHost& host, Wishes& wishes) {
  const render::Session& session = input.session;
  if (begin_panel("Escalation", *input.layout.of(render::Panel::Escalation), ImGuiWindowFlags_NoScrollbar) &&
      ImGui::BeginTabBar("tabs")) {
    if (ImGui::BeginTabItem("Call-out")) {
      begin_list("ladders");
      for (const render::LadderRow& ladder :
           render::ladder_rows(session.setting(), session.world(), session.shown())) {
        draw_ladder(ladder, input, host, wishes);
      }
      end_list();
      ImGui::EndTabItem();
    }
    if (!session.setting().scenario.desks.empty() && ImGui::BeginTabItem("Desks")) {
      begin_list("desks");
      draw_desks(input);
      end_list();
      ImGui::EndTabItem();
    }
    if (ImGui::BeginTabItem("Activation")) {
      begin_list("states");
      draw_activations(input, wishes);
      end_list();
      ImGui::EndTabItem();
    }
    if (ImGui::TabItemButton("Groups \u25B8", ImGuiTabItemFlags_Trailing)) {
      wishes.actions.push_back(render::Action::ToggleCoordination);
    }
    tooltip("Groups, beliefs and METHANE, under the map (O)");
    ImGui::EndTabBar();
  }
  end_panel();
}

}  // namespace tocsin::window
