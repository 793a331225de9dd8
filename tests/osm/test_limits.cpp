// Limits as people write them.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "sim/roads/osm/limits.hpp"

using namespace tocsin::osm;

namespace {

std::string say(const Limit& limit) {
  switch (limit.kind) {
    case LimitKind::Absent:
      return "absent";
    case LimitKind::Unlimited:
      return "no limit";
    case LimitKind::Unreadable:
      return "unreadable";
    case LimitKind::Value:
      return fmt::format("{}{}", limit.value, limit.is_guess ? " at a guess" : "");
  }
  return {};
}

}  // namespace

TEST_CASE("a speed limit is read in every unit and word that is in use") {
  struct Row {
    const char* text;
    const char* km_per_h;
  };
  const auto row = GENERATE(
      Row{"", "absent"}, Row{"30 mph", "48.28"}, Row{"30mph", "48.28"}, Row{"70 MPH", "112.654"},
      Row{"50 km/h", "50"}, Row{"50 kmh", "50"}, Row{"50", "50 at a guess"}, Row{"GB:nsl_single", "96.561"},
      Row{"GB:nsl_dual", "112.654"}, Row{"GB:motorway", "112.654"}, Row{"GB:nsl_restricted", "48.28"},
      Row{"UK:urban", "48.28"}, Row{"GB:zone20", "32.187"}, Row{"gb:zone:20", "32.187"},
      Row{"national", "96.561 at a guess"}, Row{"walk", "5 at a guess"}, Row{"none", "no limit"},
      Row{"20 mph;30 mph", "32.187 at a guess"}, Row{"30 mph;20 mph", "32.187 at a guess"},
      Row{"12 knots", "22.224"}, Row{"fast", "unreadable"}, Row{"30 mph please", "unreadable"},
      Row{"0", "unreadable"}, Row{"-30", "unreadable"}, Row{"999 mph", "unreadable"},
      Row{"1e3", "unreadable"}, Row{"inf", "unreadable"}, Row{"30 mph;fast", "unreadable"});
  CAPTURE(row.text);
  CHECK(say(speed_limit(row.text)) == row.km_per_h);
}

TEST_CASE("a weight limit is read in every unit and word that is in use") {
  struct Row {
    const char* text;
    const char* tonnes;
  };
  const auto row = GENERATE(
      Row{"", "absent"}, Row{"7.5", "7.5"}, Row{"7,5", "7.5"}, Row{"7.5 t", "7.5"}, Row{"7.5T", "7.5"},
      Row{"18 tonnes", "18"}, Row{"7500 kg", "7.5"}, Row{"17 lt", "17.273"}, Row{"10 st", "9.072"},
      Row{"6000 lbs", "2.722"}, Row{"30 cwt", "1.524"}, Row{"none", "no limit"}, Row{"default", "no limit"},
      Row{"unsigned", "no limit"}, Row{"heavy", "unreadable"}, Row{"0", "unreadable"},
      Row{"3 m", "unreadable"}, Row{"7.5 t 3", "unreadable"}, Row{"1000", "unreadable"});
  CAPTURE(row.text);
  CHECK(say(weight_limit(row.text)) == row.tonnes);
}

TEST_CASE("a height or a width is read in metres, centimetres, feet and inches") {
  struct Row {
    const char* text;
    const char* metres;
  };
  const auto row =
      GENERATE(Row{"", "absent"}, Row{"4.2", "4.2"}, Row{"4.2 m", "4.2"}, Row{"4.2m", "4.2"},
               Row{"420 cm", "4.2"}, Row{"13'9\"", "4.191"}, Row{"13'9", "4.191"}, Row{"13' 9\"", "4.191"},
               Row{"14'", "4.267"}, Row{"14 ft", "4.267"}, Row{"6 ft 6 in", "1.981"}, Row{"6'6''", "1.981"},
               Row{"84 in", "2.134"}, Row{"default", "no limit"}, Row{"none", "no limit"},
               Row{"no_sign", "no limit"}, Row{"below_default", "unreadable"}, Row{"low", "unreadable"},
               Row{"0.1", "unreadable"}, Row{"4.2 t", "unreadable"}, Row{"4 m 20", "unreadable"},
               Row{"13'9\" 2", "unreadable"}, Row{"100", "unreadable"});
  CAPTURE(row.text);
  CHECK(say(size_limit(row.text)) == row.metres);
}
