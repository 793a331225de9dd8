// Small towns as OpenStreetMap XML, so that a test of the import is a few short lines: nodes are letters at
// metres east and north of a corner, ways are words of those letters, tags are "key=value|key=value".
#pragma once

#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "sim/base/geo.hpp"
#include "sim/roads/osm/import.hpp"

namespace tocsin::osm {

/// Writes an extract, and speaks of what came of it in its letters.
class Town {
 public:
  /// A node; its id is its letter's code.
  Town& node(char letter, double east_m, double north_m, std::string_view tags = "") {
    const double lat_deg = 53.3 + north_m / 111'250.0;
    const double lon_deg = -2.7 + east_m / 66'650.0;
    const std::string lat = fmt::format("{:.7f}", lat_deg);
    const std::string lon = fmt::format("{:.7f}", lon_deg);
    at_[letter] = GridProjection().to_grid({std::stod(lat), std::stod(lon)});
    nodes_ += fmt::format("<node id='{}' version='1' lat='{}' lon='{}'>{}</node>\n", int{letter}, lat, lon,
                          tags_xml(tags));
    return *this;
  }
  /// Nodes 100 m apart in a row, from the west: a street to hang tags on.
  Town& row(std::string_view letters, double north_m = 0.0) {
    for (std::size_t i = 0; i < letters.size(); ++i) {
      if (!at_.contains(letters[i])) node(letters[i], 100.0 * static_cast<double>(i), north_m);
    }
    return *this;
  }
  /// A way of those nodes; ids count from 1.
  Town& way(std::string_view letters, std::string_view tags) {
    std::string nodes;
    for (const char letter : letters) nodes += fmt::format("<nd ref='{}'/>", int{letter});
    ways_.push_back(
        fmt::format("<way id='{}' version='1'>{}{}</way>\n", ways_.size() + 1, nodes, tags_xml(tags)));
    return *this;
  }
  /// Members are "from:1 via:B to:2": ways by number, nodes by letter.
  Town& relation(std::string_view members, std::string_view tags) {
    std::string xml;
    for (const std::string& member : parts(members, ' ')) {
      const std::size_t colon = member.find(':');
      const std::string what = member.substr(colon + 1);
      const bool is_way = what[0] >= '0' && what[0] <= '9';
      xml += fmt::format("<member type='{}' ref='{}' role='{}'/>", is_way ? "way" : "node",
                         is_way ? what : std::to_string(int{what[0]}), member.substr(0, colon));
    }
    relations_ += fmt::format("<relation id='{}' version='1'>{}{}</relation>\n", ++relation_count_, xml,
                              tags_xml(tags));
    return *this;
  }

  std::string xml() const {
    std::string ways;
    for (const std::string& way : ways_) ways += way;
    return "<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6' generator='a test'>\n" + nodes_ +
           ways + relations_ + "</osm>\n";
  }
  /// The same objects, each kind backwards.
  std::string xml_backwards() const {
    std::string text = "<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6' generator='a test'>\n";
    for (const std::string* part : {&nodes_, &relations_}) {
      std::vector<std::string> lines = parts(*part, '\n');
      for (auto line = lines.rbegin(); line != lines.rend(); ++line) text += *line + "\n";
    }
    for (auto way = ways_.rbegin(); way != ways_.rend(); ++way) text += *way;
    return text + "</osm>\n";
  }

  Imported import(ImportOptions options = {}) const {
    auto imported = import_text("town.osm", xml(), std::move(options));
    if (!imported) FAIL(format(imported.error()));
    return std::move(*imported);
  }

  /// "AbC> primary, bridge": each link's nodes in order, > where it is one-way, its class, what it is.
  std::vector<std::string> links(const ImportOptions& options = {}) const {
    const Imported imported = import(options);
    std::vector<std::string> found;
    for (const roads::Link& link : imported.map.network.links()) found.push_back(describe(link));
    return found;
  }
  /// "from AB by B into BC" for each banned turn.
  std::vector<std::string> bans() const {
    const Imported imported = import();
    const roads::Network& network = imported.map.network;
    std::vector<std::string> found;
    for (const roads::BannedTurn& turn : network.banned_turns()) {
      found.push_back(fmt::format("{} {} {}", letters(network.link(turn.from)),
                                  letter(network.junction(turn.via).at), letters(network.link(turn.to))));
    }
    return found;
  }
  /// The letters of the junctions with traffic lights.
  std::string lights() const {
    const Imported imported = import();
    std::string found;
    for (const roads::Junction& junction : imported.map.network.junctions()) {
      if (junction.has_signals) found += letter(junction.at);
    }
    return found;
  }

  char letter(GridPoint p) const {
    for (const auto& [letter, at] : at_) {
      if (at == p) return letter;
    }
    return '?';
  }

 private:
  static std::vector<std::string> parts(std::string_view text, char separator) {
    std::vector<std::string> found;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(separator), text.size());
      if (end > 0) found.emplace_back(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
  }
  static std::string tags_xml(std::string_view tags) {
    std::string xml;
    for (const std::string& tag : parts(tags, '|')) {
      const std::size_t equals = tag.find('=');
      xml += fmt::format("<tag k='{}' v=\"{}\"/>", tag.substr(0, equals), tag.substr(equals + 1));
    }
    return xml;
  }
  std::string letters(const roads::Link& link) const {
    std::string found;
    for (const GridPoint p : link.line) found += letter(p);
    return found;
  }
  std::string describe(const roads::Link& link) const {
    std::string text = letters(link) + (link.one_way ? ">" : "");
    text += fmt::format(" {}", roads::road_class_name(link.road_class));
    if (!link.ref.empty()) text += " " + link.ref;
    if (!link.name.empty()) text += " '" + link.name + "'";
    const auto say = [&text](auto holds, std::string_view what) {
      if (holds) text += fmt::format(", {}", what);
    };
    say(link.structure == roads::Structure::Bridge, "bridge");
    say(link.structure == roads::Structure::Tunnel, "tunnel");
    say(link.is_roundabout, "roundabout");
    say(link.is_slip, "slip");
    say(link.is_restricted, "restricted");
    say(link.is_toll, "toll");
    say(link.is_urban, "urban");
    say(link.max_speed_km_per_h > 0.0, fmt::format("{} km/h", link.max_speed_km_per_h));
    say(link.max_weight_t > 0.0, fmt::format("{} t", link.max_weight_t));
    say(link.max_height_m > 0.0, fmt::format("{} m high", link.max_height_m));
    say(link.max_width_m > 0.0, fmt::format("{} m wide", link.max_width_m));
    return text;
  }

  std::map<char, GridPoint> at_;
  std::string nodes_;
  std::vector<std::string> ways_;
  std::string relations_;
  int relation_count_ = 0;
};

using Lines = std::vector<std::string>;

/// What a street of those tags becomes, without its letters; "none" where it becomes nothing.
inline std::string street(std::string_view tags) {
  Town town;
  town.row("ABCD").way("CD", "highway=service").way("AB", tags);
  for (const std::string& link : town.links()) {
    if (link.starts_with("AB") || link.starts_with("BA")) return link;
  }
  return "none";
}

}  // namespace tocsin::osm
