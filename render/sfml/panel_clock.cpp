// The clock bar, and the timeline with its marks.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "render/panels.hpp"
#include "render/sfml/imgui_host.hpp"
#include "render/sfml/panel_parts.hpp"

namespace tocsin::window {

using render::Action;

namespace {

void action_button(const char* label, Action action, const char* help, Wishes& wishes) {
  if (ImGui::Button(label)) wishes.actions.push_back(action);
  tooltip(help);
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

}  // namespace

void draw_clock_bar(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes) {
  render::Session& session = input.session;
  if (begin_panel("Clock", input.layout.clock_bar, ImGuiWindowFlags_NoScrollbar)) {
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
    const char* widest = session.is_read_only() ? "REPLAY PAUSED  " : "LOOKING BACK  ";
    ImGui::SetCursorPosX(std::max(ImGui::GetCursorPosX(), state_x + ImGui::CalcTextSize(widest).x));
    ImGui::PopFont();
    action_button(input.pacer.is_paused() ? "Run" : "Pause", Action::TogglePause, "Space", wishes);
    draw_speeds(input.pacer, wishes);
    ImGui::SameLine(0.0F, 10.0F);
    if (session.is_read_only()) action_button("-10 s", Action::Back10Seconds, "Left", wishes);
    action_button("+10 s", Action::On10Seconds, "Right, or .", wishes);
    action_button("+1 min", Action::On1Minute, "Shift + Right", wishes);
    action_button("Next event", Action::NextEvent, "N", wishes);
    if (session.is_looking_back()) action_button("Back to live", Action::BackToLive, "L", wishes);
    if (!session.is_read_only()) action_button("Bookmark", Action::Bookmark, "B", wishes);
    action_button("Help", Action::Help, "F1", wishes);
    if (!controls.notice.empty()) {
      ImGui::PushStyleColor(ImGuiCol_Text, to_im(render::palette_of(input.theme).closure));
      text(controls.notice);
      ImGui::PopStyleColor();
      tooltip(controls.notice);
    }
  }
  end_panel();
}

namespace {

struct Track {
  ImVec2 low;
  ImVec2 high;
  double end_ms;

  float x_of(SimTime t) const {
    return low.x + (high.x - low.x) * static_cast<float>(static_cast<double>(t.ms) / std::max(1.0, end_ms));
  }
  SimTime time_at(float x) const {
    const double share = std::clamp(static_cast<double>((x - low.x) / (high.x - low.x)), 0.0, 1.0);
    return SimTime{static_cast<std::int64_t>(share * end_ms) / 1000 * 1000};
  }
};

// A stroke with its local time at each half hour, or each hour where half hours would crowd.
void draw_hours(ImDrawList* list, const Track& track, const model::Setting& setting) {
  const double px_per_minute = (track.high.x - track.low.x) / std::max(1.0, track.end_ms / 60000.0);
  const std::int64_t every_min = px_per_minute * 10.0 > 60.0 ? 10 : px_per_minute * 30.0 > 60.0 ? 30 : 60;
  const ImU32 ink = ImGui::GetColorU32(ImGuiCol_TextDisabled);
  float free_from = track.low.x;
  for (std::int64_t minute = 0; minute * 60000 <= static_cast<std::int64_t>(track.end_ms);
       minute += every_min) {
    const SimTime t{minute * 60000};
    const float x = std::round(track.x_of(t));
    list->AddLine({x, track.high.y}, {x, track.high.y + 4.0F}, ink);
    const std::string label = model::local_clock(setting, t).substr(0, 5);
    const float width = ImGui::CalcTextSize(label.c_str()).x;
    const float label_x = std::min(x + 3.0F, track.high.x - width);
    if (label_x < free_from) continue;
    list->AddText({label_x, track.high.y + 1.0F}, ink, label.c_str());
    free_from = label_x + width + 3.0F;
  }
}

}  // namespace

void draw_timeline(const PanelInput& input, Wishes& wishes) {
  render::Session& session = input.session;
  if (begin_panel("Timeline", input.layout.timeline, ImGuiWindowFlags_NoScrollbar)) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float label_height = ImGui::GetTextLineHeight();
    const float height = std::max(10.0F, ImGui::GetContentRegionAvail().y - label_height - 2.0F);
    const Track track{{corner.x + 6.0F, corner.y},
                      {corner.x + width - 6.0F, corner.y + height},
                      static_cast<double>(session.end().ms)};
    ImGui::InvisibleButton("track", {width, height + label_height});
    const float head = track.x_of(session.head());
    list->AddRectFilled(track.low, track.high, ImGui::GetColorU32(ImGuiCol_FrameBg), 3.0F);
    list->AddRectFilled(track.low, {head, track.high.y}, ImGui::GetColorU32(ImGuiCol_ButtonHovered), 3.0F);
    draw_hours(list, track, session.setting());
    const float middle = (track.low.y + track.high.y) * 0.5F;
    for (const render::TimelineMark& mark : input.marks) {
      // Two rows, so that what happens together does not hide one another.
      const float row = (static_cast<int>(mark.kind) % 2 == 0 ? -0.22F : 0.22F) * height;
      draw_mark_at(list, {track.x_of(mark.at), middle + row}, 4.0F, mark.kind);
    }
    const float here = track.x_of(session.shown());
    list->AddRectFilled({here - 1.5F, track.low.y - 3.0F}, {here + 1.5F, track.high.y + 3.0F},
                        ImGui::GetColorU32(ImGuiCol_Text));
    list->AddTriangleFilled({here - 6.0F, track.low.y - 5.0F}, {here + 6.0F, track.low.y - 5.0F},
                            {here, track.low.y + 3.0F}, ImGui::GetColorU32(ImGuiCol_Text));
    if (ImGui::IsItemActive())
      wishes.show = std::min(track.time_at(ImGui::GetIO().MousePos.x), session.head());
    if (ImGui::IsItemHovered()) {
      const SimTime t = track.time_at(ImGui::GetIO().MousePos.x);
      std::string words = model::local_clock(session.setting(), t) + "  " + format_t_plus(t);
      for (const render::FeedRow& row : input.feed) {
        if (std::abs(track.x_of(row.at) - ImGui::GetIO().MousePos.x) < 5.0F && !row.text.empty() &&
            words.size() < 900) {
          words += "\n" + row.clock + "  " + row.text;
        }
      }
      ImGui::SetTooltip("%s", words.c_str());
    }
  }
  end_panel();
}

}  // namespace tocsin::window
