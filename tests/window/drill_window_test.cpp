// A drill in a window: it plays, rings without a sound device, and draws. ./dev test brings a display.
#include "render/sfml/drill_window.hpp"

#include <filesystem>

#include <catch2/catch.hpp>

#include "render/sfml/window.hpp"
#include "sim/model/drill.hpp"

using namespace tocsin;

namespace {

const std::filesystem::path root = TOCSIN_ROOT;

/// The shipped drill of the page, begun.
struct Play {
  exercise::Exercise exercise;
  std::vector<journal::Entry> feed;
  render::LiveSession session;
  render::DrillSession drill;

  explicit Play(const exercise::Loaded& loaded)
      : exercise(loaded, {7, 0}),
        session((listen(), exercise), {{}, &feed, "duty-emergency-planning-officer"}),
        drill(session, *model::find_role(*loaded.setting, "duty-emergency-planning-officer")) {
    REQUIRE(drill.begin());
  }
  void listen() {
    exercise.listen([this](const journal::Entry& entry) { feed.push_back(entry); });
  }
  void say(const char* line) { REQUIRE(drill.obey(*render::read_drill_line(line))); }
};

exercise::Loaded page_at_two() {
  auto loaded = exercise::load(root / "scenarios" / "drill-page-at-two", root / "maps");
  if (!loaded) FAIL(format(loaded.error()));
  return *loaded;
}

window::DrillWindowOptions some_frames(const Play& play, int frames, const std::filesystem::path& picture) {
  window::DrillWindowOptions options;
  options.feed = &play.feed;
  options.frame_time = Duration{100};
  options.max_frames = frames;
  options.picture = picture;
  return options;
}

}  // namespace

TEST_CASE("a drill in a window goes on by its frames, rings, and leaves a picture") {
  const auto display = window::display_available();
  if (!display) FAIL("this needs a display, as ./dev test brings one: " << display.error().front().message);
  const auto folder = std::filesystem::temp_directory_path();
  Play play(page_at_two());
  play.say("wait page");
  const SimTime before = play.drill.now();
  REQUIRE(window::run_drill(play.drill, some_frames(play, 35, folder / "tocsin-drill-page.png")));
  CHECK(play.drill.now() == before + Duration{3500});
  CHECK(std::filesystem::file_size(folder / "tocsin-drill-page.png") > 10000);

  play.say("ack");
  play.say("wait 7m30s");
  REQUIRE(window::run_drill(play.drill, some_frames(play, 6, folder / "tocsin-drill-decide.png")));
  REQUIRE(play.session.submit(model::EndExercise{"enough"}));
  REQUIRE(window::run_drill(play.drill, some_frames(play, 6, folder / "tocsin-drill-debrief.png")));
  CHECK(std::filesystem::file_size(folder / "tocsin-drill-debrief.png") > 10000);
  if (std::getenv("TOCSIN_KEEP_PICTURES") != nullptr) return;
  for (const char* name : {"tocsin-drill-page.png", "tocsin-drill-decide.png", "tocsin-drill-debrief.png"}) {
    std::filesystem::remove(folder / name);
  }
}
