// A record looked at again: every way to a moment shows the same, backwards is forwards the other way round,
// and a reviewer's bookmarks stay beside the record.
#include <filesystem>

#include <catch2/catch.hpp>

#include "render/clock_control.hpp"
#include "render/panels.hpp"
#include "render/session.hpp"
#include "tests/support/runcorn.hpp"

using namespace tocsin;
using namespace tocsin::render;

namespace {

const std::filesystem::path root = TOCSIN_ROOT;
constexpr SimTime minutes(std::int64_t n) { return SimTime{n * 60000}; }

journal::TimedOrders some_orders() {
  return {{minutes(9), {"facilitator", model::CloseRoad{"test closure", {10, 11}}}},
          {minutes(12), {"facilitator", model::AddBookmark{"the first call"}}},
          {minutes(25) + Duration{1}, {"deputy", model::AddBookmark{"two"}}}};
}

journal::Record make_record() {
  exercise::Exercise exercise(test::runcorn(), {7, 0});
  journal::Record record;
  record.header = exercise.header("test");
  exercise.listen([&](const journal::Entry& entry) { record.entries.push_back(entry); });
  for (const auto& [at, order] : some_orders()) {
    exercise.run_until(at);
    REQUIRE(exercise.submit(order));
  }
  exercise.run_until(minutes(90));
  return record;
}

exercise::Replay open_replay() {
  auto replay = exercise::Replay::open(make_record(), root / "scenarios", root / "maps");
  if (!replay) FAIL(format(replay.error()));
  return std::move(*replay);
}

/// What comes of the moment shown, if the rest of the record's commands are given: the whole state in one
/// text.
std::string future_of(const exercise::Replay& replay) {
  exercise::Exercise fork = replay.exercise().fork();
  std::string text = std::to_string(fork.now().ms) + " after entry " + std::to_string(fork.entries()) + "\n";
  fork.listen([&](const journal::Entry& entry) { text += journal::text_of(entry) + "\n"; });
  for (const auto& [at, order] : replay.orders()) {
    if (at <= replay.now()) continue;
    fork.run_until(at);
    REQUIRE(fork.submit(order));
  }
  fork.run_until(replay.end());
  return text;
}

Pacer pacer_at(double speed) {
  Pacer pacer;
  pacer.set_speed(speed);
  return pacer;
}

}  // namespace

TEST_CASE("a moment of a record is the same whichever way it was reached") {
  exercise::Replay replay = open_replay();
  REQUIRE_FALSE(replay.difference());
  ReplaySession session(replay);
  for (const SimTime t : {SimTime{}, minutes(9), minutes(12) - Duration{1}, minutes(25), minutes(61)}) {
    session.show(SimTime{});
    session.show(t);
    const std::string forwards = future_of(replay);
    session.show(session.end());
    session.show(t);
    CHECK(future_of(replay) == forwards);
    // In the small steps of a picture after another, from either side.
    session.show(t + Duration{std::chrono::minutes{3}});
    while (session.shown() > t) session.advance(-std::min(Duration{700}, session.shown() - t));
    CHECK(future_of(replay) == forwards);
    session.show(t - Duration{std::chrono::seconds{50}});
    while (session.shown() < t) session.advance(std::min(Duration{700}, t - session.shown()));
    CHECK(future_of(replay) == forwards);
  }
}

TEST_CASE("the pacer runs backwards as fast as forwards") {
  Pacer pacer = pacer_at(10.0);
  pacer.turn();
  CHECK(pacer.advance(Duration{16}) == Duration{-160});
  pacer.pause();
  CHECK(pacer.advance(Duration{16}) == Duration{0});
  pacer.resume();
  pacer.turn();
  CHECK(pacer.advance(Duration{16}) == Duration{160});
}

TEST_CASE("a record played backwards says so, and stops at its start, ready to go forwards") {
  exercise::Replay replay = open_replay();
  ReplaySession session(replay);
  ClockControl clock(session, pacer_at(60.0));
  session.show(minutes(1));
  REQUIRE(clock.carry_out(Action::TurnDirection));
  const auto state = [&] {
    return clock_line(session.setting(), session.shown(), clock.pacer(), ClockState::Replaying,
                      session.is_over())
        .state;
  };
  CHECK(state() == "REPLAY BACKWARDS 60x");
  CHECK(clock.pass(Duration{250}, std::nullopt));
  CHECK(session.shown() == minutes(1) - Duration{15000});
  for (int i = 0; i < 4; ++i) clock.pass(Duration{250}, std::nullopt);
  CHECK(session.shown() == SimTime{});
  CHECK(state() == "REPLAY PAUSED");
  CHECK(clock.take_notice() == "The start of the record");
  clock.carry_out(Action::TogglePause);
  CHECK(state() == "REPLAY RUN 60x");
  clock.carry_out(Action::ToEnd);
  CHECK(state() == "REPLAY OVER");
  CHECK_FALSE(clock.pass(Duration{250}, std::nullopt));
  clock.carry_out(Action::TurnDirection);
  CHECK(clock.pass(Duration{250}, std::nullopt));
  CHECK(session.shown() == session.end() - Duration{15000});
}

TEST_CASE("a paused record that is turned round begins to play") {
  exercise::Replay replay = open_replay();
  ReplaySession session(replay);
  session.show(minutes(30));
  ClockControl clock(session, pacer_at(1.0));
  clock.carry_out(Action::TogglePause);
  clock.carry_out(Action::TurnDirection);
  CHECK_FALSE(clock.pacer().is_paused());
  CHECK(clock.pacer().direction() == Pacer::Direction::Backwards);
}

TEST_CASE("an exercise that is going on does not run backwards, and its record says nothing of the attempt") {
  exercise::Exercise exercise(test::runcorn(), {7, 0});
  LiveSession session(exercise, {});
  session.run_until(minutes(5));
  const std::uint64_t entries = exercise.entries();
  ClockControl clock(session, Pacer{});
  clock.carry_out(Action::TurnDirection);
  CHECK(clock.pacer().direction() == Pacer::Direction::Forwards);
  CHECK(clock.take_notice() == "Only a record plays backwards: Left looks back 10 seconds");
  CHECK(exercise.entries() == entries);
  clock.carry_out(Action::ToStart);
  CHECK(session.shown() == SimTime{});
  CHECK(session.head() == minutes(5));
  clock.carry_out(Action::ToEnd);
  CHECK_FALSE(session.is_looking_back());
}

TEST_CASE("bookmarks of the record and of the reviewer stand together, and the record stays as it is") {
  exercise::Replay replay = open_replay();
  const std::size_t entries = replay.record().entries.size();
  std::vector<Bookmark> kept;
  ReviewOptions review;
  review.bookmarks = {{minutes(40), "kept before", {}, 0, Bookmark::From::Reviewer}};
  review.keep = [&](std::span<const Bookmark> all) -> Result<void> {
    kept.assign(all.begin(), all.end());
    return {};
  };
  ReplaySession session(replay, review);
  ClockControl clock(session, Pacer{});
  session.show(minutes(20));
  clock.bookmark("mine");
  CHECK(clock.take_notice() == std::string{});
  REQUIRE(kept.size() == 2);
  CHECK(kept.back() == Bookmark{minutes(20), "mine", {}, 0, Bookmark::From::Reviewer});
  std::vector<std::string> texts;
  for (const Bookmark& bookmark : session.bookmarks()) texts.push_back(bookmark.text + "/" + bookmark.seat);
  CHECK(texts ==
        std::vector<std::string>{"the first call/facilitator", "mine/", "two/deputy", "kept before/"});
  CHECK(replay.record().entries.size() == entries);

  clock.carry_out(Action::NextBookmark);
  CHECK(session.shown() == minutes(25) + Duration{1});
  clock.carry_out(Action::PreviousBookmark);
  clock.carry_out(Action::PreviousBookmark);
  CHECK(session.shown() == minutes(12));
  clock.carry_out(Action::PreviousBookmark);
  CHECK(session.shown() == minutes(12));
  CHECK(clock.take_notice() == "No bookmark before this moment");
}

TEST_CASE("a bookmark that cannot be kept is there all the same, and the sentence is shown") {
  exercise::Replay replay = open_replay();
  ReviewOptions review;
  review.keep = [](std::span<const Bookmark>) -> Result<void> { return fault("not kept: the disk is full"); };
  ReplaySession session(replay, review);
  ClockControl clock(session, Pacer{});
  clock.carry_out(Action::Bookmark);
  CHECK(clock.take_notice() == "not kept: the disk is full");
  CHECK(session.bookmarks().size() == 3);
}

TEST_CASE("a bookmark in an exercise is a command of its record") {
  exercise::Exercise exercise(test::runcorn(), {7, 0});
  std::vector<journal::Entry> feed;
  exercise.listen([&](const journal::Entry& entry) { feed.push_back(entry); });
  LiveSession session(exercise, {{}, &feed, "facilitator"});
  session.run_until(minutes(5));
  session.show(minutes(2));
  ClockControl clock(session, Pacer{});
  clock.bookmark("here");
  REQUIRE(session.bookmarks().size() == 1);
  CHECK(session.bookmarks().front() ==
        Bookmark{minutes(5), "here", "facilitator", feed.back().number, Bookmark::From::Record});
}
