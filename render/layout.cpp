#include "render/layout.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tocsin::render {

namespace {

/// What is left where nothing else could be read: empty boxes are not drawn.
Layout small_layout(double width_px, double height_px) {
  const double banner_px = std::min(22.0, height_px / 2.0);
  Layout layout;
  layout.banner = {{0.0, 0.0}, {width_px, banner_px}};
  layout.map = {{0.0, banner_px}, {width_px, height_px}};
  layout.clock_bar = layout.timeline = layout.tools =
      layout.notice_line = {{0.0, height_px}, {width_px, height_px}};
  return layout;
}

bool is_small(double width_px, double height_px) { return width_px < 640.0 || height_px < 480.0; }

}  // namespace

std::vector<PixelBox> Layout::around_map() const {
  std::vector<PixelBox> boxes{clock_bar, notice_line, timeline, tools};
  for (const std::optional<PixelBox>& panel : panels) {
    if (panel) boxes.push_back(*panel);
  }
  return boxes;
}

Layout facilitator_layout(double width_px, double height_px, double text_scale, const OpenPanels& open) {
  if (is_small(width_px, height_px)) return small_layout(width_px, height_px);
  const double banner_px = 22.0;
  const double bar_px = std::round(44.0 * text_scale);
  const double line_px = std::round(24.0 * text_scale);
  const double timeline_px = std::round(48.0 * text_scale);
  const double column_px = std::round(std::min(
      std::clamp(width_px * 0.28, 300.0, 520.0) * std::max(1.0, text_scale * 0.85), width_px * 0.45));
  const double messages_px =
      std::round(std::clamp(height_px * 0.16, 110.0, 240.0) * std::clamp(text_scale, 1.0, 1.5));
  // Room for the form of a METHANE: nine lines and the tabs.
  const double coordination_px =
      std::round(std::min(std::clamp(height_px * 0.32, 110.0, 270.0 * text_scale), height_px * 0.4));

  Layout layout;
  layout.banner = {{0.0, 0.0}, {width_px, banner_px}};
  layout.clock_bar = {{0.0, banner_px}, {width_px, banner_px + bar_px}};
  layout.notice_line = {{0.0, banner_px + bar_px}, {width_px, banner_px + bar_px + line_px}};
  layout.timeline = {{0.0, height_px - timeline_px}, {width_px, height_px}};
  const double top = banner_px + bar_px + line_px;
  const double bottom = height_px - timeline_px;
  const double tools_px = std::round(std::min(28.0 * text_scale, (bottom - top) * 0.2));

  std::vector<Panel> column;
  for (const Panel panel : {Panel::Injects, Panel::Escalation, Panel::Units}) {
    if (open.has(panel)) column.push_back(panel);
  }
  const double left_of_column = column.empty() ? width_px : width_px - column_px;
  // Units share theirs with the card of what is selected.
  const auto share_of = [](Panel panel) { return panel == Panel::Units ? 1.6 : 1.0; };
  double shares = 0.0;
  for (const Panel panel : column) shares += share_of(panel);
  double share = 0.0;
  for (const Panel panel : column) {
    const double from = std::round(top + (bottom - top) * share / shares);
    share += share_of(panel);
    const double to = std::round(top + (bottom - top) * share / shares);
    layout.panels[static_cast<std::size_t>(panel)] = PixelBox{{left_of_column, from}, {width_px, to}};
  }
  const bool has_messages = open.has(Panel::Messages);
  const bool has_coordination = open.has(Panel::Coordination);
  const double strip_px = has_coordination ? coordination_px : has_messages ? messages_px : 0.0;
  const double map_bottom = bottom - std::round(std::min(strip_px, (bottom - top - tools_px) * 0.6));
  const double between = !has_coordination ? left_of_column
                         : has_messages    ? std::round(left_of_column * 0.45)
                                           : 0.0;
  if (has_messages)
    layout.panels[static_cast<std::size_t>(Panel::Messages)] = PixelBox{{0.0, map_bottom}, {between, bottom}};
  if (has_coordination) {
    layout.panels[static_cast<std::size_t>(Panel::Coordination)] =
        PixelBox{{between, map_bottom}, {left_of_column, bottom}};
  }
  layout.map = {{0.0, top}, {left_of_column, map_bottom - tools_px}};
  layout.tools = {{0.0, map_bottom - tools_px}, {left_of_column, map_bottom}};
  return layout;
}

double room_text_px(double height_px, double text_scale) {
  return std::max(36.0, std::round(height_px * 0.025 * text_scale));
}

Layout room_layout(double width_px, double height_px, double text_scale) {
  if (is_small(width_px, height_px)) return small_layout(width_px, height_px);
  const double size_px = room_text_px(height_px, text_scale);
  const double banner_px = std::round(std::min(size_px * 1.4, height_px * 0.12));
  // Two lines of the latest message, and two smaller ones.
  const double strip_px = std::round(std::min(size_px * 4.6, height_px * 0.42));
  Layout layout;
  layout.banner = {{0.0, 0.0}, {width_px, banner_px}};
  layout.clock_bar = {{0.0, height_px - strip_px}, {width_px, height_px}};
  layout.notice_line = {{0.0, banner_px}, {0.0, banner_px}};
  layout.map = {{0.0, banner_px}, {width_px, height_px - strip_px}};
  layout.timeline = {{0.0, height_px}, {width_px, height_px}};
  layout.tools = layout.timeline;
  return layout;
}

}  // namespace tocsin::render
