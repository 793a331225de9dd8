// map import and map info: maps from OpenStreetMap extracts, and what a map holds.
#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "app/arguments.hpp"
#include "app/files.hpp"
#include "app/report.hpp"
#include "app/verbs.hpp"
#include "sim/base/text.hpp"
#include "sim/roads/map.hpp"
#include "sim/roads/map_file.hpp"
#include "sim/roads/osm/import.hpp"

namespace tocsin::app {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

/// Where an imported map goes: nowhere that holds anything else.
Result<void> check_target(const fs::path& folder) {
  constexpr const char* expected =
      "a new or empty folder, or one that holds an imported map and nothing else";
  std::error_code error;
  if (folder.empty()) return fault("--out is empty", expected);
  if (!fs::exists(folder, error)) return {};
  if (!fs::is_directory(folder, error))
    return fault(fmt::format("{} is not a folder", folder.string()), expected);
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name == roads::map_file_name || name == std::string(roads::map_file_name) + ".part") continue;
    return fault(fmt::format("{} is there already and holds {}", folder.string(), name), expected);
  }
  if (error) return fault(fmt::format("{} cannot be read: {}", folder.string(), error.message()));
  return {};
}

/// Makes the folder where it is missing; takes it away again where the map cannot be written.
Result<void> write_map(const roads::Map& map, const fs::path& folder) {
  std::error_code error;
  const bool is_new = fs::create_directories(folder, error);
  if (error) return fault(fmt::format("{} cannot be made: {}", folder.string(), error.message()));
  auto written = roads::write_map_file(map, folder / roads::map_file_name);
  if (!written && is_new) fs::remove(folder, error);
  return written;
}

/// One line on a terminal, written over again.
osm::ProgressListener progress_line() {
  if (::isatty(STDERR_FILENO) == 0) return {};
  return [shown = std::string()](const osm::Progress& progress) mutable {
    std::string line(progress.stage);
    if (progress.share > 0.0) line += fmt::format(" {:.0f} %", 100.0 * progress.share);
    if (line == shown) return;
    fmt::print(stderr, "\r\033[K{} ...", line);
    std::fflush(stderr);
    shown = std::move(line);
  };
}

void end_progress() {
  if (::isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\r\033[K");
}

/// The tables that a planner brings; every fault in both.
Result<osm::ImportOptions> import_options(const MapImportOptions& options) {
  osm::ImportOptions to;
  to.name = options.name;
  Diagnostics faults;
  const auto read = [&faults](const std::optional<fs::path>& path, auto reader, auto& into) {
    if (!path) return;
    auto text = read_file(*path);
    auto table =
        text ? reader(path->generic_string(), std::move(*text)) : tl::unexpected(std::move(text.error()));
    if (table) {
      into = std::move(*table);
    } else {
      faults.insert(faults.end(), table.error().begin(), table.error().end());
    }
  };
  to.credits = options.credits;
  read(options.places, roads::read_places, to.places);
  read(options.receptors, roads::read_receptors, to.receptors);
  read(options.population, roads::read_population, to.population);
  for (const roads::KnownPlace& place : to.places) {
    const auto same = [&place](const roads::Receptor& receptor) { return receptor.id == place.id; };
    if (std::none_of(to.receptors.begin(), to.receptors.end(), same)) continue;
    faults.push_back(fault(fmt::format("the id \"{}\" is a place's and a receptor's", place.id),
                           "an id that only one of them has")
                         .value()
                         .front());
  }
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return to;
}

Json counts_json(const osm::Counts& counts) {
  Json object = Json::object();
  for (const auto& [what, count] : counts) object[what] = count;
  return object;
}

std::string_view class_name(std::size_t index) {
  return roads::road_class_name(static_cast<roads::RoadClass>(index));
}

template <class Totals>
Json classes_json(const Totals& totals) {
  Json object = Json::object();
  for (std::size_t i = 0; i < totals.size(); ++i) {
    object[std::string(class_name(i))] = {{"links", totals[i].links}, {"length_m", totals[i].length_m}};
  }
  return object;
}

Json report_json(const osm::ImportReport& report, const roads::Map& map, const fs::path& folder) {
  return {{"extract", report.extract},
          {"map", folder.string()},
          {"name", map.name},
          {"read",
           {{"nodes", report.nodes_read}, {"ways", report.ways_read}, {"relations", report.relations_read}}},
          {"kept", counts_json(report.kept)},
          {"classes", classes_json(report.by_class)},
          {"guessed", counts_json(report.guessed)},
          {"dropped", counts_json(report.dropped)},
          {"noted", counts_json(report.noted)},
          {"unconnected",
           {{"links", report.unconnected.links},
            {"length_m", report.unconnected.length_m},
            {"names", report.unconnected.names},
            {"more_names", report.unconnected.more_names}}}};
}

/// Something counted: in words, and as a key of the JSON document.
struct Count {
  const char* words;
  const char* key;
  std::int64_t number;
};

std::vector<Count> link_counts(const roads::Network& network) {
  const auto links = [&network](auto&& holds) {
    return std::count_if(network.links().begin(), network.links().end(), holds);
  };
  using roads::Link;
  return {
      {"one-way", "one_way", links([](const Link& link) { return link.one_way; })},
      {"of roundabouts", "roundabout", links([](const Link& link) { return link.is_roundabout; })},
      {"on bridges", "bridge",
       links([](const Link& link) { return link.structure == roads::Structure::Bridge; })},
      {"in tunnels", "tunnel",
       links([](const Link& link) { return link.structure == roads::Structure::Tunnel; })},
      {"not for everybody", "restricted", links([](const Link& link) { return link.is_restricted; })},
      {"with a toll", "toll", links([](const Link& link) { return link.is_toll; })},
      {"in built-up land", "urban", links([](const Link& link) { return link.is_urban; })},
      {"with a speed limit", "max_speed",
       links([](const Link& link) { return link.max_speed_km_per_h > 0.0; })},
      {"with a weight limit", "max_weight", links([](const Link& link) { return link.max_weight_t > 0.0; })},
      {"with a height limit", "max_height", links([](const Link& link) { return link.max_height_m > 0.0; })},
      {"with a width limit", "max_width", links([](const Link& link) { return link.max_width_m > 0.0; })},
  };
}

std::vector<Count> other_counts(const roads::Map& map) {
  std::int64_t residents = 0;
  for (const roads::PopulationArea& area : map.population) residents += area.residents;
  const auto size = [](const auto& table) { return static_cast<std::int64_t>(table.size()); };
  const auto junctions = map.network.junctions();
  const auto with_signals =
      std::count_if(junctions.begin(), junctions.end(),
                    [](const roads::Junction& junction) { return junction.has_signals; });
  return {{"junctions with traffic lights", "signals", with_signals},
          {"banned turns", "banned_turns", size(map.network.banned_turns())},
          {"areas", "areas", size(map.areas)},
          {"lines of rail and water", "lines", size(map.lines)},
          {"settlements", "settlements", size(map.settlements)},
          {"receptors", "receptors", size(map.receptors)},
          {"places", "places", size(map.places)},
          {"census areas", "population", size(map.population)},
          {"residents", "residents", residents}};
}

using Totals = std::array<osm::ClassTotal, roads::road_class_count>;

Totals totals_of(const roads::Network& network) {
  Totals totals{};
  for (const roads::Link& link : network.links()) {
    osm::ClassTotal& total = totals[static_cast<std::size_t>(link.road_class)];
    ++total.links;
    total.length_m += link.length_m;
  }
  return totals;
}

std::string info_text(const roads::Map& map, std::string_view form) {
  const GridProjection projection;
  const LatLon south_west = projection.to_lat_lon(map.bounds.low);
  const LatLon north_east = projection.to_lat_lon(map.bounds.high);
  std::string text = fmt::format("{} ({})\nhash {}\n", map.name, form, map.hash);
  text += fmt::format("grid {:.1f} {:.1f} to {:.1f} {:.1f} m\n", map.bounds.low.easting_m,
                      map.bounds.low.northing_m, map.bounds.high.easting_m, map.bounds.high.northing_m);
  text += fmt::format("WGS84 {:.5f},{:.5f} to {:.5f},{:.5f}\n", south_west.lat_deg, south_west.lon_deg,
                      north_east.lat_deg, north_east.lon_deg);
  text +=
      fmt::format("{} junctions, {} links:\n", map.network.junctions().size(), map.network.links().size());
  const Totals totals = totals_of(map.network);
  for (std::size_t i = 0; i < totals.size(); ++i) {
    if (totals[i].links == 0) continue;
    text +=
        fmt::format("  {:>8}  {}, {:.1f} km\n", totals[i].links, class_name(i), totals[i].length_m / 1000.0);
  }
  for (const Count& count : link_counts(map.network)) {
    if (count.number > 0) text += fmt::format("  {:>8}  {}\n", count.number, count.words);
  }
  text += "beside them:\n";
  for (const Count& count : other_counts(map)) {
    if (count.number > 0) text += fmt::format("  {:>8}  {}\n", count.number, count.words);
  }
  text += fmt::format("licence {}\n", map.licence);
  for (const std::string& credit : map.credits) text += credit + "\n";
  return text;
}

Json info_json(const roads::Map& map, const fs::path& folder, std::string_view form) {
  const GridProjection projection;
  const LatLon south_west = projection.to_lat_lon(map.bounds.low);
  const LatLon north_east = projection.to_lat_lon(map.bounds.high);
  Json document{{"map", folder.string()},
                {"name", map.name},
                {"form", form},
                {"hash", map.hash},
                {"grid_m",
                 {{"west", map.bounds.low.easting_m},
                  {"south", map.bounds.low.northing_m},
                  {"east", map.bounds.high.easting_m},
                  {"north", map.bounds.high.northing_m}}},
                {"wgs84_deg",
                 {{"west", south_west.lon_deg},
                  {"south", south_west.lat_deg},
                  {"east", north_east.lon_deg},
                  {"north", north_east.lat_deg}}},
                {"junctions", map.network.junctions().size()},
                {"links", map.network.links().size()},
                {"classes", classes_json(totals_of(map.network))}};
  for (const Count& count : link_counts(map.network)) document["links_by"][count.key] = count.number;
  for (const Count& count : other_counts(map)) document[count.key] = count.number;
  document["licence"] = map.licence;
  document["credits"] = map.credits;
  return document;
}

/// "53.32938,-2.73074".
std::string at_in_words(const GridProjection& projection, GridPoint p) {
  const LatLon at = projection.to_lat_lon(p);
  return fmt::format("{:.5f},{:.5f}", at.lat_deg, at.lon_deg);
}

/// The links, places or receptors of a map with the ids by which scenarios and questions name them.
Json list_json(const roads::Map& map, const std::string& what) {
  const GridProjection projection;
  Json list = Json::array();
  if (what == "places") {
    for (const roads::KnownPlace& place : map.places) {
      list.push_back({{"id", place.id},
                      {"kind", roads::kind_name(place.kind)},
                      {"at", at_in_words(projection, place.at)},
                      {"name", place.name}});
    }
  } else if (what == "receptors") {
    for (const roads::Receptor& receptor : map.receptors) {
      list.push_back({{"id", receptor.id},
                      {"kind", roads::kind_name(receptor.kind)},
                      {"at", at_in_words(projection, receptor.at)},
                      {"name", receptor.name}});
    }
  } else {
    for (const roads::Link& link : map.network.links()) {
      list.push_back({{"id", link.number},
                      {"class", roads::road_class_name(link.road_class)},
                      {"ways", link.one_way ? "one" : "both"},
                      {"from", at_in_words(projection, link.line.front())},
                      {"to", at_in_words(projection, link.line.back())},
                      {"ref", link.ref},
                      {"name", link.name}});
    }
  }
  return list;
}

/// One on a line, its fields in columns.
std::string list_text(const Json& list) {
  std::map<std::string, std::size_t> widths;
  const auto shown = [](const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
  };
  for (const Json& row : list) {
    for (const auto& [key, value] : row.items()) widths[key] = std::max(widths[key], shown(value).size());
  }
  std::string text;
  for (const Json& row : list) {
    std::string line;
    for (const auto& [key, value] : row.items()) line += fmt::format("{:<{}}  ", shown(value), widths[key]);
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

}  // namespace

Exit import_map(const MapImportOptions& options) {
  if (const auto free = check_target(options.out); !free) return refuse(free.error());
  auto how = import_options(options);
  if (!how) return refuse(how.error());
  if (!options.box.empty()) {
    const auto box = lat_lon_box(options.box);
    if (!box) return refuse(box.error(), Exit::Usage);
    how->box = *box;
  }
  const auto imported = osm::import_extract(options.extract, std::move(*how), progress_line());
  end_progress();
  if (!imported) return refuse(imported.error());
  if (const auto written = write_map(imported->map, options.out); !written) {
    return refuse(written.error(), Exit::Machine);
  }
  if (options.format == Format::Json) return print(report_json(imported->report, imported->map, options.out));
  return print(osm::report_text(imported->report) +
               fmt::format("{} stands in {}; next:\n  tocsin map info {}\n", imported->map.name,
                           options.out.string(), options.out.string()));
}

Exit map_info(const MapInfoOptions& options) {
  const auto folder = find_map(options.map, options.maps);
  if (!folder) return refuse(folder.error());
  const auto map = roads::open_map(*folder);
  if (!map) return refuse(map.error());
  if (!options.list.empty()) {
    const Json list = list_json(*map, options.list);
    return options.format == Format::Json ? print(list) : print(list_text(list));
  }
  std::error_code error;
  const bool is_imported = fs::exists(*folder / roads::map_file_name, error);
  const std::string_view form = is_imported ? "imported, version 1" : "CSV, version 1";
  if (options.format == Format::Json) return print(info_json(*map, *folder, form));
  return print(info_text(*map, form));
}

}  // namespace tocsin::app
