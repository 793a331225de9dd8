#include "sim/model/attendance.hpp"

#include <algorithm>

namespace tocsin::model {

std::vector<Attendance> first_pumps(const Setting& setting, roads::Router& router, roads::RoadPosition goal,
                                    std::optional<roads::HourOfWeek> hour, std::size_t count) {
  const Scenario& scenario = setting.scenario;
  std::vector<roads::RouteQuery> queries;
  std::vector<Attendance> pumps;
  for (std::size_t i = 0; i < scenario.units.size(); ++i) {
    const Unit& unit = scenario.units[i];
    if (unit.kind != UnitKind::Pump) continue;
    pumps.push_back({id_of<UnitTag>(i), unit.turnout, scenario.stations[unit.station.index()].off_map});
    roads::RouteQuery query;
    query.from = setting.station_roads[unit.station.index()];
    query.to = goal;
    query.travel = {roads::Profile::FireAppliance, roads::Urgency::Responding};
    query.hour = hour;
    queries.push_back(query);
  }
  const auto drives = router.times_to_goal(queries);
  std::vector<Attendance> arriving;
  for (std::size_t i = 0; i < pumps.size(); ++i) {
    if (!drives[i]) continue;
    pumps[i].drive = *drives[i];
    arriving.push_back(pumps[i]);
  }
  std::stable_sort(arriving.begin(), arriving.end(),
                   [](const Attendance& a, const Attendance& b) { return a.total() < b.total(); });
  arriving.resize(std::min(arriving.size(), count));
  return arriving;
}

}  // namespace tocsin::model
