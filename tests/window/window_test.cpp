// What only a display can show. Without one these cases fail and say so; ./dev test brings a virtual one.
#include "render/sfml/window.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "sim/exercise/replay.hpp"
#include "tests/support/runcorn.hpp"
#include "tests/window/need_display.hpp"

using namespace tocsin;

namespace {

const std::filesystem::path root = TOCSIN_ROOT;

constexpr SimTime minutes(std::int64_t n) { return SimTime{n * 60000}; }

std::vector<std::pair<SimTime, model::Order>> some_orders() {
  return {{minutes(9), {"facilitator", model::CloseRoad{"test closure", {10, 11}}}},
          {minutes(9), {"facilitator", model::SetSpeed{30.0}}},
          {minutes(22) + Duration{7}, {"facilitator", model::AddNote{"a note"}}}};
}

/// The lines of a journal, as an exercise writes them while `play` plays it.
template <class Play>
std::string journal_of(Play play) {
  exercise::Exercise exercise(test::runcorn(), {7, 0});
  std::string text;
  std::vector<journal::Entry> feed;
  journal::Writer writer([&](std::string_view line) { text += line; });
  writer.begin(exercise.header("test"));
  exercise.listen([&](const journal::Entry& entry) {
    writer.append(entry);
    feed.push_back(entry);
  });
  play(exercise, feed);
  return text;
}

void play_headless(exercise::Exercise& exercise, std::vector<journal::Entry>&) {
  for (const auto& [at, order] : some_orders()) {
    exercise.run_until(at);
    REQUIRE(exercise.submit(order));
  }
  exercise.run_until(minutes(240));
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("an exercise played through the window's loop leaves the bytes of a headless run") {
  test::need_a_display();
  const std::string windowed =
      journal_of([](exercise::Exercise& exercise, std::vector<journal::Entry>& feed) {
        window::WindowOptions options;
        options.views = window::Views::Both;
        options.width_px = 800;
        options.height_px = 600;
        options.speed = 60.0;
        options.on_inject = window::OnInject::KeepSpeed;
        options.orders = some_orders();
        options.feed = &feed;
        options.frame_time = Duration{247};
        options.stop_at = minutes(240);
        const auto stats = window::run_live(exercise, options);
        REQUIRE(stats);
        CHECK(stats->frames > 500);
        CHECK(stats->refused.empty());
      });
  CHECK(windowed == journal_of(play_headless));
}

TEST_CASE("a picture of a moment is the same picture each time, in the size asked for") {
  test::need_a_display();
  auto record = journal::read(journal_of(play_headless), "test.jsonl");
  REQUIRE(record);
  auto replay = exercise::Replay::open(std::move(*record), root / "scenarios", root / "maps");
  REQUIRE(replay);
  const auto folder = std::filesystem::temp_directory_path();
  const auto first = folder / "tocsin-window-test-1.png";
  const auto second = folder / "tocsin-window-test-2.png";
  for (const render::View view : {render::View::Facilitator, render::View::Room}) {
    window::Picture picture;
    picture.at = minutes(40);
    picture.width_px = 1000;
    picture.height_px = 700;
    picture.view = view;
    REQUIRE(window::screenshot(*replay, picture, first));
    REQUIRE(window::screenshot(*replay, picture, second));
    const std::string png = bytes_of(first);
    REQUIRE(png.size() > 10000);
    // The header of a PNG: eight bytes of signature, then IHDR with width and height, big end first.
    CHECK(png.substr(12, 4) == "IHDR");
    CHECK(png.substr(16, 8) == std::string("\0\0\x03\xE8\0\0\x02\xBC", 8));
    CHECK(png == bytes_of(second));
  }
  std::filesystem::remove(first);
  std::filesystem::remove(second);
}

TEST_CASE("a picture that cannot be written is a fault in one sentence") {
  test::need_a_display();
  auto record = journal::read(journal_of(play_headless), "test.jsonl");
  auto replay = exercise::Replay::open(std::move(*record), root / "scenarios", root / "maps");
  REQUIRE(replay);
  const auto drawn = window::screenshot(*replay, {}, "/no/such/folder/picture.png");
  REQUIRE_FALSE(drawn);
  CHECK(drawn.error().front().message == "the picture /no/such/folder/picture.png cannot be written");
}
