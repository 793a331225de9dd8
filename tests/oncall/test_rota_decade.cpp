// Ten years of random rotas against the reference: at random moments, and at every minute around every change
// of the clocks, in London and on Lord Howe Island, where they change by half an hour.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/oncall/random_rotas.hpp"
#include "tests/oncall/rota_language.hpp"
#include "tests/oncall/rota_reference.hpp"

using namespace tocsin;
using namespace tocsin::oncall;
using namespace tocsin::oncall::test;

namespace {

constexpr std::int64_t around_min = 150;

/// What is asked of each random rota of a zone.
template <class Ask>
void for_random_rotas(std::uint64_t seed, int count, Ask ask) {
  for (const char* name : {"Europe/London", "Australia/Lord_Howe"}) {
    const TimeZone z = zone(name);
    // From 2018, for turns that began before the decade; until a month or two after it.
    const WallClock clock{z, 17'532 * day_min, decade_to + 100 * day_min};
    RandomRotas rotas{z, clock, seed};
    for (int trial = 0; trial < count; ++trial) {
      const Rota rota = rotas.next();
      const Reference reference{rota, clock};
      INFO(name << ", rota " << trial);
      ask(rota, reference, clock, rotas);
    }
  }
}

/// Compares without an assertion for each moment, which would take longer than the rotas.
std::string difference(const Rota& rota, const Reference& reference, Instant t) {
  const std::vector<std::uint32_t> answer = on_call(rota, t);
  const std::vector<std::uint32_t> expected = reference.on_call(t);
  if (answer == expected) return {};
  return format_local(rota.zone.to_local(t)) + " " + rota.zone.abbreviation(t) + ": " + letters(answer) +
         ", not " + letters(expected);
}

}  // namespace

TEST_CASE("the clocks of the decade change as they do in London and on Lord Howe Island") {
  const auto changes = [](const char* name) {
    return WallClock{zone(name), decade_from, decade_to}.changes().size();
  };
  CHECK(changes("Europe/London") == 20);
  CHECK(changes("Australia/Lord_Howe") == 20);
  const WallClock howe{zone("Australia/Lord_Howe"), decade_from, decade_to};
  const std::int64_t first = howe.changes().front();
  CHECK(howe.reading_at(first) - howe.reading_at(first - 1) == 1 - 30);
}

TEST_CASE("ten years of random rotas: every moment is covered exactly as declared") {
  for_random_rotas(
      1, 60, [](const Rota& rota, const Reference& reference, const WallClock& clock, RandomRotas& random) {
        std::string wrong;
        for (int i = 0; i < 1000 && wrong.empty(); ++i) {
          const auto ms = static_cast<std::int64_t>(random.below(minute_ms));
          wrong = difference(rota, reference, {random.minute() * minute_ms + ms});
        }
        for (const std::int64_t change : clock.changes()) {
          if (change < decade_from) continue;
          for (std::int64_t m = change - around_min; m < change + around_min && wrong.empty(); ++m) {
            wrong = difference(rota, reference, at_minute(m));
            if (wrong.empty()) wrong = difference(rota, reference, at_minute(m) + Duration{-1});
          }
        }
        CAPTURE(wrong);
        REQUIRE(wrong.empty());
      });
}

TEST_CASE("stretches fill a period, are as long as they can be, and hold whom each minute holds") {
  for_random_rotas(2, 50,
                   [](const Rota& rota, const Reference& reference, const WallClock&, RandomRotas& random) {
                     const std::int64_t from = random.likely_minute();
                     const std::int64_t to = from + 12 * day_min;
                     const auto found = stretches(rota, {at_minute(from), at_minute(to)});
                     REQUIRE(found.front().period.from == at_minute(from));
                     REQUIRE(found.back().period.to == at_minute(to));
                     for (std::size_t i = 1; i < found.size(); ++i) {
                       REQUIRE(found[i].period.from == found[i - 1].period.to);
                       REQUIRE(found[i].people != found[i - 1].people);
                     }
                     std::size_t at = 0;
                     std::int64_t wrong = 0;
                     for (std::int64_t m = from; m < to && wrong == 0; ++m) {
                       if (found[at].period.to == at_minute(m)) ++at;
                       if (found[at].people != reference.on_call(at_minute(m))) wrong = m;
                     }
                     REQUIRE(wrong == 0);
                   });
}

TEST_CASE("nothing changes before the next change") {
  for_random_rotas(3, 40,
                   [](const Rota& rota, const Reference& reference, const WallClock&, RandomRotas& random) {
                     for (int i = 0; i < 20; ++i) {
                       const std::int64_t from = random.likely_minute();
                       const auto change = next_change(rota, at_minute(from));
                       const std::int64_t until =
                           change ? std::min(minute_of(*change), from + 3 * day_min) : from + 3 * day_min;
                       REQUIRE(until > from);
                       const auto now = reference.on_call(at_minute(from));
                       std::int64_t wrong = 0;
                       for (std::int64_t m = from; m < until && wrong == 0; ++m) {
                         if (reference.on_call(at_minute(m)) != now) wrong = m;
                       }
                       REQUIRE(wrong == 0);
                     }
                   });
}

TEST_CASE("gaps, overlaps and who is next are what is found minute by minute") {
  for_random_rotas(4, 50,
                   [](const Rota& rota, const Reference& reference, const WallClock&, RandomRotas& random) {
                     const std::int64_t from = random.likely_minute();
                     const std::int64_t to = from + 6 * day_min;
                     const Period period{at_minute(from), at_minute(to)};
                     std::vector<Period> nobody;
                     std::vector<Period> too_many;
                     std::optional<NextOnCall> next;
                     const auto now = reference.on_call(period.from);
                     const auto extend = [](std::vector<Period>& periods, std::int64_t m) {
                       if (periods.empty() || periods.back().to != at_minute(m))
                         periods.push_back({at_minute(m), {}});
                       periods.back().to = at_minute(m + 1);
                     };
                     for (std::int64_t m = from; m < to; ++m) {
                       const auto people = reference.on_call(at_minute(m));
                       if (people.empty()) extend(nobody, m);
                       if (people.size() > static_cast<std::size_t>(rota.holders)) extend(too_many, m);
                       for (const std::uint32_t person : people) {
                         if (next || std::count(now.begin(), now.end(), person) > 0) continue;
                         next = NextOnCall{person, at_minute(m)};
                       }
                     }
                     REQUIRE(gaps(rota, period) == nobody);
                     REQUIRE(overlaps(rota, period) == too_many);
                     REQUIRE(next_on_call(rota, period.from, period.to - period.from) == next);
                   });
}

TEST_CASE("swapping all in a rotation for each other is writing their names the other way round") {
  for_random_rotas(5, 20, [](const Rota& rota, const Reference&, const WallClock&, RandomRotas& random) {
    Rota swapped = rota;
    swapped.overrides.clear();
    swapped.swaps = {{'a', 'b', {at_minute(0), at_minute(2 * decade_to)}}};
    swapped.on_leave = OnLeave::Ignored;
    Rota plain = swapped;
    plain.swaps.clear();
    Rota twice = swapped;
    twice.swaps.push_back({'b', 'a', {at_minute(0), at_minute(2 * decade_to)}});
    for (int i = 0; i < 50; ++i) {
      const Instant t = at_minute(random.likely_minute());
      auto renamed = on_call(plain, t);
      for (std::uint32_t& person : renamed) person = person == 'a' ? 'b' : person == 'b' ? 'a' : person;
      REQUIRE(on_call(swapped, t) == renamed);
      REQUIRE(on_call(twice, t) == on_call(plain, t));
    }
  });
}
