// route: one route, and why it goes that way.
#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/files.hpp"
#include "app/report.hpp"
#include "app/road_question.hpp"
#include "app/verbs.hpp"
#include "sim/roads/explain.hpp"

namespace tocsin::app {

namespace {

using nlohmann::ordered_json;

/// A route as found, with what there is to say about it.
struct Answer {
  PlaceByRoad from;
  PlaceByRoad to;
  roads::Route route;
  roads::Reasons reasons;
};

/// The route with every road as usual, also those signed for smaller vehicles.
std::optional<roads::Route> usual_route(const RoadQuestion& question, const roads::RouteQuery& query,
                                        roads::Router& router) {
  const auto links = question.map.network.links();
  const auto& vehicle = question.model.of(question.travel);
  const bool fits_all = std::all_of(links.begin(), links.end(),
                                    [&](const roads::Link& link) { return roads::fits(vehicle, link); });
  if (fits_all) return router.route(query);
  const roads::TravelModel model = roads::without_size(question.model, question.travel);
  return roads::Router(question.map.network, question.map.index, model).route(query);
}

Result<Answer> answer(const RouteOptions& options, RoadQuestion& question) {
  auto from = place_by_road(options.roads.from, "--from", question);
  auto to = place_by_road(options.to, "--to", question);
  if (!from || !to) {
    Diagnostics faults = from ? Diagnostics{} : from.error();
    if (!to) faults.insert(faults.end(), to.error().begin(), to.error().end());
    return tl::unexpected(std::move(faults));
  }
  const roads::Network& network = question.map.network;
  roads::Router router(network, question.map.index, question.model);
  roads::RouteQuery query;
  query.from = from->road.position;
  query.to = to->road.position;
  query.travel = question.travel;
  query.hour = question.hour;
  query.method = options.search == Search::Plain ? roads::Method::Plain : roads::Method::Fast;
  const auto usual = usual_route(question, query, router);
  auto route = router.route(query, question.state);
  if (!route) {
    return fault(
        fmt::format("there is no route from {} to {}: {}", from->written, to->written,
                    roads::cut_off_in_words(network, question.state, query.travel, question.model, usual)));
  }
  auto reasons = roads::reasons_for(network, question.model, question.state, question.travel, *route, usual);
  return Answer{std::move(*from), std::move(*to), std::move(*route), std::move(reasons)};
}

/// What is to be said beyond the table of roads.
std::vector<std::string> said(const RoadQuestion& question, const Answer& answer) {
  std::vector<std::string> sentences = roads::in_words(answer.reasons);
  const bool says_nothing = question.changes.empty() && answer.reasons.is_usual_way;
  // With nothing closed, "the same way as usual" answers a question that nobody asked.
  if (says_nothing && !sentences.empty()) sentences.erase(sentences.begin());
  return sentences;
}

std::string to_text(const RoadQuestion& question, const Answer& answer) {
  const roads::Network& network = question.map.network;
  std::string text = planning_notice() + "\n";
  text += fmt::format("map   {}\nby    {}\n", question.map.name, vehicle_in_words(question));
  text += fmt::format("from  {}\nto    {}\n", place_in_words(network, answer.from),
                      place_in_words(network, answer.to));
  for (const std::string& change : question.changes) text += fmt::format("with  {}\n", change);
  text += fmt::format("\n{}, {}\n\n", roads::time_in_words(answer.route.total),
                      roads::length_in_words(answer.route.length));
  for (const roads::RoadStretch& road : answer.reasons.roads) {
    text += fmt::format("{:>8}  {:>11}  {}\n", roads::length_in_words(road.length),
                        roads::time_in_words(road.time), roads::road_label(road.ref, road.name));
  }
  const auto sentences = said(question, answer);
  if (!sentences.empty()) text += "\n";
  for (const std::string& sentence : sentences) text += sentence + "\n";
  return text + "\n" + credits_in_words(question.map);
}

ordered_json line_to_json(const roads::Network& network, const roads::Route& route) {
  const GridProjection projection;
  auto points = ordered_json::array();
  for (const roads::TimedPoint& point : roads::timed_line(network, route)) {
    auto written = point_to_json(projection, point.at);
    // Waits put a point twice; a line has each once.
    if (points.empty() || points.back() != written) points.push_back(std::move(written));
  }
  // GeoJSON has no line of one point.
  if (points.size() == 1) points.push_back(points.front());
  return {{"type", "LineString"}, {"coordinates", std::move(points)}};
}

double to_decimetres(Metres length) { return std::round(length.value * 10.0) / 10.0; }

ordered_json document_of(const RoadQuestion& question, const Answer& answer) {
  const roads::Network& network = question.map.network;
  ordered_json json = question_to_json(question);
  json["from"] = to_json(network, answer.from);
  json["to"] = to_json(network, answer.to);
  json["duration_ms"] = answer.route.total.count();
  json["duration_s"] = seconds(answer.route.total);
  json["length_m"] = to_decimetres(answer.route.length);
  json["roads"] = ordered_json::array();
  for (const roads::RoadStretch& road : answer.reasons.roads) {
    json["roads"].push_back({{"ref", road.ref},
                             {"name", road.name},
                             {"length_m", to_decimetres(road.length)},
                             {"duration_s", seconds(road.time)}});
  }
  json["links"] = ordered_json::array();
  for (const roads::Leg& leg : answer.route.legs) json["links"].push_back(network.link(leg.link).number);
  json["why"] = ordered_json::array();
  if (std::string way = roads::way_in_words(answer.reasons.roads); !way.empty()) json["why"].push_back(way);
  for (const std::string& sentence : said(question, answer)) json["why"].push_back(sentence);
  json["longer_than_usual_s"] = nullptr;
  if (answer.reasons.has_usual) json["longer_than_usual_s"] = seconds(answer.reasons.longer);
  json["warnings"] = to_json(question.warnings);
  json["credits"] = question.map.credits;
  json["geometry"] = line_to_json(network, answer.route);
  return json;
}

/// The same as one GeoJSON feature.
ordered_json to_feature(ordered_json json) {
  ordered_json geometry = std::move(json["geometry"]);
  json.erase("geometry");
  return {{"type", "Feature"}, {"geometry", std::move(geometry)}, {"properties", std::move(json)}};
}

}  // namespace

Exit route(const RouteOptions& options) {
  auto question = read_question(options.roads);
  if (!question) return refuse(question.error());
  const auto found = answer(options, *question);
  if (options.roads.format == Format::Text || !found) refuse(question->warnings);
  if (!found) return refuse(found.error());
  const ordered_json json = document_of(*question, *found);
  if (options.geojson) {
    const auto written = write_file(*options.geojson, to_feature(json).dump(2) + "\n");
    if (!written) return refuse(written.error(), Exit::Machine);
  }
  return options.roads.format == Format::Json ? print(json) : print(to_text(*question, *found));
}

}  // namespace tocsin::app
