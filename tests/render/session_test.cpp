#include "render/session.hpp"

#include <filesystem>

#include <catch2/catch.hpp>

#include "tests/support/runcorn.hpp"

using namespace tocsin;
using namespace tocsin::render;

namespace {

struct Run {
  exercise::Exercise exercise;
  std::vector<journal::Entry> feed;

  Run() : exercise(load(), {7, 0}) {
    exercise.listen([this](const journal::Entry& entry) { feed.push_back(entry); });
  }
  static exercise::Loaded load() { return test::runcorn(); }
};

constexpr SimTime minutes(std::int64_t n) { return SimTime{n * 60000}; }

std::vector<std::string> lines_of(const std::vector<journal::Entry>& entries) {
  std::vector<std::string> lines;
  for (const journal::Entry& e : entries) {
    lines.push_back(std::to_string(e.number) + " " + std::to_string(e.at.ms) + " " + e.kind + " " + e.seat);
  }
  return lines;
}

PlannedOrders two_orders() {
  return {{minutes(12), {"facilitator", model::CloseRoad{"test closure", {10, 11}}}},
          {minutes(12), {"facilitator", model::AddNote{"one"}}},
          {minutes(25) + Duration{1}, {"facilitator", model::AddBookmark{"two"}}}};
}

}  // namespace

TEST_CASE("the frames in which an exercise is run leave no trace in its record") {
  Run headless;
  for (const auto& [at, order] : two_orders()) {
    headless.exercise.run_until(at);
    REQUIRE(headless.exercise.submit(order));
  }
  headless.exercise.run_until(minutes(60));
  for (const std::int64_t frame_ms : {17, 983, 250000}) {
    Run framed;
    LiveSession session(framed.exercise, {two_orders(), &framed.feed, "facilitator"});
    while (session.head() < minutes(60))
      session.advance(std::min(Duration{frame_ms}, minutes(60) - session.head()));
    CHECK(lines_of(framed.feed) == lines_of(headless.feed));
    CHECK(session.refused().empty());
  }
}

TEST_CASE("looking back shows the past, commands included, and leaves the exercise alone") {
  Run run;
  LiveSession session(run.exercise, {two_orders(), &run.feed, "facilitator"});
  session.advance(std::chrono::minutes{20});
  const std::size_t entries = run.feed.size();
  session.show(minutes(13));
  CHECK(session.is_looking_back());
  CHECK(session.shown() == minutes(13));
  CHECK(session.head() == minutes(20));
  CHECK(session.world().roads.is_closed(roads::LinkId{10}));
  CHECK(session.world().notes.size() == 1);
  CHECK(session.entries().back().at <= minutes(13));
  session.show(minutes(11));
  CHECK_FALSE(session.world().roads.is_closed(roads::LinkId{10}));
  session.advance(std::chrono::minutes{1});
  CHECK(session.shown() == minutes(11));
  CHECK(session.head() == minutes(21));
  session.show_head();
  CHECK_FALSE(session.is_looking_back());
  CHECK(run.feed.size() >= entries);
}

TEST_CASE("a planned order that is refused is dropped with its reason") {
  Run run;
  LiveSession session(
      run.exercise,
      {{{minutes(1), {"facilitator", model::LiftClosure{"road-99"}}}}, &run.feed, "facilitator"});
  session.advance(std::chrono::minutes{2});
  REQUIRE(session.refused().size() == 1);
  CHECK_FALSE(session.refused().front().message.empty());
}

TEST_CASE("an exercise ends at its end however far the clock is pushed") {
  Run run;
  LiveSession session(run.exercise, {{}, &run.feed, "facilitator"});
  session.advance(std::chrono::hours{100});
  CHECK(session.is_over());
  CHECK(session.head() == session.end());
  CHECK(session.next_time() == std::nullopt);
}
