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

  void add(const Driver& driver);
  std::vector<LineShape> take() { return std::move(lines_); }

 private:
  void add_trail(const std::vector<GridPoint>& behind, Service service);
  void add_way_ahead(std::vector<GridPoint> ahead, model::UnitId id);

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

void Ways::add(const Driver& driver) {
  // A moment a little before the world's own may be asked for; nobody was on this route before it began.
  const SimTime at = std::max(now_, driver.route_started);
  const auto here = model::unit_position(setting_, world_, driver.unit, at);
  if (!here) return;
  SplitWay way = split_at(driver.line, *here, at - driver.route_started);
  const Service service = service_of(setting_.scenario.units[driver.unit.index()].kind);
  if (driver.status == model::UnitStatus::Returning) {
    LineShape home = symbols_.line(SymbolId::WayHome, palette_);
    home.layer = Layer::Routes;
    home.points = std::move(way.ahead);
    home.colour = symbols_.trace(service, palette_);
    lines_.push_back(std::move(home));
    return;
  }
  add_trail(way.behind, service);
  add_way_ahead(std::move(way.ahead), driver.unit);
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

void Ways::add_way_ahead(std::vector<GridPoint> ahead, model::UnitId id) {
  const Service service = service_of(setting_.scenario.units[id.index()].kind);
  LineShape way = symbols_.line(SymbolId::WayAhead, palette_);
  way.layer = Layer::Routes;
  way.points = std::move(ahead);
  way.colour = symbols_.symbol(symbol_of(service), palette_).colour;
  if (options_.selected == id) way.width_px += 2.0;
  LineShape under = way;
  under.width_px += 2.4;
  under.colour = with_alpha(palette_.route, 230);
  lines_.push_back(std::move(under));
  lines_.push_back(std::move(way));
}

}  // namespace

bool is_border_of(const LineShape& under, const LineShape& line) {
  return under.dash == Dash::Solid && line.dash == Dash::Solid && under.width_px > line.width_px &&
         under.points == line.points;
}

bool is_on_its_way(const model::UnitState& unit) {
  return unit.route.has_value() &&
         (unit.status == model::UnitStatus::Mobile || unit.status == model::UnitStatus::Returning);
}

std::vector<LineShape> make_ways(const model::Setting& setting, const model::World& world, SimTime now,
                                 const Palette& palette, const OverlayOptions& options,
                                 const std::vector<Driver>& drivers) {
  Ways ways(setting, world, now, palette, options);
  for (const Driver& driver : drivers) ways.add(driver);
  return ways.take();
}

std::vector<Driver> drivers(const model::Setting& setting, const model::World& world,
                            std::vector<Driver> former) {
  std::vector<Driver> all;
  auto before = former.begin();
  for (std::size_t i = 0; i < world.units.size(); ++i) {
    const model::UnitState& unit = world.units[i];
    while (before != former.end() && before->unit.index() < i) ++before;
    if (!is_on_its_way(unit)) continue;
    const bool is_same = before != former.end() && before->unit.index() == i && before->route == *unit.route;
    all.push_back({id_of<model::UnitTag>(i), unit.status, unit.is_stuck, unit.parked, unit.route_started,
                   *unit.route,
                   is_same ? std::move(before->line) : roads::timed_line(setting.map.network, *unit.route)});
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

namespace {

std::int64_t step_of_ways_ms(double metres_per_pixel) {
  return std::max<std::int64_t>(
      1, static_cast<std::int64_t>(covered_px * metres_per_pixel / fastest_mps * 1000.0));
}

std::int64_t rounded_down(std::int64_t ms, std::int64_t step_ms) { return ms / step_ms * step_ms; }

}  // namespace

SimTime moment_of_ways(SimTime now, double metres_per_pixel) {
  return SimTime{rounded_down(now.ms, step_of_ways_ms(metres_per_pixel))};
}

SimTime moment_of_cloud(SimTime now, double metres_per_pixel, double speed) {
  const auto wanted_ms = std::max<std::int64_t>(1000, static_cast<std::int64_t>(speed * 250.0));
  const std::int64_t ways_ms = step_of_ways_ms(metres_per_pixel);
  if (ways_ms <= wanted_ms) return SimTime{rounded_down(now.ms, wanted_ms / ways_ms * ways_ms)};
  const std::int64_t last_ms = rounded_down(now.ms, ways_ms);
  return SimTime{last_ms + rounded_down(now.ms - last_ms, ways_ms / (ways_ms / wanted_ms))};
}

}  // namespace tocsin::render
