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
      {{Key::A, M::None}, Action::AddNote, "A", "add a note: type it, then Enter"},
      {{Key::I, M::None}, Action::ToggleInjects, "I", "injects"},
      {{Key::V, M::None}, Action::ShowDecisions, "V", "decisions, and back to the injects"},
      {{Key::U, M::None}, Action::ToggleUnits, "U", "units and closures"},
      {{Key::M, M::None}, Action::ToggleMessages, "M", "messages and notes"},
      {{Key::E, M::None}, Action::ToggleEscalation, "E", "call-out"},
      {{Key::O, M::None}, Action::ToggleCoordination, "O", "co-ordination: groups, beliefs, METHANE"},
      {{Key::F, M::None}, Action::Fit, "F", "fit the incident to the window; again: the whole map"},
      {{Key::G, M::None}, Action::ToggleGrid, "G", "grid"},
      {{Key::K, M::None}, Action::ToggleLegend, "K", "key to the symbols"},
      {{Key::C, M::None}, Action::CloseRoad, "C", "close a road: then click it; again: one direction only"},
      {{Key::F1, M::None}, Action::Help, "F1", "this help"},
      {{Key::F2, M::None}, Action::BeginLesson, "F2", "the first lesson, six controls"},
      {{Key::F6, M::None}, Action::IntoPanels, "F6", "into the panels by keyboard; F6 or Esc: out again"},
      {{Key::H, M::None}, Action::ToggleHazardDetail, "H", "doubt about the hazard: factor 3, wind fan"},
      {{Key::F7, M::None}, Action::NextColours, "F7", "colours for other eyes; high contrast"},
      {{Key::F8, M::None}, Action::BlankRoom, "F8", "blank the room's view"},
      {{Key::F9, M::None}, Action::SwitchTheme, "F9", "light or dark"},
      {{Key::F11, M::None}, Action::FullScreen, "F11", "full screen"},
      {{Key::Escape, M::None}, Action::Cancel, "Esc", "cancel, or let go of what is selected"},
      {{Key::Plus, M::Control}, Action::LargerText, "Ctrl + +", "larger text"},
      {{Key::Minus, M::Control}, Action::SmallerText, "Ctrl + -", "smaller text"},
      {{Key::Left, M::Control}, Action::PanWest, "Ctrl + Left", "move the map: west"},
      {{Key::Right, M::Control}, Action::PanEast, "Ctrl + Right", "move the map: east"},
      {{Key::Up, M::Control}, Action::PanNorth, "Ctrl + Up", "move the map: north"},
      {{Key::Down, M::Control}, Action::PanSouth, "Ctrl + Down", "move the map: south"},
      {{Key::Plus, M::None}, Action::ZoomIn, "+", "nearer"},
      {{Key::Minus, M::None}, Action::ZoomOut, "-", "farther away"},
      {{Key::Tab, M::None}, Action::NextThing, "Tab", "select the next thing on the map"},
      {{Key::Tab, M::Shift}, Action::PreviousThing, "Shift + Tab", "select the one before"},
      {{Key::D, M::None}, Action::MeasureDistance, "D", "measure a distance"},
      {{Key::P, M::None}, Action::DrawCordon, "P", "draw a cordon; again: inner or outer"},
      {{Key::R, M::None}, Action::PlaceRvp, "R", "place an RVP"},
      {{Key::S, M::None}, Action::SlowRoad, "S", "slow a road; again: another percentage"},
      {{Key::T, M::None}, Action::Follow, "T", "follow the selected unit; again, or a pan: let go"},
      {{Key::Enter, M::None},
       Action::Confirm,
       "Enter",
       "with a tool: act at the cross-hair, or finish; else centre on what is selected"},
      {{Key::Delete, M::None}, Action::UndoPoint, "Delete", "take a tool's last point back"},
      {{Key::Q, M::None}, Action::SwitchSound, "Q", "sound off, or on"},
      {{Key::Backspace, M::None},
       Action::TurnDirection,
       "Backspace",
       "in a replay: backwards, or forwards again"},
      {{Key::LeftBracket, M::None}, Action::PreviousBookmark, "[", "to the bookmark before"},
      {{Key::RightBracket, M::None}, Action::NextBookmark, "]", "to the next bookmark"},
      {{Key::B, M::Shift}, Action::NameBookmark, "Shift + B", "bookmark this moment in words of your own"},
      {{Key::Home, M::None}, Action::ToStart, "Home", "to the start"},
      {{Key::End, M::None}, Action::ToEnd, "End", "to the end of a replay; in an exercise, to live"},
      {{Key::J, M::None}, Action::BranchHere, "J", "in a replay: branch from here, as a new exercise"},
      {{Key::X, M::None}, Action::ToDifference, "X", "beside another record: to the first difference"},
  }};
  return table;
}

bool works_in_room(Action action) {
  if (action >= Action::TogglePause && action <= Action::Bookmark) return true;
  if (action >= Action::PanWest && action <= Action::ZoomOut) return true;
  switch (action) {
    case Action::Fit:
    case Action::ToggleGrid:
    case Action::ToggleLegend:
    case Action::Help:
    case Action::BlankRoom:
    case Action::SwitchTheme:
    case Action::FullScreen:
    case Action::Cancel:
    case Action::LargerText:
    case Action::SmallerText:
    case Action::NextColours:
    case Action::TurnDirection:
    case Action::PreviousBookmark:
    case Action::NextBookmark:
    case Action::ToStart:
    case Action::ToEnd:
    case Action::BranchHere:
      return true;
    default:
      return false;
  }
}

std::vector<KeyBinding> room_key_bindings() {
  std::vector<KeyBinding> keys;
  for (const KeyBinding& binding : key_bindings()) {
    if (works_in_room(binding.action)) keys.push_back(binding);
    // There is nothing else to cancel there.
    if (binding.action == Action::Cancel) keys.back().words = "close the list of keys";
  }
  return keys;
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
