#include "render/screens.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

namespace tocsin::render {

namespace {

/// Narrower than this nobody could read two views beside each other.
constexpr int narrowest_view_px = 640;

std::vector<WindowPlace> side_by_side(const ScreenBox& screen, const PlaceOptions& options) {
  const bool has_room = screen.width_px >= 2 * options.width_px;
  const int each_px = has_room ? options.width_px : screen.width_px / 2;
  if (each_px < narrowest_view_px) {
    const WindowPlace middle = in_middle_of(screen, options.width_px, options.height_px);
    return {middle, middle};
  }
  WindowPlace both = in_middle_of(screen, 2 * each_px, std::min(options.height_px, screen.height_px));
  both.width_px = each_px;
  WindowPlace right = both;
  right.x_px += each_px;
  return {both, right};
}

}  // namespace

WindowPlace in_middle_of(const ScreenBox& screen, int width_px, int height_px) {
  const auto middle = [](int whole, int part) { return std::max(0, (whole - part) / 2); };
  return {screen.x_px + middle(screen.width_px, width_px),
          screen.y_px + middle(screen.height_px, height_px),
          width_px,
          height_px,
          WindowPlace::Frame::Windowed,
          screen};
}

WindowPlace filling(const ScreenBox& screen) {
  return {screen.x_px, screen.y_px, screen.width_px, screen.height_px, WindowPlace::Frame::Filling, screen};
}

Result<std::vector<WindowPlace>> place_windows(std::span<const ScreenBox> screens,
                                               std::span<const View> views, const PlaceOptions& options) {
  assert(!screens.empty() && !views.empty());
  const auto count = static_cast<int>(screens.size());
  if (options.room_screen && (*options.room_screen < 1 || *options.room_screen > count)) {
    return fault(fmt::format("there is no screen {} for the room", *options.room_screen),
                 "one of these screens:\n" + in_words(screens));
  }
  const bool is_room_only = views.size() == 1 && views.front() == View::Room;
  if (is_room_only && options.room_screen)
    return std::vector{filling(screens[static_cast<std::size_t>(*options.room_screen - 1)])};
  if (views.size() == 1)
    return std::vector{in_middle_of(screens.front(), options.width_px, options.height_px)};
  if (count == 1) return side_by_side(screens.front(), options);
  const auto room = static_cast<std::size_t>(options.room_screen.value_or(2) - 1);
  const std::size_t facilitator = room == 0 ? 1 : 0;
  return std::vector{filling(screens[facilitator]), filling(screens[room])};
}

std::string in_words(std::span<const ScreenBox> screens) {
  std::string words;
  for (std::size_t i = 0; i < screens.size(); ++i) {
    const ScreenBox& screen = screens[i];
    words += fmt::format("{}: {}x{} at {},{}{}\n", i + 1, screen.width_px, screen.height_px, screen.x_px,
                         screen.y_px, screen.name.empty() ? "" : fmt::format(" ({})", screen.name));
  }
  return words;
}

}  // namespace tocsin::render
