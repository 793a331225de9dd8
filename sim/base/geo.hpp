// Geography: latitude and longitude (WGS84), British National Grid metres, and plane geometry on them.
// All work is done on the grid; latitudes appear only where people write or read them.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/units.hpp"

namespace tocsin {

/// WGS84 degrees.
struct LatLon {
  double lat_deg = 0.0;
  double lon_deg = 0.0;
};

/// British National Grid (EPSG:27700) metres.
struct GridPoint {
  double easting_m = 0.0;
  double northing_m = 0.0;

  friend constexpr bool operator==(const GridPoint&, const GridPoint&) = default;
  friend constexpr GridPoint operator+(GridPoint a, GridPoint b) {
    return {a.easting_m + b.easting_m, a.northing_m + b.northing_m};
  }
  friend constexpr GridPoint operator-(GridPoint a, GridPoint b) {
    return {a.easting_m - b.easting_m, a.northing_m - b.northing_m};
  }
  friend constexpr GridPoint operator*(GridPoint a, double k) { return {a.easting_m * k, a.northing_m * k}; }
};

/// An upright rectangle on the grid. Empty until a point is added.
struct GridBox {
  GridPoint low{1e300, 1e300};
  GridPoint high{-1e300, -1e300};

  bool empty() const { return low.easting_m > high.easting_m; }
  void add(GridPoint p);
  bool contains(GridPoint p) const;
  bool meets(const GridBox& other) const;
};

Metres distance(GridPoint a, GridPoint b);
/// Direction from `a` to `b`, clockwise from grid north, 0 to 360. Zero where they are the same point.
Degrees bearing(GridPoint a, GridPoint b);
/// The unit vector that points along `direction`.
GridPoint heading(Degrees direction);

/// The nearest point of segment a-b to `p`: how far along (0 to 1), where, how far away.
struct Foot {
  double share = 0.0;
  GridPoint point;
  Metres away;
};
Foot foot_on_segment(GridPoint p, GridPoint a, GridPoint b);

/// True where `p` lies inside the ring (first point need not be repeated; even-odd rule).
bool inside_ring(GridPoint p, std::span<const GridPoint> ring);

/// Nearest multiple of 0.1 m: the resolution of every position that reaches a journal.
GridPoint rounded_to_decimetres(GridPoint p);

/// "SJ 5013 8077" with `digits` (2 to 5) figures a side. REQUIRES: the point lies on the National Grid
/// (easting 0-700 km, northing 0-1,300 km).
std::string format_grid_reference(GridPoint p, int digits);
/// Reads "SJ 5013 8077", "SJ50138077", 2 to 5 figures a side: the south-west corner of that square.
std::optional<GridPoint> parse_grid_reference(std::string_view text);

/// Between WGS84 and the National Grid by the Ordnance Survey's seven-parameter Helmert transformation
/// (A Guide to Coordinate Systems in Great Britain, annexe C; good to about 5 m), through PROJ. The
/// finer OSTN15 grid is not used, because not every machine has it and a run must be the same on all.
/// Each thread needs its own: PROJ keeps its last error in the object.
class GridProjection {
 public:
  GridProjection();
  GridProjection(GridProjection&&) noexcept;
  GridProjection& operator=(GridProjection&&) noexcept;
  ~GridProjection();

  /// Rounded to decimetres. REQUIRES: lat 49 to 61.5, lon -9.5 to 2.5.
  GridPoint to_grid(LatLon p) const;
  LatLon to_lat_lon(GridPoint p) const;

 private:
  struct Pipeline;
  std::unique_ptr<Pipeline> pipeline_;
};

/// The square in which the projection above may be used.
bool on_national_grid(LatLon p);

}  // namespace tocsin
