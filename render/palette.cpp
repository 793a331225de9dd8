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
  p.water = rgb(0xBFD2DC);
  p.water_edge = rgb(0x9DB8C6);
  p.wood = rgb(0xD6DECF);
  p.residential = rgb(0xDFDBD4);
  p.industrial = rgb(0xD6D3D8);
  p.commercial = rgb(0xDFD4D0);
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
  p.quiet_text = rgb(0x5B6670);
  p.water_text = rgb(0x3F6A85);
  p.halo = rgb(0xF6F5F1);
  p.paper = rgb(0xFAF9F6);
  p.paper_edge = rgb(0x9A978F);
  p.hazard = rgb(0xD55E00);
  p.closure = rgb(0xB00020);
  p.route = rgb(0xFFFFFF);
  p.selection = rgb(0x111111);
  return p;
}

Palette dark() {
  Palette p;
  p.land = rgb(0x24282C);
  p.water = rgb(0x16303E);
  p.water_edge = rgb(0x2C5063);
  p.wood = rgb(0x27322B);
  p.residential = rgb(0x2F3236);
  p.industrial = rgb(0x34323A);
  p.commercial = rgb(0x3A3234);
  p.borough = rgb(0x8E7D99);
  p.rail = rgb(0x6C6E70);
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
  p.hazard = rgb(0xF07A24);
  p.closure = rgb(0xFF5A6E);
  p.route = rgb(0xE9E9E9);
  p.selection = rgb(0xFFFFFF);
  return p;
}

}  // namespace

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

Colour colour_of(Service service) {
  switch (service) {
    case Service::Fire:
      return rgb(0xBE2D14);
    case Service::Police:
      return rgb(0x1E2882);
    case Service::Ambulance:
      return rgb(0x00826E);
    case Service::Other:
      return rgb(0x5A5550);
  }
  return {};
}

Palette palette_of(Theme theme) { return theme == Theme::Light ? light() : dark(); }

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

double difference(Colour a, Colour b) {
  const Triple p = to_lab(a);
  const Triple q = to_lab(b);
  return std::sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) +
                   (p[2] - q[2]) * (p[2] - q[2]));
}

}  // namespace tocsin::render
