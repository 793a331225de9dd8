#include <catch2/catch.hpp>

#include "sim/roads/travel.hpp"

using namespace tocsin;
using namespace tocsin::roads;

namespace {

template <class Act>
void each_travel(Act act) {
  for (std::size_t p = 0; p < profile_count; ++p) {
    for (const Urgency urgency : {Urgency::Normal, Urgency::Responding}) {
      act(Travel{static_cast<Profile>(p), urgency});
    }
  }
}

Link link_of(double length_m, RoadClass road_class) {
  Link link;
  link.length_m = length_m;
  link.road_class = road_class;
  return link;
}

}  // namespace

TEST_CASE("a lower class of road is never faster") {
  each_travel([](Travel travel) {
    for (std::size_t c = 1; c < road_class_count; ++c) {
      CHECK(speed_km_per_h(static_cast<RoadClass>(c), travel) <
            speed_km_per_h(static_cast<RoadClass>(c - 1), travel));
    }
    CHECK(top_speed_km_per_h(travel) == speed_km_per_h(RoadClass::Motorway, travel));
  });
}

TEST_CASE("blue lights gain time on every road, but not for a car") {
  for (std::size_t c = 0; c < road_class_count; ++c) {
    const auto road = static_cast<RoadClass>(c);
    for (const Profile profile : {Profile::FireAppliance, Profile::Ambulance, Profile::Police}) {
      CHECK(speed_km_per_h(road, {profile, Urgency::Responding}) >
            speed_km_per_h(road, {profile, Urgency::Normal}));
    }
    CHECK(speed_km_per_h(road, {Profile::Car, Urgency::Responding}) ==
          speed_km_per_h(road, {Profile::Car, Urgency::Normal}));
  }
}

TEST_CASE("roundabouts and slip roads hold a vehicle back and never speed it up") {
  each_travel([](Travel travel) {
    for (std::size_t c = 0; c < road_class_count; ++c) {
      Link link = link_of(100.0, static_cast<RoadClass>(c));
      const double open = speed_km_per_h(link, travel);
      link.is_slip = true;
      CHECK(speed_km_per_h(link, travel) == std::min(open, 64.0));
      link.is_roundabout = true;
      CHECK(speed_km_per_h(link, travel) == std::min(open, 32.0));
    }
  });
}

TEST_CASE("times are whole milliseconds, rounded up") {
  // 48 km/h is 13.33 m/s: 100 m take 7.5 s exactly, one centimetre more is a millisecond more.
  const Travel car{Profile::Car, Urgency::Normal};
  CHECK(time_along(link_of(500.0, RoadClass::Primary), 100.0, car) == Duration{7500});
  CHECK(time_along(link_of(500.0, RoadClass::Primary), 100.01, car) == Duration{7501});
  CHECK(time_along(link_of(500.0, RoadClass::Primary), 0.0, car) == Duration{0});
}

TEST_CASE("no link is driven in no time") {
  CHECK(time_of(link_of(0.0, RoadClass::Motorway), {}) == Duration{1});
}
