#include "app/road_question.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/files.hpp"
#include "app/report.hpp"
#include "app/road_words.hpp"
#include "sim/base/text.hpp"
#include "sim/roads/explain.hpp"
#include "sim/scenario/travel.hpp"

namespace tocsin::app {

namespace {

constexpr Metres far_from_roads{500.0};
constexpr Metres everywhere{1e7};
constexpr std::size_t profiles_limit_bytes = 1U << 20U;
constexpr std::array<std::string_view, 7> days{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                               "Friday", "Saturday", "Sunday"};

void add(Diagnostics& all, const tl::unexpected<Diagnostics>& more) {
  all.insert(all.end(), more.value().begin(), more.value().end());
}

Diagnostic warning(std::string message) {
  Diagnostic diagnostic;
  diagnostic.severity = Severity::Warning;
  diagnostic.message = std::move(message);
  return diagnostic;
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& names) {
  const auto nearest = nearest_name(word, names);
  return nearest ? fmt::format("did you mean \"{}\"?", *nearest) : std::string{};
}

/// The name or number by which a link was found, in the map's own spelling.
std::string as_mapped(const std::string& name, const roads::Link& link) {
  const auto is_alike = [](char a, char b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return lower(a) == lower(b);
  };
  const bool is_ref = std::equal(name.begin(), name.end(), link.ref.begin(), link.ref.end(), is_alike);
  return is_ref ? link.ref : link.name;
}

std::vector<std::string> place_ids(const roads::Map& map) {
  std::vector<std::string> ids;
  for (const roads::KnownPlace& place : map.places) ids.push_back(place.id);
  for (const roads::Receptor& receptor : map.receptors) ids.push_back(receptor.id);
  return ids;
}

/// Closes, slows and marks what the options say, and gathers what is wrong with them.
class StateReader {
 public:
  StateReader(const RoadOptions& options, RoadQuestion& question) : options_(options), question_(question) {}

  Diagnostics read() {
    for (const std::string& id : options_.close) close_link(id);
    for (const std::string& name : options_.close_road) close_road(name);
    for (const std::string& text : options_.slow) slow(text);
    for (const std::string& text : options_.avoid_area) avoid(text);
    return std::move(faults_);
  }

 private:
  std::optional<roads::LinkId> link(std::uint32_t number, std::string_view option) {
    const auto links = question_.map.network.links();
    const auto found = std::find_if(links.begin(), links.end(),
                                    [&](const roads::Link& one) { return one.number == number; });
    if (found != links.end()) return id_of<roads::LinkTag>(static_cast<std::size_t>(found - links.begin()));
    add(faults_,
        fault(fmt::format("{}: the map has no link {}", option, number), "the id of a link of the map"));
    return std::nullopt;
  }

  std::string label(roads::LinkId id) const {
    const roads::Link& link = question_.map.network.link(id);
    return fmt::format("{} (link {})", roads::road_label(link.ref, link.name), link.number);
  }

  void close_link(const std::string& text) {
    const auto id = link(link_number(text).value_or(0), "--close");
    if (!id) return;
    question_.state.close(*id);
    note(label(*id) + " closed");
  }

  void close_road(const std::string& name) {
    const roads::Network& network = question_.map.network;
    const auto links = network.links_named(name, {}, everywhere);
    if (links.empty()) {
      add(faults_,
          fault(fmt::format("--close-road: the map has no road \"{}\"", name),
                "the name or number of a road of the map", did_you_mean(name, network.road_names())));
      return;
    }
    for (const roads::LinkId id : links) question_.state.close(id);
    const std::string mapped = as_mapped(name, network.link(links.front()));
    warn_of_namesakes(mapped);
    note(fmt::format("{} closed ({} {})", mapped, links.size(), links.size() == 1 ? "link" : "links"));
  }

  /// A bridge may be a road of its own: who closes "Mersey Gateway" may mean "Mersey Gateway Bridge" too.
  void warn_of_namesakes(const std::string& name) {
    constexpr std::size_t most_named = 3;
    std::vector<std::string> others = question_.map.network.road_names();
    others.erase(std::remove_if(others.begin(), others.end(),
                                [&](const std::string& other) { return !other.starts_with(name + " "); }),
                 others.end());
    for (std::size_t i = 0; i < std::min(others.size(), most_named); ++i) {
      warn(fmt::format("--close-road: {} stays open: it is a road of its own", others[i]));
    }
    if (others.size() <= most_named) return;
    warn(fmt::format("--close-road: {} more roads whose names begin so stay open",
                     others.size() - most_named));
  }

  void slow(const std::string& text) {
    const SlowLink wanted = slow_link(text).value_or(SlowLink{});
    const auto id = link(wanted.number, "--slow");
    if (!id) return;
    question_.state.slow(*id, wanted.percent);
    note(fmt::format("{} at {} % of the usual time", label(*id), wanted.percent));
  }

  void avoid(const std::string& text) {
    const GridProjection projection;
    std::vector<GridPoint> ring;
    for (const LatLon corner : ring_of_lat_lon(text).value_or(std::vector<LatLon>{})) {
      ring.push_back(projection.to_grid(corner));
    }
    const auto links = question_.map.network.links_meeting(ring);
    for (const roads::LinkId id : links) question_.state.avoid(id);
    note(fmt::format("an area to be kept clear of ({} {})", links.size(),
                     links.size() == 1 ? "link" : "links"));
    if (links.empty()) warn("--avoid-area: no road of the map lies in this area");
  }

  /// Once, however often the option says it.
  void note(std::string change) {
    std::vector<std::string>& all = question_.changes;
    if (std::find(all.begin(), all.end(), change) == all.end()) all.push_back(std::move(change));
  }

  void warn(std::string message) { question_.warnings.push_back(warning(std::move(message))); }

  const RoadOptions& options_;
  RoadQuestion& question_;
  Diagnostics faults_;
};

Result<roads::Travel> travel_of(const RoadOptions& options, const roads::TravelModel& model) {
  roads::Travel travel;
  travel.profile = roads::profile_named(options.profile).value_or(roads::Profile::Car);
  const bool has_blue_lights = model.of(travel).has_blue_lights;
  if (options.blue_lights == "on" && !has_blue_lights) {
    return fault(fmt::format("--blue-lights: a {} has none", options.profile), "--blue-lights off",
                 "a file of --profiles may say blue_lights = \"fitted\"");
  }
  travel.urgency =
      has_blue_lights && options.blue_lights != "off" ? roads::Urgency::Responding : roads::Urgency::Normal;
  return travel;
}

Result<GridPoint> point_on_map(const std::string& text, const std::string& option, const roads::Map& map) {
  const GridProjection projection;
  if (const roads::KnownPlace* place = map.find_place(text)) return place->at;
  if (const roads::Receptor* receptor = map.find_receptor(text)) return receptor->at;
  if (const auto reference = parse_grid_reference(text)) return *reference;
  if (const auto degrees = lat_lon(text)) return projection.to_grid(*degrees);
  return fault(fmt::format("{}: the map has no place or receptor \"{}\"", option, text),
               "LAT,LON, a grid reference, or the id of a place of the map",
               did_you_mean(text, place_ids(map)));
}

std::string corner_in_words(const GridProjection& projection, GridPoint p) {
  const LatLon at = projection.to_lat_lon(p);
  return fmt::format("{:.4f},{:.4f}", at.lat_deg, at.lon_deg);
}

/// To so many decimals, as short as JSON can write it.
double rounded(double value, int decimals) {
  const double scale = std::pow(10.0, decimals);
  return std::round(value * scale) / scale;
}

}  // namespace

Result<RoadQuestion> read_question(const RoadOptions& options) {
  RoadQuestion question;
  question.model = roads::default_travel_model();
  Diagnostics faults;
  if (options.profiles) {
    const auto text = read_file(*options.profiles, profiles_limit_bytes);
    auto profiles = text ? scenario::read_profiles(options.profiles->string(), *text)
                         : Result<scenario::Profiles>{tl::unexpected(text.error())};
    if (profiles) {
      question.model = profiles->model;
      question.warnings = std::move(profiles->warnings);
    } else {
      add(faults, tl::unexpected(profiles.error()));
    }
  }
  if (const auto travel = travel_of(options, question.model)) {
    question.travel = *travel;
  } else if (faults.empty()) {
    add(faults, tl::unexpected(travel.error()));
  }
  if (!options.at.empty()) {
    const auto hour = hour_at(options.at, options.zone);
    if (!hour) add(faults, tl::unexpected(hour.error()));
    if (hour) question.hour = *hour;
  }
  const auto path = find_map(options.map, options.maps);
  auto map = path ? roads::open_map(*path) : Result<roads::Map>{tl::unexpected(path.error())};
  if (!map) {
    add(faults, tl::unexpected(map.error()));
    return tl::unexpected(std::move(faults));
  }
  question.map = std::move(*map);
  add(faults, tl::unexpected(StateReader{options, question}.read()));
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return question;
}

Result<PlaceByRoad> place_by_road(const std::string& text, const std::string& option,
                                  RoadQuestion& question) {
  const roads::Map& map = question.map;
  const GridProjection projection;
  const auto point = point_on_map(text, option, map);
  if (!point) return tl::unexpected(point.error());
  if (!map.bounds.contains(*point)) {
    return fault(fmt::format("{}: {} lies outside the map {}", option, text, map.name),
                 fmt::format("between {} in the south-west and {} in the north-east",
                             corner_in_words(projection, map.bounds.low),
                             corner_in_words(projection, map.bounds.high)));
  }
  const auto road = map.network.nearest_connected(*point);
  if (!road) return fault(fmt::format("{}: the map {} has no road that leads anywhere", option, map.name));
  if (road->away > far_from_roads) {
    question.warnings.push_back(
        warning(fmt::format("{}: {} is {} from the nearest road, where the answer begins or ends", option,
                            text, roads::length_in_words(road->away))));
  }
  return PlaceByRoad{text, projection.to_lat_lon(*point), *point, *road};
}

std::string vehicle_in_words(const RoadQuestion& question) {
  std::string name{roads::profile_name(question.travel.profile)};
  std::replace(name.begin(), name.end(), '_', ' ');
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  const std::string_view lights =
      question.travel.urgency == roads::Urgency::Responding ? "with blue lights" : "without blue lights";
  if (!question.hour) return fmt::format("{} {}, traffic as at night (--at gives an hour)", name, lights);
  return fmt::format("{} {}, traffic as on a {} from {:02}:00", name, lights, days[question.hour->value / 24],
                     question.hour->value % 24);
}

std::string place_in_words(const roads::Network& network, const PlaceByRoad& place) {
  const roads::Link& link = network.link(place.road.position.link);
  const std::string label = roads::road_label(link.ref, link.name);
  return fmt::format("{} ({:.5f}, {:.5f}), {} from {}", format_grid_reference(place.point, 4),
                     place.at.lat_deg, place.at.lon_deg, roads::length_in_words(place.road.away), label);
}

std::string planning_notice() {
  return "FOR EXERCISES AND PLANNING ONLY. Times are planning assumptions (docs/travel.md), not "
         "measurements.";
}

std::string credits_in_words(const roads::Map& map) {
  std::string text;
  for (const std::string& credit : map.credits) text += credit + "\n";
  return text;
}

nlohmann::ordered_json to_json(const roads::Network& network, const PlaceByRoad& place) {
  const roads::Link& link = network.link(place.road.position.link);
  return {{"given", place.written},
          {"lat_deg", rounded(place.at.lat_deg, 6)},
          {"lon_deg", rounded(place.at.lon_deg, 6)},
          {"grid_reference", format_grid_reference(place.point, 5)},
          {"away_m", rounded(place.road.away.value, 1)},
          {"road",
           {{"link", link.number},
            {"ref", link.ref},
            {"name", link.name},
            {"along_m", rounded(place.road.position.along_m, 1)}}}};
}

nlohmann::ordered_json question_to_json(const RoadQuestion& question) {
  nlohmann::ordered_json json;
  json["notice"] = planning_notice();
  json["map"] = {{"name", question.map.name}, {"hash", question.map.hash}};
  json["profile"] = roads::profile_name(question.travel.profile);
  json["blue_lights"] = question.travel.urgency == roads::Urgency::Responding;
  json["hour_of_week"] = nullptr;
  if (question.hour) json["hour_of_week"] = question.hour->value;
  json["changes"] = question.changes;
  return json;
}

nlohmann::ordered_json point_to_json(const GridProjection& projection, GridPoint p) {
  const LatLon at = projection.to_lat_lon(p);
  return {rounded(at.lon_deg, 6), rounded(at.lat_deg, 6)};
}

}  // namespace tocsin::app
