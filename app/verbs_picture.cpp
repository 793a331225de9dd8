// What a picture of a record shows, from the words of the command line, and the files it goes into.
#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "app/arguments.hpp"
#include "app/picture.hpp"
#include "app/report.hpp"
#include "app/settings_file.hpp"
#include "render/map_picture.hpp"
#include "render/selection.hpp"
#include "render/settings.hpp"
#include "render/svg.hpp"
#include "render/type.hpp"
#include "sim/base/saved_file.hpp"
#include "sim/model/rvps.hpp"

namespace tocsin::app {

namespace {

constexpr double least_width_m = 100.0;
constexpr double greatest_width_m = 300000.0;

/// What was asked for, as values.
struct Choice {
  int width_px = 0;
  int height_px = 0;
  std::optional<GridBox> ground;
  std::optional<render::OpenPanels> panels;
  render::Selection selected;
  double text_scale = 1.0;
  const render::SymbolTable* symbols = &render::standard_symbols();
};

Result<GridBox> ground_of(const osm::LatLonBox& box) {
  const GridProjection projection;
  GridBox ground;
  // The grid is turned a little against the degrees: all four corners count.
  for (const double lat : {box.south_west.lat_deg, box.north_east.lat_deg}) {
    for (const double lon : {box.south_west.lon_deg, box.north_east.lon_deg})
      ground.add(projection.to_grid({lat, lon}));
  }
  return ground;
}

Result<render::OpenPanels> panels_of(const std::string& text) {
  using Panel = render::Panel;
  static constexpr std::array<std::pair<std::string_view, Panel>, 5> names{
      {{"injects", Panel::Injects},
       {"call-out", Panel::Escalation},
       {"units", Panel::Units},
       {"messages", Panel::Messages},
       {"co-ordination", Panel::Coordination}}};
  render::OpenPanels open;
  open.is_open.fill(false);
  if (text == "none") return open;
  Diagnostics unknown;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t comma = std::min(text.find(',', from), text.size());
    const std::string word = text.substr(from, comma - from);
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == word; });
    if (found == names.end()) {
      const auto wrong = fault(fmt::format("'{}' is not a panel", word),
                               "injects, call-out, units, messages, co-ordination, or none");
      unknown.push_back(wrong.value().front());
    } else if (!open.has(found->second)) {
      open.toggle(found->second);
    }
    from = comma + 1;
  }
  if (!unknown.empty()) return tl::unexpected(std::move(unknown));
  return open;
}

/// Reads the options one after the other and keeps every fault.
class Reader {
 public:
  explicit Reader(Diagnostics faults) : faults_(std::move(faults)) {}

  template <class T>
  std::optional<T> take(std::string_view option, Result<T> read) {
    if (read) return std::move(*read);
    for (Diagnostic& one : read.error()) {
      if (!option.empty()) one.message = fmt::format("{}: {}", option, one.message);
      faults_.push_back(std::move(one));
    }
    return std::nullopt;
  }
  void refuse(std::string message, std::string expected = {}) {
    faults_.push_back(fault(std::move(message), std::move(expected)).value().front());
  }
  void refuse_off_the_map(const roads::Map& map, const PictureOptions& options) {
    refuse(fmt::format("{}: nothing of the map lies there", options.ground.empty() ? "--centre" : "--ground"),
           fmt::format("ground that the map covers: {} to {}", format_grid_reference(map.bounds.low, 2),
                       format_grid_reference(map.bounds.high, 2)));
  }
  Diagnostics& faults() { return faults_; }

 private:
  Diagnostics faults_;
};

std::optional<GridBox> ground_asked_for(Reader& reader, const PictureOptions& options) {
  if (!options.ground.empty() && !options.centre.empty())
    reader.refuse("--ground and --centre each say what to show", "one of them");
  if (options.centre.empty() != options.width_m.empty())
    reader.refuse("--centre and --width-m go together", "both, or neither");
  std::optional<GridPoint> centre;
  if (!options.centre.empty()) {
    centre = parse_grid_reference(options.centre);
    if (!centre) {
      reader.refuse(fmt::format("--centre: '{}' is not a grid reference", options.centre),
                    "such as \"SJ 501 807\"");
    }
  }
  std::optional<double> width_m;
  if (!options.width_m.empty()) {
    width_m = reader.take(
        "--width-m", number_within(options.width_m, least_width_m, greatest_width_m, "a number of metres"));
  }
  if (!options.ground.empty())
    return reader.take("--ground", lat_lon_box(options.ground).and_then(ground_of));
  if (!centre || !width_m) return std::nullopt;
  GridBox ground;
  ground.add(*centre - GridPoint{*width_m / 2.0, 0.0});
  ground.add(*centre + GridPoint{*width_m / 2.0, 0.0});
  return ground;
}

/// What of the ground a picture shows at the most: as large as it will go in a frame of the picture's shape.
bool shows_any_of(const roads::Map& map, const Choice& chosen) {
  const GridBox& asked = *chosen.ground;
  const double wide_m = asked.high.easting_m - asked.low.easting_m;
  const double high_m = asked.high.northing_m - asked.low.northing_m;
  const double shape = static_cast<double>(chosen.height_px) / static_cast<double>(chosen.width_px);
  const GridPoint more{std::max(0.0, high_m / shape - wide_m) / 2.0,
                       std::max(0.0, wide_m * shape - high_m) / 2.0};
  GridBox shown;
  shown.add(asked.low - more);
  shown.add(asked.high + more);
  return shown.meets(map.bounds);
}

bool has_any(const PictureOptions& options) {
  const std::array texts{&options.ground, &options.centre, &options.width_m, &options.panels,
                         &options.select};
  return options.extent == PictureOptions::Extent::MapOnly ||
         std::any_of(texts.begin(), texts.end(), [](const std::string* text) { return !text->empty(); });
}

render::Selection thing_of(const exercise::Exercise& exercise, const std::string& id) {
  const model::Setting& setting = exercise.setting();
  const model::World& world = exercise.world();
  if (const auto unit = model::find_unit(setting, id)) return *unit;
  if (const auto rvp = model::find_rvp(setting, world, id)) return *rvp;
  if (const auto closure = model::find_closure(setting, world, id)) return *closure;
  if (const auto slowdown = model::find_slowdown(setting, world, id)) return *slowdown;
  if (const auto cordon = model::find_cordon(setting, world, id)) return *cordon;
  const auto row_of = [&id](const auto& rows) {
    return static_cast<std::size_t>(
        std::find_if(rows.begin(), rows.end(), [&id](const auto& row) { return row.id == id; }) -
        rows.begin());
  };
  const auto& stations = setting.scenario.stations;
  if (const std::size_t row = row_of(stations); row < stations.size()) return id_of<model::StationTag>(row);
  const auto& receptors = setting.scenario.receptors;
  if (const std::size_t row = row_of(receptors); row < receptors.size())
    return id_of<model::ReceptorTag>(row);
  return std::nullopt;
}

Result<Choice> choice(const exercise::Exercise& exercise, const ReplayOptions& options) {
  const model::Setting& setting = exercise.setting();
  const PictureOptions& picture = options.picture;
  Reader reader(options.looks.faults);
  Choice chosen;
  if (!wants_picture(options) && has_any(picture))
    reader.refuse("--ground, --centre, --width-m, --map-only, --panels and --select are for a picture",
                  "--screenshot FILE.png or --svg FILE.svg beside them");
  // A faulty size is among the faults already.
  std::tie(chosen.width_px, chosen.height_px) = picture_size(options.size).value_or(std::pair{1280, 800});
  if (!options.at.empty()) reader.take("", moment(options.at, setting.scenario));
  chosen.ground = ground_asked_for(reader, picture);
  if (chosen.ground && !shows_any_of(setting.map, chosen)) reader.refuse_off_the_map(setting.map, picture);
  if (!picture.panels.empty()) {
    chosen.panels = reader.take("--panels", panels_of(picture.panels));
    if (picture.extent == PictureOptions::Extent::MapOnly)
      reader.refuse("--panels and --map-only do not go together", "one of them");
  }
  if (!picture.select.empty()) {
    chosen.selected = thing_of(exercise, picture.select);
    if (!chosen.selected) {
      reader.refuse(fmt::format("--select: there is no '{}'", picture.select),
                    "the id of a unit, rendezvous point, closure, slow-down, cordon, station or receptor");
    } else if (!options.screenshot && !std::holds_alternative<model::UnitId>(*chosen.selected)) {
      reader.refuse(fmt::format("--select: '{}' is no unit, and in a file of SVG only a unit stands out",
                                picture.select),
                    "a unit's id, or --screenshot FILE.png instead");
    }
  }
  const render::WindowSettings usual;
  chosen.text_scale = options.view == "room" ? options.looks.room_text_scale.value_or(usual.room_text_scale)
                                             : options.looks.text_scale.value_or(usual.text_scale);
  if (!reader.faults().empty()) return tl::unexpected(std::move(reader.faults()));
  return chosen;
}

render::View view_of(const ReplayOptions& options) {
  return options.view == "room" ? render::View::Room : render::View::Facilitator;
}

Result<void> draw_png(exercise::Replay& replay, const ReplayOptions& options, const Choice& chosen,
                      SimTime at) {
  window::Picture picture;
  picture.at = at;
  picture.width_px = chosen.width_px;
  picture.height_px = chosen.height_px;
  picture.view = view_of(options);
  picture.theme = theme_asked_for(options.looks, render::Theme::Light);
  picture.symbols = *chosen.symbols;
  picture.ground = chosen.ground;
  picture.panels = chosen.panels;
  picture.selected = chosen.selected;
  picture.text_scale = chosen.text_scale;
  if (options.picture.extent == PictureOptions::Extent::MapOnly)
    picture.extent = window::Picture::Extent::MapOnly;
  return window::screenshot(replay, picture, *options.screenshot);
}

std::optional<model::UnitId> unit_of(const render::Selection& selected) {
  const auto* unit = selected ? std::get_if<model::UnitId>(&*selected) : nullptr;
  return unit != nullptr ? std::optional(*unit) : std::nullopt;
}

Result<void> draw_svg(const exercise::Replay& replay, const ReplayOptions& options, const Choice& chosen,
                      SimTime at) {
  const auto type = render::Type::load();
  if (!type) return tl::unexpected(type.error());
  const render::MapPictureOptions picture{.width_px = static_cast<double>(chosen.width_px),
                                          .height_px = static_cast<double>(chosen.height_px),
                                          .view = view_of(options),
                                          .theme = theme_asked_for(options.looks, render::Theme::Light),
                                          .ground = chosen.ground,
                                          .selected = unit_of(chosen.selected),
                                          .text_scale = chosen.text_scale,
                                          .symbols = chosen.symbols};
  const render::MeasureText measure = type->measurer();
  const exercise::Exercise& exercise = replay.exercise();
  return save_file(
      *options.picture.svg,
      render::svg(render::map_picture(exercise.setting(), exercise.world(), at, picture, measure), measure));
}

}  // namespace

Result<void> check_picture(const exercise::Exercise& exercise, const ReplayOptions& options) {
  return choice(exercise, options).map([](const Choice&) {});
}

Exit draw_picture(exercise::Replay& replay, const ReplayOptions& options, SimTime at,
                  const render::SymbolTable& symbols) {
  const model::Setting& setting = replay.exercise().setting();
  auto chosen = choice(replay.exercise(), options);
  if (!chosen) return refuse(chosen.error(), Exit::Usage);
  chosen->symbols = &symbols;
  std::string files;
  if (options.picture.svg) {
    if (const auto drawn = draw_svg(replay, options, *chosen, at); !drawn)
      return refuse(drawn.error(), Exit::Machine);
    files += options.picture.svg->string();
  }
  if (options.screenshot) {
    if (const auto drawn = draw_png(replay, options, *chosen, at); !drawn)
      return refuse(drawn.error(), Exit::Machine);
    files += (files.empty() ? "" : " and ") + options.screenshot->string();
  }
  return print(fmt::format("{}\n{} at {}: {}\n", banner(setting.scenario.code_word, setting.scenario.title),
                           replay.record().header.scenario_name, format_t_plus(at), files));
}

}  // namespace tocsin::app
