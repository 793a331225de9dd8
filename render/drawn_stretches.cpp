#include "render/drawn_stretches.hpp"

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

namespace tocsin::render {

namespace {

constexpr std::size_t cells_at_first = 1024;

std::uint64_t mixed_in(std::uint64_t hash, double value) {
  hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 32U);
}

bool is_before(GridPoint a, GridPoint b) {
  return std::tie(a.easting_m, a.northing_m) < std::tie(b.easting_m, b.northing_m);
}

}  // namespace

void DrawnStretches::clear() {
  looks_.clear();
  std::fill(cells_.begin(), cells_.end(), Stretch{});
  used_ = 0;
}

std::uint32_t DrawnStretches::number_of(const Look& look) {
  auto it = std::find(looks_.begin(), looks_.end(), look);
  if (it == looks_.end()) it = looks_.insert(looks_.end(), look);
  return static_cast<std::uint32_t>(it - looks_.begin()) + 1;
}

bool DrawnStretches::add(const Stretch& stretch) {
  if (2 * used_ >= cells_.size()) grow();
  std::uint64_t hash = stretch.look;
  for (const double value :
       {stretch.from.easting_m, stretch.from.northing_m, stretch.to.easting_m, stretch.to.northing_m}) {
    hash = mixed_in(hash, value);
  }
  const std::size_t mask = cells_.size() - 1;
  for (std::size_t cell = hash & mask;; cell = (cell + 1) & mask) {
    if (cells_[cell] == stretch) return false;
    if (cells_[cell].look != 0) continue;
    cells_[cell] = stretch;
    ++used_;
    return true;
  }
}

void DrawnStretches::grow() {
  const std::vector<Stretch> former =
      std::exchange(cells_, std::vector<Stretch>(cells_.empty() ? cells_at_first : 2 * cells_.size()));
  used_ = 0;
  for (const Stretch& stretch : former) {
    if (stretch.look != 0) add(stretch);
  }
}

std::vector<DrawnStretches::Run> DrawnStretches::rest_of(const LineShape& line, const GridBox& ground) {
  std::vector<Run> rest;
  const std::uint32_t look = number_of({line.width_px, line.colour, line.dash});
  bool goes_on = false;
  double along_m = 0.0;
  for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
    const GridPoint a = line.points[i], b = line.points[i + 1];
    if (a == b) continue;
    GridBox box;
    box.add(a);
    box.add(b);
    const bool is_new = box.meets(ground) && add(is_before(a, b) ? Stretch{a, b, look} : Stretch{b, a, look});
    if (is_new) {
      if (!goes_on) rest.push_back({{a}, along_m});
      rest.back().points.push_back(b);
    }
    goes_on = is_new;
    along_m += distance(a, b).value;
  }
  return rest;
}

}  // namespace tocsin::render
