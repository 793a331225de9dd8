#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "sim/base/random.hpp"
#include "sim/oncall/rota.hpp"
#include "tests/oncall/rota_language.hpp"

using namespace tocsin;
using namespace tocsin::oncall;
using namespace tocsin::oncall::test;

namespace {

constexpr Duration hour{3'600'000};
constexpr Instant start{1'800'000'000'000};

Instant at_hour(int n) { return start + hour * n; }

/// A rota drawn as lines of hours: a letter is a person on call, anything else is nobody. Each run of a
/// letter is a shift; the lines stand in the order of preference.
Layer layer(std::initializer_list<std::string_view> lines) {
  Layer drawn;
  for (const std::string_view line : lines) {
    for (std::size_t i = 0; i < line.size();) {
      std::size_t end = i + 1;
      while (end < line.size() && line[end] == line[i]) ++end;
      const auto person = static_cast<std::uint32_t>(line[i]);
      if (line[i] >= 'a' && line[i] <= 'z') {
        drawn.duties.emplace_back(
            Shift{person, at_hour(static_cast<int>(i)), at_hour(static_cast<int>(end))});
      }
      i = end;
    }
  }
  return drawn;
}

Rota hours(std::initializer_list<std::string_view> lines) { return {zone("UTC"), {layer(lines)}}; }

/// Stretches of time drawn under the hours: '#' within, '.' without.
std::string drawn(const std::vector<Period>& periods, int count) {
  std::string line(static_cast<std::size_t>(count), '.');
  for (const Period& p : periods) {
    for (int i = 0; i < count; ++i) {
      if (p.contains(at_hour(i))) line[static_cast<std::size_t>(i)] = '#';
    }
  }
  return line;
}

/// Who is on call hour by hour, one letter each; '+' where there are several.
std::string drawn(const Rota& rota, int count) {
  std::string line;
  for (int i = 0; i < count; ++i) {
    const std::string people = letters(on_call(rota, at_hour(i)));
    line += people.empty() ? "." : people.size() == 1 ? people : "+";
  }
  return line;
}

}  // namespace

TEST_CASE("a person is on call from the first moment of a shift until just before its last") {
  const Rota r = hours({"..aa.."});
  CHECK(letters(on_call(r, at_hour(2) + Duration{-1})).empty());
  CHECK(letters(on_call(r, at_hour(2))) == "a");
  CHECK(letters(on_call(r, at_hour(4) + Duration{-1})) == "a");
  CHECK(letters(on_call(r, at_hour(4))).empty());
}

TEST_CASE("people on call together are named in the order of the rota, each once") {
  const Rota r = hours({"..bbbb", "aaaa..", "...bb."});
  CHECK(letters(on_call(r, at_hour(1))) == "a");
  CHECK(letters(on_call(r, at_hour(2))) == "ba");
  CHECK(letters(on_call(r, at_hour(3))) == "ba");
  CHECK(letters(on_call(r, at_hour(4))) == "b");
}

TEST_CASE("at a hand-over exactly the person who takes over is on call") {
  CHECK(drawn(hours({"aaabbbccc"}), 9) == "aaabbbccc");
}

TEST_CASE("a shift without length puts nobody on call") {
  const Rota r{zone("UTC"), {Layer{{Shift{1, at_hour(2), at_hour(2)}, Shift{2, at_hour(3), at_hour(1)}}}}};
  for (int i = 0; i < 5; ++i) CHECK(on_call(r, at_hour(i)).empty());
  CHECK_FALSE(next_on_call(r, at_hour(0)));
  CHECK_FALSE(next_change(r, at_hour(0)));
  CHECK(gaps(r, {at_hour(0), at_hour(4)}) == std::vector<Period>{{at_hour(0), at_hour(4)}});
}

TEST_CASE("next on call is who begins soonest and is not on call already; of several the one preferred") {
  const Rota r = hours({"....cc", ".bb...", ".aa..."});
  CHECK(next_on_call(r, at_hour(0)) == NextOnCall{'b', at_hour(1)});
  CHECK(next_on_call(r, at_hour(1)) == NextOnCall{'c', at_hour(4)});
  CHECK_FALSE(next_on_call(r, at_hour(4)));
  CHECK(next_on_call(hours({"aa.aabb"}), at_hour(0)) == NextOnCall{'b', at_hour(5)});
  CHECK(next_on_call(hours({"aa.aabb"}), at_hour(2)) == NextOnCall{'a', at_hour(3)});
}

TEST_CASE("an override decides who is next on call, as it decides who is on call") {
  Rota r = hours({"aaabbbccc"});
  r.overrides = {{Override::Change::Replace, 'd', 'b', {at_hour(3), at_hour(5)}, ""}};
  CHECK(drawn(r, 9) == "aaaddbccc");
  CHECK(next_on_call(r, at_hour(0)) == NextOnCall{'d', at_hour(3)});
  r.overrides = {{Override::Change::Remove, 'b', 0, {at_hour(0), at_hour(9)}, ""}};
  CHECK(next_on_call(r, at_hour(0)) == NextOnCall{'c', at_hour(6)});
  r.overrides = {{Override::Change::Add, 'c', 0, {at_hour(1), at_hour(2)}, ""}};
  CHECK(next_on_call(r, at_hour(0)) == NextOnCall{'c', at_hour(1)});
}

TEST_CASE("next on call looks no further than it is told") {
  const Rota r = hours({"aaabbb"});
  CHECK_FALSE(next_on_call(r, at_hour(0), hour * 3));
  CHECK(next_on_call(r, at_hour(0), hour * 4) == NextOnCall{'b', at_hour(3)});
  CHECK_FALSE(next_on_call(rota({"rotation 1 hour 2026-11-02T09:00 a"}), at_hour(0)));
}

TEST_CASE("gaps are the hours without anybody, overlaps the hours with more than one") {
  const Rota r = hours({".aaa...bb..",  //
                        "..bbc.....a"});
  const Period whole{at_hour(0), at_hour(11)};
  CHECK(drawn(gaps(r, whole), 11) == "#....##..#.");
  CHECK(drawn(overlaps(r, whole), 11) == "..##.......");
  CHECK(drawn(gaps(r, {at_hour(6), at_hour(8)}), 11) == "......#....");
}

TEST_CASE("a role meant for two overlaps only with a third") {
  Rota r = hours({"aaaa..",  //
                  ".bbbb.", "..cc.."});
  r.holders = 2;
  CHECK(drawn(overlaps(r, {at_hour(0), at_hour(6)}), 6) == "..##..");
}

TEST_CASE("a higher layer holds wherever it has anybody, else the one below") {
  Rota r = hours({"aaaaaaaa"});
  r.layers.push_back(layer({"..bb...."}));
  r.layers.push_back(layer({"...cc..."}));
  CHECK(drawn(r, 8) == "aabccaaa");
  CHECK(drawn(gaps(r, {at_hour(0), at_hour(8)}), 8) == "........");
}

TEST_CASE("an empty layer changes nothing, and one that always has somebody hides all below it") {
  RandomStream stream{{3, 0}, "test", "layers"};
  for (int trial = 0; trial < 50; ++trial) {
    std::string line(24, '.');
    for (char& c : line) c = ".ab"[stream() % 3];
    const Rota plain = hours({line});
    Rota with_empty = plain;
    with_empty.layers.insert(with_empty.layers.begin() + static_cast<std::ptrdiff_t>(stream() % 2), Layer{});
    REQUIRE(drawn(with_empty, 24) == line);
    Rota hidden = plain;
    hidden.layers.push_back(layer({std::string(24, 'z')}));
    REQUIRE(drawn(hidden, 24) == std::string(24, 'z'));
    Rota below = plain;
    below.layers.insert(below.layers.begin(), layer({std::string(24, 'z')}));
    std::replace(line.begin(), line.end(), '.', 'z');
    REQUIRE(drawn(below, 24) == line);
  }
}

TEST_CASE("in a swap each of the two is on call where the other was scheduled") {
  Rota r = hours({"aabbccaabb"});
  r.swaps = {{'a', 'b', {at_hour(1), at_hour(8)}}};
  CHECK(drawn(r, 10) == "abaaccbbbb");
}

TEST_CASE("the same swap twice is no swap") {
  Rota r = hours({"aabbccaabb", "..aabbc..."});
  Rota twice = r;
  const Swap swap{'a', 'b', {at_hour(1), at_hour(8)}};
  twice.swaps = {swap, swap};
  for (int i = 0; i < 10; ++i) CHECK(on_call(twice, at_hour(i)) == on_call(r, at_hour(i)));
}

TEST_CASE("the place of a person on leave is nobody's, and the layer below holds it") {
  Rota r = hours({"aabb"});
  r.leave = {{'a', {at_hour(1), at_hour(4)}}};
  CHECK(drawn(r, 4) == "a.bb");
  r.layers.insert(r.layers.begin(), layer({"cccc"}));
  CHECK(drawn(r, 4) == "acbb");
  r.on_leave = OnLeave::Ignored;
  CHECK(drawn(r, 4) == "aabb");
}

TEST_CASE("leave is looked at after swaps: who takes over the turn must be there") {
  Rota r = hours({"aabb"});
  r.swaps = {{'a', 'b', {at_hour(0), at_hour(4)}}};
  r.leave = {{'b', {at_hour(0), at_hour(4)}}};
  CHECK(drawn(r, 4) == "..aa");
}

TEST_CASE("overrides are made one after another, in the order of the file, and whatever leave says") {
  Rota r = hours({"aaaa"});
  const Period all{at_hour(0), at_hour(4)};
  r.overrides = {{Override::Change::Replace, 'b', 'a', all, ""},
                 {Override::Change::Replace, 'c', 'b', {at_hour(1), at_hour(2)}, ""},
                 {Override::Change::Remove, 'b', 0, {at_hour(2), at_hour(3)}, ""},
                 {Override::Change::Replace, 'd', 'a', all, ""}};
  r.leave = {{'b', all}};
  CHECK(drawn(r, 4) == "bc.b");
  std::swap(r.overrides[0], r.overrides[1]);
  CHECK(drawn(r, 4) == "bb.b");
}

TEST_CASE("an override keeps the place in the order, and puts nobody on call twice") {
  Rota r = hours({"a", "b"});
  const Period all{at_hour(0), at_hour(1)};
  r.overrides = {{Override::Change::Replace, 'c', 'a', all, ""}, {Override::Change::Add, 'd', 0, all, ""}};
  CHECK(letters(on_call(r, at_hour(0))) == "cbd");
  r.overrides.push_back({Override::Change::Replace, 'd', 'c', all, ""});
  r.overrides.push_back({Override::Change::Add, 'b', 0, all, ""});
  CHECK(letters(on_call(r, at_hour(0))) == "bd");
}

TEST_CASE("the next in the rotation who is not on leave stands in") {
  const Rota r = rota(
      {"on_leave next", "rotation 1 day 2026-11-02T09:00 a b c", "leave a 2026-11-02T12:00 2026-11-03T00:00",
       "leave b 2026-11-02T15:00 2026-11-02T18:00", "leave c 2026-11-02T17:00 2026-11-02T18:00"});
  CHECK(told(r, "2026-11-02 09:00", "2026-11-03 09:00") ==
        "2026-11-02 09:00 GMT a\n2026-11-02 12:00 GMT b\n2026-11-02 15:00 GMT c\n2026-11-02 17:00 GMT -\n"
        "2026-11-02 18:00 GMT b\n2026-11-03 00:00 GMT a\n");
}

TEST_CASE("several on leave are stood in for by as many others, and nobody stands in twice") {
  const Rota r =
      rota({"on_leave next", "rotation 1 day 2026-11-02T09:00 ab bc da",
            "leave a 2026-11-02T12:00 2026-11-03T00:00", "leave b 2026-11-02T15:00 2026-11-03T00:00"});
  CHECK(who(r, "2026-11-02 11:00") == "ab");
  CHECK(who(r, "2026-11-02 12:00") == "cb");
  CHECK(who(r, "2026-11-02 15:00") == "cd");
}

TEST_CASE("nobody stands in for a shift or a roster") {
  const Rota r = rota({"on_leave next", "roster 09:00 2026-11-02=a 2026-11-03=b",
                       "leave a 2026-11-02T12:00 2026-11-02T15:00"});
  CHECK(told(r, "2026-11-02 08:00", "2026-11-04 12:00") ==
        "2026-11-02 08:00 GMT -\n2026-11-02 09:00 GMT a\n2026-11-02 12:00 GMT -\n2026-11-02 15:00 GMT a\n"
        "2026-11-03 09:00 GMT b\n2026-11-04 09:00 GMT -\n");
}
