// The line under the clock bar: a note being typed, what has just come up, the decision that is to be made,
// and in words what a sign alone would not say (no sound, the keyboard in the panels).
#include <algorithm>

#include <fmt/format.h>

#include "render/decisions.hpp"
#include "render/sfml/imgui_host.hpp"
#include "render/sfml/panel_parts.hpp"

namespace tocsin::window {

namespace {

constexpr const char* usual_words =
    "A note   B bookmark   V decisions   F6 keyboard into the panels   F1 all keys";

/// The words that fit; all of them on pointing at them.
void fitted_text(const std::string& words, float width) {
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const float height = ImGui::GetTextLineHeight();
  ImGui::PushClipRect(corner, {corner.x + width, corner.y + height + 2.0F}, true);
  text(words);
  ImGui::PopClipRect();
  if (ImGui::CalcTextSize(words.c_str()).x > width) tooltip(words);
}

enum class Wording : std::uint8_t { Full, Short };

std::string state_words(const Controls& controls, Wording wording) {
  std::string words;
  if (controls.is_in_panels) {
    words = wording == Wording::Full ? "KEYBOARD IN THE PANELS: arrows, Space; Tab: next panel; F6: out"
                                     : "KEYBOARD IN THE PANELS (F6: out)";
  }
  if (controls.sound == render::Sound::Off)
    words += std::string(words.empty() ? "" : "   ") + "SOUND OFF (Q)";
  return words;
}

void draw_note(const ImGuiHost& host, const Controls& controls, float width) {
  ImGui::PushFont(host.bold());
  text("Note:");
  ImGui::PopFont();
  ImGui::SameLine();
  const std::string left =
      render::room_left_words(render::characters_in(controls.note_line.text()), render::NoteLine::longest);
  const std::string hint = left.empty() ? "   Enter keeps it, Esc lets it go" : "   " + left;
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const float whole = ImGui::CalcTextSize(controls.note_line.text().c_str()).x;
  const float room =
      std::max(40.0F, width - ImGui::CalcTextSize(hint.c_str()).x - ImGui::CalcTextSize("Note:").x - 16.0F);
  // What is being typed stays in sight: a long note is seen from its end.
  const float shift = std::max(0.0F, whole - room);
  const float height = ImGui::GetTextLineHeight();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled({corner.x - 2.0F, corner.y - 1.0F}, {corner.x + room + 4.0F, corner.y + height + 1.0F},
                      ImGui::GetColorU32(ImGuiCol_FrameBgActive));
  list->PushClipRect(corner, {corner.x + room + 4.0F, corner.y + height}, true);
  list->AddText({corner.x - shift, corner.y}, ImGui::GetColorU32(ImGuiCol_Text),
                controls.note_line.text().c_str());
  list->PopClipRect();
  const float caret = corner.x - shift + whole + 1.0F;
  list->AddRectFilled({caret, corner.y}, {caret + 2.0F, corner.y + height},
                      ImGui::GetColorU32(ImGuiCol_Text));
  ImGui::Dummy({room + 6.0F, height});
  ImGui::SameLine(0.0F, 0.0F);
  quiet_line(hint);
}

/// What could not be done and what has just come up, beside each other; else which keys there are.
void draw_news(const PanelInput& input, const ImGuiHost& host, const Controls& controls, float width) {
  const render::Cued* cued = controls.notices.latest();
  if (!controls.notice.empty()) {
    const float own = ImGui::CalcTextSize(controls.notice.c_str()).x + 16.0F;
    const float share = cued == nullptr ? width : std::min(own, width * 0.5F);
    const float left = ImGui::GetCursorPosX();
    ImGui::PushStyleColor(ImGuiCol_Text, to_im(render::palette_of(input.theme).closure));
    fitted_text(controls.notice, share);
    ImGui::PopStyleColor();
    if (cued == nullptr) return;
    ImGui::SameLine(left + share + 8.0F);
    width -= share + 8.0F;
  } else if (cued == nullptr) {
    if (!input.session.is_read_only()) quiet_line(usual_words);
    return;
  }
  draw_mark(input, look_of(cued->cue).mark);
  ImGui::SameLine(0.0F, 4.0F);
  const std::size_t more = controls.notices.more();
  ImGui::PushFont(host.bold());
  fitted_text(cued->words + (more > 0 ? fmt::format("   (and {} more)", more) : ""),
              width - ImGui::GetTextLineHeight() - 4.0F);
  ImGui::PopFont();
}

}  // namespace

void draw_notice_line(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {8.0F, 3.0F});
  const bool is_shown =
      begin_panel("Notices", input.layout.notice_line,
                  ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  if (is_shown) {
    const float whole = ImGui::GetContentRegionAvail().x;
    const float left = ImGui::GetCursorPosX();
    ImGui::PushFont(host.bold());
    std::string state = state_words(controls, Wording::Full);
    // News goes before how the keyboard works there.
    if (ImGui::CalcTextSize(state.c_str()).x > whole * 0.5F) state = state_words(controls, Wording::Short);
    const float state_width = state.empty() ? 0.0F : ImGui::CalcTextSize(state.c_str()).x + 16.0F;
    ImGui::PopFont();
    const render::Session& session = input.session;
    const std::string due = render::decision_notice(
        render::decision_prompts(session.setting(), session.world(), session.shown()));
    const bool is_noting = controls.note_line.is_open();
    const bool has_news = !controls.notice.empty() || controls.notices.latest() != nullptr;
    const float share = due.empty() || is_noting ? 1.0F : has_news ? 0.42F : 0.0F;
    const float left_width = std::max(0.0F, (whole - state_width) * share - 8.0F);
    if (is_noting) {
      draw_note(host, controls, left_width);
    } else if (due.empty() || has_news) {
      draw_news(input, host, controls, left_width);
    }
    if (!due.empty() && !is_noting) {
      if (has_news) ImGui::SameLine(left + left_width + 8.0F);
      const float width = whole - state_width - left_width - 16.0F;
      const ImVec2 corner = ImGui::GetCursorScreenPos();
      ImGui::PushFont(host.bold());
      fitted_text("\u25B6 Decision (V): " + due, width);
      ImGui::PopFont();
      if (ImGui::IsMouseHoveringRect(corner, {corner.x + width, corner.y + ImGui::GetTextLineHeight()}) &&
          ImGui::IsMouseClicked(0)) {
        wishes.actions.push_back(render::Action::ShowDecisions);
      }
    }
    if (!state.empty()) {
      ImGui::SameLine(left + whole - state_width + 8.0F);
      ImGui::PushFont(host.bold());
      fitted_text(state, state_width);
      ImGui::PopFont();
    }
  }
  end_panel();
}

void draw_flashes(const PanelInput& input, const Controls& controls) {
  ImDrawList* list = ImGui::GetForegroundDrawList();
  for (std::size_t i = 0; i < render::panel_count; ++i) {
    const auto panel = static_cast<render::Panel>(i);
    const auto& box = input.layout.of(panel);
    if (!box || !controls.notices.is_lit(panel)) continue;
    list->AddRect(to_im(box->low + render::Pixel{2.0, 2.0}), to_im(box->high - render::Pixel{2.0, 2.0}),
                  to_u32(render::banner_colour), 0.0F, 0, 4.0F);
  }
}

}  // namespace tocsin::window
