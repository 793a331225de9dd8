#include "render/keys.hpp"

#include <array>

namespace tocsin::render {

std::span<const KeyBinding> key_bindings() {
  using M = Modifier;
  static constexpr std::array<KeyBinding, action_count> table{{
      {{Key::Space, M::None}, Action::TogglePause, "Space", "pause, or go on"},
      {{Key::Digit1, M::None}, Action::Speed1, "1", "real time"},
      {{Key::Digit2, M::None}, Action::Speed2, "2", "2 times real time"},
      {{Key::Digit3, M::None}, Action::Speed5, "3", "5 times"},
      {{Key::Digit4, M::None}, Action::Speed10, "4", "10 times"},
      {{Key::Digit5, M::None}, Action::Speed30, "5", "30 times"},
      {{Key::Digit6, M::None}, Action::Speed60, "6", "60 times"},
      {{Key::Full, M::None}, Action::Step, ".", "one step of 10 seconds"},
      {{Key::N, M::None}, Action::NextEvent, "N", "to the next event"},
      {{Key::Left, M::None}, Action::Back10Seconds, "Left", "look back 10 seconds"},
      {{Key::Right, M::None}, Action::On10Seconds, "Right", "on by 10 seconds"},
      {{Key::Left, M::Shift}, Action::Back1Minute, "Shift + Left", "look back one minute"},
      {{Key::Right, M::Shift}, Action::On1Minute, "Shift + Right", "on by one minute"},
      {{Key::L, M::None}, Action::BackToLive, "L", "back to live"},
      {{Key::B, M::None}, Action::Bookmark, "B", "bookmark this moment"},
      {{Key::I, M::None}, Action::ToggleInjects, "I", "injects"},
      {{Key::U, M::None}, Action::ToggleUnits, "U", "units and closures"},
      {{Key::M, M::None}, Action::ToggleMessages, "M", "messages and notes"},
      {{Key::E, M::None}, Action::ToggleEscalation, "E", "call-out"},
      {{Key::O, M::None}, Action::ToggleCoordination, "O", "co-ordination: groups, beliefs, METHANE"},
      {{Key::F, M::None}, Action::Fit, "F", "fit the incident to the window; again: the whole map"},
      {{Key::G, M::None}, Action::ToggleGrid, "G", "grid"},
      {{Key::K, M::None}, Action::ToggleLegend, "K", "key to the symbols"},
      {{Key::C, M::None}, Action::CloseRoad, "C", "close a road: then click it"},
      {{Key::F1, M::None}, Action::Help, "F1", "this help"},
      {{Key::F8, M::None}, Action::BlankRoom, "F8", "blank the room's view"},
      {{Key::F9, M::None}, Action::SwitchTheme, "F9", "light or dark"},
      {{Key::F11, M::None}, Action::FullScreen, "F11", "full screen"},
      {{Key::Escape, M::None}, Action::Cancel, "Esc", "cancel, or let go of what is selected"},
      {{Key::Plus, M::Control}, Action::LargerText, "Ctrl + +", "larger text"},
      {{Key::Minus, M::Control}, Action::SmallerText, "Ctrl + -", "smaller text"},
  }};
  return table;
}

std::optional<Action> action_for(KeyPress press) {
  for (const KeyBinding& binding : key_bindings()) {
    if (binding.press == press) return binding.action;
  }
  return std::nullopt;
}

std::span<const double> speeds() {
  static constexpr std::array<double, 6> offered{1, 2, 5, 10, 30, 60};
  return offered;
}

std::optional<double> speed_of(Action action) {
  if (action < Action::Speed1 || action > Action::Speed60) return std::nullopt;
  return speeds()[static_cast<std::size_t>(action) - static_cast<std::size_t>(Action::Speed1)];
}

}  // namespace tocsin::render
