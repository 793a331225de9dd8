// Colours of the map and its symbols, light and dark, on a greyish base so that the incident stands out.
// Knows how a colour looks to people with other colour vision; knows nothing of how anything is drawn.
#pragma once

#include <array>
#include <cstdint>

#include "sim/model/scenario.hpp"
#include "sim/roads/map.hpp"

namespace tocsin::render {

/// sRGB, 8 bits a channel; alpha 255 is solid.
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  std::uint8_t alpha = 255;

  friend constexpr bool operator==(Colour, Colour) = default;
};

/// 0xRRGGBB as a solid colour.
constexpr Colour rgb(std::uint32_t value) {
  return {static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>(value >> 8U),
          static_cast<std::uint8_t>(value)};
}
constexpr Colour with_alpha(Colour c, std::uint8_t alpha) { return {c.red, c.green, c.blue, alpha}; }
/// `share` 0 gives `a`, 1 gives `b`; mixed in sRGB.
Colour mixed(Colour a, Colour b, double share);

enum class Theme { Light, Dark };

/// Who a symbol belongs to. Shape says it first (square, circle, diamond, hexagon), colour second.
enum class Service { Fire, Police, Ambulance, Other };
Service service_of(model::OrganisationKind kind);
Service service_of(model::UnitKind kind);
/// The same in both themes: BE2D14, 1E2882, 00826E, and a grey for all others.
Colour colour_of(Service service);

/// A road's two strokes.
struct RoadColours {
  Colour casing;
  Colour fill;
};

/// Everything that depends on the theme.
struct Palette {
  Colour land;
  Colour water;
  Colour water_edge;
  Colour wood;
  Colour residential;
  Colour industrial;
  Colour commercial;
  Colour borough;
  Colour rail;
  Colour rail_gap;
  std::array<RoadColours, roads::road_class_count> roads;
  Colour bridge;  ///< the edges of a bridge
  Colour grid;
  Colour text;        ///< names of places
  Colour quiet_text;  ///< grid numbers, attribution
  Colour water_text;
  Colour halo;
  Colour paper;  ///< behind furniture and panels
  Colour paper_edge;
  Colour hazard;  ///< vermillion
  Colour closure;
  Colour route;  ///< the white that runs under a route's own colour
  Colour selection;
};
Palette palette_of(Theme theme);

Colour area_colour(const Palette& palette, roads::AreaKind kind);

/// The EXERCISE banner: black on this, in both themes.
inline constexpr Colour banner_colour = rgb(0xF5B800);
inline constexpr Colour banner_text = rgb(0x14130F);

/// A cordon's line, on white, in both themes.
inline constexpr Colour cordon_colour = rgb(0xC8102E);

/// Kinds of colour vision. The simulations are of complete dichromacy.
enum class Vision { Common, Protan, Deutan, Tritan };

/// What somebody with that vision sees: Machado, Oliveira and Fernandes, IEEE TVCG 15(6), 2009, severity
/// 1.0, applied in linear light.
Colour as_seen(Colour colour, Vision vision);

/// Difference of two colours: Euclidean in CIELAB (CIE 1976, D65). About 2.3 is just noticeable.
double difference(Colour a, Colour b);

}  // namespace tocsin::render
