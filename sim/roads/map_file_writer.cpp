#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "sim/base/hash.hpp"
#include "sim/base/saved_file.hpp"
#include "sim/base/text.hpp"
#include "sim/roads/map_file.hpp"
#include "sim/roads/map_file_format.hpp"
#include "sim/roads/map_file_limits.hpp"
#include "sim/roads/map_kinds.hpp"

namespace tocsin::roads {

namespace {

using namespace map_file;

/// As a whole number of units, `units_per_one` to one of the value's.
std::uint32_t whole(double value, double units_per_one) {
  const double units = std::round(value * units_per_one);
  assert(units >= 0.0 && units <= 4e9);
  return static_cast<std::uint32_t>(units);
}

template <class Kind>
std::uint32_t number_of(Kind kind) {
  return static_cast<std::uint32_t>(kind);
}

void append(std::string& bytes, std::uint64_t value, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) bytes += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

/// Gathers the sections' records, then puts them behind one another.
class MapFileWriter {
 public:
  explicit MapFileWriter(const Map& map) : map_(&map) {}

  Result<std::string> write();

 private:
  std::string& bytes(Section section) { return sections_[index_of(section)]; }
  void add(Section section, std::initializer_list<std::uint32_t> fields) {
    for (const std::uint32_t field : fields) append(bytes(section), field, 4);
  }
  void refuse(std::string message, std::string expected = {}) {
    faults_.push_back(fault(std::move(message), std::move(expected)).value().front());
  }
  std::uint32_t text(const std::string& value);
  void check_text(const std::string& value);
  void check_limits();
  void add_points(std::span<const GridPoint> points) {
    for (const GridPoint p : points)
      add(Section::Points, {whole(p.easting_m, 10.0), whole(p.northing_m, 10.0)});
  }

  void write_about();
  void write_network();
  void write_link(const Link& link);
  void write_drawing();
  void write_people();
  std::string put_together() const;

  const Map* map_;
  std::array<std::string, section_count> sections_;
  std::map<std::string, std::uint32_t> texts_;
  std::uint64_t copied_text_bytes_ = 0;
  Diagnostics faults_;
};

/// The beginning of a text for a fault, whatever bytes it has.
std::string beginning_of(const std::string& value) {
  std::string beginning = value.substr(0, 40);
  const auto is_foreign = [](char c) { return c < ' ' || c > '~'; };
  std::replace_if(beginning.begin(), beginning.end(), is_foreign, '?');
  return beginning;
}

void MapFileWriter::check_text(const std::string& value) {
  if (value.size() > longest_text) {
    refuse(fmt::format("the text \"{}...\" has {} bytes", beginning_of(value), value.size()),
           fmt::format("at most {}", longest_text));
  }
  if (!is_utf8_text(value)) refuse(fmt::format("the text \"{}\" is not UTF-8", beginning_of(value)), "UTF-8");
}

std::uint32_t MapFileWriter::text(const std::string& value) {
  copied_text_bytes_ += value.size();
  const auto [found, is_new] = texts_.try_emplace(value, static_cast<std::uint32_t>(texts_.size()));
  if (is_new) {
    check_text(value);
    add(Section::Texts, {static_cast<std::uint32_t>(value.size())});
    bytes(Section::TextBytes) += value;
  }
  return found->second;
}

void MapFileWriter::write_about() {
  add(Section::About, {text(map_->name), text(map_->licence), whole(map_->bounds.low.easting_m, 10.0),
                       whole(map_->bounds.low.northing_m, 10.0), whole(map_->bounds.high.easting_m, 10.0),
                       whole(map_->bounds.high.northing_m, 10.0)});
  for (const std::string& credit : map_->credits) add(Section::Credits, {text(credit)});
}

void MapFileWriter::write_link(const Link& link) {
  std::uint32_t flags = 0;
  if (link.one_way) flags |= link_one_way;
  if (link.is_roundabout) flags |= link_roundabout;
  if (link.is_slip) flags |= link_slip;
  if (link.is_restricted) flags |= link_restricted;
  if (link.is_toll) flags |= link_toll;
  if (link.is_urban) flags |= link_urban;
  const std::span<const GridPoint> via = std::span(link.line).subspan(1, link.line.size() - 2);
  add(Section::Links,
      {link.number, link.from.value, link.to.value, number_of(link.road_class), number_of(link.structure),
       flags, whole(link.max_speed_km_per_h, 1000.0), whole(link.max_weight_t, 1000.0),
       whole(link.max_height_m, 1000.0), whole(link.max_width_m, 1000.0), text(link.ref), text(link.name),
       whole(link.length_m, 1000.0), static_cast<std::uint32_t>(via.size())});
  add_points(via);
}

void MapFileWriter::write_network() {
  for (const Junction& junction : map_->network.junctions()) {
    add(Section::Junctions, {whole(junction.at.easting_m, 10.0), whole(junction.at.northing_m, 10.0),
                             junction.has_signals ? junction_has_signals : 0});
  }
  for (const Link& link : map_->network.links()) write_link(link);
  for (const BannedTurn& turn : map_->network.banned_turns()) {
    add(Section::BannedTurns, {turn.from.value, turn.via.value, turn.to.value});
  }
  for (const std::uint32_t junction : map_->index.junction_order()) add(Section::JunctionOrder, {junction});
}

void MapFileWriter::write_drawing() {
  for (const Area& area : map_->areas) {
    add(Section::Areas,
        {number_of(area.kind), text(area.name), static_cast<std::uint32_t>(area.rings.size())});
    for (const auto& ring : area.rings) {
      add(Section::Rings, {static_cast<std::uint32_t>(ring.size())});
      add_points(ring);
    }
  }
  for (const Line& line : map_->lines) {
    add(Section::Lines,
        {number_of(line.kind), text(line.name), static_cast<std::uint32_t>(line.points.size())});
    add_points(line.points);
  }
  for (const Settlement& settlement : map_->settlements) {
    add(Section::Settlements, {number_of(settlement.kind), text(settlement.name),
                               whole(settlement.at.easting_m, 10.0), whole(settlement.at.northing_m, 10.0)});
  }
}

void MapFileWriter::write_people() {
  for (const Receptor& receptor : map_->receptors) {
    add(Section::Receptors, {number_of(receptor.kind), text(receptor.id), text(receptor.name),
                             whole(receptor.at.easting_m, 10.0), whole(receptor.at.northing_m, 10.0)});
  }
  for (const PopulationArea& area : map_->population) {
    add(Section::Population,
        {text(area.id), text(area.name), whole(area.at.easting_m, 10.0), whole(area.at.northing_m, 10.0)});
    for (const int people : area.by_age) add(Section::Population, {static_cast<std::uint32_t>(people)});
  }
  for (const KnownPlace& place : map_->places) {
    const auto grade = std::find(confidence_grades.begin(), confidence_grades.end(), place.confidence);
    assert(grade != confidence_grades.end());
    add(Section::Places,
        {number_of(place.kind), text(place.id), text(place.name), whole(place.at.easting_m, 10.0),
         whole(place.at.northing_m, 10.0), static_cast<std::uint32_t>(grade - confidence_grades.begin()),
         static_cast<std::uint32_t>(place.accuracy_m.value_or(0)), text(place.note)});
  }
}

std::string MapFileWriter::put_together() const {
  std::string checked;
  std::uint64_t offset = sections_at;
  for (std::size_t i = 0; i < section_count; ++i) {
    append(checked, offset, 8);
    append(checked, sections_[i].size() / forms[i].record_bytes, 8);
    offset += sections_[i].size();
  }
  for (const std::string& section : sections_) checked += section;
  std::string file(magic);
  append(file, version, 4);
  append(file, section_count, 4);
  append(file, offset, 8);
  for (const unsigned char byte : blake2b_256(checked)) file += static_cast<char>(byte);
  return file + checked;
}

/// What a reader would refuse.
void MapFileWriter::check_limits() {
  for (std::size_t i = 0; i < section_count; ++i) {
    if (sections_[i].size() / forms[i].record_bytes > most_records)
      refuse(fmt::format("the map has too many {} for one file", forms[i].name));
  }
  if (copied_text_bytes_ > most_copied_text_bytes) {
    refuse(fmt::format("the map's texts have {} bytes", copied_text_bytes_),
           fmt::format("at most {} in all", most_copied_text_bytes));
  }
  for (const Link& link : map_->network.links()) {
    if (link.from == link.to)
      refuse(fmt::format("link {} begins and ends at one junction", link.number), "two junctions");
  }
  std::string crowd = crowded_junction(map_->network.junctions(), map_->network.links());
  if (!crowd.empty()) refuse(std::move(crowd), fmt::format("at most {}", most_links_at_junction));
}

Result<std::string> MapFileWriter::write() {
  write_about();
  write_network();
  write_drawing();
  write_people();
  check_limits();
  if (!faults_.empty()) return tl::unexpected<Diagnostics>(std::move(faults_));
  return put_together();
}

}  // namespace

Result<std::string> map_file_bytes(const Map& map) { return MapFileWriter(map).write(); }

Result<void> write_map_file(const Map& map, const std::filesystem::path& path) {
  const auto bytes = map_file_bytes(map);
  if (!bytes) return tl::unexpected(bytes.error());
  // What could not be opened again must not take the place of a map that can.
  if (const auto opened = read_map_file(path.string(), *bytes); !opened) {
    return tl::unexpected(opened.error());
  }
  return save_file(path, *bytes);
}

}  // namespace tocsin::roads
