#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "sim/scenario/parts.hpp"
#include "sim/scenario/triggers.hpp"

namespace tocsin::scenario {

namespace {

using model::UnitKind;

constexpr std::array unit_kinds{UnitKind::Pump,      UnitKind::SpecialAppliance, UnitKind::FireOfficer,
                                UnitKind::Ambulance, UnitKind::AmbulanceOfficer, UnitKind::PoliceCar,
                                UnitKind::CouncilCar};

/// Further than any map is wide.
constexpr Metres everywhere{1e7};

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

/// Rows of the map's links by their ids in its own file.
using LinkNumbers = std::map<std::int64_t, roads::LinkId>;

LinkNumbers numbers_of(const roads::Network& network) {
  LinkNumbers numbers;
  for (std::size_t i = 0; i < network.links().size(); ++i) {
    numbers.emplace(network.links()[i].number, id_of<roads::LinkTag>(i));
  }
  return numbers;
}

std::vector<roads::LinkId> listed_links(const Context& context, const LinkNumbers& numbers, const Row& row) {
  std::vector<roads::LinkId> links;
  for (const Node& item : row.node("links")->items) {
    const auto found = numbers.find(item.integer);
    if (found != numbers.end()) {
      links.push_back(found->second);
    } else {
      context.faults().error(item.spot, {fmt::format("the map has no link {}", item.integer),
                                         "the id of a link in the map's links.csv"});
    }
  }
  return links;
}

void complain_of_no_road(const Context& context, const Row& row) {
  if (context.faults().full()) {
    context.faults().error(row.spot("road"), {"a closure of no road"});
    return;
  }
  const std::string road = row.text("road");
  const roads::Network& network = context.map.network;
  if (!network.links_named(road, {}, everywhere).empty()) {
    context.faults().error(row.spot("road"), {fmt::format("no part of \"{}\" lies within {:g} m of there",
                                                          road, row.number("radius_m")),
                                              "a larger `radius_m`, or `near` another position"});
    return;
  }
  context.faults().error(row.spot("road"), {fmt::format("the map has no road \"{}\"", road),
                                            "the name or number of a road of the map",
                                            did_you_mean(road, network.road_names())});
}

std::vector<roads::LinkId> named_links(const Context& context, const Row& row) {
  GridPoint centre{};
  Metres radius = everywhere;
  if (row.has("near")) {
    const auto near = context.positions.position(row, "near");
    if (!near) return {};
    centre = *near;
    radius = Metres{row.number("radius_m")};
  }
  std::vector<roads::LinkId> links = context.map.network.links_named(row.text("road"), centre, radius);
  if (links.empty()) complain_of_no_road(context, row);
  return links;
}

/// The keys that say what is closed, where they fit together.
std::vector<roads::LinkId> read_links(const Context& context, const LinkNumbers& numbers, const Row& row) {
  if (row.is_written("links") == row.is_written("road")) {
    const bool has_both = row.is_written("links");
    context.faults().error(
        has_both ? row.key_spot("road") : row.spot(),
        {has_both ? "a closure has `links` and `road`" : "a closure has neither `links` nor `road`",
         "one of them"});
    return {};
  }
  const bool is_about_links = row.is_written("links");
  for (const std::string_view key : {std::string_view{"near"}, std::string_view{"radius_m"}}) {
    const std::string_view other = key == "near" ? "radius_m" : "near";
    if (!row.is_written(key) || (!is_about_links && row.is_written(other))) continue;
    const std::string_view wanted = is_about_links ? "road" : other;
    context.faults().error(row.key_spot(key), {fmt::format("`{}` stands without `{}`", key, wanted),
                                               "`near` and `radius_m` together, beside `road`"});
    return {};
  }
  if (row.has("links")) return listed_links(context, numbers, row);
  return row.has("road") ? named_links(context, row) : std::vector<roads::LinkId>{};
}

std::vector<model::Closure> read_closures(const Context& context) {
  const LinkNumbers numbers = numbers_of(context.map.network);
  std::vector<model::Closure> closures;
  for (const Row& row : context.tables.rows("closure")) {
    model::Closure closure{
        row.text("id"), row.text("name"), read_links(context, numbers, row), read_trigger(context, row), {}};
    std::sort(closure.links.begin(), closure.links.end());
    closure.links.erase(std::unique(closure.links.begin(), closure.links.end()), closure.links.end());
    for (const Row& lifted : row.rows("lifted")) {
      closure.lifted = read_trigger(context, lifted);
      if (closure.made.at && closure.lifted.at && *closure.lifted.at <= *closure.made.at) {
        context.faults().error(
            lifted.spot("at"),
            {fmt::format("this is not after {}, when the road is closed", format_t_plus(*closure.made.at)),
             "a later time"});
      }
    }
    closures.push_back(std::move(closure));
  }
  return closures;
}

}  // namespace

Responders read_responders(const Context& context) {
  return {read_stations(context), read_units(context),     read_rvps(context),
          read_tasks(context),    read_receptors(context), read_closures(context)};
}

}  // namespace tocsin::scenario
