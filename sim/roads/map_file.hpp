// An imported map as one binary file: fixed records of whole numbers, a pool of points and one of texts, and
// a checksum over all. docs/map-format.md ("Imported maps") describes every byte. Opening maps the file into
// memory, checks everything that the program relies on, and believes nothing. Knows no extract.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "sim/base/diagnostics.hpp"
#include "sim/roads/map.hpp"

namespace tocsin::roads {

/// The one file of an imported map's folder.
inline constexpr std::string_view map_file_name = "map.bin";

/// The bytes of a map's file; faults where it would hold what no reader takes: too long a text or one that is
/// not UTF-8, too large a table, too many links at a junction, a link that ends where it began. Positions are
/// kept to a decimetre, lengths to a millimetre, limits to a metre an hour, a kilogram and a millimetre.
/// REQUIRES: link numbers ascend; positions lie on the National Grid.
Result<std::string> map_file_bytes(const Map& map);

/// Writes the file aside and renames it, so that there is a whole one or none.
Result<void> write_map_file(const Map& map, const std::filesystem::path& path);

/// Opens such a file: the map, with its checksum for a hash, or in a sentence what is wrong with the file.
Result<Map> open_map_file(const std::filesystem::path& path);

/// The same from bytes; `name` stands in faults.
Result<Map> read_map_file(const std::string& name, std::string_view bytes);

}  // namespace tocsin::roads
