#include <catch2/catch.hpp>

#include "sim/roads/travel.hpp"
#include "tests/roads/ascii_map.hpp"

using namespace tocsin;
using namespace tocsin::roads;

namespace {

const TravelModel model = default_travel_model();
const Travel car{Profile::Car, Urgency::Normal};
const Travel pump{Profile::FireAppliance, Urgency::Normal};
const Travel pump_responding{Profile::FireAppliance, Urgency::Responding};

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

double speed(RoadClass road_class, Travel travel) {
  return speed_km_per_h(model, link_of(100.0, road_class), travel);
}

ArcId arc(const Town& t, std::string_view ends) { return *t.network.arc_of(t.link(ends), t.towards(ends)); }

Control control(const Town& t, std::string_view ends) {
  const Meeting meeting = meeting_at(t.network, t.network.arc(arc(t, ends)).to);
  return control_at_end(t.network.link(t.link(ends)), meeting);
}

TurnKind turn(const Town& t, std::string_view way) {
  return turn_between(t.network, arc(t, way.substr(0, 2)), arc(t, way.substr(1, 2)));
}

}  // namespace

TEST_CASE("a lower class of road is never faster") {
  each_travel([](Travel travel) {
    for (std::size_t c = 1; c < road_class_count; ++c) {
      CHECK(speed(static_cast<RoadClass>(c), travel) < speed(static_cast<RoadClass>(c - 1), travel));
    }
    CHECK(top_speed_km_per_h(model, travel) == speed(RoadClass::Motorway, travel));
  });
}

TEST_CASE("blue lights gain time on every road, but not for a car") {
  for (std::size_t c = 0; c < road_class_count; ++c) {
    const auto road = static_cast<RoadClass>(c);
    for (const Profile profile : {Profile::FireAppliance, Profile::Ambulance, Profile::Police}) {
      CHECK(speed(road, {profile, Urgency::Responding}) > speed(road, {profile, Urgency::Normal}));
    }
    CHECK(speed(road, {Profile::Car, Urgency::Responding}) == speed(road, {Profile::Car, Urgency::Normal}));
  }
}

TEST_CASE("roundabouts, slip roads, streets and signed limits hold a vehicle back and never speed it up") {
  each_travel([](Travel travel) {
    for (std::size_t c = 0; c < road_class_count; ++c) {
      Link link = link_of(100.0, static_cast<RoadClass>(c));
      const double open = speed_km_per_h(model, link, travel);
      link.is_urban = true;
      CHECK(speed_km_per_h(model, link, travel) < open);
      link.is_urban = false;
      link.is_slip = true;
      CHECK(speed_km_per_h(model, link, travel) == std::min(open, 64.0));
      link.is_roundabout = true;
      CHECK(speed_km_per_h(model, link, travel) == std::min(open, 32.0));
      link.max_speed_km_per_h = 16.0;
      CHECK(speed_km_per_h(model, link, travel) <= std::min(open, 16.0 * 1.6));
      link.max_speed_km_per_h = 500.0;
      CHECK(speed_km_per_h(model, link, travel) == std::min(open, 32.0));
    }
  });
}

TEST_CASE("a signed limit binds in traffic, and by a factor less under blue lights") {
  Link link = link_of(100.0, RoadClass::Primary);
  link.max_speed_km_per_h = 32.0;
  CHECK(speed_km_per_h(model, link, pump) == 32.0);
  CHECK(speed_km_per_h(model, link, pump_responding) == Approx(32.0 * 1.3));
}

TEST_CASE("times are whole milliseconds, rounded up") {
  TravelModel even = model;
  even.vehicles[static_cast<std::size_t>(Profile::Car)].speed_km_per_h.fill(48.0);
  const Link link = link_of(500.0, RoadClass::Primary);
  CHECK(time_along(even, link, 100.0, car) == Duration{7500});
  CHECK(time_along(even, link, 100.01, car) == Duration{7501});
  CHECK(time_along(even, link, 0.0, car) == Duration{0});
  CHECK(time_along(even, link, 100.0, car, std::nullopt, 250) == Duration{18750});
}

TEST_CASE("no link is driven in no time") {
  CHECK(time_of(model, link_of(0.0, RoadClass::Motorway), {}) == Duration{1});
}

TEST_CASE("traffic slows by its hour of the week, and a vehicle on blue lights by its share of that") {
  TravelModel busy = model;
  busy.traffic.fill(1.0);
  busy.traffic[8] = 1.5;
  const Link link = link_of(1000.0, RoadClass::Primary);
  const auto time = [&](Travel travel, std::uint8_t hour) {
    return static_cast<double>(time_along(busy, link, 1000.0, travel, HourOfWeek{hour}).count());
  };
  CHECK(time(car, 7) == static_cast<double>(time_along(busy, link, 1000.0, car).count()));
  CHECK(time(car, 8) == Approx(1.5 * time(car, 7)).margin(1.0));
  CHECK(time(pump_responding, 8) == Approx(1.25 * time(pump_responding, 7)).margin(1.0));
}

TEST_CASE("the week begins on Monday at midnight") {
  CHECK(hour_of_week({2026, 11, 23, 0, 59, 0}).value == 0);
  CHECK(hour_of_week({2026, 11, 24, 8, 0, 0}).value == 32);
  CHECK(hour_of_week({2026, 11, 29, 23, 59, 59}).value == 167);
}

TEST_CASE("no hour of the week is quicker than the night, and Monday to Friday have two peaks") {
  for (const double factor : model.traffic) CHECK(factor >= 1.0);
  CHECK(model.traffic[3] == 1.0);
  CHECK(model.traffic[24 + 8] > model.traffic[24 + 11]);
  CHECK(model.traffic[24 + 17] > model.traffic[24 + 11]);
  CHECK(model.traffic[5 * 24 + 8] < model.traffic[4 * 24 + 8]);
}

TEST_CASE("a vehicle that is too heavy, too high or too wide does not fit, and private roads are for some") {
  const VehicleProfile& appliance = model.of(pump);
  Link link = link_of(100.0, RoadClass::Minor);
  CHECK(may_drive(appliance, link));
  link.max_weight_t = 7.5;
  CHECK_FALSE(fits(appliance, link));
  CHECK(fits(model.of(car), link));
  link.max_weight_t = appliance.weight_t;
  CHECK(fits(appliance, link));
  link.max_height_m = 3.0;
  CHECK_FALSE(fits(appliance, link));
  link.max_height_m = 0.0;
  link.max_width_m = 2.1;
  CHECK_FALSE(fits(appliance, link));
  link.max_width_m = 0.0;
  link.is_restricted = true;
  CHECK(may_drive(appliance, link));
  CHECK_FALSE(may_drive(model.of(car), link));
}

TEST_CASE("turns are told apart by their direction, and junctions on main roads by what meets there") {
  const Town t = town(
      "  B\n"
      "  |\n"
      "A-C-D\n"
      "  |\n"
      "  E-F");
  CHECK(turn(t, "ACB") == TurnKind::Left);
  CHECK(turn(t, "ACD") == TurnKind::Free);
  CHECK(turn(t, "ACE") == TurnKind::Right);
  CHECK(turn(t, "ACA") == TurnKind::Round);
  CHECK(turn(t, "CEF") == TurnKind::Left);
  CHECK(meeting_at(t.network, t.junctions.at('C')).is_main());
  CHECK_FALSE(meeting_at(t.network, t.junctions.at('E')).is_main());
}

TEST_CASE("a lesser road gives way where it meets a greater one; lights hold everybody") {
  Town t = town(
      "A=B=C\n"
      "  |\n"
      "  D");
  CHECK(control(t, "DB") == Control::GiveWay);
  CHECK(control(t, "AB") == Control::None);
  CHECK(control(t, "BD") == Control::None);
  std::vector<Junction> junctions(t.network.junctions().begin(), t.network.junctions().end());
  junctions[t.junctions.at('B').index()].has_signals = true;
  t.network = Network(junctions, {t.network.links().begin(), t.network.links().end()});
  CHECK(control(t, "AB") == Control::Signals);
  CHECK(control(t, "DB") == Control::Signals);
}

TEST_CASE("blue lights shorten waits by the vehicle's share") {
  CHECK(delay_of(model, Control::Signals, pump) == std::chrono::seconds{12});
  CHECK(delay_of(model, Control::Signals, pump_responding) == std::chrono::seconds{6});
  CHECK(delay_of(model, TurnKind::Right, pump_responding) == std::chrono::seconds{3});
  CHECK(delay_of(model, TurnKind::Free, pump) == Duration{0});
}
