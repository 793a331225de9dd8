// The feed of messages with its filter, notes, and help.
#include <algorithm>

#include <fmt/format.h>

#include "render/keys.hpp"
#include "render/panels.hpp"
#include "render/sfml/panel_parts.hpp"

namespace tocsin::window {

namespace {

void draw_filter(Controls& controls) {
  constexpr float gap = 4.0F;
  const float kinds = render::mark_kind_count * (ImGui::GetFrameHeight() + gap);
  const float em = ImGui::GetFontSize();
  ImGui::SetNextItemWidth(std::clamp(ImGui::GetContentRegionAvail().x - kinds, 4.0F * em, 11.0F * em));
  ImGui::InputTextWithHint("##filter", "filter", controls.filter.data(), controls.filter.size());
  for (std::size_t i = 0; i < render::mark_kind_count; ++i) {
    const auto kind = static_cast<render::MarkKind>(i);
    ImGui::SameLine(0.0F, gap);
    ImGui::PushID(static_cast<int>(i));
    bool& is_shown = controls.shown_kinds[i];
    if (!is_shown) ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 0.35F);
    const float side = ImGui::GetFrameHeight();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const bool is_pressed = ImGui::Button("##kind", {side, side});
    draw_mark_at(ImGui::GetWindowDrawList(), {corner.x + side * 0.5F, corner.y + side * 0.5F}, side * 0.24F,
                 kind);
    if (!is_shown) ImGui::PopStyleVar();
    tooltip(fmt::format("{} {}", is_shown ? "Hide" : "Show", render::look_of(kind).name));
    if (is_pressed) is_shown = !is_shown;
    ImGui::PopID();
  }
}

bool is_wanted(const render::FeedRow& row, const Controls& controls) {
  return !row.text.empty() && controls.shown_kinds[static_cast<std::size_t>(row.kind)] &&
         (controls.filter[0] == '\0' || render::matches(row.text + " " + row.detail, controls.filter.data()));
}

void draw_feed(const PanelInput& input, Controls& controls, Wishes& wishes) {
  std::vector<const render::FeedRow*> wanted;
  for (const render::FeedRow& row : input.feed) {
    if (is_wanted(row, controls)) wanted.push_back(&row);
  }
  const bool was_at_end = ImGui::GetScrollY() >= ImGui::GetScrollMaxY() - 2.0F;
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(wanted.size()), ImGui::GetTextLineHeightWithSpacing());
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const render::FeedRow& row = *wanted[static_cast<std::size_t>(i)];
      ImGui::PushID(i);
      draw_mark(row.kind);
      ImGui::SameLine(0.0F, 4.0F);
      const std::string line = row.clock + "  " + row.text;
      if (ImGui::Selectable(line.c_str())) wishes.show = row.at;
      if (!row.detail.empty() || ImGui::CalcTextSize(line.c_str()).x > ImGui::GetContentRegionAvail().x) {
        tooltip(row.detail.empty() ? row.text : row.text + "\n\n" + row.detail);
      }
      ImGui::PopID();
    }
  }
  if (was_at_end && controls.feed_rows_seen != wanted.size()) ImGui::SetScrollHereY(1.0F);
  controls.feed_rows_seen = wanted.size();
}

void draw_notes(const PanelInput& input, Controls& controls, Wishes& wishes) {
  const render::Session& session = input.session;
  if (!session.is_read_only()) {
    ImGui::SetNextItemWidth(-ImGui::GetFontSize() * 12.0F);
    const bool is_entered = ImGui::InputTextWithHint(
        "##note", "a note", controls.note.data(), controls.note.size(), ImGuiInputTextFlags_EnterReturnsTrue);
    ImGui::SameLine();
    const bool is_noted = ImGui::Button("Note") || is_entered;
    ImGui::SameLine();
    const bool is_marked = ImGui::Button("Bookmark");
    if (is_noted && controls.note[0] != '\0')
      wishes.commands.push_back(model::AddNote{text_of(controls.note)});
    if (is_marked) {
      wishes.commands.push_back(
          model::AddBookmark{controls.note[0] != '\0' ? text_of(controls.note) : "bookmark"});
    }
    if (is_noted || is_marked) controls.note = {};
  }
  ImGui::BeginChild("notes");
  for (std::size_t i = session.world().notes.size(); i-- > 0;) {
    const model::Note& note = session.world().notes[i];
    ImGui::PushID(static_cast<int>(i));
    const std::string line = render::short_clock(session.setting(), note.at) + "  " +
                             (note.kind == model::NoteKind::Bookmark ? "[bookmark] " : "") + note.text +
                             "  (" + note.seat + ")";
    if (ImGui::Selectable(line.c_str())) wishes.show = note.at;
    ImGui::PopID();
  }
  ImGui::EndChild();
}

}  // namespace

void draw_messages(const PanelInput& input, Controls& controls, Wishes& wishes) {
  if (begin_panel("Messages", *input.layout.of(render::Panel::Messages), ImGuiWindowFlags_NoScrollbar) &&
      ImGui::BeginTabBar("tabs")) {
    if (ImGui::BeginTabItem("Messages")) {
      draw_filter(controls);
      ImGui::BeginChild("feed");
      draw_feed(input, controls, wishes);
      ImGui::EndChild();
      ImGui::EndTabItem();
    }
    if (ImGui::BeginTabItem("Notes")) {
      draw_notes(input, controls, wishes);
      ImGui::EndTabItem();
    }
    ImGui::EndTabBar();
  }
  end_panel();
}

void draw_help(const PanelInput& input, Controls& controls) {
  const render::PixelBox& map = input.layout.map;
  ImGui::SetNextWindowPos(to_im(map.low + render::Pixel{24.0, 24.0}));
  ImGui::SetNextWindowSize({ImGui::GetFontSize() * 32.0F, static_cast<float>(map.height() - 48.0)});
  if (ImGui::Begin("Help (F1 or Esc closes it)", &controls.shows_help,
                   ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings)) {
    wrapped_text(
        "Drag the map to move it, turn the wheel to zoom. Click a unit to select it. Everything you do here "
        "is a "
        "command and stands in the journal; looking at things is not.");
    ImGui::Spacing();
    if (ImGui::BeginTable("keys", 2, ImGuiTableFlags_RowBg | ImGuiTableFlags_SizingFixedFit)) {
      for (const render::KeyBinding& binding : render::key_bindings()) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        text(std::string(binding.shown));
        ImGui::TableNextColumn();
        text(std::string(binding.words));
      }
      ImGui::EndTable();
    }
    ImGui::Spacing();
    wrapped_text(input.session.setting().scenario.notice);
    quiet_text("Map: " + input.session.setting().map.name);
    for (const std::string& credit : input.session.setting().map.credits) quiet_text(credit);
  }
  ImGui::End();
}

}  // namespace tocsin::window
