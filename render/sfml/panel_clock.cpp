// The clock bar.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "render/panels.hpp"
#include "render/sfml/clock_bar.hpp"
#include "render/sfml/imgui_host.hpp"
#include "render/sfml/panel_parts.hpp"

namespace tocsin::window {

using render::Action;

namespace {

void action_button(const ClockButton& button, Wishes& wishes) {
  if (ImGui::Button(button.label)) wishes.actions.push_back(button.action);
  tooltip(button.help);
  ImGui::SameLine();
}

render::ClockState state_of(const render::Session& session) {
  if (session.is_read_only()) return render::ClockState::Replaying;
  return session.is_looking_back() ? render::ClockState::LookingBack : render::ClockState::Live;
}

void draw_speeds(const render::Pacer& pacer, Wishes& wishes) {
  static constexpr std::array<Action, 6> actions{Action::Speed1,  Action::Speed2,  Action::Speed5,
                                                 Action::Speed10, Action::Speed30, Action::Speed60};
  const auto offered = render::speeds();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {2.0F, 4.0F});
  for (std::size_t i = 0; i < offered.size(); ++i) {
    const bool is_chosen = pacer.speed() == offered[i];
    if (is_chosen) {
      ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyleColorVec4(ImGuiCol_Text));
      ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_WindowBg));
    }
    if (ImGui::Button(fmt::format("{:g}x", offered[i]).c_str())) wishes.actions.push_back(actions[i]);
    if (is_chosen) ImGui::PopStyleColor(2);
    ImGui::SameLine();
  }
  ImGui::PopStyleVar();
}

// The time, and the state in words.
void draw_time(const ClockBarInput& input, const ImGuiHost& host) {
  const render::Session& session = input.session;
  const render::ClockLine line = render::clock_line(session.setting(), session.shown(), input.pacer,
                                                    state_of(session), session.is_over());
  const float middle = (ImGui::GetWindowHeight() - ImGui::GetFrameHeight()) * 0.5F;
  ImGui::PushFont(host.large());
  ImGui::SetCursorPosY((ImGui::GetWindowHeight() - ImGui::GetTextLineHeight()) * 0.5F);
  text(line.local);
  ImGui::SameLine(0.0F, 14.0F);
  ImGui::PopFont();
  ImGui::SetCursorPosY(middle);
  ImGui::AlignTextToFramePadding();
  text(line.t_plus);
  ImGui::SameLine(0.0F, 14.0F);
  ImGui::PushFont(host.bold());
  const float state_x = ImGui::GetCursorPosX();
  text(line.state);
  ImGui::SameLine();
  // The buttons do not move when the words change.
  const char* widest = session.is_read_only() ? "REPLAY BACKWARDS 60x  " : "LOOKING BACK  ";
  ImGui::SetCursorPosX(std::max(ImGui::GetCursorPosX(), state_x + ImGui::CalcTextSize(widest).x));
  ImGui::PopFont();
}

std::vector<ClockButton> buttons_for(const render::Session& session) {
  std::vector<ClockButton> buttons;
  if (session.is_looking_back()) buttons.push_back({"Back to live", Action::BackToLive, "L"});
  buttons.push_back({"Bookmark", Action::Bookmark, "B; Shift + B to say what it marks"});
  if (session.is_read_only())
    buttons.push_back({"Branch", Action::BranchHere, "J: go on from here as a new exercise"});
  buttons.push_back({"Help", Action::Help, "F1"});
  return buttons;
}

/// Text larger than the bar has room for would push the last buttons out of the window.
void shrink_to_fit() {
  constexpr float needed_em = 84.0F;
  ImGui::SetWindowFontScale(std::min(1.0F, ImGui::GetWindowWidth() / (needed_em * ImGui::GetFontSize())));
}

}  // namespace

void draw_clock_bar(const ClockBarInput& input, const ImGuiHost& host, Wishes& wishes) {
  if (input.box.height() < 1.0) return;
  const render::Session& session = input.session;
  const auto mark = [&](render::LessonStep step) {
    if (input.taught != nullptr) mark_spot(*input.taught, step);
  };
  if (begin_panel("Clock", input.box, ImGuiWindowFlags_NoScrollbar)) {
    shrink_to_fit();
    draw_time(input, host);
    if (session.is_read_only()) {
      const bool is_backwards = input.pacer.direction() == render::Pacer::Direction::Backwards;
      action_button({is_backwards ? "Forwards" : "Backwards", Action::TurnDirection, "Backspace"}, wishes);
    }
    action_button({input.pacer.is_paused() ? "Run" : "Pause", Action::TogglePause, "Space"}, wishes);
    mark(render::LessonStep::Run);
    draw_speeds(input.pacer, wishes);
    mark(render::LessonStep::Speed);
    ImGui::SameLine(0.0F, 10.0F);
    if (session.is_read_only()) action_button({"-10 s", Action::Back10Seconds, "Left"}, wishes);
    action_button({"+10 s", Action::On10Seconds, "Right, or ."}, wishes);
    if (!session.is_read_only()) action_button({"+1 min", Action::On1Minute, "Shift + Right"}, wishes);
    action_button({"Next event", Action::NextEvent, "N"}, wishes);
    for (const ClockButton& button : input.buttons) {
      action_button(button, wishes);
      if (button.action == Action::Help) mark(render::LessonStep::Help);
    }
    if (!input.notice.empty()) {
      ImGui::PushStyleColor(ImGuiCol_Text, to_im(render::palette_of(input.theme).closure));
      text(input.notice);
      ImGui::PopStyleColor();
      tooltip(input.notice);
    }
  }
  end_panel();
}

void draw_clock_bar(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes) {
  draw_clock_bar({input.session,
                  input.pacer,
                  input.layout.clock_bar,
                  buttons_for(input.session),
                  {},
                  input.theme,
                  &controls},
                 host, wishes);
}

}  // namespace tocsin::window
