#include "render/joining.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include <catch2/catch.hpp>

#include "sim/roads/network.hpp"

using namespace tocsin;
using namespace tocsin::render;

namespace {

/// Streets between the crossings of a square grid, some of them one-way, of three names.
struct Town {
  std::vector<std::vector<GridPoint>> lines;
  std::vector<Piece> pieces;
};

Town town(unsigned seed) {
  constexpr std::uint32_t side = 6;
  std::mt19937 random(seed);
  const auto crossing = [](std::uint32_t column, std::uint32_t row) {
    return GridPoint{100.0 * column, 100.0 * row};
  };
  Town town;
  std::vector<Piece> ends;
  const auto add = [&](std::uint32_t column, std::uint32_t row, std::uint32_t to_column,
                       std::uint32_t to_row) {
    if (random() % 4 == 0) return;
    town.lines.push_back({crossing(column, row), crossing(to_column, to_row)});
    const bool is_directed = random() % 3 == 0;
    ends.push_back({static_cast<std::uint32_t>(random() % 3),
                    row * side + column,
                    to_row * side + to_column,
                    is_directed,
                    {}});
    if (random() % 2 == 0) {
      std::reverse(town.lines.back().begin(), town.lines.back().end());
      std::swap(ends.back().from, ends.back().to);
    }
  };
  for (std::uint32_t row = 0; row < side; ++row) {
    for (std::uint32_t column = 0; column < side; ++column) {
      if (column + 1 < side) add(column, row, column + 1, row);
      if (row + 1 < side) add(column, row, column, row + 1);
    }
  }
  town.pieces = ends;
  for (std::size_t i = 0; i < town.pieces.size(); ++i) town.pieces[i].line = town.lines[i];
  return town;
}

}  // namespace

TEST_CASE("each piece is in exactly one line, of its own key, and nothing of it is lost") {
  for (unsigned seed = 0; seed < 100; ++seed) {
    const Town streets = town(seed);
    std::vector<int> times(streets.pieces.size(), 0);
    for (const JoinedLine& line : joined(streets.pieces)) {
      double length_m = 0.0;
      for (const std::uint32_t piece : line.pieces) {
        ++times[piece];
        CHECK(streets.pieces[piece].key == streets.pieces[line.pieces.front()].key);
        length_m += roads::drawn_length(streets.pieces[piece].line).value;
      }
      CHECK(roads::drawn_length(line.points).value == Approx(length_m));
    }
    CHECK(std::all_of(times.begin(), times.end(), [](int n) { return n == 1; }));
  }
}

TEST_CASE("no line turns a corner where it was joined") {
  for (unsigned seed = 0; seed < 100; ++seed) {
    const Town streets = town(seed);
    for (const JoinedLine& line : joined(streets.pieces)) {
      for (std::size_t i = 1; i + 1 < line.points.size(); ++i) {
        const GridPoint before = line.points[i] - line.points[i - 1];
        const GridPoint after = line.points[i + 1] - line.points[i];
        CHECK(before == after);
      }
    }
  }
}

TEST_CASE("a line with a one-way piece in it runs that way") {
  for (unsigned seed = 0; seed < 100; ++seed) {
    const Town streets = town(seed);
    for (const JoinedLine& line : joined(streets.pieces)) {
      const GridPoint run = line.points[1] - line.points[0];
      bool runs_with = true, runs_against = true;
      for (const std::uint32_t piece : line.pieces) {
        if (!streets.pieces[piece].is_directed) continue;
        const GridPoint way = streets.pieces[piece].line[1] - streets.pieces[piece].line[0];
        (way == run ? runs_against : runs_with) = false;
      }
      CHECK((runs_with || runs_against));
    }
  }
}

TEST_CASE("a street of three links is one line, and a side street another") {
  const std::vector<std::vector<GridPoint>> lines{
      {{0, 0}, {100, 0}}, {{200, 4}, {100, 0}}, {{100, 0}, {100, 90}}, {{200, 4}, {300, 10}}};
  const std::vector<Piece> pieces{{7, 0, 1, false, lines[0]},
                                  {7, 2, 1, false, lines[1]},
                                  {7, 1, 9, false, lines[2]},
                                  {7, 2, 3, false, lines[3]}};
  const auto out = joined(pieces);
  REQUIRE(out.size() == 2);
  CHECK(out[0].points == std::vector<GridPoint>{{0, 0}, {100, 0}, {200, 4}, {300, 10}});
  CHECK(out[1].points == lines[2]);
}

TEST_CASE("a ring of links is one closed line") {
  const std::vector<std::vector<GridPoint>> arcs{{{0, 10}, {7, 7}, {10, 0}},
                                                 {{10, 0}, {7, -7}, {0, -10}},
                                                 {{0, -10}, {-7, -7}, {-10, 0}},
                                                 {{-10, 0}, {-7, 7}, {0, 10}}};
  std::vector<Piece> pieces;
  for (std::uint32_t i = 0; i < 4; ++i) pieces.push_back({0, i, (i + 1) % 4, true, arcs[i]});
  const auto out = joined(pieces);
  REQUIRE(out.size() == 1);
  CHECK(out[0].points.front() == out[0].points.back());
  CHECK(out[0].points.size() == 9);
}
