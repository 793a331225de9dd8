#include "render/keys.hpp"

#include <set>

#include <catch2/catch.hpp>

#include "render/pacer.hpp"

using namespace tocsin;
using namespace tocsin::render;

TEST_CASE("every action has exactly one key, and every key one action") {
  std::set<Action> actions;
  for (const KeyBinding& binding : key_bindings()) {
    CHECK(actions.insert(binding.action).second);
    CHECK(action_for(binding.press) == binding.action);
    CHECK_FALSE(binding.shown.empty());
    CHECK_FALSE(binding.words.empty());
  }
  CHECK(actions.size() == action_count);
}

TEST_CASE("the keys are those that were agreed") {
  using M = Modifier;
  CHECK(action_for({Key::Space, M::None}) == Action::TogglePause);
  CHECK(action_for({Key::Full, M::None}) == Action::Step);
  CHECK(action_for({Key::N, M::None}) == Action::NextEvent);
  CHECK(action_for({Key::Right, M::None}) == Action::On10Seconds);
  CHECK(action_for({Key::Right, M::Shift}) == Action::On1Minute);
  CHECK(action_for({Key::L, M::None}) == Action::BackToLive);
  CHECK(action_for({Key::B, M::None}) == Action::Bookmark);
  CHECK(action_for({Key::F1, M::None}) == Action::Help);
  CHECK(action_for({Key::F9, M::None}) == Action::SwitchTheme);
  CHECK(action_for({Key::B, M::Control}) == std::nullopt);
}

TEST_CASE("the keys 1 to 6 choose 1, 2, 5, 10, 30 and 60 times real time") {
  constexpr std::array<double, 6> wanted{1, 2, 5, 10, 30, 60};
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto key = static_cast<Key>(static_cast<std::size_t>(Key::Digit1) + i);
    CHECK(speed_of(*action_for({key, Modifier::None})) == wanted[i]);
  }
  CHECK(speed_of(Action::Help) == std::nullopt);
}

TEST_CASE(
    "the room's keys are the clock's, the map's and the looks', and none of a panel, a tool or a choice") {
  std::set<std::string_view> room;
  for (const KeyBinding& binding : room_key_bindings()) room.insert(binding.shown);
  for (const char* of_room : {"F1", "Esc", "Space", "6", "B", "F", "Ctrl + Up", "F8", "F11", "End"})
    CHECK(room.count(of_room) == 1);
  for (const char* of_others : {"I", "V", "A", "R", "P", "Tab", "Enter", "T", "F2", "F6", "H", "X"})
    CHECK(room.count(of_others) == 0);
}

TEST_CASE("exercise time is wall time times the speed, to the millisecond in the long run") {
  Pacer pacer;
  pacer.set_speed(1.0 / 3.0);
  std::int64_t passed = 0;
  for (int i = 0; i < 300; ++i) passed += pacer.advance(Duration{10}).count();
  CHECK(passed >= 999);
  CHECK(passed <= 1000);
  pacer.set_speed(60.0);
  CHECK(pacer.advance(Duration{16}).count() >= 960);
}

TEST_CASE("while the clock is paused no exercise time passes") {
  Pacer pacer;
  pacer.pause();
  CHECK(pacer.advance(Duration{100}) == Duration{0});
  pacer.resume();
  CHECK(pacer.advance(Duration{100}) == Duration{100});
}

TEST_CASE("a stall of the machine is no leap in the exercise") {
  Pacer pacer;
  pacer.set_speed(2.0);
  CHECK(pacer.advance(Duration{60000}) == Duration{500});
}
