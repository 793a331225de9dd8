// What is known of each substance: molar mass, the US AEGL values for one hour, the HSE's toxic loads, and
// how far each figure has been checked. Knows nothing of where or how much.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "sim/base/units.hpp"

namespace tocsin::hazard {

/// Parts per million by volume.
using PartsPerMillion = Quantity<struct PartsPerMillionUnit>;

/// A level in air as its source gives it: some are written in ppm, some in mg/m3.
struct AirLevel {
  enum class Unit { Ppm, MgPerCubicMetre };
  double value = 0.0;
  Unit unit = Unit::Ppm;
};

/// Acute Exposure Guideline Levels (US EPA), here for an exposure of 60 minutes. One: discomfort; Two:
/// lasting harm or impaired escape; Three: threat to life.
enum class Aegl { One, Two, Three };

/// Whether a figure was read at its publisher. What is Unverified may be used only where the user is told.
enum class Standing { Verified, Unverified };

/// The HSE's toxic load A = integral of C^n dt in ppm^n minutes: SLOT, the specified level of toxicity
/// (severe distress, about 1-5 % die), and SLOD, the significant likelihood of death (about half).
struct ToxicLoad {
  int exponent = 1;
  double slot_ppm_n_min = 0.0;
  Standing slot_standing = Standing::Unverified;
  std::optional<double> slod_ppm_n_min;
  Standing slod_standing = Standing::Unverified;
  std::string_view source;
};

/// One row. Absent levels are ones their source gives as not recommended, or that were not looked up
/// (`aegl_source` says which).
struct Substance {
  std::string_view id;    ///< "sulphur_dioxide": what scenarios write
  std::string_view name;  ///< "sulphur dioxide"
  std::string_view cas;
  double molar_mass_g_per_mol = 0.0;
  std::optional<AirLevel> aegl_60_min[3];
  std::string_view aegl_source;
  std::optional<PartsPerMillion> lower_flammable_limit;
  std::optional<PartsPerMillion> upper_flammable_limit;
  std::optional<ToxicLoad> toxic_load;
};

/// All rows, in order of id.
std::span<const Substance> substances();

/// The row of that id, or null.
const Substance* find_substance(std::string_view id);

/// Mass of vapour in a cubic metre of air, and back: ideal gas at 101,325 Pa. REQUIRES: temperature above
/// -100 degrees.
KgPerCubicMetre to_mass_concentration(PartsPerMillion level, const Substance& substance, Celsius temperature);
PartsPerMillion to_ppm(KgPerCubicMetre concentration, const Substance& substance, Celsius temperature);

/// The AEGL as a mass concentration, where there is one.
std::optional<KgPerCubicMetre> aegl_concentration(const Substance& substance, Aegl level,
                                                  Celsius temperature);

/// "AEGL-2".
std::string_view name_of(Aegl level);

}  // namespace tocsin::hazard
