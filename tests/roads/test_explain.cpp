// Why a route goes where it goes: sentences about small towns.
#include <catch2/catch.hpp>

#include "sim/roads/explain.hpp"
#include "tests/roads/ascii_map.hpp"
#include "tests/roads/steady.hpp"

using namespace tocsin;
using namespace tocsin::roads;

namespace {

/// Two ways from A to D: over the bridge B-D, or round by C.
Town two_ways(std::string_view drawing) {
  Town t = town(drawing);
  std::vector<Link> links{t.network.links().begin(), t.network.links().end()};
  for (Link& link : links) {
    const char from = t.letters[link.from.index()];
    const char to = t.letters[link.to.index()];
    if (from == 'B' && to == 'D') link.name = "Old Bridge";
    if (from == 'A' && to == 'B') link.ref = "A1", link.name = "Mill Lane";
    if (from == 'A' && to == 'C') link.ref = "A2";
    if (from == 'C' && to == 'E') link.name = "Long Road";
    if (from == 'D' && to == 'E') link.name = "Long Road";
  }
  t.network = Network({t.network.junctions().begin(), t.network.junctions().end()}, std::move(links));
  return t;
}

constexpr const char* open_town =
    "A--B--D\n"
    "|     |\n"
    "C-----E";

std::vector<std::string> why(const Town& t, const TravelModel& model = steady_model()) {
  Driver driver(t.network, model);
  const RouteQuery query{t.at('A'), t.at('D'), car};
  const auto route = driver.router.route(query, t.state);
  REQUIRE(route);
  const TravelModel free = without_size(model, car);
  Router usual(driver.network, driver.index, free);
  return in_words(reasons_for(t.network, driver.model, t.state, car, *route, usual.route(query)));
}

std::string cut_off(const Town& t) {
  Driver driver(t.network);
  const RouteQuery query{t.at('A'), t.at('D'), car};
  CHECK_FALSE(driver.router.route(query, t.state));
  return cut_off_in_words(t.network, t.state, car, driver.model, driver.router.route(query));
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a route on roads as usual has nothing to explain but its way") {
  const Town t = two_ways(open_town);
  CHECK(why(t) == Words{"The same way as with every road as usual."});
  Driver driver(t.network);
  const auto route = driver.router.route({t.at("AB", 100), t.at("BD", 250), car});
  REQUIRE(route);
  CHECK(way_in_words(roads_along(t.network, *route)) == "By A1 Mill Lane (200 m), then Old Bridge (250 m).");
  CHECK(way_in_words({}) == "");
}

TEST_CASE("a detour names the closed road of the usual way and what it costs") {
  Town t = two_ways(open_town);
  t.state.close(t.link("BD"));
  // 600 m become 1,000 m at 7.5 s each 100 m.
  CHECK(why(t) == Words{"30 s longer than by Old Bridge, which is closed."});
  t.state.close(t.link("AB"));
  CHECK(why(t) == Words{"30 s longer than by A1 Mill Lane and Old Bridge, which are closed."});
}

TEST_CASE("a road closed only the other way is no reason") {
  Town t = two_ways(open_town);
  t.state.close(t.link("BD"), opposite(t.towards("BD")));
  CHECK(why(t) == Words{"The same way as with every road as usual."});
}

TEST_CASE("slow roads and areas to be kept clear of are told apart") {
  Town t = two_ways(open_town);
  t.state.slow(t.link("AB"), 150);
  CHECK(why(t) ==
        Words{"The usual way, 12 s longer than usual: it drives A1 Mill Lane, which takes 150 % of the "
              "usual time."});
  t.state.slow(t.link("AB"), 400);
  t.state.avoid(t.link("BD"));
  CHECK(why(t) ==
        Words{"30 s longer than by A1 Mill Lane, which takes 400 % of the usual time, and Old Bridge, "
              "which is to be kept clear of."});
}

TEST_CASE("hindered roads are named by what is the matter, and not endlessly") {
  Reasons reasons;
  reasons.has_usual = true;
  reasons.longer = std::chrono::minutes{2};
  reasons.hindered = {{"A", Hindrance::KeptClear},
                      {"Bridge", Hindrance::Closed},
                      {"B", Hindrance::KeptClear},
                      {"an unnamed road", Hindrance::KeptClear}};
  CHECK(in_words(reasons) ==
        Words{"2 min longer than by A and B, which are to be kept clear of, and Bridge, which is closed."});
  for (const char* more : {"C", "D", "E"}) reasons.hindered.push_back({more, Hindrance::KeptClear});
  CHECK(in_words(reasons) ==
        Words{"2 min longer than by A, B, C and 2 other roads, which are to be kept clear of, "
              "and Bridge, which is closed."});
  reasons.hindered = {{"an unnamed road", Hindrance::Closed}};
  CHECK(in_words(reasons) == Words{"2 min longer than by an unnamed road, which is closed."});
}

TEST_CASE("a route that cannot keep clear says how far it goes through and why") {
  Town t = two_ways(open_town);
  t.state.avoid(t.link("BD"));
  t.state.avoid(t.link("DE"));
  const Words words = why(t);
  REQUIRE(words.size() == 2);
  CHECK(
      words[1] ==
      "Goes through the area to be kept clear of, by 200 m of Long Road, because nothing else leads there.");
  TravelModel model = steady_model();
  VehicleProfile& vehicle = model.vehicles[static_cast<std::size_t>(Profile::Car)];
  vehicle.in_hazard = HazardRule::Ignore;
  CHECK(why(t, model) == Words{"The same way as with every road as usual."});
  vehicle.in_hazard = HazardRule::Penalise;
  vehicle.hazard_factor = 1.5;
  CHECK(why(t, model).back() ==
        "Goes through the area to be kept clear of, by 300 m of Old Bridge, because other ways take far "
        "longer.");
}

TEST_CASE("a road too low for the vehicle is named like a closed one") {
  Town t = two_ways(open_town);
  std::vector<Link> links{t.network.links().begin(), t.network.links().end()};
  links[t.link("BD").index()].max_height_m = 1.5;
  t.network = Network({t.network.junctions().begin(), t.network.junctions().end()}, std::move(links));
  CHECK(why(t) ==
        Words{"30 s longer than by Old Bridge, which is signed for less weight, height or width than this "
              "vehicle has."});
}

TEST_CASE("a private road on the way is named") {
  Town t = two_ways(open_town);
  std::vector<Link> links{t.network.links().begin(), t.network.links().end()};
  links[t.link("BD").index()].is_restricted = true;
  t.network = Network({t.network.junctions().begin(), t.network.junctions().end()}, std::move(links));
  CHECK(why(t) == Words{"The same way as with every road as usual."});
  t.state.close(t.link("AC"));
  const Words words = why(t);
  REQUIRE(words.size() == 2);
  CHECK(words[0] == "30 s quicker than by A2, which is closed.");
  CHECK(words[1] ==
        "Drives 300 m of Old Bridge, a private or gated road, because it begins or ends there or "
        "nothing else leads there.");
}

TEST_CASE("where nothing leads there, what cuts it off is said") {
  Town t = two_ways(open_town);
  t.state.close(t.link("BD"));
  t.state.close(t.link("DE"));
  CHECK(cut_off(t) == "the usual way is by Old Bridge, which is closed, and no other is open");
  Town apart = town(
      "A-B\n"
      "   \n"
      "C-D");
  CHECK(cut_off(apart) == "the map's roads do not lead there for this vehicle");
}

TEST_CASE("lengths and times are said as people say them") {
  CHECK(length_in_words(Metres{7.4}) == "7 m");
  CHECK(length_in_words(Metres{644.0}) == "640 m");
  CHECK(length_in_words(Metres{996.0}) == "1.0 km");
  CHECK(length_in_words(Metres{4640.0}) == "4.6 km");
  CHECK(time_in_words(std::chrono::milliseconds{61'001}) == "1 min 2 s");
  CHECK(time_in_words(Duration{0}) == "0 s");
  CHECK(road_label("", "") == "an unnamed road");
}
