#include "render/scene.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include <catch2/catch.hpp>

#include "render/feed.hpp"
#include "render/furniture.hpp"
#include "render/map_sheet.hpp"
#include "render/panels.hpp"
#include "render/symbol_table.hpp"
#include "sim/exercise/exercise.hpp"
#include "sim/hazard/weather.hpp"
#include "tests/support/runcorn.hpp"

using namespace tocsin;
using namespace tocsin::render;

namespace {

const MapSheet& runcorn_sheet() {
  static const MapSheet sheet = map_sheet(test::runcorn().setting->map);
  return sheet;
}

exercise::Exercise runcorn_at(SimTime t) {
  exercise::Exercise exercise(test::runcorn(), {7, 0});
  exercise.run_until(t);
  return exercise;
}

constexpr SimTime half_past{30 * 60 * 1000};

Scene overlay_at(SimTime t, View view, const HazardPicture& picture) {
  const exercise::Exercise exercise = runcorn_at(t);
  return make_overlay(exercise.setting(), exercise.world(), t, picture, palette_of(Theme::Light),
                      {.view = view, .metres_per_pixel = 8.0, .selected = std::nullopt});
}

template <class Shapes>
bool in_layer_order(const Shapes& shapes) {
  return std::is_sorted(shapes.begin(), shapes.end(),
                        [](const auto& a, const auto& b) { return a.layer < b.layer; });
}

bool says(const Scene& scene, std::string_view words) {
  return std::any_of(scene.labels.begin(), scene.labels.end(),
                     [&](const Label& label) { return label.text.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("the basemap is in the order of its layers at every scale") {
  for (const double metres_per_pixel : {0.5, 5.0, 20.0, 60.0}) {
    const Scene scene = make_basemap(runcorn_sheet(), palette_of(Theme::Light),
                                     test::runcorn().setting->map.bounds, metres_per_pixel);
    CHECK(in_layer_order(scene.areas));
    CHECK(in_layer_order(scene.lines));
    CHECK_FALSE(scene.areas.empty());
  }
}

TEST_CASE("greater roads lie over lesser ones, and casings under all fills") {
  const Palette palette = palette_of(Theme::Light);
  const Scene scene = make_basemap(runcorn_sheet(), palette, test::runcorn().setting->map.bounds, 5.0);
  std::vector<std::size_t> ranks;
  for (const LineShape& line : scene.lines) {
    if (line.layer != Layer::RoadFills) continue;
    for (std::size_t rank = 0; rank < roads::road_class_count; ++rank) {
      if (palette.roads[rank].fill == line.colour) ranks.push_back(rank);
    }
  }
  REQUIRE(ranks.size() > 1000);
  CHECK(std::is_sorted(ranks.rbegin(), ranks.rend()));
  CHECK(Layer::RoadCasings < Layer::RoadFills);
}

TEST_CASE("roads grow wider as one comes nearer, and a motorway is never narrower than a lane") {
  for (std::size_t rank = 0; rank < roads::road_class_count; ++rank) {
    const auto road_class = static_cast<roads::RoadClass>(rank);
    for (double scale = 0.5; scale < 100.0; scale *= 2.0) {
      CHECK(road_width_px(road_class, scale) >= road_width_px(road_class, scale * 2.0));
      CHECK(road_width_px(roads::RoadClass::Motorway, scale) >= road_width_px(road_class, scale));
    }
  }
}

TEST_CASE("the overlay is in the order of its layers") {
  const HazardPicture picture = hazard_picture(*test::runcorn().setting, half_past);
  const Scene scene = overlay_at(half_past, View::Facilitator, picture);
  CHECK(in_layer_order(scene.areas));
  CHECK(in_layer_order(scene.lines));
  CHECK_FALSE(scene.symbols.empty());
}

TEST_CASE("the facilitator sees the cloud with its threshold and the time in words") {
  const HazardPicture picture = hazard_picture(*test::runcorn().setting, half_past);
  REQUIRE_FALSE(picture.empty());
  const Scene scene = overlay_at(half_past, View::Facilitator, picture);
  CHECK_FALSE(scene.areas.empty());
  CHECK(says(scene, "AEGL-2 at " + model::local_clock(*test::runcorn().setting, half_past)));
}

TEST_CASE("the room sees no modelled cloud, nor anything that is said because of it") {
  const HazardPicture picture = hazard_picture(*test::runcorn().setting, half_past);
  for (SimTime t{0}; t < SimTime{4 * 3600 * 1000}; t = t + std::chrono::minutes{20}) {
    const Scene scene = overlay_at(t, View::Room, picture);
    CHECK(scene.areas.empty());
    CHECK_FALSE(says(scene, "AEGL"));
    CHECK_FALSE(says(scene, "untenable"));
    CHECK_FALSE(says(scene, "hazard"));
    for (const LineShape& line : scene.lines) CHECK(line.layer != Layer::Hazard);
    for (const Symbol& symbol : scene.symbols) {
      if (symbol.layer == Layer::Receptors) CHECK(symbol.mark == SymbolMark::None);
    }
  }
  for (const LegendRow& row :
       legend(*test::runcorn().setting, picture, palette_of(Theme::Light), View::Room)) {
    CHECK(row.kind != LegendRow::Kind::Area);
  }
}

TEST_CASE("every unit on the map has one symbol, and its shape says whose it is") {
  const exercise::Exercise exercise = runcorn_at(half_past);
  const Scene scene = overlay_at(half_past, View::Facilitator, {});
  std::set<model::UnitId> drawn;
  for (const Symbol& symbol : scene.symbols) {
    if (!symbol.unit.valid()) continue;
    CHECK(drawn.insert(symbol.unit).second);
    const Service service = service_of(exercise.setting().scenario.units[symbol.unit.index()].kind);
    CHECK(symbol.colour == standard_symbols().symbol(symbol_of(service), palette_of(Theme::Light)).colour);
    CHECK((symbol.form == SymbolForm::Square) == (service == Service::Fire));
    CHECK((symbol.form == SymbolForm::Circle) == (service == Service::Police));
    CHECK((symbol.form == SymbolForm::Diamond) == (service == Service::Ambulance));
  }
  std::size_t on_map = 0;
  for (std::size_t i = 0; i < exercise.world().units.size(); ++i) {
    if (model::unit_position(exercise.setting(), exercise.world(), id_of<model::UnitTag>(i), half_past))
      ++on_map;
  }
  CHECK(drawn.size() == on_map);
}

TEST_CASE("every name on the map can be read on what is behind it, in every theme") {
  const exercise::Exercise exercise = runcorn_at(half_past);
  const HazardPicture picture = hazard_picture(exercise.setting(), half_past, HazardDetail::Shown);
  const GridPoint centre = exercise.setting().scenario.incident.position;
  const MapSheet sheet = map_sheet(exercise.setting().map);
  for (const Theme theme : every_theme()) {
    const Palette palette = palette_of(theme);
    for (const double scale : {2.0, 8.0, 30.0}) {
      std::vector<Label> labels =
          basemap_labels(sheet, palette, {{{0.0, 0.0}, {1600.0, 900.0}}, centre, scale});
      const Scene scene =
          make_overlay(exercise.setting(), exercise.world(), half_past, picture, palette,
                       {.view = View::Facilitator, .metres_per_pixel = scale, .selected = std::nullopt});
      labels.insert(labels.end(), scene.labels.begin(), scene.labels.end());
      for (const Label& label : labels) {
        CAPTURE(label.key, name_of(theme.colours), static_cast<int>(theme.shade));
        CHECK(contrast(label.style.text, label.style.back) >= least_text_contrast);
      }
    }
  }
}

TEST_CASE("a trail ends after a while and fades, and a way ahead ends in a target") {
  const Scene scene = overlay_at(half_past, View::Facilitator, {});
  const double longest_m = 171.0 * 8.0;
  std::size_t trails = 0;
  for (const LineShape& line : scene.lines) {
    if (line.layer != Layer::Routes || line.dash != Dash::Dotted) continue;
    ++trails;
    double length_m = 0.0;
    for (std::size_t i = 0; i + 1 < line.points.size(); ++i)
      length_m += distance(line.points[i], line.points[i + 1]).value;
    CHECK(length_m <= longest_m);
  }
  const auto ends = std::count_if(scene.symbols.begin(), scene.symbols.end(),
                                  [](const Symbol& s) { return s.form == SymbolForm::Target; });
  const auto ways = std::count_if(scene.lines.begin(), scene.lines.end(), [](const LineShape& line) {
    return line.layer == Layer::Routes && line.dash == Dash::Solid;
  });
  CHECK(trails > 0);
  CHECK(ends > 0);
  CHECK(ways == 2 * ends);
}

TEST_CASE("near by, what drives says when it arrives") {
  const exercise::Exercise exercise = runcorn_at(half_past);
  const Scene scene = overlay_at(half_past, View::Facilitator, {});
  std::size_t driving = 0;
  for (std::size_t i = 0; i < exercise.world().units.size(); ++i) {
    const model::UnitState& unit = exercise.world().units[i];
    if (unit.status != model::UnitStatus::Mobile || unit.is_stuck) continue;
    ++driving;
    CHECK(says(scene, exercise.setting().scenario.units[i].callsign + " \u00B7 " +
                          short_clock(exercise.setting(), unit.arrives).substr(0, 5)));
  }
  CHECK(driving > 0);
}

TEST_CASE(
    "the doubt about a cloud is a band of a third and of three times the threshold, and a fan downwind") {
  const HazardPicture plain = hazard_picture(*test::runcorn().setting, half_past);
  const HazardPicture picture = hazard_picture(*test::runcorn().setting, half_past, HazardDetail::Shown);
  CHECK(plain.bands.empty());
  CHECK_FALSE(plain.fan.has_value());
  REQUIRE(picture.bands.size() == 2);
  CHECK(picture.bands[0].words == "AEGL-2 \u00F7 3");
  CHECK(picture.bands[1].words == "AEGL-2 \u00D7 3");
  const auto area = [](const std::vector<hazard::FootprintPiece>& pieces) {
    return hazard::area_m2({{}, pieces});
  };
  const auto middle = std::find_if(picture.contours.begin(), picture.contours.end(),
                                   [](const HazardContour& c) { return c.grade == HazardGrade::Serious; });
  REQUIRE(middle != picture.contours.end());
  CHECK(area(picture.bands[0].pieces) > area(middle->pieces));
  CHECK(area(middle->pieces) > area(picture.bands[1].pieces));
  REQUIRE(picture.fan.has_value());
  CHECK(picture.fan->half_width.value == hazard::wind_doubt.value / 2.0);
  const Scene scene = overlay_at(half_past, View::Facilitator, picture);
  CHECK(says(scene, "AEGL-2 \u00F7 3"));
  CHECK(in_layer_order(scene.lines));
}

TEST_CASE("a key shows what this exercise has and no more, in groups, and fits a map of 700 pixels") {
  const exercise::Exercise exercise = runcorn_at(half_past);
  const HazardPicture picture = hazard_picture(exercise.setting(), half_past, HazardDetail::Shown);
  const auto key = [&](View view) {
    std::string text;
    for (const LegendRow& row :
         legend(exercise.setting(), picture, palette_of(Theme::Light), view, {.world = &exercise.world()})) {
      if (!row.heading.empty()) text += "[" + row.heading + "]\n";
      text += row.text + "\n";
    }
    return text;
  };
  const std::string seen_by_all = R"([Who, and what the letters say]
Fire and rescue: P pump, S special, O officer
Police: C car
Ambulance and health: A ambulance, O officer
Council and others: C car
[What it is doing]
Available
Turning out
On its way
At its RVP
[Points]
RVP: Rendezvous point (invented)
REST: Rest centre (invented)
Incident
Station, in its service's shape
[Roads and ways]
Road closed
Inner cordon
Outer cordon
Way ahead
Way behind
[Places where people are]
S school, C care, H health
Other places where people are
)";
  const std::string seen_by_facilitator = R"(In the hazard
[Hazard: chlorine, best estimate]
AEGL-1 (0.5 ppm): discomfort
AEGL-2 (2 ppm): lasting harm
AEGL-3 (20 ppm): threat to life
A third of the threshold, and three times it
Wind fan
)";
  CHECK(key(View::Room) == seen_by_all);
  CHECK(key(View::Facilitator) == seen_by_all + seen_by_facilitator);
  // Rows of 16 pixels, some on two lines, and headings of 19.
  const auto lines = std::count(seen_by_all.begin(), seen_by_all.end(), '\n') +
                     std::count(seen_by_facilitator.begin(), seen_by_facilitator.end(), '\n');
  CHECK(lines * 19 + 4 * 16 < 700 - 20);
}

TEST_CASE("a scale bar is a round length that fits") {
  for (double scale = 0.25; scale <= 200.0; scale *= 1.37) {
    const ScaleBar bar = scale_bar(scale, 150.0);
    CHECK(bar.width_px <= 150.0);
    CHECK(bar.width_px > 150.0 / 2.6);
    CHECK(bar.metres == Approx(bar.width_px * scale));
  }
  CHECK(scale_bar(10.0, 150.0).text == "1 km");
  CHECK(scale_bar(3.0, 150.0).text == "200 m");
}

TEST_CASE("grid lines carry the two figures of their kilometre") {
  Camera camera{{{0.0, 0.0}, {900.0, 560.0}}, {350500.0, 380500.0}, 2.0};
  const auto lines = grid_lines(camera);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].number == "50");
  CHECK(lines[1].number == "51");
  CHECK(lines[2].number == "80");
  CHECK(lines[2].axis == GridAxis::Northing);
  CHECK(lines[3].number == "81");
}

TEST_CASE("compass points are where sailors have them") {
  CHECK(compass_point(Degrees{0.0}) == "N");
  CHECK(compass_point(Degrees{359.0}) == "N");
  CHECK(compass_point(Degrees{240.0}) == "WSW");
  CHECK(compass_point(Degrees{135.0}) == "SE");
}

TEST_CASE("the banner says EXERCISE and the code word") {
  CHECK(banner(test::runcorn().setting->scenario) ==
        "EXERCISE  " + test::runcorn().setting->scenario.code_word);
}

TEST_CASE("every credit of the map is in the attribution") {
  CHECK(attribution(test::runcorn().setting->map) == test::runcorn().setting->map.credits);
}

TEST_CASE("injects still to come are in order of time and stand before those that are past") {
  const exercise::Exercise exercise = runcorn_at(half_past);
  const auto rows = inject_rows(exercise.setting(), exercise.world(), half_past);
  CHECK(rows.size() == exercise.setting().scenario.injects.size());
  bool in_past = false;
  SimTime last{};
  for (const InjectRow& row : rows) {
    const bool is_past = row.standing == InjectStanding::Delivered || row.standing == InjectStanding::Skipped;
    CHECK((is_past || !in_past));
    if (!is_past) {
      CHECK(row.order >= last);
      last = row.order;
    }
    if (row.standing == InjectStanding::Delivered) CHECK(row.state.rfind("delivered ", 0) == 0);
    in_past = is_past;
  }
}

TEST_CASE("what is left of a wait is written as people say it") {
  CHECK(countdown(SimTime{}, SimTime{200'000}) == "3:20");
  CHECK(countdown(SimTime{}, SimTime{3'800'000}) == "1:03:20");
  CHECK(countdown(SimTime{60'900}, SimTime{62'100}) == "0:02");
  CHECK(countdown(SimTime{60'100}, SimTime{60'900}) == "0:00");
  CHECK(countdown(SimTime{5}, SimTime{}) == "0:00");
}

TEST_CASE("a slow road is dotted and named while it is slow") {
  const auto slow_roads = [](const Scene& scene) {
    return std::count_if(scene.lines.begin(), scene.lines.end(), [](const LineShape& line) {
      return line.layer == Layer::Closures && line.dash == Dash::Dotted;
    });
  };
  const Scene before = overlay_at(half_past, View::Facilitator, {});
  const Scene during = overlay_at(SimTime{45 * 60 * 1000}, View::Facilitator, {});
  CHECK(slow_roads(before) == 0);
  CHECK(slow_roads(during) > 0);
  CHECK_FALSE(says(before, "Slow: "));
  CHECK(says(during, "Slow: "));
}

TEST_CASE(
    "every entry of a whole exercise has a sentence, but the samplings and what control hears of them") {
  exercise::Exercise exercise(test::runcorn(), {7, 0});
  std::set<std::string> silent;
  std::size_t entries = 0;
  exercise.listen([&](const journal::Entry& entry) {
    ++entries;
    if (!feed_row(exercise.setting(), entry).text.empty()) return;
    const auto* news = model::find_field(entry.fields, "news");
    silent.insert(news == nullptr ? entry.kind : entry.kind + " " + std::get<std::string>(*news));
  });
  exercise.run_until(SimTime{} + exercise.setting().scenario.duration);
  CHECK(entries > 100);
  CHECK(silent == std::set<std::string>{"CloudSampled", "ControlInformed hazard_moved"});
}

TEST_CASE("players hear nothing of the call-out, of the cloud or of what the facilitator does") {
  exercise::Exercise exercise(test::runcorn(), {7, 0});
  exercise.listen([&](const journal::Entry& entry) {
    const FeedRow row = feed_row(exercise.setting(), entry);
    if (row.kind == MarkKind::CallOut || row.kind == MarkKind::Hazard || !entry.seat.empty()) {
      CHECK(row.audience == Audience::FacilitatorOnly);
    }
  });
  exercise.run_until(SimTime{} + exercise.setting().scenario.duration);
  REQUIRE(exercise.submit({"facilitator", model::AddNote{"for the debrief"}}).has_value() == false);
}

TEST_CASE("a filter finds rows that hold all of its words, in any order and case") {
  CHECK(matches("Widnes P1 has arrived at RVP 2", "rvp widnes"));
  CHECK(matches("anything", ""));
  CHECK_FALSE(matches("Widnes P1 has arrived at RVP 2", "rvp runcorn"));
}
