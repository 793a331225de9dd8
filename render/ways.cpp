#include "render/ways.hpp"

#include <algorithm>
#include <utility>

#include "render/symbol_table.hpp"
#include "sim/roads/route.hpp"

namespace tocsin::render {

namespace {

// A trail is long enough to show where something came from, at any scale, and no longer.
constexpr double trail_px = 170.0;
constexpr int trail_steps = 6;
// What a symbol covers of its own way, and the fastest that anything drives.
constexpr double covered_px = 7.0;
constexpr double fastest_mps = 32.0;

/// The ways of one moment in the making.
class Ways {
 public:
  Ways(const model::Setting& setting, const model::World& world, SimTime now, const Palette& palette,
       const OverlayOptions& options)
      : setting_(setting),
        world_(world),
        now_(now),
        palette_(palette),
        options_(options),
        symbols_(*options.symbols) {}

  void add_all();
  std::vector<LineShape> take() { return std::move(lines_); }

 private:
  void add_trail(const std::vector<GridPoint>& behind, Service service);
  void add_way_ahead(const std::vector<GridPoint>& ahead, model::UnitId id);

  const model::Setting& setting_;
  const model::World& world_;
  SimTime now_;
  const Palette& palette_;
  const OverlayOptions& options_;
  const SymbolTable& symbols_;
  std::vector<LineShape> lines_;
};

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

void Ways::add_all() {
  for (std::size_t i = 0; i < world_.units.size(); ++i) {
    const model::UnitState& unit = world_.units[i];
    if (!is_on_its_way(unit)) continue;
    const auto id = id_of<model::UnitTag>(i);
    // A moment a little before the world's own may be asked for; nobody was on this route before it began.
    const SimTime at = std::max(now_, unit.route_started);
    const auto here = model::unit_position(setting_, world_, id, at);
    if (!here) continue;
    const SplitWay way =
        split_at(roads::timed_line(setting_.map.network, *unit.route), *here, at - unit.route_started);
    const Service service = service_of(setting_.scenario.units[i].kind);
    if (unit.status == model::UnitStatus::Returning) {
      LineShape home = symbols_.line(SymbolId::WayHome, palette_);
      home.layer = Layer::Routes;
      home.points = way.ahead;
      home.colour = symbols_.trace(service, palette_);
      lines_.push_back(std::move(home));
      continue;
    }
    add_trail(way.behind, service);
    add_way_ahead(way.ahead, id);
  }
}

// The last of the way it came, the older the fainter.
void Ways::add_trail(const std::vector<GridPoint>& behind, Service service) {
  const double step_m = trail_px * options_.metres_per_pixel / trail_steps;
  LineShape piece = symbols_.line(SymbolId::WayBehind, palette_);
  piece.layer = Layer::Routes;
  piece.colour = symbols_.trace(service, palette_);
  piece.points = {behind.back()};
  double left_m = step_m;
  int step = 0;
  const auto end_piece = [&](GridPoint at) {
    LineShape done = piece;
    const double share = 1.0 - static_cast<double>(step) / trail_steps;
    done.colour = with_alpha(piece.colour, static_cast<std::uint8_t>(230.0 * share));
    if (done.points.size() > 1) lines_.push_back(std::move(done));
    piece.points = {at};
    left_m = step_m;
    ++step;
  };
  for (std::size_t i = behind.size() - 1; i > 0 && step < trail_steps; --i) {
    GridPoint from = behind[i];
    const GridPoint to = behind[i - 1];
    double length_m = distance(from, to).value;
    while (length_m > left_m && step < trail_steps) {
      from = from + (to - from) * (left_m / length_m);
      length_m -= left_m;
      piece.points.push_back(from);
      end_piece(from);
    }
    piece.points.push_back(to);
    left_m -= length_m;
  }
  if (step < trail_steps) end_piece(behind.front());
}

void Ways::add_way_ahead(const std::vector<GridPoint>& ahead, model::UnitId id) {
  const Service service = service_of(setting_.scenario.units[id.index()].kind);
  LineShape way = symbols_.line(SymbolId::WayAhead, palette_);
  way.layer = Layer::Routes;
  way.points = ahead;
  way.colour = symbols_.symbol(symbol_of(service), palette_).colour;
  if (options_.selected == id) way.width_px += 2.0;
  LineShape under = way;
  under.width_px += 2.4;
  under.colour = with_alpha(palette_.route, 230);
  lines_.push_back(std::move(under));
  lines_.push_back(std::move(way));
}

}  // namespace

bool is_on_its_way(const model::UnitState& unit) {
  return unit.route.has_value() &&
         (unit.status == model::UnitStatus::Mobile || unit.status == model::UnitStatus::Returning);
}

std::vector<LineShape> make_ways(const model::Setting& setting, const model::World& world, SimTime now,
                                 const Palette& palette, const OverlayOptions& options) {
  Ways ways(setting, world, now, palette, options);
  ways.add_all();
  return ways.take();
}

std::vector<Driver> drivers(const model::World& world) {
  std::vector<Driver> all;
  for (std::size_t i = 0; i < world.units.size(); ++i) {
    const model::UnitState& unit = world.units[i];
    if (!is_on_its_way(unit)) continue;
    all.push_back(
        {id_of<model::UnitTag>(i), unit.status, unit.is_stuck, unit.parked, unit.route_started, *unit.route});
  }
  return all;
}

bool are_drivers_of(const std::vector<Driver>& drivers, const model::World& world) {
  auto driver = drivers.begin();
  for (std::size_t i = 0; i < world.units.size(); ++i) {
    const model::UnitState& unit = world.units[i];
    if (!is_on_its_way(unit)) continue;
    const bool is_same = driver != drivers.end() && driver->unit.index() == i &&
                         driver->status == unit.status && driver->is_stuck == unit.is_stuck &&
                         driver->parked == unit.parked && driver->route_started == unit.route_started &&
                         driver->route == *unit.route;
    if (!is_same) return false;
    ++driver;
  }
  return driver == drivers.end();
}

SimTime moment_of_ways(SimTime now, double metres_per_pixel) {
  const auto step_ms = std::max<std::int64_t>(
      1, static_cast<std::int64_t>(covered_px * metres_per_pixel / fastest_mps * 1000.0));
  return SimTime{now.ms / step_ms * step_ms};
}

}  // namespace tocsin::render
