#include <map>

#include <catch2/catch.hpp>

#include "sim/oncall/desk.hpp"

using namespace tocsin;
using namespace tocsin::oncall;

namespace {

constexpr Line free_line{};
constexpr Line in_call{Line::Use::Call, {}};
constexpr Line busy_until(std::int64_t ms) { return {Line::Use::Busy, {ms}}; }

/// So many from each of those moments on.
Staffing staffing(std::map<std::int64_t, int> from) {
  return {.staff_at =
              [from](SimTime t) {
                const auto after = from.upper_bound(t.ms);
                return after == from.begin() ? 0 : std::prev(after)->second;
              },
          .next_arrival = [from](SimTime t) -> std::optional<SimTime> {
            const auto after = from.upper_bound(t.ms);
            if (after == from.end()) return std::nullopt;
            return SimTime{after->first};
          }};
}

std::optional<std::int64_t> starts(const std::vector<Line>& lines, std::int64_t now, const Staffing& staff) {
  const auto at = next_start(lines, {now}, staff);
  if (!at) return std::nullopt;
  return at->ms;
}

}  // namespace

TEST_CASE("a call begins at once where somebody is free") {
  CHECK(starts({free_line}, 100, staffing({{0, 1}})) == 100);
  CHECK(starts({in_call, free_line}, 100, staffing({{0, 2}})) == 100);
  CHECK(starts({busy_until(100)}, 100, staffing({{0, 1}})) == 100);
}

TEST_CASE("a call begins when the first position is known to be free") {
  CHECK(starts({busy_until(500), busy_until(300)}, 100, staffing({{0, 2}})) == 300);
  CHECK(starts({in_call, busy_until(300)}, 100, staffing({{0, 2}})) == 300);
  CHECK(starts({in_call, in_call}, 100, staffing({{0, 2}})) == std::nullopt);
}

TEST_CASE("fewer staff than positions take fewer calls at once") {
  CHECK(starts({in_call, free_line}, 100, staffing({{0, 1}})) == std::nullopt);
  CHECK(starts({busy_until(300), free_line}, 100, staffing({{0, 1}})) == 300);
  CHECK(starts({in_call, free_line}, 100, staffing({{0, 1}, {250, 2}})) == 250);
  CHECK(starts({busy_until(300), free_line}, 100, staffing({{0, 2}, {50, 1}, {200, 2}})) == 200);
}

TEST_CASE("a hand-over that leaves fewer lets calls wait until as many are over") {
  CHECK(starts({busy_until(300), busy_until(400), free_line}, 100, staffing({{0, 3}, {90, 1}})) == 400);
}

TEST_CASE("with nobody there a call waits for whoever comes, if anybody does") {
  CHECK(starts({free_line}, 100, staffing({{700, 1}})) == 700);
  CHECK(starts({free_line}, 100, staffing({{0, 1}, {50, 0}})) == std::nullopt);
  CHECK(starts({free_line}, 100, staffing({{0, 0}, {200, 0}, {900, 1}})) == 900);
}
