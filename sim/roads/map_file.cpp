#include "sim/roads/map_file.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/base/hash.hpp"
#include "sim/base/mapped_file.hpp"
#include "sim/base/text.hpp"
#include "sim/roads/map_file_format.hpp"
#include "sim/roads/map_file_limits.hpp"
#include "sim/roads/map_kinds.hpp"

namespace tocsin::roads {

namespace {

using namespace map_file;

constexpr std::string_view rest_of_format = "what docs/map-format.md says of imported maps";
constexpr std::uint32_t most_people = 10'000'000;
constexpr std::uint32_t most_length_mm = 4'000'000'000;
constexpr std::uint32_t worst_accuracy_m = 100'000;

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    value |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  }
  return value;
}

std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(number_at(bytes, at, 4));
}

/// Reads one file's sections in order. The first thing that is wrong ends the reading: what is no map any
/// more cannot be mended by hand.
class MapFileReader {
 public:
  MapFileReader(std::string name, std::string_view bytes) : name_(std::move(name)), bytes_(bytes) {}

  Result<Map> read();

 private:
  /// A record of a section, as fields of four bytes.
  struct Record {
    std::string_view bytes;
    std::uint32_t operator[](std::size_t field) const { return u32_at(bytes, 4 * field); }
  };
  /// A run of a pool that has been taken so far.
  struct Taken {
    std::uint64_t first = 0;
    std::uint64_t count = 0;
  };

  bool is_fine() const { return !fault_; }
  void refuse(std::string message, std::string expected = std::string(rest_of_format));
  std::uint64_t count(Section section) const { return counts_[index_of(section)]; }
  Record record(Section section, std::uint64_t index) const {
    const std::size_t size = forms[index_of(section)].record_bytes;
    return {bytes_.substr(offsets_[index_of(section)] + static_cast<std::size_t>(index) * size, size)};
  }
  template <class Take>
  void each(Section section, Take take);

  void check_header();
  void check_table();
  void read_texts();
  std::string text(std::uint32_t number);
  std::string required_text(std::uint32_t number, std::string_view what);
  std::string slug(std::uint32_t number);
  template <class Kind>
  Kind kind(std::uint32_t number, std::size_t kinds, std::string_view what);
  GridPoint point(std::uint32_t easting_dm, std::uint32_t northing_dm);
  Taken take_points(std::uint32_t wanted);
  void append_points(Taken taken, std::vector<GridPoint>& to);

  void read_about();
  void read_junctions();
  void read_links();
  Link read_link(const Record& record);
  void read_banned_turns();
  bool ends_at(std::uint32_t link, std::uint32_t junction) const;
  void read_order();
  void read_areas();
  void read_lines();
  void read_settlements();
  void read_receptors();
  void read_population();
  void read_places();
  void check_leftovers();

  std::string name_;
  std::string_view bytes_;
  std::optional<Diagnostic> fault_;
  std::array<std::size_t, section_count> offsets_{};
  std::array<std::uint64_t, section_count> counts_{};
  std::vector<std::string_view> texts_;
  std::uint64_t copied_text_bytes_ = 0;
  std::uint64_t points_taken_ = 0;
  std::uint64_t rings_taken_ = 0;
  std::vector<Junction> junctions_;
  std::vector<Link> links_;
  std::vector<BannedTurn> banned_turns_;
  std::vector<std::uint32_t> order_;
  std::vector<std::string> ids_;
  Map map_;
};

void MapFileReader::refuse(std::string message, std::string expected) {
  if (fault_) return;
  fault_ = Diagnostic{Severity::Error, {name_, 0, 0, 1}, {}, std::move(message), std::move(expected), {}};
}

template <class Take>
void MapFileReader::each(Section section, Take take) {
  for (std::uint64_t i = 0; i < count(section) && is_fine(); ++i) take(record(section, i));
}

void MapFileReader::check_header() {
  if (bytes_.size() < sections_at || !bytes_.starts_with(magic)) {
    return refuse("this is not an imported map's file", "a whole file that `tocsin map import` wrote");
  }
  if (const std::uint32_t found = u32_at(bytes_, version_at); found != version) {
    return refuse(fmt::format("this file has version {} of the format", found),
                  fmt::format("version {}: import the extract again with this program", version));
  }
  if (const std::uint32_t found = u32_at(bytes_, section_count_at); found != section_count) {
    return refuse(fmt::format("this file says that it has {} sections", found),
                  fmt::format("{}: copy the file again, or import the extract again", section_count));
  }
  if (const std::uint64_t size = number_at(bytes_, size_at, 8); size != bytes_.size()) {
    return refuse(fmt::format("this file has {} bytes and says that it had {}", bytes_.size(), size),
                  "the whole file: copy it again, or import the extract again");
  }
  const Digest256 digest = blake2b_256(bytes_.substr(table_at));
  const std::string_view checksum = bytes_.substr(checksum_at, checksum_bytes);
  const bool is_same = std::equal(digest.begin(), digest.end(), checksum.begin(),
                                  [](unsigned char a, char b) { return a == static_cast<unsigned char>(b); });
  if (!is_same) {
    return refuse("this file is damaged: its checksum is not that of its bytes",
                  "the file as it was written: copy it again, or import the extract again");
  }
  map_.hash = to_hex(digest);
}

void MapFileReader::check_table() {
  std::uint64_t offset = sections_at;
  for (std::size_t i = 0; i < section_count; ++i) {
    const std::size_t row = table_at + i * table_row_bytes;
    counts_[i] = number_at(bytes_, row + 8, 8);
    if (number_at(bytes_, row, 8) != offset || counts_[i] > most_records) {
      return refuse(fmt::format("the section of {} is not where it should be", forms[i].name));
    }
    offsets_[i] = static_cast<std::size_t>(offset);
    offset += counts_[i] * forms[i].record_bytes;
    if (offset > bytes_.size()) return refuse(fmt::format("the section of {} is too long", forms[i].name));
  }
  if (offset != bytes_.size()) refuse("bytes follow the last section");
  if (count(Section::About) != 1)
    refuse(fmt::format("the map is described {} times", count(Section::About)), "once");
}

void MapFileReader::read_texts() {
  texts_.reserve(static_cast<std::size_t>(count(Section::Texts)));
  std::string_view rest = bytes_.substr(offsets_[index_of(Section::TextBytes)]);
  each(Section::Texts, [this, &rest](const Record& r) {
    if (r[0] > longest_text || r[0] > rest.size()) {
      return refuse(fmt::format("text {} has {} bytes", texts_.size(), r[0]),
                    fmt::format("at most {}, and all of them in the file", longest_text));
    }
    texts_.push_back(rest.substr(0, r[0]));
    rest.remove_prefix(r[0]);
    if (!is_utf8_text(texts_.back())) refuse(fmt::format("text {} is not UTF-8", texts_.size() - 1), "UTF-8");
  });
  if (!rest.empty()) refuse("bytes of text follow the last text");
}

std::string MapFileReader::text(std::uint32_t number) {
  if (number >= texts_.size()) {
    refuse(fmt::format("text {} of {} is named", number, texts_.size()), "texts that are in the file");
    return {};
  }
  copied_text_bytes_ += texts_[number].size();
  if (copied_text_bytes_ > most_copied_text_bytes) {
    refuse("texts are named too often", fmt::format("at most {} bytes in all", most_copied_text_bytes));
    return {};
  }
  return std::string(texts_[number]);
}

std::string MapFileReader::required_text(std::uint32_t number, std::string_view what) {
  std::string found = text(number);
  if (found.empty()) refuse(fmt::format("{} has no text", what), "a text");
  return found;
}

std::string MapFileReader::slug(std::uint32_t number) {
  std::string id = text(number);
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (id.empty() || !std::all_of(id.begin(), id.end(), fits)) {
    refuse(fmt::format("id is \"{}\"", id), "lower-case letters, digits and hyphens");
  }
  ids_.push_back(id);
  return id;
}

template <class Kind>
Kind MapFileReader::kind(std::uint32_t number, std::size_t kinds, std::string_view what) {
  if (number < kinds) return static_cast<Kind>(number);
  refuse(fmt::format("{} {}", what, number), fmt::format("0 to {}", kinds - 1));
  return {};
}

GridPoint MapFileReader::point(std::uint32_t easting_dm, std::uint32_t northing_dm) {
  if (easting_dm > most_easting_dm || northing_dm > most_northing_dm) {
    refuse(fmt::format("a point at {} {} dm lies off the National Grid", easting_dm, northing_dm),
           fmt::format("0 to {} and 0 to {}", most_easting_dm, most_northing_dm));
  }
  return {easting_dm / 10.0, northing_dm / 10.0};
}

MapFileReader::Taken MapFileReader::take_points(std::uint32_t wanted) {
  const Taken taken{points_taken_, wanted};
  if (count(Section::Points) - points_taken_ < wanted) {
    refuse(fmt::format("the file has {} points, and more are named", count(Section::Points)));
    return {};
  }
  points_taken_ += wanted;
  return taken;
}

void MapFileReader::append_points(Taken taken, std::vector<GridPoint>& to) {
  to.reserve(to.size() + static_cast<std::size_t>(taken.count) + 1);
  for (std::uint64_t i = taken.first; i < taken.first + taken.count; ++i) {
    const Record r = record(Section::Points, i);
    to.push_back(point(r[0], r[1]));
  }
}

void MapFileReader::read_about() {
  each(Section::About, [this](const Record& r) {
    map_.name = required_text(r[0], "the map's name");
    map_.licence = required_text(r[1], "the map's licence");
    map_.bounds.low = point(r[2], r[3]);
    map_.bounds.high = point(r[4], r[5]);
    const GridPoint extent = map_.bounds.high - map_.bounds.low;
    if (extent.easting_m <= 0.0 || extent.northing_m <= 0.0) {
      refuse("the map's corners are not south-west and north-east", "two corners of an area");
    }
  });
  each(Section::Credits,
       [this](const Record& r) { map_.credits.push_back(required_text(r[0], "a credit")); });
  if (map_.credits.empty()) refuse("the map has no credit", "one or more");
}

void MapFileReader::read_junctions() {
  junctions_.reserve(static_cast<std::size_t>(count(Section::Junctions)));
  each(Section::Junctions, [this](const Record& r) {
    if (r[2] > junction_has_signals)
      refuse(fmt::format("junction {} has flags {}", junctions_.size(), r[2]), "0 or 1");
    junctions_.push_back({point(r[0], r[1]), r[2] == junction_has_signals});
  });
}

void MapFileReader::read_links() {
  links_.reserve(static_cast<std::size_t>(count(Section::Links)));
  std::uint32_t last_number = 0;
  each(Section::Links, [this, &last_number](const Record& r) {
    if (r[0] <= last_number) {
      return refuse(fmt::format("link {} follows link {}", r[0], last_number), "ascending numbers from 1");
    }
    last_number = r[0];
    links_.push_back(read_link(r));
  });
  if (!is_fine()) return;
  std::string crowd = crowded_junction(junctions_, links_);
  if (!crowd.empty()) refuse(std::move(crowd), fmt::format("at most {}", most_links_at_junction));
}

Link MapFileReader::read_link(const Record& r) {
  Link link;
  link.number = r[0];
  link.from = {r[1]};
  link.to = {r[2]};
  if (r[1] >= junctions_.size() || r[2] >= junctions_.size()) {
    refuse(fmt::format("link {} joins junctions {} and {} of {}", r[0], r[1], r[2], junctions_.size()),
           "junctions that are in the file");
    return link;
  }
  if (r[1] == r[2])
    refuse(fmt::format("link {} begins and ends at junction {}", r[0], r[1]), "two junctions");
  link.road_class = kind<RoadClass>(r[3], road_class_count, "a road of class");
  link.structure = kind<Structure>(r[4], structure_names.size(), "a road on a structure");
  link.one_way = (r[5] & link_one_way) != 0;
  link.is_roundabout = (r[5] & link_roundabout) != 0;
  link.is_slip = (r[5] & link_slip) != 0;
  link.is_restricted = (r[5] & link_restricted) != 0;
  link.is_toll = (r[5] & link_toll) != 0;
  link.is_urban = (r[5] & link_urban) != 0;
  if (r[5] > all_link_flags || (link.is_roundabout && !link.one_way)) {
    refuse(fmt::format("link {} has flags {}", r[0], r[5]), "known flags, and one-way on a roundabout");
  }
  link.max_speed_km_per_h = r[6] / 1000.0;
  link.max_weight_t = r[7] / 1000.0;
  link.max_height_m = r[8] / 1000.0;
  link.max_width_m = r[9] / 1000.0;
  link.ref = text(r[10]);
  link.name = text(r[11]);
  link.length_m = r[12] / 1000.0;
  const Taken via = take_points(r[13]);
  link.line.reserve(static_cast<std::size_t>(via.count) + 2);
  link.line.push_back(junctions_[r[1]].at);
  append_points(via, link.line);
  link.line.push_back(junctions_[r[2]].at);
  const bool has_length = r[12] > 0 || std::adjacent_find(link.line.begin(), link.line.end(),
                                                          std::not_equal_to<>()) != link.line.end();
  if (!has_length || r[12] > most_length_mm) {
    refuse(fmt::format("link {} is {} mm long", r[0], r[12]), fmt::format("1 to {}", most_length_mm));
  }
  return link;
}

bool MapFileReader::ends_at(std::uint32_t link, std::uint32_t junction) const {
  return links_[link].from.value == junction || links_[link].to.value == junction;
}

void MapFileReader::read_banned_turns() {
  banned_turns_.reserve(static_cast<std::size_t>(count(Section::BannedTurns)));
  each(Section::BannedTurns, [this](const Record& r) {
    const bool is_known = r[0] < links_.size() && r[1] < junctions_.size() && r[2] < links_.size();
    if (!is_known || !ends_at(r[0], r[1]) || !ends_at(r[2], r[1])) {
      return refuse(
          fmt::format("a turn from link {} by junction {} into link {} is banned", r[0], r[1], r[2]),
          "two links that meet at the junction");
    }
    const BannedTurn turn{{r[0]}, {r[1]}, {r[2]}};
    if (!banned_turns_.empty() && !(banned_turns_.back() < turn))
      refuse("banned turns are out of order", "ascending");
    banned_turns_.push_back(turn);
  });
}

void MapFileReader::read_order() {
  if (count(Section::JunctionOrder) != junctions_.size()) {
    return refuse(
        fmt::format("{} of {} junctions are in order", count(Section::JunctionOrder), junctions_.size()),
        "each once");
  }
  order_.reserve(junctions_.size());
  std::vector<char> is_named(junctions_.size(), 0);
  each(Section::JunctionOrder, [this, &is_named](const Record& r) {
    if (r[0] >= is_named.size() || is_named[r[0]] != 0) {
      return refuse(fmt::format("junction {} is in order twice or not there", r[0]), "each once");
    }
    is_named[r[0]] = 1;
    order_.push_back(r[0]);
  });
}

void MapFileReader::read_areas() {
  map_.areas.reserve(static_cast<std::size_t>(count(Section::Areas)));
  each(Section::Areas, [this](const Record& r) {
    Area area;
    area.kind = kind<AreaKind>(r[0], area_kind_names.size(), "an area of kind");
    area.name = text(r[1]);
    if (r[2] == 0 || count(Section::Rings) - rings_taken_ < r[2]) {
      return refuse(fmt::format("an area has {} rings", r[2]), "one or more, all of them in the file");
    }
    for (std::uint32_t i = 0; i < r[2] && is_fine(); ++i) {
      const std::uint32_t size = record(Section::Rings, rings_taken_++)[0];
      if (size < 3) return refuse("a ring of fewer than three points", "three points or more");
      append_points(take_points(size), area.rings.emplace_back());
    }
    for (const auto& ring : area.rings) {
      for (const GridPoint p : ring) area.box.add(p);
    }
    map_.areas.push_back(std::move(area));
  });
}

void MapFileReader::read_lines() {
  map_.lines.reserve(static_cast<std::size_t>(count(Section::Lines)));
  each(Section::Lines, [this](const Record& r) {
    if (r[2] < 2) return refuse("a line of fewer than two points", "two points or more");
    Line line{kind<LineKind>(r[0], line_kind_names.size(), "a line of kind"), text(r[1]), {}};
    append_points(take_points(r[2]), line.points);
    map_.lines.push_back(std::move(line));
  });
}

void MapFileReader::read_settlements() {
  each(Section::Settlements, [this](const Record& r) {
    map_.settlements.push_back(
        {kind<SettlementKind>(r[0], settlement_kind_names.size(), "a settlement of kind"),
         required_text(r[1], "a settlement"), point(r[2], r[3])});
  });
}

void MapFileReader::read_receptors() {
  each(Section::Receptors, [this](const Record& r) {
    const auto of_kind = kind<ReceptorKind>(r[0], receptor_kind_names.size(), "a receptor of kind");
    std::string id = slug(r[1]);
    map_.receptors.push_back({std::move(id), of_kind, required_text(r[2], "a receptor"), point(r[3], r[4])});
  });
}

void MapFileReader::read_population() {
  std::vector<std::string> codes;
  each(Section::Population, [this, &codes](const Record& r) {
    PopulationArea area{required_text(r[0], "a census area"), required_text(r[1], "a census area"),
                        point(r[2], r[3])};
    for (std::size_t i = 0; i < area.by_age.size(); ++i) {
      if (r[4 + i] > most_people)
        return refuse(fmt::format("{} people of an age", r[4 + i]), fmt::format("at most {}", most_people));
      area.by_age[i] = static_cast<int>(r[4 + i]);
      area.residents += area.by_age[i];
    }
    codes.push_back(area.id);
    map_.population.push_back(std::move(area));
  });
  std::sort(codes.begin(), codes.end());
  if (std::adjacent_find(codes.begin(), codes.end()) != codes.end())
    refuse("a census area comes twice", "each once");
}

void MapFileReader::read_places() {
  each(Section::Places, [this](const Record& r) {
    KnownPlace place;
    place.kind = kind<PlaceKind>(r[0], place_kind_names.size(), "a place of kind");
    place.id = slug(r[1]);
    place.name = required_text(r[2], "a place");
    place.at = point(r[3], r[4]);
    place.confidence =
        confidence_grades[kind<std::size_t>(r[5], confidence_grades.size(), "a place of grade")];
    if (r[6] > worst_accuracy_m)
      refuse(fmt::format("a place is accurate to {} m", r[6]), fmt::format("at most {}", worst_accuracy_m));
    if (r[6] > 0) place.accuracy_m = static_cast<int>(r[6]);
    place.note = text(r[7]);
    map_.places.push_back(std::move(place));
  });
}

void MapFileReader::check_leftovers() {
  if (points_taken_ != count(Section::Points)) refuse("points belong to nothing");
  if (rings_taken_ != count(Section::Rings)) refuse("rings belong to nothing");
  std::sort(ids_.begin(), ids_.end());
  const auto twice = std::adjacent_find(ids_.begin(), ids_.end());
  if (twice != ids_.end()) refuse(fmt::format("the id \"{}\" is given twice", *twice), "each id once");
}

Result<Map> MapFileReader::read() {
  using Step = void (MapFileReader::*)();
  constexpr std::array<Step, 15> steps = {
      &MapFileReader::check_header,      &MapFileReader::check_table,      &MapFileReader::read_texts,
      &MapFileReader::read_about,        &MapFileReader::read_junctions,   &MapFileReader::read_links,
      &MapFileReader::read_banned_turns, &MapFileReader::read_order,       &MapFileReader::read_areas,
      &MapFileReader::read_lines,        &MapFileReader::read_settlements, &MapFileReader::read_receptors,
      &MapFileReader::read_population,   &MapFileReader::read_places,      &MapFileReader::check_leftovers};
  for (const Step step : steps) {
    (this->*step)();
    if (fault_) return tl::unexpected(Diagnostics{*fault_});
  }
  map_.network = Network(std::move(junctions_), std::move(links_), std::move(banned_turns_));
  map_.index = RoadIndex(map_.network, std::move(order_));
  return std::move(map_);
}

}  // namespace

Result<Map> read_map_file(const std::string& name, std::string_view bytes) {
  return MapFileReader(name, bytes).read();
}

Result<Map> open_map_file(const std::filesystem::path& path) {
  const auto file = MappedFile::open(path);
  if (!file) return tl::unexpected(file.error());
  return read_map_file(path.generic_string(), file->bytes());
}

}  // namespace tocsin::roads
