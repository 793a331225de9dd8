#include "render/lesson.hpp"

#include <algorithm>
#include <cmath>

namespace tocsin::render {

LessonCard card_of(LessonStep step) {
  switch (step) {
    case LessonStep::Run:
      return {1, "Run and pause", "Press Space: the exercise runs. Space again: it pauses."};
    case LessonStep::Speed:
      return {2, "Speed",
              "Press 1 to 6 for 1 to 60 times real time. It drops to real time when an inject or a decision "
              "comes up."};
    case LessonStep::LookBack:
      return {3, "Look back, and back to live",
              "Press Left to look 10 seconds back, or click the timeline. Press L to be back to live: the "
              "exercise has lost nothing."};
    case LessonStep::Injects:
      return {4, "The inject queue",
              "What comes next stands here, with its time. Deliver one now, hold it or skip it. I shows and "
              "hides the queue."};
    case LessonStep::Find:
      return {5, "Find a unit",
              "Click a unit in the list: the map goes to it. Click one on the map: the list shows it."};
    case LessonStep::Help:
      break;
  }
  return {6, "Every key", "Press F1 for all keys; F2 brings this lesson back."};
}

void Lesson::next() {
  has_looked_back_ = false;
  if (!step_ || *step_ == LessonStep::Help) {
    step_.reset();
  } else {
    step_ = static_cast<LessonStep>(static_cast<int>(*step_) + 1);
  }
}

void Lesson::saw(Action action) {
  if (!step_) return;
  const auto is_one_of = [action](auto... others) { return ((action == others) || ...); };
  switch (*step_) {
    case LessonStep::Run:
      if (action == Action::TogglePause) next();
      return;
    case LessonStep::Speed:
      if (speed_of(action)) next();
      return;
    case LessonStep::LookBack:
      if (is_one_of(Action::Back10Seconds, Action::Back1Minute)) has_looked_back_ = true;
      if (action == Action::BackToLive && has_looked_back_) next();
      return;
    case LessonStep::Injects:
      if (action == Action::ToggleInjects) next();
      return;
    case LessonStep::Find:
      return;
    case LessonStep::Help:
      if (action == Action::Help) next();
      return;
  }
}

void Lesson::saw_unit_found() {
  if (step_ == LessonStep::Find) next();
}

void Lesson::saw_inject_handled() {
  if (step_ == LessonStep::Injects) next();
}

PixelBox subject_of(LessonStep step, const Layout& layout) {
  const auto panel_or_map = [&](Panel panel) { return layout.of(panel).value_or(layout.map); };
  switch (step) {
    case LessonStep::Injects:
      return panel_or_map(Panel::Injects);
    case LessonStep::Find:
      return panel_or_map(Panel::Units);
    case LessonStep::LookBack:
      return layout.timeline;
    case LessonStep::Run:
    case LessonStep::Speed:
    case LessonStep::Help:
      break;
  }
  return layout.clock_bar;
}

LessonPlace place_of(const PixelBox& subject, const PixelBox& map, Pixel card_size) {
  constexpr double gap_px = 34.0;
  constexpr double reach_px = 60.0;
  const auto near = [](double low, double high) { return std::min((low + high) / 2.0, low + reach_px); };
  LessonPlace place;
  if (subject.low.x >= map.high.x) {
    place.to = {subject.low.x, near(subject.low.y, subject.high.y)};
    place.card.low = {map.high.x - gap_px - card_size.x, place.to.y - card_size.y / 2.0};
  } else {
    const bool is_above = subject.high.y <= map.low.y;
    place.to = {near(subject.low.x, subject.high.x), is_above ? subject.high.y : subject.low.y};
    place.card.low = {place.to.x - card_size.x / 2.0,
                      is_above ? map.low.y + gap_px : map.high.y - gap_px - card_size.y};
  }
  const auto between = [](double value, double low, double high) {
    return std::round(std::clamp(value, low, std::max(low, high)));
  };
  place.card.low = {between(place.card.low.x, map.low.x, map.high.x - card_size.x),
                    between(place.card.low.y, map.low.y, map.high.y - card_size.y)};
  place.card.high = place.card.low + card_size;
  place.from = {std::clamp(place.to.x, place.card.low.x, place.card.high.x),
                std::clamp(place.to.y, place.card.low.y, place.card.high.y)};
  return place;
}

}  // namespace tocsin::render
