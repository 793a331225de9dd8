// The decisions of a scenario: who, the question, how long is left, the options, and why. Due ones first.
#include "render/decisions.hpp"
#include "render/sfml/imgui_host.hpp"
#include "render/sfml/panel_parts.hpp"

namespace tocsin::window {

namespace {

using render::DecisionPrompt;
using render::DecisionStanding;

bool is_open(const DecisionPrompt& prompt) {
  return prompt.standing == DecisionStanding::Due || prompt.standing == DecisionStanding::Overdue;
}

const char* mark_of(DecisionStanding standing) {
  switch (standing) {
    case DecisionStanding::Due:
      return "\u25D4";
    case DecisionStanding::Overdue:
      return "\u25A3";
    case DecisionStanding::Planned:
      return "\u25CB";
    case DecisionStanding::Made:
      return "\u25CF";
  }
  return "";
}

/// The one whose reason is being typed: the one picked, else the most pressing. Null where none is open.
const DecisionPrompt* prompt_at_hand(const std::vector<DecisionPrompt>& prompts, const Controls& controls) {
  const DecisionPrompt* first = nullptr;
  for (const DecisionPrompt& prompt : prompts) {
    if (!is_open(prompt)) continue;
    if (prompt.id == controls.rationale_of) return &prompt;
    if (first == nullptr) first = &prompt;
  }
  return first;
}

void pick(const std::string& decision, Controls& controls) {
  if (controls.rationale_of == decision) return;
  controls.rationale_of = decision;
  controls.rationale = {};
}

/// The field for the reason, and a button for each option.
void draw_choice(const DecisionPrompt& prompt, Controls& controls, Wishes& wishes) {
  pick(prompt.id, controls);
  ImGui::SetNextItemWidth(-1.0F);
  ImGui::InputTextWithHint("##rationale", "because ... (kept with the decision)", controls.rationale.data(),
                           controls.rationale.size());
  say_room_left(controls.rationale);
  for (const DecisionPrompt::Option& option : prompt.options) {
    ImGui::PushID(option.id.c_str());
    if (ImGui::SmallButton("Decide")) {
      wishes.commands.push_back(model::Decide{prompt.id, option.id, text_of(controls.rationale)});
      controls.rationale = {};
    }
    ImGui::SameLine();
    wrapped_text(option.text);
    ImGui::PopID();
  }
}

void draw_options(const DecisionPrompt& prompt) {
  for (const DecisionPrompt::Option& option : prompt.options) {
    if (prompt.standing == DecisionStanding::Made && !option.is_chosen) continue;
    quiet_text((option.is_chosen ? "Chosen: " : "\u2013 ") + option.text);
  }
  if (!prompt.rationale.empty()) quiet_text("Because: " + prompt.rationale);
}

}  // namespace

void draw_decisions(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes) {
  const render::Session& session = input.session;
  const bool acts = !session.is_read_only() && !session.is_looking_back() && !session.is_over();
  const auto prompts = render::decision_prompts(session.setting(), session.world(), session.shown());
  if (prompts.empty()) quiet_text("This scenario asks for no decisions.");
  const DecisionPrompt* at_hand = acts ? prompt_at_hand(prompts, controls) : nullptr;
  for (const DecisionPrompt& prompt : prompts) {
    ImGui::PushID(prompt.id.c_str());
    text(mark_of(prompt.standing));
    ImGui::SameLine();
    if (is_open(prompt)) ImGui::PushFont(host.bold());
    wrapped_text(prompt.question);
    if (is_open(prompt)) ImGui::PopFont();
    ImGui::Indent();
    quiet_text(prompt.role + (prompt.who.empty() ? "" : ", " + prompt.who) + ": " + prompt.state);
    if (&prompt == at_hand) {
      draw_choice(prompt, controls, wishes);
    } else {
      if (is_open(prompt) && acts && ImGui::SmallButton("Decide this one")) pick(prompt.id, controls);
      draw_options(prompt);
    }
    ImGui::Unindent();
    ImGui::PopID();
  }
}

}  // namespace tocsin::window
