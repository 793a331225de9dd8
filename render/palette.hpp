// Colours of the map and its symbols, light and dark, in sets for different eyes, on a greyish base so that
// the incident stands out.
// Knows how a colour looks to people with other colour vision; knows nothing of how anything is drawn.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

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

enum class Shade : std::uint8_t { Light, Dark };
/// Which eyes the colours are chosen for. RedGreen is for protan and deutan vision, BlueYellow for tritan.
enum class ColourSet : std::uint8_t { Standard, RedGreen, BlueYellow, HighContrast };
inline constexpr std::size_t colour_set_count = 4;

/// What colours depend on: light or dark, in one of the sets.
struct Theme {
  Shade shade = Shade::Light;
  ColourSet colours = ColourSet::Standard;

  static const Theme Light;  ///< of the standard set
  static const Theme Dark;
  friend constexpr bool operator==(Theme, Theme) = default;
};
inline constexpr Theme Theme::Light{Shade::Light, ColourSet::Standard};
inline constexpr Theme Theme::Dark{Shade::Dark, ColourSet::Standard};

/// Every theme there is, in order: each set light, then dark.
std::array<Theme, 2 * colour_set_count> every_theme();
/// The same set in the other shade.
Theme other_shade(Theme theme);
/// The next set in the same shade; after the last the first.
Theme next_colours(Theme theme);
/// "standard", "red-green", "blue-yellow", "high-contrast": as the command line has it.
std::string_view name_of(ColourSet set);
/// The same for people: "standard colours", "colours for red-green colour blindness" ...
std::string_view words_of(ColourSet set);
std::optional<ColourSet> colour_set_named(std::string_view name);

/// Who a symbol belongs to. Shape says it first (square, circle, diamond, hexagon), colour second.
enum class Service : std::uint8_t { Fire, Police, Ambulance, Other };
inline constexpr std::size_t service_count = 4;
Service service_of(model::OrganisationKind kind);
Service service_of(model::UnitKind kind);

/// What a colour of a symbol means. The table of symbols names these; a palette says what they are.
enum class ColourRole : std::uint8_t {
  Fire,
  Police,
  Ambulance,
  Other,
  Flag,
  Hazard,
  Closure,
  Cordon,
  Receptor,
  Quiet,
  Inject,
  Message,
  CallOut,
  Activation,
  Unit,
  Objective,
  Command,
  Note,
  Clock
};
inline constexpr std::size_t colour_role_count = 19;
/// "fire", "call_out": as a table of symbols has it, in the order of the roles.
std::span<const std::string_view> colour_role_names();

/// A road's two strokes.
struct RoadColours {
  Colour casing;
  Colour fill;

  friend constexpr bool operator==(const RoadColours&, const RoadColours&) = default;
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
  Colour trace_ground;  ///< what colours are mixed with that have to stand out from the land
  std::array<Colour, colour_role_count> roles;

  friend bool operator==(const Palette&, const Palette&) = default;
};
Palette palette_of(Theme theme);

inline Colour colour_of(const Palette& palette, ColourRole role) {
  return palette.roles[static_cast<std::size_t>(role)];
}
/// That colour, made lighter or darker where it would not stand out from the ground without an edge.
Colour on_ground(const Palette& palette, Colour colour);

/// The edge of a symbol of that fill: white, or black where the fill is too near to white.
Colour edge_on(Colour fill);
/// The hairline round that edge: none (see-through) where the edge itself stands out from the ground, or
/// where the fill does because the edge is dark.
Colour rim_on(const Palette& palette, Colour edge);
/// Letters on that fill: white, or black where white could not be read.
Colour ink_on(Colour fill);

Colour area_colour(const Palette& palette, roads::AreaKind kind);

/// The EXERCISE banner: black on this, in both themes.
inline constexpr Colour banner_colour = rgb(0xF5B800);
inline constexpr Colour banner_text = rgb(0x14130F);

/// Kinds of colour vision. The simulations are of complete dichromacy.
enum class Vision { Common, Protan, Deutan, Tritan };

/// What somebody with that vision sees: Machado, Oliveira and Fernandes, IEEE TVCG 15(6), 2009, severity
/// 1.0, applied in linear light.
Colour as_seen(Colour colour, Vision vision);

/// Contrast of two colours, 1 to 21: (L1 + 0.05) / (L2 + 0.05) of their relative luminances, the lighter
/// above (Web Content Accessibility Guidelines 2.2, "contrast ratio" and "relative luminance"). WCAG asks
/// for 3 between the parts of a graphic (1.4.11), 4.5 for text (1.4.3) and 7 for text at its best (1.4.6).
double contrast(Colour a, Colour b);
inline constexpr double least_graphic_contrast = 3.0;
inline constexpr double least_text_contrast = 4.5;
inline constexpr double high_text_contrast = 7.0;
/// How far the services stay apart for every kind of vision.
inline constexpr double least_service_difference = 34.0;

/// Difference of two colours: Euclidean in CIELAB (CIE 1976, D65). About 2.3 is just noticeable.
double difference(Colour a, Colour b);

}  // namespace tocsin::render
