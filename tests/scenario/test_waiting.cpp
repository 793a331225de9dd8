// Circles of waiting, on small plans: "1<0" is a row 1 that waits for what row 0 brings.
#include <catch2/catch.hpp>

#include "sim/scenario/waiting.hpp"

using namespace tocsin;
using namespace tocsin::scenario;

namespace {

model::Fact fact(std::uint32_t index) { return {model::FactKind::InjectDelivered, index, 0}; }

/// One row for each list: what it waits for. Row i brings fact i.
std::vector<Waiting> plan(const std::vector<std::vector<std::uint32_t>>& waits) {
  std::vector<Waiting> rows;
  for (std::uint32_t i = 0; i < waits.size(); ++i) {
    Waiting row{std::to_string(i), {}, {fact(i)}};
    for (const std::uint32_t wanted : waits[i]) row.when.push_back(fact(wanted));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string text(const std::vector<Circle>& circles) {
  std::string result;
  for (const Circle& circle : circles) {
    for (const Circle::Member& member : circle.members) {
      result += std::to_string(member.row) + "." + std::to_string(member.condition) + " ";
    }
    result += "| ";
  }
  return result;
}

std::string circles(const std::vector<Waiting>& rows) { return text(circles_of_waiting(rows)); }

}  // namespace

TEST_CASE("rows that wait in a line are in no circle") {
  CHECK(circles({}) == "");
  CHECK(circles(plan({{}, {0}, {1, 0}})) == "");
  CHECK(circles(plan({{2}, {0}, {}})) == "");
}

TEST_CASE("a row that waits for itself is a circle") { CHECK(circles(plan({{}, {0, 1}})) == "1.1 | "); }

TEST_CASE("a circle is named once, from its lowest row, and those who wait for it are not in it") {
  CHECK(circles(plan({{2}, {3}, {1}, {2}})) == "1.0 3.0 2.0 | ");
}

TEST_CASE("two circles are two") {
  CHECK(circles(plan({{1}, {0}, {3}, {2}, {0, 2}})) == "0.0 1.0 | 2.0 3.0 | ");
}

TEST_CASE("a fact that nothing brings is taken to be possible") { CHECK(circles(plan({{9}, {0}})) == ""); }

TEST_CASE("a fact that another row brings as well opens the circle") {
  std::vector<Waiting> rows = plan({{1}, {0}, {}});
  CHECK(circles(rows) == "0.0 1.0 | ");
  rows[2].brings.push_back(fact(1));
  CHECK(circles(rows) == "");
}
