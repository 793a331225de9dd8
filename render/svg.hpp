// A picture as one self-contained file of SVG 1.1: no scripts, no fonts, no references to anything outside.
// The same picture is the same bytes on every machine. Knows nothing of maps.
#pragma once

#include <string>
#include <string_view>

#include "render/labels.hpp"
#include "render/map_picture.hpp"

namespace tocsin::render {

struct SvgOptions {
  /// Begins every id, so that several pictures can stand in one document.
  std::string id_prefix = "map";
};

/// Numbers have two decimals at most. Every text says how long it is, so that a viewer without the typeface
/// stretches its own to fit.
std::string svg(const MapPicture& picture, const MeasureText& measure, const SvgOptions& options = {});

/// Text as it may stand in XML, between tags or in quotes. What is no UTF-8, or no character that XML 1.0
/// allows, becomes U+FFFD.
std::string xml_escaped(std::string_view text);

}  // namespace tocsin::render
