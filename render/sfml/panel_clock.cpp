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

/// Where there is no width for one row, the buttons stand under the time.
enum class Rows : std::uint8_t { One, Two };

// The time, and the state in words, about the middle of a row.
void draw_time(const ClockBarInput& input, const ImGuiHost& host, float middle) {
  const render::Session& session = input.session;
  const render::ClockLine line = render::clock_line(session.setting(), session.shown(), input.pacer,
                                                    state_of(session), session.is_over());
  ImGui::PushFont(host.large());
  ImGui::SetCursorPosY(middle - ImGui::GetTextLineHeight() * 0.5F);
  text(line.local);
  ImGui::SameLine(0.0F, 14.0F);
  ImGui::PopFont();
  ImGui::SetCursorPosY(middle - ImGui::GetFrameHeight() * 0.5F);
  ImGui::AlignTextToFramePadding();
  text(line.t_plus);
  ImGui::SameLine(0.0F, 14.0F);
  ImGui::PushFont(host.bold());
  const float state_x = ImGui::GetCursorPosX();
  text(line.state);
  ImGui::SameLine();
  // What follows does not move when the words change.
  const char* widest = session.is_read_only() ? "REPLAY BACKWARDS 60x  " : "LOOKING BACK  ";
  ImGui::SetCursorPosX(std::max(ImGui::GetCursorPosX(), state_x + ImGui::CalcTextSize(widest).x));
  ImGui::PopFont();
}

void draw_notice(const ClockBarInput& input) {
  if (input.notice.empty()) return;
  ImGui::PushStyleColor(ImGuiCol_Text, to_im(render::palette_of(input.theme).closure));
  text(input.notice);
  ImGui::PopStyleColor();
  tooltip(input.notice);
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

/// The buttons on both sides of the speeds.
struct Buttons {
  std::vector<ClockButton> before;
  std::vector<ClockButton> after;
};

Buttons buttons_of(const ClockBarInput& input) {
  const bool is_record = input.session.is_read_only();
  Buttons buttons;
  if (is_record) {
    const bool is_backwards = input.pacer.direction() == render::Pacer::Direction::Backwards;
    buttons.before.push_back({is_backwards ? "Forwards" : "Backwards", Action::TurnDirection, "Backspace"});
  }
  buttons.before.push_back({input.pacer.is_paused() ? "Run" : "Pause", Action::TogglePause, "Space"});
  if (is_record) buttons.after.push_back({"-10 s", Action::Back10Seconds, "Left"});
  buttons.after.push_back({"+10 s", Action::On10Seconds, "Right, or ."});
  if (!is_record) buttons.after.push_back({"+1 min", Action::On1Minute, "Shift + Right"});
  buttons.after.push_back({"Next event", Action::NextEvent, "N"});
  buttons.after.insert(buttons.after.end(), input.buttons.begin(), input.buttons.end());
  return buttons;
}

/// So much smaller that the last button stays in the window.
float scale_for(const Buttons& buttons) {
  const ImGuiStyle& style = ImGui::GetStyle();
  float words = ImGui::CalcTextSize("1x2x5x10x30x60x").x;
  auto count = static_cast<float>(render::speeds().size());
  for (const auto* side : {&buttons.before, &buttons.after}) {
    for (const ClockButton& button : *side) words += ImGui::CalcTextSize(button.label).x;
    count += static_cast<float>(side->size());
  }
  const float between = count * (2.0F * style.FramePadding.x + style.ItemSpacing.x) + 10.0F;
  return std::min(1.0F, (ImGui::GetContentRegionAvail().x - between) / words);
}

void draw_buttons(const ClockBarInput& input, const Buttons& buttons, Wishes& wishes) {
  const auto mark = [&](render::LessonStep step) {
    if (input.taught != nullptr) mark_spot(*input.taught, step);
  };
  for (const ClockButton& button : buttons.before) action_button(button, wishes);
  mark(render::LessonStep::Run);
  draw_speeds(input.pacer, wishes);
  mark(render::LessonStep::Speed);
  ImGui::SameLine(0.0F, 10.0F);
  for (const ClockButton& button : buttons.after) {
    action_button(button, wishes);
    if (button.action == Action::Help) mark(render::LessonStep::Help);
  }
}

}  // namespace

void draw_clock_bar(const ClockBarInput& input, const ImGuiHost& host, Wishes& wishes) {
  if (input.box.height() < 1.0) return;
  const bool is_shown = begin_panel("Clock", input.box, ImGuiWindowFlags_NoScrollbar);
  if (is_shown) {
    constexpr float one_row_em = 84.0F;
    constexpr float time_em = 36.0F;
    ImGui::SetWindowFontScale(1.0F);
    const float em = ImGui::GetFontSize();
    const float width = ImGui::GetWindowWidth(), height = ImGui::GetWindowHeight();
    const Rows rows = width < one_row_em * em ? Rows::Two : Rows::One;
    const Buttons buttons = buttons_of(input);
    if (rows == Rows::Two) {
      ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {4.0F, 2.0F});
      ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {4.0F, 2.0F});
      ImGui::SetWindowFontScale(std::min(1.0F, width / (time_em * em)));
      draw_time(input, host, height * 0.28F);
      draw_notice(input);
      ImGui::SetWindowFontScale(1.0F);
      ImGui::SetCursorPos({ImGui::GetStyle().WindowPadding.x, 0.0F});
      ImGui::SetWindowFontScale(scale_for(buttons));
      ImGui::SetCursorPosY(height * 0.75F - ImGui::GetFrameHeight() * 0.5F);
      draw_buttons(input, buttons, wishes);
      ImGui::PopStyleVar(2);
    } else {
      draw_time(input, host, height * 0.5F);
      draw_buttons(input, buttons, wishes);
      draw_notice(input);
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
