// A picture as an ordered list of primitives in pixels: shapes, strokes and words, the later over the
// earlier. The one language between what is to be seen and what draws it: a window and a file of SVG paint
// the same list. Knows nothing of maps, of exercises or of any toolkit.
#pragma once

#include <span>
#include <string>
#include <variant>
#include <vector>

#include "render/camera.hpp"
#include "render/labels.hpp"
#include "render/palette.hpp"
#include "render/scene.hpp"
#include "sim/base/units.hpp"

namespace tocsin::render {

/// A shape that is convex, its corners in order.
struct ConvexPart {
  std::vector<Pixel> corners;
  Colour fill;
};

/// Any shape, holes and islands included: what an odd number of rings surround is filled.
struct AreaPart {
  std::vector<std::vector<Pixel>> rings;
  Colour fill;
  Hatch hatch = Hatch::None;
  Colour hatch_colour;
  /// A corner of the hatch's tiles: tied to the ground, strokes do not swim while the map is moved.
  Pixel hatch_from;
};

struct BoxPart {
  PixelBox box;
  double radius_px = 0.0;  ///< of its corners
  Colour fill;
};

struct DiscPart {
  Pixel centre;
  double radius_px = 0.0;
  Colour fill;
};

struct LinePart {
  std::vector<Pixel> points;
  double width_px = 1.0;
  Colour colour;
  Dash dash = Dash::Solid;
  Ends ends = Ends::Round;
};

/// Words whose box has its top left at `at`; line feeds begin new lines. Turned, they turn about the middle
/// of their box, clockwise.
struct TextPart {
  std::string text;
  Pixel at;
  double size_px = 13.0;
  LabelFace face = LabelFace::Plain;
  Colour colour;
  Colour halo{0, 0, 0, 0};  ///< behind the letters; clear: none
  Degrees turn;
};

using DrawingPart = std::variant<ConvexPart, AreaPart, BoxPart, DiscPart, LinePart, TextPart>;

/// What is added later lies above.
struct Drawing {
  std::vector<DrawingPart> parts;

  void convex(std::span<const Pixel> corners, Colour fill);
  void box(const PixelBox& box, Colour fill, double radius_px = 0.0);
  void disc(Pixel centre, double radius_px, Colour fill);
  void line(std::span<const Pixel> points, double width_px, Colour colour, Dash dash = Dash::Solid,
            Ends ends = Ends::Round);
  void text(TextPart words) { parts.emplace_back(std::move(words)); }
  void append(Drawing other);
};

/// How far a halo reaches beyond the letters.
inline constexpr double halo_px = 1.6;
/// From one line of text to the next, in sizes of the text.
inline constexpr double line_spacing = 1.18;
/// From the top of a text's box to its baseline, in sizes of the text: DejaVu's capitals are 0.73 high.
inline constexpr double baseline_share = 0.93;

/// The lengths of a line's dashes and of the gaps between them; both zero for a solid line.
struct DashLengths {
  double on_px = 0.0;
  double off_px = 0.0;
};
DashLengths dash_lengths(Dash dash, double width_px);

/// A tile of a hatch: strokes from the lower left to the upper right, so far apart across and down.
struct HatchTile {
  int period_px = 0;
  double stroke_px = 0.0;
  enum class Strokes { Single, Crossed } strokes = Strokes::Single;
};
/// REQUIRES: a hatch that is not None.
HatchTile hatch_tile(Hatch hatch);

/// Text cut at its line feeds.
std::vector<std::string_view> text_lines(std::string_view text);

}  // namespace tocsin::render
