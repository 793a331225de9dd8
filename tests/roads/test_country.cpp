// Routes at size, on a made-up country of 100,000 junctions: what holds of every route, and that the quick
// way, the plain way and a reference that shares nothing with either say the same.
#include "tests/roads/country.hpp"
#include "tests/roads/same_answers.hpp"

using namespace tocsin;
using namespace tocsin::roads;

namespace {

// Made once: it takes the sanitizers a while.
Driver& country() {
  static Driver driver(country_of_100_000(), default_travel_model());
  return driver;
}

}  // namespace

TEST_CASE("the country is of the size asked for, in one piece, and not a grid") {
  const Network& network = country().network;
  CHECK(network.junctions().size() == 100'000);
  std::size_t connected = 0;
  for (std::size_t i = 0; i < network.links().size(); ++i) {
    connected += network.is_connected(id_of<LinkTag>(i)) ? 1 : 0;
  }
  CHECK(connected > network.links().size() * 99 / 100);
  std::size_t dead_ends = 0;
  for (std::size_t i = 0; i < network.junctions().size(); ++i) {
    dead_ends += meeting_at(network, id_of<JunctionTag>(i)).links == 1 ? 1 : 0;
  }
  CHECK(dead_ends > network.junctions().size() / 5);
  CHECK(network.banned_turns().size() > 100);
}

TEST_CASE("ten thousand quick answers in the country, with closures, are the reference's") {
  RandomStream random({41, 0}, "test", "country");
  CHECK(check_times(country(), random, 40, 250) > 5'000);
}

TEST_CASE("in the country a route is the same, leg for leg, whichever way it is found") {
  RandomStream random({42, 0}, "test", "country");
  CHECK(check_routes(country(), random, 40) > 25);
}

TEST_CASE("in the country a route by roads of last resort is the same, leg for leg") {
  RandomStream random({44, 0}, "test", "country");
  CHECK(check_last_resort(country(), random, 3, 25) > 50);
}

TEST_CASE("no link of the country shortens a time") {
  RandomStream random({43, 0}, "test", "country");
  check_no_short_cut(country(), random, 3'000);
}
