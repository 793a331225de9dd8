// pumps: which three pumps could be first at each site, hour by hour.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/files.hpp"
#include "app/report.hpp"
#include "app/verbs.hpp"
#include "sim/base/text.hpp"
#include "sim/base/utf8.hpp"
#include "sim/exercise/exercise.hpp"
#include "sim/model/attendance.hpp"

namespace tocsin::app {

namespace {

using model::Attendance;
using nlohmann::ordered_json;

constexpr std::size_t hours_of_day = 24;
constexpr std::size_t pumps_shown = 3;
constexpr std::array<std::string_view, pumps_shown> ranks{"first pump", "second pump", "third pump"};
// 13 for the hours and three of these fit into 100 columns.
constexpr int pump_width = 29;
constexpr std::size_t callsign_width = 19;
constexpr std::array<std::string_view, 2> assumptions{
    "Turnout, drive beyond the map and drive with blue lights: planning assumptions (docs/travel.md),",
    "with every pump at its station and every road as usual."};

/// A place, and who comes to it in each hour.
struct Site {
  std::vector<const roads::KnownPlace*> places;  // at one position: they share the answer
  std::array<std::vector<Attendance>, hours_of_day> hours;
};

Result<std::vector<Site>> sites_asked_for(const roads::Map& map, const std::string& wanted) {
  std::vector<Site> sites;
  std::vector<std::string> ids;
  for (const roads::KnownPlace& place : map.places) {
    ids.push_back(place.id);
    const bool is_meant = wanted.empty() ? place.kind == roads::PlaceKind::Comah : place.id == wanted;
    if (!is_meant || !map.bounds.contains(place.at)) continue;
    const auto same = std::find_if(sites.begin(), sites.end(),
                                   [&](const Site& site) { return site.places.front()->at == place.at; });
    if (same != sites.end()) {
      same->places.push_back(&place);
    } else {
      sites.push_back({{&place}, {}});
    }
  }
  if (!sites.empty()) return sites;
  if (wanted.empty()) return fault(fmt::format("the map {} has no COMAH site", map.name));
  if (map.find_place(wanted) != nullptr) {
    return fault(fmt::format("--site: {} lies outside the map {}", wanted, map.name));
  }
  const auto nearest = nearest_name(wanted, ids);
  return fault(fmt::format("--site: the map has no place \"{}\"", wanted), "the id of a place of the map",
               nearest ? fmt::format("did you mean \"{}\"?", *nearest) : "");
}

Result<void> find_pumps(const model::Setting& setting, const std::string& day, std::vector<Site>& sites) {
  const auto& units = setting.scenario.units;
  const bool has_pump = std::any_of(
      units.begin(), units.end(), [](const model::Unit& unit) { return unit.kind == model::UnitKind::Pump; });
  if (!has_pump) return fault("the scenario has no pump", "a [[unit]] with kind = \"pump\"");
  roads::Router router(setting.map.network, setting.map.index, setting.scenario.travel);
  const std::size_t first_hour = hours_of_day * (day == "saturday" ? 5 : day == "sunday" ? 6 : 0);
  for (Site& site : sites) {
    const auto road = setting.map.network.nearest_connected(site.places.front()->at);
    if (!road) return fault(fmt::format("the map {} has no road that leads anywhere", setting.map.name));
    for (std::size_t hour = 0; hour < hours_of_day; ++hour) {
      const roads::HourOfWeek of_week{static_cast<std::uint8_t>(first_hour + hour)};
      site.hours[hour] = model::first_pumps(setting, router, road->position, of_week, pumps_shown);
    }
  }
  return {};
}

std::int64_t whole_minutes(Duration time) { return std::chrono::ceil<std::chrono::minutes>(time).count(); }

/// The call sign, cut where the table has no room for it.
std::string shortened(const std::string& callsign) {
  std::size_t count = 0;
  std::size_t cut = 0;
  for (std::size_t at = 0; at < callsign.size(); at += character_at(callsign, at).length) {
    if (++count == callsign_width) cut = at;
  }
  return count <= callsign_width ? callsign : callsign.substr(0, cut) + "…";
}

/// The text of one hour: what is not shown does not tell hours apart.
std::string row_of(const model::Scenario& scenario, const std::vector<Attendance>& pumps) {
  std::string row;
  for (std::size_t i = 0; i < pumps_shown; ++i) {
    std::string cell = "-";
    if (i < pumps.size()) {
      cell = fmt::format("{:>3} min  {}", whole_minutes(pumps[i].total()),
                         shortened(scenario.units[pumps[i].unit.index()].callsign));
    }
    row += fmt::format("{:<{}}", cell, i + 1 < pumps_shown ? pump_width : 0);
  }
  return row;
}

std::string table_of(const model::Scenario& scenario, const Site& site) {
  std::string text =
      fmt::format("{:<13}{:<{}}{:<{}}{}\n", "hours", ranks[0], pump_width, ranks[1], pump_width, ranks[2]);
  for (std::size_t hour = 0; hour < hours_of_day;) {
    const std::string row = row_of(scenario, site.hours[hour]);
    std::size_t end = hour + 1;
    while (end < hours_of_day && row_of(scenario, site.hours[end]) == row) ++end;
    text += fmt::format("{:<13}{}\n", fmt::format("{:02}:00-{:02}:00", hour, end), row);
    hour = end;
  }
  return text;
}

std::string to_text(const model::Setting& setting, const PumpsOptions& options,
                    const std::vector<Site>& sites) {
  const model::Scenario& scenario = setting.scenario;
  std::string text = banner(scenario.code_word, scenario.title) + "\n";
  const std::string_view day = options.day == "saturday" ? "Saturday"
                               : options.day == "sunday" ? "Sunday"
                                                         : "weekday";
  text += fmt::format("First pumps on a {}, in minutes from the order, rounded up.\n{}\n{}\n", day,
                      assumptions[0], assumptions[1]);
  for (const Site& site : sites) {
    text += "\n";
    for (const roads::KnownPlace* place : site.places)
      text += fmt::format("{} ({})\n", place->name, place->id);
    text += table_of(scenario, site);
  }
  text += "\n";
  for (const std::string& credit : setting.map.credits) text += credit + "\n";
  return text;
}

ordered_json to_json(const model::Scenario& scenario, const Attendance& pump) {
  const model::Unit& unit = scenario.units[pump.unit.index()];
  return {{"unit", unit.id},
          {"callsign", unit.callsign},
          {"station", scenario.stations[unit.station.index()].id},
          {"total_s", seconds(pump.total())},
          {"turnout_s", seconds(pump.turnout)},
          {"off_map_s", seconds(pump.off_map)},
          {"drive_s", seconds(pump.drive)}};
}

ordered_json document_of(const model::Setting& setting, const PumpsOptions& options,
                         const std::vector<Site>& sites) {
  const model::Scenario& scenario = setting.scenario;
  ordered_json json{{"notice", banner(scenario.code_word, scenario.title)},
                    {"exercise", scenario.title},
                    {"code_word", scenario.code_word},
                    {"assumptions", fmt::format("{} {}", assumptions[0], assumptions[1])},
                    {"day", options.day},
                    {"sites", ordered_json::array()}};
  for (const Site& site : sites) {
    for (const roads::KnownPlace* place : site.places) {
      auto hours = ordered_json::array();
      for (std::size_t hour = 0; hour < hours_of_day; ++hour) {
        auto pumps = ordered_json::array();
        for (const Attendance& pump : site.hours[hour]) pumps.push_back(to_json(scenario, pump));
        hours.push_back({{"hour", hour}, {"pumps", std::move(pumps)}});
      }
      json["sites"].push_back({{"id", place->id}, {"name", place->name}, {"hours", std::move(hours)}});
    }
  }
  json["credits"] = setting.map.credits;
  return json;
}

}  // namespace

Exit pumps(const PumpsOptions& options) {
  const auto loaded = exercise::load(options.scenario, find_maps(options.maps, options.scenario));
  if (!loaded) return refuse(loaded.error());
  if (options.format == Format::Text) refuse(loaded->warnings);
  const model::Setting& setting = *loaded->setting;
  auto sites = sites_asked_for(setting.map, options.site);
  if (!sites) return refuse(sites.error());
  const auto found = find_pumps(setting, options.day, *sites);
  if (!found) return refuse(found.error());
  return options.format == Format::Json ? print(document_of(setting, options, *sites))
                                        : print(to_text(setting, options, *sites));
}

}  // namespace tocsin::app
