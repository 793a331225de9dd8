// Weather over an exercise, as points in time, and how far its wind carries something between two moments.
// The same everywhere on the map at one moment. Knows nothing of what is carried.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/base/geo.hpp"
#include "sim/base/time.hpp"
#include "sim/base/units.hpp"
#include "sim/hazard/dispersion.hpp"

namespace tocsin::hazard {

/// The slowest wind that moves a cloud. Gaussian formulas divide by the wind; slower air than this drifts
/// anywhere, which docs/hazards.md says in words.
inline constexpr MetresPerSecond calm_floor{0.5};

/// The weather at one moment. The wind is the 10 m wind and is named by where it comes from.
struct WeatherPoint {
  SimTime at;
  Degrees wind_from;
  MetresPerSecond wind_speed;
  Stability stability = Stability::D;
  Celsius temperature{15.0};
};

/// Points in order of time, no two at the same time. Before the first and after the last, their values
/// hold. REQUIRES wherever it is used: at least one point; speeds from 0 to 75 m/s.
struct Weather {
  std::vector<WeatherPoint> points;
};

/// The wind at one moment.
struct Wind {
  Degrees from;
  MetresPerSecond speed;
};

/// The wind that carries clouds at `t`. A point slower than `calm_floor` counts as that, from its own
/// direction. Between two points the wind *vector* goes straight from one to the other, so the direction
/// turns the short way round (through whichever side is less than 180 degrees) and the wind drops while
/// it turns; where it would fall below the floor it is held at the floor in the direction it has. Exactly
/// opposed points turn about at once, where the vector passes through zero.
Wind wind_at(const Weather& weather, SimTime t);

/// Stability and temperature go in steps: those of the last point at or before `t`.
Stability stability_at(const Weather& weather, SimTime t);
Celsius temperature_at(const Weather& weather, SimTime t);

/// How far the wind's direction is commonly out: clouds are shown with a fan of this width in all.
inline constexpr Degrees wind_doubt{25.0};

/// The same weather with its wind turned clockwise (negative: anticlockwise) by `angle`.
Weather turned(Weather weather, Degrees angle);

/// What the wind did to something it carried: where it moved it, and how long the way was.
struct Travel {
  GridPoint displacement;
  Metres path;
};

/// Integrals of one weather's wind, kept at its points, so that any two moments are joined in closed form
/// (no time steps). The wind is that of `wind_at`, times `wind_profile_factor` for the height and terrain,
/// and again not below `calm_floor`. Holds copies; the weather need not live on.
class WindTrack {
 public:
  WindTrack(const Weather& weather, Terrain terrain, Metres height);

  /// From the first point of the weather to `t`; back from it (negative) for an earlier `t`.
  Travel since_first(SimTime t) const;

  /// REQUIRES: from <= to.
  Travel between(SimTime from, SimTime to) const;

  /// What something of no width becomes when carried from `from` to `to`: Briggs sigmas along the path,
  /// with the growth carried over where the stability changes. REQUIRES: from <= to.
  Sigmas sigmas_between(SimTime from, SimTime to) const;

  /// A moment with its `since_first`, for callers that need the same moments often.
  struct Mark {
    SimTime at;
    Travel since_first;
  };
  Mark mark(SimTime t) const { return {t, since_first(t)}; }
  Sigmas sigmas_between(const Mark& from, const Mark& to) const;

 private:
  struct Knot {
    SimTime at;
    GridPoint velocity;    // of the 10 m wind at this point, floored
    GridPoint change;      // of it per second, from here to the next knot
    double height_factor;  // from here to the next knot
    Travel since_first;
  };
  struct Span {
    SimTime from;
    Stability stability;
    Metres path_since_first;
  };

  Terrain terrain_;
  std::vector<Knot> knots_;
  std::vector<Span> spans_;  // runs of one stability; the first reaches back without end
};

}  // namespace tocsin::hazard
