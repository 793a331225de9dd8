// Arguments of the verbs about roads: route, reach, pumps.
#include <CLI/CLI.hpp>

#include "app/command_line.hpp"
#include "app/road_words.hpp"

namespace tocsin::app {

namespace {

/// An option that may be given again and again, one value each time.
template <class Read>
void add_repeated(CLI::App& verb, const char* name, std::vector<std::string>& values, const char* words,
                  Read read) {
  verb.add_option(name, values, words)->allow_extra_args(false)->check(words_for(read));
}

void add_road_options(CLI::App& verb, RoadOptions& options) {
  verb.add_option("MAP", options.map, "a map's folder, or its name in the folder of maps")->required();
  verb.add_option("--from", options.from, "LAT,LON, a grid reference or the id of a place")
      ->required()
      ->check(words_for(position_form));
  verb.add_option("--profile", options.profile, "which vehicle")
      ->check(CLI::IsMember({"fire_appliance", "ambulance", "police", "car"}))
      ->capture_default_str();
  verb.add_option("--blue-lights", options.blue_lights, "on or off (default: on where the vehicle has them)")
      ->check(CLI::IsMember({"on", "off"}));
  verb.add_option("--at", options.at, "a local date and time, for the traffic (default: as at night)");
  verb.add_option("--zone", options.zone, "the time zone of --at")->capture_default_str();
  add_repeated(verb, "--close", options.close, "close the link of this id", link_number);
  add_repeated(verb, "--close-road", options.close_road, "close the road of this name or number",
               [](const std::string&) { return Result<void>{}; });
  add_repeated(verb, "--slow", options.slow, "ID:PERCENT of the usual time on that link", slow_link);
  add_repeated(verb, "--avoid-area", options.avoid_area, "LAT,LON,LAT,LON,LAT,LON,...: keep clear of it",
               ring_of_lat_lon);
  verb.add_option("--profiles", options.profiles, "how vehicles drive: a .toml of [[vehicle]] and [traffic]");
  add_maps(verb, options.maps);
  add_format(verb, options.format);
}

void add_route(CLI::App& app, Chosen& chosen, RouteOptions& options) {
  CLI::App* verb = app.add_subcommand("route", "the quickest route between two places, and why it is that");
  add_road_options(*verb, options.roads);
  verb->add_option("--to", options.to, "like --from")->required()->check(words_for(position_form));
  verb->add_flag_callback(
      "--plain", [&] { options.search = Search::Plain; }, "search with textbook Dijkstra, for checking");
  verb->add_option("--geojson", options.geojson, "write the route to this file as well");
  verb->callback([&] { chosen = [&] { return route(options); }; });
}

void add_reach(CLI::App& app, Chosen& chosen, ReachOptions& options) {
  CLI::App* verb =
      app.add_subcommand("reach", "what can be reached in time: an area and the residents in it");
  add_road_options(*verb, options.roads);
  verb->add_option("--minutes", options.minutes, "how long the drive may take")
      ->required()
      ->check(words_for(minutes_number));
  verb->add_option("--out", options.out, "write the area to this file, as GeoJSON");
  verb->callback([&] { chosen = [&] { return reach(options); }; });
}

void add_pumps(CLI::App& app, Chosen& chosen, PumpsOptions& options) {
  CLI::App* verb = app.add_subcommand("pumps", "the first three pumps at each COMAH site, hour by hour");
  verb->add_option("SCENARIO", options.scenario, "a scenario folder or .toml file")->required();
  verb->add_option("--site", options.site, "only this place of the map");
  verb->add_option("--day", options.day, "whose traffic")
      ->check(CLI::IsMember({"weekday", "saturday", "sunday"}))
      ->capture_default_str();
  add_maps(*verb, options.maps);
  add_format(*verb, options.format);
  verb->callback([&] { chosen = [&] { return pumps(options); }; });
}

}  // namespace

void add_road_verbs(CLI::App& app, Chosen& chosen, RoadVerbs& verbs) {
  add_route(app, chosen, verbs.route);
  add_reach(app, chosen, verbs.reach);
  add_pumps(app, chosen, verbs.pumps);
}

}  // namespace tocsin::app
