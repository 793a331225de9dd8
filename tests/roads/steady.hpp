// A driver for pictures of towns: one that is held up nowhere, so that times can be read off the drawing.
#pragma once

#include "sim/roads/routing.hpp"

namespace tocsin::roads {

inline constexpr Travel car{Profile::Car, Urgency::Normal};

/// Without waits, turns and traffic; a car does 48 km/h on primary roads (100 m in 7.5 s), 90 on motorways.
inline TravelModel steady_model() {
  TravelModel model = default_travel_model();
  for (VehicleProfile& vehicle : model.vehicles) {
    vehicle.signals = vehicle.give_way = vehicle.roundabout = Duration{0};
    vehicle.turn_left = vehicle.turn_right = vehicle.turn_round = Duration{0};
  }
  VehicleProfile& car_profile = model.vehicles[static_cast<std::size_t>(Profile::Car)];
  car_profile.speed_km_per_h = {90.0, 60.0, 48.0, 42.0, 36.0, 30.0, 15.0};
  model.traffic.fill(1.0);
  return model;
}

/// A network with all that finding routes on it takes. Stays where it is: the router points at its parts.
struct Driver {
  explicit Driver(const Network& roads, TravelModel travel_model = steady_model())
      : network(roads), model(std::move(travel_model)), index(network), router(network, index, model) {}
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;

  Network network;
  TravelModel model;
  RoadIndex index;
  Router router;
};

}  // namespace tocsin::roads
