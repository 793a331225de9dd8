// The inject queue, and the form for a new one.
#include <array>

#include "render/panels.hpp"
#include "render/sfml/imgui_host.hpp"
#include "render/sfml/panel_parts.hpp"

namespace tocsin::window {

using render::InjectStanding;

namespace {

constexpr std::array<const char*, 8> channels{"phone", "radio",        "email", "social",
                                              "media", "face_to_face", "paper", "siren"};

void draw_inject_buttons(const render::InjectRow& row, Wishes& wishes) {
  const auto button = [&](const char* label, model::Command command) {
    if (ImGui::SmallButton(label)) wishes.commands.push_back(std::move(command));
    ImGui::SameLine();
  };
  button("Deliver now", model::DeliverInject{row.id});
  if (row.standing == InjectStanding::Held) {
    button("Resume", model::ResumeInject{row.id});
  } else {
    button("Hold", model::HoldInject{row.id});
  }
  button("Skip", model::SkipInject{row.id, "by the facilitator"});
  ImGui::NewLine();
}

// State by a mark and by words: never by colour alone.
const char* mark_of(InjectStanding standing) {
  switch (standing) {
    case InjectStanding::Planned:
      return "\u25CB";
    case InjectStanding::Due:
      return "\u25D4";
    case InjectStanding::Held:
      return "\u25A3";
    case InjectStanding::Delivered:
      return "\u25CF";
    case InjectStanding::Skipped:
      return "\u25E6";
  }
  return "";
}

void draw_queue(const PanelInput& input, const ImGuiHost& host, Wishes& wishes) {
  const render::Session& session = input.session;
  const bool can_act = !session.is_read_only() && !session.is_looking_back() && !session.is_over();
  bool has_divided = false;
  for (const render::InjectRow& row :
       render::inject_rows(session.setting(), session.world(), session.shown())) {
    const bool is_past = row.standing == InjectStanding::Delivered || row.standing == InjectStanding::Skipped;
    if (is_past && !has_divided) {
      has_divided = true;
      ImGui::Separator();
    }
    ImGui::PushID(row.id.c_str());
    text(mark_of(row.standing));
    ImGui::SameLine();
    if (!is_past) ImGui::PushFont(host.bold());
    wrapped_text(row.title);
    if (!is_past) ImGui::PopFont();
    std::string more = row.route + "\n\n" + row.text;
    if (!row.expected.empty()) more += "\n\nExpected: " + row.expected;
    tooltip(more);
    ImGui::Indent();
    quiet_text(row.state);
    if (!is_past && can_act) draw_inject_buttons(row, wishes);
    ImGui::Unindent();
    ImGui::PopID();
  }
}

void draw_form(const PanelInput& input, Controls& controls, Wishes& wishes) {
  const model::Scenario& scenario = input.session.setting().scenario;
  ImGui::InputText("Title", controls.inject_title.data(), controls.inject_title.size());
  ImGui::InputTextMultiline("Text", controls.inject_text.data(), controls.inject_text.size(),
                            {0.0F, ImGui::GetTextLineHeight() * 3.5F});
  organisation_combo("From", scenario, controls.inject_from);
  organisation_combo("To", scenario, controls.inject_to);
  ImGui::Combo("By", &controls.inject_channel, channels.data(), static_cast<int>(channels.size()));
  const bool is_ready = controls.inject_title[0] != '\0' && !scenario.organisations.empty();
  ImGui::BeginDisabled(!is_ready);
  if (ImGui::Button("Add and deliver")) {
    wishes.commands.push_back(
        model::AddInject{text_of(controls.inject_title), text_of(controls.inject_text),
                         scenario.organisations[static_cast<std::size_t>(controls.inject_from)].id,
                         scenario.organisations[static_cast<std::size_t>(controls.inject_to)].id,
                         channels[static_cast<std::size_t>(controls.inject_channel)]});
    controls.inject_title = {};
    controls.inject_text = {};
  }
  ImGui::EndDisabled();
}

}  // namespace

void draw_injects(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes) {
  if (begin_panel("Injects", *input.layout.of(render::Panel::Injects), ImGuiWindowFlags_NoScrollbar) &&
      ImGui::BeginTabBar("tabs")) {
    if (ImGui::BeginTabItem("Injects")) {
      ImGui::BeginChild("queue");
      draw_queue(input, host, wishes);
      ImGui::EndChild();
      ImGui::EndTabItem();
    }
    if (!input.session.is_read_only() && ImGui::BeginTabItem("New inject")) {
      ImGui::BeginChild("form");
      draw_form(input, controls, wishes);
      ImGui::EndChild();
      ImGui::EndTabItem();
    }
    ImGui::EndTabBar();
  }
  end_panel();
}

}  // namespace tocsin::window
