#include "sim/roads/osm/import.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "sim/roads/built_up.hpp"
#include "sim/roads/map_file_limits.hpp"
#include "sim/roads/osm/amenities.hpp"
#include "sim/roads/osm/road_builder.hpp"
#include "sim/roads/osm/road_nodes.hpp"
#include "sim/roads/osm/road_tags.hpp"
#include "sim/roads/osm/shapes.hpp"
#include "sim/roads/osm/surroundings.hpp"
#include "sim/roads/osm/turn_restrictions.hpp"

namespace tocsin::osm {

namespace {

using roads::Link;
using roads::Network;

constexpr std::size_t most_names_listed = 20;
constexpr double bounds_step_m = 100.0;

/// The roads' facts, each once, and the runs of ways that have them.
class RoadTable {
 public:
  void add(const Way& way, const Positions& positions, ImportReport& report);

  const std::vector<RoadFacts>& facts() const { return facts_; }
  std::vector<Run> take_runs() { return std::move(runs_); }

 private:
  std::uint32_t id_of_facts(const RoadFacts& facts) {
    const auto [found, is_new] = ids_.try_emplace(facts, static_cast<std::uint32_t>(facts_.size()));
    if (is_new) facts_.push_back(facts);
    return found->second;
  }

  std::map<RoadFacts, std::uint32_t> ids_;
  std::vector<RoadFacts> facts_;
  std::vector<Run> runs_;
};

void RoadTable::add(const Way& way, const Positions& positions, ImportReport& report) {
  auto runs = runs_inside(way, positions);
  if (runs.empty()) {
    ++report.dropped["roads outside the area"];
    return;
  }
  RoadReading reading = read_road(way.tags);
  for (const std::string& guess : reading.guesses) ++report.guessed[guess];
  if (!reading.facts) {
    ++report.dropped[reading.dropped];
    return;
  }
  const bool is_whole = runs.size() == 1 && positions.has_all(way.nodes);
  if (!is_whole) ++report.noted["roads cut at the edge of the area"];
  RoadFacts& facts = *reading.facts;
  const bool is_backward = facts.one_way == OneWay::Backward;
  if (is_backward) facts.one_way = OneWay::Forward;
  const std::uint32_t id = id_of_facts(facts);
  for (auto& run : runs) {
    if (is_backward) std::reverse(run.begin(), run.end());
    runs_.push_back({way.id, id, std::move(run)});
  }
}

std::vector<std::int64_t> needed_nodes(const Extract& extract) {
  std::vector<std::int64_t> needed;
  for (const Way& way : extract.ways) needed.insert(needed.end(), way.nodes.begin(), way.nodes.end());
  for (const TaggedNode& node : extract.tagged_nodes) needed.push_back(node.id);
  for (const Relation& relation : extract.relations) {
    for (const Member& member : relation.members) {
      if (member.kind == MemberKind::Node) needed.push_back(member.id);
    }
  }
  return needed;
}

GridBox bounds_of(const std::vector<Link>& links) {
  GridBox box;
  for (const Link& link : links) {
    for (const GridPoint p : link.line) box.add(p);
  }
  const auto down = [](double metres) { return std::floor(metres / bounds_step_m) * bounds_step_m; };
  box.low = {down(box.low.easting_m), down(box.low.northing_m)};
  box.high = {down(box.high.easting_m) + bounds_step_m, down(box.high.northing_m) + bounds_step_m};
  return box;
}

void count_links(const Network& network, ImportReport& report) {
  const auto count = [&network, &report](const char* what, auto&& holds) {
    const auto found = std::count_if(network.links().begin(), network.links().end(), holds);
    if (found > 0) report.kept[what] = static_cast<std::uint64_t>(found);
  };
  report.kept["junctions"] = network.junctions().size();
  report.kept["links"] = network.links().size();
  count("links that are one-way", [](const Link& link) { return link.one_way; });
  count("links of roundabouts", [](const Link& link) { return link.is_roundabout; });
  count("links on bridges", [](const Link& link) { return link.structure == roads::Structure::Bridge; });
  count("links in tunnels", [](const Link& link) { return link.structure == roads::Structure::Tunnel; });
  count("links not for everybody", [](const Link& link) { return link.is_restricted; });
  count("links with a toll", [](const Link& link) { return link.is_toll; });
  count("links in built-up land", [](const Link& link) { return link.is_urban; });
  count("links with a speed limit", [](const Link& link) { return link.max_speed_km_per_h > 0.0; });
  count("links with a weight limit", [](const Link& link) { return link.max_weight_t > 0.0; });
  count("links with a height limit", [](const Link& link) { return link.max_height_m > 0.0; });
  count("links with a width limit", [](const Link& link) { return link.max_width_m > 0.0; });
  for (const Link& link : network.links()) {
    ClassTotal& total = report.by_class[static_cast<std::size_t>(link.road_class)];
    ++total.links;
    total.length_m += link.length_m;
  }
}

Unconnected unconnected_of(const Network& network) {
  Unconnected found;
  std::set<std::string> names;
  for (std::size_t i = 0; i < network.links().size(); ++i) {
    if (network.is_connected(id_of<roads::LinkTag>(i))) continue;
    const Link& link = network.links()[i];
    ++found.links;
    found.length_m += link.length_m;
    if (!link.name.empty() || !link.ref.empty()) names.insert(link.name.empty() ? link.ref : link.name);
  }
  for (const std::string& name : names) {
    if (found.names.size() < most_names_listed) found.names.push_back(name);
  }
  found.more_names = names.size() - found.names.size();
  return found;
}

void count_surroundings(const roads::Map& map, ImportReport& report) {
  const auto count = [&report](const char* what, std::size_t number) {
    if (number > 0) report.kept[what] = number;
  };
  count("areas", map.areas.size());
  count("lines of rail and water", map.lines.size());
  count("settlements", map.settlements.size());
  count("receptors", map.receptors.size());
  count("places", map.places.size());
  count("census areas", map.population.size());
}

ImportReport begin_report(const Extract& extract, const std::string& name) {
  ImportReport report;
  report.extract = name;
  report.nodes_read = extract.nodes_read;
  report.ways_read = extract.ways_read;
  report.relations_read = extract.relations_read;
  if (extract.repeated > 0) report.dropped["objects given twice"] = extract.repeated;
  if (extract.misplaced > 0) report.dropped["nodes without a position"] = extract.misplaced;
  if (extract.not_utf8 > 0) report.dropped["texts that are not UTF-8"] = extract.not_utf8;
  return report;
}

std::string name_from(const std::string& file) {
  std::string name = std::filesystem::path(file).filename().string();
  return name.substr(0, name.find(".osm"));
}

/// Turns an extract into a map, part by part.
class Importer {
 public:
  Importer(const Extract& extract, const std::string& name, ImportOptions options,
           const ProgressListener& progress)
      : extract_(&extract),
        options_(std::move(options)),
        progress_(&progress),
        report_(begin_report(extract, name)) {
    map_.name = options_.name.empty() ? name_from(name) : options_.name;
    map_.licence = "ODbL 1.0";
    map_.credits = {"© OpenStreetMap contributors, ODbL 1.0"};
    map_.credits.insert(map_.credits.end(), options_.credits.begin(), options_.credits.end());
    map_.places = std::move(options_.places);
    map_.receptors = std::move(options_.receptors);
    map_.population = std::move(options_.population);
  }

  Result<Imported> import();

 private:
  void say(std::string_view stage, double share) const {
    if (*progress_) (*progress_)({stage, share});
  }
  BuiltRoads build(const Positions& positions);
  tl::unexpected<Diagnostics> no_roads() const;

  const Extract* extract_;
  ImportOptions options_;
  const ProgressListener* progress_;
  ImportReport report_;
  roads::Map map_;
};

BuiltRoads Importer::build(const Positions& positions) {
  RoadTable table;
  for (const Way& way : extract_->ways) {
    if (way.tags.has("highway") || way.tags["route"] == "ferry") table.add(way, positions, report_);
  }
  BuiltRoads built = build_roads(positions, table.facts(), table.take_runs(),
                                 restriction_nodes(extract_->relations, positions), report_);
  add_road_nodes(*extract_, positions, built, report_);
  return built;
}

tl::unexpected<Diagnostics> Importer::no_roads() const {
  return fault(fmt::format("\"{}\" has no road that a vehicle may use{}", report_.extract,
                           options_.box ? " in that box" : ""),
               "an extract with highways in Great Britain");
}

Result<Imported> Importer::import() {
  say("placing nodes", 0.0);
  const Positions positions(*extract_, needed_nodes(*extract_), options_.box);
  if (positions.off_grid() > 0) report_.dropped["nodes off the National Grid"] = positions.off_grid();
  say("joining roads", 0.0);
  BuiltRoads built = build(positions);
  if (built.links.empty()) return no_roads();
  if (const std::string crowd = roads::map_file::crowded_junction(built.junctions, built.links);
      !crowd.empty()) {
    return fault(fmt::format("in \"{}\" {}", report_.extract, crowd),
                 fmt::format("at most {}", roads::map_file::most_links_at_junction));
  }
  say("drawing the surroundings", 0.0);
  add_surroundings(*extract_, positions, map_, report_);
  add_amenities(*extract_, positions, map_, report_);
  roads::mark_urban(built.links, map_.areas);
  map_.bounds = bounds_of(built.links);
  std::vector<roads::BannedTurn> bans = banned_turns(extract_->relations, positions, built, report_);
  map_.network = Network(std::move(built.junctions), std::move(built.links), std::move(bans));
  count_links(map_.network, report_);
  count_surroundings(map_, report_);
  report_.unconnected = unconnected_of(map_.network);
  // A hamlet may well hang on a road that leads off the map.
  constexpr std::size_t small = 100;
  const std::size_t links = map_.network.links().size();
  if (links > small && 5 * report_.unconnected.links > links) {
    ++report_.noted["more than one link in five is unconnected: is the extract whole?"];
  }
  say("putting junctions in order", 0.0);
  map_.index = roads::RoadIndex(map_.network);
  return Imported{std::move(map_), std::move(report_)};
}

}  // namespace

Result<Imported> import_extract(const std::filesystem::path& path, ImportOptions options,
                                const ProgressListener& progress) {
  const auto extract = read_extract(path, progress);
  if (!extract) return tl::unexpected(extract.error());
  return Importer(*extract, path.string(), std::move(options), progress).import();
}

Result<Imported> import_text(const std::string& name, std::string_view xml, ImportOptions options) {
  const auto extract = read_extract_text(name, xml);
  if (!extract) return tl::unexpected(extract.error());
  const ProgressListener nobody;
  return Importer(*extract, name, std::move(options), nobody).import();
}

}  // namespace tocsin::osm
