#include "sim/hazard/cloud.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "sim/hazard/exponential.hpp"

namespace tocsin::hazard {

namespace {

/// The release is cut into blocks of 2^n ms, all counted from its first moment, so that a block is cut
/// where it was cut a moment earlier. The longest is about four minutes.
constexpr std::int64_t longest_block_ms = 262'144;
constexpr std::int64_t shortest_block_ms = 64;

/// Shares of a puff further out than this many sigmas are left out: e^-18 of its centre.
constexpr double furthest_sigmas = 6.0;

/// Mass let go during an interval, and when, on average.
struct Share {
  double mass_kg = 0.0;
  SimTime centre;
};

/// The rate table as running totals up to one moment, so that any interval is two look-ups.
class Emission {
 public:
  Emission(const Release& release, SimTime until) {
    for (std::size_t i = 0; i < release.rates.size(); ++i) {
      const RatePoint& point = release.rates[i];
      assert(point.rate.value >= 0.0);
      assert(i == 0 || release.rates[i - 1].at < point.at);
      if (point.at >= until) break;
      const bool last = i + 1 == release.rates.size();
      const SimTime end = last ? until : std::min(release.rates[i + 1].at, until);
      add({point.at, end, point.rate.value, 0.0, 0.0});
    }
  }

  bool empty() const { return steps_.empty(); }
  SimTime begin() const { return steps_.front().from; }
  SimTime end() const { return steps_.back().to; }

  /// REQUIRES: from < to.
  Share between(SimTime from, SimTime to) const {
    const Totals a = totals_at(from);
    const Totals b = totals_at(to);
    const double mass_kg = b.mass_kg - a.mass_kg;
    if (mass_kg <= 0.0) return {0.0, from};
    const Duration into = from_seconds((b.moment_kg_s - a.moment_kg_s) / mass_kg);
    return {mass_kg, std::clamp(begin() + into, from, to)};
  }

 private:
  struct Totals {
    double mass_kg;
    double moment_kg_s;  // mass times the seconds since the first moment
  };
  struct Step {
    SimTime from;
    SimTime to;
    double rate_kg_s;
    double mass_before_kg;
    double moment_before_kg_s;
  };

  void add(Step step) {
    if (steps_.empty() && step.rate_kg_s == 0.0) return;
    if (!steps_.empty()) {
      const Totals before = totals_at(steps_.back().to);
      step.mass_before_kg = before.mass_kg;
      step.moment_before_kg_s = before.moment_kg_s;
    }
    steps_.push_back(step);
  }

  Totals totals_at(SimTime t) const {
    const auto after = std::upper_bound(steps_.begin(), steps_.end(), t,
                                        [](SimTime at, const Step& step) { return at < step.from; });
    if (after == steps_.begin()) return {0.0, 0.0};
    const Step& step = *(after - 1);
    const SimTime until = std::min(t, step.to);
    const double mass_kg = step.rate_kg_s * seconds(until - step.from);
    const double middle_s = 0.5 * (seconds(step.from - begin()) + seconds(until - begin()));
    return {step.mass_before_kg + mass_kg, step.moment_before_kg_s + mass_kg * middle_s};
  }

  std::vector<Step> steps_;
};

/// Cuts one release at one moment. Lives for one call of cloud_at.
class Cutter {
 public:
  Cutter(const Release& release, const Weather& weather, SimTime now, const CloudOptions& options)
      : options_(options),
        at_(release.at),
        emission_(release, now),
        track_(weather, release.terrain, release.height),
        now_(track_.mark(now)),
        finest_sigma_m_(
            briggs_sigmas(stability_at(weather, now), release.terrain, options.finest_path).y.value) {
    cloud_.height = release.height;
  }

  Cloud cut() && {
    if (emission_.empty()) return std::move(cloud_);
    Mark from = track_.mark(emission_.begin());
    while (from.at < emission_.end()) {
      const Mark to = track_.mark(std::min(SimTime{from.at.ms + longest_block_ms}, emission_.end()));
      cut_block(from, to, longest_block_ms);
      from = to;
    }
    return std::move(cloud_);
  }

 private:
  using Mark = WindTrack::Mark;

  /// `length_ms` is what the block would be long if the release did not end in it.
  void cut_block(const Mark& from, const Mark& to, std::int64_t length_ms) {
    if (length_ms == shortest_block_ms || !too_long(from, to)) {
      add_puff(emission_.between(from.at, to.at));
      return;
    }
    const SimTime half{from.at.ms + length_ms / 2};
    if (half >= to.at) {
      cut_block(from, to, length_ms / 2);
      return;
    }
    const Mark middle = track_.mark(half);
    cut_block(from, middle, length_ms / 2);
    cut_block(middle, to, length_ms / 2);
  }

  /// True where what left in the block is strung out over more than the spacing allowed at its young end.
  bool too_long(const Mark& from, const Mark& to) const {
    if (now_.since_first.path - to.since_first.path > options_.farthest) return false;
    const double strung_out_m = (to.since_first.path - from.since_first.path).value;
    const double allowed = options_.spacing_in_sigmas;
    if (strung_out_m <= allowed * finest_sigma_m_) return false;
    return strung_out_m > allowed * track_.sigmas_between(to, now_).y.value;
  }

  void add_puff(const Share& share) {
    if (share.mass_kg <= 0.0) return;
    const Mark start = track_.mark(share.centre);
    const Sigmas sigmas = track_.sigmas_between(start, now_);
    const Metres path{std::max(0.0, (now_.since_first.path - start.since_first.path).value)};
    const double sy = std::max(sigmas.y.value, narrowest_sigma.value);
    const double sz = std::max(sigmas.z.value, narrowest_sigma.value);
    const double most = 2.0 * share.mass_kg / (gaussian_volume * sy * sy * sz);
    const double significant = options_.significance.value;
    if (path > options_.farthest || most <= significant) {
      cloud_.departed = cloud_.departed + Kilograms{share.mass_kg};
      return;
    }
    const double reach = sy * std::min(furthest_sigmas, std::sqrt(2.0 * std::log(most / significant)));
    const GridPoint centre = at_ + (now_.since_first.displacement - start.since_first.displacement);
    cloud_.puffs.push_back({centre, path, Metres{sy}, Metres{sz}, Kilograms{share.mass_kg}, Metres{reach}});
  }

  CloudOptions options_;
  GridPoint at_;
  Emission emission_;
  WindTrack track_;
  WindTrack::Mark now_;
  double finest_sigma_m_;
  Cloud cloud_;
};

/// One puff at one height: amplitude exp(rate (dx^2 + dy^2)) within reach.
struct Disc {
  GridPoint centre;
  double reach2;
  double rate;
  double amplitude;

  Disc(const Puff& puff, Metres cloud_height, Metres above_ground)
      : centre(puff.centre),
        reach2(puff.reach.value * puff.reach.value),
        rate(-0.5 / (puff.sigma_y.value * puff.sigma_y.value)),
        amplitude(peak(puff, cloud_height, above_ground).value) {}

  double at(GridPoint p) const {
    const double dx = p.easting_m - centre.easting_m;
    const double dy = p.northing_m - centre.northing_m;
    const double r2 = dx * dx + dy * dy;
    return r2 <= reach2 ? amplitude * exponential(rate * r2) : 0.0;
  }
};

}  // namespace

Release stopped_at(Release release, SimTime t) {
  std::vector<RatePoint>& rates = release.rates;
  while (!rates.empty() && rates.back().at >= t) rates.pop_back();
  if (!rates.empty()) rates.push_back({t, KgPerSecond{0.0}});
  return release;
}

Kilograms released_by(const Release& release, SimTime t) {
  const Emission emission(release, t);
  if (emission.empty()) return Kilograms{0.0};
  return Kilograms{emission.between(emission.begin(), emission.end()).mass_kg};
}

Cloud cloud_at(const Release& release, const Weather& weather, SimTime t, const CloudOptions& options) {
  return Cutter(release, weather, t, options).cut();
}

KgPerCubicMetre peak(const Puff& puff, Metres cloud_height, Metres above_ground) {
  const double sy = puff.sigma_y.value;
  const double below = (above_ground - cloud_height) / puff.sigma_z;
  const double mirrored = (above_ground + cloud_height) / puff.sigma_z;
  const double upright = exponential(-0.5 * below * below) + exponential(-0.5 * mirrored * mirrored);
  return KgPerCubicMetre{puff.mass.value / (gaussian_volume * sy * sy * puff.sigma_z.value) * upright};
}

KgPerCubicMetre concentration(const Cloud& cloud, GridPoint at, Metres above_ground) {
  double sum = 0.0;
  for (const Puff& puff : cloud.puffs) {
    // The amplitude costs two exponentials: only for puffs that reach.
    if (distance(at, puff.centre) > puff.reach * 1.001) continue;
    sum += Disc(puff, cloud.height, above_ground).at(at);
  }
  return KgPerCubicMetre{sum};
}

std::vector<double> concentrations(const Cloud& cloud, std::span<const GridPoint> points,
                                   Metres above_ground) {
  // Points in order of easting, so that each puff visits only the strip it reaches.
  std::vector<std::pair<double, std::size_t>> order;
  order.reserve(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) order.emplace_back(points[i].easting_m, i);
  std::sort(order.begin(), order.end());

  std::vector<double> sums(points.size(), 0.0);
  for (const Puff& puff : cloud.puffs) {
    const double reach = puff.reach.value * 1.001;
    const double west = puff.centre.easting_m - reach;
    const double east = puff.centre.easting_m + reach;
    auto it = std::lower_bound(order.begin(), order.end(), std::pair<double, std::size_t>{west, 0});
    if (it == order.end() || it->first > east) continue;
    const Disc disc(puff, cloud.height, above_ground);
    for (; it != order.end() && it->first <= east; ++it) sums[it->second] += disc.at(points[it->second]);
  }
  return sums;
}

GridBox extent(const Cloud& cloud) {
  GridBox box;
  for (const Puff& puff : cloud.puffs) {
    const GridPoint reach{puff.reach.value, puff.reach.value};
    box.add(puff.centre - reach);
    box.add(puff.centre + reach);
  }
  return box;
}

}  // namespace tocsin::hazard
