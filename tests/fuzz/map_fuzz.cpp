// Fuzz target: any bytes are an imported map's file, or changes to a real one that has its checksum mended.
// It is read, or there is a fault. Built with clang's -fsanitize=fuzzer, or with standalone_main.cpp.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "sim/base/hash.hpp"
#include "sim/roads/map_file.hpp"
#include "sim/roads/map_file_format.hpp"

namespace {

using namespace tocsin;

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

const std::string& halton() {
  static const std::string bytes = [] {
    const auto map = roads::open_map(TOCSIN_ROOT "/maps/halton");
    require(map.has_value(), "the map of Halton opens");
    const auto written = roads::map_file_bytes(*map);
    require(written.has_value(), "the map of Halton fits into one file");
    return *written;
  }();
  return bytes;
}

void check(std::string_view bytes) {
  const auto map = roads::read_map_file("map.bin", bytes);
  if (map) {
    require(map->network.links().size() > 0 || map->network.junctions().empty(), "what was read is whole");
    require(roads::map_file_bytes(*map).has_value(), "what was read can be written");
  } else {
    require(map.error().size() == 1 && !map.error().front().message.empty(), "a fault says something");
  }
}

std::string with_checksum(std::string bytes) {
  const Digest256 digest = blake2b_256(std::string_view(bytes).substr(roads::map_file::table_at));
  for (std::size_t i = 0; i < digest.size(); ++i) {
    bytes[roads::map_file::checksum_at + i] = static_cast<char>(digest[i]);
  }
  return bytes;
}

/// Each four bytes of the input put one byte somewhere, behind the checksum.
std::string changed_halton(std::string_view input) {
  constexpr std::size_t most_changes = 8;
  std::string bytes = halton();
  const std::size_t room = bytes.size() - roads::map_file::table_at;
  for (std::size_t i = 0; i + 4 <= input.size() && i < 4 * most_changes; i += 4) {
    const auto byte = [input](std::size_t at) { return std::size_t{static_cast<unsigned char>(input[at])}; };
    const std::size_t at = (byte(i) << 16U | byte(i + 1) << 8U | byte(i + 2)) % room;
    bytes[roads::map_file::table_at + at] = input[i + 3];
  }
  return with_checksum(std::move(bytes));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input{reinterpret_cast<const char*>(data), size};
  check(input);
  check(changed_halton(input));
  return 0;
}
