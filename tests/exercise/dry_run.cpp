// Dry runs of call-outs: what they promise against the rules of an exercise and against counting by hand.
#include "sim/exercise/dry_run.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/model/event.hpp"
#include "tests/exercise/shipped.hpp"
#include "tests/support/two_officers.hpp"

using namespace tocsin;
using namespace tocsin::test;
using exercise::Answering;
using exercise::DryRun;
using exercise::Expectation;
using exercise::Rehearsal;
using namespace std::chrono_literals;

namespace {

constexpr model::EscalationId only{0};

/// A Tuesday at ten; Ann and then Ben, whose methods the test writes, and a call-out that begins at once.
exercise::Loaded small(const std::string& ann, const std::string& ben, const std::string& steps,
                       const std::string& start = "2026-11-10 10:00") {
  const std::string text = two_officers(start, "8 h") + R"toml([[person]]
id = "ann"
name = "Ann"
contact = [)toml" + ann + R"toml(]

[[person]]
id = "ben"
name = "Ben"
contact = [)toml" + ben + R"toml(]

[[shift]]
role = "duty"
person = "ann"
from = "Mon 00:00"
to = "Mon 00:00"

[[shift]]
role = "second"
person = "ben"
from = "Mon 00:00"
to = "Mon 00:00"

[[escalation]]
id = "out"
name = "Out"
organisation = "works"
at = "T+0:00"
)toml" + steps;
  auto loaded = exercise::load({{"small.toml", text}}, "small", TOCSIN_ROOT, maps_folder());
  if (!loaded) FAIL(format(loaded.error()));
  return *loaded;
}

constexpr const char* mobile = "{ method = \"mobile\", number = \"07700 900001\", ring_for = \"30 s\" }";
constexpr const char* mobile_and_home =
    "{ method = \"mobile\", number = \"07700 900001\", ring_for = \"30 s\" }, "
    "{ method = \"home\", number = \"0151 496 0001\", ring_for = \"40 s\" }";
constexpr const char* duty_then_second =
    "step = [{ roles = [\"duty\"], wait = \"2 min\" }, { roles = [\"second\"], wait = \"2 min\" }]\n";

Rehearsal rehearsal_of(const exercise::Loaded& loaded) {
  return {loaded.setting->scenario, loaded.setting->scenario.start};
}

std::string in_words(const journal::Entry& entry) {
  std::string text = fmt::format("{} {}", entry.at.ms, entry.kind);
  for (const auto& [name, value] : entry.fields) {
    std::visit([&, &key = name](const auto& v) { text += fmt::format(" {}={}", key, v); }, value);
  }
  return text + "\n";
}

std::string in_words(const std::vector<journal::Entry>& entries) {
  std::string text;
  for (const journal::Entry& entry : entries) text += in_words(entry);
  return text;
}

}  // namespace

TEST_CASE(
    "where everybody answers, the first person does by their first method, at its median for the hour") {
  const DryRun by_day =
      rehearsal_of(small(mobile_and_home, mobile, duty_then_second)).run(only, Answering::Everybody);
  CHECK(by_day.acknowledged == SimTime{12'000});
  CHECK(by_day.acknowledged_by == "ann");
  CHECK_FALSE(by_day.exhausted);
  const DryRun at_night = rehearsal_of(small(mobile_and_home, mobile, duty_then_second, "2026-11-10 02:00"))
                              .run(only, Answering::Everybody);
  CHECK(at_night.acknowledged == SimTime{24'000});
}

TEST_CASE(
    "where everybody answers, they do before the ringing ends, in hours of which nothing is known too") {
  const char* pager = "{ method = \"pager\", number = \"07700 900003\", ring_for = \"1 min\" }";
  CHECK(rehearsal_of(small(pager, mobile, duty_then_second)).run(only, Answering::Everybody).acknowledged ==
        SimTime{60'000});
  const std::string by_day_only =
      std::string{mobile} +
      "]\nanswering = \"by-day\"\n[[answering]]\nid = \"by-day\"\nrule = [{ method = \"mobile\", "
      "from = \"07:00\", to = \"18:00\", chance = 0.5, median = \"5 s\", factor = 2.0 }";
  CHECK(rehearsal_of(small(by_day_only, mobile, duty_then_second))
            .run(only, Answering::Everybody)
            .acknowledged == SimTime{5'000});
  CHECK(rehearsal_of(small(by_day_only, mobile, duty_then_second, "2026-11-10 02:00"))
            .run(only, Answering::Everybody)
            .acknowledged == SimTime{30'000});
}

TEST_CASE("where nobody answers, every wait is waited out, unless all have been tried before it ends") {
  // One attempt rings longer than any round.
  const char* long_ring = "{ method = \"mobile\", number = \"07700 900001\", ring_for = \"10 min\" }";
  const char* steps =
      "step = [{ roles = [\"duty\"], wait = \"2 min\", repeats = 2, name = \"first\" }, { roles = "
      "[\"second\"], wait = \"3 "
      "min\", then = \"first\" }]\nlast_resort = { people = [\"ann\"], wait = \"90 s\" }\n";
  const exercise::Loaded waited = small(long_ring, long_ring, steps);
  const DryRun nobody = rehearsal_of(waited).run(only, Answering::Nobody);
  const model::Scenario& scenario = waited.setting->scenario;
  CHECK(nobody.exhausted ==
        SimTime{} + oncall::time_to_exhaustion(scenario.escalations[0].policy, scenario.start));
  CHECK(nobody.exhausted == SimTime{(2 * (3 * 2 + 3) * 60 + 90) * 1000});
  CHECK_FALSE(nobody.acknowledged);
  // Mobile 30 s, 5 s, home 40 s; then Ben's mobile, 30 s.
  const DryRun early =
      rehearsal_of(small(mobile_and_home, mobile, duty_then_second)).run(only, Answering::Nobody);
  CHECK(early.exhausted == SimTime{(30 + 5 + 40 + 30) * 1000});
}

TEST_CASE("networks and other work do not come between where everybody or nobody answers") {
  const std::string full =
      std::string{duty_then_second} +
      "[[channel]]\nid = \"masts\"\nname = \"Masts\"\nmethods = [\"mobile\"]\ncapacity = 1\n"
      "[[desk]]\nid = \"desk\"\nname = \"Desk\"\norganisation = \"works\"\nbusy = 0.9\n";
  const Rehearsal rehearsal = rehearsal_of(small(mobile, mobile, "caller = \"desk\"\n" + full));
  CHECK(rehearsal.run(only, Answering::Everybody).acknowledged == SimTime{12'000});
  CHECK(rehearsal.run(only, Answering::Nobody).exhausted == SimTime{60'000});
}

TEST_CASE("what is expected is what counting the runs one by one gives, and its shares add up") {
  const Rehearsal rehearsal =
      rehearsal_of(small(mobile, mobile_and_home, duty_then_second, "2026-11-10 02:00"));
  constexpr std::size_t runs = 60;
  const Expectation expected = rehearsal.expect(only, runs);
  std::map<std::string, std::size_t> by;
  std::vector<Duration> times;
  std::size_t exhausted = 0;
  for (std::uint64_t seed = 1; seed <= runs; ++seed) {
    const DryRun dry = rehearsal.run(only, Answering::Drawn, seed);
    CHECK(dry.acknowledged.has_value() != dry.exhausted.has_value());
    if (dry.exhausted) ++exhausted;
    if (!dry.acknowledged) continue;
    times.push_back(*dry.acknowledged - SimTime{});
    ++by[dry.acknowledged_by];
  }
  std::sort(times.begin(), times.end());
  CHECK(expected.runs == runs);
  CHECK(expected.acknowledged == times.size());
  CHECK(expected.exhausted == exhausted);
  CHECK(expected.acknowledged + expected.exhausted == runs);
  CHECK(exhausted > 0);
  REQUIRE(by.size() == 2);
  std::size_t first_by = 0;
  for (const auto& [person, count] : expected.by) {
    CHECK(by.at(person) == count);
    first_by += count;
  }
  CHECK(first_by == expected.acknowledged);
  CHECK(expected.by[0].second >= expected.by[1].second);
  CHECK(expected.half_by == times[runs / 2 - 1]);
  const std::size_t nine_in_ten = runs * 9 / 10;
  CHECK(expected.nine_in_ten_by.has_value() == (times.size() >= nine_in_ten));
}

TEST_CASE("a dry run is what an exercise does on the same seed where nothing but that call-out happens") {
  const exercise::Loaded loaded = small(mobile_and_home, mobile, duty_then_second, "2026-11-10 02:00");
  const Rehearsal rehearsal = rehearsal_of(loaded);
  for (const std::uint64_t seed : {1U, 7U, 23U}) {
    std::vector<journal::Entry> played;
    exercise::Exercise whole(loaded, {seed, 0});
    whole.listen([&](const journal::Entry& entry) {
      if (model::find_field(entry.fields, "escalation") != nullptr) played.push_back(entry);
    });
    whole.run_until(SimTime{} + loaded.setting->scenario.duration);
    REQUIRE(played.size() > 3);
    CHECK(in_words(rehearsal.run(only, Answering::Drawn, seed).entries) == in_words(played));
  }
}

TEST_CASE("a dry run begins at any moment of any day, and who is called is who is on call then") {
  const exercise::Loaded loaded = load_shipped("drill-clock-change");
  const model::Scenario& scenario = loaded.setting->scenario;
  const auto first_called = [&](const char* local) {
    const Rehearsal rehearsal(scenario, scenario.time_zone.resolve(*parse_written_time(local)).first);
    const DryRun dry = rehearsal.run(only, Answering::Everybody);
    return dry.acknowledged_by;
  };
  const auto on_call = [&](const char* local, std::size_t role) {
    const auto people =
        oncall::on_call(scenario.rotas[role], scenario.time_zone.resolve(*parse_written_time(local)).first);
    return people.empty() ? std::string{} : scenario.people[people.front()].id;
  };
  CHECK(first_called("2026-10-24 20:00") == on_call("2026-10-24 20:00", 0));
  // Nobody is on call by day for the first step, so the second is the first that reaches somebody.
  CHECK(first_called("2026-10-21 12:00") == on_call("2026-10-21 12:00", 1));
}

TEST_CASE("a call-out is acknowledged only by the acknowledgement that ends it") {
  const char* both = "step = [{ roles = [\"duty\", \"second\"], wait = \"2 min\", needs = \"all\" }]\n";
  const DryRun dry = rehearsal_of(small(mobile, mobile_and_home, both)).run(only, Answering::Everybody);
  CHECK(dry.acknowledged_by == "ben");
  const std::string never =
      std::string{mobile} +
      "]\nanswering = \"never\"\n[[answering]]\nid = \"never\"\nrule = [{ method = \"mobile\", "
      "from = \"00:00\", to = \"00:00\", chance = 0.0, median = \"5 s\", factor = 2.0 }";
  const Expectation expected = rehearsal_of(small(mobile, never, both)).expect(only, 20);
  CHECK(expected.acknowledged == 0);
  CHECK(expected.exhausted == 20);
  CHECK_FALSE(expected.half_by);
  CHECK(expected.by.empty());
}
