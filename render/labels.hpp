// Where names go: greedy, by priority, round a point, on an area or along a line, and never one over another
// nor over anything that must be seen.
// Knows sizes and boxes; what the texts mean is the scene's business, how they are drawn the window's.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "render/camera.hpp"
#include "render/palette.hpp"
#include "render/turned_box.hpp"

namespace tocsin::render {

enum class LabelFace : std::uint8_t { Plain, Bold, Oblique };
enum class LabelGround : std::uint8_t {
  Halo,    ///< an outline in the colour of the ground
  Shield,  ///< a filled box, for road numbers
  Tag      ///< a filled box with an edge, for what belongs to the incident
};

/// Whether a name belongs to the ground, under all symbols, or to the symbols, above them.
enum class LabelDepth : std::uint8_t { Ground, Top };

struct LabelStyle {
  double size_px = 13.0;
  LabelFace face = LabelFace::Plain;
  LabelGround ground = LabelGround::Halo;
  Colour text;
  Colour back;  ///< of the halo or the box
  LabelDepth depth = LabelDepth::Top;

  friend bool operator==(const LabelStyle&, const LabelStyle&) = default;
};

/// Where a label may stand.
enum class LabelPlaces : std::uint8_t {
  Around,     ///< eight places round the point, the upper right first
  AroundFar,  ///< and then eight more, and eight again, further out each time
  Centred,    ///< on the point or not at all
  Near,       ///< on the point, or somewhat above, below or beside it
  Along,      ///< on a straight stretch of the line and turned to it, its middle first
  OnLine      ///< upright on the line, its middle first
};

/// A name that wants a place. `key` tells it from all others from one picture to the next.
struct Label {
  std::string key;
  std::string text;
  GridPoint at;
  Pixel offset;               ///< of the thing it names, from `at`
  double clearance_px = 6.0;  ///< half the size of that thing
  int priority = 0;           ///< higher goes first
  LabelPlaces places = LabelPlaces::Around;
  /// Labels that share a name that is not empty stand at least this far apart.
  std::string sharing;
  double sharing_px = 240.0;
  LabelStyle style;
  /// What Along and OnLine go by, instead of `at`.
  std::vector<GridPoint> line = {};

  friend bool operator==(const Label&, const Label&) = default;
};

/// A label that has got one. The text begins at the top left of its box, and the box with the text in it is
/// then turned about its centre, clockwise and by less than a quarter: it can be read upright.
struct PlacedLabel {
  std::string key;
  std::string text;
  PixelBox box;
  LabelStyle style;
  double turn_deg = 0.0;

  TurnedBox turned() const { return {box, turn_deg}; }
};

/// How large a text will be.
struct TextSize {
  double width_px = 0.0;
  double height_px = 0.0;
};
using MeasureText = std::function<TextSize(const std::string& text, const LabelStyle& style)>;

struct LabelPlan {
  std::vector<PlacedLabel> placed;
  /// Which of the places each label got, so that it may have it again.
  std::map<std::string, int> slots;
};

/// Something that a name had better not cover.
struct SoftBox {
  PixelBox box;
  int weight = 1;
};

struct LabelRules {
  /// Nothing is placed over these.
  std::span<const PixelBox> taken;
  /// Of the places that are free the one that covers least of these is taken, by the sum of their weights.
  std::span<const SoftBox> avoided = {};
  /// Names that stand already; nothing is placed over these either.
  std::span<const PlacedLabel> standing = {};
  /// A label keeps its former place while that is free, so that names do not hop.
  const std::map<std::string, int>* former = nullptr;
};

/// Labels that find no free place within the camera's frame are left out. Ties of priority go by key.
/// No two boxes of the answer overlap as they are turned, nor any of `taken` and `standing`; none leaves the
/// frame.
LabelPlan place_labels(std::span<const Label> labels, const Camera& camera, const MeasureText& measure,
                       const LabelRules& rules = {});

}  // namespace tocsin::render
