#include "sim/scenario/travel.hpp"

#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "sim/scenario/values.hpp"

namespace tocsin::scenario {

namespace {

using roads::VehicleProfile;

constexpr std::array<std::string_view, roads::road_class_count> class_keys{
    "motorway", "trunk", "primary", "secondary", "tertiary", "minor", "service"};

constexpr std::array<std::pair<std::string_view, double VehicleProfile::*>, 12> number_keys{{
    {"urban_factor", &VehicleProfile::urban_factor},
    {"roundabout_km_per_h", &VehicleProfile::roundabout_km_per_h},
    {"slip_km_per_h", &VehicleProfile::slip_km_per_h},
    {"weight_t", &VehicleProfile::weight_t},
    {"height_m", &VehicleProfile::height_m},
    {"width_m", &VehicleProfile::width_m},
    {"hazard_factor", &VehicleProfile::hazard_factor},
    {"response_factor", &VehicleProfile::response_factor},
    {"response_ceiling_km_per_h", &VehicleProfile::response_ceiling_km_per_h},
    {"response_limit_factor", &VehicleProfile::response_limit_factor},
    {"response_delay_share", &VehicleProfile::response_delay_share},
    {"response_traffic_share", &VehicleProfile::response_traffic_share},
}};

constexpr std::array<std::pair<std::string_view, Duration VehicleProfile::*>, 6> wait_keys{{
    {"signals", &VehicleProfile::signals},
    {"give_way", &VehicleProfile::give_way},
    {"roundabout", &VehicleProfile::roundabout},
    {"turn_left", &VehicleProfile::turn_left},
    {"turn_right", &VehicleProfile::turn_right},
    {"turn_round", &VehicleProfile::turn_round},
}};

constexpr std::array<std::string_view, 5> response_keys{"response_factor", "response_ceiling_km_per_h",
                                                        "response_limit_factor", "response_delay_share",
                                                        "response_traffic_share"};

void check_hazard(Faults& faults, const Row& row, const VehicleProfile& vehicle) {
  const bool is_penalised = vehicle.in_hazard == roads::HazardRule::Penalise;
  if (row.is_written("hazard_factor") && !is_penalised) {
    faults.error(row.key_spot("hazard_factor"),
                 {"`hazard_factor` stands without in_hazard = \"penalise\"", "both, or neither"});
  }
  if (!row.is_written("hazard_factor") && is_penalised) {
    faults.error(row.spot("in_hazard"), {"a vehicle is penalised by nothing: `hazard_factor` is missing",
                                         "how many times as long, for example: hazard_factor = 5.0"});
  }
}

void check_blue_lights(Faults& faults, const Row& row, const VehicleProfile& vehicle) {
  bool has_response_key = false;
  for (const std::string_view key : response_keys) {
    if (!row.is_written(key)) continue;
    has_response_key = true;
    if (vehicle.has_blue_lights) continue;
    faults.error(row.key_spot(key), {fmt::format("`{}` stands for a vehicle without blue lights", key),
                                     "blue_lights = \"fitted\" beside it, or no such key"});
  }
  const VehicleProfile usual = roads::default_travel_model().vehicles[row.choice("kind").value_or(0)];
  if (vehicle.has_blue_lights && !usual.has_blue_lights && !has_response_key) {
    faults.warning(row.spot("blue_lights"),
                   {"blue lights that gain nothing", "`response_factor` and the keys beside it"});
  }
}

VehicleProfile read_vehicle(Faults& faults, const Row& row, VehicleProfile vehicle) {
  for (const Row& speeds : row.rows("speeds_km_per_h")) {
    for (std::size_t i = 0; i < class_keys.size(); ++i) {
      if (speeds.has(class_keys[i])) vehicle.speed_km_per_h[i] = speeds.number(class_keys[i]);
    }
  }
  for (const auto& [key, field] : number_keys) {
    if (row.has(key)) vehicle.*field = row.number(key);
  }
  for (const auto& [key, field] : wait_keys) {
    if (row.has(key)) vehicle.*field = row.duration(key);
  }
  if (row.has("private_roads")) vehicle.uses_restricted = row.text("private_roads") == "drive";
  if (row.has("blue_lights")) vehicle.has_blue_lights = row.text("blue_lights") == "fitted";
  if (const auto rule = row.choice("in_hazard")) vehicle.in_hazard = static_cast<roads::HazardRule>(*rule);
  check_hazard(faults, row, vehicle);
  check_blue_lights(faults, row, vehicle);
  return vehicle;
}

void read_vehicles(Faults& faults, const Tables& tables, roads::TravelModel& model) {
  std::array<std::optional<Spot>, roads::profile_count> first;
  for (const Row& row : tables.rows("vehicle")) {
    const auto kind = row.choice("kind");
    if (!kind) continue;  // what else is wrong with it depends on what it is
    if (first[*kind]) {
      faults.error(row.spot("kind"), {fmt::format("there are two vehicles \"{}\"", row.text("kind")),
                                      "each kind at most once, with all its keys",
                                      "the other is at " + faults.describe(*first[*kind])});
      continue;
    }
    first[*kind] = row.spot("kind");
    model.vehicles[*kind] = read_vehicle(faults, row, model.vehicles[*kind]);
  }
}

void read_traffic(const Row& row, roads::TravelModel& model) {
  const auto set_day = [&](std::string_view key, std::size_t day) {
    const Node* list = row.node(key);
    if (list == nullptr) return;
    for (std::size_t hour = 0; hour < hours_of_day; ++hour) {
      model.traffic[day * hours_of_day + hour] = list->items[hour].number;
    }
  };
  for (std::size_t day = 0; day < 5; ++day) set_day("weekday", day);
  set_day("saturday", 5);
  set_day("sunday", 6);
}

}  // namespace

roads::TravelModel read_travel(const Reading& reading, const Tables& tables) {
  roads::TravelModel model = roads::default_travel_model();
  read_vehicles(reading.faults, tables, model);
  if (const Row* traffic = tables.only("traffic")) read_traffic(*traffic, model);
  return model;
}

Result<Profiles> read_profiles(const std::string& name, const std::string& text) {
  const std::vector<model::SourceText> sources{{name, text}};
  Faults faults{sources};
  const Schema schema{Scope::Travel};
  const Reading reading{schema, faults};
  const std::vector<Node> documents = parse_sources(sources, faults);
  if (documents.empty()) return tl::unexpected(faults.take());
  const Tables tables{reading, documents, Coverage::Whole};
  Profiles profiles{read_travel(reading, tables), {}};
  if (tables.rows("vehicle").empty() && tables.only("traffic") == nullptr && !faults.any_errors()) {
    faults.error({0, 1, 1, 1}, {"the file holds no profile", "[[vehicle]] or [traffic]"});
  }
  if (faults.any_errors()) return tl::unexpected(faults.take());
  profiles.warnings = faults.take();
  return profiles;
}

}  // namespace tocsin::scenario
