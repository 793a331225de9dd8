#include "render/map_names.hpp"

#include <cmath>
#include <filesystem>

#include <catch2/catch.hpp>

#include "render/thinning.hpp"
#include "sim/exercise/exercise.hpp"
#include "tests/support/runcorn.hpp"

using namespace tocsin;
using namespace tocsin::render;

namespace {

const MapSheet& sheet() {
  static const MapSheet sheet = map_sheet(test::runcorn().setting->map);
  return sheet;
}

// About what DejaVu needs.
TextSize measure(const std::string& text, const LabelStyle& style) {
  std::size_t widest = 0, lines = 0;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    widest = std::max(widest, end - from);
    ++lines;
    from = end + 1;
  }
  return {0.6 * style.size_px * static_cast<double>(widest),
          1.18 * style.size_px * static_cast<double>(lines)};
}

constexpr SimTime moment{40 * 60 * 1000};

/// One picture of the Runcorn exercise, before and after its names are placed.
struct Picture {
  Camera camera;
  std::vector<Label> basemap;
  Scene overlay;
  std::vector<Symbol> receptors;
  std::vector<PixelBox> furniture;
  NameGround ground() const { return {basemap, overlay, receptors, furniture}; }
};

Picture picture_of(const Camera& camera, Theme theme, View view) {
  static const exercise::Exercise exercise = [] {
    exercise::Exercise run(test::runcorn(), {7, 0});
    run.run_until(moment);
    return run;
  }();
  const Palette palette = palette_of(theme);
  const double scale = camera.metres_per_pixel;
  Picture picture;
  picture.camera = camera;
  picture.basemap = basemap_labels(sheet(), palette, camera);
  picture.overlay =
      make_overlay(exercise.setting(), exercise.world(), moment, hazard_picture(exercise.setting(), moment),
                   palette, {.view = view, .metres_per_pixel = scale, .selected = std::nullopt});
  picture.receptors = thinned(receptor_symbols(exercise.setting(), palette, scale), scale);
  picture.furniture = {{{10, 20}, {230, 250}}, {{10, 760}, {180, 780}}, {{1200, 10}, {1400, 60}}};
  return picture;
}

std::vector<Camera> twenty_cameras() {
  std::vector<Camera> cameras;
  for (const double scale : {0.5, 1.5, 4.0, 8.0, 19.0}) {
    for (const GridPoint centre :
         {GridPoint{351500, 382500}, {350200, 380800}, {351600, 385300}, {354200, 381500}}) {
      cameras.push_back({{{0.0, 0.0}, {1440.0, 800.0}}, centre, scale});
    }
  }
  return cameras;
}

}  // namespace

TEST_CASE("on the Runcorn map no name covers another, a symbol, a letter or the furniture") {
  std::size_t names = 0;
  for (const Camera& camera : twenty_cameras()) {
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
      const View view = theme == Theme::Light ? View::Facilitator : View::Room;
      const Picture picture = picture_of(camera, theme, view);
      const LabelPlan plan = place_names(picture.ground(), camera, measure, {});
      const std::vector<PixelBox> clear = boxes_kept_clear(picture.ground(), camera);
      names += plan.placed.size();
      for (std::size_t i = 0; i < plan.placed.size(); ++i) {
        const TurnedBox box = plan.placed[i].turned();
        const PixelBox bounds = bounds_of(box);
        CAPTURE(camera.metres_per_pixel, plan.placed[i].key);
        CHECK((bounds.low.x >= 0.0 && bounds.low.y >= 0.0 && bounds.high.x <= 1440.0 &&
               bounds.high.y <= 800.0));
        CHECK(std::abs(plan.placed[i].turn_deg) <= 90.0);
        int overlaps = 0;
        for (const PixelBox& other : clear) overlaps += meet(box, {other}) ? 1 : 0;
        for (std::size_t j = i + 1; j < plan.placed.size(); ++j)
          overlaps += meet(box, plan.placed[j].turned()) ? 1 : 0;
        CHECK(overlaps == 0);
      }
    }
  }
  CHECK(names > 40 * 15);
}

TEST_CASE("the names of one street or river keep their distance") {
  for (const Camera& camera : twenty_cameras()) {
    const Picture picture = picture_of(camera, Theme::Light, View::Room);
    const LabelPlan plan = place_names(picture.ground(), camera, measure, {});
    std::map<std::string, std::vector<Pixel>> places;
    for (const PlacedLabel& placed : plan.placed) {
      if (placed.key.rfind("road:", 0) == 0) places[placed.text].push_back(placed.box.centre());
    }
    for (const auto& [name, at] : places) {
      for (std::size_t i = 0; i < at.size(); ++i) {
        for (std::size_t j = i + 1; j < at.size(); ++j) {
          CAPTURE(name, camera.metres_per_pixel);
          CHECK(std::hypot(at[i].x - at[j].x, at[i].y - at[j].y) >= 260.0);
        }
      }
    }
  }
}

TEST_CASE("names keep their places while the map is moved under them") {
  const Camera before{{{0.0, 0.0}, {1440.0, 800.0}}, {351500, 382500}, 4.0};
  const LabelPlan first =
      place_names(picture_of(before, Theme::Light, View::Room).ground(), before, measure, {});
  const Camera after = before.panned({40.0, 24.0});
  const LabelPlan second =
      place_names(picture_of(after, Theme::Light, View::Room).ground(), after, measure, first.slots);
  std::size_t stayed = 0, hopped = 0;
  for (const auto& [key, slot] : second.slots) {
    const auto it = first.slots.find(key);
    if (it != first.slots.end()) ++(it->second == slot ? stayed : hopped);
  }
  CHECK(stayed > 30);
  CHECK(hopped * 10 < stayed);
}

TEST_CASE("at the scale of the borough only towns and villages are named, at a street's the streets") {
  const auto kinds = [](double scale) {
    const Camera camera{{{0.0, 0.0}, {1440.0, 800.0}}, {351500, 382500}, scale};
    std::map<std::string, int> count;
    for (const Label& label : basemap_labels(sheet(), palette_of(Theme::Light), camera))
      ++count[label.key.substr(0, label.key.find(':'))];
    return count;
  };
  CHECK(kinds(19.0)["road"] == 0);
  CHECK(kinds(60.0)["settlement"] == 7);
  CHECK(kinds(8.0)["settlement"] > 60);
  CHECK(kinds(3.0)["road"] > 20);
}
