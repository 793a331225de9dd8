// A large exercise to measure on: the Runcorn scenario on street-level roads, with as many units more as are
// asked for that set out together every hour, and a message every two minutes. Knows nothing of what is
// measured.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "sim/exercise/exercise.hpp"
#include "sim/roads/map_file.hpp"
#include "sim/roads/osm/import.hpp"
#include "sim/scenario/read.hpp"

namespace tocsin::bench {

/// How large.
struct Crowd {
  int units = 300;
  int hours = 4;
};

/// A folder of its own for maps and journals, gone at the end.
class Workshop {
 public:
  Workshop() : path_(std::filesystem::temp_directory_path() / "tocsin-bench-room") {
    std::filesystem::create_directories(path_ / "streets");
  }
  ~Workshop() {
    std::error_code gone;
    std::filesystem::remove_all(path_, gone);
  }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  /// Where maps are found by name: "streets" is the only one.
  const std::filesystem::path& maps() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The streets of an extract, with the default map's places, receptors and people.
inline Result<void> import_streets(const std::filesystem::path& extract, const std::filesystem::path& root,
                                   const Workshop& workshop) {
  auto halton = roads::open_map(root / "maps" / "halton");
  if (!halton) return tl::unexpected(std::move(halton.error()));
  osm::ImportOptions options;
  options.name = "streets";
  options.places = halton->places;
  options.receptors = halton->receptors;
  options.population = halton->population;
  options.credits = halton->credits;
  auto imported = osm::import_extract(extract, std::move(options), {});
  if (!imported) return tl::unexpected(std::move(imported.error()));
  const auto written =
      roads::write_map_file(imported->map, workshop.maps() / "streets" / roads::map_file_name);
  if (!written) return tl::unexpected(written.error());
  return {};
}

inline void replace(std::string& text, std::string_view what, std::string_view with) {
  if (const auto at = text.find(what); at != std::string::npos) text.replace(at, what.size(), with);
}

/// The units, their drives to and fro, and the messages.
inline std::string crowd_text(const Crowd& crowd) {
  constexpr std::array<const char*, 8> stations{"widnes-fire",      "frodsham-fire",     "penketh-fire",
                                                "warrington-fire",  "whiston-ambulance", "widnes-police",
                                                "widnes-ambulance", "runcorn-police"};
  constexpr std::array<const char*, 6> kinds{"pump", "ambulance",   "police_car",
                                             "pump", "council_car", "special_appliance"};
  constexpr std::array<const char*, 5> rvps{"rvp-clifton", "bridge-north", "rvp-weston-road",
                                            "murdishaw-rest-centre", "rvp-rocksavage"};
  std::string text;
  for (std::size_t i = 0; i < static_cast<std::size_t>(crowd.units); ++i) {
    text += fmt::format(
        "[[unit]]\nid = \"crowd-{0}\"\ncallsign = \"Crowd {0}\"\nstation = \"{1}\"\nkind = \"{2}\"\ncrew = "
        "2\n"
        "turnout = \"{3} s\"\n\n",
        i, stations[i % stations.size()], kinds[i % kinds.size()], 30 + i % 90);
    for (int hour = 0; hour < crowd.hours; ++hour) {
      text += fmt::format(
          "[[task]]\nid = \"drive-{0}-{1}\"\nname = \"Drive number {1} of the crowd\"\nunit = \"crowd-{0}\"\n"
          "rvp = \"{2}\"\nwork = \"10 min\"\nat = \"T+{1}:30\"\n\n",
          i, hour, rvps[(i / stations.size() + static_cast<std::size_t>(hour)) % rvps.size()]);
    }
  }
  for (int i = 0; i < crowd.hours * 30; ++i) {
    text += fmt::format(
        "[[inject]]\nid = \"word-{0}\"\ntitle = \"Another call about the smell\"\n"
        "text = \"EXERCISE AMBER HERON. Caller number {0} smells bleach and asks what to do.\"\nfrom = "
        "\"public\"\n"
        "to = \"cheshire-police\"\nchannel = \"phone\"\nexpected = \"Go in, stay in, tune in.\"\nat = "
        "\"T+{1}:{2:02}\"\n\n",
        i, i / 30, i % 30 * 2);
  }
  return text;
}

inline Result<exercise::Loaded> load_crowd(const Crowd& crowd, const std::filesystem::path& root,
                                           const Workshop& workshop) {
  auto sources = scenario::read_sources(root / "scenarios" / "runcorn-chlorine");
  if (!sources) return tl::unexpected(std::move(sources.error()));
  for (model::SourceText& source : *sources) {
    replace(source.text, "map = \"halton\"", "map = \"streets\"");
    replace(source.text, "duration = \"4 h\"", fmt::format("duration = \"{} h\"", crowd.hours));
  }
  sources->push_back({"zz-crowd.toml", crowd_text(crowd)});
  return exercise::load(std::move(*sources), "crowd", workshop.maps(), workshop.maps());
}

}  // namespace tocsin::bench
