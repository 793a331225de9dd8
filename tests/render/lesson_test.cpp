#include "render/lesson.hpp"

#include <catch2/catch.hpp>

using namespace tocsin::render;

namespace {

constexpr std::array<LessonStep, lesson_steps> all_steps{LessonStep::Run,      LessonStep::Speed,
                                                         LessonStep::LookBack, LessonStep::Injects,
                                                         LessonStep::Find,     LessonStep::Help};

}  // namespace

TEST_CASE("the lesson goes on by doing what each card asks for, and ends after the sixth") {
  Lesson lesson;
  CHECK_FALSE(lesson.is_on());
  lesson.begin();
  lesson.saw(Action::Help);
  CHECK(lesson.step() == LessonStep::Run);
  lesson.saw(Action::TogglePause);
  CHECK(lesson.step() == LessonStep::Speed);
  lesson.saw(Action::Speed30);
  CHECK(lesson.step() == LessonStep::LookBack);
  lesson.saw(Action::BackToLive);
  CHECK(lesson.step() == LessonStep::LookBack);
  lesson.saw(Action::Back10Seconds);
  lesson.saw(Action::BackToLive);
  CHECK(lesson.step() == LessonStep::Injects);
  lesson.saw_unit_found();
  CHECK(lesson.step() == LessonStep::Injects);
  lesson.saw_inject_handled();
  CHECK(lesson.step() == LessonStep::Find);
  lesson.saw_unit_found();
  CHECK(lesson.step() == LessonStep::Help);
  lesson.saw(Action::Help);
  CHECK_FALSE(lesson.is_on());
}

TEST_CASE("the lesson can be walked through card by card, ended at once, and begun again") {
  Lesson lesson;
  lesson.begin();
  for (std::size_t i = 0; i < all_steps.size(); ++i) {
    REQUIRE(lesson.step() == all_steps[i]);
    CHECK(card_of(all_steps[i]).number == static_cast<int>(i) + 1);
    lesson.next();
  }
  CHECK_FALSE(lesson.is_on());
  lesson.begin();
  lesson.next();
  lesson.end();
  CHECK_FALSE(lesson.is_on());
  lesson.begin();
  CHECK(lesson.step() == LessonStep::Run);
}

TEST_CASE("a card stands within the map and never over what it speaks of, and its arrow leads there") {
  for (const Pixel window : {Pixel{1280, 800}, Pixel{1920, 1080}, Pixel{1024, 700}}) {
    for (const bool is_column_open : {true, false}) {
      OpenPanels open;
      if (!is_column_open) open.is_open = {false, false, false, true, false};
      const Layout layout = facilitator_layout(window.x, window.y, 1.0, open);
      for (const LessonStep step : all_steps) {
        const PixelBox subject = subject_of(step, layout);
        const LessonPlace place = place_of(subject, layout.map, {330.0, 110.0});
        CHECK(layout.map.contains(place.card.low));
        CHECK(place.card.high.x <= layout.map.high.x);
        CHECK(place.card.high.y <= layout.map.high.y);
        const bool is_map = subject.low.x == layout.map.low.x && subject.low.y == layout.map.low.y;
        if (!is_map) CHECK_FALSE(place.card.meets(subject));
        CHECK(subject.grown(1.0).contains(place.to));
        CHECK(place.card.grown(1.0).contains(place.from));
      }
    }
  }
}
