#include "render/clock_control.hpp"

#include <algorithm>
#include <utility>

namespace tocsin::render {

namespace {

constexpr Duration short_step = std::chrono::seconds{10};
constexpr Duration long_step = std::chrono::minutes{1};

}  // namespace

bool ClockControl::carry_out(Action action) {
  if (const auto speed = speed_of(action)) {
    record(model::SetSpeed{*speed});
    pacer_.set_speed(*speed);
    return true;
  }
  switch (action) {
    case Action::TogglePause:
      toggle_pause();
      return true;
    case Action::TurnDirection:
      turn();
      return true;
    case Action::Bookmark:
      bookmark({});
      return true;
    case Action::NextEvent:
      jump_to_next();
      return true;
    default:
      return carry_out_move(action);
  }
}

bool ClockControl::carry_out_move(Action action) {
  switch (action) {
    case Action::Step:
    case Action::On10Seconds:
      step(short_step);
      return true;
    case Action::On1Minute:
      step(long_step);
      return true;
    case Action::Back10Seconds:
      session_.show(session_.shown() - short_step);
      return true;
    case Action::Back1Minute:
      session_.show(session_.shown() - long_step);
      return true;
    case Action::BackToLive:
    case Action::ToEnd:
      session_.show_head();
      return true;
    case Action::ToStart:
      session_.show(SimTime{});
      return true;
    case Action::PreviousBookmark:
    case Action::NextBookmark:
      jump_to_bookmark(action);
      return true;
    default:
      return false;
  }
}

bool ClockControl::pass(Duration wall, std::optional<SimTime> limit) {
  const SimTime shown = session_.shown();
  const SimTime head = session_.head();
  const bool is_backwards = pacer_.direction() == Pacer::Direction::Backwards;
  if (session_.is_over() && !is_backwards) return false;
  Duration by = pacer_.advance(wall);
  if (limit && !session_.is_read_only()) by = std::min(by, *limit - head);
  if (by != Duration{0}) session_.advance(by);
  if (is_backwards && !pacer_.is_paused() && session_.shown() == SimTime{}) {
    pacer_.pause();
    pacer_.turn();
    notice_ = "The start of the record";
    return true;
  }
  return session_.shown() != shown || session_.head() != head;
}

void ClockControl::bookmark(std::string words) {
  if (words.empty()) words = "bookmark";
  if (!session_.is_read_only() && session_.is_over()) return;
  const auto done = session_.bookmark(std::move(words));
  notice_ = done ? std::string{} : done.error().front().message;
}

std::optional<std::string> ClockControl::take_notice() { return std::exchange(notice_, std::nullopt); }

// The clock's commands are part of the record, but only while there is something to record. They are given at
// the live head, whatever moment is being looked at.
void ClockControl::record(model::Command command) {
  if (session_.is_read_only() || session_.is_over()) return;
  const auto done = session_.submit(std::move(command));
  notice_ = done ? std::string{} : done.error().front().message;
}

void ClockControl::toggle_pause() {
  if (pacer_.is_paused()) {
    record(model::ResumeClock{});
    pacer_.resume();
  } else {
    record(model::PauseClock{});
    pacer_.pause();
  }
}

// Whoever asks for the other direction wants to see it.
void ClockControl::turn() {
  if (!session_.is_read_only()) {
    notice_ = "Only a record plays backwards: Left looks back 10 seconds";
    return;
  }
  pacer_.turn();
  pacer_.resume();
}

void ClockControl::step(Duration by) {
  if (session_.is_read_only() || session_.is_looking_back()) {
    session_.show(std::min(session_.shown() + by, session_.head()));
    return;
  }
  record(model::StepClock{by});
  session_.advance(by);
}

void ClockControl::jump_to_next() {
  if (session_.is_looking_back()) session_.show_head();
  record(model::JumpToNext{});
  const auto next = session_.next_time();
  if (!next) return;
  if (session_.is_read_only()) {
    session_.show(*next);
  } else {
    session_.advance(*next - session_.head());
  }
}

void ClockControl::jump_to_bookmark(Action action) {
  const bool is_next = action == Action::NextBookmark;
  const auto there = is_next ? bookmark_after(session_.bookmarks(), session_.shown())
                             : bookmark_before(session_.bookmarks(), session_.shown());
  if (there) {
    session_.show(*there);
  } else {
    notice_ = is_next ? "No bookmark after this moment" : "No bookmark before this moment";
  }
}

}  // namespace tocsin::render
