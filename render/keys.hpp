// The keys of the window, as one table: what is pressed, what it does, what help says of it. Knows no
// toolkit; the window turns its own key codes into these.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::render {

enum class Key : std::uint8_t {
  Space,
  Digit1,
  Digit2,
  Digit3,
  Digit4,
  Digit5,
  Digit6,
  Full,
  N,
  Left,
  Right,
  L,
  B,
  I,
  U,
  M,
  E,
  F,
  G,
  K,
  C,
  O,
  H,
  F1,
  F7,
  F8,
  F9,
  F11,
  Escape,
  Plus,
  Minus,
  Up,
  Down,
  D,
  P,
  R,
  S,
  T,
  Tab,
  Enter,
  Delete,
  A,
  V,
  Q,
  F2,
  F6,
  Backspace,
  LeftBracket,
  RightBracket,
  Home,
  End,
  J,
  X
};

enum class Modifier : std::uint8_t { None, Shift, Control };

struct KeyPress {
  Key key = Key::Space;
  Modifier modifier = Modifier::None;

  friend constexpr bool operator==(KeyPress, KeyPress) = default;
};

enum class Action : std::uint8_t {
  TogglePause,
  Speed1,
  Speed2,
  Speed5,
  Speed10,
  Speed30,
  Speed60,
  Step,
  NextEvent,
  Back10Seconds,
  On10Seconds,
  Back1Minute,
  On1Minute,
  BackToLive,
  Bookmark,
  ToggleInjects,
  ToggleUnits,
  ToggleMessages,
  ToggleEscalation,
  ToggleCoordination,
  Fit,
  ToggleGrid,
  ToggleLegend,
  CloseRoad,
  Help,
  BlankRoom,
  SwitchTheme,
  FullScreen,
  Cancel,
  LargerText,
  SmallerText,
  PanWest,
  PanEast,
  PanNorth,
  PanSouth,
  ZoomIn,
  ZoomOut,
  NextThing,
  PreviousThing,
  MeasureDistance,
  DrawCordon,
  PlaceRvp,
  SlowRoad,
  Follow,
  Confirm,
  UndoPoint,
  AddNote,
  ShowDecisions,
  SwitchSound,
  BeginLesson,
  IntoPanels,
  NextColours,
  ToggleHazardDetail,
  TurnDirection,
  PreviousBookmark,
  NextBookmark,
  NameBookmark,
  ToStart,
  ToEnd,
  BranchHere,
  ToDifference
};
inline constexpr std::size_t action_count = 61;

struct KeyBinding {
  KeyPress press;
  Action action;
  std::string_view shown;  ///< "Shift + Right"
  std::string_view words;  ///< "on by one minute"
};

/// Every key there is, in the order in which help lists them.
std::span<const KeyBinding> key_bindings();

/// True where it does something in the room's view, which has no panels, no tools and no selection.
bool works_in_room(Action action);

/// The keys of the room's view, in the same order.
std::vector<KeyBinding> room_key_bindings();

/// What that key does; nothing for a key that does nothing.
std::optional<Action> action_for(KeyPress press);

/// The speeds on offer, slowest first: 1, 2, 5, 10, 30, 60.
std::span<const double> speeds();

/// The speed an action chooses; nothing for the other actions.
std::optional<double> speed_of(Action action);

}  // namespace tocsin::render
