// The timeline: marks by kind, bookmarks, the live head and the moment shown, drawn and dragged.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "render/panels.hpp"
#include "render/sfml/clock_bar.hpp"
#include "render/sfml/panel_parts.hpp"

namespace tocsin::window {

namespace {

constexpr float reach_px = 5.0F;

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

// A bookmark has a sign of its own; notes share its kind.
bool is_bookmark(render::Session& session, std::uint64_t entry) {
  const auto bookmarks = session.bookmarks();
  return std::any_of(bookmarks.begin(), bookmarks.end(),
                     [&](const render::Bookmark& bookmark) { return bookmark.number == entry; });
}

// In rows, so that what happens together does not hide one another: two for one record, one each for two.
void draw_marks(ImDrawList* list, const Track& track, const TimelineInput& input) {
  const float height = track.high.y - track.low.y;
  const auto rows = static_cast<float>(input.rows.size());
  const render::Palette palette = render::palette_of(input.theme);
  std::vector<render::Symbol> looks;
  for (std::size_t i = 0; i < render::mark_kind_count; ++i)
    looks.push_back(input.symbols->symbol(render::symbol_of(static_cast<render::MarkKind>(i)), palette));
  for (std::size_t i = 0; i < input.rows.size(); ++i) {
    const float middle = track.low.y + height * (static_cast<float>(i) + 0.5F) / rows;
    // Of marks of one kind on one pixel the first is all that can be seen.
    std::array<float, render::mark_kind_count> last_at{};
    for (const render::TimelineMark& mark : input.rows[i].marks) {
      if (mark.kind == render::MarkKind::Bookmark && is_bookmark(input.session, mark.number)) continue;
      float& last = last_at[static_cast<std::size_t>(mark.kind)];
      const float at = track.x_of(mark.at);
      if (at - last < 1.0F) continue;
      last = at;
      const float off = rows > 1.0F                            ? 0.0F
                        : static_cast<int>(mark.kind) % 2 == 0 ? -0.22F * height
                                                               : 0.22F * height;
      draw_symbol_at(list, {at, middle + off}, 4.0F, looks[static_cast<std::size_t>(mark.kind)]);
    }
  }
  if (rows > 1.0F) {
    const float y = std::round(track.low.y + height * 0.5F);
    list->AddLine({track.low.x, y}, {track.high.x, y}, ImGui::GetColorU32(ImGuiCol_Border));
  }
}

// A ribbon that hangs over the marks, its end cut to a notch: a reviewer's is hollow.
void draw_bookmark(ImDrawList* list, const Track& track, const TimelineInput& input,
                   const render::Bookmark& bookmark) {
  const render::SymbolId id = render::symbol_of(render::MarkKind::Bookmark);
  const ImU32 colour = to_u32(input.symbols->symbol(id, render::palette_of(input.theme)).colour);
  const ImU32 paper = ImGui::GetColorU32(ImGuiCol_WindowBg);
  const bool is_recorded = bookmark.from == render::Bookmark::From::Record;
  constexpr float half = 5.0F;
  const float x = track.x_of(bookmark.at);
  const float top = track.low.y - 6.0F;
  const float foot = track.low.y + (track.high.y - track.low.y) * 0.75F;
  const ImVec2 notch{x, foot - half};
  const ImU32 fill = is_recorded ? colour : paper;
  list->AddQuadFilled({x - half, top}, {x, top}, notch, {x - half, foot}, fill);
  list->AddQuadFilled({x, top}, {x + half, top}, {x + half, foot}, notch, fill);
  const std::array<ImVec2, 5> outline{
      {{x - half, top}, {x + half, top}, {x + half, foot}, notch, {x - half, foot}}};
  list->AddPolyline(outline.data(), static_cast<int>(outline.size()), is_recorded ? paper : colour,
                    ImDrawFlags_Closed, is_recorded ? 1.0F : 2.0F);
}

void draw_heads(ImDrawList* list, const Track& track, const render::Session& session) {
  const ImU32 ink = ImGui::GetColorU32(ImGuiCol_Text);
  if (!session.is_read_only()) {
    // The live head points up from below, so that both are seen where they are one.
    const float head = track.x_of(session.head());
    list->AddLine({head, track.low.y}, {head, track.high.y}, ink, 1.5F);
    list->AddTriangle({head - 5.0F, track.high.y + 5.0F}, {head + 5.0F, track.high.y + 5.0F},
                      {head, track.high.y - 3.0F}, ink, 1.5F);
  }
  const float here = track.x_of(session.shown());
  list->AddRectFilled({here - 1.5F, track.low.y - 3.0F}, {here + 1.5F, track.high.y + 3.0F}, ink);
  list->AddTriangleFilled({here - 6.0F, track.low.y - 5.0F}, {here + 6.0F, track.low.y - 5.0F},
                          {here, track.low.y + 3.0F}, ink);
}

void draw_difference(ImDrawList* list, const Track& track, const TimelineInput& input) {
  if (!input.difference) return;
  const ImU32 colour = to_u32(render::palette_of(input.theme).closure);
  const float x = track.x_of(*input.difference);
  for (float y = track.low.y - 4.0F; y < track.high.y + 3.0F; y += 6.0F)
    list->AddLine({x, y}, {x, std::min(y + 4.0F, track.high.y + 3.0F)}, colour, 2.0F);
  // Two strokes and a bar: they are not equal.
  const float middle = (track.low.y + track.high.y) * 0.5F;
  list->AddRectFilled({x + 3.0F, middle - 8.0F}, {x + 19.0F, middle + 8.0F},
                      ImGui::GetColorU32(ImGuiCol_WindowBg), 3.0F);
  list->AddLine({x + 6.0F, middle - 2.5F}, {x + 16.0F, middle - 2.5F}, colour, 2.0F);
  list->AddLine({x + 6.0F, middle + 2.5F}, {x + 16.0F, middle + 2.5F}, colour, 2.0F);
  list->AddLine({x + 8.0F, middle + 6.5F}, {x + 14.0F, middle - 6.5F}, colour, 2.0F);
}

std::string words_of(const render::Bookmark& bookmark, const model::Setting& setting) {
  return fmt::format("{}  Bookmark: {}{}", render::short_clock(setting, bookmark.at), bookmark.text,
                     bookmark.from == render::Bookmark::From::Reviewer ? " (a reviewer's)"
                     : bookmark.seat.empty()                           ? ""
                                                                       : " (" + bookmark.seat + ")");
}

// What stands under the pointer, bookmarks first.
std::string words_under(const TimelineInput& input, const Track& track, float x) {
  constexpr std::size_t most = 900;
  const model::Setting& setting = input.session.setting();
  const SimTime t = track.time_at(x);
  std::string words = model::local_clock(setting, t) + "  " + format_t_plus(t);
  const auto is_near = [&](SimTime at) { return std::abs(track.x_of(at) - x) < reach_px; };
  if (input.difference && is_near(*input.difference)) words += "\n" + input.difference_words;
  for (const render::Bookmark& bookmark : input.session.bookmarks()) {
    if (is_near(bookmark.at)) words += "\n" + words_of(bookmark, setting);
  }
  for (const TimelineRow& row : input.rows) {
    for (const render::FeedRow& line : row.feed) {
      const bool is_bookmark = line.text.starts_with("bookmark: ");
      if (is_near(line.at) && !line.text.empty() && !is_bookmark && words.size() < most)
        words += "\n" + line.clock + "  " + line.text;
    }
  }
  return words;
}

void draw_bookmark_list(const TimelineInput& input, Wishes& wishes) {
  if (!ImGui::BeginPopupContextItem("bookmarks")) return;
  const auto bookmarks = input.session.bookmarks();
  if (bookmarks.empty()) text("No bookmarks yet: B sets one");
  for (std::size_t i = 0; i < bookmarks.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::Selectable(words_of(bookmarks[i], input.session.setting()).c_str()))
      wishes.show = std::min(bookmarks[i].at, input.session.head());
    ImGui::PopID();
  }
  ImGui::EndPopup();
}

// A line for its words over the timeline; the exercise goes on meanwhile. Esc, or a click elsewhere, drops
// it.
void draw_bookmark_field(const TimelineInput& input, float here, Controls& controls, Wishes& wishes) {
  if (!controls.bookmark) return;
  const float width = ImGui::GetFontSize() * 24.0F;
  const float height = ImGui::GetFrameHeight() * 2.3F;
  const float most = std::max(4.0F, static_cast<float>(input.box.high.x) - width - 4.0F);
  ImGui::SetNextWindowPos(
      {std::clamp(here - width * 0.5F, 4.0F, most), static_cast<float>(input.box.low.y) - height - 10.0F});
  ImGui::SetNextWindowSize({width, height});
  bool is_done = false;
  const std::string left = room_left_words(*controls.bookmark);
  const std::string title = "Bookmark: " + (left.empty() ? "its words, then Enter" : left) + "###bookmark";
  if (ImGui::Begin(title.c_str(), nullptr,
                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoCollapse |
                       ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoSavedSettings)) {
    if (controls.bookmark_is_new) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(-1.0F);
    if (ImGui::InputText("##words", controls.bookmark->data(), controls.bookmark->size(),
                         ImGuiInputTextFlags_EnterReturnsTrue)) {
      wishes.bookmark = text_of(*controls.bookmark);
      is_done = true;
    }
    is_done = is_done || (!controls.bookmark_is_new && ImGui::IsItemDeactivated());
    if (ImGui::IsItemActive()) controls.bookmark_is_new = false;
  }
  ImGui::End();
  if (is_done) controls.bookmark.reset();
}

}  // namespace

void draw_timeline(const TimelineInput& input, Controls& controls, Wishes& wishes) {
  if (input.box.height() < 1.0) return;
  render::Session& session = input.session;
  float here = 0.0F;
  if (begin_panel("Timeline", input.box, ImGuiWindowFlags_NoScrollbar)) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float label_height = ImGui::GetTextLineHeight();
    const float height = std::max(10.0F, ImGui::GetContentRegionAvail().y - label_height - 2.0F);
    const Track track{{corner.x + 6.0F, corner.y},
                      {corner.x + width - 6.0F, corner.y + height},
                      static_cast<double>(session.end().ms)};
    ImGui::InvisibleButton("track", {width, height + label_height});
    const bool is_dragged = ImGui::IsItemActive();
    const bool is_hovered = ImGui::IsItemHovered();
    draw_bookmark_list(input, wishes);
    const float head = track.x_of(session.head());
    list->AddRectFilled(track.low, track.high, ImGui::GetColorU32(ImGuiCol_FrameBg), 3.0F);
    list->AddRectFilled(track.low, {head, track.high.y}, ImGui::GetColorU32(ImGuiCol_ButtonHovered), 3.0F);
    draw_hours(list, track, session.setting());
    draw_marks(list, track, input);
    for (const render::Bookmark& bookmark : session.bookmarks()) draw_bookmark(list, track, input, bookmark);
    draw_difference(list, track, input);
    draw_heads(list, track, session);
    here = track.x_of(session.shown());
    const float pointer = ImGui::GetIO().MousePos.x;
    if (is_dragged) wishes.show = std::min(track.time_at(pointer), session.head());
    if (is_hovered) ImGui::SetTooltip("%s", words_under(input, track, pointer).c_str());
  }
  end_panel();
  draw_bookmark_field(input, here, controls, wishes);
}

void draw_timeline(const PanelInput& input, Controls& controls, Wishes& wishes) {
  draw_timeline(
      {input.session, input.layout.timeline, {{input.marks, input.feed}}, input.theme, input.symbols, {}, {}},
      controls, wishes);
}

}  // namespace tocsin::window
