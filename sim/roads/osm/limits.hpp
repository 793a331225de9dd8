// Reading the values of OpenStreetMap's limits: speeds, weights, heights and widths, in the units and words
// that people write. Plain functions over text; which tag counts on which road is road_tags' business.
#pragma once

#include <cstdint>
#include <string_view>

namespace tocsin::osm {

/// What a value says: nothing, that there is no limit, a limit, or something that cannot be read.
enum class LimitKind : std::uint8_t { Absent, Unlimited, Value, Unreadable };

struct Limit {
  LimitKind kind = LimitKind::Absent;
  double value = 0.0;     ///< where kind is Value
  bool is_guess = false;  ///< the value leaves open which limit it means

  friend bool operator==(const Limit&, const Limit&) = default;
};

/// km/h, to a metre an hour: "30 mph", "50", "50 km/h", "GB:nsl_single", "walk", "none". The lowest of
/// several ("30 mph;40 mph"). 1 to 200 km/h.
Limit speed_limit(std::string_view text);

/// Tonnes, to a kilogram: "7.5", "7.5 t", "7500 kg", "17 lt", "none", "default". 0.1 to 200 t.
Limit weight_limit(std::string_view text);

/// Metres, to a millimetre: "4.2", "4.2 m", "420 cm", "13'9\"", "14 ft", "6 ft 6 in", "default", "none".
/// For heights and widths: 0.5 to 20 m.
Limit size_limit(std::string_view text);

}  // namespace tocsin::osm
