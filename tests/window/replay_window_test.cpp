// Records in a window: a branch has the bytes of what it came from, two records share a picture, and windows
// of any size are drawn. ./dev test brings a display.
#include <filesystem>
#include <fstream>
#include <iterator>

#include <SFML/Graphics/RenderTexture.hpp>
#include <catch2/catch.hpp>

#include "render/furniture.hpp"
#include "render/sfml/beside_stage.hpp"
#include "render/sfml/stage.hpp"
#include "render/sfml/window.hpp"
#include "tests/support/runcorn.hpp"
#include "tests/support/scratch.hpp"
#include "tests/window/need_display.hpp"

using namespace tocsin;

namespace {

const std::filesystem::path root = TOCSIN_ROOT;
constexpr SimTime minutes(std::int64_t n) { return SimTime{n * 60000}; }

/// Keeps a journal of an exercise as the command does.
struct Kept {
  std::string text;
  std::vector<journal::Entry> feed;
  journal::Writer writer{[this](std::string_view line) { text += line; }};

  explicit Kept(exercise::Exercise& exercise) {
    writer.begin(exercise.header("test"));
    exercise.listen([this](const journal::Entry& entry) {
      writer.append(entry);
      feed.push_back(entry);
    });
  }
};

std::string record_of(std::uint64_t seed) {
  exercise::Exercise exercise(test::runcorn(), {seed, 0});
  Kept kept(exercise);
  exercise.run_until(minutes(9));
  REQUIRE(exercise.submit({"facilitator", model::CloseRoad{"test closure", {10, 11}}}));
  REQUIRE(exercise.submit({"facilitator", model::SetSpeed{30.0}}));
  exercise.run_until(minutes(70));
  return kept.text;
}

exercise::Replay open_replay(const std::string& text) {
  auto record = journal::read(text, "test.jsonl");
  REQUIRE(record);
  auto replay = exercise::Replay::open(std::move(*record), root / "scenarios", root / "maps");
  if (!replay) FAIL(format(replay.error()));
  return std::move(*replay);
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t lines_up_to(const exercise::Replay& replay, SimTime t) {
  std::size_t lines = 1;
  for (const journal::Entry& entry : replay.record().entries) lines += entry.at <= t ? 1 : 0;
  return lines;
}

std::string first_lines(const std::string& text, std::size_t lines) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < lines; ++i) end = text.find('\n', end) + 1;
  return text.substr(0, end);
}

sf::Event pressed(sf::Keyboard::Key key) {
  sf::Event event{};
  event.type = sf::Event::KeyPressed;
  event.key.code = key;
  return event;
}

/// Each window size, and whether the banner is seen at the top of it.
template <class Drawn>
void check_sizes(Drawn& drawn) {
  for (const sf::Vector2u size :
       {sf::Vector2u{200, 150}, {1, 1}, {639, 479}, {640, 480}, {4000, 3000}, {300, 1000}}) {
    sf::RenderTexture target;
    REQUIRE(target.create(size.x, size.y));
    drawn.resize(size);
    for (int pass = 0; pass < 2; ++pass) {
      target.setActive(true);
      drawn.draw(target, render::Pacer{}, 0.03, window::MapLook::Moment::Exact);
      target.display();
    }
    INFO(size.x << " by " << size.y);
    const sf::Color corner = target.getTexture().copyToImage().getPixel(0, 0);
    const bool has_banner = corner == window::to_sf(render::banner_colour);
    CHECK(has_banner);
  }
}

}  // namespace

TEST_CASE("a branch has the bytes of the record up to its moment, and goes on by itself") {
  test::need_a_display();
  const std::string original = record_of(7);
  const exercise::Replay replay = open_replay(original);
  const SimTime at = minutes(25);
  exercise::Exercise branch = replay.begin_again();
  Kept kept(branch);
  window::WindowOptions options;
  options.begin_at = at;
  options.orders = replay.orders();
  options.feed = &kept.feed;
  options.start = window::Start::Paused;
  options.frame_time = Duration{50};
  options.max_frames = 3;
  REQUIRE(window::run_live(branch, options));
  CHECK(branch.now() == at);
  const bool is_same = kept.text == first_lines(original, lines_up_to(replay, at));
  CHECK(is_same);

  REQUIRE(branch.submit({"facilitator", model::AddNote{"from here on otherwise"}}));
  branch.run_until(minutes(70));
  const auto difference =
      journal::first_difference(replay.record(), *journal::read(kept.text, "branch.jsonl"));
  REQUIRE(difference);
  CHECK(difference->entry == lines_up_to(replay, at));
  CHECK(difference->second.find("from here on otherwise") != std::string::npos);
}

TEST_CASE("the keys of a replay ask for what they say") {
  test::need_a_display();
  exercise::Replay replay = open_replay(record_of(7));
  render::ReplaySession session(replay);
  const auto fonts = window::Fonts::load();
  REQUIRE(fonts);
  sf::RenderTexture target;
  REQUIRE(target.create(1000, 700));
  window::Stage stage(session, *fonts, render::View::Facilitator, render::Theme::Light, target.getSize());
  using render::Action;
  const std::vector<std::pair<sf::Keyboard::Key, Action>> keys{
      {sf::Keyboard::Backspace, Action::TurnDirection},
      {sf::Keyboard::LBracket, Action::PreviousBookmark},
      {sf::Keyboard::RBracket, Action::NextBookmark},
      {sf::Keyboard::Home, Action::ToStart},
      {sf::Keyboard::End, Action::ToEnd},
      {sf::Keyboard::J, Action::BranchHere}};
  for (const auto& [key, action] : keys) {
    stage.take(pressed(key));
    CHECK(stage.take_wishes().actions == std::vector<Action>{action});
  }
}

TEST_CASE("the timeline follows a drag, and past the end shows the end") {
  test::need_a_display();
  exercise::Replay replay = open_replay(record_of(7));
  render::ReplaySession session(replay);
  session.show(SimTime{});
  const auto fonts = window::Fonts::load();
  REQUIRE(fonts);
  sf::RenderTexture target;
  REQUIRE(target.create(1000, 700));
  window::Stage stage(session, *fonts, render::View::Facilitator, render::Theme::Light, target.getSize());
  const auto frame = [&] {
    target.setActive(true);
    stage.draw(target, render::Pacer{}, 0.03, window::MapLook::Moment::Rounded);
    const auto wishes = stage.take_wishes();
    if (wishes.show) session.show(*wishes.show);
  };
  const auto move_to = [&](int x) {
    sf::Event event{};
    event.type = sf::Event::MouseMoved;
    event.mouseMove = {x, 670};
    stage.take(event);
    frame();
  };
  frame();
  move_to(500);
  sf::Event press{};
  press.type = sf::Event::MouseButtonPressed;
  press.mouseButton = {sf::Mouse::Left, 500, 670};
  stage.take(press);
  frame();
  frame();
  CHECK(std::abs(session.shown().ms - session.end().ms / 2) < session.end().ms / 50);
  move_to(250);
  frame();
  CHECK(std::abs(session.shown().ms - session.end().ms / 4) < session.end().ms / 50);
  move_to(1400);
  frame();
  CHECK(session.shown() == session.end());
}

TEST_CASE("a picture of two records is the same each time, and not that of one beside itself") {
  test::need_a_display();
  exercise::Replay a = open_replay(record_of(7));
  exercise::Replay b = open_replay(record_of(8));
  const test::Scratch scratch;
  window::Picture picture;
  picture.at = minutes(40);
  picture.width_px = 1200;
  picture.height_px = 700;
  REQUIRE(window::screenshot_beside(a, b, {"a", "b"}, picture, scratch / "1.png"));
  REQUIRE(window::screenshot_beside(a, b, {"a", "b"}, picture, scratch / "2.png"));
  REQUIRE(window::screenshot_beside(a, a, {"a", "b"}, picture, scratch / "3.png"));
  const std::string png = bytes_of(scratch / "1.png");
  CHECK(png.substr(16, 8) == std::string("\0\0\x04\xB0\0\0\x02\xBC", 8));
  const bool is_same = png == bytes_of(scratch / "2.png");
  const bool is_other = png != bytes_of(scratch / "3.png");
  CHECK(is_same);
  CHECK(is_other);
}

TEST_CASE("two records play in their window, backwards too") {
  test::need_a_display();
  exercise::Replay a = open_replay(record_of(7));
  exercise::Replay b = open_replay(record_of(8));
  a.seek(SimTime{});
  b.seek(SimTime{});
  window::WindowOptions options;
  options.speed = 60.0;
  options.frame_time = Duration{100};
  options.max_frames = 10;
  const auto stats = window::run_beside(a, b, {"a", "b"}, options);
  REQUIRE(stats);
  CHECK(stats->frames == 10);
  CHECK(a.now() == SimTime{60000});
  CHECK(b.now() == SimTime{60000});
}

TEST_CASE("windows from 1 by 1 to 4000 by 3000 are drawn, the banner always") {
  test::need_a_display();
  exercise::Replay a = open_replay(record_of(7));
  exercise::Replay b = open_replay(record_of(8));
  const auto fonts = window::Fonts::load();
  REQUIRE(fonts);
  render::ReplaySession session(a);
  sf::RenderTexture context;
  REQUIRE(context.create(640, 480));
  for (const render::View view : {render::View::Facilitator, render::View::Room}) {
    window::Stage stage(session, *fonts, view, render::Theme::Light, {1280, 800});
    check_sizes(stage);
  }
  render::BesideSession two(a, b, {"a", "b"});
  window::BesideStage beside(two, *fonts, render::Theme::Light, {1280, 800});
  check_sizes(beside);
}
