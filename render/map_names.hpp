// All names of one picture of the map: what each must keep off and had better keep off, and in which order
// they are placed. Pure; knows no toolkit and no exercise, only the scene.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "render/drawing.hpp"
#include "render/labels.hpp"
#include "render/scene.hpp"

namespace tocsin::render {

/// What is in the picture before there are names.
struct NameGround {
  std::span<const Label> basemap;       ///< names that belong to the map alone
  const Scene& overlay;                 ///< its symbols, lines and names
  std::span<const Symbol> receptors;    ///< as they are drawn on the basemap
  std::span<const PixelBox> furniture;  ///< nothing may lie under these
  /// What `boxes_along_ways` gave for the overlay's lines, where that is kept; otherwise it is worked out.
  std::optional<std::span<const SoftBox>> along_ways = std::nullopt;
};

/// What names had better keep off because units drive there.
std::vector<SoftBox> boxes_along_ways(std::span<const LineShape> lines, const Camera& camera);

/// Names keep off furniture, each other, every symbol that stands still and every letter; where there is a
/// choice they also keep off dots, rings, routes, and units that drive past. Names of units come last: a
/// name on the map does not give way to what drives past it. `former`: the slots of the picture before.
LabelPlan place_names(const NameGround& ground, const Camera& camera, const MeasureText& measure,
                      const std::map<std::string, int>& former);
/// The same in two steps, so that the first can be kept while nothing has changed but where units are.
LabelPlan place_still_names(const NameGround& ground, const Camera& camera, const MeasureText& measure,
                            const std::map<std::string, int>& former);
LabelPlan place_passing_names(const NameGround& ground, const Camera& camera, const MeasureText& measure,
                              const std::map<std::string, int>& former, const LabelPlan& still);
/// The overlay's names but for those of units.
std::vector<Label> still_names_of(const Scene& overlay);

/// What every name of that picture keeps off, but for names. For tests.
std::vector<PixelBox> boxes_kept_clear(const NameGround& ground, const Camera& camera);

/// The names of one depth. None lies over another, so words of one size and face are drawn together.
Drawing draw_names(std::span<const PlacedLabel> labels, LabelDepth depth, const Palette& palette);

}  // namespace tocsin::render
