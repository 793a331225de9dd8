#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/base/csv.hpp"
#include "sim/base/hash.hpp"
#include "sim/base/text.hpp"
#include "sim/roads/built_up.hpp"
#include "sim/roads/map.hpp"
#include "sim/roads/map_kinds.hpp"

namespace tocsin::roads {

namespace {

constexpr NumberRange ids{1.0, 4'000'000'000.0};
constexpr NumberRange lengths_m{0.0, 200'000.0};
constexpr NumberRange people{0.0, 10'000'000.0};
constexpr NumberRange accuracies_m{1.0, 100'000.0};
/// A measured length may fall short of the drawn line by what rounding both to decimetres can do.
constexpr double rounding_m = 0.2;

/// Turns the texts of one folder into a map, file by file, and gathers the faults of all.
class MapReader {
 public:
  MapReader(std::string folder, const std::map<std::string, std::string>& texts)
      : folder_(std::move(folder)), texts_(&texts) {}

  Result<Map> read();
  /// One table alone; the folder is then the file's whole name.
  template <class Row>
  Result<std::vector<Row>> read_alone(void (MapReader::*read_table)(), std::vector<Row> Map::*table);

  void read_places();
  void read_receptors();
  void read_population();

 private:
  std::string path_of(std::string_view name) const {
    return is_alone_ ? folder_ : folder_ + "/" + std::string(name);
  }
  void check_texts();
  std::string hash() const;
  template <std::size_t N, class Row>
  void each_row(std::string_view file, const std::array<std::string_view, N>& columns, Row row);
  /// Notes that the row's first field is its id; a fault where it is not a slug or is taken.
  std::string slug(CsvReader& csv, std::string_view file);

  void read_header();
  void read_header_row(CsvReader& csv);
  void read_junctions();
  void read_links();
  Link read_link(CsvReader& csv);
  JunctionId read_end(CsvReader& csv, std::size_t column);
  void read_length(CsvReader& csv, Link& link);
  void read_areas();
  void read_lines();
  void read_settlements();

  struct Taken {
    std::string_view file;
    int line = 0;
  };

  std::string folder_;
  const std::map<std::string, std::string>* texts_;
  bool is_alone_ = false;
  Diagnostics faults_;
  Map map_;
  std::vector<Junction> junctions_;
  std::vector<Link> links_;
  std::map<std::int64_t, std::pair<JunctionId, int>> junction_ids_;  // and the line that gave it
  std::map<std::int64_t, int> link_lines_;
  std::map<std::string, Taken> slugs_;
};

void MapReader::check_texts() {
  for (const std::string_view name : map_file_names()) {
    const auto text = texts_->find(std::string(name));
    if (text == texts_->end()) {
      if (is_alone_) continue;
      faults_.push_back({Severity::Error,
                         {path_of(name), 0, 0, 1},
                         {},
                         "this file of the map is missing",
                         "nine files; one with nothing to say has only its first line",
                         {}});
    } else if (!is_utf8_text(text->second)) {
      faults_.push_back(
          {Severity::Error, {path_of(name), 0, 0, 1}, {}, "this file is not UTF-8 text", "UTF-8", {}});
    }
  }
}

std::string MapReader::hash() const {
  std::string all;
  for (const std::string_view name : map_file_names()) {
    const std::string& text = texts_->at(std::string(name));
    all += fmt::format("{} {}\n", name, text.size());
    all += text;
  }
  return sha256_hex({all});
}

template <std::size_t N, class Row>
void MapReader::each_row(std::string_view file, const std::array<std::string_view, N>& columns, Row row) {
  const auto text = texts_->find(std::string(file));
  if (text == texts_->end()) return;
  CsvReader csv(path_of(file), text->second, columns, faults_);
  while (csv.next()) row(csv);
}

std::string MapReader::slug(CsvReader& csv, std::string_view file) {
  const std::string& id = csv.text(0);
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (id.empty() || !std::all_of(id.begin(), id.end(), fits)) {
    csv.fault(0, fmt::format("id is \"{}\"", id), "lower-case letters, digits and hyphens");
    return id;
  }
  const auto [taken, is_new] = slugs_.emplace(id, Taken{file, csv.line_number()});
  if (!is_new) {
    csv.fault(
        0, fmt::format("the id \"{}\" is taken by line {} of {}", id, taken->second.line, taken->second.file),
        "an id that no place and no receptor has");
  }
  return id;
}

void MapReader::read_header() {
  constexpr std::array<std::string_view, 2> columns = {"key", "value"};
  std::set<std::string> seen;
  each_row("map.csv", columns, [this, &seen](CsvReader& csv) {
    const bool is_new = seen.insert(csv.text(0)).second;
    if (!is_new && csv.text(0) != "credit") {
      csv.fault(0, fmt::format("the key \"{}\" is given twice", csv.text(0)),
                "each key once, but for credit");
    }
    read_header_row(csv);
  });
  if (!texts_->contains("map.csv")) return;
  for (const std::string key : {"format", "name", "south_west", "north_east", "licence", "credit"}) {
    if (seen.contains(key)) continue;
    faults_.push_back({Severity::Error,
                       {path_of("map.csv"), 0, 0, 1},
                       {},
                       fmt::format("the key \"{}\" is missing", key),
                       "format, name, south_west, north_east, licence and one credit or more",
                       {}});
  }
  const bool has_corners = seen.contains("south_west") && seen.contains("north_east");
  const GridPoint extent = map_.bounds.high - map_.bounds.low;
  if (has_corners && faults_.empty() && (extent.easting_m <= 0.0 || extent.northing_m <= 0.0)) {
    faults_.push_back({Severity::Error,
                       {path_of("map.csv"), 0, 0, 1},
                       {},
                       "south_west is not south and west of north_east",
                       "two corners of the area that the map covers",
                       {}});
  }
}

void MapReader::read_header_row(CsvReader& csv) {
  constexpr std::array<std::string_view, 6> keys = {"format",     "name",    "south_west",
                                                    "north_east", "licence", "credit"};
  const auto corner = [&csv](GridPoint& into) {
    const std::vector<GridPoint> points = csv.points(1);
    if (points.size() == 1) {
      into = points.front();
    } else if (csv.empty(1) || points.size() > 1) {
      csv.fault(1, fmt::format("{} is \"{}\"", csv.text(0), csv.text(1)),
                "one point: an easting, one space and a northing, in metres");
    }
  };
  switch (csv.name_index(0, keys)) {
    case 0:
      // After a key that is none of these, name_index has said so and gives 0.
      if (csv.text(0) == "format" && csv.text(1) != "1") {
        csv.fault(1, fmt::format("format is \"{}\"", csv.text(1)), "1, the only format there is");
      }
      break;
    case 1:
      map_.name = csv.required_text(1);
      break;
    case 2:
      corner(map_.bounds.low);
      break;
    case 3:
      corner(map_.bounds.high);
      break;
    case 4:
      map_.licence = csv.required_text(1);
      break;
    default:
      map_.credits.push_back(csv.required_text(1));
  }
}

void MapReader::read_junctions() {
  constexpr std::array<std::string_view, 3> columns = {"id", "easting_m", "northing_m"};
  each_row("junctions.csv", columns, [this](CsvReader& csv) {
    const std::size_t before = faults_.size();
    const std::int64_t id = csv.whole_number(0, ids);
    junctions_.push_back({csv.grid_point(1)});
    if (faults_.size() != before) return;
    const auto [taken, is_new] =
        junction_ids_.emplace(id, std::pair(id_of<JunctionTag>(junctions_.size() - 1), csv.line_number()));
    if (!is_new) {
      csv.fault(0, fmt::format("the id {} is taken by line {}", id, taken->second.second),
                "an id that no other junction has");
    }
  });
}

void MapReader::read_links() {
  constexpr std::array<std::string_view, 12> columns = {"id",        "from", "to",       "class",
                                                        "ref",       "name", "one_way",  "roundabout",
                                                        "structure", "slip", "length_m", "via"};
  each_row("links.csv", columns, [this](CsvReader& csv) {
    const std::size_t before = faults_.size();
    const std::int64_t id = csv.whole_number(0, ids);
    links_.push_back(read_link(csv));
    links_.back().number = static_cast<std::uint32_t>(id);
    if (faults_.size() != before) return;
    const auto [taken, is_new] = link_lines_.emplace(id, csv.line_number());
    if (!is_new) {
      csv.fault(0, fmt::format("the id {} is taken by line {}", id, taken->second),
                "an id that no other link has");
    }
  });
}

JunctionId MapReader::read_end(CsvReader& csv, std::size_t column) {
  const std::size_t before = faults_.size();
  const std::int64_t id = csv.whole_number(column, ids);
  if (faults_.size() != before) return {};
  const auto found = junction_ids_.find(id);
  if (found != junction_ids_.end()) return found->second.first;
  csv.fault(column, fmt::format("there is no junction {}", id), "an id from junctions.csv");
  return {};
}

Link MapReader::read_link(CsvReader& csv) {
  std::array<std::string_view, road_class_count> classes;
  for (std::size_t i = 0; i < classes.size(); ++i) classes[i] = road_class_name(static_cast<RoadClass>(i));

  Link link;
  link.from = read_end(csv, 1);
  link.to = read_end(csv, 2);
  link.road_class = static_cast<RoadClass>(csv.name_index(3, classes));
  link.ref = csv.text(4);
  link.name = csv.text(5);
  link.one_way = csv.flag(6);
  link.is_roundabout = csv.flag(7);
  if (csv.text(7) == "1" && csv.text(6) == "0") {
    csv.fault(6, "a roundabout that is not one-way", "1 wherever roundabout is 1");
  }
  link.structure = static_cast<Structure>(csv.name_index(8, structure_names));
  link.is_slip = csv.flag(9);
  link.line = csv.points(11);
  if (link.from.valid() && link.to.valid()) {
    link.line.insert(link.line.begin(), junctions_[link.from.index()].at);
    link.line.push_back(junctions_[link.to.index()].at);
    read_length(csv, link);
  }
  return link;
}

void MapReader::read_length(CsvReader& csv, Link& link) {
  const double drawn_m = drawn_length(link.line).value;
  link.length_m = drawn_m;
  if (!csv.empty(10)) {
    const double given_m = csv.number(10, lengths_m);
    if (given_m < drawn_m - rounding_m) {
      csv.fault(10, fmt::format("length_m is {}, less than the drawn line's {:.1f} m", csv.text(10), drawn_m),
                "the length measured along the road, or nothing for the drawn line's");
    }
    link.length_m = std::max(given_m, drawn_m);
  }
  if (link.length_m == 0.0) csv.fault(10, "this link has no length", "two junctions apart, or a length_m");
}

void MapReader::read_areas() {
  constexpr std::array<std::string_view, 3> columns = {"kind", "name", "rings"};
  each_row("areas.csv", columns, [this](CsvReader& csv) {
    Area area;
    area.kind = static_cast<AreaKind>(csv.name_index(0, area_kind_names));
    area.name = csv.text(1);
    const std::size_t before = faults_.size();
    area.rings = csv.rings(2);
    if (faults_.size() == before) {
      const auto small = [](const std::vector<GridPoint>& ring) { return ring.size() < 3; };
      if (area.rings.empty() || std::any_of(area.rings.begin(), area.rings.end(), small)) {
        csv.fault(2, "a ring of fewer than three points", "three points or more in each ring");
      }
    }
    for (const auto& ring : area.rings) {
      for (const GridPoint p : ring) area.box.add(p);
    }
    map_.areas.push_back(std::move(area));
  });
}

void MapReader::read_lines() {
  constexpr std::array<std::string_view, 3> columns = {"kind", "name", "points"};
  each_row("lines.csv", columns, [this](CsvReader& csv) {
    Line line;
    line.kind = static_cast<LineKind>(csv.name_index(0, line_kind_names));
    line.name = csv.text(1);
    const std::size_t before = faults_.size();
    line.points = csv.points(2);
    if (faults_.size() == before && line.points.size() < 2) {
      csv.fault(2, "a line of fewer than two points", "two points or more");
    }
    map_.lines.push_back(std::move(line));
  });
}

void MapReader::read_settlements() {
  constexpr std::array<std::string_view, 4> columns = {"kind", "name", "easting_m", "northing_m"};
  each_row("settlements.csv", columns, [this](CsvReader& csv) {
    const auto kind = static_cast<SettlementKind>(csv.name_index(0, settlement_kind_names));
    const std::string name = csv.required_text(1);
    map_.settlements.push_back({kind, name, csv.grid_point(2)});
  });
}

void MapReader::read_receptors() {
  constexpr std::array<std::string_view, 5> columns = {"id", "kind", "name", "easting_m", "northing_m"};
  each_row("receptors.csv", columns, [this](CsvReader& csv) {
    const std::string id = slug(csv, "receptors.csv");
    const auto kind = static_cast<ReceptorKind>(csv.name_index(1, receptor_kind_names));
    const std::string name = csv.required_text(2);
    map_.receptors.push_back({id, kind, name, csv.grid_point(3)});
  });
}

void MapReader::read_population() {
  constexpr std::array<std::string_view, 10> columns = {
      "id",       "name",      "easting_m",  "northing_m", "residents",
      "aged_0_4", "aged_5_15", "aged_16_64", "aged_65_79", "aged_80_plus"};
  std::map<std::string, int> lines;
  each_row("population.csv", columns, [this, &lines](CsvReader& csv) {
    PopulationArea area;
    const std::size_t before = faults_.size();
    area.id = csv.required_text(0);
    area.name = csv.required_text(1);
    area.at = csv.grid_point(2);
    area.residents = static_cast<int>(csv.whole_number(4, people));
    int sum = 0;
    for (std::size_t i = 0; i < area.by_age.size(); ++i) {
      area.by_age[i] = static_cast<int>(csv.whole_number(5 + i, people));
      sum += area.by_age[i];
    }
    const auto [taken, is_new] = lines.emplace(area.id, csv.line_number());
    if (!is_new) {
      csv.fault(0, fmt::format("the id \"{}\" is taken by line {}", area.id, taken->second),
                "an id that no other area has");
    }
    if (faults_.size() == before && sum != area.residents) {
      csv.fault(4, fmt::format("residents is {}, but the ages add up to {}", area.residents, sum),
                "the sum of the five columns of ages");
    }
    map_.population.push_back(std::move(area));
  });
}

void MapReader::read_places() {
  constexpr std::array<std::string_view, 8> columns = {"id",         "kind",       "name",       "easting_m",
                                                       "northing_m", "confidence", "accuracy_m", "note"};
  each_row("places.csv", columns, [this](CsvReader& csv) {
    KnownPlace place;
    place.id = slug(csv, "places.csv");
    place.kind = static_cast<PlaceKind>(csv.name_index(1, place_kind_names));
    place.name = csv.required_text(2);
    place.at = csv.grid_point(3);
    place.confidence = confidence_grades[csv.name_index(5, confidence_grades)];
    if (!csv.empty(6)) place.accuracy_m = static_cast<int>(csv.whole_number(6, accuracies_m));
    place.note = csv.text(7);
    map_.places.push_back(std::move(place));
  });
}

Result<Map> MapReader::read() {
  check_texts();
  read_header();
  read_junctions();
  read_links();
  read_areas();
  read_lines();
  read_settlements();
  read_places();
  read_receptors();
  read_population();
  if (!faults_.empty()) {
    sort_for_reading(faults_);
    return tl::unexpected<Diagnostics>(std::move(faults_));
  }
  map_.hash = hash();
  mark_urban(links_, map_.areas);
  map_.network = Network(std::move(junctions_), std::move(links_));
  map_.index = RoadIndex(map_.network);
  return std::move(map_);
}

template <class Row>
Result<std::vector<Row>> MapReader::read_alone(void (MapReader::*read_table)(),
                                               std::vector<Row> Map::*table) {
  is_alone_ = true;
  check_texts();
  (this->*read_table)();
  if (faults_.empty()) return std::move(map_.*table);
  sort_for_reading(faults_);
  return tl::unexpected<Diagnostics>(std::move(faults_));
}

}  // namespace

Result<std::vector<KnownPlace>> read_places(const std::string& file, std::string text) {
  const std::map<std::string, std::string> texts{{"places.csv", std::move(text)}};
  return MapReader(file, texts).read_alone(&MapReader::read_places, &Map::places);
}

Result<std::vector<Receptor>> read_receptors(const std::string& file, std::string text) {
  const std::map<std::string, std::string> texts{{"receptors.csv", std::move(text)}};
  return MapReader(file, texts).read_alone(&MapReader::read_receptors, &Map::receptors);
}

Result<std::vector<PopulationArea>> read_population(const std::string& file, std::string text) {
  const std::map<std::string, std::string> texts{{"population.csv", std::move(text)}};
  return MapReader(file, texts).read_alone(&MapReader::read_population, &Map::population);
}

Result<Map> read_map(const std::string& folder, const std::map<std::string, std::string>& texts) {
  return MapReader(folder, texts).read();
}

}  // namespace tocsin::roads
