// The verbs of the command, one function each: options in, exit code out. They print; nothing below them
// does. What each verb promises stands in README.md and `tocsin VERB --help`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/diagnostics.hpp"

namespace tocsin::app {

/// Exit codes, the same for every verb.
enum class Exit : std::uint8_t {
  Done = 0,
  Faults = 1,     ///< what was given has faults; all of them were printed
  Usage = 2,      ///< wrong usage
  Different = 3,  ///< verify, compare: not the same
  Machine = 4     ///< the machine lacks something: no display, disk full, file not writable
};

enum class Format : std::uint8_t { Text, Json };

inline constexpr const char* program_version = "0.1.0";

Exit new_scenario(const std::filesystem::path& folder);

struct CheckOptions {
  std::vector<std::filesystem::path> scenarios;
  std::optional<std::filesystem::path> maps;
  Format format = Format::Text;
};
Exit check(const CheckOptions& options);

enum class Display : std::uint8_t { Window, Headless };

/// How a window is to look: over what was kept from the last run.
struct Looks {
  std::string theme;                             ///< "light", "dark"; empty: as kept, at first light
  std::string colours;                           ///< for which eyes; empty: as kept, at first standard
  std::optional<std::filesystem::path> symbols;  ///< a table; none: the one that is compiled in
  std::optional<double> text_scale;              ///< the facilitator's
  std::optional<double> room_text_scale;         ///< the room's
  /// None: nothing is read from an earlier run, and nothing kept for a later one.
  enum class Memory : std::uint8_t { Kept, None } memory = Memory::Kept;
  /// What is wrong with the words of these and of the view's, the size's and the speed's; those words are
  /// taken as if they had not been given.
  Diagnostics faults;
};

struct RunOptions {
  std::filesystem::path scenario;  ///< empty: the exercise that is shipped to begin with
  std::optional<std::filesystem::path> maps;
  std::uint64_t seed = 1;
  Display display = Display::Window;
  std::string until;  ///< empty: to the end
  std::optional<std::filesystem::path> commands;
  std::optional<std::filesystem::path> journal;
  double speed = 1.0;
  std::string view = "facilitator";
  Looks looks;
  std::string size = "1280x800";
  std::optional<int> room_screen;
  std::string when_over = "stay";
  Format format = Format::Text;
};
Exit run(const RunOptions& options);

struct DrillOptions {
  std::filesystem::path scenario;
  std::string role;
  std::optional<std::filesystem::path> maps;
  std::uint64_t seed = 1;
  double speed = 1.0;
  std::optional<std::filesystem::path> journal;
  Display display = Display::Headless;           ///< Headless: in the terminal
  std::optional<std::filesystem::path> debrief;  ///< only the debrief of this record
  Format format = Format::Text;
};
Exit drill(const DrillOptions& options);

/// What a picture shows, where it is not the usual; texts are empty where nothing was asked for.
struct PictureOptions {
  std::optional<std::filesystem::path> svg;
  std::string ground;   ///< "W,S,E,N" in degrees
  std::string centre;   ///< a grid reference
  std::string width_m;  ///< of the map, about the centre
  enum class Extent : std::uint8_t { Window, MapOnly } extent = Extent::Window;
  std::string panels;  ///< those that are open
  std::string select;  ///< the id of a unit, an RVP or another thing on the map
};

struct ReplayOptions {
  std::filesystem::path journal;
  std::optional<std::filesystem::path> maps;
  std::string at;  ///< empty: the start in a window, the end in a picture
  std::optional<std::filesystem::path> screenshot;
  PictureOptions picture;
  std::string size = "1280x800";
  std::string view = "facilitator";
  Looks looks;
  double speed = 1.0;
  std::optional<int> room_screen;
  std::string branch_at;  ///< empty: look at the record
  std::optional<std::filesystem::path> branch_journal;
};
Exit replay(const ReplayOptions& options);

enum class Rerun : std::uint8_t { No, Yes };

struct VerifyOptions {
  std::filesystem::path journal;
  std::optional<std::filesystem::path> maps;
  Rerun rerun = Rerun::No;
  Format format = Format::Text;
};
Exit verify(const VerifyOptions& options);

struct CompareOptions {
  std::filesystem::path first;
  std::filesystem::path second;
  Format format = Format::Text;
  Display display = Display::Headless;  ///< Headless: as text
  std::optional<std::filesystem::path> maps;
  std::string at;  ///< empty: the start in a window, the end in a picture
  std::optional<std::filesystem::path> screenshot;
  std::string size = "1600x900";
  Looks looks;
  double speed = 1.0;
};
Exit compare(const CompareOptions& options);

/// The screens of the display, as the room's is chosen by number.
Exit list_screens();

struct MeasureOptions {
  std::filesystem::path journal;
  Format format = Format::Text;
};
Exit measure(const MeasureOptions& options);

struct MapImportOptions {
  std::filesystem::path extract;
  std::filesystem::path out;
  std::string name;  ///< empty: from the extract's name
  std::string box;   ///< "W,S,E,N"; empty: everything
  std::optional<std::filesystem::path> places;
  std::optional<std::filesystem::path> receptors;
  std::optional<std::filesystem::path> population;
  std::vector<std::string> credits;
  Format format = Format::Text;
};
Exit import_map(const MapImportOptions& options);

struct MapInfoOptions {
  std::string map;  ///< its folder, or its name in the folder of maps
  std::optional<std::filesystem::path> maps;
  std::string list;  ///< "links", "places", "receptors"; empty: say what there is of each
  Format format = Format::Text;
};
Exit map_info(const MapInfoOptions& options);

/// What `route` and `reach` are asked about: a map, a vehicle, an hour, and what is the matter with roads.
struct RoadOptions {
  std::string map;  ///< a map's folder or file, or the name of one in the folder of maps
  std::optional<std::filesystem::path> maps;
  std::string from;
  std::string profile = "fire_appliance";
  std::string blue_lights;  ///< "on", "off"; empty: on for a vehicle that has them
  std::string at;           ///< a local date and time; empty: as at night
  std::string zone = "Europe/London";
  std::vector<std::string> close;       ///< ids of links
  std::vector<std::string> close_road;  ///< names or numbers of roads
  std::vector<std::string> slow;        ///< ID:PERCENT
  std::vector<std::string> avoid_area;  ///< LAT,LON,LAT,LON,...
  std::optional<std::filesystem::path> profiles;
  Format format = Format::Text;
};

enum class Search : std::uint8_t { Fast, Plain };

struct RouteOptions {
  RoadOptions roads;
  std::string to;
  Search search = Search::Fast;
  std::optional<std::filesystem::path> geojson;
};
Exit route(const RouteOptions& options);

struct ReachOptions {
  RoadOptions roads;
  double minutes = 0.0;
  std::optional<std::filesystem::path> out;
};
Exit reach(const ReachOptions& options);

struct PumpsOptions {
  std::filesystem::path scenario;
  std::optional<std::filesystem::path> maps;
  std::string site;  ///< a place of the map; empty: every COMAH site of it
  std::string day = "weekday";
  Format format = Format::Text;
};
Exit pumps(const PumpsOptions& options);

struct OncallOptions {
  std::filesystem::path scenario;
  std::optional<std::filesystem::path> maps;
  std::string at;          ///< a local date and time; empty: the exercise's start
  std::string escalation;  ///< one of the call-outs; empty: all
  int days = 7;            ///< how far ahead to list hand-overs
  Format format = Format::Text;
};
Exit oncall_at(const OncallOptions& options);

struct OncallLintOptions {
  std::filesystem::path scenario;
  std::optional<std::filesystem::path> maps;
  std::string from;  ///< a local date and time; empty: the exercise's start
  std::string to;    ///< likewise; empty: five weeks after `from`
  Format format = Format::Text;
};
Exit oncall_lint(const OncallLintOptions& options);

struct OncallExportOptions {
  std::filesystem::path scenario;
  std::optional<std::filesystem::path> maps;
  std::filesystem::path out;       ///< ends in .ics or .csv
  std::vector<std::string> roles;  ///< ids; empty: all
  std::string from;                ///< as of OncallLintOptions
  std::string to;
};
Exit oncall_export(const OncallExportOptions& options);

struct OncallImportOptions {
  std::filesystem::path file;  ///< ends in .ics or .csv
  std::filesystem::path scenario;
  std::optional<std::filesystem::path> maps;
  std::string role;  ///< that everything in the file is for; empty: each entry says its own
  std::string from;  ///< as of OncallLintOptions; bounds what repeats in a calendar
  std::string to;
  std::optional<std::filesystem::path> out;  ///< none: to stdout
};
Exit oncall_import(const OncallImportOptions& options);

}  // namespace tocsin::app
