// Harm at one receptor: what gets indoors, and toxic load out of doors and in, as pure steps in time.
// Knows nothing of clouds: the caller gives the concentration at the receptor (never one from a grid).
#pragma once

#include "sim/base/time.hpp"
#include "sim/hazard/substances.hpp"

namespace tocsin::hazard {

/// Air changes an hour: 0.25 a tight house, 0.5 an average one, 1.0 a leaky one, more with windows open.
using PerHour = Quantity<struct PerHourUnit>;

inline constexpr PerHour tight_house{0.25};
inline constexpr PerHour average_house{0.5};
inline constexpr PerHour leaky_house{1.0};

/// Concentration outside at both ends of a step; in between it goes straight from one to the other.
struct OutdoorStep {
  PartsPerMillion from;
  PartsPerMillion to;
  Duration length{0};
};

/// Indoor concentration after the step: dCi/dt = ach (Co - Ci) solved exactly, well mixed, nothing
/// sticking to walls. REQUIRES: length >= 0, air changes >= 0.
PartsPerMillion indoor_after(PartsPerMillion indoors, const OutdoorStep& step, PerHour air_changes);

/// Integral of C^n dt over the step in ppm^n minutes, exact for a straight line. REQUIRES: exponent 1-16.
double toxic_load_over(const OutdoorStep& step, int exponent);

/// What one receptor has taken so far. Default: before anything arrived.
struct Exposure {
  PartsPerMillion outdoors;
  PartsPerMillion indoors;
  PartsPerMillion outdoor_peak;
  PartsPerMillion indoor_peak;
  double outdoor_load_ppm_n_min = 0.0;
  double indoor_load_ppm_n_min = 0.0;
};

struct Shelter {
  int toxic_exponent = 1;
  PerHour air_changes = average_house;
};

/// The exposure after `length` more, at whose end the concentration outside is `outdoors_now`. The indoor
/// load takes the indoor concentration as straight over the step: keep steps at a minute or less.
Exposure exposed(const Exposure& before, PartsPerMillion outdoors_now, Duration length,
                 const Shelter& shelter);

}  // namespace tocsin::hazard
