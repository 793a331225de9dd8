// Where the parts of the window are: banner, clock bar, panels, timeline, and the map in what is left. Panels
// have fixed places and never cover each other or the map. Knows no widgets.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "render/camera.hpp"
#include "render/scene.hpp"

namespace tocsin::render {

enum class Panel : std::uint8_t { Injects, Escalation, Units, Messages, Coordination };
inline constexpr std::size_t panel_count = 5;

/// Which panels are open: at first all but the co-ordination, which takes much of the map's place.
struct OpenPanels {
  std::array<bool, panel_count> is_open{true, true, true, true, false};

  bool has(Panel panel) const { return is_open[static_cast<std::size_t>(panel)]; }
  void toggle(Panel panel) { is_open[static_cast<std::size_t>(panel)] = !has(panel); }

  friend bool operator==(const OpenPanels&, const OpenPanels&) = default;
};

struct Layout {
  PixelBox banner;
  PixelBox clock_bar;
  PixelBox notice_line;  ///< under the clock bar: what has just come up, and what is being typed
  PixelBox map;
  PixelBox timeline;
  PixelBox tools;  ///< the strip under the facilitator's map: tools, and what is under the pointer
  std::array<std::optional<PixelBox>, panel_count> panels;

  const std::optional<PixelBox>& of(Panel panel) const { return panels[static_cast<std::size_t>(panel)]; }
  /// All that lies around the map, but for the banner: of whole pixels, and none meets another.
  std::vector<PixelBox> around_map() const;
};

/// The facilitator's window. Injects, call-out and units share a column on the right, messages lie under the
/// map, and co-ordination beside them. Below 640 by 480 pixels the map and the banner stand alone.
/// REQUIRES: `text_scale` 0.75 to 2.5.
Layout facilitator_layout(double width_px, double height_px, double text_scale, const OpenPanels& open);

/// How large the room's writing is at that height: 36 pixels at the least, which is what is read from six
/// metres.
double room_text_px(double height_px, double text_scale);

/// The room's: the banner above, the clock and what was said last below, the map between; of a small window
/// likewise.
Layout room_layout(double width_px, double height_px, double text_scale);

}  // namespace tocsin::render
