#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "render/names.hpp"
#include "render/panels.hpp"
#include "render/scene.hpp"
#include "sim/model/rvps.hpp"

namespace tocsin::render {

namespace {

constexpr double unit_size_px = 17.0;
constexpr double waiting_unit_size_px = 12.0;
constexpr int stack_columns = 5;
constexpr std::size_t label_line = 24;
constexpr std::size_t hours_and_minutes = 5;  // of a clock's text
// Nearer than this, receptors carry their letters.
constexpr double near_m_per_px = 9.0;
// Symbols of the incident keep a white edge in both themes.
constexpr Colour white = rgb(0xFFFFFF);
constexpr Colour flag_colour = rgb(0x1F4E46);

SymbolForm form_of(Service service) {
  switch (service) {
    case Service::Fire:
      return SymbolForm::Square;
    case Service::Police:
      return SymbolForm::Circle;
    case Service::Ambulance:
      return SymbolForm::Diamond;
    case Service::Other:
      return SymbolForm::Hexagon;
  }
  return SymbolForm::Hexagon;
}

const char* letters_of(model::UnitKind kind) {
  switch (kind) {
    case model::UnitKind::Pump:
      return "P";
    case model::UnitKind::SpecialAppliance:
      return "S";
    case model::UnitKind::FireOfficer:
    case model::UnitKind::AmbulanceOfficer:
      return "O";
    case model::UnitKind::Ambulance:
      return "A";
    case model::UnitKind::PoliceCar:
    case model::UnitKind::CouncilCar:
      return "C";
  }
  return "";
}

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
        options_(options) {}

  void add_hazard(const HazardPicture& picture);
  void add_cordons();
  void add_closures();
  void add_routes();
  void add_receptors();
  void add_stations();
  void add_rvps();
  void add_site();
  void add_units();
  Scene take() { return std::move(scene_); }

 private:
  bool sees_truth() const { return options_.view == View::Facilitator; }
  LabelStyle tag(double size_px, Colour text) const {
    return {size_px, LabelFace::Bold, LabelGround::Tag, text, palette_.paper, LabelDepth::Top};
  }
  void add_closed_link(const roads::Link& link);
  void add_slowed_link(const roads::Link& link);
  void add_road_label(const std::string& key, const std::string& text, roads::LinkId link);
  void add_unit(model::UnitId id, GridPoint at, Pixel offset);
  void add_unit_label(model::UnitId id, GridPoint at, Pixel offset, double size_px);

  const model::Setting& setting_;
  const model::Scenario& scenario_;
  const model::World& world_;
  SimTime now_;
  const Palette& palette_;
  const OverlayOptions& options_;
  Scene scene_;
  std::vector<GridPoint> crosses_;
};

struct GradeLook {
  Hatch hatch;
  std::uint8_t fill_alpha;
  double edge_px;
};
GradeLook look_of(HazardGrade grade) {
  switch (grade) {
    case HazardGrade::Mild:
      return {Hatch::Sparse, 18, 1.6};
    case HazardGrade::Serious:
      return {Hatch::Medium, 34, 2.2};
    case HazardGrade::Severe:
      return {Hatch::Dense, 60, 3.0};
  }
  return {};
}

// The points of the outline that lie nearest to these shares of its reach: where its name may stand, the tip
// first, and nearer to the source where the tip is out of the picture.
std::vector<GridPoint> places_for_name(GridPoint source, const HazardContour& contour) {
  double reach_m = 0.0;
  for (const hazard::FootprintPiece& piece : contour.pieces) {
    for (const GridPoint p : piece.outer) reach_m = std::max(reach_m, distance(source, p).value);
  }
  std::vector<GridPoint> places;
  for (const double share : {1.0, 0.75, 0.55, 0.4, 0.25, 0.12}) {
    GridPoint best = source;
    double best_m = 1e300;
    for (const hazard::FootprintPiece& piece : contour.pieces) {
      for (const GridPoint p : piece.outer) {
        const double off = std::abs(distance(source, p).value - share * reach_m);
        if (off < best_m) best_m = off, best = p;
      }
    }
    places.push_back(best);
  }
  return places;
}

void Overlay::add_hazard(const HazardPicture& picture) {
  if (!sees_truth()) return;
  for (const HazardContour& contour : picture.contours) {
    const GradeLook look = look_of(contour.grade);
    for (const hazard::FootprintPiece& piece : contour.pieces) {
      AreaShape area{Layer::Hazard,
                     {piece.outer},
                     with_alpha(palette_.hazard, look.fill_alpha),
                     look.hatch,
                     with_alpha(palette_.hazard, 190)};
      area.rings.insert(area.rings.end(), piece.holes.begin(), piece.holes.end());
      for (std::vector<GridPoint> ring : area.rings) {
        if (ring.empty()) continue;
        ring.push_back(ring.front());
        scene_.lines.push_back(
            {Layer::Hazard, std::move(ring), look.edge_px, palette_.hazard, Dash::Solid, Ends::Round});
      }
      scene_.areas.push_back(std::move(area));
    }
    Label label;
    label.sharing = "hazard:" + contour.name;
    label.sharing_px = 1e9;
    label.text = contour.name + " at " + model::local_clock(setting_, picture.at);
    label.clearance_px = 4.0;
    label.priority = 88;
    label.style = tag(11.5, mixed(palette_.hazard, palette_.text, 0.35));
    for (const GridPoint place : places_for_name(picture.source, contour)) {
      label.key = label.sharing + ":" + std::to_string(scene_.labels.size());
      label.at = place;
      scene_.labels.push_back(label);
      --label.priority;
    }
  }
}

// Crosses at even distances along the link, at least one.
void Overlay::add_closed_link(const roads::Link& link) {
  scene_.lines.push_back({Layer::Closures, link.line,
                          road_width_px(link.road_class, options_.metres_per_pixel) + 1.5, palette_.closure,
                          Dash::Dashed, Ends::Round});
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
    Symbol symbol;
    symbol.layer = Layer::Closures;
    symbol.form = SymbolForm::Cross;
    symbol.at = at;
    symbol.size_px = 12.0;
    symbol.colour = palette_.closure;
    symbol.edge = palette_.halo;
    scene_.symbols.push_back(symbol);
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

void Overlay::add_slowed_link(const roads::Link& link) {
  scene_.lines.push_back({Layer::Closures, link.line,
                          road_width_px(link.road_class, options_.metres_per_pixel) + 1.5,
                          with_alpha(palette_.closure, 150), Dash::Dotted, Ends::Round});
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
    const Dash dash = cordon.kind == model::CordonKind::Inner ? Dash::Solid : Dash::Dashed;
    scene_.lines.push_back({Layer::Cordons, line, 6.5, white, Dash::Solid, Ends::Round});
    scene_.lines.push_back({Layer::Cordons, line, 3.0, cordon_colour, dash, Ends::Round});
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
    if (state.closed_forward || state.closed_backward) add_closed_link(setting_.map.network.link(link));
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

struct SplitWay {
  std::vector<GridPoint> behind;
  std::vector<GridPoint> ahead;
};
SplitWay split_at(const std::vector<roads::TimedPoint>& way, GridPoint here, Duration after) {
  SplitWay split;
  for (const roads::TimedPoint& point : way) {
    (point.after <= after ? split.behind : split.ahead).push_back(point.at);
  }
  split.behind.push_back(here);
  split.ahead.insert(split.ahead.begin(), here);
  return split;
}

void Overlay::add_routes() {
  for (std::size_t i = 0; i < world_.units.size(); ++i) {
    const model::UnitState& unit = world_.units[i];
    const bool is_driving =
        unit.status == model::UnitStatus::Mobile || unit.status == model::UnitStatus::Returning;
    if (!unit.route || !is_driving) continue;
    const auto id = id_of<model::UnitTag>(i);
    const auto here = model::unit_position(setting_, world_, id, now_);
    if (!here) continue;
    const SplitWay way =
        split_at(roads::timed_line(setting_.map.network, *unit.route), *here, now_ - unit.route_started);
    const Colour colour = colour_of(service_of(scenario_.units[i].kind));
    const double width = options_.selected == id ? 5.0 : 3.0;
    if (unit.status == model::UnitStatus::Returning) {
      scene_.lines.push_back(
          {Layer::Routes, way.ahead, 1.6, with_alpha(colour, 150), Dash::Dotted, Ends::Round});
      continue;
    }
    scene_.lines.push_back(
        {Layer::Routes, way.behind, 2.0, with_alpha(colour, 130), Dash::Dotted, Ends::Round});
    scene_.lines.push_back(
        {Layer::Routes, way.ahead, width + 2.4, with_alpha(palette_.route, 230), Dash::Solid, Ends::Round});
    scene_.lines.push_back(
        {Layer::Routes, way.ahead, width, with_alpha(colour, 235), Dash::Solid, Ends::Round});
  }
}

const char* receptor_letter(const std::string& kind) {
  if (kind == "school" || kind == "nursery" || kind == "college") return "S";
  if (kind == "care_home" || kind == "hospice") return "C";
  if (kind == "hospital" || kind == "clinic") return "H";
  return "";
}

Symbol receptor_symbol(const model::Receptor& receptor, const Palette& palette, double metres_per_pixel) {
  Symbol symbol;
  symbol.layer = Layer::Receptors;
  symbol.at = receptor.position;
  symbol.edge = palette.halo;
  symbol.letters = receptor_letter(receptor.kind);
  const bool is_vulnerable = !symbol.letters.empty();
  if (metres_per_pixel >= near_m_per_px) {
    symbol.form = SymbolForm::Dot;
    symbol.size_px = 4.5;
    symbol.colour = mixed(palette.text, palette.land, is_vulnerable ? 0.15 : 0.45);
    symbol.letters.clear();
    return symbol;
  }
  symbol.form = SymbolForm::Circle;
  symbol.fill = SymbolFill::Hollow;
  symbol.size_px = is_vulnerable ? 13.0 : 7.0;
  // On the white of a hollow symbol letters have to be dark in both themes.
  symbol.colour = is_vulnerable ? rgb(0x45433F) : mixed(palette.text, palette.land, 0.45);
  return symbol;
}

// Those in the cloud are drawn over their plain symbols, which belong to the basemap.
void Overlay::add_receptors() {
  const bool is_near = options_.metres_per_pixel < near_m_per_px;
  for (std::size_t i = 0; i < scenario_.receptors.size(); ++i) {
    const model::Receptor& receptor = scenario_.receptors[i];
    const bool in_cloud =
        sees_truth() && i < world_.receptor_in_hazard.size() && world_.receptor_in_hazard[i] != 0;
    const bool is_vulnerable = *receptor_letter(receptor.kind) != '\0';
    const double size_px = in_cloud ? (is_near ? 14.0 : 8.0) : 13.0;
    if (in_cloud) {
      Symbol symbol = receptor_symbol(receptor, palette_, options_.metres_per_pixel);
      symbol.form = SymbolForm::Circle;
      symbol.fill = SymbolFill::Solid;
      symbol.mark = SymbolMark::Ringed;
      symbol.colour = palette_.hazard;
      symbol.size_px = size_px;
      scene_.symbols.push_back(std::move(symbol));
    }
    if (options_.metres_per_pixel > 5.0 && !in_cloud) continue;
    Label label;
    label.key = "receptor:" + receptor.id;
    label.text = in_lines(receptor.name, label_line);
    label.at = receptor.position;
    label.clearance_px = size_px / 2.0 + (in_cloud ? 2.0 : 0.0);
    label.priority = in_cloud && is_vulnerable ? 50 : in_cloud ? 25 : 10;
    const Colour ink =
        in_cloud ? mixed(palette_.hazard, palette_.text, 0.4) : mixed(palette_.text, palette_.land, 0.2);
    label.style = {10.5, LabelFace::Plain, LabelGround::Halo, ink, palette_.halo, LabelDepth::Top};
    scene_.labels.push_back(std::move(label));
  }
}

void Overlay::add_stations() {
  for (std::size_t i = 0; i < scenario_.stations.size(); ++i) {
    const model::Station& station = scenario_.stations[i];
    const bool in_hazard =
        sees_truth() && i < world_.station_in_hazard.size() && world_.station_in_hazard[i] != 0;
    const Service service = service_of(scenario_.organisations[station.organisation.index()].kind);
    Symbol symbol;
    symbol.layer = Layer::Points;
    symbol.form = form_of(service);
    symbol.fill = SymbolFill::Hollow;
    symbol.mark = in_hazard ? SymbolMark::Struck : SymbolMark::None;
    symbol.at = station.position;
    symbol.size_px = 10.0;
    symbol.colour = colour_of(service);
    symbol.edge = white;
    scene_.symbols.push_back(symbol);
    Label label;
    label.key = "station:" + station.id;
    label.text = plain_name(station.name);
    if (station.off_map > Duration{0})
      label.text += " (enters here, " + format_duration(station.off_map) + " off the map)";
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
    Symbol symbol;
    symbol.layer = Layer::Points;
    symbol.form = SymbolForm::Flag;
    symbol.mark = is_untenable ? SymbolMark::Struck : SymbolMark::None;
    symbol.at = rvp.position;
    symbol.size_px = 30.0;
    symbol.colour = is_untenable ? palette_.closure : flag_colour;
    symbol.edge = white;
    const FlagName name = flag_name(rvp.name);
    symbol.letters = name.flag;
    scene_.symbols.push_back(symbol);
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
    label.places = LabelPlaces::AroundFar;
    label.style = {12.5, LabelFace::Bold, LabelGround::Halo, palette_.text, palette_.halo, LabelDepth::Top};
    // It stands in the hazard's hatching.
    if (is_untenable) label.style = tag(12.5, palette_.closure);
    scene_.labels.push_back(std::move(label));
  }
}

void Overlay::add_site() {
  Symbol symbol;
  symbol.layer = Layer::Points;
  symbol.form = SymbolForm::Burst;
  symbol.at = scenario_.incident.position;
  symbol.size_px = 24.0;
  symbol.colour = palette_.hazard;
  symbol.edge = white;
  scene_.symbols.push_back(symbol);
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
  label.at = at;
  label.offset = offset;
  label.clearance_px = size_px / 2.0 + 1.0;
  label.priority = is_selected ? 99 : status == model::UnitStatus::AtRvp ? 58 : is_waiting ? 15 : 75;
  label.style = {11.5, LabelFace::Bold, LabelGround::Halo, palette_.text, palette_.halo, LabelDepth::Top};
  scene_.labels.push_back(std::move(label));
}

void Overlay::add_unit(model::UnitId id, GridPoint at, Pixel offset) {
  const model::UnitState& state = world_.units[id.index()];
  const Service service = service_of(scenario_.units[id.index()].kind);
  const bool is_waiting =
      state.status == model::UnitStatus::Available || state.status == model::UnitStatus::Unavailable;
  Symbol symbol;
  symbol.layer = Layer::Units;
  symbol.unit = id;
  symbol.form = form_of(service);
  symbol.fill = is_waiting ? SymbolFill::Hollow : SymbolFill::Solid;
  if (state.status == model::UnitStatus::Unavailable) symbol.mark = SymbolMark::Struck;
  if (options_.selected == id) symbol.mark = SymbolMark::Ringed;
  symbol.at = at;
  symbol.offset = offset;
  symbol.size_px = is_waiting ? waiting_unit_size_px : unit_size_px;
  symbol.colour = colour_of(service);
  symbol.edge = white;
  symbol.letters = letters_of(scenario_.units[id.index()].kind);
  if (!stands_in_row(state.status) && state.route && !state.is_stuck) {
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
    for (std::size_t i = 0; i < units.size(); ++i) {
      const int row = static_cast<int>(i) / stack_columns;
      const int columns = std::min<int>(stack_columns, static_cast<int>(units.size()) - row * stack_columns);
      const double column = static_cast<double>(static_cast<int>(i) % stack_columns) - (columns - 1) / 2.0;
      add_unit(units[i], {place.first, place.second},
               {column * (unit_size_px + 2.0), 15.0 + row * (unit_size_px + 2.0)});
    }
  }
}

}  // namespace

PixelBox box_of(const Symbol& symbol, Pixel at) {
  if (symbol.form == SymbolForm::Flag) {
    const double width = std::max(18.0, 7.5 * static_cast<double>(symbol.letters.size()) + 4.0);
    return {at - Pixel{2.0, symbol.size_px}, at + Pixel{width, -symbol.size_px + 15.0}};
  }
  return PixelBox{at, at}.grown(symbol.size_px / 2.0 + 1.0);
}

std::vector<Symbol> receptor_symbols(const model::Setting& setting, const Palette& palette,
                                     double metres_per_pixel) {
  std::vector<Symbol> symbols;
  for (const model::Receptor& receptor : setting.scenario.receptors) {
    symbols.push_back(receptor_symbol(receptor, palette, metres_per_pixel));
  }
  return symbols;
}

Scene make_overlay(const model::Setting& setting, const model::World& world, SimTime now,
                   const HazardPicture& picture, const Palette& palette, const OverlayOptions& options) {
  Overlay overlay(setting, world, now, palette, options);
  overlay.add_hazard(picture);
  overlay.add_cordons();
  overlay.add_closures();
  overlay.add_routes();
  overlay.add_receptors();
  overlay.add_stations();
  overlay.add_rvps();
  overlay.add_site();
  overlay.add_units();
  return overlay.take();
}

}  // namespace tocsin::render
