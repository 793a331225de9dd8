#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "sim/scenario/parts.hpp"
#include "sim/scenario/stretches.hpp"
#include "sim/scenario/triggers.hpp"

namespace tocsin::scenario {

namespace {

using model::UnitKind;

constexpr std::array unit_kinds{UnitKind::Pump,      UnitKind::SpecialAppliance, UnitKind::FireOfficer,
                                UnitKind::Ambulance, UnitKind::AmbulanceOfficer, UnitKind::PoliceCar,
                                UnitKind::CouncilCar};

std::vector<model::Station> read_stations(const Context& context) {
  std::vector<model::Station> stations;
  for (const Row& row : context.tables.rows("station")) {
    stations.push_back(
        {row.text("id"), row.text("name"), context.names.id<model::OrganisationTag>(row, "organisation"),
         context.positions.position_by_road(row, "position").value_or(GridPoint{}), row.duration("off_map")});
  }
  return stations;
}

std::vector<model::Unit> read_units(const Context& context) {
  std::vector<model::Unit> units;
  for (const Row& row : context.tables.rows("unit")) {
    units.push_back(
        {row.text("id"), row.text("callsign"), context.names.id<model::StationTag>(row, "station"),
         unit_kinds[row.choice("kind").value_or(0)], row.integer("crew"), row.duration("turnout")});
  }
  return units;
}

std::vector<model::Rvp> read_rvps(const Context& context) {
  std::vector<model::Rvp> rvps;
  for (const Row& row : context.tables.rows("rvp")) {
    model::Rvp rvp{row.text("id"), row.text("name"),
                   context.positions.position_by_road(row, "position").value_or(GridPoint{}),
                   context.names.id<model::RvpTag>(row, "alternate")};
    if (rvp.alternate.valid() && row.has("id") && row.text("alternate") == rvp.id) {
      context.faults().error(row.spot("alternate"),
                             {"an RVP is its own alternate", "the id of another [[rvp]]"});
    }
    rvps.push_back(std::move(rvp));
  }
  return rvps;
}

std::vector<model::Task> read_tasks(const Context& context) {
  std::vector<model::Task> tasks;
  for (const Row& row : context.tables.rows("task")) {
    tasks.push_back({row.text("id"), row.text("name"), context.names.id<model::UnitTag>(row, "unit"),
                     context.names.id<model::RvpTag>(row, "rvp"), row.duration("work"),
                     read_trigger(context, row)});
  }
  return tasks;
}

std::vector<model::Receptor> read_receptors(const Context& context) {
  std::vector<model::Receptor> receptors;
  for (const roads::Receptor& receptor : context.map.receptors) {
    receptors.push_back(
        {receptor.id, std::string{roads::kind_name(receptor.kind)}, receptor.name, receptor.at});
  }
  for (const Row& row : context.tables.rows("receptor")) {
    receptors.push_back({row.text("id"), row.text("kind"), row.text("name"),
                         context.positions.position(row, "position").value_or(GridPoint{})});
  }
  return receptors;
}

std::vector<model::Closure> read_closures(const Context& context, const Stretches& stretches) {
  std::vector<model::Closure> closures;
  for (const Row& row : context.tables.rows("closure")) {
    model::Closure closure{
        row.text("id"), row.text("name"), stretches.closed_links(row), read_trigger(context, row), {}};
    closure.lifted = read_end(context, row.rows("lifted"), closure.made, "the road is closed");
    closures.push_back(std::move(closure));
  }
  return closures;
}

std::vector<model::Slowdown> read_slowdowns(const Context& context, const Stretches& stretches) {
  std::vector<model::Slowdown> slowdowns;
  for (const Row& row : context.tables.rows("slowdown")) {
    model::Slowdown slowdown{row.text("id"),
                             row.text("name"),
                             stretches.links(row),
                             static_cast<std::uint16_t>(row.integer("percent")),
                             read_trigger(context, row),
                             {}};
    slowdown.ended = read_end(context, row.rows("ended"), slowdown.began, "the traffic slows");
    slowdowns.push_back(std::move(slowdown));
  }
  return slowdowns;
}

}  // namespace

Responders read_responders(const Context& context) {
  const Stretches stretches{context};
  return {read_stations(context),
          read_units(context),
          read_rvps(context),
          read_tasks(context),
          read_receptors(context),
          read_closures(context, stretches),
          read_slowdowns(context, stretches),
          read_cordons(context)};
}

}  // namespace tocsin::scenario
