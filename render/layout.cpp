#include "render/layout.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tocsin::render {

Layout facilitator_layout(double width_px, double height_px, double text_scale, const OpenPanels& open) {
  const double banner_px = 22.0;
  const double bar_px = std::round(44.0 * text_scale);
  const double timeline_px = std::round(48.0 * text_scale);
  const double column_px = std::round(std::clamp(width_px * 0.29, 300.0, 520.0) * std::min(text_scale, 1.4));
  const double messages_px = std::round(std::clamp(height_px * 0.18, 110.0, 240.0));
  // Room for the form of a METHANE: nine lines and the tabs.
  const double coordination_px = std::round(std::clamp(height_px * 0.32, 110.0, 270.0 * text_scale));

  Layout layout;
  layout.banner = {{0.0, 0.0}, {width_px, banner_px}};
  layout.clock_bar = {{0.0, banner_px}, {width_px, banner_px + bar_px}};
  layout.timeline = {{0.0, height_px - timeline_px}, {width_px, height_px}};
  const double top = banner_px + bar_px;
  const double bottom = height_px - timeline_px;

  std::vector<Panel> column;
  for (const Panel panel : {Panel::Injects, Panel::Escalation, Panel::Units}) {
    if (open.has(panel)) column.push_back(panel);
  }
  const double left_of_column = column.empty() ? width_px : width_px - column_px;
  const double each_px = column.empty() ? 0.0 : (bottom - top) / static_cast<double>(column.size());
  for (std::size_t i = 0; i < column.size(); ++i) {
    const double from = std::round(top + each_px * static_cast<double>(i));
    const double to = std::round(top + each_px * static_cast<double>(i + 1));
    layout.panels[static_cast<std::size_t>(column[i])] = PixelBox{{left_of_column, from}, {width_px, to}};
  }
  const bool has_messages = open.has(Panel::Messages);
  const bool has_coordination = open.has(Panel::Coordination);
  const double strip_px = has_coordination ? coordination_px : has_messages ? messages_px : 0.0;
  const double map_bottom = bottom - strip_px;
  const double between = !has_coordination ? left_of_column
                         : has_messages    ? std::round(left_of_column * 0.45)
                                           : 0.0;
  if (has_messages)
    layout.panels[static_cast<std::size_t>(Panel::Messages)] = PixelBox{{0.0, map_bottom}, {between, bottom}};
  if (has_coordination) {
    layout.panels[static_cast<std::size_t>(Panel::Coordination)] =
        PixelBox{{between, map_bottom}, {left_of_column, bottom}};
  }
  layout.map = {{0.0, top}, {left_of_column, map_bottom}};
  return layout;
}

Layout room_layout(double width_px, double height_px) {
  const double banner_px = std::max(50.0, std::round(height_px * 0.055));
  const double strip_px = std::max(112.0, std::round(height_px * 0.12));
  Layout layout;
  layout.banner = {{0.0, 0.0}, {width_px, banner_px}};
  layout.clock_bar = {{0.0, height_px - strip_px}, {width_px, height_px}};
  layout.map = {{0.0, banner_px}, {width_px, height_px - strip_px}};
  layout.timeline = {{0.0, height_px}, {width_px, height_px}};
  return layout;
}

}  // namespace tocsin::render
