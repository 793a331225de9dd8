// A map: a folder that holds the roads and what stands around them, as nine CSV files or, imported, as one
// binary file; read without any library, all at once or with every fault named. docs/map-format.md is the
// format. Knows nothing of scenarios: what a map says is where things are, never what is to happen there.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/diagnostics.hpp"
#include "sim/base/geo.hpp"
#include "sim/roads/network.hpp"
#include "sim/roads/road_index.hpp"

namespace tocsin::roads {

enum class AreaKind : std::uint8_t {
  TidalWater,
  Water,
  Wood,
  BuiltResidential,
  BuiltIndustrial,
  BuiltCommercial,
  BuiltRetail,
  Borough
};

enum class LineKind : std::uint8_t { Rail, River, Canal };

enum class SettlementKind : std::uint8_t { City, Town, Suburb, Village, Hamlet };

enum class ReceptorKind : std::uint8_t {
  School,
  Nursery,
  College,
  CareHome,
  Hospice,
  Hospital,
  Clinic,
  CommunityCentre,
  SportsCentre,
  Library,
  ShoppingCentre,
  Supermarket,
  Stadium
};

enum class PlaceKind : std::uint8_t {
  Comah,
  FireStation,
  AmbulanceStation,
  Police,
  ControlRoom,
  HospitalAe,
  Hospital,
  Council,
  CandidateRestCentre,
  Venue,
  Crossing
};

/// The word a map file uses for it: "tidal_water", "care_home", "hospital_ae".
std::string_view kind_name(AreaKind kind);
std::string_view kind_name(LineKind kind);
std::string_view kind_name(SettlementKind kind);
std::string_view kind_name(ReceptorKind kind);
std::string_view kind_name(PlaceKind kind);

/// An outline: the outer ring first, then its holes (even-odd). Rings do not repeat their first point.
struct Area {
  AreaKind kind = AreaKind::Water;
  std::string name;
  std::vector<std::vector<GridPoint>> rings;
  GridBox box;
};

/// A line that is not a road.
struct Line {
  LineKind kind = LineKind::Rail;
  std::string name;
  std::vector<GridPoint> points;
};

struct Settlement {
  SettlementKind kind = SettlementKind::Village;
  std::string name;
  GridPoint at;
};

/// People at a building that a cloud may reach or that may take people in.
struct Receptor {
  std::string id;  ///< "st-bedes-catholic-junior-school"
  ReceptorKind kind = ReceptorKind::School;
  std::string name;
  GridPoint at;
};

/// Residents of one census area, at its centre.
struct PopulationArea {
  std::string id;  ///< the statistical office's code, "E01012367"
  std::string name;
  GridPoint at;
  int residents = 0;
  /// Aged 0-4, 5-15, 16-64, 65-79, 80 and over. Their sum is `residents`.
  std::array<int, 5> by_age{};
};

/// A station, site, hospital or the like that a scenario may name.
struct KnownPlace {
  std::string id;  ///< "fire-station-runcorn"
  PlaceKind kind = PlaceKind::Venue;
  std::string name;
  GridPoint at;
  std::string confidence;         ///< "A" (official) to "C" (rough), with + or - where the source had it
  std::optional<int> accuracy_m;  ///< how far off the position may be, where the source says
  std::string note;
};

/// Everything in one map folder.
struct Map {
  std::string name;
  std::vector<std::string> credits;  ///< to be shown, all of them, wherever the map is drawn
  std::string licence;
  GridBox bounds;  ///< what the map covers: where to look for roads, and what to draw
  /// SHA-256 over the names and contents of the nine files in name order; of an imported map its checksum
  std::string hash;
  Network network;
  RoadIndex index;  ///< of that network
  std::vector<Area> areas;
  std::vector<Line> lines;
  std::vector<Settlement> settlements;
  std::vector<Receptor> receptors;
  std::vector<PopulationArea> population;
  std::vector<KnownPlace> places;

  /// The place or receptor of that id; null where there is none.
  const KnownPlace* find_place(std::string_view id) const;
  const Receptor* find_receptor(std::string_view id) const;
};

/// The nine files of a map folder, in name order.
std::span<const std::string_view> map_file_names();

/// Opens a map folder, an imported map's one file where there is one and else the nine: the map, or every
/// fault in every file.
Result<Map> open_map(const std::filesystem::path& folder);

/// The same from texts by file name ("links.csv"), for tests and tools. `folder` stands before the file
/// names in faults.
Result<Map> read_map(const std::string& folder, const std::map<std::string, std::string>& texts);

/// One table alone: places.csv, receptors.csv or population.csv of a map; `file` names it in faults.
Result<std::vector<KnownPlace>> read_places(const std::string& file, std::string text);
Result<std::vector<Receptor>> read_receptors(const std::string& file, std::string text);
Result<std::vector<PopulationArea>> read_population(const std::string& file, std::string text);

}  // namespace tocsin::roads
