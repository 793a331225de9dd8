// Pieces that the panels share. Only for the files that lay panels out.
// They know nothing of the exercise: callers hand them the words.
#pragma once

#include <string>

#include <imgui.h>

#include "render/sfml/controls.hpp"

namespace tocsin::window {

inline ImVec4 to_im(render::Colour c) {
  return {static_cast<float>(c.red) / 255.0F, static_cast<float>(c.green) / 255.0F,
          static_cast<float>(c.blue) / 255.0F, static_cast<float>(c.alpha) / 255.0F};
}
inline ImU32 to_u32(render::Colour c) { return ImGui::ColorConvertFloat4ToU32(to_im(c)); }
inline ImVec2 to_im(render::Pixel p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }
inline void text(const std::string& words) {
  ImGui::TextUnformatted(words.data(), words.data() + words.size());
}
inline void quiet_text(const std::string& words) {
  ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled));
  ImGui::PushTextWrapPos(0.0F);
  text(words);
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
}
/// Quiet, on one line whatever its length.
inline void quiet_line(const std::string& words) {
  ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled));
  text(words);
  ImGui::PopStyleColor();
}
inline void wrapped_text(const std::string& words) {
  ImGui::PushTextWrapPos(0.0F);
  text(words);
  ImGui::PopTextWrapPos();
}
inline void tooltip(const std::string& words) {
  if (!ImGui::IsItemHovered()) return;
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(ImGui::GetFontSize() * 28.0F);
  text(words);
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
}

/// A window at a fixed place. True where its contents are to be laid out; `end_panel` always follows.
bool begin_panel(const char* name, const render::PixelBox& box, ImGuiWindowFlags extra = 0);
void end_panel();
/// The part of a panel that scrolls; arrows lead into it from what stands round it. `end_list` always
/// follows.
void begin_list(const char* name);
void end_list();

/// A small mark of that kind, as on the timeline, in the flow of the line.
void draw_mark(const render::Symbol& symbol);
inline void draw_mark(const PanelInput& input, render::MarkKind kind) {
  draw_mark(input.symbol(render::symbol_of(kind)));
}
/// That shape in its own colours, so large that it fits into a circle of that radius. No letters.
void draw_symbol_at(ImDrawList* list, ImVec2 centre, float radius, const render::Symbol& symbol);

/// A quiet line that says how much room is left in a field; none while there is plenty.
inline void say_room_left(const TextField& field) {
  if (const std::string words = room_left_words(field); !words.empty()) quiet_text(words);
}

/// A list to choose one organisation from: a row of the scenario's.
void organisation_combo(const char* label, const model::Scenario& scenario, int& chosen);

void draw_clock_bar(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes);
void draw_timeline(const PanelInput& input, Controls& controls, Wishes& wishes);
void draw_injects(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes);
void draw_escalation(const PanelInput& input, const ImGuiHost& host, Wishes& wishes);
void draw_coordination(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes);
void draw_units(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes);
void draw_places(const PanelInput& input, Controls& controls, Wishes& wishes);
void draw_closures(const PanelInput& input, Controls& controls, Wishes& wishes);
/// What there is to know of what is selected, and what can be done with it.
void draw_card(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes);
/// The strip under the map, and the map's menu.
void draw_tools(const PanelInput& input, Controls& controls, Wishes& wishes);
void draw_messages(const PanelInput& input, Controls& controls, Wishes& wishes);
void draw_decisions(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes);
void draw_notice_line(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes);
/// A frame round each panel that something has just come up in.
void draw_flashes(const PanelInput& input, const Controls& controls);
/// What was drawn last is what that step of the lesson speaks of.
void mark_spot(Controls& controls, render::LessonStep step);
void draw_lesson(const PanelInput& input, const ImGuiHost& host, Controls& controls);
/// Moves the keyboard on to another panel where that was asked for.
void turn_keyboard(const PanelInput& input, Controls& controls);
void draw_help(const PanelInput& input, Controls& controls);
/// A part of the help, folded up until it is asked for.
void draw_symbol_help(const PanelInput& input);

}  // namespace tocsin::window
