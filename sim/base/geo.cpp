#include "sim/base/geo.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

#include <fmt/format.h>
#include <proj.h>

namespace tocsin {

namespace {

constexpr double degrees_per_radian = 180.0 / std::numbers::pi;
constexpr double square_m = 100'000.0;
constexpr int squares_east = 7;
constexpr int squares_north = 13;

/// The letters of grid squares in order: I is left out.
constexpr std::string_view square_letters = "ABCDEFGHJKLMNOPQRSTUVWXYZ";

double power_of_ten(int exponent) {
  double value = 1.0;
  for (int i = 0; i < exponent; ++i) value *= 10.0;
  return value;
}

/// The south-west corner of the 100 km square named by two letters, if it is on the National Grid.
/// A letter stands for a place in five rows of five, from the north-west; the first names a 500 km
/// square (S has the false origin at its south-west corner), the second a 100 km square in it.
std::optional<GridPoint> corner_of_square(std::string_view letters) {
  const std::size_t large = square_letters.find(letters[0]);
  const std::size_t small = square_letters.find(letters[1]);
  if (large == std::string_view::npos || small == std::string_view::npos) return std::nullopt;
  const int east = (static_cast<int>(large % 5) - 2) * 5 + static_cast<int>(small % 5);
  const int north = (3 - static_cast<int>(large / 5)) * 5 + 4 - static_cast<int>(small / 5);
  if (east < 0 || east >= squares_east || north < 0 || north >= squares_north) return std::nullopt;
  return GridPoint{east * square_m, north * square_m};
}

std::string letters_of_square(int east, int north) {
  const int large = (3 - north / 5) * 5 + east / 5 + 2;
  const int small = (4 - north % 5) * 5 + east % 5;
  return {square_letters[static_cast<std::size_t>(large)], square_letters[static_cast<std::size_t>(small)]};
}

std::optional<int> read_figures(std::string_view figures) {
  int value = 0;
  for (const char c : figures) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

void GridBox::add(GridPoint p) {
  low = {std::min(low.easting_m, p.easting_m), std::min(low.northing_m, p.northing_m)};
  high = {std::max(high.easting_m, p.easting_m), std::max(high.northing_m, p.northing_m)};
}

bool GridBox::contains(GridPoint p) const {
  return p.easting_m >= low.easting_m && p.easting_m <= high.easting_m && p.northing_m >= low.northing_m &&
         p.northing_m <= high.northing_m;
}

bool GridBox::meets(const GridBox& other) const {
  return low.easting_m <= other.high.easting_m && other.low.easting_m <= high.easting_m &&
         low.northing_m <= other.high.northing_m && other.low.northing_m <= high.northing_m;
}

Metres distance(GridPoint a, GridPoint b) {
  const GridPoint d = b - a;
  return Metres{std::sqrt(d.easting_m * d.easting_m + d.northing_m * d.northing_m)};
}

Degrees bearing(GridPoint a, GridPoint b) {
  const GridPoint d = b - a;
  if (d == GridPoint{}) return Degrees{0.0};
  double angle = std::atan2(d.easting_m, d.northing_m) * degrees_per_radian;
  if (angle < 0.0) angle += 360.0;
  return Degrees{angle >= 360.0 ? 0.0 : angle};  // a hair west of north rounds up to a full turn
}

GridPoint heading(Degrees direction) {
  const double angle = direction.value / degrees_per_radian;
  return {std::sin(angle), std::cos(angle)};
}

Foot foot_on_segment(GridPoint p, GridPoint a, GridPoint b) {
  const GridPoint along = b - a;
  const GridPoint to_p = p - a;
  const double length_squared = along.easting_m * along.easting_m + along.northing_m * along.northing_m;
  const double dot = along.easting_m * to_p.easting_m + along.northing_m * to_p.northing_m;
  const double share = length_squared > 0.0 ? std::clamp(dot / length_squared, 0.0, 1.0) : 0.0;
  const GridPoint foot = share < 1.0 ? a + along * share : b;
  return {share, foot, distance(p, foot)};
}

bool inside_ring(GridPoint p, std::span<const GridPoint> ring) {
  bool inside = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GridPoint a = ring[i];
    const GridPoint b = ring[i + 1 < ring.size() ? i + 1 : 0];
    if ((a.northing_m > p.northing_m) == (b.northing_m > p.northing_m)) continue;
    const double share = (p.northing_m - a.northing_m) / (b.northing_m - a.northing_m);
    if (p.easting_m < a.easting_m + share * (b.easting_m - a.easting_m)) inside = !inside;
  }
  return inside;
}

GridPoint rounded_to_decimetres(GridPoint p) {
  // Adding zero turns minus zero, which a journal would write as "-0", into zero.
  return {std::round(p.easting_m * 10.0) / 10.0 + 0.0, std::round(p.northing_m * 10.0) / 10.0 + 0.0};
}

std::string format_grid_reference(GridPoint p, int digits) {
  assert(digits >= 2 && digits <= 5);
  assert(p.easting_m >= 0.0 && p.easting_m < squares_east * square_m);
  assert(p.northing_m >= 0.0 && p.northing_m < squares_north * square_m);
  const int east = static_cast<int>(p.easting_m / square_m);
  const int north = static_cast<int>(p.northing_m / square_m);
  const double step_m = power_of_ten(5 - digits);
  const int east_figures = static_cast<int>((p.easting_m - east * square_m) / step_m);
  const int north_figures = static_cast<int>((p.northing_m - north * square_m) / step_m);
  return fmt::format("{} {:0{}} {:0{}}", letters_of_square(east, north), east_figures, digits, north_figures,
                     digits);
}

std::optional<GridPoint> parse_grid_reference(std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  const auto corner = corner_of_square(text.substr(0, 2));
  if (!corner) return std::nullopt;
  std::string_view rest = text.substr(2);
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  const std::size_t digits = rest.size() / 2;
  const bool spaced = rest.size() % 2 == 1 && rest[digits] == ' ';
  if (digits < 2 || digits > 5 || (rest.size() % 2 == 1 && !spaced)) return std::nullopt;
  const auto east_figures = read_figures(rest.substr(0, digits));
  const auto north_figures = read_figures(rest.substr(rest.size() - digits));
  if (!east_figures || !north_figures) return std::nullopt;
  const double step_m = power_of_ten(5 - static_cast<int>(digits));
  return *corner + GridPoint{*east_figures * step_m, *north_figures * step_m};
}

// The parameters are EPSG:1314 (OSGB36 to WGS84), run backwards; they are the Ordnance Survey's rounded to
// a millimetre. Push and pop keep the height out of it. The algorithm of tmerc is named because a machine's
// proj.ini could choose another.
struct GridProjection::Pipeline {
  Pipeline() : context(proj_context_create()) {
    proj_context_set_enable_network(context, 0);
    operation =
        proj_create(context,
                    "+proj=pipeline "
                    "+step +proj=unitconvert +xy_in=deg +xy_out=rad "
                    "+step +proj=push +v_3 "
                    "+step +proj=cart +ellps=WGS84 "
                    "+step +inv +proj=helmert +x=446.448 +y=-125.157 +z=542.06 +rx=0.15 +ry=0.247 +rz=0.842 "
                    "+s=-20.489 +convention=position_vector "
                    "+step +inv +proj=cart +ellps=airy "
                    "+step +proj=pop +v_3 "
                    "+step +proj=tmerc +algo=poder_engsager +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 "
                    "+y_0=-100000 +ellps=airy");
    assert(operation != nullptr && "the pipeline above needs no data files, so it always exists");
  }
  ~Pipeline() {
    proj_destroy(operation);
    proj_context_destroy(context);
  }
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  PJ_CONTEXT* context;
  PJ* operation;
};

GridProjection::GridProjection() : pipeline_(std::make_unique<Pipeline>()) {}
GridProjection::GridProjection(GridProjection&&) noexcept = default;
GridProjection& GridProjection::operator=(GridProjection&&) noexcept = default;
GridProjection::~GridProjection() = default;

GridPoint GridProjection::to_grid(LatLon p) const {
  assert(on_national_grid(p));
  const PJ_COORD out = proj_trans(pipeline_->operation, PJ_FWD, proj_coord(p.lon_deg, p.lat_deg, 0.0, 0.0));
  return rounded_to_decimetres({out.xy.x, out.xy.y});
}

LatLon GridProjection::to_lat_lon(GridPoint p) const {
  const PJ_COORD out =
      proj_trans(pipeline_->operation, PJ_INV, proj_coord(p.easting_m, p.northing_m, 0.0, 0.0));
  return {out.xy.y, out.xy.x};
}

bool on_national_grid(LatLon p) {
  return p.lat_deg >= 49.0 && p.lat_deg <= 61.5 && p.lon_deg >= -9.5 && p.lon_deg <= 2.5;
}

}  // namespace tocsin
