#include "render/inspector.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "render/names.hpp"
#include "render/panels.hpp"
#include "render/road_hit.hpp"
#include "render/scene.hpp"
#include "render/tools.hpp"
#include "sim/model/rvps.hpp"

namespace tocsin::render {

namespace {

bool has_field(const journal::Entry& entry, std::string_view name, const std::string& value) {
  const model::FieldValue* field = model::find_field(entry.fields, name);
  const auto* text = field != nullptr ? std::get_if<std::string>(field) : nullptr;
  return text != nullptr && *text == value;
}

std::string joined(const std::vector<std::string>& words, std::string_view none) {
  return words.empty() ? std::string(none) : fmt::format("{}", fmt::join(words, ", "));
}

/// One card in the making: the arguments once, a function for each kind of thing.
class CardMaker {
 public:
  CardMaker(const Shown& shown, const CardSources& sources)
      : shown_(shown),
        setting_(shown.setting),
        scenario_(shown.setting.scenario),
        world_(shown.world),
        sources_(sources) {}

  void operator()(model::UnitId id);
  void operator()(model::RvpId id);
  void operator()(model::StationId id);
  void operator()(model::ReceptorId id);
  void operator()(model::ClosureId id);
  void operator()(model::SlowdownId id);
  void operator()(model::CordonId id);
  void operator()(Site);

  void title(std::string words) { card_.title = std::move(words); }
  void row(std::string label, std::string text) {
    if (!text.empty()) card_.rows.push_back({std::move(label), std::move(text)});
  }
  Card take() { return std::move(card_); }

 private:
  std::string clock(SimTime t) const { return short_clock(setting_, t); }
  std::string since(SimTime t) const { return "since " + clock(t); }
  const std::string& rvp_name(model::RvpId id) const { return model::rvp_of(setting_, world_, id).name; }
  /// The last entry of that kind with that field.
  const journal::Entry* last(std::string_view kind, std::string_view field, const std::string& value) const;
  /// Whose doing an entry is: a seat's, or the plan's.
  std::string by(const journal::Entry* entry) const;
  void add_route(const model::UnitState& unit);
  void add_roads(const std::vector<roads::LinkId>& links);
  std::string kept_from(bool is_known) const {
    return is_known ? "the control rooms know" : "the control rooms do not know yet";
  }

  const Shown& shown_;
  const model::Setting& setting_;
  const model::Scenario& scenario_;
  const model::World& world_;
  const CardSources& sources_;
  Card card_;
};

const journal::Entry* CardMaker::last(std::string_view kind, std::string_view field,
                                      const std::string& value) const {
  for (auto entry = sources_.entries.rbegin(); entry != sources_.entries.rend(); ++entry) {
    if (entry->kind == kind && has_field(*entry, field, value)) return &*entry;
  }
  return nullptr;
}

std::string CardMaker::by(const journal::Entry* entry) const {
  if (entry == nullptr) return {};
  if (entry->cause > 0 && entry->cause <= sources_.entries.size()) {
    const std::string& seat = sources_.entries[entry->cause - 1].seat;
    if (!seat.empty()) return seat;
  }
  return "the plan";
}

std::string approach_words(model::Approach approach) {
  switch (approach) {
    case model::Approach::Usual:
      return {};
    case model::Approach::Downwind:
      return "through ground downwind: no other way leads there clear of the hazard";
    case model::Approach::DownwindQuicker:
      return "through ground downwind: the other way takes longer";
    case model::Approach::RvpDownwind:
      return "its RVP lies downwind";
  }
  return {};
}

void CardMaker::add_route(const model::UnitState& unit) {
  const auto left = left_to_drive(unit, shown_.now);
  if (!left) return;
  row("To go", fmt::format("{} of {}", distance_words(*left), distance_words(unit.route->length)));
  // What one would be told over the radio: no roundabout of its own, and no road twice running.
  constexpr double worth_naming_m = 200.0;
  std::vector<std::string> roads;
  for (const roads::RoadStretch& stretch : roads::roads_along(setting_.map.network, *unit.route)) {
    if (stretch.length.value < worth_naming_m) continue;
    std::string name = stretch.ref;
    if (!stretch.name.empty()) name += (name.empty() ? "" : " ") + stretch.name;
    if (!name.empty() && (roads.empty() || roads.back() != name)) roads.push_back(std::move(name));
  }
  row("By", joined(roads, "unnamed roads"));
  row("Approach", approach_words(unit.approach));
}

void CardMaker::operator()(model::UnitId id) {
  const model::Unit& unit = scenario_.units[id.index()];
  const model::UnitState& state = world_.units[id.index()];
  const std::vector<UnitRow> rows = unit_rows(setting_, world_, shown_.now);
  const auto& words =
      *std::find_if(rows.begin(), rows.end(), [id](const UnitRow& unit_row) { return unit_row.id == id; });
  card_.what = words.kind;
  if (unit.crew > 0) card_.what += fmt::format(", crew of {}", unit.crew);
  card_.what += ", " + plain_name(scenario_.stations[unit.station.index()].name);
  row("State", words.state);
  row("Since", clock(state.since));
  row("Task", words.task);
  row("Arrives", words.arrival);
  add_route(state);
  CardMenu send{"Send to", {}};
  for (const model::RvpId rvp : rvps_there(shown_)) {
    send.choices.push_back(
        {plain_name(rvp_name(rvp)), model::DispatchUnit{unit.id, model::rvp_of(setting_, world_, rvp).id}});
  }
  card_.menus.push_back(std::move(send));
  if (words.is_committed) card_.actions.push_back({"Release", model::ReleaseUnit{unit.id}});
}

void CardMaker::operator()(model::RvpId id) {
  const model::Rvp& rvp = model::rvp_of(setting_, world_, id);
  const model::RvpStanding standing = model::rvp_standing(setting_, world_, id);
  card_.what = "rendezvous point";
  if (const auto set_up = world_.rvps[id.index()].set_up) card_.what += ", set up " + clock(*set_up);
  row("Use", standing.untenable_since ? "untenable " + since(*standing.untenable_since) : "tenable");
  row("Why", standing.untenable_since ? model::why_untenable(standing) : std::string{});
  if (standing.untenable_since.has_value() != standing.known_untenable_since.has_value()) {
    row("Control",
        standing.untenable_since ? "takes it to be tenable still" : "takes it to be untenable still");
  } else if (standing.known_untenable_since) {
    row("Control", "knows " + since(*standing.known_untenable_since));
  }
  if (standing.untenable_since) {
    row("Instead", standing.alternate ? plain_name(rvp_name(*standing.alternate)) : "no RVP is left");
  }
  std::vector<std::string> there, coming;
  CardMenu send{"Send here", {}};
  for (std::size_t i = 0; i < world_.units.size(); ++i) {
    const model::UnitState& unit = world_.units[i];
    const std::string& callsign = scenario_.units[i].callsign;
    if (unit.status == model::UnitStatus::Available)
      send.choices.push_back({callsign, model::DispatchUnit{scenario_.units[i].id, rvp.id}});
    if (unit.rvp != id) continue;
    if (unit.status == model::UnitStatus::AtRvp) there.push_back(callsign);
    if (unit.status == model::UnitStatus::Mobile)
      coming.push_back(callsign + (unit.is_stuck ? " (stopped)" : " " + clock(unit.arrives)));
    if (unit.status == model::UnitStatus::TurningOut) coming.push_back(callsign + " (turning out)");
    if (unit.status == model::UnitStatus::OffMap) coming.push_back(callsign + " (beyond the map)");
  }
  row("There", joined(there, "nobody"));
  row("Coming", joined(coming, "nobody"));
  if (!send.choices.empty()) card_.menus.push_back(std::move(send));
}

void CardMaker::operator()(model::StationId id) {
  const model::Station& station = scenario_.stations[id.index()];
  card_.what = plain_name(scenario_.organisations[station.organisation.index()].name);
  if (station.off_map > Duration{0})
    row("Place", "beyond the map: its units come on to it here after " + format_duration(station.off_map));
  if (world_.station_in_hazard[id.index()] != 0) row("Hazard", "the station lies in the hazard");
  std::vector<std::string> home, away;
  for (std::size_t i = 0; i < world_.units.size(); ++i) {
    if (scenario_.units[i].station != id) continue;
    const model::UnitStatus status = world_.units[i].status;
    const bool is_home = status == model::UnitStatus::Available || status == model::UnitStatus::Unavailable ||
                         status == model::UnitStatus::TurningOut;
    (is_home ? home : away).push_back(scenario_.units[i].callsign);
  }
  row("At home", joined(home, "no unit"));
  row("Out", joined(away, "no unit"));
}

void CardMaker::operator()(model::ReceptorId id) {
  const model::Receptor& receptor = scenario_.receptors[id.index()];
  card_.what = receptor.kind;
  std::replace(card_.what.begin(), card_.what.end(), '_', ' ');
  const bool is_reached = world_.receptor_in_hazard[id.index()] != 0;
  const journal::Entry* entered = last("ReceptorEntered", "receptor", receptor.id);
  const journal::Entry* cleared = last("ReceptorCleared", "receptor", receptor.id);
  if (is_reached) {
    row("Hazard", entered != nullptr ? "in it " + since(entered->at) : "in it");
  } else {
    row("Hazard", cleared != nullptr ? "clear of it since " + clock(cleared->at) : "not reached");
  }
  const HazardContour* worst = nullptr;
  for (const HazardContour& contour : sources_.hazard.contours) {
    for (const hazard::FootprintPiece& piece : contour.pieces) {
      const auto is_in = [&](const auto& ring) { return inside_ring(receptor.position, ring); };
      if (is_in(piece.outer) && std::none_of(piece.holes.begin(), piece.holes.end(), is_in)) worst = &contour;
    }
  }
  if (worst != nullptr) row("Level", fmt::format("{} or above: {}", worst->name, worst->words));
}

void CardMaker::add_roads(const std::vector<roads::LinkId>& links) {
  std::vector<std::string> roads;
  for (const roads::LinkId link : links) {
    std::string title = road_title(setting_.map.network.link(link));
    if (std::find(roads.begin(), roads.end(), title) == roads.end()) roads.push_back(std::move(title));
  }
  row("Roads",
      fmt::format("{} ({} {})", joined(roads, "none"), links.size(), links.size() == 1 ? "link" : "links"));
}

void CardMaker::operator()(model::ClosureId id) {
  const model::Closure& closure = model::closure_of(setting_, world_, id);
  const model::ClosureState& state = world_.closures[id.index()];
  card_.what = "closure";
  std::vector<roads::LinkId> links;
  std::vector<std::string> ways;
  for (const model::ClosedLink& closed : closure.links) {
    links.push_back(closed.link);
    const double middle_m = setting_.map.network.link(closed.link).length_m / 2.0;
    std::string way = words_of(setting_.map.network, {closed.link, middle_m}, closed.ways);
    if (std::find(ways.begin(), ways.end(), way) == ways.end()) ways.push_back(std::move(way));
  }
  add_roads(links);
  row("Closed", joined(ways, ""));
  if (state.made) row("Since", clock(*state.made));
  row("By", by(last("ClosureMade", "closure", closure.id)));
  row("Control", kept_from(state.is_known));
  if (state.in_force()) card_.actions.push_back({"Lift", model::LiftClosure{closure.id}});
}

void CardMaker::operator()(model::SlowdownId id) {
  const model::Slowdown& slowdown = model::slowdown_of(setting_, world_, id);
  const model::SlowdownState& state = world_.slowdowns[id.index()];
  card_.what = "slow-down";
  add_roads(slowdown.links);
  row("Takes", fmt::format("{} % of the usual time", slowdown.percent));
  if (state.began) row("Since", clock(*state.began));
  row("By", by(last("SlowdownBegan", "slowdown", slowdown.id)));
  row("Control", kept_from(state.is_known));
  if (state.in_force()) card_.actions.push_back({"End", model::EndSlowdown{slowdown.id}});
}

void CardMaker::operator()(model::CordonId id) {
  const model::Cordon& cordon = model::cordon_of(setting_, world_, id);
  const model::CordonState& state = world_.cordons[id.index()];
  card_.what = cordon.kind == model::CordonKind::Inner ? "inner cordon" : "outer cordon";
  row("Area", area_words(ring_area_m2(cordon.ring)));
  row("Round", distance_words(ring_length(cordon.ring)));
  if (state.set) row("Since", clock(*state.set));
  row("By", by(last("CordonSet", "cordon", cordon.id)));
  if (state.in_force()) card_.actions.push_back({"Lift", model::LiftCordon{cordon.id}});
}

void CardMaker::operator()(Site) {
  card_.what = "the incident, " + plain_name(scenario_.site_operator);
  row("Incident", scenario_.incident.description);
  if (model::has_hazard(setting_)) {
    const SimTime begins = model::hazard_begins(setting_);
    row("Hazard", begins > shown_.now       ? std::string("none yet")
                  : sources_.hazard.empty() ? "since " + clock(begins) + ", nothing above a level now"
                                            : since(begins));
  }
}

}  // namespace

std::string words_of(LatLon place) {
  return fmt::format("{:.4f} {}, {:.4f} {}", std::abs(place.lat_deg), place.lat_deg < 0.0 ? "S" : "N",
                     std::abs(place.lon_deg), place.lon_deg < 0.0 ? "W" : "E");
}

std::optional<Metres> left_to_drive(const model::UnitState& unit, SimTime now) {
  const bool is_driving =
      unit.status == model::UnitStatus::Mobile || unit.status == model::UnitStatus::Returning;
  if (!unit.route || !is_driving) return std::nullopt;
  const roads::OnRoute on = roads::on_route_after(*unit.route, now - unit.route_started);
  if (!on.leg) return Metres{0.0};
  double left_m = std::abs(unit.route->legs[*on.leg].to_m - on.position.along_m);
  for (std::size_t i = *on.leg + 1; i < unit.route->legs.size(); ++i)
    left_m += std::abs(unit.route->legs[i].to_m - unit.route->legs[i].from_m);
  return Metres{left_m};
}

Card card_of(const Shown& shown, const Thing& thing, const CardSources& sources) {
  CardMaker maker(shown, sources);
  maker.title(title_of(shown, thing));
  const auto at = place_of(shown, thing);
  maker.row("At", at ? format_grid_reference(*at, 3) + ", " + words_of(sources.projection.to_lat_lon(*at))
                     : std::string("beyond the map"));
  std::visit(maker, thing);
  return maker.take();
}

std::string callout_of(const Shown& shown, const Thing& thing) {
  std::string title = title_of(shown, thing);
  if (const auto* unit = std::get_if<model::UnitId>(&thing)) {
    for (const UnitRow& row : unit_rows(shown.setting, shown.world, shown.now)) {
      if (row.id != *unit) continue;
      return title + ": " + row.state + (row.arrival.empty() ? "" : ", " + row.arrival);
    }
  }
  if (const auto* rvp = std::get_if<model::RvpId>(&thing)) {
    const auto since = shown.world.rvps[rvp->index()].untenable_since;
    return since ? title + ": untenable since " + short_clock(shown.setting, *since) : title;
  }
  return title;
}

}  // namespace tocsin::render
