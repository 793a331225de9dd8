#include "render/palette.hpp"

#include <algorithm>
#include <cmath>

namespace tocsin::render {

namespace {

std::uint8_t to_byte(double value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

using Triple = std::array<double, 3>;

Triple to_linear(Colour c) {
  const auto channel = [](std::uint8_t byte) {
    const double v = byte / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return {channel(c.red), channel(c.green), channel(c.blue)};
}

Colour from_linear(const Triple& rgb_linear, std::uint8_t alpha) {
  const auto channel = [](double v) {
    const double c = std::clamp(v, 0.0, 1.0);
    return to_byte(255.0 * (c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1.0 / 2.4) - 0.055));
  };
  return {channel(rgb_linear[0]), channel(rgb_linear[1]), channel(rgb_linear[2]), alpha};
}

// CIE 1976 L*a*b* under D65, from linear sRGB by the matrix of IEC 61966-2-1.
Triple to_lab(Colour c) {
  const Triple l = to_linear(c);
  const Triple xyz{(0.4124 * l[0] + 0.3576 * l[1] + 0.1805 * l[2]) / 0.9505,
                   0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2],
                   (0.0193 * l[0] + 0.1192 * l[1] + 0.9505 * l[2]) / 1.0890};
  const auto f = [](double t) {
    return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
  };
  const Triple v{f(xyz[0]), f(xyz[1]), f(xyz[2])};
  return {116.0 * v[1] - 16.0, 500.0 * (v[0] - v[1]), 200.0 * (v[1] - v[2])};
}

Palette light() {
  Palette p;
  p.land = rgb(0xECEAE5);
  p.water = rgb(0xB6D0DF);
  p.water_edge = rgb(0x95B4C6);
  p.wood = rgb(0xD3DECB);
  p.residential = rgb(0xDFDBD4);
  p.industrial = rgb(0xDBD5DA);
  p.commercial = rgb(0xE1D6CD);
  p.borough = rgb(0x8E7D99);
  p.rail = rgb(0x8C8A88);
  p.rail_gap = rgb(0xECEAE5);
  p.roads = {{{rgb(0x61788F), rgb(0x93AAC0)},
              {rgb(0x9C8A55), rgb(0xE8D69B)},
              {rgb(0xA69A7C), rgb(0xF3E9C9)},
              {rgb(0xACA69B), rgb(0xFBF8EF)},
              {rgb(0xBBB7B0), rgb(0xFFFFFF)},
              {rgb(0xC6C2BB), rgb(0xFBFAF8)},
              {rgb(0xCBC8C2), rgb(0xF4F2EF)}}};
  p.bridge = rgb(0x807C75);
  p.grid = rgb(0x6E8496);
  p.text = rgb(0x33322F);
  p.quiet_text = rgb(0x525C66);
  p.water_text = rgb(0x2A5570);
  p.halo = rgb(0xF6F5F1);
  p.paper = rgb(0xFAF9F6);
  p.paper_edge = rgb(0x9A978F);
  p.route = rgb(0xFFFFFF);
  p.selection = rgb(0x111111);
  p.trace_ground = rgb(0x000000);
  return p;
}

Palette dark() {
  Palette p;
  p.land = rgb(0x24282C);
  p.water = rgb(0x123140);
  p.water_edge = rgb(0x2C5063);
  p.wood = rgb(0x25352C);
  p.residential = rgb(0x32363A);
  p.industrial = rgb(0x3A363E);
  p.commercial = rgb(0x3C3536);
  p.borough = rgb(0x8E7D99);
  p.rail = rgb(0x74777A);
  p.rail_gap = rgb(0x24282C);
  p.roads = {{{rgb(0x15191D), rgb(0x6C87A3)},
              {rgb(0x15191D), rgb(0x9A8A5A)},
              {rgb(0x15191D), rgb(0x7C7358)},
              {rgb(0x191C1F), rgb(0x65635C)},
              {rgb(0x1C1F22), rgb(0x54565A)},
              {rgb(0x1E2124), rgb(0x484B4F)},
              {rgb(0x1E2124), rgb(0x404347)}}};
  p.bridge = rgb(0x8C9299);
  p.grid = rgb(0x6E8496);
  p.text = rgb(0xE6E4DF);
  p.quiet_text = rgb(0xA7B0B8);
  p.water_text = rgb(0x8DBAD2);
  p.halo = rgb(0x16181A);
  p.paper = rgb(0x1B1E21);
  p.paper_edge = rgb(0x5D6268);
  p.route = rgb(0xE9E9E9);
  p.selection = rgb(0xFFFFFF);
  p.trace_ground = rgb(0xFFFFFF);
  return p;
}

// What the symbols' colours are in one set and shade. Services are the same in both shades: white letters
// stand on them. The others have to stand out from the ground and from paper themselves.
struct SymbolColours {
  std::array<Colour, service_count> services;
  Colour flag;
  Colour hazard;
  Colour closure;
  Colour cordon;
};

constexpr std::array<Colour, service_count> services_of(ColourSet set) {
  switch (set) {
    case ColourSet::Standard:
      return {rgb(0xBB3012), rgb(0x21207A), rgb(0x007E6D), rgb(0x260015)};
    case ColourSet::RedGreen:
      return {rgb(0x966725), rgb(0x00018D), rgb(0x0B7796), rgb(0x2C0008)};
    case ColourSet::BlueYellow:
      return {rgb(0xBA1006), rgb(0x1E002C), rgb(0x1C7D6C), rgb(0xB90FD8)};
    case ColourSet::HighContrast:
      return {rgb(0x893500), rgb(0x0810CF), rgb(0x001015), rgb(0x5B0075)};
  }
  return {};
}

SymbolColours symbol_colours(Theme theme) {
  const bool is_light = theme.shade == Shade::Light;
  const auto by_shade = [is_light](std::uint32_t in_light, std::uint32_t in_dark) {
    return rgb(is_light ? in_light : in_dark);
  };
  SymbolColours colours{services_of(theme.colours), rgb(0x1F4E46), by_shade(0xB84000, 0xFF8A34),
                        by_shade(0x8A1028, 0xFF9AB8), rgb(0xA00018)};
  switch (theme.colours) {
    case ColourSet::Standard:
      break;
    case ColourSet::RedGreen:
      colours.flag = rgb(0x10365E);
      colours.hazard = by_shade(0xA85000, 0xFF9A30);
      colours.closure = by_shade(0x661358, 0xFFB4E0);
      break;
    case ColourSet::BlueYellow:
      colours.closure = by_shade(0x620A17, 0xF4ADF9);
      break;
    case ColourSet::HighContrast:
      colours.flag = rgb(0x10302C);
      colours.hazard = by_shade(0x8A3800, 0xFFA050);
      colours.closure = by_shade(0x7F2363, 0xFFC0E0);
      colours.cordon = rgb(0x8A0014);
      break;
  }
  return colours;
}

// Marks stand on the paper of panels and on the track of the timeline; form tells them apart first.
void set_roles(Palette& p, Theme theme) {
  const SymbolColours symbols = symbol_colours(theme);
  const bool is_light = theme.shade == Shade::Light;
  p.hazard = symbols.hazard;
  p.closure = symbols.closure;
  const auto set = [&p](ColourRole role, Colour colour) { p.roles[static_cast<std::size_t>(role)] = colour; };
  const auto mark = [&](ColourRole role, std::uint32_t in_light, std::uint32_t in_dark) {
    Colour colour = rgb(is_light ? in_light : in_dark);
    if (theme.colours == ColourSet::HighContrast) colour = mixed(colour, p.trace_ground, 0.35);
    set(role, colour);
  };
  for (std::size_t i = 0; i < service_count; ++i) p.roles[i] = symbols.services[i];
  set(ColourRole::Flag, symbols.flag);
  set(ColourRole::Hazard, symbols.hazard);
  set(ColourRole::Closure, symbols.closure);
  set(ColourRole::Cordon, symbols.cordon);
  set(ColourRole::Receptor, rgb(0x45433F));
  set(ColourRole::Quiet, p.quiet_text);
  mark(ColourRole::Inject, 0x8A5200, 0xF0B040);
  mark(ColourRole::Message, 0x245F95, 0x8AC0F2);
  mark(ColourRole::CallOut, 0x6E4596, 0xCDADF2);
  mark(ColourRole::Activation, 0xA00052, 0xFF8ABE);
  mark(ColourRole::Unit, 0x006A58, 0x4CCDB0);
  mark(ColourRole::Objective, 0x3F6A16, 0xA8D46A);
  mark(ColourRole::Command, 0x555555, 0xBEBEBE);
  mark(ColourRole::Note, 0x3050BC, 0xA6B6FF);
  mark(ColourRole::Clock, 0x606060, 0xB0B0B0);
}

// Grounds go half way to white or black, and texts all the way: the map steps back behind what is on it.
void heighten(Palette& p, Shade shade) {
  const bool is_light = shade == Shade::Light;
  const Colour ground = rgb(is_light ? 0xFFFFFF : 0x000000);
  const Colour ink = rgb(is_light ? 0x000000 : 0xFFFFFF);
  for (Colour* colour : {&p.land, &p.water, &p.wood, &p.residential, &p.industrial, &p.commercial})
    *colour = mixed(*colour, ground, 0.5);
  for (Colour* colour : {&p.halo, &p.paper}) *colour = ground;
  p.text = ink;
  for (Colour* colour : {&p.quiet_text, &p.water_text}) *colour = mixed(*colour, ink, 0.6);
  for (Colour* colour : {&p.grid, &p.paper_edge, &p.water_edge}) *colour = mixed(*colour, ink, 0.4);
}

struct SetName {
  ColourSet set;
  std::string_view name;
  std::string_view words;
};
constexpr std::array<SetName, colour_set_count> set_names{
    {{ColourSet::Standard, "standard", "standard colours"},
     {ColourSet::RedGreen, "red-green", "colours for red-green colour blindness"},
     {ColourSet::BlueYellow, "blue-yellow", "colours for blue-yellow colour blindness"},
     {ColourSet::HighContrast, "high-contrast", "high contrast"}}};

constexpr std::array<std::string_view, colour_role_count> role_names{
    "fire",   "police",    "ambulance", "other",  "flag",    "hazard",   "closure",
    "cordon", "receptor",  "quiet",     "inject", "message", "call_out", "activation",
    "unit",   "objective", "command",   "note",   "clock"};

}  // namespace

std::array<Theme, 2 * colour_set_count> every_theme() {
  std::array<Theme, 2 * colour_set_count> themes;
  for (std::size_t i = 0; i < themes.size(); ++i)
    themes[i] = {i % 2 == 0 ? Shade::Light : Shade::Dark, set_names[i / 2].set};
  return themes;
}

Theme other_shade(Theme theme) {
  return {theme.shade == Shade::Light ? Shade::Dark : Shade::Light, theme.colours};
}

Theme next_colours(Theme theme) {
  return {theme.shade, set_names[(static_cast<std::size_t>(theme.colours) + 1) % colour_set_count].set};
}

std::string_view name_of(ColourSet set) { return set_names[static_cast<std::size_t>(set)].name; }
std::string_view words_of(ColourSet set) { return set_names[static_cast<std::size_t>(set)].words; }

std::optional<ColourSet> colour_set_named(std::string_view name) {
  for (const SetName& row : set_names) {
    if (row.name == name) return row.set;
  }
  return std::nullopt;
}

std::span<const std::string_view> colour_role_names() { return role_names; }

Colour mixed(Colour a, Colour b, double share) {
  const auto mix = [share](std::uint8_t x, std::uint8_t y) { return to_byte(x + (y - x) * share); };
  return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue), mix(a.alpha, b.alpha)};
}

Service service_of(model::OrganisationKind kind) {
  switch (kind) {
    case model::OrganisationKind::Fire:
      return Service::Fire;
    case model::OrganisationKind::Police:
      return Service::Police;
    case model::OrganisationKind::Ambulance:
    case model::OrganisationKind::Health:
      return Service::Ambulance;
    default:
      return Service::Other;
  }
}

Service service_of(model::UnitKind kind) {
  switch (kind) {
    case model::UnitKind::Pump:
    case model::UnitKind::SpecialAppliance:
    case model::UnitKind::FireOfficer:
      return Service::Fire;
    case model::UnitKind::Ambulance:
    case model::UnitKind::AmbulanceOfficer:
      return Service::Ambulance;
    case model::UnitKind::PoliceCar:
      return Service::Police;
    case model::UnitKind::CouncilCar:
      return Service::Other;
  }
  return Service::Other;
}

Palette palette_of(Theme theme) {
  Palette palette = theme.shade == Shade::Light ? light() : dark();
  if (theme.colours == ColourSet::HighContrast) heighten(palette, theme.shade);
  set_roles(palette, theme);
  return palette;
}

Colour on_ground(const Palette& palette, Colour colour) {
  constexpr double share = 0.6;
  // A little more than what is asked for: built-up ground and water are not the land.
  return contrast(colour, palette.land) >= least_graphic_contrast + 1.5
             ? colour
             : mixed(colour, palette.trace_ground, share);
}

Colour edge_on(Colour fill) {
  constexpr Colour white = rgb(0xFFFFFF);
  return contrast(white, fill) >= least_graphic_contrast ? white : rgb(0x101214);
}

Colour rim_on(const Palette& palette, Colour edge) {
  constexpr Colour dark_rim = rgb(0x5A5751);
  return contrast(edge, palette.land) >= least_graphic_contrast ||
                 contrast(edge, dark_rim) < least_graphic_contrast
             ? Colour{0, 0, 0, 0}
             : dark_rim;
}

Colour ink_on(Colour fill) {
  constexpr Colour white = rgb(0xFFFFFF);
  return contrast(white, fill) >= least_text_contrast ? white : rgb(0x000000);
}

Colour area_colour(const Palette& palette, roads::AreaKind kind) {
  switch (kind) {
    case roads::AreaKind::TidalWater:
    case roads::AreaKind::Water:
      return palette.water;
    case roads::AreaKind::Wood:
      return palette.wood;
    case roads::AreaKind::BuiltResidential:
      return palette.residential;
    case roads::AreaKind::BuiltIndustrial:
      return palette.industrial;
    case roads::AreaKind::BuiltCommercial:
    case roads::AreaKind::BuiltRetail:
      return palette.commercial;
    case roads::AreaKind::Borough:
      return palette.borough;
  }
  return palette.land;
}

Colour as_seen(Colour colour, Vision vision) {
  using Matrix = std::array<Triple, 3>;
  static constexpr Matrix protan{
      {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
  static constexpr Matrix deutan{
      {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
  static constexpr Matrix tritan{
      {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
  if (vision == Vision::Common) return colour;
  const Matrix& m = vision == Vision::Protan ? protan : vision == Vision::Deutan ? deutan : tritan;
  const Triple in = to_linear(colour);
  Triple out{};
  for (std::size_t row = 0; row < 3; ++row) {
    out[row] = m[row][0] * in[0] + m[row][1] * in[1] + m[row][2] * in[2];
  }
  return from_linear(out, colour.alpha);
}

double contrast(Colour a, Colour b) {
  const auto luminance = [](Colour c) {
    const Triple l = to_linear(c);
    return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
  };
  const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
  return (lighter + 0.05) / (darker + 0.05);
}

double difference(Colour a, Colour b) {
  const Triple p = to_lab(a);
  const Triple q = to_lab(b);
  return std::sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) +
                   (p[2] - q[2]) * (p[2] - q[2]));
}

}  // namespace tocsin::render
