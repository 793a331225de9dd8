#include "render/drawing.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace tocsin::render {

void Drawing::convex(std::span<const Pixel> corners, Colour fill) {
  parts.emplace_back(ConvexPart{{corners.begin(), corners.end()}, fill});
}

void Drawing::box(const PixelBox& box, Colour fill, double radius_px) {
  parts.emplace_back(BoxPart{box, radius_px, fill});
}

void Drawing::disc(Pixel centre, double radius_px, Colour fill) {
  parts.emplace_back(DiscPart{centre, radius_px, fill});
}

void Drawing::line(std::span<const Pixel> points, double width_px, Colour colour, Dash dash, Ends ends) {
  parts.emplace_back(LinePart{{points.begin(), points.end()}, width_px, colour, dash, ends});
}

void Drawing::append(Drawing other) {
  parts.insert(parts.end(), std::make_move_iterator(other.parts.begin()),
               std::make_move_iterator(other.parts.end()));
}

DashLengths dash_lengths(Dash dash, double width_px) {
  switch (dash) {
    case Dash::Solid:
      return {};
    case Dash::Dashed:
      return {std::max(6.0, width_px * 2.2), std::max(5.0, width_px * 1.6)};
    case Dash::Dotted:
      return {std::max(2.0, width_px), std::max(4.0, width_px * 2.0)};
    case Dash::Ties:
      return {1.2, 6.5};
  }
  return {};
}

HatchTile hatch_tile(Hatch hatch) {
  assert(hatch != Hatch::None);
  switch (hatch) {
    case Hatch::None:
    case Hatch::Sparse:
      return {18, 1.2, HatchTile::Strokes::Single};
    case Hatch::Medium:
      return {11, 1.4, HatchTile::Strokes::Single};
    case Hatch::Dense:
      return {9, 1.5, HatchTile::Strokes::Crossed};
  }
  return {};
}

std::vector<std::string_view> text_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end != std::string_view::npos) text.remove_prefix(end + 1);
  }
  return lines;
}

}  // namespace tocsin::render
