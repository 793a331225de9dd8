#include "render/note_line.hpp"

#include <catch2/catch.hpp>

#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::render;
using namespace tocsin::model;

namespace {

constexpr SimTime seconds(std::int64_t n) { return SimTime{n * 1000}; }

void type(NoteLine& line, std::u32string_view text) {
  for (const char32_t c : text) line.type(c);
}

std::optional<std::string> kept(NoteLine& line, SimTime now) {
  return line.keep(make_setting(small_scenario(), {}, roads::Map{}), now);
}

}  // namespace

TEST_CASE("a note is what was typed, in UTF-8, and its line closes") {
  NoteLine line;
  line.open(seconds(60));
  type(line, U"Rhône caf\u00E9\t\n \U0001F692");
  CHECK(line.text() == "Rh\u00F4ne caf\u00E9 \U0001F692");
  line.rub_out();
  line.rub_out();
  line.rub_out();
  CHECK(kept(line, seconds(64)) == "Rh\u00F4ne caf");
  CHECK_FALSE(line.is_open());
}

TEST_CASE("a note that took long, or is about what is looked back at, says of which moment it is") {
  NoteLine line;
  line.open(seconds(60));
  type(line, U"Late");
  CHECK(kept(line, seconds(90)) == "of 10:01:00: Late");
  line.open(seconds(60));
  type(line, U"At once");
  CHECK(kept(line, seconds(70)) == "At once");
}

TEST_CASE("nothing typed, or only spaces, is no note, and a closed line takes nothing") {
  NoteLine line;
  type(line, U"lost");
  CHECK(line.text().empty());
  line.open(seconds(1));
  type(line, U"   ");
  CHECK(kept(line, seconds(1)) == std::nullopt);
  line.rub_out();
  CHECK(line.text().empty());
}

TEST_CASE("a note never grows beyond its limit, nor breaks a letter at it") {
  NoteLine line;
  line.open(seconds(1));
  for (int i = 0; i < 600; ++i) line.type(U'\u00E9');
  CHECK(line.text().size() == 2 * NoteLine::longest);
  line.type(U'x');
  CHECK(characters_in(line.text()) == NoteLine::longest);
  line.rub_out();
  CHECK(line.text().size() == 2 * (NoteLine::longest - 1));
}

TEST_CASE("a text that has little room left says how much, and a full one that no more fits") {
  CHECK(room_left_words(0, 500).empty());
  CHECK(room_left_words(459, 500).empty());
  CHECK(room_left_words(460, 500) == "460 of 500 characters");
  CHECK(room_left_words(500, 500) == "500 of 500 characters: no more fits");
}
