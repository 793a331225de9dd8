// Ten scenes drawn and compared with the pictures kept of them in tests/golden/pictures. After a change that
// was meant to be seen, run once with TOCSIN_WRITE_GOLDEN=1, look at what it wrote, and commit it.
#include <cstdlib>
#include <filesystem>
#include <ostream>
#include <string>

#include <SFML/Graphics/Image.hpp>
#include <catch2/catch.hpp>

#include "render/sfml/window.hpp"
#include "sim/exercise/replay.hpp"
#include "tests/support/runcorn.hpp"
#include "tests/window/need_display.hpp"
#include "tests/window/picture_comparison.hpp"

using namespace tocsin;
using render::Panel;
using render::Theme;
using render::View;
using window::Picture;

namespace {

namespace fs = std::filesystem;
const fs::path root = TOCSIN_ROOT;
const fs::path kept = root / "tests" / "golden" / "pictures";

constexpr SimTime minutes(std::int64_t n) { return SimTime{n * 60000}; }

/// The Runcorn exercise with a road closed and two cordons set by hand, as a record.
exercise::Replay& record() {
  static exercise::Replay replay = [] {
    exercise::Exercise exercise(test::runcorn(), {7, 0});
    std::string text;
    journal::Writer writer([&](std::string_view line) { text += line; });
    writer.begin(exercise.header("test"));
    exercise.listen([&](const journal::Entry& entry) { writer.append(entry); });
    exercise.run_until(minutes(9));
    const GridPoint site = exercise.setting().scenario.incident.position;
    const auto ring = [&](double radius_m) {
      return std::vector<GridPoint>{site + GridPoint{radius_m, 0.0}, site + GridPoint{0.0, radius_m},
                                    site - GridPoint{radius_m, 0.0}, site - GridPoint{0.0, radius_m}};
    };
    const std::vector<model::Command> given{
        model::CloseRoad{"Test closure", {10, 11}},
        model::SetCordon{"Inner cordon", model::CordonKind::Inner, ring(500.0)},
        model::SetCordon{"Outer cordon", model::CordonKind::Outer, ring(1100.0)}};
    for (const model::Command& command : given) {
      if (!exercise.submit({"facilitator", command})) FAIL("a command was refused");
    }
    exercise.run_until(minutes(90));
    auto read = journal::read(text, "golden.jsonl");
    if (!read) FAIL(format(read.error()));
    auto opened = exercise::Replay::open(std::move(*read), root / "scenarios", root / "maps");
    if (!opened) FAIL(format(opened.error()));
    return std::move(*opened);
  }();
  return replay;
}

GridBox around(GridPoint centre, double width_m) {
  GridBox box;
  box.add(centre - GridPoint{width_m / 2.0, 0.0});
  box.add(centre + GridPoint{width_m / 2.0, 0.0});
  return box;
}

render::OpenPanels only(Panel panel) {
  render::OpenPanels open;
  open.is_open.fill(false);
  open.toggle(panel);
  return open;
}

struct Scene {
  std::string name;
  Picture picture;
};

Picture picture_of(SimTime at, int width_px, int height_px, View view, Theme theme) {
  Picture picture;
  picture.at = at;
  picture.width_px = width_px;
  picture.height_px = height_px;
  picture.view = view;
  picture.theme = theme;
  return picture;
}

Picture map_of(SimTime at, int width_px, int height_px, View view, Theme theme, GridBox ground) {
  Picture picture = picture_of(at, width_px, height_px, view, theme);
  picture.extent = Picture::Extent::MapOnly;
  picture.ground = ground;
  return picture;
}

// Borough to street, both views, both themes, with panels and without.
std::vector<Scene> scenes() {
  const model::Setting& setting = record().exercise().setting();
  const GridPoint site = setting.scenario.incident.position;
  std::vector<Scene> all{
      {"borough", map_of(minutes(40), 640, 400, View::Facilitator, Theme::Light, setting.map.bounds)},
      {"borough-dark", map_of(minutes(40), 640, 400, View::Room, Theme::Dark, setting.map.bounds)},
      {"town-hazard", map_of(minutes(40), 640, 400, View::Facilitator, Theme::Light, around(site, 5000.0))},
      {"town-room", map_of(minutes(40), 640, 400, View::Room, Theme::Dark, around(site, 5000.0))},
      {"street", map_of(minutes(40), 640, 400, View::Facilitator, Theme::Light, around(site, 800.0))},
      {"cordon-closure-selection",
       map_of(minutes(30), 640, 400, View::Facilitator, Theme::Dark, around(site, 3000.0))},
      {"window", picture_of(minutes(40), 640, 480, View::Facilitator, Theme::Light)},
      {"window-coordination", picture_of(minutes(70), 800, 500, View::Facilitator, Theme::Light)},
      {"room", picture_of(minutes(40), 640, 480, View::Room, Theme::Dark)},
      {"large-text", picture_of(minutes(40), 960, 600, View::Facilitator, Theme::Dark)}};
  all[5].picture.selected = id_of<model::UnitTag>(0);
  all[7].picture.panels = only(Panel::Coordination);
  all[9].picture.panels = only(Panel::Messages);
  all[9].picture.text_scale = 1.5;
  return all;
}

sf::Image drawn(const Picture& picture) {
  const fs::path file = fs::temp_directory_path() / "tocsin-golden-drawn.png";
  const auto done = window::screenshot(record(), picture, file);
  if (!done) FAIL(format(done.error()));
  sf::Image image;
  REQUIRE(image.loadFromFile(file.string()));
  fs::remove(file);
  return image;
}

}  // namespace

TEST_CASE("ten scenes look as they did when their pictures were kept") {
  test::need_a_display();
  const bool writes = std::getenv("TOCSIN_WRITE_GOLDEN") != nullptr;
  for (const Scene& scene : scenes()) {
    const fs::path file = kept / (scene.name + ".png");
    const sf::Image now = drawn(scene.picture);
    if (writes) {
      fs::create_directories(kept);
      REQUIRE(golden::kept_form(now).saveToFile(file.string()));
      CHECK(fs::file_size(file) < 100'000);
      continue;
    }
    sf::Image before;
    INFO(file << " is kept in the repository; TOCSIN_WRITE_GOLDEN=1 writes it anew");
    REQUIRE(before.loadFromFile(file.string()));
    const golden::Comparison comparison = golden::compare(before, now);
    if (comparison.fault.empty()) continue;
    const fs::path actual = fs::temp_directory_path() / ("tocsin-" + scene.name + "-actual.png");
    const fs::path difference = fs::temp_directory_path() / ("tocsin-" + scene.name + "-difference.png");
    now.saveToFile(actual.string());
    comparison.difference.saveToFile(difference.string());
    FAIL_CHECK(scene.name << ": " << comparison.fault << "; see " << actual << " and " << difference);
  }
  if (writes) FAIL("wrote the pictures in " << kept << " anew: look at them, then run again without it");
}

TEST_CASE("a picture of another theme, of another moment or with a symbol moved is not the same") {
  test::need_a_display();
  const GridPoint site = record().exercise().setting().scenario.incident.position;
  const Picture picture =
      map_of(minutes(40), 640, 400, View::Facilitator, Theme::Light, around(site, 5000.0));
  const sf::Image base = golden::kept_form(drawn(picture));
  CHECK(golden::compare(base, drawn(picture)).fault.empty());

  Picture dark = picture;
  dark.theme = Theme::Dark;
  CHECK_FALSE(golden::compare(base, drawn(dark)).fault.empty());

  // Ten seconds later the units on the road are somewhere else, and nothing but they and their names.
  Picture later = picture;
  later.at = minutes(40) + Duration{10000};
  CHECK_FALSE(golden::compare(base, drawn(later)).fault.empty());

  Picture smaller = picture;
  smaller.width_px = 639;
  CHECK(golden::compare(base, drawn(smaller)).fault ==
        "the picture is 319 by 200 pixels at half its size; the one kept is 320 by 200");
}

TEST_CASE("edges smoothed a little otherwise are the same picture, a mark of sixteen pixels is not") {
  sf::Image plain;
  plain.create(320, 200, sf::Color(240, 240, 236));
  sf::Image smoothed = plain;
  sf::Image marked = plain;
  for (unsigned i = 0; i < 16; ++i) {
    for (unsigned k = 0; k < 16; ++k) marked.setPixel(100 + i, 90 + k, sf::Color(0xBE, 0x2D, 0x14));
    smoothed.setPixel(100 + i, 90, sf::Color(220, 218, 214));
  }
  const sf::Image kept = golden::kept_form(plain);
  CHECK(golden::compare(kept, smoothed).fault.empty());
  CHECK(golden::compare(kept, marked).fault == "25 % of the pixels differ in the square at 48, 40; 14 % may");
  const golden::Comparison comparison = golden::compare(kept, marked);
  CHECK(comparison.difference.getPixel(52, 47) == sf::Color(208, 0, 0));
  CHECK(comparison.difference.getPixel(5, 5) != sf::Color(208, 0, 0));
}
