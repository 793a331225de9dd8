#include "sim/roads/osm/turn_restrictions.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace tocsin::osm {

namespace {

using roads::BannedTurn;
using roads::JunctionId;
using roads::Link;
using roads::LinkId;
using roads::LinkTag;

/// A restriction's members by their roles.
struct Roles {
  std::vector<std::int64_t> from;
  std::vector<std::int64_t> via_nodes;
  std::vector<std::int64_t> to;
  bool has_via_way = false;
};

Roles roles_of(const Relation& relation) {
  Roles roles;
  for (const Member& member : relation.members) {
    const bool is_way = member.kind == MemberKind::Way;
    if (member.role == "from" && is_way) roles.from.push_back(member.id);
    if (member.role == "to" && is_way) roles.to.push_back(member.id);
    if (member.role == "via" && member.kind == MemberKind::Node) roles.via_nodes.push_back(member.id);
    if (member.role == "via" && is_way) roles.has_via_way = true;
  }
  return roles;
}

/// The restriction that holds for vehicles such as ours; empty where it is for others or at times only.
std::string_view restriction_of(const Tags& tags) {
  for (const std::string_view key : {"restriction", "restriction:motor_vehicle", "restriction:motorcar"}) {
    if (tags.has(key)) return tags[key];
  }
  return {};
}

/// From one link into another.
using Turn = std::pair<LinkId, LinkId>;

bool is_there_and_back(std::span<const Turn> turns) {
  return turns.size() == 2 && turns[0].first == turns[1].second && turns[0].second == turns[1].first;
}

/// The turns between those links that a restriction can be about.
std::vector<Turn> turns_between(std::span<const LinkId> from, std::span<const LinkId> to, const Roles& roles,
                                std::string_view restriction) {
  // A way that goes on through the node has an end on either side: from it into itself is back on the same
  // side for a U-turn, and over to the other side for everything else.
  const bool is_into_itself = roles.from == roles.to;
  const bool is_back = restriction.ends_with("_u_turn");
  std::vector<Turn> turns;
  for (const LinkId a : from) {
    for (const LinkId b : to) {
      if (!is_into_itself || (a == b) == is_back) turns.emplace_back(a, b);
    }
  }
  return turns;
}

/// True where it is clear that a restriction is about all of those turns.
bool means_all(std::span<const Turn> turns, const Roles& roles, std::string_view restriction) {
  if (turns.size() <= 1 || restriction == "no_entry" || restriction == "no_exit") return true;
  if (roles.from != roles.to) return false;
  if (restriction.ends_with("_u_turn")) return true;
  return restriction.ends_with("_straight_on") && is_there_and_back(turns);
}

bool is_restriction(const Relation& relation) { return relation.tags["type"].starts_with("restriction"); }

/// Links by the junction at which they begin or end.
class LinksAt {
 public:
  explicit LinksAt(const BuiltRoads& built) : built_(&built), start_(built.junctions.size() + 1, 0) {
    for (const Link& link : built.links) {
      ++start_[link.from.index() + 1];
      ++start_[link.to.index() + 1];
    }
    for (std::size_t i = 1; i < start_.size(); ++i) start_[i] += start_[i - 1];
    links_.resize(start_.back());
    std::vector<std::uint32_t> next(start_.begin(), start_.end() - 1);
    for (std::size_t i = 0; i < built.links.size(); ++i) {
      links_[next[built.links[i].from.index()]++] = id_of<LinkTag>(i);
      links_[next[built.links[i].to.index()]++] = id_of<LinkTag>(i);
    }
  }

  std::span<const LinkId> at(JunctionId junction) const {
    return std::span(links_).subspan(start_[junction.index()],
                                     start_[junction.index() + 1] - start_[junction.index()]);
  }
  bool arrives(LinkId id, JunctionId junction) const {
    const Link& link = built_->links[id.index()];
    return link.to == junction || (!link.one_way && link.from == junction);
  }
  bool leaves(LinkId id, JunctionId junction) const {
    const Link& link = built_->links[id.index()];
    return link.from == junction || (!link.one_way && link.to == junction);
  }
  /// True where the link's end at the junction is a part of the way.
  bool is_of_way(LinkId id, JunctionId junction, std::int64_t way) const {
    const Link& link = built_->links[id.index()];
    const Origin& origin = built_->origins[id.index()];
    return (link.from == junction && origin.way_at_from == way) ||
           (link.to == junction && origin.way_at_to == way);
  }

 private:
  const BuiltRoads* built_;
  std::vector<std::uint32_t> start_;
  std::vector<LinkId> links_;
};

class Restrictions {
 public:
  Restrictions(const Positions& positions, const BuiltRoads& built, ImportReport& report)
      : positions_(&positions), built_(&built), links_(built), report_(&report) {}

  void add(const Relation& relation);
  std::vector<BannedTurn> bans() { return std::move(bans_); }

 private:
  using Role = bool (LinksAt::*)(LinkId, JunctionId) const;
  std::vector<LinkId> links_of(std::span<const std::int64_t> ways, JunctionId via, Role role) const;
  /// False where there was nothing to ban, or it was dropped.
  bool ban(std::string_view restriction, const Roles& roles, JunctionId via);
  void ban_all_but(const Turn& turn, JunctionId via);
  void drop(std::string_view why) { ++report_->dropped["turn restrictions " + std::string(why)]; }

  const Positions* positions_;
  const BuiltRoads* built_;
  LinksAt links_;
  ImportReport* report_;
  std::vector<BannedTurn> bans_;
};

std::vector<LinkId> Restrictions::links_of(std::span<const std::int64_t> ways, JunctionId via,
                                           Role role) const {
  std::vector<LinkId> found;
  for (const std::int64_t way : ways) {
    for (const LinkId link : links_.at(via)) {
      if (links_.is_of_way(link, via, way) && (links_.*role)(link, via)) found.push_back(link);
    }
  }
  return found;
}

void Restrictions::add(const Relation& relation) {
  const std::string_view restriction = restriction_of(relation.tags);
  if (restriction.empty()) return drop("at times or for some vehicles only");
  const Roles roles = roles_of(relation);
  if (roles.has_via_way) return drop("through a way, not a node");
  if (roles.from.empty() || roles.to.empty() || roles.via_nodes.size() != 1)
    return drop("without from, via or to");
  const auto node = positions_->find(roles.via_nodes.front());
  const auto via = node ? built_->junction_at(*node) : std::nullopt;
  if (!via) return drop("at a node of no road");
  if (!ban(restriction, roles, *via)) return;
  const std::string_view except = relation.tags["except"];
  if (except.find("emergency") != std::string_view::npos) {
    ++report_->noted["turn restrictions that except emergency vehicles: banned for all"];
  } else if (!except.empty()) {
    ++report_->noted["turn restrictions that except other vehicles: banned for all"];
  }
}

bool Restrictions::ban(std::string_view restriction, const Roles& roles, JunctionId via) {
  const std::vector<Turn> turns =
      turns_between(links_of(roles.from, via, &LinksAt::arrives), links_of(roles.to, via, &LinksAt::leaves),
                    roles, restriction);
  if (turns.empty()) {
    drop("between ways that do not meet, or are not driven so");
  } else if (!means_all(turns, roles, restriction)) {
    drop("that leave open which link is meant");
  } else if (restriction.starts_with("only_")) {
    for (const Turn& turn : turns) ban_all_but(turn, via);
    ++report_->kept["turn restrictions that leave one turn: all others banned"];
    return true;
  } else if (restriction.starts_with("no_")) {
    for (const auto& [from, to] : turns) bans_.push_back({from, via, to});
    ++report_->kept["turn restrictions that forbid a turn"];
    return true;
  } else {
    drop("of an unknown kind");
  }
  return false;
}

void Restrictions::ban_all_but(const Turn& turn, JunctionId via) {
  for (const LinkId other : links_.at(via)) {
    if (other != turn.second && links_.leaves(other, via)) bans_.push_back({turn.first, via, other});
  }
}

}  // namespace

std::vector<std::uint32_t> restriction_nodes(std::span<const Relation> relations,
                                             const Positions& positions) {
  std::vector<std::uint32_t> nodes;
  for (const Relation& relation : relations) {
    if (!is_restriction(relation)) continue;
    for (const std::int64_t id : roles_of(relation).via_nodes) {
      if (const auto node = positions.find(id)) nodes.push_back(*node);
    }
  }
  return nodes;
}

std::vector<BannedTurn> banned_turns(std::span<const Relation> relations, const Positions& positions,
                                     const BuiltRoads& built, ImportReport& report) {
  Restrictions restrictions(positions, built, report);
  for (const Relation& relation : relations) {
    if (is_restriction(relation)) restrictions.add(relation);
  }
  std::vector<BannedTurn> bans = restrictions.bans();
  std::sort(bans.begin(), bans.end());
  bans.erase(std::unique(bans.begin(), bans.end()), bans.end());
  if (!bans.empty()) report.kept["turns banned"] = bans.size();
  return bans;
}

}  // namespace tocsin::osm
