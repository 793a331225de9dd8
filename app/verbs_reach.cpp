// reach: what can be reached in time, as an area and as a share of the residents.
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/files.hpp"
#include "app/report.hpp"
#include "app/road_question.hpp"
#include "app/verbs.hpp"
#include "sim/roads/explain.hpp"
#include "sim/roads/reach_area.hpp"

namespace tocsin::app {

namespace {

using nlohmann::ordered_json;

constexpr double m2_per_km2 = 1e6;

/// What is reached in one state of the roads.
struct Reach {
  roads::CellArea area;
  int residents = 0;
};

struct Answer {
  PlaceByRoad from;
  Reach reached;
  std::optional<Reach> usual;  ///< with every road as usual, where something is not
  int residents_of_map = 0;
};

/// Residents of the census areas whose centre's nearest road is reached.
int residents_within(const roads::Map& map, const roads::ReachedRoads& reached) {
  int residents = 0;
  for (const roads::PopulationArea& area : map.population) {
    const auto road = map.network.nearest_connected(area.at);
    if (road && reached.contains(road->position)) residents += area.residents;
  }
  return residents;
}

Reach reach_in(roads::Router& router, const RoadQuestion& question, const roads::RouteQuery& query,
               Duration limit, const roads::RoadState& state) {
  const auto arcs = router.reach(query, limit, state);
  const roads::Network& network = question.map.network;
  return {roads::CellArea(network, arcs), residents_within(question.map, roads::ReachedRoads(network, arcs))};
}

Result<Answer> answer(const ReachOptions& options, RoadQuestion& question) {
  auto from = place_by_road(options.roads.from, "--from", question);
  if (!from) return tl::unexpected(from.error());
  roads::Router router(question.map.network, question.map.index, question.model);
  roads::RouteQuery query;
  query.from = query.to = from->road.position;
  query.travel = question.travel;
  query.hour = question.hour;
  const Duration limit = from_seconds(options.minutes * 60.0);
  Answer answer;
  answer.reached = reach_in(router, question, query, limit, question.state);
  if (!question.changes.empty()) answer.usual = reach_in(router, question, query, limit, {});
  for (const roads::PopulationArea& area : question.map.population) answer.residents_of_map += area.residents;
  answer.from = std::move(*from);
  return answer;
}

std::string thousands(int number) {
  std::string text = fmt::format("{}", number);
  for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3)
    text.insert(static_cast<std::size_t>(at), ",");
  return text;
}

std::string km2_in_words(double m2) { return fmt::format("{:.1f} km²", m2 / m2_per_km2); }

double share_of(int residents, int all) { return all == 0 ? 0.0 : 100.0 * residents / all; }

std::string residents_in_words(const Answer& answer) {
  if (answer.residents_of_map == 0) return "The map holds no residents, so none are counted.";
  return fmt::format(
      "{} of the map's {} residents ({:.0f} %), by the census areas whose nearest road is reached.",
      thousands(answer.reached.residents), thousands(answer.residents_of_map),
      share_of(answer.reached.residents, answer.residents_of_map));
}

/// What the changes cost, in words; nothing where there are none.
std::string difference_in_words(const Answer& answer) {
  if (!answer.usual) return {};
  const double lost_m2 = answer.usual->area.without(answer.reached.area).size_m2();
  const int lost = answer.usual->residents - answer.reached.residents;
  if (lost_m2 == 0.0 && lost == 0) return "As far as with every road as usual.";
  std::string text = fmt::format("{} less than with every road as usual", km2_in_words(lost_m2));
  if (answer.residents_of_map > 0) {
    text += fmt::format(", and {} residents fewer ({:.0f} % of the map's)", thousands(lost),
                        share_of(lost, answer.residents_of_map));
  }
  return text + ".";
}

std::string to_text(const ReachOptions& options, const RoadQuestion& question, const Answer& answer) {
  std::string text = planning_notice() + "\n";
  text += fmt::format("map   {}\nby    {}\nfrom  {}\n", question.map.name, vehicle_in_words(question),
                      place_in_words(question.map.network, answer.from));
  for (const std::string& change : question.changes) text += fmt::format("with  {}\n", change);
  const double area_m2 = answer.reached.area.size_m2();
  text += fmt::format("\nIn {}: {}.\n{}\n", roads::time_in_words(from_seconds(options.minutes * 60.0)),
                      area_m2 > 0.0
                          ? km2_in_words(area_m2) + " around the roads reached"
                          : "nothing, because the road where the drive begins is shut or to be kept clear of",
                      residents_in_words(answer));
  if (const std::string difference = difference_in_words(answer); !difference.empty()) {
    text += difference + "\n";
  }
  if (options.out) text += fmt::format("area: {}\n", options.out->string());
  return text + "\n" + credits_in_words(question.map);
}

ordered_json ring_to_json(const GridProjection& projection, const std::vector<GridPoint>& ring) {
  auto points = ordered_json::array();
  for (const GridPoint corner : ring) points.push_back(point_to_json(projection, corner));
  points.push_back(points.front());
  return points;
}

/// RFC 7946: outer rings anticlockwise, holes clockwise, each closed.
ordered_json area_to_json(const roads::CellArea& area) {
  const GridProjection projection;
  auto polygons = ordered_json::array();
  for (const roads::ReachedPart& part : area.parts()) {
    auto rings = ordered_json::array({ring_to_json(projection, part.outer)});
    for (const auto& hole : part.holes) rings.push_back(ring_to_json(projection, hole));
    polygons.push_back(std::move(rings));
  }
  return {{"type", "MultiPolygon"}, {"coordinates", std::move(polygons)}};
}

double to_km2(double m2) { return std::round(m2 / m2_per_km2 * 1e4) / 1e4; }

ordered_json feature(std::string_view what, const roads::CellArea& area, const Answer& answer,
                     int residents) {
  ordered_json properties{{"what", what}, {"area_km2", to_km2(area.size_m2())}};
  if (answer.residents_of_map > 0) {
    properties["residents"] = residents;
    properties["residents_share"] = std::round(share_of(residents, answer.residents_of_map) * 10.0) / 1000.0;
  }
  return {{"type", "Feature"}, {"properties", std::move(properties)}, {"geometry", area_to_json(area)}};
}

ordered_json document_of(const ReachOptions& options, const RoadQuestion& question, const Answer& answer) {
  ordered_json json{{"type", "FeatureCollection"}};
  json.update(question_to_json(question));
  json["from"] = to_json(question.map.network, answer.from);
  json["minutes"] = options.minutes;
  json["residents_of_map"] = answer.residents_of_map;
  json["summary"] = ordered_json::array({residents_in_words(answer)});
  if (const std::string difference = difference_in_words(answer); !difference.empty()) {
    json["summary"].push_back(difference);
  }
  json["warnings"] = to_json(question.warnings);
  json["credits"] = question.map.credits;
  json["features"] =
      ordered_json::array({feature("reached", answer.reached.area, answer, answer.reached.residents)});
  if (answer.usual) {
    json["features"].push_back(feature("lost by the changes", answer.usual->area.without(answer.reached.area),
                                       answer, answer.usual->residents - answer.reached.residents));
  }
  return json;
}

}  // namespace

Exit reach(const ReachOptions& options) {
  auto question = read_question(options.roads);
  if (!question) return refuse(question.error());
  const auto found = answer(options, *question);
  if (options.roads.format == Format::Text || !found) refuse(question->warnings);
  if (!found) return refuse(found.error());
  ordered_json json;
  if (options.out || options.roads.format == Format::Json) json = document_of(options, *question, *found);
  if (options.out) {
    const auto written = write_file(*options.out, json.dump(1) + "\n");
    if (!written) return refuse(written.error(), Exit::Machine);
  }
  return options.roads.format == Format::Json ? print(json) : print(to_text(options, *question, *found));
}

}  // namespace tocsin::app
