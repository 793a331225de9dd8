// The checks that any network's routes must pass, for those who have a network.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <catch2/catch.hpp>

#include "tests/roads/random_queries.hpp"
#include "tests/roads/reference_times.hpp"
#include "tests/roads/steady.hpp"

namespace tocsin::roads {

/// Legs follow on from each other, drive nothing closed, make no banned turn, and sum to the whole.
inline void check_legs(const Network& network, const Route& route, const RoadState& state) {
  Duration sum{0};
  double length_m = 0.0;
  for (std::size_t i = 0; i < route.legs.size(); ++i) {
    const Leg& leg = route.legs[i];
    CHECK(leg.enter == sum);
    CHECK_FALSE(state.is_closed(leg.link, leg.direction));
    CHECK_FALSE((network.link(leg.link).one_way && leg.direction == Direction::Backward));
    if (i > 0) {
      CHECK(network.arc(route.legs[i - 1].arc).to == network.arc(leg.arc).from);
      CHECK_FALSE(network.is_banned(route.legs[i - 1].arc, leg.arc));
    }
    sum = leg.leave;
    length_m += std::abs(leg.to_m - leg.from_m);
  }
  CHECK(route.total == sum);
  CHECK(route.length.value == Approx(length_m));
}

/// `rounds` states of the roads, vehicles and hours; from a junction in each, the quick answer to `each`
/// others is the reference's. Returns how many led somewhere.
inline std::size_t check_times(Driver& driver, RandomStream& random, int rounds, int each) {
  std::size_t found = 0;
  for (int round = 0; round < rounds; ++round) {
    // A council's car may drive a private road in the end: that is the route checks' to compare.
    const Travel travel{static_cast<Profile>(random() % 3), static_cast<Urgency>(random() % urgency_count)};
    const auto hour = random() % 2 == 0
                          ? std::nullopt
                          : std::optional(HourOfWeek{static_cast<std::uint8_t>(random() % 168)});
    ReferenceTimes reference(driver.network, driver.model, travel, hour);
    const std::size_t most = driver.network.links().size() / 30;
    const RoadState state = some_trouble(driver.network, random, 1 + random() % most);
    const JunctionId from = some_junction(driver.network, random);
    reference.run(from, state);
    RouteQuery query{.from = at_junction(driver.network, from), .to = {}, .travel = travel, .hour = hour};
    for (int i = 0; i < each; ++i) {
      const JunctionId to = some_junction(driver.network, random);
      query.to = at_junction(driver.network, to);
      const auto time = driver.router.time(query, state);
      found += time ? 1 : 0;
      REQUIRE(time == reference.to(to));
    }
  }
  return found;
}

/// In `rounds` states of the roads, `each` quick answers are those of Dijkstra's algorithm.
inline void check_plain(Driver& driver, RandomStream& random, int rounds, int each) {
  for (int round = 0; round < rounds; ++round) {
    const RoadState state = some_trouble(driver.network, random, driver.network.links().size() / 50);
    const Travel travel = some_travel(random);
    for (int i = 0; i < each; ++i) {
      RouteQuery query{some_position(driver.network, random), some_position(driver.network, random), travel};
      const auto quick = driver.router.time(query, state);
      query.method = Method::Plain;
      REQUIRE(quick == driver.router.time(query, state));
    }
  }
}

/// The quick way, Dijkstra's and A* give the same routes, leg for leg. Returns how many led somewhere.
inline std::size_t check_routes(Driver& driver, RandomStream& random, int count) {
  std::size_t found = 0;
  for (int i = 0; i < count; ++i) {
    const RoadState state = some_trouble(driver.network, random, driver.network.links().size() / 100);
    RouteQuery query{some_position(driver.network, random), some_position(driver.network, random),
                     some_travel(random)};
    const auto quick = driver.router.route(query, state);
    const auto quick_time = driver.router.time(query, state);
    query.method = Method::Plain;
    const auto plain = driver.router.route(query, state);
    query.method = Method::Guided;
    REQUIRE(quick == plain);
    REQUIRE(driver.router.route(query, state) == plain);
    REQUIRE(quick.has_value() == quick_time.has_value());
    if (!quick) continue;
    ++found;
    CHECK(quick->total == *quick_time);
    check_legs(driver.network, *quick, state);
  }
  return found;
}

/// True where a route drives a link that the vehicle drives only where nothing else leads to its goal; the
/// private roads at its ends are not among those.
inline bool is_last_resort(const Driver& driver, const Route& route, Travel travel) {
  const VehicleProfile& vehicle = driver.model.of(travel);
  for (std::size_t i = 0; i < route.legs.size(); ++i) {
    const bool is_end = i == 0 || i + 1 == route.legs.size();
    const bool is_private = driver.network.link(route.legs[i].link).is_restricted;
    if (is_private && !vehicle.uses_restricted && !is_end) return true;
    if (route.legs[i].avoided && vehicle.in_hazard == HazardRule::Avoid) return true;
  }
  return false;
}

/// In `rounds` states of the roads, a third of them in smoke, `each` quick routes and times are those of
/// Dijkstra's algorithm, leg for leg. Returns how many drove links of last resort.
inline std::size_t check_last_resort(Driver& driver, RandomStream& random, int rounds, int each) {
  const std::size_t links = driver.network.links().size();
  std::size_t found = 0;
  for (int round = 0; round < rounds; ++round) {
    const RoadState state =
        in_smoke(some_trouble(driver.network, random, links / 100), driver.network, random, links * 2 / 5);
    const Travel travel = some_travel(random);
    for (int i = 0; i < each; ++i) {
      RouteQuery query{any_position(driver.network, random), any_position(driver.network, random), travel};
      const auto quick = driver.router.route(query, state);
      const auto quick_time = driver.router.time(query, state);
      query.method = Method::Plain;
      REQUIRE(quick == driver.router.route(query, state));
      REQUIRE(quick_time == (quick ? std::optional(quick->total) : std::nullopt));
      found += quick && is_last_resort(driver, *quick, travel) ? 1 : 0;
    }
  }
  return found;
}

/// Going on along one more link never takes less than what leads to its end. Looks at `count` links.
inline void check_no_short_cut(Driver& driver, RandomStream& random, int count) {
  const Travel travel{Profile::Ambulance, Urgency::Responding};
  const RoadPosition from = some_position(driver.network, random);
  const auto time_to = [&](JunctionId to) {
    return driver.router.time({from, at_junction(driver.network, to), travel});
  };
  const auto bans = driver.network.banned_turns();
  for (int i = 0; i < count; ++i) {
    const Link& link = driver.network.link(some_link(driver.network, random));
    const auto before = time_to(link.from);
    const auto after = time_to(link.to);
    const bool has_ban =
        std::any_of(bans.begin(), bans.end(), [&](const BannedTurn& ban) { return ban.via == link.from; });
    if (!before || has_ban || !may_drive(driver.model.of(travel), link)) continue;
    REQUIRE(after);
    const Control control = control_at_end(link, meeting_at(driver.network, link.to));
    const Duration waits =
        delay_of(driver.model, control, travel) + delay_of(driver.model, TurnKind::Round, travel);
    CHECK(*after <= *before + time_of(driver.model, link, travel) + waits);
  }
}

}  // namespace tocsin::roads
