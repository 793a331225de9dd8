#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "render/barred_arrows.hpp"
#include "render/hazard_shapes.hpp"
#include "render/names.hpp"
#include "render/panels.hpp"
#include "render/scene.hpp"
#include "render/symbol_table.hpp"
#include "render/ways.hpp"
#include "sim/model/rvps.hpp"

namespace tocsin::render {

namespace {

// Columns and rows of units that stand at one place.
constexpr double stack_px = 19.0;
constexpr int stack_columns = 5;
constexpr std::size_t label_line = 24;
constexpr std::size_t hours_and_minutes = 5;  // of a clock's text
// Nearer than this, receptors carry their letters, and what moves says when it arrives.
constexpr double near_m_per_px = 9.0;
constexpr double arrival_m_per_px = 12.0;

/// One overlay in the making: the arguments once, a function for each kind of thing.
class Overlay {
 public:
  Overlay(const model::Setting& setting, const model::World& world, SimTime now, const Palette& palette,
          const OverlayOptions& options)
      : setting_(setting),
        scenario_(setting.scenario),
        world_(world),
        now_(now),
        palette_(palette),
        options_(options),
        symbols_(*options.symbols) {}

  void add_hazard(const HazardPicture& picture);
  void add_cordons();
  void add_closures();
  void add_ends_of_ways();
  void add_receptors();
  void add_stations();
  void add_rvps();
  void add_site();
  void add_units();
  Scene take() { return std::move(scene_); }

 private:
  bool sees_truth() const { return options_.view == View::Facilitator; }
  bool is_in_hazard(model::StationId id) const;
  SymbolState shown_state(model::UnitId id) const;
  LabelStyle tag(double size_px, Colour text) const {
    return {size_px, LabelFace::Bold, LabelGround::Tag, text, palette_.paper, LabelDepth::Top};
  }
  void add_closed_link(const roads::Link& link);
  void add_one_way_closure(const roads::Link& link, roads::Direction closed);
  void add_slowed_link(const roads::Link& link);
  /// A line along the road, as much wider than it as the row says.
  void add_on_road(const roads::Link& link, SymbolId id, std::uint8_t alpha);
  void add_road_label(const std::string& key, const std::string& text, roads::LinkId link);
  void add_unit(model::UnitId id, GridPoint at, Pixel offset);
  void add_unit_label(model::UnitId id, GridPoint at, Pixel offset, double size_px);

  const model::Setting& setting_;
  const model::Scenario& scenario_;
  const model::World& world_;
  SimTime now_;
  const Palette& palette_;
  const OverlayOptions& options_;
  const SymbolTable& symbols_;
  Scene scene_;
  std::vector<GridPoint> crosses_;
};

void Overlay::add_hazard(const HazardPicture& picture) {
  if (!sees_truth()) return;
  Scene shapes = hazard_shapes(picture, model::local_clock(setting_, picture.at), symbols_, palette_);
  std::move(shapes.areas.begin(), shapes.areas.end(), std::back_inserter(scene_.areas));
  std::move(shapes.lines.begin(), shapes.lines.end(), std::back_inserter(scene_.lines));
  std::move(shapes.labels.begin(), shapes.labels.end(), std::back_inserter(scene_.labels));
}

// Crosses at even distances along the link, at least one.
void Overlay::add_closed_link(const roads::Link& link) {
  add_on_road(link, SymbolId::ClosedRoad, 255);
  const double spacing_m = 26.0 * options_.metres_per_pixel;
  double until_next = spacing_m / 2.0;
  bool has_cross = false;
  const auto cross = [&](GridPoint at) {
    has_cross = true;
    // Two carriageways and short links would otherwise make a thicket.
    const auto is_near = [&](GridPoint other) {
      return distance(at, other).value < 20.0 * options_.metres_per_pixel;
    };
    if (std::any_of(crosses_.begin(), crosses_.end(), is_near)) return;
    crosses_.push_back(at);
    Symbol symbol = symbols_.symbol(SymbolId::ClosureCross, palette_);
    symbol.layer = Layer::Closures;
    symbol.at = at;
    scene_.symbols.push_back(std::move(symbol));
  };
  for (std::size_t i = 0; i + 1 < link.line.size(); ++i) {
    const double length = distance(link.line[i], link.line[i + 1]).value;
    double along = until_next;
    for (; along < length; along += spacing_m) {
      cross(link.line[i] + (link.line[i + 1] - link.line[i]) * (along / length));
    }
    until_next = along - length;
  }
  if (!has_cross && link.length_m > 8.0 * options_.metres_per_pixel) cross(link.line[link.line.size() / 2]);
}

// The way against the closed one stays open, so no crosses.
void Overlay::add_one_way_closure(const roads::Link& link, roads::Direction closed) {
  std::vector<GridPoint> way = link.line;
  if (closed == roads::Direction::Backward) std::reverse(way.begin(), way.end());
  const double px = options_.metres_per_pixel;
  const double half_m = std::max(5.0, road_width_px(link.road_class, px) / 2.0 + 2.0) * px;
  for (std::vector<GridPoint>& stroke : barred_arrows(way, half_m, px)) {
    scene_.lines.push_back({Layer::Closures, stroke, 5.0, palette_.halo, Dash::Solid, Ends::Flat});
    scene_.lines.push_back(
        {Layer::Closures, std::move(stroke), 2.4, palette_.closure, Dash::Solid, Ends::Flat});
  }
}

void Overlay::add_slowed_link(const roads::Link& link) { add_on_road(link, SymbolId::SlowRoad, 190); }

void Overlay::add_on_road(const roads::Link& link, SymbolId id, std::uint8_t alpha) {
  LineShape line = symbols_.line(id, palette_);
  line.layer = Layer::Closures;
  line.points = link.line;
  line.width_px += road_width_px(link.road_class, options_.metres_per_pixel);
  line.colour = with_alpha(line.colour, alpha);
  scene_.lines.push_back(std::move(line));
}

void Overlay::add_road_label(const std::string& key, const std::string& text, roads::LinkId link) {
  const auto& line = setting_.map.network.link(link).line;
  Label label;
  label.key = key;
  label.text = in_lines(text, label_line + 4);
  label.at = line[line.size() / 2];
  label.clearance_px = 9.0;
  label.priority = 80;
  label.style = tag(11.5, palette_.closure);
  scene_.labels.push_back(std::move(label));
}

/// Its corners farthest north, south, east and west: where its name may stand.
std::array<GridPoint, 4> outermost(const std::vector<GridPoint>& ring) {
  const auto by_northing = [](GridPoint a, GridPoint b) { return a.northing_m < b.northing_m; };
  const auto by_easting = [](GridPoint a, GridPoint b) { return a.easting_m < b.easting_m; };
  return {*std::max_element(ring.begin(), ring.end(), by_northing),
          *std::min_element(ring.begin(), ring.end(), by_northing),
          *std::max_element(ring.begin(), ring.end(), by_easting),
          *std::min_element(ring.begin(), ring.end(), by_easting)};
}

// Red on white, so that it stands out from the hazard's red and from any ground: solid or dashed.
void Overlay::add_cordons() {
  for (std::size_t i = 0; i < world_.cordons.size(); ++i) {
    if (!world_.cordons[i].in_force()) continue;
    const model::Cordon& cordon = model::cordon_of(setting_, world_, id_of<model::CordonTag>(i));
    std::vector<GridPoint> line = cordon.ring;
    line.push_back(line.front());
    const bool is_inner = cordon.kind == model::CordonKind::Inner;
    LineShape edge = symbols_.line(is_inner ? SymbolId::InnerCordon : SymbolId::OuterCordon, palette_);
    edge.layer = Layer::Cordons;
    edge.points = line;
    scene_.lines.push_back(
        {Layer::Cordons, std::move(line), edge.width_px + 3.5, rgb(0xFFFFFF), Dash::Solid, Ends::Round});
    scene_.lines.push_back(std::move(edge));
    Label label;
    label.sharing = "cordon:" + cordon.id;
    label.sharing_px = 1e9;
    label.text = in_lines(plain_name(cordon.name), label_line);
    label.clearance_px = 6.0;
    label.priority = 84;
    label.style = tag(11.5, palette_.closure);
    for (const GridPoint place : outermost(cordon.ring)) {
      label.key = label.sharing + ":" + std::to_string(scene_.labels.size());
      label.at = place;
      scene_.labels.push_back(label);
      --label.priority;
    }
  }
}

void Overlay::add_closures() {
  for (const auto& [link, state] : world_.roads.changed()) {
    if (state.slowed_percent > 100) add_slowed_link(setting_.map.network.link(link));
    const roads::Link& closed = setting_.map.network.link(link);
    const bool is_shut = state.closed_forward && (state.closed_backward || closed.one_way);
    if (is_shut) {
      add_closed_link(closed);
    } else if (state.closed_forward || state.closed_backward) {
      add_one_way_closure(closed,
                          state.closed_forward ? roads::Direction::Forward : roads::Direction::Backward);
    }
  }
  for (std::size_t i = 0; i < world_.closures.size(); ++i) {
    if (!world_.closures[i].in_force()) continue;
    const model::Closure& closure = model::closure_of(setting_, world_, id_of<model::ClosureTag>(i));
    if (closure.links.empty()) continue;
    add_road_label("closure:" + closure.id, "Closed: " + plain_name(closure.name),
                   closure.links[closure.links.size() / 2].link);
  }
  for (std::size_t i = 0; i < world_.slowdowns.size(); ++i) {
    if (!world_.slowdowns[i].in_force()) continue;
    const model::Slowdown& slowdown = model::slowdown_of(setting_, world_, id_of<model::SlowdownTag>(i));
    if (slowdown.links.empty()) continue;
    add_road_label("slowdown:" + slowdown.id, "Slow: " + plain_name(slowdown.name),
                   slowdown.links[slowdown.links.size() / 2]);
  }
}

void Overlay::add_ends_of_ways() {
  const roads::Network& network = setting_.map.network;
  for (std::size_t i = 0; i < world_.units.size(); ++i) {
    const model::UnitState& unit = world_.units[i];
    if (!is_on_its_way(unit) || unit.status != model::UnitStatus::Mobile) continue;
    Symbol end = symbols_.symbol(SymbolId::RouteEnd, service_of(scenario_.units[i].kind), palette_);
    end.layer = Layer::Routes;
    const auto& legs = unit.route->legs;
    end.at = network.point_at(legs.empty() ? unit.route->from
                                           : roads::RoadPosition{legs.back().link, legs.back().to_m});
    scene_.symbols.push_back(std::move(end));
  }
}

Symbol receptor_symbol(const model::Receptor& receptor, const SymbolTable& symbols, const Palette& palette,
                       double metres_per_pixel) {
  const SymbolId id = symbol_of_receptor(receptor.kind);
  const bool is_far = metres_per_pixel >= near_m_per_px;
  Symbol symbol = symbols.symbol(is_far ? SymbolId::FarReceptor : id, palette);
  // From far off a place where people need help to leave is darker than the others.
  if (is_far && !is_vulnerable(id)) symbol.colour = mixed(symbol.colour, palette.land, 0.45);
  if (is_far) symbol.edge = palette.halo;
  symbol.layer = Layer::Receptors;
  symbol.at = receptor.position;
  return symbol;
}

// Those in the cloud are drawn over their plain symbols, which belong to the basemap.
void Overlay::add_receptors() {
  const bool is_near = options_.metres_per_pixel < near_m_per_px;
  for (std::size_t i = 0; i < scenario_.receptors.size(); ++i) {
    const model::Receptor& receptor = scenario_.receptors[i];
    const bool in_cloud =
        sees_truth() && i < world_.receptor_in_hazard.size() && world_.receptor_in_hazard[i] != 0;
    const SymbolId id = symbol_of_receptor(receptor.kind);
    Symbol symbol = symbols_.symbol(id, palette_);
    if (in_cloud) {
      symbol = symbols_.in_state(std::move(symbol), SymbolState::InHazard, palette_);
      symbol.layer = Layer::Receptors;
      symbol.at = receptor.position;
      if (!is_near) symbol.size_px = 8.0, symbol.letters.clear();
      scene_.symbols.push_back(symbol);
    }
    if (options_.metres_per_pixel > 5.0 && !in_cloud) continue;
    Label label;
    label.key = "receptor:" + receptor.id;
    label.text = in_lines(receptor.name, label_line);
    label.at = receptor.position;
    label.clearance_px = symbol.size_px / 2.0 + (in_cloud ? 2.0 : 0.0);
    label.priority = in_cloud && is_vulnerable(id) ? 50 : in_cloud ? 25 : 10;
    const Colour ink =
        in_cloud ? mixed(symbol.colour, palette_.text, 0.45) : mixed(palette_.text, palette_.land, 0.2);
    label.style = {10.5, LabelFace::Plain, LabelGround::Halo, ink, palette_.halo, LabelDepth::Top};
    scene_.labels.push_back(std::move(label));
  }
}

void Overlay::add_stations() {
  for (std::size_t i = 0; i < scenario_.stations.size(); ++i) {
    const model::Station& station = scenario_.stations[i];
    const bool in_hazard = sees_truth() && is_in_hazard(id_of<model::StationTag>(i));
    const Service service = service_of(scenario_.organisations[station.organisation.index()].kind);
    Symbol symbol = symbols_.symbol(SymbolId::Station, service, palette_);
    if (in_hazard) symbol.mark = symbols_.state(SymbolState::Unavailable).mark;
    symbol.layer = Layer::Points;
    symbol.at = station.position;
    scene_.symbols.push_back(std::move(symbol));
    Label label;
    label.key = "station:" + station.id;
    label.text = plain_name(station.name);
    // What a bracket says of where it is, the map says itself.
    if (station.off_map > Duration{0}) {
      label.text = label.text.substr(0, label.text.find(" (off the map")) + ", enters here, " +
                   format_duration(station.off_map) + " off the map";
    }
    label.text = in_lines(label.text, label_line);
    label.at = station.position;
    label.clearance_px = 7.0;
    label.priority = in_hazard ? 78 : 48;
    label.style = {11.5, LabelFace::Plain, LabelGround::Halo, palette_.text, palette_.halo, LabelDepth::Top};
    if (in_hazard) label.text += " (in the hazard)", label.style.face = LabelFace::Bold;
    scene_.labels.push_back(std::move(label));
  }
}

void Overlay::add_rvps() {
  for (std::size_t i = 0; i < world_.rvps.size(); ++i) {
    const auto id = id_of<model::RvpTag>(i);
    const model::Rvp& rvp = model::rvp_of(setting_, world_, id);
    const model::RvpStanding standing = model::rvp_standing(setting_, world_, id);
    const bool is_untenable = sees_truth() && standing.untenable_since;
    Symbol symbol = flag_of(rvp, symbols_, palette_);
    if (is_untenable) symbol = symbols_.in_state(std::move(symbol), SymbolState::Untenable, palette_);
    scene_.symbols.push_back(symbol);
    const FlagName name = flag_name(rvp.name);
    Label label;
    label.key = "rvp:" + rvp.id;
    label.text = in_lines(name.beside, label_line);
    if (is_untenable) {
      label.text +=
          fmt::format("\nuntenable: {}, since {}", standing.hazard,
                      short_clock(setting_, *standing.untenable_since).substr(0, hours_and_minutes));
      if (!standing.known_untenable_since) label.text += "\ncontrol does not know yet";
    }
    label.at = rvp.position;
    label.offset = {20.0, -23.0};
    label.clearance_px = 21.0;
    label.priority = 90;
    label.style = {12.5, LabelFace::Bold, LabelGround::Halo, palette_.text, palette_.halo, LabelDepth::Top};
    // It stands in the hazard's hatching.
    if (is_untenable) label.style = tag(12.5, palette_.closure);
    scene_.labels.push_back(std::move(label));
  }
}

void Overlay::add_site() {
  const bool is_site = scenario_.incident.kind == model::IncidentKind::Upset;
  Symbol symbol = symbols_.symbol(is_site ? SymbolId::Site : SymbolId::Incident, palette_);
  symbol.layer = Layer::Points;
  symbol.at = scenario_.incident.position;
  scene_.symbols.push_back(std::move(symbol));
  Label label;
  label.key = "site";
  // A bracket behind the site's name says which it is on some list; the map has no room for that.
  label.text = in_lines(scenario_.site_name.substr(0, scenario_.site_name.find(" (")), label_line);
  label.places = LabelPlaces::AroundFar;
  label.at = scenario_.incident.position;
  label.clearance_px = 13.0;
  label.priority = 95;
  label.style = {13.0, LabelFace::Bold, LabelGround::Halo, palette_.text, palette_.halo, LabelDepth::Top};
  scene_.labels.push_back(std::move(label));
}

bool stands_in_row(model::UnitStatus status) {
  return status != model::UnitStatus::Mobile && status != model::UnitStatus::Returning;
}

void Overlay::add_unit_label(model::UnitId id, GridPoint at, Pixel offset, double size_px) {
  const model::UnitStatus status = world_.units[id.index()].status;
  const bool is_waiting = status == model::UnitStatus::Available || status == model::UnitStatus::Unavailable;
  const bool is_selected = options_.selected == id;
  if (is_waiting && !is_selected && options_.metres_per_pixel > 3.0) return;
  Label label;
  label.key = "unit:" + scenario_.units[id.index()].id;
  label.text = scenario_.units[id.index()].callsign;
  const bool is_driving = status == model::UnitStatus::Mobile || status == model::UnitStatus::Returning;
  if (is_driving && !world_.units[id.index()].is_stuck && options_.metres_per_pixel <= arrival_m_per_px)
    label.text += " \u00B7 " + short_clock(setting_, world_.units[id.index()].arrives).substr(0, 5);
  label.at = at;
  label.offset = offset;
  label.clearance_px = size_px / 2.0 + 1.0;
  label.priority = is_selected ? 99 : status == model::UnitStatus::AtRvp ? 58 : is_waiting ? 15 : 75;
  label.style = {11.5, LabelFace::Bold, LabelGround::Halo, palette_.text, palette_.halo, LabelDepth::Top};
  scene_.labels.push_back(std::move(label));
}

bool Overlay::is_in_hazard(model::StationId id) const {
  const std::size_t i = id.index();
  return i < world_.station_in_hazard.size() && world_.station_in_hazard[i] != 0;
}

// What the cloud does to a station the room learns from a message.
SymbolState Overlay::shown_state(model::UnitId id) const {
  const SymbolState state = state_of(world_.units[id.index()]);
  const bool is_by_cloud =
      state == SymbolState::Unavailable && is_in_hazard(scenario_.units[id.index()].station);
  return is_by_cloud && !sees_truth() ? SymbolState::Available : state;
}

void Overlay::add_unit(model::UnitId id, GridPoint at, Pixel offset) {
  const model::UnitState& state = world_.units[id.index()];
  const SymbolState doing = shown_state(id);
  Symbol symbol = symbols_.in_state(symbols_.symbol(symbol_of(scenario_.units[id.index()].kind), palette_),
                                    doing, palette_);
  if (options_.selected == id) symbol = symbols_.in_state(std::move(symbol), SymbolState::Selected, palette_);
  symbol.layer = Layer::Units;
  symbol.unit = id;
  symbol.at = at;
  symbol.offset = offset;
  if (symbols_.state(doing).arrow == Arrow::Yes && state.route) {
    const roads::OnRoute on = roads::on_route_after(*state.route, now_ - state.route_started);
    if (on.heading) symbol.heading = setting_.map.network.bearing_at(on.position, *on.heading);
  }
  scene_.symbols.push_back(symbol);
  add_unit_label(id, at, offset, symbol.size_px);
}

// Units that stand at one place stand in rows under it, in the order of the scenario.
void Overlay::add_units() {
  std::map<std::pair<double, double>, std::vector<model::UnitId>> standing;
  for (std::size_t i = 0; i < world_.units.size(); ++i) {
    const auto id = id_of<model::UnitTag>(i);
    const auto at = model::unit_position(setting_, world_, id, now_);
    if (!at) continue;
    if (stands_in_row(world_.units[i].status)) {
      standing[{at->easting_m, at->northing_m}].push_back(id);
    } else {
      add_unit(id, *at, {});
    }
  }
  for (const auto& [place, units] : standing) {
    const bool any_underlined = std::any_of(units.begin(), units.end(), [this](model::UnitId id) {
      return symbols_.state(state_of(world_.units[id.index()])).mark == SymbolMark::Underlined;
    });
    const double row_px = any_underlined ? stack_px + 4.0 : stack_px;
    for (std::size_t i = 0; i < units.size(); ++i) {
      const int row = static_cast<int>(i) / stack_columns;
      const int columns = std::min<int>(stack_columns, static_cast<int>(units.size()) - row * stack_columns);
      const double column = static_cast<double>(static_cast<int>(i) % stack_columns) - (columns - 1) / 2.0;
      add_unit(units[i], {place.first, place.second}, {column * stack_px, 15.0 + row * row_px});
    }
  }
}

}  // namespace

PixelBox box_of(const Symbol& symbol, Pixel at) {
  if (symbol.form == SymbolForm::Flag) {
    // No letter of the face is wider than three quarters of its size.
    const double letters = symbol.letters_px * (0.75 * static_cast<double>(symbol.letters.size()) + 0.5);
    const double width = std::max(symbol.size_px * 0.55, letters) + 2.0;
    const double height = std::max(symbol.size_px * 0.45, symbol.letters_px * 1.3) + 2.0;
    return {at - Pixel{2.0, symbol.size_px}, at + Pixel{width, height - symbol.size_px}};
  }
  return PixelBox{at, at}.grown(symbol.size_px / 2.0 + 1.0);
}

Symbol flag_of(const model::Rvp& rvp, const SymbolTable& symbols, const Palette& palette) {
  const SymbolId flag = symbol_of_flag(symbols, rvp.name);
  Symbol symbol = symbols.symbol(flag, palette);
  symbol.layer = Layer::Points;
  symbol.at = rvp.position;
  const std::string letters = flag_name(rvp.name).flag;
  // A number on the flag goes before the letters of the table.
  if (flag == SymbolId::Rvp && letters != "RVP") symbol.letters = letters;
  return symbol;
}

std::vector<Symbol> receptor_symbols(const model::Setting& setting, const Palette& palette,
                                     double metres_per_pixel, const SymbolTable& table) {
  std::vector<Symbol> symbols;
  for (const model::Receptor& receptor : setting.scenario.receptors) {
    symbols.push_back(receptor_symbol(receptor, table, palette, metres_per_pixel));
  }
  return symbols;
}

Scene make_overlay_without_ways(const model::Setting& setting, const model::World& world, SimTime now,
                                const HazardPicture& picture, const Palette& palette,
                                const OverlayOptions& options) {
  Overlay overlay(setting, world, now, palette, options);
  overlay.add_hazard(picture);
  overlay.add_cordons();
  overlay.add_closures();
  overlay.add_ends_of_ways();
  overlay.add_receptors();
  overlay.add_stations();
  overlay.add_rvps();
  overlay.add_site();
  overlay.add_units();
  return overlay.take();
}

// Ways lie over all other lines.
Scene make_overlay(const model::Setting& setting, const model::World& world, SimTime now,
                   const HazardPicture& picture, const Palette& palette, const OverlayOptions& options) {
  Scene overlay = make_overlay_without_ways(setting, world, now, picture, palette, options);
  std::vector<LineShape> ways = make_ways(setting, world, now, palette, options, drivers(setting, world));
  std::move(ways.begin(), ways.end(), std::back_inserter(overlay.lines));
  return overlay;
}

}  // namespace tocsin::render
