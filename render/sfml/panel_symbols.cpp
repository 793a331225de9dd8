// What the symbols mean, for the help: every row of their table, and what is done to them to say a state.
#include <algorithm>

#include "render/sfml/panel_parts.hpp"
#include "render/symbol_table.hpp"

namespace tocsin::window {

namespace {

// A piece of the line; an area's edge stands for it.
void draw_line_sample(ImDrawList* list, ImVec2 low, float length, const render::LineShape& line) {
  const float width = std::max(1.5F, static_cast<float>(line.width_px));
  const ImU32 colour = to_u32(line.colour);
  const float step = line.dash == render::Dash::Solid    ? length
                     : line.dash == render::Dash::Dashed ? length / 2.5F
                                                         : width * 2.0F;
  const float drawn = line.dash == render::Dash::Solid    ? length
                      : line.dash == render::Dash::Dashed ? step * 0.6F
                                                          : width;
  for (float x = 0.0F; x < length - 0.5F; x += step) {
    list->AddLine({low.x + x, low.y}, {low.x + std::min(x + drawn, length), low.y}, colour, width);
  }
}

void draw_sample(const PanelInput& input, const render::Palette& palette, render::SymbolId id) {
  const float height = ImGui::GetTextLineHeight();
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const ImVec2 centre{corner.x + height, corner.y + height * 0.55F};
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (render::sort_of(id) == render::SymbolSort::Point) {
    render::Symbol symbol = input.symbols->symbol(id, render::service_of(id), palette);
    symbol.colour = render::on_ground(palette, symbol.colour);
    draw_symbol_at(list, centre, height * 0.34F, symbol);
  } else {
    render::LineShape line = input.symbols->line(id, palette);
    line.colour = render::on_ground(palette, line.colour);
    draw_line_sample(list, {corner.x, centre.y}, height * 2.0F, line);
  }
  ImGui::Dummy({height * 2.0F, height});
}

void draw_words(const std::string& letters, const std::string& name, const std::string& help) {
  ImGui::TableNextColumn();
  text(letters);
  ImGui::TableNextColumn();
  wrapped_text(name);
  quiet_text(help);
}

}  // namespace

void draw_symbol_help(const PanelInput& input) {
  if (!ImGui::CollapsingHeader("What the symbols mean")) return;
  const render::Palette palette = render::palette_of(input.theme);
  if (!ImGui::BeginTable("symbols", 3, ImGuiTableFlags_RowBg)) return;
  ImGui::TableSetupColumn("sign", ImGuiTableColumnFlags_WidthFixed);
  ImGui::TableSetupColumn("letters", ImGuiTableColumnFlags_WidthFixed);
  ImGui::TableSetupColumn("words", ImGuiTableColumnFlags_WidthStretch);
  for (const render::SymbolRow& row : input.symbols->rows()) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    draw_sample(input, palette, row.id);
    draw_words(row.letters, row.legend, row.help);
  }
  for (const render::StateRow& state : input.symbols->states()) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    draw_words({}, state.legend, state.help);
  }
  ImGui::EndTable();
}

}  // namespace tocsin::window
