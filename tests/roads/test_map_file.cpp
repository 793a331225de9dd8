// The file of an imported map: what is written is read again; what is damaged, cut or forged is refused.
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "sim/base/hash.hpp"
#include "sim/roads/map_file.hpp"
#include "sim/roads/map_file_format.hpp"
#include "tests/fuzz/mutations.hpp"
#include "tests/roads/small_map.hpp"
#include "tests/support/scratch.hpp"

using namespace tocsin;
using namespace tocsin::roads;
namespace fs = std::filesystem;

namespace {

/// The small map with everything that only an imported one has.
Map imported_map() {
  Map map = *read_map("maps/small", small_map());
  std::vector<Junction> junctions{
      {{350000.0, 380000.0}, true}, {{350100.5, 380000.0}}, {{350100.5, 380100.0}}};
  Link first = map.network.links()[0];
  first.is_restricted = first.is_toll = first.is_urban = first.is_slip = true;
  first.max_speed_km_per_h = 48.28;
  first.max_weight_t = 7.5;
  first.max_height_m = 4.191;
  first.max_width_m = 2.1;
  Link second = first;
  second.number = 9;
  second.from = {1};
  second.to = {2};
  second.one_way = second.is_roundabout = true;
  second.length_m = 100.0;
  second.line = {junctions[1].at, junctions[2].at};
  map.network = Network(junctions, {first, second}, {{{0}, {1}, {1}}, {{0}, {1}, {0}}});
  map.index = RoadIndex(map.network);
  return map;
}

std::string bytes_of(const Map& map) {
  auto bytes = map_file_bytes(map);
  REQUIRE(bytes);
  return *bytes;
}

std::string faults(std::string_view bytes) {
  const auto map = read_map_file("maps/small/map.bin", bytes);
  return map ? "none" : format(map.error());
}

/// With a checksum that is right, so that what lies behind it is reached.
std::string forged(std::string bytes) {
  const Digest256 digest = blake2b_256(std::string_view(bytes).substr(map_file::table_at));
  for (std::size_t i = 0; i < digest.size(); ++i)
    bytes[map_file::checksum_at + i] = static_cast<char>(digest[i]);
  return bytes;
}

/// Where the n-th field of four bytes of a section's first record stands.
std::size_t field_at(const std::string& bytes, map_file::Section section, std::size_t field) {
  std::size_t offset = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    const std::size_t at = map_file::table_at + map_file::index_of(section) * map_file::table_row_bytes + i;
    offset |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])) << (8 * i);
  }
  return offset + 4 * field;
}

void set_field(std::string& bytes, map_file::Section section, std::size_t field, std::uint32_t value) {
  const std::size_t at = field_at(bytes, section, field);
  for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>((value >> (8 * i)) & 0xFFU);
}

std::string faults_with(map_file::Section section, std::size_t field, std::uint32_t value) {
  std::string bytes = bytes_of(imported_map());
  set_field(bytes, section, field, value);
  return faults(forged(std::move(bytes)));
}

/// Roads from the first junction to as many others, and one more between the last two of these.
Map star(std::uint32_t roads) {
  Map map = imported_map();
  std::vector<Junction> junctions{{{350000.0, 380000.0}}};
  std::vector<Link> links;
  const auto add = [&junctions, &links](std::uint32_t from, std::uint32_t to) {
    Link link;
    link.number = static_cast<std::uint32_t>(links.size() + 1);
    link.from = {from};
    link.to = {to};
    link.line = {junctions[from].at, junctions[to].at};
    link.length_m = 500.0;
    links.push_back(std::move(link));
  };
  for (std::uint32_t i = 1; i <= roads; ++i) {
    junctions.push_back({{350000.0 + i, 380100.0}});
    add(0, i);
  }
  add(roads - 1, roads);
  map.network = Network(std::move(junctions), std::move(links), {});
  map.index = RoadIndex(map.network);
  return map;
}

std::string faults_in_writing(const Map& map) {
  const auto bytes = map_file_bytes(map);
  return bytes ? "none" : format(bytes.error());
}

using test::Scratch;

}  // namespace

TEST_CASE("a map that is written is the same when it is opened") {
  const Map map = imported_map();
  const auto opened = read_map_file("map.bin", bytes_of(map));
  REQUIRE(opened);
  CHECK(opened->name == map.name);
  CHECK(opened->licence == map.licence);
  CHECK(opened->credits == map.credits);
  CHECK(opened->bounds.low == map.bounds.low);
  CHECK(opened->bounds.high == map.bounds.high);
  REQUIRE(opened->network.links().size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    const Link& a = opened->network.links()[i];
    const Link& b = map.network.links()[i];
    CHECK(a.number == b.number);
    CHECK(a.from == b.from);
    CHECK(a.to == b.to);
    CHECK(a.road_class == b.road_class);
    CHECK(a.structure == b.structure);
    CHECK(a.one_way == b.one_way);
    CHECK(a.is_roundabout == b.is_roundabout);
    CHECK(a.is_slip == b.is_slip);
    CHECK(a.is_restricted == b.is_restricted);
    CHECK(a.is_toll == b.is_toll);
    CHECK(a.is_urban == b.is_urban);
    CHECK(a.max_speed_km_per_h == b.max_speed_km_per_h);
    CHECK(a.max_weight_t == b.max_weight_t);
    CHECK(a.max_height_m == b.max_height_m);
    CHECK(a.max_width_m == b.max_width_m);
    CHECK(a.ref == b.ref);
    CHECK(a.name == b.name);
    CHECK(a.length_m == b.length_m);
    CHECK(a.line == b.line);
  }
  CHECK(opened->network.junctions()[0].has_signals);
  CHECK_FALSE(opened->network.junctions()[1].has_signals);
  CHECK(std::equal(opened->network.banned_turns().begin(), opened->network.banned_turns().end(),
                   map.network.banned_turns().begin(), map.network.banned_turns().end()));
  CHECK(std::equal(opened->index.junction_order().begin(), opened->index.junction_order().end(),
                   map.index.junction_order().begin(), map.index.junction_order().end()));
  REQUIRE(opened->areas.size() == 1);
  CHECK(opened->areas[0].rings == map.areas[0].rings);
  CHECK(opened->areas[0].box.high == map.areas[0].box.high);
  REQUIRE(opened->lines.size() == 1);
  CHECK(opened->lines[0].points == map.lines[0].points);
  CHECK(opened->settlements.at(0).name == "Smallham");
  CHECK(opened->receptors.at(0).at == map.receptors.at(0).at);
  CHECK(opened->population.at(0).by_age == map.population.at(0).by_age);
  CHECK(opened->population.at(0).residents == 15);
  CHECK(opened->find_place("small-works")->note == "says \"Small\"");
  CHECK(opened->find_place("small-works")->accuracy_m == 500);
  CHECK(opened->find_place("small-works")->confidence == "C");
  CHECK(bytes_of(*opened) == bytes_of(map));
}

TEST_CASE("a folder with an imported map opens, and its hash is the checksum") {
  const Scratch folder;
  const Map map = imported_map();
  REQUIRE(write_map_file(map, folder.path() / "map.bin"));
  CHECK_FALSE(fs::exists(folder.path() / "map.bin.part"));
  const auto opened = open_map(folder.path());
  REQUIRE(opened);
  CHECK(opened->hash == to_hex(blake2b_256(std::string_view(bytes_of(map)).substr(map_file::table_at))));
  CHECK(opened->network.links().size() == 2);
}

TEST_CASE("a map file that cannot be written leaves nothing behind") {
  const Scratch folder;
  fs::create_directory(folder.path() / "map.bin");
  const auto written = write_map_file(imported_map(), folder.path() / "map.bin");
  REQUIRE_FALSE(written);
  CHECK(format(written.error()) ==
        "error: \"" + (folder.path() / "map.bin").string() + "\" cannot be written: it is not a file\n");
  CHECK_FALSE(fs::exists(folder.path() / "map.bin.part"));
  const auto nowhere = write_map_file(imported_map(), folder.path() / "none" / "map.bin");
  REQUIRE_FALSE(nowhere);
  CHECK(format(nowhere.error()) == "error: \"" + (folder.path() / "none" / "map.bin").string() +
                                       "\" cannot be written: No such file or directory\n");
}

TEST_CASE("a text that is too long is refused when it is written") {
  Map map = imported_map();
  map.name = std::string(5000, 'x');
  const auto bytes = map_file_bytes(map);
  REQUIRE_FALSE(bytes);
  CHECK(format(bytes.error()) ==
        "error: the text \"" + std::string(40, 'x') + "...\" has 5000 bytes\n  expected: at most 4096\n");
}

TEST_CASE("a text that is not UTF-8 is refused when it is written") {
  Map map = imported_map();
  map.settlements.at(0).name = "Caf\xe9";
  CHECK(faults_in_writing(map) == "error: the text \"Caf?\" is not UTF-8\n  expected: UTF-8\n");
}

TEST_CASE("a link that ends where it began is refused when it is written") {
  Map map = imported_map();
  std::vector<Link> links(map.network.links().begin(), map.network.links().end());
  links[1].to = links[1].from;
  links[1].line.push_back(links[1].line.front());
  map.network =
      Network({map.network.junctions().begin(), map.network.junctions().end()}, std::move(links), {});
  CHECK(faults_in_writing(map) ==
        "error: link 9 begins and ends at one junction\n  expected: two junctions\n");
}

TEST_CASE("more links at one junction than an index can bear are neither read nor written") {
  std::string bytes = bytes_of(star(64));
  CHECK(faults(bytes) == "none");
  constexpr std::size_t fields_of_link = 14;
  set_field(bytes, map_file::Section::Links, 64 * fields_of_link + 1, 0);  // the last one's start
  CHECK(faults(forged(std::move(bytes))) ==
        "maps/small/map.bin: error: 65 links meet at 350000.0 380000.0\n  expected: at most 64\n");
  CHECK(faults_in_writing(star(65)) == "error: 65 links meet at 350000.0 380000.0\n  expected: at most 64\n");
}

TEST_CASE("one long text that is named again and again is neither read nor written") {
  constexpr std::uint32_t names = 62'500;  // with the map's own name just over the limit
  Map map = imported_map();
  map.name = std::string(4096, 'x');
  map.credits.assign(names, "invented");
  std::string bytes = bytes_of(map);
  for (std::uint32_t i = 0; i < names; ++i) set_field(bytes, map_file::Section::Credits, i, 0);
  CHECK(faults(forged(std::move(bytes))) ==
        "maps/small/map.bin: error: texts are named too often\n  expected: at most 256000000 bytes in all\n");
  map.credits.assign(names, map.name);
  CHECK(faults_in_writing(map).find("  expected: at most 256000000 in all\n") != std::string::npos);
}

TEST_CASE("a file that is none, of another version or damaged says so") {
  const std::string bytes = bytes_of(imported_map());
  CHECK(faults("hello") ==
        "maps/small/map.bin: error: this is not an imported map's file\n"
        "  expected: a whole file that `tocsin map import` wrote\n");
  std::string other = bytes;
  other[map_file::version_at] = 2;
  CHECK(faults(other) ==
        "maps/small/map.bin: error: this file has version 2 of the format\n"
        "  expected: version 1: import the extract again with this program\n");
  std::string longer = bytes;
  longer[map_file::section_count_at] = 17;
  CHECK(faults(longer) ==
        "maps/small/map.bin: error: this file says that it has 17 sections\n"
        "  expected: 16: copy the file again, or import the extract again\n");
  std::string damaged = bytes;
  damaged[bytes.size() / 2] = static_cast<char>(damaged[bytes.size() / 2] ^ 1);
  CHECK(faults(damaged) ==
        "maps/small/map.bin: error: this file is damaged: its checksum is not that of its bytes\n"
        "  expected: the file as it was written: copy it again, or import the extract again\n");
  CHECK(faults(std::string_view(bytes).substr(0, bytes.size() - 1)) ==
        fmt::format("maps/small/map.bin: error: this file has {} bytes and says that it had {}\n"
                    "  expected: the whole file: copy it again, or import the extract again\n",
                    bytes.size() - 1, bytes.size()));
}

TEST_CASE("a file with any byte changed is refused") {
  const std::string bytes = bytes_of(imported_map());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const int change : {1, 128, 255}) {
      std::string changed = bytes;
      changed[i] = static_cast<char>(changed[i] ^ change);
      CAPTURE(i, change);
      CHECK_FALSE(read_map_file("map.bin", changed));
    }
  }
}

TEST_CASE("a file cut anywhere is refused") {
  const std::string bytes = bytes_of(imported_map());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(read_map_file("map.bin", std::string_view(bytes).substr(0, size)));
  }
  CHECK_FALSE(read_map_file("map.bin", bytes + "x"));
}

TEST_CASE("what a forged file says is checked before it is believed") {
  using map_file::Section;
  CHECK(faults_with(Section::Links, 1, 7) ==
        "maps/small/map.bin: error: link 7 joins junctions 7 and 1 of 3\n"
        "  expected: junctions that are in the file\n");
  CHECK(faults_with(Section::Links, 2, 0) ==
        "maps/small/map.bin: error: link 7 begins and ends at junction 0\n  expected: two junctions\n");
  CHECK(faults_with(Section::Population, 4, 10'000'001) ==
        "maps/small/map.bin: error: 10000001 people of an age\n  expected: at most 10000000\n");
  CHECK(faults_with(Section::Places, 6, 100'001) ==
        "maps/small/map.bin: error: a place is accurate to 100001 m\n  expected: at most 100000\n");
  CHECK(faults_with(Section::Links, 0, 0) ==
        "maps/small/map.bin: error: link 0 follows link 0\n  expected: ascending numbers from 1\n");
  CHECK(faults_with(Section::Links, 3, 7) ==
        "maps/small/map.bin: error: a road of class 7\n  expected: 0 to 6\n");
  CHECK(faults_with(Section::Links, 5, 2) ==
        "maps/small/map.bin: error: link 7 has flags 2\n  expected: known flags, and one-way on a "
        "roundabout\n");
  CHECK(faults_with(Section::Links, 11, 99).find("text 99 of ") != std::string::npos);
  CHECK(faults_with(Section::Links, 13, 4'000'000'000) ==
        "maps/small/map.bin: error: the file has 10 points, and more are named\n"
        "  expected: what docs/map-format.md says of imported maps\n");
  CHECK(faults_with(Section::Junctions, 0, 7'000'001) ==
        "maps/small/map.bin: error: a point at 7000001 3800000 dm lies off the National Grid\n"
        "  expected: 0 to 7000000 and 0 to 13000000\n");
  CHECK(faults_with(Section::BannedTurns, 1, 2) ==
        "maps/small/map.bin: error: a turn from link 0 by junction 2 into link 0 is banned\n"
        "  expected: two links that meet at the junction\n");
  CHECK(faults_with(Section::JunctionOrder, 0, 3) ==
        "maps/small/map.bin: error: junction 3 is in order twice or not there\n  expected: each once\n");
  CHECK(faults_with(Section::Areas, 2, 3) ==
        "maps/small/map.bin: error: an area has 3 rings\n  expected: one or more, all of them in the file\n");
  CHECK(faults_with(Section::Rings, 0, 2) ==
        "maps/small/map.bin: error: a ring of fewer than three points\n  expected: three points or more\n");
  CHECK(faults_with(Section::Texts, 0, 5000).find("at most 4096") != std::string::npos);
}

TEST_CASE("a forged file opens or is refused, and never crashes") {
  const std::string bytes = bytes_of(imported_map());
  int opened = 0;
  for (std::uint64_t n = 0; n < 20'000; ++n) {
    fuzz::detail::Dice dice(n);
    std::string changed = bytes;
    for (std::size_t edits = 1 + dice.below(3); edits > 0; --edits) {
      const std::size_t at = map_file::table_at + dice.below(bytes.size() - map_file::table_at);
      changed[at] = static_cast<char>(dice.below(2) == 0 ? dice.below(4) : dice.below(256));
    }
    const auto map = read_map_file("map.bin", forged(std::move(changed)));
    if (map) ++opened;
    if (!map) CHECK_FALSE(format(map.error()).empty());
  }
  CHECK(opened > 0);
}
