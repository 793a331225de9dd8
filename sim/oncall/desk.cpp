#include "sim/oncall/desk.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tocsin::oncall {

namespace {

/// The staff changes that are looked through for one at which somebody is free; a rota seldom needs two.
constexpr int arrivals_looked_at = 100;

bool is_anyone_free(std::span<const Line> lines, SimTime t, const Staffing& staffing) {
  const auto in_use =
      std::count_if(lines.begin(), lines.end(), [t](const Line& line) { return !line.is_free_at(t); });
  const int staffed = std::min(static_cast<int>(lines.size()), staffing.staff_at(t));
  return in_use < staffed;
}

}  // namespace

std::optional<SimTime> next_start(std::span<const Line> lines, SimTime now, const Staffing& staffing) {
  const bool is_full =
      std::all_of(lines.begin(), lines.end(), [](const Line& line) { return line.use == Line::Use::Call; });
  if (is_full) return std::nullopt;
  std::vector<SimTime> moments{now};
  for (const Line& line : lines) {
    if (line.use == Line::Use::Busy && line.until > now) moments.push_back(line.until);
  }
  std::sort(moments.begin(), moments.end());
  const auto found = std::find_if(moments.begin(), moments.end(),
                                  [&](SimTime t) { return is_anyone_free(lines, t, staffing); });
  std::optional<SimTime> best;
  if (found != moments.end()) best = *found;
  std::optional<SimTime> arrival = best == now ? std::nullopt : staffing.next_arrival(now);
  for (int i = 0; i < arrivals_looked_at && arrival && (!best || *arrival < *best); ++i) {
    if (is_anyone_free(lines, *arrival, staffing)) return arrival;
    arrival = staffing.next_arrival(*arrival);
  }
  return best;
}

std::optional<Duration> draw_other_work(const DeskRules& rules, RandomStream& stream) {
  if (stream.uniform() >= rules.busy) return std::nullopt;
  return from_seconds(-seconds(rules.handling) * std::log1p(-stream.uniform()));
}

}  // namespace tocsin::oncall
