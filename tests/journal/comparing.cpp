#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/journal/compare.hpp"
#include "tests/journal/sample.hpp"

using namespace tocsin;
using namespace tocsin::journal;

namespace {

Record small() {
  sample::Journal journal;
  sample::fill_small(journal);
  return journal.record();
}

}  // namespace

TEST_CASE("two records of the same run do not differ") {
  CHECK_FALSE(first_difference(small(), small()));
  CHECK(header_differences(sample::header(), sample::header()).empty());
}

TEST_CASE("the first entry that differs is named, with what differs in it") {
  Record other = small();
  other.entries[3].at = SimTime{61'501};
  other.entries[3].fields[0].second = 813.0;
  other.entries[4].kind = "ClosureLifted";
  const auto difference = first_difference(small(), other);
  REQUIRE(difference);
  CHECK(difference->entry == 4);
  CHECK(difference->members == std::vector<std::string>{"at_ms", "residents"});
  CHECK(
      difference->first ==
      R"({"n":4,"at_ms":61500,"kind":"CloudSampled","cause":1,"residents":812.25,"receptors":3,"reach_m":1e-07})");
  CHECK(
      difference->second ==
      R"({"n":4,"at_ms":61501,"kind":"CloudSampled","cause":1,"residents":813.0,"receptors":3,"reach_m":1e-07})");
}

TEST_CASE("a field that only one entry has is a difference") {
  Record other = small();
  other.entries[0].fields.emplace_back("title", std::string{"Small"});
  const auto difference = first_difference(small(), other);
  REQUIRE(difference);
  CHECK(difference->entry == 1);
  CHECK(difference->members == std::vector<std::string>{"title"});
  CHECK(first_difference(other, small())->members == difference->members);
}

TEST_CASE("a record that ends before the other differs where it ends") {
  Record other = small();
  other.entries.pop_back();
  const auto difference = first_difference(small(), other);
  REQUIRE(difference);
  CHECK(difference->entry == 6);
  CHECK(difference->first ==
        R"({"n":6,"at_ms":14400000,"kind":"ExerciseEnded","cause":1,"why":"time is up"})");
  CHECK(difference->second.empty());
  CHECK(difference->members.empty());
}

TEST_CASE("an empty list is the same whatever it would have held") {
  Record a;
  a.entries.push_back({1, SimTime{}, "X", 0, {}, {{"v", std::vector<std::int64_t>{}}}});
  Record b;
  b.entries.push_back({1, SimTime{}, "X", 0, {}, {{"v", std::vector<std::string>{}}}});
  CHECK_FALSE(first_difference(a, b));
}

TEST_CASE("what differs in two headers is listed") {
  Header other = sample::header();
  other.seed = 8;
  other.map_hash = "b";
  const auto differences = header_differences(sample::header(), other);
  REQUIRE(differences.size() == 2);
  CHECK(differences[0].member == "seed");
  CHECK(differences[0].first == "7");
  CHECK(differences[0].second == "8");
  CHECK(differences[1].member == "map hash");
}
