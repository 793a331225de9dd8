// What an imported map's file may hold at most, so that a forged one cannot ask for more work or memory than
// its size is worth. In the words of docs/map-format.md. Knows values, and no bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "sim/roads/network.hpp"

namespace tocsin::roads::map_file {

/// No text is longer: longer ones than any map needs would only fill memory.
inline constexpr std::size_t longest_text = 4096;
/// Many records may name one text, and each gets a copy: bytes of all copies together.
inline constexpr std::uint64_t most_copied_text_bytes = 256'000'000;
/// Tables stay well below what an index of 32 bits can say.
inline constexpr std::uint64_t most_records = 500'000'000;
/// An index of routes has an edge for each turn, and turns grow with the square of this.
inline constexpr std::uint32_t most_links_at_junction = 64;

/// "65 links meet at 350000.0 380000.0": the first junction with more than most_links_at_junction; empty
/// where there is none. REQUIRES: links join junctions that are there.
std::string crowded_junction(std::span<const Junction> junctions, std::span<const Link> links);

}  // namespace tocsin::roads::map_file
