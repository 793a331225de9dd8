// The inject queue, and the form for a new one.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "render/decisions.hpp"
#include "render/names.hpp"
#include "render/panels.hpp"
#include "render/sfml/imgui_host.hpp"
#include "render/sfml/panel_parts.hpp"

namespace tocsin::window {

using render::InjectStanding;

namespace {

constexpr std::array<const char*, 8> channels{"phone", "radio",        "email", "social",
                                              "media", "face_to_face", "paper", "siren"};

struct Choice {
  const char* label;
  model::Command command;
};

/// What can be done with one that is still to come.
std::vector<Choice> choices_of(const render::InjectRow& row) {
  std::vector<Choice> choices{{"Deliver now", model::DeliverInject{row.id}}};
  if (row.standing == InjectStanding::Held) {
    choices.push_back({"Resume", model::ResumeInject{row.id}});
  } else {
    choices.push_back({"Hold", model::HoldInject{row.id}});
  }
  choices.push_back({"Skip", model::SkipInject{row.id, "by the facilitator"}});
  return choices;
}

void draw_inject_buttons(const render::InjectRow& row, Wishes& wishes) {
  for (Choice& choice : choices_of(row)) {
    if (ImGui::SmallButton(choice.label)) wishes.commands.push_back(std::move(choice.command));
    ImGui::SameLine();
  }
  ImGui::NewLine();
}

void draw_inject_menu(const render::InjectRow& row, Wishes& wishes) {
  if (ImGui::SmallButton("\u25BE")) ImGui::OpenPopup("menu");
  tooltip("Deliver now, hold, skip");
  if (!ImGui::BeginPopup("menu")) return;
  for (Choice& choice : choices_of(row)) {
    if (ImGui::Selectable(choice.label)) wishes.commands.push_back(std::move(choice.command));
  }
  ImGui::EndPopup();
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

/// The title and, where the word beside it does not say all, the state under it.
void draw_inject(const render::InjectRow& row, const ImGuiHost& host) {
  const bool is_past = row.standing == InjectStanding::Delivered || row.standing == InjectStanding::Skipped;
  if (!is_past) ImGui::PushFont(host.bold());
  wrapped_text(row.title);
  if (!is_past) ImGui::PopFont();
  std::string more = row.route + "\n" + row.state + "\n\n" + row.text;
  if (!row.expected.empty()) more += "\n\nExpected: " + row.expected;
  tooltip(more);
  const bool says_why = row.standing == InjectStanding::Held || row.standing == InjectStanding::Skipped;
  if (says_why || row.standing == InjectStanding::Planned) quiet_text(row.state);
}

void draw_queue(const PanelInput& input, const ImGuiHost& host, Wishes& wishes) {
  const render::Session& session = input.session;
  const bool can_act = !session.is_read_only() && !session.is_looking_back() && !session.is_over();
  if (!ImGui::BeginTable("injects", can_act ? 3 : 2, ImGuiTableFlags_RowBg)) return;
  ImGui::TableSetupColumn("when", ImGuiTableColumnFlags_WidthFixed,
                          ImGui::CalcTextSize("\u25CF 00:00:00 ").x);
  ImGui::TableSetupColumn("what", ImGuiTableColumnFlags_WidthStretch);
  if (can_act) ImGui::TableSetupColumn("do", ImGuiTableColumnFlags_WidthFixed);
  bool is_first = true;
  for (const render::InjectRow& row :
       render::inject_rows(session.setting(), session.world(), session.shown())) {
    const bool is_past = row.standing == InjectStanding::Delivered || row.standing == InjectStanding::Skipped;
    ImGui::PushID(row.id.c_str());
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    text(std::string(mark_of(row.standing)) + " " + row.when);
    ImGui::TableNextColumn();
    draw_inject(row, host);
    // The next one is the one that hands are wanted for.
    if (can_act && !is_past && is_first) draw_inject_buttons(row, wishes);
    if (can_act) ImGui::TableNextColumn();
    if (can_act && !is_past && !is_first) draw_inject_menu(row, wishes);
    is_first = false;
    ImGui::PopID();
  }
  ImGui::EndTable();
}

void draw_form(const PanelInput& input, Controls& controls, Wishes& wishes) {
  const model::Scenario& scenario = input.session.setting().scenario;
  ImGui::InputText("Title", controls.inject_title.data(), controls.inject_title.size());
  ImGui::InputTextMultiline("Text", controls.inject_text.data(), controls.inject_text.size(),
                            {0.0F, ImGui::GetTextLineHeight() * 3.5F});
  say_room_left(controls.inject_text);
  organisation_combo("From", scenario, controls.inject_from);
  organisation_combo("To", scenario, controls.inject_to);
  const auto chosen = static_cast<std::size_t>(controls.inject_channel);
  if (ImGui::BeginCombo("By", render::channel_words(channels[chosen]).c_str())) {
    for (std::size_t i = 0; i < channels.size(); ++i) {
      if (ImGui::Selectable(render::channel_words(channels[i]).c_str(), i == chosen))
        controls.inject_channel = static_cast<int>(i);
    }
    ImGui::EndCombo();
  }
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

/// How many are to be made stands on the tab; what follows ### keeps it the same tab.
std::string decisions_label(const render::Session& session) {
  const auto prompts = render::decision_prompts(session.setting(), session.world(), session.shown());
  const auto open = std::count_if(prompts.begin(), prompts.end(), [](const render::DecisionPrompt& prompt) {
    return prompt.standing == render::DecisionStanding::Due ||
           prompt.standing == render::DecisionStanding::Overdue;
  });
  return (open > 0 ? "Decisions (" + std::to_string(open) + ")" : std::string("Decisions")) + "###decisions";
}

}  // namespace

void draw_injects(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes) {
  using Tab = Controls::InjectTab;
  const bool turns = std::exchange(controls.turns_to_inject_tab, false);
  const auto tab = [&](const char* name, Tab which, auto draw) {
    const bool is_wished = turns && controls.inject_tab == which;
    if (!ImGui::BeginTabItem(name, nullptr, is_wished ? ImGuiTabItemFlags_SetSelected : 0)) return;
    if (!turns) controls.inject_tab = which;
    begin_list(name);
    draw();
    end_list();
    ImGui::EndTabItem();
  };
  if (begin_panel("Injects", *input.layout.of(render::Panel::Injects), ImGuiWindowFlags_NoScrollbar) &&
      ImGui::BeginTabBar("tabs")) {
    tab("Injects", Tab::Queue, [&] { draw_queue(input, host, wishes); });
    tab(decisions_label(input.session).c_str(), Tab::Decisions,
        [&] { draw_decisions(input, host, controls, wishes); });
    if (!input.session.is_read_only())
      tab("New inject", Tab::Form, [&] { draw_form(input, controls, wishes); });
    ImGui::EndTabBar();
  }
  end_panel();
}

}  // namespace tocsin::window
