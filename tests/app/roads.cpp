// route, reach and pumps as a planner would ask them: answers, words, exit codes, one JSON document.
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tests/app/program.hpp"

using namespace tocsin::test;
using nlohmann::json;

namespace {

constexpr const char* over_the_bridge = "route halton --from runcorn-fire-station --to widnes-fire-station ";
constexpr const char* both_bridges =
    "--close-road 'Silver Jubilee Bridge' --close-road 'Mersey Gateway Bridge' ";

json asked(const std::string& arguments) {
  const Ran ran = run_program(arguments + " --format json");
  INFO(arguments);
  INFO(ran.err);
  REQUIRE(ran.exit_code == 0);
  CHECK(ran.err.empty());
  return json::parse(ran.out);
}

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

using Ring = std::vector<std::pair<double, double>>;

Ring ring_of(const json& coordinates) {
  Ring ring;
  for (const json& point : coordinates) ring.emplace_back(point[0].get<double>(), point[1].get<double>());
  return ring;
}

double doubled_area(const Ring& ring) {
  double sum = 0.0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    sum += ring[i - 1].first * ring[i].second - ring[i].first * ring[i - 1].second;
  }
  return sum;
}

/// RFC 7946: closed, four points or more, outer rings anticlockwise, holes clockwise.
void check_multi_polygon(const json& geometry) {
  CHECK(geometry["type"] == "MultiPolygon");
  for (const json& polygon : geometry["coordinates"]) {
    REQUIRE(!polygon.empty());
    for (std::size_t i = 0; i < polygon.size(); ++i) {
      const Ring ring = ring_of(polygon[i]);
      REQUIRE(ring.size() >= 5);
      CHECK(ring.front() == ring.back());
      CHECK((doubled_area(ring) > 0.0) == (i == 0));
      CHECK(std::set(ring.begin() + 1, ring.end()).size() == ring.size() - 1);
    }
  }
}

bool contains(const json& geometry, double lon, double lat) {
  bool inside = false;
  for (const json& polygon : geometry["coordinates"]) {
    for (const json& coordinates : polygon) {
      const Ring ring = ring_of(coordinates);
      for (std::size_t i = 1; i < ring.size(); ++i) {
        const auto [ax, ay] = ring[i - 1];
        const auto [bx, by] = ring[i];
        if ((ay > lat) != (by > lat) && lon < ax + (lat - ay) / (by - ay) * (bx - ax)) inside = !inside;
      }
    }
  }
  return inside;
}

}  // namespace

TEST_CASE("textbook Dijkstra gives the same document as the quick search, on many journeys") {
  const std::vector<std::string> places = {
      "runcorn-fire-station", "widnes-fire-station", "ineos-inovyn-runcorn", "warrington-hospital",
      "53.3402,-2.6412",      "SJ 4712 8601",        "53.2951,-2.7266",      "lanxess-widnes"};
  const std::vector<std::string> conditions = {
      "", "--profile car --at '2026-11-17 08:30'",
      fmt::format("{} --profile ambulance --blue-lights off", both_bridges),
      "--close 886 --slow 889:300 --avoid-area 53.345,-2.76,53.352,-2.76,53.352,-2.68,53.345,-2.68"};
  std::size_t asked_for = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = 0; j < places.size(); ++j) {
      const std::string& condition = conditions[(i + 3 * j) % conditions.size()];
      const std::string question =
          fmt::format("route halton --from '{}' --to '{}' {} --format json", places[i], places[j], condition);
      const Ran fast = run_program(question);
      const Ran plain = run_program(question + " --plain");
      INFO(question);
      CHECK(fast.exit_code == 0);
      CHECK(fast.out == plain.out);
      CHECK(fast.err == plain.err);
      ++asked_for;
    }
  }
  CHECK(asked_for == 64);
}

TEST_CASE("a route is seconds, metres, named roads and a line from one place to the other") {
  const json answer = asked(std::string{over_the_bridge} + "--at '2026-11-17 08:00'");
  CHECK(
      answer["notice"] ==
      "FOR EXERCISES AND PLANNING ONLY. Times are planning assumptions (docs/travel.md), not measurements.");
  CHECK(answer["hour_of_week"] == 32);
  CHECK(answer["profile"] == "fire_appliance");
  CHECK(answer["blue_lights"] == true);
  CHECK(answer["length_m"].get<double>() == Approx(4670).margin(50));
  CHECK(answer["duration_ms"].get<double>() == 1000.0 * answer["duration_s"].get<double>());
  double length_m = 0.0;
  double duration_s = 0.0;
  for (const json& road : answer["roads"]) {
    length_m += road["length_m"].get<double>();
    duration_s += road["duration_s"].get<double>();
  }
  CHECK(length_m == Approx(answer["length_m"].get<double>()).margin(1.0));
  CHECK(duration_s == Approx(answer["duration_s"].get<double>()));
  CHECK(answer["geometry"]["type"] == "LineString");
  const Ring line = ring_of(answer["geometry"]["coordinates"]);
  CHECK(line.front().first == Approx(answer["from"]["lon_deg"].get<double>()).margin(0.001));
  CHECK(line.back().second == Approx(answer["to"]["lat_deg"].get<double>()).margin(0.001));
  CHECK(answer["from"]["away_m"].get<double>() == Approx(22.0).margin(1.0));
  CHECK(answer["credits"][0] == "© OpenStreetMap contributors, ODbL 1.0");
  const json night = asked(over_the_bridge);
  CHECK(night["hour_of_week"] == nullptr);
  CHECK(night["duration_s"] < answer["duration_s"]);
  CHECK(asked(std::string{over_the_bridge} + "--blue-lights off")["duration_s"] > night["duration_s"]);
}

TEST_CASE("a detour says in words what it goes round and what it costs") {
  const json usual = asked(over_the_bridge);
  CHECK(usual["why"].size() == 1);
  const json detour = asked(std::string{over_the_bridge} + "--close 886");
  REQUIRE(detour["why"].size() == 2);
  const double longer_s = detour["duration_s"].get<double>() - usual["duration_s"].get<double>();
  CHECK(detour["longer_than_usual_s"].get<double>() == Approx(longer_s));
  CHECK_THAT(detour["why"][0].get<std::string>(), Catch::Contains("Mersey Gateway Bridge ("));
  CHECK_THAT(detour["why"][1].get<std::string>(),
             Catch::EndsWith(" longer than by Silver Jubilee Bridge, which is closed."));
  const Ran text = run_program(std::string{over_the_bridge} + "--close 886");
  CHECK_THAT(text.out, Catch::StartsWith("FOR EXERCISES AND PLANNING ONLY."));
  CHECK_THAT(text.out, Catch::Contains("with  Silver Jubilee Bridge (link 886) closed\n"));
  CHECK_THAT(text.out, Catch::Contains(detour["why"][1].get<std::string>() + "\n"));
}

TEST_CASE("a route goes to a file as a GeoJSON feature") {
  const Scratch scratch;
  const Ran ran = run_program(over_the_bridge + ("--geojson " + quoted(scratch / "route.geojson")));
  CHECK(ran.exit_code == 0);
  const json feature = json::parse(contents(scratch / "route.geojson"));
  CHECK(feature["type"] == "Feature");
  CHECK(feature["geometry"] == asked(over_the_bridge)["geometry"]);
  CHECK(feature["properties"]["notice"].get<std::string>().starts_with("FOR EXERCISES"));
  const Ran full = run_program(over_the_bridge + std::string{"--geojson /dev/full"});
  CHECK(full.exit_code == 4);
  CHECK(full.err == "error: \"/dev/full\" cannot be written here\n");
}

TEST_CASE("what cannot be asked is wrong usage, in one sentence") {
  const auto usage = [](const std::string& arguments) {
    const Ran ran = run_program("route halton --from runcorn-fire-station " + arguments);
    CHECK(ran.exit_code == 2);
    CHECK(ran.out.empty());
    return ran.err;
  };
  CHECK_THAT(usage("--to 53.33"),
             Catch::Contains("error: '53.33' is not a position\n  expected: LAT,LON in "
                             "degrees, a grid reference such as \"SJ 514 816\", or the id of "
                             "a place of the map\n"));
  CHECK_THAT(
      usage("--to=-2.73,53.33"),
      Catch::Contains("error: -2.73,53.33 is not on the British National Grid\n  expected: latitude 49 to "
                      "61.5, then longitude -9.5 to 2.5\n  hint: latitude comes first\n"));
  CHECK_THAT(
      usage("--to widnes-fire-station --slow 886:90"),
      Catch::Contains("error: '886:90' does not slow a link\n  expected: ID:PERCENT of the usual time, 100 "
                      "to 1000: 886:150 takes half as long again\n"));
  CHECK_THAT(usage("--to widnes-fire-station --close bridge"),
             Catch::Contains("error: 'bridge' is not the id of a link\n  expected: a whole number from 1\n"));
  CHECK_THAT(usage("--to widnes-fire-station --avoid-area 53.3,-2.7,53.4,-2.7"),
             Catch::Contains("is not an area\n  expected: LAT,LON,LAT,LON,LAT,LON: three corners or more, in "
                             "order\n"));
  CHECK_THAT(usage("--to widnes-fire-station --profile bus"), Catch::Contains("--profile"));
  CHECK_THAT(usage(""), Catch::Contains("--to is required"));
}

TEST_CASE("what the map does not hold is said in one sentence, and a slip is guessed") {
  const auto refused = [](const std::string& arguments) {
    const Ran ran = run_program("route " + arguments + " --format json");
    CHECK(ran.exit_code == 1);
    CHECK(ran.out.empty());
    return ran.err;
  };
  CHECK(refused("haltn --from runcorn-fire-station --to widnes-fire-station") ==
        fmt::format("error: there is no map \"haltn\"\n"
                    "  expected: the folder of a map, or one of {}/maps: halton\n"
                    "  hint: did you mean \"halton\"?\n",
                    TOCSIN_ROOT));
  CHECK(refused("halton --from runcorn-fire-statio --to 53.36,-2.73") ==
        "error: --from: the map has no place or receptor \"runcorn-fire-statio\"\n"
        "  expected: LAT,LON, a grid reference, or the id of a place of the map\n"
        "  hint: did you mean \"runcorn-fire-station\"?\n");
  CHECK(refused("halton --from runcorn-fire-station --to 53.5,-2.73") ==
        "error: --to: 53.5,-2.73 lies outside the map Halton and its neighbours\n"
        "  expected: between 53.2778,-2.8728 in the south-west and 53.4234,-2.5793 in the north-east\n");
  CHECK(refused(std::string{over_the_bridge + 6} + "--close 4000000 --close-road 'Silver Jubile Bridge'") ==
        "error: --close: the map has no link 4000000\n"
        "  expected: the id of a link of the map\n"
        "error: --close-road: the map has no road \"Silver Jubile Bridge\"\n"
        "  expected: the name or number of a road of the map\n"
        "  hint: did you mean \"Silver Jubilee Bridge\"?\n");
  CHECK(refused(std::string{over_the_bridge + 6} + "--profile car --blue-lights on") ==
        "error: --blue-lights: a car has none\n"
        "  expected: --blue-lights off\n"
        "  hint: a file of --profiles may say blue_lights = \"fitted\"\n");
  CHECK(refused(std::string{over_the_bridge + 6} + "--at '2026-03-29 01:30'") ==
        "error: 2026-03-29 01:30 does not exist that day: the clocks go forward over it\n");
  CHECK(refused(std::string{over_the_bridge + 6} + "--at '2026-03-28 01:30' --zone Europe/Runcorn") ==
        "error: there is no time zone \"Europe/Runcorn\"\n  expected: an IANA name: Europe/London\n");
}

TEST_CASE("a route that is cut off says by what") {
  const Ran ran = run_program(over_the_bridge + std::string{"--close-road 'Lacey Street'"});
  CHECK(ran.exit_code == 1);
  CHECK(
      ran.err ==
      "error: there is no route from runcorn-fire-station to widnes-fire-station: the usual way is by Lacey "
      "Street, which is closed, and no other is open\n");
}

TEST_CASE("what deserves a second look is a warning and no fault") {
  const Ran far = run_program("route halton --from 53.3400,-2.7700 --to widnes-fire-station");
  CHECK(far.exit_code == 0);
  CHECK_THAT(far.err,
             Catch::Matches("warning: --from: 53\\.3400,-2\\.7700 is [0-9.]+ k?m from the nearest road, "
                            "where the answer begins or ends\n",
                            Catch::CaseSensitive::Yes));
  const Ran part = run_program(over_the_bridge + std::string{"--close-road 'Mersey Gateway'"});
  CHECK(part.exit_code == 0);
  CHECK(part.err == "warning: --close-road: Mersey Gateway Bridge stays open: it is a road of its own\n");
  const json answer = json::parse(
      run_program(over_the_bridge + std::string{"--close-road 'Mersey Gateway' --format json"}).out);
  CHECK(answer["warnings"].size() == 1);
}

TEST_CASE("a file of profiles changes the answer, and all its faults are shown") {
  const Scratch scratch;
  write(scratch / "fleet.toml", "[[vehicle]]\nkind = \"fire_appliance\"\nresponse_factor = 1.0\n");
  const std::string with = over_the_bridge + ("--profiles " + quoted(scratch / "fleet.toml"));
  CHECK(asked(with)["duration_s"] > asked(over_the_bridge)["duration_s"]);
  write(scratch / "fleet.toml", "[[vehicle]]\nkind = \"fire_engine\"\nheight = 3.4\n");
  const Ran ran = run_program(with);
  CHECK(ran.exit_code == 1);
  CHECK_THAT(ran.err, Catch::Contains("fleet.toml:2:8: error: `kind` has no \"fire_engine\"\n"));
  CHECK_THAT(ran.err, Catch::Contains("fleet.toml:3:1: error: [[vehicle]] has no key `height`\n"));
  CHECK_THAT(ran.err, Catch::Contains("  hint: did you mean \"height_m\"?\n"));
}

TEST_CASE("reach is an area and a share of the residents, and shrinks with the time") {
  double before_km2 = 0.0;
  int before = 0;
  for (const int minutes : {2, 5, 10}) {
    const json answer = asked(fmt::format("reach halton --from runcorn-fire-station --minutes {}", minutes));
    CHECK(answer["type"] == "FeatureCollection");
    REQUIRE(answer["features"].size() == 1);
    const json& reached = answer["features"][0];
    check_multi_polygon(reached["geometry"]);
    CHECK(contains(reached["geometry"], -2.73074, 53.32938));
    CHECK(reached["properties"]["area_km2"].get<double>() > before_km2);
    CHECK(reached["properties"]["residents"].get<int>() >= before);
    before_km2 = reached["properties"]["area_km2"].get<double>();
    before = reached["properties"]["residents"].get<int>();
  }
  CHECK(before > 100'000);
}

TEST_CASE("a map without residents says so, and a time must be one") {
  const Scratch scratch;
  fs::copy(fs::path{TOCSIN_ROOT} / "maps/halton", scratch / "empty");
  const std::string residents = contents(scratch / "empty" / "population.csv");
  write(scratch / "empty" / "population.csv", residents.substr(0, residents.find('\n') + 1));
  const Ran ran =
      run_program("reach " + quoted(scratch / "empty") + " --from runcorn-fire-station --minutes 2");
  CHECK(ran.exit_code == 0);
  CHECK_THAT(ran.out, Catch::Contains("\nThe map holds no residents, so none are counted.\n"));
  for (const char* minutes : {"0", "nan", "200", "soon"}) {
    const Ran refused = run_program(fmt::format("reach halton --from bredon --minutes {}", minutes));
    CHECK(refused.exit_code == 2);
    CHECK_THAT(refused.err,
               Catch::Contains(fmt::format(
                   "error: '{}' is not a drive's time\n  expected: minutes, 0.1 to 180\n", minutes)));
  }
}

TEST_CASE("the outage of the two crossings is shown as a difference in reach") {
  const Scratch scratch;
  const std::string question =
      std::string{"reach halton --from runcorn-fire-station --minutes 10 "} + both_bridges;
  const Ran ran = run_program(question + "--out " + quoted(scratch / "reach.geojson"));
  CHECK(ran.exit_code == 0);
  CHECK_THAT(ran.out, Catch::Contains("with  Silver Jubilee Bridge closed (1 link)\n"
                                      "with  Mersey Gateway Bridge closed (2 links)\n"));
  CHECK_THAT(ran.out, Catch::Contains(" km² less than with every road as usual, and "));
  CHECK_THAT(ran.out, Catch::Contains(" residents fewer ("));
  const json answer = json::parse(contents(scratch / "reach.geojson"));
  CHECK(answer == asked(question));
  REQUIRE(answer["features"].size() == 2);
  const json& reached = answer["features"][0];
  const json& lost = answer["features"][1];
  CHECK(lost["properties"]["what"] == "lost by the changes");
  check_multi_polygon(reached["geometry"]);
  check_multi_polygon(lost["geometry"]);
  // Widnes fire station and Runcorn's.
  CHECK_FALSE(contains(reached["geometry"], -2.73114, 53.36032));
  CHECK(contains(lost["geometry"], -2.73114, 53.36032));
  CHECK(contains(reached["geometry"], -2.73074, 53.32938));
  CHECK_FALSE(contains(lost["geometry"], -2.73074, 53.32938));
  CHECK(lost["properties"]["residents"].get<int>() > 50'000);
}

TEST_CASE("the first pumps at each site are turnout, the way to the map and the drive") {
  const json answer = asked("pumps scenarios/runcorn-chlorine");
  CHECK(answer["notice"] == "EXERCISE AMBER HERON: An invented chlorine release at Weston Point");
  CHECK(answer["sites"].size() == 9);
  for (const json& site : answer["sites"]) {
    REQUIRE(site["hours"].size() == 24);
    for (const json& hour : site["hours"]) {
      REQUIRE(hour["pumps"].size() == 3);
      double before_s = 0.0;
      for (const json& pump : hour["pumps"]) {
        const double total_s = pump["total_s"].get<double>();
        CHECK(total_s == Approx(pump["turnout_s"].get<double>() + pump["off_map_s"].get<double>() +
                                pump["drive_s"].get<double>()));
        CHECK(total_s >= before_s);
        before_s = total_s;
      }
    }
  }
  // The drive is the route's.
  const json& first = answer["sites"][0]["hours"][8]["pumps"][0];
  CHECK(first["callsign"] == "Runcorn 1");
  CHECK(first["turnout_s"] == 75.0);
  CHECK(first["drive_s"] == asked("route halton --from runcorn-fire-station --to ineos-inovyn-runcorn --at "
                                  "'2026-11-16 08:00'")["duration_s"]);
}

TEST_CASE("the table of pumps fits on a page and says what it is") {
  const Ran ran = run_program("pumps scenarios/widnes-warehouse --day saturday");
  CHECK(ran.exit_code == 0);
  CHECK_THAT(ran.out, Catch::StartsWith("EXERCISE SLATE HARBOUR: "));
  CHECK_THAT(ran.out,
             Catch::Contains("\nFirst pumps on a Saturday, in minutes from the order, rounded up.\n"));
  CHECK_THAT(ran.out, Catch::Contains("planning assumptions"));
  CHECK_THAT(ran.out, Catch::Contains("\nhours        first pump                   second pump"));
  std::size_t at = 0;
  while (at < ran.out.find("©")) {
    const std::size_t end = ran.out.find('\n', at);
    CHECK(end - at <= 102);  // bytes: at most two of them in a longer character
    at = end + 1;
  }
  const Ran one = run_program("pumps scenarios/runcorn-chlorine --site koura-runcorn --format json");
  CHECK(json::parse(one.out)["sites"].size() == 1);
}

TEST_CASE("pumps refuses what it cannot answer") {
  const Ran site = run_program("pumps scenarios/runcorn-chlorine --site koura-runcor");
  CHECK(site.exit_code == 1);
  CHECK(site.err ==
        "error: --site: the map has no place \"koura-runcor\"\n"
        "  expected: the id of a place of the map\n"
        "  hint: did you mean \"koura-runcorn\"?\n");
  const Ran none = run_program("pumps scenarios/standby-at-night");
  CHECK(none.exit_code == 1);
  CHECK(none.err == "error: the scenario has no pump\n  expected: a [[unit]] with kind = \"pump\"\n");
  CHECK(run_program("pumps scenarios/runcorn-chlorine --day monday").exit_code == 2);
}
