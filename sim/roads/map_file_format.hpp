// The layout of an imported map's file: its sections and their records, in the words of docs/map-format.md.
// Internal to the reader and the writer of such files, which agree through it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tocsin::roads::map_file {

inline constexpr std::string_view magic = "TOCSMAP\n";
inline constexpr std::uint32_t version = 1;

/// Sections in the order in which they stand.
enum class Section : std::uint32_t {
  About,
  Credits,
  Junctions,
  Links,
  BannedTurns,
  JunctionOrder,
  Rings,
  Areas,
  Lines,
  Settlements,
  Receptors,
  Population,
  Places,
  Points,
  Texts,
  TextBytes
};
inline constexpr std::size_t section_count = 16;

constexpr std::size_t index_of(Section section) { return static_cast<std::size_t>(section); }

struct SectionForm {
  std::string_view name;
  std::uint32_t record_bytes = 0;  ///< whole multiples of four but for the last
};

inline constexpr std::array<SectionForm, section_count> forms = {{{"about", 24},
                                                                  {"credits", 4},
                                                                  {"junctions", 12},
                                                                  {"links", 56},
                                                                  {"banned turns", 12},
                                                                  {"junction order", 4},
                                                                  {"rings", 4},
                                                                  {"areas", 12},
                                                                  {"lines", 12},
                                                                  {"settlements", 16},
                                                                  {"receptors", 20},
                                                                  {"population", 36},
                                                                  {"places", 32},
                                                                  {"points", 8},
                                                                  {"texts", 4},
                                                                  {"text bytes", 1}}};

/// Magic, version, number of sections, the file's size, checksum.
inline constexpr std::size_t version_at = 8;
inline constexpr std::size_t section_count_at = 12;
inline constexpr std::size_t size_at = 16;
inline constexpr std::size_t checksum_at = 24;
inline constexpr std::size_t checksum_bytes = 32;
/// The checksum is over everything from here.
inline constexpr std::size_t table_at = 56;
/// Offset and number of records, eight bytes each.
inline constexpr std::size_t table_row_bytes = 16;
inline constexpr std::size_t sections_at = table_at + section_count * table_row_bytes;

/// Bits of a junction's and a link's flags.
inline constexpr std::uint32_t junction_has_signals = 1;
inline constexpr std::uint32_t link_one_way = 1;
inline constexpr std::uint32_t link_roundabout = 2;
inline constexpr std::uint32_t link_slip = 4;
inline constexpr std::uint32_t link_restricted = 8;
inline constexpr std::uint32_t link_toll = 16;
inline constexpr std::uint32_t link_urban = 32;
inline constexpr std::uint32_t all_link_flags = 63;

inline constexpr std::int64_t most_easting_dm = 7'000'000;
inline constexpr std::int64_t most_northing_dm = 13'000'000;

}  // namespace tocsin::roads::map_file
