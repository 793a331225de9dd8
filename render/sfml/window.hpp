// The window: an exercise on a screen, to be run or to be looked at again. The only door to SFML, Dear ImGui
// and the display; none of their types pass through it. The wall clock is read here and nowhere else, and
// decides only when the exercise is run on, never what happens in it.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "render/beside.hpp"
#include "render/bookmarks.hpp"
#include "render/layout.hpp"
#include "render/palette.hpp"
#include "render/scene.hpp"
#include "render/screens.hpp"
#include "render/selection.hpp"
#include "render/session.hpp"
#include "render/settings.hpp"
#include "render/symbol_table.hpp"
#include "sim/base/diagnostics.hpp"
#include "sim/base/time.hpp"
#include "sim/exercise/exercise.hpp"
#include "sim/exercise/replay.hpp"
#include "sim/journal/journal.hpp"

namespace tocsin::window {

/// Whether a window can be opened at all; a fault in one plain sentence where not. Ask before anything else
/// here.
Result<void> display_available();

/// The screens of the display: the primary one first. A fault where there is no display.
Result<std::vector<render::ScreenBox>> screens();

enum class Views { Facilitator, Room, Both };

/// What the window does when the exercise is over.
enum class WhenOver { StayOpen, Close };
/// What the clock does when an inject is delivered at more than real time.
enum class OnInject { SlowDown, KeepSpeed };
enum class Start { Running, Paused };

struct WindowOptions {
  Views views = Views::Facilitator;
  render::WindowSettings settings;
  /// Told each time a person has changed them; what cannot be kept is said in the window. None: not kept.
  std::function<Result<void>(const render::WindowSettings&)> keep_settings;
  int width_px = 1280;
  int height_px = 800;
  std::optional<int> room_screen;  ///< counted from 1; none: the second, where there are two
  double speed = 1.0;              ///< exercise seconds in a second; above zero
  Start start = Start::Running;
  WhenOver when_over = WhenOver::StayOpen;
  OnInject on_inject = OnInject::SlowDown;

  /// Commands to play at their times, exactly as a headless run plays them.
  std::vector<std::pair<SimTime, model::Order>> orders;
  /// The entries so far, which whoever listens to the exercise appends to; null: no messages are shown.
  const std::vector<journal::Entry>* feed = nullptr;
  std::string seat = "facilitator";
  /// How far the exercise is run, with the orders on the way, before the window opens.
  SimTime begin_at;
  /// Said in the clock bar at first.
  std::string notice;

  /// A reviewer's bookmarks beside a record.
  render::ReviewOptions review;
  /// Why this record cannot be branched from; empty: it can.
  std::string no_branch;

  /// The window closes once the exercise has come this far.
  std::optional<SimTime> stop_at;
  /// Takes each frame to have lasted this long, whatever the wall clock says, and draws without waiting.
  std::optional<Duration> frame_time;
  /// The window closes after so many frames.
  std::optional<int> max_frames;
  /// What symbols look like.
  render::SymbolTable symbols = render::standard_symbols();
  /// Asked after every frame; a fault closes the window and is returned (a disk that is full).
  std::function<Result<void>()> after_frame;
};

/// What drawing cost.
struct FrameStats {
  int frames = 0;
  double wall_s = 0.0;
  double slowest_frame_ms = 0.0;
  /// Orders that the exercise refused, each with its reason.
  Diagnostics refused;

  double frames_per_second() const { return wall_s > 0.0 ? frames / wall_s : 0.0; }
};

/// Runs the exercise in a window until that is closed, or `stop_at` or `max_frames` is reached, or it is
/// over and was to close then.
Result<FrameStats> run_live(exercise::Exercise& exercise, const WindowOptions& options);

/// How a look at a record ended: the window was closed, or people want to go on by themselves from a moment.
struct ReplayEnd {
  FrameStats stats;
  std::optional<SimTime> branch_at;
};

/// Shows a record: the same window, read only, forwards and backwards. `options.orders` and `feed` are not
/// used.
Result<ReplayEnd> run_replay(exercise::Replay& replay, const WindowOptions& options);

/// Shows two records of one scenario on one clock. REQUIRES: `render::can_stand_beside` says yes.
Result<FrameStats> run_beside(exercise::Replay& first, exercise::Replay& second,
                              const render::BesideNames& names, const WindowOptions& options);

struct Picture {
  SimTime at;
  int width_px = 1280;
  int height_px = 800;
  render::View view = render::View::Facilitator;
  render::Theme theme = render::Theme::Light;
  /// Nothing: as large as that view usually has it.
  std::optional<double> text_scale;
  /// What to show; nothing: the incident and everything on its way to it.
  std::optional<GridBox> ground;
  /// Whether the map stands among panels and clock, or alone under its banner.
  enum class Extent { Window, MapOnly } extent = Extent::Window;
  std::optional<render::OpenPanels> panels;  ///< nothing: those that are open at first
  render::Selection selected;
  render::SymbolTable symbols = render::standard_symbols();
};

/// Draws one moment of a record as the window shows it, banner, furniture and panels included, into a PNG
/// file.
Result<void> screenshot(exercise::Replay& replay, const Picture& picture, const std::filesystem::path& file);

/// The same of two records side by side; `picture.view` is not used.
Result<void> screenshot_beside(exercise::Replay& first, exercise::Replay& second,
                               const render::BesideNames& names, const Picture& picture,
                               const std::filesystem::path& file);

}  // namespace tocsin::window
