#include <catch2/catch.hpp>

#include "sim/base/random.hpp"
#include "sim/base/time.hpp"

using namespace tocsin;

namespace {

std::int64_t parsed_ms(std::string_view text) {
  const auto d = parse_duration(text);
  return d ? d->count() : -1;
}

std::int64_t parsed_t_ms(std::string_view text) {
  const auto t = parse_t_plus(text);
  return t ? t->ms : -1;
}

/// A whole number from zero to `most`, small ones as likely as large.
std::int64_t spread(RandomStream& stream, std::int64_t most) {
  const auto bits = static_cast<std::uint64_t>(stream.uniform() * 40.0);
  return static_cast<std::int64_t>(stream() % (1ULL << bits)) % (most + 1);
}

}  // namespace

TEST_CASE("a moment is written as hours, minutes and seconds since the start") {
  CHECK(format_t_plus(SimTime{0}) == "T+00:00:00");
  CHECK(format_t_plus(SimTime{5'400'000}) == "T+01:30:00");
  CHECK(format_t_plus(SimTime{5'400'250}) == "T+01:30:00.250");
  CHECK(format_t_plus(SimTime{7}) == "T+00:00:00.007");
  CHECK(format_t_plus(SimTime{999LL * 3'600'000}) == "T+999:00:00");
}

TEST_CASE("a moment is read in each of its three forms") {
  CHECK(parsed_t_ms("T+1:30") == 5'400'000);
  CHECK(parsed_t_ms("T+0:00") == 0);
  CHECK(parsed_t_ms("T+01:30:00") == 5'400'000);
  CHECK(parsed_t_ms("T+01:30:00.250") == 5'400'250);
  CHECK(parsed_t_ms("T+01:30:00.5") == 5'400'500);
  CHECK(parsed_t_ms("T+999:59:59.999") == 3'599'999'999);
}

TEST_CASE("what is not a moment is not read as one") {
  for (const char* text :
       {"",        "T+",        "T+1",     "1:30",       "T-1:30",         "t+1:30",      "T+1:3",
        "T+1:60",  "T+1:30:60", "T+1:030", "T+1:30:00.", "T+1:30:00.2500", "T+1:30.5",    "T+1000:00",
        "T+1:30 ", " T+1:30",   "T+:30",   "T+1:30:",    "T+-1:30",        "T+1:30:00:00"}) {
    INFO('"' << text << '"');
    CHECK(parsed_t_ms(text) == -1);
  }
}

TEST_CASE("every moment that is written is read back as itself") {
  RandomStream stream{{7, 0}, "test", "moments"};
  for (int i = 0; i < 10'000; ++i) {
    const SimTime t{spread(stream, 3'599'999'999)};
    REQUIRE(parsed_t_ms(format_t_plus(t)) == t.ms);
  }
}

TEST_CASE("a duration is written in its shortest exact form") {
  CHECK(format_duration(Duration{0}) == "0 s");
  CHECK(format_duration(Duration{45'000}) == "45 s");
  CHECK(format_duration(Duration{5'400'000}) == "1 h 30 min");
  CHECK(format_duration(Duration{250}) == "250 ms");
  CHECK(format_duration(Duration{3'600'001}) == "1 h 1 ms");
  CHECK(format_duration(Duration{90'061'001}) == "25 h 1 min 1 s 1 ms");
  CHECK(format_duration(Duration{-90'000}) == "-1 min 30 s");
}

TEST_CASE("a duration is read as numbers with their units, largest first") {
  CHECK(parsed_ms("45 s") == 45'000);
  CHECK(parsed_ms("45s") == 45'000);
  CHECK(parsed_ms("5 min") == 300'000);
  CHECK(parsed_ms("1 h 30 min") == 5'400'000);
  CHECK(parsed_ms("1h30min") == 5'400'000);
  CHECK(parsed_ms("1.5 h") == 5'400'000);
  CHECK(parsed_ms("0.25 s") == 250);
  CHECK(parsed_ms("250 ms") == 250);
  CHECK(parsed_ms("1 h 1 ms") == 3'600'001);
  CHECK(parsed_ms("9999 h") == 9999LL * 3'600'000);
}

TEST_CASE("what is not a duration is not read as one") {
  for (const char* text :
       {"",         "5",       "s",           "5 sec",  "5 m",      "-5 s",          "5 s 1 min",
        "5 s 5 s",  "1,5 h",   "1. h",        ".5 h",   "5  s",     "5 s ",          " 5 s",
        "1 h  2 s", "10000 h", "9999 h 1 ms", "0.5 ms", "0.0001 s", "99999999999 h", "999999999999 h",
        "5 S"}) {
    INFO('"' << text << '"');
    CHECK(parsed_ms(text) == -1);
  }
}

TEST_CASE("every duration that is written is read back as itself") {
  RandomStream stream{{7, 0}, "test", "durations"};
  for (int i = 0; i < 10'000; ++i) {
    const Duration d{spread(stream, 9999LL * 3'600'000)};
    REQUIRE(parsed_ms(format_duration(d)) == d.count());
  }
}

TEST_CASE("seconds become the nearest millisecond") {
  CHECK(from_seconds(1.2344).count() == 1234);
  CHECK(from_seconds(1.2346).count() == 1235);
  CHECK(from_seconds(-0.5).count() == -500);
  CHECK(seconds(from_seconds(86'400.25)) == 86'400.25);
}
