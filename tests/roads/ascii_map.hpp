// Small towns drawn in text, so that a routing test is a picture and a line. Each character is 100 m.
//
//   A---B   capital letters are junctions, - and | two-way primary roads, = and : two-way motorways,
//   |   v   > < ^ v anywhere in a road make it one-way, # closes it, ~ marks it to be avoided
//   C-#-D   (v needs to stand in a vertical road, and so on)
//
// Banned turns stand beside it: "ABC BAB" bans the turn from AB into BC, and turning round at A.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/roads/network.hpp"
#include "sim/roads/road_state.hpp"
#include "sim/roads/route.hpp"

namespace tocsin::roads {

/// A town: its network, the state drawn into it, and its junctions' letters.
struct Town {
  Network network;
  RoadState state;
  std::map<char, JunctionId> junctions;
  std::vector<char> letters;  // by junction

  /// The link that joins two junctions, however it points.
  LinkId link(std::string_view ends) const {
    for (std::size_t i = 0; i < network.links().size(); ++i) {
      const std::string there = {letters[network.links()[i].from.index()],
                                 letters[network.links()[i].to.index()]};
      const std::string back = {there[1], there[0]};
      if (ends == there || ends == back) return id_of<LinkTag>(i);
    }
    assert(!"the town has such a link");
    return {};
  }

  /// `metres` from the first of the two junctions along the link between them.
  RoadPosition at(std::string_view ends, double metres) const {
    const LinkId id = link(ends);
    const Link& found = network.link(id);
    const bool forward = letters[found.from.index()] == ends[0];
    return {id, forward ? metres : found.length_m - metres};
  }

  /// At a junction.
  RoadPosition at(char junction) const {
    const JunctionId id = junctions.at(junction);
    for (std::size_t i = 0; i < network.links().size(); ++i) {
      const Link& link = network.links()[i];
      if (link.from == id) return {id_of<LinkTag>(i), 0.0};
      if (link.to == id) return {id_of<LinkTag>(i), link.length_m};
    }
    assert(!"the junction has a link");
    return {};
  }

  /// The direction of travel along a link that leads from the first letter to the second.
  Direction towards(std::string_view ends) const {
    return letters[network.link(link(ends)).from.index()] == ends[0] ? Direction::Forward
                                                                     : Direction::Backward;
  }

  /// Makes the turns of "ABC BAB" banned ones.
  void ban(std::string_view turns) {
    std::vector<BannedTurn> all;
    for (; turns.size() >= 3; turns.remove_prefix(std::min<std::size_t>(turns.size(), 4))) {
      all.push_back({link(turns.substr(0, 2)), junctions.at(turns[1]), link(turns.substr(1, 2))});
    }
    network = Network({network.junctions().begin(), network.junctions().end()},
                      {network.links().begin(), network.links().end()}, std::move(all));
  }

  /// "AB BD": the arcs of a route in order; "none" without a route.
  std::string driven(const std::optional<Route>& route) const {
    if (!route) return "none";
    std::string text;
    for (const Leg& leg : route->legs) {
      const Arc& arc = network.arc(leg.arc);
      if (!text.empty()) text += ' ';
      text += {letters[arc.from.index()], letters[arc.to.index()]};
    }
    return text;
  }
};

namespace ascii {

inline bool is_junction(char c) { return c >= 'A' && c <= 'Z'; }

inline std::vector<std::string> rows_of(std::string_view drawing) {
  std::vector<std::string> rows(1);
  for (const char c : drawing) {
    if (c == '\n') {
      rows.emplace_back();
    } else {
      rows.back() += c;
    }
  }
  return rows;
}

struct Pen {
  int column_step = 0;
  int row_step = 0;
  std::string_view road;
  char ahead = ' ';
  char back = ' ';
};

}  // namespace ascii

/// Reads such a drawing. Junctions are numbered by rows, links by the junction they leave: east, then south.
inline Town town(std::string_view drawing, std::string_view banned = "") {
  using ascii::is_junction;
  const std::vector<std::string> rows = ascii::rows_of(drawing);
  const auto cell = [&rows](int row, int column) {
    const bool inside = row >= 0 && row < static_cast<int>(rows.size()) && column >= 0 &&
                        column < static_cast<int>(rows[static_cast<std::size_t>(row)].size());
    return inside ? rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] : ' ';
  };

  Town made;
  std::vector<Junction> junctions;
  std::vector<std::pair<int, int>> cells;
  for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
    for (int column = 0; column < static_cast<int>(rows[static_cast<std::size_t>(row)].size()); ++column) {
      if (!is_junction(cell(row, column))) continue;
      made.junctions[cell(row, column)] = id_of<JunctionTag>(junctions.size());
      made.letters.push_back(cell(row, column));
      junctions.push_back({{350000.0 + 100.0 * column, 384000.0 - 100.0 * row}});
      cells.emplace_back(row, column);
    }
  }

  std::vector<Link> links;
  std::string marks;  // by link: '#', '~' or ' '
  constexpr ascii::Pen pens[] = {{1, 0, "-=<>#~", '>', '<'}, {0, 1, "|:^v#~", 'v', '^'}};
  for (std::size_t j = 0; j < junctions.size(); ++j) {
    for (const ascii::Pen& pen : pens) {
      int row = cells[j].first + pen.row_step;
      int column = cells[j].second + pen.column_step;
      Link link;
      link.road_class = RoadClass::Primary;
      bool reversed = false;
      char mark = ' ';
      for (; pen.road.find(cell(row, column)) != std::string_view::npos;
           row += pen.row_step, column += pen.column_step) {
        const char c = cell(row, column);
        if (c == '=' || c == ':') link.road_class = RoadClass::Motorway;
        if (c == '#' || c == '~') mark = c;
        if (c == pen.ahead || c == pen.back) link.one_way = true;
        if (c == pen.back) reversed = true;
      }
      const bool drawn = row != cells[j].first + pen.row_step || column != cells[j].second + pen.column_step;
      if (!drawn || !is_junction(cell(row, column))) continue;
      link.from = id_of<JunctionTag>(j);
      link.to = made.junctions[cell(row, column)];
      if (reversed) std::swap(link.from, link.to);
      link.number = static_cast<std::uint32_t>(links.size() + 1);
      link.line = {junctions[link.from.index()].at, junctions[link.to.index()].at};
      links.push_back(std::move(link));
      marks += mark;
    }
  }
  made.network = Network(std::move(junctions), std::move(links));
  if (!banned.empty()) made.ban(banned);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i] == '#') made.state.close(id_of<LinkTag>(i));
    if (marks[i] == '~') made.state.avoid(id_of<LinkTag>(i));
  }
  return made;
}

}  // namespace tocsin::roads
