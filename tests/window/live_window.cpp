// The real window, on a real display (./dev test brings a virtual one): what it runs is what a headless run
// runs, and what it shows can be drawn to a file.
#include <filesystem>
#include <fstream>
#include <string>

#include <catch2/catch.hpp>

#include "render/sfml/window.hpp"
#include "sim/exercise/replay.hpp"
#include "tests/exercise/shipped.hpp"

using namespace tocsin;
using namespace tocsin::test;

namespace {

journal::TimedOrders some_orders() {
  return {
      {SimTime{61'234}, {"facilitator", model::AddNote{"The room is settled."}}},
      {SimTime{700'000}, {"facilitator", model::CloseRoad{"Heath Road", {100, 101, 102}}}},
      {SimTime{1'500'000}, {"facilitator", model::LiftClosure{"road-1"}}},
      {SimTime{3'000'000}, {"facilitator", model::SetActivation{"rail", model::Activation::Standby}}},
  };
}

void need_a_display() {
  const auto display = window::display_available();
  if (!display) FAIL("this test needs a display: run it through ./dev test. " << format(display.error()));
}

}  // namespace

TEST_CASE("the window's loop at 60 times leaves the bytes of a headless run") {
  need_a_display();
  const auto loaded = load_shipped("runcorn-chlorine");
  const SimTime until = end_of(loaded);
  const Journal headless = record(loaded, 7, playing(some_orders()));
  const Journal windowed = record(loaded, 7, [&](exercise::Exercise& exercise) {
    window::WindowOptions options;
    options.width_px = 640;
    options.height_px = 480;
    options.speed = 60.0;
    options.orders = some_orders();
    options.when_over = window::WhenOver::Close;
    options.on_inject = window::OnInject::KeepSpeed;
    // An odd frame time, so that frames and events never fall together.
    options.frame_time = Duration{237};
    options.stop_at = until;
    const auto stats = window::run_live(exercise, options);
    if (!stats) FAIL(format(stats.error()));
    CHECK(stats->refused.empty());
    CHECK(stats->frames > 500);
  });
  CHECK(windowed.text == headless.text);
}

TEST_CASE("a moment of a record is drawn to a PNG file, the same each time") {
  need_a_display();
  const auto loaded = load_shipped("runcorn-chlorine");
  const Journal journal = record(loaded, 7, playing({}));
  auto replay = exercise::Replay::open(*journal::read(journal.text, "journal"), TOCSIN_ROOT, maps_folder());
  REQUIRE(replay);
  const auto folder = std::filesystem::temp_directory_path();
  const auto draw = [&](const char* name) {
    const auto file = folder / name;
    const auto drawn =
        window::screenshot(*replay, {.at = SimTime{2'400'000}, .width_px = 640, .height_px = 480}, file);
    if (!drawn) FAIL(format(drawn.error()));
    std::ifstream stream(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
    std::filesystem::remove(file);
    return bytes;
  };
  const std::string first = draw("tocsin-window-test-1.png");
  CHECK(first.substr(1, 3) == "PNG");
  CHECK(first.size() > 20'000);
  CHECK(draw("tocsin-window-test-2.png") == first);
}
