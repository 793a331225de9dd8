#include "render/selection.hpp"

#include <algorithm>

#include "render/names.hpp"
#include "render/panels.hpp"
#include "sim/model/rvps.hpp"

namespace tocsin::render {

namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

std::vector<roads::LinkId> links_of(const Shown& shown, model::ClosureId id) {
  std::vector<roads::LinkId> links;
  for (const model::ClosedLink& closed : model::closure_of(shown.setting, shown.world, id).links)
    links.push_back(closed.link);
  return links;
}
std::vector<roads::LinkId> links_of(const Shown& shown, model::SlowdownId id) {
  return model::slowdown_of(shown.setting, shown.world, id).links;
}

// As the map's labels have it: the middle link, in the middle of its line.
std::optional<GridPoint> middle_of(const Shown& shown, const std::vector<roads::LinkId>& links) {
  if (links.empty()) return std::nullopt;
  const auto& line = shown.setting.map.network.link(links[links.size() / 2]).line;
  return line[line.size() / 2];
}

std::optional<GridPoint> middle_of(const std::vector<GridPoint>& ring) {
  GridBox box;
  for (const GridPoint corner : ring) box.add(corner);
  if (box.empty()) return std::nullopt;
  return (box.low + box.high) * 0.5;
}

std::vector<std::vector<GridPoint>> lines_along(const Shown& shown, const std::vector<roads::LinkId>& links) {
  std::vector<std::vector<GridPoint>> lines;
  for (const roads::LinkId link : links) lines.push_back(shown.setting.map.network.link(link).line);
  return lines;
}

}  // namespace

bool is_there(const Shown& shown, const Thing& thing) {
  const model::World& world = shown.world;
  if (const auto* closure = std::get_if<model::ClosureId>(&thing))
    return closure->index() < world.closures.size() && world.closures[closure->index()].in_force();
  if (const auto* slowdown = std::get_if<model::SlowdownId>(&thing))
    return slowdown->index() < world.slowdowns.size() && world.slowdowns[slowdown->index()].in_force();
  if (const auto* cordon = std::get_if<model::CordonId>(&thing))
    return cordon->index() < world.cordons.size() && world.cordons[cordon->index()].in_force();
  if (const auto* rvp = std::get_if<model::RvpId>(&thing)) return rvp->index() < world.rvps.size();
  return true;
}

std::string title_of(const Shown& shown, const Thing& thing) {
  const model::Scenario& scenario = shown.setting.scenario;
  return std::visit(
      Overloaded{
          [&](model::UnitId id) { return scenario.units[id.index()].callsign; },
          [&](model::RvpId id) { return plain_name(model::rvp_of(shown.setting, shown.world, id).name); },
          [&](model::StationId id) { return plain_name(scenario.stations[id.index()].name); },
          [&](model::ReceptorId id) { return plain_name(scenario.receptors[id.index()].name); },
          [&](model::ClosureId id) {
            return "Closed: " + plain_name(model::closure_of(shown.setting, shown.world, id).name);
          },
          [&](model::SlowdownId id) {
            return "Slow: " + plain_name(model::slowdown_of(shown.setting, shown.world, id).name);
          },
          [&](model::CordonId id) {
            return plain_name(model::cordon_of(shown.setting, shown.world, id).name);
          },
          // A bracket behind it says which it is on some list; there is no room for that.
          [&](Site) { return scenario.site_name.substr(0, scenario.site_name.find(" (")); },
      },
      thing);
}

std::optional<GridPoint> place_of(const Shown& shown, const Thing& thing) {
  using Place = std::optional<GridPoint>;
  const model::Scenario& scenario = shown.setting.scenario;
  return std::visit(
      Overloaded{
          [&](model::UnitId id) { return model::unit_position(shown.setting, shown.world, id, shown.now); },
          [&](model::RvpId id) { return Place{model::rvp_of(shown.setting, shown.world, id).position}; },
          [&](model::StationId id) { return Place{scenario.stations[id.index()].position}; },
          [&](model::ReceptorId id) { return Place{scenario.receptors[id.index()].position}; },
          [&](model::ClosureId id) { return middle_of(shown, links_of(shown, id)); },
          [&](model::SlowdownId id) { return middle_of(shown, links_of(shown, id)); },
          [&](model::CordonId id) {
            return middle_of(model::cordon_of(shown.setting, shown.world, id).ring);
          },
          [&](Site) { return Place{scenario.incident.position}; },
      },
      thing);
}

std::vector<std::vector<GridPoint>> lines_of(const Shown& shown, const Thing& thing) {
  if (const auto* closure = std::get_if<model::ClosureId>(&thing))
    return lines_along(shown, links_of(shown, *closure));
  if (const auto* slowdown = std::get_if<model::SlowdownId>(&thing))
    return lines_along(shown, links_of(shown, *slowdown));
  if (const auto* cordon = std::get_if<model::CordonId>(&thing)) {
    std::vector<GridPoint> ring = model::cordon_of(shown.setting, shown.world, *cordon).ring;
    if (!ring.empty()) ring.push_back(ring.front());
    return {std::move(ring)};
  }
  return {};
}

std::vector<Thing> line_things(const Shown& shown) {
  std::vector<Thing> things;
  const auto add_where_there = [&](const Thing& thing) {
    if (is_there(shown, thing)) things.push_back(thing);
  };
  const model::World& world = shown.world;
  for (std::size_t i = 0; i < world.closures.size(); ++i) add_where_there(id_of<model::ClosureTag>(i));
  for (std::size_t i = 0; i < world.slowdowns.size(); ++i) add_where_there(id_of<model::SlowdownTag>(i));
  for (std::size_t i = 0; i < world.cordons.size(); ++i) add_where_there(id_of<model::CordonTag>(i));
  return things;
}

std::vector<Thing> things_on_map(const Shown& shown) {
  std::vector<Thing> things;
  for (const UnitRow& row : unit_rows(shown.setting, shown.world, shown.now)) {
    if (place_of(shown, row.id)) things.emplace_back(row.id);
  }
  for (const model::RvpId rvp : rvps_there(shown)) things.emplace_back(rvp);
  const std::vector<Thing> lines = line_things(shown);
  things.insert(things.end(), lines.begin(), lines.end());
  return things;
}

std::vector<model::RvpId> rvps_there(const Shown& shown) {
  std::vector<model::RvpId> rvps;
  for (std::size_t i = 0; i < shown.world.rvps.size(); ++i) rvps.push_back(id_of<model::RvpTag>(i));
  return rvps;
}

Selection stepped(const std::vector<Thing>& things, const Selection& selected, Step step) {
  if (things.empty()) return std::nullopt;
  const auto found = selected ? std::find(things.begin(), things.end(), *selected) : things.end();
  if (found == things.end()) return step == Step::Next ? things.front() : things.back();
  const auto index = static_cast<std::size_t>(found - things.begin());
  const std::size_t by = step == Step::Next ? 1 : things.size() - 1;
  return things[(index + by) % things.size()];
}

}  // namespace tocsin::render
