// What is drawn over the map because of somebody's hand: what is selected, what a click would hit, what a
// tool is drawing. Plain data in grid metres and pixels. Knows neither tools nor colours: the theme gives
// those.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/camera.hpp"
#include "render/scene.hpp"
#include "render/selection.hpp"

namespace tocsin::render {

/// Where a thing's symbol is drawn, in pixels from its place.
struct SymbolSpot {
  Pixel middle;
  std::optional<PixelBox> cloth;  ///< of a flag: what has its letters
};

/// What decides where and how large symbols are.
struct SymbolLook {
  const SymbolTable& symbols;
  double text_scale = 1.0;
  View view = View::Facilitator;
};

/// The usual spot; units that stand in rows are drawn elsewhere.
SymbolSpot symbol_spot(const Shown& shown, const Thing& thing, const SymbolLook& look);

/// Whose mark it is. Each has a form of its own, so that nothing hangs on a colour.
enum class MarkInk : std::uint8_t {
  Selected,  ///< a double ring or frame with four ticks; a broad band along a line
  Hovered,   ///< a thin ring or frame; a thin band
  Tool       ///< black on white
};

struct MapMarks {
  struct Line {
    std::vector<GridPoint> points;
    double width_px = 2.0;
    MarkInk ink = MarkInk::Tool;
    Dash dash = Dash::Solid;
  };
  struct Area {
    std::vector<GridPoint> ring;
  };
  struct Ring {
    GridPoint at;
    Pixel offset;
    double radius_px = 14.0;
    MarkInk ink = MarkInk::Selected;
  };
  /// Round a flag, whose letters stay to be read.
  struct Frame {
    GridPoint at;
    PixelBox box;  ///< from `at`
    MarkInk ink = MarkInk::Selected;
  };
  /// A corner of what is being drawn.
  struct Dot {
    GridPoint at;
  };
  /// Words beside a place; a callout has a line from the place to the words.
  struct Tag {
    std::string text;
    GridPoint at;
    Pixel offset;  ///< of the place's symbol from `at`
    enum class Form : std::uint8_t { Callout, Beside } form = Form::Beside;
    double clear_px = 16.0;  ///< of a callout: where its line begins
  };

  std::vector<Area> areas;
  std::vector<Line> lines;
  std::vector<Ring> rings;
  std::vector<Frame> frames;
  std::vector<Dot> dots;
  std::vector<Tag> tags;
  std::optional<Pixel> cross_hair;

  /// Ring or frame, and callout, for what is selected; the callout says `words`. Nothing for what has no
  /// place.
  void add_selected(const Shown& shown, const Thing& thing, const SymbolSpot& symbol,
                    const std::string& words);
  /// A thin ring, frame or band for what a click would select.
  void add_hovered(const Shown& shown, const Thing& thing, const SymbolSpot& symbol);

  /// Everything in the other, above what is here.
  void add(const MapMarks& other);

  bool is_empty() const {
    return areas.empty() && lines.empty() && rings.empty() && frames.empty() && dots.empty() &&
           tags.empty() && !cross_hair;
  }
};

}  // namespace tocsin::render
