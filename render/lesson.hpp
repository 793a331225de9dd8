// The first lesson: six controls, one after another, each a card beside the thing it speaks of. Nothing
// waits for it: the exercise runs as ever. Knows where a card stands and what moves it on, not how it looks.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "render/keys.hpp"
#include "render/layout.hpp"

namespace tocsin::render {

enum class LessonStep : std::uint8_t { Run, Speed, LookBack, Injects, Find, Help };
inline constexpr int lesson_steps = 6;

struct LessonCard {
  int number = 1;
  std::string_view title;
  std::string_view words;
};
LessonCard card_of(LessonStep step);

class Lesson {
 public:
  bool is_on() const { return step_.has_value(); }
  std::optional<LessonStep> step() const { return step_; }

  void begin() { step_ = LessonStep::Run, has_looked_back_ = false; }
  void end() { step_.reset(); }
  /// On to the next card, or to the end after the last.
  void next();
  /// What was done in the window: moves on where it is what the card asks for.
  void saw(Action action);
  /// A unit was selected.
  void saw_unit_found();
  /// A command about an inject was given.
  void saw_inject_handled();

 private:
  std::optional<LessonStep> step_;
  bool has_looked_back_ = false;
};

/// Where a card stands, and the arrow from it to what it speaks of.
struct LessonPlace {
  PixelBox card;
  Pixel from;
  Pixel to;
};
/// What a step speaks of: a panel, or the bar that has its control; the map where that panel is closed.
/// REQUIRES: a facilitator's layout.
PixelBox subject_of(LessonStep step, const Layout& layout);
/// Beside `subject` but within the map, so that no control is covered. REQUIRES: the card fits in the map.
LessonPlace place_of(const PixelBox& subject, const PixelBox& map, Pixel card_size);

}  // namespace tocsin::render
