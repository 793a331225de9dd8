// Where names go: greedy, by priority, in one of eight places round a point (or eight more,
// further out), and never one over another.
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
};

/// Where a label may stand.
enum class LabelPlaces : std::uint8_t {
  Around,     ///< eight places round the point, the upper right first
  AroundFar,  ///< and then eight more, further out
  Centred     ///< on the point or not at all
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
};

/// A label that has got one. `anchor` is the top left of the text within its box.
struct PlacedLabel {
  std::string key;
  std::string text;
  PixelBox box;
  LabelStyle style;
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

struct LabelRules {
  /// Nothing is placed over these.
  std::span<const PixelBox> taken;
  /// A label keeps its former place while that is free, so that names do not hop.
  const std::map<std::string, int>* former = nullptr;
};

/// Labels that find no free place within the camera's frame are left out. Ties of priority go by key.
/// No two boxes of the answer overlap, nor any of `taken`.
LabelPlan place_labels(std::span<const Label> labels, const Camera& camera, const MeasureText& measure,
                       const LabelRules& rules = {});

}  // namespace tocsin::render
