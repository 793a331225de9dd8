// The feed of messages with its filter, notes, and help.
#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "render/keys.hpp"
#include "render/panels.hpp"
#include "render/sfml/panel_parts.hpp"

namespace tocsin::window {

namespace {

constexpr float filter_gap = 4.0F;

float width_of_kinds() { return render::mark_kind_count * (ImGui::GetFrameHeight() + filter_gap); }

void draw_filter(const PanelInput& input, Controls& controls) {
  constexpr float gap = filter_gap;
  const float kinds = width_of_kinds() + gap;
  const float em = ImGui::GetFontSize();
  ImGui::SetNextItemWidth(std::clamp(ImGui::GetContentRegionAvail().x - kinds, 4.0F * em, 11.0F * em));
  ImGui::InputTextWithHint("##filter", "filter", controls.filter.data(), controls.filter.size());
  for (std::size_t i = 0; i < render::mark_kind_count; ++i) {
    const auto kind = static_cast<render::MarkKind>(i);
    // Where the panel is narrow they go on in the next row.
    ImGui::SameLine(0.0F, gap);
    if (ImGui::GetContentRegionAvail().x < ImGui::GetFrameHeight()) ImGui::NewLine();
    ImGui::PushID(static_cast<int>(i));
    bool& is_shown = controls.shown_kinds[i];
    if (!is_shown) ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 0.35F);
    const float side = ImGui::GetFrameHeight();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const bool is_pressed = ImGui::Button("##kind", {side, side});
    draw_symbol_at(ImGui::GetWindowDrawList(), {corner.x + side * 0.5F, corner.y + side * 0.5F}, side * 0.24F,
                   input.symbol(render::symbol_of(kind)));
    if (!is_shown) ImGui::PopStyleVar();
    tooltip(
        fmt::format("{} {}", is_shown ? "Hide" : "Show", input.symbols->row(render::symbol_of(kind)).legend));
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
  // Only a hand lets go of the newest: a change of size or of the list's length moves nothing.
  if (ImGui::GetScrollY() != std::exchange(controls.feed_scroll_px, ImGui::GetScrollY()))
    controls.follows_feed = ImGui::GetScrollY() >= ImGui::GetScrollMaxY() - 2.0F;
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(wanted.size()), ImGui::GetTextLineHeightWithSpacing());
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const render::FeedRow& row = *wanted[static_cast<std::size_t>(i)];
      ImGui::PushID(i);
      draw_mark(input, row.kind);
      ImGui::SameLine(0.0F, 4.0F);
      const std::string line = row.clock + "  " + row.text;
      if (ImGui::Selectable(line.c_str())) wishes.show = row.at;
      if (!row.detail.empty() || ImGui::CalcTextSize(line.c_str()).x > ImGui::GetContentRegionAvail().x) {
        tooltip(row.detail.empty() ? row.text : row.text + "\n\n" + row.detail);
      }
      ImGui::PopID();
    }
  }
  // Whole rows: half a line at the top cannot be read.
  const float row_px = ImGui::GetTextLineHeightWithSpacing();
  if (controls.follows_feed) {
    ImGui::SetScrollHereY(1.0F);
  } else {
    ImGui::SetScrollY(std::round(ImGui::GetScrollY() / row_px) * row_px);
  }
}

/// As many whole rows as there is room for.
void begin_whole_rows(const char* name) {
  const float spacing = ImGui::GetStyle().ItemSpacing.y;
  const float row = ImGui::GetTextLineHeightWithSpacing();
  const float rows = std::floor((ImGui::GetContentRegionAvail().y + spacing) / row);
  ImGui::BeginChild(name, {0.0F, std::max(1.0F, rows) * row - spacing}, false, ImGuiWindowFlags_NavFlattened);
}

/// The filter stands beside the tabs where it fits there: rows are worth more.
void draw_filter_and_feed(const PanelInput& input, Controls& controls, Wishes& wishes, ImVec2 beside_tabs) {
  const ImVec2 below = ImGui::GetCursorPos();
  const float least = width_of_kinds() + ImGui::GetFontSize() * 6.0F;
  const bool fits = ImGui::GetWindowWidth() - beside_tabs.x > least;
  if (fits) ImGui::SetCursorPos(beside_tabs);
  draw_filter(input, controls);
  if (fits) ImGui::SetCursorPos(below);
  begin_whole_rows("feed");
  draw_feed(input, controls, wishes);
  end_list();
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
    say_room_left(controls.note);
  }
  begin_list("notes");
  for (std::size_t i = session.world().notes.size(); i-- > 0;) {
    const model::Note& note = session.world().notes[i];
    ImGui::PushID(static_cast<int>(i));
    const std::string line = render::short_clock(session.setting(), note.at) + "  " +
                             (note.kind == model::NoteKind::Bookmark ? "[bookmark] " : "") + note.text +
                             "  (" + note.seat + ")";
    if (ImGui::Selectable(line.c_str())) wishes.show = note.at;
    ImGui::PopID();
  }
  end_list();
}

}  // namespace

void draw_messages(const PanelInput& input, Controls& controls, Wishes& wishes) {
  const bool is_shown =
      begin_panel("Messages", *input.layout.of(render::Panel::Messages), ImGuiWindowFlags_NoScrollbar);
  const ImVec2 beside_tabs{ImGui::GetCursorPosX() + ImGui::GetFontSize() * 12.0F, ImGui::GetCursorPosY()};
  if (is_shown && ImGui::BeginTabBar("tabs")) {
    if (ImGui::BeginTabItem("Messages")) {
      draw_filter_and_feed(input, controls, wishes, beside_tabs);
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

namespace {

/// Two keys in a row where there is width for that, down the left column first.
void draw_keys(float width) {
  const auto bindings = render::key_bindings();
  const std::size_t columns = width > ImGui::GetFontSize() * 50.0F ? 2 : 1;
  const std::size_t rows = (bindings.size() + columns - 1) / columns;
  if (!ImGui::BeginTable("keys", static_cast<int>(2 * columns), ImGuiTableFlags_RowBg)) return;
  for (std::size_t i = 0; i < columns; ++i) {
    ImGui::TableSetupColumn("key", ImGuiTableColumnFlags_WidthFixed, ImGui::GetFontSize() * 7.0F);
    ImGui::TableSetupColumn("words", ImGuiTableColumnFlags_WidthStretch);
  }
  for (std::size_t row = 0; row < rows; ++row) {
    ImGui::TableNextRow();
    for (std::size_t at = row; at < bindings.size(); at += rows) {
      ImGui::TableNextColumn();
      text(std::string(bindings[at].shown));
      ImGui::TableNextColumn();
      wrapped_text(std::string(bindings[at].words));
    }
  }
  ImGui::EndTable();
}

}  // namespace

void draw_help(const PanelInput& input, Controls& controls) {
  const render::PixelBox& map = input.layout.map;
  const float width =
      std::min(ImGui::GetFontSize() * 62.0F, static_cast<float>(map.width()) - 2.0F * ImGui::GetFontSize());
  const auto inset = static_cast<double>(ImGui::GetFontSize());
  ImGui::SetNextWindowPos(to_im(map.low + render::Pixel{inset, inset}));
  ImGui::SetNextWindowSize({width, static_cast<float>(map.height() - 2.0 * inset)});
  if (ImGui::Begin("Help (F1 or Esc closes it)", &controls.shows_help,
                   ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings)) {
    draw_keys(width);
    ImGui::Spacing();
    wrapped_text(
        "Drag the map to move it, turn the wheel to zoom. Click a unit to select it. Everything you do here "
        "is "
        "a command and stands in the journal; looking at things is not.");
    draw_symbol_help(input);
    ImGui::Spacing();
    wrapped_text(input.session.setting().scenario.notice);
    quiet_text("Map: " + input.session.setting().map.name);
    for (const std::string& credit : input.session.setting().map.credits) quiet_text(credit);
  }
  ImGui::End();
}

}  // namespace tocsin::window
