// The hazard as the world feels it: looked at once a minute, told as who and what came in or out.
#include <algorithm>
#include <vector>

#include "sim/model/turn.hpp"

namespace tocsin::model {

namespace {

constexpr Duration sample_interval = std::chrono::minutes{1};

/// Asks one moment's hazard about many points.
class Danger {
 public:
  Danger(const Setting& setting, SimTime now) : setting_(setting), hazard_(hazard_at(setting, now)) {
    if (hazard_.cloud) {
      box_ = hazard::extent(*hazard_.cloud);
    } else {
      for (const GridPoint p : hazard_.area) box_.add(p);
    }
  }

  bool is_present() const { return !box_.empty(); }

  /// One flag for each point. Only points inside the hazard's box are looked at closely.
  std::vector<std::uint8_t> at(std::span<const GridPoint> points) const {
    std::vector<std::uint8_t> found(points.size(), 0);
    std::vector<std::size_t> near;
    std::vector<GridPoint> near_points;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (!box_.contains(points[i])) continue;
      near.push_back(i);
      near_points.push_back(points[i]);
    }
    if (hazard_.cloud) {
      const auto kg_m3 = hazard::concentrations(*hazard_.cloud, near_points);
      for (std::size_t i = 0; i < near.size(); ++i)
        found[near[i]] = kg_m3[i] >= setting_.danger.value ? 1 : 0;
    } else {
      for (std::size_t i = 0; i < near.size(); ++i) {
        found[near[i]] = inside_ring(near_points[i], hazard_.area) ? 1 : 0;
      }
    }
    return found;
  }

  /// The setting's link samples in the hazard, ascending.
  std::vector<std::uint32_t> link_samples() const {
    if (hazard_.cloud) return setting_.sample_squares.at_least(*hazard_.cloud, setting_.danger);
    std::vector<std::uint32_t> found;
    const auto flags = at(setting_.link_samples);
    for (std::uint32_t i = 0; i < flags.size(); ++i) {
      if (flags[i] != 0) found.push_back(i);
    }
    return found;
  }

 private:
  const Setting& setting_;
  Hazard hazard_;
  GridBox box_;
};

template <class Row>
std::vector<GridPoint> positions_of(const std::vector<Row>& rows) {
  std::vector<GridPoint> positions;
  positions.reserve(rows.size());
  for (const Row& row : rows) positions.push_back(row.position);
  return positions;
}

}  // namespace

void Turn::on(ReleaseStarted) {
  inform_control({NewsKind::ReleaseStarted});
  schedule(world_.now + sample_interval, CloudSampled{});
}

void Turn::on(ReleaseStopped) { inform_control({NewsKind::ReleaseStopped}); }

void Turn::on(CloudSampled) {
  const Danger danger(setting_, world_.now);

  std::vector<roads::LinkId> links;
  Metres reach;
  for (const std::uint32_t i : danger.link_samples()) {
    const roads::LinkId link = setting_.link_of_sample[i];
    if (links.empty() || links.back() != link) links.push_back(link);
    reach = std::max(reach, distance(scenario_.incident.position, setting_.link_samples[i]));
  }

  const auto homes = danger.at(positions_of(setting_.residents));
  double residents = 0.0;
  for (std::size_t i = 0; i < homes.size(); ++i) {
    if (homes[i] != 0) residents += setting_.residents[i].residents;
  }

  // Everything that came in or went out since the last look happens now, in the order of the tables.
  const auto compare = [&](const std::vector<std::uint8_t>& before, const auto& rows, auto entered,
                           auto cleared) {
    const auto now = danger.at(positions_of(rows));
    for (std::size_t i = 0; i < now.size(); ++i) {
      const auto id = static_cast<std::uint32_t>(i);
      if (now[i] != 0 && before[i] == 0) entered(id);
      if (now[i] == 0 && before[i] != 0) cleared(id);
    }
    return static_cast<std::uint32_t>(std::count(now.begin(), now.end(), std::uint8_t{1}));
  };
  const std::uint32_t receptors = compare(
      world_.receptor_in_hazard, scenario_.receptors,
      [&](std::uint32_t i) { schedule_now(ReceptorEntered{{i}}); },
      [&](std::uint32_t i) { schedule_now(ReceptorCleared{{i}}); });
  std::vector<Rvp> rvps = scenario_.rvps;
  rvps.insert(rvps.end(), world_.added_rvps.begin(), world_.added_rvps.end());
  std::vector<std::uint8_t> untenable;
  for (const RvpState& rvp : world_.rvps) untenable.push_back(rvp.untenable_since ? 1 : 0);
  compare(
      untenable, rvps, [&](std::uint32_t i) { schedule_now(RvpBecameUntenable{{i}}); },
      [&](std::uint32_t i) { schedule_now(RvpBecameTenable{{i}}); });
  compare(
      world_.station_in_hazard, scenario_.stations,
      [&](std::uint32_t i) { schedule_now(StationEntered{{i}}); },
      [&](std::uint32_t i) { schedule_now(StationCleared{{i}}); });

  world_.cloud = {residents, receptors, static_cast<std::uint32_t>(links.size()), reach};
  mark_links(std::move(links));
  if (danger.is_present() || world_.now < hazard_ends(setting_)) {
    schedule(world_.now + sample_interval, CloudSampled{});
  }
}

void Turn::on(ReceptorEntered event) {
  world_.receptor_in_hazard[event.receptor.index()] = 1;
  establish({FactKind::ReceptorInCloud, event.receptor.value, 0});
}

void Turn::on(ReceptorCleared event) { world_.receptor_in_hazard[event.receptor.index()] = 0; }

void Turn::on(RvpBecameUntenable event) {
  world_.rvps[event.rvp.index()].untenable_since = world_.now;
  inform_control({NewsKind::RvpUntenable, event.rvp.value});
  establish({FactKind::RvpUntenable, event.rvp.value, 0});
}

void Turn::on(RvpBecameTenable event) {
  world_.rvps[event.rvp.index()].untenable_since.reset();
  inform_control({NewsKind::RvpTenable, event.rvp.value});
}

// A crew whose station lies in the hazard shelters there: it cannot be sent.
void Turn::on(StationEntered event) {
  world_.station_in_hazard[event.station.index()] = 1;
  for (std::size_t i = 0; i < world_.units.size(); ++i) {
    const auto id = id_of<UnitTag>(i);
    const bool is_at_home = world_.units[i].status == UnitStatus::Available;
    if (is_at_home && scenario_.units[i].station == event.station) change_status(id, UnitStatus::Unavailable);
  }
}

void Turn::on(StationCleared event) {
  world_.station_in_hazard[event.station.index()] = 0;
  for (std::size_t i = 0; i < world_.units.size(); ++i) {
    const auto id = id_of<UnitTag>(i);
    const bool is_sheltering = world_.units[i].status == UnitStatus::Unavailable;
    if (is_sheltering && scenario_.units[i].station == event.station)
      change_status(id, UnitStatus::Available);
  }
}

}  // namespace tocsin::model
