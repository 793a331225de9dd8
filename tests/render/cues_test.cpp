#include "render/cues.hpp"

#include <set>

#include <catch2/catch.hpp>

#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::render;
using namespace tocsin::model;

namespace {

std::vector<Cue> all_cues() {
  std::vector<Cue> cues;
  for (std::size_t i = 0; i < cue_count; ++i) cues.push_back(static_cast<Cue>(i));
  return cues;
}

/// The words of what those entries give.
std::vector<std::string> heard(const std::vector<journal::Entry>& entries) {
  const Setting setting = make_setting(small_scenario(), {}, roads::Map{});
  std::vector<std::string> words;
  for (const Cued& cued : cues_of(setting, entries)) words.push_back(cued.words);
  return words;
}

}  // namespace

TEST_CASE("every sound has a visible twin: words, a mark of its own kind, a panel and a tone") {
  std::set<std::string> titles;
  for (const Cue cue : all_cues()) {
    const CueLook look = look_of(cue);
    CHECK(titles.insert(std::string(look.title)).second);
    CHECK_FALSE(look.tone.empty());
    Notices notices;
    notices.add({cue, std::string(look.title) + ": it"});
    REQUIRE(notices.latest() != nullptr);
    CHECK(notices.latest()->words == std::string(look.title) + ": it");
    CHECK(notices.is_lit(look.panel));
  }
}

TEST_CASE("tones differ, are over within a second, and end softly enough to be heard as one") {
  std::set<std::vector<std::pair<double, double>>> tones;
  for (const Cue cue : all_cues()) {
    std::vector<std::pair<double, double>> tone;
    double lasts_s = 0.0;
    for (const ToneNote note : look_of(cue).tone) {
      tone.emplace_back(note.hertz, note.seconds);
      lasts_s += note.seconds;
    }
    CHECK(lasts_s <= 1.0);
    CHECK(tones.insert(tone).second);
  }
}

TEST_CASE("an inject, a closure and the end are heard, in their order; attempts and drives are not") {
  const std::vector<journal::Entry> entries{
      {.kind = "AttemptMade"},
      {.kind = "InjectDelivered",
       .fields = {{"title", "A train stands"}, {"from", "works"}, {"to", "brigade"}}},
      {.kind = "UnitArrived"},
      {.kind = "ClosureMade", .fields = {{"name", "High Street"}}},
      {.kind = "ExerciseEnded"}};
  const auto words = heard(entries);
  REQUIRE(words.size() == 3);
  CHECK(words[0].rfind("Inject: ", 0) == 0);
  CHECK(words[1].rfind("Road closed: ", 0) == 0);
  CHECK(words[2].rfind("Over: ", 0) == 0);
}

TEST_CASE("of several at once the most urgent is heard and all are seen") {
  const std::vector<Cued> cues{{Cue::Acknowledged, "a"}, {Cue::Decision, "d"}, {Cue::Inject, "i"}};
  CHECK(most_urgent(cues) == Cue::Decision);
  CHECK(most_urgent({}) == std::nullopt);
  Notices notices;
  for (const Cued& cued : cues) notices.add(cued);
  CHECK(notices.latest()->words == "i");
  CHECK(notices.more() == 2);
}

TEST_CASE("a notice stays six seconds, and its panel flashes no faster than three times a second") {
  Notices notices;
  notices.add({Cue::Closure, "Road closed: High Street"});
  int turns = 0;
  bool was_lit = notices.is_lit(Panel::Units);
  for (int i = 0; i < 59; ++i) {
    notices.pass(0.1);
    REQUIRE(notices.latest() != nullptr);
    const bool is_lit = notices.is_lit(Panel::Units);
    turns += is_lit != was_lit ? 1 : 0;
    was_lit = is_lit;
    CHECK_FALSE(notices.is_lit(Panel::Injects));
  }
  CHECK(turns >= 3);
  CHECK(turns <= 2 * 3 * 2);
  notices.pass(0.2);
  CHECK(notices.empty());
}
