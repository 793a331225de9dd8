#include "sim/roads/map.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "sim/base/text.hpp"
#include "sim/roads/map_file.hpp"
#include "sim/roads/map_kinds.hpp"

namespace tocsin::roads {

namespace {

constexpr std::array<std::string_view, 9> file_names = {"areas.csv",      "junctions.csv", "lines.csv",
                                                        "links.csv",      "map.csv",       "places.csv",
                                                        "population.csv", "receptors.csv", "settlements.csv"};

template <class Thing>
const Thing* find_by_id(const std::vector<Thing>& things, std::string_view id) {
  const auto found = std::find_if(things.begin(), things.end(), [id](const Thing& t) { return t.id == id; });
  return found == things.end() ? nullptr : &*found;
}

}  // namespace

std::string_view kind_name(AreaKind kind) { return area_kind_names[static_cast<std::size_t>(kind)]; }
std::string_view kind_name(LineKind kind) { return line_kind_names[static_cast<std::size_t>(kind)]; }
std::string_view kind_name(SettlementKind kind) {
  return settlement_kind_names[static_cast<std::size_t>(kind)];
}
std::string_view kind_name(ReceptorKind kind) { return receptor_kind_names[static_cast<std::size_t>(kind)]; }
std::string_view kind_name(PlaceKind kind) { return place_kind_names[static_cast<std::size_t>(kind)]; }

const KnownPlace* Map::find_place(std::string_view id) const { return find_by_id(places, id); }
const Receptor* Map::find_receptor(std::string_view id) const { return find_by_id(receptors, id); }

std::span<const std::string_view> map_file_names() { return file_names; }

Result<Map> open_map(const std::filesystem::path& folder) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    return fault(fmt::format("there is no map folder \"{}\"", folder.generic_string()));
  }
  if (std::filesystem::exists(folder / map_file_name, error)) return open_map_file(folder / map_file_name);
  std::map<std::string, std::string> texts;
  Diagnostics faults;
  for (const std::string_view name : file_names) {
    // A file that is missing is read_map's to report, in one voice with missing texts.
    if (!std::filesystem::exists(folder / name, error)) continue;
    auto text = read_file(folder / name);
    if (text) {
      texts.emplace(name, std::move(*text));
    } else {
      faults.insert(faults.end(), text.error().begin(), text.error().end());
    }
  }
  if (!faults.empty()) return tl::unexpected<Diagnostics>(std::move(faults));
  return read_map(folder.generic_string(), texts);
}

}  // namespace tocsin::roads
