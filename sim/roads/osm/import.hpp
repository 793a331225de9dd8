// From an OpenStreetMap extract to a map: the roads as a network, what stands around them, and a report of
// what was kept, guessed, dropped and left unconnected. The same extract and options give the same map,
// whatever the order in the file. Knows nothing of where the map is kept.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/diagnostics.hpp"
#include "sim/roads/map.hpp"
#include "sim/roads/osm/extract.hpp"
#include "sim/roads/osm/positions.hpp"
#include "sim/roads/osm/report.hpp"

namespace tocsin::osm {

struct ImportOptions {
  std::string name;                       ///< the map's; empty: from the file's name
  std::optional<LatLonBox> box;           ///< what to keep; none: all
  std::vector<roads::KnownPlace> places;  ///< no id of these is a receptor's
  std::vector<roads::Receptor> receptors;
  std::vector<roads::PopulationArea> population;
  std::vector<std::string> credits;  ///< to be shown beside OpenStreetMap's: whose the above are
};

/// The map has no hash before it is in a file.
struct Imported {
  roads::Map map;
  ImportReport report;
};

/// The map of the extract in a file; or, in plain sentences, why there is none.
Result<Imported> import_extract(const std::filesystem::path& path, ImportOptions options,
                                const ProgressListener& progress);

/// The same from OpenStreetMap XML; `name` stands for the file's.
Result<Imported> import_text(const std::string& name, std::string_view xml, ImportOptions options);

}  // namespace tocsin::osm
